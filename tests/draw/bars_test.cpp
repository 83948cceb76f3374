// Bars and key figures: what stands where, for tables that are easy and for tables that are not.
#include "drawn.h"

#include <catch2/catch.hpp>

using namespace dhrdoc;
using model::ChartKind;

TEST_CASE("a bar is as long as its number, and the number stands behind it") {
    auto const figure = draw::figure_of(ChartKind::bar, {{"Outcome", "Reviews"}, {"Homicide", "8"}, {"Suicide", "4"}},
                                        {{"unit", "reviews"}});
    CHECK(draw::printed(draw::draw(figure, draw::frame_of(400))) == R"(drawing 400.0 x 35.5
  rectangle 48.0,0.5 351.0,12.5 fill first
  line 48.0,0.0 48.0,15.5 stroke line 0.8
  rectangle 48.0,18.5 199.5,30.5 fill first
  line 48.0,15.5 48.0,33.5 stroke line 0.8
  text 40.0,10.0 end 10.0pt text "Homicide"
  text 355.0,10.1 10.0pt text "8 reviews"
  text 40.0,28.0 end 10.0pt text "Suicide"
  text 203.5,28.1 10.0pt text "4"
)");
}

TEST_CASE("what is no number is never drawn as zero") {
    auto const frame = draw::frame_of(400);
    auto const figure = draw::figure_of(
        ChartKind::bar,
        {{"Agency", "Calls"}, {"Police", "10"}, {"Health", "fewer than 5"}, {"School", "-"}, {"Home", "0"}});
    auto const parts = draw::draw(figure, frame);
    REQUIRE(parts.size() == 1);
    CHECK(draw::faults_in(parts, frame) == "");
    auto const text = to_string(parts[0]);
    // One bar, one box of hatching with a line around it, and all four cells as they are written.
    std::size_t bars = 0;
    std::size_t boxes = 0;
    for (auto const& shape : parts[0].shapes) {
        bool const rectangle = shape.kind == model::Shape::Kind::rectangle;
        bars += rectangle && shape.fill ? 1 : 0;
        boxes += rectangle && shape.stroke ? 1 : 0;
    }
    CHECK(bars == 1);
    CHECK(boxes == 1);
    for (auto const* words : {"\"10\"", "\"fewer than 5\"", "\"-\"", "\"0\""})
        CHECK(text.find(words) != std::string::npos);
}
