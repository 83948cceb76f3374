// Takes wishes of columns; checks the widths that they are given.
#include "typeset/column_widths.h"

#include <fmt/format.h>
#include <rapidcheck.h>
#include <catch2/catch.hpp>

namespace dhrdoc::typeset {

namespace {

using base::Length;

ColumnWish wish(int least, int best, std::uint32_t share = 0) { return {Length(least), Length(best), share}; }

std::string shown(std::vector<Length> const& widths) {
    std::string out;
    for (auto const width : widths) out += fmt::format("{}{}", out.empty() ? "" : " ", width.units);
    return out;
}

Length sum(std::vector<Length> const& widths) {
    Length total;
    for (auto const width : widths) total += width;
    return total;
}

}  // namespace

TEST_CASE("widths of columns") {
    struct Case {
        std::vector<ColumnWish> wishes;
        int available;
        int floor;
        char const* widths;
    };
    std::vector<Case> const cases = {
        {{}, 100, 0, ""},
        {{wish(10, 20)}, 100, 0, "100"},
        {{wish(10, 20), wish(10, 60)}, 100, 0, "25 75"},                             // room for all: in proportion
        {{wish(10, 20, 1), wish(10, 600, 3)}, 100, 0, "25 75"},                      // the author's shares decide
        {{wish(10, 20, 1), wish(10, 600)}, 100, 0, "50 50"},                         // no share counts as one
        {{wish(30, 90, 1), wish(10, 600, 9)}, 100, 0, "30 70"},                      // but no word is broken
        {{wish(30, 90, 1), wish(10, 60, 5), wish(10, 60, 4)}, 100, 0, "30 38 32"},   // those who can give, give
        {{wish(30, 90, 1), wish(85, 600, 9)}, 100, 0, "10 90"},                      // nobody has so much to give
        {{wish(15, 90, 1), wish(99, 99, 1), wish(40, 600, 8)}, 100, 0, "15 10 75"},  // the one that can be helped
        {{wish(10, 10), wish(10, 1000)}, 100, 0, "10 90"},                           // a small wish is granted whole
        {{wish(60, 100), wish(10, 1000), wish(10, 1000)}, 100, 0, "60 20 20"},       // the widest word first
        {{wish(10, 10), wish(1000, 4000)}, 110, 0, "10 100"},  // no room for the widest words: by their roots
        {{wish(1, 1), wish(1000, 4000)}, 110, 12, "12 98"},    // but for one letter each
        {{wish(10, 10, 1), wish(10, 10, 99)}, 100, 12, "12 88"},
        {{wish(10, 10), wish(10, 10)}, 10, 12, "5 5"},  // nothing can be done
    };
    for (auto const& each : cases)
        CHECK(shown(column_widths(each.wishes, Length(each.available), Length(each.floor))) == each.widths);
}

TEST_CASE("widths sum to what there is, and hold the widest words and a letter while that can be") {
    CHECK(rc::check([] {
        std::vector<ColumnWish> wishes;
        bool const shares = *rc::gen::weightedElement<bool>({{4, false}, {1, true}});
        Length least;
        for (int count = *rc::gen::inRange(1, 31); count > 0; --count) {
            auto const word = *rc::gen::inRange(0, 90000);
            wishes.push_back(wish(word, word + *rc::gen::inRange(0, 900000), shares ? *rc::gen::inRange(0U, 9U) : 0));
            least += wishes.back().least;
        }
        auto const available = Length(*rc::gen::inRange(1000, 900000));
        auto const floor = Length(*rc::gen::inRange(0, 20000));
        auto const widths = column_widths(wishes, available, floor);
        RC_ASSERT(widths.size() == wishes.size());
        RC_ASSERT(sum(widths) == available);
        auto const count = static_cast<std::int64_t>(wishes.size());
        for (std::size_t i = 0; i < widths.size(); ++i) {
            RC_ASSERT(widths[i] >= Length());
            if (floor * count <= available) RC_ASSERT(widths[i] >= floor - Length(count));
            if (floor == Length() && least <= available) RC_ASSERT(widths[i] >= wishes[i].least - Length(count));
        }
    }));
}

}  // namespace dhrdoc::typeset
