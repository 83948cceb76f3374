// Takes documents that try typesetting hard; walks over their pages.
#include "page_walk.h"
#include "setting.h"

#include <fmt/format.h>
#include <catch2/catch.hpp>

namespace dhrdoc::typeset {

namespace {

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

/// `count` words of many lengths, always the same.
std::string prose(std::size_t count, unsigned seed = 7) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
        seed = seed * 1103515245U + 12345U;
        if (i != 0) out += ' ';
        for (unsigned length = 1 + seed / 65536U % 9; length > 0; --length)
            out += static_cast<char>('a' + (seed / 64 + length * 7) % 26);
    }
    return out + ".";
}

struct Sample {
    std::string name;
    std::string markdown;
    Notes notes = Notes::begin_where_cited;
};

std::string table_of(std::size_t rows) {
    std::string out = "| Date | Agency | Event |\n|---|---|---|\n";
    for (std::size_t i = 0; i < rows; ++i)
        out += fmt::format("| Day {} | Police | {} |\n", i, prose(1 + i % 23, static_cast<unsigned>(i)));
    return out;
}

std::string columns_of(std::size_t columns, std::string const& cell) {
    std::string head, rule, row;
    for (std::size_t i = 0; i < columns; ++i) {
        head += fmt::format("| H{} ", i);
        rule += "|---";
        row += "| " + cell + " ";
    }
    return head + "|\n" + rule + "|\n" + row + "|\n" + row + "|\n";
}

std::string numbered(std::string const& text) { return "---\nnumbering: paragraphs\n---\n" + text; }

std::string deep_list(std::size_t levels, bool ordered) {
    std::string out;
    std::string indent;
    for (std::size_t i = 0; i < levels; ++i) {
        out += indent + (ordered ? "1. " : "- ") + "Level " + prose(12, static_cast<unsigned>(i)) + "\n";
        indent += ordered ? "   " : "  ";
    }
    return out;
}

std::string nested_quotes(std::size_t levels) {
    std::string out;
    for (std::size_t i = 1; i <= levels; ++i)
        out += repeated("> ", i) + prose(30, static_cast<unsigned>(i)) + "\n" + repeated("> ", i) + "\n";
    return out;
}

std::vector<Sample> samples() {
    auto const word = repeated("incomprehensibilities", 19) + "z";  // 400 letters
    auto const sixty = prose(700, 3);                               // 60 lines and more
    std::vector<Sample> out = {
        {"a thousand rows", table_of(1000)},
        {"long word in a paragraph", numbered("# A\n\nBefore " + word + " after.\n")},
        {"long word in a heading",
         numbered("# A " + word + "\n\n## " + word + "\n\nText.\n\n::: contents {depth=2}\n:::\n")},
        {"long word in a cell", "| A | B |\n|---|---|\n| " + word + " | short |\n| x | y |\n"},
        {"long word in a header cell", "| " + word + " | B |\n|---|---|\n| a | short |\n"},
        {"long word in a note", "See.[^1]\n\n[^1]: Before " + word + " after.\n"},
        {"long word in a list", "- " + word + "\n  - " + word + "\n"},
        {"long word in a link", "[" + word + "](https://example.org/) and https://example.org/" + word + "\n"},
        {"sixty-line note", prose(80) + "[^1] " + prose(300) + "\n\n[^1]: " + sixty + "\n"},
        {"two long notes on one line",
         "Text.[^1][^2] " + prose(100) + "\n\n[^1]: " + sixty + "\n\n[^2]: " + sixty + "\n", Notes::may_wait},
        {"five long notes on one line",
         prose(60) + "[^1][^2][^3][^4][^5] " + prose(400) + "\n\n[^1]: " + sixty +
             "\n\n[^2]: Short.\n\n[^3]: " + sixty + "\n\n[^4]: Short.\n\n[^5]: " + sixty + "\n",
         Notes::may_wait},
        {"long note in a cell",
         "| A | B |\n|---|---|\n| x[^1] | " + prose(40) + " |\n| y | z[^2] |\n\n" + prose(100) + "\n\n[^1]: " + sixty +
             "\n\n[^2]: Short.\n",
         Notes::may_wait},
        {"note with blocks", "Text.[^1]\n\n[^1]: First.\n\n    - one\n    - two\n\n    > quoted\n\n    Last.\n"},
        {"twelve levels", deep_list(12, false)},
        {"twelve ordered levels", deep_list(12, true)},
        {"lists that begin in lists", "- - - - - deep\n- 1. one\n  2. two\n- \n- > quote\n"},
        {"long labels",
         [] {
             std::string text;
             for (int i = 0; i < 130; ++i) text += fmt::format("{}. Item {}\n", 9990 + i, i);
             return text + "\nText.\n\n- outer\n" + [] {
                 std::string inner;
                 for (int i = 0; i < 40; ++i)
                     inner +=
                         "  1. letter\n     1. roman\n     2. roman\n     3. roman\n     4. roman\n     5. roman\n     "
                         "6. roman\n     7. roman\n     8. roman\n";
                 return inner;
             }();
         }()},
        {"thirty columns", columns_of(30, "unbreakable words here")},
        {"thirty columns in landscape",
         "Before.\n\n::: landscape\n" + columns_of(30, "unbreakable words here") + ":::\n\nAfter.\n"},
        {"lists in narrow cells",
         "| A | B | C | D | E | F |\n|---|---|---|---|---|---|\n| a | b | c | d | e | f |\n\n::: table {widths=\"1 9 1 "
         "9 1 9\"}\n::: row\n::: cell\n- one\n  - two\n    - three\n:::\n::: cell\n1. one\n2. two\n:::\n::: cell\n100. "
         "hundred\n:::\n::: cell\n> quoted\n:::\n::: cell\n- [ ] task\n:::\n::: cell\n`code`\n:::\n:::\n:::\n"},
        {"tall cell beside short ones",
         "| A | B | C |\n|---|---|---|\n| a | " + prose(2500) + " | c |\n| d | e | f |\n"},
        {"landscape in portrait",
         numbered("# A\n\n" + prose(50) + "\n\n::: landscape\n## Inside\n\n" + prose(700) + "[^1]\n\n" + table_of(60) +
                  ":::\n\n" + prose(90) + "\n\n[^1]: " + sixty + "\n")},
        {"note carried to a turned page",
         numbered("# A\n\n" + prose(400) + "[^1]\n\n::: landscape\n" + prose(50) + "\n:::\n\n[^1]: " + sixty + "\n")},
        {"tall figures",
         "![Alt](300x9000.png \"Caption\")\n\nText.\n\n![Alt](9000x300.png \"Caption\")\n\n![Alt](9000x9000.png)\n"},
        {"figures in a table",
         "::: table {#t caption=\"T\"}\n::: row {.header}\n::: cell\nA\n:::\n::: cell\nB\n:::\n:::\n::: row\n::: "
         "cell\n![Alt](3000x9000.png \"Caption\")\n:::\n::: cell\nText.\n:::\n:::\n:::\n"},
        {"quotes in quotes", nested_quotes(12)},
        {"boxes across pages", "::: note\n" + prose(1500) + "\n\n::: lesson\n" + prose(900) +
                                   "\n\n::: recommendation\n" + prose(900) + "\n:::\n:::\n:::\n\n::: keep\n" +
                                   prose(800) + "\n\n" + prose(800) + "\n:::\n"},
        {"boxes in boxes",
         [] {
             std::string open, close;
             for (int i = 0; i < 14; ++i) {
                 open += "::: note\nLevel.\n\n";
                 close += ":::\n";
             }
             return open + prose(30) + "\n" + close;
         }()},
        {"boxes in cells",
         "::: table\n::: row\n::: cell\n::: note\n" + prose(1200) + "\n:::\n:::\n::: cell\nb\n:::\n:::\n:::\n"},
        {"table in a table", "::: table\n::: row\n::: cell\n" + table_of(90) + ":::\n::: cell\nb\n:::\n:::\n:::\n"},
        {"tall cell of a table in a table", "::: table\n::: row\n::: cell\n| A | B |\n|---|---|\n| a | " + prose(1800) +
                                                " |\n:::\n::: cell\nb\n:::\n:::\n:::\n"},
        {"three hundred headings",
         [] {
             std::string text = "::: contents {depth=2}\n:::\n\n";
             for (int i = 0; i < 300; ++i)
                 text += fmt::format("{} {}\n\n{}\n\n", i % 6 == 0 ? "#" : "##",
                                     prose(1 + static_cast<std::size_t>(i) % 17, static_cast<unsigned>(i)),
                                     prose(20, static_cast<unsigned>(i)));
             return numbered(text);
         }()},
        {"headings alone",
         [] {
             std::string text;
             for (int i = 0; i < 200; ++i)
                 text += fmt::format("{} Heading {}\n\n", repeated("#", 1 + static_cast<std::size_t>(i) % 6), i);
             return text;
         }()},
        {"nothing", ""},
        {"empty cells and items",
         "| A |  |\n|---|---|\n|  |  |\n| x |  |\n\n- \n- x\n-\n\n1.\n2. y\n\n>\n\n::: note\n:::\n\n::: table\n::: "
         "row\n::: cell\n:::\n:::\n:::\n\nLast.\n"},
        {"code with tabs and long lines", "```\n\tint main() {\n" + word + "\n\n\n    return 0;\n}\n```\n"},
        {"hard breaks", "One\\\ntwo\\\nthree" + prose(60) + "\\\nfour\n"},
        {"note in a note", "Text.[^1]\n\n[^1]: See also.[^2]\n\n[^2]: Second.\n", Notes::may_wait},
        {"notes in headings and captions",
         "# Head[^1]\n\n::: contents {depth=1}\n:::\n\n| A[^2] | B |\n|---|---|\n| a | b[^3] |\n\nTable: "
         "Caption[^4]\n\n[^1]: One.\n\n[^2]: Two.\n\n[^3]: Three.\n\n[^4]: Four.\n"},
        {"a note cited twice", prose(60) + "[^1] " + prose(900) + "[^1]\n\n[^1]: Note.\n"},
        {"page references",
         "# A {#a}\n\n[](page:b), [](page:a)! " + prose(3000) + "\n\n# B {#b}\n\nSee [](page:a) and [](page:b).\n"},
        {"many pages referred to",
         [] {
             std::string text = "# A {#a}\n\nSee [](page:z), [](page:z), [](page:z).\n\n::: contents\n:::\n\n";
             for (int i = 0; i < 120; ++i) text += "::: pagebreak\n:::\n\nText.\n\n";
             return text + "# Z {#z}\n\nEnd.\n";
         }()},
        {"unusual characters",
         "Soft\xC2\xADhyphen, no\xC2\xA0"
         "break, caf\xC3\xA9, cafe\xCC\x81, \xE2\x82\xAC"
         "100, \xC3\x9E\xC3\xBEr, \xC5\x81\xC3\xB3\xC5\xBA, \xE2\x80\x9Cquoted\xE2\x80\x9D \xE2\x80\x94 "
         "dash\xE2\x80\xA6 a\xE2\x80\x8B"
         "b "
         "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD7\xA2\xD7\x95\xD7\x9C\xD7\x9D.\n"},
    };
    // Notes cited at every height of a page: one of them is in its last line.
    for (int lines = 0; lines < 14; ++lines) {
        std::string text;
        for (int i = 0; i < lines; ++i) text += "Line.\n\n";
        for (int i = 0; i < 60; ++i) text += fmt::format("Words[^n{}] more.\n\n", i);
        for (int i = 0; i < 60; ++i)
            text += fmt::format("[^n{}]: {}\n\n", i, prose(1 + static_cast<std::size_t>(i * 7) % 40));
        out.push_back({fmt::format("notes after {} lines", lines), text});
    }
    return out;
}

model::Style narrow(model::Style style) {
    style.page.width = base::Length::points(170);
    style.page.height = base::Length::points(220);
    style.page.left = style.page.right = base::Length::points(15);
    style.page.top = style.page.bottom = base::Length::points(35);
    style.header.distance = style.footer.distance = base::Length::points(18);
    return style;
}

}  // namespace

TEST_CASE("nothing runs off the page, overlaps or is lost") {
    auto real = real_fonts();
    SquareFonts square;
    auto as_blocks = shipped_style("report");
    as_blocks.tables_as_blocks = true;
    struct Way {
        std::string name;
        model::Style style;
        FontMetrics* fonts;
    };
    std::vector<Way> const ways = {{"report", shipped_style("report"), real.get()},
                                   {"letter", shipped_style("letter"), real.get()},
                                   {"plan", shipped_style("plan"), real.get()},
                                   {"narrow report", narrow(shipped_style("report")), real.get()},
                                   {"report with tables as blocks", as_blocks, real.get()},
                                   {"squares", square_style(), &square}};
    for (auto const& sample : samples()) {
        for (auto const& way : ways) {
            CAPTURE(sample.name, way.name);
            auto const made = set_markdown(sample.markdown, way.style, *way.fonts);
            CHECK(made->messages() == "");
            CHECK(faults_in(made->pages, made->document, made->style, sample.notes) == "");
        }
    }
}

}  // namespace dhrdoc::typeset
