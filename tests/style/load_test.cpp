// Takes style files with and without mistakes; compares what is said about them, and what they make.
#include "style/load.h"

#include "base/files.h"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <map>

namespace dhrdoc::style {

namespace {

using base::Length;

/// Style files in memory, and what was said while one of them was read.
struct Loaded {
    base::Sources sources;
    base::Diagnostics diagnostics;
    std::optional<model::Style> style;

    using Files = std::map<std::string, std::string>;

    explicit Loaded(std::string const& mine) : Loaded(Files{{"mine", mine}}, "mine") {}
    Loaded(Files const& files, std::string const& name) {
        style = load(
            name,
            [&](std::string const& wanted) -> base::SourceFile const* {
                auto const found = files.find(wanted);
                return found == files.end() ? nullptr : &sources.add(wanted + ".toml", found->second);
            },
            diagnostics);
    }

    [[nodiscard]] std::string messages() const {
        std::string out;
        for (auto const& diagnostic : diagnostics.all()) out += base::to_human(diagnostic, sources);
        return out;
    }
};

/// Margins, so that a style of three lines has room.
std::string const margins = "[page]\ntop = 60\nbottom = 60\nleft = 60\nright = 60\n";

std::string with_margins(std::string const& more) { return more + "\n" + margins; }

}  // namespace

TEST_CASE("every mistake in a style file is told with its place and a way out") {
    struct Mistake {
        char const* file;
        char const* messages;
    };
    std::vector<Mistake> const mistakes = {
        {"[body]\nsize = \"large\"\n", R"(mine.toml:2:8: error: "size" in [body] is not what is wanted here
    2 | size = "large"
      |        ^^^^^^^
      hint: write a length: a number of points, or text such as "12mm"
)"},
        {"[body]\nsize = 0\n", R"(mine.toml:2:8: error: "size" in [body] is not what is wanted here
    2 | size = 0
      |        ^
      hint: write a length from 1 to 5000 points
)"},
        {"[body]\nspace_after = -3\n", R"(mine.toml:2:15: error: "space_after" in [body] is not what is wanted here
    2 | space_after = -3
      |               ^^
      hint: write a length from 0 to 5000 points
)"},
        {"[body]\nleading = inf\n", R"(mine.toml:2:11: error: "leading" in [body] is not what is wanted here
    2 | leading = inf
      |           ^^^
      hint: write a length from 1 to 5000 points
)"},
        {"[body]\nleading = nan\n", R"(mine.toml:2:11: error: "leading" in [body] is not what is wanted here
    2 | leading = nan
      |           ^^^
      hint: write a length from 1 to 5000 points
)"},
        {"[list]\nindent = \"12cm\"\n", R"(mine.toml:2:10: error: "indent" in [list] is not what is wanted here
    2 | indent = "12cm"
      |          ^^^^^^
      hint: write a length: a number of points, or text such as "12mm"
)"},
        {"[body]\nsizee = 11\n", R"(mine.toml:2:1: error: unknown key "sizee" in [body]
    2 | sizee = 11
      | ^^^^^
      hint: did you mean "size"?
)"},
        {"[boddy]\nsize = 11\n", R"(mine.toml:1:2: error: unknown key "boddy"
    1 | [boddy]
      |  ^^^^^
      hint: did you mean "body"?
)"},
        {"[list]\nxyzzy = 11\n", R"(mine.toml:2:1: error: unknown key "xyzzy" in [list]
    2 | xyzzy = 11
      | ^^^^^
      hint: known keys are bullets, gap, indent
)"},
        {"[division.recomendation]\npadding = 3\n", R"(mine.toml:1:11: error: unknown key "recomendation" in [division]
    1 | [division.recomendation]
      |           ^^^^^^^^^^^^^
      hint: did you mean "recommendation"?
)"},
        {"[body]\ncolour = \"red\"\n", R"(mine.toml:2:10: error: "colour" in [body] is not what is wanted here
    2 | colour = "red"
      |          ^^^^^
      hint: write a colour such as "#1d4f73", or "none"
)"},
        {"[body]\ncolour = \"#12345g\"\n", R"(mine.toml:2:10: error: "colour" in [body] is not what is wanted here
    2 | colour = "#12345g"
      |          ^^^^^^^^^
      hint: write a colour such as "#1d4f73", or "none"
)"},
        {"[body]\nbold = \"yes\"\n", R"(mine.toml:2:8: error: "bold" in [body] is not what is wanted here
    2 | bold = "yes"
      |        ^^^^^
      hint: write true or false
)"},
        {"[body]\nalign = \"justified\"\n", R"(mine.toml:2:9: error: "align" in [body] is not what is wanted here
    2 | align = "justified"
      |         ^^^^^^^^^^^
      hint: write "left", "right" or "centre"
)"},
        {"[list]\nbullets = []\n", R"(mine.toml:2:11: error: "bullets" in [list] is not what is wanted here
    2 | bullets = []
      |           ^^
      hint: write a list of texts
)"},
        {"[font]\nfamily = 3\n", R"(mine.toml:2:10: error: "family" in [font] is not what is wanted here
    2 | family = 3
      |          ^
      hint: write text in quotes
)"},
        {"body = 3\n", R"(mine.toml:1:8: error: "body" is not what is wanted here
    1 | body = 3
      |        ^
      hint: write a table
)"},
        {"format = \"style/2\"\n", R"(mine.toml:1:10: error: this program reads the format "style/1"
    1 | format = "style/2"
      |          ^^^^^^^^^
      hint: write format = "style/1"
)"},
        {"extends = 3\n", R"(mine.toml:1:11: error: "extends" is not what is wanted here
    1 | extends = 3
      |           ^
      hint: write the name of a style in quotes
)"},
        {"extends = \"nothing\"\n", R"(mine.toml:1:11: error: there is no style "nothing"
    1 | extends = "nothing"
      |           ^^^^^^^^^
      hint: put styles/nothing.toml beside your case, or name a style that exists
)"},
        {"extends = \"mine\"\n", R"(mine.toml:1:11: error: the style "mine" extends itself in the end
    1 | extends = "mine"
      |           ^^^^^^
      hint: let one of the styles extend no other, or "base"
)"},
    };
    for (auto const& mistake : mistakes) {
        CAPTURE(mistake.file);
        Loaded const loaded(with_margins(mistake.file));
        CHECK(loaded.messages() == mistake.messages);
        CHECK(loaded.style.has_value());
    }
}

TEST_CASE("several mistakes are told in one run, and what they would have set stays as it was") {
    Loaded const loaded(with_margins("[body]\nsize = 12\nleading = \"x\"\nbold = 1\n[quote]\nitalic = \"y\"\n"));
    CHECK(loaded.diagnostics.error_count() == 3);
    CHECK(loaded.style->body.size == Length::points(12));
    CHECK_FALSE(loaded.style->body.bold);
}

TEST_CASE("a file that is not TOML, or not there") {
    Loaded const broken("[body\nsize = 3\n");
    CHECK(broken.diagnostics.error_count() == 1);
    CHECK(broken.messages().starts_with("mine.toml:1:"));
    CHECK(broken.messages().find("this is not TOML: ") != std::string::npos);
    CHECK_FALSE(broken.style.has_value());

    Loaded const missing({}, "other");
    CHECK(missing.messages() ==
          "error: there is no style \"other\"\n"
          "      hint: put styles/other.toml beside your case, or name a style that exists\n");
    CHECK_FALSE(missing.style.has_value());
}

TEST_CASE("furniture in the text, and a page without room, are told") {
    struct Mistake {
        char const* file;
        char const* message;
    };
    std::vector<Mistake> const mistakes = {
        {"[page]\ntop = 20\nbottom = 60\n[header]\ndistance = 15\n",
         "error: the style \"mine\" sets the header into the text\n"
         "      hint: make [page] top larger or [header] distance smaller\n"},
        {"[page]\ntop = 60\nbottom = 30\n[footer]\ndistance = 15\n",
         "error: the style \"mine\" sets the footer into the text\n"
         "      hint: make [page] bottom larger or [footer] distance smaller\n"},
        {"[page]\ntop = 60\nbottom = 60\n[marking]\ndistance = 70\n",
         "error: the style \"mine\" sets the marking into the text\n"
         "      hint: make [marking] distance smaller than the margins of [page]\n"},
        {"[page]\ntop = 60\nbottom = 60\nleft = \"90mm\"\nright = \"90mm\"\n",
         "error: the style \"mine\" leaves no room for text\n"
         "      hint: make [page] larger or its margins smaller: text needs 40mm each way\n"},
    };
    for (auto const& mistake : mistakes) CHECK(Loaded(mistake.file).messages() == mistake.message);
}

TEST_CASE("a style says only what differs from the one that it extends") {
    Loaded const loaded(
        {{"base",
          with_margins("[body]\nsize = 10\nleading = 14\ncolour = \"#102030\"\n[heading.1]\nsize = 20\n"
                       "[table]\nstripe = \"#ffffff\"\n[division.note]\npadding = 9\nbackground = \"#eeeeee\"")},
         {"middle", "extends = \"base\"\n[body]\nleading = 16\n[heading.1]\nbold = true\n"},
         {"mine",
          "extends = \"middle\"\n[body]\nitalic = true\n[table]\nstripe = \"none\"\n[division.note]\npadding = 4\n"}},
        "mine");
    REQUIRE(loaded.messages() == "");
    auto const& style = *loaded.style;
    CHECK(style.name == "mine");
    CHECK(style.body.size == Length::points(10));
    CHECK(style.body.leading == Length::points(16));
    CHECK(style.body.italic);
    CHECK(style.headings[0].size == Length::points(20));
    CHECK(style.headings[0].bold);
    // What is not said of a text is the body's, as the last of the chain has it.
    CHECK(style.headings[0].italic);
    CHECK(style.note.leading == Length::points(16));
    CHECK(style.note.colour == model::Colour{0x10, 0x20, 0x30});
    CHECK_FALSE(style.table.stripe.has_value());
    CHECK(style.divisions.at("note").padding == Length::points(4));
    CHECK(style.divisions.at("note").background == model::Colour{0xee, 0xee, 0xee});
}

TEST_CASE("lengths are points or millimetres, whole or not") {
    Loaded const loaded(
        with_margins("[list]\nindent = \"25.4mm\"\ngap = 1.5\n[quote]\nindent_left = \"10pt\"\nindent_right = 3"));
    REQUIRE(loaded.messages() == "");
    CHECK(loaded.style->list_indent == Length::points(72));
    CHECK(loaded.style->list_gap == Length::points(1.5));
    CHECK(loaded.style->quote.indent_left == Length::points(10));
    CHECK(loaded.style->quote.indent_right == Length::points(3));
}

TEST_CASE("leading grows with the size unless it is said too") {
    Loaded const loaded(
        with_margins("[body]\nsize = 10\nleading = 15\n[note]\nsize = 8\n[code]\nsize = 8\nleading = 9"));
    CHECK(loaded.style->note.leading == Length::points(12));
    CHECK(loaded.style->code.leading == Length::points(9));
}

TEST_CASE("the styles that we ship have no mistakes") {
    base::DiskFiles const files;
    std::string const folder = DHRDOC_SOURCE_DIR "/styles";
    auto const names = files.list(folder);
    CHECK(names.size() >= 7);
    for (auto const& name : names) {
        base::Sources sources;
        base::Diagnostics diagnostics;
        auto const find = [&](std::string const& wanted) -> base::SourceFile const* {
            auto text = files.read(folder + "/" + wanted + ".toml");
            return text ? &sources.add(wanted + ".toml", std::move(*text)) : nullptr;
        };
        CAPTURE(name);
        CHECK(load(name.substr(0, name.size() - 5), find, diagnostics).has_value());
        for (auto const& diagnostic : diagnostics.all()) CHECK(base::to_human(diagnostic, sources) == "");
    }
}

}  // namespace dhrdoc::style
