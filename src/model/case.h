// The facts of one review, as casefile read them and every other room uses them. No secret is in here: people, places
// and agencies that are withheld stand here by id; their names are in Identities.
#pragma once

#include "base/date.h"
#include "base/text_place.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dhrdoc::model {

/// A text somebody wrote, and where. Whether it is plain text or Markdown depends on the key (casefile's key table
/// says).
struct Text {
    std::string value;
    /// Of the value as written, quotes included for TOML, the whole file for narrative in a file of its own.
    base::Range range;
    /// Where the first character of `value` stands (TOML strings without escapes keep line for line from here).
    base::Place start;

    [[nodiscard]] bool given() const { return !value.empty(); }
};

/// A day somebody wrote.
struct Day {
    base::Date date{};
    base::Range range;
};

/// yes, no, or not said. "Not said" is what `check` asks about.
struct Truth {
    std::optional<bool> value;
    base::Range range;

    [[nodiscard]] bool yes() const { return value.value_or(false); }
};

enum class ReviewKind { dhr, dardr };
enum class Outcome { homicide, suicide, unexplained };
enum class Contribution { imr, report, chronology, none };
enum class Role { victim, perpetrator, child, relative, friend_, other };
enum class Precision { day, month, season, year };

struct Review {
    base::Range range;  // of the table's header
    Text reference;
    ReviewKind kind = ReviewKind::dhr;
    Text guidance;  // "2016", "2013", "2011"
    Text title;
    Text csp;
    Outcome outcome = Outcome::homicide;
    Text status;
    std::optional<Day> commissioned, began, concluded;
    Text delay_reason;  // prose
    std::optional<Day> scope_from, scope_to;
    std::vector<Text> previous_reviews;
    /// What a court found: "murder", "manslaughter", ...; empty where nobody was convicted. Decides the word "murder".
    Text verdict;
};

struct Chair {
    base::Range range;
    Text name;
    Text biography;     // prose
    Text independence;  // prose
    std::vector<Text> former_employers;
};

struct PanelMember {
    base::Range range;
    Text name, role, agency, expertise;
};

struct Agency {
    base::Range range;
    std::string id;
    Text name;
    /// What to print instead of the name ("the GP practice"). Empty: the name is public.
    Text mask;
    Truth contact;
    Contribution contribution = Contribution::none;
    base::Range contribution_range;
    Truth author_independent;
    Text excluded_reason;
};

struct Person {
    base::Range range;
    std::string id;
    Role role = Role::other;
    Text pseudonym;
    Text relationship;
    Text sex;
    Text age;
    Text ethnicity;
    Text chosen_by;
    /// Ids of other people: for genograms.
    std::vector<Text> parents, partners, former_partners;
    Truth household;
    /// A perpetrator who has died, or who was never identified, changes the words of the report.
    Truth deceased;
    Truth unknown;
};

struct PlaceName {
    base::Range range;
    std::string id;
    Text pseudonym;
};

struct Family {
    base::Range range;
    Truth approached;
    Text how, response;  // prose
    Truth advocate_offered, saw_terms_of_reference, saw_draft;
    Text condolence, tribute;  // prose
};

struct ParallelReview {
    base::Range range;
    Text kind, status;
    std::optional<Day> date;
};

struct ChronologyRow {
    base::Range range;
    std::optional<Day> date;
    Precision precision = Precision::day;
    /// An agency's id, or empty.
    Text agency;
    Text event, comment;  // prose
    std::vector<Text> tags;
};

struct Lesson {
    base::Range range;
    std::string id;
    Text text, analysis;  // prose
};

struct RecommendationUpdate {
    std::optional<Day> date;
    Text text;
};

struct Recommendation {
    base::Range range;
    std::string id;
    /// A few words that name it in lists.
    Text title;
    Text text;  // prose
    Text aim;   // prose
    /// A lesson's id.
    Text lesson;
    Text scope;                     // local, regional, national
    Text agency;                    // an agency's id or a body's name
    Text action, measure, outcome;  // prose
    std::vector<Text> milestones;
    std::optional<Day> target, completed;
    Text status, theme;
    std::vector<RecommendationUpdate> updates;
};

/// Somebody who can help, for the learning brief.
struct HelpLine {
    base::Range range;
    Text name, about, contact;
};

/// The learning brief, as far as it is written and not taken from the rest of the case.
struct Brief {
    base::Range range;  // of the table's header; not known where the case has none
    Text title;
    Text happened;                     // prose
    std::vector<Text> learned, to_do;  // prose
    Text more;                         // prose
    Truth national_helplines;
    std::vector<HelpLine> help;

    [[nodiscard]] bool given() const { return range.known(); }
};

struct GlossaryTerm {
    base::Range range;
    Text term, meaning;
};

/// A cell of a chart's table: words or a number as written, or a day, which is shown as other days of the case are.
struct FigureCell {
    Text text;
    std::optional<Day> day;
};

/// A picture or a chart that the narrative calls by `![](figure:ID)`.
struct FigureData {
    base::Range range;
    std::string id;
    Text kind;     // "image", "bar", ...
    Text caption;  // prose
    Text alt;
    Text file;  // for kind = "image"
    /// For charts: the heading of the labels, those of the columns behind them, and what the numbers count.
    Text labels;
    std::vector<Text> series;
    Text unit;
    Text reference, reference_label;  // a number, and what it is
    Text table;                       // "below", "none", or as the kind has it
    /// Rows of the chronology with one of these are shown, where the chart is made of it; none: all of them.
    std::vector<Text> tags;
    base::Range data_range;
    std::vector<std::vector<FigureCell>> data;
};

struct Case {
    /// The folder that relative paths start from, and the name for messages and output files.
    std::filesystem::path folder;
    base::FileId file = 0;
    std::string stem;  // "case" of "case.toml"; never used in published file names where the key withholds it

    Text identities;  // path as written
    Review review;
    Chair chair;
    std::vector<PanelMember> panel;
    std::vector<Day> panel_meetings;
    std::vector<Agency> agencies;
    std::vector<Person> people;
    std::vector<PlaceName> places;
    Family family;
    /// The nine protected characteristics of the Equality Act 2010 s.4, by key (age, disability, ...): prose.
    std::map<std::string, Text> equality;
    std::vector<ParallelReview> parallel_reviews;
    std::vector<Text> terms_of_reference;  // prose
    std::vector<ChronologyRow> chronology;
    std::vector<Lesson> lessons;
    std::vector<Recommendation> recommendations;
    Brief brief;
    std::vector<GlossaryTerm> glossary;
    std::vector<Text> bibliography;  // prose
    std::vector<FigureData> figures;
    /// Section name -> prose; each Text's range is in the file it came from.
    std::map<std::string, Text> narrative;
    /// Fields of the national library's record (DOMAIN.md 1.7) as written: dotted key -> text.
    std::map<std::string, Text> library;

    [[nodiscard]] Agency const* agency(std::string_view id) const;
    [[nodiscard]] Person const* person(std::string_view id) const;
    [[nodiscard]] Lesson const* lesson(std::string_view id) const;
    [[nodiscard]] std::vector<Person const*> in_role(Role role) const;
};

/// True for a row of the chronology that a chart without data of its own shows.
[[nodiscard]] bool shows(FigureData const& figure, ChronologyRow const& row);

[[nodiscard]] std::string_view name_of(ReviewKind kind);
[[nodiscard]] std::string_view name_of(Outcome outcome);
[[nodiscard]] std::string_view name_of(Role role);
/// What somebody is called by the part they had, in a paper over many reviews: "the victim". Nobody's role is `other`.
[[nodiscard]] std::string_view part_in_words(Case const& reviewed, Role role);
[[nodiscard]] std::string_view name_of(Contribution contribution);

}  // namespace dhrdoc::model
