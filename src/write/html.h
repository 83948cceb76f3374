// Takes a redacted document; makes one self-contained HTML page (https://html.spec.whatwg.org/), to WCAG 2.2 AA.
#pragma once

#include "model/drawing.h"
#include "model/redacted_document.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dhrdoc::write {

struct HtmlOptions {
    /// The bytes of a figure's picture (PNG or JPEG), by its name as the document writes it; they go into the page.
    /// Nothing, or no function: the figure's text alternative is printed in its place.
    std::function<std::optional<std::string>(std::string const& name)> image;
    /// Draws a chart at this width, where a pixel of CSS is a point. No function, or nothing drawn: its table is printed
    /// instead.
    std::function<std::vector<model::Drawing>(model::Block const& figure, base::Length width, base::Length text_size)>
        chart = {};
    /// "OFFICIAL-SENSITIVE", ...: printed at the top and the bottom, and on every printed page. Empty: no marking.
    std::string marking;
};

/// No script, no address that is fetched, nothing that is not in the document. Same document, same bytes.
[[nodiscard]] std::string html(model::RedactedDocument const& document, HtmlOptions const& options = {});

}  // namespace dhrdoc::write
