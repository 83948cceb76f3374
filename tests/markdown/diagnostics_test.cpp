// Takes Markdown with mistakes; compares whole messages.
#include "parsed.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using namespace dhrdoc;
using markdown::parsed;
using markdown::Whose;

struct Example {
    char const* text;
    char const* messages;
};

void check_all(std::vector<Example> const& examples, Whose whose = Whose::ours) {
    for (auto const& example : examples) {
        INFO(example.text);
        CHECK(parsed(example.text, whose)->messages() == example.messages);
    }
}

}  // namespace

TEST_CASE("diagnostics: raw HTML, with a way out for each") {
    check_all({
        {R"md(a `<b>` and <b>bold</b>
)md",
         R"md(test.md:1:13: error: raw HTML is not part of our Markdown: <b>
    1 | a `<b>` and <b>bold</b>
      |             ^^^
      hint: write **strong**
)md"},
        {R"md(one<br>two
)md",
         R"md(test.md:1:4: error: raw HTML is not part of our Markdown: <br>
    1 | one<br>two
      |    ^^^^
      hint: end the line with a backslash
)md"},
        {R"md(<i>x <!-- y
)md",
         R"md(test.md:1:1: error: raw HTML is not part of our Markdown: <i>
    1 | <i>x <!-- y
      | ^^^
      hint: write *emphasis*
)md"},
        {R"md(é <!-- a comment --> b
)md",
         R"md(test.md:1:3: error: raw HTML is not part of our Markdown: <!-- a comment -->
    1 | é <!-- a comment --> b
      |   ^^^^^^^^^^^^^^^^^^
      hint: take the comment out; in a case file, # begins a comment
)md"},
        {R"md(<table>
<tr></tr>
</table>

<!-- block -->
)md",
         R"md(test.md:1:1: error: raw HTML is not part of our Markdown: <table>
    1 | <table>
      | ^^^^^^^
      hint: write the table with | between its cells
test.md:5:1: error: raw HTML is not part of our Markdown: <!-- block -->
    5 | <!-- block -->
      | ^^^^^^^^^^^^^^
      hint: take the comment out; in a case file, # begins a comment
)md"},
        {R"md(x <span
class="y">z
)md",
         R"md(test.md:1:3: error: raw HTML is not part of our Markdown: <span
    1 | x <span
      |   ^^^^^
      hint: write it in Markdown; for a real angle bracket write \<
)md"},
    });
}

TEST_CASE("diagnostics: a division that is never closed") {
    check_all({
        {R"md(a

::: note {#x}
b

::: keep
c
:::
)md",
         R"md(test.md:3:1: error: the division "note" is never closed
    3 | ::: note {#x}
      | ^^^^^^^^^^^^^
      hint: write ::: on a line of its own where it ends
)md"},
    });
}

TEST_CASE("diagnostics: a stray end of a division") {
    check_all({
        {R"md(a

:::
)md",
         R"md(test.md:3:1: error: there is no open division that this could close
    3 | :::
      | ^^^
      hint: take the ::: out, or open a division above: ::: note
)md"},
    });
}

TEST_CASE("diagnostics: an unknown division") {
    check_all({
        {R"md(::: reccomendation
x
:::
)md",
         R"md(test.md:1:5: error: unknown division "reccomendation"
    1 | ::: reccomendation
      |     ^^^^^^^^^^^^^^
      hint: did you mean "recommendation"?
)md"},
        {R"md(::: zebra
:::
)md",
         R"md(test.md:1:5: error: unknown division "zebra"
    1 | ::: zebra
      |     ^^^^^
      hint: known are brief-do, brief-foot, brief-happened, brief-head, brief-help, brief-learned, brief-title, cell, closing, condolence, contents, copies, cover, cover-meta, cover-subtitle, cover-title, enclosures, figure, keep, kicker, landscape, lesson, letter-date, letterhead, mail-signature, message, note, pagebreak, panel-box, preamble, recipient, recommendation, row, salutation, section, signature, small, table, tribute, unnumbered
)md"},
    });
}

TEST_CASE("diagnostics: a division inside a list or quote") {
    check_all({
        {R"md(- a

  ::: note
  b
)md",
         R"md(test.md:3:3: error: a division stands inside a list, a quote or a note
    3 |   ::: note
      |   ^^^^^^^^
      hint: begin the line with ::: at the left margin, or write \::: for real colons
)md"},
        {R"md(> :::
)md",
         R"md(test.md:1:3: error: a division stands inside a list, a quote or a note
    1 | > :::
      |   ^^^
      hint: begin the line with ::: at the left margin, or write \::: for real colons
)md"},
    });
}

TEST_CASE("diagnostics: attributes that cannot be read") {
    check_all({
        {R"md(# Head {#a #b}
)md",
         R"md(test.md:1:8: error: attributes cannot be read: a second id, "b"
    1 | # Head {#a #b}
      |        ^^^^^^^
      hint: attributes look like {#id .class key="two words"}
)md"},
        {R"md(Text {#}
)md",
         R"md(test.md:1:6: error: attributes cannot be read: a name is missing after "#"
    1 | Text {#}
      |      ^^^
      hint: attributes look like {#id .class key="two words"}
)md"},
        {R"md(Text {#a key}
)md",
         R"md(test.md:1:6: error: attributes cannot be read: "key" is neither #id nor .class nor key=value
    1 | Text {#a key}
      |      ^^^^^^^^
      hint: attributes look like {#id .class key="two words"}
)md"},
        {R"md(Text {.a k="v}
)md",
         R"md(test.md:1:6: error: attributes cannot be read: the closing quotation mark is missing
    1 | Text {.a k="v}
      |      ^^^^^^^^^
      hint: attributes look like {#id .class key="two words"}
)md"},
        {R"md(Text {a=1 a=2}
)md",
         R"md(test.md:1:6: error: attributes cannot be read: "a" is given twice
    1 | Text {a=1 a=2}
      |      ^^^^^^^^^
      hint: attributes look like {#id .class key="two words"}
)md"},
        {R"md(::: note #x
:::
)md",
         R"md(test.md:1:10: error: attributes cannot be read: "#x" has no braces around it
    1 | ::: note #x
      |          ^^
      hint: attributes look like {#id .class key="two words"}
)md"},
        {R"md(::: note {#x} more
:::
)md",
         R"md(test.md:1:10: error: attributes cannot be read: "more" stands behind them
    1 | ::: note {#x} more
      |          ^^^^^^^^^
      hint: attributes look like {#id .class key="two words"}
)md"},
        {R"md(::: note {x}
:::
)md",
         R"md(test.md:1:10: error: attributes cannot be read: "x" is neither #id nor .class nor key=value
    1 | ::: note {x}
      |          ^^^
      hint: attributes look like {#id .class key="two words"}
)md"},
    });
}

TEST_CASE("diagnostics: an id used twice") {
    check_all({
        {R"md(# A {#one}

Text. {#one}
)md",
         R"md(test.md:3:8: error: the id "one" is used twice; first at test.md:1:6
    3 | Text. {#one}
      |        ^^^^
      hint: give one of them another id
)md"},
        {R"md(A {#x}

::: note {#x}
:::
)md",
         R"md(test.md:3:11: error: the id "x" is used twice; first at test.md:1:4
    3 | ::: note {#x}
      |           ^^
      hint: give one of them another id
)md"},
    });
}

TEST_CASE("diagnostics: an unknown id") {
    check_all({
        {R"md(# Role {#iopc-role}

ä [](#iopc-rol) and [words](#iopc-role) [](page:nowhere-at-all).
)md",
         R"md(test.md:3:6: error: nothing has the id "iopc-rol"
    3 | ä [](#iopc-rol) and [words](#iopc-role) [](page:nowhere-at-all).
      |      ^^^^^^^^^
      hint: did you mean "iopc-role"?
test.md:3:44: error: nothing has the id "nowhere-at-all"
    3 | ä [](#iopc-rol) and [words](#iopc-role) [](page:nowhere-at-all).
      |                                            ^^^^^^^^^^^^^^^^^^^
      hint: write {#nowhere-at-all} behind the heading or paragraph that is meant
)md"},
    });
}

TEST_CASE("diagnostics: an id without a number") {
    check_all({
        {R"md(# A

Text. {#one}

[](#one)
)md",
         R"md(test.md:5:4: error: what has the id "one" has no number that could be printed
    5 | [](#one)
      |    ^^^^
      hint: write the words yourself: [words](#one)
)md"},
    });
}

TEST_CASE("diagnostics: an image inside text") {
    check_all({
        {R"md(some *text* ![x](y.png) more
)md",
         R"md(test.md:1:13: error: an image stands inside a line of text
    1 | some *text* ![x](y.png) more
      |             ^^
      hint: give it a line of its own, with a blank line before and after
)md"},
    });
}

TEST_CASE("diagnostics: an image without alt") {
    check_all({
        {R"md(![](y.png)
)md",
         R"md(test.md:1:1: error: the image "y.png" has no text alternative
    1 | ![](y.png)
      | ^^^^^^^^^^
      hint: say what it shows, for readers who cannot see it: ![what it shows](y.png)
)md"},
        {R"md(::: figure {image="y.png"}
:::
)md",
         R"md(test.md:1:1: error: the image "y.png" has no text alternative
    1 | ::: figure {image="y.png"}
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^
      hint: say what it shows, for readers who cannot see it: alt="what it shows"
)md"},
    });
}

TEST_CASE("diagnostics: a link without words") {
    check_all({
        {R"md(a [](https://a.example) b
)md",
         R"md(test.md:1:4: error: a link without words, which nobody could see
    1 | a [](https://a.example) b
      |    ^^
      hint: write the words: [words](https://example.org)
)md"},
    });
}

TEST_CASE("diagnostics: a footnote that is not defined") {
    check_all({
        {R"md(# Head[^hea]

Text `[^code]` \[^escaped] [^head-note] and ä[^headnote].

[^headnote]: x
)md",
         R"md(test.md:1:7: error: the footnote "hea" is not defined
    1 | # Head[^hea]
      |       ^^^^^^
      hint: write its words on a line of their own: [^hea]: ...
test.md:3:28: error: the footnote "head-note" is not defined
    3 | Text `[^code]` \[^escaped] [^head-note] and ä[^headnote].
      |                            ^^^^^^^^^^^^
      hint: did you mean [^headnote]?
)md"},
    });
}

TEST_CASE("diagnostics: a footnote that nothing refers to") {
    check_all({
        {R"md(a

[^one]: x

```
[^two]: y
```
)md",
         R"md(test.md:3:1: warning: nothing refers to the footnote "one", so it is not printed
    3 | [^one]: x
      | ^^^^^^^
      hint: write [^one] where it belongs, or take it out
)md"},
    });
}

TEST_CASE("diagnostics: a footnote defined twice") {
    check_all({
        {R"md(a[^one]

[^one]: x

[^one]: y
)md",
         R"md(test.md:5:1: error: the footnote "one" is defined twice
    5 | [^one]: y
      | ^^^^^^^
      hint: give the second one a label of its own, and refer to it
)md"},
    });
}

TEST_CASE("diagnostics: characters that turn the direction") {
    check_all({
        {"é \u202Eabc\n",
         "test.md:1:3: error: U+202E RIGHT-TO-LEFT OVERRIDE can make a text read as it is not\n    1 | é \uFFFDabc\n   "
         "   |   ^\n      hint: take the character out; it cannot be seen, so delete the words around it and type them "
         "again\n"},
        {R"md(é &amp; &#x202e;abc &#8238;
)md",
         R"md(test.md:1:9: error: U+202E RIGHT-TO-LEFT OVERRIDE can make a text read as it is not
    1 | é &amp; &#x202e;abc &#8238;
      |         ^^^^^^^^
      hint: take the character out; it cannot be seen, so delete the words around it and type them again
test.md:1:21: error: U+202E RIGHT-TO-LEFT OVERRIDE can make a text read as it is not
    1 | é &amp; &#x202e;abc &#8238;
      |                     ^^^^^^^
      hint: take the character out; it cannot be seen, so delete the words around it and type them again
)md"},
    });
}

TEST_CASE("diagnostics: heading levels") {
    check_all({
        {R"md(# A

### B

## C

#### D
)md",
         R"md(test.md:3:1: error: a heading of level 3 follows one of level 1
    3 | ### B
      | ^^^^^
      hint: write ## instead of ###
test.md:7:1: error: a heading of level 4 follows one of level 2
    7 | #### D
      | ^^^^^^
      hint: write ### instead of ####
)md"},
    });
}

TEST_CASE("diagnostics: front matter") {
    check_all({
        {R"md(---
titel: x
zebra: y
no colon
numbering: paragraf
---
)md",
         R"md(test.md:2:1: error: unknown key "titel"
    2 | titel: x
      | ^^^^^
      hint: did you mean "title"?
test.md:3:1: error: unknown key "zebra"
    3 | zebra: y
      | ^^^^^
      hint: known keys are footer, header, kind, language, numbering, style, subject, title
test.md:4:1: error: a line of the front matter without a colon
    4 | no colon
      | ^^^^^^^^
      hint: lines look like this: title: Overview report
test.md:5:12: error: unknown numbering "paragraf"
    5 | numbering: paragraf
      |            ^^^^^^^^
      hint: known are paragraphs, headings, none
)md"},
        {R"md(---
title: x
)md",
         R"md(test.md:1:1: error: the front matter is never closed
    1 | ---
      | ^^^
      hint: write --- on the line below its last key
)md"},
    });
}

TEST_CASE("diagnostics: tables") {
    check_all({
        {R"md(| a | b |
|---|---|
| c | d | e | f |
)md",
         R"md(test.md:3:11: error: a row with 4 cells in a table of 2 columns; the rest is lost
    3 | | c | d | e | f |
      |           ^^^^^
      hint: give the header row more cells, or write \| for a real bar
)md"},
        {R"md(::: table {widths="2 x"}
text
::: row
::: cell
:::
:::
::: row
more
::: cell {span=0}
:::
::: cell {align=middle}
:::
::: cell
:::
:::
:::
)md",
         R"md(test.md:1:1: error: "x" is not a whole number from 1 to 10000
    1 | ::: table {widths="2 x"}
      | ^^^^^^^^^^^^^^^^^^^^^^^^
      hint: write a number, such as 2
test.md:2:1: error: only rows may stand in a table
    2 | text
      | ^^^^
      hint: put it into a row and a cell: ::: row, ::: cell
test.md:3:1: error: a row over 1 columns in a table of 2
    3 | ::: row
      | ^^^^^^^
      hint: widths="..." says how many there are
test.md:7:1: error: a row over 3 columns in a table of 2
    7 | ::: row
      | ^^^^^^^
      hint: widths="..." says how many there are
test.md:8:1: error: only cells may stand in a row
    8 | more
      | ^^^^
      hint: put it into a cell: ::: cell
test.md:9:1: error: "0" is not a whole number from 1 to 100
    9 | ::: cell {span=0}
      | ^^^^^^^^^^^^^^^^^
      hint: write a number, such as 2
test.md:11:1: error: unknown alignment "middle"
   11 | ::: cell {align=middle}
      | ^^^^^^^^^^^^^^^^^^^^^^^
      hint: known are left, centre, right
)md"},
        {R"md(::: row
::: cell
:::
:::
::: cell
:::
)md",
         R"md(test.md:1:1: error: a row stands outside a table
    1 | ::: row
      | ^^^^^^^
      hint: begin the table first: ::: table
test.md:5:1: error: a cell stands outside a row
    5 | ::: cell
      | ^^^^^^^^
      hint: begin the row first: ::: row
)md"},
    });
}

TEST_CASE("diagnostics: divisions that hold nothing") {
    check_all({
        {R"md(::: pagebreak
text
:::
::: contents {depth=9}
:::
)md",
         R"md(test.md:2:1: error: the division "pagebreak" holds nothing, but a block stands in it
    2 | text
      | ^^^^
      hint: close it first, with ::: on a line of its own
test.md:4:1: error: "9" is not a whole number from 1 to 6
    4 | ::: contents {depth=9}
      | ^^^^^^^^^^^^^^^^^^^^^^
      hint: write a number, such as 2
)md"},
    });
}

TEST_CASE("diagnostics: a text that somebody else wrote") {
    check_all(
        {
            {"a <b>x</b> [^no] ::: \u202E\n",
             "test.md:1:22: warning: U+202E RIGHT-TO-LEFT OVERRIDE can make a text read as it is not\n      hint: it is "
             "left out of the redacted copy; look at the words around it there\n"},
            {R"md(| a |
|---|
| b | c |

[^x]: gone
)md",
             R"md(test.md:3:7: warning: a row with 2 cells in a table of 1 columns; the rest is lost
      hint: give the header row more cells, or write \| for a real bar
test.md:5:1: warning: nothing refers to the footnote "x", so it is not printed
      hint: write [^x] where it belongs, or take it out
)md"},
        },
        Whose::foreign);
}

TEST_CASE("diagnostics: no more of one kind than anybody reads") {
    std::string text;
    for (int i = 0; i < 250; ++i) text += "<b>x\n\n";
    auto const result = parsed(text);
    CHECK(result->diagnostics.error_count() == 100);
    REQUIRE(result->diagnostics.all().size() == 101);
    auto const& last = result->diagnostics.all().back();
    CHECK(last.message == "the last of 250 of this kind; those after the first 100 are not shown");
    CHECK(last.range.begin.line == 499);
}

TEST_CASE("diagnostics: charts") {
    check_all({
        {R"md(::: figure {chart=bars alt="Bars"}
| a | b |
|---|---|
| 1 | 2 |
:::
)md",
         R"md(test.md:1:1: error: unknown chart "bars"
    1 | ::: figure {chart=bars alt="Bars"}
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      hint: did you mean "bar"?
)md"},
        {R"md(::: figure {chart=pie}
Caption
:::
)md",
         R"md(test.md:1:1: error: unknown chart "pie"
    1 | ::: figure {chart=pie}
      | ^^^^^^^^^^^^^^^^^^^^^^
      hint: known charts are bar, grouped, stacked, line, timeline, multiples, genogram, key-figures
test.md:1:1: error: this chart has no text alternative
    1 | ::: figure {chart=pie}
      | ^^^^^^^^^^^^^^^^^^^^^^
      hint: say what it shows, for readers who cannot see it: alt="what it shows"
)md"},
        {R"md(::: figure {chart=bar alt="Bars" table=above reference=many}
:::
)md",
         R"md(test.md:1:1: error: unknown place of a table "above"
    1 | ::: figure {chart=bar alt="Bars" table=above reference=many}
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      hint: known are below, none
test.md:1:1: error: "many" is not a number
    1 | ::: figure {chart=bar alt="Bars" table=above reference=many}
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      hint: write a number, such as reference=4.2
test.md:1:1: error: this chart has no table to be drawn from
    1 | ::: figure {chart=bar alt="Bars" table=above reference=many}
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      hint: write a table between ::: figure and :::
)md"},
        {R"md(::: figure {chart=grouped alt="Bars"}
| a | b |
|---|---|

- a list
:::

::: figure {chart=stacked alt="Bars"}
| a | b | c |
|---|---|---|
| x | 3 | -2.5 |
:::
)md",
         R"md(test.md:2:1: error: a chart of the kind "grouped" cannot be drawn from a table of 2 columns
    2 | | a | b |
      | ^^^^^^^^^
      hint: its columns are: a label and at least two numbers
test.md:5:1: error: a chart holds its caption and one table
    5 | - a list
      | ^^^^^^^^
      hint: put what else there is to say below the figure
test.md:11:11: error: a number below zero in a chart of the kind "stacked"
   11 | | x | 3 | -2.5 |
      |           ^^^^
      hint: bars begin at zero: show such numbers with chart=line, or in a table
)md"},
        {R"md(::: figure {chart=timeline alt="Events"}
| Date | Event |
|---|---|
:::
)md",
         R"md(test.md:2:1: error: the table of this chart has no rows below its header
    2 | | Date | Event |
      | ^^^^^^^^^^^^^^^^
      hint: write a row for each thing that the chart shows
)md"},
    });
}
