// Days that have a name, each spelling in a row of its own: worked out here in another way, and as calendars had them.
#include "redact/named_days.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

using namespace dhrdoc::redact;

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using Days = std::set<sys_days>;

struct Row {
    std::string rule;
    std::vector<sys_days> published;
};

sys_days on(int year, int month, int day) {
    return std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
           std::chrono::day(static_cast<unsigned>(day));
}
int year_of(sys_days at) { return static_cast<int>(std::chrono::year_month_day(at).year()); }
int month_of(sys_days at) { return static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day(at).month())); }
int weekday_of(sys_days at) { return static_cast<int>(std::chrono::weekday(at).iso_encoding()); }

std::map<std::string, Row> table() {
    std::map<std::string, Row> out;
    std::ifstream file(std::string(DHRDOC_SOURCE_DIR) + "/tests/redact/named_days.tsv");
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream fields(line);
        std::string names, dates;
        Row row;
        std::getline(fields, names, '\t');
        std::getline(fields, row.rule, '\t');
        std::getline(fields, dates, '\t');
        std::istringstream each_date(dates);
        for (std::string date; each_date >> date;) {
            int year = 0, month = 0, day = 0;
            REQUIRE(std::sscanf(date.c_str(), "%d-%d-%d", &year, &month, &day) == 3);
            row.published.push_back(on(year, month, day));
        }
        INFO(line);
        REQUIRE_FALSE(row.published.empty());
        std::istringstream each_name(names);
        for (std::string name; std::getline(each_name, name, '|');) REQUIRE(out.emplace(name, row).second);
    }
    return out;
}

/// Sunday after the full moon of the church, by golden number and epact (D. Knuth, The Art of Computer Programming,
/// 1.3.2, exercise 14).
sys_days easter_by_epact(int year) {
    int const golden = year % 19 + 1, century = year / 100 + 1;
    int const skipped = 3 * century / 4 - 12, moon = (8 * century + 5) / 25 - 5;
    int const sunday = 5 * year / 4 - skipped - 10;
    int epact = (11 * golden + 20 + moon - skipped) % 30;
    if ((epact == 25 && golden > 11) || epact == 24) ++epact;
    int full = 44 - epact;
    if (full < 21) full += 30;
    full += 7 - (sunday + full) % 7;
    return on(year, 3, 1) + days(full - 1);
}
/// The Sunday after the full moon of the Julian calendar, which comes back every nineteen years.
sys_days orthodox_by_cycle(int year) {
    // 5 April of the old style and so on, by the golden number.
    static constexpr int full_moon[19][2] = {{4, 5},  {3, 25}, {4, 13}, {4, 2},  {3, 22}, {4, 10}, {3, 30},
                                             {4, 18}, {4, 7},  {3, 27}, {4, 15}, {4, 4},  {3, 24}, {4, 12},
                                             {4, 1},  {3, 21}, {4, 9},  {3, 29}, {4, 17}};
    auto const* const moon = full_moon[year % 19];
    sys_days at = on(year, moon[0], moon[1]) + days(13);
    do {
        at += days(1);
    } while (weekday_of(at) != 7);
    return at;
}
/// By looking at each day of the month.
sys_days nth_of_month(int year, int month, int n, int weekday) {
    std::vector<sys_days> found;
    for (sys_days at = on(year, month, 1); month_of(at) == month; at += days(1))
        if (weekday_of(at) == weekday) found.push_back(at);
    return n < 0 ? found.back() : found.at(static_cast<std::size_t>(n) - 1);
}
/// The Sunday nearest to St Andrew's day.
sys_days first_of_advent(int year) {
    sys_days at = on(year, 11, 27);
    while (weekday_of(at) != 7) at += days(1);
    return at;
}

Days by_rule(std::string const& text, int year) {
    std::istringstream in(text);
    std::string rule;
    in >> rule;
    int a = 0, b = 0, c = 0, d = 0;
    if (rule == "fixed") return std::sscanf(text.c_str(), "fixed %d-%d", &a, &b), Days{on(year, a, b)};
    if (rule == "about") {
        std::sscanf(text.c_str(), "about %d-%d %d", &a, &b, &c);
        Days out;
        for (int i = 0; i <= c; ++i) out.insert(on(year, a, b) + days(i));
        return out;
    }
    if (rule == "easter") return in >> a, Days{easter_by_epact(year) + days(a)};
    if (rule == "about-easter") return {easter_by_epact(year), easter_by_epact(year) + days(1)};
    if (rule == "orthodox") return in >> a, Days{orthodox_by_cycle(year) + days(a)};
    if (rule == "nth" || rule == "bank") return in >> a >> b >> c, in >> d, Days{nth_of_month(year, a, b, c) + days(d)};
    if (rule == "advent") return in >> a, Days{first_of_advent(year) + days(7 * a)};
    if (rule == "leap") return year % 4 == 0 ? Days{on(year, 2, 29)} : Days{};
    if (rule == "after") {
        std::sscanf(text.c_str(), "after %d-%d %d", &a, &b, &c);
        sys_days at = on(year, a, b);
        while (weekday_of(at) != c) at += days(1);
        return {at};
    }
    if (rule == "once") {
        std::sscanf(text.c_str(), "once %d-%d-%d", &a, &b, &c);
        return a == year ? Days{on(a, b, c)} : Days{};
    }
    FAIL("no rule " << text);
    return {};
}

bool is_moved(std::string const& rule, int year) {
    return rule.starts_with("bank") && (year == 1995 || year == 2002 || year == 2012 || year == 2020 || year == 2022);
}

}  // namespace

TEST_CASE("every named day has a row, and every row is a name") {
    auto const rows = table();
    auto const names = all_named_days();
    CHECK(names.size() == rows.size());
    for (auto const& [name, index] : names) {
        INFO(name);
        CHECK(rows.count(std::string(name)) == 1);
    }
}

TEST_CASE("a named day is found in a text, whole, by each of its spellings") {
    for (auto const& [name, index] : all_named_days()) {
        INFO(name);
        std::string text(name);
        for (std::size_t at = 0; (at = text.find(" s ", at)) != std::string::npos;) text.replace(at, 2, "'s");
        View const view(text + " came");
        auto const found = named_day_at(view, 0);
        REQUIRE(found);
        CHECK(found->index == index);
        CHECK(found->past == view.size() - 1);
    }
}

TEST_CASE("a named day falls where another way of reckoning puts it") {
    auto const rows = table();
    for (auto const& [name, index] : all_named_days()) {
        auto const row = rows.find(std::string(name));
        if (row == rows.end() || row->second.rule == "known") continue;
        for (int year = 1990; year <= 2039; ++year) {
            if (is_moved(row->second.rule, year)) continue;
            INFO(name << " " << year);
            auto const found = days_of_named(index, year);
            CHECK(Days(found.begin(), found.end()) == by_rule(row->second.rule, year));
        }
    }
}

TEST_CASE("a named day falls where calendars had it") {
    auto const rows = table();
    for (auto const& [name, index] : all_named_days()) {
        auto const row = rows.find(std::string(name));
        if (row == rows.end()) continue;
        for (auto const kept : row->second.published) {
            auto const found = days_of_named(index, year_of(kept));
            INFO(name << " " << year_of(kept));
            CHECK(std::find(found.begin(), found.end(), kept) != found.end());
            CHECK(found.size() <= 6);
        }
    }
}
