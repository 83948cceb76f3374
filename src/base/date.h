// Takes calendar days; makes their names in English. No clock and no locale.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dhrdoc::base {

/// A day of the Gregorian calendar; always a day that exists once it has been read.
using Date = std::chrono::year_month_day;

[[nodiscard]] std::chrono::sys_days days_of(Date date);
/// "2021-03-12", strictly; nothing for anything else or for a day that does not exist.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);
[[nodiscard]] std::string iso_date(Date date);
/// "12 March 2021"
[[nodiscard]] std::string day_month_year(Date date);
/// "March 2021"
[[nodiscard]] std::string month_year(Date date);
/// "spring 2021": March to May, June to August, September to November; December to February is "winter 2020-21".
[[nodiscard]] std::string season_year(Date date);
[[nodiscard]] std::string year_of(Date date);
/// "Saturday"
[[nodiscard]] std::string_view weekday_name(Date date);
[[nodiscard]] std::string_view month_name(unsigned month);
/// Whole months from one day to a later one.
[[nodiscard]] int whole_months_between(Date from, Date to);

}  // namespace dhrdoc::base
