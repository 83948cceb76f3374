// Takes a portfolio; counts its reviews and recommendations.
#include "count/tally.h"

#include "base/nearest.h"
#include "base/unicode.h"
#include "count/measures.h"
#include "count/stage.h"
#include "count/suppress.h"

#include <algorithm>
#include <array>
#include <functional>
#include <tuple>

#include <fmt/format.h>

namespace dhrdoc::count {

using model::Count;
using model::Counted;
using model::CountRow;
using model::CountTable;
using model::RecommendationState;
using model::Stage;

namespace {

constexpr std::size_t groups_in_timeline = 4;
constexpr int quarters_in_timeline = 8;
constexpr std::string_view no_theme = "Other recommendations";
constexpr std::string_view no_lead = "No lead named";

constexpr std::array<std::pair<Stage, std::string_view>, 6> stage_names{{
    {Stage::commissioned, "reviews.commissioned"},
    {Stage::agency_reports, "reviews.agency-reports"},
    {Stage::overview_report, "reviews.overview-report"},
    {Stage::home_office, "reviews.home-office"},
    {Stage::awaiting_publication, "reviews.awaiting-publication"},
    {Stage::published, "reviews.published"},
}};

/// Rows by label; two spellings that differ in capitals only are one row, called as the first one is.
class Rows {
public:
    explicit Rows(std::size_t columns) : columns_(columns) {}
    CountRow& at(std::string_view label) {
        auto const [known, is_new] = index_.try_emplace(base::lower_case(base::trimmed(label)), rows_.size());
        if (is_new) rows_.push_back({base::trimmed(label), std::vector<Count>(columns_)});
        return rows_[known->second];
    }
    [[nodiscard]] std::vector<CountRow> take() { return std::move(rows_); }

private:
    std::size_t columns_;
    std::map<std::string, std::size_t> index_;
    std::vector<CountRow> rows_;
};

class Counter {
public:
    Counter(model::Portfolio const& portfolio, base::Diagnostics& diagnostics)
        : portfolio_(portfolio),
          diagnostics_(diagnostics),
          today_(portfolio.paper.date ? portfolio.paper.date->date : base::Date{}),
          since_(portfolio.paper.since ? std::optional(portfolio.paper.since->date) : std::nullopt) {}

    model::Tally run() {
        count_stages();
        choose_recommendations();
        count_states();
        group();
        tables_of_recommendations();
        count_open_over_time();
        tables_of_reviews();
        return std::move(tally_);
    }

private:
    using Reviews = std::vector<std::shared_ptr<model::Case const>>;

    [[nodiscard]] static Counted one(std::size_t review, std::size_t recommendation) {
        return {static_cast<std::uint32_t>(review), static_cast<std::int32_t>(recommendation)};
    }
    [[nodiscard]] static Counted one(std::size_t review) { return {static_cast<std::uint32_t>(review), -1}; }

    void count_stages() {
        auto& figures = tally_.figures;
        for (auto const& [stage, name] : stage_names) figures.try_emplace(std::string(name));
        auto& all = figures["reviews"];
        auto& writing = figures["reviews.being-written"];
        auto& since = figures["reviews.commissioned-since"];
        for (std::size_t i = 0; i < portfolio_.cases.size(); ++i) {
            auto const& review = portfolio_.cases[i]->review;
            auto const stage = stage_of(*portfolio_.cases[i]);
            if (!stage) report_stage(review.status);
            tally_.stages.push_back(stage.value_or(Stage::overview_report));
            all.of.push_back(one(i));
            auto const known = tally_.stages.back();
            auto const name =
                std::find_if(stage_names.begin(), stage_names.end(), [&](auto const& n) { return n.first == known; });
            figures[std::string(name->second)].of.push_back(one(i));
            if (known == Stage::agency_reports || known == Stage::overview_report) writing.of.push_back(one(i));
            if (since_ && review.commissioned && review.commissioned->date >= *since_) since.of.push_back(one(i));
        }
    }

    void report_stage(model::Text const& written) {
        auto const known = known_stages();
        auto const near = base::nearest(base::lower_case(written.value), known);
        diagnostics_.error("portfolio.stage", written.range,
                           fmt::format("the status \"{}\" is no stage that can be counted", written.value),
                           near ? fmt::format("did you mean \"{}\"?", *near)
                                : fmt::format("stages are called {}", fmt::join(known, ", ")));
    }

    /// Those that the paper's own agency leads; all where it is nobody's.
    void choose_recommendations() {
        auto const wanted = base::lower_case(base::trimmed(portfolio_.paper.agency.value));
        std::map<std::string, std::string> leads;
        bool any = false;
        for (auto const& reviewed : portfolio_.cases) {
            auto& chosen = tally_.of_paper.emplace_back();
            for (auto const& recommendation : reviewed->recommendations) {
                auto const lead = lead_of(*reviewed, recommendation);
                leads.emplace(base::lower_case(lead), lead);
                chosen.push_back(wanted.empty() || base::lower_case(lead) == wanted);
                any = any || chosen.back();
            }
        }
        if (wanted.empty() || any) return;
        std::vector<std::string> names;
        for (auto const& [lower, name] : leads) names.push_back(name);
        auto const near = base::nearest(portfolio_.paper.agency.value, names);
        diagnostics_.warning("portfolio.agency", portfolio_.paper.agency.range,
                             fmt::format("no recommendation is led by \"{}\"", portfolio_.paper.agency.value),
                             near ? fmt::format("did you mean \"{}\"?", *near)
                                  : "write it as the cases do, or leave it away to have all recommendations");
    }

    /// Calls `visit` with each recommendation of the paper.
    void for_each(std::function<void(std::size_t, std::size_t, model::Recommendation const&,
                                     RecommendationState)> const& visit) const {
        for (std::size_t i = 0; i < portfolio_.cases.size(); ++i) {
            auto const& all = portfolio_.cases[i]->recommendations;
            for (std::size_t k = 0; k < all.size(); ++k) {
                if (tally_.of_paper[i][k]) visit(i, k, all[k], tally_.states[i][k]);
            }
        }
    }

    void count_states() {
        for (auto const& reviewed : portfolio_.cases) {
            auto& states = tally_.states.emplace_back();
            for (auto const& recommendation : reviewed->recommendations)
                states.push_back(state_of(recommendation, today_, since_));
        }
        auto& figures = tally_.figures;
        for (auto const* name :
             {"recommendations", "recommendations.open", "recommendations.overdue", "recommendations.closed-since",
              "recommendations.closed-before", "recommendations.closed", "recommendations.open-from"})
            figures.try_emplace(name);
        for_each([&](std::size_t i, std::size_t k, auto const&, RecommendationState state) {
            auto const add = [&](char const* name) { figures.find(name)->second.of.push_back(one(i, k)); };
            add("recommendations");
            if (is_closed(state)) add("recommendations.closed");
            if (state == RecommendationState::closed_since) add("recommendations.closed-since");
            if (state == RecommendationState::closed_before) add("recommendations.closed-before");
            if (is_closed(state)) return;
            add("recommendations.open");
            if (state == RecommendationState::overdue) add("recommendations.overdue");
            auto& from = figures.find("recommendations.open-from")->second.of;
            if (from.empty() || from.back() != one(i)) from.push_back(one(i));
        });
    }

    [[nodiscard]] static std::string_view theme_of(model::Recommendation const& recommendation) {
        return recommendation.theme.given() ? std::string_view(recommendation.theme.value) : no_theme;
    }

    /// Headings in the order that the file gives, then by name, then those without one.
    void group() {
        std::map<std::string, model::ThemeGroup> now, all;
        for_each([&](std::size_t i, std::size_t k, auto const& recommendation, RecommendationState state) {
            auto const title = base::trimmed(theme_of(recommendation));
            auto const add = [&](auto& groups) {
                auto& group = groups[base::lower_case(title)];
                if (group.title.empty()) group.title = title;
                group.recommendations.push_back(one(i, k));
            };
            add(all);
            if (state != RecommendationState::closed_before) add(now);
        });
        tally_.groups = in_order(std::move(now));
        tally_.all_groups = in_order(std::move(all));
    }

    [[nodiscard]] std::vector<model::ThemeGroup> in_order(std::map<std::string, model::ThemeGroup> groups) const {
        std::vector<model::ThemeGroup> out;
        auto const take = [&](std::string const& name) {
            if (auto found = groups.extract(name)) out.push_back(std::move(found.mapped()));
        };
        for (auto const& theme : portfolio_.themes) take(base::lower_case(base::trimmed(theme.value)));
        auto last = groups.extract(base::lower_case(no_theme));
        while (!groups.empty()) take(groups.begin()->first);
        if (last) out.push_back(std::move(last.mapped()));
        return out;
    }

    void tables_of_recommendations() {
        std::vector<std::string> const columns{"Open", "Of these, overdue", "Closed since"};
        auto const add = [](CountRow& row, Counted what, RecommendationState state) {
            if (!is_closed(state)) row.counts[0].of.push_back(what);
            if (state == RecommendationState::overdue) row.counts[1].of.push_back(what);
            if (state == RecommendationState::closed_since) row.counts[2].of.push_back(what);
        };
        Rows leads(columns.size());
        for_each([&](std::size_t i, std::size_t k, auto const& recommendation, RecommendationState state) {
            if (state == RecommendationState::closed_before) return;
            auto const lead = lead_of(*portfolio_.cases[i], recommendation);
            add(leads.at(lead.empty() ? no_lead : std::string_view(lead)), one(i, k), state);
        });
        auto by_lead = leads.take();
        std::stable_sort(by_lead.begin(), by_lead.end(), [](CountRow const& a, CountRow const& b) {
            auto const key = [](CountRow const& row) {
                return std::tuple(row.label == no_lead, -static_cast<long>(row.counts[0].value()), row.label);
            };
            return key(a) < key(b);
        });
        put("by-agency", columns, std::move(by_lead));
        std::vector<CountRow> by_theme;
        for (auto const& group : tally_.groups) {
            auto& row = by_theme.emplace_back(CountRow{group.title, std::vector<Count>(columns.size())});
            for (auto const what : group.recommendations) add(row, what, state(what));
        }
        put("by-theme", columns, std::move(by_theme));
        put("themes", {"Closed", "Open, in time", "Overdue"}, themes());
        put("scopes", {"Recommendations"}, scopes());
    }

    [[nodiscard]] RecommendationState state(Counted what) const {
        return tally_.states[what.review][static_cast<std::size_t>(what.recommendation)];
    }

    /// All that was ever recommended; themes that hardly anybody has are one row.
    [[nodiscard]] std::vector<CountRow> themes() const {
        std::vector<CountRow> out;
        CountRow rest{"Other themes", std::vector<Count>(3)};
        for (auto const& group : tally_.all_groups) {
            bool const few = group.recommendations.size() < smallest_shown || group.title == no_theme;
            CountRow own{group.title, std::vector<Count>(3)};
            auto& row = few ? rest : own;
            for (auto const what : group.recommendations) {
                auto const known = state(what);
                auto const column = is_closed(known) ? 0U : known == RecommendationState::open ? 1U : 2U;
                row.counts[column].of.push_back(what);
            }
            if (!few) out.push_back(std::move(own));
        }
        auto const total = [](CountRow const& row) {
            return row.counts[0].value() + row.counts[1].value() + row.counts[2].value();
        };
        std::stable_sort(out.begin(), out.end(),
                         [&](CountRow const& a, CountRow const& b) { return total(a) > total(b); });
        if (total(rest) > 0) out.push_back(std::move(rest));
        return out;
    }

    [[nodiscard]] std::vector<CountRow> scopes() const {
        constexpr std::array<std::pair<std::string_view, std::string_view>, 4> words{
            {{"local", "Local"}, {"regional", "Regional"}, {"national", "National"}, {"", "Not said"}}};
        std::vector<CountRow> out;
        for (auto const& [word, label] : words) {
            CountRow row{std::string(label), std::vector<Count>(1)};
            for_each([&, wanted = word](std::size_t i, std::size_t k, auto const& recommendation, RecommendationState) {
                if (recommendation.scope.value == wanted) row.counts[0].of.push_back(one(i, k));
            });
            if (!word.empty() || row.counts[0].value() > 0) out.push_back(std::move(row));
        }
        return out;
    }

    void put(std::string id, std::vector<std::string> columns, std::vector<CountRow> rows) {
        auto& table = tally_.tables[id];
        table = {id, std::move(columns), std::move(rows)};
    }

    /// At the end of each of the last quarters: made before, and not closed by then.
    void count_open_over_time() {
        if (!portfolio_.paper.date) return;
        auto themes = tally_.all_groups;
        std::erase_if(themes, [](model::ThemeGroup const& group) { return group.title == no_theme; });
        std::stable_sort(themes.begin(), themes.end(), [](auto const& a, auto const& b) {
            return a.recommendations.size() > b.recommendations.size();
        });
        if (themes.size() > groups_in_timeline) themes.resize(groups_in_timeline);
        using namespace std::chrono;
        auto const this_quarter = today_.year() / month((static_cast<unsigned>(today_.month()) - 1) / 3 * 3 + 1);
        for (auto const& theme : themes) {
            if (theme.recommendations.size() < smallest_shown) continue;
            for (int back = quarters_in_timeline; back >= 1; --back) {
                auto const past = this_quarter - months(3 * (back - 1));
                auto const last_month = past - months(1);
                model::OpenAt at{theme.title, base::month_year(base::Date(last_month / 1)), 0};
                for (auto const what : theme.recommendations) at.open += was_open(what, base::Date(past / 1)) ? 1U : 0U;
                tally_.open_at.push_back(std::move(at));
            }
        }
    }

    [[nodiscard]] bool was_open(Counted what, base::Date at) const {
        auto const& reviewed = *portfolio_.cases[what.review];
        auto const& made = reviewed.review.concluded ? reviewed.review.concluded
                           : reviewed.review.began   ? reviewed.review.began
                                                     : reviewed.review.commissioned;
        if (!made || made->date >= at) return false;
        auto const& recommendation = reviewed.recommendations[static_cast<std::size_t>(what.recommendation)];
        return !recommendation.completed || recommendation.completed->date >= at;
    }

    // --- reviews: what would single a death out is hidden

    using Label = std::function<std::string(model::Case const&)>;

    /// Each review is in one row. `of` decides which reviews are looked at.
    [[nodiscard]] std::vector<CountRow> partition(std::vector<std::string> const& labels, Label const& label,
                                                  std::vector<Counted> const& of) const {
        std::vector<CountRow> rows;
        for (auto const& name : labels) rows.push_back({name, std::vector<Count>(1)});
        for (auto const what : of) {
            auto const found = std::find(labels.begin(), labels.end(), label(*portfolio_.cases[what.review]));
            auto const index =
                found == labels.end() ? labels.size() - 1 : static_cast<std::size_t>(found - labels.begin());
            rows[index].counts[0].of.push_back(what);
        }
        // What is not known is only a row where there is something in it.
        if (rows.back().label.ends_with("ot known") && rows.back().counts[0].value() == 0) rows.pop_back();
        return rows;
    }

    void tables_of_reviews() {
        auto const& all = tally_.figures["reviews"].of;
        put("stages", {"Reviews"}, stage_rows());
        put("outcomes", {"Reviews"}, partition(outcomes(), outcome_of, all));
        put("relationships", {"Reviews"}, partition(relationships(), relationship_of, all));
        put("outcomes-by-relationship", outcomes(), crossed());
        put("age-bands", {"Reviews"}, partition(age_bands(), age_band_of, all));
        put("time-to-publication", {"Reviews"},
            partition(durations(), duration_of, tally_.figures["reviews.published"].of));
        put("factors", {"Reviews"}, factor_rows());
        put("agencies", {"Reviews"}, agency_rows());
        hide_small_numbers();
    }

    [[nodiscard]] std::vector<CountRow> stage_rows() const {
        std::vector<CountRow> rows;
        for (auto const& [stage, name] : stage_names)
            rows.push_back({std::string(model::name_of(stage)), {tally_.figures.find(name)->second}});
        return rows;
    }

    [[nodiscard]] std::vector<CountRow> crossed() const {
        std::vector<CountRow> rows;
        for (auto const& name : relationships()) rows.push_back({name, std::vector<Count>(outcomes().size())});
        for (std::size_t i = 0; i < portfolio_.cases.size(); ++i) {
            auto const& reviewed = *portfolio_.cases[i];
            auto const row = std::find(relationships().begin(), relationships().end(), relationship_of(reviewed));
            auto const index = static_cast<std::size_t>(row - relationships().begin());
            rows[index].counts[static_cast<std::size_t>(reviewed.review.outcome)].of.push_back(one(i));
        }
        auto const empty = [](Count const& count) { return count.value() == 0; };
        if (std::all_of(rows.back().counts.begin(), rows.back().counts.end(), empty)) rows.pop_back();
        return rows;
    }

    [[nodiscard]] std::vector<CountRow> factor_rows() const {
        std::vector<CountRow> rows;
        for (auto const& factor : factors()) {
            CountRow row{std::string(factor.label), std::vector<Count>(1)};
            for (std::size_t i = 0; i < portfolio_.cases.size(); ++i) {
                if (has_factor(*portfolio_.cases[i], factor)) row.counts[0].of.push_back(one(i));
            }
            if (row.counts[0].value() > 0) rows.push_back(std::move(row));
        }
        return rows;
    }

    /// A review is counted once for each kind of agency that had contact, however many there were of a kind.
    [[nodiscard]] std::vector<CountRow> agency_rows() const {
        Rows rows(1);
        for (std::size_t i = 0; i < portfolio_.cases.size(); ++i) {
            for (auto const& agency : portfolio_.cases[i]->agencies) {
                if (agency.contact.value == false) continue;
                // The kind only: a mask says it as well as the name, and the name stays where it is.
                auto& of =
                    rows.at(kind_of_agency(agency.mask.given() ? agency.mask.value : agency.name.value)).counts[0].of;
                if (of.empty() || of.back() != one(i)) of.push_back(one(i));
            }
        }
        return rows.take();
    }

    /// One equation for each thing that a reader can add up, over all tables at once; what is the same set of reviews
    /// is the same number wherever it stands.
    void hide_small_numbers() {
        std::vector<Number> numbers;
        std::map<std::string, std::size_t> by_name;
        std::vector<std::pair<std::size_t, Count*>> places;
        auto const number = [&](std::string const& name, Count& count) {
            auto const [known, is_new] = by_name.try_emplace(name, numbers.size());
            if (is_new) numbers.push_back({count.value(), true, false});
            places.emplace_back(known->second, &count);
            return known->second;
        };
        std::vector<Sum> sums;
        auto const total = [&](char const* figure) {
            auto const index = number(figure, tally_.figures[figure]);
            numbers[index].known = true;
            return index;
        };
        auto const all = total("reviews");
        auto const published = total("reviews.published");
        auto const add_up = [&](char const* table, std::size_t whole) {
            Sum sum{whole, {}};
            for (auto& row : tally_.tables[table].rows)
                sum.parts.push_back(number(std::string(table) + "|" + row.label, row.counts[0]));
            sums.push_back(std::move(sum));
        };
        add_up("outcomes", all);
        add_up("relationships", all);
        add_up("age-bands", all);
        add_up("time-to-publication", published);
        auto& cross = tally_.tables["outcomes-by-relationship"];
        std::vector<Sum> columns;
        for (auto const& outcome : cross.columns) columns.push_back({by_name.at("outcomes|" + outcome), {}});
        for (auto& row : cross.rows) {
            Sum sum{by_name.at("relationships|" + row.label), {}};
            for (std::size_t i = 0; i < row.counts.size(); ++i) {
                sum.parts.push_back(number(row.label + "|" + cross.columns[i], row.counts[i]));
                columns[i].parts.push_back(sum.parts.back());
            }
            sums.push_back(std::move(sum));
        }
        sums.insert(sums.end(), columns.begin(), columns.end());
        for (auto const* table : {"factors", "agencies"}) {
            for (auto& row : tally_.tables[table].rows) number(std::string(table) + "|" + row.label, row.counts[0]);
        }
        suppress(numbers, sums);
        for (auto& [index, count] : places) count->shown = numbers[index].shown;
        // What is hidden goes to the end by name: its place among the others would say how large it is.
        for (auto const* table : {"factors", "agencies"}) {
            auto& rows = tally_.tables[table].rows;
            std::stable_sort(rows.begin(), rows.end(), [](CountRow const& a, CountRow const& b) {
                auto const key = [](CountRow const& row) {
                    auto const& count = row.counts[0];
                    auto const printed = count.shown ? static_cast<long>(count.value()) : 0;
                    return std::tuple(printed > 0 ? 0 : count.shown ? 2 : 1, -printed, row.label);
                };
                return key(a) < key(b);
            });
        }
    }

    model::Portfolio const& portfolio_;
    base::Diagnostics& diagnostics_;
    base::Date today_;
    std::optional<base::Date> since_;
    model::Tally tally_;
};

}  // namespace

std::string lead_of(model::Case const& reviewed, model::Recommendation const& recommendation) {
    auto const& written = recommendation.agency;
    auto const* agency = written.given() ? reviewed.agency(written.value) : nullptr;
    if (agency == nullptr) return written.value;
    return agency->mask.given() ? agency->mask.value : agency->name.value;
}

model::Tally tally(model::Portfolio const& portfolio, base::Diagnostics& diagnostics) {
    return Counter(portfolio, diagnostics).run();
}

}  // namespace dhrdoc::count
