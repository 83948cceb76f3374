// Takes a policy; makes a way to look for what it withholds in any text, lent to xray.
#pragma once

#include "model/policy.h"
#include "model/search.h"
#include "redact/withheld.h"

#include <memory>

namespace dhrdoc::redact {

[[nodiscard]] std::shared_ptr<model::Search const> make_search(std::shared_ptr<Withheld const> withheld);
[[nodiscard]] std::shared_ptr<model::Search const> make_search(model::Policy const& policy);

}  // namespace dhrdoc::redact
