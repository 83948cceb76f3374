// Takes values full of markup; asserts that cmark reads each escaped value as exactly that text.
#include "fill/escape.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <string>

using dhrdoc::fill::escape_attribute;
using dhrdoc::fill::escape_markdown;

namespace {

/// The text of a Markdown document, blocks in angle brackets: "<paragraph>a b</paragraph>". Links are shown by their
/// text.
std::string read(std::string const& markdown) {
    cmark_gfm_core_extensions_ensure_registered();
    auto* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    for (auto const* name : {"table", "strikethrough", "autolink", "tasklist"}) {
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    }
    cmark_parser_feed(parser, markdown.data(), markdown.size());
    auto* document = cmark_parser_finish(parser);
    auto* walk = cmark_iter_new(document);
    std::string shown;
    while (true) {
        auto const event = cmark_iter_next(walk);
        if (event == CMARK_EVENT_DONE) break;
        auto* node = cmark_iter_get_node(walk);
        auto const type = cmark_node_get_type(node);
        if (type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_LINK) continue;
        if (type == CMARK_NODE_TEXT) {
            shown += cmark_node_get_literal(node);
        } else if (event == CMARK_EVENT_ENTER) {
            shown += '<' + std::string(cmark_node_get_type_string(node)) + '>';
        }
    }
    cmark_iter_free(walk);
    cmark_node_free(document);
    cmark_parser_free(parser);
    return shown;
}

rc::Gen<std::string> nasty_value() {
    return rc::gen::map(
        rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
            "\\",      "`",    "*",   "_",   "{",   "}",  "[",   "]",  "(",    ")",           "<",     ">",     "#",
            "+",       "-",    ".",   "!",   "|",   "&",  "~",   ":",  "^",    "$",           "\"",    "'",     "=",
            "@",       "/",    "a",   "B",   "1",   "23", "x y", " ",  "www.", "http://a.uk", "&amp;", "&#35;", "<b>",
            "![a](b)", "[^1]", "[ ]", ":::", "---", "é",  "Ł",   "~~", "**",   "Table: ",     "{#id}"})),
        [](std::vector<std::string> const& parts) {
            std::string value = "z";
            for (auto const& part : parts) value += part;
            value.erase(0, 1);
            return value;
        });
}

/// What a value is to a reader: one line, single spaces, none at the ends.
std::string as_read(std::string const& value) {
    std::string line;
    for (char const c : value) {
        if (c != ' ' || (!line.empty() && line.back() != ' ')) line += c;
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

}  // namespace

TEST_CASE("escaped values, one by one") {
    struct Row {
        char const *value, *escaped;
    };
    Row const rows[] = {
        {"Ann Bell", "Ann Bell"},
        {"O'Neill-Smith, A.", "O'Neill-Smith, A."},
        {"a_b*c", "a\\_b\\*c"},
        {"- item", "\\- item"},
        {"# heading", "\\# heading"},
        {"12. March", "12\\. March"},
        {"12) March", "12\\) March"},
        {"12.5", "12\\.5"},
        {"::: note", "\\:\\:: note"},
        {"at 10:30", "at 10:30"},
        {"http://a.uk", "http\\://a.uk"},
        {"www.a.uk", "www\\.a.uk"},
        {"a | b", "a \\| b"},
        {"{#id}", "\\{\\#id\\}"},
        {"line one\nline two\t.", "line one line two ."},
        {"  a  ", "a"},
        {"C:\\x", "C:&#92;x"},
        {"&amp;", "\\&amp;"},
        {"", ""},
    };
    for (auto const& row : rows) CHECK(escape_markdown(row.value) == row.escaped);
    CHECK(escape_attribute("a \"b\" \\ c_d\ne") == "a \\\"b\\\" \\\\ c_d e");
}

TEST_CASE("an escaped value reads as exactly that text, wherever it stands") {
    auto const holds_in = [](char const* name, std::string const& before, std::string const& after,
                             std::string const& shown_before, std::string const& shown_after) {
        INFO(name);
        CHECK(rc::check(name, [&] {
            auto const value = *nasty_value();
            RC_PRE(!as_read(value).empty());
            RC_ASSERT(read(before + escape_markdown(value) + after) == shown_before + as_read(value) + shown_after);
        }));
    };
    holds_in("alone", "", "\n", "<paragraph>", "");
    holds_in("in a sentence", "say ", " so\n", "<paragraph>say ", " so");
    holds_in("in a heading", "## ", "\n", "<heading>", "");
    holds_in("in an item", "- ", "\n", "<list><item><paragraph>", "");
    holds_in("in bold", "**x", "y**\n", "<paragraph><strong>x", "y");
    holds_in("under a paragraph's line", "x\n", "\n", "<paragraph>x<softbreak>", "");
    holds_in("in a row of a table", "|h|\n|---|\n|x ", "|\n",
             "<table><table_header><table_cell>h<table_row><table_cell>x ", "");
}
