// Takes a text as a reader reads it; makes the spans in which somebody of the key is named.
#include "redact/names.h"

#include "base/nearest.h"
#include "redact/evidence.h"
#include "redact/words.h"

#include <algorithm>
#include <cassert>

namespace dhrdoc::redact {

namespace {

using Subjects = std::vector<SubjectIndex>;

/// A word, or several, that the trie of names knows.
struct Match {
    std::uint32_t node = 0;
    std::size_t past = 0;  // token after the last
    Rule rule = Rule::name_full;
    bool own_rule = true;  // the rule is that of the atom
    bool certain = true;
};

/// What one mention is made of while it is put together.
struct Mention {
    std::size_t first = 0;
    std::size_t past = 0;
    Subjects subjects;
    std::uint16_t parts = 0;
    int pieces = 0;  // words that are names
    int initials = 0;
    bool ambiguous = true;  // every piece may be a word
    bool all_capitalised = true;
    bool any_lower = false;
    bool certain = true;
    bool titled = false;
    bool couple = false;
    bool married = false;
    bool surname_first = false;
    bool unknown_forename = false;
    bool other_initial = false;  // "T. Harker", and no Harker of the key has a T
    Rule rule = Rule::name_full;
};

bool is_space(std::string_view gap) { return gap == " " || gap == "\n" || gap == "  "; }

/// What may stand between the parts of one name.
bool joins_parts(std::string_view gap) {
    if (gap.size() > 3) return false;
    return std::all_of(gap.begin(), gap.end(), [](char c) {
        return c == ' ' || c == '\n' || c == '-' || c == '.' || c == '_' || c == '/' || c == '\'' || c == '+' ||
               c == '\\' || c == '*';
    });
}

bool joins_within_part(std::string_view gap) {
    if (gap.size() > 2) return false;
    return std::all_of(gap.begin(), gap.end(), [](char c) {
        return c == ' ' || c == '\n' || c == '-' || c == '.' || c == '_' || c == '\'' || c == '+';
    });
}

bool is_saintly(std::string_view word) { return word == "st" || word == "saint" || word == "ss"; }

Subjects common_subjects(Subjects const& left, Subjects const& right) {
    Subjects out;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(out));
    return out;
}

class NameFinder {
public:
    NameFinder(View const& view, StreamKind kind, std::vector<bool> const& is_protected, Withheld const& withheld,
               WordMemory& memory)
        : view_(view), kind_(kind), protected_(is_protected), withheld_(withheld), memory_(memory) {}

    std::vector<Span> find();

private:
    void match_all();
    [[nodiscard]] Match match_path(std::size_t i) const;
    [[nodiscard]] Match match_odd_word(std::size_t i);
    [[nodiscard]] Match match_split_word(std::size_t i) const;
    [[nodiscard]] Match match_prefixed_slip(std::size_t i) const;
    [[nodiscard]] bool has_name_before(std::size_t i) const;
    [[nodiscard]] Match match_plate(std::size_t i) const;
    [[nodiscard]] WordMemory::Answer think_about(std::string_view word, bool capitalised) const;
    [[nodiscard]] bool may_be_plain_slip(std::string_view word) const;
    [[nodiscard]] WordMemory::Answer sounds_like_a_name(std::string_view word) const;
    [[nodiscard]] WordMemory::Answer name_inside(std::string_view word) const;
    [[nodiscard]] WordMemory::Answer name_backwards(std::string_view word) const;
    [[nodiscard]] WordMemory::Answer name_behind_a_prefix(std::string_view word) const;
    [[nodiscard]] bool name_keeps_its_ends(std::string_view word, std::uint32_t node) const;
    void match_spaced_letters();
    [[nodiscard]] bool is_unlikely_handle(std::size_t i) const;

    [[nodiscard]] Subjects subjects_of(std::uint32_t node) const;
    [[nodiscard]] std::uint16_t parts_of(std::uint32_t node, Subjects const& only) const;
    [[nodiscard]] bool acceptable_alone(std::size_t i) const;

    [[nodiscard]] Mention compose(std::size_t i) const;
    [[nodiscard]] bool has_surname_behind(Match const& match, SubjectIndex subject) const;
    bool take_leading_initials(std::size_t i, Mention& mention) const;
    bool extend(Mention& mention) const;
    bool extend_by_match(Mention& mention, std::size_t next, std::string_view gap) const;
    [[nodiscard]] bool starts_full_name(Match const& match) const;
    bool extend_by_initial(Mention& mention, std::size_t next, std::string_view gap) const;
    bool extend_over_unknown(Mention& mention, std::size_t next, std::string_view gap) const;
    void take_titles(Mention& mention) const;
    void take_other_initial(Mention& mention) const;
    void take_unknown_forename(Mention& mention) const;
    [[nodiscard]] std::size_t begin_of_given_names(std::size_t last, Subject const& known) const;
    void add_piece(Mention& mention, Match const& match, std::size_t first) const;
    void choose_rule(Mention& mention) const;

    enum class Outcome { drop, keep, ask };
    [[nodiscard]] Outcome decide(Mention const& mention) const;
    [[nodiscard]] Outcome decide_single(Mention const& mention) const;
    [[nodiscard]] bool names_a_family(Mention const& mention) const;
    [[nodiscard]] bool is_nearly_anothers(Mention const& mention) const;
    [[nodiscard]] bool is_plural_of_a_firm(Mention const& mention) const;
    [[nodiscard]] bool is_written_small_letters(Mention const& mention) const;
    [[nodiscard]] bool is_attribute(Mention const& mention) const;
    [[nodiscard]] bool names_a_court(Mention const& mention) const;
    [[nodiscard]] bool is_half_of_another(Mention const& mention) const;
    [[nodiscard]] bool was_named(Mention const& mention) const;
    [[nodiscard]] Outcome decide_phrase(Mention const& mention) const;
    [[nodiscard]] bool belongs_to_a_third_party(Mention const& mention) const;
    [[nodiscard]] bool is_other_name(std::size_t token) const;
    [[nodiscard]] Verdict verdict_on(Mention const& mention, bool surname_only) const;
    void emit(Mention const& mention, Outcome outcome);
    void drop_former_name(Mention const& mention, Span& span, std::size_t& begin, std::size_t& end) const;
    [[nodiscard]] bool shares_its_surname(Mention const& mention) const;
    [[nodiscard]] Subjects bearers(Mention const& mention) const;
    [[nodiscard]] std::string_view title_of(Mention const& mention) const;
    [[nodiscard]] Subjects fitting(Subjects candidates, std::string_view title, std::string_view surname) const;
    [[nodiscard]] int last_named(Subjects const& candidates, Mention const& mention, bool any_distance) const;
    void note_named(Mention const& mention, int subject);
    void ask_for_bearer(Span& span);
    void ask_who(Span const& span);
    [[nodiscard]] Subjects both_of_couple(Mention const& mention) const;
    [[nodiscard]] Subjects heads_of_family(Mention const& mention) const;
    void name_several(Mention const& mention, Span& span);
    [[nodiscard]] int subject_for(Mention const& mention) const;
    void find_phrases();
    [[nodiscard]] std::size_t phrase_end(Phrase const& phrase, std::size_t i) const;
    void find_monograms();
    void try_monogram(std::size_t i);
    void try_titled_initial(std::size_t i);
    void find_short_forms();
    void widen_possessive(Mention const& mention, Span& span, std::size_t& folded_end) const;

    View const& view_;
    StreamKind kind_;
    std::vector<bool> const& protected_;
    Withheld const& withheld_;
    WordMemory& memory_;
    std::vector<Match> matches_;
    std::vector<bool> covered_;
    /// Words like a name of the key that turned out to be somebody else's, in this text: the last gate reads others.
    std::set<std::string, std::less<>> of_others_;
    struct Named {
        std::size_t token = 0;
        int subject = -1;
        bool by_forename = false;
    };
    std::vector<Named> named_;
    std::vector<Span> spans_;
};

// --- words and paths
// ---------------------------------------------------------------------------------------------------

Match NameFinder::match_path(std::size_t i) const {
    Match out;
    auto node = withheld_.step(view_.word(i));
    for (std::size_t past = i + 1; node != 0; ++past) {
        if (!withheld_.node(node).atoms.empty()) {
            out.node = node;
            out.past = past;
        }
        if (past >= view_.size() || !withheld_.node(node).goes_on() || !joins_within_part(view_.gap(past - 1))) break;
        node = withheld_.step(node, view_.word(past));
    }
    return out;
}

/// "Elea-nor" and "Whit combe": two pieces that are one name.
Match NameFinder::match_split_word(std::size_t i) const {
    Match out;
    if (i + 1 >= view_.size() || !view_.tokens()[i].is_word() || !view_.tokens()[i + 1].is_word()) return out;
    auto const gap = view_.gap(i);
    bool const hyphen =
        gap.starts_with("-") && gap.size() <= 3 && gap.find_first_not_of("- \n") == std::string_view::npos;
    bool const space = gap == " " || gap == "\n";
    if (!hyphen && !space) return out;
    if (!withheld_.has(hyphen ? Rule::name_hyphen_split : Rule::name_space_split)) return out;
    auto const left = view_.word(i);
    auto const right = view_.word(i + 1);
    if (left.size() + right.size() < (hyphen ? 5U : 6U) || !withheld_.may_step_over(left, right)) return out;
    std::string both(left);
    both += right;
    auto const node = withheld_.step(both);
    if (node == 0 || withheld_.node(node).atoms.empty() || withheld_.node(node).ambiguous) return out;
    if (space && words::is_common(left) && words::is_common(right)) return out;
    // "by Harker": what stands behind a word is a name of its own, whatever user name the two would make.
    if (space && withheld_.step(right) != 0 && words::is_common(left)) return out;
    // "R v Summers" is no user name of a Violet Summers.
    if (space && (left.size() < 2 || right.size() < 2)) return out;
    // Forename and surname side by side are found as such.
    if (withheld_.step(left) != 0 && (withheld_.node(node).atoms.front().parts & part_whole) != 0) return out;
    out.node = node;
    out.past = i + 2;
    out.rule = hyphen ? Rule::name_hyphen_split : Rule::name_space_split;
    out.own_rule = false;
    return out;
}

/// "O'Brian" for an O'Brien, "Mac Alister" for a MacAllister: a slip behind what such names begin with.
Match NameFinder::match_prefixed_slip(std::size_t i) const {
    static constexpr std::string_view beginnings[] = {"o", "mac", "mc", "m", "d", "de", "di", "van", "von", "el", "al"};
    Match out;
    auto const first = view_.word(i);
    if (std::find(std::begin(beginnings), std::end(beginnings), first) == std::end(beginnings)) return out;
    if (i + 1 >= view_.size() || !withheld_.has(Rule::name_spelling) || !joins_within_part(view_.gap(i))) return out;
    auto const& next = view_.tokens()[i + 1];
    auto const start = withheld_.step(first);
    if (start == 0 || !next.is_word() || !next.is_capitalised() || view_.word(i + 1).size() < 5) return out;
    for (auto const& [word, node] : withheld_.branches(start)) {
        if (withheld_.node(node).atoms.empty() || word.size() < 5 || base::edit_distance(word, view_.word(i + 1)) != 1)
            continue;
        bool const sure = first == "o" || first == "mac" || first == "mc";
        return {node, i + 2, Rule::name_spelling, false, sure};
    }
    return out;
}

/// A title or a name of the key directly before: what follows is a name too.
bool NameFinder::has_name_before(std::size_t i) const {
    if (i == 0 || !(is_space(view_.gap(i - 1)) || view_.gap(i - 1) == ". ") || !view_.tokens()[i - 1].is_capitalised())
        return false;
    return words::is_title(view_.word(i - 1)) || matches_[i - 1].node != 0;
}

/// "HARK3R": digits that stand for letters.
Match NameFinder::match_plate(std::size_t i) const {
    Match out;
    if (!withheld_.has(Rule::name_plate)) return out;
    std::string letters;
    bool any_digit = false;
    bool any_letter = false;
    std::size_t past = i;
    while (past < view_.size() && past - i < 5) {
        if (past > i && !view_.gap(past - 1).empty()) {
            // Marks that are drawn as letters are: "Wh!tcombe", "H@rker".
            auto const gap = view_.gap(past - 1);
            auto const mark = gap.size() == 1 ? std::string_view("!|@$").find(gap.front()) : std::string_view::npos;
            if (mark == std::string_view::npos) break;
            letters += std::string_view("ilas")[mark];
            any_digit = true;
        }
        for (char const c : view_.word(past)) {
            if (c < '0' || c > '9')
                letters += c;
            else
                letters += std::string_view("oizeasgtbg")[static_cast<std::size_t>(c - '0')];
        }
        any_digit = any_digit || view_.tokens()[past].is_number();
        any_letter = any_letter || view_.tokens()[past].is_word();
        ++past;
    }
    if (!any_digit || !any_letter || letters.size() < 5) return out;
    for (char const one : {'i', 'l'}) {
        std::string candidate = letters;
        if (one == 'l') std::replace(candidate.begin(), candidate.end(), 'i', 'l');
        auto const node = withheld_.step(candidate);
        if (node == 0 || withheld_.node(node).atoms.empty() || withheld_.node(node).ambiguous) continue;
        out = Match{node, past, Rule::name_plate, false, true};
        return out;
    }
    return out;
}

/// A slip that leaves the first letter, or a long name; what is itself a frequent name is somebody else.
bool NameFinder::may_be_plain_slip(std::string_view word) const {
    return !words::is_common(word) &&
           !words::is(word, words::forename | words::surname | words::place | words::acronym) &&
           !withheld_.is_public_name(word);
}

/// Letters of all names of a person written as one word. A text may have a million letters without a space.
constexpr std::size_t longest_joined = 48;

/// A name within a longer string of letters: "teamwhitcombe", "thewhitcombefamily".
WordMemory::Answer NameFinder::name_inside(std::string_view word) const {
    if (word.size() < 9 || !withheld_.has(Rule::name_joined) || words::is_common(word) ||
        words::is(word, words::forename | words::surname | words::place))
        return {};
    for (std::size_t begin = 0; begin + 6 <= word.size(); ++begin) {
        for (std::size_t length = std::min(word.size() - begin, longest_joined); length >= 6; --length) {
            auto const piece = word.substr(begin, length);
            auto const node = withheld_.step(piece);
            if (node == 0 || withheld_.node(node).atoms.empty() || withheld_.node(node).ambiguous) continue;
            std::string rest(word.substr(0, begin));
            rest += word.substr(begin + length);
            if (length >= 7 || words::is_common(rest)) return {node, Rule::name_joined, true};
        }
    }
    return {};
}

/// "ebmoctihW": a name written from its end.
WordMemory::Answer NameFinder::name_backwards(std::string_view word) const {
    if (word.size() < 6 || !withheld_.has(Rule::name_joined) || words::is_common(word)) return {};
    auto const node = withheld_.step(std::string(word.rbegin(), word.rend()));
    if (node == 0 || withheld_.node(node).atoms.empty() || withheld_.node(node).ambiguous) return {};
    return {node, Rule::name_joined, true};
}

/// "MrHarker", "RIPNell": a capital inside the word begins the name, and what stands before it is no name.
WordMemory::Answer NameFinder::name_behind_a_prefix(std::string_view word) const {
    static constexpr std::string_view prefixes[] = {"mr",  "mrs", "ms",  "miss", "dr",   "prof",  "rip",
                                                    "pc",  "dc",  "sgt", "dear", "hi",   "hello", "by",
                                                    "the", "for", "re",  "from", "with", "and"};
    if (!withheld_.has(Rule::name_joined)) return {};
    for (auto const prefix : prefixes) {
        if (!word.starts_with(prefix) || word.size() < prefix.size() + 4) continue;
        auto const node = withheld_.step(word.substr(prefix.size()));
        if (node != 0 && !withheld_.node(node).atoms.empty() && !withheld_.node(node).ambiguous)
            return {node, Rule::name_joined, true};
    }
    return {};
}

/// A slip inside the word, not at its ends, where another name would differ.
bool NameFinder::name_keeps_its_ends(std::string_view word, std::uint32_t node) const {
    auto const& name = withheld_.node(node);
    return name.first == word.front() && name.last == word.back();
}

WordMemory::Answer NameFinder::think_about(std::string_view word, bool capitalised) const {
    WordMemory::Answer out;
    if (auto const inside = name_inside(word); inside.node != 0) return inside;
    if (auto const turned = name_backwards(word); turned.node != 0) return turned;
    if ((!capitalised && kind_ == StreamKind::prose) || !may_be_plain_slip(word)) return out;
    int edits = 0;
    auto const node = withheld_.near_miss(word, edits);
    if (node == 0) return sounds_like_a_name(word);
    bool const ambiguous = withheld_.node(node).ambiguous;
    bool const long_enough = word.size() >= 7 || (word.size() == 6 && name_keeps_its_ends(word, node));
    return {node, Rule::name_spelling, long_enough && !ambiguous};
}

/// "Khateeb" for Khatib, "Mohamad" for Muhammad: what an ear writes down. Short names sound like too many others.
WordMemory::Answer NameFinder::sounds_like_a_name(std::string_view word) const {
    auto const node = withheld_.that_sounds_like(word);
    if (node == 0) return {};
    return {node, Rule::name_spelling, !withheld_.node(node).ambiguous};
}

Match NameFinder::match_odd_word(std::size_t i) {
    Match out;
    auto const& token = view_.tokens()[i];
    auto const word = view_.word(i);
    constexpr std::size_t longest_word = 1000;  // that anybody writes without a space
    // "Nadia Brwn": four letters are left of a name of five.
    bool const is_short = word.size() == 4 && !(token.shape == Shape::capital && has_name_before(i));
    if (word.size() < 4 || word.size() > longest_word || is_short) return out;
    bool const capitalised = token.is_capitalised();
    if (!capitalised && word.size() < 9) return out;
    if (token.shape == Shape::mixed)
        if (auto const behind = name_behind_a_prefix(word); behind.node != 0)
            return {behind.node, i + 1, behind.rule, false, behind.certain};
    std::string key(word);
    key += capitalised ? '+' : '-';
    auto const* answer = memory_.find(key);
    if (answer == nullptr) answer = &memory_.keep(key, think_about(word, capitalised));
    if (answer->node == 0) return out;
    return {answer->node, i + 1, answer->rule, false, answer->certain};
}

/// "E l e a n o r": letters set apart, as scanning leaves them.
void NameFinder::match_spaced_letters() {
    if (!withheld_.has(Rule::name_letter_spaced)) return;
    for (std::size_t i = 0; i < view_.size();) {
        std::size_t past = i;
        std::string letters;
        while (past < view_.size() && view_.tokens()[past].is_word() && view_.word(past).size() == 1 &&
               (past == i || (!view_.gap(past - 1).empty() && view_.gap(past - 1).size() <= 3))) {
            letters += view_.word(past);
            ++past;
        }
        for (std::size_t at = 0; letters.size() >= 4 && at < letters.size();) {
            std::size_t length = std::min(letters.size() - at, longest_joined);
            for (; length >= 4; --length) {
                auto const node = withheld_.step(std::string_view(letters).substr(at, length));
                if (node == 0 || withheld_.node(node).atoms.empty()) continue;
                matches_[i + at] = {node, i + at + length, Rule::name_letter_spaced, false, true};
                break;
            }
            at += length >= 4 ? length : 1;
        }
        i = std::max(past, i + 1);
    }
}

/// A surname cut short and an initial is a user name only where one would stand; else it may be a word or another name.
bool NameFinder::is_unlikely_handle(std::size_t i) const {
    auto const& atoms = withheld_.node(matches_[i].node).atoms;
    if (!std::all_of(atoms.begin(), atoms.end(), [](Atom const& atom) { return atom.parts == part_cut_handle; }))
        return false;
    auto const& token = view_.tokens()[i];
    bool const number_follows = i + 1 < view_.size() && view_.gap(i).empty() && view_.tokens()[i + 1].is_number();
    bool const long_and_low = token.shape == Shape::lower && view_.word(i).size() >= 7;
    // "the MICAM show": what stands behind an article or a year is called so by everybody.
    bool const is_known_thing = i > 0 && is_space(view_.gap(i - 1)) &&
                                (words::is(view_.word(i - 1), words::determiner) || view_.tokens()[i - 1].is_number());
    bool const as_systems_write = token.shape == Shape::upper && !is_known_thing;
    return !number_follows && kind_ != StreamKind::address && !as_systems_write && !long_and_low;
}

void NameFinder::match_all() {
    matches_.assign(view_.size(), {});
    covered_.assign(view_.size(), false);
    for (std::size_t i = 0; i < view_.size(); ++i) {
        auto const& token = view_.tokens()[i];
        matches_[i] = match_path(i);
        if (matches_[i].node != 0 && is_unlikely_handle(i)) matches_[i] = {};
        if (matches_[i].node != 0 && !withheld_.node(matches_[i].node).ambiguous) continue;
        bool const beside_number =
            i + 1 < view_.size() &&
            (view_.gap(i).empty() || (view_.gap(i).size() == 1 && view_.gap(i).find_first_of("!|@$") == 0));
        if (beside_number && (i == 0 || !view_.gap(i - 1).empty()))
            if (auto const plate = match_plate(i); plate.node != 0) {
                matches_[i] = plate;
                continue;
            }
        if (!token.is_word()) continue;
        if (auto const slip = match_prefixed_slip(i); slip.node != 0) {
            matches_[i] = slip;
            continue;
        }
        if (auto const split = match_split_word(i); split.node != 0) {
            matches_[i] = split;
            continue;
        }
        if (matches_[i].node == 0) matches_[i] = match_odd_word(i);
    }
    match_spaced_letters();
}

Subjects NameFinder::subjects_of(std::uint32_t node) const {
    Subjects out;
    for (auto const& atom : withheld_.node(node).atoms) out.push_back(atom.subject);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::uint16_t NameFinder::parts_of(std::uint32_t node, Subjects const& only) const {
    std::uint16_t out = 0;
    for (auto const& atom : withheld_.node(node).atoms)
        if (std::binary_search(only.begin(), only.end(), atom.subject))
            out = static_cast<std::uint16_t>(out | atom.parts);
    return out;
}

// --- mentions
// ----------------------------------------------------------------------------------------------------------

void NameFinder::add_piece(Mention& mention, Match const& match, std::size_t first) const {
    auto const& node = withheld_.node(match.node);
    mention.past = match.past;
    mention.pieces += 1;
    mention.ambiguous = mention.ambiguous && (node.ambiguous && match.own_rule);
    mention.certain = mention.certain && match.certain;
    for (std::size_t i = first; i < match.past; ++i) {
        auto const& token = view_.tokens()[i];
        bool const particle = token.shape == Shape::lower && match.past - first > 1;
        if (!token.is_capitalised() && !particle) mention.all_capitalised = false;
        if (token.shape == Shape::lower) mention.any_lower = true;
    }
    if (!match.own_rule) mention.rule = match.rule;
}

/// "F. Quist Amdahl", "L. Prado Serra Lume": more names in full, and the surname.
bool NameFinder::has_surname_behind(Match const& match, SubjectIndex subject) const {
    constexpr auto given = part_middle | part_forename;
    auto const* at = &match;
    for (int names = 0; names < 3 && (parts_of(at->node, {subject}) & given) != 0; ++names) {
        auto const past = at->past;
        if (past >= view_.size() || matches_[past].node == 0 || !is_space(view_.gap(past - 1))) return false;
        at = &matches_[past];
        if ((parts_of(at->node, {subject}) & part_surname) != 0) return true;
    }
    return false;
}

/// "E. R. Whitcombe", "E.R.Whitcombe", "H S Gill".
bool NameFinder::take_leading_initials(std::size_t i, Mention& mention) const {
    if (!withheld_.has(Rule::name_initials_surname)) return false;
    std::size_t at = i;
    while (at < view_.size() && at - i < 3 && view_.tokens()[at].is_word() && view_.word(at).size() == 1 &&
           view_.tokens()[at].is_capitalised()) {
        if (at > i && matches_[at].node != 0) break;  // "B O'Rourke"
        auto const gap = view_.gap(at);
        if (gap != " " && gap != "." && gap != ". " && gap != "\n" && gap != ".-" && gap != "-") return false;
        ++at;
    }
    if (at == i || at >= view_.size() || matches_[at].node == 0) return false;
    bool const is_office = view_.word(i) == "j" && i > 0 && is_space(view_.gap(i - 1)) && view_.gap(i) == ". " &&
                           view_.tokens()[i - 1].is_capitalised() && matches_[i - 1].node != 0 &&
                           (parts_of(matches_[i - 1].node, subjects_of(matches_[i - 1].node)) & part_last) != 0;
    if (is_office) return false;
    auto const& match = matches_[at];
    Subjects fitting;
    for (auto const subject : subjects_of(match.node)) {
        Subjects const one{subject};
        bool const is_last = (parts_of(match.node, one) & part_last) != 0;
        auto const& known = withheld_.subjects()[subject];
        // Whom the key lists by surname alone has any initials.
        bool const fits = known.given_initials.contains(view_.word(i).front()) || known.forename.empty();
        if ((is_last || has_surname_behind(match, subject)) && fits) fitting.push_back(subject);
    }
    if (fitting.empty() || !view_.tokens()[match.past - 1].is_capitalised()) return false;
    mention.first = i;
    mention.initials = static_cast<int>(at - i);
    mention.subjects = fitting;
    mention.parts = parts_of(match.node, fitting);
    add_piece(mention, match, at);
    return true;
}

bool NameFinder::extend_by_match(Mention& mention, std::size_t next, std::string_view gap) const {
    auto const& match = matches_[next];
    if (match.node == 0) return false;
    auto const others = subjects_of(match.node);
    auto shared = common_subjects(mention.subjects, others);
    bool const comma = gap == ", " || gap == "," || gap == ",\n";
    if (!joins_parts(gap) && !gap.empty() && !comma) return false;
    auto const next_parts = parts_of(match.node, shared.empty() ? others : shared);
    if (!shared.empty()) {
        if (!withheld_.has(Rule::name_full)) return false;
        if (comma) {
            bool const reversed = (mention.parts & part_last) != 0 && (next_parts & (part_first | part_middle)) != 0 &&
                                  mention.pieces == 1 && withheld_.has(Rule::name_surname_first);
            if (!reversed || !view_.tokens()[next].is_capitalised() || starts_full_name(match)) return false;
            mention.surname_first = true;
        }
        // "Hope, Page": a word in lower case is no part of a name whose other part is a word as well.
        if (withheld_.node(match.node).ambiguous && match.own_rule && !view_.tokens()[next].is_capitalised() &&
            mention.all_capitalised && kind_ == StreamKind::prose)
            return false;
        mention.subjects = shared;
        mention.parts = static_cast<std::uint16_t>(mention.parts | next_parts);
        add_piece(mention, match, next);
        return true;
    }
    bool const married =
        is_space(gap) && (mention.parts & (part_first | part_middle)) != 0 && (mention.parts & part_surname) == 0 &&
        (next_parts & (part_surname | part_surname_piece)) != 0 && (next_parts & (part_forename | part_phrase)) == 0 &&
        withheld_.has(Rule::name_married) && view_.tokens()[next].is_capitalised() && mention.all_capitalised;
    if (!married) return false;
    mention.married = true;
    mention.parts = static_cast<std::uint16_t>(mention.parts | part_surname);
    add_piece(mention, match, next);
    return true;
}

/// "Whitcombe, Eleanor Whitcombe": what follows the comma is a name of its own.
bool NameFinder::starts_full_name(Match const& match) const {
    if (match.past >= view_.size() || matches_[match.past].node == 0) return false;
    auto const gap = view_.gap(match.past - 1);
    bool const behind_initial = view_.word(match.past - 1).size() == 1 && (gap == ". " || gap == ".");
    if (!is_space(gap) && !behind_initial) return false;
    auto const shared = common_subjects(subjects_of(match.node), subjects_of(matches_[match.past].node));
    return !shared.empty() && (parts_of(matches_[match.past].node, shared) & (part_surname | part_surname_piece)) != 0;
}

bool NameFinder::extend_by_initial(Mention& mention, std::size_t next, std::string_view gap) const {
    auto const& token = view_.tokens()[next];
    if (!token.is_word() || view_.word(next).size() != 1 || !token.is_capitalised()) return false;
    bool const after_initial = mention.initials > 0 && view_.word(next - 1).size() == 1 && (gap == "." || gap == ". ");
    if (!is_space(gap) && gap != ", " && !after_initial) return false;
    if (gap == ", " && matches_[next].node != 0 && starts_full_name(matches_[next])) return false;
    if (!withheld_.has(Rule::name_forename_initial)) return false;
    char const letter = view_.word(next).front();
    bool const fits = std::any_of(mention.subjects.begin(), mention.subjects.end(), [&](SubjectIndex subject) {
        auto const& known = withheld_.subjects()[subject];
        bool const wants_given = (mention.parts & part_first) == 0 || gap == ", " || after_initial;
        return wants_given ? known.given_initials.contains(letter)
                           : known.surname_initials.contains(letter) || known.given_initials.contains(letter);
    });
    if (!fits) return false;
    // "and Daniel A man" is no initial: something that is not part of a sentence has to follow.
    auto const after = view_.gap(next);
    if ((letter == 'a' || letter == 'i') && !after.starts_with(".")) return false;
    mention.past = next + 1;
    mention.initials += 1;
    return true;
}

/// "Eleanor Mary Whitcombe": a name in between that the key does not list.
bool NameFinder::extend_over_unknown(Mention& mention, std::size_t next, std::string_view gap) const {
    if (!is_space(gap) || next + 1 >= view_.size() || matches_[next].node != 0 || matches_[next + 1].node == 0)
        return false;
    if (!view_.tokens()[next].is_capitalised() || !(is_space(view_.gap(next)) || view_.gap(next) == "-")) return false;
    if (words::is_common(view_.word(next)) && !words::is(view_.word(next), words::forename)) return false;
    if ((mention.parts & (part_first | part_middle)) == 0 || !view_.tokens()[next + 1].is_capitalised()) return false;
    auto const& match = matches_[next + 1];
    auto shared = common_subjects(mention.subjects, subjects_of(match.node));
    if (shared.empty() || (parts_of(match.node, shared) & part_last) == 0) return false;
    mention.subjects = shared;
    mention.parts = static_cast<std::uint16_t>(mention.parts | parts_of(match.node, shared));
    add_piece(mention, match, next + 1);
    return true;
}

bool NameFinder::extend(Mention& mention) const {
    if (mention.past >= view_.size() || (mention.parts & part_phrase) != 0) return false;
    auto const next = mention.past;
    auto const gap = view_.gap(next - 1);
    if (view_.tokens()[next].starts_sentence && gap != "\n") return false;
    return extend_by_match(mention, next, gap) || extend_by_initial(mention, next, gap) ||
           extend_over_unknown(mention, next, gap);
}

/// "Mr", "Dr.", "Detective Sergeant", "Mr and Mrs" before it.
void NameFinder::take_titles(Mention& mention) const {
    if (!withheld_.has(Rule::name_title)) return;
    std::size_t first = mention.first;
    while (first > 0) {
        auto const gap = view_.gap(first - 1);
        auto const word = view_.word(first - 1);
        bool const ends_sentence = gap == ". " && view_.tokens()[first].starts_sentence;  // "her sister. Will"
        bool const near = is_space(gap) || gap == "." || (gap == ". " && !ends_sentence) || gap == ".\n";
        bool const written_small = view_.tokens()[first - 1].shape == Shape::lower &&
                                   !(word == "mr" || word == "mrs" || word == "ms" || word == "dr" || word == "pc");
        // "Private Law", "General Field", "Major Street works": of a name that is a word these make no person.
        bool const ordinary = word == "private" || word == "general" || word == "major" || word == "master";
        bool const stands_behind = word == "qc" || word == "kc";  // "Una Marsh QC" on the line before
        if (!near || !words::is_title(word) || stands_behind || written_small ||
            (ordinary && mention.ambiguous && mention.pieces == 1))
            break;
        --first;
    }
    // "Mr and Mrs Harker", where the key lists "Mrs Harker".
    bool const is_listed_with_title = first == mention.first && words::is_title(view_.word(first)) &&
                                      mention.past == first + 2 && first >= 2 && view_.word(first - 1) == "and" &&
                                      words::is_title(view_.word(first - 2));
    if (first == mention.first && !is_listed_with_title) return;
    mention.titled = true;
    bool const and_before =
        first >= 2 && (view_.word(first - 1) == "and" || view_.gap(first - 1).find('&') != std::string_view::npos);
    if (withheld_.has(Rule::name_couple)) {
        bool const behind_honour = and_before && (view_.word(first - 2) == "kc" || view_.word(first - 2) == "qc");
        if (and_before && !behind_honour && view_.word(first - 1) == "and" && words::is_title(view_.word(first - 2)) &&
            view_.word(first - 2).size() <= 4) {
            mention.couple = true;
            first -= 2;
        } else if (first >= 1 && view_.gap(first - 1).find('&') != std::string_view::npos &&
                   words::is_title(view_.word(first - 1))) {
            mention.couple = true;
            first -= 1;
        }
    }
    mention.first = first;
}

/// "Jean-Luc Marchand", "Karl Heinz Brodt" where the key has "J.-L." and "K.H.": the token at which they begin, or that
/// behind `last` where the letters are not those of the key.
std::size_t NameFinder::begin_of_given_names(std::size_t last, Subject const& known) const {
    if (!known.is_listed_by_initials) return last + 1;
    auto first = last + 1;
    while (first > 0 && last + 1 - first < 3) {
        auto const at = first - 1;
        bool const joined = at == last || is_space(view_.gap(at)) || view_.gap(at) == "-";
        if (!joined || !view_.tokens()[at].is_capitalised() || view_.word(at).size() < 2 ||
            !known.given_initials.contains(view_.word(at).front()) || words::is_title(view_.word(at)))
            break;
        first = at;
        if (view_.tokens()[at].starts_sentence) break;
    }
    return first;
}

/// "Karen Harker": a forename that the key does not list, before a surname that it does.
void NameFinder::take_unknown_forename(Mention& mention) const {
    if (mention.titled || mention.initials > 0 || mention.other_initial || mention.first == 0 ||
        (mention.parts & part_last) == 0 || (mention.parts & (part_first | part_middle)) != 0)
        return;
    auto const before = mention.first - 1;
    auto const& token = view_.tokens()[before];
    if (!token.is_capitalised() || !token.is_word() || !is_space(view_.gap(before)) || matches_[before].node != 0 ||
        view_.word(before).size() < 2)
        return;
    auto const word = view_.word(before);
    bool const is_name_itself = view_.tokens()[mention.past - 1].is_capitalised();
    // "Tom Wood" for a Thomas: beside the surname a short form is no word.
    for (auto const subject : withheld_.with_short_form(word)) {
        if (!is_name_itself || !std::binary_search(mention.subjects.begin(), mention.subjects.end(), subject)) continue;
        mention.subjects = {subject};
        mention.rule = Rule::name_short_form;
        mention.first = before;
        mention.pieces += 1;
        mention.ambiguous = false;
        return;
    }
    if (!words::is(word, words::forename) &&
        (words::is_common(word) || words::is(word, words::acronym | words::place) || token.shape == Shape::upper))
        return;
    if (words::is(word,
                  words::month | words::weekday | words::determiner | words::preposition | words::title | words::modal))
        return;
    // "Gregor Halbritter" where the key says "Mr Halbritter" or "G. Halbritter".
    Subjects same;
    auto first = before;
    for (auto const subject : mention.subjects) {
        auto const& known = withheld_.subjects()[subject];
        auto const begin = known.forename.empty() ? before : begin_of_given_names(before, known);
        if (begin == mention.first) continue;
        same.push_back(subject);
        first = begin;
    }
    if (!same.empty() && is_name_itself && withheld_.has(Rule::name_full)) {
        mention.subjects = same;
        mention.first = first;
        mention.pieces += 1;
        mention.ambiguous = false;
        mention.rule = Rule::name_full;
        take_titles(mention);
        return;
    }
    mention.unknown_forename = withheld_.has(Rule::name_relative);
}

/// "Mr T. Ashdown" where the key's Ashdown is a Margaret: somebody else, or a slip. A person decides.
void NameFinder::take_other_initial(Mention& mention) const {
    if (!withheld_.has(Rule::name_third_party) || mention.initials > 0 || mention.first == 0 ||
        (mention.parts & part_last) == 0 || (mention.parts & (part_first | part_middle) & ~part_alias) != 0)
        return;
    auto const before = mention.first - 1;
    auto const gap = view_.gap(before);
    auto const& token = view_.tokens()[before];
    if (view_.word(before).size() != 1 || !token.is_word() || !token.is_capitalised() || view_.word(before) == "v" ||
        (gap != ". " && gap != "." && gap != " "))
        return;
    if (gap == " " && (view_.word(before) == "a" || view_.word(before) == "i" || view_.word(before) == "r")) return;
    // "the order of Mbeki J. Bell LJ agreed": an office, and the end of a sentence.
    bool const may_be_office = view_.word(before) == "j" && before > 0 && is_space(view_.gap(before - 1)) &&
                               view_.tokens()[before - 1].is_capitalised() && view_.word(before - 1).size() > 1 &&
                               !words::is_title(view_.word(before - 1));
    if (may_be_office && gap == ". ") return;
    if (!view_.tokens()[mention.past - 1].is_capitalised() || (before > 0 && view_.gap(before - 1).empty())) return;
    mention.first = before;
    mention.other_initial = true;
    // "H. J. Ashdown": all that stand before it.
    for (int more = 0; more < 2 && mention.first > 0; ++more) {
        auto const initial = mention.first - 1;
        auto const& one = view_.tokens()[initial];
        if (!one.is_word() || view_.word(initial).size() != 1 || !one.is_capitalised()) break;
        if (view_.gap(initial) != ". " && view_.gap(initial) != ".") break;
        mention.first = initial;
    }
}

void NameFinder::choose_rule(Mention& mention) const {
    if (mention.rule != Rule::name_full) return;
    if (mention.couple)
        mention.rule = Rule::name_couple;
    else if (mention.married)
        mention.rule = Rule::name_married;
    else if (mention.surname_first)
        mention.rule = Rule::name_surname_first;
    else if (mention.initials > 0)
        mention.rule = (mention.parts & part_last) != 0 && mention.pieces == 1 && !(mention.parts & part_forename)
                           ? Rule::name_initials_surname
                           : Rule::name_forename_initial;
    else if (mention.pieces > 1)
        mention.rule = Rule::name_full;
    else {
        auto const& match = matches_[mention.past - 1].node != 0 ? matches_[mention.past - 1] : matches_[mention.first];
        mention.rule = mention.titled ? Rule::name_title : Rule::name_surname;
        if (match.node != 0 && !mention.titled && !withheld_.node(match.node).atoms.empty())
            mention.rule = withheld_.node(match.node).atoms.front().rule;
    }
}

Mention NameFinder::compose(std::size_t i) const {
    Mention mention;
    mention.first = i;
    mention.past = i;
    if (!take_leading_initials(i, mention)) {
        if (matches_[i].node == 0) return mention;
        mention.subjects = subjects_of(matches_[i].node);
        mention.parts = parts_of(matches_[i].node, mention.subjects);
        add_piece(mention, matches_[i], i);
        if (!matches_[i].own_rule || mention.pieces == 1)
            mention.rule = matches_[i].own_rule ? Rule::name_full : matches_[i].rule;
    }
    while (extend(mention)) {
    }
    take_other_initial(mention);
    take_titles(mention);
    take_unknown_forename(mention);
    if (mention.pieces == 1 && mention.rule == Rule::name_full && mention.initials == 0 && !mention.titled &&
        !mention.couple) {
        auto const& atoms = withheld_.node(matches_[i].node).atoms;
        if (!atoms.empty()) mention.rule = atoms.front().rule;
    }
    choose_rule(mention);
    return mention;
}

// --- is it a name?
// -----------------------------------------------------------------------------------------------------

bool NameFinder::is_other_name(std::size_t token) const {
    if (token >= view_.size()) return false;
    if (matches_[token].node != 0) return true;
    return token > 0 && matches_[token - 1].node != 0 && matches_[token - 1].past > token;
}

Verdict NameFinder::verdict_on(Mention const& mention, bool surname_only) const {
    Occurrence const occurrence{view_, mention.first, mention.past, surname_only,
                                [this](std::size_t token) { return is_other_name(token); }};
    return judge(occurrence);
}

bool NameFinder::belongs_to_a_third_party(Mention const& mention) const {
    if (!withheld_.has(Rule::name_third_party) || mention.titled || mention.pieces > 1 || mention.initials > 0 ||
        kind_ == StreamKind::address)
        return false;
    if ((mention.parts & (part_last & ~part_alias)) != 0 || mention.past >= view_.size()) return false;
    auto const& next = view_.tokens()[mention.past];
    auto const word = view_.word(mention.past);
    if (!view_.tokens()[mention.first].is_capitalised() || view_.tokens()[mention.first].shape == Shape::upper)
        return false;
    if (next.shape != Shape::capital || next.starts_sentence || !is_space(view_.gap(mention.past - 1)) ||
        matches_[mention.past].node != 0 || word.size() < 3)
        return false;
    if (words::is(word, words::surname)) return !words::is(word, words::organisation | words::house | words::month);
    return !words::is_common(word) && !words::is(word, words::place | words::acronym | words::weekday) &&
           !words::month_number(word);
}

NameFinder::Outcome NameFinder::decide_phrase(Mention const& mention) const {
    auto const& node = withheld_.node(matches_[mention.first].node);
    if (mention.past - mention.first > 1)
        return mention.all_capitalised || !node.ambiguous ? Outcome::keep : Outcome::drop;
    if (!node.ambiguous) return Outcome::keep;
    return view_.tokens()[mention.first].is_capitalised() ? Outcome::keep : Outcome::drop;
}

/// "the Pages", "the Summers' house": a capital behind "the", and more than one of them.
bool NameFinder::names_a_family(Mention const& mention) const {
    if (mention.first == 0 || view_.word(mention.first - 1) != "the" || !is_space(view_.gap(mention.first - 1)) ||
        view_.tokens()[mention.first].starts_sentence)
        return false;
    if (view_.tokens()[mention.first].shape != Shape::capital || (mention.parts & (part_plural | part_last)) == 0)
        return false;
    bool const plural = (mention.parts & part_plural) != 0;
    bool const owns = view_.word(mention.past - 1).ends_with("s") && view_.gap(mention.past - 1).starts_with("' ");
    if (!plural && !owns) return false;
    bool const title_follows = mention.past < view_.size() && is_space(view_.gap(mention.past - 1)) &&
                               view_.tokens()[mention.past].is_capitalised();
    return !title_follows;
}

/// "Lord Kennerley" with a Kennerly in the key, "Kennerley v Marsden", "McAllen on Trusts": one letter is what sets two
/// judges, the parties of two cases and two writers apart. "Lord Stevens" is nobody's Steven.
bool NameFinder::is_nearly_anothers(Mention const& mention) const {
    if (mention.pieces != 1 || mention.initials > 0 || kind_ != StreamKind::prose) return false;
    auto const word = view_.word(mention.past - 1);
    static constexpr std::string_view honours[] = {"lord", "lady", "justice", "baroness", "baron", "judge", "hhj"};
    bool const is_judge =
        office_follows(view_, mention.past) ||
        (mention.titled && mention.past >= 2 &&
         std::find(std::begin(honours), std::end(honours), view_.word(mention.past - 2)) != std::end(honours));
    auto const& atoms = withheld_.node(matches_[mention.past - 1].node).atoms;
    bool const only_with_s = matches_[mention.past - 1].own_rule && !atoms.empty() &&
                             std::all_of(atoms.begin(), atoms.end(), [](auto const& one) {
                                 return (one.parts & (part_bare_possessive | part_plural)) != 0;
                             });
    bool const is_surname =
        std::any_of(atoms.begin(), atoms.end(), [](auto const& one) { return (one.parts & part_plural) != 0; });
    // "Margaret Roberts" is nobody's Robert.
    bool const behind_forename = mention.first > 0 && is_space(view_.gap(mention.first - 1)) &&
                                 view_.tokens()[mention.first - 1].is_capitalised() &&
                                 words::is(view_.word(mention.first - 1), words::forename) &&
                                 words::is(word, words::surname);
    if (only_with_s) return (mention.titled && (is_judge || !is_surname)) || (behind_forename && !is_surname);
    bool const is_slip = mention.rule == Rule::name_spelling;
    bool const is_otherwise_spelt = mention.rule == Rule::name_mac || mention.rule == Rule::name_transliteration;
    if (!is_slip && !is_otherwise_spelt) return false;
    if (of_others_.contains(word)) return true;
    bool const has_more = mention.past < view_.size();
    auto const is_against = [&](std::size_t token) { return view_.word(token) == "v" || view_.word(token) == "vs"; };
    bool const is_party =
        (mention.first > 0 && is_against(mention.first - 1)) || (has_more && is_against(mention.past));
    bool const is_half_a_name =
        has_more && view_.gap(mention.past - 1) == "-" && view_.tokens()[mention.past].is_capitalised();
    bool const is_book = mention.past + 1 < view_.size() && view_.word(mention.past) == "on" &&
                         view_.tokens()[mention.past + 1].shape == Shape::capital &&
                         !words::is(view_.word(mention.past + 1), words::month | words::weekday);
    return is_party || is_book || (is_slip && (is_half_a_name || is_judge));
}

/// "Stricklands Cash & Carry", which may be the house of the Stricklands all the same.
bool NameFinder::is_plural_of_a_firm(Mention const& mention) const {
    auto const& atoms = withheld_.node(matches_[mention.first].node).atoms;
    bool const is_plural =
        mention.pieces == 1 && matches_[mention.first].own_rule && !atoms.empty() &&
        std::all_of(atoms.begin(), atoms.end(), [](auto const& one) { return (one.parts & part_plural) != 0; });
    if (!is_plural || mention.titled || mention.past >= view_.size() || view_.tokens()[mention.past].starts_sentence)
        return false;
    auto const& next = view_.tokens()[mention.past];
    bool const the_before = mention.first > 0 && view_.word(mention.first - 1) == "the";
    return !the_before && is_space(view_.gap(mention.past - 1)) && next.shape == Shape::capital &&
           matches_[mention.past].node == 0 && view_.tokens()[mention.first].shape == Shape::capital;
}

/// "n.k." for an N.K.: not known, nobody's letters.
bool NameFinder::is_written_small_letters(Mention const& mention) const {
    if (kind_ != StreamKind::prose) return false;
    for (std::size_t i = mention.first; i < mention.past; ++i)
        if (view_.word(i).size() != 1 || view_.tokens()[i].is_capitalised()) return false;
    return true;
}

/// `lang="en-GB"`: what the last gate reads in every page and every PDF, whoever is called Lang.
bool NameFinder::is_attribute(Mention const& mention) const {
    if (mention.past - mention.first != 1 || mention.past >= view_.size() ||
        view_.tokens()[mention.first].shape != Shape::lower)
        return false;
    auto const gap = view_.gap(mention.past - 1);
    return gap.starts_with("=\"") || gap.starts_with("='");
}

/// "the Marden Assize Court", "Marden Regional Court": a town may have given it the name.
bool NameFinder::names_a_court(Mention const& mention) const {
    constexpr auto either = part_forename | part_middle | part_surname | part_surname_piece | part_alias;
    if (kind_ != StreamKind::prose || mention.titled || mention.pieces != 1 || mention.initials > 0 ||
        mention.past - mention.first != 1 || (mention.parts & either) == 0)
        return false;
    static constexpr std::string_view kinds[] = {
        "assize",      "district",       "regional",   "criminal",    "magistrates", "civil",
        "commercial",  "administrative", "labour",     "cassation",   "crown",       "county",
        "security",    "court",          "prosecutor", "prosecution", "provincial",  "constabulary",
        "gendarmerie", "prison",         "bar",        "municipality"};
    auto const past = mention.past;
    return past < view_.size() && is_space(view_.gap(past - 1)) && view_.tokens()[past].shape == Shape::capital &&
           view_.tokens()[mention.first].shape == Shape::capital &&
           std::find(std::begin(kinds), std::end(kinds), view_.word(past)) != std::end(kinds);
}

/// "Ms Marden-Lisle" where the key's Marden is a man: the whole of it is a surname of its own.
bool NameFinder::is_half_of_another(Mention const& mention) const {
    if (kind_ != StreamKind::prose || mention.pieces != 1 || mention.initials > 0 || mention.past >= view_.size() ||
        (mention.parts & part_surname) == 0 || view_.gap(mention.past - 1) != "-")
        return false;
    auto const& next = view_.tokens()[mention.past];
    return next.shape == Shape::capital && next.is_word() && matches_[mention.past].node == 0 &&
           !words::is_common(view_.word(mention.past)) && view_.tokens()[mention.past - 1].shape == Shape::capital;
}

/// In this text or in an earlier one, and for certain.
bool NameFinder::was_named(Mention const& mention) const {
    auto const bears = [&](int subject) {
        return std::find(mention.subjects.begin(), mention.subjects.end(), static_cast<SubjectIndex>(subject)) !=
               mention.subjects.end();
    };
    return std::any_of(named_.begin(), named_.end(), [&](Named const& one) { return bears(one.subject); }) ||
           std::any_of(memory_.named.begin(), memory_.named.end(), bears);
}

/// "waller", "roper": words by their ending alone, which nobody writes. "baker" and "hunter" are words.
bool is_word_by_its_ending(std::string_view word) {
    constexpr auto word_as_it_stands = words::common | words::title | words::month | words::weekday | words::kin |
                                       words::agent_verb | words::modal | words::determiner | words::preposition |
                                       words::organisation | words::place | words::acronym | words::kin_possession |
                                       words::house;
    return word.size() > 4 && !words::is(word, word_as_it_stands);
}

NameFinder::Outcome NameFinder::decide_single(Mention const& mention) const {
    auto const& token = view_.tokens()[mention.first];
    auto const length = view_.word(mention.first).size();
    constexpr auto strong_parts = part_forename | part_surname | part_surname_piece | part_alias | part_whole;
    if ((mention.parts & (strong_parts | part_handle)) == 0 && (mention.parts & part_cut_handle) != 0)
        return Outcome::keep;
    if (mention.parts == part_middle) {
        if (!token.is_capitalised()) return Outcome::drop;
        if (mention.first > 0 && is_saintly(view_.word(mention.first - 1))) return Outcome::drop;
        auto const word = view_.word(mention.first);
        if (!mention.ambiguous && length > 3)
            return words::is(word, words::forename | words::surname) ? Outcome::ask : Outcome::keep;
        bool const told = verb_follows(view_, mention.past) || possessive_follows(view_, mention.past);
        return told && verdict_on(mention, false) == Verdict::name ? Outcome::ask : Outcome::drop;
    }
    bool const is_accented_as_in_key = token.accented && token.is_capitalised() && mention.past - mention.first == 1 &&
                                       withheld_.is_accented_name(view_.word(mention.first));
    if (mention.ambiguous && !is_accented_as_in_key) {
        if (kind_ == StreamKind::address || !withheld_.has(Rule::name_word)) return Outcome::drop;
        if (names_a_family(mention)) return Outcome::keep;
        auto const verdict = verdict_on(mention, (mention.parts & part_first) == 0);
        bool const stands_out = token.shape == Shape::capital && !token.starts_sentence && mention.first > 0;
        if (verdict == Verdict::word && stands_out && (mention.parts & part_own_surname) != 0 &&
            (mention.parts & part_plural) == 0 && is_word_by_its_ending(view_.word(mention.first)) &&
            was_named(mention))
            return Outcome::keep;
        if (verdict == Verdict::word || (mention.parts & (part_bare_possessive | part_plural)) != 0)
            return Outcome::drop;
        return verdict == Verdict::name ? Outcome::keep : Outcome::ask;
    }
    bool const one_word = mention.past - mention.first == 1;
    if (one_word && length <= 3 && token.shape == Shape::lower && kind_ != StreamKind::address)
        return length == 3 && kind_ == StreamKind::prose ? Outcome::ask : Outcome::drop;
    if (mention.parts == (part_forename | part_bare_possessive) && !token.is_capitalised() && length < 6)
        return Outcome::drop;
    if (!mention.certain) {
        bool const supported =
            length >= 6 || verb_follows(view_, mention.past) || possessive_follows(view_, mention.past) ||
            (mention.first > 0 && words::is(view_.word(mention.first - 1), words::kin)) || !token.starts_sentence;
        return supported ? Outcome::ask : Outcome::drop;
    }
    return Outcome::keep;
}

NameFinder::Outcome NameFinder::decide(Mention const& mention) const {
    if (mention.pieces == 0) return Outcome::drop;
    if ((mention.parts & part_phrase) != 0 && mention.pieces == 1) return decide_phrase(mention);
    bool const in_keep =
        std::any_of(protected_.begin() + static_cast<std::ptrdiff_t>(mention.first),
                    protected_.begin() + static_cast<std::ptrdiff_t>(mention.past), [](bool is) { return is; });
    bool const several = mention.pieces > 1 || (mention.initials > 0 && !(mention.parts & part_phrase));
    bool const outside = !protected_[mention.first] || !protected_[mention.past - 1];
    if (in_keep && !(mention.titled || (several && outside))) return Outcome::drop;
    if (is_written_small_letters(mention) || is_attribute(mention)) return Outcome::drop;
    if (mention.other_initial || is_nearly_anothers(mention) || is_plural_of_a_firm(mention) ||
        names_a_court(mention) || is_half_of_another(mention))
        return Outcome::ask;
    if (mention.titled && mention.pieces >= 1)
        return view_.tokens()[mention.past - 1].is_capitalised() || !mention.ambiguous ? Outcome::keep : Outcome::drop;
    if (several) {
        if (mention.ambiguous && (!mention.all_capitalised || mention.any_lower) && kind_ != StreamKind::address) {
            constexpr auto both = part_forename | part_surname;
            bool const whole_name =
                (mention.parts & both) == both && (mention.parts & part_middle) == 0 && mention.initials == 0;
            return whole_name && kind_ == StreamKind::prose ? Outcome::ask : Outcome::drop;
        }
        if (mention.ambiguous && kind_ == StreamKind::address && mention.pieces < 2) return Outcome::drop;
        return Outcome::keep;
    }
    if (mention.unknown_forename) {
        bool const frequent = words::is(view_.word(mention.past - 1), words::surname);
        if (mention.ambiguous || frequent)
            return verdict_on(mention, true) == Verdict::word && mention.ambiguous &&
                           !words::is(view_.word(mention.first - 1), words::forename)
                       ? Outcome::drop
                       : Outcome::ask;
        return mention.certain ? Outcome::keep : Outcome::ask;
    }
    auto const alone = decide_single(mention);
    if (alone != Outcome::drop && belongs_to_a_third_party(mention)) return Outcome::ask;
    return alone;
}

/// A surname alone, or with a title: several people of the key may bear it.
bool NameFinder::shares_its_surname(Mention const& mention) const {
    if (!withheld_.has(Rule::name_bearer) || mention.couple || mention.unknown_forename || mention.other_initial ||
        mention.initials > 0 || mention.pieces != 1)
        return false;
    if ((mention.parts & part_whole) != 0) return mention.past - mention.first == 2 && !title_of(mention).empty();
    constexpr auto others = part_forename | part_middle | part_plural | part_handle | part_phrase;
    return (mention.parts & (part_surname | part_surname_piece)) != 0 && (mention.parts & others) == 0;
}

/// All whom the key gives the surname, also where it lists "Mrs Harker" for one of them.
Subjects NameFinder::bearers(Mention const& mention) const {
    Subjects out = mention.subjects;
    auto const node = withheld_.step(view_.word(mention.past - 1));
    if ((mention.parts & part_whole) == 0 || node == 0) return out;
    for (auto const& atom : withheld_.node(node).atoms)
        if ((atom.parts & part_surname) != 0) out.push_back(atom.subject);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::string_view NameFinder::title_of(Mention const& mention) const {
    std::string_view out;
    for (std::size_t i = mention.first; i + 1 < mention.past && words::is_title(view_.word(i)); ++i)
        if (out.empty() || sex_of_title(view_.word(i)) != Sex::unknown) out = view_.word(i);
    return out;
}

/// Those whom the title may mean: nobody of the other sex, bearers of the name itself before those who once had it, and
/// of these the ones with that very title.
Subjects NameFinder::fitting(Subjects candidates, std::string_view title, std::string_view surname) const {
    auto const& all = withheld_.subjects();
    auto const sex = sex_of_title(title);
    std::string const titled = std::string(title) + " " + std::string(surname);
    auto const node = withheld_.step(surname);
    auto const keep_if = [&](auto const& wanted) {
        Subjects left;
        std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(left), wanted);
        if (!left.empty()) candidates = std::move(left);
    };
    if (sex != Sex::unknown)
        std::erase_if(candidates, [&](auto one) { return all[one].sex != Sex::unknown && all[one].sex != sex; });
    if (title != "master" && title != "miss") keep_if([&](auto one) { return !all[one].is_child; });
    auto const is_listed_so = [&](auto one) { return !title.empty() && all[one].titled_surnames.contains(titled); };
    keep_if(
        [&](auto one) { return is_listed_so(one) || (node != 0 && (parts_of(node, {one}) & part_own_surname) != 0); });
    if (!title.empty()) keep_if([&](auto one) { return is_listed_so(one) || all[one].title == title; });
    return candidates;
}

/// Who of them was named last: by forename in this sentence or the two before, or in any way however long ago.
int NameFinder::last_named(Subjects const& candidates, Mention const& mention, bool any_distance) const {
    std::size_t begin = view_.sentence_begin(mention.first);
    for (int back = 0; back < 2 && begin > 0; ++back) begin = view_.sentence_begin(begin - 1);
    for (auto named = named_.rbegin(); named != named_.rend(); ++named) {
        if (!any_distance && (named->token < begin || !named->by_forename)) continue;
        if (std::find(candidates.begin(), candidates.end(), named->subject) != candidates.end()) return named->subject;
    }
    if (!any_distance) return -1;
    // From an earlier text only the two whom the report is about: of others a paragraph speaks by name.
    for (auto named = memory_.named.rbegin(); named != memory_.named.rend(); ++named)
        if (std::find(candidates.begin(), candidates.end(), *named) != candidates.end())
            return withheld_.subjects()[static_cast<std::size_t>(*named)].is_principal ? *named : -1;
    return -1;
}

void NameFinder::note_named(Mention const& mention, int subject) {
    bool const by_forename =
        (mention.parts & (part_forename | part_alias | part_middle)) != 0 && !(mention.titled && mention.pieces == 1);
    if (mention.couple || mention.unknown_forename || (mention.parts & (part_plural | part_phrase)) != 0) return;
    named_.push_back({mention.first, subject, by_forename});
    std::erase(memory_.named, subject);
    memory_.named.push_back(subject);
}

/// -1 where several people remain: nobody is named then.
int NameFinder::subject_for(Mention const& mention) const {
    assert(!mention.subjects.empty());
    if (shares_its_surname(mention)) {
        auto const all = bearers(mention);
        auto const title = title_of(mention);
        auto const candidates = fitting(all, title, view_.word(mention.past - 1));
        if (candidates.size() == 1) return candidates.front();
        if (candidates.empty()) return -1;
        return last_named(candidates, mention, title.empty());
    }
    // A forename decides before a surname that several people share; then grown-ups before children.
    Subjects candidates;
    for (auto const subject : mention.subjects)
        if (!withheld_.subjects()[subject].is_child) candidates.push_back(subject);
    if (candidates.empty()) candidates = mention.subjects;
    return candidates.front();
}

// --- spans
// -------------------------------------------------------------------------------------------------------------

/// Takes along what has to change with the name: the bare apostrophe of "James'", the full stop of an initial.
void NameFinder::widen_possessive(Mention const& mention, Span& span, std::size_t& folded_end) const {
    auto const rest = view_.folded().substr(folded_end);
    bool const possessive_s = possessive_follows(view_, mention.past);
    bool const is_family = span.form == Form::family;
    if (rest.starts_with(".") && view_.word(mention.past - 1).size() == 1) {
        bool const goes_on = mention.past < view_.size() &&
                             (!view_.tokens()[mention.past].is_capitalised() || view_.gap(mention.past - 1) == ".") &&
                             rest.size() > 1;
        if (goes_on || (mention.surname_first && rest.size() == 1) || (rest.size() > 1 && rest[1] == ',')) ++folded_end;
    }
    if (possessive_s || !rest.starts_with("'")) return;
    char const last = view_.folded()[folded_end - 1];
    bool const owns =
        last == 's' && rest.size() > 1 && (rest[1] == ' ' || rest[1] == '\n') && mention.past < view_.size();
    if (!owns) return;
    ++folded_end;
    span.form = is_family ? Form::family_possessive : Form::possessive;
}

/// "Laura (née Whitcombe)": what she was called says nothing when it is withheld, and goes with its brackets.
void NameFinder::drop_former_name(Mention const& mention, Span& span, std::size_t& begin, std::size_t& end) const {
    if (!span.certain || mention.first == 0 || mention.pieces != 1 || view_.word(mention.first - 1) != "nee" ||
        !is_space(view_.gap(mention.first - 1)) || withheld_.policy().manner == model::Manner::redact)
        return;
    auto const text = view_.folded();
    begin = view_.tokens()[mention.first - 1].begin;
    if (begin > 0 && text[begin - 1] == '(' && text.substr(end).starts_with(")")) {
        --begin;
        ++end;
    }
    while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == ',')) --begin;
    span.form = Form::dropped;
}

/// The text says that it is somebody of the family, a person which one.
void NameFinder::ask_for_bearer(Span& span) {
    span.replacement = span.form == Form::possessive ? "a member of the family's" : "a member of the family";
    span.form = Form::as_given;
    ask_who(span);
}

void NameFinder::ask_who(Span const& span) {
    if (!span.certain || kind_ == StreamKind::address || withheld_.policy().manner == model::Manner::redact) return;
    Span question = span;
    question.certain = false;
    question.is_only_asked = true;
    question.rule = Rule::name_bearer;
    question.question =
        "a surname that several people of the key may mean here: write a forename, or a title in the key";
    spans_.push_back(std::move(question));
}

/// Those whom "Mr" may mean, then those whom "Mrs" may.
Subjects NameFinder::both_of_couple(Mention const& mention) const {
    auto const surname = view_.word(mention.past - 1);
    auto const all = bearers(mention);
    Subjects out;
    for (auto const title : {view_.word(mention.first), view_.word(mention.past - 2)})
        for (auto const one : fitting(all, title, surname))
            if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
    return out;
}

Subjects NameFinder::heads_of_family(Mention const& mention) const {
    auto const adults = fitting(bearers(mention), {}, view_.word(mention.past - 1));
    Subjects principals;
    std::copy_if(adults.begin(), adults.end(), std::back_inserter(principals),
                 [&](auto one) { return withheld_.subjects()[one].is_principal; });
    return principals.empty() ? adults : principals;
}

/// "Mr and Mrs Harker", "the Harkers": two grown-ups of that surname are both named, of three or more a person says
/// who. A family is that of the one whom the report is about, if it is somebody's.
void NameFinder::name_several(Mention const& mention, Span& span) {
    bool const family = span.form == Form::family || span.form == Form::family_possessive;
    if (!withheld_.has(Rule::name_bearer) || (!family && span.form != Form::couple) || mention.pieces != 1 ||
        mention.initials > 0 || withheld_.policy().manner == model::Manner::redact)
        return;
    auto const& all = withheld_.subjects();
    auto const adults = family ? heads_of_family(mention) : both_of_couple(mention);
    if (adults.size() == 1) span.subject = adults.front();
    if (adults.size() < 2) return;
    if (adults.size() == 2) {
        span.replacement = all[adults[0]].replacement + " and " + all[adults[1]].replacement;
        if (family) span.replacement += span.form == Form::family ? "'s family" : "'s family's";
    } else {
        span.replacement = !family                     ? "a couple of the family"
                           : span.form == Form::family ? "the family"
                                                       : "the family's";
    }
    span.form = Form::as_given;
    if (adults.size() > 2) ask_who(span);
}

void NameFinder::emit(Mention const& mention, Outcome outcome) {
    Span span;
    std::size_t first = mention.first;
    // A title stays before a mark, but not before another name.
    if (mention.titled && withheld_.policy().manner == model::Manner::redact) {
        while (first + 1 < mention.past && (words::is_title(view_.word(first)) || view_.word(first) == "and") &&
               matches_[first].node == 0)
            ++first;
    }
    span.kind = Kind::name;
    auto const kind = withheld_.subjects()[mention.subjects.front()].kind;
    if (kind == Subject::Kind::place) span.kind = Kind::place;
    if (kind == Subject::Kind::agency) span.kind = Kind::agency;
    if (kind == Subject::Kind::term) span.kind = Kind::term;
    span.subject = subject_for(mention);
    bool const is_anybody = span.subject < 0;
    if (is_anybody) span.subject = mention.subjects.front();
    if (outcome == Outcome::keep && !is_anybody) note_named(mention, span.subject);
    span.rule = mention.ambiguous && mention.pieces == 1 && !mention.titled && (mention.parts & part_phrase) == 0
                    ? Rule::name_word
                    : mention.rule;
    span.certain = outcome == Outcome::keep;
    if (mention.couple) span.form = Form::couple;
    bool const owned_by_all = mention.ambiguous && names_a_family(mention);
    bool const plural_only = !mention.titled && ((mention.parts & part_plural) != 0 || owned_by_all) &&
                             mention.pieces == 1 && mention.initials == 0 &&
                             (mention.parts & (part_surname_piece | part_surname | part_alias)) != 0;
    bool const the_before =
        mention.first > 0 && view_.word(mention.first - 1) == "the" && is_space(view_.gap(mention.first - 1));
    if (plural_only && matches_[mention.first].own_rule) {
        auto const& atoms = withheld_.node(matches_[mention.first].node).atoms;
        bool const is_plural_form =
            std::all_of(atoms.begin(), atoms.end(), [](Atom const& atom) { return (atom.parts & part_plural) != 0; });
        if ((is_plural_form || owned_by_all) && the_before) {
            span.form = Form::family;
            if (first > 0) --first;
        } else if (is_plural_form && kind == Subject::Kind::person && mention.past < view_.size() &&
                   is_space(view_.gap(mention.past - 1)) && !verb_follows(view_, mention.past)) {
            span.form = words::is(view_.word(mention.past), words::kin | words::kin_possession) ? Form::possessive
                                                                                                : Form::family;
        }
    }
    if ((mention.parts & part_bare_possessive) != 0 && mention.pieces == 1 && span.form == Form::plain &&
        matches_[mention.first].own_rule && !possessive_follows(view_, mention.past))
        span.form = Form::possessive;
    if (mention.unknown_forename && span.certain) {
        span.form = Form::relative;
        span.rule = Rule::name_relative;
        if (first > 0) --first;
        bool const to_names = withheld_.policy().manner != model::Manner::redact;
        while (to_names && first > 0 && words::is_title(view_.word(first - 1)) &&
               view_.tokens()[first - 1].is_capitalised() &&
               (is_space(view_.gap(first - 1)) || view_.gap(first - 1) == ". "))
            --first;
    }
    if (mention.other_initial || (!span.certain && is_half_of_another(mention))) span.rule = Rule::name_third_party;
    if (mention.unknown_forename && !span.certain) {
        span.rule = Rule::name_third_party;
        if (first > 0) --first;
    }
    std::size_t folded_end = view_.tokens()[mention.past - 1].end;
    bool const user_name =
        (mention.parts & (part_handle | part_cut_handle | part_whole)) != 0 || kind_ == StreamKind::address;
    if (user_name && mention.past < view_.size() && view_.gap(mention.past - 1).empty() &&
        view_.tokens()[mention.past].is_number())
        folded_end = view_.tokens()[mention.past].end;
    if (span.certain && kind_ == StreamKind::prose) widen_possessive(mention, span, folded_end);
    std::size_t folded_begin = view_.tokens()[first].begin;
    if (!span.certain && is_half_of_another(mention)) folded_end = view_.tokens()[mention.past].end;
    if (!span.certain && span.rule != Rule::name_third_party && belongs_to_a_third_party(mention)) {
        span.rule = Rule::name_third_party;
        folded_end = view_.tokens()[mention.past].end;
    }
    drop_former_name(mention, span, folded_begin, folded_end);
    span.at = view_.source_of(folded_begin, folded_end);
    span.starts_sentence = view_.tokens()[first].starts_sentence;
    if (!span.certain)
        span.question = span.rule == Rule::name_third_party
                            ? "somebody who shares a name with a person of the key: is it that person?"
                        : span.rule == Rule::name_spelling ? "nearly a name of the key: is it one?"
                                                           : "a name of the key, or only a word?";
    bool const several = span.form == Form::family || span.form == Form::family_possessive || mention.couple;
    if (several && kind == Subject::Kind::person) name_several(mention, span);
    if (is_anybody && span.form != Form::dropped && !several) ask_for_bearer(span);
    spans_.push_back(std::move(span));
    for (std::size_t i = mention.first; i < mention.past; ++i) covered_[i] = true;
}

// --- initials and short forms
// ------------------------------------------------------------------------------------------

/// Offices and authorities that are said to tell, to attend and to be told.
bool is_role_in_letters(std::string_view letters) {
    static constexpr std::string_view roles[] = {
        "gp",  "pc",  "dc",  "ds",  "di",  "ps", "mp",   "qc",   "kc",   "hr",  "er",  "ed",
        "ae",  "cps", "cpn", "ot",  "pt",  "sw", "idva", "isva", "iopc", "ico", "cqc", "dwp",
        "hmp", "nhs", "un",  "uk",  "us",  "eu", "bbc",  "itv",  "hmrc", "csp", "pcc", "dac",
        "ccg", "icb", "ceo", "cfo", "who", "ni", "usa",  "cmht", "mash", "np",  "pa",  "moj"};
    return std::find(std::begin(roles), std::end(roles), letters) != std::end(roles);
}

void NameFinder::try_monogram(std::size_t i) {
    auto const& token = view_.tokens()[i];
    if (covered_[i] || protected_[i] || !token.is_word()) return;
    std::string letters;
    std::size_t past = i;
    bool dotted = false;
    if (token.shape == Shape::upper && view_.word(i).size() <= 4) {
        letters = view_.word(i);
        past = i + 1;
    } else if (view_.word(i).size() == 1 && token.is_capitalised()) {
        while (past < view_.size() && view_.word(past).size() == 1 && view_.tokens()[past].is_capitalised() &&
               !covered_[past] && past - i < 4) {
            letters += view_.word(past);
            ++past;
            auto const gap = past <= view_.size() ? view_.gap(past - 1) : std::string_view();
            if (gap != "." && gap != ". " && gap != " " && gap != "-") break;
            dotted = dotted || gap.starts_with(".");
        }
    }
    // "I.P. lodged" may be somebody, "an I.P. address" and "the C.P.S. is" are not.
    bool const abbreviation = words::is(letters, words::acronym);
    if (letters.size() < 2 || (words::is_common(letters) && !dotted && !abbreviation)) return;
    if (abbreviation && dotted &&
        (!verb_follows(view_, past) || words::is(view_.word(past), words::modal) || view_.word(past).size() < 4))
        return;
    auto const& subjects = withheld_.with_monogram(letters);
    if (subjects.empty()) return;
    // "MS was arrested" is somebody, or a question; a GP and a PC do what people do.
    if (abbreviation && !dotted &&
        (is_role_in_letters(letters) ||
         !acts_like_a_person({view_, i, past, false, [](std::size_t) { return false; }})))
        return;
    bool const joined_to_more =
        (i > 0 && (view_.gap(i - 1).empty() || view_.gap(i - 1) == "-" || view_.gap(i - 1) == "/" ||
                   view_.gap(i - 1) == "_" || view_.gap(i - 1) == "&")) ||
        (past < view_.size() && (view_.gap(past - 1).empty() || view_.gap(past - 1) == "-" ||
                                 view_.gap(past - 1) == "_" || view_.gap(past - 1) == "&"));
    // "Hobhouse LJ"
    if (i > 0 && past == i + 1 && office_follows(view_, i) && view_.tokens()[i - 1].is_capitalised()) return;
    if (joined_to_more) return;
    Occurrence const occurrence{view_, i, past, false, [this](std::size_t other) { return is_other_name(other); }};
    auto const verdict = judge_initials(occurrence, dotted);
    if (verdict == Verdict::word) return;
    Span span;
    span.rule = Rule::name_initials;
    span.subject = subjects.front();
    span.certain = verdict == Verdict::name && !abbreviation;
    std::size_t end = view_.tokens()[past - 1].end;
    if (dotted && view_.folded().substr(end).starts_with(".") && (end + 2 < view_.folded().size())) ++end;
    span.at = view_.source_of(token.begin, end);
    span.starts_sentence = token.starts_sentence;
    if (!span.certain) span.question = "initials of a person of the key, or an abbreviation?";
    spans_.push_back(std::move(span));
    for (std::size_t k = i; k < past; ++k) covered_[k] = true;
}

/// "Ms W" may be somebody of the key under half a cover. One question for all places.
void NameFinder::try_titled_initial(std::size_t i) {
    auto const& token = view_.tokens()[i];
    if (i == 0 || covered_[i] || protected_[i] || view_.word(i).size() != 1 || !token.is_capitalised()) return;
    if (!words::is_title(view_.word(i - 1)) || !view_.tokens()[i - 1].is_capitalised() || covered_[i - 1]) return;
    if (auto const gap = view_.gap(i - 1); gap != " " && gap != ". ") return;
    auto const behind = i + 1 < view_.size() ? view_.gap(i) : std::string_view("\n");
    bool const more = behind.empty() || behind == "-" || behind == "/" || behind == "&" ||
                      ((behind == " " || behind == ". ") && view_.tokens()[i + 1].is_capitalised() &&
                       !view_.tokens()[i + 1].starts_sentence);
    auto const& bearers = withheld_.with_surname_initial(view_.word(i).front());
    if (more || bearers.empty()) return;
    Span span;
    span.rule = Rule::name_initials;
    span.subject = bearers.front();
    span.certain = false;
    span.at = view_.source_of(view_.tokens()[i - 1].begin, token.end);
    span.starts_sentence = view_.tokens()[i - 1].starts_sentence;
    span.question = "a title and the initial of a surname in the key: is it that person?";
    span.group = std::string(view_.word(i - 1)) + " " + std::string(view_.word(i));
    spans_.push_back(std::move(span));
}

void NameFinder::find_monograms() {
    if (kind_ != StreamKind::prose) return;
    for (std::size_t i = 0; i < view_.size(); ++i) {
        try_monogram(i);
        try_titled_initial(i);
    }
}

void NameFinder::find_short_forms() {
    if (kind_ == StreamKind::address) return;
    for (std::size_t i = 0; i < view_.size(); ++i) {
        auto const& token = view_.tokens()[i];
        if (covered_[i] || protected_[i] || !token.is_capitalised() || !token.is_word() || view_.word(i).size() < 2)
            continue;
        if (withheld_.is_public_name(view_.word(i))) continue;
        auto const& subjects = withheld_.with_short_form(view_.word(i));
        if (subjects.empty()) continue;
        Occurrence const occurrence{view_, i, i + 1, false, [this](std::size_t other) { return is_other_name(other); }};
        bool const word_too =
            words::is_common(view_.word(i)) || words::is(view_.word(i), words::acronym | words::place);
        if (word_too && judge(occurrence) != Verdict::name) continue;
        if (!word_too && i + 1 < view_.size() && is_space(view_.gap(i)) && view_.tokens()[i + 1].is_capitalised() &&
            words::is(view_.word(i + 1), words::organisation | words::surname))
            continue;
        Span span;
        span.rule = Rule::name_short_form;
        span.subject = subjects.front();
        span.certain = false;
        span.at = view_.source_of_tokens(i, i + 1);
        span.question = "a short form of a forename in the key: is it that person?";
        span.group = view_.word(i);
        spans_.push_back(std::move(span));
    }
}

/// The token behind a listed phrase that begins at `i`, or `i`. Signs between its words may differ from the key's.
std::size_t NameFinder::phrase_end(Phrase const& phrase, std::size_t i) const {
    std::size_t at = 0;
    for (std::size_t past = i; past < view_.size(); ++past) {
        if (past > i) {
            auto const gap = view_.gap(past - 1);
            bool const as_in_key = std::find(phrase.gaps.begin(), phrase.gaps.end(), gap) != phrase.gaps.end();
            if (!gap.empty() && !as_in_key && !joins_parts(gap) && !(phrase.has_digit && gap.size() <= 3)) return i;
        }
        auto const word = view_.word(past);
        if (std::string_view(phrase.squeezed).substr(at, word.size()) != word) return i;
        at += word.size();
        if (at == phrase.squeezed.size()) return past + 1;
    }
    return i;
}

/// Listed phrases with figures and signs in them: "MC/118204/21", "Flat 3, 62 Corbel Terrace".
void NameFinder::find_phrases() {
    for (std::size_t i = 0; i < view_.size(); ++i) {
        for (auto const number : withheld_.phrases_beginning(view_.word(i))) {
            auto const& phrase = withheld_.phrases()[number];
            auto const past = phrase_end(phrase, i);
            if (past == i) continue;
            auto const at = [this](std::size_t token) {
                return protected_.begin() + static_cast<std::ptrdiff_t>(token);
            };
            if (std::all_of(at(i), at(past), [](bool is) { return is; })) continue;
            Span span;
            span.kind = phrase.rule == Rule::place_name    ? Kind::place
                        : phrase.rule == Rule::agency_name ? Kind::agency
                                                           : Kind::term;
            span.rule = phrase.rule;
            span.subject = phrase.subject;
            std::size_t end = view_.tokens()[past - 1].end;
            if (view_.folded().substr(end).starts_with(phrase.tail)) end += phrase.tail.size();
            span.at = view_.source_of(view_.tokens()[i].begin, end);
            span.starts_sentence = view_.tokens()[i].starts_sentence;
            spans_.push_back(std::move(span));
            std::fill(covered_.begin() + static_cast<std::ptrdiff_t>(i),
                      covered_.begin() + static_cast<std::ptrdiff_t>(past), true);
        }
    }
}

std::vector<Span> NameFinder::find() {
    match_all();
    for (std::size_t i = 0; i < view_.size();) {
        if (matches_[i].node == 0 && !(view_.word(i).size() == 1 && view_.tokens()[i].is_capitalised())) {
            ++i;
            continue;
        }
        auto mention = compose(i);
        auto outcome = decide(mention);
        if (outcome == Outcome::ask && is_nearly_anothers(mention))
            of_others_.insert(std::string(view_.word(mention.past - 1)));
        if (outcome == Outcome::drop) {
            // What fails together may still hold alone: "Hope Page 12".
            ++i;
            continue;
        }
        emit(mention, outcome);
        i = std::max(mention.past, i + 1);
    }
    find_phrases();
    find_monograms();
    find_short_forms();
    return std::move(spans_);
}

}  // namespace

std::vector<bool> protected_tokens(View const& view, Withheld const& withheld) {
    std::vector<bool> out(view.size(), false);
    for (std::size_t i = 0; i < view.size(); ++i) {
        // "999" in "SO999QT" is no emergency call.
        if (i > 0 && view.gap(i - 1).empty()) continue;
        std::uint32_t at = 0;
        std::size_t past = i;
        std::size_t best = i;
        while (past < view.size()) {
            auto const* next = withheld.keep(at).next.find(view.word(past));
            if (next == nullptr) break;
            at = *next;
            ++past;
            if (withheld.keep(at).ends && (past == view.size() || !view.gap(past - 1).empty())) best = past;
            if (past < view.size() && view.gap(past - 1).size() > 4) break;
        }
        for (std::size_t k = i; k < best; ++k) out[k] = true;
    }
    return out;
}

std::vector<Span> find_names(View const& view, StreamKind kind, std::vector<bool> const& is_protected,
                             Withheld const& withheld, WordMemory& memory) {
    return NameFinder(view, kind, is_protected, withheld, memory).find();
}

}  // namespace dhrdoc::redact
