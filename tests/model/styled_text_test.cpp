// Takes styled texts; checks that runs and insets stay true while text is replaced.
#include "model/document.h"

#include <catch2/catch.hpp>

using namespace dhrdoc::model;

namespace {

StyledText sample() {
    StyledText text;
    text.append("Ele");
    text.append("anor", Mark::emphasis);
    text.append(" ");
    text.append("Whit", Mark::strong);
    text.append("combe called");
    return text;
}

}  // namespace

TEST_CASE("a replacement across runs takes the look of the first byte it replaces") {
    auto text = sample();
    text.replace(0, 17, "Anna");
    CHECK(to_string(text) == "Anna called");
    CHECK(text.well_formed());
}

TEST_CASE("replacing inside one run leaves the others alone") {
    auto text = sample();
    text.replace(8, 10, "Xy");
    CHECK(to_string(text) == "Ele*anor* **Xyit**combe called");
    text.replace(8, 12, "");
    CHECK(to_string(text) == "Ele*anor* combe called");
    CHECK(text.well_formed());
}

TEST_CASE("insets inside a replaced range go away and later ones move") {
    StyledText text;
    text.append(
        "ab\xEF\xBF\xBC"
        "cd\xEF\xBF\xBC");
    text.insets = {{2, Inset::Kind::note_reference, 0, {}}, {7, Inset::Kind::note_reference, 1, {}}};
    REQUIRE(text.well_formed());
    auto later = text;
    later.replace(0, 2, "xyz");
    CHECK(to_string(later) == "xyz{note 1}cd{note 2}");
    text.replace(1, 6, "-");
    CHECK(to_string(text) == "a-d{note 2}");
    CHECK(text.well_formed());
}
