// Takes a text as a reader reads it; makes the spans that name a protected day, and what may be said instead.
#pragma once

#include "redact/date_grammar.h"
#include "redact/names.h"
#include "redact/span.h"
#include "redact/withheld.h"

#include <vector>

namespace dhrdoc::redact {

[[nodiscard]] std::vector<Span> find_dates(View const& view, std::vector<DateExpression> const& dates, StreamKind kind,
                                           std::vector<bool> const& is_protected, Withheld const& withheld);

/// As much of a protected day as may be published: "March 2021", "[date withheld]". `with_year`: the text says the
/// year.
[[nodiscard]] std::string published_form(ProtectedDay const& day, bool with_year);

/// True if the sentence around a token speaks of the event of a protected day: its death, its birth.
[[nodiscard]] bool speaks_of(View const& view, std::size_t token, model::Why why);

}  // namespace dhrdoc::redact
