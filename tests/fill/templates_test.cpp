// Takes made-up cases and our own templates; asserts what comes out, whole, against texts that were read and approved.
//
// When a template changes, the difference is written beside the approved text as NAME.new in the build folder: read it,
// then copy it over tests/fill/golden/NAME.
#include "fill/fill.h"
#include "fill/view.h"
#include "made_up.h"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

namespace fs = std::filesystem;
using namespace dhrdoc;
using namespace dhrdoc::fill_test;

namespace {

fs::path const source = DHRDOC_SOURCE_DIR;

std::string read(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

struct Filled {
    std::string text;
    std::string messages;
};

Filled fill_template(std::string const& name, model::Facts const& facts) {
    base::Sources sources;
    std::map<std::string, base::SourceFile const*> loaded;
    fill::Partials partials;
    partials.load = [&](std::string_view partial) -> base::SourceFile const* {
        auto const path = source / "templates/partials" / (std::string(partial) + ".md");
        if (!fs::exists(path)) return nullptr;
        auto& known = loaded[std::string(partial)];
        if (known == nullptr) known = &sources.add("partials/" + std::string(partial) + ".md", read(path));
        return known;
    };
    base::Diagnostics diagnostics;
    auto const& file = sources.add(name + ".md", read(source / "templates" / (name + ".md")));
    Filled filled{fill::fill(file, facts, partials, sources, diagnostics).text, {}};
    for (auto const& diagnostic : diagnostics.all()) {
        filled.messages +=
            std::string(name_of(diagnostic.severity)) + ": " + diagnostic.message + " (" + diagnostic.hint + ")\n";
    }
    return filled;
}

/// Runs of empty lines are one to a reader of Markdown, and easier on one of golden texts.
std::string without_empty_runs(std::string const& text) {
    return std::regex_replace(text, std::regex("\n\n\n+"), "\n\n");
}

void check_golden(std::string const& name, std::string const& text) {
    auto const path = source / "tests/fill/golden" / name;
    auto const approved = fs::exists(path) ? read(path) : std::string();
    if (approved != text) {
        auto const folder = fs::path(DHRDOC_BINARY_DIR) / "golden/fill";
        fs::create_directories(folder);
        std::ofstream(folder / name, std::ios::binary) << text;
    }
    INFO(name);
    CHECK(approved == text);
}

model::Facts published(model::Case const& reviewed) {
    return fill::view_of(reviewed, model::Profile::published,
                         fill::generalise(key("Quillon", 8), model::Profile::published));
}

model::Case with_brief() {
    auto const text = [](std::string value) { return model::Text{std::move(value), {}, {}}; };
    auto made = homicide();
    made.brief.title = text("What we learned from Marian");
    made.brief.happened = text("{{people.victim}} was killed {{dates.death.on}}.");
    made.brief.learned = {text("**Alone.** Nobody saw her alone.")};
    made.brief.to_do = {text("**Ask.** Then listen."), text("Write it down.")};
    made.brief.more = text("Ask [the partnership](https://www.example.org).");
    made.brief.help = {{{}, text("Harbour Refuge"), text("Women | children"), text("0808 157 0100")}};
    made.brief.national_helplines = {false, {}};
    return made;
}

}  // namespace

TEST_CASE("our templates, filled for each kind of case") {
    struct Row {
        char const *name, *document;
        model::Case reviewed;
    };
    Row const rows[] = {
        {"homicide", "overview-report", homicide()},
        {"homicide", "executive-summary", homicide()},
        {"homicide", "action-plan", homicide()},
        {"homicide", "progress-update", homicide()},
        {"homicide", "learning-brief", with_brief()},
        {"suicide", "overview-report", suicide()},
        {"suicide", "executive-summary", suicide()},
        {"suicide", "learning-brief", suicide()},
        {"two-victims", "overview-report", two_victims()},
        {"two-victims", "learning-brief", two_victims()},
        {"unknown-perpetrator", "overview-report", unknown_perpetrator()},
        {"unknown-perpetrator", "executive-summary", unknown_perpetrator()},
        {"unknown-perpetrator", "action-plan", unknown_perpetrator()},
        {"unknown-perpetrator", "progress-update", unknown_perpetrator()},
        {"unknown-perpetrator", "learning-brief", unknown_perpetrator()},
    };
    for (auto const& row : rows) {
        auto const filled = fill_template(row.document, published(row.reviewed));
        auto const messages = filled.messages.empty() ? std::string() : "\n=== messages\n" + filled.messages;
        check_golden(std::string(row.name) + '-' + row.document + ".md", without_empty_runs(filled.text) + messages);
        CHECK(filled.messages.find("error:") == std::string::npos);
    }
}

TEST_CASE("letters and responses, by outcome, guidance and kind") {
    auto const with = [](model::PanelOutcome outcome, model::Case reviewed, auto change) {
        auto made = feedback(outcome, std::make_shared<model::Case const>(std::move(reviewed)));
        change(made);
        return made;
    };
    auto const as_it_is = [](model::Feedback&) {};
    auto const from_pdf = [](model::Feedback& f) {
        f.reviewed = nullptr;
        f.review.pseudonym.value = "Mary";
        f.review.csp.value = "Northmoor CSP";
        f.letter.date->date = base::Date{std::chrono::year(2020), std::chrono::January, std::chrono::day(22)};
        f.panel.met->date = base::Date{std::chrono::year(2019), std::chrono::November, std::chrono::day(20)};
        f.praise[0].value = "The QA Panel noted a clear report.";
        f.developments[0].theme.value = "Agencies";
        f.enclosures.clear();
        f.copies.clear();
    };
    auto const no_points = [](model::Feedback& f) {
        f.developments.clear();
        f.praise.clear();
    };
    struct Row {
        char const* name;
        model::Feedback feedback;
    };
    using enum model::PanelOutcome;
    auto older = homicide();
    older.review.guidance.value = "2011";
    auto mother = two_victims();
    mother.people[0].id = "victim";
    auto const rows = std::vector<Row>{
        {"changes-2016", with(publish_after_changes, homicide(), as_it_is)},
        {"changes-2020-from-a-pdf", with(publish_after_changes, homicide(), from_pdf)},
        {"publish-dardr", with(publish, suicide(), no_points)},
        {"resubmit-2013", with(resubmit, mother, as_it_is)},
        {"resubmit-2011", with(resubmit, older, as_it_is)},
    };
    for (auto const& row : rows) {
        auto const facts = fill::view_of(row.feedback, model::Profile::published,
                                         fill::generalise(key("Quillon", 8), model::Profile::published));
        for (auto const* document : {"panel-letter", "panel-response"}) {
            auto const filled = fill_template(document, facts);
            auto const messages = filled.messages.empty() ? std::string() : "\n=== messages\n" + filled.messages;
            check_golden(std::string(document) + '-' + row.name + ".md", without_empty_runs(filled.text) + messages);
            CHECK(filled.messages.find("error:") == std::string::npos);
        }
    }
}

TEST_CASE("help in an emergency stands first, then that of the area, then that of the country") {
    auto made = with_brief();
    made.brief.national_helplines = {};
    auto const text = fill_template("learning-brief", published(made)).text;
    auto const emergency = text.find("**999**");
    auto const area = text.find("Harbour Refuge");
    auto const country = text.find("Samaritans");
    CHECK((emergency < area && area < country && country != std::string::npos));
    CHECK(fill_template("learning-brief", published(with_brief())).text.find("**999**") == std::string::npos);
}

TEST_CASE("progress updates: of a file, of a file that names its case, and with little said") {
    auto with_case = progress();
    with_case.recommendations.clear();
    with_case.reviewed = std::make_shared<model::Case const>(homicide());
    auto bare = progress();
    bare.foreword = {};
    bare.signatory = {};
    bare.report.subtitle = {};
    bare.report.date = {};
    bare.glossary.clear();
    bare.recommendations = {bare.recommendations[2]};
    struct Row {
        char const* name;
        model::Progress progress;
    };
    for (auto const& row : {Row{"file", progress()}, Row{"of-a-case", with_case}, Row{"bare", bare}}) {
        auto const facts = fill::view_of(row.progress, model::Profile::published,
                                         fill::generalise(key("Quillon", 8), model::Profile::published));
        auto const filled = fill_template("progress-update", facts);
        auto const messages = filled.messages.empty() ? std::string() : "\n=== messages\n" + filled.messages;
        check_golden(std::string("progress-update-") + row.name + ".md", without_empty_runs(filled.text) + messages);
        CHECK(filled.messages.find("error:") == std::string::npos);
    }
}

TEST_CASE("recommendations that are reported on together are called by all their numbers") {
    struct Row {
        std::vector<std::string> numbers;
        char const *label, *reference;
    };
    Row const rows[] = {
        {{"7"}, "Recommendation 7", "recommendation 7"},
        {{"2", "3"}, "Recommendations 2 and 3", "recommendations 2 and 3"},
        {{"4", "5", "6"}, "Recommendations 4 to 6", "recommendations 4 to 6"},
        {{"4", "5", "6", "8"}, "Recommendations 4 to 6 and 8", "recommendations 4 to 6 and 8"},
        {{"1", "3", "4"}, "Recommendations 1, 3 and 4", "recommendations 1, 3 and 4"},
        {{"3a", "3b"}, "Recommendations 3a and 3b", "recommendations 3a and 3b"},
    };
    for (auto const& row : rows) {
        auto made = progress();
        made.recommendations.resize(1);
        made.recommendations[0].numbers.clear();
        for (auto const& number : row.numbers) made.recommendations[0].numbers.push_back({number, {}, {}});
        auto const facts = fill::view_of(made, model::Profile::published, {});
        auto const& point = facts.find("progress")->find("points")->items().front();
        CHECK(point.find("label")->words() == row.label);
        CHECK(point.find("reference")->words() == row.reference);
    }
}

TEST_CASE("what is past its target on the day of the update is overdue, and what is done is not") {
    struct Row {
        std::optional<unsigned> target_month, completed_month;
        char const *status, *state;
    };
    Row const rows[] = {
        {1, {}, "in progress", "In progress, overdue"},
        {1, {}, "", "Not yet complete, overdue"},
        {6, {}, "in progress", "In progress"},
        {1, 2, "in progress", "Complete"},
        {1, {}, "Completed", "Complete"},
        {{}, {}, "not started", "Not started"},
    };
    auto const in_2022 = [](std::optional<unsigned> month) {
        return month ? std::optional(model::Day{
                           base::Date{std::chrono::year(2022), std::chrono::month(*month), std::chrono::day(1)}, {}})
                     : std::nullopt;
    };
    for (auto const& row : rows) {
        auto made = progress();
        made.recommendations.resize(1);
        auto& point = made.recommendations[0];
        point.target = in_2022(row.target_month);
        point.completed = in_2022(row.completed_month);
        point.status.value = row.status;
        auto const facts = fill::view_of(made, model::Profile::published, {});
        CHECK(facts.find("progress")->find("points")->items().front().find("state")->words() == row.state);
    }
}

TEST_CASE("no template says by itself what only a court can say") {
    std::regex const tags(R"(\{\{[^}]*\}\}\}?)");
    std::regex const acts(R"(Corporate Manslaughter and Corporate Homicide Act 2007|Homicide Act 1957)");
    std::regex const words("murder|homicide|perpetrator|manslaughter|killer", std::regex::icase);
    std::size_t read_files = 0;
    for (auto const& entry : fs::recursive_directory_iterator(source / "templates")) {
        // What `dhrdoc new` gives is somebody's text about one case, not a template.
        bool const of_a_case = entry.path().string().find("/new/") != std::string::npos;
        if (entry.path().extension() != ".md" || of_a_case) continue;
        ++read_files;
        std::istringstream lines(read(entry.path()));
        std::string line;
        for (std::size_t number = 1; std::getline(lines, line); ++number) {
            auto const fixed = std::regex_replace(std::regex_replace(line, tags, ""), acts, "");
            INFO(entry.path().filename().string() << ":" << number << ": " << line);
            CHECK_FALSE(std::regex_search(fixed, words));
        }
    }
    CHECK(read_files >= 20);
}

TEST_CASE("the report has the nineteen headings of the guidance, the summary its ten, in their order") {
    auto const headings = [](std::string const& text) {
        std::string found;
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            bool const numbered = line.starts_with("# ") && line.find(".appendix") == std::string::npos &&
                                  line.find(".unnumbered") == std::string::npos;
            if (numbered) found += line.substr(2, line.find(" {") - 2) + '\n';
        }
        return found;
    };
    CHECK(
        headings(fill_template("overview-report", published(unknown_perpetrator())).text) ==
        "Introduction\nTimescales\nConfidentiality\nTerms of reference\nMethodology\n"
        "Involvement of family, friends, work colleagues, neighbours and wider community\nContributors to the review\n"
        "The review panel members\nAuthor of the overview report\nParallel reviews\nEquality and "
        "diversity\nDissemination\n"
        "Background information (the facts)\nChronology\nOverview\nAnalysis\nConclusions\nLessons to be "
        "learned\nRecommendations\n");
    CHECK(headings(fill_template("executive-summary", published(unknown_perpetrator())).text) ==
          "The review process\nContributors to the review\nThe review panel members\nAuthor of the overview report\n"
          "Terms of reference for the review\nSummary chronology\nKey issues arising from the review\nConclusions\n"
          "Lessons to be learned\nRecommendations from the review\n");
}

namespace {

void collect(model::Facts const& facts, std::string& all) {
    all += facts.words() + '\n' + facts.what() + '\n';
    for (auto const& item : facts.items()) collect(item, all);
    for (auto const& [name, member] : facts.members()) {
        all += name + '\n';
        collect(member, all);
    }
    if (facts.like() != nullptr) collect(*facts.like(), all);
}

std::string everything(model::Facts const& facts) {
    std::string all;
    collect(facts, all);
    return all;
}

}  // namespace

TEST_CASE("the facts of published and panel hold nothing that the key withholds") {
    CHECK(rc::check("no name, address, identifier or day of the key is in the facts", [] {
        auto const letters = *rc::gen::container<std::string>(6, rc::gen::inRange('a', 'z'));
        auto const day = *rc::gen::inRange(10U, 29U);
        auto const secret = "Q" + letters + "x";
        auto const withheld = key(secret, day);
        auto reviewed = homicide();
        reviewed.chronology[2].date->date = withheld.dates[0].day.date;
        reviewed.review.scope_to->date = withheld.dates[0].day.date;
        for (auto const profile : {model::Profile::published, model::Profile::panel}) {
            auto const all =
                everything(fill::view_of(reviewed, profile, fill::generalise(withheld, profile), &withheld));
            RC_ASSERT(all.find(secret) == std::string::npos);
            RC_ASSERT(all.find("Whitcombe") == std::string::npos);
            RC_ASSERT(all.find(std::to_string(day) + " November 2020") == std::string::npos);
            // A masked agency's name is in the case, and not in the facts.
            RC_ASSERT(all.find("Oakfield") == std::string::npos);
            RC_ASSERT(all.find("14 May 2019") == std::string::npos);
        }
    }));
    auto const withheld = key("Quillon", 8);
    auto const working = everything(fill::view_of(homicide(), model::Profile::working,
                                                  fill::generalise(withheld, model::Profile::working), &withheld));
    CHECK(working.find("Quillon Whitcombe") != std::string::npos);
    CHECK(working.find("Quillonford") != std::string::npos);
    CHECK(working.find("8 November 2020") != std::string::npos);
    CHECK(working.find("14 May 2019") != std::string::npos);
}

TEST_CASE("the facts of a letter name its case by pseudonym, in every profile") {
    auto const withheld = key("Quillon", 8);
    auto const decision = feedback(model::PanelOutcome::publish, std::make_shared<model::Case const>(homicide()));
    auto const facts = [&](model::Profile profile) {
        return fill::view_of(decision, profile, fill::generalise(withheld, profile), &withheld);
    };
    for (auto const profile : {model::Profile::published, model::Profile::panel}) {
        auto const all = everything(facts(profile));
        CHECK(all.find("Quillon") == std::string::npos);
        CHECK(all.find("8 November 2020") == std::string::npos);
        CHECK(all.find("Oakfield") == std::string::npos);
    }
    auto const working = facts(model::Profile::working);
    CHECK(working.find("review")->find("pseudonym")->words() == "Marian");
    CHECK(working.find("people")->find("victim")->find("name")->words() == "Quillon Whitcombe");
}

TEST_CASE("a partnership that is called by its area alone is called in full") {
    auto decision = feedback(model::PanelOutcome::publish, nullptr);
    struct Row {
        char const *written, *shown;
    };
    for (auto const& row : {Row{"Lugdon", "Lugdon Community Safety Partnership"}, Row{"Lugdon CSP", "Lugdon CSP"},
                            Row{"Safer Lugdon", "Safer Lugdon"},
                            Row{"Lugdon and Tarn Community Safety Board", "Lugdon and Tarn Community Safety Board"},
                            Row{"Lugdon County Council", "Lugdon County Council"}}) {
        decision.review.csp.value = row.written;
        CHECK(fill::view_of(decision, model::Profile::published, {}).find("review")->find("csp")->words() == row.shown);
    }
}

TEST_CASE("a point names the paragraph and the recommendation that it is about as the report does") {
    auto decision = feedback(model::PanelOutcome::publish, std::make_shared<model::Case const>(homicide()));
    decision.developments.resize(1);
    struct Row {
        char const *paragraph, *recommendation, *shown_paragraph, *shown_recommendation;
    };
    Row const rows[] = {
        {"8.1", "r2", "paragraph 8.1", "recommendation 2"},
        {"iopc-role", "7", "paragraph 11.4.6", "recommendation 7"},
        {"nowhere", "", "(missing)", "(missing)"},
        {"", "both of them", "(missing)", "recommendation both of them"},
    };
    fill::References const references{{"iopc-role", "paragraph 11.4.6"}};
    for (auto const& row : rows) {
        decision.developments[0].paragraph.value = row.paragraph;
        decision.developments[0].recommendation.value = row.recommendation;
        auto const facts = fill::view_of(decision, model::Profile::published, {}, nullptr, references);
        auto const& point = facts.find("developments")->items().front();
        auto const shown = [&](char const* name) {
            auto const* found = point.find(name);
            return found->kind() == model::Facts::Kind::missing ? std::string("(missing)") : found->words();
        };
        CHECK(shown("paragraph") == row.shown_paragraph);
        CHECK(shown("recommendation") == row.shown_recommendation);
    }
}

TEST_CASE("two keys that differ only in what is withheld give the same report") {
    auto const report = [](std::string const& name, unsigned day) {
        auto const withheld = key(name, day);
        auto reviewed = homicide();
        reviewed.chronology[2].date->date = withheld.dates[0].day.date;
        auto const facts =
            fill::view_of(reviewed, model::Profile::published, fill::generalise(withheld, model::Profile::published));
        return fill_template("overview-report", facts).text;
    };
    CHECK(report("Quillon", 8) == report("A", 27));
}

TEST_CASE("a protected day shows as much as the key allows, wherever the case gives it") {
    struct Row {
        model::Publish publish;
        char const *on, *row;
    };
    Row const rows[] = {
        {model::Publish::none, "not given", "a date that is withheld"},
        {model::Publish::year, "in 2020", "2020"},
        {model::Publish::season, "in the autumn of 2020", "autumn 2020"},
        {model::Publish::month, "in November 2020", "November 2020"},
        {model::Publish::day, "on 8 November 2020", "8 November 2020"},
    };
    for (auto const& row : rows) {
        auto withheld = key("Quillon", 8);
        withheld.dates[0].publish = row.publish;
        auto const facts =
            fill::view_of(homicide(), model::Profile::published, fill::generalise(withheld, model::Profile::published));
        auto const* on = facts.find("dates")->find("death")->find("on");
        CHECK((on->kind() == model::Facts::Kind::missing ? "not given" : on->words()) == row.on);
        CHECK(facts.find("chronology")->items()[2].find("date")->find("name")->words() == row.row);
    }
}
