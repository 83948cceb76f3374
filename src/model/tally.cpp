// Takes what was counted; names its kinds and asks tables what they show.
#include "model/tally.h"

#include <algorithm>

namespace dhrdoc::model {

bool CountTable::all_shown() const {
    return std::all_of(rows.begin(), rows.end(), [](CountRow const& row) {
        return std::all_of(row.counts.begin(), row.counts.end(), [](Count const& count) { return count.shown; });
    });
}

bool CountTable::any_shown() const {
    return std::any_of(rows.begin(), rows.end(), [](CountRow const& row) {
        return std::any_of(row.counts.begin(), row.counts.end(),
                           [](Count const& count) { return count.shown && count.value() > 0; });
    });
}

std::string_view name_of(Stage stage) {
    switch (stage) {
        case Stage::commissioned:
            return "Commissioned, terms of reference awaited";
        case Stage::agency_reports:
            return "Agencies are writing their reports";
        case Stage::overview_report:
            return "The overview report is being written";
        case Stage::home_office:
            return "With the Home Office";
        case Stage::awaiting_publication:
            return "Waiting for publication";
        case Stage::published:
            return "Published";
    }
    return {};
}

std::string_view name_of(RecommendationState state) {
    switch (state) {
        case RecommendationState::open:
            return "open";
        case RecommendationState::overdue:
            return "overdue";
        case RecommendationState::closed_since:
        case RecommendationState::closed_before:
            return "closed";
    }
    return {};
}

}  // namespace dhrdoc::model
