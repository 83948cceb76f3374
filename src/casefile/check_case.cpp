// Takes a case as it was read; makes messages where ids, references and dates do not go together.
#include "casefile/cross_checks.h"

#include "casefile/fields.h"
#include "casefile/validate.h"

#include "base/date.h"
#include "base/nearest.h"
#include "base/sentences.h"

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

    void check_figures() {
        for (auto const& figure : case_.figures) {
            if (!figure.kind.given()) continue;
            auto const image = figure.kind.value == "image";
            if (image && !figure.file.given())
                report_.error("case.figure", figure.kind.range, fmt::format("the figure \"{}\" has no file", figure.id),
                              "add a line: file = \"figures/map.png\"");
            if (!image && figure.data.empty())
                report_.error("case.figure", figure.kind.range, fmt::format("the figure \"{}\" has no data", figure.id),
                              "add a line: data = [[\"2019\", 3], [\"2020\", 11]]");
            for (auto const& [label, numbers] : figure.data) {
                if (numbers.size() == std::max<std::size_t>(figure.series.size(), 1)) continue;
                report_.error(
                    "case.figure", figure.range,
                    fmt::format("the row \"{}\" of the figure \"{}\" has {} numbers, where {} are wanted", label,
                                figure.id, numbers.size(), std::max<std::size_t>(figure.series.size(), 1)),
                    "give each row one number for each name in series");
            }
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
