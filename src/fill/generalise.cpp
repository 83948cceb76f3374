// Takes the key; makes what a published text may say instead: cover names, and as much of each date as may be shown.
#include "fill/generalise.h"

namespace dhrdoc::fill {

namespace {

std::optional<ShownDate> shown_by(model::Publish publish, base::Date date) {
    switch (publish) {
        case model::Publish::none:
            return std::nullopt;
        case model::Publish::year:
            return shown_to(date, model::Precision::year);
        case model::Publish::season:
            return shown_to(date, model::Precision::season);
        case model::Publish::month:
            return shown_to(date, model::Precision::month);
        case model::Publish::day:
            return shown_in_full(date);
    }
    return std::nullopt;
}

/// "autumn 2020" -> "autumn of 2020"
std::string season_of(std::string const& season_and_year) {
    auto const space = season_and_year.find(' ');
    return space == std::string::npos ? season_and_year
                                      : season_and_year.substr(0, space) + " of" + season_and_year.substr(space);
}

void add_cover_names(std::vector<model::NamedIdentity> const& from, std::vector<Generalised::CoverName>& to) {
    for (auto const& named : from) {
        if (named.pseudonym.given()) to.push_back({named.id, named.pseudonym.value});
    }
}

}  // namespace

ShownDate shown_in_full(base::Date date) {
    auto const text = base::day_month_year(date);
    return {text, "on " + text};
}

ShownDate shown_to(base::Date date, model::Precision precision) {
    std::string text;
    switch (precision) {
        case model::Precision::day:
            return shown_in_full(date);
        case model::Precision::month:
            text = base::month_year(date);
            break;
        case model::Precision::season:
            text = base::season_year(date);
            return {text, "in the " + season_of(text)};
        case model::Precision::year:
            text = base::year_of(date);
            break;
    }
    return {text, "in " + text};
}

std::optional<std::string> Generalised::find(std::vector<CoverName> const& names, std::string_view id) {
    for (auto const& name : names) {
        if (name.id == id) return name.name;
    }
    return std::nullopt;
}

Generalised generalise(model::Identities const& key, model::Profile profile) {
    Generalised made;
    for (auto const& person : key.people) {
        if (person.pseudonym.given()) made.people.push_back({person.id, person.pseudonym.value});
    }
    add_cover_names(key.places, made.places);
    add_cover_names(key.agencies, made.agencies);
    for (auto const& date : key.dates) {
        auto const exact = date.day.date;
        auto shown = profile == model::Profile::working ? shown_in_full(exact) : shown_by(date.publish, exact);
        made.dates.push_back({date.id, std::move(shown), exact});
    }
    return made;
}

}  // namespace dhrdoc::fill
