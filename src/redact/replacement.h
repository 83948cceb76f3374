// Takes a span; makes the words that take its place. They never depend on the words that stood there.
#pragma once

#include "redact/span.h"
#include "redact/withheld.h"

#include <string>
#include <string_view>

namespace dhrdoc::redact {

/// Manner *pseudonymise*: a cover name or a role, worded so that the sentence reads as written.
/// Manner *redact*: "[REDACTED NR]", a mark of one width; the code says why: NR name, PL place, AG agency, TM term, DT
/// date, ID number or address, IN what follows from the rest.
[[nodiscard]] std::string replacement_for(Span const& span, Withheld const& withheld);

/// The replacement as it stands in its sentence, and where it begins: a capital at the start; "a" and "an" before it
/// made right; no second "the".
struct Fitted {
    std::size_t begin = 0;
    std::string words;
};
[[nodiscard]] Fitted fitted(std::string_view text, Span const& span, std::string words);

}  // namespace dhrdoc::redact
