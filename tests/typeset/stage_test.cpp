// Takes short documents set in squares; compares the printed pages with what they should be.
#include "page_walk.h"
#include "setting.h"

#include <catch2/catch.hpp>

namespace dhrdoc::typeset {

namespace {

struct Stage {
    char const* markdown;
    char const* pages;
};

// A character is 5 points wide and a line 12 high; the column goes from 10 to 210, the first baseline is at 19. With
// numbers in the margin the text begins at 50.
std::vector<Stage> const stages = {
    {R"(Some words that go over the end of a line of forty squares.
)",
     R"(
page 1 220.0,140.0
  text 10.0,19.0 10.0pt "Some "
  text 35.0,19.0 10.0pt "words "
  text 65.0,19.0 10.0pt "that "
  text 90.0,19.0 10.0pt "go "
  text 105.0,19.0 10.0pt "over "
  text 130.0,19.0 10.0pt "the "
  text 150.0,19.0 10.0pt "end "
  text 170.0,19.0 10.0pt "of "
  text 185.0,19.0 10.0pt "a "
  text 10.0,31.0 10.0pt "line "
  text 35.0,31.0 10.0pt "of "
  text 50.0,31.0 10.0pt "forty "
  text 80.0,31.0 10.0pt "squares."
)"},
    {R"(---
numbering: paragraphs
---
# Heading {#h}

A paragraph.

## Below

Another.
)",
     R"(
page 1 220.0,140.0
  text 10.0,19.0 10.0pt "1 "
  text 50.0,19.0 10.0pt "Heading"
  text 10.0,31.0 10.0pt "1.1 "
  text 50.0,31.0 10.0pt "A "
  text 60.0,31.0 10.0pt "paragraph."
  text 10.0,43.0 10.0pt "1.2 "
  text 50.0,43.0 10.0pt "Below"
  text 10.0,55.0 10.0pt "1.2.1 "
  text 50.0,55.0 10.0pt "Another."
destination below page 1 y 34.0
destination h page 1 y 10.0
outline 1 "1 Heading" page 1
outline 2 "1.2 Below" page 1
)"},
    {R"(- one
- two
  1. deeper
  2. and
- [ ] task
)",
     R"(
page 1 220.0,140.0
  text 10.0,19.0 10.0pt "- "
  text 30.0,19.0 10.0pt "one"
  text 10.0,31.0 10.0pt "- "
  text 30.0,31.0 10.0pt "two"
  text 30.0,43.0 10.0pt "(a) "
  text 50.0,43.0 10.0pt "deeper"
  text 30.0,55.0 10.0pt "(b) "
  text 50.0,55.0 10.0pt "and"
  text 10.0,67.0 10.0pt "[ ] "
  text 30.0,67.0 10.0pt "task"
)"},
    {R"(| Name | What |
|---|--:|
| A | some words |
| B | more |

Table: The caption
)",
     R"(
page 1 220.0,140.0
  text 10.0,19.0 10.0pt "Table "
  text 40.0,19.0 10.0pt "1: "
  text 55.0,19.0 10.0pt "The "
  text 75.0,19.0 10.0pt "caption"
  text 15.0,31.0 10.0pt "Name"
  text 185.0,31.0 10.0pt "What"
  text 15.0,43.0 10.0pt "A"
  text 155.0,43.0 10.0pt "some "
  text 180.0,43.0 10.0pt "words"
  text 15.0,55.0 10.0pt "B"
  text 185.0,55.0 10.0pt "more"
)"},
    {R"(Words[^1] after.

[^1]: The note.
)",
     R"(
page 1 220.0,140.0
  text 10.0,19.0 10.0pt "Words"
  text 35.0,15.7 6.7pt "1"
  text 38.3,19.0 10.0pt " "
  text 43.3,19.0 10.0pt "after."
  text 10.0,127.0 10.0pt "1 "
  text 30.0,127.0 10.0pt "The "
  text 50.0,127.0 10.0pt "note."
  link 35.0,10.0 3.3,12.0 "#note-1"
  link 10.0,118.0 10.0,12.0 "#note-reference-1"
destination note-1 page 1 y 118.0
destination note-reference-1 page 1 y 10.0
)"},
    {R"(See [this place](https://example.org/x) and [](#t).

# Target {#t}
)",
     R"(
page 1 220.0,140.0
  text 10.0,19.0 10.0pt "See "
  text 30.0,19.0 10.0pt "this "
  text 55.0,19.0 10.0pt "place"
  text 80.0,19.0 10.0pt " "
  text 85.0,19.0 10.0pt "and "
  text 105.0,19.0 10.0pt "“Target”"
  text 145.0,19.0 10.0pt "."
  text 10.0,31.0 10.0pt "Target"
  link 30.0,10.0 50.0,12.0 "https://example.org/x"
  link 105.0,10.0 40.0,12.0 "#t"
destination t page 1 y 22.0
outline 1 "Target" page 1
)"},
    {R"(> Quoted words.

After.
)",
     R"(
page 1 220.0,140.0
  text 30.0,19.0 10.0pt "Quoted "
  text 65.0,19.0 10.0pt "words."
  text 10.0,31.0 10.0pt "After."
)"},
    {R"(---
numbering: headings
---
::: contents {depth=2}
:::

# First

## Second
)",
     R"(
page 1 220.0,140.0
  text 10.0,19.0 10.0pt "Contents"
  text 10.0,31.0 10.0pt "1 "
  text 41.0,31.0 10.0pt "First "
  text 80.0,31.0 10.0pt artifact ". . . . . . . . . . . "
  text 205.0,31.0 10.0pt "1"
  text 10.0,43.0 10.0pt "1.1 "
  text 41.0,43.0 10.0pt "Second "
  text 80.0,43.0 10.0pt artifact ". . . . . . . . . . . "
  text 205.0,43.0 10.0pt "1"
  text 10.0,55.0 10.0pt "1 "
  text 50.0,55.0 10.0pt "First"
  text 10.0,67.0 10.0pt "1.1 "
  text 50.0,67.0 10.0pt "Second"
  link 41.0,22.0 169.0,12.0 "#first"
  link 41.0,34.0 169.0,12.0 "#second"
destination first page 1 y 46.0
destination second page 1 y 58.0
outline 1 "1 First" page 1
outline 2 "1.1 Second" page 1
)"},
    {R"(Incomprehensibilitiesincomprehensibilities
)",
     R"(
page 1 220.0,140.0
  text 10.0,19.0 10.0pt "Incomprehensibilitiesincomprehensibiliti"
  text 10.0,31.0 10.0pt "es"
)"},
    {R"(![What is seen](50x25.png "Caption")
)",
     R"(
page 1 220.0,140.0
  image 0 at 10.0,10.0 24.0,12.0
  text 10.0,31.0 10.0pt "Figure "
  text 45.0,31.0 10.0pt "1: "
  text 60.0,31.0 10.0pt "Caption"
)"},
    {R"(Portrait.

::: landscape
Turned.
:::

Portrait.
)",
     R"(
page 1 220.0,140.0
  text 10.0,19.0 10.0pt "Portrait."
page 2 220.0,140.0
  text 10.0,19.0 10.0pt "Turned."
page 3 220.0,140.0
  text 10.0,19.0 10.0pt "Portrait."
)"},
    {R"(On [](page:b), then\
more **bold ~~struck~~**.

::: pagebreak
:::

## B {#b}
)",
     R"(
page 1 220.0,140.0
  rule 60.0,28.0 30x0.555
  text 10.0,19.0 10.0pt "On "
  text 25.0,19.0 10.0pt "page "
  text 50.0,19.0 10.0pt "2"
  text 55.0,19.0 10.0pt ", "
  text 65.0,19.0 10.0pt "then"
  text 10.0,31.0 10.0pt "more "
  text 35.0,31.0 10.0pt "bold "
  text 60.0,31.0 10.0pt "struck"
  text 90.0,31.0 10.0pt "."
  link 25.0,10.0 30.0,12.0 "#b"
page 2 220.0,140.0
  text 10.0,19.0 10.0pt "B"
destination b page 2 y 10.0
outline 2 "B" page 2
)"},
};

}  // namespace

TEST_CASE("short documents, page by page") {
    for (auto const& stage : stages) {
        SquareFonts fonts;
        auto const made = set_markdown(stage.markdown, square_style(), fonts);
        CAPTURE(stage.markdown);
        CHECK(made->messages() == "");
        CHECK("\n" + model::to_string(made->pages) == stage.pages);
        CHECK(faults_in(made->pages, made->document, made->style) == "");
    }
}

}  // namespace dhrdoc::typeset
