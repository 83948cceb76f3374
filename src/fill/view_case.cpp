// Takes a case; makes the facts that templates are filled from.
#include "base/sentences.h"
#include "base/unicode.h"
#include "fill/chart_table.h"
#include "fill/english.h"
#include "fill/view.h"
#include "fill/view_parts.h"
#include "fill/view_progress.h"
#include "fill/view_records.h"
#include "model/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dhrdoc::fill {

namespace {

using model::Facts;

constexpr int months_allowed = 6;

struct Characteristic {
    std::string_view key, name;
};
constexpr std::array<Characteristic, 9> characteristics{{
    {"age", "Age"},
    {"disability", "Disability"},
    {"gender_reassignment", "Gender reassignment"},
    {"marriage_and_civil_partnership", "Marriage and civil partnership"},
    {"pregnancy_and_maternity", "Pregnancy and maternity"},
    {"race", "Race"},
    {"religion_or_belief", "Religion or belief"},
    {"sex", "Sex"},
    {"sexual_orientation", "Sexual orientation"},
}};

constexpr std::array<std::string_view, 25> sections{"condolence",
                                                    "introduction",
                                                    "timescales",
                                                    "confidentiality",
                                                    "terms-of-reference",
                                                    "methodology",
                                                    "involvement",
                                                    "contributors",
                                                    "panel",
                                                    "author",
                                                    "parallel-reviews",
                                                    "equality",
                                                    "dissemination",
                                                    "background",
                                                    "chronology",
                                                    "overview",
                                                    "analysis",
                                                    "conclusions",
                                                    "lessons",
                                                    "recommendations",
                                                    "summary-process",
                                                    "summary-chronology",
                                                    "summary-key-issues",
                                                    "summary-conclusions",
                                                    "summary-lessons"};

std::string in_names(std::string_view section) {
    std::string name(section);
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

class CaseView {
public:
    CaseView(model::Case const& reviewed, Showing const& showing) : case_(reviewed), showing_(showing) {}

    Facts make() {
        auto root = Facts::table();
        root.set("profile", profile_facts(showing_.profile));
        root.set("guidance", guidance_facts(case_.review.guidance));
        root.set("words", words_of_case(case_, showing_));
        root.set("chair", chair());
        root.set("panel", panel());
        root.set("panel_meetings", panel_meetings());
        set_named(root, &case_, showing_);
        root.set("review", review(root));
        set_cast(root);
        set_contributors(root);
        root.set("family", family());
        root.set("equality", equality());
        root.set("parallel_reviews", parallel_reviews());
        root.set("terms_of_reference", list_of_prose(case_.terms_of_reference));
        root.set("chronology", chronology());
        root.set("lessons", lessons());
        root.set("recommendations", recommendations());
        root.set("recommendations_by_scope", recommendations_by_scope());
        root.set("glossary", glossary_facts(case_.glossary));
        root.set("brief", brief());
        root.set("progress", progress_of(case_, showing_, *root.find("review")->find("full_title")));
        root.set("bibliography", list_of_prose(case_.bibliography));
        root.set("figures", figures());
        set_records(root);
        set_narrative(root);
        return root;
    }

private:
    Facts review(Facts const& root) {
        auto const& r = case_.review;
        auto const under = [](std::string_view key) { return fmt::format("say it under [review] as {}", key); };
        auto table = Facts::table();
        table.set("reference", text_or_missing(r.reference, "reference", under("reference")));
        table.set("title", text_or_missing(r.title, "title", under("title")));
        table.set("full_title", full_title(root));
        table.set("csp", partnership_or_missing(r.csp, under("csp")));
        table.set("status", text_or_missing(r.status, "status of the review", under("status")));
        table.set("verdict", text_or_missing(r.verdict, "what the court found", under("verdict")));
        table.set("dhr", Facts::truth(r.kind == model::ReviewKind::dhr));
        table.set("dardr", Facts::truth(r.kind == model::ReviewKind::dardr));
        table.set("homicide", Facts::truth(r.outcome == model::Outcome::homicide));
        table.set("suicide", Facts::truth(r.outcome == model::Outcome::suicide));
        table.set("unexplained", Facts::truth(r.outcome == model::Outcome::unexplained));
        table.set("commissioned",
                  work_day(r.commissioned, "date of the decision to hold a review", under("commissioned")));
        table.set("began", work_day(r.began, "date on which the review began", under("began")));
        table.set("concluded", work_day(r.concluded, "date on which the review was concluded", under("concluded")));
        table.set("concluded_month",
                  r.concluded ? Facts::text(base::month_year(r.concluded->date), r.concluded->range)
                              : Facts::missing_as("month in which the review was concluded", under("concluded")));
        set_duration(table);
        table.set("after_domestic_abuse_act", Facts::truth(after_domestic_abuse_act()));
        table.set("delay_reason", prose_or_missing(r.delay_reason, "reason for the delay", under("delay_reason")));
        table.set("scope_from", case_day(r.scope_from, model::Precision::day, showing_,
                                         "beginning of the period under review", under("scope_from")));
        table.set("scope_to", case_day(r.scope_to, model::Precision::day, showing_, "end of the period under review",
                                       under("scope_to")));
        table.set("previous_reviews", list_of_texts(r.previous_reviews));
        return table;
    }

    /// The title that the case gives, or one made from names and month.
    [[nodiscard]] Facts full_title(Facts const& root) const {
        if (case_.review.title.given()) return Facts::text(case_.review.title.value, case_.review.title.range);
        auto const& victim = *root.find("words")->find("victim")->find("name");
        if (victim.kind() == Facts::Kind::missing) return victim;
        auto const& death = *root.find("dates")->find("death")->find("on");
        auto const when = death.is_true() ? " " + death.words() : std::string();
        return Facts::text("Review into the " + root.find("words")->find("death_plain")->words() + " of " +
                           victim.words() + when);
    }

    /// Section 1 of the Domestic Abuse Act 2021 came into force on 1 October 2021.
    [[nodiscard]] bool after_domestic_abuse_act() const {
        constexpr base::Date in_force{std::chrono::year(2021), std::chrono::October, std::chrono::day(1)};
        auto const& day = case_.review.began ? case_.review.began : case_.review.commissioned;
        if (!day) return case_.review.kind == model::ReviewKind::dardr;
        return base::days_of(day->date) >= base::days_of(in_force);
    }

    void set_duration(Facts& table) {
        auto const& r = case_.review;
        if (!r.began || !r.concluded || base::days_of(r.concluded->date) < base::days_of(r.began->date)) {
            table.set("months", Facts::missing_as("length of the review", "say began and concluded under [review]"));
            table.set("over_six_months", Facts::truth(false));
            return;
        }
        auto const months = base::whole_months_between(r.began->date, r.concluded->date);
        bool const day_more = months == months_allowed && r.concluded->date.day() > r.began->date.day();
        auto const words =
            months == 0 ? std::string("less than one month")
                        : number_in_words(static_cast<std::size_t>(months)) + (months == 1 ? " month" : " months");
        table.set("months", Facts::text(words));
        table.set("over_six_months", Facts::truth(months > months_allowed || day_more));
    }

    Facts chair() {
        auto const& c = case_.chair;
        auto const under = [](std::string_view key) { return fmt::format("say it under [chair] as {}", key); };
        auto table = Facts::table();
        table.set("name", text_or_missing(c.name, "chair's name", under("name")));
        table.set("biography", prose_or_missing(c.biography, "chair's biography", under("biography")));
        table.set("independence", prose_or_missing(c.independence, "chair's independence", under("independence")));
        table.set("former_employers", list_of_texts(c.former_employers));
        return table;
    }

    Facts panel() {
        auto const member = [&](model::PanelMember const& m) {
            auto const under = [&](std::string_view key) {
                return fmt::format("say it under [[panel]] beside name = \"{}\" as {}", m.name.value, key);
            };
            auto table = Facts::table();
            table.set("name", text_or_missing(m.name, "name of a panel member", under("name")));
            table.set("role", text_or_missing(m.role, "role of " + m.name.value, under("role")));
            table.set("agency", agency_by_id(case_, m.agency, showing_, "agency of " + m.name.value, under("agency")));
            table.set("expertise", text_or_missing(m.expertise, "expertise of " + m.name.value, under("expertise")));
            return table;
        };
        std::vector<Facts> members;
        for (auto const& m : case_.panel) members.push_back(member(m));
        return Facts::list_like(std::move(members), member({}));
    }

    Facts panel_meetings() {
        std::vector<Facts> days;
        for (auto const& day : case_.panel_meetings)
            days.push_back(Facts::text(base::day_month_year(day.date), day.range));
        return Facts::list_like(std::move(days), Facts::text("x"));
    }

    void set_cast(Facts& root) {
        std::vector<Facts> all, victims, perpetrators;
        for (auto const& person : case_.people) {
            auto facts = person_facts(person, showing_);
            if (person.role == model::Role::victim) {
                // In the table of names, a victim is what the case calls such a person.
                facts.set("role", *root.find("words")->find("victim")->find("noun"));
                if (case_.in_role(model::Role::victim).size() > 1) facts.set("role", Facts::text(victim_role()));
                victims.push_back(facts);
            }
            if (person.role == model::Role::perpetrator) {
                facts.set("role", *root.find("words")->find("perpetrator")->find("noun"));
                if (person.unknown.yes()) facts.set("role", Facts::text("not identified"));
                perpetrators.push_back(facts);
            }
            facts.set("described", described(facts));
            all.push_back(std::move(facts));
        }
        auto like = person_facts({}, showing_);
        like.set("described", Facts::text("x"));
        root.set("cast", Facts::list_like(std::move(all), like));
        root.set("victims", Facts::list_like(std::move(victims), like));
        root.set("perpetrators", Facts::list_like(std::move(perpetrators), like));
    }

    [[nodiscard]] std::string victim_role() const {
        return case_.review.outcome == model::Outcome::homicide ? "victim" : "person who died";
    }

    /// For the table of names: the relationship where one is given, else the part in the review.
    static Facts described(Facts const& person) {
        auto const& relationship = *person.find("relationship");
        auto const& shown = relationship.is_true() ? relationship : *person.find("role");
        return Facts::text(with_capital(shown.words()), shown.range());
    }

    void set_contributors(Facts& root) {
        std::vector<Facts> contributors, none, no_contact, unsaid, dependent;
        for (auto const& agency : case_.agencies) {
            auto const facts = agency_facts(agency, showing_);
            if (agency.contribution == model::Contribution::none) {
                (agency.contact.value == false ? no_contact : none).push_back(facts);
                continue;
            }
            contributors.push_back(facts);
            bool const has_author =
                agency.contribution == model::Contribution::imr || agency.contribution == model::Contribution::report;
            if (!has_author) continue;
            if (!agency.author_independent.value)
                unsaid.push_back(facts);
            else if (!agency.author_independent.yes())
                dependent.push_back(facts);
        }
        auto const like = agency_facts({}, showing_);
        auto authors = Facts::table();
        authors.set("all_independent", Facts::truth(!contributors.empty() && unsaid.empty() && dependent.empty()));
        authors.set("unsaid", Facts::list_like(std::move(unsaid), like));
        authors.set("not_independent", Facts::list_like(std::move(dependent), like));
        root.set("authors", std::move(authors));
        root.set("contributors", Facts::list_like(std::move(contributors), like));
        root.set("no_contribution", Facts::list_like(std::move(none), like));
        root.set("no_contact", Facts::list_like(std::move(no_contact), like));
    }

    Facts family() {
        auto const& f = case_.family;
        auto const under = [](std::string_view key) { return fmt::format("say it under [family] as {}", key); };
        auto table = Facts::table();
        table.set("approached", truth_in_words(f.approached, "whether the family was approached", under("approached")));
        table.set("how", prose_or_missing(f.how, "how the family was approached", under("how")));
        table.set("response", prose_or_missing(f.response, "how the family responded", under("response")));
        table.set("advocate_offered",
                  truth_in_words(f.advocate_offered, "whether the family was offered a specialist advocate",
                                 under("advocate_offered")));
        table.set("saw_terms_of_reference",
                  truth_in_words(f.saw_terms_of_reference, "whether the family saw the terms of reference",
                                 under("saw_terms_of_reference")));
        table.set("saw_draft",
                  truth_in_words(f.saw_draft, "whether the family saw the draft report", under("saw_draft")));
        table.set("condolence", prose_or_missing(f.condolence, "words of sympathy", under("condolence")));
        table.set("tribute", prose_or_missing(f.tribute, "tribute", under("tribute")));
        return table;
    }

    Facts equality() {
        std::vector<Facts> items;
        for (auto const& [key, name] : characteristics) {
            auto const found = case_.equality.find(std::string(key));
            model::Text const text = found == case_.equality.end() ? model::Text{} : found->second;
            auto item = Facts::table();
            item.set("name", Facts::text(std::string(name)));
            item.set("key", Facts::text(std::string(key)));
            item.set("text", prose_or_missing(text, "what was considered under " + base::lower_case(name),
                                              fmt::format("say it under [equality] as {}", key)));
            items.push_back(std::move(item));
        }
        return Facts::list(std::move(items));
    }

    Facts parallel_reviews() {
        auto const make = [&](model::ParallelReview const& p) {
            auto const under = [&](std::string_view key) {
                return fmt::format("say it under [[parallel_reviews]] beside kind = \"{}\" as {}", p.kind.value, key);
            };
            auto table = Facts::table();
            table.set("kind", Facts::text(with_capital(p.kind.value), p.kind.range));
            table.set("status", text_or_missing(p.status, "result of the " + p.kind.value, under("status")));
            table.set("date",
                      case_day(p.date, model::Precision::day, showing_, "date of the " + p.kind.value, under("date")));
            return table;
        };
        std::vector<Facts> items;
        for (auto const& p : case_.parallel_reviews) items.push_back(make(p));
        return Facts::list_like(std::move(items), make({}));
    }

    Facts chronology() {
        auto const make = [&](model::ChronologyRow const& row) {
            auto table = Facts::table();
            table.set("date", case_day(row.date, row.precision, showing_, "date",
                                       "say it in this row of [[chronology]] as date"));
            table.set("agency", agency_by_id(case_, row.agency, showing_, "agency",
                                             "say it in this row of [[chronology]] as agency"));
            table.set("event", prose_or_missing(row.event, "event", "say it in this row of [[chronology]] as event"));
            table.set("comment",
                      prose_or_missing(row.comment, "comment", "say it in this row of [[chronology]] as comment"));
            return table;
        };
        std::vector<Facts> rows;
        for (auto const& row : case_.chronology) rows.push_back(make(row));
        return Facts::list_like(std::move(rows), make({}));
    }

    /// The position of a lesson or recommendation by which the text calls it, or nothing.
    template <typename Item>
    static std::optional<std::size_t> number_of(std::vector<Item> const& items, std::string_view id) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i].id == id) return i + 1;
        }
        return std::nullopt;
    }

    Facts reference(std::string const& id, std::size_t number) const {
        auto table = Facts::table();
        table.set("id", Facts::text(id));
        table.set("position", Facts::text(std::to_string(number)));
        return table;
    }

    Facts lessons() {
        auto const make = [&](model::Lesson const& lesson, std::size_t number) {
            auto const under = [&](std::string_view key) {
                return fmt::format("say it under [[lessons]] with id = \"{}\" as {}", lesson.id, key);
            };
            auto table = reference(lesson.id, number);
            table.set("text", prose_or_missing(lesson.text, fmt::format("lesson {}", lesson.id), under("text")));
            table.set("analysis", prose_or_missing(lesson.analysis, fmt::format("analysis behind lesson {}", lesson.id),
                                                   under("analysis")));
            std::vector<Facts> followed;
            for (std::size_t i = 0; i < case_.recommendations.size(); ++i) {
                auto const& r = case_.recommendations[i];
                if (r.lesson.given() && r.lesson.value == lesson.id) followed.push_back(reference(r.id, i + 1));
            }
            table.set("recommendations", Facts::list_like(std::move(followed), reference("x", 1)));
            return table;
        };
        std::vector<Facts> items;
        for (auto const& lesson : case_.lessons) items.push_back(make(lesson, items.size() + 1));
        return Facts::list_like(std::move(items), make({}, 1));
    }

    Facts recommendation(model::Recommendation const& r, std::size_t number) {
        auto const under = [&](std::string_view key) {
            return fmt::format("say it under [[recommendations]] with id = \"{}\" as {}", r.id, key);
        };
        auto const of = [&](std::string_view what) { return fmt::format("{} of recommendation {}", what, number); };
        auto table = reference(r.id, number);
        table.set("text", prose_or_missing(r.text, fmt::format("recommendation {}", number), under("text")));
        auto const lesson = number_of(case_.lessons, r.lesson.value);
        table.set("lesson", lesson && r.lesson.given() ? reference(r.lesson.value, *lesson)
                                                       : Facts::missing_as(of("lesson"), under("lesson")));
        auto scope = text_or_missing(r.scope, of("scope"), under("scope"));
        table.set("scope", r.scope.given() ? Facts::text(with_capital(r.scope.value), r.scope.range) : scope);
        table.set("agency", agency_by_id(case_, r.agency, showing_, of("lead agency"), under("agency")));
        table.set("action", prose_or_missing(r.action, of("action"), under("action")));
        table.set("milestones", list_of_texts(r.milestones));
        table.set("measure", prose_or_missing(r.measure, of("measure"), under("measure")));
        table.set("target", work_day(r.target, of("target date"), under("target")));
        table.set("completed", work_day(r.completed, of("date of completion"), under("completed")));
        table.set("outcome", prose_or_missing(r.outcome, of("outcome"), under("outcome")));
        table.set("status", text_or_missing(r.status, of("status"), under("status")));
        table.set("theme", text_or_missing(r.theme, of("theme"), under("theme")));
        table.set("updates", updates(r));
        return table;
    }

    static Facts updates(model::Recommendation const& r) {
        auto const make = [](model::RecommendationUpdate const& update) {
            auto table = Facts::table();
            table.set("date", work_day(update.date, "date of the update", "say it in this update as date"));
            table.set("text", prose_or_missing(update.text, "text of the update", "say it in this update as text"));
            return table;
        };
        std::vector<Facts> items;
        for (auto const& update : r.updates) items.push_back(make(update));
        return Facts::list_like(std::move(items), make({}));
    }

    Facts recommendations() {
        std::vector<Facts> items;
        for (auto const& r : case_.recommendations) items.push_back(recommendation(r, items.size() + 1));
        return Facts::list_like(std::move(items), recommendation({}, 1));
    }

    Facts recommendations_by_scope() {
        auto const group = [&](std::string_view scope, std::string_view title) {
            std::vector<Facts> items;
            for (std::size_t i = 0; i < case_.recommendations.size(); ++i) {
                auto const& r = case_.recommendations[i];
                if (r.scope.value == scope) items.push_back(recommendation(r, i + 1));
            }
            bool const any = !items.empty();
            auto table = Facts::table();
            table.set("scope", Facts::text(scope.empty() ? "unsaid" : std::string(scope)));
            table.set("title", Facts::text(std::string(title)));
            table.set("recommendations", Facts::list_like(std::move(items), recommendation({}, 1)));
            return std::pair{any, table};
        };
        constexpr std::array<std::pair<std::string_view, std::string_view>, 4> scopes{
            {{"local", "Local recommendations"},
             {"regional", "Regional recommendations"},
             {"national", "National recommendations"},
             {"", "Other recommendations"}}};
        std::vector<Facts> groups;
        for (auto const& [scope, title] : scopes) {
            auto [any, table] = group(scope, title);
            if (any) groups.push_back(std::move(table));
        }
        return Facts::list_like(std::move(groups), group("", "x").second);
    }

    /// What the case says for the learning brief, and what is taken from the rest of it where the brief is silent.
    Facts brief() {
        auto const& b = case_.brief;
        auto const under = [](std::string_view key) { return fmt::format("say it under [brief] as {}", key); };
        auto table = Facts::table();
        table.set("title", text_or_missing(b.title, "title of the brief", under("title")));
        table.set("happened", prose_or_missing(b.happened, "what happened", under("happened")));
        table.set("more", prose_or_missing(b.more, "where to read more", under("more")));
        table.set("national_helplines", Facts::truth(b.national_helplines.value.value_or(true)));
        table.set("learned", b.learned.empty() ? first_sentences_of_lessons() : list_of_prose(b.learned));
        table.set("to_do", list_of_prose(b.to_do));
        std::vector<Facts> changes;
        for (auto const& r : case_.recommendations) changes.push_back(change(r));
        table.set("changes", Facts::list_like(std::move(changes), change({})));
        std::vector<Facts> help;
        for (auto const& line : b.help) help.push_back(help_line(line));
        table.set("help", Facts::list_like(std::move(help), help_line({})));
        return table;
    }

    static model::Text first_sentence(model::Text text) {
        auto const ends = base::sentence_ends(text.value);
        if (!ends.empty()) text.value.resize(ends.front());
        return text;
    }

    Facts first_sentences_of_lessons() const {
        std::vector<model::Text> sentences;
        for (auto const& lesson : case_.lessons) sentences.push_back(first_sentence(lesson.text));
        return list_of_prose(sentences);
    }

    Facts change(model::Recommendation const& r) const {
        auto table = Facts::table();
        table.set("agency", agency_by_id(case_, r.agency, showing_, "lead agency", "say it as agency"));
        table.set("action",
                  prose_or_missing(first_sentence(r.action.given() ? r.action : r.text), "action", "say it as action"));
        return table;
    }

    static Facts help_line(model::HelpLine const& line) {
        auto table = Facts::table();
        table.set("name", text_or_missing(line.name, "name", "say it under [[brief.help]] as name"));
        table.set("about", text_or_missing(line.about, "what for", "say it under [[brief.help]] as about"));
        table.set("contact", text_or_missing(line.contact, "contact", "say it under [[brief.help]] as contact"));
        return table;
    }

    Facts figures() {
        auto table = Facts::table();
        for (auto const& figure : case_.figures) {
            auto const under = [&](std::string_view key) {
                return fmt::format("say it under [[figures]] with id = \"{}\" as {}", figure.id, key);
            };
            auto item = Facts::table();
            item.set("id", Facts::text(figure.id));
            item.set("kind", text_or_missing(figure.kind, "kind of the figure", under("kind")));
            item.set("caption", prose_or_missing(figure.caption, "caption of the figure", under("caption")));
            item.set("alt", text_or_missing(figure.alt, "what the figure shows", under("alt")));
            item.set("file", text_or_missing(figure.file, "picture", under("file")));
            if (model::find_chart_form(figure.kind.value) != nullptr)
                item.set("chart", chart_facts(case_, figure, showing_));
            table.set(figure.id, std::move(item));
        }
        return table;
    }

    void set_records(Facts& root) const {
        std::vector<Facts> library, recommendations;
        if (has_library_record(case_)) library.push_back(library_record(case_, showing_.generalised));
        for (std::size_t i = 0; i < case_.recommendations.size(); ++i) {
            auto const& r = case_.recommendations[i];
            recommendations.push_back(recommendation_record(
                case_, i, state_without_a_day(r), Days::in_full,
                [](model::Text const& text) { return Facts::prose(text.value, text.range, text.start); }));
        }
        root.set("library", data_table(library_columns(), std::move(library)));
        root.set("recommendation_records", data_table(recommendation_columns(), std::move(recommendations)));
    }

    void set_narrative(Facts& root) {
        auto narrative = Facts::table();
        for (auto const section : sections) {
            narrative.set(in_names(section),
                          Facts::missing_as(fmt::format("text of the section \"{}\"", section),
                                            fmt::format("write it under [narrative] as {}", section)));
        }
        auto const appendix = [](std::string const& title, model::Text const& text) {
            auto item = Facts::table();
            item.set("title", Facts::text(title, text.range));
            item.set("text", prose_or_missing(text, "text of the appendix", "write it under [narrative]"));
            return item;
        };
        std::vector<Facts> appendices;
        for (auto const& [section, text] : case_.narrative) {
            if (!section.starts_with("appendix-")) {
                if (text.given()) narrative.set(in_names(section), Facts::prose(text.value, text.range, text.start));
                continue;
            }
            auto title = section.substr(std::string_view("appendix-").size());
            std::replace(title.begin(), title.end(), '-', ' ');
            appendices.push_back(appendix(with_capital(title), text));
        }
        root.set("narrative", std::move(narrative));
        root.set("appendices", Facts::list_like(std::move(appendices), appendix("x", {})));
    }

    model::Case const& case_;
    Showing const& showing_;
};

}  // namespace

Facts view_of(model::Case const& reviewed, model::Profile profile, Generalised const& generalised,
              model::Identities const* key) {
    Showing const showing{profile, generalised, profile == model::Profile::working ? key : nullptr};
    return CaseView(reviewed, showing).make();
}

}  // namespace dhrdoc::fill
