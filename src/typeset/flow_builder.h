// Takes a redacted document and a style; makes the column that pages are cut from.
#pragma once

#include "base/diagnostic.h"
#include "model/drawing.h"
#include "model/redacted_document.h"
#include "typeset/flow.h"
#include "typeset/font_metrics.h"
#include "typeset/hyphenator.h"

#include <functional>
#include <optional>

namespace dhrdoc::typeset {

/// A picture, or in plain words why there is none and what to do about it.
struct LoadedImage {
    std::optional<model::Image> image;
    std::string why_not;
    std::string hint;
};
/// Gives a picture by the path that the document names.
using ImageLoader = std::function<LoadedImage(std::string const& path)>;

/// Where the text column of a page stands.
struct Column {
    base::Length left;   // from the edge of the page to the text
    base::Length width;  // of the text
    base::Length hang;   // room for numbers left of the text
    base::Length top;
    base::Length height;
    base::Length page_width, page_height;
};
[[nodiscard]] Column column_of(model::Style const& style, bool landscape, bool numbered);
/// Whether anything in the document has its number in the margin.
[[nodiscard]] bool has_numbers(model::Document const& document);

/// Where the text names a page, there is room for a number of `page_digits` digits.
[[nodiscard]] Flow build_flow(model::RedactedDocument const& document, model::Style const& style, FontMetrics& fonts,
                              ImageLoader const& images, model::ChartDrawer const& charts, Hyphenator* hyphenator,
                              std::size_t page_digits, base::Sources const& sources, base::Diagnostics& diagnostics);

}  // namespace dhrdoc::typeset
