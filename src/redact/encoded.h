// Takes one text; makes the spans in which a name stands as programs pack it: base64, %41, \u0041, &#65;, hexadecimal.
#pragma once

#include "redact/names.h"

#include <string_view>
#include <vector>

namespace dhrdoc::redact {

/// Runs that are code and nothing else become "[encoded text]"; a name with a few of its letters written so is replaced
/// as any other.
[[nodiscard]] std::vector<Span> find_encoded(std::string_view text, Withheld const& withheld);

}  // namespace dhrdoc::redact
