// Takes a case; makes the facts of its progress update, for the view of the case.
#pragma once

#include "fill/view_parts.h"
#include "model/progress.h"

namespace dhrdoc::fill {

/// From the live action plan. `title` is that of the review.
[[nodiscard]] model::Facts progress_of(model::Case const& reviewed, Showing const& showing, model::Facts const& title);

}  // namespace dhrdoc::fill
