// Takes tokens and texts; compares where lines end with greedy lines and with what ICU says.
#include "typeset/line_breaker.h"

#include <fmt/format.h>
#include <rapidcheck.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>
#include <catch2/catch.hpp>

#include <memory>

namespace dhrdoc::typeset {

namespace {

using base::Length;

std::vector<Token> words(std::vector<int> const& widths) {
    std::vector<Token> tokens;
    for (auto const width : widths) {
        Token token;
        token.width = Length(width);
        token.space = Length(1);
        tokens.push_back(token);
    }
    return tokens;
}

/// "3+1+4 | 1+5": the widths of each line's words.
std::string shown(std::vector<Token> const& tokens, std::vector<std::size_t> const& lines) {
    std::string out;
    std::size_t first = 0;
    for (auto const last : lines) {
        if (first != 0) out += " | ";
        for (auto i = first; i < last; ++i) out += fmt::format("{}{}", i == first ? "" : "+", tokens[i].width.units);
        first = last;
    }
    return out;
}

Length width_of(std::vector<Token> const& tokens, std::size_t first, std::size_t last) {
    Length width;
    for (auto i = first; i < last; ++i) width += tokens[i].width + (i + 1 < last ? tokens[i].space : Length());
    return width;
}

std::vector<std::size_t> greedy(std::vector<Token> const& tokens, Length measure) {
    std::vector<std::size_t> lines;
    std::size_t first = 0;
    for (std::size_t i = 1; i <= tokens.size(); ++i) {
        bool const full = i < tokens.size() && width_of(tokens, first, i + 1) > measure;
        if (i == tokens.size() || full || tokens[i - 1].mandatory) {
            lines.push_back(i);
            first = i;
        }
    }
    return lines;
}

/// What a paragraph is judged by: the squares of what its lines lack; last lines lack nothing, but a very short one
/// costs.
double raggedness(std::vector<Token> const& tokens, std::vector<std::size_t> const& lines, Length measure) {
    double sum = 0;
    std::size_t first = 0;
    for (auto const last : lines) {
        auto const width = width_of(tokens, first, last);
        auto const slack = static_cast<double>(std::max<std::int64_t>(0, (measure - width).units)) /
                           static_cast<double>(measure.units);
        bool const ends = last == tokens.size() || tokens[last - 1].mandatory;
        sum += ends ? (width * 8 < measure ? 0.03 : 0) : slack * slack;
        first = last;
    }
    return sum;
}

std::vector<std::uint32_t> icu_breaks(std::string const& text) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> const iterator(
        icu::BreakIterator::createLineInstance(icu::Locale("en_GB"), status));
    REQUIRE(U_SUCCESS(status));
    auto const wide = icu::UnicodeString::fromUTF8(text);  // ASCII only: one unit a byte
    iterator->setText(wide);
    std::vector<std::uint32_t> out;
    for (auto at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next())
        out.push_back(static_cast<std::uint32_t>(at));
    return out;
}

std::vector<std::uint32_t> our_breaks(std::string const& text) {
    std::vector<std::uint32_t> out;
    for (auto const& point : break_points(text)) out.push_back(point.at);
    return out;
}

}  // namespace

TEST_CASE("lines end where the whole paragraph is best") {
    struct Case {
        std::vector<int> widths;
        int measure;
        char const* lines;
    };
    std::vector<Case> const cases = {
        {{}, 10, ""},
        {{3}, 10, "3"},
        {{3, 3, 3}, 11, "3+3+3"},
        // Greedy would set 3+2+2 | 5 | 1+2 ...; evenly ragged is better.
        {{3, 2, 2, 5, 1, 2}, 9, "3+2+2 | 5+1 | 2"},
        {{4, 4, 1, 8, 6}, 10, "4+4 | 1+8 | 6"},
        {{20, 3, 20, 3}, 10, "20 | 3 | 20 | 3"},  // wider than the measure: a line of its own
        {{5, 5, 5, 5}, 11, "5+5 | 5+5"},
    };
    for (auto const& each : cases) {
        auto const tokens = words(each.widths);
        CHECK(shown(tokens, break_lines(tokens, Length(each.measure))) == each.lines);
    }
}

TEST_CASE("a word is broken with a hyphen where that saves much, and the hyphen has to fit") {
    auto const broken = [](int hyphen, int measure) {
        auto tokens = words({4, 3, 5, 3});
        tokens[1].hyphen = Length(hyphen);
        tokens[1].space = Length();
        return shown(tokens, break_lines(tokens, Length(measure)));
    };
    CHECK(broken(1, 9) == "4+3 | 5+3");
    CHECK(broken(2, 9) == "4 | 3+5 | 3");
    CHECK(broken(1, 20) == "4+3+5+3");
    auto last_word = words({4, 4, 5, 4});
    last_word[2].hyphen = Length(1);
    last_word[2].space = Length();
    CHECK(shown(last_word, break_lines(last_word, Length(16))) == "4+4 | 5+4");
    CHECK(shown(last_word, break_lines(last_word, Length(8))) == "4 | 4 | 5 | 4");  // where nothing else fits
}

TEST_CASE("a title is set in lines about equally long, the last one too") {
    auto const tokens = words({5, 5, 5, 5, 5, 2});
    CHECK(shown(tokens, break_lines(tokens, Length(29))) == "5+5+5+5+5 | 2");
    CHECK(shown(tokens, break_lines(tokens, Length(29), LastLine::like_the_others)) == "5+5+5 | 5+5+2");
}

TEST_CASE("a line ends where it must") {
    auto tokens = words({2, 2, 2, 2});
    tokens[1].mandatory = true;
    CHECK(shown(tokens, break_lines(tokens, Length(100))) == "2+2 | 2+2");
}

TEST_CASE("a word is broken only where it does not fit otherwise") {
    auto tokens = words({30, 60, 40});
    tokens[1].emergency = true;
    tokens[1].space = Length();
    CHECK(shown(tokens, break_lines(tokens, Length(110))) == "30 | 60+40");
}

TEST_CASE("lines are never more ragged than greedy ones") {
    CHECK(rc::check([] {
        auto const widths = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 120)));
        auto const measure = Length(*rc::gen::inRange(20, 600));
        auto tokens = words(widths);
        for (auto& token : tokens) token.mandatory = *rc::gen::weightedElement<bool>({{15, false}, {1, true}});
        auto const lines = break_lines(tokens, measure);
        RC_ASSERT(lines.back() == tokens.size());
        RC_ASSERT(raggedness(tokens, lines, measure) <= raggedness(tokens, greedy(tokens, measure), measure) + 1e-9);
        std::size_t first = 0;
        for (auto const last : lines) {
            RC_ASSERT(last > first);
            RC_ASSERT(width_of(tokens, first, last) <= measure || last == first + 1);
            for (auto i = first; i + 1 < last; ++i) RC_ASSERT(!tokens[i].mandatory);
            first = last;
        }
    }));
}

TEST_CASE("the quick way through plain words finds the breaks that ICU finds") {
    CHECK(rc::check([] {
        // Letters, digits and stops as prose has them, so that the quick way is taken often, and now and then anything.
        auto const text = *rc::gen::container<std::string>(rc::gen::weightedOneOf<char>(
            {{12, rc::gen::elementOf(std::string("aZb09"))},
             {4, rc::gen::just(' ')},
             {3, rc::gen::elementOf(std::string(".,;:'"))},
             {1, rc::gen::map(rc::gen::inRange(32, 127), [](int c) { return static_cast<char>(c); })}}));
        if (text.empty()) return;
        RC_ASSERT(our_breaks(text) == icu_breaks(text));
    }));
    for (std::string const text :
         {"it's 'quoted'. Yes, 10.30: a.b c;d 1,000 e.g. x . y", "end.", " lead", "two  spaces", "trail ", "a 'b",
          "don't", "3.5 km", "x: y", "a, b", "9.a", "a.9", "No. 5"}) {
        CAPTURE(text);
        CHECK(our_breaks(text) == icu_breaks(text));
    }
}

TEST_CASE("a line may end at a soft hyphen, which is marked, and never inside of a character") {
    auto const soft = break_points("soft\xC2\xADhyphen word");
    REQUIRE(soft.size() == 3);
    CHECK((soft[0].hyphen && !soft[1].hyphen && !soft[2].hyphen));
    CHECK(our_breaks("soft\xC2\xADhyphen word") == std::vector<std::uint32_t>{6, 13, 17});
    CHECK(our_breaks("no\xC2\xA0"
                     "break") == std::vector<std::uint32_t>{9});
    CHECK(our_breaks("multi-agency and/or") == std::vector<std::uint32_t>{6, 13, 17, 19});
    // e and two accents; a flag of two letters; a family of four joined.
    CHECK(grapheme_ends("e\xCC\x81\xCC\xA3x") == std::vector<std::uint32_t>{5, 6});
    CHECK(grapheme_ends("\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7!") == std::vector<std::uint32_t>{8, 9});
    auto const points = break_points("one\ntwo");
    REQUIRE(points.size() == 2);
    CHECK(points[0].mandatory);
    CHECK_FALSE(points[1].mandatory);
}

}  // namespace dhrdoc::typeset
