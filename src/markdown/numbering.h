// Takes the blocks of a document; gives headings, paragraphs, tables and figures their numbers and what references
// print.
#pragma once

#include "markdown/context.h"

namespace dhrdoc::markdown {

/// `numbering:` of the front matter.
enum class NumberingMode { none, headings, paragraphs };

void number_blocks(model::Document& document, NumberingMode mode);

/// Headings go down by one level at a time, or a screen reader's outline has holes.
void check_heading_levels(Context const& context, model::Document const& document);

}  // namespace dhrdoc::markdown
