// Takes spans that may overlap; makes those that stand beside each other, each with the strongest reason.
#pragma once

#include "redact/span.h"

#include <string_view>
#include <vector>

namespace dhrdoc::redact {

/// Certain spans come out sorted, without overlaps, mentions of one person side by side made one; no byte that any of
/// them covered is left out. Questions keep their places, but not where a certain span covers all of one.
[[nodiscard]] std::vector<Span> resolve(std::vector<Span> spans, std::string_view text);

}  // namespace dhrdoc::redact
