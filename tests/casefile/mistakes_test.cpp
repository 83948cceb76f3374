// Takes one mistake at a time; asserts the whole message that a person gets for it.
#include "helpers.h"

#include <catch2/catch.hpp>

using namespace std::string_literals;

namespace dhrdoc::casefile_test {

namespace {

struct Mistake {
    std::string what;
    std::string text;                          // of case.toml
    std::map<std::string, std::string> files;  // beside it
    std::string messages;
};

// clang-format off
std::vector<Mistake> const mistakes = {
    {"an unknown key, near a known one",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
delay_raeson = "x"
)",
     {},
     R"(case.toml:5:1: error: unknown key "delay_raeson" in [review]
    5 | delay_raeson = "x"
      | ^^^^^^^^^^^^
      hint: did you mean "delay_reason"?
)"},
    {"an unknown key, near none",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[chair]
name = "A"
email = "x"
)",
     {},
     R"(case.toml:7:1: error: unknown key "email" in [chair]
    7 | email = "x"
      | ^^^^^
      hint: known here: name, biography, independence or former_employers
)"},
    {"a key of the file below a heading",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
panel_meetings = [2021-05-14]
)",
     {},
     R"(case.toml:5:1: error: unknown key "panel_meetings" in [review]
    5 | panel_meetings = [2021-05-14]
      | ^^^^^^^^^^^^^^
      hint: "panel_meetings" belongs at the beginning of the file, before the first [heading]
)"},
    {"a key of another table",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
tribute = "x"
)",
     {},
     R"(case.toml:5:1: error: unknown key "tribute" in [review]
    5 | tribute = "x"
      | ^^^^^^^
      hint: "tribute" belongs under [family]
)"},
    {"a brief that tells too much",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[brief]
happened = "One. Two. Three. Four."
)",
     {},
     R"(case.toml:6:12: warning: what happened is told in 4 sentences, where there is room for three
    6 | happened = "One. Two. Three. Four."
      |            ^^^^^^^^^^^^^^^^^^^^^^^^
      hint: say who died and how, what services had seen, and what followed; the rest is in the report
)"},
    {"a helper without a number",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[[brief.help]]
name = "Refuge"
)",
     {},
     R"(case.toml:5:1: error: "contact" is missing in [[brief.help]]
    5 | [[brief.help]]
      | ^^^^^^^^^^^^^^
      hint: add a line: contact = "0808 157 0100"
)"},
    {"an unknown table",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[reviewers]
name = "A"
)",
     {},
     R"(case.toml:5:2: error: unknown table "reviewers"
    5 | [reviewers]
      |  ^^^^^^^^^
      hint: did you mean "review"?
)"},
    {"several where there is one",
     R"(format = "case/1"
[[review]]
csp = "Northmoor"
outcome = "homicide"
)",
     {},
     R"(case.toml:2:1: error: "review" can stand once only, so its heading has single brackets
    2 | [[review]]
      | ^^^^^^^^^^
      hint: write [review] once
)"},
    {"one where there are several",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[lessons]
id = "l1"
)",
     {},
     R"(case.toml:5:1: error: "lessons" can stand several times, so its heading has double brackets
    5 | [lessons]
      | ^^^^^^^^^
      hint: write [[lessons]], once for each
)"},
    {"a date in quotation marks",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
began = "12/03/2021"
)",
     {},
     R"(case.toml:5:9: error: "began" must be a date, not text in quotation marks
    5 | began = "12/03/2021"
      |         ^^^^^^^^^^^^
      hint: write year-month-day without quotation marks: began = 2021-03-12
)"},
    {"a month where a day is wanted",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
began = "March 2021"
)",
     {},
     R"(case.toml:5:9: error: "began" must be a date, not text in quotation marks
    5 | began = "March 2021"
      |         ^^^^^^^^^^^^
      hint: write year-month-day without quotation marks: began = 2021-04-16
)"},
    {"a month in the chronology",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[[chronology]]
date = "March 2019"
event = "x"
)",
     {},
     R"(case.toml:6:8: error: "date" must be a date, not text in quotation marks
    6 | date = "March 2019"
      |        ^^^^^^^^^^^^
      hint: write the first day of the month, and that the month is meant: date = 2019-03-01 and precision = "month"
)"},
    {"a date with a time",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
began = 2021-03-12T10:00:00
)",
     {},
     R"(case.toml:5:9: error: "began" must be a date, not a date with a time
    5 | began = 2021-03-12T10:00:00
      |         ^^^^^^^^^^^^^^^^^^^
      hint: leave the time away: began = 2021-04-16
)"},
    {"a yes in quotation marks",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[family]
approached = "yes"
)",
     {},
     R"(case.toml:6:14: error: "approached" must be true or false, not text in quotation marks
    6 | approached = "yes"
      |              ^^^^^
      hint: write true or false without quotation marks: approached = true
)"},
    {"a number for a text",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[chair]
name = 7
)",
     {},
     R"(case.toml:6:8: error: "name" must be text in quotation marks, not a number
    6 | name = 7
      |        ^
      hint: put it in quotation marks: name = "Ruth Calloway"
)"},
    {"a text for a list",
     R"(format = "case/1"
terms_of_reference = "one"
[review]
csp = "Northmoor"
outcome = "homicide"
)",
     {},
     R"(case.toml:2:22: error: "terms_of_reference" must be a list of texts, not text in quotation marks
    2 | terms_of_reference = "one"
      |                      ^^^^^
      hint: put it in square brackets, even if there is one only: terms_of_reference = ["What did agencies know?"]
)"},
    {"a number in a list",
     R"(format = "case/1"
terms_of_reference = ["one", 2]
[review]
csp = "Northmoor"
outcome = "homicide"
)",
     {},
     R"(case.toml:2:30: error: every item of "terms_of_reference" must be text in quotation marks, not a number
    2 | terms_of_reference = ["one", 2]
      |                              ^
      hint: write it like this: terms_of_reference = ["What did agencies know?"]
)"},
    {"a value that is none of the words",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
kind = "dhrr"
)",
     {},
     R"(case.toml:5:8: error: "kind" cannot be "dhrr"
    5 | kind = "dhrr"
      |        ^^^^^^
      hint: did you mean "dhr"?
)"},
    {"a value that is near none of the words",
     R"(format = "case/1"
identities = "i.toml"
[review]
csp = "Northmoor"
outcome = "homicide"
[[people]]
id = "victim"
role = "neighbour"
)",
     {{"i.toml", R"(format = "identities/1"
[people.victim]
name = "N"
pseudonym = "P"
)"}},
     R"(case.toml:8:8: error: "role" cannot be "neighbour"
    8 | role = "neighbour"
      |        ^^^^^^^^^^^
      hint: write "victim", "perpetrator", "child", "relative", "friend" or "other"
)"},
    {"a missing key",
     R"(format = "case/1"
[review]
outcome = "homicide"
)",
     {},
     R"(case.toml:2:1: error: "csp" is missing in [review]
    2 | [review]
      | ^^^^^^^^
      hint: add a line: csp = "Northmoor Community Safety Partnership"
)"},
    {"a missing table",
     R"(format = "case/1"
)",
     {},
     R"(case.toml:1:1: error: the table [review] is missing
    1 | format = "case/1"
      | ^^^^^^^^^^^^^^^^^
      hint: add a line [review] and its keys under it: The review itself.
)"},
    {"an empty value that must be there",
     R"(format = "case/1"
[review]
csp = " "
outcome = "homicide"
)",
     {},
     R"(case.toml:3:7: error: "csp" is empty
    3 | csp = " "
      |       ^^^
      hint: write it like this: csp = "Northmoor Community Safety Partnership"
)"},
    {"a day that does not exist",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
began = 2021-02-30
)",
     {},
     R"(case.toml:5:9: error: 2021-02-30 is not a day of the calendar
    5 | began = 2021-02-30
      |         ^^^^^^^^^^
      hint: February 2021 had 28 days
)"},
    {"a month that does not exist",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
began = 2021-13-01
)",
     {},
     R"(case.toml:5:9: error: 2021-13-01 is not a day of the calendar
    5 | began = 2021-13-01
      |         ^^^^^^^^^^
      hint: there is no month 13: write year-month-day, the month from 01 to 12
)"},
    {"a date in British order",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
began = 12/03/2021
)",
     {},
     R"(case.toml:5:9: error: a date is written year-month-day, with two figures each for month and day
    5 | began = 12/03/2021
      |         ^^^^^^^^^^
      hint: write began = 2021-03-12
)"},
    {"a date in words",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
began = Friday 12th March 2021
)",
     {},
     R"(case.toml:5:9: error: a date is written year-month-day, with two figures each for month and day
    5 | began = Friday 12th March 2021
      |         ^^^^^^^^^^^^^^^^^^^^^^
      hint: write began = 2021-03-12
)"},
    {"text without quotation marks",
     R"(format = "case/1"
[review]
csp = Northmoor
outcome = "homicide"
)",
     {},
     R"(case.toml:3:7: error: text must stand in quotation marks
    3 | csp = Northmoor
      |       ^^^^^^^^^
      hint: write csp = "Northmoor"
)"},
    {"curly quotation marks",
     R"(format = "case/1"
[review]
csp = “Northmoor”
outcome = "homicide"
)",
     {},
     R"(case.toml:3:7: error: text stands in straight quotation marks, not in curly ones
    3 | csp = “Northmoor”
      |       ^^^^^^^^^^^
      hint: type " at both ends; a word processor changes them to curly ones, so use a plain text editor
)"},
    {"an open quotation mark",
     R"(format = "case/1"
[review]
csp = "Northmoor
outcome = "homicide"
)",
     {},
     R"(case.toml:3:7: error: the quotation mark that opens this text is never closed in the line
    3 | csp = "Northmoor
      |       ^^^^^^^^^^
      hint: close it at the end of the line; for text of several lines use """ at both ends
)"},
    {"a word behind the closing quotation mark",
     R"(format = "case/1"
[review]
csp = "North" moor
outcome = "homicide"
)",
     {},
     R"(case.toml:3:7: error: there is something behind the closing quotation mark
    3 | csp = "North" moor
      |       ^^^^^^^^^^^^
      hint: a quotation mark inside the text is written \"; or put ''' at both ends of the text
)"},
    {"a yes",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[family]
approached = Yes
)",
     {},
     R"(case.toml:6:14: error: "yes" is written true
    6 | approached = Yes
      |              ^^^
      hint: write approached = true, in small letters without quotation marks
)"},
    {"a backslash",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
title = "C:\Users"
)",
     {},
     R"(case.toml:5:12: error: a backslash begins a special character, and this one means nothing
    5 | title = "C:\Users"
      |            ^
      hint: write \\ for a backslash, / in the path of a file, or use ' instead of " around the text
)"},
    {"a colon for the equals sign",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
title: "x"
)",
     {},
     R"(case.toml:5:6: error: a key and its value are joined by =, not by a colon
    5 | title: "x"
      |      ^
      hint: write key = value
)"},
    {"a space in a key",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
delay reason = "x"
)",
     {},
     R"(case.toml:5:1: error: a key is one word of letters a-z, digits, _ and -, without spaces
    5 | delay reason = "x"
      | ^^^^^^^^^^^^
      hint: put _ where the spaces are: delay_reason = "..."
)"},
    {"a key without a value",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
title =
)",
     {},
     R"(case.toml:5:1: error: "title" has no value
    5 | title =
      | ^^^^^
      hint: write the value behind the =, or take the line away; text with nothing in it is ""
)"},
    {"a line that is nothing",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
hello there
)",
     {},
     R"(case.toml:5:1: error: this line is neither "key = value" nor a [heading]
    5 | hello there
      | ^^^^^^^^^^^
      hint: if it belongs to a longer text, look whether the text begins and ends with """; if it is a remark, begin it with #
)"},
    {"a key twice",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
title = "a"
status = "b"
title = "c"
)",
     {},
     R"(case.toml:7:1: error: "title" is given twice under one heading; the first is on line 5
    7 | title = "c"
      | ^^^^^
      hint: keep one of the two; for several of a kind use a list: ["one", "two"]
)"},
    {"a heading twice",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[review]
title = "x"
)",
     {},
     R"(case.toml:5:1: error: [review] is written twice; the first is on line 2
    5 | [review]
      | ^^^^^^^^
      hint: put the keys of both under one heading, and take the other away
)"},
    {"a heading with one and with two brackets",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[[review]]
title = "x"
)",
     {},
     R"(case.toml:5:1: error: [[review]] does not go with line 2, where the same name has single brackets
    5 | [[review]]
      | ^^^^^^^^^^
      hint: double brackets are for what there can be several of: use them each time, or never
)"},
    {"an open heading",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[chair
name = "A"
)",
     {},
     R"(case.toml:5:1: error: a heading must be closed as it was opened, with nothing behind it
    5 | [chair
      | ^^^^^^
      hint: write [name], or [[name]] where there can be several
)"},
    {"a heading with a space",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[[parallel reviews]]
kind = "inquest"
)",
     {},
     R"(case.toml:5:1: error: a heading has no spaces in its name
    5 | [[parallel reviews]]
      | ^^^^^^^^^^^^^^^^^^^^
      hint: put _ instead: [[parallel_reviews]]
)"},
    {"a missing comma",
     R"(format = "case/1"
terms_of_reference = [
  "one"
  "two",
]
[review]
csp = "Northmoor"
outcome = "homicide"
)",
     {},
     R"(case.toml:4:3: error: a comma is missing between two items of this list
    4 |   "two",
      |   ^
      hint: separate the items by commas
)"},
    {"an open list",
     R"(format = "case/1"
panel_meetings = [2021-05-14
[review]
csp = "Northmoor"
outcome = "homicide"
)",
     {},
     R"(case.toml:2:18: error: the list that is opened here is not closed before line 3
    2 | panel_meetings = [2021-05-14
      |                  ^
      hint: put ] behind the last item of the list
)"},
    {"an open list before a heading",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[chair]
name = "A"
former_employers = [
  "B",
  "C"
[family]
approached = true
)",
     {},
     R"(case.toml:7:20: error: the list that is opened here is not closed before line 10
    7 | former_employers = [
      |                    ^
      hint: put ] behind the last item of the list
)"},
    {"an open list with a comma before a key",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[chair]
name = "A"
former_employers = [
  "B",
biography = "x"
)",
     {},
     R"(case.toml:7:20: error: the list that is opened here is not closed before line 9
    7 | former_employers = [
      |                    ^
      hint: put ] behind the last item of the list
)"},
    {"a long text that is never closed",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
delay_reason = """
Because.
)",
     {},
     R"(case.toml:5:16: error: the text that """ opens here is never closed
    5 | delay_reason = """
      |                ^^^
      hint: put """ behind the last word of the text; nothing else in this file can be read until this is mended
)"},
    {"an id with other letters",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[[lessons]]
id = "Lesson 1"
text = "x"
)",
     {},
     R"(case.toml:6:6: error: an id is made of a-z, 0-9 and -, and "Lesson 1" is not
    6 | id = "Lesson 1"
      |      ^^^^^^^^^^
      hint: write "lesson-1"
)"},
    {"an id twice",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[[lessons]]
id = "l1"
text = "x"
[[lessons]]
id = "l1"
text = "y"
)",
     {},
     R"(case.toml:9:6: error: the id "l1" is used twice in [[lessons]]; the first is on line 6
    9 | id = "l1"
      |      ^^^^
      hint: give one of the two another id, and look at what refers to it
)"},
    {"a meeting on a Saturday",
     R"(format = "case/1"
panel_meetings = [2021-05-15]
[review]
csp = "Northmoor"
outcome = "homicide"
)",
     {},
     R"(case.toml:2:19: warning: the panel meeting of 15 May 2021 was on a Saturday
    2 | panel_meetings = [2021-05-15]
      |                   ^^^^^^^^^^
      hint: check the day, the month and the year; if they are right, leave it as it is
)"},
    {"a meeting before the review began",
     R"(format = "case/1"
panel_meetings = [2021-05-14]
[review]
csp = "Northmoor"
outcome = "homicide"
began = 2021-06-01
)",
     {},
     R"(case.toml:2:19: warning: the panel meeting of 14 May 2021 is before the review began (1 June 2021)
    2 | panel_meetings = [2021-05-14]
      |                   ^^^^^^^^^^
      hint: one of the two is wrong; the other is on line 6
)"},
    {"an end before the beginning",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
began = 2021-06-01
concluded = 2021-05-01
)",
     {},
     R"(case.toml:6:13: error: the end of the review (1 May 2021) is before its beginning (1 June 2021)
    6 | concluded = 2021-05-01
      |             ^^^^^^^^^^
      hint: one of the two is wrong; the other is on line 5
)"},
    {"a scope that ends before it begins",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
scope_from = 2021-06-01
scope_to = 2020-06-01
)",
     {},
     R"(case.toml:6:12: error: the end of the scope (1 June 2020) is before its beginning (1 June 2021)
    6 | scope_to = 2020-06-01
      |            ^^^^^^^^^^
      hint: one of the two is wrong; the other is on line 5
)"},
    {"an event before the scope",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
scope_from = 2015-01-01
[[chronology]]
date = 2014-12-31
event = "x"
)",
     {},
     R"(case.toml:7:8: warning: this event (31 December 2014) is before the beginning of the scope (1 January 2015)
    7 | date = 2014-12-31
      |        ^^^^^^^^^^
      hint: check the date, or widen the scope on line 5, or say in the event why it matters
)"},
    {"an event that may lie in the scope",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
scope_from = 2015-06-15
[[chronology]]
date = 2015-06-01
precision = "month"
event = "x"
)",
     {},
     R"()"},
    {"an event after the review",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
concluded = 2021-05-01
[[chronology]]
date = 2022-01-01
event = "x"
)",
     {},
     R"(case.toml:7:8: error: this event (1 January 2022) is after the review was concluded (1 May 2021)
    7 | date = 2022-01-01
      |        ^^^^^^^^^^
      hint: check the year; the end of the review is on line 5
)"},
    {"a recommendation completed before the review began",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
began = 2021-06-01
[[recommendations]]
id = "r1"
text = "x"
completed = 2021-05-01
)",
     {},
     R"(case.toml:9:13: error: the completion of this recommendation (1 May 2021) is before the review began (1 June 2021)
    9 | completed = 2021-05-01
      |             ^^^^^^^^^^
      hint: one of the two is wrong; the other is on line 5
)"},
    {"updates out of order",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[[recommendations]]
id = "r1"
text = "x"
updates = [{ date = 2022-02-01, text = "b" }, { date = 2022-01-01, text = "a" }]
)",
     {},
     R"(case.toml:8:56: warning: this update (1 January 2022) stands after a later one (1 February 2022)
    8 | updates = [{ date = 2022-02-01, text = "b" }, { date = 2022-01-01, text = "a" }]
      |                                                        ^^^^^^^^^^
      hint: put the updates in the order of their dates, the newest last
)"},
    {"a lesson that does not exist",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[[lessons]]
id = "lesson-1"
text = "x"
[[recommendations]]
id = "r1"
text = "x"
lesson = "leson-1"
)",
     {},
     R"(case.toml:11:10: error: there is no lesson "leson-1"
   11 | lesson = "leson-1"
      |          ^^^^^^^^^
      hint: did you mean "lesson-1"?
)"},
    {"an agency that does not exist",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[[agencies]]
id = "police"
name = "P"
[[chronology]]
date = 2019-01-01
agency = "polcie"
event = "x"
)",
     {},
     R"(case.toml:10:10: error: there is no agency "polcie"
   10 | agency = "polcie"
      |          ^^^^^^^^
      hint: did you mean "police"?
)"},
    {"a slip in the lead of a recommendation",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[[agencies]]
id = "police"
name = "P"
[[recommendations]]
id = "r1"
text = "x"
agency = "polise"
)",
     {},
     R"(case.toml:11:10: error: there is no agency "polise"
   11 | agency = "polise"
      |          ^^^^^^^^
      hint: did you mean "police"? a body that is not under [[agencies]] is written by its name
)"},
    {"a body in plain words",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[[agencies]]
id = "police"
name = "P"
[[recommendations]]
id = "r1"
text = "x"
agency = "Home Office"
)",
     {},
     R"()"},
    {"a picture without a file",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[[figures]]
id = "map"
kind = "image"
caption = "C"
alt = "A"
)",
     {},
     R"(case.toml:7:8: error: the figure "map" has no file
    7 | kind = "image"
      |        ^^^^^^^
      hint: add a line: file = "figures/map.png"
)"},
    {"rows of different lengths",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[[figures]]
id = "calls"
kind = "grouped"
caption = "C"
alt = "A"
series = ["a", "b"]
data = [["2019", 1, 2], ["2020", 3]]
)",
     {},
     R"(case.toml:11:26: error: a row of the figure "calls" has 2 cells, where there is a label and 2 series
   11 | data = [["2019", 1, 2], ["2020", 3]]
      |                          ^^^^^^^^^
      hint: give each row a cell for each column; for what is not known write "not known"
)"},
    {"charts that cannot be drawn",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[[figures]]
id = "calls"
kind = "bars"
caption = "C"
alt = "A"
[[figures]]
id = "more"
kind = "bar"
caption = "C"
data = [["2019", -3], ["2020", 1, 2], ["2021", true]]
reference = "half"
table = "above"
[[figures]]
id = "family"
kind = "genogram"
caption = "C"
alt = "A"
data = [["A", "B"]]
[[figures]]
id = "none"
kind = "genogram"
caption = "C"
alt = "A"
[[figures]]
id = "events"
kind = "timeline"
caption = "C"
alt = "A"
tags = ["none"]
[[figures]]
id = "empty"
kind = "line"
caption = "C"
alt = "A"
)",
     {},
     R"(case.toml:7:8: error: "kind" cannot be "bars"
    7 | kind = "bars"
      |        ^^^^^^
      hint: did you mean "bar"?
case.toml:10:1: error: "alt" is missing in [[figures]]
   10 | [[figures]]
      | ^^^^^^^^^^^
      hint: add a line: alt = "Bars: calls rise from 3 to 11."
case.toml:14:18: error: a number below zero in a chart of the kind "bar"
   14 | data = [["2019", -3], ["2020", 1, 2], ["2021", true]]
      |                  ^^
      hint: bars begin at zero: show such numbers with kind = "line"
case.toml:14:24: error: a row of the figure "more" has 3 cells, where the first row has 2
   14 | data = [["2019", -3], ["2020", 1, 2], ["2021", true]]
      |                        ^^^^^^^^^^^^
      hint: give each row a cell for each column; for what is not known write "not known"
case.toml:14:39: error: every row must be a list of texts, numbers and dates
   14 | data = [["2019", -3], ["2020", 1, 2], ["2021", true]]
      |                                       ^^^^^^^^^^^^^^
      hint: write it like this: data = [["2019", 3, 1], ["2020", 11, "fewer than 5"]]
case.toml:15:13: error: "half" is not a number
   15 | reference = "half"
      |             ^^^^^^
      hint: write a number, such as reference = 4.2
case.toml:16:9: error: "table" cannot be "above"
   16 | table = "above"
      |         ^^^^^^^
      hint: write "below" or "none"
case.toml:22:8: error: a genogram is made of the people, not of data
   22 | data = [["A", "B"]]
      |        ^^^^^^^^^^^^
      hint: take the data out, and write parents = ["mother"] and the like under [[people]]
case.toml:25:8: error: nobody has parents or partners, so that the genogram "none" would be empty
   25 | kind = "genogram"
      |        ^^^^^^^^^^
      hint: write parents = ["mother"] and partners = ["perpetrator"] under [[people]]
case.toml:30:8: error: the figure "events" has no data, and no row of the chronology is for it
   30 | kind = "timeline"
      |        ^^^^^^^^^^
      hint: write data = [["March 2019", "What happened"]], or tags that rows of the chronology have
case.toml:36:8: error: the figure "empty" has no data
   36 | kind = "line"
      |        ^^^^^^
      hint: add a line: data = [["2019", 3], ["2020", 11]]
)"},
    {"relations of nobody",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[[people]]
id = "victim"
role = "victim"
pseudonym = "Marian"
parents = ["mothr", "victim", "father"]
[[people]]
id = "mother"
role = "relative"
pseudonym = "Ellen"
)",
     {},
     R"(case.toml:1:1: error: the case does not name its identities file, so nobody's name could be withheld
    1 | format = "case/1"
      | ^^^^^^^^^^^^^^^^^
      hint: add a line at the beginning of the file: identities = "identities.toml"
case.toml:9:12: error: there is no person "mothr"
    9 | parents = ["mothr", "victim", "father"]
      |            ^^^^^^^
      hint: did you mean "mother"?
case.toml:9:21: error: "victim" cannot be kin of themselves
    9 | parents = ["mothr", "victim", "father"]
      |                     ^^^^^^^^
      hint: write the id of somebody else
case.toml:9:31: error: there is no person "father"
    9 | parents = ["mothr", "victim", "father"]
      |                               ^^^^^^^^
      hint: did you mean "mother"?
case.toml:9:31: error: "victim" has more than two parents
    9 | parents = ["mothr", "victim", "father"]
      |                               ^^^^^^^^
      hint: a genogram shows two; say the rest in the relationship
)"},
    {"a day in the library",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[library.incident]
death_date = "17-11-2020"
)",
     {},
     R"(case.toml:6:14: error: "death_date" must be a month and a year
    6 | death_date = "17-11-2020"
      |              ^^^^^^^^^^^^
      hint: write it as MM-YYYY in quotation marks, like "11-2020"; the library never holds the day
)"},
    {"a file that is missing",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[narrative]
analysis = "narrative/analysis.md"
)",
     {},
     R"(case.toml:6:12: error: there is no file "narrative/analysis.md"
    6 | analysis = "narrative/analysis.md"
      |            ^^^^^^^^^^^^^^^^^^^^^^^
      hint: put a Markdown file there, or correct the name; paths begin at the folder of this file
)"},
    {"a file outside the folder",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[narrative]
analysis = "../analysis.md"
)",
     {},
     R"(case.toml:6:12: error: "../analysis.md" is outside the folder of this file
    6 | analysis = "../analysis.md"
      |            ^^^^^^^^^^^^^^^^
      hint: move it into the folder, or allow its folder with --allow
)"},
    {"an absolute path",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[narrative]
analysis = "/etc/analysis.md"
)",
     {},
     R"(case.toml:6:12: error: "/etc/analysis.md" is outside the folder of this file
    6 | analysis = "/etc/analysis.md"
      |            ^^^^^^^^^^^^^^^^^^
      hint: move it into the folder, or allow its folder with --allow
)"},
    {"a folder where a file is wanted",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[narrative]
analysis = "deep.md"
)",
     {{"deep.md/x.md", R"(x)"}},
     R"(case.toml:6:12: error: "deep.md" is a folder, where a Markdown file is wanted
    6 | analysis = "deep.md"
      |            ^^^^^^^^^
      hint: name the file in it
)"},
    {"a file that is not UTF-8",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[narrative]
analysis = "a.md"
)",
     {{"a.md", "One\012A caf\351\012"s}},
     R"(a.md:2:6: error: this file is not UTF-8 text: line 2, byte 6 of the line (0xE9)
    2 | A caf
      |      ^
      hint: it was saved in another encoding, most likely Windows-1252: open it in an editor and save it as UTF-8
)"},
    {"a file in UTF-16",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[narrative]
analysis = "a.md"
)",
     {{"a.md", "\377\376a\000"s}},
     R"(a.md:1:1: error: this file is not UTF-8 text: line 1, byte 1 of the line (0xFF)
    1 | 
      | ^
      hint: it looks like UTF-16 ("Unicode" in Windows): save it again as UTF-8
)"},
    {"a character that turns the direction",
     "format = \042case/1\042\012[review]\012csp = \042Northmoor\042\012outcome = \042homicide\042\012title = \042a\342\200\256b\042\012"s,
     {},
     "case.toml:5:11: error: here stands an invisible character that turns the direction of reading: U+202E RIGHT-TO-LEFT OVERRIDE\012    5 | title = \042a\357\277\275b\042\012      |           ^\012      hint: delete it: what is printed could read otherwise than what is checked\012"s},
    {"an escaped character that turns the direction",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
title = "a\u202eb"
)",
     {},
     R"(case.toml:5:9: error: this text holds an invisible character that turns the direction of reading: U+202E RIGHT-TO-LEFT OVERRIDE
    5 | title = "a\u202eb"
      |         ^^^^^^^^^^
      hint: take it out: what is printed could read otherwise than what is checked
)"},
    {"people and no key",
     R"(format = "case/1"
[review]
csp = "Northmoor"
outcome = "homicide"
[[people]]
id = "victim"
role = "victim"
pseudonym = "P"
)",
     {},
     R"(case.toml:1:1: error: the case does not name its identities file, so nobody's name could be withheld
    1 | format = "case/1"
      | ^^^^^^^^^^^^^^^^^
      hint: add a line at the beginning of the file: identities = "identities.toml"
)"},
    {"a withheld person without a pseudonym",
     R"(format = "case/1"
identities = "i.toml"
[review]
csp = "Northmoor"
outcome = "homicide"
[[people]]
id = "victim"
role = "victim"
)",
     {{"i.toml", R"(format = "identities/1"
[people.victim]
name = "N"
)"}},
     R"(case.toml:6:1: error: "victim" is withheld, and there is no name to print instead
    6 | [[people]]
      | ^^^^^^^^^^
      hint: add pseudonym = "..." here; if nobody chose one, a part will do: "the perpetrator"
)"},
    {"a person whom the key lacks",
     R"(format = "case/1"
identities = "i.toml"
[review]
csp = "Northmoor"
outcome = "homicide"
[[people]]
id = "victim"
role = "victim"
pseudonym = "P"
)",
     {{"i.toml", R"(format = "identities/1"
)"}},
     R"(case.toml:6:1: warning: the key does not say who "victim" is, so the name cannot be withheld
    6 | [[people]]
      | ^^^^^^^^^^
      hint: add [people.victim] with the name to the identities file
)"},
    {"a person whom the case lacks",
     R"(format = "case/1"
identities = "i.toml"
[review]
csp = "Northmoor"
outcome = "homicide"
[[people]]
id = "victim"
role = "victim"
pseudonym = "P"
)",
     {{"i.toml", R"(format = "identities/1"
[people.victim]
name = "N"
[people.victm]
name = "M"
)"}},
     R"(i.toml:4:1: error: the case does not know this person
      hint: did you mean "victim"?
)"},
    {"two pseudonyms for one person",
     R"(format = "case/1"
identities = "i.toml"
[review]
csp = "Northmoor"
outcome = "homicide"
[[people]]
id = "victim"
role = "victim"
pseudonym = "P"
)",
     {{"i.toml", R"(format = "identities/1"
[people.victim]
name = "N"
pseudonym = "Q"
)"}},
     R"(case.toml:9:13: error: the key gives "victim" another pseudonym than the case
    9 | pseudonym = "P"
      |             ^^^
      hint: say it in the case only, and take it out of the identities file
)"},
    {"one pseudonym for two people",
     R"(format = "case/1"
identities = "i.toml"
[review]
csp = "Northmoor"
outcome = "homicide"
[[people]]
id = "victim"
role = "victim"
pseudonym = "P"
[[people]]
id = "son"
role = "child"
pseudonym = "P"
)",
     {{"i.toml", R"(format = "identities/1"
[people.victim]
name = "N"
[people.son]
name = "M"
)"}},
     R"(case.toml:13:13: error: the pseudonym "P" already belongs to "victim" on line 9
   13 | pseudonym = "P"
      |             ^^^
      hint: choose another: two people of one name cannot be told apart
)"},
    {"one pseudonym, in the case and in the key",
     R"(format = "case/1"
identities = "i.toml"
[review]
csp = "Northmoor"
outcome = "homicide"
[[people]]
id = "victim"
role = "victim"
pseudonym = "P"
[[people]]
id = "son"
role = "child"
)",
     {{"i.toml", R"(format = "identities/1"
[people.victim]
name = "N"
[people.son]
name = "M"
pseudonym = "P"
)"}},
     R"(case.toml:10:1: error: "son" and "victim" have one pseudonym, given partly in the key
   10 | [[people]]
      | ^^^^^^^^^^
      hint: choose another: two people of one name cannot be told apart
)"},
    {"a death after the review began",
     R"(format = "case/1"
identities = "i.toml"
[review]
csp = "Northmoor"
outcome = "homicide"
began = 2021-01-01
[[people]]
id = "victim"
role = "victim"
pseudonym = "P"
)",
     {{"i.toml", R"(format = "identities/1"
[people.victim]
name = "N"
died = 2021-02-01
)"}},
     R"(case.toml:6:9: error: the review began before the death that the key gives
    6 | began = 2021-01-01
      |         ^^^^^^^^^^
      hint: check this date, and the date of death in the identities file
)"},
    {"events after the death",
     R"(format = "case/1"
identities = "i.toml"
[review]
csp = "Northmoor"
outcome = "homicide"
[[people]]
id = "victim"
role = "victim"
pseudonym = "P"
[[chronology]]
date = 2021-03-01
event = "x"
)",
     {{"i.toml", R"(format = "identities/1"
[people.victim]
name = "N"
died = 2021-02-01
)"}},
     R"(i.toml:4:8: note: the chronology goes on after the month of this death
      hint: that is right for a trial or an inquest; otherwise check the dates
)"},
    {"a name where an id belongs",
     R"(format = "case/1"
identities = "i.toml"
[review]
csp = "Northmoor"
outcome = "homicide"
[[people]]
id = "victim"
role = "victim"
pseudonym = "P"
)",
     {{"i.toml", R"(format = "identities/1"
[people.victim]
name = "N"
[people."Nora Finch"]
name = "M"
pseudonym = "Q"
)"}},
     R"(i.toml:4:1: warning: the case does not know this person
      hint: write the same id under [[people]] in the case
i.toml:4:9: error: an id is made of a-z, 0-9 and -, and this one is not
      hint: use a word for the part the person has, like "victim" or "sister-1"
)"},
    {"a secret as a key",
     R"(format = "case/1"
identities = "i.toml"
[review]
csp = "Northmoor"
outcome = "homicide"
[[people]]
id = "victim"
role = "victim"
pseudonym = "P"
)",
     {{"i.toml", R"(format = "identities/1"
[people.victim]
name = "N"
Finch = "M"
)"}},
     R"(i.toml:4:1: error: this key is not known in this table
      hint: known here: name, surname, title, also, born, died, identifiers, address or pseudonym
)"},
    {"a mistake of spelling in the key",
     R"(format = "case/1"
identities = "i.toml"
[review]
csp = "Northmoor"
outcome = "homicide"
[[people]]
id = "victim"
role = "victim"
pseudonym = "P"
)",
     {{"i.toml", R"(format = "identities/1"
[people.victim]
name = Nora Finch
)"}},
     R"(i.toml:3:8: error: text must stand in quotation marks
      hint: put " at the beginning and at the end of it
)"},
    {"no format",
     R"([review]
csp = "Northmoor"
outcome = "homicide"
)",
     {},
     R"(case.toml:1:1: error: this file does not say what kind of file it is
    1 | [review]
      | ^^^^^^^^
      hint: begin it with a line like: format = "case/1"
)"},
    {"another format",
     R"(format = "feedback/1"
)",
     {},
     R"(case.toml:1:10: error: this is a feedback file, where a case file is wanted
    1 | format = "feedback/1"
      |          ^^^^^^^^^^^^
      hint: name a case file here
)"},
    {"a newer format",
     R"(format = "case/2"
)",
     {},
     R"(case.toml:1:10: error: this file is written for a newer dhrdoc: case/2
    1 | format = "case/2"
      |          ^^^^^^^^
      hint: this dhrdoc reads case/1: use a newer one, or the older form of the file
)"},
    {"an unknown format",
     R"(format = "cases/1"
)",
     {},
     R"(case.toml:1:10: error: there is no kind of file "cases"
    1 | format = "cases/1"
      |          ^^^^^^^^^
      hint: did you mean "case/1"?
)"},
    {"a format without version",
     R"(format = "case"
)",
     {},
     R"(case.toml:1:10: error: the format lacks its version
    1 | format = "case"
      |          ^^^^^^
      hint: write format = "case/1"
)"},
};
// clang-format on

}  // namespace

TEST_CASE("each mistake in a case has its message") {
    for (auto const& mistake : mistakes) {
        INFO(mistake.what);
        auto texts = mistake.files;
        texts["case.toml"] = mistake.text;
        Run run(texts);
        casefile::Reader reader(run.sources, run.files);
        auto const reviewed = reader.read_case("case.toml", run.diagnostics);
        CHECK(run.messages() == mistake.messages);
    }
}

TEST_CASE("a line of the key is never printed") {
    for (auto const& mistake : mistakes) {
        auto texts = mistake.files;
        texts["case.toml"] = mistake.text;
        Run run(texts);
        casefile::Reader reader(run.sources, run.files);
        auto const reviewed = reader.read_case("case.toml", run.diagnostics);
        for (auto const& one : run.diagnostics.all()) {
            auto const* file = run.sources.find(one.range.begin.file);
            if (file != nullptr && file->shown_name() == "i.toml") CHECK(one.withhold_line);
        }
        CHECK(run.messages().find("Finch") == std::string::npos);
    }
}

}  // namespace dhrdoc::casefile_test
