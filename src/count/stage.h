// Takes the words that somebody wrote about a review or a recommendation; makes its stage or state.
#pragma once

#include "model/tally.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::count {

/// Nothing where the words of `[review] status` are none that are known. Without words, dates decide: a review that is
/// in the library is published, one that is concluded waits for publication, one that has begun is being written.
[[nodiscard]] std::optional<model::Stage> stage_of(model::Case const& reviewed);
/// For a hint.
[[nodiscard]] std::vector<std::string> known_stages();

/// On `today`; `since` is the day of the last paper, or nothing.
[[nodiscard]] model::RecommendationState state_of(model::Recommendation const& recommendation, base::Date today,
                                                  std::optional<base::Date> since);

[[nodiscard]] constexpr bool is_closed(model::RecommendationState state) {
    return state == model::RecommendationState::closed_since || state == model::RecommendationState::closed_before;
}

}  // namespace dhrdoc::count
