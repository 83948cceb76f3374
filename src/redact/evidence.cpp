// Takes a word that is a name to some and a word to others, where it stands; makes a verdict from classes of evidence.
#include "redact/evidence.h"

#include "redact/words.h"

#include <algorithm>

namespace dhrdoc::redact {

namespace {

bool is_line_space(std::string_view gap) { return gap == " " || gap == "\n" || gap == "  "; }

/// The words around one occurrence, asked by how far they are away.
class Surroundings {
public:
    explicit Surroundings(Occurrence const& occurrence) : o_(occurrence), view_(occurrence.view) {}

    [[nodiscard]] bool has_before(std::size_t n = 1) const {
        return o_.first >= n && !view_.tokens()[o_.first - n + 1].starts_sentence;
    }
    [[nodiscard]] bool has_after(std::size_t n = 1) const {
        return o_.past + n - 1 < view_.size() && !view_.tokens()[o_.past + n - 1].starts_sentence;
    }
    [[nodiscard]] std::string_view before(std::size_t n = 1) const {
        return has_before(n) ? view_.word(o_.first - n) : std::string_view();
    }
    [[nodiscard]] std::string_view after(std::size_t n = 1) const {
        return has_after(n) ? view_.word(o_.past + n - 1) : std::string_view();
    }
    [[nodiscard]] Token const& token_before() const { return view_.tokens()[o_.first - 1]; }
    [[nodiscard]] Token const& token_after() const { return view_.tokens()[o_.past]; }
    [[nodiscard]] bool adjoins_before() const { return has_before() && is_line_space(view_.gap(o_.first - 1)); }
    [[nodiscard]] bool adjoins_after() const { return has_after() && is_line_space(view_.gap(o_.past - 1)); }
    [[nodiscard]] std::string_view gap_after() const { return view_.gap(o_.past - 1); }
    [[nodiscard]] std::string_view gap_before() const { return view_.gap_before(o_.first); }
    [[nodiscard]] std::string_view word() const { return view_.word(o_.first); }
    /// Nothing but quotation marks stands before it.
    [[nodiscard]] bool opens_text() const { return o_.first == 0; }
    /// The word behind it, in this sentence or the next.
    [[nodiscard]] std::string_view spoken() const {
        return o_.past < view_.size() ? view_.word(o_.past) : std::string_view();
    }
    [[nodiscard]] bool starts_sentence() const {
        if (view_.tokens()[o_.first].starts_sentence) return true;
        auto const gap = gap_before();
        // Behind "<p>" a capital says nothing either: the last gate reads pages with their tags.
        return gap.find_first_of(":\"|;>") != std::string_view::npos || gap.ends_with(" - ") || gap.ends_with("(");
    }

private:
    Occurrence const& o_;
    View const& view_;
};

constexpr std::string_view month_prepositions[] = {"in",    "of",  "since",   "until",     "till",  "during",  "by",
                                                   "from",  "to",  "early",   "late",      "mid",   "last",    "next",
                                                   "this",  "end", "start",   "beginning", "and",   "between", "before",
                                                   "after", "on",  "through", "around",    "every", "each"};

template <typename List>
bool is_in(List const& list, std::string_view word) {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool has_word(std::initializer_list<std::string_view> list, std::string_view word) {
    return std::any_of(list.begin(), list.end(), [&](std::string_view one) { return word == one; });
}

/// Nothing but a person is told, arrested, bailed; "was" and "is" can follow anything.
bool strong_verb(std::string_view word) {
    static constexpr std::string_view weak[] = {
        "was",      "were",    "is",     "are",       "does",      "do",      "did",    "has",
        "had",      "could",   "would",  "should",    "might",     "made",    "became", "came",
        "kept",     "used",    "served", "seemed",    "appeared",  "started", "began",  "ended",
        "remained", "stopped", "first",  "first",     "also",      "then",    "still",  "never",
        "always",   "often",   "later",  "evidence",  "submitted", "opened",  "closed", "works",
        "means",    "lost",    "whose",  "presented", "suggested", "died",    "aged",   "lives",
        "rings",    "calls",   "argued", "collected", "dropped",   "missed",  "sat",    "stood"};
    return words::is(word, words::agent_verb) && !is_in(weak, word);
}

bool person_participle(std::string_view word) {
    return has_word(
        {"arrested",    "bailed",      "charged",   "convicted",   "sentenced",  "interviewed", "seen",
         "spoken",      "asked",       "told",      "referred",    "assessed",   "admitted",    "discharged",
         "married",     "born",        "pregnant",  "intoxicated", "drunk",      "upset",       "angry",
         "crying",      "distressed",  "present",   "aged",        "living",     "working",     "known",
         "found",       "taken",       "placed",    "released",    "remanded",   "diagnosed",   "prescribed",
         "registered",  "visited",     "contacted", "killed",      "murdered",   "stabbed",     "injured",
         "unable",      "reluctant",   "afraid",    "scared",      "frightened", "sorry",       "tearful",
         "safe",        "missing",     "dead",      "alive",       "detained",   "offered",     "invited",
         "supported",   "removed",     "described", "not",         "acquitted",  "cautioned",   "tried",
         "represented", "evicted",     "sectioned", "warned",      "advised",    "informed",    "shouting",
         "screaming",   "drinking",    "sleeping",  "asleep",      "standing",   "driving",     "talking",
         "walking",     "sitting",     "lying",     "waiting",     "unemployed", "homeless",    "violent",
         "abusive",     "controlling", "jealous",   "possessive",  "hurt",       "cleared",     "sworn",
         "recalled",    "cross"},
        word);
}

int verb_evidence(Surroundings const& s) {
    if (!s.adjoins_after()) return 0;
    auto const next = s.after();
    if (next == "and" || next == "or" || next == "&") return 0;
    // "May saw a rise in calls": so much a month can do.
    if (words::is(s.word(), words::month) &&
        has_word({"saw", "brought", "began", "ended", "passed", "came", "went"}, next))
        return 1;
    if (strong_verb(next)) return 3;
    if (has_word({"has", "had", "did", "does", "could", "would", "also", "then", "later", "never", "still",
                  "subsequently", "initially"},
                 next))
        return 3;
    if (has_word({"was", "is", "were"}, next)) {
        auto const participle = s.after(2);
        return person_participle(participle) || words::is(participle, words::kin) ? 3 : 1;
    }
    if (words::is(next, words::agent_verb) || words::looks_past_tense(next)) return 2;
    return 0;
}

/// "Price v Law", "R v Price": the parties of a case.
int party_evidence(Surroundings const& s) {
    auto const is_against = [](std::string_view word) { return word == "v" || word == "vs"; };
    if (s.adjoins_after() && is_against(s.after()) && s.token_after().shape == Shape::lower) return 3;
    if (s.adjoins_before() && is_against(s.before()) && s.token_before().shape == Shape::lower) return 3;
    // "R (Price) v Law", "Price & another v Law"
    if (s.has_before() && s.before() == "r" && s.gap_before() == " (" && s.gap_after() == ") " && is_against(s.after()))
        return 3;
    bool const has_others = has_word({"another", "others", "anor", "ors"}, s.after()) &&
                            (s.gap_after() == " & " || (s.adjoins_after() && s.after() == "and"));
    if (has_others && is_against(s.after(2))) return 3;
    bool const dotted = s.has_before() && is_against(s.before()) && s.gap_before() == ". ";
    return dotted && s.token_before().shape == Shape::lower ? 3 : 0;
}

/// "Re Price (A Child)", "In re Young": how a case about somebody is called; "See Young at [45]".
int case_evidence(Occurrence const& o, Surroundings const& s) {
    bool const re_before = s.adjoins_before() && s.before() == "re" && s.token_before().is_capitalised();
    bool const brackets =
        o.past < o.view.size() && (s.gap_after().starts_with(" (") || s.gap_after().starts_with(" ["));
    if (re_before && (brackets || has_word({"in"}, s.before(2)))) return 3;
    if (brackets && s.gap_after() == " (" && s.after() == "a" && has_word({"child", "minor"}, s.after(2))) return 3;
    // "Young (Deceased)", "Price (Appellant)": what the bracket calls the party.
    if (brackets && s.gap_after() == " (" && words::is(s.after(), words::kin) && o.view.gap(o.past).starts_with(")"))
        return 3;
    // "Wood, at para 6"
    if (o.past + 1 < o.view.size() && s.gap_after() == ", " && s.after() == "at" &&
        has_word({"para", "paragraph", "paragraphs", "paras", "p", "page", "pages"}, s.after(2)))
        return 3;
    bool const cited = s.adjoins_before() && has_word({"see", "cf", "in", "per", "following", "applying"}, s.before());
    if (!cited || !s.has_after()) return 0;
    bool const at_number = s.adjoins_after() && s.after() == "at" && o.past + 1 < o.view.size() &&
                           (has_word({"para", "paragraph", "paragraphs", "paras", "p", "page", "pages"}, s.after(2)) ||
                            (o.view.gap(o.past) == " [" && o.view.tokens()[o.past + 1].is_number()));
    return at_number ? 3 : 0;
}

/// "the Young family", "the Cross children".
int household_evidence(Surroundings const& s) {
    if (!s.adjoins_before() || !s.adjoins_after() || s.before() != "the") return 0;
    if (!has_word(
            {"family", "household", "children", "siblings", "brothers", "sisters", "boys", "girls", "parents", "home"},
            s.after()))
        return 0;
    return s.token_after().shape == Shape::lower ? 3 : 0;
}

/// "the Young case", "his Price judgment", "the Cross statement": how lawyers speak of what somebody was party to or
/// wrote.
int matter_evidence(Surroundings const& s) {
    if (!s.adjoins_before() || !s.adjoins_after() || !has_word({"the", "his", "her", "this", "that"}, s.before()) ||
        words::is(s.word(), words::month | words::weekday | words::place))
        return 0;
    bool const is_matter =
        has_word({"case",      "appeal", "judgment", "judgement", "decision",  "ruling", "litigation",
                  "paper",     "trial",  "inquest",  "email",     "emails",    "letter", "letters",
                  "statement", "report", "evidence", "account",   "affidavit", "test",   "principle"},
                 s.after());
    return is_matter && s.token_after().shape == Shape::lower ? 3 : 0;
}

int company_evidence(Occurrence const& o, Surroundings const& s) {
    // "Joy and Young Carers": the two in capitals are a name of their own.
    if (s.adjoins_after() && s.token_after().is_capitalised() && !o.is_other_name(o.past) &&
        words::is_common(s.after()) && !office_follows(o.view, o.past) && !all_capitals_around(o.view, o.first))
        return 0;
    // "by May; April showers", "Young Carers": what stands beside in capitals is no name.
    auto const is_month = [&](std::size_t i) { return words::is(o.view.word(i), words::month); };
    if (is_month(o.first) && ((o.first > 0 && is_month(o.first - 1)) || (o.past < o.view.size() && is_month(o.past))))
        return 0;
    auto const joins = [](std::string_view word) { return word == "and" || word == "or" || word == "with"; };
    if (o.past + 1 < o.view.size() && joins(s.after()) && o.view.tokens()[o.past + 1].is_capitalised() &&
        o.is_other_name(o.past + 1))
        return 3;
    if (o.first >= 2 && joins(s.before()) && o.view.tokens()[o.first - 2].is_capitalised() &&
        o.is_other_name(o.first - 2))
        return 3;
    bool const comma_before = o.first >= 1 && (s.gap_before() == ", " || s.gap_before() == "/" ||
                                               s.gap_before() == " & " || s.gap_before() == "; ");
    if (comma_before && o.is_other_name(o.first - 1)) return 3;
    bool const comma_after = o.past < o.view.size() && (s.gap_after() == ", " || s.gap_after() == "/" ||
                                                        s.gap_after() == " & " || s.gap_after() == "; ");
    if (comma_after && o.is_other_name(o.past)) return 3;
    return 0;
}

int owner_evidence(Occurrence const& o, Surroundings const& s, bool sentence_start) {
    if (!possessive_follows(o.view, o.past)) return 0;
    std::size_t const owned = o.past + 1;
    if (owned >= o.view.size()) return 1;
    auto const thing = o.view.word(owned);
    if (o.view.tokens()[owned].is_capitalised()) return 0;  // King's College
    if (words::is(thing, words::kin | words::kin_possession)) return 3;
    for (std::size_t i = owned + 1; i < std::min(owned + 3, o.view.size()); ++i)
        if (words::is(o.view.word(i), words::kin | words::kin_possession)) return 3;
    (void)s;
    return sentence_start ? 1 : 2;
}

int before_evidence(Surroundings const& s) {
    if (!s.has_before()) return 0;
    auto const word = s.before();
    if (words::is(word, words::kin) && (s.adjoins_before() || s.gap_before() == ", ") && word != "child" &&
        word != "children")
        return 3;
    if (words::is(word, words::kin) && s.adjoins_before()) return 2;
    // "Drs Wood and Green", "Judges Price, Wood and Page"
    if (has_word({"drs", "pcs", "dcs", "messrs", "mesdames", "judges", "justices", "professors"}, word) &&
        s.adjoins_before() && s.token_before().is_capitalised())
        return 3;
    if (has_word({"that",        "told", "asked",   "said",    "says",     "called",    "phoned",    "texted",
                  "saw",         "met",  "married", "visited", "hit",      "punched",   "assaulted", "arrested",
                  "interviewed", "if",   "because", "when",    "while",    "whether",   "where",     "why",
                  "poor",        "whom", "killed",  "stabbed", "murdered", "contacted", "named"},
                 word) &&
        s.adjoins_before())
        return 1;
    return 0;
}

/// In the middle of a sentence an everyday noun has no capital, unless it is part of a title.
int capital_evidence(Surroundings const& s, bool sentence_start, bool shouted) {
    if (sentence_start || shouted) return 0;
    auto const word = s.word();
    if (words::is(word, words::month | words::weekday)) return 0;
    if (words::is(word, words::place)) return 0;
    // "As Wood makes clear": only the place of the first word gives it a capital.
    bool const opened_by_small_word =
        s.adjoins_before() && s.token_before().starts_sentence &&
        (words::is(s.before(), words::preposition) ||
         has_word({"see", "applying", "following", "contrast", "distinguishing", "considering", "citing"},
                  s.before())) &&
        !words::is(s.before(), words::determiner);
    bool const capital_before = s.adjoins_before() && s.token_before().is_capitalised() && !opened_by_small_word &&
                                (!words::is(s.before(), words::title | words::kin) ||
                                 has_word({"private", "general", "major", "master"}, s.before()));
    bool const capital_after = s.adjoins_after() && s.token_after().is_capitalised();
    if (capital_before || capital_after) return 0;
    return 2;
}

int month_evidence(Surroundings const& s, int company, bool is_office) {
    auto const word = s.word();
    if (!words::month_number(word) || party_evidence(s) > 0) return 0;
    if (s.has_after() && s.token_after().is_number() && s.gap_after().size() <= 3) return -6;
    bool const behind_year = is_office && s.has_before() && s.before().size() == 4;  // "on 3 June 2016 May J held"
    if (s.has_before() && s.token_before().is_number() && s.gap_before().size() <= 2 && !behind_year) return -6;
    if (s.has_before(2) && s.adjoins_before() && has_word({"st", "nd", "rd", "th"}, s.before())) return -6;
    if (is_office) return 0;  // "the argument before May J"
    bool const in_company = s.adjoins_before() && has_word({"and", "with"}, s.before()) && company > 0;
    if (s.adjoins_before() && is_in(month_prepositions, s.before()) && !in_company) return -4;
    return 0;
}

/// "Rule: Madam, I withdraw the question": who speaks stands before what is said.
bool speaks_in_a_transcript(Surroundings const& s) {
    return s.opens_text() && s.gap_after() == ": " &&
           has_word({"madam", "sir",  "thank", "thanks", "well", "i",   "you", "my",  "your", "okay",
                     "ok",    "yes",  "no",    "what",   "when", "why", "who", "how", "did",  "do",
                     "so",    "very", "right", "and",    "but",  "we",  "he",  "she"},
                    s.spoken());
}

int against_evidence(Occurrence const& o, Surroundings const& s, bool sentence_start) {
    int out = month_evidence(s, company_evidence(o, s), office_follows(o.view, o.past));
    bool const kin_before_that = s.has_before(2) && words::is(s.before(), words::determiner) && false;
    bool const is_owned = office_follows(o.view, o.past) || household_evidence(s) > 0 || case_evidence(o, s) > 0 ||
                          matter_evidence(s) > 0;
    // "her last Will and Testament"
    if (s.word() == "will" && (s.before() == "last" || (s.after() == "and" && s.after(2) == "testament"))) out -= 6;
    if (s.adjoins_before() && words::is(s.before(), words::determiner) && !kin_before_that && !is_owned) out -= 4;
    if (s.adjoins_after() && s.token_after().is_capitalised() && words::is(s.after(), words::organisation) &&
        !o.is_other_name(o.past))
        out -= 5;
    if (s.adjoins_before() && s.token_before().is_capitalised() && words::is(s.before(), words::organisation) &&
        !o.is_other_name(o.first - 1))
        out -= 3;
    if (possessive_follows(o.view, o.past) && o.past + 1 < o.view.size() &&
        o.view.tokens()[o.past + 1].is_capitalised())
        out -= 4;
    // "Page & Co", "Price & Sons"
    if (s.has_after() && s.gap_after() == " & " && has_word({"co", "sons", "son", "partners", "associates"}, s.after()))
        out -= 5;
    // "Clare's Law", "Sarah's Law": an act that is called after somebody.
    if (s.word() == "law" && o.first >= 2 && s.before() == "s" && s.gap_before() == " " &&
        o.view.gap(o.first - 2) == "'" && o.view.tokens()[o.first - 2].is_capitalised())
        out -= 5;
    if (s.has_after() && s.token_after().is_number() && is_line_space(s.gap_after())) out -= 4;
    bool const is_office = office_follows(o.view, o.past);  // "on 14 May 2010 Price J held"
    if (s.has_before() && s.token_before().is_number() && is_line_space(s.gap_before()) && !is_office) out -= 2;
    bool const is_of_a_time =
        s.gap_before() == "-" && has_word({"pre", "post", "non", "anti"}, s.before());  // "pre-Price law"
    if (s.gap_after() == "-" || (s.gap_before() == "-" && !is_of_a_time)) out -= 2;
    if (sentence_start && words::is(s.word(), words::modal) && s.adjoins_after() &&
        (words::is(s.after(), words::determiner | words::kin) ||
         has_word({"i", "he", "she", "it", "we", "they", "you", "there", "agencies", "not", "be", "this", "that"},
                  s.after())))
        out -= 4;
    if (sentence_start && s.adjoins_after() && words::is(s.after(), words::determiner | words::preposition) &&
        !words::is(s.after(), words::agent_verb) && company_evidence(o, s) == 0)
        out -= 2;
    if (words::is(s.word(), words::place) && s.adjoins_before() &&
        has_word({"in", "near", "from", "across", "to", "around", "throughout", "of", "outside", "at", "for", "within",
                  "and", "or"},
                 s.before()))
        out -= 3;
    return out;
}

}  // namespace

bool all_capitals_around(View const& view, std::size_t token) {
    auto const& tokens = view.tokens();
    auto const is_shouted = [&](std::size_t i) {
        return tokens[i].shape == Shape::upper || tokens[i].is_number() ||
               (tokens[i].end - tokens[i].begin == 1 && tokens[i].is_capitalised());
    };
    std::size_t others = 0;
    for (std::size_t i = view.sentence_begin(token); i < view.sentence_end(token); ++i) {
        if (i == token || tokens[i].is_number()) continue;
        if (!is_shouted(i)) return false;
        ++others;
    }
    return others >= 2 || (others >= 1 && tokens[token].shape == Shape::upper);
}

bool verb_follows(View const& view, std::size_t past) {
    if (past >= view.size() || view.tokens()[past].starts_sentence) return false;
    auto const gap = view.gap_before(past);
    if (gap != " " && gap != "\n" && gap != ". " && gap != ") ") return false;
    return words::is(view.word(past), words::agent_verb) || words::looks_past_tense(view.word(past));
}

bool is_done_to_a_person(View const& view, std::size_t past) {
    std::size_t at = past;
    if (at + 1 >= view.size() || !is_line_space(view.gap_before(at))) return false;
    if (has_word({"has", "had", "have"}, view.word(at)) && view.word(at + 1) == "been")
        at += 2;
    else if (has_word({"was", "is", "were"}, view.word(at)))
        at += 1;
    else
        return false;
    return at < view.size() &&
           has_word({"arrested", "bailed",  "charged",     "convicted", "sentenced", "interviewed", "acquitted",
                     "pregnant", "drunk",   "intoxicated", "tearful",   "remanded",  "cautioned",   "sectioned",
                     "stabbed",  "married", "murdered",    "detained",  "born",      "crying",      "shouting"},
                    view.word(at));
}

bool office_follows(View const& view, std::size_t past) {
    if (past >= view.size() || !is_line_space(view.gap_before(past))) return false;
    if (view.word(past) == "j" && view.tokens()[past].is_capitalised())
        return past + 1 == view.size() || view.gap(past) != "." || view.tokens()[past + 1].starts_sentence;
    // "Wood MR", and no "MR PAGE" in a row of capitals.
    if (view.word(past) == "mr")
        return view.tokens()[past].shape == Shape::upper &&
               (past + 1 == view.size() || !view.tokens()[past + 1].is_capitalised() || view.gap(past) != " ");
    bool const office = has_word({"lj", "ljj", "jj", "jsc", "scj", "lcj", "cj", "kc", "qc"}, view.word(past));
    return office && view.tokens()[past].shape == Shape::upper;
}

bool age_follows(View const& view, std::size_t past) {
    if (past >= view.size()) return false;
    auto const gap = view.gap_before(past);
    bool const opens = gap == " (" || gap == ", " || gap == " " || gap == " [";
    if (!opens) return false;
    if (view.word(past) == "aged") return true;
    if (!view.tokens()[past].is_number() || gap == " ") return false;
    auto const digits = view.word(past);
    auto const close = view.gap(past);
    return digits.size() <= 2 && (close.starts_with(")") || close.starts_with(",") || close.starts_with("]"));
}

bool possessive_follows(View const& view, std::size_t past) {
    return past < view.size() && view.gap_before(past) == "'" && view.word(past) == "s";
}

Verdict judge(Occurrence const& o) {
    Surroundings const s(o);
    auto const& token = o.view.tokens()[o.first];
    if (!token.is_capitalised() || token.accented) return Verdict::word;
    bool const shouted = token.shape == Shape::upper && all_capitals_around(o.view, o.first);
    bool const sentence_start = s.starts_sentence();
    int const pro =
        std::max({verb_evidence(s), office_follows(o.view, o.past) ? 3 : 0, party_evidence(s), company_evidence(o, s),
                  case_evidence(o, s), household_evidence(s), matter_evidence(s), owner_evidence(o, s, sentence_start),
                  before_evidence(s), age_follows(o.view, o.past) ? 3 : 0});
    // "Kent recorded 509 assaults": a force, or a man. "Kent told her" is a man.
    bool const may_be_place = words::is(s.word(), words::place);
    if (may_be_place && pro == verb_evidence(s) && pro >= 2 &&
        (!strong_verb(s.after()) || has_word({"reported", "received", "recorded", "referred", "held", "sent",
                                              "registered", "engaged", "agreed", "confirmed", "stated", "attended"},
                                             s.after())) &&
        company_evidence(o, s) < pro)
        return Verdict::open;
    int const capital = capital_evidence(s, sentence_start, shouted);
    int const against = against_evidence(o, s, sentence_start);
    int const sum = pro + capital + against;
    if (sum >= 2) return Verdict::name;
    if (speaks_in_a_transcript(s)) return Verdict::open;
    if (pro >= 1 && sum >= 1 && against > -4) return Verdict::open;
    if (capital > 0 && sum >= 1) return Verdict::open;
    return Verdict::word;
}

bool acts_like_a_person(Occurrence const& o) { return verb_evidence(Surroundings(o)) >= 3; }

Verdict judge_initials(Occurrence const& o, bool dotted) {
    Surroundings const s(o);
    if (s.adjoins_before() && words::is(s.before(), words::determiner)) return Verdict::word;
    if (all_capitals_around(o.view, o.first)) return Verdict::word;
    // "In re DB's Application": letters that another court has given to somebody else.
    if (s.adjoins_before() && s.before() == "re") return Verdict::open;
    bool const strong = verb_follows(o.view, o.past) || possessive_follows(o.view, o.past) ||
                        age_follows(o.view, o.past) || company_evidence(o, s) > 0 || before_evidence(s) > 0;
    if (strong) return Verdict::name;
    if (s.has_after() && s.token_after().is_number() && s.gap_after().size() <= 1) return Verdict::word;
    // "[1951] A.C. 601": a report of cases.
    if (dotted && o.past < o.view.size() && o.view.tokens()[o.past].is_number() && s.gap_after() == ". ")
        return Verdict::word;
    if (dotted) return o.past - o.first > 2 ? Verdict::name : Verdict::open;
    // "growth in demand for UC services": what owns a noun without an apostrophe is no person.
    bool const describes =
        s.adjoins_after() && s.token_after().shape == Shape::lower &&
        !words::is(s.after(), words::preposition | words::determiner | words::modal | words::agent_verb | words::kin);
    if (s.adjoins_before() && words::is(s.before(), words::preposition))
        return describes ? Verdict::open : Verdict::name;
    if (s.adjoins_after() && s.token_after().is_capitalised()) return Verdict::word;
    return Verdict::open;
}

}  // namespace dhrdoc::redact
