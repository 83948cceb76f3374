// Takes blocks in which divisions are lines (`::: name {...}`, `:::`); makes blocks in which they hold what is between.
#pragma once

#include "markdown/context.h"

#include <vector>

namespace dhrdoc::markdown {

/// Divisions that are something else to a reader become that: tables, figures, contents, page breaks.
[[nodiscard]] std::vector<model::Block> fold_divisions(Context const& context, std::vector<model::Block> flat);

}  // namespace dhrdoc::markdown
