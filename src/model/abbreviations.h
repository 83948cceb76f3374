// Takes a document; makes the abbreviations that it explains, for screen readers and mice.
#pragma once

#include "model/document.h"

#include <map>
#include <string>
#include <string_view>

namespace dhrdoc::model {

/// The words of `meaning` that `term` is the initials of: "Independent domestic violence adviser" for "IDVA" and
/// "Independent domestic violence adviser: a specialist worker". Empty where they are not.
[[nodiscard]] std::string expansion_of(std::string_view term, std::string_view meaning);

/// From the rows of the table whose id is "t-glossary": first cell to second, as far as that is its expansion.
[[nodiscard]] std::map<std::string, std::string> abbreviations(Document const& document);

}  // namespace dhrdoc::model
