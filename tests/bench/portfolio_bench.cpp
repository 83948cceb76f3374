// Takes the program and an empty folder; writes a portfolio of many made-up cases into it, and times its papers.
//
//   portfolio_bench PROGRAM FOLDER [CASES] [RUNS]     prints wall time, processor time and the peak of memory
//
// The processor time of both cores is what counts where others use the machine as well: half of it is the wall time
// that two idle cores would need, if all of it could be shared out.
#include "whole_run.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace {

namespace fs = std::filesystem;
using dhrdoc::bench::Usage;

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t end) { return random() % end; }

template <class List>
std::string one_of(Random& random, List const& list) {
    return std::string(list[below(random, std::size(list))]);
}

constexpr std::array<char const*, 24> forenames{"Hazel",  "Neil",    "Cyril",    "Nasreen",  "Imtiaz",  "Jacqueline",
                                                "Dennis", "Bethany", "Lorraine", "Clifford", "Gareth",  "Agnieszka",
                                                "Tomasz", "Yvonne",  "Doreen",   "Kirsty",   "Connor",  "Judith",
                                                "Simone", "Marlon",  "Harriet",  "Stewart",  "Shabnam", "Bilal"};
constexpr std::array<char const*, 30> heads{"Ash", "Brad",  "Colt",  "Dunst", "Eck",    "Farth",  "Gold", "Hard",
                                            "Ing", "Kirk",  "Lang",  "Mick",  "Norr",   "Old",    "Post", "Quil",
                                            "Rav", "Scald", "Thist", "Ulver", "Volk",   "Whit",   "Yard", "Zeal",
                                            "Cow", "Drink", "Fenn",  "Hold",  "Satter", "Wolsten"};
constexpr std::array<char const*, 25> tails{
    "holme", "worth", "field", "thwaite", "by",    "combe", "gate", "hurst", "ley",   "more", "ness", "over", "pole",
    "ridge", "sall",  "ton",   "vale",    "water", "wick",  "yard", "shaw",  "croft", "bank", "den",  "wold"};
constexpr std::array<char const*, 20> towns{"Averford",   "Stonebeck", "Thornmere", "Wexcombe", "Hallowby",
                                            "Carrowdale", "Norhaven",  "Lowmarsh",  "Elderley", "Fernside",
                                            "Greywick",   "Harrowfen", "Ivelcombe", "Kestwick", "Larchford",
                                            "Mistley",    "Oakhaven",  "Pellbrook", "Rushmere", "Tarnholm"};
constexpr std::array<char const*, 8> themes{
    "Sharing information",        "Seeing the person",    "Coercive control",        "Housing",
    "Suicide and domestic abuse", "Children in the home", "Older people and carers", "People who cause harm"};
constexpr std::array<char const*, 5> stages{"published", "waiting for publication", "with the Home Office",
                                            "being written", "commissioned"};
constexpr std::array<char const*, 7> bands{"16-19", "20-24", "25-34", "35-44", "45-54", "55-64", "65+"};
constexpr std::array<char const*, 8> flags{"coercive_control", "emotional_abuse", "physical_abuse",   "economic_abuse",
                                           "separation",       "stalking",        "children_present", "sexual_abuse"};
constexpr std::array<char const*, 6> agencies{"police", "gp", "mental-health", "adult-care", "housing", "da-service"};

std::string agency_name(std::string const& id, std::string const& town) {
    if (id == "police") return "Eastmoor Police";
    if (id == "gp") return town + " Bridge Surgery";
    if (id == "mental-health") return "Eastmoor Mental Health Trust";
    if (id == "adult-care") return town + " Council, adult social care";
    if (id == "housing") return town + " Homes";
    return "Harbour Light Domestic Abuse Service";
}

std::string day(Random& random, int from, int years) {
    return fmt::format("{}-{:02}-{:02}", from + static_cast<int>(below(random, static_cast<std::size_t>(years))),
                       1 + below(random, 12), 1 + below(random, 28));
}

std::string recommendation(Random& random, std::size_t number, std::size_t k) {
    bool const closed = below(random, 3) != 0;
    auto const date = closed ? fmt::format(
                                   "completed = {}\nstatus = \"completed\"\noutcome = \"The step is in the form, and "
                                   "{} of a hundred records were found to have it.\"\n",
                                   day(random, 2022, 4), 40 + below(random, 60))
                             : fmt::format(
                                   "updates = [{{date = {}, text = \"A first group of {} members of staff has been "
                                   "trained; the others follow.\"}}]\n",
                                   day(random, 2026, 1), 10 + below(random, 90));
    return fmt::format(
        "[[recommendations]]\nid = \"r{}\"\ntitle = \"Step {}\"\ntext = \"The agency should write down what a person "
        "who "
        "reports is afraid of, and read it before the next visit.\"\nlesson = \"l1\"\nscope = \"{}\"\nagency = "
        "\"{}\"\naction = \"Change the form and train the teams that use it.\"\naim = \"Nobody has to say it "
        "twice.\"\ntarget = {}\ntheme = \"{}\"\n{}\n",
        k + 1, number * 3 + k, below(random, 9) == 0 ? "national" : "local", one_of(random, agencies),
        day(random, 2024, 4), one_of(random, themes), date);
}

std::string case_file(Random& random, std::size_t number) {
    auto const town = one_of(random, towns);
    auto const stage = one_of(random, stages);
    bool const done = stage != "being written" && stage != "commissioned";
    auto text = fmt::format(
        "format = \"case/1\"\nidentities = \"identities.toml\"\n\n[review]\nreference = \"R/{}\"\ncsp = \"{} Community "
        "Safety "
        "Partnership\"\noutcome = \"{}\"\nstatus = \"{}\"\ncommissioned = {}\nbegan = {}\n{}\n",
        number, town,
        number % 5 == 0    ? "suicide"
        : number % 11 == 0 ? "unexplained"
                           : "homicide",
        stage, day(random, 2019, 2), day(random, 2021, 1), done ? "concluded = " + day(random, 2022, 2) + "\n" : "");
    for (auto const* id : agencies)
        text += fmt::format("[[agencies]]\nid = \"{}\"\nname = \"{}\"\n{}contact = {}\ncontribution = \"imr\"\n\n", id,
                            agency_name(id, town), std::string(id) == "gp" ? "mask = \"the GP practice\"\n" : "",
                            below(random, 3) != 0);
    constexpr std::array<std::array<char const*, 3>, 5> people{{{"victim", "victim", "Marian"},
                                                                {"partner", "perpetrator", "Daniel"},
                                                                {"child", "child", "Child A"},
                                                                {"mother", "relative", "Ellen"},
                                                                {"neighbour", "friend", "Joan"}}};
    for (auto const& [id, role, pseudonym] : people)
        text += fmt::format("[[people]]\nid = \"{}\"\nrole = \"{}\"\npseudonym = \"{}\"\nage = \"{}\"\n\n", id, role,
                            pseudonym, 18 + below(random, 60));
    text +=
        "[[lessons]]\nid = \"l1\"\ntext = \"What each service knew was little; what they knew together was "
        "enough.\"\n\n";
    for (std::size_t k = 0; k < 3 && stage != "commissioned"; ++k) text += recommendation(random, number, k);
    text += "[library]\n";
    if (stage == "published")
        text += fmt::format("upload_month = \"{:02}-{}\"\n", 1 + below(random, 12), 2023 + below(random, 3));
    text += fmt::format("[library.incident]\nregion = \"East\"\ndeath_date = \"{:02}-{}\"\n{} = true\n",
                        1 + below(random, 12), 2019 + below(random, 2),
                        number % 3 == 0 ? "familial_homicide" : "intimate_partner_violence");
    for (auto const* flag : flags) text += fmt::format("{} = {}\n", flag, below(random, 2) == 0);
    return text + fmt::format("[library.victim]\nage_band = \"{}\"\nsex = \"female\"\n", one_of(random, bands));
}

std::string key_file(Random& random) {
    std::string text = "format = \"identities/1\"\n\n";
    for (auto const* id : {"victim", "partner", "child", "mother", "neighbour"}) {
        text += fmt::format("[people.{}]\nname = \"{} {}{}\"\n", id, one_of(random, forenames), one_of(random, heads),
                            one_of(random, tails));
        if (std::string(id) == "victim")
            text += fmt::format("died = {}\nborn = {}\n", day(random, 2019, 2), day(random, 1950, 50));
        text += "\n";
    }
    return text + fmt::format("[agencies.gp]\nname = \"{} Bridge Surgery\"\n", one_of(random, towns));
}

void write(fs::path const& path, std::string const& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

void write_portfolio(fs::path const& folder, std::size_t cases) {
    Random random(20260714);
    for (std::size_t i = 0; i < cases; ++i) {
        auto const of_case = folder / "cases" / fmt::format("{:05}", i);
        write(of_case / "case.toml", case_file(random, i));
        write(of_case / "identities.toml", key_file(random));
    }
    write(folder / "portfolio.toml",
          "format = \"portfolio/1\"\ncases = [\"cases/*/case.toml\"]\n[paper]\nmeeting = \"Eastmoor Board\"\ndate = "
          "2026-07-14\nsince = 2026-01-13\nauthor = \"Bronwen Ashdown\"\nname = \"Reviews of the county\"\narea = "
          "\"Eastmoor\"\nagency = \"Eastmoor Police\"\n");
}

}  // namespace

int main(int count, char** words) {
    if (count < 3) {
        std::fprintf(stderr, "usage: portfolio_bench PROGRAM FOLDER [CASES] [RUNS]\n");
        return 2;
    }
    fs::path const folder = words[2];
    auto const cases = count > 3 ? std::strtoul(words[3], nullptr, 10) : 1000UL;
    auto const runs = count > 4 ? std::strtoul(words[4], nullptr, 10) : 3UL;
    write_portfolio(folder, cases);
    for (auto const* kinds : {"status-paper", "thematic-report", "status-paper,thematic-report"}) {
        Usage best;
        for (unsigned long i = 0; i < runs; ++i) {
            auto const one = dhrdoc::bench::run({words[1], "build", (folder / "portfolio.toml").string(), "--only",
                                                 kinds, "--jobs", "2", "--output", (folder / "out").string()},
                                                dhrdoc::bench::Messages::shown);
            if (one.status != 0) {
                std::printf("%-30s exit status %d\n", kinds, one.status);
                break;
            }
            if (best.status != 0 || one.processor < best.processor) best = one;
        }
        if (best.status == 0)
            std::printf("%-30s wall %5.2f s   processor %5.2f s   peak %4.0f MiB\n", kinds, best.wall, best.processor,
                        best.mebibytes);
    }
    return 0;
}
