// Feasts by the moon against the days on which they were kept, as calendars printed them.
#include "redact/lunar_days.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dhrdoc::redact;

namespace {

struct Feast {
    char const* what;
    Moon moon;
    int month, day;
    std::chrono::year_month_day kept;
};

std::chrono::year_month_day on(int year, unsigned month, unsigned day) {
    return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
}

}  // namespace

TEST_CASE("feasts by the moon fall where calendars had them") {
    Feast const feasts[] = {
        {"Passover", Moon::hebrew, 8, 15, on(2019, 4, 20)},
        {"Passover", Moon::hebrew, 8, 15, on(2022, 4, 16)},
        {"Rosh Hashanah", Moon::hebrew, 1, 1, on(2019, 9, 30)},
        {"Yom Kippur", Moon::hebrew, 1, 10, on(2021, 9, 16)},
        {"Hanukkah", Moon::hebrew, 3, 25, on(2019, 12, 23)},
        {"Purim", Moon::hebrew, 7, 14, on(2021, 2, 26)},
        {"Eid al-Fitr", Moon::islamic, 10, 1, on(2019, 6, 4)},
        {"Eid al-Fitr", Moon::islamic, 10, 1, on(2021, 5, 13)},
        {"Eid al-Adha", Moon::islamic, 12, 10, on(2019, 8, 11)},
        {"Ramadan", Moon::islamic, 9, 1, on(2020, 4, 24)},
        {"New Year", Moon::chinese, 1, 1, on(2019, 2, 5)},
        {"New Year", Moon::chinese, 1, 1, on(2023, 1, 22)},
        {"Diwali", Moon::new_moon, 0, 0, on(2001, 11, 14)},
        {"Diwali", Moon::new_moon, 0, 0, on(2009, 10, 17)},
        {"Diwali", Moon::new_moon, 0, 0, on(2017, 10, 19)},
        {"Diwali", Moon::new_moon, 0, 0, on(2019, 10, 27)},
        {"Diwali", Moon::new_moon, 0, 0, on(2020, 11, 14)},
        {"Diwali", Moon::new_moon, 0, 0, on(2023, 11, 12)},
        {"Holi", Moon::full_moon, 2, 1, on(2019, 3, 21)},
        {"Holi", Moon::full_moon, 2, 1, on(2022, 3, 18)},
        {"Raksha Bandhan", Moon::full_moon, 8, 0, on(2019, 8, 15)},
        {"Vesak", Moon::full_moon, 5, 0, on(2022, 5, 16)},
    };
    for (auto const& feast : feasts) {
        auto const days = lunar_days(feast.moon, feast.month, feast.day, static_cast<int>(feast.kept.year()));
        INFO(feast.what << " " << static_cast<int>(feast.kept.year()));
        CHECK(std::find(days.begin(), days.end(), std::chrono::sys_days(feast.kept)) != days.end());
        CHECK(days.size() <= 3);
    }
}

TEST_CASE("Easter of the Orthodox churches") {
    for (auto const& kept : {on(2018, 4, 8), on(2019, 4, 28), on(2020, 4, 19), on(2021, 5, 2), on(2022, 4, 24)})
        CHECK(orthodox_easter(static_cast<int>(kept.year())) == std::chrono::sys_days(kept));
}
