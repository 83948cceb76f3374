// Takes one text; makes all spans in it that give something away: names, dates, numbers, and what follows from them.
#pragma once

#include "redact/identifiers.h"
#include "redact/names.h"

namespace dhrdoc::redact {

/// Spans are in bytes of `text`, in no particular order, and may overlap.
[[nodiscard]] std::vector<Span> find(std::string_view text, StreamKind kind, Setting setting, Withheld const& withheld,
                                     WordMemory& memory);

}  // namespace dhrdoc::redact
