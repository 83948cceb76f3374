// Takes the name of a day and a year; makes the day: fixed and movable feasts, bank holidays, days of the tax year.
#pragma once

#include "redact/lunar_days.h"
#include "redact/view.h"

#include <chrono>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace dhrdoc::redact {

/// Easter Sunday of the Gregorian calendar (the "anonymous" algorithm: https://en.wikipedia.org/wiki/Date_of_Easter).
[[nodiscard]] std::chrono::sys_days easter(int year);

/// The `n`th (1 to 5, or -1 for the last) `weekday` (1 Monday to 7 Sunday) of a month; nothing if there is none.
[[nodiscard]] std::optional<std::chrono::sys_days> nth_weekday(int year, int month, int n, int weekday);

/// A phrase that names a day, somewhere in a text.
struct NamedDay {
    std::size_t past = 0;
    int index = -1;  // for day_of()
    /// "Christmas": names a day only where something is counted from it.
    bool only_as_anchor = false;
};
[[nodiscard]] std::optional<NamedDay> named_day_at(View const& view, std::size_t token);
[[nodiscard]] std::vector<std::chrono::sys_days> days_of_named(int index, int year);
/// Each spelling of each name, folded, with its index: for a test that no name is without a row of its own.
[[nodiscard]] std::vector<std::pair<std::string_view, int>> all_named_days();
/// The index of the first day of a month of another calendar: "the 27th of Ramadan" is 26 days after it.
[[nodiscard]] int index_of_month(Moon calendar, int month);

}  // namespace dhrdoc::redact
