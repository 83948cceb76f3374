// Takes a figure whose table has been redacted, and the room that there is; makes its drawing.
#pragma once

#include "model/document.h"
#include "model/drawing.h"

#include <vector>

namespace dhrdoc::draw {

/// The chart that the figure names, drawn from its table: one drawing, or several where it is higher than a page. None
/// where the figure is no chart, or where its table cannot be drawn in this room; the table has to say it all then.
/// Nothing reaches out of the drawing and no text stands over another, whatever the table holds. Whole units only: the
/// same table gives the same drawing on every machine.
[[nodiscard]] std::vector<model::Drawing> draw(model::Block const& figure, model::DrawingFrame const& frame);

}  // namespace dhrdoc::draw
