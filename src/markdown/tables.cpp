// Takes the source lines of pipe tables and the blocks around tables; makes places, shares and captions.
#include "markdown/tables.h"

#include "markdown/attributes.h"

#include <algorithm>

#include <fmt/format.h>

namespace dhrdoc::markdown {

namespace {

constexpr std::string_view caption_sign = "Table: ";

/// A cell of a delimiter row: `:---` has three dashes and is four wide.
struct DelimiterCell {
    std::uint32_t dashes = 0;
    std::uint32_t width = 0;
};

/// The cells of a delimiter row, or nothing if the line is not one.
std::vector<DelimiterCell> delimiter_cells(std::string_view line) {
    auto const first = line.find_first_not_of(" \t>");
    if (first == std::string_view::npos) return {};
    std::vector<DelimiterCell> cells;
    for (auto const cell : cells_of_row(line.substr(first), 0)) {
        auto text = line.substr(first + cell.begin, cell.end - cell.begin);
        auto const width = static_cast<std::uint32_t>(text.size());
        if (text.starts_with(':')) text.remove_prefix(1);
        if (text.ends_with(':')) text.remove_suffix(1);
        if (text.empty() || text.find_first_not_of('-') != std::string_view::npos) return {};
        cells.push_back({static_cast<std::uint32_t>(text.size()), width});
    }
    return cells;
}

bool is_caption(model::Block const& block) {
    return block.kind == model::BlockKind::paragraph && block.text.text.starts_with(caption_sign);
}

void attach(model::Block& table, model::Block& paragraph) {
    table.text = std::move(paragraph.text);
    table.text.replace(0, caption_sign.size(), "");
    table.id = std::move(paragraph.id);
    table.attributes.merge(paragraph.attributes);
    table.origin.end = std::max(table.origin.end, paragraph.origin.end);
}

/// Without a blank line between them the caption is a row of the table to cmark: one cell with words, the others empty.
void take_caption_from_last_row(Context const& context, model::Block& table) {
    if (table.children.size() < 2) return;
    auto& row = table.children.back();
    auto const source = context.slice(row.origin);
    if (!source.starts_with(caption_sign) || source.find('|') != std::string_view::npos) return;
    if (row.children.empty() || row.children.front().children.size() != 1) return;
    auto paragraph = std::move(row.children.front().children.front());
    if (!is_caption(paragraph)) return;
    take_attributes(context, paragraph);
    table.children.pop_back();
    attach(table, paragraph);
}

}  // namespace

std::size_t header_line_of(Lines const& lines, std::size_t first_line, std::size_t columns) {
    for (auto line = first_line; line < lines.count(); ++line) {
        if (delimiter_cells(lines.line(line + 1)).size() == columns) return line;
    }
    return first_line;
}

std::vector<model::Origin> cells_of_row(std::string_view row, std::size_t begin) {
    std::vector<model::Origin> cells;
    auto const add = [&](std::size_t from, std::size_t to) {
        while (from < to && (row[from] == ' ' || row[from] == '\t')) ++from;
        while (to > from && (row[to - 1] == ' ' || row[to - 1] == '\t')) --to;
        cells.push_back(origin_between(begin + from, begin + to));
    };
    std::size_t from = row.starts_with('|') ? 1 : 0;
    for (auto at = from; at < row.size(); ++at) {
        if (row[at] == '\\') {
            ++at;
        } else if (row[at] == '|') {
            add(from, at);
            from = at + 1;
        }
    }
    if (row.substr(std::min(from, row.size())).find_first_not_of(" \t") != std::string_view::npos)
        add(from, row.size());
    return cells;
}

void read_shares(std::string_view delimiter_row, std::vector<model::Column>& columns) {
    auto const cells = delimiter_cells(delimiter_row);
    if (cells.size() != columns.size()) return;
    // A row such as |:--|---|--:| was made to look even, although its cells have different numbers of dashes.
    auto const all_like_first = [&](std::uint32_t DelimiterCell::*property) {
        return std::all_of(cells.begin(), cells.end(),
                           [&](auto const& cell) { return cell.*property == cells.front().*property; });
    };
    if (all_like_first(&DelimiterCell::dashes) || all_like_first(&DelimiterCell::width)) return;
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i].share = cells[i].dashes;
}

void report_lost_cells(Context const& context, std::vector<model::Origin> const& cells, std::size_t columns) {
    if (cells.size() <= columns) return;
    model::Origin const lost{cells[columns].begin, cells.back().end};
    if (context.slice(lost).find_first_not_of(" \t|") == std::string_view::npos) return;
    auto message = fmt::format("a row with {} cells in a table of {} columns; the rest is lost", cells.size(), columns);
    std::string hint = "give the header row more cells, or write \\| for a real bar";
    if (context.foreign()) {
        context.warning("markdown.lost-cells", lost, std::move(message), std::move(hint));
    } else {
        context.error("markdown.lost-cells", lost, std::move(message), std::move(hint));
    }
}

void attach_captions(Context const& context, std::vector<model::Block>& siblings) {
    if (context.foreign()) return;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < siblings.size(); ++i) {
        auto const after_table = kept > 0 && siblings[kept - 1].kind == model::BlockKind::table;
        if (after_table && siblings[kept - 1].text.empty() && is_caption(siblings[i])) {
            attach(siblings[kept - 1], siblings[i]);
            continue;
        }
        if (siblings[i].kind == model::BlockKind::table) take_caption_from_last_row(context, siblings[i]);
        if (kept != i) siblings[kept] = std::move(siblings[i]);
        ++kept;
    }
    siblings.resize(kept);
}

}  // namespace dhrdoc::markdown
