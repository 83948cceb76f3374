// Takes documents that come to the end of a page; says what goes on the next. Ten lines of squares fit on a page.
#include "page_picture.h"
#include "page_walk.h"
#include "setting.h"

#include <fmt/format.h>
#include <catch2/catch.hpp>

namespace dhrdoc::typeset {

namespace {

using base::Length;

/// `count` paragraphs of one line: "1", "2" ...
std::string lines(int count) {
    std::string out;
    for (int i = 1; i <= count; ++i) out += fmt::format("{}\n\n", i);
    return out;
}

/// A paragraph of so many lines: "a" to a line.
std::string paragraph(int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += fmt::format("{}{}", i == 0 ? "" : "\\\n", static_cast<char>('a' + i));
    return out + "\n\n";
}

std::string repeated_paragraphs(int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += "p\n\n";
    return out;
}

struct Rule {
    std::string markdown;
    std::string pages;
};

void check(std::vector<Rule> const& rules, model::Style const& style = square_style()) {
    for (auto const& rule : rules) {
        SquareFonts fonts;
        auto const made = set_markdown(rule.markdown, style, fonts);
        CAPTURE(rule.markdown);
        CHECK(made->messages() == "");
        CHECK(picture_of(made->pages) == rule.pages);
        CHECK(faults_in(made->pages, made->document, made->style) == "");
    }
}

std::string const ten = "[1] 1 / 2 / 3 / 4 / 5 / 6 / 7 / 8 / 9 / 10";
std::string first(int count) {
    std::string out = "[1] 1";
    for (int i = 2; i <= count; ++i) out += fmt::format(" / {}", i);
    return out;
}

}  // namespace

TEST_CASE("no line of a paragraph is alone at the foot or at the head of a page") {
    check({
        {lines(7) + paragraph(3), first(7) + " / a / b / c"},
        {lines(8) + paragraph(3), first(8) + " [2] a / b / c"},
        {lines(8) + paragraph(4), first(8) + " / a / b [2] c / d"},
        {lines(7) + paragraph(4), first(7) + " / a / b [2] c / d"},
        {lines(9) + paragraph(4), first(9) + " [2] a / b / c / d"},
        {lines(9) + paragraph(2), first(9) + " [2] a / b"},
        {lines(4) + paragraph(7), first(4) + " / a / b / c / d / e [2] f / g"},
        {lines(9) + paragraph(1), first(9) + " / a"},
    });
}

TEST_CASE("a heading stays with what follows, and so does what introduces a list") {
    check({
        {lines(9) + "# H\n\nText.\n", first(9) + " [2] H / Text."},
        {lines(8) + "# H\n\nText.\n", first(8) + " / H / Text."},
        {lines(8) + "# H\n\n" + paragraph(2), first(8) + " [2] H / a / b"},
        {lines(7) + "# H\n\n## I\n\n" + paragraph(2), first(7) + " [2] H / I / a / b"},
        {lines(9) + "These:\n\n- x\n- y\n", first(9) + " [2] These: / - x / - y"},
        {lines(9) + "These.\n\n- x\n- y\n", first(9) + " / These. [2] - x / - y"},
        {lines(9) + "| A |\n|---|\n| b |\n\nTable: C\n", first(9) + " [2] Table 1: C / A / b"},
        {lines(8) + "| A |\n|---|\n| b |\n", first(8) + " / A / b"},
        {lines(9) + "| A |\n|---|\n| b |\n", first(9) + " [2] A / b"},
        {lines(9) + "![Alt](50x25.png \"C\")\n", first(9) + " [2] (picture) / Figure 1: C"},
    });
}

TEST_CASE("a section wants room below its heading, or begins a page") {
    auto style = square_style();
    style.section_room = Length::points(12 * 4);
    check({{lines(6) + "# H\n\nText.\n", first(6) + " / H / Text."},
           {lines(7) + "# H\n\nText.\n", first(7) + " [2] H / Text."},
           {lines(7) + "## H\n\nText.\n", first(7) + " / H / Text."}},
          style);
    style.sections_on_new_pages = true;
    check({{"# G\n\nText.\n\n# H\n\nText.\n", "[1] G / Text. [2] H / Text."}}, style);
}

TEST_CASE("header rows are repeated where a table goes on, and nowhere else") {
    auto const table = [](int rows) {
        std::string out = "| H |\n|---|\n";
        for (int i = 0; i < rows; ++i) out += fmt::format("| {} |\n", static_cast<char>('a' + i));
        return out;
    };
    check({
        {table(9), "[1] H / a / b / c / d / e / f / g / h / i"},
        {table(10), "[1] H / a / b / c / d / e / f / g / h / i [2] <H> / j"},
        {table(20),
         "[1] H / a / b / c / d / e / f / g / h / i [2] <H> / j / k / l / m / n / o / p / q / r [3] <H> / s / t"},
        {table(9) + "\nAfter.\n", "[1] H / a / b / c / d / e / f / g / h / i [2] After."},
        // A header as high as half a page is not.
        {"| a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r s t u v w x y z a "
         "b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f |\n|---|\n| x |\n| x |\n| x |\n| x |\n| x |\n| "
         "x |\n| y |\n",
         "[1] a b c d e f g h i j k l m n o p q r s / t u v w x y z a b c d e f g h i j k l / m n o p q r s t u v w x "
         "y z a b c d e / f g h i j k l m n o p q r s t u v w x / y z a b c d e f / x / x / x / x / x [2] x / y"},
    });
}

TEST_CASE("a row stays whole where it fits on a page, and is cut between lines where it cannot") {
    auto const cell = [](int count) {
        std::string out = "::: table\n::: row\n::: cell\nL\n:::\n::: cell\n";
        for (int i = 0; i < count; ++i) out += fmt::format("{}\\\n", static_cast<char>('a' + i));
        return out + "z\n:::\n:::\n:::\n";
    };
    check({
        {lines(6) + cell(4), first(6) + " [2] L a / b / c / d / z"},
        {lines(6) + cell(12), first(6) + " / L a / b / c / d [2] e / f / g / h / i / j / k / l / z"},
    });
}

TEST_CASE("what is kept together goes to the next page whole, unless it is higher than one") {
    auto style = square_style();
    style.divisions["note"].keep_together = true;
    style.divisions["note"].text = style.body;
    check({{lines(8) + "::: note\na\n\nb\n\nc\n:::\n", first(8) + " [2] a / b / c"},
           {lines(8) + "::: keep\na\n\nb\n\nc\n:::\n", first(8) + " [2] a / b / c"},
           {lines(8) + "::: small\na\n\nb\n\nc\n:::\n", first(8) + " / a / b [2] c"},
           {"::: note\n" + lines(12) + ":::\n", ten + " [2] 11 / 12"}},
          style);
}

TEST_CASE("space vanishes at the head of a page unless it is sunk") {
    auto style = square_style();
    style.body.space_after = Length::points(6);
    style.divisions["small"].text = style.body;
    style.divisions["small"].text.space_before = Length::points(24);
    auto sunk = style;
    sunk.divisions["small"].sink = true;
    auto const text = "1\n\n::: pagebreak\n:::\n\n::: small\n2\n:::\n";
    SquareFonts fonts;
    auto const baseline = [](Set const& made) { return made.pages.pages.at(1).texts.at(0).baseline; };
    CHECK(baseline(*set_markdown(text, style, fonts)) == Length::points(19));
    CHECK(baseline(*set_markdown(text, sunk, fonts)) == Length::points(43));
}

TEST_CASE("a note stands at the foot of the page that cites it; a long one goes on overleaf after two lines") {
    std::string const note = "\n[^1]: a\\\n    b\\\n    c\\\n    d\\\n    e\n";
    check({
        {"x[^1]\n\n[^1]: y\n", "[1] x ^1 / 1 y"},
        // A line, its note and the space above notes want three lines.
        {lines(7) + "x[^1]\n\n[^1]: y\n", first(7) + " / x ^1 / 1 y"},
        {lines(8) + "x[^1]\n\n[^1]: y\n", first(8) + " [2] x ^1 / 1 y"},
        {lines(5) + "x[^1]\n\nlast\n" + note, first(5) + " / x ^1 / 1 a / b / c [2] last / d / e"},
        {lines(6) + "x[^1]\n\nlast\n" + note, first(6) + " / x ^1 / 1 a / b [2] last / c / d / e"},
        {lines(7) + "x[^1]\n\nlast\n" + note, first(7) + " [2] x ^1 / last / 1 a / b / c / d / e"},
        // A note of three lines is not cut: one of them would be alone.
        {lines(5) + "x[^1]\n\n[^1]: a\\\n    b\\\n    c\n", first(5) + " / x ^1 / 1 a / b / c"},
        {lines(6) + "x[^1]\n\n[^1]: a\\\n    b\\\n    c\n", first(6) + " [2] x ^1 / 1 a / b / c"},
        // Cited twice, printed once.
        {"x[^1]\n\n::: pagebreak\n:::\n\ny[^1]\n\n[^1]: n\n", "[1] x ^1 / 1 n [2] y ^1"},
    });
}

TEST_CASE("of two notes cited on one line the second may have to wait for the next page") {
    SquareFonts fonts;
    std::string const markdown =
        "x[^1][^2]\n\nlast\n\n[^1]: a\\\n    b\\\n    c\\\n    d\\\n    e\\\n    f\\\n    g\\\n    h\\\n    i\n\n[^2]: "
        "n\n";
    auto const made = set_markdown(markdown, square_style(), fonts);
    CHECK(picture_of(made->pages) == "[1] x ^1 ^2 / 1 a / b / c / d / e / f / g [2] last / h / i / 2 n");
    CHECK(faults_in(made->pages, made->document, made->style, Notes::may_wait) == "");
}

TEST_CASE("a landscape division turns its pages and the rest stay upright") {
    auto style = square_style();
    style.page.width = Length::points(140);
    style.page.height = Length::points(220);
    SquareFonts fonts;
    auto const made = set_markdown(
        "---\nnumbering: paragraphs\n---\n# A\n\nOne.\n\n::: landscape\nTwo.[^1]\n:::\n\nThree.\n\n[^1]: Note.\n",
        style, fonts);
    std::string sizes;
    for (auto const& page : made->pages.pages)
        sizes += fmt::format("{}x{} ", page.width.in_points(), page.height.in_points());
    CHECK(sizes == "140x220 220x140 140x220 ");
    CHECK(picture_of(made->pages) == "[1] 1 A / 1.1 One. [2] 1.2 Two. ^1 / 1 Note. [3] 1.3 Three.");
    CHECK(faults_in(made->pages, made->document, made->style) == "");
    // The note stands under the number's column, not left of it.
    CHECK(made->pages.pages[1].texts.back().x == Length::points(30));
}

TEST_CASE("a number stands beside its text if it fits, and above it if not") {
    auto style = square_style();
    style.number_width = Length::points(26);  // five squares and a point
    SquareFonts fonts;
    std::string sections;
    for (int i = 0; i < 12; ++i) sections += "# H\n\n";
    auto const made =
        set_markdown("---\nnumbering: paragraphs\n---\n" + sections + repeated_paragraphs(11), style, fonts);
    auto const picture = picture_of(made->pages);
    CHECK(picture.find("12.9 p") != std::string::npos);
    CHECK(picture.find("12.10 p") != std::string::npos);
    style.number_width = Length::points(24);
    auto const narrower =
        set_markdown("---\nnumbering: paragraphs\n---\n" + sections + repeated_paragraphs(11), style, fonts);
    CHECK(picture_of(narrower->pages).find("12.9 p") != std::string::npos);
    CHECK(picture_of(narrower->pages).find("12.10 / p") != std::string::npos);
    CHECK(faults_in(narrower->pages, narrower->document, narrower->style) == "");
}

TEST_CASE("a heading stands beside what it opens, where the style asks and it fits") {
    auto style = square_style();
    style.divisions["lesson"].text = style.body;
    auto const division = [](std::string const& inside) { return "::: lesson\n" + inside + ":::\n"; };
    auto const wide = [&](double width) {
        style.divisions["lesson"].heading_width = Length::points(width);
        return style;
    };
    std::vector<Rule> const beside = {
        {division("## H\n\nText.\n"), "[1] H Text."},
        {division("## H\n\nText.\n\nMore.\n"), "[1] H Text. / More."},
        {division("## H\n\n- x\n- y\n"), "[1] H - x / - y"},
    };
    check(beside, wide(40));
    std::vector<Rule> const above = {
        {division("## Heading\n\nText.\n"), "[1] Heading / Text."},    // too wide
        {division("## H\n\n| A |\n|---|\n| b |\n"), "[1] H / A / b"},  // no line to stand on
        {division("Text.\n\n## H\n\nMore.\n"), "[1] Text. / H / More."},
        {division("## H\n"), "[1] H"},
    };
    check(above, wide(30));
    check({{division("## H\n\nText.\n"), "[1] H / Text."}}, wide(100));  // too little would be left
    SquareFonts fonts;
    auto const made = set_markdown(division("## H\n\nText.\n"), wide(40), fonts);
    CHECK(made->pages.pages[0].texts[0].x == Length::points(10));
    CHECK(made->pages.pages[0].texts[1].x == Length::points(50));
    CHECK(made->pages.outline.at(0).title == "H");
}

TEST_CASE("items of a tight list stand as close as the style says, those of a loose one as paragraphs do") {
    auto style = square_style();
    style.list_gap = Length::points(2);
    style.body.space_after = Length::points(7);
    auto const baselines = [&](std::string const& markdown) {
        SquareFonts fonts;
        auto const made = set_markdown(markdown, style, fonts);
        std::string shown;
        Length last;
        for (auto const& text : made->pages.pages[0].texts) {
            if (last > Length() && text.baseline > last)
                shown += fmt::format("{:.0f} ", (text.baseline - last).in_points());
            last = text.baseline;
        }
        return shown;
    };
    CHECK(baselines("- a\n- b\n- c\n\nd\n") == "14 14 19 ");
    CHECK(baselines("- a\n\n- b\n- c\n\nd\n") == "19 19 19 ");
    CHECK(baselines("- a\n\n  - x\n  - y\n- b\n") == "19 14 19 ");
}

TEST_CASE("a paper that is longer than its style has room for is told by how much, and where most of it stands") {
    auto style = square_style();
    style.page.most_pages = 1;
    auto const messages = [&](std::string const& markdown) {
        SquareFonts fonts;
        return set_markdown("---\nkind: note\n---\n" + markdown, style, fonts)->messages();
    };
    CHECK(messages(lines(10)).empty());
    CHECK(
        messages("## A\n\na b c\n\n## B\n\n" + lines(10)) ==
        R"(test.md:10:1: warning: "note" takes 2 pages, where its style "Square" has room for 1: it is about 3 lines too long
   10 | 1
      | ^
      hint: take about 5 words out: "B" has 10, "A" 3
)");
    CHECK(messages(lines(21)).find("it is about 11 lines too long") != std::string::npos);
    style.page.most_pages = 2;
    CHECK(messages(lines(20)).empty());
}

TEST_CASE("a page number in the text takes the room that it needs") {
    std::string text = "On [](page:z), see.\n\n";
    for (int i = 0; i < 120; ++i) text += "::: pagebreak\n:::\n\nx\n\n";
    SquareFonts fonts;
    auto const made = set_markdown(text + "# Z {#z}\n", square_style(), fonts);
    auto const& words = made->pages.pages[0].texts;
    std::string shown;
    for (auto const& word : words) shown += fmt::format("{:.0f} {}|", word.x.in_points(), word.shaped->text);
    CHECK(shown == "10 On |25 page |50 121|65 , |75 see.|");
    CHECK(faults_in(made->pages, made->document, made->style) == "");
}

TEST_CASE("a character that no face has is named, with its place") {
    SquareFonts fonts;
    auto const made = set_markdown(
        "# A\n\nIt was *very \xE2\x98\x83 cold*, \xE2\x98\x83 again.\n\n| a \xE2\x98\x83 |\n|---|\n| b "
        "|\n\nx[^1]\n\n[^1]: Note \xE2\x98\x83.\n",
        square_style(), fonts);
    CHECK(made->messages() == R"(test.md:3:14: error: the font "Square" has no shape for U+2603 SNOWMAN
    3 | It was *very ☃ cold*, ☃ again.
      |              ^
      hint: write it with other letters, or name a font that has it in a style of your own
test.md:5:5: error: the font "Square" has no shape for U+2603 SNOWMAN
    5 | | a ☃ |
      |     ^
      hint: write it with other letters, or name a font that has it in a style of your own
test.md:11:12: error: the font "Square" has no shape for U+2603 SNOWMAN
   11 | [^1]: Note ☃.
      |            ^
      hint: write it with other letters, or name a font that has it in a style of your own
)");
}

TEST_CASE("a character that no face has is named also where it is not the text's own") {
    SquareFonts fonts;
    auto style = square_style();
    style.bullets = {"\xE2\x98\x83"};
    auto const bullet = set_markdown("- x\n- y\n", style, fonts);
    CHECK(bullet->messages() == R"(error: the font "Square" has no shape for U+2603 SNOWMAN, which the style prints
      hint: write it with other letters, or name a font that has it in a style of your own
)");
    style.bullets = {"-"};
    style.header.left = "{title}";
    auto const header = set_markdown("---\ntitle: A \xE2\x98\x83\n---\nx\n\n::: pagebreak\n:::\n\ny\n", style, fonts);
    CHECK(header->messages() ==
          R"(error: the font "Square" has no shape for U+2603 SNOWMAN, which the header or footer prints
      hint: write it with other letters, or name a font that has it in a style of your own
)");
}

TEST_CASE("a picture that cannot be had is told with its place and way out") {
    SquareFonts fonts;
    auto const made = set_markdown("Text.\n\n![Alt](missing.png \"C\")\n", square_style(), fonts);
    CHECK(made->messages() == R"(test.md:3:1: error: the picture "missing.png" is not there
    3 | ![Alt](missing.png "C")
      | ^^^^^^^^^^^^^^^^^^^^^^^
      hint: draw it
)");
}

}  // namespace dhrdoc::typeset
