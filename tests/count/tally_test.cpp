// Takes portfolios in memory; asserts every number that is counted, and what it is made of.
#include "count/tally.h"
#include "count/measures.h"
#include "count/stage.h"

#include "casefile/reader.h"

#include <catch2/catch.hpp>

#include <fmt/format.h>

using namespace dhrdoc;

namespace {

struct Read {
    base::Sources sources;
    base::MemoryFiles files;
    base::Diagnostics diagnostics;
    std::shared_ptr<model::Portfolio const> portfolio;
    model::Tally tally;

    [[nodiscard]] std::string messages() const {
        std::string out;
        for (auto const& one : diagnostics.all()) out += base::to_human(one, sources);
        return out;
    }
    /// "2: 0/r1 1/r1"
    [[nodiscard]] std::string figure(std::string const& name) const {
        auto const& count = tally.figures.find(name)->second;
        std::string out = std::to_string(count.value()) + ":";
        for (auto const what : count.of) {
            out += fmt::format(" {}", what.review);
            if (what.recommendation >= 0)
                out += "/" +
                       portfolio->cases[what.review]->recommendations[static_cast<std::size_t>(what.recommendation)].id;
        }
        return out;
    }
    [[nodiscard]] std::string table(std::string const& name) const {
        std::string out;
        for (auto const& row : tally.tables.find(name)->second.rows) {
            out += row.label + ":";
            for (auto const& count : row.counts) out += count.shown ? fmt::format(" {}", count.value()) : " .";
            out += "\n";
        }
        return out;
    }
};

void read(Read& out, std::string const& paper, std::vector<std::string> const& cases) {
    out.files.write("portfolio.toml", "format = \"portfolio/1\"\ncases = [\"cases/*.toml\"]\n" + paper,
                    base::Access::everyone);
    for (std::size_t i = 0; i < cases.size(); ++i)
        out.files.write(fmt::format("cases/{:02}.toml", i),
                        "format = \"case/1\"\n[review]\ncsp = \"Northmoor\"\n" + cases[i], base::Access::everyone);
    casefile::Reader reader(out.sources, out.files);
    out.portfolio = reader.read_portfolio("portfolio.toml", out.diagnostics);
    REQUIRE(out.portfolio != nullptr);
    out.tally = count::tally(*out.portfolio, out.diagnostics);
}

constexpr char const* paper = "[paper]\ndate = 2026-07-14\nsince = 2026-01-13\n";

std::string review(std::string const& more) { return "outcome = \"homicide\"\n" + more; }

std::string recommendation(std::string const& id, std::string const& more) {
    return fmt::format("[[recommendations]]\nid = \"{}\"\ntext = \"x\"\n{}", id, more);
}

}  // namespace

TEST_CASE("every review is at one stage, by its words or by its dates") {
    Read r;
    read(r, paper,
         {review("status = \"Published\"\n"), review("status = \"with the Home Office\"\ncommissioned = 2026-02-01\n"),
          review("status = \"draft\"\n"), review("status = \"agency reports\"\n"), review("status = \"concluded\"\n"),
          review("commissioned = 2026-01-13\n"), review("began = 2025-03-03\n"), review("concluded = 2025-03-03\n"),
          review("status = \"concluded\"\n[library]\nupload_month = \"03-2024\"\n")});
    CHECK(r.messages().empty());
    CHECK(r.figure("reviews") == "9: 0 1 2 3 4 5 6 7 8");
    CHECK(r.figure("reviews.published") == "2: 0 8");
    CHECK(r.figure("reviews.home-office") == "1: 1");
    CHECK(r.figure("reviews.awaiting-publication") == "2: 4 7");
    CHECK(r.figure("reviews.overview-report") == "2: 2 6");
    CHECK(r.figure("reviews.agency-reports") == "1: 3");
    CHECK(r.figure("reviews.being-written") == "3: 2 3 6");
    CHECK(r.figure("reviews.commissioned") == "1: 5");
    CHECK(r.figure("reviews.commissioned-since") == "2: 1 5");
    CHECK(r.table("stages") ==
          "Commissioned, terms of reference awaited: 1\nAgencies are writing their reports: 1\nThe overview report is "
          "being written: 2\nWith the Home Office: 1\nWaiting for publication: 2\nPublished: 2\n");
}

TEST_CASE("a stage that nobody knows is told with the file that it stands in") {
    Read r;
    read(r, paper, {review("status = \"publishd\"\n"), review("status = \"somewhere\"\n")});
    CHECK(r.messages() == R"(cases/00.toml:5:10: error: the status "publishd" is no stage that can be counted
    5 | status = "publishd"
      |          ^^^^^^^^^^
      hint: did you mean "published"?
cases/01.toml:5:10: error: the status "somewhere" is no stage that can be counted
    5 | status = "somewhere"
      |          ^^^^^^^^^^^
      hint: stages are called commissioned, awaiting terms of reference, agency reports, being written, draft, in progress, ongoing, overview report, with the panel, with the home office, submitted, quality assurance, concluded, complete, completed, approved, waiting for publication, awaiting publication, published, closed
)");
}

TEST_CASE("recommendations are open, overdue or closed on the day of the paper") {
    Read r;
    read(r, paper,
         {review(recommendation("open", "target = 2026-07-14\ntheme = \"B\"\nagency = \"Police\"\n") +
                 recommendation("overdue", "target = 2026-07-13\ntheme = \"a\"\nagency = \"police\"\n") +
                 recommendation("since", "completed = 2026-01-13\ntarget = 2025-01-01\ntheme = \"A\"\n") +
                 recommendation("before", "completed = 2026-01-12\ntheme = \"A\"\nagency = \"Police\"\n") +
                 recommendation("later", "completed = 2026-07-15\nagency = \"Housing\"\n")),
          review(recommendation("said", "status = \"Completed\"\nagency = \"Police\"\n") +
                 recommendation("on-the-day", "completed = 2026-07-14\nagency = \"Police\"\n"))});
    CHECK(r.messages().empty());
    CHECK(r.figure("recommendations") == "7: 0/open 0/overdue 0/since 0/before 0/later 1/said 1/on-the-day");
    CHECK(r.figure("recommendations.open") == "3: 0/open 0/overdue 0/later");
    CHECK(r.figure("recommendations.overdue") == "1: 0/overdue");
    CHECK(r.figure("recommendations.open-from") == "1: 0");
    CHECK(r.figure("recommendations.closed-since") == "2: 0/since 1/on-the-day");
    CHECK(r.figure("recommendations.closed-before") == "2: 0/before 1/said");
    CHECK(r.table("by-agency") == "Police: 2 1 1\nHousing: 1 0 0\nNo lead named: 0 0 1\n");
    CHECK(r.table("by-theme") == "a: 1 1 1\nB: 1 0 0\nOther recommendations: 1 0 1\n");
}

TEST_CASE("headings come in the order that the file gives, whatever their capitals") {
    Read r;
    read(r, "themes = [\"zeal\"]\n" + std::string(paper),
         {review(recommendation("r1", "theme = \"Alpha\"\n") + recommendation("r2", "theme = \"Zeal\"\n") +
                 recommendation("r3", "") + recommendation("r4", "theme = \"beta\"\n"))});
    std::string titles;
    for (auto const& group : r.tally.groups) titles += group.title + " ";
    CHECK(titles == "Zeal Alpha beta Other recommendations ");
}

TEST_CASE("a paper of one agency has what that agency leads, by its name or by its mask") {
    Read r;
    auto const agencies = "[[agencies]]\nid = \"gp\"\nname = \"Elm Road Surgery\"\nmask = \"the GP practice\"\n";
    read(
        r, std::string(paper) + "agency = \"The GP practice\"\n",
        {review(recommendation("r1", "agency = \"gp\"\n") + recommendation("r2", "agency = \"Police\"\n") + agencies)});
    CHECK(r.figure("recommendations") == "1: 0/r1");
    CHECK(r.table("by-agency") == "the GP practice: 1 0 0\n");

    Read other;
    read(other, std::string(paper) + "agency = \"Polcie\"\n", {review(recommendation("r1", "agency = \"Police\"\n"))});
    CHECK(other.messages() == R"(portfolio.toml:6:10: warning: no recommendation is led by "Polcie"
    6 | agency = "Polcie"
      |          ^^^^^^^^
      hint: did you mean "Police"?
)");
}

TEST_CASE("small numbers of deaths are not in the tables, nor what they could be worked out from") {
    std::vector<std::string> cases;
    auto const add = [&](int number, std::string const& text) {
        for (int i = 0; i < number; ++i) cases.push_back(text);
    };
    auto const partner = "[library.incident]\nintimate_partner_violence = true\ncoercive_control = true\n";
    auto const family = "[library.incident]\nfamilial_homicide = true\nstalking = true\n";
    add(9, std::string("outcome = \"homicide\"\n") + partner);
    add(6, std::string("outcome = \"suicide\"\n") + partner);
    add(8, std::string("outcome = \"homicide\"\n") + family);
    add(2, std::string("outcome = \"suicide\"\n") + family);
    Read r;
    read(r, paper, cases);
    CHECK(r.messages().empty());
    CHECK(r.table("outcomes") == "Homicide: 17\nSuicide: 8\nUnexplained death: 0\n");
    CHECK(r.table("relationships") == "Partner or former partner: 15\nMember of the family: 10\n");
    CHECK(r.table("outcomes-by-relationship") == "Partner or former partner: . . 0\nMember of the family: . . 0\n");
    CHECK(r.table("factors") == "Controlling or coercive behaviour: 15\nStalking: 10\n");
    CHECK(r.table("age-bands") ==
          "16-19: 0\n20-24: 0\n25-34: 0\n35-44: 0\n45-54: 0\n55-64: 0\n65+: 0\nNot known: 25\n");
}

TEST_CASE("what is hidden stands in the order of the alphabet, not of its size") {
    std::vector<std::string> cases;
    for (int i = 0; i < 12; ++i)
        cases.push_back(review(
            fmt::format("[library.incident]\nemotional_abuse = true\nstalking = {}\nseparation = {}\n", i < 1, i < 4)));
    Read r;
    read(r, paper, cases);
    CHECK(r.table("factors") == "Emotional abuse: 12\nSeparation, or the wish for it: .\nStalking: .\n");
}

TEST_CASE("ages are bands, times are years, agencies are kinds") {
    using count::kind_of_agency;
    model::Case reviewed;
    reviewed.people.emplace_back().role = model::Role::victim;
    struct Age {
        char const* written;
        char const* band;
    };
    for (auto const& row : {Age{"15", "Not known"}, Age{"16", "16-19"}, Age{"19", "16-19"}, Age{"20", "20-24"},
                            Age{"34", "25-34"}, Age{"64", "55-64"}, Age{"65", "65+"}, Age{"101", "65+"},
                            Age{"about 40", "Not known"}, Age{"", "Not known"}}) {
        reviewed.people.front().age.value = row.written;
        CHECK(count::age_band_of(reviewed) == row.band);
    }
    reviewed.library["victim.age_band"].value = "45-54";
    CHECK(count::age_band_of(reviewed) == "45-54");

    reviewed.library["incident.death_date"].value = "11-2020";
    struct Time {
        char const* published;
        char const* band;
    };
    for (auto const& row : {Time{"10-2021", "Under 1 year"}, Time{"11-2021", "1 year, under 2"},
                            Time{"10-2024", "3 years, under 4"}, Time{"11-2031", "4 years and more"},
                            Time{"10-2020", "Not known"}, Time{"13-2021", "Not known"}, Time{"", "Not known"}}) {
        reviewed.library["upload_month"].value = row.published;
        CHECK(count::duration_of(reviewed) == row.band);
    }
    CHECK(kind_of_agency("Northmoor Police") == "Police");
    CHECK(kind_of_agency("Northmoor Police and Crime Commissioner") == "Commissioners");
    CHECK(kind_of_agency("the GP practice") == "General practice");
    CHECK(kind_of_agency("Northmoor Council, children's social care") == "Children's social care");
    CHECK(kind_of_agency("Northmoor Council, adult social care") == "Adult social care");
    CHECK(kind_of_agency("A body of its own") == "Others");
}
