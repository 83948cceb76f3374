// Every text of a document is read: links, titles, alt texts, notes, tables, ids, front matter; and what is said of it.
#include "cases.h"

#include "base/date.h"
#include "base/diagnostic.h"
#include "markdown/parse.h"
#include "redact/searcher.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dhrdoc;
using namespace dhrdoc::redact;
using namespace dhrdoc::redact::test;

namespace {

struct Made {
    base::Sources sources;
    base::Diagnostics diagnostics;
    std::string tree;
    model::Document document;
    Report report;
    Trace trace;
    std::vector<ChangedText> changes;
};

void make(Made& made, std::string_view markdown, model::Policy const& policy, bool foreign = true) {
    auto const& source = made.sources.add("note.md", std::string(markdown));
    auto const text = std::make_shared<model::FilledText const>(model::FilledText::whole_file(source));
    auto document = markdown::parse(text, made.sources, markdown::Options{.foreign = foreign}, made.diagnostics);
    auto result = redact::redact(std::move(document), policy, made.sources, made.diagnostics, &made.trace);
    made.document = result.document.document();
    made.tree = model::to_string(made.document);
    made.report = std::move(result.report);
    made.changes = std::move(result.changes);
}

bool readable(std::string_view tree, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return tree.find(word) != std::string_view::npos; });
}

}  // namespace

TEST_CASE("names across markup, in links, titles, notes, code and alt texts") {
    Made made;
    make(made,
         "# The last day of Miriam\n\nMir*iam* **Hollo**way called.[^1] [she](https://example.org/~mholloway \"Miriam "
         "Holloway\") `Miriam`\n\n"
         "![Miriam at home](img/miriam.jpg)\n\n    Holloway in code\n\n- [ ] Ring Mim\n\n> Strickland\n\n[^1]: "
         "Interview with Callum.\n",
         policy_of('P'));
    INFO(made.tree);
    CHECK_FALSE(readable(made.tree, {"iriam", "olloway", "Mim", "Strickland", "Callum"}));
    CHECK(made.document.notes.size() == 1);
    CHECK(readable(made.tree, {"Beatrice called."}));
}

TEST_CASE("what was replaced is told by the number of its block, in bytes of the text as it was") {
    Made made;
    make(made,
         "# Nothing\n\n- one\n- *Mir*iam Holloway called, and Callum.\n\n[here](https://example.org/~mholloway)\n",
         policy_of('P'));
    // heading, list, item, paragraph, item, paragraph, paragraph
    REQUIRE(made.changes.size() == 1);
    CHECK(made.changes.front().block == 5);
    std::string told;
    for (auto const& one : made.changes.front().replaced)
        told += std::to_string(one.begin) + "-" + std::to_string(one.end) + " " + one.words + "; ";
    CHECK(told == "0-15 Beatrice; 28-34 Edwin; ");
}

TEST_CASE("a note reference inside a name stays") {
    Made made;
    make(made, "Miriam[^1] Holloway called.\n\n[^1]: Text.\n", policy_of('P'));
    REQUIRE(made.document.blocks.size() == 1);
    CHECK(made.document.blocks[0].text.insets.size() == 1);
    CHECK_FALSE(readable(made.tree, {"iriam", "olloway"}));
}

TEST_CASE("rows of a table are read in one go, and with what their columns are called") {
    Made made;
    make(made,
         "| First | Last | NHS |  |\n|---|---|---|---|\n| Frank | Day | 943 476 | 5918 |\n\n| Day | Month | Year "
         "|\n|---|---|---|\n| 1 | May | 2020 |\n\n"
         "| Collar number | Seen |\n|---|---|\n| 4123 | yes |\n\n| Event | Days to death |\n|---|---|\n| Call on 20 "
         "April 2020 | 11 |\n",
         policy_of('W'));
    INFO(made.tree);
    CHECK_FALSE(readable(made.tree, {"Frank", "4123", "20 April", "\"1\""}));
    CHECK(readable(made.tree, {"Oscar"}));
    CHECK(readable(made.tree, {"Collar number"}));
}

TEST_CASE("a name that cells part is taken out of these cells, and the others keep their words") {
    auto policy = policy_of('P');
    policy.manner = model::Manner::redact;
    struct Row {
        std::string_view cells;
        std::vector<bool> gone;
    };
    for (auto const& [cells, gone] :
         {Row{"Holloway | attended | early", {true, false, false}},
          Row{"Miriam | Holloway | daughter", {true, true, false}}, Row{"Holloway | x | n", {true, false, false}},
          Row{"Hollo | way | yes", {true, true, false}}, Row{"the | Hollo | way", {false, true, true}},
          Row{"H | olloway | no", {true, true, false}}}) {
        Made made;
        make(made, "| A | B | C |\n|---|---|---|\n| " + std::string(cells) + " |\n", policy);
        CAPTURE(cells, made.tree);
        auto const& row = made.document.blocks.at(0).children.at(1);
        for (std::size_t i = 0; i < gone.size(); ++i) {
            auto const& now = row.children.at(i).children.at(0).text.text;
            CHECK(gone[i] == (cells.find(now) == std::string_view::npos));
        }
    }
}

TEST_CASE("ids made from headings follow their redacted words, and so do the links to them") {
    Made made;
    make(made, "# Miriam Holloway\n\nSee [](#miriam-holloway).\n\n# Callum\n", policy_of('P'), false);
    INFO(made.tree);
    CHECK_FALSE(readable(made.tree, {"miriam", "holloway", "callum"}));
    REQUIRE(made.document.blocks.size() == 3);
    CHECK(made.document.blocks[0].id == "beatrice");
    REQUIRE(made.document.blocks[1].text.links.size() == 1);
    CHECK(made.document.blocks[1].text.links[0].target == "#beatrice");
}

TEST_CASE("front matter is read as well") {
    Made made;
    make(made, "---\ntitle: Review into the death of Miriam\nheader: 9 November 2018\n---\n\nText.\n", policy_of('P'),
         false);
    CHECK(made.document.meta.at("title").text == "Review into the death of Beatrice");
    CHECK(made.document.meta.at("header").text == "November 2018");
}

TEST_CASE("the addresses of a letter are public") {
    Made made;
    make(made,
         "::: letterhead\nPublic Unit, 3 Fry Street, London SW1P 4DF, 020 7946 0018\n:::\n\nHe moved to 3 Fry Street, "
         "SW1P 4DG.\n",
         policy_of('P'), false);
    INFO(made.tree);
    CHECK(readable(made.tree, {"3 Fry Street, London SW1P 4DF, 020 7946 0018"}));
    CHECK(readable(made.tree, {"He moved to [address], [postcode]."}));
}

TEST_CASE("a family of several, none of whom the report is about") {
    auto policy = policy_of('N');
    auto key = *policy.identities;
    key.people.erase(key.people.begin(), key.people.begin() + 2);
    policy.identities = std::make_shared<model::Identities>(key);
    auto const three = redacted("The Garrowbys' house stood empty; the Garrowbys moved.", *compile(policy));
    CHECK(three.text == "The family's house stood empty; the family moved.");
    CHECK(three.questions == std::vector<std::string>{"name.bearer: The Garrowbys'", "name.bearer: the Garrowbys"});
    key.people.erase(key.people.begin());
    policy.identities = std::make_shared<model::Identities>(key);
    auto const two = redacted("The Garrowbys' house stood empty; Mr and Mrs Garrowby moved.", *compile(policy));
    CHECK(two.text ==
          "Ottilie's brother and Ottilie's other brother's family's house stood empty; Ottilie's brother and "
          "Ottilie's other brother moved.");
    CHECK(two.questions.empty());
}

TEST_CASE("manner redact: marks of one width, titles stay") {
    auto policy = policy_of('P');
    policy.manner = model::Manner::redact;
    auto const withheld = compile(policy);
    CHECK(redacted("Mrs Holloway’s house", *withheld).text == "Mrs [REDACTED NR]’s house");
    CHECK(redacted("Callum Peter Strickland and Mim died on 9 November 2018.", *withheld).text ==
          "[REDACTED NR] and [REDACTED NR] died [REDACTED DT].");
    CHECK(redacted("Ring 07700 900321 in Redbourne.", *withheld).text == "Ring [REDACTED ID] in [REDACTED PL].");
    CHECK(redacted("Ask Mill Lane Surgery of Operation Teasel.", *withheld).text ==
          "Ask [REDACTED AG] of [REDACTED TM].");
}

TEST_CASE("working: nothing is replaced, and still the type comes from here") {
    auto policy = policy_of('P');
    policy.profile = model::Profile::working;
    auto const answer = redacted("Miriam Holloway died on 9 November 2018.", *compile(policy));
    CHECK(answer.text == "Miriam Holloway died on 9 November 2018.");
    CHECK(answer.questions.empty());
}

TEST_CASE("a question says where and why, and never what") {
    Made made;
    make(made, "Joy was expressed.\n", policy_of('W'));
    REQUIRE(made.diagnostics.all().size() == 1);
    auto const& found = made.diagnostics.all().front();
    CHECK(found.code == "redact.open-question");
    CHECK(found.message == "a name of the key, or only a word? (name.word)");
    CHECK(found.blocking);
    CHECK(found.withhold_line);
    CHECK(found.range.begin == base::Place{1, 1, 1});
    CHECK(found.range.end == base::Place{1, 1, 4});
    REQUIRE(made.report.questions.size() == 1);
    CHECK(found.hint == "answer hide or keep in decisions.toml: what = \"name.word\", where = \"" +
                            made.report.questions[0].where + "\"");
}

TEST_CASE("days are reckoned over the whole document, from what is published") {
    Made made;
    make(made,
         "Beatrice rang on 29 October 2018.\n\n| Date | Event |\n|---|---|\n| 4 June 2018 | A referral. |\n| November "
         "2018 "
         "| Five days before the murder he came back. |\n\nNobody knew.\n\nHe was seen **ten days** later.\n\nShe was "
         "killed the next day, at Miriam's house.\n",
         policy_of('P'));
    INFO(made.tree);
    // In November 2018 and five days before a death in it: 6 to 30 November. Ten days from 29 October, and one more: a
    // chain of three sentences, which is broken by "Nobody knew".
    REQUIRE(made.report.questions.size() == 1);
    CHECK(made.report.questions[0].what == "inference.calendar");
    CHECK(made.report.questions[0].asked == "25 days are left for a withheld date (death)");
    CHECK(made.report.questions[0].range.begin == base::Place{1, 6, 3});
    REQUIRE(made.report.days_left.size() == 2);
    CHECK(made.report.days_left[0].id == "death");
    CHECK(made.report.days_left[0].days == 25);
    CHECK(made.report.days_left[1].id == "birth");
    CHECK_FALSE(made.report.days_left[1].days.has_value());
}

TEST_CASE("a chain of sentences is told as one question, with the places of all of them") {
    Made made;
    auto const text =
        "On 1 November 2018 Miriam left.\n\nTwo days later he called Miriam.\n\nShe was killed four days later.\n";
    make(made, text, policy_of('P'));
    REQUIRE(made.diagnostics.all().size() == 1);
    CHECK(made.diagnostics.all()[0].message ==
          "1 day is left for a withheld date (death), with what note.md:1 and note.md:3 says (inference.calendar)");
    CHECK(made.diagnostics.all()[0].range.begin == base::Place{1, 5, 1});
    CHECK(made.report.days_left.at(0).days == 1);

    auto policy = policy_of('P');
    auto decisions = std::make_shared<model::Decisions>();
    decisions->entries.push_back(
        {{}, made.report.questions[0].what, made.report.questions[0].where, model::DecisionChoice::keep, {}, {}});
    policy.decisions = decisions;
    Made kept;
    make(kept, std::string("Something else.\n\n") + text + "\nAnd more.\n", policy);
    CHECK(kept.report.questions.empty());
    CHECK(kept.report.days_left.at(0).days == 1);

    decisions->entries[0].choice = model::DecisionChoice::hide;
    Made hidden;
    make(hidden, text, policy);
    CHECK(hidden.report.questions.empty());
    CHECK(hidden.document.blocks.at(2).text.text == "[withheld].");
    CHECK(hidden.report.days_left.at(0).days == 30);
}

TEST_CASE("what is reckoned does not depend on the day itself") {
    for (auto const* day : {"2018-11-01", "2018-11-09", "2018-11-30"}) {
        auto policy = policy_of('P');
        auto key = *policy.identities;
        key.dates[0].day.date = *base::parse_iso_date(day);
        policy.identities = std::make_shared<model::Identities>(key);
        Made made;
        make(made, "She died in early November.\n\nBeatrice was seen on a Monday in the week before her death.\n",
             policy);
        REQUIRE(made.report.questions.size() == 1);
        CHECK(made.report.questions[0].asked == "10 days are left for a withheld date (death)");
    }
}

TEST_CASE("a name that nobody listed is asked for once, with its count") {
    Made made;
    make(made, "Mrs Dunwoody called.\n\nMrs Dunwoody wrote. Then Dunwoody said so.\n", policy_of('P'));
    REQUIRE(made.diagnostics.all().size() == 1);
    CHECK(made.diagnostics.all()[0].message == "a name that the key does not list (name.unlisted, 3 times)");
}

TEST_CASE("decisions answer questions, and survive edits elsewhere") {
    auto policy = policy_of('W');
    auto const question = redacted("Joy was expressed by all.", *compile(policy)).report.questions.at(0);
    auto decisions = std::make_shared<model::Decisions>();
    model::Decision decision;
    decision.what = question.what;
    decision.where = question.where;
    decision.choice = model::DecisionChoice::keep;
    decisions->entries.push_back(decision);
    policy.decisions = decisions;
    auto const kept = redacted("An earlier sentence. Joy was expressed by all. A later one.", *compile(policy));
    CHECK(kept.questions.empty());
    CHECK(kept.text == "An earlier sentence. Joy was expressed by all. A later one.");
    decisions->entries[0].choice = model::DecisionChoice::hide;
    CHECK(redacted("Joy was expressed by all.", *compile(policy)).text == "Nadia was expressed by all.");
    CHECK(redacted("Joy was lost by all.", *compile(policy)).questions.size() +
              (redacted("Joy was lost by all.", *compile(policy)).text == "Nadia was lost by all." ? 1U : 0U) ==
          1);
}

TEST_CASE("a pseudonym that gives a name away is an error") {
    for (auto const* bad : {"Mim", "Holloway", "MH", "Callum B"}) {
        auto policy = policy_of('P');
        auto key = *policy.identities;
        key.people[0].pseudonym.value = bad;
        policy.identities = std::make_shared<model::Identities>(key);
        INFO(bad);
        auto const withheld = compile(policy);
        REQUIRE(withheld->findings().error_count() == 1);
        CHECK(withheld->findings().all()[0].code == "redact.pseudonym");
        CHECK(withheld->findings().all()[0].message.find(bad) == std::string::npos);
    }
    CHECK(compile(policy_of('P'))->findings().error_count() == 0);
}

TEST_CASE("a paper's own reference stays in ours, a case number goes") {
    auto policy = policy_of('P');
    auto const text = "Reference: QA/2024/031\n\nThe tenancy reference was 00045678.\n";
    Made foreign;
    make(foreign, text, policy);
    CHECK_FALSE(readable(foreign.tree, {"QA/2024/031", "00045678"}));
    policy.foreign_text = false;
    Made ours;
    make(ours, text, policy);
    CHECK(readable(ours.tree, {"QA/2024/031"}));
    CHECK_FALSE(readable(ours.tree, {"00045678"}));
}

TEST_CASE("the search that xray is lent finds what is left") {
    auto const search = make_search(policy_of('P'));
    auto const prose = search->find("x Miriam Holloway y 9 November 2018 z", model::Reading::prose);
    REQUIRE(prose.size() == 2);
    CHECK(prose[0].rule == "name.full");
    CHECK(prose[0].subject == "victim");
    CHECK(prose[0].begin == 2);
    CHECK(prose[0].end == 17);
    CHECK(prose[1].rule == "date.day-month");
    CHECK(prose[1].subject == "death");
    auto const squeezed = search->find("M i r i a m / H o l l o w a y", model::Reading::squeezed);
    CHECK(squeezed.size() >= 2);
    auto const term = search->find("see KB/552071/18.", model::Reading::prose);
    REQUIRE(term.size() == 1);
    CHECK(term[0].rule == "term.listed");
    CHECK(term[0].begin == 4);
    CHECK(term[0].end == 16);
    CHECK(search->find("K B / 5 5 2 0 7 1 / 1 8", model::Reading::squeezed).size() == 1);
    CHECK(search->words() == std::vector<std::string>{"Miriam Jane Holloway", "Holloway", "Callum Peter Strickland",
                                                      "Strickland", "Poppy Strickland", "Anil Kapadia", "Kapadia"});
    CHECK(search->find("Beatrice was 32.", model::Reading::prose).empty());
    CHECK(search->find("Beatrice was 32.", model::Reading::squeezed).empty());
}

TEST_CASE("the trace says who and where, the report only how often") {
    Made made;
    make(made, "Miriam met Callum. Miriam left.\n", policy_of('P'));
    REQUIRE(made.trace.size() == 3);
    CHECK(made.trace[0].subject == "victim");
    CHECK(made.trace[0].rule == "name.forename");
    CHECK(made.trace[0].action == "replaced");
    CHECK(made.trace[1].range.begin == base::Place{1, 1, 12});
    CHECK(made.report.replaced == std::map<std::string, std::size_t>{{"name.forename", 3}});
}

TEST_CASE("a small word before a surname is no part of a user name that it would make with it") {
    // Barty's and Yolanda's initials make "by" of a user name: byolverton.
    model::Policy policy;
    model::Identities key;
    model::PersonIdentity person;
    person.id = "perpetrator";
    person.name.value = "Yolanda Olverton";
    person.pseudonym.value = "Neil";
    person.also.push_back({});
    person.also.back().value = "Barty";
    key.people.push_back(person);
    policy.identities = std::make_shared<model::Identities const>(key);
    Made made;
    make(made, "He was seen by OLVERTON, Yolanda.\n\nSeen by Olverton.\n\nThe account byolverton was his.\n", policy);
    INFO(made.tree);
    CHECK(readable(made.tree, {"He was seen by Neil."}));
    CHECK(readable(made.tree, {"Seen by Neil."}));
    CHECK_FALSE(readable(made.tree, {"olverton"}));
}

TEST_CASE("the number of a list's item and its first words are read as the day that they make") {
    for (std::string_view const written :
         {"9. November 2018 she was found.", "9) Nov 2018 she was found.", "9. 11. 2018 she was found.",
          "8. A call.\n9. November 2018 she was found.", "> 9. November 2018 **she** was found."}) {
        Made made;
        make(made, written, policy_of('P'));
        INFO(written << "\n" << made.tree);
        CHECK(readable(made.tree, {"November 2018 she was", "November 2018 **she** was"}));
        CHECK_FALSE(readable(made.tree, {"from 9", "from 8", "ordered"}));
    }
    for (std::string_view const written :
         {"9. Novembers are wet.", "10. November 2018 was wet.", "9. November 2017 was wet.", "9. May 2018"}) {
        Made made, alone;
        make(made, written, policy_of('P'));
        INFO(written);
        REQUIRE(made.document.blocks.size() == 1);
        CHECK(made.document.blocks[0].ordered);
        CHECK(made.report.replaced.empty());
    }
}

TEST_CASE("a list and a column in which people of the key stand name people in their other lines") {
    for (std::string_view const written : {"- Femi Osho\n- Miriam Holloway\n- Adeyemi, Bola\n",
                                           "| Name | Office |\n|---|---|\n| Femi Osho | chair |\n| Callum Strickland | "
                                           "clerk |\n| Adeyemi, Bola | - |\n"}) {
        Made made;
        make(made, written, policy_of('P'));
        INFO(made.tree);
        CHECK(made.report.questions.size() == 3);
        for (auto const& question : made.report.questions) CHECK(question.what == "name.unlisted");
    }
    Made made;
    make(made,
         "- Miriam Holloway\n- Femi\n- A text by itself that is far too long to be a name in a list of people, whoever "
         "is in it.\n",
         policy_of('P'));
    CHECK(made.report.questions.empty());
}
