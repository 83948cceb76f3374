// Takes a case, and its key where there is one; makes what the quality assurance panel would raise.
#pragma once

#include "base/diagnostic.h"
#include "model/case.h"
#include "model/identities.h"

#include <string_view>
#include <vector>

namespace dhrdoc::check {

/// Adds one diagnostic for each thing the panel would raise; the code is "check." and the rule's id, "check.B7".
/// Reads no file and knows no clock: the same case gives the same findings on any day.
/// No message holds anything of the key.
void check(model::Case const& reviewed, model::Identities const* identities, base::Diagnostics& diagnostics);

/// One rule: what the panel looks at, and how grave it is.
struct Rule {
    std::string_view id;     // "B7"
    std::string_view theme;  // "Structure"
    base::Severity severity = base::Severity::warning;
};

/// Every rule that check() can raise, in the order of their ids.
[[nodiscard]] std::vector<Rule> const& rules();

}  // namespace dhrdoc::check
