// Takes the column; cuts it into pages with their notes, repeated table headers, links and destinations.
#pragma once

#include "typeset/flow.h"
#include "typeset/flow_builder.h"
#include "typeset/font_metrics.h"

namespace dhrdoc::typeset {

/// Everything of Pages but the furniture. `flow` is used up.
[[nodiscard]] model::Pages build_pages(Flow flow, model::Style const& style, bool numbered, FontMetrics& fonts);

}  // namespace dhrdoc::typeset
