// Takes what has been done about recommendations, from a progress file or the action plan of a case; makes the facts
// that the progress update is filled from.
#include "fill/view_progress.h"

#include "base/unicode.h"
#include "fill/english.h"
#include "fill/view.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace dhrdoc::fill {

using model::Facts;

namespace {

std::optional<unsigned> whole(std::string_view text) {
    unsigned value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// "2", "2 and 3", "4 to 6", "2, 5 and 8 to 10".
std::string numbers_joined(std::vector<std::string> const& numbers) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < numbers.size();) {
        auto last = i;
        for (auto next = i + 1; next < numbers.size(); ++next) {
            auto const here = whole(numbers[last]);
            auto const there = whole(numbers[next]);
            if (!here || !there || *there != *here + 1) break;
            last = next;
        }
        // Two are no range.
        if (last < i + 2) {
            parts.push_back(numbers[i++]);
            continue;
        }
        parts.push_back(numbers[i] + " to " + numbers[last]);
        i = last + 1;
    }
    return joined_with_and(parts);
}

bool says_complete(std::string const& status) {
    auto const lower = base::lower_case(status);
    return lower == "complete" || lower == "completed" || lower == "closed" || lower == "done";
}

/// One recommendation, or several that are reported on together, from wherever it came.
struct Point {
    std::vector<std::string> numbers;
    Facts text, agency, status, outcome;
    std::optional<model::Day> target, completed;
    bool complete = false;
    /// Each a table of date and text.
    std::vector<Facts> updates;
};

Facts update_facts(Facts date, Facts text) {
    auto table = Facts::table();
    table.set("date", std::move(date));
    table.set("text", std::move(text));
    return table;
}

Facts no_date() { return Facts::missing_as("date of the update", "say it in this update as date"); }

class Writer {
public:
    explicit Writer(std::optional<base::Date> as_at) : as_at_(as_at) {}

    /// Sets `points` and what is counted over them.
    void set_points(Facts& to, std::vector<Point> const& points) {
        std::vector<Facts> items;
        std::size_t all = 0;
        std::size_t complete = 0;
        std::size_t overdue = 0;
        bool tracked = false;
        for (auto const& point : points) {
            all += point.numbers.size();
            if (point.complete) complete += point.numbers.size();
            if (is_overdue(point)) overdue += point.numbers.size();
            tracked = tracked || point.complete || point.target || point.completed || point.status.is_true();
            items.push_back(facts_of(point));
        }
        to.set("points", Facts::list_like(std::move(items), facts_of(example())));
        to.set("tracked", Facts::truth(tracked));
        to.set("any_agency", Facts::truth(std::any_of(points.begin(), points.end(),
                                                      [](Point const& point) { return point.agency.is_true(); })));
        to.set("any_target", Facts::truth(std::any_of(points.begin(), points.end(), [](Point const& point) {
                   return point.target || point.completed;
               })));
        to.set("total", counted(all));
        to.set("complete", counted(complete));
        to.set("open", counted(all - complete));
        to.set("overdue", counted(overdue));
    }

private:
    static Point example() {
        Point point;
        point.numbers = {"1"};
        point.text = Facts::text("x");
        return point;
    }

    /// How many, for a sentence: "three", "three are", and whether it is one.
    static Facts counted(std::size_t count) {
        auto table = Facts::table();
        table.set("name", Facts::text(number_in_words(count)));
        table.set("how_many", Facts::text(count == 0   ? "none is"
                                          : count == 1 ? "one is"
                                                       : number_in_words(count) + " are"));
        table.set("one", Facts::truth(count == 1));
        table.set("several", Facts::truth(count > 1));
        return table;
    }

    [[nodiscard]] bool is_overdue(Point const& point) const {
        return as_at_ && point.target && !point.complete && point.target->date < *as_at_;
    }

    Facts facts_of(Point const& point) const {
        bool const several = point.numbers.size() > 1;
        auto const numbers = numbers_joined(point.numbers);
        auto const label = fmt::format("Recommendation{} {}", several ? "s" : "", numbers);
        auto const of = [&](std::string_view what) { return fmt::format("{} of {}", what, lower(label)); };
        auto const way_out = [](std::string_view key) {
            return fmt::format("say it beside the recommendation as {}", key);
        };
        auto table = Facts::table();
        table.set("id", Facts::text(point.numbers.empty() ? "x" : id_of(point.numbers.front())));
        table.set("label", Facts::text(label));
        table.set("reference", Facts::text(lower(label)));
        table.set("numbers", Facts::text(numbers));
        table.set("several", Facts::truth(several));
        table.set("text", point.text);
        table.set("agency", point.agency);
        table.set("target", work_day(point.target, of("target date"), way_out("target")));
        table.set("completed", work_day(point.completed, of("date of completion"), way_out("completed")));
        table.set("outcome", point.outcome);
        table.set("complete", Facts::truth(point.complete));
        table.set("overdue", Facts::truth(is_overdue(point)));
        table.set("status", point.status);
        table.set("state", Facts::text(state_of(point)));
        table.set("updates", Facts::list_like(point.updates, update_facts(no_date(), Facts::text("x"))));
        return table;
    }

    static std::string lower(std::string label) {
        label.front() = 'r';
        return label;
    }

    static std::string id_of(std::string const& number) {
        std::string id;
        for (char const c : number) id += c == '.' ? '-' : c;
        return id;
    }

    std::string state_of(Point const& point) const {
        if (point.complete) return "Complete";
        auto const status = point.status.is_true() ? with_capital(point.status.words()) : "Not yet complete";
        return is_overdue(point) ? status + ", overdue" : status;
    }

    std::optional<base::Date> as_at_;
};

Facts missing_status(std::string const& numbers) {
    return Facts::missing_as("status of recommendation " + numbers, "say it beside the recommendation as status");
}

std::vector<Point> points_of(model::Case const& reviewed, Showing const& showing) {
    std::vector<Point> points;
    for (auto const& r : reviewed.recommendations) {
        Point point;
        auto const number = std::to_string(points.size() + 1);
        auto const of = [&](std::string_view what) { return fmt::format("{} of recommendation {}", what, number); };
        auto const under = [&](std::string_view key) {
            return fmt::format("say it under [[recommendations]] with id = \"{}\" as {}", r.id, key);
        };
        point.numbers = {number};
        point.text = prose_or_missing(r.text, "recommendation " + number, under("text"));
        auto const agency = agency_by_id(reviewed, r.agency, showing, of("lead agency"), under("agency"));
        point.agency = agency.is_true() ? Facts::text(with_capital(agency.words()), agency.range()) : agency;
        point.status = r.status.given() ? text_or_missing(r.status, "", "") : missing_status(number);
        point.outcome = prose_or_missing(r.outcome, of("outcome"), under("outcome"));
        point.target = r.target;
        point.completed = r.completed;
        point.complete = r.completed || says_complete(r.status.value);
        for (auto const& update : r.updates) {
            point.updates.push_back(
                update_facts(work_day(update.date, "date of the update", "say it in this update as date"),
                             prose_or_missing(update.text, "text of the update", "say it in this update as text")));
        }
        points.push_back(std::move(point));
    }
    return points;
}

std::vector<Point> points_of(model::Progress const& progress) {
    std::vector<Point> points;
    for (auto const& r : progress.recommendations) {
        Point point;
        for (auto const& number : r.numbers) point.numbers.push_back(number.value);
        if (point.numbers.empty()) point.numbers = {"?"};
        auto const of = [&](std::string_view what) {
            return fmt::format("{} of recommendation {}", what, numbers_joined(point.numbers));
        };
        auto const way_out = [](std::string_view key) { return fmt::format("say it in its table as {}", key); };
        point.text = prose_or_missing(r.text, of("text"), way_out("text"));
        point.agency = text_or_missing(r.agency, of("lead agency"), way_out("agency"));
        point.status = r.status.given() ? text_or_missing(r.status, "", "") : missing_status(point.numbers.front());
        point.outcome = Facts::missing_as(of("outcome"), "say it in an update");
        point.target = r.target;
        point.completed = r.completed;
        point.complete = r.completed || says_complete(r.status.value);
        for (auto const& update : r.updates) {
            if (update.given()) point.updates.push_back(update_facts(no_date(), prose_or_missing(update, "", "")));
        }
        points.push_back(std::move(point));
    }
    return points;
}

/// The day up to which a case's action plan tells of progress.
std::optional<model::Day> newest(model::Case const& reviewed) {
    std::optional<model::Day> last;
    auto const take = [&](std::optional<model::Day> const& day) {
        if (day && (!last || last->date < day->date)) last = day;
    };
    for (auto const& r : reviewed.recommendations) {
        take(r.completed);
        for (auto const& update : r.updates) take(update.date);
    }
    return last;
}

/// Those terms of the case's glossary that its action plan uses.
std::vector<model::GlossaryTerm> used_in_plan(model::Case const& reviewed) {
    std::string all;
    for (auto const& r : reviewed.recommendations) {
        all += r.text.value + '\n' + r.outcome.value + '\n';
        for (auto const& update : r.updates) all += update.text.value + '\n';
    }
    std::vector<model::GlossaryTerm> used;
    for (auto const& term : reviewed.glossary) {
        if (term.term.given() && all.find(term.term.value) != std::string::npos) used.push_back(term);
    }
    return used;
}

/// What a cover and a signature may lack.
void set_own(Facts& table, model::Progress const& progress) {
    auto const under = [](std::string_view place, std::string_view key) {
        return fmt::format("say it under [{}] as {}", place, key);
    };
    auto const& r = progress.report;
    table.set("subtitle", text_or_missing(r.subtitle, "subtitle", under("report", "subtitle")));
    table.set("reference", text_or_missing(r.reference, "reference", under("report", "reference")));
    table.set("introduction", prose_or_missing(r.introduction, "introduction", under("report", "introduction")));
    auto foreword = Facts::table();
    auto const& f = progress.foreword;
    foreword.set("title", f.title.given() ? Facts::text(f.title.value, f.title.range) : Facts::text("Foreword"));
    foreword.set("text", prose_or_missing(f.text, "foreword", under("foreword", "text")));
    foreword.set("given", Facts::truth(f.text.given()));
    table.set("foreword", std::move(foreword));
    auto signatory = Facts::table();
    auto const& s = progress.signatory;
    signatory.set("name", text_or_missing(s.name, "name of the signatory", under("signatory", "name")));
    signatory.set("title", text_or_missing(s.title, "title of the signatory", under("signatory", "title")));
    signatory.set("signature",
                  text_or_missing(s.signature, "picture of the signature", under("signatory", "signature")));
    table.set("signatory", std::move(signatory));
    table.set("glossary", glossary_facts(progress.glossary));
}

void set_date(Facts& table, std::optional<model::Day> const& day) {
    auto const way_out = "say it under [report] as date";
    table.set("month", day ? Facts::text(base::month_year(day->date), day->range)
                           : Facts::missing_as("month of the update", way_out));
    table.set("date", work_day(day, "date of the update", way_out));
}

std::optional<base::Date> date_of(std::optional<model::Day> const& day) {
    return day ? std::optional(day->date) : std::nullopt;
}

}  // namespace

Facts progress_of(model::Case const& reviewed, Showing const& showing, Facts const& title) {
    auto table = Facts::table();
    table.set("title", title);
    table.set("organisation", partnership_or_missing(reviewed.review.csp, "say it under [review] as csp"));
    table.set("heading", Facts::text("Progress against recommendations"));
    set_own(table, {});
    table.set("subtitle", Facts::text("Progress on the recommendations"));
    table.set("reference",
              text_or_missing(reviewed.review.reference, "reference", "say it under [review] as reference"));
    table.set("glossary", glossary_facts(used_in_plan(reviewed)));
    table.set("of_case", Facts::truth(true));
    auto const as_at = newest(reviewed);
    set_date(table, as_at);
    Writer(date_of(as_at)).set_points(table, points_of(reviewed, showing));
    return table;
}

Facts view_of(model::Progress const& progress, model::Profile profile, Generalised const& generalised,
              model::Identities const* key) {
    Showing const showing{profile, generalised, profile == model::Profile::working ? key : nullptr};
    auto const* reviewed = progress.reviewed.get();
    auto root = Facts::table();
    root.set("profile", profile_facts(profile));
    set_named(root, reviewed, showing);
    root.set("figures", Facts::table());
    if (reviewed != nullptr) root.set("words", words_of_case(*reviewed, showing));

    auto const& r = progress.report;
    bool const of_case = progress.recommendations.empty() && reviewed != nullptr;
    auto const day = r.date || !of_case ? r.date : newest(*reviewed);
    auto table = Facts::table();
    table.set("title", text_or_missing(r.title, "title of the update", "say it under [report] as title"));
    bool const of_partnership = !r.organisation.given() && reviewed != nullptr;
    table.set("organisation",
              of_partnership ? partnership_or_missing(reviewed->review.csp, "say it under [report] as organisation")
                             : text_or_missing(r.organisation, "who publishes the update",
                                               "say it under [report] as organisation"));
    table.set("heading", r.heading.given() ? Facts::text(r.heading.value, r.heading.range)
                                           : Facts::text("Progress against recommendations"));
    set_own(table, progress);
    table.set("of_case", Facts::truth(of_case));
    set_date(table, day);
    Writer(date_of(day)).set_points(table, of_case ? points_of(*reviewed, showing) : points_of(progress));
    root.set("progress", std::move(table));
    return root;
}

}  // namespace dhrdoc::fill
