// Takes prose; asserts where its sentences end.
#include "base/sentences.h"

#include <catch2/catch.hpp>

#include <string>

TEST_CASE("sentences end at full stops that end them") {
    struct Row {
        char const *prose, *shown;  // each sentence between bars
    };
    Row const rows[] = {
        {"", ""},
        {"One.", "|One.|"},
        {"One. Two? Three!", "|One.| Two?| Three!|"},
        {"No stop", "|No stop|"},
        {"Dr Bell saw her. She left.", "|Dr Bell saw her.| She left.|"},
        {"Dr. Bell saw her. She left.", "|Dr. Bell saw her.| She left.|"},
        {"She saw J. Bell. He left.", "|She saw J. Bell.| He left.|"},
        {"Some services, e.g. Housing, knew. Others did not.", "|Some services, e.g. Housing, knew.| Others did not.|"},
        {"He said \"Stop.\" She did not.", "|He said \"Stop.\"| She did not.|"},
        {"It was 8.30 a.m. when she rang.", "|It was 8.30 a.m. when she rang.|"},
        {"**Ask alone.** Wait.", "|**Ask alone.**| Wait.|"},
        {"{{people.victim}} rang. {{people.mother}} came.", "|{{people.victim}} rang.| {{people.mother}} came.|"},
        {"One.\n\nTwo.\n", "|One.|\n\nTwo.|"},
        {"So did I. Then I left.", "|So did I.| Then I left.|"},
    };
    for (auto const& row : rows) {
        std::string shown;
        std::string const prose = row.prose;
        std::size_t last = 0;
        for (auto const end : dhrdoc::base::sentence_ends(prose)) {
            shown += "|" + prose.substr(last, end - last);
            last = end;
        }
        if (last > 0) shown += "|";
        CHECK(shown == row.shown);
    }
}
