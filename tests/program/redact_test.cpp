// Takes other people's texts and PDFs; redacts and verifies them as a disclosure officer does.
#include "running.h"

#include <catch2/catch.hpp>

#include <csignal>

#include <sys/stat.h>

using namespace dhrdoc::program;
namespace fs = std::filesystem;

namespace {

constexpr auto key = R"(format = "identities/1"
[people.victim]
name = "Josephine Madeupton"
pseudonym = "Marian"
died = 2024-03-09
[people.sister]
name = "Joy Notarealname"
pseudonym = "Carol"
)";

unsigned mode_of(fs::path const& path) {
    struct stat about {};
    REQUIRE(::stat(path.c_str(), &about) == 0);
    return about.st_mode & 0777U;
}

}  // namespace

TEST_CASE("a text and a key in, a redacted copy out") {
    Folder const folder;
    folder.write("key.toml", key);
    folder.write("in/note.md",
                 "# Call\n\nJosephine Madeupton rang, **twice**.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n");
    folder.write("in/mail.txt", "From: Josephine Madeupton <jo@example.org>\nSubject: the flat\n\nI will ring.\n");
    auto const ran = run({"redact", "in/note.md", "--identities", "key.toml", "--format", "md,html,pdf", "-o", "copy"},
                         {.folder = folder.path()});
    CHECK(ran.err.empty());
    CHECK(ran.status == 0);
    CHECK(ran.out == "copy/note.md\ncopy/note.html\ncopy/note.pdf\n");
    CHECK(folder.read("copy/note.md") ==
          "# Call\n\n[REDACTED NR] rang, **twice**.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n");
    CHECK(count(folder.read("copy/note.html"), "Madeupton") == 0);
    CHECK(folder.read("copy/note.pdf").starts_with("%PDF-"));
    auto const natural = run({"redact", "in/note.md", "--identities", "key.toml", "--format", "md", "--mode",
                              "pseudonymise", "-o", "natural"},
                             {.folder = folder.path()});
    CHECK(natural.status == 0);
    CHECK(count(folder.read("natural/note.md"), "Marian rang, **twice**.") == 1);
    auto const mail =
        run({"redact", "in/mail.txt", "--identities", "key.toml", "--format", "md"}, {.folder = folder.path()});
    CHECK(mail.out == "in/out/mail.md\n");
    CHECK(count(folder.read("in/out/mail.md"), "Madeupton") == 0);
    CHECK(count(folder.read("in/out/mail.md"), "jo@example.org") == 0);
    // What was given is as it was.
    CHECK(count(folder.read("in/mail.txt"), "Madeupton") == 1);
}

TEST_CASE("a paragraph that begins with a word that is a name as well has its copy in every format") {
    Folder const folder;
    folder.write("key.toml", key);
    folder.write("note.md", "Joy of life was hers.\n\nJoy and relief followed.\n\nJoy Notarealname rang.\n");
    auto const ran = run({"redact", "note.md", "--identities", "key.toml", "--mode", "pseudonymise", "--format",
                          "md,html,pdf", "-o", "copy"},
                         {.folder = folder.path()});
    CHECK(ran.err.empty());
    CHECK(ran.status == 0);
    CHECK(folder.read("copy/note.md") == "Joy of life was hers.\n\nJoy and relief followed.\n\nCarol rang.\n");
}

TEST_CASE("who is called as an attribute is has copies, too") {
    Folder const folder;
    folder.write("key.toml", "format = \"identities/1\"\n[people.other]\nname = \"Una Lang\"\npseudonym = \"Carol\"\n");
    folder.write("note.md", "Una Lang rang. Ms Lang rang.\n");
    auto const ran = run({"redact", "note.md", "--identities", "key.toml", "--mode", "pseudonymise", "--format",
                          "md,html,pdf", "-o", "copy"},
                         {.folder = folder.path()});
    CHECK(ran.err.empty());
    CHECK(ran.status == 0);
    CHECK(folder.read("copy/note.md") == "Carol rang. Carol rang.\n");
}

TEST_CASE("pictures whose files are called after somebody come with the copy under other names") {
    Folder const folder;
    folder.write("key.toml", key);
    auto const first = read_file(fs::path(DHRDOC_SOURCE_DIR) / "samples/alder-court/signature.png");
    auto const second = read_file(fs::path(DHRDOC_SOURCE_DIR) / "samples/oversight-board/signature.png");
    REQUIRE(first != second);
    folder.write("madeupton.png", first);
    folder.write("josephine.png", second);
    folder.write("note.md", "![A door](madeupton.png)\n\n![A window](josephine.png)\n\n![A door](madeupton.png)\n");
    auto const ran =
        run({"redact", "note.md", "--identities", "key.toml", "--format", "html,pdf"}, {.folder = folder.path()});
    CHECK(ran.err.empty());
    CHECK(ran.status == 0);
    auto const page = folder.read("out/note.html");
    auto const picture_behind = [&](std::size_t& from) {
        auto const at = page.find("base64,", from);
        REQUIRE(at != std::string::npos);
        from = at + 1;
        return page.substr(at, page.find('"', at) - at);
    };
    std::size_t from = 0;
    auto const one = picture_behind(from), other = picture_behind(from), again = picture_behind(from);
    CHECK(one != other);
    CHECK(one == again);
    CHECK(count(page, "madeupton") + count(page, "josephine") == 0);
    fs::remove(folder.path() / "madeupton.png");
    auto const missing = run({"redact", "note.md", "--identities", "key.toml"}, {.folder = folder.path()});
    CHECK(missing.err.find("the picture \"redacted-nr.png\" is not there") != std::string::npos);
}

TEST_CASE("a question stops the copy, or is listed with --allow-open") {
    Folder const folder;
    folder.write("key.toml", key);
    folder.write("note.md", "Joy was expressed by all.\n");
    std::vector<std::string> words = {"redact", "note.md", "--identities", "key.toml", "--format", "md"};
    auto const stopped = run(words, {.folder = folder.path()});
    CHECK(stopped.status == 1);
    CHECK(stopped.out.empty());
    CHECK(count(stopped.err, "note.md:1:1: open question: ") == 1);
    CHECK(count(stopped.err, "note: no copy was written\n") == 1);
    CHECK(count(stopped.err,
                "note: there is 1 open question\n      hint: write \"hide\" or \"keep\" as the choice of "
                "each in \"decisions.toml\", then redact again, or use --allow-open\n") == 1);
    CHECK_FALSE(folder.has("out"));
    words.emplace_back("--allow-open");
    auto const open = run(words, {.folder = folder.path()});
    CHECK(open.status == 1);
    CHECK(open.out == "out/note.md\n");
    CHECK(count(open.err, "open question: ") == 1);
    CHECK(count(folder.read("out/note.md"), "Joy was expressed by all.") == 1);
}

TEST_CASE("the trace says who, and is for its owner's eyes") {
    Folder const folder;
    folder.write("key.toml", key);
    folder.write("note.md", "Josephine rang on 9 March 2024.\n");
    auto const ran = run({"redact", "note.md", "--identities", "key.toml", "--format", "md", "--trace", "trace.json"},
                         {.folder = folder.path(), .umask = 0});
    CHECK(ran.status == 0);
    CHECK(mode_of(folder / "trace.json") == 0600);
    auto const trace = folder.read("trace.json");
    CHECK(trace.starts_with("[\n {"));
    CHECK(trace.ends_with("}\n]\n"));
    CHECK(count(trace, "\"subject\":\"victim\",\"action\":\"replaced\",\"begin\":0,\"end\":9}") == 1);
    CHECK(count(trace, "\"file\":\"note.md\",\"line\":1,") == 2);
}

TEST_CASE("nothing that is read is written over") {
    Folder const folder;
    folder.write("key.toml", key);
    folder.write("note.md", "Josephine rang.\n");
    for (auto const& more : {std::vector<std::string>{"-o", "."},
                             {"--trace", "key.toml"},
                             {"--trace", "note.md"},
                             {"--trace", "out/note.md"}}) {
        CAPTURE(more);
        std::vector<std::string> words = {"redact", "note.md", "--identities", "key.toml", "--format", "md"};
        words.insert(words.end(), more.begin(), more.end());
        auto const ran = run(words, {.folder = folder.path()});
        CHECK(ran.status == 2);
        CHECK(count(ran.err, "would be written over a file of this call\n      hint: name another f") == 1);
        CHECK(folder.files() == std::vector<std::string>{"key.toml", "note.md"});
        CHECK(folder.read("note.md") == "Josephine rang.\n");
        CHECK(folder.read("key.toml") == key);
    }
}

TEST_CASE("verify finds what is left in any file, and says when a file cannot be read") {
    Folder const folder;
    REQUIRE(run({"new", "review"}, {.folder = folder.path()}).status == 0);
    REQUIRE(run({"build", "review/case.toml", "--profile", "working", "--format", "pdf,html,md", "-o", "leaking"},
                {.folder = folder.path()})
                .status == 0);
    REQUIRE(run({"build", "review/case.toml", "--format", "pdf,html,md", "-o", "clean"}, {.folder = folder.path()})
                .status == 0);
    for (auto const* extension : {"pdf", "html", "md"}) {
        CAPTURE(extension);
        auto const name = std::string("overview-report.") + extension;
        auto const leak = run({"verify", "leaking/" + name, "--case", "review/case.toml"}, {.folder = folder.path()});
        CHECK(leak.status == 1);
        CHECK(leak.out.empty());
        CHECK(count(leak.err, "error: leaking/" + name + ": ") >= 1);
        // The words themselves are never told.
        CHECK(count(leak.err, "Madeupton") == 0);
        auto const clean =
            run({"verify", "clean/" + name, "--identities", "review/identities.toml"}, {.folder = folder.path()});
        CHECK(clean.err.empty());
        CHECK(clean.status == 0);
        CHECK(clean.out == "clean/" + name + ": nothing withheld was found\n");
    }
    folder.write("broken.pdf", "%PDF-1.7\nnothing follows");
    auto const broken =
        run({"verify", "broken.pdf", "nothing.pdf", "clean/action-plan.pdf", "--case", "review/case.toml"},
            {.folder = folder.path()});
    CHECK(broken.status == 2);
    CHECK(count(broken.err, "error: broken.pdf: ") == 1);
    CHECK(count(broken.err, "error: there is no file \"nothing.pdf\"") == 1);
    CHECK(broken.out == "clean/action-plan.pdf: nothing withheld was found\n");
    // Found counts for more than unreadable.
    CHECK(run({"verify", "broken.pdf", "leaking/overview-report.pdf", "--case", "review/case.toml"},
              {.folder = folder.path()})
              .status == 1);
}

TEST_CASE("watch builds again when something changes, and not because of what it writes") {
    Folder const folder;
    REQUIRE(run({"new", "review"}, {.folder = folder.path()}).status == 0);
    for (auto const& output : {std::string("review/out"), std::string("review/papers"), std::string("review")}) {
        CAPTURE(output);
        auto const said = (folder / "said").string();
        fs::remove(said);
        Started const watching({"watch", "review/case.toml", "--only", "action-plan", "--format", "md", "-o", output},
                               {.folder = folder.path(), .output_to = said});
        auto const rounds = [&] { return count(read_file(said), "waiting for changes (Ctrl-C ends)\n"); };
        REQUIRE(wait_until([&] { return rounds() == 1; }));
        CHECK(count(folder.read(output + "/action-plan.md"), "Checklist changed") == 1);
        auto text = folder.read("review/case.toml");
        auto const at = text.find("\"Checklist changed\"");
        REQUIRE(at != std::string::npos);
        folder.write("review/case.toml", text.substr(0, at) + "\"Checklist rewritten\"" + text.substr(at + 19));
        CHECK(wait_until([&] {
            return fs::exists(folder / (output + "/action-plan.md")) &&
                   count(folder.read(output + "/action-plan.md"), "Checklist rewritten") == 1;
        }));
        CHECK(wait_until([&] { return rounds() == 2; }));
        // A mistake does not end it.
        folder.write("review/case.toml", "format = ");
        CHECK(wait_until([&] { return count(read_file(said), "not built; ") == 1; }));
        folder.write("review/case.toml", text);
        CHECK(wait_until([&] { return rounds() == 4; }));
        // It rests: what it wrote is no change.
        for (int i = 0; i < 40; ++i) sleep_a_little();
        CHECK(rounds() == 4);
        CHECK(count(folder.read(output + "/action-plan.md"), "Checklist changed") == 1);
    }
}

TEST_CASE("a copy as Markdown goes through the last gate too, and a file that is called after somebody is renamed") {
    Folder const folder;
    folder.write("key.toml", key);
    folder.write("in/link.md", "See [the note](https://example.org \"about Made**upton** and others\").\n");
    auto const refused = run({"redact", "in/link.md", "--identities", "key.toml", "--format", "md", "-o", "copy"},
                             {.folder = folder.path()});
    bool const gone = count(folder.read("copy/link.md"), "upton") == 0;
    CHECK((gone || refused.status == 1));
    folder.write("in/Josephine Madeupton.md", "She rang.\n");
    auto const ran =
        run({"redact", "in/Josephine Madeupton.md", "--identities", "key.toml", "--format", "md,pdf", "-o", "copy"},
            {.folder = folder.path()});
    CHECK(ran.status == 0);
    CHECK(ran.out == "copy/redacted-copy.md\ncopy/redacted-copy.pdf\n");
    CHECK(ran.err ==
          "note: the copy is called \"redacted-copy\"\n      hint: the name of the file may name somebody who is "
          "withheld\n");
}

TEST_CASE("a copy as Markdown is the text that came, but for what was replaced, and a note says what went besides") {
    Folder const folder;
    folder.write("key.toml", key);
    auto const copy_of = [&](std::string const& text, std::string const& wanted, std::string const& told) {
        CAPTURE(text);
        folder.write("in/note.md", text);
        auto const ran = run({"redact", "in/note.md", "--identities", "key.toml", "--format", "md", "-o", "copy"},
                             {.folder = folder.path()});
        CHECK(ran.status == 0);
        CHECK(ran.out == "copy/note.md\n");
        CHECK(ran.err == told);
        CHECK(folder.read("copy/note.md") == wanted);
        // What has been redacted is as it should be.
        folder.write("in/note.md", wanted);
        CHECK(run({"redact", "in/note.md", "--identities", "key.toml", "--format", "md", "-o", "copy"},
                  {.folder = folder.path()})
                  .err.empty());
        CHECK(folder.read("copy/note.md") == wanted);
    };
    copy_of("Notes\r\n===\r\n\r\n* [nobody][n]  \r\n  rang<br>twice\r\n\r\n\r\n[n]:   <http://example.org> 'N'",
            "Notes\r\n===\r\n\r\n* [nobody][n]  \r\n  rang<br>twice\r\n\r\n\r\n[n]:   <http://example.org> 'N'", "");
    copy_of("Call\n----\n\n+ *Josephine*\n  rang\n\n| a   |b|\n|:--|-|\n|2|by Josephine &amp; others|\n",
            "Call\n----\n\n+ *[REDACTED NR]*\n  rang\n\n| a   |b|\n|:--|-|\n|2|by [REDACTED NR] &amp; others|\n", "");
    copy_of("* rang <!-- Josephine -->\n* *twice*\n\n[Madeupton]: http://example.org\n", "* rang \n* *twice*\n\n",
            "note: 2 parts that the page does not show gave something away: taken out\n"
            "      hint: comments, tags, labels, and definitions that nothing refers to\n");
    copy_of("* *was* there\n\n[Josephine] rang\n\n[josephine]: http://example.org/x\n",
            "* *was* there\n\n[[REDACTED NR]](http://example.org/x) rang\n\n",
            "note: 1 block of the copy written anew\n"
            "      hint: what was replaced could not be taken out of their Markdown alone\n"
            "note: 1 part that the page does not show gave something away: taken out\n"
            "      hint: comments, tags, labels, and definitions that nothing refers to\n");
}
