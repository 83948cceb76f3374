// Takes models that were read one by one; makes messages where what they say does not go together.
#pragma once

#include "casefile/report.h"
#include "casefile/toml_tree.h"

#include "model/case.h"
#include "model/feedback.h"
#include "model/identities.h"
#include "model/portfolio.h"
#include "model/progress.h"

namespace dhrdoc::casefile {

/// Ids used twice, references that lead nowhere, dates that contradict each other, in one case file.
void check_case(model::Case const& reviewed, Node const& root, Report& report);

/// The case against its key; gives each the cover names that only the other has. `for_case` reports places in the case,
/// `for_key` places in the key. Nothing said in `for_case` tells more of the key than that something does not fit.
void check_against_key(model::Case& reviewed, model::Identities& identities, Report& for_case, Report& for_key);

/// A key by itself.
void check_key(model::Identities const& identities, Report& report);

void check_portfolio(model::Portfolio const& portfolio, Report& report);

void check_feedback(model::Feedback const& feedback, Report& report);

/// Numbers used twice, sets that overlap, a wrong order, a recommendation of which nothing is said.
void check_progress(model::Progress const& progress, Report& report);

}  // namespace dhrdoc::casefile
