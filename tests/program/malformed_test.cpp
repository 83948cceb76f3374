// Takes files as nobody should write them; holds that each ends in a message and the right status, and never in a
// crash.
#include "running.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include <sys/stat.h>
#include <unistd.h>

using namespace dhrdoc::program;
namespace fs = std::filesystem;

namespace {

/// Something odd that stands where a file is wanted.
struct Odd {
    std::string name;
    void (*make)(fs::path const& path, std::string const& good);
    /// Statuses that are right. 0: it is a text after all.
    std::set<int> statuses;
};

void write(fs::path const& path, std::string_view bytes) {
    Folder const aside;
    auto const from = aside.write("odd", bytes);
    fs::remove_all(path);
    fs::copy_file(from, path);
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

std::vector<Odd> const& odd_files() {
    static std::vector<Odd> const all = {
        {"empty", [](fs::path const& path, std::string const&) { write(path, ""); }, {0, 2}},
        {"binary",
         [](fs::path const& path, std::string const&) {
             std::string bytes;
             for (unsigned i = 0; i < 5000; ++i) bytes += static_cast<char>((i * 167 + i / 256) % 256);
             write(path, bytes);
         },
         {2}},
        {"NUL",
         [](fs::path const& path, std::string const& good) { write(path, good + std::string(1, '\0') + "x"); },
         {2}},
        {"Windows-1252",
         [](fs::path const& path, std::string const& good) { write(path, good + "\n# caf\xE9 \x93quoted\x94\n"); },
         {2}},
        {"UTF-16",
         [](fs::path const& path, std::string const&) { write(path, std::string("\xFF\xFE#\0 \0a\0", 8)); },
         {2}},
        {"byte order mark",
         [](fs::path const& path, std::string const& good) { write(path, "\xEF\xBB\xBF" + good); },
         {0}},
        {"CRLF",
         [](fs::path const& path, std::string const& good) {
             std::string text;
             for (auto const& line : lines_of(good)) text += line + "\r\n";
             write(path, text);
         },
         {0}},
        {"one huge line",
         [](fs::path const& path, std::string const&) { write(path, repeated("[{(<*_`~\"'=#>|", 20'000)); },
         {0, 2}},
        {"deep nesting",
         [](fs::path const& path, std::string const&) { write(path, "a = " + repeated("[", 50'000)); },
         {0, 2}},
        {"folder",
         [](fs::path const& path, std::string const&) {
             fs::remove_all(path);
             fs::create_directories(path);
         },
         {2, 3}},
        {"pipe without a writer",
         [](fs::path const& path, std::string const&) {
             fs::remove_all(path);
             REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
         },
         {0, 2}},
        {"a link to itself",
         [](fs::path const& path, std::string const&) {
             fs::remove_all(path);
             fs::create_symlink(path.filename(), path);
         },
         {0, 2, 3}},
        {"device",
         [](fs::path const& path, std::string const&) {
             fs::remove_all(path);
             fs::create_symlink("/dev/zero", path);
         },
         {2, 3}},
    };
    return all;
}

void begin_case(Folder const& folder) {
    REQUIRE(run({"new", "review"}, {.folder = folder.path()}).status == 0);
    folder.write("review/decisions.toml", "format = \"decisions/1\"\n");
    folder.write("review/templates/action-plan.md", "---\nstyle: plan\n---\n\n# Plan\n\nWhat is to be done.\n");
    folder.write("review/styles/plan.toml", "format = \"style/1\"\nextends = \"base\"\n");
    folder.write("review/note.md", "# A note\n\nSomebody rang.\n");
    REQUIRE(run({"build", "review/case.toml", "-o", "review/out"}, {.folder = folder.path()}).status == 0);
}

/// All that a run must keep whatever it was given.
void check_end(Run const& ran, std::set<int> const& statuses, Folder const& folder) {
    INFO(ran.err.substr(0, 2000));
    CHECK(ran.signal == 0);
    CHECK(statuses.contains(ran.status));
    CHECK(count(ran.err, "something happened that dhrdoc was not made for") == 0);
    if (ran.status != 0) CHECK(count(ran.err, "error: ") + count(ran.err, "open question: ") >= 1);
    for (auto const& line : lines_of(ran.err)) CHECK(line.size() < 4000);
    for (auto const& name : folder.files()) CHECK_FALSE(name.ends_with(".part"));
}

}  // namespace

TEST_CASE("odd files in every place of a case") {
    for (auto const* place : {"case.toml", "identities.toml", "feedback.toml", "decisions.toml",
                              "narrative/background.md", "templates/action-plan.md", "styles/plan.toml"}) {
        for (auto const& odd : odd_files()) {
            CAPTURE(place, odd.name);
            Folder const folder;
            begin_case(folder);
            auto const path = folder / (std::string("review/") + place);
            odd.make(path, read_file(path));
            auto const before = folder.read("review/out/overview-report.pdf");
            auto statuses = odd.statuses;
            // An empty case or key is not one; an empty text is a text.
            if (odd.name == "empty" && std::string_view(place).ends_with(".toml")) statuses = {0, 2};
            auto const* given =
                std::string_view(place) == "feedback.toml" ? "review/feedback.toml" : "review/case.toml";
            auto const built = run({"build", given}, {.folder = folder.path()});
            check_end(built, statuses, folder);
            if (built.status == 2) CHECK((folder.read("review/out/overview-report.pdf") == before));
            statuses.insert(1);
            check_end(run({"check", given}, {.folder = folder.path()}), statuses, folder);
        }
    }
}

TEST_CASE("odd files to redact and to verify") {
    for (auto const& odd : odd_files()) {
        CAPTURE(odd.name);
        Folder const folder;
        begin_case(folder);
        auto const path = folder / "review/note.md";
        odd.make(path, read_file(path));
        auto statuses = odd.statuses;
        statuses.insert(1);
        check_end(
            run({"redact", "review/note.md", "--case", "review/case.toml", "-o", "copy"}, {.folder = folder.path()}),
            statuses, folder);
        statuses.insert(0);
        check_end(run({"verify", "review/note.md", "--case", "review/case.toml"}, {.folder = folder.path()}), statuses,
                  folder);
    }
}

TEST_CASE("megabytes end in time") {
    Folder const folder;
    begin_case(folder);
    auto const paragraph =
        repeated("Nobody of that name was known to the service in the year in question. ", 10) + "\n\n";
    folder.write("review/note.md", repeated(paragraph, 3'000'000 / paragraph.size()));
    auto const ran = run({"redact", "review/note.md", "--case", "review/case.toml", "--format", "md", "-o", "copy"},
                         {.folder = folder.path()});
    check_end(ran, {0}, folder);
    folder.write("review/case.toml", repeated("# a remark of some length, and then another\n", 230'000));
    check_end(run({"build", "review/case.toml"}, {.folder = folder.path()}), {2}, folder);
}

TEST_CASE("twenty mistakes give twenty messages that a person can act on, and nothing is touched") {
    Folder const folder;
    REQUIRE(run({"new", "review"}, {.folder = folder.path()}).status == 0);
    REQUIRE(run({"build", "review/case.toml"}, {.folder = folder.path()}).status == 0);
    struct Mistake {
        std::string from, to;
        /// The line of the changed text that the message points at, and words of it or of its hint.
        std::string points_at, says;
    };
    std::vector<Mistake> const mistakes = {
        {"panel_meetings = [2024-06-12, ", "panel_meetings = [2024-06-15, ", "panel_meetings", "Saturday"},
        {"kind = \"dhr\"", "kind = \"dhrr\"", "kind = \"dhrr\"", "\"dhr\""},
        {"guidance = \"2016\"", "guidence = \"2016\"", "guidence", "\"guidance\""},
        {"outcome = \"homicide\"", "outcome = \"homocide\"", "outcome = \"homocide\"", "\"homicide\""},
        {"commissioned = 2024-04-22", "commissioned = \"22 April 2024\"", "commissioned = ", "2024-04-22"},
        {"concluded = 2025-02-14", "concluded = 2023-02-14", "concluded = 2023", "before"},
        {"scope_to = 2024-03-31", "scope_to = 2021-03-31", "scope_to = 2021", "before"},
        {"former_employers = [\"Other", "former_employer = [\"Other", "former_employer ", "\"former_employers\""},
        {"contribution = \"report\"", "contribution = \"reports\"", "contribution = \"reports\"", "\"report\""},
        {"id = \"gp\"", "id = \"police\"", "id = \"police\"", "\"police\""},
        {"role = \"victim\"", "role = \"victom\"", "role = \"victom\"", "\"victim\""},
        {"pseudonym = \"Neil\"", "pseudonim = \"Neil\"", "pseudonim", "\"pseudonym\""},
        {"advocate_offered = true", "advocate_offered = \"yes\"", "advocate_offered = \"yes\"", "true"},
        {"gender_reassignment = ", "gender_reasignment = ", "gender_reasignment", "\"gender_reassignment\""},
        {"date = 2024-10-16", "date = 2024-10-36", "date = 2024-10-36", "31"},
        {"agency = \"gp\"\nevent", "agency = \"gpp\"\nevent", "agency = \"gpp\"", "\"gpp\""},
        {"precision = \"month\"", "precision = \"months\"", "precision = \"months\"", "\"month\""},
        {"lesson = \"tenancy\"", "lesson = \"tenacy\"", "lesson = \"tenacy\"", "\"tenancy\""},
        {"target = 2025-09-30", "target = true", "target = true", "date"},
        {"background = \"narrative/background.md\"", "background = \"narrative/backgrund.md\"", "backgrund.md",
         "there is no file"},
        {"overview = \"narrative/overview.md\"", "overview = \"../overview.md\"", "../overview.md", "outside"},
        {"identities = \"identities.toml\"", "identities = \"identites.toml\"", "identites.toml", "there is no file"},
    };
    auto text = folder.read("review/case.toml");
    for (auto const& mistake : mistakes) {
        CAPTURE(mistake.from);
        auto const at = text.find(mistake.from);
        REQUIRE(at != std::string::npos);
        text.replace(at, mistake.from.size(), mistake.to);
    }
    folder.write("review/case.toml", text);
    struct Before {
        std::string name, bytes;
        fs::file_time_type time;
    };
    std::vector<Before> before;
    for (auto const& name : folder.files())
        before.push_back({name, folder.read(name), fs::last_write_time(folder / name)});

    auto const ran = run({"build", "review/case.toml", "--messages", "json"}, {.folder = folder.path()});
    CHECK(ran.status == 2);
    CHECK(ran.out.empty());
    struct Message {
        std::size_t line;
        std::string words;
    };
    std::vector<Message> errors;
    for (auto const& line : lines_of(ran.err)) {
        CAPTURE(line);
        auto const message = json_object(line);
        REQUIRE(message);
        if (message->at("severity") == "note") continue;
        CHECK_FALSE(message->at("hint").empty());
        REQUIRE(message->contains("line"));
        auto words = message->at("message") + " " + message->at("hint");
        std::string plain;
        for (char const c : words) {
            if (c != '\\') plain += c;
        }
        errors.push_back({std::stoul(message->at("line")), plain});
    }
    INFO(ran.err);
    CHECK(errors.size() >= 20);
    auto const lines = lines_of(text);
    for (auto const& mistake : mistakes) {
        CAPTURE(mistake.to);
        CHECK(std::any_of(errors.begin(), errors.end(), [&](Message const& message) {
            return message.line >= 1 && message.line <= lines.size() &&
                   count(lines[message.line - 1], mistake.points_at) > 0 && count(message.words, mistake.says) > 0;
        }));
    }
    for (auto const& file : before) {
        CAPTURE(file.name);
        CHECK((folder.read(file.name) == file.bytes));
        CHECK((fs::last_write_time(folder / file.name) == file.time));
    }
    CHECK(folder.files().size() == before.size());
}
