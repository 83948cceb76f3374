// html(): small documents and the HTML of their bodies; any document and a page without faults.
#include "write/html.h"

#include "write/html_escape.h"
#include "write/html_style.h"

#include "cmark_reader.h"
#include "html_checker.h"
#include "redacted.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <random>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace dhrdoc::write {

namespace {

using model::Block;
using model::BlockKind;
using model::Document;
using model::Inset;
using model::Mark;
using model::StyledText;
using std::string;

Block make(BlockKind kind, string const& text = {}, std::vector<Block> children = {}) {
    Block block;
    block.kind = kind;
    block.text = StyledText::plain(text);
    block.children = std::move(children);
    return block;
}

Block heading(int level, string const& text, string const& id, string const& number = {}) {
    Block block = make(BlockKind::heading, text);
    block.level = static_cast<std::uint8_t>(level);
    block.id = id;
    block.number = number;
    return block;
}

Block division(string const& name, std::vector<Block> children) {
    Block block = make(BlockKind::division, {}, std::move(children));
    block.name = name;
    return block;
}

/// A text with one link over all of it.
Block linked(string const& words, string const& target) {
    Block block;
    block.text.links.push_back({target, {}});
    block.text.append(words, Mark::none, 0);
    return block;
}

void add_note_reference(StyledText& text, std::uint32_t note, std::int32_t link = -1) {
    Inset inset;
    inset.at = static_cast<std::uint32_t>(text.text.size());
    inset.note = note;
    text.append("\xEF\xBF\xBC", Mark::none, link);
    text.insets.push_back(inset);
}

/// What stands in <main>, after the h1 that is the document's title.
string body_of(std::vector<Block> blocks, std::vector<model::Note> notes = {}) {
    Document document;
    document.meta["title"] = StyledText::plain("T");
    document.blocks = std::move(blocks);
    document.notes = std::move(notes);
    string const page = html(unchanged(document));
    CHECK(html_faults(page) == std::vector<string>{});
    string const start = "<h1>T</h1>\n";
    std::size_t const begin = page.find(start) + start.size();
    return page.substr(begin, page.find("</main>") - begin);
}

}  // namespace

TEST_CASE("the page around the text") {
    Document document;
    document.language = "en-GB";
    document.kind = "overview-report";
    document.meta["title"] = StyledText::plain("Deaths & <lessons>");
    document.meta["header"] = StyledText::plain("Running header");
    document.meta["footer"] = StyledText::plain("Running footer");
    document.blocks = {make(BlockKind::paragraph, "Words.")};
    HtmlOptions options;
    options.marking = "OFFICIAL-SENSITIVE \"x\"";
    string page = html(unchanged(document), options);
    CHECK(html_faults(page) == std::vector<string>{});
    string const style(html_style);
    page.replace(page.find(style), style.size(), "STYLE\n");
    CHECK(page ==
          "<!DOCTYPE html>\n"
          "<html lang=\"en-GB\">\n"
          "<head>\n"
          "<meta charset=\"utf-8\">\n"
          "<title>Deaths &amp; &lt;lessons&gt;</title>\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<meta name=\"color-scheme\" content=\"light dark\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src "
          "'unsafe-inline'\">\n"
          "<style>\n"
          "STYLE\n"
          "@page{@top-center{content:\"OFFICIAL-SENSITIVE \\\"x\\\"\";font:bold 11pt sans-serif}"
          "@bottom-center{content:\"OFFICIAL-SENSITIVE \\\"x\\\"\";font:bold 11pt sans-serif}}\n"
          "</style>\n"
          "</head>\n"
          "<body>\n"
          "<a class=\"skip\" href=\"#main\">Skip to main content</a>\n"
          "<header>\n"
          "<p class=\"marking\">OFFICIAL-SENSITIVE &quot;x&quot;</p>\n"
          "<p class=\"running\">Running header</p>\n"
          "</header>\n"
          "<main id=\"main\" tabindex=\"-1\" class=\"kind-overview-report\">\n"
          "<h1>Deaths &amp; &lt;lessons&gt;</h1>\n"
          "<p>Words.</p>\n"
          "</main>\n"
          "<footer>\n"
          "<p class=\"running\">Running footer</p>\n"
          "<p class=\"marking\">OFFICIAL-SENSITIVE &quot;x&quot;</p>\n"
          "</footer>\n"
          "</body>\n"
          "</html>\n");
}

TEST_CASE("a text as HTML") {
    Block marks;
    marks.text.links = {{"https://example.org/?a=b&c", "A \"title\""}, {"javascript:alert(1)", {}}, {"#nowhere", {}}};
    marks.text.languages = {"cy"};
    marks.text.append("a < b ");
    marks.text.append("bold ", Mark::strong);
    marks.text.append("both", Mark::strong | Mark::emphasis);
    marks.text.append(" link", Mark::strong, 0);
    marks.text.append(" on", Mark::none, 0);
    marks.text.append(" bad", Mark::none, 1);
    marks.text.append(" lost", Mark::none, 2);
    marks.text.append(" Cymraeg", Mark::none, -1, 0);
    marks.text.append(" 1\nst", Mark::superscript | Mark::code | Mark::struck);
    CHECK(body_of({marks}) ==
          "<p>a &lt; b <strong>bold <em>both</em></strong>"
          "<a href=\"https://example.org/?a=b&amp;c\" title=\"A &quot;title&quot;\"><strong> link</strong> on</a>"
          " bad lost<span lang=\"cy\"> Cymraeg</span><s><sup><code> 1<br>st</code></sup></s></p>\n");
}

TEST_CASE("headings and numbers") {
    Block numbered = make(BlockKind::paragraph, "Numbered.");
    numbered.number = "8.1";
    Block named = numbered;
    named.id = "iopc";
    named.number = "8.2";
    CHECK(body_of({heading(1, "Findings", "findings", "8"), numbered, named, heading(3, "Deep", "deep"),
                   heading(3, "Deep too", ""), heading(2, "Middle", "middle"), linked("paragraph 8.2", "#iopc")}) ==
          "<h2 id=\"findings\"><span class=\"number\">8</span> Findings</h2>\n"
          "<p id=\"p-8.1\" class=\"numbered\"><span class=\"number\">8.1</span> Numbered.</p>\n"
          "<p id=\"iopc\" class=\"numbered\"><span class=\"number\">8.2</span> Numbered.</p>\n"
          "<h3 id=\"deep\">Deep</h3>\n"
          "<h3 id=\"heading\">Deep too</h3>\n"
          "<h3 id=\"middle\">Middle</h3>\n"
          "<p><a href=\"#iopc\">paragraph 8.2</a></p>\n");
}

TEST_CASE("a text that begins with its title has it as its h1") {
    Document document;
    document.blocks = {heading(1, "Minutes", "minutes"), heading(2, "Present", "present")};
    string const page = html(unchanged(document));
    CHECK(html_faults(page) == std::vector<string>{});
    CHECK(page.find("<h1 id=\"minutes\">Minutes</h1>\n<h2 id=\"present\">Present</h2>\n") != string::npos);
    CHECK(page.find("<title>Minutes</title>") != string::npos);
}

TEST_CASE("a cover, or the head of a brief, has the h1") {
    for (string const kind : {"cover", "brief"}) {
        auto const page = html(unchanged([&] {
            Document document;
            document.meta["title"] = StyledText::plain("Another title, for the window");
            document.blocks = {division(kind, {division("kicker", {make(BlockKind::paragraph, "Review")}),
                                               division(kind + "-title", {make(BlockKind::paragraph, "The title")})})};
            return document;
        }()));
        CHECK(page.find("<div class=\"" + kind +
                        "\">\n<div class=\"kicker\">\n<p>Review</p>\n</div>\n<h1 class=\"cover-title\">" +
                        "The title</h1>\n</div>\n") != string::npos);
        CHECK(page.find("<h1") == page.rfind("<h1"));
    }
}

TEST_CASE("the contents link to the headings") {
    Block contents = make(BlockKind::contents, "What is in it");
    contents.level = 2;
    CHECK(
        body_of({contents, heading(1, "One", "one", "1"), division("landscape", {heading(2, "Inner", "inner", "1.1")}),
                 heading(3, "Too deep", "deep"), heading(1, "Two", "two")}) ==
        "<nav class=\"contents\" aria-labelledby=\"contents\">\n"
        "<h2 id=\"contents\">What is in it</h2>\n"
        "\n<ul role=\"list\">\n"
        "<li><a href=\"#one\"><span class=\"number\">1</span> One</a>"
        "\n<ul role=\"list\">\n"
        "<li><a href=\"#inner\"><span class=\"number\">1.1</span> Inner</a></li>\n"
        "</ul>\n"
        "</li>\n"
        "<li><a href=\"#two\">Two</a></li>\n"
        "</ul>\n"
        "</nav>\n"
        "<h2 id=\"one\"><span class=\"number\">1</span> One</h2>\n"
        "<div class=\"landscape\">\n<h3 id=\"inner\"><span class=\"number\">1.1</span> Inner</h3>\n</div>\n"
        "<h4 id=\"deep\">Too deep</h4>\n"
        "<h2 id=\"two\">Two</h2>\n");
}

TEST_CASE("lists, quotes, code and rules") {
    Document const document =
        cmark_document("- a\n- b\n  1. c\n- [x] e\n\n1. x\n\n3) c\n\n   d\n\n> f\n\n```\n<g>\n```\n\n---\n");
    CHECK(body_of(document.blocks) ==
          "<ul class=\"tasks\" role=\"list\">\n"
          "<li>a</li>\n"
          "<li>b\n<ol>\n<li>c</li>\n</ol>\n</li>\n"
          "<li><span role=\"img\" aria-label=\"Done:\">\u2611</span> e</li>\n"
          "</ul>\n"
          "<ol>\n<li>x</li>\n</ol>\n"
          "<ol start=\"3\">\n<li><p>c</p>\n<p>d</p>\n</li>\n</ol>\n"
          "<blockquote>\n<p>f</p>\n</blockquote>\n"
          "<pre><code>&lt;g&gt;</code></pre>\n"
          "<hr>\n");
}

TEST_CASE("tables of a phone: pairs of few words stay side by side, and a heading row further down is not said twice") {
    auto const row = [](std::vector<string> const& words, bool header = false) {
        Block out = make(BlockKind::row);
        for (auto const& each : words)
            out.children.push_back(make(BlockKind::cell, {}, {make(BlockKind::paragraph, each)}));
        out.header = header;
        return out;
    };
    auto const count = [](string const& text, string const& part) {
        std::size_t n = 0;
        for (auto at = text.find(part); at != string::npos; at = text.find(part, at + 1)) ++n;
        return n;
    };
    auto const pairs = body_of({make(BlockKind::table, {},
                                     {row({"Meeting", "Date"}, true), row({"Board", "14 July"}),
                                      row({"Unit", "Author"}, true), row({"Safety", "A. Bell"})})});
    CHECK(count(pairs, "<table class=\"pairs\" role=\"table\">") == 1);
    CHECK(count(pairs, "<tr class=\"again\" role=\"row\"><th role=\"columnheader\" scope=\"col\">Unit</th>") == 1);
    CHECK(count(pairs, "class=\"again\"") == 1);
    auto const prose =
        body_of({make(BlockKind::table, {},
                      {row({"Term", "Meaning"}, true), row({"MARAC", "Multi-agency risk assessment conference"})})});
    CHECK(count(prose, "pairs") == 0);
    auto const three = body_of({make(BlockKind::table, {}, {row({"a", "b", "c"}, true), row({"1", "2", "3"})})});
    CHECK(count(three, "pairs") == 0);
}

TEST_CASE("tables") {
    auto const cell = [](string const& words) {
        return make(BlockKind::cell, {},
                    words.empty() ? std::vector<Block>{} : std::vector<Block>{make(BlockKind::paragraph, words)});
    };
    Block head = make(BlockKind::row, {}, {cell("Agency"), cell(""), cell("Calls")});
    head.header = true;
    Block row = make(BlockKind::row, {}, {cell("Police"), cell("force"), cell("3")});
    row.children.front().header = true;
    Block wide = make(BlockKind::row, {}, {cell("All"), cell("3")});
    wide.children.front().span = 2;
    wide.children.front().children.push_back(make(BlockKind::paragraph, "of them"));
    Block table = make(BlockKind::table, "Agencies", {head, row, wide});
    table.id = "t-agencies";
    table.number = "3";
    table.columns = {{model::Alignment::natural, 2}, {model::Alignment::natural, 1}, {model::Alignment::right, 1}};
    CHECK(body_of({table}) ==
          "<div class=\"table\" role=\"region\" aria-labelledby=\"caption\" tabindex=\"0\">\n"
          "<table id=\"t-agencies\" role=\"table\">\n"
          "<caption id=\"caption\"><span><strong>Table 3:</strong> Agencies</span></caption>\n"
          "<colgroup><col style=\"width:50%\"><col style=\"width:25%\"><col style=\"width:25%\"></colgroup>\n"
          "<thead role=\"rowgroup\">\n<tr role=\"row\"><th role=\"columnheader\" scope=\"col\">Agency</th>"
          "<td role=\"cell\"></td><th class=\"right\" role=\"columnheader\" scope=\"col\">Calls</th></tr>\n</thead>\n"
          "<tbody role=\"rowgroup\">\n<tr role=\"row\"><th data-heading=\"Agency\" role=\"rowheader\" "
          "scope=\"row\">Police</th><td role=\"cell\">force</td>"
          "<td class=\"right\" data-heading=\"Calls\" role=\"cell\">3</td></tr>\n"
          "<tr role=\"row\"><td colspan=\"2\" role=\"cell\"><p>All</p>\n<p>of them</p>\n</td>"
          "<td class=\"right\" data-heading=\"Calls\" role=\"cell\">3</td></tr>\n</tbody>\n"
          "</table>\n"
          "</div>\n");
}

TEST_CASE("notes and the way back") {
    Block first = linked("Linked", "https://example.org");
    add_note_reference(first.text, 0, 0);
    first.text.append(" on", Mark::none, 0);
    Block second = make(BlockKind::paragraph, "Again");
    add_note_reference(second.text, 0);
    model::Note note;
    note.blocks = {make(BlockKind::paragraph, "A note.")};
    CHECK(body_of({first, second}, {note}) ==
          "<p><a href=\"https://example.org\">Linked</a>"
          "<sup><a href=\"#note-1\" id=\"note-reference-1\" role=\"doc-noteref\" aria-label=\"Footnote 1\">1</a></sup>"
          "<a href=\"https://example.org\"> on</a></p>\n"
          "<p>Again<sup><a href=\"#note-1\" id=\"note-reference-1-2\" role=\"doc-noteref\" aria-label=\"Footnote "
          "1\">1</a></sup></p>\n"
          "<section class=\"footnotes\" role=\"doc-endnotes\" aria-labelledby=\"footnotes\">\n"
          "<h2 id=\"footnotes\">Footnotes</h2>\n"
          "<ol>\n"
          "<li id=\"note-1\">\n"
          "<p>A note."
          " <a class=\"back\" href=\"#note-reference-1\" role=\"doc-backlink\" aria-label=\"Back to footnote 1, place "
          "1 in the text\">\u21A9\uFE0E</a>"
          " <a class=\"back\" href=\"#note-reference-1-2\" role=\"doc-backlink\" aria-label=\"Back to footnote 1, "
          "place 2 in the text\">\u21A9\uFE0E</a></p>\n"
          "</li>\n"
          "</ol>\n"
          "</section>\n");
}

TEST_CASE("figures hold their picture, or its words") {
    Document document;
    Block figure = make(BlockKind::figure, "Arrests");
    figure.number = "2";
    figure.image = "arrests.png";
    figure.alt = "Arrests rose.";
    document.blocks = {figure};
    HtmlOptions options;
    options.image = [](string const& name) {
        return name == "arrests.png" ? std::optional<string>("\x89PNG") : std::nullopt;
    };
    CHECK(html(unchanged(document), options)
              .find("<figure>\n<img src=\"data:image/png;base64,iVBORw==\" alt=\"Arrests rose.\">\n"
                    "<figcaption><strong>Figure 2:</strong> Arrests</figcaption>\n</figure>\n") != string::npos);
    CHECK(html(unchanged(document)).find("<figure>\n<p class=\"no-picture\">Picture: Arrests rose.</p>\n") !=
          string::npos);
}

TEST_CASE("charts are drawn for wide and for narrow screens, and their table is below") {
    Document document;
    Block figure = make(BlockKind::figure, "Arrests");
    figure.number = "2";
    figure.chart = model::ChartKind::bar;
    figure.prints_table = true;
    figure.alt = "Arrests rose <fast>.";
    Block table;
    table.kind = BlockKind::table;
    Block row, cell;
    row.kind = BlockKind::row;
    cell.kind = BlockKind::cell;
    cell.children = {make(BlockKind::paragraph, "2019")};
    row.children = {cell};
    table.children = {row};
    figure.children = {table};
    document.blocks = {figure};
    HtmlOptions options;
    options.chart = [](Block const&, base::Length width, base::Length size) {
        model::Drawing drawing;
        drawing.width = width;
        drawing.height = size * 2;
        model::Shape bar;
        bar.points = {{base::Length(), base::Length(1250)}, {base::Length(100'004), base::Length::points(9)}};
        bar.fill = model::Ink::first;
        model::Shape dot;
        dot.kind = model::Shape::Kind::circle;
        dot.points = {{base::Length::points(-1), base::Length::points(2)}};
        dot.radius = base::Length::points(3);
        dot.stroke = model::Ink::line;
        dot.stroke_width = base::Length(500);
        dot.dashed = true;
        drawing.shapes = {bar, dot};
        drawing.texts = {{"R & D",
                          {base::Length::points(5), base::Length::points(8)},
                          size,
                          {},
                          true,
                          model::DrawnText::Anchor::end,
                          model::Ink::quiet}};
        return std::vector{drawing};
    };
    string const made = html(unchanged(document), options);
    auto const svg = [](string const& kind, string const& id, string const& box) {
        return "<svg class=\"chart " + kind + "\" viewBox=\"" + box + "\" role=\"img\" aria-labelledby=\"" + id +
               "\">\n<title id=\"" + id +
               "\">Arrests rose &lt;fast&gt;.</title>\n"
               "<rect class=\"f-first\" x=\"0\" y=\"1.25\" width=\"100\" height=\"7.75\"></rect>\n"
               "<circle class=\"s-line\" stroke-width=\"0.5\" stroke-dasharray=\"3 2\" cx=\"-1\" cy=\"2\" "
               "r=\"3\"></circle>\n"
               "<text class=\"f-quiet bold\" x=\"5\" y=\"8\" font-size=\"15\" text-anchor=\"end\">R &amp; D</text>\n"
               "</svg>\n";
    };
    string const expected =
        "<figure class=\"charted\">\n<figcaption><strong>Figure 2:</strong> Arrests</figcaption>\n" +
        svg("wide", "chart", "0 0 660 30") + svg("narrow", "chart-2", "0 0 280 30") +
        "<details class=\"data\">\n<summary>Figure 2 as a table</summary>\n<div class=\"table\"";
    CHECK(made.substr(made.find("<figure"), expected.size()) == expected);
    CHECK(html_faults(made) == std::vector<string>{});

    // Where nothing can be drawn, the table stands there.
    CHECK(html(unchanged(document)).find("</figcaption>\n<div class=\"table\"") != string::npos);
    // Where the table is not printed, its words are in the alternative.
    document.blocks.front().prints_table = false;
    CHECK(html(unchanged(document), options).find("<title id=\"chart\">Arrests rose &lt;fast&gt;. 2019</title>") !=
          string::npos);
}

TEST_CASE("a page has no pages to turn to") {
    Block paragraph = make(BlockKind::paragraph, "See page \xEF\xBF\xBC.");
    Inset inset;
    inset.kind = Inset::Kind::page_reference;
    inset.at = 9;
    inset.target = "findings";
    paragraph.text.insets = {inset};
    Block findings = heading(1, "Findings", "findings");
    CHECK(body_of({findings, paragraph}) == "<h2 id=\"findings\">Findings</h2>\n<p>See \u201CFindings\u201D.</p>\n");
}

TEST_CASE("targets that are safe to link to") {
    std::vector<std::pair<string, bool>> const cases = {{"https://example.org", true},
                                                        {"HTTP://example.org", true},
                                                        {"mailto:a@b.org", true},
                                                        {"tel:123", true},
                                                        {"notes/a.html", true},
                                                        {"a/b:c", true},
                                                        {"#id", true},
                                                        {"javascript:alert(1)", false},
                                                        {"JavaScript:x", false},
                                                        {" javascript:x", false},
                                                        {"java\tscript:x", false},
                                                        {"data:text/html,x", false},
                                                        {"vbscript:x", false},
                                                        {"file:///etc/passwd", false},
                                                        {"", false}};
    for (auto const& [target, safe] : cases) {
        CAPTURE(target);
        CHECK(is_safe_target(target) == safe);
    }
    CHECK(base64("") == "");
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foo") == "Zm9v");
    CHECK(html_escaped("<a b=\"c\">&\x01\u00E9\uFFFC") == "&lt;a b=&quot;c&quot;&gt;&amp;\u00E9");
}

// --- generated -------------------------------------------------------------------------------------------------------

namespace {

class RandomDocument {
public:
    explicit RandomDocument(unsigned seed) : random_(seed) {}

    Document make() {
        Document document;
        if (pick(3) != 0) document.meta["title"] = StyledText::plain("A <title> & more");
        for (std::uint32_t i = 0; i < pick(3); ++i) document.notes.emplace_back();
        notes_ = static_cast<std::uint32_t>(document.notes.size());
        document.blocks = blocks(3);
        for (model::Note& note : document.notes) note.blocks = blocks(1);
        return document;
    }

private:
    std::uint32_t pick(std::uint32_t below) { return static_cast<std::uint32_t>(random_() % below); }

    string id() {
        static std::vector<string> const ids = {
            "", "", "", "main", "note-1", "contents", "a b", "caption", "\u00E9t\u00E9", "a%20b", "heading"};
        string const& wanted = ids[pick(static_cast<std::uint32_t>(ids.size()))];
        return wanted.empty() || !used_.insert(wanted).second ? string() : wanted;
    }

    StyledText text() {
        StyledText text;
        text.links = {{"#a b", ""},
                      {"#\u00E9t\u00E9", "t\"i"},
                      {"#gone", ""},
                      {"https://example.org/<x>", ""},
                      {"javascript:x", ""}};
        text.languages = {"cy", "pl"};
        for (std::uint32_t i = 0; i < pick(5); ++i) {
            static std::vector<string> const words = {"a", "<b>", "&amp;", "c\nd", "\"", "\u00E9", " ", "]]>", "--"};
            auto const link = static_cast<std::int32_t>(pick(10)) - 5;
            auto const language = static_cast<std::int32_t>(pick(8)) - 6;
            text.append(words[pick(static_cast<std::uint32_t>(words.size()))], static_cast<Mark>(pick(64)),
                        std::max(link, -1), std::max(language, -1));
            if (notes_ > 0 && pick(6) == 0) add_note_reference(text, pick(notes_), std::max(link, -1));
        }
        return text;
    }

    std::vector<Block> blocks(int depth) {
        std::vector<Block> all(pick(5));
        for (Block& each : all) each = block(depth);
        return all;
    }

    Block block(int depth) {
        static std::vector<BlockKind> const kinds = {
            BlockKind::heading, BlockKind::heading, BlockKind::paragraph, BlockKind::paragraph,  BlockKind::code,
            BlockKind::figure,  BlockKind::rule,    BlockKind::contents,  BlockKind::page_break, BlockKind::list,
            BlockKind::quote,   BlockKind::table,   BlockKind::division};
        Block made;
        made.kind = kinds[pick(static_cast<std::uint32_t>(depth > 0 ? kinds.size() : 9))];
        made.id = id();
        made.level = static_cast<std::uint8_t>(1 + pick(6));
        if (made.kind != BlockKind::quote && made.kind != BlockKind::division && made.kind != BlockKind::list)
            made.text = text();
        if (pick(2) == 0) made.number = "1." + std::to_string(pick(3));
        made.alt = "Words \"quoted\"";
        made.tight = pick(2) == 0;
        made.ordered = pick(2) == 0;
        static std::vector<string> const names = {"cover",          "cover-title", "landscape",
                                                  "recommendation", "letterhead",  "note"};
        if (made.kind == BlockKind::division) made.name = names[pick(static_cast<std::uint32_t>(names.size()))];
        if (made.kind == BlockKind::quote || made.kind == BlockKind::division) made.children = blocks(depth - 1);
        if (made.kind == BlockKind::list) made.children = parts(BlockKind::item, depth);
        if (made.kind == BlockKind::table) {
            made.columns.resize(pick(3));
            made.children = parts(BlockKind::row, depth);
            for (Block& row : made.children) {
                row.header = pick(3) == 0;
                row.children = parts(BlockKind::cell, depth);
            }
        }
        return made;
    }

    std::vector<Block> parts(BlockKind kind, int depth) {
        std::vector<Block> all(1 + pick(3));
        for (Block& part : all) {
            part.kind = kind;
            part.id = id();
            part.header = pick(4) == 0;
            part.span = 1 + pick(2);
            part.task = static_cast<model::Task>(pick(3));
            if (kind != BlockKind::row) part.children = blocks(depth - 1);
        }
        return all;
    }

    std::mt19937 random_;
    std::uint32_t notes_ = 0;
    std::set<string> used_;
};

/// The words of a text in their order, whatever is around them.
void expect_words(string const& seen, std::size_t& from, StyledText const& text) {
    for (char const c : text.text) {
        if (c != 'a' && c != 'b' && c != 'c' && c != 'd') continue;
        from = seen.find(c, from);
        REQUIRE(from != string::npos);
        ++from;
    }
}

}  // namespace

TEST_CASE("any document gives a page without faults") {
    for (unsigned seed = 0; seed < 1500; ++seed) {
        Document const document = RandomDocument(seed).make();
        HtmlOptions options;
        if (seed % 2 == 0) options.marking = "DRAFT";
        if (seed % 3 == 0) options.image = [](string const&) { return std::optional<string>("\x89PNG"); };
        string const page = html(unchanged(document), options);
        CAPTURE(seed, page.substr(page.find("<body")));
        REQUIRE(html_faults(page) == std::vector<string>{});
        REQUIRE(page == html(unchanged(document), options));
    }
}

TEST_CASE("nothing of a paragraph is lost") {
    for (unsigned seed = 0; seed < 200; ++seed) {
        Document document = RandomDocument(seed).make();
        document.notes.clear();
        std::erase_if(document.blocks, [](Block const& block) {
            return block.kind != BlockKind::paragraph || !block.text.insets.empty();
        });
        document.meta["title"] = StyledText::plain("T");
        string const seen = html_text(html(unchanged(document)));
        std::size_t from = 0;
        for (Block const& block : document.blocks) expect_words(seen, from, block.text);
    }
}

// --- the stylesheet --------------------------------------------------------------------------------------------------

namespace {

using Palette = std::map<string, string>;

/// The colours of the first two blocks of custom properties: light and dark.
std::vector<Palette> palettes() {
    string const style(html_style);
    std::vector<Palette> all;
    for (std::size_t at = style.find(":root {"); at != string::npos && all.size() < 2;
         at = style.find(":root {", at + 1)) {
        string const block = style.substr(at, style.find('}', at) - at);
        std::regex const property("--([a-z-]+): (#[0-9a-f]{6});");
        Palette palette;
        for (std::sregex_iterator it(block.begin(), block.end(), property), end; it != end; ++it)
            palette[(*it)[1]] = (*it)[2];
        all.push_back(palette);
    }
    return all;
}

/// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
double luminance(string const& colour) {
    double sum = 0;
    double const weights[] = {0.2126, 0.7152, 0.0722};
    for (std::size_t i = 0; i < 3; ++i) {
        double const part = std::stoi(colour.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
        sum += weights[i] * (part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double contrast(string const& a, string const& b) {
    double const x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace

TEST_CASE("the colours can be told apart") {
    REQUIRE(palettes().size() == 2);
    for (Palette const& palette : palettes()) {
        for (char const* front : {"text", "quiet", "link", "visited", "brand"}) {
            for (char const* behind : {"paper", "panel"}) {
                CAPTURE(front, behind, palette.at(front), palette.at(behind));
                CHECK(contrast(palette.at(front), palette.at(behind)) >= 4.5);
            }
        }
        CHECK(contrast(palette.at("warn-text"), palette.at("warn")) >= 4.5);
        CHECK(contrast(palette.at("focus-text"), palette.at("focus")) >= 4.5);
        CHECK(contrast(palette.at("rule"), palette.at("paper")) >= 3.0);
        for (char const* behind : {"paper", "panel"}) {
            for (char const* ink : {"line", "first", "second", "third", "fourth", "fifth", "sixth"}) {
                CAPTURE(ink, behind);
                CHECK(contrast(palette.at(ink), palette.at(behind)) >= 3.0);
            }
        }
        // Bars and what is beside them; white and black words on them.
        std::array const series = {"first", "second", "third", "fourth", "fifth", "sixth"};
        for (std::size_t i = 0; i < series.size(); ++i) {
            string const colour = palette.at(series.at(i));
            CAPTURE(series.at(i), colour);
            CHECK(contrast(colour, palette.at(series.at((i + 1) % series.size()))) >= 3.0);
            CHECK(contrast(colour, palette.at(i % 2 == 0 ? "paper" : "text")) >= 4.5);
        }
    }
}

}  // namespace dhrdoc::write
