// Takes a text as a reader reads it; makes questions about names in it that no key lists.
#include "redact/unlisted.h"

#include "redact/evidence.h"
#include "redact/words.h"

#include <algorithm>

namespace dhrdoc::redact {

namespace {

bool is_any(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::any_of(list.begin(), list.end(), [&](std::string_view one) { return word == one; });
}

class UnlistedFinder {
public:
    UnlistedFinder(View const& view, std::vector<bool> const& is_protected, Withheld const& withheld,
                   std::vector<Span> const& found)
        : view_(view), protected_(is_protected), withheld_(withheld), found_(found) {}

    std::vector<Span> find() {
        for (std::size_t i = 0; i < view_.size(); ++i) {
            if (!may_be_name(i)) continue;
            std::size_t past = i + 1;
            while (past < view_.size() && past - i < 4 && view_.gap(past - 1) == " " &&
                   !view_.tokens()[past].starts_sentence && may_be_name(past))
                ++past;
            if (has_evidence(i, past)) ask(i, past);
            i = past - 1;
        }
        return std::move(spans_);
    }

private:
    /// A capital at the start, small letters behind it, and nothing that English or the case knows.
    [[nodiscard]] bool may_be_name(std::size_t i) const {
        auto const& token = view_.tokens()[i];
        auto const word = view_.word(i);
        if (token.shape != Shape::capital || protected_[i] || word.size() < 3) return false;
        if (words::is_common(word) ||
            words::is(word, words::acronym | words::place | words::weekday | words::month | words::organisation) ||
            withheld_.is_public_name(word))
            return false;
        auto const at = view_.source_of_tokens(i, i + 1);
        return std::none_of(found_.begin(), found_.end(),
                            [&](Span const& span) { return span.at.begin < at.end && at.begin < span.at.end; });
    }
    [[nodiscard]] bool has_evidence(std::size_t first, std::size_t past) const {
        if (past < view_.size() && view_.gap(past - 1) == " " && view_.tokens()[past].is_capitalised() &&
            words::is(view_.word(past), words::organisation | words::house))
            return false;
        if (first > 0 && !view_.tokens()[first].starts_sentence && view_.gap(first - 1).size() <= 2 &&
            words::is_title(view_.word(first - 1)) && view_.tokens()[first - 1].is_capitalised())
            return true;
        bool const known = words::is(view_.word(first), words::forename) && past - first >= 2;
        if (known) return true;
        if (past < view_.size() && view_.gap(past - 1) == " " && is_speech(view_.word(past)) &&
            !view_.tokens()[past].starts_sentence)
            return true;
        return in_mail_header(first);
    }
    [[nodiscard]] static bool is_speech(std::string_view word) {
        return is_any(word, {"said", "told", "asked", "replied", "stated", "disclosed", "explained", "phoned", "rang",
                             "texted", "wrote", "shouted", "alleged", "denied", "admitted", "telephoned"});
    }
    [[nodiscard]] bool in_mail_header(std::size_t first) const {
        for (std::size_t back = 1; back <= 6 && back <= first; ++back) {
            auto const gap = view_.gap(first - back);
            if (is_any(view_.word(first - back), {"from", "to", "cc", "bcc"}) && gap.starts_with(":") &&
                (first - back == 0 || view_.gap_before(first - back).find('\n') != std::string_view::npos ||
                 view_.tokens()[first - back].starts_sentence))
                return true;
            if (gap.find('\n') != std::string_view::npos) return false;
        }
        return false;
    }
    void ask(std::size_t first, std::size_t past) {
        Span span;
        span.rule = Rule::name_unlisted;
        span.certain = false;
        span.form = Form::as_given;
        span.replacement = "[name withheld]";
        span.at = view_.source_of_tokens(first, past);
        span.question = "a name that the key does not list";
        for (std::size_t i = first; i < past; ++i) span.group += std::string(view_.word(i)) + " ";
        spans_.push_back(std::move(span));
    }

    View const& view_;
    std::vector<bool> const& protected_;
    Withheld const& withheld_;
    std::vector<Span> const& found_;
    std::vector<Span> spans_;
};

}  // namespace

std::vector<Span> find_unlisted(View const& view, std::vector<bool> const& is_protected, Withheld const& withheld,
                                std::vector<Span> const& found) {
    if (!withheld.has(Rule::name_unlisted)) return {};
    return UnlistedFinder(view, is_protected, withheld, found).find();
}

}  // namespace dhrdoc::redact
