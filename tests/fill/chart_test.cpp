// Charts of a case: the tables that are made of data, chronology and people, as a report prints them.
#include "base/files.h"
#include "fill/fill.h"
#include "fill/generalise.h"
#include "fill/view.h"
#include "made_up.h"

#include <catch2/catch.hpp>

using namespace dhrdoc;

namespace {

model::Text text(std::string words) { return {std::move(words), {}, {}}; }

model::Day day(int year, unsigned month, unsigned of_month) {
    return {std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(of_month), {}};
}

model::Person person(std::string id, model::Role role, std::string pseudonym) {
    model::Person made;
    made.id = std::move(id);
    made.role = role;
    made.pseudonym = text(std::move(pseudonym));
    return made;
}

model::Case with_figure(model::FigureData figure) {
    model::Case made;
    made.people = {person("victim", model::Role::victim, "Marian"), person("him", model::Role::perpetrator, "Neville"),
                   person("mother", model::Role::relative, "Ellen"), person("son", model::Role::child, "Child A"),
                   person("friend", model::Role::friend_, "Anne")};
    made.people[0].sex = text("female");
    made.people[0].parents = {text("mother")};
    made.people[0].former_partners = {text("him")};
    made.people[0].household.value = true;
    made.people[2].relationship = text("mother of the victim");
    made.people[2].deceased.value = true;
    made.people[3].parents = {text("victim"), text("him")};
    figure.id = "x";
    figure.caption = text("Caption of {{people.victim}}");
    figure.alt = text("What it shows");
    made.figures = {std::move(figure)};
    made.narrative["analysis"] = text("![](figure:x)");
    return made;
}

/// What stands where the narrative calls the figure.
std::string filled(model::Case const& reviewed, model::Profile profile = model::Profile::published) {
    model::Identities identities;
    model::PersonIdentity real;
    real.id = "victim";
    real.name = text("Quilla Sandoval");
    identities.people = {real};
    identities.dates = {{{}, day(2020, 11, 17), model::Why::death, model::Publish::year, "death"}};
    base::Sources sources;
    base::Diagnostics diagnostics;
    auto const& file = sources.add("t.md", "{{narrative.analysis}}\n");
    auto const facts = fill::view_of(reviewed, profile, fill::generalise(identities, profile), &identities);
    auto const made = fill::fill(file, facts, {}, sources, diagnostics);
    for (auto const& each : diagnostics.all()) FAIL(base::to_human(each, sources));
    return made.text;
}

}  // namespace

TEST_CASE("a chart of data is its table, numbers to the right") {
    model::FigureData figure;
    figure.kind = text("grouped");
    figure.labels = text("Year");
    figure.series = {text("Calls"), text("Arrests")};
    figure.reference = text("4.2");
    figure.reference_label = text("the \"mean\"");
    figure.table = text("none");
    figure.data = {{{text("2019"), {}}, {text("11"), {}}, {text("-"), {}}},
                   {{text("By {{people.victim}} | *alone*"), {}}, {text("fewer than 5"), {}}, {text("1.5"), {}}}};
    CHECK(filled(with_figure(figure)) ==
          "::: figure {#fig-x name=\"x\" chart=\"grouped\" reference=\"4.2\" reference-label=\"the \\\"mean\\\"\" "
          "table=\"none\" alt=\"What it shows\"}\nCaption of Marian\n\n"
          "| Year | Calls | Arrests |\n| --- | --: | --: |\n| 2019 | 11 | \\- |\n"
          "| By Marian \\| *alone* | fewer than 5 | 1\\.5 |\n:::\n");
}

TEST_CASE("days of a chart are shown no more exactly than other days of the case") {
    model::FigureData figure;
    figure.kind = text("timeline");
    figure.data = {{{{}, day(2019, 3, 12)}, {text("A call"), {}}}, {{{}, day(2020, 11, 17)}, {text("The death"), {}}}};
    auto const head =
        std::string("::: figure {#fig-x name=\"x\" chart=\"timeline\" alt=\"What it shows\"}\nCaption of ");
    CHECK(filled(with_figure(figure)) ==
          head + "Marian\n\n| Date | Event |\n| --- | --- |\n| March 2019 | A call |\n| 2020 | The death |\n:::\n");
    CHECK(filled(with_figure(figure), model::Profile::working) ==
          head +
              "Quilla Sandoval\n\n| Date | Event |\n| --- | --- |\n| 12 March 2019 | A call |\n"
              "| 17 November 2020 | The death |\n:::\n");
}

TEST_CASE("without data a timeline shows the chronology, and small multiples show it by agency") {
    model::FigureData figure;
    figure.kind = text("timeline");
    figure.tags = {text("police")};
    auto reviewed = with_figure(figure);
    reviewed.chronology.resize(3);
    for (auto& row : reviewed.chronology) {
        row.date = day(2019, 3, 12);
        row.agency = text("A hospital");
        row.event = text("Something with {{people.victim}}");
        row.tags = {text("health")};
    }
    reviewed.chronology[1].event = text("A call");
    reviewed.chronology[1].agency = text("The police");
    reviewed.chronology[1].tags.push_back(text("police"));
    CHECK(filled(reviewed) ==
          "::: figure {#fig-x name=\"x\" chart=\"timeline\" alt=\"What it shows\"}\nCaption of Marian\n\n"
          "| Date | Event |\n| --- | --- |\n| March 2019 | A call |\n:::\n");
    reviewed.figures[0].kind = text("multiples");
    reviewed.figures[0].tags.clear();
    CHECK(filled(reviewed) ==
          "::: figure {#fig-x name=\"x\" chart=\"multiples\" alt=\"What it shows\"}\nCaption of Marian\n\n"
          "| Agency | Date | Event |\n| --- | --- | --- |\n| A hospital | March 2019 | Something with Marian |\n"
          "| The police | March 2019 | A call |\n| A hospital | March 2019 | Something with Marian |\n:::\n");
}

TEST_CASE("a genogram shows kin and household by the names that may be printed") {
    model::FigureData figure;
    figure.kind = text("genogram");
    auto const table = [](std::string const& victim) {
        return "| Person | Sex | Role | Parents | Partners | Household |\n| --- | --- | --- | --- | --- | --- |\n| " +
               victim +
               " | female | victim (died) | Ellen | Neville (separated) | yes |\n"
               "| Neville |  | perpetrator |  |  | no |\n"
               "| Ellen |  | mother of the victim (died) |  |  | no |\n"
               "| Child A |  | child | " +
               victim + ", Neville |  | no |\n:::\n";
    };
    auto const head =
        std::string("::: figure {#fig-x name=\"x\" chart=\"genogram\" alt=\"What it shows\"}\nCaption of ");
    CHECK(filled(with_figure(figure)) == head + "Marian\n\n" + table("Marian"));
    CHECK(filled(with_figure(figure), model::Profile::working) ==
          head + "Quilla Sandoval\n\n" + table("Quilla Sandoval"));
}
