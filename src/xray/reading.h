// Takes the glyphs of a page; makes its text as a machine or a person reads it, with the way back to the glyphs.
#pragma once

#include "xray/page.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dhrdoc::xray {

/// Between words of a line stands a space, where a line or a cell ends a line feed or a tab.
struct PageText {
    std::string text;
    /// For each byte the glyph it comes from, or `none`.
    std::vector<std::uint32_t> glyphs;
    static constexpr std::uint32_t none = 0xFFFFFFFF;
};

/// A glyph in its line: `along` the line and `across` it.
struct Placed {
    std::uint32_t index;
    int direction;
    double along;
    double across;
};
using Lines = std::vector<std::vector<Placed>>;

enum class Known { by_map, by_shape };

/// In the order of painting: what copying from most viewers gives.
[[nodiscard]] PageText text_in_order(Painted const& painted, Known known);
/// The same, with every ActualText in the place of what it stands for; no map back.
[[nodiscard]] std::string text_as_copied(Painted const& painted);
/// By direction, from top to bottom, and along each line; what is painted twice for boldness counts once.
[[nodiscard]] Lines lines_of(Painted const& painted);
/// As the eye goes, line by line; only lines that do not stand in `other` just so, with their neighbours.
[[nodiscard]] PageText text_by_place(Painted const& painted, Lines const& lines, PageText const& other);
/// Down the columns of tables and the letters of words set upright; for the squeezed reading only.
[[nodiscard]] PageText text_by_column(Painted const& painted, Lines const& lines);
/// Some glyph is called one thing by its map and another by the font.
[[nodiscard]] bool has_second_meaning(Painted const& painted);

}  // namespace dhrdoc::xray
