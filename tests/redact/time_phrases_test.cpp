// Sentences about days, and what they say of them: each kind of phrase, each unit and each direction in a row.
#include "redact/time_phrases.h"

#include <catch2/catch.hpp>

#include <cstdio>
#include <string>

using namespace dhrdoc::redact;

namespace {

std::string iso(DayNumber day) {
    std::chrono::year_month_day const at{std::chrono::sys_days(std::chrono::days(day))};
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(at.year()), static_cast<unsigned>(at.month()),
                  static_cast<unsigned>(at.day()));
    return text;
}

std::string printed(DaySet const& days) {
    std::string out;
    if (days.ranges.size() > 4) {
        out = std::to_string(days.ranges.size()) + " stretches";
    } else {
        for (auto const& range : days.ranges) {
            if (!out.empty()) out += " and ";
            out += iso(range.first);
            if (range.last != range.first) out += ".." + iso(range.last);
        }
    }
    static constexpr char const* names[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
    if (days.weekdays != DaySet::all_weekdays)
        for (unsigned i = 0; i < 7; ++i)
            if ((days.weekdays >> i & 1U) != 0) out += (out.empty() ? "" : " ") + std::string(names[i]);
    return out;
}

/// "days; offsets": "-3..-3 from" is three days before what is named behind it, "+1..+1" one after what was told last.
std::string said_by(std::string_view sentence) {
    View const view(sentence);
    std::array<int, 13> likely_years{};
    likely_years[3] = 2021;
    CalendarContext context{2021, 3};
    auto const phrases =
        find_time_phrases(view, find_date_expressions(view, {}), 0, view.size(), likely_years, context);
    std::string out;
    for (auto const& phrase : phrases.days) out += (out.empty() ? "" : " | ") + printed(phrase.days);
    for (auto const& phrase : phrases.offsets) {
        out += (out.empty() ? "" : " | ") + std::to_string(phrase.least) + ".." + std::to_string(phrase.most) +
               (phrase.has_anchor ? " from" : "");
        if (phrase.weekdays != DaySet::all_weekdays) out += " " + printed(DaySet::on(phrase.weekdays));
    }
    return out;
}

struct Row {
    char const* sentence;
    char const* says;
};

constexpr Row rows[] = {
    // a day, a list, a stretch
    {"She left on 8 March 2021.", "2021-03-08"},
    {"She called on 8, 9 and 11 March 2021.", "2021-03-08..2021-03-09 and 2021-03-11"},
    {"She was away from 8 to 12 March 2021.", "2021-03-08..2021-03-12"},
    {"She was away between 5 March 2021 and 9 March 2021.", "2021-03-05..2021-03-09"},
    {"She was away from 5 March until 9 March.", "2021-03-05..2021-03-09"},
    {"She called on 3/4/2021.", "2021-04-03"},
    // a day without its year, a day without its month
    {"She left on 8 March.", "2021-03-08"},
    {"She left on the 14th.", "2021-03-14"},
    // what stands before a day makes it a stretch
    {"It was the week commencing 8 March 2021.", "2021-03-08..2021-03-14"},
    {"It was the week beginning 8 March 2021.", "2021-03-08..2021-03-14"},
    {"It was the week starting Monday 8 March 2021.", "2021-03-08..2021-03-14"},
    {"It was the fortnight beginning 8 March 2021.", "2021-03-08..2021-03-21"},
    {"It was the week ending 14 March 2021.", "2021-03-08..2021-03-14"},
    {"It was w/c 8 March 2021.", "2021-03-08..2021-03-14"},
    {"It was the week of 8 March 2021.", "2021-03-02..2021-03-14"},
    {"It was the weekend of 13 March 2021.", "2021-03-12..2021-03-14"},
    {"It was around 8 March 2021.", "2021-03-03..2021-03-13"},
    {"It was about 8 March 2021.", "2021-03-03..2021-03-13"},
    {"It was circa 8 March 2021.", "2021-03-03..2021-03-13"},
    {"It was approximately 8 March 2021.", "2021-03-03..2021-03-13"},
    {"She was unwell since 8 March 2021.", "2021-03-08..2039-12-31"},
    {"She was unwell after 8 March 2021.", "2021-03-08..2039-12-31"},
    {"She was well before 8 March 2021.", "1990-01-01..2021-03-08"},
    {"She was well until 8 March 2021.", "1990-01-01..2021-03-08"},
    {"She was well till 8 March 2021.", "1990-01-01..2021-03-08"},
    {"She was to move by 8 March 2021.", "1990-01-01..2021-03-08"},
    // months and parts of them
    {"She moved in March 2021.", "2021-03-01..2021-03-31"},
    {"She moved in early March 2021.", "2021-03-01..2021-03-10"},
    {"She moved in mid March 2021.", "2021-03-10..2021-03-20"},
    {"She moved in late March 2021.", "2021-03-20..2021-03-31"},
    {"She moved at the beginning of March 2021.", "2021-03-01..2021-03-10"},
    {"She moved at the start of March 2021.", "2021-03-01..2021-03-10"},
    {"She moved in the middle of March 2021.", "2021-03-10..2021-03-20"},
    {"She moved at the end of March 2021.", "2021-03-22..2021-03-31"},
    {"She moved in the first week of March 2021.", "2021-03-01..2021-03-07"},
    {"She moved in the second week of March 2021.", "2021-03-08..2021-03-16"},
    {"She moved in the last week of March 2021.", "2021-03-25..2021-03-31"},
    {"She moved in the first days of March 2021.", "2021-03-01..2021-03-07"},
    {"She moved in the last days of March 2021.", "2021-03-25..2021-03-31"},
    {"She moved on the second weekend of March 2021.", "2021-03-08..2021-03-15 Sa Su"},
    {"She moved on the last weekend of March 2021.", "2021-03-24..2021-03-31 Sa Su"},
    {"She moved in the first half of March 2021.", "2021-03-01..2021-03-15"},
    {"She moved in the second half of March 2021.", "2021-03-15..2021-03-31"},
    {"She was unwell since March 2021.", "2021-03-01..2039-12-31"},
    {"She was well until March 2021.", "1990-01-01..2021-03-31"},
    {"She moved during December 2021.", "2021-12-01..2021-12-31"},
    {"She may march in the street.", ""},
    // weekdays, weekends, holidays
    {"She left on a Friday.", "Fr"},
    {"She left that Sunday night.", "Su"},
    {"She left on the second Friday.", "600 stretches"},
    {"She left on the second Friday of March 2021.", "2021-03-12"},
    {"She left on the last day of March 2021.", "2021-03-31"},
    {"She left at the weekend.", "Sa Su"},
    {"She left on a weekday.", "Mo Tu We Th Fr"},
    {"She left every Friday and the shop opens Monday to Friday.", "Fr"},
    {"She left on a bank holiday.", "365 stretches"},
    {"She left on the bank holiday weekend.", "244 stretches"},
    {"She left on Boxing Day 2020.", "2020-12-26"},
    {"She left two days before Boxing Day 2020.", "2020-12-24"},
    {"She left at Christmas.", ""},
    {"She left on the third Friday after 19 February 2021.", "2021-03-12"},
    {"She left on the Friday of the week commencing 8 March 2021.", "2021-03-12"},
    {"She left on 28 Rajab 1442.", "2021-03-11..2021-03-13"},
    // so many days before or after
    {"She died three days before the hearing.", "-3..-3 from"},
    {"She died three days after the hearing.", "3..3 from"},
    {"She died the night before the hearing.", "-1..-1 from"},
    {"She died the morning after the hearing.", "1..1 from"},
    {"She died two nights prior to the hearing.", "-2..-2 from"},
    {"She died two days short of her birthday.", "-2..-2 from"},
    {"She died two days preceding the hearing.", "-2..-2 from"},
    {"She died two days following the hearing.", "2..2 from"},
    {"She died a fortnight before the hearing.", "-15..-13 from"},
    {"She died one week after the hearing.", "6..8 from"},
    {"She died two weeks after the hearing.", "11..17 from"},
    {"She died a month after the hearing.", "0..62 from"},
    {"She died six months after the hearing.", "150..217 from"},
    {"She died a year after the hearing.", "185..545 from"},
    {"She died exactly two weeks after the hearing.", "14..14 from"},
    {"She died precisely two years after the hearing.", "730..732 from"},
    {"She died exactly three months after the hearing.", "86..93 from"},
    {"She died two years to the day after the hearing.", "730..732 from"},
    {"She died three weeks to the day before the hearing.", "-21..-21 from"},
    {"She died a couple of days after the hearing.", "1..3 from"},
    {"She died a few days after the hearing.", "2..6 from"},
    {"She died several days after the hearing.", "3..10 from"},
    {"She died 48 hours after the hearing.", "2..2 from"},
    {"She died twenty-five days after the hearing.", "25..25 from"},
    {"She died about ten days after the hearing.", "8..12 from"},
    {"She died more than ten days after the hearing.", "10..20 from"},
    {"She died less than ten days after the hearing.", "0..10 from"},
    {"She died over ten days after the hearing.", "10..20 from"},
    {"She died within ten days of the hearing.", "-10..10 from"},
    {"She died within ten days.", "0..10"},
    {"She died under ten days after the hearing.", "0..10 from"},
    {"She died ten days or so after the hearing.", "8..12 from"},
    {"She died seven weeks and four days after the hearing.", "53..53 from"},
    {"She died in the week before the hearing.", "-7..-1 from"},
    {"She died in the month before the hearing.", "-62..-1 from"},
    // from what was told last
    {"She died two days later.", "2..2"},
    {"She died two days afterwards.", "2..2"},
    {"She died two days thereafter.", "2..2"},
    {"She had called two days earlier.", "-2..-2"},
    {"She had called two days previously.", "-2..-2"},
    {"She had called two days beforehand.", "-2..-2"},
    {"She died the next day.", "1..1"},
    {"She died the following morning.", "1..1"},
    {"She had called the previous evening.", "-1..-1"},
    {"She had called the preceding night.", "-1..-1"},
    {"She died the same day.", "0..0"},
    {"She died that night.", "0..1"},
    {"She died that evening.", "0..0"},
    {"She died the following Monday.", "1..7 Mo"},
    {"She had called the previous Monday.", "-7..-1 Mo"},
    {"She died the next weekend.", "1..9 Sa Su"},
    {"She had called the previous weekend.", "-9..-1 Sa Su"},
    {"She died the following week.", "1..13"},
    {"She had called the previous week.", "-13..-1"},
    {"She died the same week.", "-6..6"},
    // columns of a table
    {"Days to death : 11", "-11..-11 from"},
    {"Days before death : 11", "-11..-11 from"},
    {"Days after release : 4", "4..4 from"},
    {"Days since release : 4", "4..4 from"},
    {"Weeks until trial : 2", "-17..-11 from"},
    // what is no phrase of that kind
    {"She was 48 and had three days of leave.", ""},
    {"She read the chapter before the last and the week was long.", ""},
    {"The second attempt and the next attempt failed.", ""},
};

}  // namespace

TEST_CASE("what a sentence says of days") {
    for (auto const& row : rows) {
        INFO(row.sentence);
        CHECK(said_by(row.sentence) == row.says);
    }
}
