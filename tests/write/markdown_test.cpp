// markdown(): what comes back from cmark-gfm is what went in.
#include "write/markdown.h"

#include "cmark_reader.h"
#include "redacted.h"

#include <catch2/catch.hpp>

#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

namespace dhrdoc::write {

namespace {

using model::Block;
using model::BlockKind;
using model::Document;
using model::Mark;
using model::StyledText;
using std::string;

string through(string const& source) { return markdown(unchanged(cmark_document(source)), MarkdownFlavour::source); }

/// Paragraphs, links and notes of a document without what Markdown cannot say (unused link entries, origins).
string told(Document const& document) { return model::to_string(document); }

void check_same_html(string const& source) {
    string const written = through(source);
    CAPTURE(source, written);
    CHECK(cmark_html(written) == cmark_html(source));
}

string published(Document document) { return markdown(unchanged(std::move(document)), MarkdownFlavour::publication); }

Block text_block(BlockKind kind, string const& text) {
    Block block;
    block.kind = kind;
    block.text = StyledText::plain(text);
    return block;
}

}  // namespace

TEST_CASE("ordinary prose comes back byte for byte") {
    std::vector<string> const texts = {
        "At 1.6 the report says so.\n",
        "it's a_b and snake_case_name, #7, 5 * 3 = 15, 5*3 alone\n",
        "a * b * c\n",
        "x < y and AT&T & others; 3 > 2 < 4\n",
        "one | two | three\n",
        "2021 was a year. 2021. And 14. So 3) it was.\n",
        "C:\\files\\new and a \\ alone\n",
        "He said [sic] that [REDACTED] (CPG) wrote [1] and [2].\n",
        "\"Quoted\" 'single' \u2018curly\u2019 \u2013 dash \u2014 em \u2026\n",
        "100% ~5 ~ approx; a ` tick\n",
        "From: A. Person <a.person@example.org>; [REDACTED] <b@example.org> To: c@example.org\n",
        "mail a.person@example.org or see https://www.example.org/a_b?c=d&e=f.\n",
        "See www.example.org (www.example.org/x).\n",
        "Hello! [link](https://example.org \"Title\") and ![not an image\n",
        "**bold**, *emphasis*, ~~struck~~, `code` and ***both***\n",
        "**bold**word and a**b**c\n",
        "A line\\\nand its break\\\n14. Not a list\n",
        "1\\. Not a list\n",
        "\\# Not a heading\n",
        "\\- Not a list\n",
        "#hashtag and #7\n",
        "+44 20 7946 0000\n",
        "-5 degrees\n",
        "<https://example.org/a(b)c>\n",
        "``a ` tick``\n",
        "| a | b |\n| --- | :---: |\n| 1 \\| 2 | `x \\| y` |\n| | **z** |\n",
        "- one\n- two\n  - inner\n  - inner two\n- three\n",
        "- one\n\n- two\n\n  more\n",
        "3. three\n4. four\n",
        "- [ ] open\n- [x] done\n",
        "> quoted\n>\n> > twice\n",
        "```sh\nls | grep `x`\n\n  indented\n```\n",
        "````\n```\n````\n",
        "# Heading\n\n## C# \\#\n\n###### Deep\n",
        "Text.[^imr] More.[^2]\n\n[^imr]: A *note*.\n\n    - with a list\n\n[^2]: Two.\n",
        "---\n",
    };
    for (string const& text : texts) {
        CAPTURE(text);
        CHECK(through(text) == text);
    }
}

TEST_CASE("the same HTML comes of what is written") {
    std::vector<string> const texts = {
        "*a* **b** _c_ __d__ *e **f** g* **h *i* j** ***k** l* ***m* n**\n",
        "**a***b* *a*__b__\n",
        "foo*bar*baz **\"quoted\"** and **(x)** **x**.\n",
        "~~a~~ **~~b~~** ~~**c**~~x\n",
        "[a **b** c](http://x.org) **see [a](b) and c** *[d](e)*\n",
        "[a](<b c>) [d](e\\)f) [g](h(i)j) [k](l 'm \"n\" o')\n",
        "[foo]\n\n[foo]: /url \"title\"\n",
        "\\[a](b) \\*c* \\`d` \\<e> \\&amp; \\\\*f*\n",
        "&amp;copy; &lt;b&gt; &#42;a&#42; &nbsp;x\n",
        "&#32;a\n\na&#32;\n",
        "- a\n- b\n\n* c\n* d\n\n1. e\n\n1) f\n",
        "- a\n\n      code\n- b\n",
        "- - a\n  - b\n- 1. c\n  2. d\n",
        "- a\n  > b\n- c\n  ```\n  d\n  ```\n",
        "-\n- a\n-\n",
        "- ***\n- # h\n- | a |\n  |---|\n",
        "1.  a\n\n    b\n\n        code\n",
        "    indented\n    code\n",
        "~~~ a`b\n```\n~~~\n",
        "| a |\n|---|\n\n| a | b |\n|:--|--:|\n| c |\n| d | e | f |\n",
        "a\\\n\\\nb\n",
        "a  \n*b*\n",
        "Setext\n===\n\nTwo\\\nlines\n---\n",
        "# a #\n\n# a \\#\n\n#\n\n## \\# x\n",
        "a[^1]b[^x]\n\n[^1]: one\n\n    ```\n    code\n    ```\n[^x]: two[^1]\n",
        "a\n\\---\n\nb\\\n\\===\n\na | b\\\n\\--- | ---\n",
        "\\[^1]: x\n\n\\[foo]: y\n",
        "wow\\![a](b) wow!\\[a](b)\n",
        "> - a\n>   b\n>\n>   c\n\n> d\n",
        "* * *\n\n_ _ _\n",
        "<http://a.b/?x=%20&y> <mailto:a@b.cd> <tel:123>\n",
        "*www.example.org* (http://example.org/(a)) http://example.org/a. http://example.org/a&b;\n",
        "[see www.example.org] [www.example.org](http://www.example.org)\n",
        "http\\://example.org and www\\.example.org\n",
        "\\2021. x\n\n2021\\. x\n\n2021\\) x\n",
        "***a*b** c **d*e***\n",
        "**a**b**c** *a*b*c*\n",
        "`a``b` `` ` `` ` `` ` `  `\n",
        "- [ ] \\[ ] a\n- \\[x] b\n",
        "text\n\n> \\> a\n\n1. \\1. a\n",
        "**\u201Cquoted\u201D** **x**\u2019s *\u00E9t\u00E9*\u00E9\n",
    };
    for (string const& text : texts) check_same_html(text);
}

TEST_CASE("what was read from what was written is what was written") {
    // Documents that no Markdown was read to, as redaction may leave them.
    std::vector<std::pair<string, StyledText>> cases;
    auto const add = [&](string const& expected, std::vector<std::pair<string, Mark>> const& parts) {
        StyledText text;
        for (auto const& [words, marks] : parts) text.append(words, marks);
        cases.emplace_back(expected, text);
    };
    add("**[mark]**&#115;\n", {{"[mark]", Mark::strong}, {"s", Mark::none}});
    add("a&#115;**(x)**\n", {{"as", Mark::none}, {"(x)", Mark::strong}});
    add("**a&#32;**&#98;\n", {{"a ", Mark::strong}, {"b", Mark::none}});
    add("**a**_b_\n", {{"a", Mark::strong}, {"b", Mark::emphasis}});
    add("*a **b***\n", {{"a ", Mark::emphasis}, {"b", Mark::emphasis | Mark::strong}});
    add("1<sup>st</sup>\n", {{"1", Mark::none}, {"st", Mark::superscript}});
    add("&#32;a\n", {{" a", Mark::none}});
    for (auto const& [expected, text] : cases) {
        Document document;
        document.blocks.emplace_back();
        document.blocks.back().text = text;
        string const written = markdown(unchanged(document), MarkdownFlavour::source);
        CHECK(written == expected);
        CHECK(told(cmark_document(written)) == told(document));
    }
}

TEST_CASE("a publication prints numbers, contents and captions") {
    Document document;
    document.meta["title"] = StyledText::plain("Overview report");
    Block contents;
    contents.kind = BlockKind::contents;
    contents.level = 2;
    contents.text = StyledText::plain("Contents");
    Block heading = text_block(BlockKind::heading, "Findings & lessons");
    heading.level = 1;
    heading.number = "8";
    heading.id = "findings";
    heading.reference = "section 8";
    Block inner = text_block(BlockKind::heading, "The police");
    inner.level = 2;
    inner.number = "8.1";
    Block paragraph = text_block(BlockKind::paragraph, "");
    paragraph.number = "8.1.1";
    paragraph.text.links = {{"#findings", {}}, {"https://example.org", {}}};
    paragraph.text.append("See ");
    paragraph.text.append("section 8", Mark::none, 0);
    paragraph.text.append(" on ");
    model::Inset page;
    page.kind = model::Inset::Kind::page_reference;
    page.target = "findings";
    page.at = static_cast<std::uint32_t>(paragraph.text.text.size() + 5);
    paragraph.text.append("page \xEF\xBF\xBC", Mark::none, 0);
    paragraph.text.insets = {page};
    paragraph.text.append(" and ");
    paragraph.text.append("the site", Mark::none, 1);

    Block table = text_block(BlockKind::table, "Agencies");
    table.number = "3";
    table.columns.resize(2);
    Block list;
    list.kind = BlockKind::list;
    for (char const* words : {"one | two", "three"}) {
        Block item;
        item.kind = BlockKind::item;
        item.children = {text_block(BlockKind::paragraph, words)};
        list.children.push_back(item);
    }
    auto const cell = [](std::vector<Block> children) {
        Block made;
        made.kind = BlockKind::cell;
        made.children = std::move(children);
        return made;
    };
    Block row;
    row.kind = BlockKind::row;
    row.children = {cell({text_block(BlockKind::paragraph, "Agency")}),
                    cell({text_block(BlockKind::paragraph, "Role")})};
    row.header = true;
    table.children.push_back(row);
    row.header = false;
    row.children = {cell({text_block(BlockKind::paragraph, "Police\nforce"), list})};
    row.children.front().span = 2;
    table.children.push_back(row);

    Block figure = text_block(BlockKind::figure, "Arrests by year");
    figure.number = "2";
    figure.image = "figures/arrests.png";
    figure.alt = "Arrests rose [from 3] to 5.";
    Block box;
    box.kind = BlockKind::division;
    box.name = "panel-box";
    box.children = {text_block(BlockKind::paragraph, "The panel's view.")};
    Block page_break;
    page_break.kind = BlockKind::page_break;

    document.blocks = {contents, heading, inner, paragraph, table, page_break, figure, box};
    CHECK(published(document) ==
          "# Overview report\n"
          "\n"
          "## Contents\n"
          "\n"
          "- [8 Findings & lessons](#8-findings--lessons)\n"
          "  - [8.1 The police](#81-the-police)\n"
          "\n"
          "## 8 Findings & lessons\n"
          "\n"
          "### 8.1 The police\n"
          "\n"
          "8.1.1 See section 8 on section 8 and [the site](https://example.org)\n"
          "\n"
          "Table 3: Agencies\n"
          "\n"
          "| Agency | Role |\n"
          "| --- | --- |\n"
          "| Police; force; one \\| two; three | |\n"
          "\n"
          "![Arrests rose \\[from 3\\] to 5.](figures/arrests.png)\n"
          "\n"
          "Figure 2: Arrests by year\n"
          "\n"
          "> The panel's view.\n");
    document.blocks = {box};
    document.meta.clear();
    CHECK(markdown(unchanged(document), MarkdownFlavour::publication, "OFFICIAL-SENSITIVE") ==
          "**OFFICIAL-SENSITIVE**\n\n> The panel's view.\n\n**OFFICIAL-SENSITIVE**\n");
}

TEST_CASE("charts go back as they came, and to a publication as their tables") {
    Block figure = text_block(BlockKind::figure, "Arrests by year");
    figure.number = "2";
    figure.id = "fig-arrests";
    figure.chart = model::ChartKind::bar;
    figure.alt = "Arrests \"rose\".";
    figure.attributes = {{"reference", "4.2"}, {"reference-label", "the median"}};
    Block table, row, cell;
    table.kind = BlockKind::table;
    row.kind = BlockKind::row;
    row.header = true;
    cell.kind = BlockKind::cell;
    cell.children = {text_block(BlockKind::paragraph, "Year")};
    row.children = {cell};
    table.children = {row};
    figure.children = {table};
    Document document;
    document.blocks = {figure};
    CHECK(markdown(unchanged(document), MarkdownFlavour::source) ==
          "::: figure {#fig-arrests chart=bar alt=\"Arrests \\\"rose\\\".\" table=none reference=4.2 "
          "reference-label=\"the median\"}\n\nArrests by year\n\n| Year |\n| --- |\n\n:::\n");
    CHECK(markdown(unchanged(document), MarkdownFlavour::publication) ==
          "Figure 2: Arrests by year\n\n| Year |\n| --- |\n");
}

// --- generated -------------------------------------------------------------------------------------------------------

namespace {

std::vector<string> const fragments = {"a",
                                       "b",
                                       "word",
                                       " ",
                                       " ",
                                       " ",
                                       "*",
                                       "**",
                                       "***",
                                       "_",
                                       "__",
                                       "~",
                                       "~~",
                                       "`",
                                       "``",
                                       "[",
                                       "]",
                                       "(",
                                       ")",
                                       "](",
                                       "![",
                                       "[^",
                                       "[^1]",
                                       "<",
                                       ">",
                                       "&",
                                       "&amp;",
                                       "&#42;",
                                       ";",
                                       "\\",
                                       "\\\n",
                                       "|",
                                       "#",
                                       "# ",
                                       "- ",
                                       "+ ",
                                       "1. ",
                                       "2. ",
                                       "1) ",
                                       "---",
                                       "===",
                                       "\n",
                                       "\n",
                                       "\n\n",
                                       "\n\n",
                                       "\n\n- ",
                                       "\n  ",
                                       "\n    ",
                                       "> ",
                                       "\n> ",
                                       "```",
                                       "\n```\n",
                                       "~~~",
                                       ":",
                                       "://",
                                       "http://",
                                       "https://a.b/c",
                                       "www.",
                                       "www.a.bc",
                                       "a@b.cd",
                                       "!",
                                       "\"",
                                       "'",
                                       ".",
                                       ",",
                                       "\u00E9",
                                       "\u201C",
                                       "\u2019",
                                       "\u00A0",
                                       "\u2003",
                                       "\u05BE",
                                       "\u3001",
                                       "\u00A3",
                                       "\U0001F600",
                                       "[ ] ",
                                       "[x] ",
                                       "| a | b |\n|---|:-:|\n| c | d |",
                                       "\n[^1]: note\n",
                                       "\n[a]: b\n",
                                       "5",
                                       "-",
                                       "+",
                                       "=",
                                       "{",
                                       "}",
                                       "$",
                                       "%",
                                       "- [ ] ",
                                       "\t",
                                       "[a](b)",
                                       "[a](b \"c\")",
                                       "`x`",
                                       "**y**",
                                       "*z*",
                                       "~~w~~",
                                       "mailto:",
                                       "ftp://",
                                       "x.y",
                                       "/",
                                       "?"};

string random_markdown(std::mt19937& random, std::size_t length) {
    string text;
    for (std::size_t i = 0; i < length; ++i) text += fragments[random() % fragments.size()];
    return text;
}

/// More, and others, by hand: DHRDOC_ROUNDS=200000 DHRDOC_SEED=7 write_tests "any text*"
int from_environment(char const* name, int otherwise) {
    char const* const value = std::getenv(name);
    return value == nullptr ? otherwise : std::stoi(value);
}
int rounds() { return from_environment("DHRDOC_ROUNDS", 6000); }
unsigned seed() { return static_cast<unsigned>(from_environment("DHRDOC_SEED", 20260401)); }

/// Texts whose reading says something that the model has no place for.
bool tells_what_the_model_does_not(string const& source, string const& html) {
    for (char const* part : {"<img", "<!--", "<?", "<![", "></a>", "<strong><strong>", "<em><em>"}) {
        if (html.find(part) != string::npos) return true;
    }
    return source.empty();
}

}  // namespace

/// cmark keeps a note that only a note refers to which it has thrown away.
bool has_uncited_note(Document const& document) {
    std::vector<bool> cited(document.notes.size());
    model::for_each_block(document, [&](Block const& block) {
        for (model::Inset const& inset : block.text.insets) cited.at(inset.note) = true;
    });
    return std::find(cited.begin(), cited.end(), false) != cited.end();
}

/// An item that held a link definition and nothing else: an empty one could not stand where it stood.
bool has_vanished_item(string const& source, Document const& document) {
    bool empty = false;
    model::for_each_block(document, [&](Block const& block) {
        empty = empty || (block.kind == BlockKind::item && block.children.empty());
    });
    return empty && source.find("]:") != string::npos;
}

/// Words with edges of every kind, marked at random, as redaction may leave them.
StyledText random_text(std::vector<std::pair<int, int>> const& choices) {
    static std::vector<string> const words = {
        "a",      "(b)",           "c ", " d",  "*", "_",  "~",     "`",   "[e]", "f.",
        "\u00E9", "\u201Cg\u201D", "h",  "1. ", "!", "\\", "&amp;", "<i>", "#",   "|"};
    StyledText text;
    text.links = {{"https://example.org/x_y", ""}, {"a (b", "c \"d\""}};
    for (auto const& [word, look] : choices) {
        auto const marks = static_cast<Mark>(look % 16);
        auto const link = static_cast<std::int32_t>((look / 16) % 6) - 1;
        text.append(words[static_cast<std::size_t>(word) % words.size()], marks, link > 1 ? -1 : link);
    }
    return text;
}

/// Adjacent runs that look the same joined, links by what they say: what two readings have in common.
string looks(StyledText const& text) {
    string out;
    for (model::Run const& run : text.runs) {
        string const link = run.link < 0 ? "" : text.links.at(static_cast<std::size_t>(run.link)).target;
        for (std::uint32_t at = run.begin; at < run.end; ++at) {
            out += text.text[at] + std::to_string(static_cast<int>(run.marks)) + link + '\n';
        }
    }
    return out;
}

TEST_CASE("any text with any marks reads the same") {
    rc::prop("each character keeps its marks and its link", [](std::vector<std::pair<int, int>> choices) {
        for (auto& [word, look] : choices) {
            word = std::abs(word % 1000);
            look = std::abs(look % 1000);
        }
        Document document;
        document.blocks.emplace_back();
        document.blocks.back().text = random_text(choices);
        RC_PRE(!document.blocks.back().text.empty());
        string const written = markdown(unchanged(document), MarkdownFlavour::source);
        RC_LOG() << written;
        Document const read = cmark_document(written);
        RC_ASSERT(read.blocks.size() == 1U);
        RC_ASSERT(looks(read.blocks.front().text) == looks(document.blocks.front().text));
    });
}

namespace {

string const specimen =
    "# Minutes of *the* meeting\n\nPresent: **A. Person** (chair), `b` and [C](https://example.org/c_d \"the "
    "C\").[^1]\n\n"
    "1. One, with a\\\nbreak & more\n2. Two\n\n   > quoted ~~words~~ here\n\n- [x] done\n- [ ] open\n  - inner\n\n"
    "| Date | What |\n|:-----|-----:|\n| 1 May | a \\| b |\n| 2 May | `c` |\n\n```sh\nls *.md\n```\n\n---\n\n"
    "See www.example.org or mail a@example.org; 5 < 6 > 4.\n\n[^1]: A note with <b@example.org>.\n";

void check_reads_the_same(string const& source) {
    if (tells_what_the_model_does_not(source, cmark_html(source))) return;
    Document const document = cmark_document(source);
    if (has_uncited_note(document) || has_vanished_item(source, document)) return;
    string const written = markdown(unchanged(document), MarkdownFlavour::source);
    CAPTURE(source, written);
    REQUIRE(told(cmark_document(written)) == told(document));
}

}  // namespace

TEST_CASE("a text changed at random reads the same") {
    std::mt19937 random(seed());
    for (int round = 0; round < rounds() / 3; ++round) {
        string source = specimen;
        for (unsigned change = 0; change < 1 + random() % 6; ++change) {
            std::size_t const at = random() % source.size();
            std::size_t const length = std::min<std::size_t>(random() % 8, source.size() - at);
            switch (random() % 3) {
                case 0:
                    source.erase(at, length);
                    break;
                case 1:
                    source.insert(at, fragments[random() % fragments.size()]);
                    break;
                default:
                    source.insert(random() % source.size(), source.substr(at, length));
                    break;
            }
        }
        check_reads_the_same(source);
    }
}

TEST_CASE("any text: once read and written, it reads the same for good") {
    std::mt19937 random(seed());
    std::size_t compared = 0;
    for (int round = 0; round < rounds(); ++round) {
        string const source = random_markdown(random, 1 + random() % 24);
        if (tells_what_the_model_does_not(source, cmark_html(source))) continue;
        Document const document = cmark_document(source);
        if (has_uncited_note(document) || has_vanished_item(source, document)) continue;
        string const written = markdown(unchanged(document), MarkdownFlavour::source);
        CAPTURE(source, written);
        REQUIRE(told(cmark_document(written)) == told(document));
        ++compared;
    }
    CHECK(compared * 2 > static_cast<std::size_t>(rounds()));
}

}  // namespace dhrdoc::write
