// Takes a case; makes rows of data from it.
#include "fill/view_records.h"

#include "base/date.h"
#include "base/unicode.h"
#include "fill/escape.h"
#include "model/library.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace dhrdoc::fill {

using model::Facts;

namespace {

constexpr std::array<std::string_view, 19> columns_of_recommendation{
    "csp", "reference", "number",       "id",     "title",     "text",   "scope", "theme",   "lead",     "action",
    "aim", "measure",   "milestones[]", "target", "completed", "status", "state", "outcome", "updates[]"};

Facts plain(std::string text, base::Range range = {}) { return Facts::text(std::move(text), range); }
Facts plain(model::Text const& text) { return plain(text.value, text.range); }

/// Several values of one cell: Markdown of a list.
Facts several(std::vector<std::string> const& items, base::Range range) {
    std::string lines;
    for (auto const& item : items) lines += (lines.empty() ? "- " : "\n- ") + item;
    return Facts::prose(std::move(lines), range, {});
}

Facts row_of(std::vector<Facts> values) {
    auto row = Facts::table();
    row.set("values", Facts::list_like(std::move(values), plain("x")));
    return row;
}

/// "anxiety; depression" as the library keeps it.
std::vector<std::string> split(model::Text const& written) {
    std::vector<std::string> items;
    for (std::size_t at = 0; at < written.value.size();) {
        auto const end = std::min(written.value.find(';', at), written.value.size());
        if (auto one = base::trimmed(std::string_view(written.value).substr(at, end - at)); !one.empty())
            items.push_back(escape_markdown(one));
        at = end + 1;
    }
    return items;
}

/// Prose in one item of a list: what follows its first line stands below it.
std::string indented(std::string const& prose) {
    std::string out;
    for (char const c : prose) {
        out += c;
        if (c == '\n') out += "  ";
    }
    return out;
}

/// "11-2020", where the key lets the month be shown.
std::string month_of_death(Generalised const& generalised) {
    for (auto const& date : generalised.dates) {
        if (!date.id.starts_with("death") || !date.shown) continue;
        bool const to_the_month =
            date.shown->text == base::month_year(date.exact) || date.shown->text == base::day_month_year(date.exact);
        if (to_the_month)
            return fmt::format("{:02}-{:04}", static_cast<unsigned>(date.exact.month()),
                               static_cast<int>(date.exact.year()));
    }
    return {};
}

std::string age_band_in_case(model::Case const& reviewed, model::Role role, std::size_t which) {
    auto const people = reviewed.in_role(role);
    if (which >= people.size()) return {};
    return std::string(model::age_band(people[which]->age.value));
}

/// What the record does not say and the case does.
std::string otherwise(model::Case const& reviewed, Generalised const& generalised, std::string_view key) {
    if (key == "title") return reviewed.review.title.value;
    if (key == "incident.csp") return reviewed.review.csp.value;
    if (key == "incident.death_date") return month_of_death(generalised);
    if (key == "victim.age_band") return age_band_in_case(reviewed, model::Role::victim, 0);
    if (key == "second_victim.age_band") return age_band_in_case(reviewed, model::Role::victim, 1);
    if (key == "perpetrator.age_band") return age_band_in_case(reviewed, model::Role::perpetrator, 0);
    return {};
}

std::string iso(std::optional<model::Day> const& day, Days days) {
    if (!day) return {};
    auto const full = base::iso_date(day->date);
    return days == Days::in_full ? full : full.substr(0, full.rfind('-'));
}

/// A column of several values is one in every row; what writes the data knows it by the brackets.
std::string list_column(std::string_view name) { return std::string(name) + "[]"; }

}  // namespace

bool has_library_record(model::Case const& reviewed) { return !reviewed.library.empty(); }

std::string public_lead(model::Case const& reviewed, model::Recommendation const& recommendation) {
    auto const* agency = reviewed.agency(recommendation.agency.value);
    if (agency == nullptr || !recommendation.agency.given()) return recommendation.agency.value;
    return agency->mask.given() ? agency->mask.value : agency->name.value;
}

std::string_view state_without_a_day(model::Recommendation const& recommendation) {
    return recommendation.completed ? "closed" : "open";
}

Facts library_columns() {
    std::vector<Facts> names{Facts::text("reference"), Facts::text("kind"), Facts::text("outcome")};
    for (auto const& field : model::library_fields())
        names.push_back(Facts::text(field.is_list ? list_column(field.key) : std::string(field.key)));
    return Facts::list_like(std::move(names), plain("x"));
}

Facts library_record(model::Case const& reviewed, Generalised const& generalised) {
    std::vector<Facts> values{plain(reviewed.review.reference), plain(std::string(name_of(reviewed.review.kind))),
                              plain(std::string(name_of(reviewed.review.outcome)))};
    for (auto const& field : model::library_fields()) {
        auto const found = reviewed.library.find(std::string(field.key));
        bool const given = found != reviewed.library.end() && found->second.given();
        if (field.is_list)
            values.push_back(given ? several(split(found->second), found->second.range) : plain(""));
        else
            values.push_back(given ? plain(found->second) : plain(otherwise(reviewed, generalised, field.key)));
    }
    return row_of(std::move(values));
}

Facts recommendation_columns() {
    std::vector<Facts> names;
    for (auto const name : columns_of_recommendation) names.push_back(Facts::text(std::string(name)));
    return Facts::list_like(std::move(names), plain("x"));
}

Facts recommendation_record(model::Case const& reviewed, std::size_t index, std::string_view state, Days days,
                            Localise const& prose) {
    auto const& r = reviewed.recommendations[index];
    std::vector<std::string> milestones, updates;
    for (auto const& milestone : r.milestones) milestones.push_back(escape_markdown(milestone.value));
    for (auto const& update : r.updates) updates.push_back(indented(prose(update.text).words()));
    return row_of({plain(reviewed.review.csp), plain(reviewed.review.reference), plain(std::to_string(index + 1)),
                   plain(r.id), plain(r.title), prose(r.text), plain(r.scope), plain(r.theme),
                   plain(public_lead(reviewed, r)), prose(r.action), prose(r.aim), prose(r.measure),
                   several(milestones, r.range), plain(iso(r.target, days)), plain(iso(r.completed, days)),
                   plain(r.status), plain(std::string(state)), prose(r.outcome), several(updates, r.range)});
}

Facts data_table(Facts columns, std::vector<Facts> records) {
    auto table = Facts::table();
    table.set("columns", std::move(columns));
    table.set("records", Facts::list_like(std::move(records), row_of({plain("x")})));
    return table;
}

}  // namespace dhrdoc::fill
