// Takes a sound case, spoils one thing, and asserts what the panel would raise; and that it is silent in a near miss.
#include "sound_case.h"

#include "check/check.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <set>

namespace dhrdoc::check_test {

namespace {

using model::Case;
using model::Contribution;
using model::Identities;
using model::Outcome;
using model::Role;

struct Spoilt {
    Case reviewed = sound_case();
    Identities key;
};

using Change = std::function<void(Case&, Identities&)>;

struct Row {
    std::string rule;
    std::string what;
    Change spoil;
    std::string message;  // of every finding of the rule, joined by "; "
    Change near_miss;
};

std::vector<base::Diagnostic> findings_of(Change const& change) {
    Spoilt spoilt;
    change(spoilt.reviewed, spoilt.key);
    base::Diagnostics out;
    check::check(spoilt.reviewed, &spoilt.key, out);
    return out.all();
}

std::string messages_of(std::vector<base::Diagnostic> const& all, std::string const& rule) {
    std::string out;
    for (auto const& one : all) {
        if (one.code != "check." + rule) continue;
        out += (out.empty() ? "" : "; ") + one.message;
        CHECK_FALSE(one.hint.empty());
        CHECK(one.range.known());
    }
    return out;
}

void analysis(Case& reviewed, std::string words) { reviewed.narrative["analysis"] = text(std::move(words)); }

model::ProtectedDate protected_date(model::Why why, model::Publish publish) {
    return {next_range(), day(2020, 11, 17), why, publish, "death"};
}

model::Person child() {
    model::Person out;
    out.range = next_range();
    out.id = "son";
    out.role = Role::child;
    out.pseudonym = text("Robin");
    return out;
}

model::PersonIdentity identity(std::string name) {
    model::PersonIdentity out;
    out.range = next_range();
    out.id = "victim";
    out.name = text(std::move(name));
    return out;
}

model::Agency agency(std::string id, std::string name) {
    model::Agency out;
    out.range = next_range();
    out.id = std::move(id);
    out.name = text(std::move(name));
    return out;
}

/// For Change that takes the case alone.
Change on_case(std::function<void(Case&)> change) {
    return [change = std::move(change)](Case& reviewed, Identities&) { change(reviewed); };
}

Change tagged(std::string tag, std::string analysis_says) {
    return on_case([=](Case& c) {
        c.chronology.push_back(row(day(2019, 6, 1), "An event.", {tag}));
        analysis(c, analysis_says);
        if (tag == "coercive-control") c.glossary = {{next_range(), text("Coercive control"), text("A pattern.")}};
    });
}

Change background(std::string words) {
    return on_case([=](Case& c) { c.narrative["background"] = text(words); });
}

std::vector<Row> const table = {
    {"A1", "the day of death is to be published",
     [](Case&, Identities& key) { key.dates = {protected_date(model::Why::death, model::Publish::day)}; },
     "the panel would ask to remove the date of death: the key publishes the day",
     [](Case&, Identities& key) { key.dates = {protected_date(model::Why::death, model::Publish::month)}; }},
    {"A3", "the day of birth is to be published",
     [](Case&, Identities& key) { key.dates = {protected_date(model::Why::birth, model::Publish::day)}; },
     "the panel would ask to remove the date of birth: the key publishes the day",
     [](Case&, Identities& key) { key.dates = {protected_date(model::Why::court, model::Publish::day)}; }},
    {"A4", "a child's sex and age", on_case([](Case& c) {
         c.people.push_back(child());
         c.people.back().sex = text("male");
         c.people.back().age = text("7");
         analysis(c, "He is a victim in his own right.");
     }),
     "the panel would ask to remove the sex of the child \"son\"; the panel would ask to remove the exact age of the "
     "child \"son\"",
     on_case([](Case& c) {
         c.people.push_back(child());
         c.people.back().age = text("of primary school age");
     })},
    {"A5", "exact dates in the story",
     background("On 12 March 2019 and on 3rd of May 2019 she rang; again on 01/06/19."),
     "the panel would ask to make exact dates less exact; there are 3 from here",
     background("In March 2019 she rang. Paragraph 12.3.4 is no date, nor are 12 March and 2019.\n\n[^a]: In force "
                "from 7 June 2022.")},
    {"A6", "a surgery and a place without a mask", on_case([](Case& c) {
         c.agencies.push_back(agency("gp", "Mill Lane Surgery"));
         c.places = {{next_range(), "town", {}}};
     }),
     "the place \"town\" has no cover name; the panel would ask to mask \"gp\": a practice, school or ward leads to a "
     "family",
     on_case([](Case& c) {
         c.agencies.push_back(agency("gp", "Mill Lane Surgery"));
         c.agencies.back().mask = text("the GP practice");
     })},
    {"A7", "a letter for a name", on_case([](Case& c) {
         c.people[0].pseudonym = text("Adult B");
         c.people[0].chosen_by = {};
     }),
     "the panel would find \"Adult B\" cold for a person; it is not said who chose the pseudonym of \"victim\"",
     on_case([](Case& c) { c.people[0].pseudonym = text("Al Bo"); })},
    {"A8", "a pseudonym that is another's name",
     [](Case&, Identities& key) { key.people = {identity("Anna Marian Finch")}; },
     "a pseudonym of the case is part of this real name",
     [](Case&, Identities& key) { key.people = {identity("Anna Mariana Finch")}; }},
    {"A9", "an officer's number and name", background("She spoke to PC 4711, and to Sergeant Holt."),
     "the panel would ask not to name staff or their numbers; the panel would ask not to name staff or their numbers",
     background("She spoke to a PC, to a sergeant and to Constable or Inspector ranks. Her PC was old.")},
    {"B1", "no introduction and an empty analysis", on_case([](Case& c) {
         c.narrative.erase("introduction");
         analysis(c, " \n");
     }),
     "the section \"Introduction\" of the official outline would be empty; the section \"Analysis\" of the official "
     "outline "
     "would be empty",
     on_case([](Case& c) { c.narrative.erase("timescales"); })},
    {"B3", "no recommendations", on_case([](Case& c) {
         c.recommendations.clear();
         c.lessons.clear();
     }),
     "the panel would ask for the recommendations: the report has none", on_case([](Case&) {})},
    {"B5", "what is not finished", background("TODO ask the police. The sum was ?? pounds."),
     "this is not finished; this is not finished", background("The todo list was long. Was it? He asked \"Really?\"")},
    {"B6", "an abbreviation and an unused term", on_case([](Case& c) {
         c.narrative["background"] = text("The MARAC met; the marac met again, and the MARACs.");
         c.glossary = {{next_range(), text("IDVA"), text("An adviser.")}};
     }),
     "\"MARAC\" is not explained in the glossary; the glossary explains \"IDVA\", which the report never uses",
     on_case([](Case& c) {
         c.narrative["background"] = text(
             "The MARAC met. The NHS and the UK. An adviser (IDVA) came, and the IDVA left. \"XYZ\". Guideline PH50. "
             "She wrote NOT BY POST.");
         c.glossary = {{next_range(), text("MARAC"), text("A conference.")},
                       {next_range(), text("Adviser (cynghorydd)"), text("A person.")}};
     })},
    {"B7", "seven months without a reason", on_case([](Case& c) { c.review.concluded = day(2021, 11, 16); }),
     "the panel would ask why the review took 7 months", on_case([](Case& c) {
         c.review.concluded = day(2023, 11, 16);
         c.review.delay_reason = text("The trial.");
     })},
    {"C1", "the chair's former employers", on_case([](Case& c) {
         c.chair.former_employers = {text("northmoor police, until 2005"), text("Eastmoor Council")};
         c.chair.independence = {};
     }),
     "the panel would ask what makes the chair independent; the chair once worked for \"police\", which takes part in "
     "the "
     "review; the panel would ask when the chair left this employer",
     on_case([](Case& c) { c.chair.former_employers = {text("Southmoor Police, until 2005")}; })},
    {"C2", "no specialist, and an older victim", on_case([](Case& c) {
         c.panel[0].agency = text("Northmoor Council");
         c.panel[0].expertise = text("housing");
         c.people[0].age = text("71");
     }),
     "the panel would ask for a specialist in domestic abuse among the members; the panel would ask for somebody who "
     "knows "
     "about older people",
     on_case([](Case& c) {
         c.people[0].age = text("71");
         c.panel[0].expertise = text("domestic abuse of older people");
     })},
    {"C3", "contact and nothing from the agency", on_case([](Case& c) {
         c.agencies.push_back(agency("probation", "Probation"));
         c.agencies.back().contact = yes();
     }),
     "the panel would ask why there is nothing from \"probation\", which had contact", on_case([](Case& c) {
         c.agencies.push_back(agency("probation", "Probation"));
         c.agencies.back().contact = yes();
         c.agencies.back().excluded_reason = text("Records were destroyed.");
         c.agencies.push_back(agency("housing", "Housing"));
         c.agencies.back().contact = no();
     })},
    {"C4", "nothing about the author", on_case([](Case& c) { c.agencies[0].author_independent = {}; }),
     "it is not said whether the author of the report of \"police\" was independent",
     on_case([](Case& c) { c.agencies[0].author_independent = no(); })},
    {"D1", "what the family answered", on_case([](Case& c) { c.family.response = {}; }),
     "the panel would ask what involvement the family had: \"response\" is missing", on_case([](Case& c) {
         c.family.response = {};
         c.narrative["involvement"] = text("Friends and the perpetrator were asked.");
     })},
    {"D2", "no advocate", on_case([](Case& c) { c.family.advocate_offered = {}; }),
     "the panel would ask whether a specialist advocate was offered to the family",
     on_case([](Case& c) { c.family.advocate_offered = no(); })},
    {"D3", "draft and terms", on_case([](Case& c) {
         c.family.saw_draft = {};
         c.family.saw_terms_of_reference = {};
     }),
     "the panel would ask whether the family saw the terms of reference; the panel would ask whether the family saw "
     "the draft, "
     "and what they said of it",
     on_case([](Case& c) { c.family.saw_draft = no(); })},
    {"D4", "nobody but family", on_case([](Case& c) { c.family.response = text("Her sister met the chair."); }),
     "nothing says whether friends, colleagues or neighbours were asked",
     on_case([](Case& c) { c.family.response = text("Nobody at work: she had no colleagues."); })},
    {"D5", "the perpetrator was not asked", on_case([](Case& c) { c.family.how = text("By letter."); }),
     "nothing says whether \"perpetrator\" was invited to take part", on_case([](Case& c) {
         c.family.how = text("By letter.");
         c.people[1].deceased = yes();
     })},
    {"D6", "no tribute", on_case([](Case& c) { c.family.tribute = {}; }),
     "the panel would miss the person who died: there is no tribute or portrait", on_case([](Case&) {})},
    {"D7", "no condolence", on_case([](Case& c) { c.family.condolence = {}; }),
     "the panel praises reports that begin with words of sympathy; this one has none", on_case([](Case& c) {
         c.family.condolence = {};
         c.narrative["condolence"] = text("Our sympathy.");
     })},
    {"E1", "no equality section", on_case([](Case& c) { c.equality.clear(); }),
     "the panel would ask for a section on the protected characteristics of the Equality Act 2010",
     on_case([](Case& c) {
         c.equality.clear();
         c.narrative["equality"] = text("Age.");
     })},
    {"E2", "one missing, one without effect", on_case([](Case& c) {
         c.equality.erase("race");
         c.equality["age"] = text("Considered, not relevant.");
     }),
     "the panel would ask what effect age had: it says only that it was considered; these protected characteristics "
     "are not "
     "considered: race",
     on_case([](Case& c) {
         c.equality.erase("race");
         c.narrative["equality"] = text("Her ethnicity meant that nobody asked.");
     })},
    {"E3", "a man as victim", on_case([](Case& c) { c.people[0].sex = text("male"); }),
     "the panel would ask whether agencies saw a man as a victim: unconscious bias is not explored",
     on_case([](Case& c) {
         c.people[0].sex = text("male");
         analysis(c, "Unconscious bias was at work.");
     })},
    {"E4", "care needs", tagged("care-needs", "x"),
     "the panel would ask how care and support needs stood in the way of help",
     tagged("care-needs", "There were barriers.")},
    {"E5", "an interpreter", tagged("interpreter", "x"),
     "the panel would ask what language, immigration status and culture meant, together with the rest",
     tagged("interpreter", "No interpreter was booked.")},
    {"F1", "economic abuse", tagged("Economic abuse", "x"),
     "the panel would ask for economic abuse to be explored: the analysis does not name it",
     tagged("economic-abuse", "Money was controlled: economic abuse.")},
    {"F2", "coercive control without a definition",
     on_case([](Case& c) { c.library["incident.coercive_control"] = text("yes"); }),
     "the panel would ask for coercive control to be explored: the analysis does not name it; the panel would ask for "
     "a "
     "definition of coercive control",
     tagged("coercive-control", "It was coercive control.")},
    {"F3", "terms that ask of violence only", on_case([](Case& c) { c.review.outcome = Outcome::suicide; }),
     "the terms of reference do not ask about suicide", on_case([](Case& c) {
         c.review.outcome = Outcome::suicide;
         c.terms_of_reference.push_back(text("Was suicidality understood?"));
     })},
    {"F4", "strangulation", tagged("strangulation", "x"),
     "the panel would ask for non-fatal strangulation to be explored: the analysis does not name it",
     tagged("strangulation", "He had strangled her.")},
    {"F5", "lockdown", on_case([](Case& c) { c.chronology.push_back(row(day(2020, 3, 23), "An event.")); }),
     "the panel would ask what the lockdowns of 2020 and 2021 meant",
     on_case([](Case& c) { c.chronology.push_back(row(day(2020, 3, 22), "An event.")); })},
    {"F6", "prison", tagged("prison-contact", "x"),
     "the panel would ask what contact there was from prison, and what it led to",
     tagged("prison-contact", "He wrote from prison.")},
    {"F7", "children", on_case([](Case& c) { c.people.push_back(child()); }),
     "the panel would ask for the children as victims in their own right (Domestic Abuse Act 2021, section 3)",
     on_case([](Case& c) {
         c.people.push_back(child());
         analysis(c, "He is a victim in his own right.");
     })},
    {"G1", "the IOPC and discipline", background("The IOPC took disciplinary action.\n\nIOPC (oversight) said more."),
     "the panel would ask to clarify the role of the IOPC: it is not there for discipline",
     background("The IOPC found learning. The force began disciplinary proceedings.")},
    {"G2", "fourteen", background("A MARAC referral needs 14 risk factors."),
     "the panel would say that most practitioners refer to a MARAC at 10 factors, not 14",
     background("The MARAC met on 14 days. A MARAC referral needs 10 risk factors.")},
    {"G3", "again after a MARAC", on_case([](Case& c) {
         c.chronology.push_back(row(day(2019, 6, 1), "Heard.", {"marac"}));
         c.chronology.push_back(row(day(2020, 6, 1), "Hurt.", {"assault"}));
     }),
     "the panel would ask why this did not go back to the MARAC: cases are marked for 12 months", on_case([](Case& c) {
         c.chronology.push_back(row(day(2019, 6, 1), "Heard.", {"marac"}));
         c.chronology.push_back(row(day(2020, 6, 2), "Hurt.", {"assault"}));
     })},
    {"G4", "a licence broken", tagged("licence-breach", "x"),
     "the panel would ask for a recommendation to probation about recall and licences", on_case([](Case& c) {
         c.chronology.push_back(row(day(2019, 6, 1), "Broken.", {"licence-breach"}));
         c.recommendations[0].agency = text("The Probation Service");
     })},
    {"G5", "the partner came along", tagged("partner-present", "x"),
     "the panel would ask for a recommendation to use appointments with a partner to assess the risk",
     on_case([](Case& c) {
         c.chronology.push_back(row(day(2019, 6, 1), "Both came.", {"partner-present"}));
         c.recommendations[0].text = text("Surgeries should see each person alone once.");
     })},
    {"G6", "one worker", on_case([](Case& c) { analysis(c, "The officer failed to ask."); }),
     "the panel would ask what caseload this one person had: the finding is about a single worker",
     on_case([](Case& c) { analysis(c, "The officer failed to ask. The caseload was 40."); })},
    {"H1", "blame", background("She failed to\nengage. It was a domestic."),
     "the panel would ask to revise \"failed to engage\"; the panel would ask to revise \"a domestic\"",
     background("The record says \"failed to engage\". A domestic homicide review. {#toxic-trio} The council refused "
                "support.\n"
                "> She chose to stay.")},
    {"H2", "hindsight", background("The death was preventable."),
     "the panel would find hindsight or blame in \"preventable\"",
     background("## Preventability\n\nThe death was preventable.")},
    {"H3", "murder and suicide as a crime", background("He murdered her. He had committed suicide."),
     "the panel would ask to revise \"committed suicide\"; the panel would ask to revise \"murdered\": no court has "
     "found murder",
     background("He was charged with murder, and acquitted. He died by suicide.")},
    {"H3", "murder that a court has found", background("He committed suicide."),
     "the panel would ask to revise \"committed suicide\"", on_case([](Case& c) {
         c.review.verdict = text("murder");
         c.narrative["background"] = text("He murdered her.");
     })},
    {"H4", "domestic violence", background("There was domestic violence."),
     "the panel prefers \"domestic abuse\" to \"domestic violence\"",
     background("The Domestic Violence, Crime and Victims Act 2004; a Domestic Violence Protection Notice; *Guidance "
                "on Domestic "
                "Violence*; an independent domestic violence adviser.")},
    {"I1", "no measure and no date", on_case([](Case& c) {
         c.recommendations[0].measure = {};
         c.recommendations[0].target.reset();
     }),
     "recommendation \"r1\" does not say by when and what will show the change", on_case([](Case& c) {
         c.recommendations[0].target.reset();
         c.recommendations[0].completed = day(2021, 10, 1);
         c.recommendations[0].outcome = text("Done.");
     })},
    {"I2", "all of them", on_case([](Case& c) {
         c.recommendations[0].text = text("Flag all housing cases.");
         c.recommendations[0].measure = text("An audit.");
     }),
     "the panel would ask how much work \"r1\" makes: it is about all of something",
     on_case([](Case& c) { c.recommendations[0].text = text("Flag all housing cases, about 900 a year."); })},
    {"I3", "broken links", on_case([](Case& c) { c.recommendations[0].lesson = {}; }),
     "no recommendation follows from lesson \"l1\"; recommendation \"r1\" follows from no lesson",
     on_case([](Case&) {})},
    {"I4", "the wrong department", on_case([](Case& c) {
         c.recommendations[0].scope = text("national");
         c.recommendations[0].agency = text("Home Office");
         c.recommendations[0].text = text("Every hospital should have an adviser, 150 in all.");
     }),
     "\"r1\" goes to the Home Office, but is about what another department answers for", on_case([](Case& c) {
         c.recommendations[0].scope = text("national");
         c.recommendations[0].agency = text("Home Office");
         c.recommendations[0].text = text("The guidance for forces should change.");
     })},
    {"I5", "training only", on_case([](Case& c) {
         c.recommendations = {recommendation("r1", "Train staff in training."),
                              recommendation("r2", "Raise awareness of it."), recommendation("r3", "Change the form.")};
     }),
     "2 of 3 recommendations are about training or awareness", on_case([](Case& c) {
         c.recommendations = {recommendation("r1", "More training."), recommendation("r2", "Change the rota."),
                              recommendation("r3", "Change the form.")};
     })},
    {"I6", "overdue, and ongoing", on_case([](Case& c) {
         c.recommendations[0].target = day(2021, 10, 1);
         c.recommendations.push_back(recommendation("r2", "Change the rota."));
         c.recommendations[1].status = text("Ongoing");
         c.recommendations[1].milestones.clear();
     }),
     "the target of \"r1\" has passed by 16 October 2021, and nothing says what became of it; \"r2\" is only called "
     "ongoing",
     on_case([](Case& c) {
         c.recommendations[0].target = day(2021, 10, 1);
         c.recommendations[0].updates = {{day(2021, 10, 5), text("Late, because.")}};
     })},
    {"I7", "empty columns", on_case([](Case& c) {
         c.recommendations[0].milestones.clear();
         c.recommendations[0].completed = day(2021, 10, 1);
     }),
     "the row of \"r1\" in the action plan has no milestones and outcome",
     on_case([](Case& c) { c.recommendations[0].outcome = {}; })},
    {"I8", "no earlier reviews", on_case([](Case& c) { c.review.previous_reviews.clear(); }),
     "the panel praises reports that look at earlier reviews of the area; this one names none", on_case([](Case&) {})},
    {"J1", "no research", on_case([](Case& c) { c.bibliography.clear(); }),
     "the panel praises reports that use research; this one cites none", on_case([](Case&) {})},
    {"K1", "a marking and a draft's number", on_case([](Case& c) {
         c.review.title = text("Review, final v5");
         c.narrative["background"] = text("OFFICIAL-SENSITIVE\n\nThe facts.");
     }),
     "a protective marking is written in the text; a version number of a draft is written in the text",
     background("The record was restricted, and the letter official, sensitive. The final version was read.")},
};

}  // namespace

TEST_CASE("of a sound case the panel raises nothing") {
    for (auto const& one : findings_of(on_case([](Case&) {}))) FAIL_CHECK(one.code + " " + one.message);
    base::Diagnostics without_key;
    check::check(sound_case(), nullptr, without_key);
    CHECK(without_key.all().empty());
}

TEST_CASE("each rule finds what it is for, and passes over a near miss") {
    for (auto const& row_of_table : table) {
        INFO(row_of_table.rule + ": " + row_of_table.what);
        CHECK(messages_of(findings_of(row_of_table.spoil), row_of_table.rule) == row_of_table.message);
        CHECK(messages_of(findings_of(row_of_table.near_miss), row_of_table.rule).empty());
    }
}

TEST_CASE("every rule has a row") {
    std::set<std::string> tested;
    for (auto const& row_of_table : table) tested.insert(row_of_table.rule);
    for (auto const& rule : check::rules()) CHECK(tested.count(std::string(rule.id)) == 1);
    CHECK(tested.size() == check::rules().size());
}

TEST_CASE("a finding in prose points at the words") {
    auto reviewed = sound_case();
    model::Text prose;
    prose.value = "One line.\nM\xC3\xA9m\xC3\xA9 said that she chose to stay.\n";
    prose.start = {7, 3, 5};
    reviewed.narrative["background"] = prose;
    base::Diagnostics out;
    check::check(reviewed, nullptr, out);
    REQUIRE(out.all().size() == 1);
    CHECK(out.all()[0].code == "check.H1");
    CHECK(out.all()[0].severity == base::Severity::warning);
    CHECK(out.all()[0].range == base::Range{{7, 4, 20}, {7, 4, 33}});
}

TEST_CASE("a line with a real name in it is not printed") {
    auto reviewed = sound_case();
    reviewed.narrative["background"] = text("Nora chose to stay.");
    reviewed.narrative["overview"] = text("She chose to stay.");
    Identities key;
    key.people = {identity("Nora Finch")};
    base::Diagnostics out;
    check::check(reviewed, &key, out);
    REQUIRE(out.all().size() == 2);
    CHECK(out.all()[0].withhold_line);
    CHECK_FALSE(out.all()[1].withhold_line);
}

}  // namespace dhrdoc::check_test
