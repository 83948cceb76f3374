// Takes a division whose name means more than a division; makes the table, figure, contents or page break it stands
// for.
#pragma once

#include "markdown/context.h"

#include <string>
#include <vector>

namespace dhrdoc::markdown {

/// Every name that styles know.
[[nodiscard]] std::vector<std::string> const& division_names();

/// `parent` is the name of the division around it, or empty. What is wrong with its attributes and content is said.
void make_kind_of_division(Context const& context, model::Block& division, std::string_view parent);

}  // namespace dhrdoc::markdown
