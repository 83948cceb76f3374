// Takes a document and the room that it took; makes a message where its style has room for less.
#pragma once

#include "base/diagnostic.h"
#include "model/document.h"
#include "model/style.h"

namespace dhrdoc::typeset {

/// `height` is that of the whole document as one column. A warning says by how much it is too long, and which part of
/// it is the longest.
void check_page_limit(model::Document const& document, model::Style const& style, base::Length height,
                      std::size_t pages, base::Sources const& sources, base::Diagnostics& diagnostics);

}  // namespace dhrdoc::typeset
