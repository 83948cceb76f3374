// Takes running headers and footers of every length; says what stands outside of the body.
#include "page_walk.h"
#include "setting.h"

#include <fmt/format.h>
#include <catch2/catch.hpp>

namespace dhrdoc::typeset {

namespace {

using base::Length;

/// Furniture of the last page, each text with its place.
std::string furniture_of(Set const& made) {
    std::string out;
    for (auto const& text : made.pages.pages.back().texts) {
        if (text.element == model::artifact)
            out += fmt::format("{:.0f},{:.0f} {}\n", text.x.in_points(), text.baseline.in_points(), text.shaped->text);
    }
    return out;
}

model::Style with_furniture() {
    auto style = square_style();
    style.page.top = style.page.bottom = Length::points(30);
    style.header.distance = style.footer.distance = Length::points(20);
    style.marking_distance = Length::points(10);
    return style;
}

}  // namespace

TEST_CASE("running header and footer: names are filled, what is too long is cut and says so, nothing meets") {
    struct Running {
        char const* left;
        char const* centre;
        char const* right;
        char const* printed;
    };
    // A line is forty squares of five points; two sizes, four squares, are kept between the three.
    std::vector<Running> const rows = {
        {"Left", "Mid", "Right", "185,20 Right\n100,20 Mid\n10,20 Left\n"},
        {"{title}, {page} of {pages}", "", "", "10,20 A title of the front matter, 1 of 1\n"},
        {"{section}", "", "{nothing}", "10,20 1 First\n"},
        {"{unclosed", "", "", "10,20 {unclosed\n"},
        {"One two three four five six seven eight nine", "", "", "10,20 One two three four five six seven …\n"},
        {"One two three four five six seven eight nine", "", "Page 100",
         "170,20 Page 100\n10,20 One two three four five …\n"},
        {"One two three four five six seven eight nine", "Middle words", "Page 100",
         "170,20 Page 100\n78,20 Middle words\n10,20 One two …\n"},
        {"Incomprehensibilitiesincomprehensibilities", "", "Page",
         "190,20 Page\n10,20 Incomprehensibilitiesincomprehe…\n"},
        {"", "Incomprehensibilitiesincomprehensibilities and more words", "",
         "10,20 Incomprehensibilitiesincomprehensibilit…\n"},
        {"Left", "", "Incomprehensibilitiesincomprehensibilities", "110,20 Incomprehensibiliti…\n10,20 Left\n"},
    };
    for (auto const& row : rows) {
        SquareFonts fonts;
        auto style = with_furniture();
        style.header.left = row.left;
        style.header.centre = row.centre;
        style.header.right = row.right;
        auto const made =
            set_markdown("---\ntitle: A title of the front matter\nnumbering: headings\n---\n# First\n", style, fonts);
        CAPTURE(row.left, row.centre, row.right);
        CHECK(furniture_of(*made) == row.printed);
        CHECK(faults_in(made->pages, made->document, made->style) == "");
    }
}

TEST_CASE("the section in the header is the one that the page begins in, or the first that begins on it") {
    SquareFonts fonts;
    auto style = with_furniture();
    style.header.left = "{section}";
    auto const made = set_markdown(
        "Before.\n\n# One\n\n" + std::string(400, 'x') + "\n\n# Two\n\n# Three\n\n::: pagebreak\n:::\n\nEnd.\n", style,
        fonts);
    std::vector<std::string> headers;
    for (auto const& page : made->pages.pages) headers.push_back(page.texts.back().shaped->text);
    CHECK(headers == std::vector<std::string>{"One", "One", "Two", "Three"});
}

TEST_CASE("the marking stands at the top and the bottom of every page, also where there is no other furniture") {
    SquareFonts fonts;
    Set made;
    made.style = with_furniture();
    made.style.furniture_on_first_page = false;
    made.style.footer.right = "{page}";
    made.document.blocks.resize(2);
    made.document.blocks[0].kind = model::BlockKind::page_break;
    made.document.blocks[1].text = model::StyledText::plain("Text");
    set(made, fonts, "OFFICIAL-SENSITIVE");
    REQUIRE(made.pages.pages.size() == 1);
    CHECK(furniture_of(made) == "65,10 OFFICIAL-SENSITIVE\n65,135 OFFICIAL-SENSITIVE\n");
}

TEST_CASE("a marking on a band of colour stands on a white plate, and elsewhere on the page") {
    auto style = with_furniture();
    auto& cover = style.divisions["cover"];
    cover.text = style.body;
    cover.band_colour = model::Colour{22, 64, 95};
    for (double const height : {0.0, 40.0}) {
        cover.band_height = Length::points(height);
        SquareFonts fonts;
        Set made;
        auto const& file = made.sources.add("test.md", "::: cover\nText\n:::\n");
        auto filled = std::make_shared<model::FilledText>(model::FilledText::whole_file(file));
        made.document = markdown::parse(filled, made.sources, {}, made.diagnostics);
        made.style = style;
        set(made, fonts, "MARK");
        std::string plates;
        for (auto const& rule : made.pages.pages[0].rules) {
            if (rule.colour == model::Colour{255, 255, 255})
                plates += fmt::format("{:.0f},{:.0f} {:.0f}x{:.0f} ", rule.x.in_points(), rule.y.in_points(),
                                      rule.width.in_points(), rule.height.in_points());
        }
        // Only the upper one is on the band.
        CHECK(plates == (height > 0 ? "92,-2 35x18 " : ""));
    }
}

}  // namespace dhrdoc::typeset
