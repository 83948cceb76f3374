// Takes a policy; makes a way to look for what it withholds in any text, lent to xray.
#include "redact/searcher.h"

#include "redact/find.h"
#include "redact/variants.h"
#include "redact/view.h"

#include <algorithm>

namespace dhrdoc::redact {

namespace {

/// Names shorter than this are found in squeezed text by chance.
constexpr std::size_t shortest_in_squeezed = 5;

class Searcher final : public model::Search {
public:
    explicit Searcher(std::shared_ptr<Withheld const> withheld) : withheld_(std::move(withheld)) {}

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
        for (auto const& span : redact::find(text, StreamKind::prose, Setting::ordinary, *withheld_, memory)) {
            if (span.kind == Kind::inference || span.subject < 0 || span.is_only_asked) continue;
            out.push_back({span.at.begin, span.at.end, std::string(id_of(span.rule)), subject_of(span), span.certain});
        }
        std::stable_sort(out.begin(), out.end(),
                         [](model::Hit const& a, model::Hit const& b) { return a.begin < b.begin; });
        return out;
    }
    [[nodiscard]] std::string subject_of(Span const& span) const {
        auto const index = static_cast<std::size_t>(span.subject);
        return span.kind == Kind::date ? withheld_->days().at(index).id : withheld_->subjects().at(index).id;
    }
    /// Letters and digits only; where a name stands among them is mapped back to the text.
    [[nodiscard]] std::vector<model::Hit> find_in_squeezed(std::string_view text) const {
        View const view(text);
        std::string squeezed;
        std::vector<std::size_t> folded_at;
        for (auto const& token : view.tokens()) {
            for (std::size_t at = token.begin; at < token.end; ++at) {
                squeezed += view.folded()[at];
                folded_at.push_back(at);
            }
        }
        std::vector<model::Hit> out;
        auto const add = [&](std::size_t at, std::size_t length, Rule rule, std::string subject, bool certain) {
            auto const range = view.source_of(folded_at[at], folded_at[at + length - 1] + 1);
            out.push_back({range.begin, range.end, std::string(id_of(rule)), std::move(subject), certain});
        };
        for (auto const& [word, node] : withheld_->long_words()) {
            if (word.size() < shortest_in_squeezed) continue;
            auto const& atom = withheld_->node(node).atoms.front();
            for (auto at = squeezed.find(word); at != std::string::npos; at = squeezed.find(word, at + 1))
                add(at, word.size(), atom.rule, withheld_->subjects()[atom.subject].id,
                    !withheld_->node(node).ambiguous && word.size() >= 7);
        }
        for (auto const& phrase : withheld_->phrases()) {
            if (phrase.squeezed.size() < shortest_in_squeezed) continue;
            for (auto at = squeezed.find(phrase.squeezed); at != std::string::npos;
                 at = squeezed.find(phrase.squeezed, at + 1))
                add(at, phrase.squeezed.size(), phrase.rule, withheld_->subjects()[phrase.subject].id,
                    !phrase.is_kept_elsewhere && phrase.squeezed.size() >= 7 && !phrase.gaps.empty());
        }
        for (auto const& code : withheld_->codes())
            for (auto at = squeezed.find(code.squeezed); at != std::string::npos;
                 at = squeezed.find(code.squeezed, at + 1))
                add(at, code.squeezed.size(), Rule::id_listed, withheld_->subjects()[code.subject].id, true);
        std::stable_sort(out.begin(), out.end(),
                         [](model::Hit const& a, model::Hit const& b) { return a.begin < b.begin; });
        return out;
    }

    std::shared_ptr<Withheld const> withheld_;
};

}  // namespace

std::shared_ptr<model::Search const> make_search(std::shared_ptr<Withheld const> withheld) {
    return std::make_shared<Searcher>(std::move(withheld));
}
std::shared_ptr<model::Search const> make_search(model::Policy const& policy) { return make_search(compile(policy)); }

}  // namespace dhrdoc::redact
