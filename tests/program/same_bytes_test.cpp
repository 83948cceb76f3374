// Takes one case on machines that differ; holds that the documents are the same to the byte.
#include "running.h"

#include <catch2/catch.hpp>

#include <clocale>
#include <cstdlib>

using namespace dhrdoc::program;
namespace fs = std::filesystem;

namespace {

using Products = std::map<std::string, std::string>;

Products products(Folder const& folder, std::string const& where) {
    Products found;
    for (auto const& name : folder.files()) {
        if (name.starts_with(where + "/")) found[name.substr(where.size() + 1)] = folder.read(name);
    }
    return found;
}

bool has_locale(char const* name) {
    bool const there = std::setlocale(LC_ALL, name) != nullptr;
    std::setlocale(LC_ALL, "C");
    return there;
}

bool has_faketime() { return std::system("command -v faketime >/dev/null 2>&1") == 0; }

}  // namespace

TEST_CASE("the same case gives the same bytes on every machine") {
    Folder const folder;
    REQUIRE(run({"new", "review"}, {.folder = folder.path()}).status == 0);
    std::vector<std::string> const words = {"build", "review/case.toml", "review/feedback.toml", "--format",
                                            "pdf,html,md"};
    auto const built = [&](std::string const& where, std::vector<std::string> more, Setting setting) {
        auto all = words;
        all.insert(all.end(), {"-o", (folder / where).string()});
        all.insert(all.end(), more.begin(), more.end());
        if (setting.folder.empty()) setting.folder = folder.path();
        auto const ran = run(all, setting);
        INFO(where);
        INFO(ran.err);
        CHECK(ran.status == 0);
        return products(folder, where);
    };
    auto const usual = built("usual", {}, {});
    REQUIRE(usual.size() == 18);
    CHECK(built("again", {}, {}) == usual);
    CHECK(built("one", {"--jobs", "1"}, {}) == usual);
    CHECK(built("two", {"--jobs", "2"}, {}) == usual);
    CHECK(built("many", {"--jobs", "7"}, {}) == usual);
    CHECK(built("tokyo", {}, {.environment = {{"TZ", "Asia/Tokyo"}, {"HOME", "/nonexistent"}, {"USER", "other"}}}) ==
          usual);
    CHECK(built("mask", {}, {.umask = 077}) == usual);
    CHECK(built("c", {}, {.environment = {{"LC_ALL", "C"}, {"LANG", "C"}}}) == usual);
    if (has_locale("tr_TR.UTF-8"))
        CHECK(built("turkish", {}, {.environment = {{"LC_ALL", "tr_TR.UTF-8"}}}) == usual);
    else
        WARN("not checked: the locale tr_TR.UTF-8 is not installed");
    if (has_faketime())
        CHECK(built("later", {}, {.through = {"faketime", "+1 year"}}) == usual);
    else
        WARN("not checked: faketime is not installed, so the clock stayed as it is");

    // From another folder, and with another name of the file.
    fs::copy_file(folder / "review/case.toml", folder / "review/madeupton.toml");
    auto const elsewhere =
        run({"build", "madeupton.toml", "--format", "pdf,html,md", "-o", (folder / "there").string()},
            {.folder = folder / "review"});
    CHECK(elsewhere.status == 0);
    auto const there = products(folder, "there");
    REQUIRE(there.size() == 12);
    for (auto const& [name, bytes] : there) {
        CAPTURE(name);
        CHECK((usual.at(name) == bytes));
    }
}

TEST_CASE("a report of full size gives the same bytes with one job and with two") {
    Folder const folder;
    folder.copy_sample("alder-court", "alder");
    Products first;
    for (auto const* jobs : {"1", "2"}) {
        auto const ran = run({"build", "alder/case.toml", "--jobs", jobs, "-o", (folder / jobs).string()},
                             {.folder = folder.path()});
        CHECK(ran.status == 0);
        auto const found = products(folder, jobs);
        REQUIRE(found.size() == 5);
        if (first.empty()) first = found;
        CHECK((found == first));
    }
}

TEST_CASE("messages do not depend on the number of jobs") {
    Folder const folder;
    folder.copy_sample("alder-court", "alder");
    fs::remove(folder / "alder/identities.toml");
    folder.write("alder/identities.toml", "format = \"identities/1\"\n[people.victim]\nname = \"Joy March\"\n");
    std::string first;
    for (auto const* jobs : {"1", "2", "5"}) {
        auto const ran = run({"build", "alder/case.toml", "--jobs", jobs, "--messages", "json", "-o", jobs},
                             {.folder = folder.path()});
        std::string text;
        for (auto line : lines_of(ran.err)) {
            if (count(line, "build.refused") == 0) text += line + "\n";
        }
        if (first.empty()) first = text;
        CHECK((text == first));
    }
    CHECK_FALSE(first.empty());
}

TEST_CASE("letters of many folders are the same, and told in the same order, with any number of jobs") {
    Folder const folder;
    std::vector<std::string> call = {"build", "--only", "panel-letter", "-o", "out"};
    for (int i = 0; i < 5; ++i) {
        auto const name = "case-" + std::to_string(i);
        folder.copy_sample("alder-court", name);
        call.push_back(name + "/feedback.toml");
    }
    // Two of them cannot be read.
    folder.write("case-1/identities.toml", "format = \"identities/1\"\n[people.victim]\nnam = \"Joy March\"\n");
    folder.write("case-3/identities.toml", "format = \"identities/1\"\n[people.victim]\nnam = \"Faith Lockett\"\n");
    std::string messages;
    for (auto const* jobs : {"1", "2", "7"}) {
        auto words = call;
        words.insert(words.end(), {"--jobs", jobs});
        auto const ran = run(words, {.folder = folder.path()});
        CHECK(ran.status == 2);
        CHECK_FALSE(folder.has("out"));
        if (messages.empty()) messages = ran.err;
        CHECK(ran.err == messages);
    }
    CHECK(messages.find("case-1/identities.toml") < messages.find("case-3/identities.toml"));
    CHECK(messages.find("case-3/identities.toml") != std::string::npos);
    call.erase(call.begin() + 8);
    call.erase(call.begin() + 6);
    Products first;
    for (auto const* jobs : {"1", "2", "7"}) {
        auto words = call;
        words[4] = jobs;
        words.insert(words.end(), {"--jobs", jobs});
        CHECK(run(words, {.folder = folder.path()}).status == 0);
        auto const found = products(folder, jobs);
        REQUIRE(found.size() == 3);
        if (first.empty()) first = found;
        CHECK((found == first));
    }
}
