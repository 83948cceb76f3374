// Takes a text as a reader reads it; makes the places where what is withheld is not said but follows from what is.
#pragma once

#include "redact/date_grammar.h"
#include "redact/names.h"

#include <vector>

namespace dhrdoc::redact {

/// A date that leads to a protected day by exact counting is generalised like it; what singles a person out is a
/// question about the sentence.
[[nodiscard]] std::vector<Span> find_inferences(View const& view, std::vector<DateExpression> const& dates,
                                                StreamKind kind, std::vector<bool> const& is_protected,
                                                Withheld const& withheld);

}  // namespace dhrdoc::redact
