// Takes a word and a face; makes its glyphs and widths. The seam between layout and fonts: tests hand in square glyphs.
#pragma once

#include "model/pages.h"

#include <memory>
#include <string_view>

namespace dhrdoc::typeset {

/// Not safe for several threads at once: each worker has its own, and keeps its words from document to document.
class FontMetrics {
public:
    virtual ~FontMetrics() = default;

    /// The same text in the same face gives the same object. It lives as long as words(). A soft hyphen alone has the
    /// shape of a hyphen.
    [[nodiscard]] virtual model::ShapedText const& shape(std::string_view text, model::Face face) = 0;
    [[nodiscard]] virtual model::FontFace const& face(model::Face face) = 0;
    [[nodiscard]] virtual bool covers(model::Face face, char32_t code_point) = 0;
    [[nodiscard]] virtual std::shared_ptr<model::WordStore const> words() const = 0;
};

}  // namespace dhrdoc::typeset
