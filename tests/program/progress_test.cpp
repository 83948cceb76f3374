// Takes progress files and cases; builds progress updates and learning briefs as people do.
#include "running.h"

#include <catch2/catch.hpp>

using namespace dhrdoc::program;

namespace {

void begin_case(Folder const& folder) { REQUIRE(run({"new", "review"}, {.folder = folder.path()}).status == 0); }

void append(Folder const& folder, std::string const& name, std::string const& more) {
    folder.write(name, folder.read(name) + more);
}

/// Without the `[brief]` that a new case has.
void take_brief_out(Folder const& folder) {
    auto text = folder.read("review/case.toml");
    auto const begin = text.find("[brief]");
    REQUIRE(begin != std::string::npos);
    auto const end = text.find("[[glossary]]", begin);
    folder.write("review/case.toml", text.erase(begin, end - begin));
}

constexpr auto update = R"(
[[recommendations]]
id = "last"
text = "Say so."
scope = "local"
agency = "police"
action = "Say so."
measure = "It is said."
target = 2025-06-30
lesson = "alone"
updates = [{ date = 2025-09-01, text = "{{people.victim}} is named in the briefing; Josephine Madeupton is not." }]
)";

}  // namespace

TEST_CASE("a progress update: every recommendation once, singly and joined, in every format") {
    Folder const folder;
    folder.copy_sample("oversight-board", "board");
    auto const ran =
        run({"build", "board/progress.toml", "--format", "pdf,html,md", "-o", "out"}, {.folder = folder.path()});
    CHECK(without_residual_risk(ran.err).empty());
    CHECK(ran.status == 0);
    CHECK(ran.out == "out/progress-update.pdf\nout/progress-update.html\nout/progress-update.md\n");
    auto const text = folder.read("out/progress-update.md");
    for (auto const* heading : {"1", "4", "8", "9", "10", "11"})
        CHECK(count(text, std::string("\n### Recommendation ") + heading + "\n") == 1);
    for (auto const* heading : {"2 and 3", "5 to 7"})
        CHECK(count(text, std::string("\n### Recommendations ") + heading + "\n") == 1);
    CHECK(count(text,
                "Of the eleven recommendations, five are complete and six are not yet complete. One is past its "
                "target date.") == 1);
    CHECK(count(text, "**oversight board**") == 1);
    CHECK(count(text, "\n  - Hannah Orme, Larkrise Domestic Abuse Service\n") == 1);
    auto const checked = run({"check", "board/progress.toml"}, {.folder = folder.path()});
    CHECK(checked.status == 0);
    CHECK(checked.out == "0 errors, 0 warnings, 0 open questions\n");
}

TEST_CASE("a case gives a progress update once its action plan has updates, or to who asks for it") {
    Folder const folder;
    begin_case(folder);
    take_brief_out(folder);
    auto const asked = run({"build", "review/case.toml", "--only", "progress-update", "--format", "md", "-o", "asked"},
                           {.folder = folder.path()});
    CHECK(without_residual_risk(asked.err).empty());
    CHECK(asked.out == "asked/progress-update.md\n");
    CHECK(count(folder.read("asked/progress-update.md"), "Nothing has been reported.") == 2);
    CHECK(count(run({"build", "review/case.toml", "--format", "md"}, {.folder = folder.path()}).out, "progress") == 0);

    append(folder, "review/case.toml", update);
    auto text = folder.read("review/case.toml");
    // A list of tables is closed by the table that follows it.
    auto const at = text.find("[[glossary]]");
    auto const last = text.find("[[recommendations]]\nid = \"last\"");
    text = text.substr(0, at) + text.substr(last) + "\n" + text.substr(at, last - at);
    folder.write("review/case.toml", text);
    auto const ran = run({"build", "review/case.toml", "--format", "md", "-o", "out"}, {.folder = folder.path()});
    CHECK(without_residual_risk(ran.err).empty());
    CHECK(ran.status == 0);
    CHECK(count(ran.out, "out/progress-update.md") == 1);
    auto const made = folder.read("out/progress-update.md");
    CHECK(count(made, "**1 September 2025:** Marian is named in the briefing; Marian is not.") == 1);
    CHECK(count(made, "Not yet complete, overdue") == 2);
    CHECK(count(made, "Madeupton") == 0);
}

TEST_CASE("a progress file that names its case tells of its action plan, and withholds what its key withholds") {
    Folder const folder;
    begin_case(folder);
    folder.write("review/progress.toml", R"(format = "progress/1"
case = "case.toml"
[report]
title = "A year later"
date = 2025-12-01
[foreword]
title = "Foreword"
text = "{{people.victim}} was called Josephine Madeupton."
[signatory]
name = "Helen Samplechair"
)");
    auto const ran = run({"build", "review/progress.toml", "--format", "md", "-o", "out"}, {.folder = folder.path()});
    CHECK(without_residual_risk(ran.err).empty());
    CHECK(ran.status == 0);
    auto const made = folder.read("out/progress-update.md");
    CHECK(count(made, "Marian was called Marian.") == 1);
    CHECK(count(made, "\n### Recommendation 2\n") == 1);
    CHECK(count(made, "overdue") == 4);
}

TEST_CASE("a learning brief is made where the case has one, or for who asks; what is taken elsewhere is told") {
    Folder const folder;
    begin_case(folder);
    auto const ran = run({"build", "review/case.toml", "-o", "out"}, {.folder = folder.path()});
    CHECK(without_residual_risk(ran.err).empty());
    CHECK(folder.has("out/learning-brief.pdf"));
    take_brief_out(folder);
    auto const without = run({"build", "review/case.toml", "-o", "without"}, {.folder = folder.path()});
    CHECK_FALSE(folder.has("without/learning-brief.pdf"));
    auto const asked = run({"build", "review/case.toml", "--only", "learning-brief", "--format", "md", "-o", "asked"},
                           {.folder = folder.path()});
    CHECK(asked.status == 0);
    CHECK(without_residual_risk(asked.err) ==
          "note: the learning brief is not told happened (taken from the outcome of the review), learned (taken from "
          "the lessons), do (taken from the recommendations)\n"
          "      hint: write it under [brief], in words for the staff who meet people first\n");
    auto const made = folder.read("asked/learning-brief.md");
    CHECK(count(made, "## What is changing\n") == 1);
    CHECK(count(made, "- A question about ending a joint tenancy may be the first sign") == 1);
}

TEST_CASE("a learning brief that does not fit on its page is written, and told") {
    Folder const folder;
    begin_case(folder);
    auto text = folder.read("review/case.toml");
    std::string points;
    for (int i = 0; i < 30; ++i) points += "    \"Something else that was learned, at some length and then some.\",\n";
    auto const at = text.find("learned = [\n");
    REQUIRE(at != std::string::npos);
    folder.write("review/case.toml", text.insert(at + 12, points));
    auto const ran =
        run({"build", "review/case.toml", "--only", "learning-brief", "-o", "out"}, {.folder = folder.path()});
    CHECK(ran.status == 0);
    CHECK(folder.has("out/learning-brief.pdf"));
    CHECK(count(ran.err,
                "warning: \"learning-brief\" takes 2 pages, where its style \"brief\" has room for 1: it is "
                "about ") == 1);
    CHECK(count(ran.err, "\"What was learned\" has ") == 1);
    auto const large =
        run({"build", "review/case.toml", "--only", "learning-brief", "--style", "large-print", "-o", "large"},
            {.folder = folder.path()});
    CHECK(without_residual_risk(large.err).empty());
}
