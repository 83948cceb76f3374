// Takes tables of the document; makes rows of the column, with widths by content, by the author or by the style.
#include "typeset/builder.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace dhrdoc::typeset {

using base::Length;
using model::Block;
using model::BlockKind;
using model::ElementId;
using model::ElementRole;
using model::TextStyle;

namespace {

std::size_t columns_in(Block const& table) {
    std::size_t count = table.columns.size();
    for (auto const& row : table.children) {
        std::size_t cells = 0;
        for (auto const& cell : row.children) cells += std::max<std::uint32_t>(1, cell.span);
        count = std::max(count, cells);
    }
    return count;
}

/// One row of headings, one cell a column: a cell's place says what heads it.
bool is_plain_grid(Block const& table) {
    std::size_t heading_rows = 0;
    for (auto const& row : table.children) {
        if (row.header) ++heading_rows;
        for (auto const& cell : row.children) {
            if (cell.span > 1) return false;
        }
    }
    return heading_rows <= 1;
}

model::Alignment alignment_of(Block const& cell, Block const& table, std::size_t column) {
    if (cell.alignment != model::Alignment::natural) return cell.alignment;
    if (column < table.columns.size() && table.columns[column].alignment != model::Alignment::natural)
        return table.columns[column].alignment;
    return model::Alignment::left;
}

}  // namespace

/// What the blocks of a cell would like: the widest word and the longest line.
void Builder::widen(std::vector<Block> const& blocks, TextStyle const& style, Length indent, ColumnWish& wish) {
    for (auto const& block : blocks) {
        if (!block.text.empty() && block.kind != BlockKind::table) {
            InlineContext context;
            context.style = style;
            context.measure = Length::points(100000);
            bool const breaks = table_.breaks_headings && style.hyphenate;
            context.hyphenator = breaks ? hyphenator_ : nullptr;
            context.hyphenates_capitalised = breaks;
            auto const nothing = [](auto const&...) { return 0; };
            context.open_link = nothing;
            context.open_language = nothing;
            context.open_note = nothing;
            context.page_target = nothing;
            context.page_digits = page_digits_;
            context.element_of_link = nothing;
            auto const natural = natural_widths(block.text, context, fonts_);
            wish.least = std::max(wish.least, natural.widest_word + indent);
            wish.best = std::max(wish.best, natural.one_line + indent);
        }
        auto const deeper =
            block.kind == BlockKind::item || block.kind == BlockKind::quote ? indent + style_.list_indent : indent;
        widen(block.children, style, deeper, wish);
    }
}

ColumnWish Builder::wish_of(Block const& cell, TextStyle const& style) {
    ColumnWish wish;
    widen(cell.children, style, Length(), wish);
    return wish;
}

std::vector<ColumnWish> Builder::wishes_of(Block const& table, Length padding) {
    std::vector<ColumnWish> wishes(columns_in(table));
    for (std::size_t i = 0; i < table.columns.size() && i < wishes.size(); ++i)
        wishes[i].share = table.columns[i].share;
    for (auto const& row : table.children) {
        std::size_t column = 0;
        for (auto const& cell : row.children) {
            if (cell.span <= 1 && column < wishes.size()) {
                auto const wish = wish_of(cell, row.header || cell.header ? table_.header : table_.text);
                wishes[column].least = std::max(wishes[column].least, wish.least + padding * 2);
                wishes[column].best = std::max(wishes[column].best, wish.best + padding * 2);
            }
            column += std::max<std::uint32_t>(1, cell.span);
        }
    }
    return wishes;
}

/// Smaller gaps, smaller type, and then headings broken at syllables: as much of it as it takes. Where words of the
/// rows have no room at all, as addresses of web pages, smaller type would help nobody.
std::vector<ColumnWish> Builder::wishes_with_room(Block const& table, Length available, Length& padding) {
    constexpr std::size_t many = 5;
    auto wishes = wishes_of(table, padding);
    auto const is_crowded = [&] {
        Length least;
        for (auto const& wish : wishes) least += wish.least;
        return least > available;
    };
    if (wishes.size() < many || !is_crowded()) return wishes;
    padding = std::min(padding, Length::points(2.5));
    wishes = wishes_of(table, padding);
    auto const whole = table_;
    for (int step = 0; step < 2 && is_crowded(); ++step) {
        constexpr auto smallest = Length::points(7.5);
        for (auto* text : {&table_.text, &table_.header}) {
            if (text->size <= smallest) continue;
            auto const before = text->size;
            text->size = std::max(smallest, before * 93 / 100);
            text->leading = text->leading.fraction(text->size.units, before.units);
        }
        wishes = wishes_of(table, padding);
    }
    if (!is_crowded() || hyphenator_ == nullptr) return wishes;
    table_.breaks_headings = true;
    table_.header.hyphenate = true;
    wishes = wishes_of(table, padding);
    if (!is_crowded()) return wishes;
    table_ = whole;
    table_.breaks_headings = true;
    table_.header.hyphenate = true;
    return wishes_of(table, padding);
}

/// No letter of a font is wider than its size, or very few are.
Length Builder::room_for_a_letter(Length padding) const {
    return std::max(table_.text.size, table_.header.size) + padding * 2;
}

std::shared_ptr<Row> Builder::row(Block const& block, Block const& table, TableShape const& shape,
                                  std::vector<Length> const& widths, Length padding, ElementId parent) {
    auto made = std::make_shared<Row>();
    made->table = &shape;
    made->header = block.header;
    auto const row_element = element(ElementRole::row, parent);
    std::size_t column = 0;
    Length x;
    Length highest;
    for (auto const& cell : block.children) {
        Length width;
        auto const span = std::max<std::uint32_t>(1, cell.span);
        auto const first = column;
        for (std::uint32_t i = 0; i < span && column < widths.size(); ++i) width += widths[column++];
        bool const head = block.header || cell.header;
        auto const id = element(head ? ElementRole::header_cell : ElementRole::cell, row_element);
        flow_.elements.back().column_span = span;
        flow_.elements.back().column_header = block.header;
        Cell placed;
        placed.x = x + padding;
        placed.width = std::max(Length::points(4), width - padding * 2);
        Setting setting{Length(), placed.width, Length(), head ? table_.header : table_.text, id, 0, Length()};
        setting.text.alignment = alignment_of(cell, table, first);
        setting.sole = cell.children.size() == 1 && cell.children.front().kind == BlockKind::paragraph;
        Target target(placed.items);
        blocks(cell.children, setting, target);
        placed.height = height_of(placed.items);
        highest = std::max(highest, placed.height);
        placed.element = id;
        made->cells.push_back(std::move(placed));
        x += width;
    }
    if (column < widths.size()) {  // for a reader that counts cells the row is whole
        element(ElementRole::cell, row_element);
        flow_.elements.back().column_span = static_cast<std::uint32_t>(widths.size() - column);
    }
    made->height = highest + style_.table.padding_y * 2;
    if (block.header && style_.table.header_background) {
        made->has_background = true;
        made->background = *style_.table.header_background;
    }
    return made;
}

/// Where cells lie over several columns, or headings in several rows, a cell names those that head it (ISO 32000-1,
/// 14.8.5.7): its place alone would not tell.
void Builder::relate(Block const& block, Row const& row, Headings& headings) {
    if (block.header && headings.after_body) headings.of_column.assign(headings.of_column.size(), {});
    headings.after_body = !block.header;
    std::vector<ElementId> of_row;
    std::size_t column = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        auto const id = row.cells[i].element;
        auto& about = flow_.elements.at(static_cast<std::size_t>(id));
        auto const end = std::min<std::size_t>(column + about.column_span, headings.of_column.size());
        for (auto c = column; c < end; ++c) {
            for (auto const heading : headings.of_column[c]) {
                if (about.headers.empty() || about.headers.back() != heading) about.headers.push_back(heading);
            }
        }
        about.headers.insert(about.headers.end(), of_row.begin(), of_row.end());
        if (about.role == ElementRole::header_cell) {
            about.id = fmt::format("heading-{}", ++heading_cells_);
            for (auto c = column; block.header && c < end; ++c) headings.of_column[c].push_back(id);
            if (!block.header) of_row.push_back(id);
        }
        column = end;
    }
}

void Builder::table(Block const& block, Setting const& setting, Target& target) {
    if (block.children.empty()) return;
    auto const count = std::max<std::size_t>(1, columns_in(block));
    auto const room = (setting.width + setting.hang) / static_cast<std::int64_t>(count);
    auto padding = std::min(style_.table.padding_x, room / 6);
    if ((style_.tables_as_blocks && count > 2) || in_note_ || room < room_for_a_letter(padding))
        return table_as_blocks(block, setting, target);
    auto const id = element(ElementRole::table, setting.parent);
    in_glossary_ = block.id == "t-glossary";
    auto inner = setting;
    inner.parent = id;
    // A table may use the room of the paragraph numbers too.
    inner.left -= setting.hang;
    inner.width += setting.hang;
    inner.hang = Length();
    target.space(style_.table.space_before);
    if (!block.id.empty()) target.anchor(anchor_for(block));
    if (!block.text.empty() || !block.number.empty()) {
        caption(block, "Table", style_.table.caption, inner, target);
        target.keep();
    }

    // A table may stand in a cell of another.
    auto outer = std::exchange(table_, {style_.table.text, style_.table.header});
    auto const wishes = wishes_with_room(block, inner.width, padding);
    auto const widths = column_widths(wishes, inner.width, room_for_a_letter(padding));
    auto* shape = &flow_.tables.emplace_back();
    shape->x = inner.left;
    shape->width = inner.width;
    shape->padding_y = style_.table.padding_y;
    shape->rule = style_.table.rule;
    shape->header_rule = style_.table.header_rule;

    auto head = model::artifact;
    auto body = model::artifact;
    // A table of headings alone has them in its body: there is no head without one.
    bool leading =
        !std::all_of(block.children.begin(), block.children.end(), [](Block const& each) { return each.header; });
    std::size_t striped = 0;
    bool const plain = is_plain_grid(block);
    Headings headings;
    headings.of_column.resize(count);
    for (auto const& each : block.children) {
        leading = leading && each.header;
        auto& group = leading ? head : body;
        if (group == model::artifact) group = element(leading ? ElementRole::table_head : ElementRole::table_body, id);
        auto made = row(each, block, *shape, widths, padding, group);
        if (!plain) relate(each, *made, headings);
        if (leading) {
            shape->header.push_back(made);
            shape->header_height += made->height;
        } else if (style_.table.stripe && striped++ % 2 == 1) {
            made->has_background = true;
            made->background = *style_.table.stripe;
        }
        FlowItem item;
        item.kind = FlowItem::Kind::row;
        item.x = inner.left;
        item.height = made->height;
        item.row = std::move(made);
        target.add(std::move(item));
        if (leading) target.keep();
    }
    in_glossary_ = false;
    table_ = std::move(outer);
    target.space(style_.table.space_after);
}

/// Large print, notes (which are cut between lines), or more columns than letters fit beside each other: each row a
/// block of "heading: words", so that no line is short and nothing is turned sideways.
void Builder::table_as_blocks(Block const& block, Setting const& setting, Target& target) {
    target.space(style_.table.space_before);
    if (!block.id.empty()) target.anchor(anchor_for(block));
    caption(block, "Table", style_.table.caption, setting, target);
    // A heading's notes are cited where it is printed first.
    std::vector<model::StyledText> headings;
    std::vector<std::size_t> heading_of;  // by column
    bool const only_headings =
        std::all_of(block.children.begin(), block.children.end(), [](Block const& row) { return row.header; });
    auto const id = element(ElementRole::list, setting.parent);
    for (auto const& each : block.children) {
        if (each.header && !only_headings) {
            headings.clear();
            heading_of.clear();
            for (auto const& cell : each.children) {
                heading_of.insert(heading_of.end(), std::max<std::uint32_t>(1, cell.span), headings.size());
                headings.push_back(cell.children.empty() ? model::StyledText() : cell.children.front().text);
            }
            continue;
        }
        auto const item = element(ElementRole::item_body, element(ElementRole::item, id));
        std::size_t column = 0;
        for (auto const& cell : each.children) {
            auto inner = setting;
            inner.parent = item;
            inner.hang = Length();
            inner.text.space_after = inner.text.space_after / 3;
            auto const end = std::min<std::size_t>(column + std::max<std::uint32_t>(1, cell.span), heading_of.size());
            for (auto i = column; i < end; ++i) {
                auto& heading = headings[heading_of[i]];
                if (heading.empty() || (i > column && heading_of[i] == heading_of[i - 1])) continue;
                auto name = inner.text;
                name.bold = true;
                name.space_after = Length();
                auto const paragraph_id = element(ElementRole::paragraph, item);
                place(set(heading, name, inner.width, paragraph_id, cell.origin), name, inner.left, target);
                notes(item);
                heading = bare(heading);
                target.keep();
            }
            blocks(cell.children, inner, target);
            column += std::max<std::uint32_t>(1, cell.span);
        }
        rule(setting, target);
    }
    target.space(style_.table.space_after);
}

}  // namespace dhrdoc::typeset
