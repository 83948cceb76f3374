// Takes a text as a reader reads it; makes every expression in it that names a day, in whatever writing.
#pragma once

#include "redact/rules.h"
#include "redact/view.h"

#include <chrono>
#include <optional>
#include <vector>

namespace dhrdoc::redact {

/// A day as written; 0 where the writing leaves it open.
struct DayReading {
    int day = 0;
    int month = 0;
    int year = 0;
};

struct DateExpression {
    std::size_t first = 0;  // tokens
    std::size_t past = 0;
    /// Days that it may mean: several for a list, or where an order is not sure.
    std::vector<DayReading> readings;
    /// The first and the last reading bound a stretch of days.
    bool is_range = false;
    /// A number that may be a year, or only stand behind the date: "12 March 21".
    bool loose_year = false;
    /// "12/03", "the 12th": a day only where the words around speak of days.
    bool needs_context = false;
    /// Marks that belong to it, in bytes before the first token: the dashes of "--03-12".
    std::size_t marks_before = 0;
    /// And behind the last: the bracket of "12 [March]".
    std::size_t marks_behind = 0;
    /// The month is not written: "on the 12th".
    bool is_elliptic = false;
    bool is_file_name = false;
    bool day_comes_first = false;
    Rule rule = Rule::date_day_month;
    /// Named days are worked out for the year that is asked about.
    int named = -1;
    int shift_days = 0;    // "two days before ..."
    int shift_months = 0;  // "exactly a year after ..."
    /// The weekday before (negative) or after: "the Friday after 10 March"; 1 Monday to 7 Sunday, 0: none.
    int shift_weekday = 0;
    int nth = 0, weekday = 0;  // "second Friday in March"; a weekday alone: "Friday 12"
};

/// The day that is so far from `from` as an expression says: "two days before", "the third Friday after".
[[nodiscard]] std::chrono::sys_days shifted(DateExpression const& expression, std::chrono::sys_days from);

[[nodiscard]] std::vector<DateExpression> find_date_expressions(View const& view, RuleSet const& rules);

/// "three" or "3" or "a" at a token.
[[nodiscard]] std::optional<int> count_at(View const& view, std::size_t token);
/// A year at a token, in digits or words; `past` is where it ends.
[[nodiscard]] std::optional<int> year_at(View const& view, std::size_t token, std::size_t& past);

}  // namespace dhrdoc::redact
