// Takes the tree of a file that has been validated; makes the model of it.
#pragma once

#include "casefile/toml_tree.h"

#include "model/case.h"
#include "model/disclosure.h"
#include "model/feedback.h"
#include "model/identities.h"
#include "model/portfolio.h"
#include "model/progress.h"

namespace dhrdoc::casefile {

[[nodiscard]] model::Case build_case(Node const& root);
[[nodiscard]] model::Identities build_identities(Node const& root);
[[nodiscard]] model::Feedback build_feedback(Node const& root);
[[nodiscard]] model::Portfolio build_portfolio(Node const& root);
[[nodiscard]] model::Decisions build_decisions(Node const& root);
[[nodiscard]] model::Progress build_progress(Node const& root);
[[nodiscard]] model::Disclosure build_disclosure(Node const& root);

}  // namespace dhrdoc::casefile
