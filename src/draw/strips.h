// Takes the strips of a chart; makes parts that fit on a page.
#pragma once

#include "draw/canvas.h"

#include <vector>

namespace dhrdoc::draw {

/// The strips below each other, the head above them in every part, the foot below the last.
[[nodiscard]] std::vector<Drawing> in_parts(Pen const& pen, Drawing const& head, std::vector<Drawing> const& strips,
                                            Drawing const& foot = {});

/// Empty space between.
[[nodiscard]] Drawing space(Length height);

}  // namespace dhrdoc::draw
