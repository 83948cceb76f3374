// Inside write: takes a placed page; makes its content stream, with marked content for every element.
#pragma once

#include "model/pages.h"
#include "write/pdf_font.h"

#include <array>
#include <string>
#include <unordered_set>
#include <vector>

namespace dhrdoc::write {

/// What the content of one page says about the structure tree.
struct PageContent {
    std::string bytes;
    /// The element of each marked-content sequence; the place is the MCID (ISO 32000-1, 14.7.4).
    std::vector<model::ElementId> marked;
};

using PdfFonts = std::array<PdfFont, model::face_count>;

/// Words that a reader of the file would make out wrongly from their glyphs, and must be told.
using WordsToSay = std::unordered_set<model::ShapedText const*>;

/// Tells the fonts which glyphs the pages draw, for which text.
[[nodiscard]] WordsToSay note_glyphs(model::Pages const& pages, PdfFonts& fonts);

[[nodiscard]] PageContent content_of(model::Page const& page, std::vector<model::Element> const& elements,
                                     PdfFonts const& fonts, WordsToSay const& to_say);

/// The standard structure type of a role (ISO 32000-1, 14.8.4), or for artifacts nothing.
[[nodiscard]] std::string_view structure_type(model::ElementRole role);

}  // namespace dhrdoc::write
