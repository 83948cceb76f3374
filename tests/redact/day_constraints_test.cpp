// What follows from sentences about days: against trying every combination, with contradictions, and in good time.
#include "redact/day_constraints.h"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <numeric>

using namespace dhrdoc::redact;

namespace {

/// The first of the smallest sets.
std::vector<int> first_set(DayConstraints const& constraints, InForce const& in_force) {
    auto const sets = constraints.narrowing(0, 28, 50, in_force);
    return sets.empty() ? std::vector<int>() : sets.front();
}
InForce all_of(DayConstraints const& constraints) { return InForce(constraints.causes(), true); }

}  // namespace

TEST_CASE("days: numbers, weekdays, sets") {
    using std::chrono::sys_days;
    using std::chrono::year;
    CHECK(number_of(sys_days(year(1970) / 1 / 1)) == 0);
    CHECK(weekday_of(0) == 3);
    CHECK(weekday_of(-1) == 2);
    CHECK(weekday_of(number_of(sys_days(year(2018) / 11 / 9))) == 4);
    DaySet const some{{{0, 3}, {10, 12}}, DaySet::all_weekdays};
    for (DayNumber day = -2; day < 15; ++day)
        CHECK(some.holds(day) == ((day >= 0 && day <= 3) || (day >= 10 && day <= 12)));
    DaySet const mondays = DaySet::on(1);
    CHECK(mondays.holds(4));
    CHECK_FALSE(mondays.holds(5));
}

TEST_CASE("days: what is left, and which sentences leave it") {
    DayConstraints all;
    auto const death = all.add_event();
    auto const call = all.add_event();
    auto const release = all.add_event();
    all.allow(death, DaySet::of(100, 130), DayConstraints::background);
    CHECK(all.days_left(death, all_of(all)) == 31);
    CHECK(first_set(all, all_of(all)).empty());
    all.allow(call, DaySet::of(90, 110), 0);     // alone it says nothing of the death
    all.relate(release, call, 0, 1'000'000, 1);  // nor does this
    all.relate(call, death, 7, 7, 2);            // with 0: 100 to 117
    CHECK(all.days_left(death, all_of(all)) == 18);
    CHECK(first_set(all, all_of(all)) == std::vector<int>{0, 2});
    all.allow(death, DaySet::on(0x10), 3);  // a Friday: alone it leaves four or five
    CHECK(all.narrowing(death, 28, 50, all_of(all)) == std::vector<std::vector<int>>{{3}, {0, 2}});
    CHECK(all.narrowing(death, 28, 1, all_of(all)) == std::vector<std::vector<int>>{{3}});
    CHECK(all.days_left(death, {true, false, true, true}) == 2);
    CHECK(all.days_left(release, all_of(all)) == std::nullopt);
}

TEST_CASE("days: a sentence that contradicts those before it is passed over") {
    DayConstraints all;
    auto const death = all.add_event();
    auto const other = all.add_event();
    all.allow(death, DaySet::of(0, 30), DayConstraints::background);
    all.allow(other, DaySet::of(500, 500), 0);
    all.relate(other, death, 3, 3, 1);  // 503: a slip, or somebody else's death
    all.allow(death, DaySet::of(5, 9), 2);
    CHECK(all.days_left(death, all_of(all)) == 0);
    CHECK(all.consistent(death, all_of(all)) == InForce{true, false, true});
    CHECK(all.days_left(death, all.consistent(death, all_of(all))) == 5);
    // Two that run in a circle, without a day in them.
    DayConstraints circle;
    auto const a = circle.add_event();
    auto const b = circle.add_event();
    circle.allow(a, DaySet::of(0, 900), DayConstraints::background);
    circle.relate(a, b, 1, 5, 0);
    circle.relate(b, a, 1, 5, 1);
    CHECK(circle.days_left(a, all_of(circle)) == 0);
    CHECK(circle.consistent(a, all_of(circle)) == InForce{true, false});
}

TEST_CASE("days: never fewer than trying all combinations leaves, and as many where nothing runs in a circle") {
    CHECK(rc::check([] {
        constexpr DayNumber most = 12;
        auto const count = *rc::gen::inRange<std::size_t>(2, 5);
        DayConstraints all;
        for (std::size_t i = 0; i < count; ++i) {
            all.add_event();
            all.allow(i, DaySet::of(0, most), DayConstraints::background);
        }
        struct Said {
            std::size_t from, to;
            int least, most;
        };
        std::vector<Said> said;
        std::vector<std::uint8_t> weekdays(count, DaySet::all_weekdays);
        bool const tree = *rc::gen::arbitrary<bool>();
        int cause = 0;
        for (std::size_t to = 1; to < count; ++to) {
            auto const from = *rc::gen::inRange<std::size_t>(0, to);
            auto const least = *rc::gen::inRange(-6, 7);
            said.push_back({from, to, least, least + *rc::gen::inRange(0, 4)});
        }
        if (!tree) {
            auto const from = *rc::gen::inRange<std::size_t>(0, count);
            auto const to = (from + 1) % count;
            said.push_back({from, to, -2, *rc::gen::inRange(-2, 4)});
        }
        for (auto const& one : said) all.relate(one.from, one.to, one.least, one.most, cause++);
        for (std::size_t i = 0; i < count; ++i) {
            weekdays[i] = static_cast<std::uint8_t>(*rc::gen::inRange(1, 128));
            all.allow(i, DaySet::on(weekdays[i]), cause++);
        }
        std::vector<bool> possible(static_cast<std::size_t>(most) + 1, false);
        std::vector<DayNumber> days(count, 0);
        for (;;) {
            bool fits = true;
            for (std::size_t i = 0; i < count; ++i) fits = fits && (weekdays[i] >> weekday_of(days[i]) & 1) != 0;
            for (auto const& one : said) {
                auto const apart = days[one.to] - days[one.from];
                fits = fits && apart >= one.least && apart <= one.most;
            }
            if (fits) possible[static_cast<std::size_t>(days[0])] = true;
            std::size_t i = 0;
            while (i < count && days[i] == most) days[i++] = 0;
            if (i == count) break;
            ++days[i];
        }
        auto const truth = static_cast<int>(std::count(possible.begin(), possible.end(), true));
        auto const told = all.days_left(0, all_of(all));
        RC_ASSERT(told.has_value());
        RC_ASSERT(*told >= truth);
        if (tree) RC_ASSERT(*told == truth);
    }));
}

TEST_CASE("days: a smallest set narrows, and no part of it does") {
    CHECK(rc::check([] {
        DayConstraints all;
        auto const count = *rc::gen::inRange<std::size_t>(2, 6);
        for (std::size_t i = 0; i < count; ++i) all.add_event();
        all.allow(0, DaySet::of(0, 60), DayConstraints::background);
        auto const causes = *rc::gen::inRange(1, 12);
        for (int cause = 0; cause < causes; ++cause) {
            auto const event = *rc::gen::inRange<std::size_t>(0, count);
            auto const low = *rc::gen::inRange(0, 50);
            auto const other = (event + *rc::gen::inRange<std::size_t>(1, count)) % count;
            if (*rc::gen::arbitrary<bool>())
                all.allow(event, DaySet::of(low, low + 40), cause);
            else
                all.relate(event, other, -5, *rc::gen::inRange(-5, 10), cause);
        }
        auto const in_force = all.consistent(0, all_of(all));
        RC_ASSERT(all.days_left(0, in_force) != 0);
        auto const set = first_set(all, in_force);
        auto const left = all.days_left(0, in_force);
        RC_ASSERT(set.empty() == !(left && *left < 28));
        for (std::size_t out = 0; out < set.size(); ++out) {
            InForce without(all.causes(), false);
            for (std::size_t i = 0; i < set.size(); ++i) without[static_cast<std::size_t>(set[i])] = i != out;
            auto const more = all.days_left(0, without);
            RC_ASSERT((!more || *more >= 28));
        }
    }));
}

TEST_CASE("days: a thousand sentences in good time, the same each time") {
    DayConstraints all;
    auto const death = all.add_event();
    all.allow(death, DaySet::of(2000, 2030), DayConstraints::background);
    auto last = death;
    for (int cause = 0; cause < 1000; ++cause) {
        auto const next = all.add_event();
        // A long chain back in time, told in no order, with contradictions and weekdays on the way.
        all.relate(last, next, -2 - cause % 3, cause % 97 == 0 ? 400 : 1, cause);
        if (cause % 7 == 0) all.allow(next, DaySet::on(static_cast<std::uint8_t>(1 + cause % 126)), cause);
        if (cause % 211 == 210) all.allow(next, DaySet::of(1000, 1010), cause);
        if (cause % 13 == 0)
            last = death;
        else
            last = next;
    }
    auto const began = std::chrono::steady_clock::now();
    auto const in_force = all.consistent(death, all_of(all));
    auto const sets = all.narrowing(death, 28, 50, in_force);
    auto const took = std::chrono::steady_clock::now() - began;
    CHECK(took < std::chrono::seconds(20));  // far above what it takes: a machine may be busy, a hang is forever
    CHECK(all.days_left(death, in_force) != 0);
    CHECK(all.consistent(death, all_of(all)) == in_force);
    CHECK(all.narrowing(death, 28, 50, in_force) == sets);
    // One chain a thousand links long.
    DayConstraints chain;
    for (int i = 0; i <= 1000; ++i) chain.add_event();
    for (int i = 0; i < 1000; ++i) chain.relate(static_cast<std::size_t>(i + 1), static_cast<std::size_t>(i), 1, 1, i);
    chain.allow(1000, DaySet::of(7, 7), 1000);
    CHECK(chain.days_left(0, all_of(chain)) == 1);
    CHECK(first_set(chain, all_of(chain)).size() == 1001);
}
