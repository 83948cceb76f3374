// Placed pages: every glyph, rule, picture and link with its place. What typeset decides and write draws.
#pragma once

#include "base/length.h"
#include "model/drawing.h"
#include "model/style.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::model {

/// A glyph as HarfBuzz shaped it, in font units (`FontFace::units_per_em`).
struct Glyph {
    std::uint32_t id = 0;
    std::int32_t advance = 0;
    std::int32_t x_offset = 0;
    std::int32_t y_offset = 0;
    /// Byte offset in ShapedText::text of the first character that it stands for.
    std::uint32_t cluster = 0;
};

/// A piece of text shaped once and drawn in many places.
struct ShapedText {
    std::string text;
    Face face = Face::regular;
    std::vector<Glyph> glyphs;
    std::int64_t width = 0;  // sum of the advances, font units
};

/// One face: the bytes of the font file and what layout asked of it. `bytes` outlives the pages.
struct FontFace {
    Face face = Face::regular;
    std::string postscript_name;
    std::shared_ptr<std::string const> bytes;
    std::int32_t units_per_em = 1000;
    std::int32_t ascender = 0;   // font units, above the baseline
    std::int32_t descender = 0;  // font units, below the baseline, negative
    std::int32_t cap_height = 0;
    std::int32_t x_min = 0, y_min = 0, x_max = 0, y_max = 0;
    double italic_angle = 0;
};

/// Structure elements of ISO 32000-1 14.8.4, as far as we use them.
enum class ElementRole : std::uint8_t {
    document,
    section,
    heading1,
    heading2,
    heading3,
    heading4,
    heading5,
    heading6,
    paragraph,
    list,
    item,
    label,
    item_body,
    table,
    table_head,
    table_body,
    row,
    header_cell,
    cell,
    caption,
    figure,
    note,
    contents,
    contents_item,
    reference,
    link,
    block_quote,
    code,
    span,
    division,
};

/// A node of the structure tree, in document order: a child comes after its parent.
struct Element {
    ElementRole role = ElementRole::paragraph;
    std::int32_t parent = -1;
    std::string alternative;  // figure
    std::string language;     // where it differs from the document's
    std::string expansion;    // span: what the abbreviation is short for
    std::string id;           // note, and headings of tables that are no plain grid
    std::uint32_t column_span = 1;
    bool column_header = false;  // header_cell: scope Column, else Row
    bool ordered = false;        // list
    /// Cells of tables that are no plain grid: the elements of the cells that head them, which have an id.
    std::vector<std::int32_t> headers;
};

/// An element's number, or `artifact` for page furniture, rules and marks.
using ElementId = std::int32_t;
inline constexpr ElementId artifact = -1;

/// Coordinates: x from the left edge of the page, y from its top edge, downwards. Baselines for text.
struct PlacedText {
    ShapedText const* shaped = nullptr;  // owned by Pages::words
    base::Length x;
    base::Length baseline;
    base::Length size;
    base::Length width;
    Colour colour;
    ElementId element = artifact;
};

struct PlacedRule {
    base::Length x, y, width, height;
    Colour colour;
};

struct PlacedImage {
    base::Length x, y, width, height;
    std::uint32_t image = 0;        // index in Pages::images
    std::uint32_t before_text = 0;  // index in Page::texts: where it stands in reading order
    ElementId element = artifact;
};

/// The shapes of a chart; its texts are among those of the page. Coordinates of the shapes are those of the page.
struct PlacedDrawing {
    base::Length x, y, width, height;
    std::vector<Shape> shapes;
    std::uint32_t before_text = 0;  // index in Page::texts: the shapes are under all texts from here
    ElementId element = artifact;
};

struct PlacedLink {
    base::Length x, y, width, height;
    std::string target;       // URI, or "#id"
    std::string description;  // what a screen reader says
    ElementId element = artifact;
};

struct Page {
    base::Length width, height;
    std::vector<PlacedRule> rules;  // drawn first
    std::vector<PlacedImage> images;
    std::vector<PlacedDrawing> drawings;
    std::vector<PlacedText> texts;  // in reading order
    std::vector<PlacedLink> links;
    /// Where the body may stand; furniture is outside of it. For tests.
    base::Length body_left, body_top, body_right, body_bottom;
};

struct Destination {
    std::string id;
    std::uint32_t page = 0;  // from 0
    base::Length y;
};

struct OutlineEntry {
    std::string title;
    std::uint8_t level = 1;
    std::uint32_t page = 0;  // from 0
    base::Length y;
};

/// A picture, as read. JPEG and PNG only.
struct Image {
    enum class Format { png, jpeg };
    std::string name;  // as the document calls it
    std::shared_ptr<std::string const> bytes;
    Format format = Format::png;
    std::uint32_t width = 0;   // pixels
    std::uint32_t height = 0;  // pixels
};

/// Shaped words, shared by the documents of one thread; addresses stay valid.
using WordStore = std::deque<ShapedText>;

struct Pages {
    std::string title, subject, language;
    std::vector<FontFace> faces;  // those that were used, by Face
    std::shared_ptr<WordStore const> words;
    std::vector<Image> images;
    std::vector<Page> pages;
    std::vector<Element> elements;
    std::vector<Destination> destinations;  // sorted by id
    std::vector<OutlineEntry> outline;      // in order
};

/// Every placed thing on a line of its own, page by page: what `--emit=pages` prints and golden tests compare.
[[nodiscard]] std::string to_string(Pages const& pages);

}  // namespace dhrdoc::model
