// Takes nothing; makes small made-up cases, one for each way that the words of a report can go.
#include "made_up.h"

namespace dhrdoc::fill_test {

namespace {

model::Text text(std::string value) { return {std::move(value), {}, {}}; }
model::Truth truth(bool value) { return {value, {}}; }
model::Day day(int year, unsigned month, unsigned date) {
    return {base::Date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(date)}, {}};
}

model::Person person(std::string id, model::Role role, std::string pseudonym, std::string relationship, std::string sex,
                     std::string age, std::string ethnicity) {
    model::Person made;
    made.id = std::move(id);
    made.role = role;
    made.pseudonym = text(std::move(pseudonym));
    made.relationship = text(std::move(relationship));
    made.sex = text(std::move(sex));
    made.age = text(std::move(age));
    made.ethnicity = text(std::move(ethnicity));
    return made;
}

model::Agency agency(std::string id, std::string name, std::string mask, model::Contribution contribution) {
    model::Agency made;
    made.id = std::move(id);
    made.name = text(std::move(name));
    made.mask = text(std::move(mask));
    made.contact = truth(true);
    made.contribution = contribution;
    made.author_independent = truth(true);
    return made;
}

void add_sections(model::Case& made, std::vector<std::string> const& names) {
    for (auto const& name : names) made.narrative[name] = text("Prose of " + name + ".");
}

void add_people_of_homicide(model::Case& made) {
    made.people = {
        person("victim", model::Role::victim, "Marian", "", "female", "43", "White British"),
        person("perpetrator", model::Role::perpetrator, "Carl", "her former husband", "male", "45", "White British"),
        person("sister", model::Role::relative, "Ellen", "Marian's sister", "female", "", "")};
    made.people[0].chosen_by = text("her sister");
    made.places = {{{}, "town", text("Town H")}};
}

void add_agencies_of_homicide(model::Case& made) {
    made.agencies = {agency("police", "Northmoor Police", "", model::Contribution::imr),
                     agency("gp", "Oakfield Surgery", "the GP practice", model::Contribution::chronology),
                     agency("probation", "Probation Service", "", model::Contribution::none),
                     agency("refuge", "Harbour Refuge", "", model::Contribution::none)};
    made.agencies[2].excluded_reason = text("its records were destroyed in 2012.");
    made.agencies[3].contact = truth(false);
}

void add_family_of_homicide(model::Case& made) {
    made.family.approached = truth(true);
    made.family.how = text("By a letter that the family liaison officer took to {{people.sister}}.");
    made.family.response = text("{{people.sister.They}} met the chair twice.");
    made.family.advocate_offered = truth(true);
    made.family.saw_terms_of_reference = truth(false);
    made.family.saw_draft = truth(true);
    made.family.condolence = text("The panel offers its sympathy to all who loved {{people.victim}}.");
    made.family.tribute = text("She sang in a choir.\n\nShe laughed at her own jokes.");
}

void add_learning_of_homicide(model::Case& made) {
    made.lessons = {{{}, "l1", text("Economic abuse was not recognised."), text("[](#analysis)")},
                    {{}, "l2", text("Reports were closed one by one."), {}}};
    model::Recommendation first;
    first.id = "r1";
    first.text = text("{{agencies.police}} should train its call handlers.");
    first.lesson = text("l1");
    first.scope = text("local");
    first.agency = text("police");
    first.action = text("Train all call handlers.");
    first.measure = text("Audit of 50 calls each quarter.");
    first.milestones = {text("Course written"), text("First staff trained")};
    first.target = day(2022, 3, 31);
    first.completed = day(2022, 3, 1);
    first.outcome = text("Nine in ten calls were flagged.");
    first.updates = {{day(2022, 2, 1), text("Training began.")}};
    model::Recommendation second;
    second.id = "r2";
    second.text = text("The Department should publish a standard.");
    second.lesson = text("l1");
    second.scope = text("national");
    second.agency = text("Department of Health and Social Care");
    second.action = text("Write to the Department.");
    second.target = day(2022, 6, 30);
    second.status = text("open");
    made.recommendations = {first, second};
}

void add_chronology_of_homicide(model::Case& made) {
    made.chronology = {
        {{},
         day(2019, 5, 14),
         model::Precision::day,
         text("gp"),
         text("{{people.victim}} attends with a bruise."),
         text("No question was asked."),
         {}},
        {{}, day(2020, 1, 1), model::Precision::season, text("police"), text("A neighbour rings."), {}, {}},
        {{}, day(2020, 11, 8), model::Precision::day, {}, text("{{people.victim}} dies."), {}, {}}};
}

}  // namespace

model::Case homicide() {
    model::Case made;
    made.review.reference = text("NCSP/07");
    made.review.csp = text("Northmoor Community Safety Partnership");
    made.review.guidance = text("2016");
    made.review.verdict = text("murder");
    made.review.commissioned = day(2021, 1, 18);
    made.review.began = day(2021, 2, 22);
    made.review.concluded = day(2021, 10, 1);
    made.review.delay_reason = text("The review waited for the trial.");
    made.review.scope_from = day(2015, 1, 1);
    made.review.scope_to = day(2020, 11, 8);
    made.chair = {{},
                  text("Ruth Calloway"),
                  text("Ruth Calloway has chaired reviews since 2014."),
                  text("She has never worked for an agency in the area."),
                  {}};
    made.panel = {{{}, text("Ann Bell"), text("Head of Safeguarding"), text("police"), {}},
                  {{}, text("Raj Pole"), text("Manager"), text("Harbour Women's Aid"), text("domestic abuse")}};
    made.panel_meetings = {day(2021, 2, 22), day(2021, 5, 14), day(2021, 9, 3)};
    made.terms_of_reference = {text("What did agencies know of {{people.victim}}?"), text("How was risk assessed?")};
    add_people_of_homicide(made);
    add_agencies_of_homicide(made);
    add_family_of_homicide(made);
    for (auto const* key : {"age", "disability", "gender_reassignment", "marriage_and_civil_partnership",
                            "pregnancy_and_maternity", "race", "religion_or_belief", "sex", "sexual_orientation"}) {
        made.equality[key] = text(std::string("Considered under ") + key + ".");
    }
    made.parallel_reviews = {{{}, text("inquest"), text("Concluded: unlawful killing."), day(2021, 6, 4)},
                             {{}, text("criminal trial"), text("Guilty of murder."), {}}};
    add_chronology_of_homicide(made);
    add_learning_of_homicide(made);
    made.glossary = {{{}, text("MARAC"), text("Multi-agency risk assessment conference")},
                     {{}, text("DASH"), text("A checklist | of risk")}};
    made.bibliography = {text("Author: *Title*. 2019.")};
    model::FigureData figure;
    figure.id = "calls";
    figure.kind = text("bar");
    figure.caption = text("Calls about {{people.victim}}");
    figure.alt = text("Bars: calls rise from 3 to 11.");
    figure.labels = text("Year");
    figure.unit = text("calls");
    figure.data = {{{text("2019"), {}}, {text("3"), {}}}, {{text("2020 | *about*"), {}}, {text("fewer than 5"), {}}}};
    made.figures = {figure};
    add_sections(made, {"introduction", "methodology", "background", "overview", "analysis", "conclusions",
                        "summary-process", "summary-chronology", "summary-key-issues", "summary-conclusions"});
    made.narrative["analysis"] = text("## The police\n\nCalls rose.\n\n![](figure:calls)");
    return made;
}

model::Case suicide() {
    auto made = homicide();
    made.review.kind = model::ReviewKind::dardr;
    made.review.outcome = model::Outcome::suicide;
    made.review.verdict = {};
    made.review.concluded = day(2021, 8, 20);
    made.people = {person("victim", model::Role::victim, "Jamie", "", "male", "31", "Black British"),
                   person("partner", model::Role::perpetrator, "Alex", "his partner", "", "29", "Asian British")};
    made.panel.resize(1);
    made.panel_meetings.resize(1);
    made.agencies.resize(1);
    made.terms_of_reference.resize(1);
    made.lessons.resize(1);
    made.lessons[0].analysis = {};
    made.recommendations.resize(1);
    made.chronology.resize(1);
    made.chronology[0].agency = text("police");
    made.parallel_reviews.clear();
    made.bibliography.clear();
    made.figures.clear();
    made.family.tribute = {};
    made.family.how = text("By letter.");
    made.family.response = text("His mother wrote.");
    made.narrative["analysis"] = text("Prose of analysis.");
    made.narrative.erase("methodology");
    return made;
}

model::Case two_victims() {
    auto made = homicide();
    made.review.verdict = {};
    made.review.guidance = text("2013");
    made.people = {
        person("mother", model::Role::victim, "Eira", "", "female", "61", "White Welsh"),
        person("son", model::Role::victim, "Huw", "", "male", "30", "White Welsh"),
        person("perpetrator", model::Role::perpetrator, "Neville", "Eira's husband", "male", "64", "White British"),
        person("sister", model::Role::relative, "Ellen", "Eira's sister", "female", "", "")};
    made.people[2].deceased = truth(true);
    made.narrative["analysis"] = text("Prose of analysis.");
    made.chronology.clear();
    made.narrative["chronology"] = text("Prose of chronology.");
    made.terms_of_reference = {text("What did agencies know?")};
    made.family.condolence = text("The panel offers its sympathy.");
    made.figures.clear();
    return made;
}

model::Case unknown_perpetrator() {
    model::Case made;
    made.review.csp = text("Northmoor Community Safety Partnership");
    made.review.guidance = text("2011");
    made.people = {person("victim", model::Role::victim, "Marian", "", "female", "", ""),
                   person("perpetrator", model::Role::perpetrator, "", "", "", "", "")};
    made.people[1].unknown = truth(true);
    return made;
}

model::Identities key(std::string const& name, unsigned day_of_death) {
    model::Identities made;
    model::PersonIdentity victim;
    victim.id = "victim";
    victim.name = text(name + " Whitcombe");
    victim.also = {text(name + "kins")};
    victim.address = text("14 " + name + " Row");
    victim.identifiers = {text("07700 " + name)};
    victim.died = day(2020, 11, day_of_death);
    made.people = {victim};
    made.places = {{{}, "town", text(name + "ford"), {}, text("Town H")}};
    made.agencies = {{{}, "gp", text(name + " Surgery"), {}, text("the GP practice")}};
    made.dates = {{{}, day(2020, 11, day_of_death), model::Why::death, model::Publish::month, "death"}};
    return made;
}

model::Feedback feedback(model::PanelOutcome outcome, std::shared_ptr<model::Case const> reviewed) {
    model::Feedback made;
    made.reviewed = std::move(reviewed);
    made.letter.date = day(2021, 11, 22);
    made.letter.unit = text("Interpersonal Abuse Unit");
    made.letter.address = {text("2 Marsham Street"), text("London"), text("SW1P 4DF")};
    made.letter.telephone = text("020 7035 4848");
    made.letter.website = text("www.gov.uk/homeoffice");
    made.addressee.name = text("Shan Iqbal");
    made.addressee.title = text("Head of Community Safety");
    made.addressee.organisation = text("Northmoor Council");
    made.addressee.address = {text("1 Market Place"), text("Northmoor")};
    made.addressee.salutation = text("Ms Iqbal");
    made.panel.met = day(2021, 10, 20);
    made.panel.outcome = outcome;
    made.praise = {text("The QA Panel noted that {{people.victim}} is seen in every chapter.")};
    model::Development point;
    point.text = text("It would be helpful to clarify the role of the IOPC.");
    point.paragraph = text("8.1");
    point.response = text("Accepted.");
    point.changed = text("Paragraph 8.1");
    model::Development other;
    other.text = text("Please remove the date of death.");
    made.developments = {point, other};
    made.signatory.name = text("Hope Marsh");
    made.signatory.title = text("Chair of the Quality Assurance Panel");
    made.copies = {text("Police and Crime Commissioner for Northmoor")};
    made.enclosures = {text("Guide to publishing"), text("List of contacts")};
    return made;
}

model::Progress progress() {
    model::Progress made;
    made.report.title = text("Review of what was done");
    made.report.subtitle = text("First update");
    made.report.organisation = text("Northmoor Oversight Group");
    made.report.date = day(2022, 3, 31);
    made.foreword.title = text("Foreword by the chair");
    made.foreword.text = text("First paragraph.\n\nSecond paragraph.");
    made.signatory.name = text("Helen Marsh");
    made.signatory.title = text("Chair");
    made.signatory.signature = text("signature.png");
    model::ProgressPoint group;
    group.numbers = {text("1")};
    group.text = text("A **group** should be set up.");
    group.agency = text("Northmoor Council");
    group.target = day(2021, 12, 31);
    group.completed = day(2021, 11, 1);
    group.updates = {text("It was set up. Its members are:\n\n- Ann Bell\n- Raj Pole"), text("It met twice.")};
    model::ProgressPoint two;
    two.numbers = {text("2"), text("3")};
    two.text = text("Plans should be written and published.");
    two.target = day(2022, 1, 31);
    two.status = text("in progress");
    two.updates = {text("Plans were written.")};
    model::ProgressPoint several;
    several.numbers = {text("4"), text("5"), text("6"), text("8")};
    several.text = text("Staff should be trained.");
    model::ProgressPoint part;
    part.numbers = {text("9.1")};
    part.text = text("This should end.");
    part.status = text("closed");
    part.updates = {text("It has ended.")};
    made.recommendations = {group, two, several, part};
    made.glossary = {{{}, text("IMG"), text("Inter-ministerial group")}};
    return made;
}

}  // namespace dhrdoc::fill_test
