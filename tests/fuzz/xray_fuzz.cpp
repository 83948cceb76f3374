// Takes any bytes; examines them as a PDF and as a text. It must not crash, throw, or run away, and what it says must
// not quote what it looked for.
#include "../xray/fake_search.h"
#include "xray/examine.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace dhrdoc::xray;
    static test::FakeSearch const search({"Eleanor Whitcombe", "Whitcombe"}, {"12 March 2021"});
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    for (Strictness const strictness : {Strictness::any, Strictness::ours}) {
        Examination const examination = examine(bytes, search, strictness);
        for (Finding const& finding : examination.findings) {
            if ((finding.where + finding.message + finding.channel).find("Whitcombe") != std::string::npos)
                std::abort();
        }
        if (!examination.readable && examination.refusal.empty()) std::abort();
    }
    (void)examine_text(bytes, search);
    return 0;
}
