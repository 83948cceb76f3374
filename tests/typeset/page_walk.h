// Takes pages, and the document and style that they were made from; says what is wrong with them. Empty: nothing is.
//
//   Everything stands inside its page, body text inside the body; no two texts overlap, nor a text and a picture.
//   Every text of the document stands there exactly once, in order, notes included.
//   A note begins on the page that first cites it, and goes on without a gap.
#pragma once

#include "model/document.h"
#include "model/pages.h"
#include "model/style.h"

#include <string>
#include <vector>

namespace dhrdoc::typeset {

/// Notes may wait for a page where so many or such long ones are cited that they cannot all begin where they should.
enum class Notes { begin_where_cited, may_wait };

[[nodiscard]] std::string faults_in(model::Pages const& pages, model::Document const& document,
                                    model::Style const& style, Notes notes = Notes::begin_where_cited);

/// What the pages say, block by block in document order, notes last: "8.1 The panel met" and the like.
[[nodiscard]] std::vector<std::string> texts_on(model::Pages const& pages);
/// What they ought to say.
[[nodiscard]] std::vector<std::string> texts_of(model::Document const& document, model::Style const& style,
                                                model::Pages const& pages);

}  // namespace dhrdoc::typeset
