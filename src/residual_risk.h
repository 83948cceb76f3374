// Takes a case and its papers as they are given out; makes a message about what still singles the death out.
#pragma once

#include "base/diagnostic.h"
#include "model/case.h"
#include "model/identities.h"
#include "redact/redact.h"

#include <vector>

namespace dhrdoc {

/// Names and days are gone, and still a death can be found by what is left: month and area together were alone in all
/// of the first 93 deaths of the open data (DOMAIN 4.1). The message is a note that names kinds of facts, never their
/// words; it follows from what is published and nothing else.
[[nodiscard]] base::Diagnostic residual_risk(model::Case const& reviewed, model::Identities const& key,
                                             std::vector<redact::Redaction const*> const& papers);

}  // namespace dhrdoc
