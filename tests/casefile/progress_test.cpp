// Takes progress files; asserts what is read of them, and the whole messages where recommendations do not go together.
#include "helpers.h"

#include <catch2/catch.hpp>

using namespace std::string_literals;

namespace dhrdoc::casefile_test {

namespace {

std::string const head = "format = \"progress/1\"\n[report]\ntitle = \"T\"\ndate = 2024-11-29\n";

std::string messages_of(std::string const& text) {
    Run run({{"progress.toml", text}});
    casefile::Reader reader(run.sources, run.files);
    static_cast<void>(reader.read_progress("progress.toml", run.diagnostics));
    return run.messages();
}

std::string point(std::string const& numbers, std::string const& more = "updates = [\"Done.\"]\n") {
    return "[[recommendation]]\nnumbers = " + numbers + "\ntext = \"Do it.\"\n" + more;
}

}  // namespace

TEST_CASE("numbers may be written as one number, a list, a range or words") {
    struct Row {
        char const *written, *read;
    };
    Row const rows[] = {
        {"4", "4"},
        {"[2, 3]", "2 3"},
        {"\"4 to 6\"", "4 5 6"},
        {"\"4-6\"", "4 5 6"},
        {"\"4–6\"", "4 5 6"},
        {"[\"3a\", \"3b\"]", "3a 3b"},
        {"\"2 and 3\"", "2 3"},
        {"\"2, 4 to 5 and 7\"", "2 4 5 7"},
        {"[1, \"3 to 4\"]", "1 3 4"},
    };
    for (auto const& row : rows) {
        INFO(row.written);
        Run run({{"progress.toml", head + point(row.written)}});
        casefile::Reader reader(run.sources, run.files);
        auto const read = reader.read_progress("progress.toml", run.diagnostics);
        REQUIRE(read);
        REQUIRE(read->recommendations.size() == 1);
        std::string numbers;
        for (auto const& number : read->recommendations[0].numbers)
            numbers += (numbers.empty() ? "" : " ") + number.value;
        CHECK(numbers == row.read);
    }
}

TEST_CASE("a progress file that is right says nothing, and gives what it holds") {
    Run run({{"progress.toml", head + "[foreword]\ntext = \"F\"\n[signatory]\nname = \"N\"\n" + point("1") +
                                   point("[2, 3]", "agency = \"A\"\nupdates = [\"One.\", \"Two.\"]\n")}});
    casefile::Reader reader(run.sources, run.files);
    auto const read = reader.read_progress("progress.toml", run.diagnostics);
    REQUIRE(read);
    CHECK(run.messages().empty());
    CHECK(read->foreword.text.value == "F");
    CHECK(read->signatory.name.value == "N");
    REQUIRE(read->recommendations.size() == 2);
    CHECK(read->recommendations[1].agency.value == "A");
    CHECK(read->recommendations[1].updates.size() == 2);
    CHECK(reader.identities_of(*read) == nullptr);
}

TEST_CASE("recommendations that do not go together are told") {
    struct Row {
        std::string text, messages;
    };
    std::vector<Row> const rows = {
        {point("1") + point("1"),
         R"(progress.toml:10:11: error: recommendation 1 is reported on already, on line 6
   10 | numbers = 1
      |           ^
      hint: give one of the two its own number
)"},
        {point("[1, 2]") + point("[2, 3]"),
         R"(progress.toml:10:12: error: recommendation 2 is reported on already, on line 6
   10 | numbers = [2, 3]
      |            ^
      hint: recommendations that are reported on together stand in one set only: take the number out of the other
)"},
        {point("[1, 1]"),
         R"(progress.toml:6:15: error: recommendation 1 stands twice in this list
    6 | numbers = [1, 1]
      |               ^
      hint: take one of the two away
)"},
        {point("1", ""),
         R"(progress.toml:5:1: warning: nothing is reported on recommendation 1
    5 | [[recommendation]]
      | ^^^^^^^^^^^^^^^^^^
      hint: add a line: updates = ["..."], and say so where nothing has been done
)"},
        {point("1") + point("3") + point("2"),
         R"(progress.toml:14:11: warning: recommendation 2 stands after recommendation 3
   14 | numbers = 2
      |           ^
      hint: readers look for them in the order of their numbers: put it before
)"},
        {point("4") + point("[1, 2]"),
         R"(progress.toml:10:12: warning: recommendation 1 stands after recommendation 4
   10 | numbers = [1, 2]
      |            ^
      hint: readers look for them in the order of their numbers: put it before
)"},
        {point("[1, true]"),
         R"(progress.toml:6:15: error: every item of "numbers" must be text in quotation marks, not true or false
    6 | numbers = [1, true]
      |               ^^^^
      hint: write it like this: numbers = [2, 3]
)"},
        {point("true"),
         R"(progress.toml:6:11: error: "numbers" must be a list of texts, not true or false
    6 | numbers = true
      |           ^^^^
      hint: write it like this: numbers = [2, 3]
)"},
        {point("1") + point("4"),
         R"(progress.toml:10:11: note: nothing is said of recommendations 2 and 3
   10 | numbers = 4
      |           ^
      hint: if it was left out on purpose, say why in the introduction
)"},
        {point("\"two\""),
         R"(progress.toml:6:11: error: "two" cannot be the number of a recommendation
    6 | numbers = "two"
      |           ^^^^^
      hint: write numbers = 4, numbers = [2, 3], numbers = "4 to 6" or numbers = ["3a", "3b"]
)"},
        {point("[]"),
         R"(progress.toml:5:1: error: this recommendation has no number
    5 | [[recommendation]]
      | ^^^^^^^^^^^^^^^^^^
      hint: add a line: numbers = 4, or numbers = [2, 3] where it stands for several
)"},
        {point("1", "completed = 2025-01-10\nupdates = [\"Done.\"]\n"),
         R"(progress.toml:8:13: error: this was completed (10 January 2025) after the date of the update (29 November 2024)
    8 | completed = 2025-01-10
      |             ^^^^^^^^^^
      hint: one of the two is wrong; the other is on line 4
)"},
        {"[foreword]\ntext = \"F\"\n" + point("1"),
         R"(progress.toml:5:1: warning: nobody signs the foreword
    5 | [foreword]
      | ^^^^^^^^^^
      hint: add [signatory] with name and title
)"},
        {"",
         R"(progress.toml:1:1: error: there is no recommendation to report on
    1 | format = "progress/1"
      | ^^^^^^^^^^^^^^^^^^^^^
      hint: add a [[recommendation]] with numbers, text and updates for each, or name a case with an action plan: case = "case.toml"
)"},
        {point("1") + point("[\"2.9\", \"2.10\"]") + point("\"3a\"") + point("\"3b\""), ""},
    };
    for (auto const& row : rows) {
        INFO(row.text);
        CHECK(messages_of(head + row.text) == row.messages);
    }
}

}  // namespace dhrdoc::casefile_test
