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
                   std::vector<Span> const& found, WordMemory& memory)
        : view_(view), protected_(is_protected), withheld_(withheld), found_(found), memory_(memory) {}

    std::vector<Span> find() {
        look_through();
        // Whoever stands in a list before somebody asked about is read a second time.
        if (!spans_.empty()) look_through();
        return std::move(spans_);
    }

private:
    void look_through() {
        for (std::size_t i = 0; i < view_.size(); ++i) {
            if (auto const past = past_sure_name(i); past > i) {
                ask(i, past);
                i = past - 1;
                continue;
            }
            if (!may_be_name(i)) continue;
            auto const past = end_of_name(i);
            if (has_evidence(i, past) || memory_.asked.contains(view_.word(i))) ask(i, past);
            i = past - 1;
        }
    }
    /// Names side by side, hyphenated or with an apostrophe: "Anja Dunwoody-Pryce", "O'Hara".
    [[nodiscard]] std::size_t end_of_name(std::size_t i) const {
        std::size_t past = i + 1;
        while (past < view_.size() && past - i < 6 && !view_.tokens()[past].starts_sentence) {
            auto const gap = view_.gap(past - 1);
            bool const within = (gap == "-" || gap == "'") && view_.tokens()[past].is_capitalised() && is_free(past);
            bool const is_surname = words::is(view_.word(past), words::surname) && is_capital_and_free(past) &&
                                    words::is(view_.word(past - 1), words::forename);  // "Simon Brown"
            if (!within && !(gap == " " && (may_be_name(past) || is_surname))) break;
            ++past;
        }
        return past;
    }
    /// The token behind a name that needs no other evidence, or `i`.
    [[nodiscard]] std::size_t past_sure_name(std::size_t i) const {
        if (auto const past = behind_courtesy(i); past > i) return past;
        if (auto const past = before_office(i); past > i) return past;
        return behind_initials(i);
    }
    [[nodiscard]] bool is_capital_and_free(std::size_t i) const {
        return view_.tokens()[i].shape == Shape::capital && view_.word(i).size() >= 3 && is_free(i);
    }
    /// "Ward LJ", "Street and Marsh JJ": behind the name of a judge or of counsel stands the office.
    [[nodiscard]] std::size_t before_office(std::size_t i) const {
        if (!is_capital_and_free(i) || !office_follows(view_, i + 1)) return i;
        auto const word = view_.word(i);
        bool const is_word_alone = words::is_title(word) || withheld_.is_public_name(word) ||
                                   words::is(word, words::determiner | words::preposition | words::kin) ||
                                   is_any(word, {"leading", "junior", "counsel", "senior", "now"});
        return is_word_alone ? i : i + 1;
    }
    /// "represented by C. Lentner", "A.-M. Mendier": an initial with its full stop within a sentence, and a word that
    /// is none. "A. Background" is a heading.
    [[nodiscard]] std::size_t behind_initials(std::size_t i) const {
        if (i == 0 || view_.tokens()[i].starts_sentence) return i;
        auto const at = past_initials(i);
        if (at == i || at >= view_.size() || !view_.gap(at - 1).starts_with(".")) return i;
        return may_be_name(at) && view_.gap(i - 1) == " " ? end_of_name(at) : i;
    }
    [[nodiscard]] std::size_t past_initials(std::size_t i) const {
        std::size_t at = i;
        while (at < view_.size() && at - i < 3 && view_.word(at).size() == 1 && view_.tokens()[at].is_word() &&
               view_.tokens()[at].is_capitalised() && is_any(view_.gap(at), {" ", ". ", ".", ".-", "-"}))
            ++at;
        return at;
    }
    /// "Mr Street", "HHJ van den Heuvel", "Ms A Field": behind these a word in capitals is a name, whatever else it is.
    /// The token behind the name that begins at `i`, or `i`.
    [[nodiscard]] std::size_t behind_courtesy(std::size_t i) const {
        if (i == 0 || view_.tokens()[i].starts_sentence || !view_.tokens()[i - 1].is_capitalised()) return i;
        auto const gap = view_.gap(i - 1);
        if (gap != " " && gap != ". " && gap != "\n") return i;
        auto const title = view_.word(i - 1);
        bool const police = is_any(title, {"pc", "wpc", "dc", "wdc", "pcso", "sgt", "sergeant", "hhj", "insp"});
        bool const after_mr =
            i > 1 && is_any(title, {"justice"}) && is_any(view_.word(i - 2), {"mr", "mrs", "ms", "lord", "lady"});
        bool const is_courtesy =
            is_any(title, {"mr", "mrs", "ms", "miss", "mx", "mme", "dr", "professor", "cllr", "ambassador"});
        // "Sir Nicholas Warren", "Judge Brown": behind these only what is somebody's name as well.
        bool const is_honour = is_any(title, {"sir", "dame", "judge", "justice", "lord", "lady"}) &&
                               words::is(view_.word(i), words::forename | words::surname) &&
                               !words::is(view_.word(i), words::organisation);
        if (!police && !after_mr && !is_courtesy && !is_honour) return i;
        std::size_t at = past_initials(i);
        // "Mr J.S.": two initials are all that some texts say.
        if (at >= i + 1 && is_initial_at_end(at)) return at + 1;
        if (at >= i + 2 && is_initial_at_end(at - 1) && (at >= view_.size() || !view_.tokens()[at].is_capitalised()))
            return at;
        while (at + 1 < view_.size() && at - i < 5 && view_.tokens()[at].shape == Shape::lower &&
               is_any(view_.word(at), {"van", "von", "de", "der", "den", "du", "la", "le", "di", "da", "al", "el", "ap",
                                       "bin", "ter", "ten", "dos", "del"}) &&
               is_any(view_.gap(at), {" ", "-"}))
            ++at;
        if (at >= view_.size() || !is_free(at) || view_.word(at).size() < 2 || !view_.tokens()[at].is_capitalised())
            return i;
        auto const word = view_.word(at);
        if (words::is_title(word) || withheld_.is_public_name(word) ||
            words::is(word, words::kin | words::determiner) ||
            is_any(word, {"speaker", "president", "chairman", "chair", "ambassador", "secretary", "advocate", "in",
                          "world", "deputy", "registrar", "right", "wrong", "big", "who"}))
            return i;
        if (police && words::is(word, words::organisation | words::acronym)) return i;
        return end_of_name(at);
    }
    /// The last of two initials or more, behind which no name stands.
    [[nodiscard]] bool is_initial_at_end(std::size_t at) const {
        return at < view_.size() && view_.word(at).size() == 1 && view_.tokens()[at].is_word() &&
               view_.tokens()[at].is_capitalised() && view_.gap(at - 1) == "." && is_free(at);
    }
    /// Not part of anything that was found, or that stays.
    [[nodiscard]] bool is_free(std::size_t i) const {
        if (protected_[i]) return false;
        auto const at = view_.source_of_tokens(i, i + 1);
        auto const covers = [&](Span const& span) { return span.at.begin < at.end && at.begin < span.at.end; };
        return std::none_of(found_.begin(), found_.end(), covers) && std::none_of(spans_.begin(), spans_.end(), covers);
    }
    /// A capital at the start, small letters behind it, and nothing that English or the case knows.
    [[nodiscard]] bool may_be_name(std::size_t i) const {
        auto const& token = view_.tokens()[i];
        auto const word = view_.word(i);
        bool const capital = token.shape == Shape::capital ||
                             (token.shape == Shape::mixed && (word.starts_with("mc") || word.starts_with("mac")));
        if (!capital || word.size() < 3) return false;
        if (words::is_common(word) ||
            words::is(word, words::acronym | words::place | words::weekday | words::month | words::organisation) ||
            withheld_.is_public_name(word))
            return false;
        return is_free(i);
    }
    [[nodiscard]] bool has_evidence(std::size_t first, std::size_t past) const {
        if (past < view_.size() && view_.gap(past - 1) == " " && view_.tokens()[past].is_capitalised() &&
            words::is(view_.word(past), words::organisation | words::house))
            return false;
        if (first > 0 && !view_.tokens()[first].starts_sentence && view_.gap(first - 1).size() <= 2 &&
            words::is_title(view_.word(first - 1)) && view_.tokens()[first - 1].is_capitalised())
            return true;
        if (office_follows(view_, past) || is_done_to_a_person(view_, past)) return true;
        bool const known = words::is(view_.word(first), words::forename) && past - first >= 2;
        if (known) return true;
        // In mails people are named as those who know them name them: any capital that is no word is asked about.
        if (withheld_.correspondence() != nullptr &&
            (words::is(view_.word(first), words::forename) || !view_.tokens()[first].starts_sentence))
            return true;
        if (past < view_.size() && view_.gap(past - 1) == " " && is_speech(view_.word(past)) &&
            !view_.tokens()[past].starts_sentence)
            return true;
        return in_mail_header(first) || is_listed_with_people(first, past);
    }
    /// "Present: Okafor, Nneka; Harker, Daniel; Adeyemi, Bola", where some are known: the others are people too.
    [[nodiscard]] bool is_listed_with_people(std::size_t first, std::size_t past) const {
        return is_person_before(first) || is_person_behind(past);
    }
    [[nodiscard]] static bool parts_a_list(std::string_view gap) {
        return is_any(gap, {", ", "; ", " / ", "/", " & ", ";", ",\n", ";\n", " | ", " - ", ": "});
    }
    [[nodiscard]] bool is_person_before(std::size_t first) const {
        if (first == 0 || !(parts_a_list(view_.gap(first - 1)) || (view_.gap(first - 1) == " " && joins(first - 1))))
            return false;
        auto const before = view_.gap(first - 1) == " " ? first - 1 : first;
        return before > 0 && is_somebody(before - 1);
    }
    [[nodiscard]] bool is_person_behind(std::size_t past) const {
        if (past >= view_.size()) return false;
        if (parts_a_list(view_.gap(past - 1))) return is_somebody(past);
        return view_.gap(past - 1) == " " && joins(past) && past + 1 < view_.size() && is_somebody(past + 1);
    }
    [[nodiscard]] bool joins(std::size_t i) const { return is_any(view_.word(i), {"and", "or", "with", "v"}); }
    /// The token is part of the name of a person of the key, or of one who was asked about.
    [[nodiscard]] bool is_somebody(std::size_t i) const {
        auto const at = view_.source_of_tokens(i, i + 1);
        auto const covers = [&](Span const& span) {
            return span.kind == Kind::name && span.at.begin < at.end && at.begin < span.at.end;
        };
        return std::any_of(found_.begin(), found_.end(), covers) || std::any_of(spans_.begin(), spans_.end(), covers);
    }
    [[nodiscard]] static bool is_speech(std::string_view word) {
        return is_any(word,
                      {"said",    "told",   "asked",     "replied",   "stated",  "disclosed", "explained", "phoned",
                       "rang",    "texted", "wrote",     "shouted",   "alleged", "denied",    "admitted",  "telephoned",
                       "pleaded", "pled",   "testified", "submitted", "argued",  "contended", "conceded"});
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
        for (std::size_t i = first; i < past; ++i) {
            span.group += std::string(view_.word(i)) + " ";
            if (may_be_name(i)) memory_.asked.insert(std::string(view_.word(i)));
        }
        spans_.push_back(std::move(span));
    }

    View const& view_;
    std::vector<bool> const& protected_;
    Withheld const& withheld_;
    std::vector<Span> const& found_;
    WordMemory& memory_;
    std::vector<Span> spans_;
};

}  // namespace

std::vector<Span> find_unlisted(View const& view, std::vector<bool> const& is_protected, Withheld const& withheld,
                                std::vector<Span> const& found, WordMemory& memory) {
    if (!withheld.has(Rule::name_unlisted)) return {};
    return UnlistedFinder(view, is_protected, withheld, found, memory).find();
}

}  // namespace dhrdoc::redact
