// Takes parts of a case; makes the facts of them. What the views of a case and of a panel's decision share.
#include "fill/view_parts.h"

#include "base/unicode.h"
#include "fill/english.h"
#include "fill/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace dhrdoc::fill {

using model::Facts;

Facts text_or_missing(model::Text const& text, std::string what, std::string way_out) {
    if (!text.given()) return Facts::missing_as(std::move(what), std::move(way_out));
    return Facts::text(text.value, text.range);
}

Facts partnership_or_missing(model::Text const& csp, std::string way_out) {
    auto whole = csp;
    auto const lower = base::lower_case(csp.value);
    constexpr std::array<std::string_view, 9> bodies = {"partnership", "csp",    "board", "council",     "authority",
                                                        "service",     "office", "safer", "partneriaeth"};
    bool const says_what_it_is = std::any_of(
        bodies.begin(), bodies.end(), [&](std::string_view body) { return lower.find(body) != std::string::npos; });
    if (csp.given() && !says_what_it_is) whole.value += " Community Safety Partnership";
    return text_or_missing(whole, "name of the Community Safety Partnership", std::move(way_out));
}

Facts prose_or_missing(model::Text const& text, std::string what, std::string way_out) {
    if (!text.given()) return Facts::missing_as(std::move(what), std::move(way_out));
    return Facts::prose(text.value, text.range, text.start);
}

Facts truth_in_words(model::Truth const& truth, std::string what, std::string way_out) {
    auto table = Facts::table();
    table.set("yes", Facts::truth(truth.value == true));
    table.set("no", Facts::truth(truth.value == false));
    table.set("unsaid", Facts::truth(!truth.value));
    table.set("name", truth.value ? Facts::text(*truth.value ? "yes" : "no", truth.range)
                                  : Facts::missing_as(std::move(what), std::move(way_out)));
    return table;
}

Facts list_of_texts(std::vector<model::Text> const& texts) {
    std::vector<Facts> items;
    for (auto const& text : texts) items.push_back(Facts::text(text.value, text.range));
    return Facts::list_like(std::move(items), Facts::text("x"));
}

Facts list_of_prose(std::vector<model::Text> const& texts) {
    std::vector<Facts> items;
    for (auto const& text : texts) items.push_back(Facts::prose(text.value, text.range, text.start));
    return Facts::list_like(std::move(items), Facts::text("x"));
}

namespace {

Facts day_table(ShownDate const& shown, base::Range range) {
    auto table = Facts::table();
    table.set("name", Facts::text(shown.text, range));
    table.set("on", Facts::text(shown.on, range));
    table.set("On", Facts::text(with_capital(shown.on), range));
    return table;
}

Facts missing_day(std::string const& what, std::string const& way_out) {
    auto const missing = Facts::missing_as(what, way_out);
    auto table = Facts::table();
    table.set("name", missing).set("on", missing).set("On", missing);
    return table;
}

std::optional<model::PersonIdentity> identity_of(Showing const& showing, std::string_view id) {
    if (!showing.working()) return std::nullopt;
    for (auto const& person : showing.key->people) {
        if (person.id == id) return person;
    }
    return std::nullopt;
}

Facts person_name(model::Person const& person, Showing const& showing) {
    if (auto const identity = identity_of(showing, person.id); identity && identity->name.given()) {
        return Facts::text(identity->name.value, identity->name.range);
    }
    if (person.pseudonym.given()) return Facts::text(person.pseudonym.value, person.pseudonym.range);
    if (auto const cover = Generalised::find(showing.generalised.people, person.id)) return Facts::text(*cover);
    if (person.unknown.yes()) return Facts::text("an unidentified person");
    return Facts::missing_as(fmt::format("pseudonym of {}", person.id),
                             fmt::format("say it under [[people]] with id = \"{}\" as pseudonym", person.id));
}

/// `possessive` and `Name` beside `name`.
void set_name(Facts& table, Facts const& name) {
    table.set("name", name);
    bool const given = name.kind() == Facts::Kind::text;
    table.set("possessive", given ? Facts::text(possessive(name.words()), name.range()) : name);
    table.set("Name", given ? Facts::text(with_capital(name.words()), name.range()) : name);
}

std::string role_in_words(model::Role role) {
    switch (role) {
        case model::Role::victim:
        case model::Role::perpetrator:
            return {};
        case model::Role::child:
            return "child";
        case model::Role::relative:
            return "relative";
        case model::Role::friend_:
            return "friend";
        case model::Role::other:
            return "other person";
    }
    return {};
}

/// The real name of a place or an agency where it may be shown.
std::optional<std::string> real_name(Showing const& showing, std::vector<model::NamedIdentity> model::Identities::*list,
                                     std::string_view id) {
    if (!showing.working()) return std::nullopt;
    for (auto const& named : showing.key->*list) {
        if (named.id == id && named.name.given()) return named.name.value;
    }
    return std::nullopt;
}

Facts agency_name(model::Agency const& agency, Showing const& showing) {
    if (auto const real = real_name(showing, &model::Identities::agencies, agency.id)) return Facts::text(*real);
    if (showing.working() && agency.name.given()) return Facts::text(agency.name.value, agency.name.range);
    if (agency.mask.given()) return Facts::text(agency.mask.value, agency.mask.range);
    if (auto const cover = Generalised::find(showing.generalised.agencies, agency.id)) return Facts::text(*cover);
    return text_or_missing(agency.name, fmt::format("name of {}", agency.id),
                           fmt::format("say it under [[agencies]] with id = \"{}\" as name", agency.id));
}

Facts contribution_in_words(model::Contribution contribution) {
    switch (contribution) {
        case model::Contribution::imr:
            return Facts::text("Individual Management Review (IMR)");
        case model::Contribution::report:
            return Facts::text("Summary report");
        case model::Contribution::chronology:
            return Facts::text("Chronology");
        case model::Contribution::none:
            return Facts::text("None");
    }
    return {};
}

Someone someone(model::Person const& person, Showing const& showing) {
    return {person_name(person, showing), person.sex.value, person.relationship.value, person.deceased.yes(),
            person.unknown.yes()};
}

void set_places(Facts& root, model::Case const* reviewed, Showing const& showing) {
    auto places = Facts::table();
    auto const add = [&](std::string const& id, Facts const& name) {
        auto place = Facts::table();
        set_name(place, name);
        places.set(id, std::move(place));
    };
    for (auto const& cover : showing.generalised.places) add(cover.id, Facts::text(cover.name));
    if (reviewed != nullptr) {
        for (auto const& place : reviewed->places) {
            auto const cover = Generalised::find(showing.generalised.places, place.id);
            auto name = text_or_missing(place.pseudonym, fmt::format("cover name of {}", place.id),
                                        fmt::format("say it under [[places]] with id = \"{}\" as pseudonym", place.id));
            if (!place.pseudonym.given() && cover) name = Facts::text(*cover);
            add(place.id, name);
        }
    }
    if (showing.working()) {
        for (auto const& place : showing.key->places) {
            if (place.name.given()) add(place.id, Facts::text(place.name.value, place.name.range));
        }
    }
    root.set("places", std::move(places));
}

void set_dates(Facts& root, Showing const& showing) {
    auto dates = Facts::table();
    // A template may always ask for the date of death.
    dates.set("death", missing_day("date of death", "say it in the key under [[dates]] with why = \"death\""));
    for (auto const& date : showing.generalised.dates) {
        auto const hidden = fmt::format(
            "the key shows no part of this date: say publish = \"month\" beside it, or do "
            "without {{{{dates.{}}}}}",
            date.id);
        dates.set(date.id, date.shown ? day_table(*date.shown, {}) : missing_day("date of " + date.id, hidden));
    }
    root.set("dates", std::move(dates));
}

}  // namespace

Facts work_day(std::optional<model::Day> const& day, std::string what, std::string way_out) {
    if (!day) return missing_day(what, way_out);
    return day_table(shown_in_full(day->date), day->range);
}

Facts case_day(std::optional<model::Day> const& day, model::Precision precision, Showing const& showing,
               std::string what, std::string way_out) {
    if (!day) return missing_day(what, way_out);
    if (showing.profile == model::Profile::working) return day_table(shown_to(day->date, precision), day->range);
    for (auto const& date : showing.generalised.dates) {
        if (date.exact != day->date || precision != model::Precision::day) continue;
        if (date.shown) return day_table(*date.shown, day->range);
        return day_table({"a date that is withheld", "on a date that is withheld"}, day->range);
    }
    auto const shown = precision == model::Precision::day ? model::Precision::month : precision;
    return day_table(shown_to(day->date, shown), day->range);
}

Facts person_facts(model::Person const& person, Showing const& showing) {
    auto table = Facts::table();
    auto const under = [&](std::string_view key) {
        return fmt::format("say it under [[people]] with id = \"{}\" as {}", person.id, key);
    };
    auto const name = person_name(person, showing);
    auto const shown = name.kind() == Facts::Kind::text ? name.words() : person.id;
    set_name(table, name);
    table.set("id", Facts::text(person.id));
    auto const role = role_in_words(person.role);
    table.set("role", role.empty() ? Facts::text(std::string(name_of(person.role))) : Facts::text(role));
    table.set("relationship", text_or_missing(person.relationship, "relationship of " + shown, under("relationship")));
    table.set("sex", text_or_missing(person.sex, "sex of " + shown, under("sex")));
    table.set("age", text_or_missing(person.age, "age of " + shown, under("age")));
    table.set("ethnicity", text_or_missing(person.ethnicity, "ethnicity of " + shown, under("ethnicity")));
    table.set("chosen_by", text_or_missing(person.chosen_by, "who chose the name " + shown, under("chosen_by")));
    table.set("is_victim", Facts::truth(person.role == model::Role::victim));
    table.set("is_perpetrator", Facts::truth(person.role == model::Role::perpetrator));
    table.set("deceased", Facts::truth(person.deceased.yes()));
    table.set("unknown", Facts::truth(person.unknown.yes()));
    set_grammar(table, sex_of(person.sex.value), false);
    return table;
}

Facts agency_facts(model::Agency const& agency, Showing const& showing) {
    auto table = Facts::table();
    auto const under = [&](std::string_view key) {
        return fmt::format("say it under [[agencies]] with id = \"{}\" as {}", agency.id, key);
    };
    auto const name = agency_name(agency, showing);
    auto const shown = name.kind() == Facts::Kind::text ? name.words() : agency.id;
    set_name(table, name);
    table.set("id", Facts::text(agency.id));
    table.set("contribution", contribution_in_words(agency.contribution));
    table.set("imr", Facts::truth(agency.contribution == model::Contribution::imr));
    table.set("excluded_reason",
              text_or_missing(agency.excluded_reason, "why " + shown + " gave no report", under("excluded_reason")));
    table.set("author_independent", truth_in_words(agency.author_independent, "independence of the author for " + shown,
                                                   under("author_independent")));
    return table;
}

Facts agency_by_id(model::Case const& reviewed, model::Text const& written, Showing const& showing, std::string what,
                   std::string way_out) {
    if (auto const* agency = reviewed.agency(written.value); agency != nullptr && written.given()) {
        return agency_name(*agency, showing);
    }
    return text_or_missing(written, std::move(what), std::move(way_out));
}

Facts glossary_facts(std::vector<model::GlossaryTerm> terms) {
    std::stable_sort(terms.begin(), terms.end(), [](auto const& a, auto const& b) {
        return base::lower_case(a.term.value) < base::lower_case(b.term.value);
    });
    auto const make = [](model::GlossaryTerm const& term) {
        auto table = Facts::table();
        table.set("term", text_or_missing(term.term, "term", "say it under [[glossary]] as term"));
        table.set("meaning", text_or_missing(term.meaning, "meaning of " + term.term.value,
                                             "say it under [[glossary]] as meaning"));
        return table;
    };
    std::vector<Facts> items;
    for (auto const& term : terms) items.push_back(make(term));
    return Facts::list_like(std::move(items), make({}));
}

void set_named(Facts& root, model::Case const* reviewed, Showing const& showing) {
    auto people = Facts::table();
    auto agencies = Facts::table();
    auto const add_cover = [](Facts& to, Generalised::CoverName const& cover) {
        auto named = Facts::table();
        set_name(named, Facts::text(cover.name));
        set_grammar(named, Sex::unsaid, false);
        to.set(cover.id, std::move(named));
    };
    for (auto const& cover : showing.generalised.people) add_cover(people, cover);
    for (auto const& cover : showing.generalised.agencies) add_cover(agencies, cover);
    if (reviewed != nullptr) {
        for (auto const& person : reviewed->people) people.set(person.id, person_facts(person, showing));
        for (auto const& agency : reviewed->agencies) agencies.set(agency.id, agency_facts(agency, showing));
    }
    root.set("people", std::move(people));
    root.set("agencies", std::move(agencies));
    set_places(root, reviewed, showing);
    set_dates(root, showing);
}

Facts profile_facts(model::Profile profile) {
    auto table = Facts::table();
    table.set("name", Facts::text(std::string(name_of(profile))));
    table.set("published", Facts::truth(profile == model::Profile::published));
    table.set("panel", Facts::truth(profile == model::Profile::panel));
    table.set("working", Facts::truth(profile == model::Profile::working));
    return table;
}

Facts guidance_facts(model::Text const& guidance) {
    // Without a word about it a review follows the guidance in force.
    auto const year = guidance.given() ? guidance.value : std::string("2016");
    auto table = Facts::table();
    table.set("name", Facts::text(year, guidance.range));
    table.set("g2011", Facts::truth(year == "2011"));
    table.set("g2013", Facts::truth(year == "2013"));
    table.set("g2016", Facts::truth(year != "2011" && year != "2013"));
    return table;
}

Facts words_of_case(model::Case const& reviewed, Showing const& showing) {
    Circumstances circumstances;
    circumstances.kind = reviewed.review.kind;
    circumstances.outcome = reviewed.review.outcome;
    circumstances.verdict = reviewed.review.verdict.value;
    for (auto const* person : reviewed.in_role(model::Role::victim)) {
        circumstances.victims.push_back(someone(*person, showing));
    }
    for (auto const* person : reviewed.in_role(model::Role::perpetrator)) {
        circumstances.perpetrators.push_back(someone(*person, showing));
    }
    return words_of(circumstances);
}

}  // namespace dhrdoc::fill
