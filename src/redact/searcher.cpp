// Takes a policy; makes a way to look for what it withholds in any text, lent to xray.
#include "redact/searcher.h"

#include "redact/find.h"
#include "redact/variants.h"
#include "redact/view.h"

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <cstring>
#include <unordered_map>
#include <vector>

namespace dhrdoc::redact {

namespace {

/// Names shorter than this are found in squeezed text by chance.
constexpr std::size_t shortest_in_squeezed = 5;
/// From here on nobody's neighbouring words spell them.
constexpr std::size_t long_in_squeezed = 7;

struct Pattern {
    std::string letters;  // letters and digits, folded
    Rule rule;
    SubjectIndex subject;
    bool certain;
};

/// Looks for all of them in one pass: by their first letters, in a table.
class Patterns {
public:
    void add(Pattern pattern) {
        auto const index = static_cast<std::uint32_t>(all_.size());
        if (pattern.letters.size() < begin_size) {
            short_.push_back(index);
        } else {
            auto const key = key_of(pattern.letters.data());
            seen_[slot_of(key)] = true;
            by_begin_[key].push_back(index);
        }
        all_.push_back(std::move(pattern));
    }
    /// Calls `found` with a place in `text` and the pattern that begins there.
    template <typename Found>
    void find_in(std::string_view text, Found const& found) const {
        for (std::size_t at = 0; at + begin_size <= text.size(); ++at) {
            auto const key = key_of(text.data() + at);
            if (!seen_[slot_of(key)]) continue;
            auto const begun = by_begin_.find(key);
            if (begun == by_begin_.end()) continue;
            for (auto const index : begun->second)
                if (text.substr(at).starts_with(all_[index].letters)) found(at, all_[index]);
        }
        for (auto const index : short_) {
            auto const& letters = all_[index].letters;
            for (auto at = text.find(letters); at != std::string_view::npos; at = text.find(letters, at + 1))
                found(at, all_[index]);
        }
    }

private:
    static constexpr std::size_t begin_size = 4;
    static constexpr std::size_t slots = 1U << 16U;
    [[nodiscard]] static std::uint32_t key_of(char const* text) {
        std::uint32_t key = 0;
        std::memcpy(&key, text, begin_size);
        return key;
    }
    [[nodiscard]] static std::size_t slot_of(std::uint32_t key) { return (key * 2'654'435'761U) >> 16U; }

    std::vector<Pattern> all_;
    std::bitset<slots> seen_;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_begin_;
    std::vector<std::uint32_t> short_;
};

class Searcher final : public model::Search {
public:
    explicit Searcher(std::shared_ptr<Withheld const> withheld)
        : withheld_(std::move(withheld)), patterns_(patterns_of(*withheld_)) {}

    std::vector<model::Hit> find(std::string_view text, model::Reading reading) const override {
        return reading == model::Reading::prose ? find_in_prose(text) : find_in_squeezed(text);
    }

    std::vector<std::string> words() const override {
        std::vector<std::string> out;
        if (withheld_->policy().profile == model::Profile::working) return out;
        auto const add = [&out](std::string const& word) {
            if (!word.empty() && std::find(out.begin(), out.end(), word) == out.end()) out.push_back(word);
        };
        for (auto const& person : withheld_->policy().identities->people) {
            auto const& name = person.name.value;
            add(name);
            add(person.surname.value.empty() ? surname_in(name) : person.surname.value);
        }
        return out;
    }

private:
    [[nodiscard]] std::vector<model::Hit> find_in_prose(std::string_view text) const {
        WordMemory memory;
        std::vector<model::Hit> out;
        for (auto const& span :
             redact::find(text, StreamKind::prose, Setting::ordinary, *withheld_, memory, Inferences::left_out)) {
            if (span.kind == Kind::inference || span.subject < 0 || span.is_only_asked) continue;
            // "the 12th" is of a month that was named before it: on a page that may have been in another paragraph.
            bool const sure = span.certain && span.rule != Rule::date_elliptic;
            out.push_back({span.at.begin, span.at.end, std::string(id_of(span.rule)), subject_of(span),
                           sure && !is_shared(text.substr(span.at.begin, span.at.end - span.at.begin))});
        }
        std::stable_sort(out.begin(), out.end(),
                         [](model::Hit const& a, model::Hit const& b) { return a.begin < b.begin; });
        return out;
    }
    /// A word that may as well mean somebody who is named.
    [[nodiscard]] bool is_shared(std::string_view words) const { return is_shared(words, *withheld_); }
    [[nodiscard]] static bool is_shared(std::string_view words, Withheld const& withheld) {
        auto const* mails = withheld.correspondence();
        return mails != nullptr && mails->shared_words.contains(squeezed(words));
    }
    [[nodiscard]] std::string subject_of(Span const& span) const {
        auto const index = static_cast<std::size_t>(span.subject);
        return span.kind == Kind::date ? withheld_->days().at(index).id : withheld_->subjects().at(index).id;
    }
    /// Letters and digits only; where a name stands among them is mapped back to the text.
    [[nodiscard]] std::vector<model::Hit> find_in_squeezed(std::string_view text) const {
        View const view(text);
        std::string squeezed;
        std::vector<std::uint32_t> folded_at;
        squeezed.reserve(view.folded().size());
        folded_at.reserve(view.folded().size());
        for (auto const& token : view.tokens()) {
            for (auto at = token.begin; at < token.end; ++at) {
                squeezed += view.folded()[at];
                folded_at.push_back(at);
            }
        }
        std::vector<model::Hit> out;
        patterns_.find_in(squeezed, [&](std::size_t at, Pattern const& pattern) {
            auto const range = view.source_of(folded_at[at], folded_at[at + pattern.letters.size() - 1] + 1);
            out.push_back({range.begin, range.end, std::string(id_of(pattern.rule)),
                           withheld_->subjects()[pattern.subject].id, pattern.certain});
        });
        std::stable_sort(out.begin(), out.end(),
                         [](model::Hit const& a, model::Hit const& b) { return a.begin < b.begin; });
        return out;
    }

    [[nodiscard]] static Patterns patterns_of(Withheld const& withheld) {
        Patterns patterns;
        for (auto const& [word, index] : withheld.long_words()) {
            if (word.size() < shortest_in_squeezed) continue;
            auto const& node = withheld.node(index);
            patterns.add({word, node.atoms.front().rule, node.atoms.front().subject,
                          !node.ambiguous && word.size() >= long_in_squeezed && !is_shared(word, withheld)});
        }
        for (auto const& phrase : withheld.phrases()) {
            if (phrase.squeezed.size() < shortest_in_squeezed) continue;
            patterns.add(
                {phrase.squeezed, phrase.rule, phrase.subject,
                 !phrase.is_kept_elsewhere && phrase.squeezed.size() >= long_in_squeezed && !phrase.gaps.empty()});
        }
        for (auto const& code : withheld.codes())
            if (!code.squeezed.empty()) patterns.add({code.squeezed, Rule::id_listed, code.subject, true});
        return patterns;
    }

    std::shared_ptr<Withheld const> withheld_;
    Patterns patterns_;
};

}  // namespace

std::shared_ptr<model::Search const> make_search(std::shared_ptr<Withheld const> withheld) {
    return std::make_shared<Searcher>(std::move(withheld));
}
std::shared_ptr<model::Search const> make_search(model::Policy const& policy) { return make_search(compile(policy)); }

}  // namespace dhrdoc::redact
