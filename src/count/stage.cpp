// Takes the words of a status, or dates where there are none; makes a stage or a state.
#include "count/stage.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>

namespace dhrdoc::count {

using model::RecommendationState;
using model::Stage;

namespace {

constexpr std::array<std::pair<std::string_view, Stage>, 20> stages{{
    {"commissioned", Stage::commissioned},
    {"awaiting terms of reference", Stage::commissioned},
    {"agency reports", Stage::agency_reports},
    {"being written", Stage::overview_report},
    {"draft", Stage::overview_report},
    {"in progress", Stage::overview_report},
    {"ongoing", Stage::overview_report},
    {"overview report", Stage::overview_report},
    {"with the panel", Stage::overview_report},
    {"with the home office", Stage::home_office},
    {"submitted", Stage::home_office},
    {"quality assurance", Stage::home_office},
    {"concluded", Stage::awaiting_publication},
    {"complete", Stage::awaiting_publication},
    {"completed", Stage::awaiting_publication},
    {"approved", Stage::awaiting_publication},
    {"waiting for publication", Stage::awaiting_publication},
    {"awaiting publication", Stage::awaiting_publication},
    {"published", Stage::published},
    {"closed", Stage::published},
}};

constexpr std::array<std::string_view, 7> closed_words{"closed",      "complete", "completed", "done",
                                                       "implemented", "finished", "achieved"};

bool in_library(model::Case const& reviewed) {
    auto const found = reviewed.library.find("upload_month");
    return found != reviewed.library.end() && found->second.given();
}

}  // namespace

std::optional<Stage> stage_of(model::Case const& reviewed) {
    auto const& written = reviewed.review.status;
    if (!written.given()) {
        if (in_library(reviewed)) return Stage::published;
        if (reviewed.review.concluded) return Stage::awaiting_publication;
        return reviewed.review.began ? Stage::overview_report : Stage::commissioned;
    }
    auto const words = base::lower_case(base::trimmed(written.value));
    auto const found =
        std::find_if(stages.begin(), stages.end(), [&](auto const& stage) { return stage.first == words; });
    if (found == stages.end()) return std::nullopt;
    // "Concluded" says nothing of what came afterwards; the library does.
    if (found->second == Stage::awaiting_publication && in_library(reviewed)) return Stage::published;
    return found->second;
}

std::vector<std::string> known_stages() {
    std::vector<std::string> out;
    for (auto const& [words, stage] : stages) out.emplace_back(words);
    return out;
}

RecommendationState state_of(model::Recommendation const& recommendation, base::Date today,
                             std::optional<base::Date> since) {
    auto const& completed = recommendation.completed;
    auto const words = base::lower_case(recommendation.status.value);
    bool const said = std::find(closed_words.begin(), closed_words.end(), words) != closed_words.end();
    if (completed ? completed->date <= today : said) {
        bool const after = completed && (!since || completed->date >= *since);
        return after ? RecommendationState::closed_since : RecommendationState::closed_before;
    }
    bool const late = recommendation.target && recommendation.target->date < today;
    return late ? RecommendationState::overdue : RecommendationState::open;
}

}  // namespace dhrdoc::count
