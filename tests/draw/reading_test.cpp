// What draw reads out of words: numbers, days, and who is related to whom.
#include "draw/chart_data.h"
#include "draw/family.h"
#include "draw/when.h"
#include "drawn.h"

#include "base/date.h"

#include <catch2/catch.hpp>

#include <chrono>

using namespace dhrdoc;
using model::ChartKind;

TEST_CASE("a number is read as people write it, and nothing else is one") {
    struct Example {
        char const* text;
        char const* number;  // "" : none
    };
    for (auto const& [text, number] : std::vector<Example>{
             {"11", "11"},
             {" 4.50 ", "4.5"},
             {"1,204", "1,204"},
             {"12,345,678", "12,345,678"},
             {"-3.25", "\u22123.25"},
             {"\u22127", "\u22127"},
             {"45%", "45"},
             {"45 %", "45"},
             {"\u00A31,200.50", "1,200.5"},
             {"0", "0"},
             {"0.0000001", "0"},
             {"999999999999", "999,999,999,999"},
             {"1000000000000", ""},
             {"1,2", ""},
             {"12,34,567", ""},
             {"1234,567", ""},
             {",123", ""},
             {"fewer than 5", ""},
             {"5+", ""},
             {"<5", ""},
             {"3 to 4", ""},
             {"1.", ""},
             {"1.2.3", ""},
             {"-", ""},
             {"", ""},
             {"\u0661", ""},
         }) {
        CAPTURE(text);
        auto const read = model::parse_decimal(text);
        CHECK((read ? draw::printed(*read) : std::string()) == number);
    }
}

TEST_CASE("a date in words is the days that it may be") {
    auto const printed = [](std::string_view text) {
        auto const days = draw::parse_days(text);
        if (!days) return std::string();
        auto const one = [](std::int64_t day) { return base::iso_date(std::chrono::sys_days(std::chrono::days(day))); };
        return days->first == days->last ? one(days->first) : one(days->first) + " " + one(days->last);
    };
    for (auto const& [text, days] : std::vector<std::pair<char const*, char const*>>{
             {"12 March 2021", "2021-03-12"},
             {"Friday 12th of March 2021", "2021-03-12"},
             {"2021-03-12", "2021-03-12"},
             {"2021-03", "2021-03-01 2021-03-31"},
             {"March 2021", "2021-03-01 2021-03-31"},
             {"early in Feb 2020", "2020-02-01 2020-02-29"},
             {"spring 2021", "2021-03-01 2021-05-31"},
             {"winter 2020-21", "2020-12-01 2021-02-28"},
             {"winter 2020/2021", "2020-12-01 2021-02-28"},
             {"2021", "2021-01-01 2021-12-31"},
             {"30 February 2021", "2021-02-01 2021-02-28"},
             {"March to May 2021", ""},
             {"2019 to 2021", ""},
             {"not known", ""},
             {"", ""},
             {"9999", ""},
         }) {
        CAPTURE(text);
        CHECK(printed(text) == days);
    }
}

TEST_CASE("people are put into generations, couples beside each other and children below") {
    auto const rows = [](draw::Rows const& cells) {
        draw::Rows all = {{"Person", "Sex", "Role", "Parents", "Partners"}};
        all.insert(all.end(), cells.begin(), cells.end());
        auto const family = draw::family_of(draw::chart_data(draw::figure_of(ChartKind::genogram, all)));
        if (!family) return std::string("none");
        std::string out;
        for (auto const& generation : family->generations) {
            for (auto const i : generation) out += family->members[i].name + ' ';
            out += "| ";
        }
        for (auto const& each : family->unions) {
            if (each.parted) out += "parted ";
        }
        return out;
    };
    CHECK(rows({{"A", "", "", "", "B"}, {"B", "", "", "", ""}, {"C", "", "", "A, B", ""}}) == "A B | C | ");
    // A partner who was, and one who is, with her between them.
    CHECK(rows({{"A", "", "", "", "B, E (separated)"}, {"B", "", "", "", ""}, {"E", "", "", "", ""}}) ==
          "B A E | parted ");
    // Nobody is at the top who has no elders: the mother of him stands beside the parents of her.
    CHECK(rows({{"A", "", "", "C and D", "B"},
                {"B", "", "", "F", ""},
                {"C", "", "", "", "D"},
                {"D", "", "", "", ""},
                {"F", "", "", "", ""},
                {"G", "", "", "C, D", ""},
                {"K", "", "", "A & B", ""}}) == "C D F | G A B | K | ");
    // A grandmother whose daughter is not in the table stands above the child's parents all the same.
    CHECK(rows({{"K", "", "", "A", ""}, {"A", "", "", "G", ""}, {"G", "", "", "", ""}, {"friend", "", "", "", ""}}) ==
          "G friend | A | K | ");
    // Names that nobody has are passed over; nobody is their own ancestor.
    CHECK(rows({{"A", "", "", "X, Y", "Z"}}) == "A | ");
    CHECK(rows({{"A", "", "", "B", ""}, {"B", "", "", "A", ""}}) == "none");
    CHECK(rows({{"A", "", "", "A", "A"}}) == "A | ");
}
