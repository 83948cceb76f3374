// Takes calls of the program as a person or a script makes them; holds exit status, help, and how messages are printed.
#include "running.h"

#include <catch2/catch.hpp>

using namespace dhrdoc::program;

namespace {

struct Call {
    std::vector<std::string> words;
    int status;
    std::string err;  // whole
};

}  // namespace

TEST_CASE("a call with a mistake ends with 2 and a way out") {
    std::vector<Call> const calls = {
        {{"biuld", "case.toml"}, 2, "error: there is no command \"biuld\"\n      hint: did you mean \"build\"?\n"},
        {{},
         2,
         "error: say what is to be done\n      hint: the commands are build, check, redact, verify, watch, schema, "
         "new; `dhrdoc --help` explains them\n"},
        {{"build"},
         2,
         "error: after \"build\" something is missing\n      hint: `dhrdoc build --help` shows what belongs there\n"},
        {{"build", "case.toml", "--profile", "publishd"},
         2,
         "error: --profile cannot be \"publishd\"\n      hint: did you mean \"published\"? the choice is published, "
         "panel, working\n"},
        {{"build", "case.toml", "--profile", "0"},
         2,
         "error: --profile cannot be \"0\"\n      hint: the choice is published, panel, working\n"},
        {{"build", "--format", "pdf,docx", "case.toml"},
         2,
         "error: --format cannot be \"docx\"\n      hint: the choice is pdf, html, md, csv, json\n"},
        {{"build", "case.toml", "--only", "action-plam"},
         2,
         "error: --only cannot be \"action-plam\"\n      hint: did you mean \"action-plan\"? the choice is "
         "overview-report, executive-summary, action-plan, panel-letter, panel-response, progress-update, "
         "learning-brief, status-paper, thematic-report, library-record, recommendations, disclosure, "
         "schedule-of-redactions\n"},
        {{"build", "case.toml", "--frmat", "pdf"},
         2,
         "error: \"--frmat\" was not expected here\n      hint: did you mean \"--format\"?\n"},
        {{"build", "case.toml", "--jobs", "many"},
         2,
         "error: --jobs wants a number\n      hint: `dhrdoc build --help` shows what may stand there\n"},
        {{"redact", "notes.md"},
         2,
         "error: it is not said what is withheld\n      hint: name the case with --case FILE, or the key alone with "
         "--identities FILE\n"},
        {{"verify", "report.pdf"},
         2,
         "error: it is not said what is withheld\n      hint: name the case with --case FILE, or the key alone with "
         "--identities FILE\n"},
        {{"schema", "cse"}, 2, "error: there is no file format \"cse\"\n      hint: did you mean \"case\"?\n"},
        {{"build", "nothing.toml"},
         2,
         "error: there is no file \"nothing.toml\"\n      hint: look at the spelling of the name and at the folder you "
         "are in\nnote: nothing was written; files of an earlier run are as they were\n"},
        {{"check", "nothing.toml"},
         2,
         "error: there is no file \"nothing.toml\"\n      hint: look at the spelling of the name and at the folder you "
         "are in\n"},
        {{"verify", "nothing.pdf", "--identities", "nothing.toml"},
         2,
         "error: there is no file \"nothing.toml\"\n      hint: look at the spelling of the name and at the folder you "
         "are in\n"},
    };
    Folder const folder;
    for (auto const& call : calls) {
        auto const ran = run(call.words, {.folder = folder.path()});
        CAPTURE(call.words);
        CHECK(ran.err == call.err);
        CHECK(ran.status == call.status);
        CHECK(ran.out.empty());
    }
    CHECK(folder.files().empty());
}

TEST_CASE("whoever asks for JSON reads JSON, whatever is wrong with the call") {
    std::vector<std::vector<std::string>> const calls = {{"--messages", "json"},
                                                         {"biuld", "--messages", "json"},
                                                         {"build", "--messages", "json", "x.toml", "--frmat"},
                                                         {"build", "--messages=json", "nothing.toml"},
                                                         {"redact", "--messages=json", "nothing.md"},
                                                         {"schema", "--messages=json", "nothing"},
                                                         {"build", "--messages", "json", "--format", "docx", "x.toml"}};
    Folder const folder;
    for (auto const& words : calls) {
        auto const ran = run(words, {.folder = folder.path()});
        CAPTURE(words);
        CHECK(ran.status == 2);
        auto const lines = lines_of(ran.err);
        CHECK_FALSE(lines.empty());
        for (auto const& line : lines) {
            CAPTURE(line);
            auto const object = json_object(line);
            REQUIRE(object);
            for (auto const* name : {"severity", "code", "message", "hint", "blocking"}) CHECK(object->contains(name));
        }
    }
}

TEST_CASE("each command explains itself, with examples") {
    auto const all = run({"--help"});
    CHECK(all.status == 0);
    CHECK(all.err.empty());
    CHECK(count(all.out, "Examples:") == 1);
    CHECK(count(all.out, "Exit status: 0 done;") == 1);
    for (auto const* command : {"build", "check", "redact", "verify", "watch", "schema", "new"}) {
        CAPTURE(command);
        CHECK(count(all.out, std::string("\n  ") + command + " ") == 1);
        auto const ran = run({command, "--help"});
        CHECK(ran.status == 0);
        CHECK(ran.err.empty());
        CHECK(count(ran.out, std::string("Usage: dhrdoc ") + command) == 1);
        CHECK(count(ran.out, "Examples:") == 1);
        CHECK(count(ran.out, "--messages FORM:human|json") == 1);
        CHECK(count(ran.out, "-q,--quiet") == 1);
    }
    auto const version = run({"--version"});
    CHECK(version.status == 0);
    CHECK(version.out.starts_with("dhrdoc 0."));
}

TEST_CASE("a schema is printed for every kind of file, also with --quiet") {
    for (auto const* kind : {"case", "identities", "feedback", "decisions"}) {
        CAPTURE(kind);
        auto const ran = run({"schema", kind});
        CHECK(ran.status == 0);
        CHECK(ran.err.empty());
        CHECK(ran.out.starts_with("{"));
        CHECK(ran.out.ends_with("}\n"));
        CHECK(count(ran.out, "https://json-schema.org/draft/2020-12/schema") == 1);
        CHECK(run({"schema", kind, "--quiet"}).out == ran.out);
    }
}

TEST_CASE("nobody listens: no document is harmed, and the status says so") {
    auto const full = run({"schema", "case"}, {.output_to = "/dev/full"});
    CHECK(full.status == 3);
    CHECK(full.err == "error: cannot write to standard output: No space left on device\n");

    Folder const folder;
    REQUIRE(run({"new", "review"}, {.folder = folder.path()}).status == 0);
    auto const built = run({"build", "review/case.toml"}, {.folder = folder.path(), .output_to = "/dev/full"});
    CHECK(built.status == 3);
    CHECK(folder.has("review/out/overview-report.pdf"));
    CHECK(folder.has("review/out/action-plan.pdf"));
}
