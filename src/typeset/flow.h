// The document as one long column, before it is cut into pages: lines, spaces, rows and marks in order.
#pragma once

#include "model/pages.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace dhrdoc::typeset {

/// A shaped piece of a line. `x` counts from the line's left edge.
struct Piece {
    model::ShapedText const* shaped = nullptr;  // nullptr: the page number of `page_of`
    base::Length x;
    base::Length width;  // the space at its end included
    base::Length size;
    base::Length rise;  // above the baseline
    model::Colour colour;
    model::ElementId element = model::artifact;
    std::int32_t link = -1;     // index in Flow::links
    std::int32_t page_of = -1;  // index in Flow::page_targets
    bool flush_right = false;   // a page number whose right edge is at x + width
    bool struck = false;
};

struct Line {
    std::vector<Piece> pieces;
    base::Length width;                // without the space at its end
    std::vector<std::uint32_t> notes;  // cited here, in order
};

struct Row;

/// A drawing whose texts have been shaped. Both count from its left and upper edge.
struct SetDrawing {
    std::vector<model::Shape> shapes;
    std::vector<model::PlacedText> texts;
};

/// One thing in the column. Only `height` counts for cutting.
struct FlowItem {
    enum class Kind : std::uint8_t {
        line,
        space,
        row,
        image,
        drawing,
        rule,
        box_begin,
        box_end,
        new_page,
        portrait,
        landscape
    };
    Kind kind = Kind::line;
    /// A page may begin with this.
    bool break_before = true;
    /// space: holds even at the top of a page.
    bool sink = false;
    std::int32_t anchor = -1;  // index in Flow::anchors: this is where the id is
    std::int32_t box = -1;     // box_begin, box_end: index in Flow::boxes
    base::Length height;
    base::Length room;      // no page ends within this much below the top of the item; 0: its height is enough
    base::Length x;         // from the left edge of the column
    base::Length baseline;  // line: below the item's top
    base::Length width;     // image, drawing, rule
    model::Colour colour;   // rule
    std::uint32_t image = 0;
    model::ElementId element = model::artifact;  // image, drawing
    Line line;
    std::shared_ptr<Row> row;
    std::shared_ptr<SetDrawing const> drawing;
};

/// A cell's content is a column of its own; a row is as high as the highest.
struct Cell {
    base::Length x, width;
    std::vector<FlowItem> items;
    base::Length height;
    model::ElementId element = model::artifact;
};

/// What rows of one table share.
struct TableShape {
    std::vector<std::shared_ptr<Row>> header;  // repeated on each page
    base::Length header_height;
    base::Length x, width;
    base::Length padding_y;
    model::Edge rule, header_rule;
};

struct Row {
    TableShape const* table = nullptr;  // owned by Flow::tables
    std::vector<Cell> cells;
    base::Length height;  // padding included
    bool header = false;
    bool split = false;  // a part of a row, the rest is on another page
    model::Colour background;
    bool has_background = false;
};

/// Background and edges behind a stretch of the column.
struct Box {
    base::Length x, width;
    base::Length padding;
    model::Colour background;
    bool has_background = false;
    model::Edge left, top, bottom;
    base::Length band_height;  // cover: over the whole width of the page
    model::Colour band;
};

struct Anchor {
    std::vector<std::string> ids;
    std::string outline;  // a heading's text with its number; empty: not in the outline
    std::uint8_t level = 0;
};

struct FlowLink {
    std::string target;
    std::string description;
    model::ElementId element = model::artifact;
};

struct Flow {
    std::vector<FlowItem> items;
    std::vector<std::vector<FlowItem>> notes;
    std::vector<Anchor> anchors;
    std::vector<FlowLink> links;
    std::vector<std::string> page_targets;
    /// Page numbers stand in the text.
    bool refers_to_pages = false;
    std::vector<Box> boxes;
    std::deque<TableShape> tables;
    std::vector<model::Element> elements;
    std::vector<model::Image> images;
};

[[nodiscard]] base::Length height_of(std::vector<FlowItem> const& items);

/// A size in points times font units.
[[nodiscard]] inline base::Length scaled(std::int64_t font_units, base::Length size, std::int32_t units_per_em) {
    return base::Length(font_units * size.units / units_per_em);
}

}  // namespace dhrdoc::typeset
