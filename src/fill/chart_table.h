// Takes a chart of a case; makes the facts of its table.
#pragma once

#include "fill/view_parts.h"
#include "model/case.h"
#include "model/facts.h"

namespace dhrdoc::fill {

/// "attributes": a list of `name` and `value`; "rows": a list of `cells`, the first row the header. Days are shown as
/// all days of the case are, and people by the names that may be printed: a chart is behind the first gate like the
/// rest.
[[nodiscard]] model::Facts chart_facts(model::Case const& reviewed, model::FigureData const& figure,
                                       Showing const& showing);

}  // namespace dhrdoc::fill
