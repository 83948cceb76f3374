// Takes any bytes; reads them as a .eml file and as a chain in plain text and in Markdown. It must not crash, throw or
// run away, and what it makes is text.
#include "mail/chain.h"
#include "mail/mime.h"

#include "base/unicode.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

void must_be_text(std::string const& text) {
    if (dhrdoc::base::first_invalid_utf8(text)) std::abort();
}

void read(std::string const& text) {
    using namespace dhrdoc;
    for (auto const writing : {mail::Writing::plain, mail::Writing::markdown}) {
        base::Sources sources;
        base::Diagnostics diagnostics;
        auto const chain = mail::chain_in(sources.add("chain.txt", text), writing, diagnostics);
        for (auto const& message : chain.messages) {
            must_be_text(message.body);
            must_be_text(message.signature);
        }
        must_be_text(model::to_string(chain));
        // Markdown has line breaks of its own, and marks that turn the direction are dropped before a chain is read.
        bool const as_it_stands = writing == mail::Writing::plain &&
                                  std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
        if (as_it_stands && !chain.messages.empty() && !mail::is_chain(text)) {
            // Only "On Monday, Jane wrote:" begins a message as well.
            if (chain.messages.front().headers.size() != 2) std::abort();
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace dhrdoc;
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    base::Diagnostics diagnostics;
    (void)mail::looks_like_eml(bytes);
    auto const text = mail::text_of_eml(bytes, diagnostics);
    must_be_text(text);
    read(text);
    if (!base::first_invalid_utf8(bytes)) read(std::string(bytes));
    return 0;
}
