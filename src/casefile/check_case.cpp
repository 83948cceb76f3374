// Takes a case as it was read; makes messages where ids, references and dates do not go together.
#include "casefile/cross_checks.h"

#include "casefile/fields.h"
#include "casefile/validate.h"

#include "base/date.h"
#include "base/nearest.h"
#include "base/sentences.h"
#include "model/chart.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

namespace dhrdoc::casefile {

namespace {

using base::Date;
using base::day_month_year;
using base::iso_date;
using model::Day;

std::string line_of(base::Range range) { return fmt::format("line {}", range.begin.line); }

/// The last day that a date may mean: "June 2019" ends on the thirtieth.
Date last_day_of(Date date, model::Precision precision) {
    using namespace std::chrono;
    auto const end_of_month = [](year_month month) { return Date(month / last); };
    switch (precision) {
        case model::Precision::day:
            return date;
        case model::Precision::month:
            return end_of_month(date.year() / date.month());
        case model::Precision::season:
            return end_of_month(date.year() / date.month() + months(2));
        case model::Precision::year:
            return end_of_month(date.year() / December);
    }
    return date;
}

class CaseChecks {
public:
    CaseChecks(model::Case const& reviewed, Node const& root, Report& report)
        : case_(reviewed), root_(root), report_(report) {}

    void run() {
        check_ids();
        check_pseudonyms();
        check_review_dates();
        check_meetings();
        check_chronology();
        check_recommendations();
        check_references();
        check_brief();
        check_relations();
        check_figures();
        check_library();
    }

private:
    void check_ids() {
        for (auto const* kind : {"agencies", "people", "places", "lessons", "recommendations", "figures"}) {
            std::map<std::string, base::Range> first;
            for (auto const& table : Fields(root_).tables(kind)) {
                auto const id = table.text("id");
                if (!id.given()) continue;
                auto const [known, added] = first.emplace(id.value, id.range);
                if (added) continue;
                report_.error("case.id-twice", id.range,
                              fmt::format("the id \"{}\" is used twice in [[{}]]; the first is on {}", id.value, kind,
                                          line_of(known->second)),
                              "give one of the two another id, and look at what refers to it");
            }
        }
    }

    void check_pseudonyms() {
        std::map<std::string, model::Person const*> first;
        for (auto const& person : case_.people) {
            if (!person.pseudonym.given()) continue;
            auto const [known, added] = first.emplace(person.pseudonym.value, &person);
            if (added) continue;
            report_.error("case.pseudonym-twice", person.pseudonym.range,
                          fmt::format("the pseudonym \"{}\" already belongs to \"{}\" on {}", person.pseudonym.value,
                                      known->second->id, line_of(known->second->pseudonym.range)),
                          "choose another: two people of one name cannot be told apart");
        }
    }

    /// An end before its beginning.
    void in_order(std::optional<Day> const& earlier, std::optional<Day> const& later, std::string_view later_name,
                  std::string_view earlier_name) {
        if (!earlier || !later || later->date >= earlier->date) return;
        report_.error("case.dates", later->range,
                      fmt::format("{} ({}) is before {} ({})", later_name, day_month_year(later->date), earlier_name,
                                  day_month_year(earlier->date)),
                      fmt::format("one of the two is wrong; the other is on {}", line_of(earlier->range)));
    }

    void check_review_dates() {
        auto const& review = case_.review;
        in_order(review.commissioned, review.began, "the beginning of the review", "its commissioning");
        in_order(review.began, review.concluded, "the end of the review", "its beginning");
        in_order(review.scope_from, review.scope_to, "the end of the scope", "its beginning");
    }

    void check_meetings() {
        std::map<Date, base::Range> first;
        for (auto const& meeting : case_.panel_meetings) {
            auto const [known, added] = first.emplace(meeting.date, meeting.range);
            if (!added)
                report_.warning("case.meeting-twice", meeting.range,
                                fmt::format("the panel meeting of {} is listed twice", day_month_year(meeting.date)),
                                "take one of the two away");
            auto const weekday = base::weekday_name(meeting.date);
            if (weekday == "Saturday" || weekday == "Sunday")
                report_.warning(
                    "case.weekend", meeting.range,
                    fmt::format("the panel meeting of {} was on a {}", day_month_year(meeting.date), weekday),
                    "check the day, the month and the year; if they are right, leave it as it is");
            if (case_.review.began && meeting.date < case_.review.began->date)
                report_.warning(
                    "case.dates", meeting.range,
                    fmt::format("the panel meeting of {} is before the review began ({})", day_month_year(meeting.date),
                                day_month_year(case_.review.began->date)),
                    fmt::format("one of the two is wrong; the other is on {}", line_of(case_.review.began->range)));
        }
    }

    void check_chronology() {
        auto const& review = case_.review;
        for (auto const& row : case_.chronology) {
            if (!row.date) continue;
            auto const shown = day_month_year(row.date->date);
            auto const last = last_day_of(row.date->date, row.precision);
            if (review.concluded && row.date->date > review.concluded->date)
                report_.error(
                    "case.dates", row.date->range,
                    fmt::format("this event ({}) is after the review was concluded ({})", shown,
                                day_month_year(review.concluded->date)),
                    fmt::format("check the year; the end of the review is on {}", line_of(review.concluded->range)));
            else if (review.scope_to && row.date->date > review.scope_to->date)
                outside_scope(*row.date, shown, "after the end", *review.scope_to);
            if (review.scope_from && last < review.scope_from->date)
                outside_scope(*row.date, shown, "before the beginning", *review.scope_from);
        }
    }

    void outside_scope(Day const& day, std::string_view shown, std::string_view how, Day const& border) {
        report_.warning("case.outside-scope", day.range,
                        fmt::format("this event ({}) is {} of the scope ({})", shown, how, day_month_year(border.date)),
                        fmt::format("check the date, or widen the scope on {}, or say in the event why it matters",
                                    line_of(border.range)));
    }

    void check_recommendations() {
        for (auto const& one : case_.recommendations) {
            in_order(case_.review.began, one.completed, "the completion of this recommendation", "the review began");
            in_order(case_.review.began, one.target, "the target date of this recommendation", "the review began");
            std::optional<Day> last;
            for (auto const& update : one.updates) {
                if (!update.date) continue;
                if (last && update.date->date < last->date)
                    report_.warning("case.update-order", update.date->range,
                                    fmt::format("this update ({}) stands after a later one ({})",
                                                day_month_year(update.date->date), day_month_year(last->date)),
                                    "put the updates in the order of their dates, the newest last");
                last = update.date;
            }
        }
    }

    std::vector<std::string> agency_ids() const {
        std::vector<std::string> out;
        for (auto const& agency : case_.agencies) out.push_back(agency.id);
        return out;
    }

    static std::string near_or_list(std::string const& word, std::vector<std::string> const& ids,
                                    std::string_view none) {
        if (auto const near = base::nearest(word, ids)) return fmt::format("did you mean \"{}\"?", *near);
        if (ids.empty() || ids.size() > 14) return std::string(none);
        std::string list;
        for (auto const& id : ids) list += (list.empty() ? "" : ", ") + id;
        return fmt::format("known ids: {}; {}", list, none);
    }

    void check_references() {
        std::vector<std::string> lessons;
        for (auto const& lesson : case_.lessons) lessons.push_back(lesson.id);
        for (auto const& one : case_.recommendations) {
            if (one.lesson.given() && case_.lesson(one.lesson.value) == nullptr)
                report_.error("case.unknown-lesson", one.lesson.range,
                              fmt::format("there is no lesson \"{}\"", one.lesson.value),
                              near_or_list(one.lesson.value, lessons, "write the lesson under [[lessons]]"));
            check_body(one.agency);
        }
        auto const ids = agency_ids();
        for (auto const& row : case_.chronology) {
            if (row.agency.given() && case_.agency(row.agency.value) == nullptr)
                report_.error("case.unknown-agency", row.agency.range,
                              fmt::format("there is no agency \"{}\"", row.agency.value),
                              near_or_list(row.agency.value, ids, "write the agency under [[agencies]]"));
        }
        for (auto const& member : case_.panel) check_body(member.agency);
    }

    /// An agency's id, or a body in plain words: only what looks like a slip of an id is a mistake.
    void check_body(model::Text const& body) {
        if (!body.given() || !is_id(body.value) || case_.agency(body.value) != nullptr) return;
        auto const near = base::nearest(body.value, agency_ids());
        if (!near) return;
        report_.error(
            "case.unknown-agency", body.range, fmt::format("there is no agency \"{}\"", body.value),
            fmt::format("did you mean \"{}\"? a body that is not under [[agencies]] is written by its name", *near));
    }

    void check_brief() {
        constexpr std::size_t most = 3;
        auto const& happened = case_.brief.happened;
        auto const count = base::sentence_ends(happened.value).size();
        if (count > most)
            report_.warning(
                "brief.sentences", happened.range,
                fmt::format("what happened is told in {} sentences, where there is room for three", count),
                "say who died and how, what services had seen, and what followed; the rest is in the report");
    }

    void check_relations() {
        std::vector<std::string> ids;
        for (auto const& person : case_.people) ids.push_back(person.id);
        for (auto const& person : case_.people) {
            for (auto const* list : {&person.parents, &person.partners, &person.former_partners}) {
                for (auto const& other : *list) check_relation(person, other, ids);
            }
            if (person.parents.size() > 2)
                report_.error("case.relation", person.parents[2].range,
                              fmt::format("\"{}\" has more than two parents", person.id),
                              "a genogram shows two; say the rest in the relationship");
        }
    }

    void check_relation(model::Person const& person, model::Text const& other, std::vector<std::string> const& ids) {
        if (case_.person(other.value) == nullptr)
            report_.error("case.unknown-person", other.range, fmt::format("there is no person \"{}\"", other.value),
                          near_or_list(other.value, ids, "write the person under [[people]]"));
        else if (other.value == person.id)
            report_.error("case.relation", other.range, fmt::format("\"{}\" cannot be kin of themselves", person.id),
                          "write the id of somebody else");
    }

    void check_figures() {
        for (auto const& figure : case_.figures) {
            if (!figure.kind.given()) continue;
            if (figure.kind.value == "image") {
                if (!figure.file.given())
                    report_.error("case.figure", figure.kind.range,
                                  fmt::format("the figure \"{}\" has no file", figure.id),
                                  "add a line: file = \"figures/map.png\"");
            } else if (auto const* form = model::find_chart_form(figure.kind.value)) {
                check_chart(figure, *form);
            }
        }
    }

    void check_chart(model::FigureData const& figure, model::ChartForm const& form) {
        if (figure.reference.given() && !model::parse_decimal(figure.reference.value))
            report_.error("case.figure", figure.reference.range,
                          fmt::format("\"{}\" is not a number", figure.reference.value),
                          "write a number, such as reference = 4.2");
        if (figure.data.empty()) return check_computed(figure, form);
        if (form.kind == model::ChartKind::genogram) {
            report_.error("case.figure", figure.data_range, "a genogram is made of the people, not of data",
                          "take the data out, and write parents = [\"mother\"] and the like under [[people]]");
            return;
        }
        auto const width = 1 + figure.series.size();
        auto const wanted = !figure.series.empty() ? width : figure.data.front().size();
        for (auto const& row : figure.data) check_row(figure, form, row, wanted);
    }

    void check_row(model::FigureData const& figure, model::ChartForm const& form,
                   std::vector<model::FigureCell> const& row, std::size_t wanted) {
        base::Range const range{row.front().text.range.begin, row.back().text.range.end};
        if (row.size() != wanted) {
            auto const asked =
                figure.series.empty()
                    ? fmt::format("{} cells, where the first row has {}", row.size(), wanted)
                    : fmt::format("{} cells, where there is a label and {} series", row.size(), wanted - 1);
            report_.error("case.figure", range, fmt::format("a row of the figure \"{}\" has {}", figure.id, asked),
                          "give each row a cell for each column; for what is not known write \"not known\"");
        } else if (row.size() < form.least || (form.most > 0 && row.size() > form.most)) {
            report_.error(
                "case.figure", range,
                fmt::format("a chart of the kind \"{}\" cannot be drawn from rows of {} cells", form.name, row.size()),
                fmt::format("its columns are: {}", form.columns));
        }
        if (!form.counts) return;
        for (std::size_t i = 1; i < row.size(); ++i) {
            auto const number = model::parse_decimal(row[i].text.value);
            if (number && number->millionths < 0)
                report_.error("case.figure", row[i].text.range,
                              fmt::format("a number below zero in a chart of the kind \"{}\"", form.name),
                              "bars begin at zero: show such numbers with kind = \"line\"");
        }
    }

    /// What a chart without data is made of, if it can be.
    void check_computed(model::FigureData const& figure, model::ChartForm const& form) {
        using model::ChartKind;
        auto const add = [&](std::string message, std::string hint) {
            report_.error("case.figure", figure.kind.range, std::move(message), std::move(hint));
        };
        if (form.kind == ChartKind::genogram) {
            bool const related = std::any_of(case_.people.begin(), case_.people.end(), [](auto const& person) {
                return !person.parents.empty() || !person.partners.empty() || !person.former_partners.empty();
            });
            if (!related)
                add(fmt::format("nobody has parents or partners, so that the genogram \"{}\" would be empty",
                                figure.id),
                    "write parents = [\"mother\"] and partners = [\"perpetrator\"] under [[people]]");
        } else if (form.kind == ChartKind::timeline || form.kind == ChartKind::multiples) {
            bool const any = std::any_of(case_.chronology.begin(), case_.chronology.end(),
                                         [&](auto const& row) { return model::shows(figure, row); });
            if (!any)
                add(fmt::format("the figure \"{}\" has no data, and no row of the chronology is for it", figure.id),
                    "write data = [[\"March 2019\", \"What happened\"]], or tags that rows of the chronology have");
        } else {
            add(fmt::format("the figure \"{}\" has no data", figure.id),
                "add a line: data = [[\"2019\", 3], [\"2020\", 11]]");
        }
    }

    void check_library() {
        for (auto const* key : {"incident.death_date", "upload_month"}) {
            auto const found = case_.library.find(key);
            if (found == case_.library.end() || is_month_and_year(found->second.value)) continue;
            report_.error("case.library-month", found->second.range,
                          fmt::format("\"{}\" must be a month and a year",
                                      std::string_view(key).substr(std::string_view(key).find('.') + 1)),
                          "write it as MM-YYYY in quotation marks, like \"11-2020\"; the library never holds the day");
        }
    }

    static bool is_month_and_year(std::string_view text) {
        return text.size() == 7 && text[2] == '-' &&
               base::parse_iso_date(fmt::format("{}-{}-01", text.substr(3), text.substr(0, 2)));
    }

    model::Case const& case_;
    Node const& root_;
    Report& report_;
};

}  // namespace

void check_case(model::Case const& reviewed, Node const& root, Report& report) {
    CaseChecks(reviewed, root, report).run();
}

void check_feedback(model::Feedback const& feedback, Report& report) {
    auto const& met = feedback.panel.met;
    if (met) {
        auto const weekday = base::weekday_name(met->date);
        if (weekday == "Saturday" || weekday == "Sunday")
            report.warning("feedback.weekend", met->range,
                           fmt::format("{} was a {}: did the panel meet then?", day_month_year(met->date), weekday),
                           "check the day, the month and the year; if they are right, leave it as it is");
    }
    if (met && feedback.letter.date && feedback.letter.date->date < met->date)
        report.error("feedback.dates", feedback.letter.date->range,
                     fmt::format("the letter ({}) is dated before the panel met ({})",
                                 day_month_year(feedback.letter.date->date), day_month_year(met->date)),
                     fmt::format("one of the two is wrong; the meeting is on {}", line_of(met->range)));
    if (!feedback.case_path.given() && !feedback.review.csp.given())
        report.error("feedback.no-review",
                     feedback.review.range.known() ? feedback.review.range : whole_first_line(report.file()),
                     "nothing says which review this is about",
                     "add case = \"case.toml\" at the beginning, or [review] with csp and pseudonym");
}

}  // namespace dhrdoc::casefile
