// Takes portfolios and their cases in memory; asserts which cases are found, and the messages for what is wrong.
#include "casefile/glob.h"
#include "helpers.h"

#include <catch2/catch.hpp>

namespace dhrdoc::casefile_test {

namespace {

constexpr char const* head = "format = \"portfolio/1\"\n";
constexpr char const* paper = "[paper]\ndate = 2026-07-14\n";
constexpr char const* a_case = "format = \"case/1\"\n[review]\ncsp = \"Northmoor\"\noutcome = \"homicide\"\n";

std::string names_of(model::Portfolio const& portfolio) {
    std::string out;
    for (auto const& reviewed : portfolio.cases)
        out += (reviewed->folder / (reviewed->stem + ".toml")).generic_string() + " ";
    return out;
}

}  // namespace

TEST_CASE("a star stands for any part of one name") {
    struct Row {
        char const *name, *pattern;
        bool fits;
    };
    for (auto const& row :
         {Row{"case.toml", "*.toml", true}, Row{"case.toml", "c*e.t*l", true}, Row{"case.toml", "*", true},
          Row{"case.toml", "case.toml*", true}, Row{"case.toml", "*.tom", false}, Row{"case.toml", "", false},
          Row{"", "*", true}, Row{".hidden", "*", false}, Row{".hidden", ".h*", true}, Row{"aab", "*ab", true},
          Row{"abab", "*ab*ab*", true}, Row{"aba", "*ab*ab*", false}}) {
        INFO(row.name << " " << row.pattern);
        CHECK(casefile::matches(row.name, row.pattern) == row.fits);
    }
}

TEST_CASE("cases are found by paths and stars, each once, in the order of their names") {
    Run run({{"all/portfolio.toml",
              std::string(head) + "cases = [\"b/case.toml\", \"*/case.toml\", \"single/*.toml\"]\n" + paper},
             {"all/b/case.toml", a_case},
             {"all/a/case.toml", a_case},
             {"all/a/other.toml", "format = \"feedback/1\"\n"},
             {"all/single/z.toml", a_case}});
    casefile::Reader reader(run.sources, run.files);
    auto const portfolio = reader.read_portfolio("all/portfolio.toml", run.diagnostics);
    REQUIRE(portfolio != nullptr);
    CHECK(run.messages().empty());
    CHECK(names_of(*portfolio) == "all/a/case.toml all/b/case.toml all/single/z.toml ");
}

TEST_CASE("mistakes of a portfolio and of its cases are told in one run, each with its file") {
    Run run({{"portfolio.toml", R"(format = "portfolio/1"
cases = ["cases/*.toml", "nothing/*.toml", "../outside.toml", "missing.toml"]
[paper]
date = 2026-07-14
since = 2026-07-14
meating = "Board"
[[recommendations]]
id = "one"
text = "x"
[[recommendations]]
id = "one"
text = "y"
[[glossary]]
term = "MARAC"
see = ["IDAV"]
[[glossary]]
term = "IDVA"
)"},
             {"cases/one.toml", "format = \"case/1\"\n[review]\ncsp = \"Northmoor\"\noutcome = \"homocide\"\n"},
             {"cases/two.toml",
              "format = \"case/1\"\n[review]\ncsp = \"Northmoor\"\noutcome = \"homicide\"\nref = \"1\"\n"}});
    casefile::Reader reader(run.sources, run.files);
    CHECK(reader.read_portfolio("portfolio.toml", run.diagnostics) != nullptr);
    CHECK(run.messages() == R"(portfolio.toml:2:26: error: no file goes by "nothing/*.toml"
    2 | cases = ["cases/*.toml", "nothing/*.toml", "../outside.toml", "missing.toml"]
      |                          ^^^^^^^^^^^^^^^^
      hint: a * stands for any part of one name; paths begin at the folder of this file
portfolio.toml:2:44: error: "../outside.toml" is outside the folder of this file
    2 | cases = ["cases/*.toml", "nothing/*.toml", "../outside.toml", "missing.toml"]
      |                                            ^^^^^^^^^^^^^^^^^
      hint: move it into the folder, or allow its folder with --allow
portfolio.toml:2:63: error: there is no file "missing.toml"
    2 | cases = ["cases/*.toml", "nothing/*.toml", "../outside.toml", "missing.toml"]
      |                                                               ^^^^^^^^^^^^^^
      hint: put a case file there, or correct the name; paths begin at the folder of this file
portfolio.toml:5:9: error: "since" (14 July 2026) is not before the day of the paper (14 July 2026)
    5 | since = 2026-07-14
      |         ^^^^^^^^^^
      hint: give the day of the last paper as since
portfolio.toml:6:1: error: unknown key "meating" in [paper]
    6 | meating = "Board"
      | ^^^^^^^
      hint: did you mean "meeting"?
portfolio.toml:10:1: error: the id "one" is used twice
   10 | [[recommendations]]
      | ^^^^^^^^^^^^^^^^^^^
      hint: the other one is on line 7; give each its own
portfolio.toml:15:8: error: the glossary has no term "IDAV"
   15 | see = ["IDAV"]
      |        ^^^^^^
      hint: did you mean "IDVA"?
portfolio.toml:16:1: error: the term "IDVA" has no meaning
   16 | [[glossary]]
      | ^^^^^^^^^^^^
      hint: say what it means as meaning, or where to look as see
cases/one.toml:4:11: error: "outcome" cannot be "homocide"
    4 | outcome = "homocide"
      |           ^^^^^^^^^^
      hint: did you mean "homicide"?
cases/two.toml:5:1: error: unknown key "ref" in [review]
    5 | ref = "1"
      | ^^^
      hint: the description of this file format lists the keys that are known here
)");
}

}  // namespace dhrdoc::casefile_test
