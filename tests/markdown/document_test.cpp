// Takes short Markdown texts; compares the printed documents.
#include "parsed.h"

#include <algorithm>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using namespace dhrdoc;
using markdown::parsed;
using markdown::Whose;

struct Example {
    char const* name;
    char const* text;
    char const* printed;
};

/// No text of these gives a message.
void check_all(std::vector<Example> const& examples, Whose whose = Whose::ours) {
    for (auto const& example : examples) {
        INFO(example.name);
        auto const result = parsed(example.text, whose);
        CHECK(model::to_string(result->document) == example.printed);
        CHECK(result->messages() == "");
        model::for_each_block(result->document, [](model::Block const& block) { CHECK(block.text.well_formed()); });
    }
}

}  // namespace

TEST_CASE("document: text inside a block") {
    check_all({
        {"marks",
         R"md(One *two
three* **four** ~~five~~ `six  seven` ***eight***.
)md",
         R"md(paragraph "One *two three* **four** ~~five~~ `six  seven` ***eight***."
)md"},
        {"breaks",
         "one  \n"
         "two\\\n"
         "three\n"
         "four\n",
         R"md(paragraph "one\ntwo\nthree four"
)md"},
        {"entities",
         R"md(Caf&eacute; &amp; &#x201C;bar&#8221; \*not\* &unknown;
)md",
         R"md(paragraph "Café & “bar” *not* &unknown;"
)md"},
        {"links",
         R"md([one](https://a.example/x_y "T") <https://b.example> www.c.example d@e.example *see [two](f.md)*.
)md",
         R"md(paragraph "[one](https://a.example/x_y 'T') [https://b.example](https://b.example) [www.c.example](http://www.c.example) [d@e.example](mailto:d@e.example) *see *[*two*](f.md)."
)md"},
        {"reference link",
         R"md([one][a] and [a].

[a]: https://a.example 'Title'
)md",
         R"md(paragraph "[one](https://a.example 'Title') and [a](https://a.example 'Title')."
)md"},
        {"object replacement characters",
         "a\xEF\xBF\xBC"
         "b &#xFFFC; `\xEF\xBF\xBC"
         "`\n",
         R"md(paragraph "a�b � `�`"
)md"},
    });
}

TEST_CASE("document: blocks") {
    check_all({
        {"tight and loose",
         R"md(- a
- b

1. c

2. d

7) e
)md",
         R"md(list bullets tight
  item
    paragraph "a"
  item
    paragraph "b"
list from 1 loose
  item
    paragraph "c"
  item
    paragraph "d"
list from 7 tight
  item
    paragraph "e"
)md"},
        {"nested lists",
         R"md(- a
  1. b
     - c

       d
  2. e
- f
  > g
  > - h
)md",
         R"md(list bullets tight
  item
    paragraph "a"
    list from 1 tight
      item
        paragraph "b"
        list bullets loose
          item
            paragraph "c"
            paragraph "d"
      item
        paragraph "e"
  item
    paragraph "f"
    quote
      paragraph "g"
      list bullets tight
        item
          paragraph "h"
)md"},
        {"tasks",
         R"md(- [ ] open
- [x] *done*
  - [X] inner
- plain
)md",
         R"md(list bullets tight
  item [ ]
    paragraph "open"
  item [x]
    paragraph "*done*"
    list bullets tight
      item [x]
        paragraph "inner"
  item
    paragraph "plain"
)md"},
        {"quotes",
         R"md(> a
> > b
lazy
>
> - c
)md",
         R"md(quote
  paragraph "a"
  quote
    paragraph "b lazy"
  list bullets tight
    item
      paragraph "c"
)md"},
        {"code",
         R"md(```toml
a = "b"

  c
```

    indented
      more

- ~~~
  in a list
  ~~~
)md",
         R"md(code toml "`a = \"b\"\n\n  c`"
code "`indented\n  more`"
list bullets tight
  item
    code "`in a list`"
)md"},
        {"rule",
         R"md(a

---

***
)md",
         R"md(paragraph "a"
rule
rule
)md"},
        {"rule at the beginning",
         R"md(***
text
)md",
         R"md(rule
paragraph "text"
)md"},
        {"setext",
         R"md(Title
in two lines
===

Lower {#low}
---
)md",
         R"md(heading 1 #title-in-two-lines "Title in two lines"
heading 2 #low "Lower"
)md"},
        {"windows lines",
         "# A {#x}\r\n"
         "\r\n"
         "one\r\n"
         "two {#y}\r\n"
         "\r\n"
         "::: note\r\n"
         "in\r\n"
         ":::\r\n",
         R"md(heading 1 #x "A"
paragraph #y "one two"
division note
  paragraph "in"
)md"},
        {"nothing", "", ""},
    });
}

TEST_CASE("document: tables") {
    check_all({
        {"table",
         R"md(| Left | Centre | Right |
|:-----|:------:|------:|
| a \| b | `c\|d` | |
| [x](y) ~~z~~ |
)md",
         R"md(table left:5 centre:6 right:6
  row header
    cell left
      paragraph "Left"
    cell centre
      paragraph "Centre"
    cell right
      paragraph "Right"
  row
    cell left
      paragraph "a | b"
    cell centre
      paragraph "`c|d`"
    cell right
  row
    cell left
      paragraph "[x](y) ~~z~~"
    cell centre
    cell right
)md"},
        {"table shares",
         R"md(| a | b |
|--|------|
| c | d |
)md",
         R"md(table natural:2 natural:6
  row header
    cell
      paragraph "a"
    cell
      paragraph "b"
  row
    cell
      paragraph "c"
    cell
      paragraph "d"
)md"},
        {"even delimiter row",
         R"md(| a | b | c |
|:--|---|:-:|
)md",
         R"md(table left natural centre
  row header
    cell left
      paragraph "a"
    cell
      paragraph "b"
    cell centre
      paragraph "c"
)md"},
        {"table below a line",
         R"md(before
the table
| a | b |
|---|---|
| c | d |

after
)md",
         R"md(paragraph "before the table"
table natural natural
  row header
    cell
      paragraph "a"
    cell
      paragraph "b"
  row
    cell
      paragraph "c"
    cell
      paragraph "d"
paragraph "after"
)md"},
        {"table in list and quote",
         R"md(- | a | b |
  |---|---|
  | c | d |

> | e |
> |---|
> | f |
)md",
         R"md(list bullets tight
  item
    table natural natural
      row header
        cell
          paragraph "a"
        cell
          paragraph "b"
      row
        cell
          paragraph "c"
        cell
          paragraph "d"
quote
  table natural
    row header
      cell
        paragraph "e"
    row
      cell
        paragraph "f"
)md"},
        {"table caption",
         R"md(| a |
|---|
| b |

Table: Words *here* {#t-x}

| a |
|---|
| b |
Table: Without a blank line
)md",
         R"md(table natural #t-x [1] (table 1) "Words *here*"
  row header
    cell
      paragraph "a"
  row
    cell
      paragraph "b"
table natural [2] (table 2) "Without a blank line"
  row header
    cell
      paragraph "a"
  row
    cell
      paragraph "b"
)md"},
        {"table ends at a division",
         R"md(::: keep
| a |
|---|
| b |
:::
)md",
         R"md(division keep
  table natural
    row header
      cell
        paragraph "a"
    row
      cell
        paragraph "b"
)md"},
        {"division table",
         R"md(::: table {#t-agencies caption="Agencies" widths="2 1 3"}
::: row {.header}
::: cell
A
:::
::: cell {align=right .wide}
B
:::
::: cell
C
:::
:::
::: row
::: cell {span=2 .header}
1. one

| x |
|---|
:::
::: cell
:::
:::
:::
)md",
         R"md(table natural:2 natural:1 natural:3 #t-agencies [1] (table 1) "Agencies"
  row header
    cell
      paragraph "A"
    cell right class="wide"
      paragraph "B"
    cell
      paragraph "C"
  row
    cell header span 2
      list from 1 tight
        item
          paragraph "one"
      table natural
        row header
          cell
            paragraph "x"
    cell
)md"},
    });
}

TEST_CASE("document: notes") {
    check_all({
        {"notes",
         R"md(# Head[^h]

Text[^b] and[^a] again[^b].

| t[^t] |
|---|
| u |

[^a]: First

    > second

    - third
      - fourth
[^b]: Bee[^c].
[^c]: From a note.
[^h]: Heading note
    goes on
[^t]: In a table.
)md",
         R"md(heading 1 #head "Head{note 1}"
paragraph "Text{note 2} and{note 3} again{note 2}."
table natural
  row header
    cell
      paragraph "t{note 4}"
  row
    cell
      paragraph "u"
note 1 [^h]
  paragraph "Heading note goes on"
note 2 [^b]
  paragraph "Bee{note 5}."
note 3 [^a]
  paragraph "First"
  quote
    paragraph "second"
  list bullets tight
    item
      paragraph "third"
      list bullets tight
        item
          paragraph "fourth"
note 4 [^t]
  paragraph "In a table."
note 5 [^c]
  paragraph "From a note."
)md"},
    });
}

TEST_CASE("document: figures") {
    check_all({
        {"figure",
         R"md(![A *bar* chart](charts/a.png "Arrests by year"){#fig-a}

![Plain](b.jpg)

::: figure {#fig-c image="c.png" alt="Alt \"words\"" name="c"}
Caption *one*.

Two.
:::
)md",
         R"md(figure charts/a.png alt "A bar chart" #fig-a [1] (figure 1) "Arrests by year"
figure b.jpg alt "Plain"
figure c.png alt "Alt \"words\"" #fig-c [2] (figure 2) "Caption *one*. Two."
)md"},
        {"charts",
         R"md(::: figure {#fig-o chart=bar alt="Bars" unit="reviews" reference=4.2 reference-label="median"}
Reviews by *outcome*

| Outcome | Reviews |
|---|--:|
| Homicide | 11 |
:::

::: figure {chart=key-figures alt="Figures" table=below}
| Figure | Meaning |
|---|---|
| 16 | reviews |
:::
)md",
         R"md(figure chart bar with table alt "Bars" #fig-o [1] (figure 1) reference="4.2" reference-label="median" unit="reviews" "Reviews by *outcome*"
  table natural right
    row header
      cell
        paragraph "Outcome"
      cell right
        paragraph "Reviews"
    row
      cell
        paragraph "Homicide"
      cell right
        paragraph "11"
figure chart key-figures with table alt "Figures"
  table natural natural
    row header
      cell
        paragraph "Figure"
      cell
        paragraph "Meaning"
    row
      cell
        paragraph "16"
      cell
        paragraph "reviews"
)md"},
    });
}

TEST_CASE("document: attributes") {
    check_all({
        {"attributes",
         R"md(# Head {#h .appendix key=value other="two \"words\""}

Braces {like these} stay, and {#these} in the middle too.

Escaped \{#x}

In code `{#y}`

Lines
of text. {#para .small}

- item {#it}

## Closed {#cl} ##
)md",
         R"md(heading 1 #h class="appendix" key="value" other="two \"words\"" "Head"
paragraph "Braces {like these} stay, and {#these} in the middle too."
paragraph "Escaped {#x}"
paragraph "In code `{#y}`"
paragraph #para class="small" "Lines of text."
list bullets tight
  item
    paragraph #it "item"
heading 2 #cl "Closed"
)md"},
    });
}

TEST_CASE("document: divisions") {
    check_all({
        {"divisions",
         R"md(::: cover
::: cover-title {.x}
Title
:::
:::
after
::: recommendation {#rec-7 label="recommendation 7"}
Do it.

- a
:::
- list
::: note
right after
:::
)md",
         R"md(division cover
  division cover-title class="x"
    paragraph "Title"
paragraph "after"
division recommendation #rec-7 (recommendation 7)
  paragraph "Do it."
  list bullets tight
    item
      paragraph "a"
list bullets tight
  item
    paragraph "list"
division note
  paragraph "right after"
)md"},
        {"colons in code",
         R"md(```
::: note
```

    ::: note

\::: note

inline ::: note
)md",
         R"md(code "`::: note`"
code "`::: note`"
paragraph "::: note"
paragraph "inline ::: note"
)md"},
        {"contents and breaks",
         R"md(::: contents {depth=3 title="What is in here"}
:::
::: pagebreak
:::
::: contents
:::
)md",
         R"md(contents 3 "What is in here"
page break
contents 2
)md"},
    });
}

TEST_CASE("document: numbering") {
    check_all({
        {"numbering",
         R"md(---
numbering: paragraphs
---
Before.

## Early

Still none.

# One

A.

> quote

- list

B.

## Two

C.

### Three

D.

::: landscape
E.

::: section
F.
:::
:::

::: note
not
:::

## Four

# Five

G.

## Six {.unnumbered}

none

### Seven

none

## Eight

H.

# Nine {.unnumbered}

none

## Ten

# Eleven {.appendix}

I.

## Twelve

J.

# Thirteen {.appendix}

# Fourteen

K.
)md",
         R"md(paragraph "Before."
heading 2 #early "Early"
paragraph "Still none."
heading 1 #one [1] (section 1) "One"
paragraph [1.1] (paragraph 1.1) "A."
quote
  paragraph "quote"
list bullets tight
  item
    paragraph "list"
paragraph [1.2] (paragraph 1.2) "B."
heading 2 #two [1.3] (section 1.3) "Two"
paragraph [1.3.1] (paragraph 1.3.1) "C."
heading 3 #three "Three"
paragraph [1.3.2] (paragraph 1.3.2) "D."
division landscape
  paragraph [1.3.3] (paragraph 1.3.3) "E."
  division section
    paragraph [1.3.4] (paragraph 1.3.4) "F."
division note
  paragraph "not"
heading 2 #four [1.4] (section 1.4) "Four"
heading 1 #five [2] (section 2) "Five"
paragraph [2.1] (paragraph 2.1) "G."
heading 2 #six class="unnumbered" "Six"
paragraph "none"
heading 3 #seven "Seven"
paragraph "none"
heading 2 #eight [2.2] (section 2.2) "Eight"
paragraph [2.2.1] (paragraph 2.2.1) "H."
heading 1 #nine class="unnumbered" "Nine"
paragraph "none"
heading 2 #ten "Ten"
heading 1 #eleven [A] (appendix A) class="appendix" "Eleven"
paragraph [A.1] (paragraph A.1) "I."
heading 2 #twelve [A.2] (section A.2) "Twelve"
paragraph [A.2.1] (paragraph A.2.1) "J."
heading 1 #thirteen [B] (appendix B) class="appendix" "Thirteen"
heading 1 #fourteen [3] (section 3) "Fourteen"
paragraph [3.1] (paragraph 3.1) "K."
)md"},
        {"numbering headings",
         R"md(---
numbering: headings
---
# One

A.

## Two

### Three

# Four
)md",
         R"md(heading 1 #one [1] (section 1) "One"
paragraph "A."
heading 2 #two [1.1] (section 1.1) "Two"
heading 3 #three "Three"
heading 1 #four [2] (section 2) "Four"
)md"},
    });
}

TEST_CASE("document: ids and references") {
    check_all({
        {"references",
         R"md(---
numbering: paragraphs
---
# One {#one}

A. {#a}

## Two

See [](#one), *[](#a)*, [](#two), [](page:a), [words](#a), [](#t), [](#f), [](#r), [](#app), [](#plain).

| x |
|---|

Table: See [](#a) {#t}

![y](z.png "w"){#f}

::: recommendation {#r label="recommendation 7"}
x[^n]
:::

# Appendix {#app .appendix}

# Plain & *simple* {#plain .unnumbered}

[^n]: [](#two)
)md",
         R"md(heading 1 #one [1] (section 1) "One"
paragraph #a [1.1] (paragraph 1.1) "A."
heading 2 #two [1.2] (section 1.2) "Two"
paragraph [1.2.1] (paragraph 1.2.1) "See [section 1](#one), [*paragraph 1.1*](#a), [section 1.2](#two), [page {page a}](#a), [words](#a), [table 1](#t), [figure 1](#f), [recommendation 7](#r), [appendix A](#app), [“Plain & simple”](#plain)."
table natural #t [1] (table 1) "See [paragraph 1.1](#a)"
  row header
    cell
      paragraph "x"
figure z.png alt "y" #f [1] (figure 1) "w"
division recommendation #r (recommendation 7)
  paragraph "x{note 1}"
heading 1 #app [A] (appendix A) class="appendix" "Appendix"
heading 1 #plain class="unnumbered" "Plain & *simple*"
note 1 [^n]
  paragraph "[section 1.2](#two)"
)md"},
        {"references that begin a sentence",
         R"md(---
numbering: paragraphs
---

# One {#one}

[](#one) says so. [](#a) does not. So says
[](#one)? [](#a)! See cf. [](#one), i.e. [](#a); (see [](#one).) [](#plain) too. {#a}

- [](#one)
- [](#one) and [](#a).

# Plain {#plain .unnumbered}
)md",
         R"md(heading 1 #one [1] (section 1) "One"
paragraph #a [1.1] (paragraph 1.1) "[Section 1](#one) says so. [Paragraph 1.1](#a) does not. So says [section 1](#one)? [Paragraph 1.1](#a)! See cf. [section 1](#one), i.e. [paragraph 1.1](#a); (see [section 1](#one).) [“Plain”](#plain) too."
list bullets tight
  item
    paragraph "[section 1](#one)"
  item
    paragraph "[Section 1](#one) and [paragraph 1.1](#a)."
heading 1 #plain class="unnumbered" "Plain"
)md"},
        {"slugs",
         R"md(# The panel's view: café

# The panel’s view: Café

# A {#b}

# B

# —
)md",
         R"md(heading 1 #the-panels-view-café "The panel's view: café"
heading 1 #the-panels-view-café-2 "The panel’s view: Café"
heading 1 #b "A"
heading 1 #b-2 "B"
heading 1 #section "—"
)md"},
    });
}

TEST_CASE("document: front matter") {
    check_all({
        {"front matter",
         R"md(---
title: Review of *Alder*
subject: A & B
style: letter
language: cy-GB
kind: panel-letter
header: [x](y)

footer:
---
Text
)md",
         R"md(meta footer ""
meta header "[x](y)"
meta subject "A & B"
meta title "Review of *Alder*"
paragraph "Text"
)md"},
    });
}

TEST_CASE("document: a text that somebody else wrote") {
    check_all(
        {
            {"ours is nothing special",
             R"md(---
title: x
---

::: note

# Head {#id}

Text {#b} [](#x)[^zz]

Table: words
)md",
             R"md(rule
heading 2 "title: x"
paragraph "::: note"
heading 1 "Head {#id}"
paragraph "Text {#b} [^zz]"
paragraph "Table: words"
)md"},
            {"tags become nothing",
             R"md(a <b>bold <i>both</i></b> <span style="x">s</span>x<sup>2</sup> one<br>two<!-- gone --> <Jane Doe> </b>**c**
)md",
             R"md(paragraph "a **bold *****both*** sx^2^ one\ntwo <Jane Doe> **c**"
)md"},
            {"html blocks",
             R"md(<div class="a">
<p>One &amp; two &eacute;</p><p>three
   four</p>
<table><tr><td>Name<td>Born</table>
<style>p { x }</style>
<!-- no -->
</div>
)md",
             R"md(paragraph "One & two é\nthree four\nName Born"
)md"},
            {"images",
             R"md(![A chart](a.png "T")

in ![a line](b.png) here

![](c.png)
)md",
             R"md(figure a.png alt "A chart" "T"
paragraph "in [a line](b.png) here"
figure c.png alt ""
)md"},
            {"mail",
             R"md(From: <Jane Doe> jane@doe.example

> quoted
>> deeper
)md",
             R"md(paragraph "From: <Jane Doe> [jane@doe.example](mailto:jane@doe.example)"
quote
  paragraph "quoted"
  quote
    paragraph "deeper"
)md"},
        },
        Whose::foreign);
}

TEST_CASE("document: front matter says style, language and kind") {
    auto const result = parsed("---\nstyle: letter\nlanguage: cy-GB\nkind: panel-letter\ntitle: Letter\n---\n");
    CHECK(result->document.style == "letter");
    CHECK(result->document.language == "cy-GB");
    CHECK(result->document.kind == "panel-letter");
    CHECK(result->document.title() == "Letter");
    auto const bare = parsed("text\n");
    CHECK(bare->document.style == "report");
    CHECK(bare->document.language == "en-GB");
}

TEST_CASE("document: a block knows the bytes that it came from") {
    std::string const text =
        "---\ntitle: x\n---\n# Head {#h}\n\n- a\n\n  > b\n  c\n\n[r]: https://a.example 'T'\nafter\n\n"
        "lead\n| d | e \\| f |\n|---|---|\n| g |\n\nTable: h\n\n::: note\ni[^n]\n:::\n\n[^n]: j\n\n    k\n\nSet\n===\n";
    auto const result = parsed(text);
    std::string out;
    model::for_each_block(result->document, [&](model::Block const& block) {
        out += "<" + text.substr(block.origin.begin, block.origin.end - block.origin.begin) + ">\n";
    });
    CHECK(out == R"md(<# Head {#h}>
<- a

  > b
  c>
<- a

  > b
  c>
<a>
<> b
  c>
<b
  c>
<after>
<lead>
<| d | e \| f |
|---|---|
| g |

Table: h>
<| d | e \| f |>
<d>
<d>
<e \| f>
<e \| f>
<| g |>
<g>
<g>
<>
<::: note
i[^n]
:::>
<i[^n]>
<Set
===>
<j>
<k>
)md");
    auto const note = result->document.notes.at(0).origin;
    CHECK(text.substr(note.begin, note.end - note.begin) == "[^n]: j\n\n    k");
}

TEST_CASE("document: twelve lists and a hundred quotes deep") {
    std::string lists;
    for (int i = 0; i < 12; ++i) lists += std::string(static_cast<std::size_t>(i) * 2, ' ') + "- a\n";
    auto const listed = parsed(lists);
    CHECK(listed->messages() == "");
    std::size_t deepest_list = 0;
    model::for_each_block(listed->document, [&](model::Block const& block) {
        if (block.kind == model::BlockKind::list) deepest_list = std::max<std::size_t>(deepest_list, block.level);
    });
    CHECK(deepest_list == 11);

    auto const quoted = parsed(std::string(100, '>') + " a\n");
    CHECK(quoted->messages() == "");
    auto const* block = &quoted->document.blocks.at(0);
    int depth = 0;
    for (; block->kind == model::BlockKind::quote; block = &block->children.at(0)) ++depth;
    CHECK(depth == 100);
    CHECK(block->text.text == "a");
}

TEST_CASE("document: what is nested too deep is kept, flat") {
    auto const result = parsed(std::string(1000, '>') + " deep\n", Whose::foreign);
    std::string found;
    model::for_each_block(result->document, [&](model::Block const& block) { found += block.text.text; });
    CHECK(found == "deep");
    REQUIRE(result->diagnostics.all().size() == 1);
    CHECK(result->diagnostics.all()[0].code == "markdown.too-deep");
}

TEST_CASE("document: several threads parse at once, and each gets what it would get alone") {
    // cmark keeps the special characters of its extensions in one table for the whole program.
    std::string text;
    for (int i = 0; i < 200; ++i) text += "~~a~~ www.a.example b@c.example [^n]\n\n| ~~d~~ |\n|---|\n\n";
    text += "[^n]: note\n";
    auto const alone = model::to_string(parsed(text)->document);
    std::vector<std::string> printed(4);
    std::vector<std::thread> threads;
    for (auto& out : printed) {
        threads.emplace_back([&out, &text] {
            for (int i = 0; i < 20; ++i) out = model::to_string(parsed(text)->document);
        });
    }
    for (auto& thread : threads) thread.join();
    for (auto const& out : printed) CHECK(out == alone);
}
