// Takes the source lines of pipe tables and the blocks around tables; makes places, shares and captions.
#pragma once

#include "markdown/context.h"
#include "markdown/lines.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace dhrdoc::markdown {

/// The line of the header row: the first from `first_line` on that a delimiter row with `columns` cells follows.
[[nodiscard]] std::size_t header_line_of(Lines const& lines, std::size_t first_line, std::size_t columns);

/// Where the cells of a row stand, without the white space around them. `begin` is the byte of the row in the text.
[[nodiscard]] std::vector<model::Origin> cells_of_row(std::string_view row, std::size_t begin);

/// The shares of the columns' widths, from the dashes of the delimiter row: where any two cells differ in them.
void read_shares(std::string_view delimiter_row, std::vector<model::Column>& columns);

/// Cells beyond the last column would be lost without a word.
void report_lost_cells(Context const& context, std::vector<model::Origin> const& cells, std::size_t columns);

/// A paragraph `Table: words {#id}` after a table becomes the table's caption.
void attach_captions(Context const& context, std::vector<model::Block>& siblings);

}  // namespace dhrdoc::markdown
