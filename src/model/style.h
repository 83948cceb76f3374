// How a paper looks: what style makes from styles/*.toml, and typeset goes by.
#pragma once

#include "base/length.h"
#include "model/document.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dhrdoc::model {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    friend bool operator==(Colour const&, Colour const&) = default;
};

/// The faces of the family; `mono` is for code.
enum class Face : std::uint8_t { regular, bold, italic, bold_italic, mono };
inline constexpr std::size_t face_count = 5;

/// How a block of text is set.
struct TextStyle {
    base::Length size = base::Length::points(11);
    base::Length leading = base::Length::points(15.5);
    Colour colour;
    bool bold = false;
    bool italic = false;
    /// Words in small letters may be broken with a hyphen. A soft hyphen that the author set breaks in any case.
    bool hyphenate = false;
    /// Stays on the page of what follows.
    bool keep_with_next = false;
    /// All lines about equally long, the last one too: for titles and headings.
    bool balance = false;
    Alignment alignment = Alignment::left;
    base::Length space_before;
    base::Length space_after;
    base::Length indent_left;
    base::Length indent_right;
};

struct Edge {
    base::Length width;
    Colour colour;
};

/// How a division is set: where it stands, what is behind it, and the text styles that hold inside it.
struct DivisionStyle {
    TextStyle text;
    bool page_before = false;
    bool page_after = false;
    bool keep_together = false;
    /// Space before holds even at the top of a page.
    bool sink = false;
    std::optional<Colour> background;
    Edge left, top, bottom;
    base::Length padding;
    /// A band of colour over the whole width of the page at its top, behind everything (cover).
    base::Length band_height;
    std::optional<Colour> band_colour;
    /// Pictures inside are this high; 0: by their own size.
    base::Length image_height;
    /// A heading that opens the division stands beside what follows, in a column of this width; 0: above it.
    base::Length heading_width;
};

struct TableStyle {
    TextStyle text;
    TextStyle header;
    TextStyle caption;
    base::Length padding_x = base::Length::points(5);
    base::Length padding_y = base::Length::points(3.5);
    std::optional<Colour> header_background;
    std::optional<Colour> stripe;
    Edge rule;         // between rows
    Edge header_rule;  // under the header
    base::Length space_before, space_after;
};

struct PageStyle {
    base::Length width = base::Length::millimetres(210);
    base::Length height = base::Length::millimetres(297);
    base::Length top, bottom, left, right;  // margins
    /// A paper in this style wants to have no more pages than this; 0: as many as it takes.
    std::uint32_t most_pages = 0;
};

/// A line of page furniture: three texts with {title}, {page}, {pages}, {section}.
struct Furniture {
    std::string left, centre, right;
    TextStyle text;
    /// Baseline from the edge of the page.
    base::Length distance;
    Edge rule;
};

struct Style {
    std::string name;
    std::string family;
    /// File names of the faces, looked for in the styles folder and the system's font folders.
    std::array<std::string, face_count> faces;
    /// The file of hyphenation patterns, looked for beside the style and where the system has them.
    std::string hyphenation;
    PageStyle page;
    Furniture header, footer;
    /// No furniture on a page that holds a division of this kind (cover).
    bool furniture_on_first_page = true;
    TextStyle marking;
    base::Length marking_distance;
    TextStyle body;
    std::array<TextStyle, 6> headings;
    /// Headings of level 1 begin a page.
    bool sections_on_new_pages = false;
    /// Running text is never set wider than this, however wide the page; 0: no bound.
    base::Length max_measure;
    /// A heading of level 1 wants this much room below it, or begins a page.
    base::Length section_room;
    /// How far left of the text the paragraph numbers stand; their column's width.
    base::Length number_width;
    TextStyle number;
    base::Length list_indent;
    base::Length list_gap;  // between items of a tight list
    std::vector<std::string> bullets;
    TextStyle quote;
    Edge quote_edge;
    TextStyle code;
    std::optional<Colour> code_background;
    TableStyle table;
    TextStyle caption;
    TextStyle note;
    Edge note_rule;
    base::Length note_gap;
    std::array<TextStyle, 3> contents;  // by depth
    std::string leader = ".";
    Colour link_colour;
    bool underline_links = false;
    std::map<std::string, DivisionStyle> divisions;
    /// Tables turn into blocks of "header: cell" lines (large print).
    bool tables_as_blocks = false;
    /// Landscape divisions stay upright (large print).
    bool ignore_landscape = false;

    /// Whether any text is set with hyphens.
    [[nodiscard]] bool hyphenates() const;
};

}  // namespace dhrdoc::model
