// Takes a numbered document; gives headings their ids, and puts words where a cross-reference stands.
#pragma once

#include "markdown/context.h"

namespace dhrdoc::markdown {

/// Says which ids are used twice, and gives each heading without one an id made of its words.
void give_ids(Context const& context, model::Document& document);

/// `[](#id)` becomes "paragraph 8.1". Says which ids nothing has. Ids must have been given.
void resolve_references(Context const& context, model::Document& document);

}  // namespace dhrdoc::markdown
