// Takes a text as a reader reads it; makes questions about names in it that no key lists.
#pragma once

#include "redact/names.h"

namespace dhrdoc::redact {

/// A capitalised token that is no word and no public name, after a title, before a verb of speech or in the header of a
/// mail. One question for each name; the others of its kind are counted. `found` are the spans of names of the key.
[[nodiscard]] std::vector<Span> find_unlisted(View const& view, std::vector<bool> const& is_protected,
                                              Withheld const& withheld, std::vector<Span> const& found,
                                              WordMemory& memory);

}  // namespace dhrdoc::redact
