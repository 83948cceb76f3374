// Takes styled text and a measure; makes lines.
#pragma once

#include "model/document.h"
#include "typeset/flow.h"
#include "typeset/font_metrics.h"
#include "typeset/hyphenator.h"

#include <functional>

namespace dhrdoc::typeset {

/// An abbreviation to be expanded: bytes [begin, end) of the text, and the element that says what it is short for.
struct Expansion {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    model::ElementId element = model::artifact;
};

/// How the runs of one text become pieces: what the builder of the flow knows and a paragraph does not.
struct InlineContext {
    model::TextStyle style;
    base::Length measure;
    model::ElementId element = model::artifact;
    model::Colour link_colour;
    /// Asked where the style hyphenates; null: words stay whole.
    Hyphenator* hyphenator = nullptr;
    /// Words that begin with a capital are broken too: in the headings of a crowded table, whose first word has one.
    bool hyphenates_capitalised = false;
    std::vector<Expansion> expansions;  // sorted, outside of links and other languages
    /// Room is made for page numbers of so many digits.
    std::size_t page_digits = 2;
    /// Called once for each link of the text that is set; gives Flow::links index.
    std::function<std::int32_t(model::Link const&, std::string const& words)> open_link;
    /// The element for a passage in this language (BCP 47), inside `parent`.
    std::function<model::ElementId(std::string const& language, model::ElementId parent)> open_language;
    /// A note reference's Flow::links index.
    std::function<std::int32_t(std::uint32_t note)> open_note;
    /// Flow::page_targets index.
    std::function<std::int32_t(std::string const& id)> page_target;
    std::function<model::ElementId(std::int32_t link)> element_of_link;
    /// A character that no face has: bytes [begin, end) of the text.
    std::function<void(char32_t, std::size_t begin, std::size_t end)> lacking;
};

/// The lines of a text, each at most `measure` wide, aligned as the style says. Words are broken at soft hyphens, and
/// where the hyphenator says so; what is wider than the measure still, between grapheme clusters. The hyphen at the end
/// of a line is U+00AD, so that whoever takes the text out has the word whole (ISO 32000-1, 14.8.2.2.3).
[[nodiscard]] std::vector<Line> set_paragraph(model::StyledText const& text, InlineContext const& context,
                                              FontMetrics& fonts);

/// The width of the text on one line, and of its widest unbreakable part: what columns are sized by.
struct NaturalWidths {
    base::Length widest_word;
    base::Length one_line;
};
[[nodiscard]] NaturalWidths natural_widths(model::StyledText const& text, InlineContext const& context,
                                           FontMetrics& fonts);

/// The characters of a text that its face has no shape for.
[[nodiscard]] std::vector<char32_t> lacking_in(model::ShapedText const& shaped, FontMetrics& fonts);

[[nodiscard]] model::Face face_for(model::TextStyle const& style, model::Mark marks);

}  // namespace dhrdoc::typeset
