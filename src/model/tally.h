// What was counted in a portfolio, each number with the reviews and recommendations that it is made of.
#pragma once

#include "model/portfolio.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace dhrdoc::model {

/// How far a review has come. The words of `[review] status` that mean each are in count/stage.h.
enum class Stage { commissioned, agency_reports, overview_report, home_office, awaiting_publication, published };

/// On the day of the paper.
enum class RecommendationState { open, overdue, closed_since, closed_before };

/// One thing that was counted: a review, or one of its recommendations.
struct Counted {
    std::uint32_t review = 0;          // index in Portfolio::cases
    std::int32_t recommendation = -1;  // index in Case::recommendations; -1: the review itself
    friend bool operator==(Counted const&, Counted const&) = default;
};

struct Count {
    std::vector<Counted> of;
    /// False where the number may not be printed, because it, or one that follows from it, would single a death out.
    bool shown = true;

    [[nodiscard]] std::size_t value() const { return of.size(); }
};

struct CountRow {
    std::string label;
    std::vector<Count> counts;  // one for each column
};

struct CountTable {
    std::string id;  // "outcomes"
    std::vector<std::string> columns;
    std::vector<CountRow> rows;

    [[nodiscard]] bool all_shown() const;
    [[nodiscard]] bool any_shown() const;
};

/// The recommendations that stand under one heading.
struct ThemeGroup {
    std::string title;
    std::vector<Counted> recommendations;
};

/// How many were open at the end of a month, by theme.
struct OpenAt {
    std::string theme;
    /// "March 2025": figures alone could be read as a day, with a number beside them.
    std::string month;
    std::size_t open = 0;
};

struct Tally {
    /// By name: "reviews", "reviews.published", "recommendations.open", ...
    std::map<std::string, Count, std::less<>> figures;
    std::map<std::string, CountTable, std::less<>> tables;
    std::vector<Stage> stages;                             // by review
    std::vector<std::vector<RecommendationState>> states;  // by review and recommendation
    std::vector<ThemeGroup> groups;                        // open, or closed since the last paper
    std::vector<ThemeGroup> all_groups;                    // all
    std::vector<OpenAt> open_at;
    /// Recommendations that this paper is about, by review: those of one agency where the paper is that agency's.
    std::vector<std::vector<bool>> of_paper;
};

[[nodiscard]] std::string_view name_of(Stage stage);
[[nodiscard]] std::string_view name_of(RecommendationState state);

}  // namespace dhrdoc::model
