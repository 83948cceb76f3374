// Takes a text and spans that stand beside each other; makes the text without them, from the end.
#pragma once

#include "redact/span.h"
#include "redact/streams.h"
#include "redact/withheld.h"

#include <vector>

namespace dhrdoc::redact {

/// One replacement in one slot: bytes [begin, end) become `words`.
struct Edit {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string words;
};

/// `edits` are sorted and do not overlap. Insets (note references) inside an edit stay. Nothing else changes.
void apply_edits(Slot& slot, std::vector<Edit> const& edits);

}  // namespace dhrdoc::redact
