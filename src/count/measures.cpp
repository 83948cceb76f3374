// Takes a case; puts it into bands and kinds.
#include "count/measures.h"

#include "base/unicode.h"
#include "model/library.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace dhrdoc::count {

namespace {

constexpr std::string_view not_known = "Not known";

std::string_view library(model::Case const& reviewed, std::string const& key) {
    auto const found = reviewed.library.find(key);
    return found == reviewed.library.end() ? std::string_view() : std::string_view(found->second.value);
}

std::optional<int> number_in(std::string_view written) {
    int value = 0;
    auto const [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
    if (error != std::errc() || end != written.data() + written.size()) return std::nullopt;
    return value;
}

}  // namespace

std::optional<Month> month_in(std::string_view written) {
    if (written.size() != 7 || written[2] != '-') return std::nullopt;
    auto const month = number_in(written.substr(0, 2));
    auto const year = number_in(written.substr(3));
    if (!month || !year || *month < 1 || *month > 12) return std::nullopt;
    return Month{*year, *month};
}

std::vector<std::string> const& age_bands() {
    static std::vector<std::string> const all = [] {
        std::vector<std::string> bands(model::library_age_bands.begin(), model::library_age_bands.end());
        bands.emplace_back(not_known);
        return bands;
    }();
    return all;
}

std::string age_band_of(model::Case const& reviewed) {
    if (auto const written = library(reviewed, "victim.age_band"); !written.empty()) return std::string(written);
    auto const victims = reviewed.in_role(model::Role::victim);
    auto const band = victims.empty() ? std::string_view() : model::age_band(victims.front()->age.value);
    return std::string(band.empty() ? not_known : band);
}

std::vector<std::string> const& outcomes() {
    static std::vector<std::string> const all{"Homicide", "Suicide", "Unexplained death"};
    return all;
}

std::string outcome_of(model::Case const& reviewed) {
    return outcomes()[static_cast<std::size_t>(reviewed.review.outcome)];
}

std::vector<std::string> const& relationships() {
    static std::vector<std::string> const all{"Partner or former partner", "Member of the family",
                                              "Somebody else, or not known"};
    return all;
}

std::string relationship_of(model::Case const& reviewed) {
    if (library(reviewed, "incident.intimate_partner_violence") == "yes") return relationships()[0];
    if (library(reviewed, "incident.familial_homicide") == "yes" || library(reviewed, "incident.parricide") == "yes")
        return relationships()[1];
    return relationships()[2];
}

std::vector<std::string> const& durations() {
    static std::vector<std::string> const all{"Under 1 year",     "1 year, under 2",  "2 years, under 3",
                                              "3 years, under 4", "4 years and more", std::string(not_known)};
    return all;
}

std::string duration_of(model::Case const& reviewed) {
    auto const died = month_in(library(reviewed, "incident.death_date"));
    auto const published = month_in(library(reviewed, "upload_month"));
    if (!died || !published) return std::string(not_known);
    auto const months = (published->year - died->year) * 12 + published->month - died->month;
    if (months < 0) return std::string(not_known);
    return durations()[static_cast<std::size_t>(std::min(months / 12, 4))];
}

std::vector<Factor> const& factors() {
    // What says who did it is counted under relationships: a number that stands in two tables is harder to keep.
    static std::vector<Factor> const all{{"coercive_control", "Controlling or coercive behaviour"},
                                         {"emotional_abuse", "Emotional abuse"},
                                         {"physical_abuse", "Physical abuse"},
                                         {"economic_abuse", "Economic abuse"},
                                         {"sexual_abuse", "Sexual abuse"},
                                         {"separation", "Separation, or the wish for it"},
                                         {"stalking", "Stalking"},
                                         {"children_present", "Children in the home"},
                                         {"honour_based_violence", "So-called honour-based abuse"},
                                         {"forced_marriage", "Forced marriage"},
                                         {"faith_based_marriage", "Faith-based marriage"},
                                         {"homicide_suicide", "Homicide followed by suicide"}};
    return all;
}

bool has_factor(model::Case const& reviewed, Factor const& factor) {
    return library(reviewed, "incident." + std::string(factor.key)) == "yes";
}

std::string_view kind_of_agency(std::string_view name) {
    struct Kind {
        std::string_view word, label;
    };
    // The first word that fits decides: a mental health trust is no hospital, a police and crime commissioner no
    // police.
    static constexpr std::array<Kind, 41> kinds{{{"commissioner", "Commissioners"},
                                                 {"police", "Police"},
                                                 {"constabulary", "Police"},
                                                 {"probation", "Probation"},
                                                 {"prison", "Prisons"},
                                                 {"mental health", "Mental health services"},
                                                 {"talking therap", "Mental health services"},
                                                 {"partnership trust", "Mental health services"},
                                                 {"ambulance", "Ambulance service"},
                                                 {"fire", "Fire and rescue"},
                                                 {"substance", "Drug and alcohol services"},
                                                 {"alcohol", "Drug and alcohol services"},
                                                 {"recovery", "Drug and alcohol services"},
                                                 {"hospital", "Hospitals"},
                                                 {"acute", "Hospitals"},
                                                 {"infirmary", "Hospitals"},
                                                 {"integrated care", "NHS commissioners"},
                                                 {"gp ", "General practice"},
                                                 {"general practi", "General practice"},
                                                 {"surgery", "General practice"},
                                                 {"medical centre", "General practice"},
                                                 {"health visit", "Community health services"},
                                                 {"community health", "Community health services"},
                                                 {"midwif", "Community health services"},
                                                 {"children", "Children's social care"},
                                                 {"adult", "Adult social care"},
                                                 {"social care", "Adult social care"},
                                                 {"housing", "Housing"},
                                                 {"homes", "Housing"},
                                                 {"refuge", "Domestic abuse services"},
                                                 {"domestic abuse", "Domestic abuse services"},
                                                 {"women", "Domestic abuse services"},
                                                 {"idva", "Domestic abuse services"},
                                                 {"victim", "Victim services"},
                                                 {"school", "Schools and colleges"},
                                                 {"college", "Schools and colleges"},
                                                 {"university", "Schools and colleges"},
                                                 {"court", "Courts"},
                                                 {"cafcass", "Courts"},
                                                 {"council", "Councils, other services"},
                                                 {"partnership", "Partnerships"}}};
    auto const words = base::lower_case(name) + " ";
    for (auto const& kind : kinds) {
        if (words.find(kind.word) != std::string::npos) return kind.label;
    }
    return "Others";
}

}  // namespace dhrdoc::count
