// Inside write: takes a drawing; makes the SVG that stands in an HTML page (https://www.w3.org/TR/SVG2/).
#pragma once

#include "model/drawing.h"

#include <string>

namespace dhrdoc::write {

struct ChartWords {
    std::string title_id, title;              // the text alternative
    std::string description_id, description;  // empty: none
};

/// Colours are classes, which the stylesheet gives their meaning in light and dark. `kind` is a class as well.
[[nodiscard]] std::string chart_svg(model::Drawing const& drawing, ChartWords const& words, std::string_view kind);

}  // namespace dhrdoc::write
