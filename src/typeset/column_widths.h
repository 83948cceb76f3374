// Takes what the cells of a table would like; makes the widths of its columns.
#pragma once

#include "base/length.h"

#include <cstdint>
#include <vector>

namespace dhrdoc::typeset {

/// Widths with padding. `least` holds the widest word, `best` the longest cell on one line.
struct ColumnWish {
    base::Length least;
    base::Length best;
    std::uint32_t share = 0;  // set by the author; 0: by content
};

/// Widths that sum to `available` exactly. With shares (any column has one) they decide, except that a column too
/// narrow for its widest word is widened by what others have to spare. Otherwise a column that needs less than its fair
/// part gets what it needs, and the rest is divided among the others by the root of what they wish, never below the
/// widest word while there is room for all widest words. No column is narrower than `floor`, room for one letter, while
/// there is that much for each.
[[nodiscard]] std::vector<base::Length> column_widths(std::vector<ColumnWish> const& wishes, base::Length available,
                                                      base::Length floor = {});

}  // namespace dhrdoc::typeset
