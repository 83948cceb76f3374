// The other kinds of charts as text: what stands where, for one small table each.
#include "drawn.h"

#include <catch2/catch.hpp>

using namespace dhrdoc;
using model::ChartKind;

namespace {

std::string drawn(ChartKind kind, draw::Rows const& rows, std::map<std::string, std::string> attributes = {}) {
    return draw::printed(draw::draw(draw::figure_of(kind, rows, std::move(attributes)), draw::frame_of(400)));
}

}  // namespace

TEST_CASE("drawn: key figures") {
    CHECK(drawn(ChartKind::key_figures, {{"Figure", "Meaning"}, {"16", "reviews"}, {"73%", "were known"}}) == R"(drawing 400.0 x 58.4
  rectangle 0.0,0.0 192.0,2.0 fill first
  rectangle 208.0,0.0 400.0,2.0 fill first
  text 0.0,34.0 28.0pt bold first "16"
  text 0.0,53.4 10.0pt text "reviews"
  text 208.0,34.0 28.0pt bold first "73%"
  text 208.0,53.4 10.0pt text "were known"
)");
}

TEST_CASE("drawn: stacked bars, one part not given") {
    CHECK(drawn(ChartKind::stacked, {{"Theme", "Done", "Late"}, {"Health", "30", "10"}, {"Homes", "8", "withheld"}}) ==
          R"(drawing 400.0 x 66.0
  line 38.0,14.0 38.0,16.5 stroke line 0.8
  rectangle 38.0,16.5 308.3,33.5 fill first
  rectangle 309.5,16.5 398.8,33.5 fill second
  line 38.0,16.5 38.0,38.0 stroke line 0.8
  rectangle 38.0,42.5 109.2,59.5 fill first
  line 114.4,44.0 115.9,42.5 stroke second 0.7
  line 114.4,47.0 118.9,42.5 stroke second 0.7
  line 114.4,50.0 121.9,42.5 stroke second 0.7
  line 114.4,53.0 123.4,44.0 stroke second 0.7
  line 114.4,56.0 123.4,47.0 stroke second 0.7
  line 114.4,59.0 123.4,50.0 stroke second 0.7
  line 116.9,59.5 123.4,53.0 stroke second 0.7
  line 119.9,59.5 123.4,56.0 stroke second 0.7
  line 122.9,59.5 123.4,59.0 stroke second 0.7
  rectangle 114.8,42.9 123.0,59.1 stroke second 0.7
  line 38.0,38.0 38.0,64.0 stroke line 0.8
  text 38.0,10.0 10.0pt bold text "Done"
  text 309.5,10.0 10.0pt bold text "Late"
  text 30.0,28.5 end 10.0pt text "Health"
  text 173.2,28.6 middle 10.0pt paper "30"
  text 354.1,28.6 middle 10.0pt text "10"
  text 30.0,54.5 end 10.0pt text "Homes"
  text 73.6,54.6 middle 10.0pt paper "8"
  text 128.6,54.6 10.0pt text "withheld"
)");
}

TEST_CASE("drawn: a line, broken where a number is missing") {
    CHECK(drawn(ChartKind::line,
                {{"Year", "Calls"}, {"2019", "4"}, {"2020", "8"}, {"2021", "fewer than 5"}, {"2022", "6"}}) == R"(drawing 400.0 x 216.0
  line 0.0,181.0 370.0,181.0 stroke line 0.8
  line 30.0,181.0 30.0,184.0 stroke line 0.8
  line 143.3,181.0 143.3,184.0 stroke line 0.8
  line 256.7,181.0 256.7,184.0 stroke line 0.8
  line 370.0,181.0 370.0,184.0 stroke line 0.8
  line 30.0,97.0 143.3,13.0 stroke first 1.8
  circle 30.0,97.0 radius 2.2 fill first
  circle 143.3,13.0 radius 2.2 fill first
  circle 370.0,55.0 radius 2.2 fill first
  text 30.0,195.0 middle 10.0pt text "2019"
  text 143.3,195.0 middle 10.0pt text "2020"
  text 256.7,195.0 middle 10.0pt text "2021"
  text 370.0,195.0 middle 10.0pt text "2022"
  text 30.0,109.5 middle 10.0pt text "4"
  text 143.3,7.5 middle 10.0pt text "8"
  text 370.0,49.5 middle 10.0pt text "6"
  text 0.0,213.0 10.0pt quiet "No point: 2021: fewer than 5"
)");
}

TEST_CASE("drawn: a timeline, with more room for more time") {
    CHECK(drawn(ChartKind::timeline,
                {{"Date", "Event"}, {"March 2019", "A call"}, {"May 2019", "Another"}, {"2021", "The end"}}) ==
          R"(drawing 400.0 x 74.2
  line 66.0,6.5 66.0,13.0 stroke line 0.9
  circle 66.0,6.5 radius 3.0 fill first
  line 66.0,13.0 66.0,33.7 stroke line 0.9
  circle 66.0,27.2 radius 3.0 fill first
  line 66.0,33.7 66.0,67.7 stroke line 0.9
  circle 66.0,67.7 radius 3.0 fill first
  text 55.0,10.0 end 10.0pt bold text "March 2019"
  text 77.0,10.0 10.0pt text "A call"
  text 55.0,30.7 end 10.0pt bold text "May 2019"
  text 77.0,30.7 10.0pt text "Another"
  text 55.0,71.2 end 10.0pt bold text "2021"
  text 77.0,71.2 10.0pt text "The end"
)");
}

TEST_CASE("drawn: stretches of time") {
    CHECK(drawn(ChartKind::timeline,
                {{"From", "To", "Event"}, {"January 2019", "June 2019", "Away"}, {"July 2019", "2020", "Home"}}) ==
          R"(drawing 400.0 x 82.0
  line 178.0,13.0 178.0,16.0 stroke line 0.8
  line 233.0,13.0 233.0,16.0 stroke line 0.8
  line 288.8,13.0 288.8,16.0 stroke line 0.8
  line 344.1,13.0 344.1,16.0 stroke line 0.8
  line 178.0,16.0 400.0,16.0 stroke line 0.8
  line 178.0,16.0 178.0,48.0 stroke grid 0.6
  line 233.0,16.0 233.0,48.0 stroke grid 0.6
  line 288.8,16.0 288.8,48.0 stroke grid 0.6
  line 344.1,16.0 344.1,48.0 stroke grid 0.6
  rectangle 178.0,22.2 233.0,29.8 fill first
  line 178.0,48.0 178.0,80.0 stroke grid 0.6
  line 233.0,48.0 233.0,80.0 stroke grid 0.6
  line 288.8,48.0 288.8,80.0 stroke grid 0.6
  line 344.1,48.0 344.1,80.0 stroke grid 0.6
  rectangle 233.0,54.2 400.0,61.8 fill first
  text 178.0,10.0 10.0pt quiet "Jan 2019"
  text 233.0,10.0 10.0pt quiet "Jul 2019"
  text 288.8,10.0 10.0pt quiet "Jan 2020"
  text 344.1,10.0 10.0pt quiet "Jul 2020"
  text 0.0,29.5 10.0pt text "Away"
  text 0.0,42.5 10.0pt quiet "January 2019 to June 2019"
  text 0.0,61.5 10.0pt text "Home"
  text 0.0,74.5 10.0pt quiet "July 2019 to 2020"
)");
}

TEST_CASE("drawn: small multiples") {
    CHECK(drawn(ChartKind::multiples,
                {{"Agency", "Month", "Calls"}, {"Police", "March 2019", "4"}, {"Health", "May 2019", "2"}}) == R"(drawing 400.0 x 110.0
  line 43.0,13.0 43.0,16.0 stroke line 0.8
  line 163.3,13.0 163.3,16.0 stroke line 0.8
  line 279.7,13.0 279.7,16.0 stroke line 0.8
  line 43.0,16.0 400.0,16.0 stroke line 0.8
  line 43.0,20.0 43.0,59.0 stroke grid 0.6
  line 163.3,20.0 163.3,59.0 stroke grid 0.6
  line 279.7,20.0 279.7,59.0 stroke grid 0.6
  rectangle 97.6,33.0 108.6,59.0 fill first
  line 43.0,59.0 400.0,59.0 stroke line 0.8
  line 43.0,66.0 43.0,105.0 stroke grid 0.6
  line 163.3,66.0 163.3,105.0 stroke grid 0.6
  line 279.7,66.0 279.7,105.0 stroke grid 0.6
  rectangle 334.4,92.0 345.4,105.0 fill first
  line 43.0,105.0 400.0,105.0 stroke line 0.8
  text 43.0,10.0 10.0pt quiet "Mar 2019"
  text 163.3,10.0 10.0pt quiet "Apr 2019"
  text 279.7,10.0 10.0pt quiet "May 2019"
  text 33.0,56.0 end 10.0pt bold text "Police"
  text 103.1,30.5 middle 10.0pt text "4"
  text 33.0,102.0 end 10.0pt bold text "Health"
  text 339.9,89.5 middle 10.0pt text "2"
)");
}

TEST_CASE("drawn: small multiples with a column for each date are those with a row for each number") {
    auto const in_rows = drawn(ChartKind::multiples, {{"Theme", "Month", "Open"},
                                                      {"Housing", "March 2019", "4"},
                                                      {"Housing", "June 2019", "fewer than 5"},
                                                      {"Sharing", "March 2019", "2"},
                                                      {"Sharing", "September 2019", "7"}});
    CHECK(drawn(ChartKind::multiples, {{"Theme", "March 2019", "June 2019", "September 2019"},
                                       {"Housing", "4", "fewer than 5", ""},
                                       {"Sharing", "2", "", "7"}}) == in_rows);
    CHECK(drawn(ChartKind::multiples, {{"Theme", "March 2019", "June 2019"}, {"Housing", "4", "5"}}) ==
          drawn(ChartKind::multiples,
                {{"Theme", "Month", "Open"}, {"Housing", "March 2019", "4"}, {"Housing", "June 2019", "5"}}));
}

TEST_CASE("drawn: a genogram") {
    CHECK(drawn(ChartKind::genogram, {{"Person", "Sex", "Role", "Parents", "Partners"},
                                      {"A", "female", "victim, died", "", "B (separated)"},
                                      {"B", "male", "perpetrator", "", ""},
                                      {"C", "", "child", "A, B", ""}}) == R"(drawing 400.0 x 144.0
  line 58.0,10.5 132.0,10.5 stroke quiet 0.9
  line 73.5,13.7 76.7,7.3 stroke quiet 0.9
  line 76.3,13.7 79.5,7.3 stroke quiet 0.9
  line 95.0,10.5 95.0,55.0 stroke quiet 0.9
  line 95.0,55.0 95.0,60.5 stroke quiet 0.9
  circle 47.5,10.5 radius 9.8 fill paper stroke text 1.3
  circle 47.5,10.5 radius 6.9 fill paper stroke text 1.3
  line 42.2,5.2 52.8,15.8 stroke text 1.3
  line 42.2,15.8 52.8,5.2 stroke text 1.3
  rectangle 132.7,0.7 152.3,20.4 fill fifth stroke text 1.3
  polygon 95.0,61.1 104.8,71.0 95.0,80.8 85.2,71.0 fill paper stroke text 1.3
  circle 5.5,123.5 radius 4.8 fill paper stroke text 1.3
  rectangle 59.1,118.7 68.8,128.3 fill paper stroke text 1.3
  polygon 112.5,118.7 117.3,123.5 112.5,128.3 107.7,123.5 fill paper stroke text 1.3
  circle 206.0,123.5 radius 4.8 fill paper stroke text 1.3
  circle 206.0,123.5 radius 3.3 fill paper stroke text 1.3
  circle 264.5,123.5 radius 4.8 fill fifth stroke text 1.3
  circle 348.0,123.5 radius 4.8 fill paper stroke text 1.3
  line 344.1,119.7 351.9,127.3 stroke text 1.3
  line 344.1,127.3 351.9,119.7 stroke text 1.3
  line 0.0,136.5 11.0,136.5 stroke quiet 0.9
  line 2.5,139.7 5.7,133.3 stroke quiet 0.9
  line 5.3,139.7 8.5,133.3 stroke quiet 0.9
  text 47.5,34.5 middle 10.0pt bold text "A"
  text 47.5,47.5 middle 10.0pt quiet "victim, died"
  text 142.5,34.5 middle 10.0pt bold text "B"
  text 142.5,47.5 middle 10.0pt quiet "perpetrator"
  text 95.0,95.0 middle 10.0pt bold text "C"
  text 95.0,108.0 middle 10.0pt quiet "child"
  text 14.5,127.1 10.0pt quiet "female"
  text 73.0,127.1 10.0pt quiet "male"
  text 121.5,127.1 10.0pt quiet "sex not given"
  text 215.0,127.1 10.0pt quiet "victim"
  text 273.5,127.1 10.0pt quiet "perpetrator"
  text 357.0,127.1 10.0pt quiet "has died"
  text 14.5,140.1 10.0pt quiet "no longer together"
)");
}
