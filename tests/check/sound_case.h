// Takes nothing; makes a case of which the panel would raise nothing, to be spoilt one thing at a time.
#pragma once

#include "model/case.h"
#include "model/identities.h"

#include <string>

namespace dhrdoc::check_test {

/// A text of one line of a file; every call takes the next line, so that places can be told apart.
inline model::Text text(std::string value) {
    static std::uint32_t line = 100;
    ++line;
    base::Place const start{1, line, 1};
    return {std::move(value), {start, {1, line, 2}}, start};
}

inline base::Range next_range() { return text("").range; }

inline model::Day day(int year, unsigned month, unsigned number) {
    return {base::Date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(number)}, next_range()};
}

inline model::Truth yes() { return {true, next_range()}; }
inline model::Truth no() { return {false, next_range()}; }

inline model::ChronologyRow row(model::Day date, std::string event, std::vector<std::string> const& tags = {}) {
    model::ChronologyRow out;
    out.range = next_range();
    out.date = date;
    out.event = text(std::move(event));
    for (auto const& tag : tags) out.tags.push_back(text(tag));
    return out;
}

inline model::Recommendation recommendation(std::string id, std::string words) {
    model::Recommendation out;
    out.range = next_range();
    out.id = std::move(id);
    out.text = text(std::move(words));
    out.lesson = text("l1");
    out.scope = text("local");
    out.agency = text("police");
    out.action = text("Change the form.");
    out.measure = text("An audit of 50 records.");
    out.milestones = {text("Form changed")};
    out.target = day(2022, 6, 30);
    out.status = text("in progress");
    return out;
}

inline model::Case sound_case() {
    model::Case out;
    out.file = 1;
    out.review.range = next_range();
    out.review.csp = text("Northmoor Community Safety Partnership");
    out.review.began = day(2021, 4, 16);
    out.review.concluded = day(2021, 10, 16);
    out.review.previous_reviews = {text("Review into the death of Ellen, 2018")};
    out.chair = {next_range(),
                 text("Ruth Calloway"),
                 text("She has chaired reviews since 2014."),
                 text("She has never worked in the area."),
                 {text("Southmoor Council, until 2009")}};
    out.panel = {{next_range(), text("Ann Bell"), text("Manager"), text("Northmoor Refuge"), text("domestic abuse")}};
    model::Agency police;
    police.range = next_range();
    police.id = "police";
    police.name = text("Northmoor Police");
    police.contact = yes();
    police.contribution = model::Contribution::imr;
    police.contribution_range = next_range();
    police.author_independent = yes();
    out.agencies = {police};
    model::Person victim;
    victim.range = next_range();
    victim.id = "victim";
    victim.role = model::Role::victim;
    victim.pseudonym = text("Marian");
    victim.sex = text("female");
    victim.age = text("43");
    victim.chosen_by = text("her family");
    model::Person perpetrator;
    perpetrator.range = next_range();
    perpetrator.id = "perpetrator";
    perpetrator.role = model::Role::perpetrator;
    perpetrator.pseudonym = text("Gareth");
    out.people = {victim, perpetrator};
    out.places = {{next_range(), "town", text("Town H")}};
    out.family = {next_range(),
                  yes(),
                  text("By letter. The perpetrator was written to as well."),
                  text("Her sister and two friends met the chair."),
                  yes(),
                  yes(),
                  yes(),
                  text("The panel offers its sympathy."),
                  text("She sang in a choir.")};
    for (auto const* key : {"age", "disability", "gender_reassignment", "marriage_and_civil_partnership",
                            "pregnancy_and_maternity", "race", "religion_or_belief", "sex", "sexual_orientation"})
        out.equality[key] =
            text("It shaped her life and what she could ask for, and agencies did not see that it did.");
    out.terms_of_reference = {text("What was known of abuse, and of coercive control?")};
    out.parallel_reviews = {{next_range(), text("inquest"), text("concluded"), day(2021, 6, 4)}};
    for (auto const* name : {"introduction", "methodology", "dissemination", "background", "overview", "conclusions"})
        out.narrative[name] = text("What there is to say.");
    out.narrative["analysis"] = text("The analysis.");
    out.chronology = {row(day(2019, 5, 1), "She saw her doctor.")};
    out.lessons = {{next_range(), "l1", text("The form did not ask."), text("")}};
    out.recommendations = {recommendation("r1", "The police should change the form.")};
    out.bibliography = {text("A book.")};
    return out;
}

}  // namespace dhrdoc::check_test
