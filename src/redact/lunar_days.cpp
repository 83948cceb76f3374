// Takes a feast that goes by the moon and a year; makes the days on which it is kept: Passover, Eid, Diwali, New Year.
#include "redact/lunar_days.h"

#include <unicode/calendar.h>
#include <unicode/gregocal.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>

namespace dhrdoc::redact {

using std::chrono::days;
using std::chrono::sys_days;

namespace {

constexpr double day_in_ms = 86'400'000.0;

char const* locale_of(Moon moon) {
    switch (moon) {
        case Moon::hebrew:
            return "en@calendar=hebrew";
        case Moon::islamic:
            return "en@calendar=islamic-umalqura";
        case Moon::persian:
            return "en@calendar=persian";
        case Moon::chinese:
        case Moon::new_moon:
        case Moon::full_moon:
        case Moon::indian_month:
            return "en@calendar=chinese";
    }
    return "en@calendar=chinese";
}

struct LunarDate {
    sys_days at;
    int year = 0;   // as that calendar counts
    int month = 0;  // from 1
    int day = 0;
    bool leap = false;
};

/// Each day of a Gregorian year with its place in another calendar. Whole years are kept: few are asked for.
std::vector<LunarDate> const& year_of(Moon moon, int year) {
    static std::mutex mutex;
    static std::map<std::pair<std::string, int>, std::vector<LunarDate>> made;
    std::lock_guard const lock(mutex);
    auto& out = made[{locale_of(moon), year}];
    if (!out.empty()) return out;
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Calendar> const calendar(
        icu::Calendar::createInstance(*icu::TimeZone::getGMT(), icu::Locale(locale_of(moon)), status));
    bool const is_chinese =
        moon == Moon::chinese || moon == Moon::new_moon || moon == Moon::full_moon || moon == Moon::indian_month;
    sys_days const first = std::chrono::year(year) / 1 / 1;
    sys_days const end = std::chrono::year(year + 1) / 1 / 1;
    for (sys_days at = first; at < end && U_SUCCESS(status); at += days(1)) {
        calendar->setTime(static_cast<double>(at.time_since_epoch().count()) * day_in_ms + day_in_ms / 2, status);
        out.push_back({at, calendar->get(UCAL_YEAR, status), calendar->get(UCAL_MONTH, status) + 1,
                       calendar->get(UCAL_DATE, status), is_chinese && calendar->get(UCAL_IS_LEAP_MONTH, status) != 0});
    }
    return out;
}

/// About so many days after the first new moon from a day of ours on, as the Chinese calendar has it.
std::vector<sys_days> after_new_moon(int year, sys_days from, int days_after) {
    for (auto const& one : year_of(Moon::chinese, year))
        if (one.day == 1 && one.at >= from)
            return {one.at + days(days_after - 1), one.at + days(days_after), one.at + days(days_after + 1)};
    return {};
}

/// Feasts of Indian and Buddhist calendars, whose months are not those of China in leap years: the full moon is the
/// first from a day of ours on. Vesak is kept at another one by some where two could be meant.
std::vector<sys_days> about_full_moons(int year, int month, int days_after) {
    sys_days from = std::chrono::year(year) / 2 / 28, to = from + days(30);  // Holi
    if (month == 5) {
        from = std::chrono::year(year) / 4 / 29;
        to = std::chrono::year(year) / 6 / 4;
    } else if (month == 8) {
        from = std::chrono::year(year) / 8 / 3;
        to = from + days(30);
    }
    std::vector<sys_days> out;
    for (auto const& one : year_of(Moon::chinese, year)) {
        // The moon is full on the fifteenth or the sixteenth.
        if (one.day != 15 || one.at + days(1) < from || one.at > to) continue;
        for (int more = -1; more <= 1; ++more) out.push_back(one.at + days(days_after + more));
        if (month != 5) break;
    }
    return out;
}

}  // namespace

std::vector<sys_days> lunar_days(Moon moon, int month, int day, int year) {
    if (moon == Moon::new_moon) return after_new_moon(year, std::chrono::year(year) / 10 / 18, day);
    if (moon == Moon::indian_month)
        return after_new_moon(year, month == 3 ? std::chrono::year(year) / 3 / 16 : std::chrono::year(year) / 8 / 18,
                              day);
    if (moon == Moon::islamic && month == 0) {  // "Eid": of Fitr or of Adha
        auto out = lunar_days(moon, 10, 1, year);
        auto const other = lunar_days(moon, 12, 10, year);
        out.insert(out.end(), other.begin(), other.end());
        return out;
    }
    if (moon == Moon::full_moon) return about_full_moons(year, month, day);
    std::vector<sys_days> out;
    for (auto const& one : year_of(moon, year)) {
        if (one.month != month || one.day != std::max(day, 1) || one.leap) continue;
        if (moon == Moon::islamic) out.push_back(one.at - days(1));
        out.push_back(day == 0 ? one.at - days(1) : one.at);  // 0: the eve of the month
        if (moon == Moon::islamic) out.push_back(one.at + days(1));
    }
    return out;
}

std::vector<sys_days> days_of_calendar(Moon moon, int month, int day, int its_year) {
    // The Gregorian year in which its year begins, give or take one: 33 Islamic years are 32 of ours.
    int const near = moon == Moon::hebrew    ? its_year - 3761
                     : moon == Moon::persian ? its_year + 621
                                             : its_year * 32 / 33 + 622;
    std::vector<sys_days> out;
    for (int year = near - 1; year <= near + 1; ++year)
        for (auto const& one : year_of(moon, year)) {
            if (one.year != its_year || one.month != month || one.day != day) continue;
            if (moon == Moon::islamic) out.push_back(one.at - days(1));
            out.push_back(one.at);
            if (moon == Moon::islamic) out.push_back(one.at + days(1));
        }
    return out;
}

sys_days orthodox_easter(int year) {
    int const a = year % 4, b = year % 7, c = year % 19;
    int const d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7;
    int const month = (d + e + 114) / 31, day_of_month = (d + e + 114) % 31 + 1;
    constexpr int julian_lag = 13;  // from 1900 to 2099
    return sys_days(std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                    std::chrono::day(static_cast<unsigned>(day_of_month))) +
           days(julian_lag);
}

}  // namespace dhrdoc::redact
