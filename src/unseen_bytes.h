// Takes a document and the Markdown that it was read from; finds what is withheld in bytes that no reader of the page
// sees: comments, attributes, definitions that nothing refers to, lost cells, labels, the numbers of items.
#pragma once

#include "model/document.h"
#include "model/search.h"
#include "redact/withheld.h"

#include <cstddef>
#include <vector>

namespace dhrdoc {

/// Bytes side by side that nobody sees, and one of them that gives something away.
struct UnseenLeak {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t at = 0;
};

/// From the end of the text to its beginning, one for each stretch of unseen bytes. `document` is redacted: what it
/// says may be said. Where its words cannot be laid beside their source, nothing counts as seen.
[[nodiscard]] std::vector<UnseenLeak> unseen_leaks(model::Document const& document, redact::Withheld const& withheld,
                                                   model::Search const& search);

}  // namespace dhrdoc
