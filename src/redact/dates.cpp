// Takes a text as a reader reads it; makes the spans that name a protected day, and what may be said instead.
#include "redact/dates.h"

#include "base/date.h"
#include "redact/date_grammar.h"
#include "redact/named_days.h"
#include "redact/names.h"
#include "redact/words.h"

#include <algorithm>
#include <cstdlib>

namespace dhrdoc::redact {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

bool is_any(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::any_of(list.begin(), list.end(), [&](std::string_view one) { return word == one; });
}

bool is_space(std::string_view gap) { return gap == " " || gap == "\n" || gap == "  "; }

template <typename Test>
bool any_in_sentence(View const& view, std::size_t token, Test const& test) {
    for (std::size_t i = view.sentence_begin(token); i < view.sentence_end(token); ++i)
        if (test(i)) return true;
    return false;
}

bool is_death_word(std::string_view word) {
    return is_any(word,
                  {"died",      "dies",     "die",          "death",   "dead",     "killed",   "killing", "murder",
                   "murdered",  "homicide", "fatal",        "fatally", "dod",      "deceased", "body",    "stabbed",
                   "strangled", "suicide",  "manslaughter", "d",       "lifeless", "perished", "slain",   "funeral",
                   "deaths",    "post",     "passed",       "farw",    "marw"});
}
bool is_birth_word(std::string_view word) {
    return is_any(word, {"born", "birth", "dob", "birthday", "b", "birthdate", "ganed", "ganwyd"});
}
bool is_anniversary_word(std::string_view word) {
    return is_any(word,
                  {"anniversary", "anniversaries", "memorial", "remembrance", "vigil", "commemorate", "commemorated"});
}

/// What one expression says of one protected day.
enum class Fit : std::uint8_t { none, same, perhaps };

class DateFinder {
public:
    DateFinder(View const& view, std::vector<DateExpression> const& dates, StreamKind kind,
               std::vector<bool> const& is_protected, Withheld const& withheld)
        : view_(view), dates_(dates), kind_(kind), protected_(is_protected), withheld_(withheld) {}

    std::vector<Span> find() {
        if (withheld_.days().empty()) return {};
        for (auto const& expression : dates_) judge(expression);
        return std::move(spans_);
    }

private:
    void judge(DateExpression const& expression) {
        for (std::size_t i = expression.first; i < expression.past; ++i)
            if (protected_[i]) return;
        for (std::size_t index = 0; index < withheld_.days().size(); ++index) {
            auto const fit = fit_of(expression, withheld_.days()[index]);
            if (fit == Fit::none) continue;
            add(expression, index, fit);
            return;
        }
    }

    [[nodiscard]] Fit fit_of(DateExpression const& expression, ProtectedDay const& wanted) const {
        if (expression.is_elliptic) return elliptic_fit(expression, wanted);
        if (expression.nth != 0) return nth_fit(expression, wanted);
        if (expression.named >= 0) return named_fit(expression, wanted);
        Fit best = Fit::none;
        for (auto const& reading : expression.readings) {
            auto const fit = reading_fit(expression, reading, wanted);
            if (fit == Fit::same) return fit;
            if (fit == Fit::perhaps) best = fit;
        }
        if (best == Fit::none && range_holds(expression, wanted)) return Fit::same;
        return best;
    }
    [[nodiscard]] Fit reading_fit(DateExpression const& expression, DayReading const& reading,
                                  ProtectedDay const& wanted) const {
        if (is_shifted(expression)) return shifted_fit(expression, reading, wanted);
        if (reading.day != wanted.day_of_month || reading.month != wanted.month) return Fit::none;
        auto const spoken_of = expression.needs_context ? context_of(expression, wanted) : Fit::same;
        if (spoken_of != Fit::same) return spoken_of;
        bool const no_year = reading.year == 0 || (expression.loose_year && reading.year != wanted.year);
        if (no_year)
            return other_year_in_sentence(expression, wanted) && !speaks_of(view_, expression.first, wanted.why)
                       ? Fit::perhaps
                       : Fit::same;
        if (reading.year == wanted.year) return Fit::same;
        return is_recurrence(expression, reading, wanted) ? Fit::same : Fit::none;
    }
    [[nodiscard]] static Fit shifted_fit(DateExpression const& expression, DayReading const& reading,
                                         ProtectedDay const& wanted) {
        int const year = reading.year == 0 || expression.loose_year ? wanted.year : reading.year;
        auto const at = std::chrono::year_month_day(std::chrono::year(year),
                                                    std::chrono::month(static_cast<unsigned>(reading.month)),
                                                    std::chrono::day(static_cast<unsigned>(reading.day)));
        if (!at.ok()) return Fit::none;
        return shifted(expression, sys_days(at)) == wanted.day ? Fit::same : Fit::none;
    }
    [[nodiscard]] static bool is_shifted(DateExpression const& expression) {
        return expression.shift_days != 0 || expression.shift_weekday != 0 || expression.shift_months != 0;
    }
    [[nodiscard]] bool is_recurrence(DateExpression const& expression, DayReading const& reading,
                                     ProtectedDay const& wanted) const {
        if (!withheld_.has(Rule::date_anniversary)) return false;
        return any_in_sentence(view_, expression.first, [&](std::size_t i) {
            auto const word = view_.word(i);
            if (wanted.why == model::Why::birth) return is_any(word, {"birthday", "turned", "birthdays"});
            return reading.year > wanted.year &&
                   (is_anniversary_word(word) ||
                    (is_any(word, {"year", "years"}) &&
                     any_in_sentence(view_, i, [&](std::size_t k) { return is_death_word(view_.word(k)); })));
        });
    }
    [[nodiscard]] bool other_year_in_sentence(DateExpression const& expression, ProtectedDay const& wanted) const {
        bool other = false;
        bool same = false;
        for (std::size_t i = view_.sentence_begin(expression.first); i < view_.sentence_end(expression.first); ++i) {
            if (i >= expression.first && i < expression.past) continue;
            std::size_t past = 0;
            if (!view_.tokens()[i].is_number()) continue;
            if (auto const year = year_at(view_, i, past)) (*year == wanted.year ? same : other) = true;
        }
        return other && !same;
    }
    [[nodiscard]] bool range_holds(DateExpression const& expression, ProtectedDay const& wanted) const {
        if (!expression.is_range || expression.readings.size() != 2 || !withheld_.has(Rule::date_range)) return false;
        auto const& from = expression.readings.front();
        auto const& to = expression.readings.back();
        bool const around =
            from.month == wanted.month && from.day <= wanted.day_of_month && wanted.day_of_month <= to.day;
        if (!around || (from.year != 0 && from.year != wanted.year && !expression.loose_year)) return false;
        return speaks_of(view_, expression.first, wanted.why);
    }
    /// The months that the text before (or else the sentence) speaks of.
    [[nodiscard]] Fit elliptic_fit(DateExpression const& expression, ProtectedDay const& wanted) const {
        if (expression.readings.front().day != wanted.day_of_month) return Fit::none;
        if (expression.weekday != 0 &&
            static_cast<int>(std::chrono::weekday(wanted.day).iso_encoding()) != expression.weekday)
            return Fit::none;
        auto const* const numeric = last_in_figures(expression.first);
        for (std::size_t i = expression.first; i-- > 0;) {
            // "On 10/03/2021 she rang; on the 12th she came."
            if (numeric != nullptr && i + 1 == numeric->past)
                return is_of_month(*numeric, wanted) ? Fit::same : Fit::none;
            auto const month = words::month_number(view_.word(i));
            if (!month || !view_.tokens()[i].is_capitalised()) continue;
            return month_mention_fits(i, *month, wanted) ? Fit::same : Fit::none;
        }
        for (std::size_t i = expression.past; i < view_.sentence_end(expression.first); ++i) {
            auto const month = words::month_number(view_.word(i));
            if (month && view_.tokens()[i].is_capitalised())
                return month_mention_fits(i, *month, wanted) ? Fit::same : Fit::none;
        }
        return speaks_of(view_, expression.first, wanted.why) ? Fit::same : Fit::none;
    }
    /// The last day before a token that is written in figures alone, and for certain.
    [[nodiscard]] DateExpression const* last_in_figures(std::size_t token) const {
        DateExpression const* out = nullptr;
        for (auto const& other : dates_) {
            if (other.past > token) break;
            bool const figures = other.rule == Rule::date_numeric_dmy || other.rule == Rule::date_numeric_ymd;
            if (figures && !other.needs_context) out = &other;
        }
        return out;
    }
    [[nodiscard]] static bool is_of_month(DateExpression const& expression, ProtectedDay const& wanted) {
        auto const& first = expression.readings.front();
        return first.month == wanted.month && (first.year == 0 || first.year == wanted.year);
    }
    /// The last month that the text named before a token may be that of the day.
    [[nodiscard]] bool follows_month_of(std::size_t token, ProtectedDay const& wanted) const {
        for (std::size_t i = token; i-- > 0;)
            if (auto const month = words::month_number(view_.word(i)); month && view_.tokens()[i].is_capitalised())
                return month_mention_fits(i, *month, wanted);
        return false;
    }
    [[nodiscard]] bool month_mention_fits(std::size_t token, int month, ProtectedDay const& wanted) const {
        if (month != wanted.month) return false;
        std::size_t past = 0;
        auto const year = token + 1 < view_.size() ? year_at(view_, token + 1, past) : std::nullopt;
        return !year || *year == wanted.year;
    }
    [[nodiscard]] Fit nth_fit(DateExpression const& expression, ProtectedDay const& wanted) const {
        auto reading = expression.readings.front();
        if (reading.month == 0) {  // "the second Friday of that month"
            if (!follows_month_of(expression.first, wanted)) return Fit::none;
            reading.month = wanted.month;
        }
        if ((reading.month != wanted.month && !is_shifted(expression)) ||
            (reading.year != 0 && reading.year != wanted.year))
            return Fit::none;
        std::optional<sys_days> at;
        if (expression.weekday != 0) {
            at = nth_weekday(wanted.year, reading.month, expression.nth, expression.weekday);
        } else {
            auto const first =
                sys_days(std::chrono::year(wanted.year) / std::chrono::month(static_cast<unsigned>(reading.month)) / 1);
            at = expression.nth < 0
                     ? sys_days(std::chrono::year_month_day_last(
                           std::chrono::year(wanted.year),
                           std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(reading.month))))) +
                           days(expression.nth + 1)
                     : first + days(expression.nth - 1);
        }
        if (!at || shifted(expression, *at) != wanted.day) return Fit::none;
        if (reading.year != 0) return Fit::same;
        return speaks_of(view_, expression.first, wanted.why) || !other_year_in_sentence(expression, wanted)
                   ? Fit::same
                   : Fit::perhaps;
    }
    [[nodiscard]] Fit named_fit(DateExpression const& expression, ProtectedDay const& wanted) const {
        if (expression.needs_context && !is_shifted(expression)) return Fit::none;
        auto const year = expression.readings.front().year;
        // "The day before New Year's Day" is in the year before.
        for (int const candidate : {wanted.year, wanted.year + 1, wanted.year - 1}) {
            if (year != 0 && year != candidate) continue;
            if (year == 0 && candidate != wanted.year && !is_shifted(expression)) continue;
            auto const at = days_of_named(expression.named, candidate);
            if (std::none_of(at.begin(), at.end(),
                             [&](sys_days day) { return shifted(expression, day) == wanted.day; }))
                continue;
            if (year != 0 || speaks_of(view_, expression.first, wanted.why)) return Fit::same;
            if (is_every_year(expression) || other_year_in_sentence(expression, wanted)) return Fit::none;
            return Fit::perhaps;
        }
        return Fit::none;
    }
    [[nodiscard]] bool is_every_year(DateExpression const& expression) const {
        return any_in_sentence(view_, expression.first, [&](std::size_t i) {
            return is_any(view_.word(i), {"every", "each", "annual", "always", "usually", "years", "next", "closed"});
        });
    }
    /// How surely figures that might be something else are a day here.
    [[nodiscard]] Fit context_of(DateExpression const& expression, ProtectedDay const& wanted) const {
        if (expression.rule == Rule::date_serial)
            return any_in_sentence(view_, expression.first,
                                   [&](std::size_t i) {
                                       return is_any(view_.word(i),
                                                     {"date", "spreadsheet", "cell", "serial", "excel", "day",
                                                      "timestamp", "epoch", "unix", "formatted", "dod", "dob"});
                                   })
                       ? Fit::same
                       : Fit::none;
        if (counts_or_cites(expression)) return Fit::none;
        if (expression.rule == Rule::date_numeric_dm &&
            (expression.readings.front().year != 0 || time_stands_by(expression)))
            return Fit::same;
        if (words::weekday_number(view_.word(expression.first))) return Fit::same;  // "Friday 12/03"
        bool const dotted = view_.gap(expression.first) == ".";
        bool crossed = false;
        for (std::size_t back = 1; back <= 3 && back <= expression.first; ++back) {
            auto const word = view_.word(expression.first - back);
            auto const between = view_.gap(expression.first - back);
            // "Died 12/3/21, 12.3": what it says of the first it does not say of the second.
            if (crossed || between.find_first_of(";)") != std::string_view::npos) break;
            crossed = between.find_first_of(",.") != std::string_view::npos;
            if (is_any(word,
                       {"dated", "date", "dod", "dob", "died", "born", "d", "b", "since", "until", "before", "after"}))
                return Fit::same;
            if (back == 1 && word == "on" && prescribes(expression)) return Fit::none;
            if (back == 1 && (word == "on" || (!dotted && is_any(word, {"by", "from", "between", "till"}))))
                return Fit::same;
        }
        bool const of_part =
            expression.first > 1 && view_.word(expression.first - 1) == "of" &&
            is_any(view_.word(expression.first - 2), {"hours", "night", "morning", "evening", "afternoon", "day"});
        if (of_part || (!dotted && speaks_of(view_, expression.first, wanted.why))) return Fit::same;
        // "2021071", "120321", "12 03 21"
        if (expression.rule == Rule::date_compact || expression.rule == Rule::date_numeric_dmy) return Fit::perhaps;
        return expression.rule == Rule::date_numeric_dm ? bare_figures(expression, dotted) : Fit::none;
    }
    /// Days of a week, months or weeks of a year, in the numbers in which they are given: "5/7", "14/7", "3/12",
    /// "6/52".
    [[nodiscard]] static bool may_be_prescribed(std::string_view first, std::string_view second) {
        if (first.front() == '0') return false;
        if (second == "7") return first.size() == 1 ? first <= "7" : is_any(first, {"10", "14", "21", "28"});
        if (second == "12") return first.size() == 1 || is_any(first, {"10", "11", "12", "18", "24"});
        return second == "52";
    }
    /// "on 3/12 course", "on 5/7 antibiotics": months and days of a prescription, before what was prescribed.
    [[nodiscard]] bool prescribes(DateExpression const& expression) const {
        auto const second = view_.word(expression.first + 1);
        if (expression.rule != Rule::date_numeric_dm || !may_be_prescribed(view_.word(expression.first), second) ||
            expression.past >= view_.size() || view_.tokens()[expression.past].starts_sentence ||
            !is_space(view_.gap(expression.past - 1)))
            return false;
        auto const next = view_.word(expression.past);
        return !words::is(next,
                          words::preposition | words::determiner | words::agent_verb | words::modal | words::kin) &&
               !is_any(next, {"she", "he", "they", "it", "i", "we", "and", "or", "but", "when", "who", "which"}) &&
               view_.tokens()[expression.past].shape == Shape::lower;
    }
    /// "12/03" where no word before it says what it is: other days and years in the sentence do, or a person does.
    [[nodiscard]] Fit bare_figures(DateExpression const& expression, bool dotted) const {
        auto const first = view_.word(expression.first), second = view_.word(expression.first + 1);
        bool const zero = first.front() == '0' || second.front() == '0';
        if (expression.first == 0 && expression.past == view_.size()) return Fit::perhaps;  // a cell, a line of its own
        // "3/12" are months and "5/7" days to a prescriber; "24/7" is always.
        bool const prescribed = !dotted && may_be_prescribed(first, second);
        auto const mark = view_.gap(expression.first);
        if (prescribed || (mark != "/" && !dotted) || (dotted && !zero)) return Fit::none;
        if (!dotted && days_stand_around(expression)) return Fit::same;
        if (counts_what_follows(expression)) return Fit::none;
        return zero || !dotted ? Fit::perhaps : Fit::none;
    }
    /// "22/1 patients": what stands behind is counted.
    [[nodiscard]] bool counts_what_follows(DateExpression const& expression) const {
        if (expression.past >= view_.size() || !is_space(view_.gap(expression.past - 1))) return false;
        auto const& token = view_.tokens()[expression.past];
        auto const next = view_.word(expression.past);
        return token.shape == Shape::lower && !token.starts_sentence &&
               !words::is(next, words::preposition | words::determiner | words::agent_verb | words::modal) &&
               !is_any(next, {"she",         "he",       "they", "it",     "i",        "we",     "and",  "or",
                              "but",         "when",     "who",  "which",  "is",       "was",    "were", "are",
                              "as",          "where",    "that", "entry",  "visit",    "call",   "note", "meeting",
                              "appointment", "incident", "log",  "report", "referral", "contact"}) &&
               !words::looks_past_tense(next);
    }
    /// A weekday, a year or another day in the same sentence.
    [[nodiscard]] bool days_stand_around(DateExpression const& expression) const {
        auto const begin = view_.sentence_begin(expression.first), end = view_.sentence_end(expression.first);
        bool const other_day = std::any_of(dates_.begin(), dates_.end(), [&](DateExpression const& other) {
            return other.first >= begin && other.past <= end && other.first != expression.first &&
                   (!other.needs_context || (other.rule == Rule::date_numeric_dm && !counts_or_cites(other) &&
                                             view_.word(other.first + 1) != "7")) &&
                   other.rule != Rule::date_serial;
        });
        return other_day || any_in_sentence(view_, expression.first, [&](std::size_t i) {
                   std::size_t past = 0;
                   bool const inside = i >= expression.first && i < expression.past;
                   return (view_.tokens()[i].is_capitalised() && words::weekday_number(view_.word(i))) ||
                          (!inside && view_.tokens()[i].is_number() && year_at(view_, i, past));
               });
    }
    /// "12-03 04:30", "04:30 12/3", "12/3 3 pm".
    [[nodiscard]] bool time_stands_by(DateExpression const& expression) const {
        auto const figures = [this](std::size_t i) { return i < view_.size() && view_.tokens()[i].is_number(); };
        auto const first = expression.first, past = expression.past;
        bool const before = first >= 2 && figures(first - 1) && figures(first - 2) && view_.gap(first - 2) == ":" &&
                            is_any(view_.gap(first - 1), {" ", ", "});
        if (before) return true;
        if (!figures(past) || !is_any(view_.gap(past - 1), {" ", ", ", " at "}) || past + 1 >= view_.size())
            return false;
        return (figures(past + 1) && view_.gap(past) == ":") || is_any(view_.word(past + 1), {"am", "pm", "hrs"});
    }
    /// Scores, fractions, versions, paragraphs, doses, times and sums.
    [[nodiscard]] bool counts_or_cites(DateExpression const& expression) const {
        for (std::size_t ahead = 0; ahead < 2 && expression.past + ahead < view_.size(); ++ahead) {
            if (view_.tokens()[expression.past + ahead].starts_sentence) break;
            if (ahead == 1 && view_.tokens()[expression.past].is_number() &&
                is_any(view_.word(expression.past + 1), {"am", "pm", "hrs", "hours"}))
                break;  // "12/3 3 pm"
            if (is_any(view_.word(expression.past + ahead),
                       {"score", "pain",    "scale",     "rating",  "visits",  "split",  "majority", "stars",
                        "cases", "times",   "occasions", "of",      "am",      "pm",     "hrs",      "hours",
                        "h",     "percent", "per",       "mg",      "ml",      "mcg",    "kg",       "g",
                        "km",    "miles",   "mile",      "metres",  "m",       "cm",     "mm",       "million",
                        "m",     "bn",      "seconds",   "points",  "pounds",  "gmt",    "bst",      "marks",
                        "votes", "mmhg",    "units",     "tablets", "weeks",   "months", "days",     "lb",
                        "stone", "ft",      "inches",    "litres",  "degrees", "c",      "beats",    "chance"}) &&
                (ahead == 0 || view_.word(expression.past + ahead) != "of"))
                return true;
        }
        if (view_.gap(expression.past - 1).starts_with("%")) return true;
        for (std::size_t back = 1; back <= 3 && back <= expression.first; ++back) {
            auto const word = view_.word(expression.first - back);
            if (is_any(word, {"score",
                              "scored",
                              "scores",
                              "scoring",
                              "ratio",
                              "section",
                              "sections",
                              "paragraph",
                              "paragraphs",
                              "para",
                              "paras",
                              "page",
                              "pages",
                              "version",
                              "item",
                              "items",
                              "step",
                              "table",
                              "figure",
                              "bp",
                              "action",
                              "recommendation",
                              "recommendations",
                              "question",
                              "clause",
                              "rule",
                              "see",
                              "pressure",
                              "part",
                              "room",
                              "flat",
                              "unit",
                              "grade",
                              "stage",
                              "level",
                              "standard",
                              "regulation",
                              "regulations",
                              "article",
                              "chapter",
                              "appendix",
                              "annex",
                              "schedule",
                              "number",
                              "no",
                              "nos",
                              "won",
                              "lost",
                              "beat",
                              "drew",
                              "result",
                              "mark",
                              "marks",
                              "rated",
                              "fraction",
                              "odds",
                              "temperature",
                              "temp",
                              "weight",
                              "bmi",
                              "rate",
                              "average",
                              "mean",
                              "median",
                              "total",
                              "gcs",
                              "phq",
                              "gad",
                              "audit",
                              "cost",
                              "price",
                              "ref",
                              "reference",
                              "exhibit",
                              "tab",
                              "bundle",
                              "lot",
                              "box",
                              "size",
                              "model",
                              "type",
                              "channel",
                              "vision",
                              "route",
                              "bus",
                              "road",
                              "junction",
                              "visual",
                              "acuity",
                              "case",
                              "bed",
                              "form",
                              "routes",
                              "articles",
                              "resolution"}))
                return true;
            if (view_.tokens()[expression.first - back].starts_sentence) break;
        }
        auto const word = expression.first > 0 ? view_.word(expression.first - 1) : std::string_view();
        return is_any(word, {"v", "s", "p", "pp", "ss", "r", "at", "x"}) &&
               !view_.tokens()[expression.first].starts_sentence;
    }

    // --- spans
    // ---------------------------------------------------------------------------------------------------------
    void add(DateExpression const& expression, std::size_t index, Fit fit) {
        auto const& wanted = withheld_.days()[index];
        Span span;
        span.kind = Kind::date;
        span.rule = expression.rule;
        span.subject = static_cast<int>(index);
        span.form = Form::as_given;
        span.certain = fit == Fit::same;
        if (!span.certain) {
            span.question = expression.needs_context ? "a day without its year, or only figures?"
                                                     : "a day of another year, or one that is withheld?";
            span.at = view_.source_of_tokens(expression.first, expression.past);
            spans_.push_back(std::move(span));
            return;
        }
        bool const with_year = std::any_of(expression.readings.begin(), expression.readings.end(),
                                           [](DayReading const& reading) { return reading.year != 0; });
        std::size_t first = expression.first;
        std::size_t end = view_.tokens()[expression.past - 1].end;
        bool const says_year = std::any_of(expression.readings.begin(), expression.readings.end(),
                                           [&](DayReading const& reading) { return reading.year == wanted.year; });
        if (expression.loose_year && !says_year) end = view_.tokens()[expression.past - 2].end;
        auto shown = wanted;
        if (recurs_in(expression, wanted) != 0) {
            shown.year = recurs_in(expression, wanted);
            shown.day =
                sys_days(std::chrono::year(shown.year) / std::chrono::month(static_cast<unsigned>(shown.month)) / 1);
        }
        span.replacement = kind_ == StreamKind::address || expression.is_file_name
                               ? file_form(shown)
                               : in_sentence(expression, shown, with_year, first);
        end = past_weekday_behind(expression, end) + expression.marks_behind;
        auto const marks = first == expression.first ? expression.marks_before : 0;
        span.at = view_.source_of(view_.tokens()[first].begin - marks, end);
        span.starts_sentence = view_.tokens()[first].starts_sentence;
        spans_.push_back(std::move(span));
    }
    /// The year of an anniversary: it is as written, the day goes.
    [[nodiscard]] static int recurs_in(DateExpression const& expression, ProtectedDay const& wanted) {
        for (auto const& reading : expression.readings)
            if (reading.day == wanted.day_of_month && reading.month == wanted.month && reading.year == wanted.year)
                return 0;
        auto const& first = expression.readings.front();
        return !is_shifted(expression) && expression.named < 0 && first.day == wanted.day_of_month &&
                       first.month == wanted.month && !expression.loose_year
                   ? first.year
                   : 0;
    }
    [[nodiscard]] static std::string file_form(ProtectedDay const& day) {
        if (day.publish == model::Publish::none) return "date-withheld";
        auto const iso = base::iso_date(std::chrono::year_month_day(day.day));
        if (day.publish == model::Publish::year || day.publish == model::Publish::season) return iso.substr(0, 4);
        return iso.substr(0, 7);
    }
    /// "12 March 2021 (Friday)": the weekday goes as well.
    [[nodiscard]] std::size_t past_weekday_behind(DateExpression const& expression, std::size_t end) const {
        if (expression.past >= view_.size()) return end;
        bool const a_friday = expression.past + 1 < view_.size() && view_.word(expression.past) == "a" &&
                              words::weekday_number(view_.word(expression.past + 1)) &&
                              view_.gap(expression.past - 1) == ", ";
        if (a_friday) return view_.tokens()[expression.past + 1].end;
        if (!words::weekday_number(view_.word(expression.past))) return end;
        auto const between = view_.gap(expression.past - 1);
        auto const behind = view_.gap(expression.past);
        if ((between == " (" || between == " [") && !behind.empty() && (behind.front() == ')' || behind.front() == ']'))
            return view_.tokens()[expression.past].end + 1;
        bool const ends = behind.empty() || behind.find_first_of(".,;:)\n") != std::string_view::npos;
        if ((between == ", " || (is_space(between) && ends)) && view_.tokens()[expression.past].is_capitalised())
            return view_.tokens()[expression.past].end;
        return end;
    }
    /// Takes "on", "on the" and "the" along, so that "on 12 March 2021" becomes "in March 2021".
    [[nodiscard]] std::string in_sentence(DateExpression const& expression, ProtectedDay const& day, bool with_year,
                                          std::size_t& first) const {
        std::string words = expression.is_elliptic && day.publish != model::Publish::none
                                ? "that month"
                                : published_form(day, with_year);
        bool const hidden = day.publish == model::Publish::none;
        std::size_t at = first;
        bool const follows_the =
            at > 0 && view_.word(at - 1) == "the" && is_space(view_.gap(at - 1)) && !view_.tokens()[at].starts_sentence;
        bool const the_is_ours = follows_the && !belongs_to_noun(expression, at) &&
                                 (expression.day_comes_first || expression.rule == Rule::date_words ||
                                  expression.named >= 0 || expression.nth != 0);
        if (the_is_ours) --at;
        bool const begins = at == 0 || view_.tokens()[at].starts_sentence || !is_space(view_.gap_before(at));
        bool const stretch = expression.rule == Rule::date_list || expression.rule == Rule::date_range;
        bool const follows_on =
            !begins && (view_.word(at - 1) == "on" || (stretch && is_any(view_.word(at - 1), {"between", "from"})));
        bool const follows_part =
            !begins && at > 1 && view_.word(at - 1) == "of" &&
            is_any(view_.word(at - 2), {"morning", "evening", "afternoon", "night", "day", "events", "hours"});
        if (hidden) {
            if (the_is_ours) first = at;
            return words;
        }
        if (follows_on) {
            first = at - 1;
            return (view_.tokens()[first].is_capitalised() ? "In " : "in ") + words;
        }
        if (follows_part) return after_part_of_day(at, words, first);
        if (the_is_ours) first = at;
        if (expression.is_elliptic) return "a day of that month";
        bool const needs_preposition =
            (expression.named >= 0 || is_shifted(expression) || expression.nth != 0) && first > 0 &&
            is_space(view_.gap(first - 1)) &&
            (words::is(view_.word(first - 1), words::agent_verb) || words::looks_past_tense(view_.word(first - 1)));
        return needs_preposition ? "in " + words : words;
    }

    /// "the 12 March 2021 circular": the article is that of what stands behind.
    [[nodiscard]] bool belongs_to_noun(DateExpression const& expression, std::size_t first) const {
        if (expression.is_elliptic || expression.past >= view_.size() || !is_space(view_.gap(expression.past - 1)) ||
            view_.tokens()[expression.past].shape != Shape::lower || view_.tokens()[expression.past].starts_sentence)
            return false;
        if (first >= 2 &&
            is_any(view_.word(first - 2), {"on", "by", "since", "until", "from", "of", "before", "after"}))
            return false;
        auto const next = view_.word(expression.past);
        return next.size() > 3 &&
               !words::is(next, words::preposition | words::determiner | words::agent_verb | words::modal) &&
               !words::looks_past_tense(next) &&
               !is_any(next, {"she", "he",  "they", "it",  "i",  "we",    "and",  "or", "but", "when",  "who", "which",
                              "is",  "was", "were", "are", "as", "where", "that", "to", "not", "there", "then"});
    }
    /// "on the night of 12 March 2021" -> "on a night in March 2021".
    [[nodiscard]] std::string after_part_of_day(std::size_t at, std::string const& words, std::size_t& first) const {
        first = at - 1;
        auto const part = std::string(view_.word(at - 2));
        bool const the = at > 2 && view_.word(at - 3) == "the" && is_space(view_.gap(at - 3)) &&
                         is_any(part, {"morning", "evening", "afternoon", "night", "day"});
        if (!the) return "in " + words;
        first = at - 3;
        bool const capital = view_.tokens()[first].is_capitalised();
        std::string const article = part == "evening" || part == "afternoon" ? "an " : "a ";
        return (capital ? (article == "an " ? "An " : "A ") : article) + part + " in " + words;
    }

    View const& view_;
    std::vector<DateExpression> const& dates_;
    StreamKind kind_;
    std::vector<bool> const& protected_;
    Withheld const& withheld_;
    std::vector<Span> spans_;
};

}  // namespace

std::string published_form(ProtectedDay const& day, bool with_year) {
    base::Date const date(day.day);
    switch (day.publish) {
        case model::Publish::none:
            return "[date withheld]";
        case model::Publish::year:
            return base::year_of(date);
        case model::Publish::season:
            return base::season_year(date);
        case model::Publish::month:
        case model::Publish::day:
            return with_year ? base::month_year(date) : std::string(base::month_name(static_cast<unsigned>(day.month)));
    }
    return "[date withheld]";
}

bool speaks_of(View const& view, std::size_t token, model::Why why) {
    return any_in_sentence(view, token, [&](std::size_t i) {
        auto const word = view.word(i);
        if (why == model::Why::birth) return is_birth_word(word);
        if (why == model::Why::court)
            return is_any(word, {"sentenced", "convicted", "trial", "court", "pleaded", "plea", "verdict"});
        return is_death_word(word) || is_anniversary_word(word);
    });
}

std::vector<Span> find_dates(View const& view, std::vector<DateExpression> const& dates, StreamKind kind,
                             std::vector<bool> const& is_protected, Withheld const& withheld) {
    auto out = DateFinder(view, dates, kind, is_protected, withheld).find();
    auto const scanned = withheld.days().empty() ? std::nullopt : view.as_scanned();
    if (!scanned) return out;
    // What scanning spoilt is read a second time as it was meant, and only adds to what was found.
    auto const again = find_date_expressions(*scanned, withheld.rules());
    for (auto& span : DateFinder(*scanned, again, kind, protected_tokens(*scanned, withheld), withheld).find()) {
        bool const known = std::any_of(out.begin(), out.end(), [&](Span const& other) {
            return other.at.begin <= span.at.begin && span.at.end <= other.at.end;
        });
        if (!known) out.push_back(std::move(span));
    }
    return out;
}

}  // namespace dhrdoc::redact
