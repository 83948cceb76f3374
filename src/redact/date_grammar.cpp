// Takes a text as a reader reads it; makes every expression in it that names a day, in whatever writing.
#include "redact/date_grammar.h"

#include "redact/month_names.h"
#include "redact/named_days.h"
#include "redact/words.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace dhrdoc::redact {

namespace {

constexpr int century_pivot = 40;  // 00-39 are of this century

bool is_any(std::string_view gap, std::initializer_list<std::string_view> list) {
    return std::any_of(list.begin(), list.end(), [&](std::string_view one) { return gap == one; });
}

bool is_space(std::string_view gap) { return gap == " " || gap == "\n" || gap == "  " || gap == "   "; }

int number_of(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

int full_year(int short_year) { return short_year < century_pivot ? 2000 + short_year : 1900 + short_year; }

bool is_month(int value) { return value >= 1 && value <= 12; }
bool is_day(int value) { return value >= 1 && value <= 31; }

bool exists(DayReading const& reading) {
    if (!is_day(reading.day) || !is_month(reading.month)) return false;
    int const year = reading.year == 0 ? 2024 : reading.year;
    return std::chrono::year_month_day(std::chrono::year(year),
                                       std::chrono::month(static_cast<unsigned>(reading.month)),
                                       std::chrono::day(static_cast<unsigned>(reading.day)))
        .ok();
}

std::optional<int> roman(std::string_view word) {
    static constexpr std::array<std::string_view, 12> numerals = {"i",   "ii",   "iii", "iv", "v",  "vi",
                                                                  "vii", "viii", "ix",  "x",  "xi", "xii"};
    auto const found = std::find(numerals.begin(), numerals.end(), word);
    if (found == numerals.end()) return std::nullopt;
    return static_cast<int>(found - numerals.begin()) + 1;
}

/// "xii" is 12, "mmxxi" is 2021: only as the Romans would have written it in one way.
std::optional<int> roman_number(std::string_view word) {
    constexpr std::string_view letters = "ivxlcdm";
    constexpr std::array<int, 7> values = {1, 5, 10, 50, 100, 500, 1000};
    if (word.empty() || word.find_first_not_of(letters) != std::string_view::npos) return std::nullopt;
    int sum = 0;
    int largest = 0;
    for (std::size_t i = word.size(); i-- > 0;) {
        int const value = values.at(letters.find(word[i]));
        sum += value < largest ? -value : value;
        largest = std::max(largest, value);
    }
    if (word.size() > 8 && sum < 1000) return std::nullopt;
    return sum;
}

struct DayPart {
    int value = 0;
    std::size_t past = 0;
    bool ordinal = false;  // "12th", "twelfth"
    bool in_words = false;
};
struct MonthPart {
    int value = 0;
    std::size_t past = 0;
    Rule rule = Rule::date_day_month;
    bool is_doubtful = false;  // "mars", which is more than a month
};

class Grammar {
public:
    Grammar(View const& view, RuleSet const& rules) : view_(view), rules_(rules) {}

    std::vector<DateExpression> find_all() {
        std::vector<DateExpression> out;
        for (std::size_t i = 0; i < view_.size();) {
            auto found = at(i, out);
            if (!found) {
                ++i;
                continue;
            }
            i = found->past;
            take_weekday(*found, out.empty() ? 0 : out.back().past);
            take_offset(*found, out.empty() ? 0 : out.back().past);
            take_brackets(*found);
            out.push_back(std::move(*found));
        }
        return out;
    }

private:
    std::optional<DateExpression> at(std::size_t i, std::vector<DateExpression> const& before) {
        auto const& token = view_.tokens()[i];
        bool const after_date = !before.empty() && before.back().past == i;
        if (token.is_number()) {
            if (auto found = julian(i)) return found;
            if (auto found = without_year(i)) return found;
            if (auto found = half_compact(i)) return found;
            if (auto found = compact(i)) return found;
            if (auto found = year_first(i)) return found;
            if (auto found = short_week_date(i)) return found;
            if (auto found = year_between(i)) return found;
            if (auto found = days_before_numeric(i)) return found;
            if (auto found = numeric(i, after_date)) return found;
            if (auto found = ordinal_numeric(i)) return found;
            if (auto found = roman_month(i)) return found;
            if (auto found = day_then_month(i)) return found;
            if (auto found = day_of_calendar(i)) return found;
            if (auto found = day_of_numbered_month(i)) return found;
            if (auto found = day_of_year(i)) return found;
            if (auto found = nth_of_month(i)) return found;
            if (auto found = elliptic(i)) return found;
            if (auto found = day_and_month_only(i)) return found;
            return std::nullopt;
        }
        auto const word = view_.word(i);
        if (auto found = all_roman(i)) return found;
        if (number_at(i + 1))
            if (auto found = word_before_number(i)) return found;
        if (word.size() < 3) return named(i);
        if (auto found = month_then_day(i)) return found;
        if (i + 1 < view_.size() && view_.word(i + 1) == "s")
            if (auto found = nth_behind_month(i)) return found;
        if ((token.classes & words::number_word) != 0 || is_any(word, {"last", "final", "penultimate"}) ||
            (word.ends_with("th") && words::misspelt_ordinal(word))) {
            if (auto found = nth_of_month(i)) return found;
            if (auto found = day_then_month(i)) return found;
            if (auto found = day_of_calendar(i)) return found;
            if (auto found = day_of_numbered_month(i)) return found;
            if (auto found = elliptic(i)) return found;
        }
        return named(i);
    }
    [[nodiscard]] std::optional<DateExpression> word_before_number(std::size_t i) const {
        auto const word = view_.word(i);
        if (word.front() == 'x' || word.front() == 'u')
            if (auto found = open_year(i)) return found;
        if (is_any(word, {"day", "dd", "d", "month", "mm"}))
            if (auto found = labelled_parts(i)) return found;
        if (word == "day")
            if (auto found = day_of_year(i)) return found;
        if (word == "week")
            if (auto found = week_in_words(i)) return found;
        return calendar_month_then_day(i);
    }

    [[nodiscard]] std::string_view gap(std::size_t i) const { return view_.gap(i); }
    [[nodiscard]] bool number_at(std::size_t i) const { return i < view_.size() && view_.tokens()[i].is_number(); }
    [[nodiscard]] std::string_view word_at(std::size_t i) const {
        return i < view_.size() ? view_.word(i) : std::string_view();
    }

    // --- parts
    // ---------------------------------------------------------------------------------------------------------
    [[nodiscard]] std::optional<DayPart> day_at(std::size_t i) const {
        if (i >= view_.size()) return std::nullopt;
        auto const word = view_.word(i);
        DayPart out;
        out.past = i + 1;
        if (number_at(i)) {
            if (word.size() > 2 || !is_day(number_of(word))) return std::nullopt;
            out.value = number_of(word);
            if (i + 1 < view_.size() && (gap(i).empty() || gap(i) == " " || gap(i) == "^") &&
                (is_any(word_at(i + 1), {"st", "nd", "rd", "th"}) || is_welsh_ordinal(i + 1))) {
                if (gap(i) == " " && view_.tokens()[i + 1].is_capitalised()) return out;  // "12 St Mary's"
                out.ordinal = true;
                out.past = i + 2;
            } else if (has_odd_ending(i)) {
                out.ordinal = true;
                out.past = i + 2;
            }
            return out;
        }
        out.in_words = true;
        if (auto const plain = words::ordinal(word)) {
            out.value = *plain;
            out.ordinal = true;
            return out;
        }
        if (word.ends_with("th") && rules_.has(Rule::date_misspelt))
            if (auto const meant = words::misspelt_ordinal(word)) {
                out.value = *meant;
                out.ordinal = true;
                return out;
            }
        auto const tens = words::cardinal(word);
        if (tens && (*tens == 20 || *tens == 30) && i + 1 < view_.size() && is_any(gap(i), {"-", " ", "\n"})) {
            auto units = words::ordinal(word_at(i + 1));
            if (!units && rules_.has(Rule::date_misspelt)) units = words::misspelt_ordinal(word_at(i + 1));
            if (units && *units < 10) {
                out.value = *tens + *units;
                out.ordinal = true;
                out.past = i + 2;
                if (is_day(out.value)) return out;
            }
            units = words::cardinal(word_at(i + 1));
            if (units && *units < 10 && word_at(i + 1).size() > 2) {
                out.value = *tens + *units;
                out.past = i + 2;
                if (is_day(out.value)) return out;
            }
        }
        if (tens && word.size() > 2 && is_day(*tens)) {
            out.value = *tens;
            return out;
        }
        return std::nullopt;
    }
    /// "12'th", "12-th"; "1er mars", "12ste", "12º": what other languages put behind a number, before a month.
    [[nodiscard]] bool has_odd_ending(std::size_t i) const {
        if (i + 2 >= view_.size() || !rules_.has(Rule::date_torn)) return false;
        if (is_any(gap(i), {"'", "-"})) return is_any(word_at(i + 1), {"st", "nd", "rd", "th"}) && is_space(gap(i + 1));
        bool const ending = (gap(i).empty() && is_any(word_at(i + 1), {"o", "a", "e", "er", "ste", "de", "ten", "ter",
                                                                       "te", "mh", "u", "eme"})) ||
                            (gap(i) == ":" && word_at(i + 1) == "e");
        return ending && is_space(gap(i + 1)) &&
               (month_at(i + 2) || is_any(word_at(i + 2), {"of", "de", "den", "la", "dag"}));
    }
    [[nodiscard]] bool is_welsh_ordinal(std::size_t i) const {
        return gap(i - 1).empty() && is_any(word_at(i), {"af", "il", "ydd", "ed", "fed", "eg", "ain"}) &&
               is_any(word_at(i + 1), {"o", "mawrth", "fawrth", "ionawr", "ebrill", "mai", "medi"});
    }
    [[nodiscard]] std::optional<MonthPart> month_at(std::size_t i) const {
        if (i >= view_.size() || number_at(i)) return std::nullopt;
        auto const word = view_.word(i);
        if (auto const found = words::month_number(word)) {
            auto const torn = rules_.has(Rule::date_misspelt) ? torn_month_at(i) : std::nullopt;
            return torn ? torn : MonthPart{*found, i + 1, Rule::date_day_month};
        }
        if (auto const found = words::welsh_month_number(word); found && rules_.has(Rule::date_welsh))
            return MonthPart{*found, i + 1, Rule::date_welsh};
        if (rules_.has(Rule::date_foreign)) {
            if (auto const found = foreign_month(word))
                return MonthPart{found->number, i + 1, Rule::date_foreign, found->is_doubtful};
            if (word_at(i + 1) == "fomhair" && is_any(word, {"mean", "mhean", "deireadh"}))  // Irish
                return MonthPart{word == "deireadh" ? 10 : 9, i + 2, Rule::date_foreign};
        }
        if (!rules_.has(Rule::date_misspelt)) return std::nullopt;
        if (auto const found = words::misspelt_month_number(word)) return MonthPart{*found, i + 1, Rule::date_misspelt};
        return torn_month_at(i);
    }
    /// "Ma rch", "Novem-ber": a month in two pieces, neither of which is a word.
    [[nodiscard]] std::optional<MonthPart> torn_month_at(std::size_t i) const {
        if (i + 1 >= view_.size() || number_at(i + 1) || !is_any(gap(i), {" ", "-", "- "})) return std::nullopt;
        auto const left = view_.word(i), right = view_.word(i + 1);
        if (left.size() + right.size() < 5 || left.size() + right.size() > 9 || !view_.tokens()[i].is_capitalised() ||
            view_.tokens()[i + 1].is_capitalised() || words::is_common(right))
            return std::nullopt;
        std::string const both = std::string(left) + std::string(right);
        auto const found = words::month_number(both);
        if (!found) return std::nullopt;
        return MonthPart{*found, i + 2, Rule::date_misspelt};
    }
    /// Between a day and its month: "12 March", "12th of March", "12th day of March", "12-Mar".
    [[nodiscard]] std::optional<MonthPart> month_after_day(std::size_t i) const {
        if (i >= view_.size()) return std::nullopt;
        auto between = gap(i - 1);
        std::size_t at = i;
        if ((!is_space(between) && !between.empty()) || word_at(at) == "or") pass_aside(at, between);
        if (at >= view_.size()) return std::nullopt;
        if (is_any(between, {" ", "\n", "  ", ", "}) && word_at(at) == "day" && is_any(word_at(at + 1), {"of", "in"}))
            at += 1;
        if (is_space(between) && word_at(at) == "of" && word_at(at + 1) == "the" && word_at(at + 2) == "month") at += 3;
        if (is_space(between) && word_at(at) == "days" && word_at(at + 1) == "into" && rules_.has(Rule::date_torn))
            return month_at(at + 2);
        if (is_any(between, {" ", "\n", "  "}) && is_any(word_at(at), {"of", "o", "in"})) {
            if (word_at(at) == "in" && (at == i || word_at(at - 1) != "day")) return std::nullopt;
            ++at;
            if (word_at(at) == "the" || word_at(at) == "this") return std::nullopt;
            return month_at(at);
        }
        if (is_space(between) && is_any(word_at(at), {"de", "del", "di", "den", "do", "d", "dhen"})) {
            auto const month = month_at(at + 1);  // "12 de marzo"
            return month && month->rule == Rule::date_foreign ? month : std::nullopt;
        }
        if (between == ", " || (between == "," && rules_.has(Rule::date_torn))) {
            if (word_at(at) == "of") return month_at(at + 1);  // "the twelfth, of March"
            auto const month = month_at(at);  // "12, March, 2021": only with its year, for most such commas part things
            bool const year = month && month->past < view_.size() && number_at(month->past) &&
                              is_any(gap(at), {", ", " "}) && view_.word(month->past).size() == 4;
            bool const ordinal = is_any(view_.word(i - 1), {"st", "nd", "rd", "th"});
            return (year || ordinal) && month && view_.tokens()[at].is_capitalised() ? month : std::nullopt;
        }
        if (!between.empty() &&
            !is_any(between, {" ", "\n", "  ", "   ", "-", "/", ".", ". ", "_", " - ", "\\", "+", " / ", "^ "}))
            return std::nullopt;
        if (auto const found = month_at(at)) return found;
        return rules_.has(Rule::date_torn) ? month_run_on(at) : std::nullopt;
    }
    /// "12 (Fri) March", "12 [March]", "12(?) March", "12th or thereabouts of March": what writers put in between.
    void pass_aside(std::size_t& at, std::string_view& between) const {
        if (!rules_.has(Rule::date_torn)) return;
        if (word_at(at) == "ish" && between == "-") return pass_word(at, between);
        bool const opens = between.ends_with('(') || between.ends_with('[');
        if (word_at(at) == "or" && word_at(at + 1) == "thereabouts") {
            ++at;
            return pass_word(at, between);
        }
        if (opens && (words::weekday_number(word_at(at)) || is_any(word_at(at), {"sic", "approx", "or"}))) {
            auto const closes = gap(at);
            if (word_at(at) == "or" && word_at(at + 1) == "thereabouts")
                ++at;
            else if (!closes.starts_with(')') && !closes.starts_with(']') && !closes.starts_with(".)"))
                return;
            return pass_word(at, between);
        }
        if (is_any(between, {"?", "? ", "(?) ", " (?) ", " ? ", "] ", ") "}))
            between = " ";
        else if (is_any(between, {" [", " ("}) && closes_behind(at))
            between = " ";
    }
    void pass_word(std::size_t& at, std::string_view& between) const {
        between = gap(at);
        while (!between.empty() && std::string_view(".)]").find(between.front()) != std::string_view::npos)
            between.remove_prefix(1);
        ++at;
    }
    /// "[March]", "[March 2021]".
    [[nodiscard]] bool closes_behind(std::size_t at) const {
        for (std::size_t i = at; i < view_.size() && i < at + 2; ++i) {
            if (gap(i).starts_with(']') || gap(i).starts_with(')')) return true;
            if (!is_any(gap(i), {" ", ", "})) return false;
        }
        return false;
    }
    /// "12th ofMarch", "12thofMarch2021": words run together.
    [[nodiscard]] std::optional<MonthPart> month_run_on(std::size_t i) const {
        auto word = word_at(i);
        if (word.size() < 5 || number_at(i)) return std::nullopt;
        if (gap(i - 1).empty() && is_any(word.substr(0, 2), {"st", "nd", "rd", "th"})) word.remove_prefix(2);
        if (!word.starts_with("of")) return std::nullopt;
        auto const month = words::month_number(word.substr(2));
        return month ? std::optional<MonthPart>({*month, i + 1, Rule::date_torn}) : std::nullopt;
    }
    struct YearPart {
        int value = 0;
        std::size_t past = 0;
        bool loose = false;
    };
    /// "12 March (2021-03-12)", "12 March, 12/03/2021": the figures begin another day.
    [[nodiscard]] bool begins_date(std::size_t i, std::string_view between) const {
        if (!is_any(between, {" ", ", ", "\n", " (", " [", "; ", ": ", ". "}) || i + 1 >= view_.size()) return false;
        auto const mark = without_spaces(date_mark_of(gap(i)));
        if (!number_at(i + 1)) {
            bool const week = view_.word(i + 1) == "w" && number_at(i + 2) && mark.size() <= 1;  // "21-W10-5"
            return week || (is_any(mark, {"/", "-", "."}) && roman(view_.word(i + 1)) && i + 2 < view_.size() &&
                            gap(i + 1) == gap(i));
        }
        bool const is_short = view_.word(i).size() == 2;
        if (mark.empty()) return is_short && number_at(i + 2) && gap(i + 1) == gap(i);  // "12 03 2021"
        bool const three = number_at(i + 2) && without_spaces(date_mark_of(gap(i + 1))) == mark;
        bool const half_compact = is_any(mark, {"-", "_"}) && view_.word(i + 1).size() > 2 && !is_short;
        return three || half_compact || (is_short && is_any(mark, {"/", "-", ".", "~"}));
    }
    [[nodiscard]] std::optional<YearPart> year_after(std::size_t i) const {
        if (i >= view_.size()) return std::nullopt;
        auto const between = gap(i - 1);
        bool const near = between.empty() || is_any(between, {" ",   "\n", "  ", ", ", ",",   "-",  "/",   ".",
                                                              ". ",  "_",  " '", "'",  ", '", " (", "+",   ",\n",
                                                              "., ", "] ", " [", ") ", "; ",  ": ", " - ", " / "});
        if (!near) return std::nullopt;
        if (is_any(word_at(i), {"de", "del"}) && number_at(i + 1) && view_.word(i + 1).size() == 4)
            return year_after(i + 1);
        if (word_at(i) == "in" || word_at(i) == "of") {
            std::size_t past = 0;
            std::size_t at = i + 1;
            while (is_any(word_at(at), {"the", "year", "our", "lord"}) || (at > i + 1 && word_at(at) == "of")) ++at;
            if (at < view_.size())
                if (auto const found = year_at(view_, at, past); found && (number_at(at) || at > i + 1))
                    return YearPart{*found, past, false};
            return std::nullopt;
        }
        if (number_at(i)) {
            auto const word = view_.word(i);
            if (begins_date(i, between) || has_odd_ending(i)) return std::nullopt;
            if (word.size() == 4 && number_of(word) >= 1900 && number_of(word) < 2100)
                return YearPart{number_of(word), i + 1, false};
            // "5 December 20041": the mark of a note has run into the year.
            bool const noted = word.size() == 5 && is_any(between, {" ", "\n", ", "});
            if (int const year = number_of(word.substr(0, 4)); noted && year >= 1950 && year < 2050)
                return YearPart{year, i + 1, false};
            if (word.size() != 2) return std::nullopt;
            if (i + 1 < view_.size() && ((month_at(i + 1) && gap(i) != ", ") || gap(i) == ":" ||
                                         is_any(word_at(i + 1), {"st", "nd", "rd", "th"})))
                return std::nullopt;
            bool const sure = is_any(between, {"-", "/", ".", " '", "'", ", '", "", "_"});
            return YearPart{full_year(number_of(word)), i + 1, !sure};
        }
        std::size_t past = 0;
        if (auto const found = year_at(view_, i, past)) return YearPart{*found, past, false};
        if (auto const found = roman_number(view_.word(i)); found && *found >= 1900 && *found < 2100)
            return YearPart{*found, i + 1, false};
        return std::nullopt;
    }

    // --- forms
    // ---------------------------------------------------------------------------------------------------------
    /// "12 March 2021", "5, 10 and 12 March", "10-12 March", "11/12 March", "the 11th and 12th of March".
    [[nodiscard]] std::optional<DateExpression> day_then_month(std::size_t i) const {
        auto const first_day = day_at(i);
        if (!first_day) return std::nullopt;
        DateExpression out;
        out.first = i;
        out.day_comes_first = true;
        out.rule = first_day->in_words ? Rule::date_words : Rule::date_day_month;
        std::vector<int> listed{first_day->value};
        std::size_t past = first_day->past;
        if (is_minutes_before_date(i, past) || ends_code(i)) return std::nullopt;
        while (!month_after_day(past)) {
            bool range = false;
            auto const next = list_item(past, range);
            if (!next || listed.size() > 12) return std::nullopt;
            listed.push_back(next->value);
            out.is_range = out.is_range || range;
            past = next->past;
        }
        bool const between = listed.size() == 2 && i > 0 && is_any(word_at(i - 1), {"between"});
        out.is_range = out.is_range || between;
        auto const month = month_after_day(past);
        if (is_verb(month->past - 1)) return std::nullopt;
        if (listed.size() == 1 && !first_day->ordinal && (is_numbered(i, past) || is_house(month->past)))
            return std::nullopt;
        if ((month->rule == Rule::date_misspelt || month->is_doubtful) && !plausible_misspelling(i, month->past))
            return std::nullopt;
        if (listed.size() > 1)
            out.rule = out.is_range ? Rule::date_range : Rule::date_list;
        else if (month->rule != Rule::date_day_month)
            out.rule = month->rule;
        if (!rules_.has(out.rule)) return std::nullopt;
        return with_year(std::move(out), listed, *month);
    }
    /// "65900/01, 12 April": the end of a longer number, no day of a list.
    [[nodiscard]] bool ends_code(std::size_t i) const {
        if (i == 0 || !number_at(i) || !number_at(i - 1)) return false;
        // "31/9-November": what was put for "9/11" behind it makes no day of the month before it.
        if (view_.gap_before(i) == "/" && gap(i) == "-" && is_day_and_month(i - 1)) return true;
        return view_.word(i - 1).size() > 2 && is_any(view_.gap_before(i), {"/", "-"}) &&
               (gap(i) == ", " || !month_after_day(i + 1));
    }
    /// "The 30th may be too late", "12 march past": no month.
    [[nodiscard]] bool is_verb(std::size_t i) const {
        if (view_.tokens()[i].is_capitalised() || i + 1 >= view_.size() || gap(i) != " ") return false;
        auto const next = view_.word(i + 1);
        return view_.word(i) == "may" ? is_any(next, {"be", "have", "not", "also", "well", "yet", "apply", "need",
                                                      "seem", "want", "come", "go"})
                                      : view_.word(i) == "march" && is_any(next, {"past", "off"});
    }
    /// "05:30 Mar 12": the figures before the month are those of a time.
    [[nodiscard]] bool is_minutes_before_date(std::size_t i, std::size_t past) const {
        if (i == 0 || !number_at(i) || !number_at(i - 1) || view_.gap_before(i) != ":" || view_.word(i).size() != 2)
            return false;
        auto const month = month_after_day(past);
        return month && month->past < view_.size() && is_any(gap(month->past - 1), {" ", "", "/", "-", ". ", "  "}) &&
               day_at(month->past).has_value() && gap(month->past) != ":";
    }
    /// "item 12 March minutes", "Issue 12, March 2021": the number of something.
    [[nodiscard]] bool is_numbered(std::size_t i, std::size_t past) const {
        auto const before = view_.gap_before(i);
        if (before.ends_with("\xC2\xA3") || before.ends_with("$") || before.ends_with("\xE2\x82\xAC")) return true;
        if (i == 0 || view_.tokens()[i].starts_sentence || !is_any(before, {" ", ". ", "\n"})) return false;
        auto const label = view_.word(i - 1);
        if (gap(past - 1) == ", ")
            return is_any(label, {"no", "nos", "number", "issue", "vol", "volume", "part", "week", "question", "item"});
        return is_any(label,
                      {"vol", "volume", "item", "issue", "chapter", "section", "sections", "table", "figure", "ward",
                       "phase", "step", "page", "paragraph", "para", "year", "group", "question", "clause"});
    }
    /// "4 March Street", "12 May Close".
    [[nodiscard]] bool is_house(std::size_t past) const {
        return past < view_.size() && is_space(gap(past - 1)) &&
               (view_.tokens()[past].shape == Shape::capital || view_.tokens()[past].shape == Shape::upper) &&
               words::is(view_.word(past), words::house) && !words::is(view_.word(past), words::weekday);
    }
    [[nodiscard]] bool plausible_misspelling(std::size_t first, std::size_t past) const {
        bool const on_before =
            first > 0 && is_any(word_at(first - 1), {"on", "the", "dated", "of", "since", "until", "by", "before",
                                                     "after", "from", "died", "born"});
        bool const ordinal = past >= 2 && is_any(word_at(past - 2), {"st", "nd", "rd", "th"});
        if (ordinal && view_.tokens()[past - 1].is_capitalised()) return true;
        return on_before || (past < view_.size() && year_after(past).has_value());
    }
    /// "12 (or 13) March", "12 and/or 13 March", "12, possibly 13, March".
    [[nodiscard]] bool pass_doubt(std::size_t& at, std::string_view between) const {
        std::size_t past = at;
        if (is_any(word_at(past), {"and", "or"})) ++past;
        if (past > at && word_at(past) == "or" && gap(past - 1) == "/") ++past;
        if (is_any(word_at(past), {"possibly", "perhaps", "maybe", "probably"})) ++past;
        bool const doubted = past > at && (between == " (" || past > at + 1 || !is_any(word_at(at), {"and", "or"}));
        if (doubted) at = past;
        return doubted;
    }
    [[nodiscard]] std::optional<DayPart> list_item(std::size_t past, bool& range) const {
        if (past >= view_.size()) return std::nullopt;
        auto const between = gap(past - 1);
        std::size_t at = past;
        bool joined = is_any(between, {", ", "/", "-", " - ", " & ", ",", " / ", "--", " -- ", "&", "+", " + ", "./",
                                       ". / ", ".-", ". - ", "., "});
        range = is_any(between, {"-", " - ", "--", " -- ", ".-", ". - "});
        if (rules_.has(Rule::date_torn) && is_any(between, {" ", ", ", " ("}) && pass_doubt(at, between))
            joined = true;
        else if (is_any(between, {" ", "\n", ", ", "  "}) &&
                 is_any(word_at(at), {"and", "or", "to", "until", "through", "till", "a"})) {
            range = is_any(word_at(at), {"to", "until", "through", "till"});
            ++at;
            joined = true;
        }
        if (!joined) return std::nullopt;
        while (is_any(word_at(at), {"the", "on"}) || words::weekday_number(word_at(at))) ++at;
        return day_at(at);
    }
    [[nodiscard]] std::optional<DateExpression> with_year(DateExpression out, std::vector<int> const& listed,
                                                          MonthPart const& month) const {
        int year = 0;
        out.past = month.past;
        if (auto const found = year_after(month.past)) {
            year = found->value;
            out.past = found->past;
            out.loose_year = found->loose;
        }
        for (int const day : listed) out.readings.push_back({day, month.value, year});
        if (!std::all_of(out.readings.begin(), out.readings.end(), exists)) return std::nullopt;
        if (listed.size() == 1) add_year_first(out, month);
        out.is_file_name = joined_by_underscore(out.first, out.past);
        return out;
    }
    /// "21-Mar-12": the year may stand first.
    void add_year_first(DateExpression& out, MonthPart const& month) const {
        bool const marked = (gap(out.first) == "-" && gap(out.first + 1) == "-") ||
                            (gap(out.first).empty() && gap(out.first + 1).empty() &&
                             view_.tokens()[out.first + 1].shape == Shape::upper);
        if (out.past != out.first + 3 || !number_at(out.first) || !number_at(out.first + 2) ||
            (!marked && !view_.gap_before(out.first).ends_with('\'')) || view_.word(out.first).size() != 2 ||
            view_.word(out.first + 2).size() > 2)
            return;
        DayReading const other{number_of(view_.word(out.first + 2)), month.value,
                               full_year(number_of(view_.word(out.first)))};
        if (!exists(other)) return;
        out.readings.push_back(other);
        if (!marked) out.marks_before = 1;
    }
    [[nodiscard]] bool joined_by_underscore(std::size_t first, std::size_t past) const {
        auto const before = view_.gap_before(first);
        bool const left = before.ends_with('_') || (first > 0 && before == "-" && false);
        bool const right = past < view_.size() && gap(past - 1).starts_with('_');
        return left || right;
    }

    /// "March 12, 2021", "March the twelfth", "March 10, 11 and 12, 2021".
    [[nodiscard]] std::optional<DateExpression> month_then_day(std::size_t i) const {
        // The day is asked for first: it is far rarer than a word that may be a month.
        if (i + 1 >= view_.size() ||
            (!number_at(i + 1) && !is_any(view_.word(i + 1), {"the", "of", "between", "from"}) &&
             (view_.tokens()[i + 1].classes & words::number_word) == 0))
            return std::nullopt;
        auto const month = month_at(i);
        if (!month || month->past >= view_.size() || !rules_.has(Rule::date_month_day)) return std::nullopt;
        std::size_t at = month->past;
        auto const between = gap(at - 1);
        if (auto found = year_then_ordinal(i, *month)) return found;
        bool const bracketed = between == "] " && rules_.has(Rule::date_torn);  // "[Mar] 12"
        if (is_any(between, {" (", " - ", " / ", ": ", " ["}) && rules_.has(Rule::date_torn)) {
            auto const ordinal = day_at(at);  // "March (12th)", "March: 12th"
            bool const ends = ordinal && (ordinal->past >= view_.size() || !is_space(gap(ordinal->past - 1)));
            if (!ordinal || !ordinal->ordinal || !ends || ordinal->in_words) return std::nullopt;
            return one_day(i, ordinal->past, {ordinal->value, month->value, 0}, Rule::date_torn);
        }
        if (!between.empty() && !bracketed &&
            !is_any(between, {" ", "\n", "  ", "   ", "-", "/", ".", ". ", "_", ", ", ","}))
            return std::nullopt;
        if (between.empty())
            if (auto found = month_then_digits(i, *month)) return found;
        if (auto found = month_year_day(i, *month)) return found;
        bool const stretch = is_any(word_at(at), {"between", "from"});
        if (stretch) ++at;
        if (word_at(at) == "the") ++at;
        auto day = day_at(at);
        if (!day) return std::nullopt;
        if (day->in_words && !day->ordinal && word_at(at - 1) != "the" && month->value == 5 &&
            (day->past >= view_.size() || !year_after(day->past)))
            return std::nullopt;
        // "March, 12.3": the figures are their own, not a day of March.
        if (!day->ordinal && between.starts_with(',') && number_at(day->past) &&
            is_any(gap(day->past - 1), {".", "/", "|", "~", ":"}))
            return std::nullopt;
        if (between == ", " && !day->ordinal && day->past < view_.size() && month_after_day(day->past))
            return std::nullopt;
        // "March 12:00" is a time.
        if (!day->ordinal && !day->in_words && number_at(day->past) && gap(day->past - 1) == ":") return std::nullopt;
        // "Dydd Mawrth 3 Chwefror": a Tuesday, and the day belongs to the month behind it.
        if (month->rule == Rule::date_welsh && day->past < view_.size() && month_after_day(day->past))
            return std::nullopt;
        DateExpression out;
        out.first = i;
        out.rule = month->rule == Rule::date_day_month ? (day->in_words ? Rule::date_words : Rule::date_month_day)
                                                       : month->rule;
        std::vector<int> listed{day->value};
        std::size_t past = day->past;
        while (past < view_.size()) {
            bool range = false;
            auto const next = list_item(past, range);
            if (!next || next->in_words || belongs_to_what_follows(next->past)) break;
            bool const full_year_behind = next->past < view_.size() && number_at(next->past) &&
                                          view_.word(next->past).size() == 4 &&
                                          is_any(gap(next->past - 1), {", ", " "});
            if (number_at(next->past - 1) && word_at(next->past - 1).size() == 2 && gap(past - 1) == "/" &&
                !full_year_behind)
                break;
            listed.push_back(next->value);
            out.is_range = out.is_range || range;
            past = next->past;
        }
        if (listed.size() > 1) out.rule = out.is_range ? Rule::date_range : Rule::date_list;
        if (stretch && (listed.size() != 2 || month->rule != Rule::date_day_month)) return std::nullopt;
        out.is_range = out.is_range || stretch;
        if (!rules_.has(out.rule)) return std::nullopt;
        MonthPart end = *month;
        end.past = past;
        auto made = with_year(std::move(out), listed, end);
        if (made && month->is_doubtful && made->readings.front().year == 0) return std::nullopt;
        if (made && made->readings.front().year == 0 && counts_things(i, made->past, *day)) return std::nullopt;
        return made;
    }
    /// "March-2021-12".
    [[nodiscard]] std::optional<DateExpression> month_year_day(std::size_t i, MonthPart const& month) const {
        std::size_t const at = month.past;
        std::size_t past = 0;
        if (!rules_.has(Rule::date_torn) || !number_at(at + 1) || view_.word(at + 1).size() > 2 || gap(at - 1) != "-" ||
            gap(at) != "-" || !number_at(at))
            return std::nullopt;
        auto const year = year_at(view_, at, past);
        if (!year) return std::nullopt;
        return one_day(i, at + 2, {number_of(view_.word(at + 1)), month.value, *year}, Rule::date_torn);
    }
    /// "12-2021-March".
    [[nodiscard]] std::optional<DateExpression> year_between(std::size_t i) const {
        std::size_t past = 0;
        if (!rules_.has(Rule::date_torn) || view_.word(i).size() > 2 || !number_at(i + 1) || gap(i) != "-" ||
            gap(i + 1) != "-")
            return std::nullopt;
        auto const year = year_at(view_, i + 1, past);
        auto const month = year ? month_at(i + 2) : std::nullopt;
        if (!month) return std::nullopt;
        return one_day(i, month->past, {number_of(view_.word(i)), month->value, *year}, Rule::date_torn);
    }
    [[nodiscard]] static std::optional<DateExpression> one_day(std::size_t first, std::size_t past,
                                                               DayReading const& reading, Rule rule) {
        if (!exists(reading)) return std::nullopt;
        DateExpression out;
        out.first = first;
        out.past = past;
        out.rule = rule;
        out.readings.push_back(reading);
        return out;
    }
    /// "March of 2021, the 12th", "March 2021, on the 12th".
    [[nodiscard]] std::optional<DateExpression> year_then_ordinal(std::size_t i, MonthPart const& month) const {
        auto const year = year_after(month.past);
        if (!year || year->loose || year->past >= view_.size() || !is_any(gap(year->past - 1), {", ", " "}))
            return std::nullopt;
        std::size_t at = year->past;
        if (word_at(at) == "on") ++at;
        if (word_at(at) != "the") return std::nullopt;
        auto const day = day_at(at + 1);
        if (!day || !day->ordinal) return std::nullopt;
        bool const goes_on = day->past < view_.size() && is_space(gap(day->past - 1)) &&
                             !view_.tokens()[day->past].starts_sentence &&
                             !words::is(view_.word(day->past), words::preposition | words::agent_verb | words::modal);
        if (goes_on) return std::nullopt;  // "in March 2021 the 12th meeting"
        DateExpression out;
        out.first = i;
        out.past = day->past;
        out.rule = Rule::date_month_day;
        out.readings.push_back({day->value, month.value, year->value});
        if (!exists(out.readings.front())) return std::nullopt;
        return out;
    }
    /// "Mar122021", "MAR1221": the day and the year behind it in one.
    [[nodiscard]] std::optional<DateExpression> month_then_digits(std::size_t i, MonthPart const& month) const {
        auto const digits = word_at(month.past);
        if (!number_at(month.past) || digits.size() < 4 || digits.size() > 6) return std::nullopt;
        std::size_t const length = digits.size() == 5 ? 1 : 2;
        int const year = digits.size() > 4 ? number_of(digits.substr(length)) : full_year(number_of(digits.substr(2)));
        auto const behind = month.past + 1 < view_.size() ? gap(month.past) : std::string_view(" ");
        if (behind.empty()) return std::nullopt;
        bool const is_year = digits.size() == 4 && number_of(digits) >= 1900 && number_of(digits) < 2100;
        if (is_year || year < 1900 || year >= 2100) return std::nullopt;
        DateExpression out;
        out.first = i;
        out.past = month.past + 1;
        out.rule = Rule::date_compact;
        out.readings.push_back({number_of(digits.substr(0, length)), month.value, year});
        if (!rules_.has(out.rule) || !exists(out.readings.front())) return std::nullopt;
        return out;
    }
    /// "In March 12 women came": a number of things, no day.
    [[nodiscard]] bool counts_things(std::size_t first, std::size_t past, DayPart const& day) const {
        if (day.ordinal || past >= view_.size() || !is_space(gap(past - 1))) return false;
        bool const in_before = first > 0 && is_any(word_at(first - 1), {"in", "during", "since", "by", "until"});
        auto const next = word_at(past);
        if (in_before && next == "of" &&
            is_any(word_at(past + 1), {"the", "these", "those", "her", "his", "our", "their", "all"}))
            return true;
        return in_before && !view_.tokens()[past].is_number() &&
               !words::is(next, words::agent_verb | words::preposition | words::determiner);
    }
    [[nodiscard]] bool belongs_to_what_follows(std::size_t past) const {
        return past < view_.size() && (month_after_day(past).has_value() || (gap(past - 1) == ":"));
    }

    /// "12/03/2021", "12.3.21", "12-03-2021", "12 03 2021"; either order of day and month.
    [[nodiscard]] std::optional<DateExpression> numeric(std::size_t i, bool after_date) const {
        if (!number_at(i + 1) || !number_at(i + 2) || !rules_.has(Rule::date_numeric_dmy)) return std::nullopt;
        return numeric_parts(i, i + 1, gap(i), after_date);
    }
    /// "12th/03/2021".
    [[nodiscard]] std::optional<DateExpression> ordinal_numeric(std::size_t i) const {
        if (i + 2 >= view_.size() || !rules_.has(Rule::date_torn) || number_at(i + 1) || !number_at(i + 2))
            return std::nullopt;
        auto const day = day_at(i);
        if (!day || !day->ordinal || day->past != i + 2 || !is_any(gap(i + 1), {"/", "-", ".", " / ", " - "}))
            return std::nullopt;
        if (i + 3 < view_.size() && number_at(i + 3) && gap(i + 2) == gap(i + 1))
            return numeric_parts(i, i + 2, gap(i + 1), false);
        if (gap(i + 1) != "/" || view_.word(i + 2).size() > 2) return std::nullopt;
        // "11th/12th March", "11th/12 March": two days.
        if (i + 3 < view_.size() && (gap(i + 2).empty() || month_after_day(i + 3))) return std::nullopt;
        return one_day(i, i + 3, {day->value, number_of(view_.word(i + 2)), 0}, Rule::date_torn);
    }
    /// The figures at `i`, `second` and behind it; `left`: what stands before `second`.
    [[nodiscard]] std::optional<DateExpression> numeric_parts(std::size_t i, std::size_t second, std::string_view left,
                                                              bool after_date) const {
        auto const a = view_.word(i), b = view_.word(second), c = view_.word(second + 1);
        if (a.size() > 2 || b.size() > 2 || (c.size() != 2 && c.size() != 4)) return std::nullopt;
        std::size_t const past = second + 2;
        auto const right = gap(second);
        bool const marks = is_date_mark(left) && (is_date_mark(right) || is_any(right, {"/'", "-'", ".'"}));
        bool const spaces = is_space(left) && is_space(right);
        // "12/ 03/2021", "12 /03 / 2021"
        auto const mark = without_spaces(left);
        bool const slipped = !mark.empty() && mark == without_spaces(right) &&
                             is_any(mark, {"/", "-", ".", "\\", "_"}) && (c.size() == 4 || mark == "/") &&
                             rules_.has(Rule::date_torn);
        // These marks stand between numbers of other kinds too: only with a year of four figures.
        bool const odd_marks =
            c.size() == 4 && left == right &&
            is_any(left, {"//",   "--",           ":", "|",  " | ", "\xC2\xB7", " -- ", ",", "~", "=", "*", "'",
                          " \\ ", "\xE2\x80\xA2", ";", "..", "./",  "-/",       ".-",   "+"}) &&
            (!is_any(left, {",", "=", "*", "+"}) || (a.size() == 2 && b.size() == 2));
        bool const year_apart = c.size() == 4 && is_any(left, {"/", "."}) && is_space(right);
        if (!marks && !slipped && !spaces && !odd_marks && !year_apart) return std::nullopt;
        bool const needs_label = spaces && (c.size() != 4 || a.size() != 2 || b.size() != 2);
        bool const is_bare = needs_label && !has_date_label(i);
        if (is_bare && c.size() != 4 && (a.size() != 2 || b.size() != 2)) return std::nullopt;
        bool const before_time =
            past < view_.size() && is_clock(past) &&
            (c.size() == 4 ? is_any(gap(past - 1), {".", ":", "-"}) : gap(past - 1) == "-" && left == right);
        if (!after_date && !before_time && part_of_longer_number(i, past)) return std::nullopt;
        if (c.size() == 2 && (is_cross_reference(i) || is_any(word_at(past), {"formation", "split"})))
            return std::nullopt;
        if (left == "." && right == "." && is_version(i)) return std::nullopt;
        // "12/03-14/03/2021": the third figure begins another day.
        if (c.size() == 2 && left != right && past < view_.size() && number_at(past) && gap(past - 1) == left)
            return std::nullopt;
        // "11-12-13 March": three days of a month.
        if (c.size() == 2 && past < view_.size() && is_space(gap(past - 1)) && words::month_number(view_.word(past)) &&
            view_.tokens()[past].is_capitalised())
            return std::nullopt;
        int const year = c.size() == 4 ? number_of(c) : full_year(number_of(c));
        if (c.size() == 4 && (year < 1900 || year > 2099)) return std::nullopt;
        DateExpression out;
        out.first = i;
        out.past = past;
        out.rule = Rule::date_numeric_dmy;
        for (DayReading const& reading :
             {DayReading{number_of(a), number_of(b), year}, DayReading{number_of(b), number_of(a), year}})
            if (exists(reading)) out.readings.push_back(reading);
        if (c.size() == 2 && marks && left == right && is_any(left, {"-", "/", ".", "_"})) {
            DayReading const year_first_reading{number_of(c), number_of(b), full_year(number_of(a))};
            if (exists(year_first_reading) && a.size() == 2) out.readings.push_back(year_first_reading);
        }
        if (out.readings.empty()) return std::nullopt;
        out.needs_context = is_bare;
        out.is_file_name = joined_by_underscore(i, past);
        return out;
    }
    [[nodiscard]] static std::string_view without_spaces(std::string_view gap) {
        if (gap.starts_with(' ') || gap.starts_with('\n')) gap.remove_prefix(1);
        if (gap.ends_with(' ') || gap.ends_with('\n')) gap.remove_suffix(1);
        return gap;
    }
    [[nodiscard]] static bool is_date_mark(std::string_view gap) {
        return is_any(gap, {"/", ".", "-", "_", " / ", " - ", ". ", " . ", " .", "\\", " -", "- ", "\xC2\xB7"});
    }
    /// "on", "dated", "DoD:" directly before.
    [[nodiscard]] bool has_date_label(std::size_t i) const {
        return i > 0 && !view_.tokens()[i].starts_sentence &&
               is_any(view_.word(i - 1),
                      {"on", "dated", "date", "dod", "dob", "died", "born", "d", "b", "death", "birth", "of"}) &&
               (view_.word(i - 1) != "of" || (i > 1 && is_any(view_.word(i - 2), {"date", "letter", "day", "night"})));
    }
    /// "10-12/3/21", "10 and 12.3.2021": days that share what stands behind the last.
    [[nodiscard]] std::optional<DateExpression> days_before_numeric(std::size_t i) {
        auto const first = day_at(i);
        if (!first || first->ordinal || i + 1 >= view_.size() || view_.word(i).size() > 2) return std::nullopt;
        bool const in_words = is_space(gap(i)) && is_any(word_at(i + 1), {"and", "or", "to"});
        std::size_t const last = in_words ? i + 2 : i + 1;
        bool const goes_on = i > 0 && number_at(i - 1) && is_any(view_.gap_before(i), {".", "/", "-", ":"});
        if (!in_words && (!is_any(gap(i), {"-", "&", " & ", " - ", "/"}) || goes_on ||
                          (gap(i) != "/" && part_of_longer_number(i, i + 1))))
            return std::nullopt;
        if (!number_at(last) || last + 2 >= view_.size() || !is_any(gap(last), {"/", "."})) return std::nullopt;
        if (gap(i) == "/" && gap(last) == "/") return std::nullopt;
        auto found = numeric(last, true);
        if (!found || found->readings.empty()) return std::nullopt;
        auto other = found->readings.front();
        other.day = first->value;
        if (!exists(other) || other.day >= found->readings.front().day) return std::nullopt;
        found->first = i;
        found->is_range = gap(i) == "-" || gap(i) == " - " || word_at(i + 1) == "to";
        found->rule = found->is_range ? Rule::date_range : Rule::date_list;
        found->readings = {other, found->readings.front()};
        return rules_.has(found->rule) ? found : std::nullopt;
    }
    /// "04:30", "4:30:11" at a token.
    [[nodiscard]] bool is_clock(std::size_t i) const {
        return number_at(i) && number_at(i + 1) && gap(i) == ":" && view_.word(i).size() <= 2 &&
               number_of(view_.word(i)) < 24 && view_.word(i + 1).size() == 2 && number_of(view_.word(i + 1)) < 60;
    }
    /// "12/3" at a token, that may be a day and a month.
    [[nodiscard]] bool is_day_and_month(std::size_t i) const {
        if (!number_at(i) || !number_at(i + 1) || !is_any(gap(i), {"/", "."}) || view_.word(i).size() > 2 ||
            view_.word(i + 1).size() > 2)
            return false;
        int const a = number_of(view_.word(i)), b = number_of(view_.word(i + 1));
        return (is_day(a) && is_month(b)) || (is_day(b) && is_month(a));  // also "31/9", which somebody meant as a day
    }
    [[nodiscard]] bool part_of_longer_number(std::size_t first, std::size_t past) const {
        auto const before = view_.gap_before(first);
        if (before.ends_with("\xC2\xA3") || before.ends_with("$")) return true;
        // "10/3-12/3", "10.03.-12.03.2021": from one day to another.
        bool const pairs = rules_.has(Rule::date_range) && past == first + 2;
        bool const after_pair = rules_.has(Rule::date_range) && past <= first + 3 && first >= 2 &&
                                is_any(before, {"-", ".-"}) && gap(first - 2) == gap(first) &&
                                is_day_and_month(first - 2);
        bool const before_pair = pairs && past < view_.size() && is_any(gap(past - 1), {"-", ".-"}) &&
                                 gap(past - 2) == gap(past) && is_day_and_month(past);
        if (first > 0 && view_.tokens()[first - 1].is_number() && is_any(before, {".", "/", "-", ":"}) && !after_pair)
            return true;
        if (past < view_.size() && view_.tokens()[past].is_number() && is_any(gap(past - 1), {".", "/", ":"}))
            return true;
        return past < view_.size() && number_at(past) && gap(past - 1) == "-" && !before_pair &&
               !(number_at(past + 1) && number_at(past + 2));
    }
    [[nodiscard]] bool is_cross_reference(std::size_t i) const {
        for (std::size_t back = 1; back <= 3 && back <= i; ++back) {
            auto const word = view_.word(i - back);
            if (word == "s" && view_.gap_before(i - back) == "'") continue;
            if (back > 1 && is_any(word, {"s", "ss", "v", "pd"})) continue;  // "S/B by her 12/3/21"
            if (is_any(word,
                       {"see",     "section",  "sections",       "paragraph", "paragraphs", "para",    "paras",
                        "clause",  "clauses",  "version",        "v",         "rule",       "chapter", "appendix",
                        "table",   "figure",   "score",          "scores",    "scored",     "sort",    "standard",
                        "item",    "step",     "recommendation", "s",         "ss",         "part",    "regulation",
                        "article", "schedule", "ratio",          "release",   "point",      "points",  "number",
                        "cpr",     "fpr",      "bundle",         "tab",       "exhibit",    "pd"}))
                return true;
            if (view_.tokens()[i - back + 1].starts_sentence) return false;
        }
        return false;
    }

    /// "Version 4.3.2019", "v4.3.2019", "build 12.3.2021".
    [[nodiscard]] bool is_version(std::size_t i) const {
        if (i == 0) return false;
        auto const between = view_.gap_before(i);
        auto const word = view_.word(i - 1);
        if (word == "v" || word == "ver" || word == "rev") return is_any(between, {"", " ", ".", ". "});
        return is_space(between) && is_any(word, {"version", "release", "build", "revision", "firmware", "software"});
    }

    /// "2021-03-12", "2021/3/12", "2021-071", "2021-W10-5", "2021 March 12".
    [[nodiscard]] std::optional<DateExpression> year_first(std::size_t i) const {
        auto const word = view_.word(i);
        if (word.size() != 4 || i + 1 >= view_.size()) return std::nullopt;
        int const year = number_of(word);
        if (year < 1900 || year > 2099) return std::nullopt;
        DateExpression out;
        out.first = i;
        if (number_at(i + 1) && number_at(i + 2) && rules_.has(Rule::date_numeric_ymd)) {
            auto const left = date_mark_of(gap(i)), right = date_mark_of(gap(i + 1));
            auto const is_mark = [](std::string_view gap) {
                return is_any(gap,
                              {"/", ".", "-", "_", ":", " ", "\\", "\xC2\xB7", " / ", " - ", "- ", " -", ",", ". "});
            };
            bool const marks = is_mark(left) && is_mark(right) && (left != "," || right == ",");
            auto const m = view_.word(i + 1), d = view_.word(i + 2);
            bool const spaced = left == " " && right == " ";
            if (left == "." && right == "." && is_version(i)) return std::nullopt;
            bool const before_time = (left == ":") != (right == ":");  // "2018 11:23:34"
            if (marks && !before_time && m.size() <= 2 && d.size() <= 2 &&
                ((!spaced && left != ",") || (m.size() == 2 && d.size() == 2))) {
                for (DayReading const& reading :
                     {DayReading{number_of(d), number_of(m), year}, DayReading{number_of(m), number_of(d), year}})
                    if (exists(reading)) out.readings.push_back(reading);
                out.past = i + 3;
                out.rule = Rule::date_numeric_ymd;
                out.is_file_name = joined_by_underscore(i, i + 3);
                if (!out.readings.empty()) return with_end_of_interval(std::move(out), left);
            }
        }
        if (auto found = ordinal_date(i, year)) return found;
        if (auto found = week_date(i, year)) return found;
        auto const month = month_at(i + 1);
        if (month && rules_.has(Rule::date_numeric_ymd) && is_any(gap(i), {" ", "-", "/", ".", ", ", "_", ""}) &&
            month->past < view_.size()) {
            if (auto const day = day_at(month->past);
                day && is_any(gap(month->past - 1), {" ", "-", "/", ".", "_", ""})) {
                out.readings.push_back({day->value, month->value, year});
                out.past = day->past;
                out.rule = Rule::date_numeric_ymd;
                if (exists(out.readings.front())) return out;
            }
        }
        return std::nullopt;
    }
    /// A mark between figures without the doubts of ISO 8601-2: "2021?-03~-12", "2021-(03-12)".
    [[nodiscard]] std::string_view date_mark_of(std::string_view gap) const {
        if (gap.size() < 2 || !rules_.has(Rule::date_torn)) return gap;
        return is_any(gap, {"?-", "~-", "%-", "-(", "-?", "-~", "-%"}) ? "-" : gap;
    }
    /// "202X-03-12", "XXXX-03-12": the year is open, the day is not.
    [[nodiscard]] std::optional<DateExpression> open_year(std::size_t i) const {
        auto const word = view_.word(i);
        if (word.find_first_not_of(word.front()) != std::string_view::npos || word.size() > 4 || gap(i) != "-" ||
            !number_at(i + 1) || !number_at(i + 2) || gap(i + 1) != "-" || view_.word(i + 1).size() != 2 ||
            view_.word(i + 2).size() != 2 || !rules_.has(Rule::date_torn))
            return std::nullopt;
        bool const figures = i > 0 && number_at(i - 1) && view_.gap_before(i).empty();
        if (word.size() + (figures ? view_.word(i - 1).size() : 0) != 4) return std::nullopt;
        return one_day(figures ? i - 1 : i, i + 3, {number_of(view_.word(i + 2)), number_of(view_.word(i + 1)), 0},
                       Rule::date_torn);
    }
    /// "Day: 12 Month: 3 Year: 2021", "DD 12 MM 03 YYYY 2021", "month 3, day 12": the boxes of a form.
    [[nodiscard]] std::optional<DateExpression> labelled_parts(std::size_t i) const {
        if (!rules_.has(Rule::date_torn) || !number_at(i + 1) || view_.word(i + 1).size() > 2) return std::nullopt;
        auto const kind = [this](std::size_t at) {
            auto const word = word_at(at);
            return is_any(word, {"day", "dd", "d"})            ? 'd'
                   : is_any(word, {"month", "mm", "m"})        ? 'm'
                   : is_any(word, {"year", "yyyy", "yy", "y"}) ? 'y'
                                                               : '-';
        };
        auto const near = [this](std::size_t at) {
            return at < view_.size() && gap(at).size() <= 3 && gap(at).find('.') == std::string_view::npos;
        };
        char const first = kind(i), second = kind(i + 2);
        if (first == second || second == '-' || second == 'y' || !number_at(i + 3) || view_.word(i + 3).size() > 2 ||
            !near(i) || !near(i + 1) || !near(i + 2))
            return std::nullopt;
        int const a = number_of(view_.word(i + 1)), b = number_of(view_.word(i + 3));
        DayReading reading{first == 'd' ? a : b, first == 'd' ? b : a, 0};
        std::size_t past = i + 4;
        std::size_t at = past;
        if (kind(at) == 'y' && near(past - 1) && near(at)) ++at;
        if (at < view_.size() && near(at - 1) && (at > past || is_any(gap(past - 1), {", ", " "})))
            if (std::size_t end = 0; auto const year = year_at(view_, at, end)) {
                reading.year = *year;
                past = end;
            }
        return reading.year == 0 ? std::nullopt : one_day(i, past, reading, Rule::date_torn);
    }
    /// "2021-0312", "2021_0312", "202103-12": file names.
    [[nodiscard]] std::optional<DateExpression> half_compact(std::size_t i) const {
        auto const left = view_.word(i), right = word_at(i + 1);
        bool const fits =
            number_at(i + 1) && ((left.size() == 4 && right.size() == 4) || (left.size() == 6 && right.size() == 2));
        if (!fits || !rules_.has(Rule::date_torn) || !is_any(gap(i), {"-", "_"}) || part_of_longer_number(i, i + 2))
            return std::nullopt;
        std::string const both = std::string(left) + std::string(right);
        DayReading const reading{number_of(std::string_view(both).substr(6)),
                                 number_of(std::string_view(both).substr(4, 2)),
                                 number_of(std::string_view(both).substr(0, 4))};
        if (reading.year < 1900 || reading.year > 2099) return std::nullopt;
        auto out = one_day(i, i + 2, reading, Rule::date_torn);
        if (out) out->is_file_name = joined_by_underscore(i, i + 2);
        return out;
    }
    /// "2021-03-10/12": an interval of ISO 8601 whose end is written short.
    [[nodiscard]] DateExpression with_end_of_interval(DateExpression out, std::string_view mark) const {
        auto const at = out.past;
        bool const follows = mark == "-" && number_at(at) && gap(at - 1) == "/" && view_.word(at).size() == 2 &&
                             !(number_at(at + 1) && is_any(gap(at), {"/", "-"}));
        auto last = out.readings.front();
        last.day = follows ? number_of(view_.word(at)) : 0;
        if (!follows || !exists(last) || last.day <= out.readings.front().day) return out;
        out.readings = {out.readings.front(), last};
        out.is_range = true;
        out.past = at + 1;
        return out;
    }
    /// "--03-12", "--0312": ISO 8601 with the year left out, as address books write birthdays.
    [[nodiscard]] std::optional<DateExpression> without_year(std::size_t i) const {
        auto const before = view_.gap_before(i);
        if (!rules_.has(Rule::date_numeric_ymd) || !before.ends_with("--") || before.ends_with("---"))
            return std::nullopt;
        if (i > 0 && before == "--") return std::nullopt;  // "40--03-12"
        auto const word = view_.word(i);
        bool const in_two = word.size() == 2 && number_at(i + 1) && gap(i) == "-" && view_.word(i + 1).size() == 2;
        if (!in_two && word.size() != 4) return std::nullopt;
        DateExpression out;
        out.first = i;
        out.past = in_two ? i + 2 : i + 1;
        out.marks_before = 2;
        out.rule = Rule::date_numeric_ymd;
        out.readings.push_back(
            {number_of(in_two ? view_.word(i + 1) : word.substr(2)), number_of(word.substr(0, 2)), 0});
        if (!exists(out.readings.front())) return std::nullopt;
        return out;
    }
    static DayReading reading_of(std::chrono::sys_days at) {
        std::chrono::year_month_day const found(at);
        return {static_cast<int>(static_cast<unsigned>(found.day())),
                static_cast<int>(static_cast<unsigned>(found.month())), static_cast<int>(found.year())};
    }
    [[nodiscard]] std::optional<DateExpression> ordinal_date(std::size_t i, int year) const {
        if (!rules_.has(Rule::date_ordinal) || !number_at(i + 1) || view_.word(i + 1).size() != 3 ||
            !is_any(gap(i), {"-", "."}))
            return std::nullopt;
        int const day_of_year = number_of(view_.word(i + 1));
        if (day_of_year < 1 || day_of_year > 366) return std::nullopt;
        DateExpression out;
        out.first = i;
        out.past = i + 2;
        out.rule = Rule::date_ordinal;
        out.readings.push_back(
            reading_of(std::chrono::sys_days(std::chrono::year(year) / 1 / 1) + std::chrono::days(day_of_year - 1)));
        return out;
    }
    [[nodiscard]] std::optional<DateExpression> week_date(std::size_t i, int year) const {
        if (!rules_.has(Rule::date_week) || word_at(i + 1) != "w" || !number_at(i + 2)) return std::nullopt;
        if (!is_any(gap(i), {"-", "", " ", "_"})) return std::nullopt;
        auto const digits = view_.word(i + 2);
        int week = 0, weekday = 0;
        std::size_t past = i + 3;
        if (digits.size() == 3) {
            week = number_of(digits.substr(0, 2));
            weekday = number_of(digits.substr(2));
        } else if (digits.size() == 2 && number_at(i + 3) && is_any(gap(i + 2), {"-", " "}) &&
                   (gap(i + 2) == "-" || gap(i) == " ")) {
            week = number_of(digits);
            weekday = number_of(view_.word(i + 3));
            past = i + 4;
        }
        if (week < 1 || week > 53 || weekday < 1 || weekday > 7) return std::nullopt;
        DateExpression out;
        out.first = i;
        out.past = past;
        out.rule = Rule::date_week;
        out.readings.push_back(day_of_week(year, week, weekday));
        return out;
    }
    /// ISO 8601: week 1 has the 4th of January.
    static DayReading day_of_week(int year, int week, int weekday) {
        auto const fourth = std::chrono::sys_days(std::chrono::year(year) / 1 / 4);
        auto const monday = fourth - std::chrono::days(std::chrono::weekday(fourth).iso_encoding() - 1);
        return reading_of(monday + std::chrono::days(7 * (week - 1) + weekday - 1));
    }
    /// "21-W10-5", "21W105".
    [[nodiscard]] std::optional<DateExpression> short_week_date(std::size_t i) const {
        if (word_at(i + 1) != "w" || view_.word(i).size() != 2) return std::nullopt;
        return week_date(i, full_year(number_of(view_.word(i))));
    }
    /// "week 10 of 2021, Friday", "Friday of week 10, 2021".
    [[nodiscard]] std::optional<DateExpression> week_in_words(std::size_t i) const {
        if (!rules_.has(Rule::date_week) || !number_at(i + 1) || view_.word(i + 1).size() > 2) return std::nullopt;
        std::size_t at = i + 2;
        if (is_any(word_at(at), {"of", "in"})) ++at;
        std::size_t past = 0;
        auto const year =
            at < view_.size() && is_any(gap(at - 1), {" ", ", ", "/", " ("}) ? year_at(view_, at, past) : std::nullopt;
        int const week = number_of(view_.word(i + 1));
        if (!year || week < 1 || week > 53) return std::nullopt;
        DateExpression out;
        out.first = i;
        out.past = past;
        out.rule = Rule::date_week;
        auto weekday = is_any(gap(past - 1), {", ", " "}) ? words::weekday_number(word_at(past)) : std::nullopt;
        if (weekday) {
            ++out.past;
        } else {
            std::size_t before = i;
            if (before > 0 && is_any(view_.word(before - 1), {"of", "in"})) --before;
            if (before == 0 || !is_any(gap(before - 1), {" ", ", "})) return std::nullopt;
            weekday = words::weekday_number(view_.word(before - 1));
            if (!weekday) return std::nullopt;
            out.first = before - 1;
            out.day_comes_first = true;
        }
        out.readings.push_back(day_of_week(*year, week, *weekday));
        return out;
    }

    /// "20210312", "12032021", "120410ZMAR21", spreadsheet and Unix days.
    [[nodiscard]] std::optional<DateExpression> compact(std::size_t i) const {
        auto const word = view_.word(i);
        DateExpression out;
        out.first = i;
        out.past = i + 1;
        auto const part = [&](std::size_t at, std::size_t length) { return number_of(word.substr(at, length)); };
        if (word.size() == 6 || word.size() == 8 || word.size() == 2)
            if (auto found = date_time_group(i)) return found;
        if (!rules_.has(Rule::date_compact)) return serial(i);
        bool const money = view_.gap_before(i).ends_with("\xC2\xA3");
        if (money) return std::nullopt;
        if (word.size() == 8 || word.size() == 12 || word.size() == 14) {
            for (DayReading const& reading :
                 {DayReading{part(6, 2), part(4, 2), part(0, 4)}, DayReading{part(0, 2), part(2, 2), part(4, 4)},
                  DayReading{part(2, 2), part(0, 2), part(4, 4)}})
                if (exists(reading) && reading.year >= 1900 && reading.year < 2100) out.readings.push_back(reading);
        } else if (word.size() == 6) {
            out.needs_context = !part_of_file_name_or_label(i);
            for (DayReading const& reading : {DayReading{part(4, 2), part(2, 2), full_year(part(0, 2))},
                                              DayReading{part(0, 2), part(2, 2), full_year(part(4, 2))}})
                if (exists(reading)) out.readings.push_back(reading);
        } else if (word.size() == 7 && part(0, 4) >= 1900 && part(0, 4) < 2100 && part(4, 3) >= 1 &&
                   part(4, 3) <= 366) {
            out.readings.push_back(reading_of(std::chrono::sys_days(std::chrono::year(part(0, 4)) / 1 / 1) +
                                              std::chrono::days(part(4, 3) - 1)));
            out.needs_context = true;
        }
        if (out.readings.empty()) return serial(i);
        out.rule = Rule::date_compact;
        out.is_file_name = joined_by_underscore(i, out.past);
        return out;
    }
    [[nodiscard]] bool part_of_file_name_or_label(std::size_t i) const {
        if (joined_by_underscore(i, i + 1)) return true;
        auto const before = i > 0 ? view_.word(i - 1) : std::string_view();
        return is_any(before, {"dod", "dob", "date", "dated", "died", "born", "death", "on", "d", "b", "birth"});
    }
    [[nodiscard]] std::optional<DateExpression> date_time_group(std::size_t i) const {
        if (!rules_.has(Rule::date_group) || i + 1 >= view_.size()) return std::nullopt;
        std::size_t at = i + 1;
        if (view_.word(i).size() == 2) {  // "12 0410Z MAR 21"
            if (!number_at(at) || view_.word(at).size() != 4 || gap(i) != " " || gap(at).size() > 1 ||
                word_at(at + 1) != "z")
                return std::nullopt;
            ++at;
        }
        std::string_view month = word_at(at);
        if (month.size() == 1)
            month = word_at(++at);
        else if (month.size() == 4)
            month.remove_prefix(1);
        auto const number = words::month_number(month);
        if (!number || month.size() != 3) return std::nullopt;
        if (view_.word(i).size() != 6 && at == i + 1 && view_.word(at).size() == 3) return std::nullopt;
        int const day = number_of(view_.word(i).substr(0, 2));
        DateExpression out;
        out.first = i;
        out.past = at + 1;
        out.rule = Rule::date_group;
        int year = 0;
        if (number_at(at + 1) && gap(at).size() <= 1) {
            auto const digits = view_.word(at + 1);
            year = digits.size() == 4 ? number_of(digits) : digits.size() == 2 ? full_year(number_of(digits)) : 0;
            if (year != 0) out.past = at + 2;
        }
        out.readings.push_back({day, *number, year});
        if (!exists(out.readings.front())) return std::nullopt;
        return out;
    }
    [[nodiscard]] std::optional<DateExpression> serial(std::size_t i) const {
        if (!rules_.has(Rule::date_serial)) return std::nullopt;
        auto const word = view_.word(i);
        DateExpression out;
        out.first = i;
        out.past = i + 1;
        out.rule = Rule::date_serial;
        out.needs_context = true;
        if (word.size() == 5 && word.front() >= '1' && word.front() <= '6') {
            // Day 1 of a spreadsheet is 1 January 1900, and it believes that 1900 was a leap year.
            out.readings.push_back(reading_of(std::chrono::sys_days(std::chrono::year(1899) / 12 / 30) +
                                              std::chrono::days(number_of(word))));
            return out;
        }
        // Nine and twelve figures: before September 2001.
        bool const of_now = (word.size() == 10 || word.size() == 13) && word.front() == '1';
        if (of_now || ((word.size() == 9 || word.size() == 12) && word.front() >= '6')) {
            // So many figures fall into one given day only by design.
            out.needs_context = false;
            long long seconds = 0;
            std::from_chars(word.data(), word.data() + word.size() - (word.size() > 10 ? 3 : 0), seconds);
            out.readings.push_back(reading_of(std::chrono::sys_days(std::chrono::days(seconds / 86400))));
            return out;
        }
        return std::nullopt;
    }
    [[nodiscard]] std::optional<DateExpression> roman_month(std::size_t i) const {
        if (!rules_.has(Rule::date_roman) || i + 2 >= view_.size() || !number_at(i + 2)) return std::nullopt;
        if (view_.word(i).size() == 4 && view_.word(i + 2).size() <= 2) return year_roman_month(i);
        if (view_.word(i).size() > 2) return std::nullopt;
        auto const month = roman(view_.word(i + 1));
        if (!month || !is_any(gap(i), {".", "/", "-", " ", ". ", " - ", " / "}) ||
            !is_any(gap(i + 1), {".", "/", "-", " ", ". ", " - ", " / "}))
            return std::nullopt;
        auto const digits = view_.word(i + 2);
        if (digits.size() != 2 && digits.size() != 4) return std::nullopt;
        DateExpression out;
        out.first = i;
        out.past = i + 3;
        out.rule = Rule::date_roman;
        out.readings.push_back(
            {number_of(view_.word(i)), *month, digits.size() == 4 ? number_of(digits) : full_year(number_of(digits))});
        if (!exists(out.readings.front())) return std::nullopt;
        return out;
    }
    /// "2021.III.12"
    [[nodiscard]] std::optional<DateExpression> year_roman_month(std::size_t i) const {
        auto const month = roman(view_.word(i + 1));
        std::size_t past = 0;
        auto const year = year_at(view_, i, past);
        if (!month || !year || gap(i) != gap(i + 1) || !is_any(gap(i), {".", "/", "-"})) return std::nullopt;
        return one_day(i, i + 3, {number_of(view_.word(i + 2)), *month, *year}, Rule::date_roman);
    }
    /// "XII.III.MMXXI", "XII March MMXXI", "XII.III.2021".
    [[nodiscard]] std::optional<DateExpression> all_roman(std::size_t i) const {
        if (!rules_.has(Rule::date_roman) || i + 2 >= view_.size() || !view_.tokens()[i].is_capitalised())
            return std::nullopt;
        auto const day = roman_number(view_.word(i));
        if (!day || !is_day(*day) || number_at(i + 1)) return std::nullopt;
        // "Chapter IV March 2019": the number of something.
        if (i > 0 && !view_.tokens()[i].starts_sentence && is_any(view_.gap_before(i), {" ", "\n"}) &&
            is_any(view_.word(i - 1),
                   {"chapter",  "part",  "volume", "vol",     "book",     "schedule", "appendix", "annex", "title",
                    "section",  "phase", "stage",  "article", "act",      "scene",    "figure",   "table", "issue",
                    "division", "class", "type",   "group",   "category", "level",    "grade",    "tier"}))
            return std::nullopt;
        auto const left = gap(i), right = gap(i + 1);
        bool const marked = is_any(left, {".", "/", "-"}) && right == left;
        auto const month = marked ? roman(view_.word(i + 1)) : words::month_number(view_.word(i + 1));
        if (!month || (!marked && !is_space(left))) return std::nullopt;
        auto const year = year_after(i + 2);
        if (!year || year->loose) return std::nullopt;
        DateExpression out;
        out.first = i;
        out.past = year->past;
        out.rule = Rule::date_roman;
        out.readings.push_back({*day, *month, year->value});
        if (!exists(out.readings.front())) return std::nullopt;
        return out;
    }
    /// "the 12th of the 3rd, 2021", "the twelfth of the third": a month by its number.
    [[nodiscard]] std::optional<DateExpression> day_of_numbered_month(std::size_t i) const {
        auto day = day_at(i);
        if (!day || !day->ordinal || !rules_.has(Rule::date_words)) return std::nullopt;
        if (word_at(day->past) == "day") ++day->past;
        if (word_at(day->past) != "of" || word_at(day->past + 1) != "the") return std::nullopt;
        auto const month = day_at(day->past + 2);
        if (!month || !month->ordinal || !is_month(month->value)) return std::nullopt;
        DateExpression out;
        out.first = i;
        out.past = word_at(month->past) == "month" ? month->past + 1 : month->past;
        out.rule = Rule::date_words;
        out.day_comes_first = true;
        DayReading reading{day->value, month->value, 0};
        if (auto const year = year_after(out.past)) {
            reading.year = year->value;
            out.past = year->past;
        } else if (view_.word(out.past - 1) != "month") {
            // "the second of the third": of a group, a prize, a day.
            auto const before = i > 1 && view_.word(i - 1) == "the" ? view_.word(i - 2) : std::string_view();
            if (!is_any(before, {"on", "dated", "since", "until", "from", "by", "before", "after", "born", "died"}))
                return std::nullopt;
            if (out.past < view_.size() && is_space(gap(out.past - 1)) && !view_.tokens()[out.past].starts_sentence &&
                !words::is(view_.word(out.past), words::preposition | words::agent_verb | words::modal))
                return std::nullopt;
        }
        if (!exists(reading)) return std::nullopt;
        out.readings.push_back(reading);
        return out;
    }
    /// "28 Rajab 1442", "the 28th of Adar 5781", "27 Ramadan 2021", "the 27th of Ramadan".
    [[nodiscard]] std::optional<DateExpression> day_of_calendar(std::size_t i) const {
        auto const day = day_at(i);
        if (!day || day->past >= view_.size() || !rules_.has(Rule::date_calendar)) return std::nullopt;
        std::size_t at = day->past;
        if (!is_any(gap(at - 1), {" ", "\n", "-", "  "})) return std::nullopt;
        if (word_at(at) == "day" && word_at(at + 1) == "of") ++at;
        bool const of = word_at(at) == "of";
        if (of) ++at;
        auto const month = calendar_month_at(view_, at);
        if (!month) return std::nullopt;
        return in_calendar(i, day->value, *month, month->past, of && day->ordinal);
    }
    /// "Rajab 28, 1442".
    [[nodiscard]] std::optional<DateExpression> calendar_month_then_day(std::size_t i) const {
        if (!rules_.has(Rule::date_calendar)) return std::nullopt;
        auto const month = calendar_month_at(view_, i);
        auto const day = month ? day_at(month->past) : std::nullopt;
        if (!day || !is_any(gap(month->past - 1), {" ", "\n", "-", "  "})) return std::nullopt;
        return in_calendar(i, day->value, *month, day->past, false);
    }
    /// `past`: where the year may stand. Many of these months are names of people: one without a year needs `sure`.
    [[nodiscard]] std::optional<DateExpression> in_calendar(std::size_t first, int day, CalendarMonth const& month,
                                                            std::size_t past, bool sure) const {
        DateExpression out;
        out.first = first;
        out.past = past;
        out.rule = Rule::date_calendar;
        out.day_comes_first = true;
        bool const figures =
            number_at(past) && view_.word(past).size() == 4 && is_any(gap(past - 1), {" ", ", ", "-", "\n"});
        int const year = figures ? number_of(view_.word(past)) : 0;
        bool const own = month.calendar == Moon::hebrew    ? year > 5600 && year < 5900
                         : month.calendar == Moon::persian ? year > 1270 && year < 1450
                                                           : year > 1300 && year < 1500;
        if (own || (year >= 1900 && year < 2100)) {
            auto const days = own ? days_of_calendar(month.calendar, month.month, day, year)
                                  : lunar_days(month.calendar, month.month, day, year);
            for (auto const at : days) out.readings.push_back(reading_of(at));
            out.past = past + 1;
            if (is_any(word_at(out.past), {"ah", "hijri", "am", "sh", "ap"}) && gap(past) == " ") ++out.past;
            return out.readings.empty() ? std::nullopt : std::optional(out);
        }
        if (!sure || year != 0 || day > 30) return std::nullopt;
        out.named = index_of_month(month.calendar, month.month);
        out.shift_days = day - 1;
        out.readings.push_back({});
        return out;
    }
    /// "day 71 of 2021", "the 71st day of 2021".
    [[nodiscard]] std::optional<DateExpression> day_of_year(std::size_t i) const {
        if (!rules_.has(Rule::date_ordinal)) return std::nullopt;
        std::size_t const digits = view_.word(i) == "day" ? i + 1 : i;
        std::size_t of = digits + 1;
        if (!number_at(digits) || view_.word(digits).size() > 3) return std::nullopt;
        if (digits == i) {
            if (!is_any(word_at(of), {"st", "nd", "rd", "th"}) || word_at(of + 1) != "day") return std::nullopt;
            of += 2;
        }
        bool const marked = digits != i && of < view_.size() && is_any(gap(of - 1), {", ", "/", " ("}) && number_at(of);
        if (marked) --of;
        if ((!marked && !is_any(word_at(of), {"of", "in"})) || !number_at(of + 1)) return std::nullopt;
        std::size_t past = 0;
        auto const year = year_at(view_, of + 1, past);
        int const number = number_of(view_.word(digits));
        if (!year || number < 1 || number > 366) return std::nullopt;
        DateExpression out;
        out.first = i;
        out.past = past;
        out.rule = Rule::date_ordinal;
        out.day_comes_first = digits == i;
        out.readings.push_back(
            reading_of(std::chrono::sys_days(std::chrono::year(*year) / 1 / 1) + std::chrono::days(number - 1)));
        return out;
    }
    /// "Julian day 2459286", "MJD 59285", "Julian date 21071": days counted as astronomers and packers count them.
    [[nodiscard]] std::optional<DateExpression> julian(std::size_t i) const {
        auto const word = view_.word(i);
        if (!rules_.has(Rule::date_serial) || (word.size() != 7 && word.size() != 5)) return std::nullopt;
        std::size_t label = i;
        while (label > 0 && i - label < 2 && is_any(view_.word(label - 1), {"date", "day", "number", "no", "day's"}))
            --label;
        if (label == 0 || view_.tokens()[i].starts_sentence) return std::nullopt;
        bool const modified = view_.word(label - 1) == "mjd";
        bool const julian = modified || is_any(view_.word(label - 1), {"jd", "julian", "jdn"});
        if (!julian) return std::nullopt;
        // https://en.wikipedia.org/wiki/Julian_day: the day that begins at noon of 1 January 1970 is 2440588.
        constexpr int julian_of_1970 = 2440588;
        constexpr int modified_of_1970 = 40587;
        DateExpression out;
        out.first = i;
        out.past = i + 1;
        out.rule = Rule::date_serial;
        int const number = number_of(word);
        auto const since_1970 = [](int count) { return reading_of(std::chrono::sys_days(std::chrono::days(count))); };
        int const year = word.size() == 7 ? number / 1000 : full_year(number / 1000);
        if (word.size() == 7 && word.starts_with("24")) {
            bool const half = number_at(i + 1) && gap(i) == "." && view_.word(i + 1).front() >= '5';
            if (half || (number_at(i + 1) && gap(i) == ".")) out.past = i + 2;
            out.readings.push_back(since_1970(number + (half ? 1 : 0) - julian_of_1970));
        } else if (word.size() == 5 && modified) {
            out.readings.push_back(since_1970(number - modified_of_1970));
        } else if (number % 1000 >= 1 && number % 1000 <= 366 && year >= 1900 && year < 2100) {
            out.readings.push_back(reading_of(std::chrono::sys_days(std::chrono::year(year) / 1 / 1) +
                                              std::chrono::days(number % 1000 - 1)));
        } else {
            return std::nullopt;
        }
        return out;
    }
    /// "12/03" and "12.3": only beside words that speak of a date.
    [[nodiscard]] std::optional<DateExpression> day_and_month_only(std::size_t i) const {
        if (!rules_.has(Rule::date_numeric_dm) || !number_at(i + 1) || !is_any(gap(i), {"/", ".", "-", " / ", " - "}))
            return std::nullopt;
        auto const a = view_.word(i), b = view_.word(i + 1);
        if (a.size() > 2 || b.size() > 2 || part_of_longer_number(i, i + 2)) return std::nullopt;
        DateExpression out;
        out.first = i;
        out.past = i + 2;
        out.rule = Rule::date_numeric_dm;
        out.needs_context = true;
        int year = year_of_next_numeric(i + 2);
        if (year != 0) out.needs_context = false;
        // "12/3, 2021", "12-3 '21", "12/3 of 2021"
        if (year == 0 && i + 2 < view_.size() && word_at(i + 2) != "in")
            if (auto const apart = year_after(i + 2);
                apart && !apart->loose && gap(i).size() == 1 &&
                (view_.word(apart->past - 1).size() == 4 || gap(i + 1).ends_with('\''))) {
                year = apart->value;
                out.past = apart->past;
            }
        for (DayReading const& reading :
             {DayReading{number_of(a), number_of(b), year}, DayReading{number_of(b), number_of(a), year}})
            if (exists(reading)) out.readings.push_back(reading);
        if (out.readings.empty()) return std::nullopt;
        return out;
    }
    /// "12/3 and 14/3/2021": the year stands behind the second, or 0.
    [[nodiscard]] int year_of_next_numeric(std::size_t past) const {
        std::size_t at = past;
        auto const mark = gap(past - 2);
        if (at >= view_.size() || !is_any(mark, {"/", "."})) return 0;
        if (is_space(gap(past - 1)) && is_any(word_at(at), {"and", "to", "until", "or"}) && at + 1 < view_.size() &&
            is_space(gap(at)))
            ++at;
        else if (!is_any(gap(past - 1), {" - ", " & ", ", ", "-", ".-", ". - "}))
            return 0;
        if (!number_at(at) || !number_at(at + 1) || !number_at(at + 2) || gap(at) != mark || gap(at + 1) != mark)
            return 0;
        auto const found = numeric(at, true);
        return found && !found->readings.empty() ? found->readings.front().year : 0;
    }
    /// "on the 12th", "Friday the 12th of that month": the month stands elsewhere.
    [[nodiscard]] std::optional<DateExpression> elliptic(std::size_t i) const {
        if (!rules_.has(Rule::date_elliptic)) return std::nullopt;
        auto const day = day_at(i);
        if (!day) return std::nullopt;
        if (!day->ordinal) return weekday_and_number(i, *day);
        DateExpression out;
        out.first = i;
        out.past = day->past;
        out.rule = Rule::date_elliptic;
        out.is_elliptic = true;
        out.day_comes_first = true;
        bool const of_month = is_any(word_at(out.past), {"of"}) &&
                              is_any(word_at(out.past + 1), {"that", "the", "this"}) &&
                              is_any(word_at(out.past + 2), {"month", "same"});
        if (of_month) out.past += word_at(out.past + 2) == "same" ? 4 : 3;
        bool const inst = is_any(word_at(out.past), {"inst", "instant", "ult", "prox"});
        if (inst) out.past += 1;
        out.past = std::min(out.past, view_.size());
        bool const weekday_before =
            i > 0 && (words::weekday_number(view_.word(i - 1)) ||
                      (i > 1 && view_.word(i - 1) == "the" && words::weekday_number(view_.word(i - 2))));
        bool const on_the =
            i > 1 && view_.word(i - 1) == "the" &&
            is_any(view_.word(i - 2), {"on", "by", "since", "until", "from", "before", "after", "and", "to", "of",
                                       "morning", "night", "evening", "early", "about", "around"});
        if (!of_month && !inst && !weekday_before && !on_the) return std::nullopt;
        // "the first-instance court"
        if (out.past < view_.size() && gap(out.past - 1) == "-" && !number_at(out.past)) return std::nullopt;
        if (!of_month && !inst && out.past < view_.size() && is_space(gap(out.past - 1)) &&
            !view_.tokens()[out.past].starts_sentence) {
            auto const next = word_at(out.past);
            bool const goes_on = words::is(next, words::preposition | words::agent_verb | words::modal) ||
                                 is_any(next, {"she", "he", "they", "it", "when", "the", "her", "his", "where", "who",
                                               "which", "but", "that", "a"});
            if (!goes_on && !weekday_before) return std::nullopt;
            if (next == "of" && month_at(out.past + 1) == std::nullopt && !weekday_before) return std::nullopt;
        }
        out.readings.push_back({day->value, 0, 0});
        return out;
    }
    /// "On Friday 12 she was found": the weekday says that the number is a day.
    [[nodiscard]] std::optional<DateExpression> weekday_and_number(std::size_t i, DayPart const& day) const {
        std::size_t at = i;
        if (at > 1 && view_.word(at - 1) == "the" && day.in_words) --at;
        if (at == 0 || (day.in_words && at == i) || !is_any(gap(at - 1), {" ", ", ", ". "})) return std::nullopt;
        auto const weekday = words::weekday_number(view_.word(at - 1));
        if (!weekday || !view_.tokens()[at - 1].is_capitalised()) return std::nullopt;
        if (day.past < view_.size() && !view_.tokens()[day.past].starts_sentence) {
            auto const behind = gap(day.past - 1);
            bool const stops =
                behind.starts_with(',') || behind.starts_with(';') || behind.starts_with(')') || behind == " - ";
            bool const goes_on =
                is_space(behind) && !number_at(day.past) &&
                (words::is(view_.word(day.past), words::agent_verb | words::modal) ||
                 is_any(view_.word(day.past), {"she", "he", "they", "it", "when", "the", "her", "his", "was", "at",
                                               "and", "in", "before", "after", "as", "i", "we"}));
            if (!stops && !goes_on) return std::nullopt;
        }
        DateExpression out;
        out.first = at - 1;
        out.past = day.past;
        out.rule = Rule::date_elliptic;
        out.is_elliptic = true;
        out.day_comes_first = true;
        out.weekday = *weekday;
        out.readings.push_back({day.value, 0, 0});
        return out;
    }
    /// "the second Friday in March 2021", "last day of March", "the last Sunday of May".
    [[nodiscard]] std::optional<DateExpression> nth_of_month(std::size_t i) const {
        if (!rules_.has(Rule::date_nth_weekday) || i + 3 >= view_.size()) return std::nullopt;
        bool const last = is_any(view_.word(i), {"last", "final"});
        bool const last_but_one = view_.word(i) == "penultimate";
        auto const in_figures = number_at(i) ? day_at(i) : std::nullopt;  // "2nd Friday"
        if (number_at(i) && (!in_figures || !in_figures->ordinal)) return std::nullopt;
        int const nth = last           ? -1
                        : last_but_one ? -2
                        : in_figures   ? in_figures->value
                                       : words::ordinal(view_.word(i)).value_or(0);
        if (nth == 0 || nth > 5) return std::nullopt;
        std::size_t const at = in_figures ? in_figures->past : i + 1;
        auto const weekday = words::weekday_number(word_at(at));
        if (last_but_one && weekday) return std::nullopt;
        bool const is_day_word = word_at(at) == "day" && !in_figures;
        if (!weekday && !is_day_word) return std::nullopt;
        bool const joined = is_any(word_at(at + 1), {"in", "of"});
        if (!joined && (!weekday || !is_any(gap(at), {" ", ", "}))) return std::nullopt;
        bool const that_month = joined && weekday && is_any(word_at(at + 2), {"that", "same"}) &&
                                is_any(word_at(at + 3), {"month", "same"});
        auto const month = that_month ? std::optional(MonthPart{0, at + 4}) : month_at(joined ? at + 2 : at + 1);
        if (!month || month->rule != Rule::date_day_month) return std::nullopt;
        if (!joined && !view_.tokens()[month->past - 1].is_capitalised()) return std::nullopt;
        DateExpression out;
        out.first = i;
        out.day_comes_first = true;
        out.nth = nth;
        out.weekday = weekday.value_or(0);
        out.rule = Rule::date_nth_weekday;
        out.past = month->past;
        DayReading reading{0, month->value, 0};
        if (auto const year = year_after(month->past); year && !year->loose && !that_month) {
            reading.year = year->value;
            out.past = year->past;
        }
        out.readings.push_back(reading);
        return out;
    }
    /// "March's second Friday".
    [[nodiscard]] std::optional<DateExpression> nth_behind_month(std::size_t i) const {
        if (word_at(i + 1) != "s" || gap(i) != "'" || i + 3 >= view_.size()) return std::nullopt;
        auto const month = words::month_number(view_.word(i));
        auto const weekday = words::weekday_number(view_.word(i + 3));
        int const nth = view_.word(i + 2) == "last" ? -1 : words::ordinal(view_.word(i + 2)).value_or(0);
        if (!month || !weekday || nth == 0 || nth > 5 || !rules_.has(Rule::date_nth_weekday)) return std::nullopt;
        DateExpression out;
        out.first = i;
        out.past = i + 4;
        out.nth = nth;
        out.weekday = *weekday;
        out.rule = Rule::date_nth_weekday;
        out.readings.push_back({0, *month, 0});
        return out;
    }
    [[nodiscard]] std::optional<DateExpression> named(std::size_t i) const {
        if (!rules_.has(Rule::date_named)) return std::nullopt;
        auto const found = named_day_at(view_, i);
        if (!found) return std::nullopt;
        DateExpression out;
        out.first = i;
        out.past = found->past;
        out.named = found->index;
        out.needs_context = found->only_as_anchor;
        out.rule = Rule::date_named;
        DayReading reading;
        if (out.past < view_.size())
            if (auto const year = year_after(out.past); year && !year->loose) {
                reading.year = year->value;
                out.past = year->past;
            }
        std::size_t past = 0;
        if (reading.year == 0 && i > 0 && number_at(i - 1) && is_space(gap(i - 1)))  // "the 2019 general election"
            if (auto const year = year_at(view_, i - 1, past)) {
                reading.year = *year;
                out.first = i - 1;
            }
        std::size_t const before = out.first > 0 && view_.word(out.first - 1) == "the" ? out.first - 1 : out.first;
        if (before >= 2 && view_.word(before - 1) == "of" &&
            is_any(view_.word(before - 2), {"day", "night", "morning", "evening", "afternoon"}))
            out.needs_context = false;
        out.readings.push_back(reading);
        return out;
    }

    // --- what stands before
    // --------------------------------------------------------------------------------------------
    /// "Friday 12 March", "Friday, the 12th of March".
    void take_weekday(DateExpression& expression, std::size_t floor) const {
        std::size_t at = expression.first;
        if (at > floor && view_.word(at - 1) == "the" && is_space(gap(at - 1))) --at;
        if (at <= floor || expression.named >= 0) return;
        bool const foreign = expression.rule == Rule::date_foreign && is_foreign_weekday(view_.word(at - 1));
        if (!foreign && !words::weekday_number(view_.word(at - 1))) return;
        auto const between = gap(at - 1);
        if (!is_any(between, {" ", ", ", "\n", ". ", "., ", "-", "/", " - ", "_", "", ") "})) return;
        if (between == ") " && !view_.gap_before(at - 1).ends_with('(')) return;
        expression.first = at - 1;
        // "sexta-feira"
        if (foreign && at > floor + 1 && gap(at - 2) == "-" && is_foreign_weekday(view_.word(at - 2)))
            --expression.first;
        expression.day_comes_first = true;
    }
    /// "the day before Boxing Day", "two days after 10 March".
    void take_offset(DateExpression& expression, std::size_t floor) const {
        bool const of_calendar = expression.named >= 0 && expression.shift_days != 0;  // "the 27th of Ramadan"
        if (!rules_.has(Rule::date_offset) || expression.first < floor + 2 || of_calendar) return;
        std::size_t at = expression.first - 1;
        if (!is_space(gap(at))) return;
        if (view_.word(at) == "the" && at > floor) --at;
        int sign = 0;
        if (view_.word(at) == "of" && view_.word(at - 1) == "eve") {
            expression.first = at > floor + 1 && view_.word(at - 2) == "the" ? at - 2 : at - 1;
            expression.shift_days = -1;
            expression.rule = Rule::date_offset;
            expression.needs_context = false;
            return;
        }
        if (is_any(view_.word(at), {"before", "preceding"}))
            sign = -1;
        else if (is_any(view_.word(at), {"after", "following"}))
            sign = 1;
        else if (view_.word(at) == "to" && at > floor && view_.word(at - 1) == "prior") {
            sign = -1;
            --at;
        }
        if (sign == 0) return take_week(expression, floor);
        if (at <= floor) return;
        std::size_t unit = at - 1;
        int days = 0;
        if (take_months(expression, floor, unit, sign)) return;
        auto unit_word = view_.word(unit);
        if (unit_word.ends_with("days")) unit_word.remove_suffix(1);  // "three Fridays after"
        if (auto const weekday = words::weekday_number(unit_word)) {
            expression.first = unit;
            expression.shift_weekday = sign * *weekday;
            int const nth = unit == floor                   ? 0
                            : unit_word == view_.word(unit) ? words::ordinal(view_.word(unit - 1)).value_or(0)
                                                            : count_at(view_, unit - 1).value_or(0);
            if (nth > 0 && nth < 10) {
                expression.shift_days = sign * 7 * (nth - 1);
                expression.first = --unit;
            }
            if (unit > floor && view_.word(unit - 1) == "the") expression.first = unit - 1;
            expression.rule = Rule::date_offset;
            expression.needs_context = false;
            return;
        }
        if (is_any(view_.word(unit), {"day", "days", "night", "nights", "morning", "evening"}))
            days = 1;
        else if (is_any(view_.word(unit), {"week", "weeks"}))
            days = 7;
        else if (is_any(view_.word(unit), {"fortnight"}))
            days = 14;
        else
            return;
        int count = 1;
        std::size_t begin = unit;
        if (unit > floor) {
            if (auto const counted = count_at(view_, unit - 1)) {
                count = *counted;
                begin = unit - 1;
                if (count > 20 && !number_at(begin) && begin > floor && words::cardinal(view_.word(begin - 1))) --begin;
            } else if (is_any(view_.word(unit - 1), {"the", "very"})) {
                begin = unit - 1;
            }
        }
        int weeks = 0;
        if (begin >= floor + 3 && view_.word(begin - 1) == "and" && is_any(view_.word(begin - 2), {"week", "weeks"}))
            if (auto const counted = count_at(view_, begin - 3)) {
                weeks = *counted;
                begin -= 3;
            }
        expression.first = begin;
        expression.shift_days = sign * (days * count + 7 * weeks);
        expression.rule = Rule::date_offset;
        expression.needs_context = false;
    }

    /// "exactly a year after 12 March 2020", "two months to the day before 12 May": only what is said to be exact.
    [[nodiscard]] bool take_months(DateExpression& expression, std::size_t floor, std::size_t unit, int sign) const {
        bool exact = false;
        if (unit >= floor + 3 && view_.word(unit) == "day" && view_.word(unit - 1) == "the" &&
            view_.word(unit - 2) == "to") {
            exact = true;
            unit -= 3;
        }
        bool const years = is_any(view_.word(unit), {"year", "years"});
        if ((!years && !is_any(view_.word(unit), {"month", "months"})) || unit == floor) return false;
        auto const count = is_any(view_.word(unit - 1), {"a", "one"}) ? std::optional(1) : count_at(view_, unit - 1);
        std::size_t first = unit - 1;
        if (first > floor && is_any(view_.word(first - 1), {"exactly", "precisely"})) {
            exact = true;
            --first;
        }
        if (!exact || !count) return false;
        expression.first = first;
        expression.shift_months = sign * *count * (years ? 12 : 1);
        expression.rule = Rule::date_offset;
        expression.needs_context = false;
        return true;
    }
    /// "the Friday of the week commencing 8 March", "Friday, w/c 8 March", "Friday in the week ending 14 March".
    void take_week(DateExpression& expression, std::size_t floor) const {
        std::size_t at = expression.first;
        int step = 0;
        if (at >= floor + 2 && view_.word(at - 1) == "c" && view_.word(at - 2) == "w" && gap(at - 2) == "/") {
            step = 1;
        } else if (at >= floor + 2 && view_.word(at - 2) == "week") {
            if (is_any(view_.word(at - 1), {"commencing", "beginning", "starting", "of"})) step = 1;
            if (view_.word(at - 1) == "ending") step = -1;
        }
        if (step == 0) return;
        at -= 2;
        while (at > floor && is_any(view_.word(at - 1), {"the", "of", "in"})) --at;
        if (at == floor || !is_any(gap(at - 1), {" ", ", ", ": "})) return;
        auto const weekday = words::weekday_number(view_.word(at - 1));
        if (!weekday) return;
        expression.first = at - 1;
        expression.shift_days = -step;  // the day that the week is called by may be meant
        expression.shift_weekday = step * *weekday;
        expression.rule = Rule::date_offset;
        expression.needs_context = false;
        expression.day_comes_first = true;
    }
    /// "[Mar] 12" takes the bracket before it along, "12 [March]" the one behind.
    void take_brackets(DateExpression& expression) const {
        auto const text =
            view_.folded().substr(view_.tokens()[expression.first].begin,
                                  view_.tokens()[expression.past - 1].end - view_.tokens()[expression.first].begin);
        if (text.find_first_of("()[]") == std::string_view::npos) return;
        int open = 0, unopened = 0;
        for (char const c : text) {
            if (c == '(' || c == '[') ++open;
            if (c == ')' || c == ']') open > 0 ? --open : ++unopened;
        }
        auto const before = view_.gap_before(expression.first);
        auto const behind = gap(expression.past - 1);
        if (unopened > 0 && (before.ends_with('(') || before.ends_with('['))) expression.marks_before = 1;
        if (open > 0 && (behind.starts_with(')') || behind.starts_with(']'))) expression.marks_behind = 1;
    }

    View const& view_;
    RuleSet const& rules_;
};

}  // namespace

std::chrono::sys_days shifted(DateExpression const& expression, std::chrono::sys_days from) {
    if (expression.shift_months != 0) {
        auto const moved = std::chrono::year_month_day(from) + std::chrono::months(expression.shift_months);
        from = moved.ok() ? std::chrono::sys_days(moved)
                          : std::chrono::sys_days(moved.year() / moved.month() / std::chrono::last);
    }
    from += std::chrono::days(expression.shift_days);
    if (expression.shift_weekday == 0) return from;
    int const step = expression.shift_weekday < 0 ? -1 : 1;
    auto const wanted = static_cast<unsigned>(step * expression.shift_weekday);
    do {
        from += std::chrono::days(step);
    } while (std::chrono::weekday(from).iso_encoding() != wanted);
    return from;
}

std::optional<int> count_at(View const& view, std::size_t token) {
    if (token >= view.size()) return std::nullopt;
    auto const word = view.word(token);
    if (view.tokens()[token].is_number()) return word.size() <= 3 ? std::optional<int>(number_of(word)) : std::nullopt;
    auto const units = words::cardinal(word);
    if (units && token > 0 && *units < 10 && word.size() > 2 && is_any(view.gap(token - 1), {"-", " "}))
        if (auto const tens = words::cardinal(view.word(token - 1)); tens && *tens >= 20) return *tens + *units;
    return units;
}

std::optional<int> year_at(View const& view, std::size_t token, std::size_t& past) {
    if (token >= view.size()) return std::nullopt;
    auto const word = view.word(token);
    if (view.tokens()[token].is_number()) {
        if (word.size() != 4 || number_of(word) < 1900 || number_of(word) > 2099) return std::nullopt;
        past = token + 1;
        return number_of(word);
    }
    auto const rest_of = [&](std::size_t at) -> std::optional<int> {
        auto const tens = at < view.size() ? words::cardinal(view.word(at)) : std::nullopt;
        if (!tens || view.word(at).size() < 3) return std::nullopt;
        past = at + 1;
        if (*tens >= 20 && at + 1 < view.size() && is_any(view.gap(at), {"-", " ", "\n"}))
            if (auto const units = words::cardinal(view.word(at + 1));
                units && *units < 10 && view.word(at + 1).size() > 2) {
                past = at + 2;
                return *tens + *units;
            }
        return tens;
    };
    if (word == "two" && token + 1 < view.size() && view.word(token + 1) == "thousand") {
        std::size_t at = token + 2;
        past = at;
        if (at < view.size() && view.word(at) == "and") ++at;
        return 2000 + rest_of(at).value_or(0);
    }
    if (word == "twenty" || word == "nineteen") {
        auto const rest = rest_of(token + 1);
        if (!rest || *rest < 10) return std::nullopt;
        return (word == "twenty" ? 2000 : 1900) + *rest;
    }
    return std::nullopt;
}

std::vector<DateExpression> find_date_expressions(View const& view, RuleSet const& rules) {
    return Grammar(view, rules).find_all();
}

}  // namespace dhrdoc::redact
