// Takes good files, and files with many mistakes; asserts what is read of them.
#include "helpers.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace dhrdoc::casefile_test {

namespace {

std::string const good_case = R"(format = "case/1"
identities = "identities.toml"
panel_meetings = [2021-05-14, 2021-07-09]
terms_of_reference = ["What was known?", """
What was
done?"""]

[review]
reference = 7
kind = "dardr"
csp = "Northmoor"
outcome = "suicide"
began = 2021-04-16

[[agencies]]
id = "gp"
name = "Northmoor Surgery"
contact = true
contribution = "imr"

[[people]]
id = "victim"
role = "victim"
age = 43

[[people]]
id = "sister"
role = "relative"
pseudonym = "Ada"
unknown = false

[[chronology]]
date = 2019-05-01
precision = "month"
agency = "gp"
event = "She saw her doctor."
tags = ["separation"]

[[lessons]]
id = "l1"
text = "One."

[[recommendations]]
id = "r1"
text = "Do it."
lesson = "l1"
updates = [{ date = 2022-01-01, text = "Begun." }]

[[figures]]
id = "calls"
kind = "grouped"
caption = "Calls"
alt = "Bars"
series = ["Calls", "Arrests"]
data = [["2019", 3, 1.5], ["2020", 11, 2]]

[narrative]
analysis = "narrative/analysis.md"
conclusions = "Short."
appendix-letter = "The letter."

[library]
title = "T"
[library.incident]
stalking = true
separation = "not known"
[library.victim]
mental_health = ["anxiety", "depression"]
)";

std::string const good_key = R"(format = "identities/1"
[people.victim]
name = "Nora Finch"
also = ["Norrie"]
born = 1977-08-30
died = 2020-11-17
pseudonym = "Marian"
[people.sister]
name = "Adela Finch"
born = 1979-01-02
[agencies.gp]
name = "Mill Lane Surgery"
pseudonym = "the GP practice"
[[dates]]
date = 2020-11-17
why = "offence"
publish = "season"
[[dates]]
date = 2021-03-01
why = "court"
[[dates]]
date = 2021-03-04
why = "court"
[[terms]]
text = "the blue van"
becomes = "a vehicle"
[[keep]]
text = "Finch Road"
)";

std::map<std::string, std::string> good_files() {
    return {{"in/case.toml", good_case},
            {"in/identities.toml", good_key},
            {"in/narrative/analysis.md", "# Analysis\n\nWords.\n"}};
}

std::string with_crlf(std::string const& text) {
    std::string out;
    for (auto const c : text) out += c == '\n' ? "\r\n" : std::string(1, c);
    return out;
}

}  // namespace

TEST_CASE("a good case is read without a word") {
    Run run(good_files());
    casefile::Reader reader(run.sources, run.files);
    auto const read = reader.read_case("in/case.toml", run.diagnostics);
    CHECK(run.messages().empty());
    REQUIRE(read != nullptr);
    CHECK(read->folder == "in");
    CHECK(read->stem == "case");
    CHECK(read->review.reference.value == "7");
    CHECK(read->review.kind == model::ReviewKind::dardr);
    CHECK(read->review.outcome == model::Outcome::suicide);
    CHECK(base::iso_date(read->review.began->date) == "2021-04-16");
    CHECK(read->panel_meetings.size() == 2);
    CHECK(read->terms_of_reference[1].value == "What was\ndone?");
    CHECK(read->terms_of_reference[1].start == base::Place{read->file, 5, 1});
    CHECK(read->agency("gp")->contribution == model::Contribution::imr);
    CHECK(read->agency("gp")->mask.value == "the GP practice");
    CHECK(read->person("victim")->age.value == "43");
    CHECK(read->person("victim")->pseudonym.value == "Marian");
    CHECK(read->person("sister")->unknown.value == false);
    CHECK_FALSE(read->person("sister")->deceased.value.has_value());
    CHECK(read->chronology[0].precision == model::Precision::month);
    CHECK(read->chronology[0].tags[0].value == "separation");
    CHECK(read->recommendations[0].updates[0].text.value == "Begun.");
    REQUIRE(read->figures[0].data[0].size() == 3);
    CHECK(read->figures[0].data[0][0].text.value == "2019");
    CHECK(read->figures[0].data[0][1].text.value == "3");
    CHECK(read->figures[0].data[0][2].text.value == "1.5");
    CHECK(read->narrative.at("analysis").value == "# Analysis\n\nWords.\n");
    CHECK(read->narrative.at("conclusions").value == "Short.");
    CHECK(read->narrative.count("appendix-letter") == 1);
    CHECK(read->library.at("incident.stalking").value == "yes");
    CHECK(read->library.at("incident.separation").value == "not known");
    CHECK(read->library.at("victim.mental_health").value == "anxiety; depression");
    CHECK(read->library.at("title").value == "T");
}

TEST_CASE("what the case learns from the key has its place in the case") {
    Run run(good_files());
    casefile::Reader reader(run.sources, run.files);
    auto const read = reader.read_case("in/case.toml", run.diagnostics);
    REQUIRE(read != nullptr);
    CHECK(read->person("victim")->pseudonym.range.begin.file == read->file);
    CHECK(read->agency("gp")->mask.range.begin.file == read->file);
}

TEST_CASE("the key of a case has the cover names of the case, and every date once") {
    Run run(good_files());
    casefile::Reader reader(run.sources, run.files);
    auto const read = reader.read_case("in/case.toml", run.diagnostics);
    REQUIRE(read != nullptr);
    auto const key = reader.identities_of(*read);
    REQUIRE(key != nullptr);
    CHECK(key->person("sister")->pseudonym.value == "Ada");
    std::vector<std::string> dates;
    for (auto const& date : key->dates)
        dates.push_back(date.id + " " + base::iso_date(date.day.date) + " " +
                        std::to_string(static_cast<int>(date.publish)));
    // publish: none 0, year 1, season 2, month 3, day 4. The death is the offence's day, which is listed already.
    CHECK(dates == std::vector<std::string>{"offence 2020-11-17 2", "court 2021-03-01 0", "court-2 2021-03-04 0",
                                            "birth 1977-08-30 0", "birth-2 1979-01-02 0"});
    CHECK(key->terms[0].becomes.value == "a vehicle");
    CHECK(key->keep[0].value == "Finch Road");
    CHECK(reader.read_identities("in/identities.toml", run.diagnostics) != nullptr);
    CHECK(run.messages().empty());
}

TEST_CASE("a death of its own is published to the month") {
    Run run(Texts{{"i.toml",
                   "format = \"identities/1\"\n[people.a]\nname = \"A\"\ndied = 2020-11-17\n"
                   "[people.b]\nname = \"B\"\ndied = 2020-11-18\n"}});
    casefile::Reader reader(run.sources, run.files);
    auto const key = reader.read_identities("i.toml", run.diagnostics);
    REQUIRE(key != nullptr);
    REQUIRE(key->dates.size() == 2);
    CHECK(key->dates[0].id == "death");
    CHECK(key->dates[1].id == "death-2");
    CHECK(key->dates[1].publish == model::Publish::month);
}

TEST_CASE("line ends of Windows and a byte order mark change nothing") {
    auto files = good_files();
    for (auto& [path, text] : files) text = "\xEF\xBB\xBF" + with_crlf(text);
    Run run(files);
    casefile::Reader reader(run.sources, run.files);
    auto const read = reader.read_case("in/case.toml", run.diagnostics);
    CHECK(run.messages().empty());
    REQUIRE(read != nullptr);
    CHECK(read->narrative.at("analysis").value == "# Analysis\n\nWords.\n");
    CHECK(read->terms_of_reference[1].value == "What was\ndone?");
    CHECK(read->terms_of_reference[1].start == base::Place{read->file, 5, 1});
}

TEST_CASE("mistakes are said once, however often a file is asked for") {
    Run run(
        Texts{{"case.toml", "format = \"case/1\"\n[review]\ncsp = \"N\"\noutcome = \"homicide\"\ntitel = \"x\"\n"}});
    casefile::Reader reader(run.sources, run.files);
    auto const first = reader.read_case("case.toml", run.diagnostics);
    auto const second = reader.read_case("./case.toml", run.diagnostics);
    CHECK(first == second);
    CHECK(run.diagnostics.all().size() == 1);
}

TEST_CASE("a folder can be allowed") {
    std::map<std::string, std::string> const files = {
        {"in/case.toml",
         "format = \"case/1\"\n[review]\ncsp = \"N\"\noutcome = \"homicide\"\n"
         "[narrative]\nanalysis = \"../shared/a.md\"\n"},
        {"shared/a.md", "Words.\n"}};
    Run refused(files);
    auto const without =
        casefile::Reader(refused.sources, refused.files).read_case("in/case.toml", refused.diagnostics);
    CHECK(refused.diagnostics.error_count() == 1);
    Run allowed(files);
    casefile::Reader reader(allowed.sources, allowed.files, {"shared"});
    auto const with = reader.read_case("in/case.toml", allowed.diagnostics);
    CHECK(allowed.messages().empty());
    REQUIRE(with != nullptr);
    CHECK(with->narrative.at("analysis").value == "Words.\n");
}

TEST_CASE("a file that is not there has no place") {
    Run run(Texts{});
    casefile::Reader reader(run.sources, run.files);
    CHECK(reader.read_case("none.toml", run.diagnostics) == nullptr);
    CHECK(run.messages() ==
          "error: there is no file \"none.toml\"\n"
          "      hint: look at the spelling of the name and at the folder you are in\n");
}

TEST_CASE("feedback is read with the case that it names") {
    auto files = good_files();
    files["in/feedback.toml"] = R"(format = "feedback/1"
case = "case.toml"
praise = ["Well written."]
copies = ["The commissioner"]
enclosures = ["Guidance"]
[letter]
date = 2022-01-21
address = ["One", "Two"]
[addressee]
name = "Ann Bell"
[panel]
met = 2021-11-24
outcome = "resubmit"
[[development]]
text = "It would help."
paragraph = 8
[signatory]
name = "Helen Marsh"
)";
    Run run(files);
    casefile::Reader reader(run.sources, run.files);
    auto const read = reader.read_feedback("in/feedback.toml", run.diagnostics);
    CHECK(run.messages().empty());
    REQUIRE(read != nullptr);
    REQUIRE(read->reviewed != nullptr);
    CHECK(read->panel.outcome == model::PanelOutcome::resubmit);
    CHECK(read->developments[0].paragraph.value == "8");
    CHECK(read->enclosures[0].value == "Guidance");
    CHECK(reader.identities_of(*read) == reader.identities_of(*read->reviewed));
    CHECK(reader.format_of("in/feedback.toml", run.diagnostics) == "feedback");
}

TEST_CASE("contradictions in feedback") {
    Run run(Texts{{"f.toml",
                   "format = \"feedback/1\"\n[letter]\ndate = 2021-11-01\n[addressee]\nname = \"A\"\n"
                   "[panel]\nmet = 2021-11-27\noutcome = \"publsh\"\n[signatory]\nname = \"B\"\n"
                   "signature = \"s.png\"\n"}});
    casefile::Reader reader(run.sources, run.files);
    auto const read = reader.read_feedback("f.toml", run.diagnostics);
    CHECK(read != nullptr);
    CHECK(run.messages() == R"(f.toml:1:1: error: nothing says which review this is about
    1 | format = "feedback/1"
      | ^^^^^^^^^^^^^^^^^^^^^
      hint: add case = "case.toml" at the beginning, or [review] with csp and pseudonym
f.toml:3:8: error: the letter (1 November 2021) is dated before the panel met (27 November 2021)
    3 | date = 2021-11-01
      |        ^^^^^^^^^^
      hint: one of the two is wrong; the meeting is on line 7
f.toml:7:7: warning: 27 November 2021 was a Saturday: did the panel meet then?
    7 | met = 2021-11-27
      |       ^^^^^^^^^^
      hint: check the day, the month and the year; if they are right, leave it as it is
f.toml:8:11: error: "outcome" cannot be "publsh"
    8 | outcome = "publsh"
      |           ^^^^^^^^
      hint: did you mean "publish"?
f.toml:11:13: error: there is no file "s.png"
   11 | signature = "s.png"
      |             ^^^^^^^
      hint: put a picture there, or correct the name; paths begin at the folder of this file
)");
}

TEST_CASE("decisions") {
    Run run(Texts{{"d.toml",
                   "format = \"decisions/1\"\n[[decisions]]\nwhat = \"name.word\"\nwhere = \"3f\"\nchoice = \"keep\"\n"
                   "decided_by = \"A. Bell\"\nwhy = \"The month.\"\n[[decisions]]\nwhat = \"name.word\"\n"
                   "where = \"4a\"\nchoice = \"\"\n"}});
    casefile::Reader reader(run.sources, run.files);
    auto const read = reader.read_decisions("d.toml", run.diagnostics);
    CHECK(run.messages().empty());
    REQUIRE(read->entries.size() == 2);
    CHECK(read->entries[0].choice == model::DecisionChoice::keep);
    CHECK(read->entries[1].choice == model::DecisionChoice::unanswered);
}

TEST_CASE("many mistakes in one file are all found in one run, each in its place") {
    // The line and column of each mistake, in the order of the file.
    std::string const text = R"(format = "case/1"
identities = "identites.toml"
panel_meetings = [2021-05-15, 2021-02-30, "12/03/2021"]
terms_of_reference = [
  "one"
  "two",
]
[review]
kind = "dhrr"
csp = Northmoor
began = 12/04/2021
concluded = 2021-02-12
scope_from = 2020-13-01
outcome = "suicid"
guidence = "2016"
bibliography = ["a"]
title = “Curly”
status = "open
[chair]
name = "Ann \q"
[family]
approached = Yes
saw_draft = "yes"
[panel]
name = "Bob"
[[people]]
id = "Victim One"
role = "victim"
[[people]]
id = "son"
role = "child"
[[people]]
id = "son"
role = "cousin"
pseudonym = 3
[[chronology]]
date = "March 2019"
event = """
Long
"""
agency = "polcie"
[[agencies]]
id = "police"
name = "Police"
[[recommendations]]
id = "r1"
text = "T"
lesson = "l9"
updates = [{ date = 2022-05-01, text = "b" }, { date = 2022-04-01, text = "a" }]
[narrative]
introduction = "../x.md"
background = "missing.md"
backgruond = "x"
)";
    Run run(Texts{{"case.toml", text}});
    casefile::Reader reader(run.sources, run.files);
    auto const read = reader.read_case("case.toml", run.diagnostics);
    REQUIRE(read != nullptr);
    std::vector<std::string> places;
    for (auto const& one : run.diagnostics.all()) {
        places.push_back(std::to_string(one.range.begin.line) + ":" + std::to_string(one.range.begin.column) + "-" +
                         std::to_string(one.range.end.column) + " " + one.code);
        CHECK_FALSE(one.hint.empty());
    }
    CHECK(places == std::vector<std::string>{
                        "2:14-30 file.missing",         "3:19-29 case.weekend",       "3:31-41 toml.syntax",
                        "3:43-55 toml.wrong-type",      "6:3-4 toml.syntax",          "9:8-14 toml.unknown-value",
                        "10:7-16 toml.syntax",          "11:9-19 toml.syntax",        "13:14-24 toml.syntax",
                        "14:11-19 toml.unknown-value",  "15:1-9 toml.unknown-key",    "16:1-13 toml.unknown-key",
                        "17:9-16 toml.syntax",          "18:10-15 toml.syntax",       "20:13-14 toml.syntax",
                        "22:14-17 toml.syntax",         "23:13-18 toml.wrong-type",   "24:1-8 toml.wrong-type",
                        "27:6-18 case.bad-id",          "33:6-11 case.id-twice",      "34:8-16 toml.unknown-value",
                        "35:13-14 toml.wrong-type",     "37:8-20 toml.wrong-type",    "41:10-18 case.unknown-agency",
                        "48:10-14 case.unknown-lesson", "49:56-66 case.update-order", "51:16-25 file.outside",
                        "52:14-26 file.missing",        "53:1-11 toml.unknown-key"});
}

}  // namespace dhrdoc::casefile_test
