// Takes a case; makes findings I1 to J1: recommendations, the action plan, and what was learned from.
#include "check/findings.h"

#include "base/date.h"
#include "base/unicode.h"

#include <algorithm>

#include <fmt/format.h>

namespace dhrdoc::check {

namespace {

using model::Recommendation;

bool is_done(Recommendation const& one) {
    return one.completed || says_stem(one.status.value, {"complete", "done", "closed", "implemented", "achieved"});
}

std::string listed(std::vector<std::string_view> const& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i != 0) out += i + 1 == words.size() ? " and " : ", ";
        out += words[i];
    }
    return out;
}

/// I1
void check_smart(Findings& findings, Recommendation const& one) {
    std::vector<std::string_view> missing;
    std::vector<std::string_view> keys;
    auto const want = [&](bool given, std::string_view what, std::string_view key) {
        if (given) return;
        missing.push_back(what);
        keys.push_back(key);
    };
    want(one.agency.given(), "who leads", "agency");
    want(one.target.has_value() || one.completed.has_value(), "by when", "target");
    want(one.measure.given(), "what will show the change", "measure");
    if (missing.empty()) return;
    findings.raise("I1", one.text.range.known() ? one.text.range : one.range,
                   fmt::format("recommendation \"{}\" does not say {}", one.id, listed(missing)),
                   fmt::format("add {}", listed(keys)));
}

bool has_number(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// I2
void check_volume(Findings& findings, Recommendation const& one) {
    auto const hit = find_phrase(one.text.value, "all");
    auto const every = find_phrase(one.text.value, "every");
    if (!hit && !every) return;
    auto const told = one.action.value + " " + one.measure.value;
    if (has_number(one.text.value) || has_number(told) ||
        says_stem(one.text.value + " " + told, {"volume", "number of", "estimate", "capacity", "per cent", "sample"}))
        return;
    auto const passage = passage_of(Part::recommendations, one.text);
    findings.raise("I2", passage.range_of(hit ? *hit : *every),
                   fmt::format("the panel would ask how much work \"{}\" makes: it is about all of something", one.id),
                   "say in action or measure how many cases that is");
}

/// I4: what a national recommendation is about, and who answers for that.
void check_addressee(Findings& findings, Recommendation const& one) {
    struct Department {
        std::vector<std::string_view> words;
        std::string_view name;
    };
    static std::vector<Department> const departments = {
        {{"NHS", "hospital", "health", "general practi", "GP"}, "the Department of Health and Social Care"},
        {{"probation", "prison", "court", "sentenc", "licence"}, "the Ministry of Justice"},
        {{"school", "pupil", "education", "universit"}, "the Department for Education"},
        {{"universal credit", "benefit claim", "jobcentre", "child maintenance"},
         "the Department for Work and Pensions"},
        {{"housing", "landlord", "homeless", "tenan"}, "the department for housing and local government"},
    };
    if (one.scope.value != "national" || base::lower_case(one.agency.value) != "home office") return;
    for (auto const& department : departments) {
        if (!says_stem(one.text.value, department.words)) continue;
        findings.raise(
            "I4", one.agency.range,
            fmt::format("\"{}\" goes to the Home Office, but is about what another department answers for", one.id),
            fmt::format("address it to {}, or say why not", department.name));
        return;
    }
}

/// I7
void check_columns(Findings& findings, Recommendation const& one) {
    std::vector<std::string_view> missing;
    if (!one.action.given()) missing.push_back("action");
    if (one.milestones.empty()) missing.push_back("milestones");
    if (is_done(one) && !one.outcome.given()) missing.push_back("outcome");
    if (missing.empty()) return;
    findings.raise("I7", one.range,
                   fmt::format("the row of \"{}\" in the action plan has no {}", one.id, listed(missing)),
                   fmt::format("add {}", listed(missing)));
}

/// The last day that the action plan knows of: what "overdue" is measured by, as this knows no clock.
std::optional<base::Date> last_known_day(model::Case const& reviewed) {
    std::optional<base::Date> out;
    auto const later = [&out](std::optional<model::Day> const& day) {
        if (day && (!out || day->date > *out)) out = day->date;
    };
    later(reviewed.review.concluded);
    for (auto const& one : reviewed.recommendations) {
        later(one.completed);
        for (auto const& update : one.updates) later(update.date);
    }
    return out;
}

/// I6
void check_progress(Findings& findings, Recommendation const& one, std::optional<base::Date> const& known) {
    if (is_done(one)) return;
    if (says_stem(one.status.value, {"ongoing", "on-going", "on going"}) && one.milestones.empty()) {
        findings.raise("I6", one.status.range, fmt::format("\"{}\" is only called ongoing", one.id),
                       "say what has been done as milestones or updates, and what is still to come");
        return;
    }
    if (!one.target || !known || one.target->date >= *known) return;
    auto const told =
        std::any_of(one.updates.begin(), one.updates.end(), [&one](model::RecommendationUpdate const& update) {
            return update.date && update.date->date >= one.target->date;
        });
    if (told) return;
    findings.raise("I6", one.target->range,
                   fmt::format("the target of \"{}\" has passed by {}, and nothing says what became of it", one.id,
                               base::day_month_year(*known)),
                   "add completed and outcome, or an update that gives the reason and a new date");
}

/// I3
void check_links(Findings& findings) {
    auto const& reviewed = findings.reviewed();
    for (auto const& lesson : reviewed.lessons) {
        auto const used = std::any_of(reviewed.recommendations.begin(), reviewed.recommendations.end(),
                                      [&lesson](Recommendation const& one) { return one.lesson.value == lesson.id; });
        if (!used)
            findings.raise("I3", lesson.range, fmt::format("no recommendation follows from lesson \"{}\"", lesson.id),
                           "write one, or say in the lesson that it has been acted on already");
    }
    for (auto const& one : reviewed.recommendations) {
        if (!one.lesson.given())
            findings.raise("I3", one.range, fmt::format("recommendation \"{}\" follows from no lesson", one.id),
                           "say which as lesson = \"...\"");
    }
}

/// I5
void check_training(Findings& findings) {
    auto const& all = findings.reviewed().recommendations;
    auto const training = std::count_if(all.begin(), all.end(), [](Recommendation const& one) {
        return says_stem(one.text.value, {"training", "train ", "trained", "raise awareness", "awareness", "remind"});
    });
    if (all.size() < 3 || static_cast<std::size_t>(training) * 2 <= all.size()) return;
    findings.raise("I5", all.front().range,
                   fmt::format("{} of {} recommendations are about training or awareness", training, all.size()),
                   "the panel looks for changes of how work is done: caseloads, supervision, systems");
}

}  // namespace

void check_recommendations(Findings& findings) {
    auto const known = last_known_day(findings.reviewed());
    for (auto const& one : findings.reviewed().recommendations) {
        check_smart(findings, one);
        check_volume(findings, one);
        check_addressee(findings, one);
        check_progress(findings, one, known);
        check_columns(findings, one);
    }
    check_links(findings);
    check_training(findings);
}

void check_learning(Findings& findings) {
    auto const& reviewed = findings.reviewed();
    if (reviewed.review.previous_reviews.empty())
        findings.raise("I8", findings.review_place(),
                       "the panel praises reports that look at earlier reviews of the area; this one names none",
                       "name them under [review] as previous_reviews");
    if (reviewed.bibliography.empty())
        findings.raise("J1", findings.review_place(),
                       "the panel praises reports that use research; this one cites none",
                       "name what was used in bibliography");
}

}  // namespace dhrdoc::check
