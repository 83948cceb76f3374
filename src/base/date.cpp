// Takes calendar days; makes their English names.
#include "base/date.h"

#include <array>

#include <fmt/format.h>

namespace dhrdoc::base {

namespace {

constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> weekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                      "Thursday", "Friday", "Saturday"};

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (char const c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

int year_number(Date date) { return static_cast<int>(date.year()); }

}  // namespace

std::chrono::sys_days days_of(Date date) { return std::chrono::sys_days(date); }

std::optional<Date> parse_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    auto const year = digits(text.substr(0, 4));
    auto const month = digits(text.substr(5, 2));
    auto const day = digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    Date const date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                    std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::string iso_date(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", year_number(date), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::string day_month_year(Date date) {
    return fmt::format("{} {}", static_cast<unsigned>(date.day()), month_year(date));
}

std::string month_year(Date date) {
    return fmt::format("{} {}", month_name(static_cast<unsigned>(date.month())), year_number(date));
}

std::string season_year(Date date) {
    auto const month = static_cast<unsigned>(date.month());
    auto const year = year_number(date);
    if (month == 12) return fmt::format("winter {}-{:02}", year, (year + 1) % 100);
    if (month <= 2) return fmt::format("winter {}-{:02}", year - 1, year % 100);
    return fmt::format("{} {}", month <= 5 ? "spring" : month <= 8 ? "summer" : "autumn", year);
}

std::string year_of(Date date) { return fmt::format("{}", year_number(date)); }

std::string_view weekday_name(Date date) { return weekdays.at(std::chrono::weekday(days_of(date)).c_encoding()); }

std::string_view month_name(unsigned month) { return months.at(month - 1); }

int whole_months_between(Date from, Date to) {
    auto const months_apart = (year_number(to) - year_number(from)) * 12 +
                              static_cast<int>(static_cast<unsigned>(to.month())) -
                              static_cast<int>(static_cast<unsigned>(from.month()));
    return static_cast<unsigned>(to.day()) < static_cast<unsigned>(from.day()) ? months_apart - 1 : months_apart;
}

}  // namespace dhrdoc::base
