// Takes nothing; makes small made-up cases, one for each way that the words of a report can go.
#pragma once

#include "model/case.h"
#include "model/feedback.h"
#include "model/identities.h"
#include "model/progress.h"

#include <memory>

namespace dhrdoc::fill_test {

/// One victim; a court found one person guilty of murder. Everything is given.
[[nodiscard]] model::Case homicide();
/// A suicide, DARDR; nobody was convicted; lists of one item.
[[nodiscard]] model::Case suicide();
/// Two victims; the man believed responsible is dead.
[[nodiscard]] model::Case two_victims();
/// Nobody knows who did it, and little is given at all.
[[nodiscard]] model::Case unknown_perpetrator();

/// The key of `homicide`, with a name that is easy to look for.
[[nodiscard]] model::Identities key(std::string const& name, unsigned day_of_death);

[[nodiscard]] model::Feedback feedback(model::PanelOutcome outcome, std::shared_ptr<model::Case const> reviewed);

/// Recommendations singly and joined, complete, overdue and without a word of either.
[[nodiscard]] model::Progress progress();

}  // namespace dhrdoc::fill_test
