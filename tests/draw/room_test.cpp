// Every kind of chart with tables that are hard to draw, on paper of several sizes.
#include "drawn.h"

#include <catch2/catch.hpp>

using namespace dhrdoc;
using model::ChartKind;

TEST_CASE("nothing of a chart reaches out of it or stands over something else") {
    auto const kind = GENERATE(ChartKind::bar, ChartKind::grouped, ChartKind::stacked, ChartKind::line,
                               ChartKind::timeline, ChartKind::multiples, ChartKind::key_figures, ChartKind::genogram);
    auto const frame = GENERATE(draw::frame_of(440, 600, 9), draw::frame_of(288, 0, 15), draw::frame_of(480, 560, 18),
                                draw::frame_of(660, 0, 15), draw::frame_of(90, 100, 9), draw::frame_of(700, 300, 9));
    std::string const long_words =
        "Unexplained, or not determined by the coroner at the time of writing, or withheld by the family";
    auto const many = [&](std::size_t rows, std::size_t columns, auto const& cell) {
        draw::Rows out = {{"Label"}};
        for (std::size_t c = 1; c < columns; ++c) out[0].push_back(fmt::format("Series number {}", c));
        for (std::size_t r = 0; r < rows; ++r) {
            out.push_back({fmt::format("Category {}", r)});
            for (std::size_t c = 1; c < columns; ++c) out.back().push_back(cell(r, c));
        }
        return out;
    };
    auto const number = [](std::size_t r, std::size_t c) { return fmt::format("{}", (r * 7 + c * 13) % 29); };
    std::vector<std::pair<std::string, draw::Rows>> const tables = {
        {"one value", {{"A", "B"}, {"One", "1"}}},
        {"nothing but zero", {{"A", "B", "C"}, {"One", "0", "0"}, {"Two", "0", "0"}}},
        {"all suppressed", many(6, 4, [](auto, auto) { return "fewer than 5"; })},
        {"suppressed at length", many(6, 4, [&](auto, auto) { return long_words; })},
        {"huge", {{"A", "B", "C"}, {"One", "999,999,999,999", "1"}, {"Two", "0.000001", "123456789"}}},
        {"too huge", {{"A", "B", "C"}, {"One", "99999999999999999999999999", "1"}, {"Two", "2", "3"}}},
        {"long labels",
         {{long_words, long_words, long_words}, {long_words, "5", "3"}, {long_words + long_words, "2", "12"}}},
        {"long words", {{"A", "B"}, {std::string(150, 'w'), "5"}, {std::string(40, 'i'), std::string(150, 'm')}}},
        {"forty categories", many(40, 2, number)},
        {"forty categories of three", many(40, 4, number)},
        {"twelve series", many(5, 13, number)},
        {"twelve series, some known", many(5, 13, [&](auto r, auto c) { return c % 2 ? number(r, c) : "suppressed"; })},
        {"below zero", {{"A", "B", "C"}, {"One", "-4", "2"}, {"Two", "3", "\u22122"}}},
        {"empty", {{"A", "B", "C"}, {"", "", ""}, {"", "", ""}}},
        {"header only", {{"A", "B", "C"}}},
        {"ragged", {{"A", "B"}, {"One"}, {"Two", "2", "3", "4"}}},
        {"dates",
         {{"Date", "Event"},
          {"March 2019", long_words},
          {"12 April 2019", "A call"},
          {"spring 2020", long_words + " " + long_words + " " + long_words},
          {"some time later", "Another call"},
          {"2021", "An arrest"}}},
        {"ranges",
         {{"From", "To", "Event"},
          {"March 2019", "May 2019", "In the refuge"},
          {"12 April 2019", "-", long_words},
          {"not known", "not known", "In hospital"},
          {"2018", "2031", "In prison"}}},
        {"groups",
         {{"Group", "Date", "Event"},
          {"Police", "March 2019", "Call"},
          {"Police", "March 2019", "Call again, and a third time that week"},
          {long_words, "2020", long_words},
          {"Health", "never", "Seen"},
          {"Police", "12 April 2019", "Arrest"}}},
        {"months",
         {{"Group", "Month", "Value"},
          {"Police", "March 2019", "3"},
          {"Police", "April 2019", "fewer than 5"},
          {"Health", "March 2019", "12"},
          {"Health", "June 2020", "1"}}},
        {"family",
         {{"Person", "Sex", "Role", "Parents", "Partners"},
          {"Adult A", "female", "victim (died)", "Adult C, Adult D", "Adult B (separated), Adult E"},
          {"Adult B", "male", "perpetrator", "", "Adult A"},
          {"Adult C", "female", "mother", "", "Adult D"},
          {"Adult D", "male", "father", "", ""},
          {"Adult E", "male", "former partner", "", ""},
          {"Child 1", "female", "child", "Adult A, Adult B", ""},
          {"Child 2", "male", "child", "Adult A and Adult E", ""},
          {"Child 3", "", "child", "Adult A and Adult B", ""},
          {"Neighbour", "", "friend", "", ""}}},
        {"a circle of parents",
         {{"Person", "Sex", "Role", "Parents"}, {"A", "male", "x", "B"}, {"B", "female", "y", "A"}}},
    };
    for (auto const& [name, rows] : tables) {
        for (auto const* unit :
             {"", "%", "reviews", "reviews published in the ten years since the guidance was last changed"}) {
            auto const figure = draw::figure_of(
                kind, rows, {{"unit", unit}, {"reference", "4.2"}, {"reference-label", "median of all reviews"}});
            CAPTURE(model::form_of(kind).name, name, unit, frame.width.in_points());
            auto const parts = draw::draw(figure, frame);
            CHECK(draw::faults_in(parts, frame) == "");
        }
    }
}
