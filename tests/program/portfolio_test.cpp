// Takes portfolios of small cases; builds their papers and data as people do, and holds what is in them and what is
// not.
#include "running.h"

#include <catch2/catch.hpp>

#include <fmt/format.h>

using namespace dhrdoc::program;

namespace {

using Names = std::vector<std::string>;

/// Two cases. In the first, somebody's name and the day of the death stand in a recommendation; it is called by a
/// pseudonym that is a name in the second.
void write_portfolio(Folder const& folder) {
    folder.write("all/portfolio.toml", R"(format = "portfolio/1"
cases = ["*/case.toml"]
[paper]
meeting = "Safer Board"
date = 2026-07-14
since = 2026-01-13
name = "Reviews: where we are"
author = "Ann Bell"
)");
    folder.write("all/1/case.toml", R"(format = "case/1"
identities = "identities.toml"
[review]
reference = "ONE/1"
csp = "Northmoor Safety Partnership"
outcome = "homicide"
status = "published"
concluded = 2024-02-05
[[agencies]]
id = "gp"
name = "Elmcroft Surgery"
mask = "the GP practice"
[[people]]
id = "victim"
role = "victim"
pseudonym = "Marian"
age = "34"
[[recommendations]]
id = "r1"
title = "Listening to Zuleika"
text = "The practice should ask as Zuleika Harbottle asked on 17 November 2020, and write it down for {{people.victim}}."
agency = "gp"
action = "Elmcroft Surgery will train."
target = 2026-01-31
theme = "=Training"
[library]
upload_month = "03-2024"
[library.incident]
death_date = "11-2020"
)");
    folder.write("all/1/identities.toml", R"(format = "identities/1"
[people.victim]
name = "Zuleika Harbottle"
died = 2020-11-17
[agencies.gp]
name = "Elmcroft Surgery"
)");
    folder.write("all/2/case.toml", R"(format = "case/1"
identities = "identities.toml"
[review]
reference = "TWO/2"
csp = "Southmoor Safety Partnership"
outcome = "suicide"
status = "being written"
began = 2025-02-05
[[people]]
id = "victim"
role = "victim"
pseudonym = "Carol"
[[recommendations]]
id = "r1"
text = "Services should remember that Marian Ostrowicka had asked."
agency = "Southmoor Housing"
target = 2027-01-31
theme = "Housing"
)");
    folder.write("all/2/identities.toml", R"(format = "identities/1"
[people.victim]
name = "Marian Ostrowicka"
died = 2024-03-05
)");
}

Run build(Folder const& folder, Names more) {
    Names words = {"build", "all/portfolio.toml"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words, {.folder = folder.path()});
}

}  // namespace

TEST_CASE("what any key of a portfolio withholds is in none of its papers and data") {
    Folder const folder;
    write_portfolio(folder);
    auto const ran =
        build(folder, {"--only", "status-paper,library-record,recommendations", "--format", "pdf,html,md,csv,json"});
    CHECK(ran.err == "");
    CHECK(ran.status == 0);
    Names const all = {"library-record.csv", "library-record.json", "recommendations.csv", "recommendations.json",
                       "status-paper.html",  "status-paper.md",     "status-paper.pdf"};
    for (auto const& name : all) {
        INFO(name);
        REQUIRE(folder.has("all/out/" + name));
        auto const text = folder.read("all/out/" + name);
        for (auto const* secret : {"Zuleika", "Harbottle", "Marian", "Ostrowicka", "17 November", "Elmcroft"})
            CHECK(count(text, secret) == 0);
    }
    auto const csv = folder.read("all/out/recommendations.csv");
    CHECK(count(csv, "Listening to the victim") == 1);
    CHECK(
        count(csv, "The practice should ask as the victim asked in November 2020, and write it down for the victim.") ==
        1);
    CHECK(count(csv, ",'=Training,the GP practice,") == 1);
    CHECK(count(csv, "2026-01,,,overdue,") == 1);
    CHECK(count(folder.read("all/out/library-record.csv"), ",11-2020,") == 1);
    auto const paper = folder.read("all/out/status-paper.md");
    CHECK(count(paper, "There are two open recommendations, from two reviews. Of these, one is past the date") == 1);
    CHECK(count(paper, "One review is being written.") == 1);
}

TEST_CASE("data of one case go through the same gates") {
    Folder const folder;
    write_portfolio(folder);
    auto const ran = run({"build", "all/1/case.toml", "--format", "csv,json"}, {.folder = folder.path()});
    CHECK(ran.err == "");
    CHECK(ran.out ==
          "all/1/out/library-record.csv\nall/1/out/library-record.json\nall/1/out/recommendations.csv (3 places "
          "withheld)\nall/1/out/recommendations.json (3 places withheld)\n");
    auto const csv = folder.read("all/1/out/recommendations.csv");
    CHECK(count(csv, "Listening to Marian") == 1);
    CHECK(count(csv, "2026-01-31") == 1);
    // The age is not in it, and its band is.
    auto const record = folder.read("all/1/out/library-record.csv");
    CHECK(count(record, "25-34") == 1);
    CHECK(count(record, "\"34\"") == 0);

    auto const panel = run({"build", "all/1/case.toml", "--format", "csv", "--profile", "panel", "-o", "panel"},
                           {.folder = folder.path()});
    CHECK(panel.status == 0);
    CHECK(count(folder.read("panel/recommendations.csv"), ",OFFICIAL-SENSITIVE   DRAFT\r\n") == 1);
}

TEST_CASE("a portfolio has a twin: with other names in any of its keys it reads the same") {
    Folder const folder;
    write_portfolio(folder);
    REQUIRE(build(folder, {"--only", "status-paper,recommendations", "-o", "one"}).status == 0);
    for (auto const* name : {"all/1/identities.toml", "all/1/case.toml"}) {
        auto text = folder.read(name);
        for (auto const& [from, to] : {std::pair{"Zuleika", "Persephone"}, std::pair{"Harbottle", "Quillfeather"},
                                       std::pair{"17 November", "9 November"}, std::pair{"11-17", "11-09"}}) {
            for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + 1))
                text.replace(at, std::string_view(from).size(), to);
        }
        folder.write(name, text);
    }
    REQUIRE(build(folder, {"--only", "status-paper,recommendations", "-o", "other"}).status == 0);
    for (auto const* name : {"status-paper.pdf", "recommendations.csv", "recommendations.json"})
        CHECK((folder.read(std::string("one/") + name) == folder.read(std::string("other/") + name)));
}

TEST_CASE("a mistake in one case of a portfolio is told with its file, and nothing is written") {
    Folder const folder;
    write_portfolio(folder);
    folder.write("all/2/case.toml", folder.read("all/2/case.toml") + "\n[[lessons]]\nid = \"l1\"\n");
    auto const ran = build(folder, {});
    CHECK(ran.status == 2);
    CHECK(count(ran.err, "all/2/case.toml:20:1: error: ") == 1);
    CHECK_FALSE(folder.has("all/out"));
    auto const checked = run({"check", "all/portfolio.toml"}, {.folder = folder.path()});
    CHECK(checked.status == 1);
    CHECK(count(checked.err, "all/2/case.toml:20:1: error: ") == 1);
}

TEST_CASE("check of a portfolio says in a line for each review what the panel would raise, and in one for all") {
    Folder const folder;
    write_portfolio(folder);
    auto const ran = run({"check", "all/portfolio.toml"}, {.folder = folder.path()});
    INFO(ran.err);
    CHECK(ran.status == 0);
    auto const lines = lines_of(ran.err);
    REQUIRE(lines.size() >= 3);
    CHECK(lines[0].starts_with("all/1/case.toml:3:1: warning: the panel would raise "));
    CHECK(count(lines[0], "Family ") == 1);
    CHECK(lines[1].starts_with("all/2/case.toml:3:1: warning: the panel would raise "));
    CHECK(count(ran.err, "note: the panel would raise something on 2 of 2 reviews; reviews by theme: ") == 1);
    CHECK(count(ran.err, "hint: dhrdoc check with the file of a case tells each point\n") == 1);
    // What a case's own check says is what was counted.
    auto const alone = run({"check", "all/1/case.toml"}, {.folder = folder.path()});
    auto const errors = count(alone.err, ": error: ");
    CHECK(count(lines[0], "would raise " + std::to_string(errors) + (errors == 1 ? " error" : " errors")) == 1);
    for (auto const* secret : {"Zuleika", "Harbottle", "Ostrowicka", "Elmcroft"}) CHECK(count(ran.err, secret) == 0);
}

TEST_CASE("the sample portfolio gives all its papers, and none of its keys' names") {
    Folder const folder;
    folder.copy_sample("eastmoor", "county");
    auto const ran = run({"build", "county/portfolio.toml", "--format", "md,csv"}, {.folder = folder.path()});
    CHECK(ran.err == "");
    REQUIRE(ran.status == 0);
    auto const paper = folder.read("county/out/status-paper.md");
    CHECK(count(paper, "There are 19 open recommendations, from 15 reviews. Of these, nine are past") == 1);
    CHECK(lines_of(folder.read("county/out/library-record.csv")).size() == 26);
    for (auto const* secret : {"Drinkwater", "Micklethwait", "Voronskaya", "Bridge Surgery"}) {
        for (auto const* name : {"status-paper.md", "recommendations.csv", "library-record.csv"})
            CHECK(count(folder.read(std::string("county/out/") + name), secret) == 0);
    }
}
