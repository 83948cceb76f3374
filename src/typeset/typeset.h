// Takes a redacted document and a style; makes pages. Nothing else can be typeset: the compiler keeps that promise.
#pragma once

#include "base/diagnostic.h"
#include "model/pages.h"
#include "model/redacted_document.h"
#include "typeset/flow_builder.h"
#include "typeset/font_metrics.h"
#include "typeset/hyphenator.h"

#include <string>

namespace dhrdoc::typeset {

struct Options {
    /// Printed in capitals at the top and bottom of every page; empty for none. (Government Security Classifications.)
    std::string marking;
    /// Draws the charts; without it their tables have to do.
    model::ChartDrawer charts = {};
    /// Breaks words where the style hyphenates; null: they stay whole.
    Hyphenator* hyphenator = nullptr;
};

/// Nothing runs off the page, overlaps or is lost. A character that the font lacks is an error in `diagnostics`.
[[nodiscard]] model::Pages typeset(model::RedactedDocument const& document, model::Style const& style,
                                   FontMetrics& fonts, ImageLoader const& images, Options const& options,
                                   base::Sources const& sources, base::Diagnostics& diagnostics);

/// How wide a text is on one line.
[[nodiscard]] base::Length width_of(std::string_view words, model::Face face, base::Length size, FontMetrics& fonts);

}  // namespace dhrdoc::typeset
