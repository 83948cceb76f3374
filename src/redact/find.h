// Takes one text; makes all spans in it that give something away: names, dates, numbers, and what follows from them.
#pragma once

#include "redact/identifiers.h"
#include "redact/names.h"

namespace dhrdoc::redact {

/// What follows from a text without standing in it is nothing that a search of written bytes can meet.
enum class Inferences { looked_for, left_out };

/// Spans are in bytes of `text`, in no particular order, and may overlap. `message` is the number of the mail that the
/// text belongs to; 0: of none.
[[nodiscard]] std::vector<Span> find(std::string_view text, StreamKind kind, Setting setting, Withheld const& withheld,
                                     WordMemory& memory, Inferences inferences = Inferences::looked_for,
                                     std::size_t message = 0);

/// The protected days in a text that begins with the number of a list's item, so far as that number may be part of one.
[[nodiscard]] std::vector<Span> find_days_at_start(std::string_view text, Withheld const& withheld);

}  // namespace dhrdoc::redact
