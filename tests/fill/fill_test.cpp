// Takes short templates and facts; asserts the filled text, its origins and whole messages.
#include "harness.h"

#include <catch2/catch.hpp>

using dhrdoc::fill_test::Run;
using dhrdoc::model::Facts;
namespace base = dhrdoc::base;

namespace {

Facts person(std::string const& name, std::string const& possessive) {
    return Facts::table().set("name", Facts::text(name)).set("possessive", Facts::text(possessive));
}

Facts sample() {
    auto panel_like = Facts::table().set("name", Facts::text("x")).set("role", Facts::text("x"));
    auto ann = Facts::table().set("name", Facts::text("Ann Bell")).set("role", Facts::text("Head | of *safeguarding*"));
    auto raj = Facts::table()
                   .set("name", Facts::text("Raj Pole"))
                   .set("role", Facts::missing_as("role of Raj Pole", "say it under [[panel]] as role"));
    return Facts::table()
        .set("people",
             Facts::table().set("victim", person("Marian", "Marian's")).set("sister", person("Ellen", "Ellen's")))
        .set("dhr", Facts::truth(true))
        .set("dardr", Facts::truth(false))
        .set("csp", Facts::text("North_moor CSP"))
        .set("chair",
             Facts::table()
                 .set("name", Facts::text("Ruth Calloway"))
                 .set("biography", Facts::missing_as("chair's biography", "say it under [chair] as biography")))
        .set("panel", Facts::list_like({ann, raj}, panel_like))
        .set("empty", Facts::list_like({}, panel_like))
        .set("figures", Facts::table().set("calls", Facts::table()
                                                        .set("alt", Facts::text("Bars \"rise\""))
                                                        .set("caption", Facts::text("Calls"))
                                                        .set("file", Facts::missing("no"))));
}

}  // namespace

TEST_CASE("values, sections and lists") {
    struct Row {
        char const *name, *text, *filled;
    };
    Row const rows[] = {
        {"plain text", "as it is\n", "as it is\n"},
        {"a value is text", "{{csp}}", "North\\_moor CSP"},
        {"a value stays text in any braces", "{{{csp}}} {{& csp }}", "North\\_moor CSP North\\_moor CSP"},
        {"a table prints its name", "{{people.victim}} {{people.victim.possessive}}", "Marian Marian's"},
        {"a true section", "{{#dhr}}DHR{{/dhr}}{{^dhr}}other{{/dhr}}", "DHR"},
        {"a false section", "{{#dardr}}DARDR{{/dardr}}{{^dardr}}other{{/dardr}}", "other"},
        {"a missing value is no section",
         "{{#chair.biography}}x{{/chair.biography}}{{^chair.biography}}none{{/chair.biography}}", "none"},
        {"a list", "{{#panel}}{{number}}/{{count}} {{name}}{{^last}}, {{/last}}{{/panel}}",
         "1/2 Ann Bell, 2/2 Raj Pole"},
        {"list helpers",
         "{{panel.count}} {{panel.in_words}} {{#panel.several}}many{{/panel.several}}{{#panel.one}}one{{/panel.one}} "
         "{{panel.joined}}",
         "2 two many Ann Bell and Raj Pole"},
        {"an empty list",
         "{{#empty}}x{{/empty}}{{^empty}}nobody{{/empty}} {{#empty.any}}y{{/empty.any}}{{empty.in_words}}",
         "nobody no"},
        {"a table as a scope", "{{#people.victim}}{{possessive}}{{/people.victim}}", "Marian's"},
        {"the outer scope is seen", "{{#people.victim}}{{csp}}{{/people.victim}}", "North\\_moor CSP"},
        {"a remark", "a{{! not printed }}b", "ab"},
        {"tags alone on a line take the line with them", "| a |\n|---|\n{{#panel}}\n| {{name}} |\n{{/panel}}\n\nend\n",
         "| a |\n|---|\n| Ann Bell |\n| Raj Pole |\n\nend\n"},
        {"so do several of them", "a\n{{#dhr}} {{^dardr}}\nb\n{{/dardr}}{{/dhr}}\nc\n", "a\nb\nc\n"},
        {"a line that its tags leave empty goes", "a\n{{#dardr}}no{{/dardr}}\nb\n", "a\nb\n"},
        {"but a line with anything else stays", "a\n{{#dardr}}no{{/dardr}}.\nb\n", "a\n.\nb\n"},
        {"and an empty line of the template stays", "a\n\nb\n", "a\n\nb\n"},
        {"a remark alone goes with its line", "{{! first }}\n---\nx\n", "---\nx\n"},
        {"an attribute is not Markdown", "::: note {label=\"{{csp}}\"}", "::: note {label=\"North_moor CSP\"}"},
        {"braces of a value open no attribute", "\\{ {{csp}}", "\\{ North\\_moor CSP"},
        {"bars in a row", "{{#panel}}{{#first}}| {{role}} |{{/first}}{{/panel}}", "| Head \\| of \\*safeguarding\\* |"},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        Run run;
        auto const result = run.fill(row.text, sample());
        CHECK(result.text == row.filled);
        CHECK(result.messages.empty());
    }
}

TEST_CASE("prose is Markdown, and names in it are filled in") {
    struct Row {
        char const *name, *prose, *text, *filled;
    };
    Row const rows[] = {
        {"one line stands in the sentence", "*very* {{people.victim}}", "a {{p}} b", "a *very* Marian b"},
        {"several lines stand as blocks", "one\n\n- two\n- three\n", "{{p}}\n\nend\n",
         "one\n\n- two\n- three\n\nend\n"},
        {"in an item they stay in it", "one\n\ntwo\nthree", "- {{p}}\n", "- one\n\n  two\n  three\n"},
        {"in a numbered item too", "one\n\ntwo", "12. {{p}}\n", "12. one\n\n    two\n"},
        {"a year before it is no item", "one\ntwo", "2016 {{p}}\n", "2016 one\ntwo\n"},
        {"a brace in it opens no attribute", "a {b {{csp}}", "{{p}}", "a {b North\\_moor CSP"},
        {"in a quote they stay in it", "one\n\ntwo", "> {{p}}\n", "> one\n>\n> two\n"},
        {"in a row of a table they are one line", "one\ntwo | three \\| four", "| {{p}} |\n",
         "| one two \\| three \\| four |\n"},
        {"white space around it goes", "\n\n  text  \n\n", "[{{p}}]", "[text]"},
        {"a value in it is text", "by {{csp}}", "{{p}}", "by North\\_moor CSP"},
        {"a figure", "see\n\n![](figure:calls)\n\nend", "{{p}}\n",
         "see\n\n::: figure {#fig-calls name=\"calls\" alt=\"Bars \\\"rise\\\"\"}\nCalls\n:::\n\nend\n"},
        {"a figure with its own words", "![Other](figure:calls)", "{{p}}\n",
         "::: figure {#fig-calls name=\"calls\" alt=\"Other\"}\nCalls\n:::\n"},
        {"a remark", "a{{! b }}c", "{{p}}", "ac"},
        {"braces as braces", "\\{\\{x}}", "{{p}}", "\\{\\{x}}"},
        {"carriage returns go", "one\r\ntwo\r\n", "{{p}}", "one\ntwo"},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        Run run;
        auto facts = sample();
        facts.set("p", run.prose(row.prose));
        auto const result = run.fill(row.text, facts);
        CHECK(result.text == row.filled);
        CHECK(result.messages.empty());
    }
}

TEST_CASE("partials") {
    Run run;
    run.partials = {{"name", "{{name}}{{#role}}, {{role}}{{/role}}\n"}, {"twice", "{{> name}}\n{{> name}}\n"}};
    auto const result = run.fill("begin\n{{#panel}}{{#first}}\n{{> twice}}\n{{/first}}{{/panel}}\nend\n", sample());
    CHECK(result.text ==
          "begin\nAnn Bell, Head \\| of \\*safeguarding\\*\nAnn Bell, Head \\| of \\*safeguarding\\*\nend\n");
    CHECK(result.messages.empty());
}

TEST_CASE("a partial inside a line ends with its last word") {
    Run run;
    run.partials = {{"name", "{{! made of a name }}\n{{#dhr}}the {{csp}}{{/dhr}}\n"}};
    CHECK(run.fill("From {{> name}}, with thanks\n{{> name}} again\n", sample()).text ==
          "From the North\\_moor CSP, with thanks\nthe North\\_moor CSP again\n");
}

TEST_CASE("mistakes are said whole, with place and way out") {
    struct Row {
        char const *name, *text, *filled, *messages;
    };
    Row const rows[] = {
        {"unknown name", "Dear {{people.vctim}},\n", "Dear ,\n",
         "t.md:1:6: error: unknown name \"people.vctim\"\n    1 | Dear {{people.vctim}},\n      |      "
         "^^^^^^^^^^^^^^^^\n      hint: did you mean \"people.victim\"?\n"},
        {"unknown name far from all", "{{chair.zzzzzzz}}", "",
         "t.md:1:1: error: unknown name \"chair.zzzzzzz\"\n    1 | {{chair.zzzzzzz}}\n      | ^^^^^^^^^^^^^^^^^\n      "
         "hint: known here: chair.biography, chair.name\n"},
        {"unknown name in a section that is never entered", "{{#empty}}{{nme}}{{/empty}}", "",
         "t.md:1:11: error: unknown name \"nme\"\n    1 | {{#empty}}{{nme}}{{/empty}}\n      |           ^^^^^^^\n     "
         " hint: did you mean \"name\"?\n"},
        {"unknown section", "{{#dhrr}}x{{/dhrr}}", "",
         "t.md:1:1: error: unknown name \"dhrr\"\n    1 | {{#dhrr}}x{{/dhrr}}\n      | ^^^^^^^^^\n      hint: did you "
         "mean \"dhr\"?\n"},
        {"section never closed", "{{#dhr}}\nx\n", "x\n",
         "t.md:1:1: error: section \"dhr\" is never closed\n    1 | {{#dhr}}\n      | ^^^^^^^^\n      hint: write "
         "{{/dhr}} where it ends\n"},
        {"sections crossed", "{{#dhr}}{{#panel}}x{{/dhr}}", "xx",
         "t.md:1:9: error: section \"panel\" is not closed before \"dhr\" ends\n    1 | {{#dhr}}{{#panel}}x{{/dhr}}\n  "
         "    |         ^^^^^^^^^^\n      hint: write {{/panel}} before {{/dhr}}\n"},
        {"closed but not open", "{{#dhr}}x{{/dhrs}}{{/dhr}}", "x",
         "t.md:1:10: error: there is no open section \"dhrs\" to close\n    1 | {{#dhr}}x{{/dhrs}}{{/dhr}}\n      |    "
         "      ^^^^^^^^^\n      hint: the section that is open here is \"dhr\"\n"},
        {"tag not closed", "a {{csp b\nc\n", "a \nc\n",
         "t.md:1:3: error: this tag is not closed on its line\n    1 | a {{csp b\n      |   ^^^^^^^\n      hint: close "
         "it with }}\n"},
        {"tag not closed before the next", "{{csp {{csp}}", "North\\_moor CSP",
         "t.md:1:1: error: this tag is not closed on its line\n    1 | {{csp {{csp}}\n      | ^^^^^\n      hint: close "
         "it with }}\n"},
        {"empty tag", "{{ }}", "",
         "t.md:1:1: error: a tag without a name\n    1 | {{ }}\n      | ^^^^^\n      hint: write a name between the "
         "braces\n"},
        {"other brackets", "{{=<% %>=}}", "",
         "t.md:1:1: error: other brackets than {{ }} are not understood here\n    1 | {{=<% %>=}}\n      | "
         "^^^^^^^^^^^\n      hint: leave this tag out, and write {{name}} for names\n"},
        {"a partial that does not exist", "{{> signatur}}", "",
         "t.md:1:1: error: there is no partial \"signatur\"\n    1 | {{> signatur}}\n      | ^^^^^^^^^^^^^^\n      "
         "hint: did you mean \"signature\"?\n"},
        {"a partial that includes itself", "{{> round}}", "oo",
         "partials/trip.md:1:2: error: \"round\" includes itself\n    1 | o{{> round}}\n      |  ^^^^^^^^^^^\n      "
         "hint: the way round is round -> trip -> round; leave one of these out\n"},
        {"a list cannot be printed", "{{panel}}", "",
         "t.md:1:1: error: \"panel\" is a list and cannot be printed as it is\n    1 | {{panel}}\n      | ^^^^^^^^^\n  "
         "    hint: open it with {{#panel}} and close it with {{/panel}}\n"},
        {"nor can yes and no", "{{dhr}}", "",
         "t.md:1:1: error: \"dhr\" is a yes or no and cannot be printed\n    1 | {{dhr}}\n      | ^^^^^^^\n      hint: "
         "ask for it: {{#dhr}} text where it is so {{/dhr}}\n"},
        {"not even where it is never reached", "{{#empty}}{{panel}}{{/empty}}", "",
         "t.md:1:11: error: \"panel\" is a list and cannot be printed as it is\n    1 | "
         "{{#empty}}{{panel}}{{/empty}}\n      |           ^^^^^^^^^\n"
         "      hint: open it with {{#panel}} and close it with {{/panel}}\n"},
        {"nor a table without a name", "{{people}}", "",
         "t.md:1:1: error: \"people\" holds several values\n    1 | {{people}}\n      | ^^^^^^^^^^\n      hint: name "
         "one of them: people.victim, people.sister\n"},
        {"a value that is not given", "{{chair.biography}}", "**\\[not given: chair's biography\\]**",
         "t.md:1:1: warning: not given: chair's biography\n    1 | {{chair.biography}}\n      | ^^^^^^^^^^^^^^^^^^^\n  "
         "    hint: say it under [chair] as biography\n"},
        {"said once for a place, once for each key", "{{#panel}}{{role}};{{/panel}}",
         "Head \\| of \\*safeguarding\\*;**\\[not given: role of Raj Pole\\]**;",
         "t.md:1:11: warning: not given: role of Raj Pole\n    1 | {{#panel}}{{role}};{{/panel}}\n      |           "
         "^^^^^^^^\n      hint: say it under [[panel]] as role\n"},
        {"all of them in one run, in the order of the text", "{{a}}\n{{/b}}\n{{> c}}\n", "\n\n",
         "t.md:1:1: error: unknown name \"a\"\n    1 | {{a}}\n      | ^^^^^\n      hint: known here: chair, csp, "
         "dardr, dhr, empty, figures, panel, people\nt.md:2:1: error: there is no open section \"b\" to close\n    2 | "
         "{{/b}}\n      | ^^^^^^\n      hint: open it before with {{#b}}, or leave this tag out\nt.md:3:1: error: "
         "there is no partial \"c\"\n    3 | {{> c}}\n      | ^^^^^^^\n      hint: known are round, signature, trip\n"},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        Run run;
        run.partials = {{"signature", "x"}, {"round", "o{{> trip}}"}, {"trip", "o{{> round}}"}};
        auto const result = run.fill(row.text, sample());
        CHECK(result.messages == row.messages);
        CHECK(result.text == row.filled);
    }
}

TEST_CASE("mistakes in prose point into the file that holds it") {
    struct Row {
        char const *name, *prose, *messages;
    };
    Row const rows[] = {
        {"unknown name", "one\ntwo {{people.sistr}}",
         "case.toml:2:5: error: unknown name \"people.sistr\"\n    2 | two {{people.sistr}}\"\n      |     "
         "^^^^^^^^^^^^^^^^\n      hint: did you mean \"people.sister\"?\n"},
        {"tag not closed", "a {{csp",
         "case.toml:1:11: error: this tag is not closed on its line\n    1 | text = \"a {{csp\"\n      |           "
         "^^^^^\n      hint: close it with }}; for braces that are to be printed write \\{\\{\n"},
        {"sections are for templates", "{{#panel}}",
         "case.toml:1:9: error: \"#panel\" belongs in a template, not in prose\n    1 | text = \"{{#panel}}\"\n      | "
         "        ^^^^^^^^^^\n      hint: in prose, write names only, such as {{people.victim}}\n"},
        {"prose in prose", "{{p}}",
         "case.toml:1:9: error: \"p\" is prose and cannot stand inside other prose\n    1 | text = \"{{p}}\"\n      |  "
         "       ^^^^^\n      hint: prose may name people, places, agencies, dates and words\n"},
        {"unknown figure", "![](figure:cals)",
         "case.toml:1:9: error: there is no figure \"cals\"\n    1 | text = \"![](figure:cals)\"\n      |         "
         "^^^^^^^^^^^^^^^^\n      hint: did you mean \"calls\"?\n"},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        Run run;
        auto facts = sample();
        facts.set("p", run.prose(row.prose));
        CHECK(run.fill("{{p}}", facts).messages == row.messages);
    }
}

TEST_CASE("every byte knows where it came from") {
    Run run;
    run.partials = {{"part", "from a partial\n"}};
    auto facts = sample();
    facts.set("p", run.prose("first {{people.victim}} line\nsecond line\n\nthird"));
    auto const& value_file = run.sources.add("values.toml", "csp = \"Northmoor\"\n");
    facts.set("csp", Facts::text("Northmoor", value_file.range(6, 17)));
    auto const result = run.fill("top {{csp}} end\n- {{p}}\n{{#dardr}}x{{/dardr}}\n{{> part}}\nlast\n", facts);
    REQUIRE(result.text == "top Northmoor end\n- first Marian line\n  second line\n\n  third\nfrom a partial\nlast\n");
    REQUIRE(result.messages.empty());
    struct Row {
        char const *words, *origin;
    };
    Row const rows[] = {
        {"top", "t.md:1:1-1:4"},
        {"Northmoor", "values.toml:1:7-1:18"},
        {"end", "t.md:1:13-1:16"},
        {"first", "case.toml:1:9-1:14"},
        {"Marian", "case.toml:1:15-1:32"},
        {"line", "case.toml:1:33-1:37"},
        {"second", "case.toml:2:1-2:7"},
        {"third", "case.toml:4:1-4:6"},
        {"partial", "partials/part.md:1:8-1:15"},
        {"last", "t.md:5:1-5:5"},
    };
    for (auto const& row : rows) {
        INFO(row.words);
        auto const begin = result.text.find(row.words);
        auto const range = result.filled.origin_of(begin, begin + std::string_view(row.words).size(), run.sources);
        auto const* file = run.sources.find(range.begin.file);
        REQUIRE(file != nullptr);
        auto const shown = file->shown_name() + ":" + std::to_string(range.begin.line) + ":" +
                           std::to_string(range.begin.column) + "-" + std::to_string(range.end.line) + ":" +
                           std::to_string(range.end.column);
        CHECK(shown == row.origin);
    }
    CHECK(result.filled.segments.front().begin == 0);
    CHECK(std::is_sorted(result.filled.segments.begin(), result.filled.segments.end(),
                         [](auto const& a, auto const& b) { return a.begin < b.begin; }));
}

TEST_CASE("prose whose file spells it otherwise is known as a whole") {
    Run run;
    auto const& file = run.sources.add("case.toml", "text = \"one\\ntwo\"\n");
    auto facts = sample();
    facts.set("p", Facts::prose("one\ntwo {{zzz}}", file.range(7, 17), file.place_at(8)));
    CHECK(run.fill("{{p}}", facts).messages ==
          "case.toml:1:8: error: unknown name \"zzz\"\n    1 | text = \"one\\ntwo\"\n      |        ^^^^^^^^^^\n      "
          "hint: known here: chair, csp, dardr, dhr, empty, figures, p, panel, people\n");
}

TEST_CASE("nothing in the arguments makes fill throw") {
    char const* const pieces[] = {"{{", "}}", "{{{", "}}}",   "#",  "/", "^", ">",
                                  "!",  "=",  "csp", "panel", "\n", " ", "x", "."};
    std::uint32_t state = 12345;
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (int i = 0; i < 14; ++i) {
            state = state * 1664525U + 1013904223U;
            text += pieces[(state >> 24U) % std::size(pieces)];
        }
        Run run;
        run.partials = {{"csp", "{{> panel}}"}, {"panel", "{{#panel}}{{.}}"}};
        INFO(text);
        CHECK_NOTHROW(run.fill(text, sample()));
    }
}
