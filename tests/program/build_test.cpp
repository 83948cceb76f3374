// Takes cases; builds them as people do, and holds what is written, what is left alone, and what is said.
#include "running.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include <sys/stat.h>

using namespace dhrdoc::program;
namespace fs = std::filesystem;

namespace {

/// The case that `dhrdoc new` makes, in `review/`.
void begin_case(Folder const& folder) { REQUIRE(run({"new", "review"}, {.folder = folder.path()}).status == 0); }

void change(Folder const& folder, std::string const& name, std::string const& from, std::string const& to) {
    auto text = folder.read(name);
    auto const at = text.find(from);
    REQUIRE(at != std::string::npos);
    folder.write(name, text.replace(at, from.size(), to));
}

void append(Folder const& folder, std::string const& name, std::string const& more) {
    folder.write(name, folder.read(name) + more);
}

unsigned mode_of(fs::path const& path) {
    struct stat about {};
    REQUIRE(::stat(path.c_str(), &about) == 0);
    return about.st_mode & 0777U;
}

/// Names of what stands below `folder`, without what `before` had.
std::vector<std::string> built(Folder const& folder, std::string const& below) {
    std::vector<std::string> names;
    for (auto const& name : folder.files()) {
        if (name.starts_with(below)) names.push_back(name.substr(below.size()));
    }
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a new case is checked, built and verified") {
    Folder const folder;
    auto const made = run({"new", "review"}, {.folder = folder.path()});
    CHECK(made.status == 0);
    CHECK(made.err.empty());
    CHECK(made.out ==
          "review: fill in case.toml and identities.toml, then\n  dhrdoc check review/case.toml\n  dhrdoc build "
          "review/case.toml\n");
    CHECK(mode_of(folder / "review/identities.toml") == 0600);
    CHECK(count(folder.read("review/.gitignore"), "\nidentities.toml\n") == 1);

    auto const checked = run({"check", "review/case.toml"}, {.folder = folder.path()});
    CHECK(checked.status == 0);
    CHECK(checked.err.empty());
    CHECK(checked.out == "0 errors, 0 warnings, 0 open questions\n");

    auto const ran = run({"build", "review/case.toml", "review/feedback.toml"}, {.folder = folder.path()});
    CHECK(ran.status == 0);
    CHECK(without_residual_risk(ran.err).empty());
    CHECK(built(folder, "review/out/") == Names{"action-plan.pdf", "executive-summary.pdf", "learning-brief.pdf",
                                                "overview-report.pdf", "panel-letter.pdf", "panel-response.pdf"});
    std::vector<std::string> words = {"verify", "--case", "review/case.toml"};
    for (auto const& name : built(folder, "review/out/")) words.push_back("review/out/" + name);
    auto const verified = run(words, {.folder = folder.path()});
    CHECK(verified.status == 0);
    CHECK(count(verified.out, ": nothing withheld was found\n") == 6);
}

TEST_CASE("a letter that nobody has answered yet comes without a table of answers, unless that is asked for") {
    Folder const folder;
    REQUIRE(run({"new", "review"}, {.folder = folder.path()}).status == 0);
    std::string unanswered;
    for (auto const& line : lines_of(folder.read("review/feedback.toml")))
        if (!line.starts_with("response") && !line.starts_with("changed")) unanswered += line + "\n";
    folder.write("review/feedback.toml", unanswered);
    auto const ran = run({"build", "review/feedback.toml"}, {.folder = folder.path()});
    CHECK(ran.status == 0);
    CHECK(ran.err.empty());
    CHECK(built(folder, "review/out/") == Names{"panel-letter.pdf"});
    auto const asked = run({"build", "review/feedback.toml", "--only", "panel-response"}, {.folder = folder.path()});
    CHECK(asked.status == 0);
    CHECK(count(asked.err, "warning: not given: response to point") == 2);
    CHECK(built(folder, "review/out/") == Names{"panel-letter.pdf", "panel-response.pdf"});
}

TEST_CASE("a bare file name is built from its folder, pictures included") {
    Folder const folder;
    folder.copy_sample("alder-court", "alder");
    for (auto const* profile : {"published", "panel", "working"}) {
        CAPTURE(profile);
        auto const ran =
            run({"build", "case.toml", "--profile", profile, "--format", "html"}, {.folder = folder / "alder"});
        CHECK(without_residual_risk(ran.err).empty());
        CHECK(ran.status == 0);
    }
    CHECK(run({"check", "case.toml"}, {.folder = folder / "alder"}).status == 0);
    CHECK(run({"build", "case.toml"}, {.folder = folder / "alder"}).status == 0);
    auto const verified =
        run({"verify", "out/overview-report.pdf", "--case", "case.toml"}, {.folder = folder / "alder"});
    CHECK(verified.status == 0);
    CHECK(verified.out.starts_with("out/overview-report.pdf: nothing withheld was found"));
    folder.write("alder/note.md", "Pippa Haverstock rang.\n");
    auto const redacted = run({"redact", "note.md", "--case", "case.toml"}, {.folder = folder / "alder"});
    CHECK(redacted.err.empty());
    CHECK(redacted.status == 0);
    CHECK(redacted.out == "out/note.pdf\n");
}

TEST_CASE("formats and kinds are named with commas, before or after the file, each once") {
    Folder const folder;
    begin_case(folder);
    CHECK(run({"build", "--format", "html,md", "review/case.toml", "-o", "a"}, {.folder = folder.path()}).status == 0);
    CHECK(built(folder, "a/") == Names{"action-plan.html", "action-plan.md", "executive-summary.html",
                                       "executive-summary.md", "learning-brief.html", "learning-brief.md",
                                       "overview-report.html", "overview-report.md"});
    CHECK(run({"build", "--only", "action-plan,executive-summary", "review/case.toml", "-o", "b"},
              {.folder = folder.path()})
              .status == 0);
    CHECK(built(folder, "b/") == Names{"action-plan.pdf", "executive-summary.pdf"});
    auto const twice = run({"build", "review/case.toml", "--only=action-plan,action-plan", "--format", "md", "--format",
                            "md,md", "-o", "c"},
                           {.folder = folder.path()});
    CHECK(twice.status == 0);
    CHECK(twice.out == "c/action-plan.md\n");
    CHECK(built(folder, "c/") == Names{"action-plan.md"});
    auto const nothing =
        run({"build", "review/case.toml", "--only", "panel-letter", "-o", "d"}, {.folder = folder.path()});
    CHECK(nothing.status == 2);
    CHECK(nothing.err ==
          "error: these files give none of the documents that --only names\n      hint: leave --only away to see what "
          "they give\n");
}

TEST_CASE("several files in one call, and two that would have the same names") {
    Folder const folder;
    begin_case(folder);
    fs::copy(folder / "review", folder / "other", fs::copy_options::recursive);
    change(folder, "other/case.toml", "\"EXAMPLE-01\"", "\"EXAMPLE-02\"");
    auto const beside = run({"build", "review/case.toml", "other/case.toml", "--only", "action-plan", "--format", "md"},
                            {.folder = folder.path()});
    CHECK(beside.out == "review/out/action-plan.md\nother/out/action-plan.md\n");
    auto const together =
        run({"build", "review/case.toml", "other/case.toml", "--only", "action-plan", "--format", "md", "-o", "all"},
            {.folder = folder.path()});
    CHECK(together.out == "all/example-01-action-plan.md\nall/example-02-action-plan.md\n");
    // The same file by two names is one input.
    auto const same = run({"build", "review/case.toml", "./review/../review/case.toml", "--only", "action-plan",
                           "--format", "md", "-o", "once"},
                          {.folder = folder.path()});
    CHECK(same.out == "once/action-plan.md\n");
    // Without a reference of their own they are numbered.
    change(folder, "other/case.toml", "\"EXAMPLE-02\"", "\"EXAMPLE-01\"");
    auto const alike =
        run({"build", "review/case.toml", "other/case.toml", "--only", "action-plan", "--format", "md", "-o", "alike"},
            {.folder = folder.path()});
    CHECK(alike.out == "alike/example-01-action-plan.md\nalike/example-01-action-plan-2.md\n");
}

TEST_CASE("one line says what was withheld, and --quiet says nothing") {
    Folder const folder;
    begin_case(folder);
    append(folder, "review/narrative/background.md", "\nJosie Madeupton grew up by the sea.\n");
    auto const ran =
        run({"build", "review/case.toml", "--only", "overview-report", "--format", "md"}, {.folder = folder.path()});
    CHECK(ran.out == "review/out/overview-report.md (1 place withheld)\n");
    CHECK(without_residual_risk(ran.err).empty());
    CHECK(count(folder.read("review/out/overview-report.md"), "Marian grew up by the sea.") == 1);
    auto const quiet = run({"build", "review/case.toml", "--quiet"}, {.folder = folder.path()});
    CHECK(quiet.out.empty());
    CHECK(quiet.err.empty());
    CHECK(quiet.status == 0);
}

TEST_CASE("each profile marks its documents, and working is for its owner's eyes") {
    Folder const folder;
    begin_case(folder);
    struct Row {
        std::string profile, marking;
        unsigned mode;
    };
    for (auto const& row : {Row{"published", "", 0644}, Row{"panel", "OFFICIAL-SENSITIVE", 0644},
                            Row{"working", "NOT FOR DISCLOSURE", 0600}}) {
        CAPTURE(row.profile);
        CHECK(run({"build", "review/case.toml", "--profile", row.profile, "--format", "md,html"},
                  {.folder = folder.path(), .umask = 022})
                  .status == 0);
        auto const text = folder.read("review/out/overview-report.md");
        for (auto const* marking : {"OFFICIAL-SENSITIVE", "NOT FOR DISCLOSURE"})
            CHECK((count(text, marking) > 0) == (row.marking == marking));
        CHECK((count(text, "Madeupton") > 0) == (row.profile == "working"));
        CHECK(mode_of(folder / "review/out/overview-report.md") == row.mode);
        fs::remove_all(folder / "review/out");
    }
}

TEST_CASE("what a stage makes is printed, and nothing is written") {
    Folder const folder;
    begin_case(folder);
    struct Row {
        std::string stage, begins;
    };
    for (auto const& row :
         {Row{"filled", "---\n"}, Row{"document", "document \"action-plan\""}, Row{"redacted", ""}, Row{"pages", ""}}) {
        CAPTURE(row.stage);
        auto const ran = run({"build", "review/case.toml", "--only", "action-plan", "--emit", row.stage, "--quiet"},
                             {.folder = folder.path()});
        CHECK(ran.status == 0);
        CHECK(ran.err.empty());
        CHECK(count(ran.out, row.stage == "pages" ? "\"Checklist " : "Checklist changed") >= 1);
        if (row.stage == "filled") CHECK(ran.out.starts_with(row.begins));
    }
    CHECK_FALSE(folder.has("review/out"));
}

TEST_CASE("own templates and styles go before ours, file by file") {
    Folder const folder;
    begin_case(folder);
    folder.write("review/templates/action-plan.md",
                 "---\ntitle: Our own plan\nstyle: plan\n---\n\n# What is to be done\n\n{{> recommendations}}\n");
    folder.write("review/templates/partials/recommendations.md",
                 "{{#recommendations}}\n- {{text}}\n{{/recommendations}}\n");
    auto const ran =
        run({"build", "review/case.toml", "--only", "action-plan", "--format", "md"}, {.folder = folder.path()});
    CHECK(without_residual_risk(ran.err).empty());
    auto const text = folder.read("review/out/action-plan.md");
    CHECK(count(text, "# What is to be done") == 1);
    CHECK(count(text, "- Exampleshire Homes should ask about safety") == 1);

    folder.write("review/styles/plan.toml", "format = \"style/1\"\nextends = \"base\"\n[page]\nwidth = \"420mm\"\n");
    CHECK(run({"build", "review/case.toml", "--only", "action-plan"}, {.folder = folder.path()}).status == 0);
    auto const wide =
        run({"build", "review/case.toml", "--only", "action-plan", "--emit", "pages"}, {.folder = folder.path()});
    CHECK(wide.status == 0);
    CHECK(wide.out.starts_with("page 1 1190."));
    auto const summary =
        run({"build", "review/case.toml", "--only", "executive-summary", "--format", "md"}, {.folder = folder.path()});
    CHECK(summary.status == 0);

    folder.write("review/templates/action-plan.md", "# Plan\n\n{{nobody.knows.this}}\n\n{{#lessons}}\n");
    auto const wrong = run({"build", "review/case.toml", "--only", "action-plan"}, {.folder = folder.path()});
    CHECK(wrong.status == 2);
    CHECK(count(wrong.err, "review/templates/action-plan.md:3:") == 1);
    CHECK(count(wrong.err, "review/templates/action-plan.md:5:") == 1);

    folder.write("review/styles/plan.toml", "format = \"style/1\"\n[page]\nwidht = \"420mm\"\n");
    fs::remove(folder / "review/templates/action-plan.md");
    auto const style = run({"build", "review/case.toml", "--only", "action-plan"}, {.folder = folder.path()});
    INFO(style.err);
    CHECK(style.status == 2);
    CHECK(count(style.err, "error: the style \"plan\" names no font") == 1);
    CHECK(count(style.err, "review/styles/plan.toml:3:1: error: ") == 1);
    CHECK(count(style.err, "\"width\"") >= 1);
}

TEST_CASE("a question is asked once, is answered in a file, and is not asked again") {
    Folder const folder;
    begin_case(folder);
    // A first name that is a word as well; nothing around it decides.
    change(folder, "review/identities.toml", "name = \"Philomena Notarealname\"", "name = \"Joy Notarealname\"");
    append(folder, "review/narrative/background.md", "\nJoy was expressed by all.\n");
    std::vector<std::string> const words = {"build", (folder / "review/case.toml").string(), "--format", "md"};
    auto const asked = run(words, {.folder = folder.path()});
    INFO(asked.err);
    CHECK(asked.status == 1);
    CHECK(count(asked.err, ": open question: ") == 1);
    CHECK(count(asked.err, "warning: ") == 0);
    CHECK(count(asked.err, "note: not written: ") == 1);
    CHECK(
        asked.err.ends_with("note: there is 1 open question\n      hint: write \"hide\" or \"keep\" as the choice of "
                            "each in \"" +
                            (folder / "review/decisions.toml").string() + "\", then build again\n"));
    CHECK_FALSE(folder.has("review/out/overview-report.md"));
    CHECK(folder.has("review/out/action-plan.md"));
    auto const decisions = folder.read("review/decisions.toml");
    // Nothing of this machine stands in the file, and no word of the text.
    CHECK(count(decisions, folder.path().string()) == 0);
    CHECK(count(decisions, "\n# narrative/background.md, line ") == 1);
    CHECK(count(decisions, "Joy") == 0);
    // Asked again, nothing is added.
    CHECK(run(words, {.folder = folder.path()}).status == 1);
    CHECK(folder.read("review/decisions.toml") == decisions);
    // For the panel questions may be open.
    auto const draft = run({"build", "review/case.toml", "--profile", "panel", "--format", "md", "-o", "draft"},
                           {.folder = folder.path()});
    CHECK(draft.status == 0);
    CHECK(count(draft.err, "note: there is 1 open question\n") == 1);

    change(folder, "review/decisions.toml", "\nchoice = \"\"", "\nchoice = \"keep\"");
    auto const kept = run(words, {.folder = folder.path()});
    CHECK(without_residual_risk(kept.err).empty());
    CHECK(kept.status == 0);
    CHECK(count(folder.read("review/out/overview-report.md"), "Joy was expressed by all.") == 1);
    change(folder, "review/decisions.toml", "\nchoice = \"keep\"", "\nchoice = \"hide\"");
    CHECK(run(words, {.folder = folder.path()}).status == 0);
    CHECK(count(folder.read("review/out/overview-report.md"), "Carol was expressed by all.") == 1);
}

TEST_CASE("a refused build leaves yesterday's files as they were") {
    Folder const folder;
    begin_case(folder);
    std::vector<std::string> const words = {"build", "review/case.toml", "--format", "md,html"};
    REQUIRE(run(words, {.folder = folder.path()}).status == 0);
    auto const earlier = folder.read("review/out/overview-report.md");
    auto const time = fs::last_write_time(folder / "review/out/overview-report.md");
    change(folder, "review/identities.toml", "name = \"Philomena Notarealname\"", "name = \"Joy Notarealname\"");
    append(folder, "review/narrative/background.md", "\nJoy was expressed by all.\n");
    auto const refused = run(words, {.folder = folder.path()});
    CHECK(refused.status == 1);
    CHECK(count(refused.err,
                "note: not written: \"review/out/overview-report.md\", \"review/out/overview-report.html\"; what an "
                "earlier run made is as it was\n") == 1);
    CHECK((folder.read("review/out/overview-report.md") == earlier));
    CHECK((fs::last_write_time(folder / "review/out/overview-report.md") == time));
    for (auto const& name : folder.files()) CHECK(count(name, ".part") == 0);
}

TEST_CASE("a letter names paragraphs of the report by their id") {
    Folder const folder;
    begin_case(folder);
    change(folder, "review/feedback.toml", "paragraph = \"16.2\"", "paragraph = \"the-question\"");
    auto const ran = run({"build", "review/feedback.toml", "--format", "md"}, {.folder = folder.path()});
    CHECK(without_residual_risk(ran.err).empty());
    CHECK(ran.status == 0);
    auto const letter = folder.read("review/out/panel-letter.md") + folder.read("review/out/panel-response.md");
    CHECK(count(letter, "paragraph 16.") >= 1);
    CHECK(count(letter, "the-question") == 0);

    change(folder, "review/feedback.toml", "paragraph = \"the-question\"", "paragraph = \"the-qestion\"");
    auto const wrong = run({"build", "review/feedback.toml", "--format", "md"}, {.folder = folder.path()});
    CHECK(wrong.status == 2);
    CHECK(count(wrong.err, "error: nothing in the report has the id \"the-qestion\"\n") == 1);
    CHECK(count(wrong.err, "      hint: did you mean \"the-question\"?\n") == 1);
}

TEST_CASE("check finds what the panel would raise, and what stands in the way of publication") {
    Folder const folder;
    begin_case(folder);
    change(folder, "review/identities.toml", "name = \"Philomena Notarealname\"", "name = \"Joy Notarealname\"");
    append(folder, "review/narrative/background.md", "\nJoy was expressed by all.\n");
    change(folder, "review/case.toml", "advocate_offered = true\n", "");
    auto const ran = run({"check", "review/case.toml"}, {.folder = folder.path()});
    INFO(ran.err);
    CHECK(count(ran.err, "open question: ") == 1);
    CHECK(count(ran.err, "advocate") >= 1);
    CHECK(count(ran.out, "1 open question, which stands in the way of publication\n") == 1);
    CHECK_FALSE(folder.has("review/decisions.toml"));
    CHECK_FALSE(folder.has("review/out"));

    change(folder, "review/case.toml", "lesson = \"tenancy\"", "lesson = \"tenacy\"");
    auto const wrong = run({"check", "review/case.toml"}, {.folder = folder.path()});
    CHECK(wrong.status == 1);
    CHECK(count(wrong.err, "\"tenacy\"") >= 1);
}

TEST_CASE("the machine fails: status 3, a plain message, and nothing half written") {
    Folder const folder;
    begin_case(folder);
    auto const nothing_half = [&] {
        for (auto const& name : folder.files()) CHECK(count(name, ".part") == 0);
    };
    folder.write("blocked", "a file where a folder is wanted");
    auto const blocked = run({"build", "review/case.toml", "-o", "blocked"}, {.folder = folder.path()});
    CHECK(blocked.status == 3);
    CHECK(count(blocked.err, "error: cannot ") == 1);
    CHECK(count(blocked.err, "\"blocked") == 1);
    nothing_half();

    auto const full = run({"build", "review/case.toml", "-o", "full"}, {.folder = folder.path(), .largest_file = 4000});
    CHECK(full.status == 3);
    CHECK(full.err == "error: cannot write \"full/overview-report.pdf\": File too large\n");
    CHECK(built(folder, "full/").empty());
    nothing_half();

    fs::create_directories(folder / "taken/overview-report.pdf");
    auto const taken = run({"build", "review/case.toml", "-o", "taken"}, {.folder = folder.path()});
    CHECK(taken.status == 3);
    CHECK(count(taken.err, "error: cannot write \"taken/overview-report.pdf\": ") == 1);
    nothing_half();

    folder.write("review/styles/report.toml",
                 "format = \"style/1\"\nextends = \"base\"\n[font]\nregular = \"NoSuchFont-Regular.ttf\"\n");
    auto const fonts = run({"build", "review/case.toml", "--only", "overview-report"}, {.folder = folder.path()});
    CHECK(fonts.status == 3);
    CHECK(count(fonts.err,
                "error: the font file \"NoSuchFont-Regular.ttf\" is not on this machine: install the package "
                "fonts-liberation2") == 1);
    nothing_half();
}

TEST_CASE("a build says what still singles the death out, and never in what words") {
    Folder const folder;
    folder.copy_sample("harbour-street", "h");
    auto const ran = run({"build", "h/case.toml", "--format", "md"}, {.folder = folder.path()});
    CHECK(ran.status == 0);
    CHECK(ran.err ==
          "note: residual risk: these papers say the month and the area of the death, and hardly any two deaths have "
          "both in "
          "common\n"
          "      hint: they also say the exact age of the person who died, their ethnicity, how many children there "
          "are; 28 "
          "days are possible for the date of death\n");
    CHECK(
        run({"build", "h/case.toml", "--profile", "working", "--format", "md"}, {.folder = folder.path()}).err.empty());
    CHECK(run({"build", "h/case.toml", "--quiet", "--format", "md"}, {.folder = folder.path()}).err.empty());
    // Only the year is published: less is said.
    folder.write("h/identities.toml", [&] {
        auto key = folder.read("h/identities.toml");
        for (auto at = key.find("\"death\"\npublish = \"month\""); at != std::string::npos;
             at = key.find("\"death\"\npublish = \"month\"", at + 1))
            key.replace(at, 25, "\"death\"\npublish = \"year\" ");
        return key;
    }());
    auto const year = run({"build", "h/case.toml", "--format", "md", "--messages", "json"}, {.folder = folder.path()});
    CHECK(count(year.err, "\"code\":\"build.residual-risk\"") <= 1);
    CHECK(count(year.err, "the month and the area") == 0);
}
