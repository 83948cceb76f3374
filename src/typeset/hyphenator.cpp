// Takes patterns and a word; asks libhyphen where a hyphen may break it.
#include "typeset/hyphenator.h"

#include <array>
#include <cstdio>
#include <cstdlib>

#include <hyphen.h>

namespace dhrdoc::typeset {

namespace {

struct Closer {
    void operator()(HyphenDict* dictionary) const { hnj_hyphen_free(dictionary); }
    void operator()(std::FILE* file) const { std::fclose(file); }
};

class PatternHyphenator final : public Hyphenator {
public:
    explicit PatternHyphenator(std::unique_ptr<HyphenDict, Closer> dictionary) : dictionary_(std::move(dictionary)) {}

    std::vector<std::uint32_t> breaks(std::string_view word) override {
        constexpr std::size_t longest = 100;
        std::vector<std::uint32_t> out;
        if (word.size() > longest) return out;
        std::string const terminated(word);     // the library looks at what is behind the word
        std::array<char, longest + 5> marks{};  // and writes five marks more than it has letters
        // Spellings that change at a hyphen, as German once had them. English has none; they are not used.
        char** spellings = nullptr;
        int* positions = nullptr;
        int* cuts = nullptr;
        hnj_hyphen_hyphenate2(dictionary_.get(), terminated.c_str(), static_cast<int>(word.size()), marks.data(),
                              nullptr, &spellings, &positions, &cuts);
        for (std::size_t i = 0; i < word.size(); ++i) {
            bool const respelt = spellings != nullptr && spellings[i] != nullptr;
            if (marks.at(i) % 2 == 1 && !respelt && i + 1 < word.size())
                out.push_back(static_cast<std::uint32_t>(i + 1));
            if (respelt) std::free(spellings[i]);
        }
        std::free(spellings);
        std::free(positions);
        std::free(cuts);
        return out;
    }

private:
    std::unique_ptr<HyphenDict, Closer> dictionary_;
};

}  // namespace

std::unique_ptr<Hyphenator> make_hyphenator(std::string const& patterns) {
    if (patterns.empty()) return nullptr;
    // It is only read.
    std::unique_ptr<std::FILE, Closer> const file(fmemopen(const_cast<char*>(patterns.data()), patterns.size(), "r"));
    if (!file) return nullptr;
    std::unique_ptr<HyphenDict, Closer> dictionary(hnj_hyphen_load_file(file.get()));
    if (!dictionary) return nullptr;
    return std::make_unique<PatternHyphenator>(std::move(dictionary));
}

}  // namespace dhrdoc::typeset
