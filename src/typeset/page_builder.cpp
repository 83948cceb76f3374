// Takes the column; decides what stands on which page, and where.
#include "typeset/page_builder.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <map>
#include <set>

#include <fmt/format.h>

namespace dhrdoc::typeset {

namespace {

using base::Length;
using Kind = FlowItem::Kind;

/// A stretch of a note on one page.
struct NotePart {
    std::uint32_t note = 0;
    std::size_t first = 0;  // items of Flow::notes[note]
    std::size_t last = 0;
};

/// What has been put on a page so far while looking for its end.
struct Fill {
    std::size_t end = 0;  // items of the column
    Length height;
    Length notes_height;
    std::vector<NotePart> notes;
    /// The last note is cut: the page is closed, the rest of the note opens the next.
    bool note_cut = false;
    /// Notes of earlier pages are not at their end: nothing that cites another may come.
    bool notes_wait = false;
};

void collect_notes(std::vector<FlowItem> const& items, std::vector<std::uint32_t>& out);

void collect_notes(FlowItem const& item, std::vector<std::uint32_t>& out) {
    out.insert(out.end(), item.line.notes.begin(), item.line.notes.end());
    if (!item.row) return;
    for (auto const& cell : item.row->cells) collect_notes(cell.items, out);
}

void collect_notes(std::vector<FlowItem> const& items, std::vector<std::uint32_t>& out) {
    for (auto const& item : items) collect_notes(item, out);
}

/// The room that a row needs wherever it is cut: the highest thing in its cells that cannot be.
Length least_of(Row const& row) {
    Length tallest;
    for (auto const& cell : row.cells) {
        for (auto const& item : cell.items) tallest = std::max(tallest, item.row ? least_of(*item.row) : item.height);
    }
    return tallest + row.table->padding_y * 2;
}

/// A page number to print once it is known.
struct Pending {
    std::size_t page = 0;
    std::size_t text = 0;
    std::size_t line_end = 0;                   // texts of the line that follow move up to a shorter number
    std::size_t first_link = 0, links_end = 0;  // and so do its links
    std::string target;
    Length right;
    Length left;
    bool flush_right = false;
};

class PageBuilder {
public:
    PageBuilder(Flow flow, model::Style const& style, bool numbered, FontMetrics& fonts)
        : flow_(std::move(flow)), style_(style), numbered_(numbered), fonts_(fonts), noted_(flow_.notes.size(), false) {
        column_ = column_of(style_, false, numbered_);
    }

    model::Pages build() {
        std::size_t at = 0;
        while (at < flow_.items.size() || !carried_.empty()) at = page(at);
        if (pages_.pages.empty()) open_page();
        print_page_numbers();
        return finished();
    }

private:
    // --- cutting -----------------------------------------------------------------------------------------------------

    /// Sets one page from item `at` on; gives the item that the next page begins with.
    std::size_t page(std::size_t at) {
        at = skip_to_content(at);
        if (at >= flow_.items.size() && carried_.empty()) return at;
        open_page();
        auto const fill = fitted(at);
        auto y = column_.top;
        if (fill.end > at || split_row_ != nullptr) y = repeat_headers(at, y);
        for (auto i = at; i < fill.end; ++i) y = place(flow_.items[i], y, i == at);
        if (split_row_ != nullptr) {
            auto const number = flow_.items[fill.end].anchor;
            if (number >= 0) anchor(flow_.anchors.at(static_cast<std::size_t>(number)), y);
            y = place_row(*split_row_, y, column_.left + flow_.items[fill.end].x);
            split_row_ = nullptr;
        }
        close_boxes(y);
        place_notes(fill);
        return fill.end;
    }

    /// Past page breaks, turns of the page, and spaces that vanish at the top of a page.
    std::size_t skip_to_content(std::size_t at) {
        for (; at < flow_.items.size(); ++at) {
            auto const& item = flow_.items[at];
            if (item.kind == Kind::landscape || item.kind == Kind::portrait) {
                column_ = column_of(style_, item.kind == Kind::landscape, numbered_);
            } else if (item.kind == Kind::box_end) {
                open_boxes_.erase(std::remove_if(open_boxes_.begin(), open_boxes_.end(),
                                                 [&](Open const& o) { return o.box == item.box; }),
                                  open_boxes_.end());
            } else if (item.kind != Kind::new_page && !(item.kind == Kind::space && !item.sink)) {
                break;
            }
        }
        return at;
    }

    [[nodiscard]] Length note_rule_height() const { return style_.note_gap * 2; }

    Length with_rule(Length notes_height) const {
        return notes_height > Length() ? notes_height + note_rule_height() : Length();
    }

    /// How far the page can be filled: the last place where it may end, notes included.
    Fill fitted(std::size_t at) {
        Fill fill;
        fill.end = at;
        take_carried(fill, at < flow_.items.size());
        if (fill.note_cut) return fill;
        // Notes of the page before come first; what they leave may be too little for a header too.
        repeats_here_ =
            repeats_header(at) &&
            header_height(at) + least_of(*flow_.items[at].row) + with_rule(fill.notes_height) <= column_.height;
        if (repeats_here_) fill.height = header_height(at);
        std::optional<Fill> best;
        for (auto i = at; i < flow_.items.size(); ++i) {
            auto const& item = flow_.items[i];
            if (item.kind == Kind::new_page || item.kind == Kind::portrait || item.kind == Kind::landscape) return fill;
            if (i > at && item.break_before) best = fill;
            // The room is asked for where a page may end: at the space before the heading, or at the heading.
            if (best && best->end == i && fill.height + room_from(i) > column_.height) return fill;
            auto next = fill;
            if (add(item, next)) {
                next.end = i + 1;
                fill = std::move(next);
                if (fill.note_cut) return closed(std::move(fill), best);
                continue;
            }
            return overflow(i, at, std::move(fill), std::move(best));
        }
        return fill;
    }

    /// What the next visible item asks for, with the space before it.
    [[nodiscard]] Length room_from(std::size_t i) const {
        Length before;
        while (i < flow_.items.size() && flow_.items[i].kind == Kind::space) before += flow_.items[i++].height;
        return i < flow_.items.size() && flow_.items[i].room > Length() ? before + flow_.items[i].room : Length();
    }

    /// A page whose last note is cut must end here; if it may not, it ends where it last might.
    Fill closed(Fill fill, std::optional<Fill> const& best) const {
        bool const may_end = fill.end >= flow_.items.size() || flow_.items[fill.end].break_before || !best;
        return may_end ? fill : *best;
    }

    /// Item `i` does not fit.
    Fill overflow(std::size_t i, std::size_t at, Fill fill, std::optional<Fill> best) {
        auto& item = flow_.items[i];
        if (item.kind == Kind::row) {
            bool const fits_alone =
                (item.row->header ? Length() : header_height_of(*item.row)) + item.height <= column_.height;
            bool const alone = i == at || (!best && only_unbreakable(at, i));
            if (!fits_alone || (alone && !item.row->header)) {
                if (auto const split = split_row(i, fill, {})) return *split;
                if (alone) {
                    if (auto const split = split_row(i, fill, {.cut_notes = true})) return *split;
                    if (auto const split = split_row(i, fill, {.cut_nested = true, .cut_notes = true})) return *split;
                }
            }
        }
        if (best) return *best;
        if (i > at) return fill;               // nothing allowed: rather a bad break than lost text
        if (!fill.notes.empty()) return fill;  // a page of notes alone
        // One thing alone, with its notes, is higher than the page: the notes go on the pages that follow.
        fill.end = i + 1;
        force(item, fill);
        return fill;
    }

    /// Adds an item, and what there is room for of its notes.
    void force(FlowItem const& item, Fill& fill) {
        fill.height += item.height;
        auto const room = std::max(Length(), column_.height - fill.height);
        for (auto const note : cited_by(item)) {
            if (fill.note_cut || !add_note(note, 0, room, fill)) postpone(note, fill);
        }
    }

    /// The notes that an item cites, and those that these cite.
    [[nodiscard]] std::vector<std::uint32_t> cited_by(FlowItem const& item) const {
        std::vector<std::uint32_t> cited;
        collect_notes(item, cited);
        for (std::size_t i = 0; i < cited.size(); ++i) {
            std::vector<std::uint32_t> deeper;
            collect_notes(flow_.notes.at(cited[i]), deeper);
            for (auto const note : deeper) {
                if (std::find(cited.begin(), cited.end(), note) == cited.end()) cited.push_back(note);
            }
        }
        return cited;
    }

    [[nodiscard]] bool has_begun(std::uint32_t note, Fill const& fill) const {
        return noted_.at(note) || std::any_of(fill.notes.begin(), fill.notes.end(),
                                              [note](NotePart const& part) { return part.note == note; });
    }

    /// Nothing of the note is on this page; it opens the notes of the next.
    void postpone(std::uint32_t note, Fill& fill) const {
        if (has_begun(note, fill)) return;
        fill.notes.push_back({note, 0, 0});
        fill.note_cut = true;
    }

    [[nodiscard]] bool only_unbreakable(std::size_t from, std::size_t to) const {
        return std::none_of(flow_.items.begin() + static_cast<std::ptrdiff_t>(from) + 1,
                            flow_.items.begin() + static_cast<std::ptrdiff_t>(to),
                            [](FlowItem const& item) { return item.break_before; });
    }

    /// Adds an item and the notes that it cites, if there is room for both.
    bool add(FlowItem const& item, Fill& fill) {
        bool const vanishes = item.kind == Kind::space && !item.sink;
        fill.height += item.height;
        auto const room = column_.height - fill.height;
        if (vanishes) return room - with_rule(fill.notes_height) >= Length() || fill.height == Length();
        if (room < with_rule(fill.notes_height)) return false;
        for (auto const note : cited_by(item)) {
            if (fill.notes_wait && !noted_.at(note)) return false;
            if (fill.note_cut)
                postpone(note, fill);
            else if (!add_note(note, 0, room, fill))
                return false;
        }
        return true;
    }

    /// Adds a note from its item `first` on, whole or, if two of its lines fit, cut.
    bool add_note(std::uint32_t note, std::size_t first, Length room, Fill& fill) {
        if (has_begun(note, fill)) return true;
        auto const& items = flow_.notes.at(note);
        auto last = first;
        auto height = fill.notes_height;
        while (last < items.size() && with_rule(height + items[last].height) <= room) height += items[last++].height;
        if (last == items.size()) {
            fill.notes_height = height;
            fill.notes.push_back({note, first, last});
            return true;
        }
        // No line of a note is alone on a page either.
        for (; last > first && !items[last].break_before; --last) height -= items[last - 1].height;
        if (last < first + std::min<std::size_t>(2, items.size() - first)) return false;
        fill.notes_height = height;
        fill.notes.push_back({note, first, last});
        fill.note_cut = true;
        return true;
    }

    /// The rests of notes from the page before. While there is text to come they leave a third of the page to it.
    void take_carried(Fill& fill, bool text_follows) {
        auto const room = text_follows ? column_.height * 2 / 3 : column_.height;
        std::vector<NotePart> waiting;
        for (auto const& part : carried_) {
            auto const& items = flow_.notes.at(part.note);
            auto last = part.first;
            auto height = fill.notes_height;
            bool const first = fill.notes.empty();
            while (!fill.notes_wait && last < items.size() &&
                   ((first && last == part.first) || with_rule(height + items[last].height) <= room)) {
                height += items[last++].height;
            }
            auto end = last;
            while (end > part.first && end < items.size() && !items[end].break_before) --end;
            if (end > part.first) {
                for (; last > end; --last) height -= items[last - 1].height;
            }
            if (last == part.first) {
                waiting.push_back(part);
            } else {
                fill.notes_height = height;
                fill.notes.push_back({part.note, part.first, last});
            }
            fill.notes_wait = fill.notes_wait || last < items.size();
        }
        carried_ = std::move(waiting);
        fill.note_cut = fill.notes_wait && !text_follows;
    }

    // --- rows --------------------------------------------------------------------------------------------------------

    static Length header_height_of(Row const& row) { return row.table->header_height; }

    /// Header rows are repeated where a page begins inside a table, unless they would eat the page.
    [[nodiscard]] bool repeats_header(std::size_t at) const {
        if (at >= flow_.items.size() || at == 0) return false;
        auto const& item = flow_.items[at];
        return item.kind == Kind::row && !item.row->header && item.row->table->header_height > Length() &&
               item.row->table->header_height * 5 < column_.height * 2 && began_.contains(item.row->table);
    }

    [[nodiscard]] Length header_height(std::size_t at) const { return flow_.items[at].row->table->header_height; }

    Length repeat_headers(std::size_t at, Length y) {
        if (!repeats_here_) return y;
        auto const* table = flow_.items[at].row->table;
        repeating_ = true;
        for (auto const& row : table->header) y = place_row(*row, y, column_.left + table->x);
        repeating_ = false;
        return y;
    }

    /// What is done only where nothing else helps: to cut rows of tables in tables; to end the page in a note.
    struct Last {
        bool cut_nested = false;
        bool cut_notes = false;
    };

    /// Cuts row `i` at the room that is left. The first part goes on this page, the rest stays as item `i`.
    std::optional<Fill> split_row(std::size_t i, Fill fill, Last resort) {
        auto const& whole = *flow_.items[i].row;
        auto const padding = whole.table->padding_y * 2;
        for (auto room = column_.height - fill.height - with_rule(fill.notes_height) - padding; room > Length();
             room -= std::max(Length::points(1), style_.table.text.leading / 2)) {
            auto first = std::make_shared<Row>(whole);
            auto rest = std::make_shared<Row>(whole);
            if (!cut_cells(whole, room, *first, *rest, resort.cut_nested)) return std::nullopt;
            auto next = fill;
            FlowItem part;
            part.kind = Kind::row;
            part.row = first;
            part.height = first->height;
            if (resort.cut_notes)
                force(part, next);
            else if (!add(part, next) || next.note_cut)
                continue;
            flow_.items[i].row = rest;
            flow_.items[i].height = rest->height;
            flow_.items[i].break_before = true;
            next.end = i;
            split_row_ = first;
            return next;
        }
        return std::nullopt;
    }

    /// False where not one line would go on this page.
    static bool cut_cells(Row const& whole, Length room, Row& first, Row& rest, bool cut_nested_rows) {
        bool any = false;
        first.split = rest.split = true;
        Length first_height;
        Length rest_height;
        for (std::size_t c = 0; c < whole.cells.size(); ++c) {
            auto const& items = whole.cells[c].items;
            std::size_t taken = 0;
            Length height;
            while (taken < items.size() && height + items[taken].height <= room) height += items[taken++].height;
            first.cells[c].items.assign(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(taken));
            while (taken < items.size() && items[taken].kind == Kind::space && !items[taken].sink) ++taken;
            rest.cells[c].items.assign(items.begin() + static_cast<std::ptrdiff_t>(taken), items.end());
            if (cut_nested_rows && taken < items.size() && items[taken].row)
                height += cut_nested(room - height, first.cells[c].items, rest.cells[c].items);
            any = any || !first.cells[c].items.empty();
            first.cells[c].height = height;
            rest.cells[c].height = height_of(rest.cells[c].items);
            first_height = std::max(first_height, height);
            rest_height = std::max(rest_height, rest.cells[c].height);
        }
        first.height = first_height + whole.table->padding_y * 2;
        rest.height = rest_height + whole.table->padding_y * 2;
        return any && rest_height < whole.height - whole.table->padding_y * 2;
    }

    /// Moves what there is room for of the row that `rest` begins with to the end of `first`; gives its height.
    static Length cut_nested(Length room, std::vector<FlowItem>& first, std::vector<FlowItem>& rest) {
        auto& item = rest.front();
        auto const padding = item.row->table->padding_y * 2;
        auto upper = std::make_shared<Row>(*item.row);
        auto lower = std::make_shared<Row>(*item.row);
        if (!cut_cells(*item.row, room - padding, *upper, *lower, true)) return {};
        first.push_back(item);
        first.back().row = upper;
        first.back().height = upper->height;
        item.row = lower;
        item.height = lower->height;
        item.anchor = -1;
        return upper->height;
    }

    // --- placing -----------------------------------------------------------------------------------------------------

    model::Page& current() { return pages_.pages.back(); }

    void open_page() {
        model::Page made;
        made.width = column_.page_width;
        made.height = column_.page_height;
        made.body_left = column_.left - column_.hang;
        made.body_right = column_.left + column_.width;
        made.body_top = column_.top;
        made.body_bottom = column_.top + column_.height;
        pages_.pages.push_back(std::move(made));
        for (auto& open : open_boxes_) open.from = column_.top;
    }

    Length place(FlowItem const& item, Length y, bool first_on_page) {
        if (item.anchor >= 0 && !repeating_) anchor(flow_.anchors.at(static_cast<std::size_t>(item.anchor)), y);
        switch (item.kind) {
            case Kind::line:
                place_line(item.line, column_.left + item.x, y + item.baseline, y, item.height);
                break;
            case Kind::row:
                return place_row(*item.row, y, column_.left + item.x);
            case Kind::image:
                current().images.push_back({column_.left + item.x, y, item.width, item.height, item.image,
                                            static_cast<std::uint32_t>(current().texts.size()), item.element});
                break;
            case Kind::drawing:
                place_drawing(item, y);
                break;
            case Kind::rule:
                current().rules.push_back({column_.left + item.x, y, item.width, item.height, item.colour});
                break;
            case Kind::box_begin:
                open_box(item.box, y);
                break;
            case Kind::box_end:
                close_box(item.box, y);
                break;
            case Kind::space:
                if (first_on_page && !item.sink) return y;
                break;
            case Kind::new_page:
            case Kind::portrait:
            case Kind::landscape:
                break;
        }
        return y + item.height;
    }

    void place_drawing(FlowItem const& item, Length y) {
        auto const left = column_.left + item.x;
        auto const element = repeating_ ? model::artifact : item.element;
        model::PlacedDrawing drawing{left,
                                     y,
                                     item.width,
                                     item.height,
                                     item.drawing->shapes,
                                     static_cast<std::uint32_t>(current().texts.size()),
                                     element};
        for (auto& shape : drawing.shapes) {
            for (auto& point : shape.points) point = {point.x + left, point.y + y};
        }
        current().drawings.push_back(std::move(drawing));
        for (auto text : item.drawing->texts) {
            text.x += left;
            text.baseline += y;
            text.element = element;
            current().texts.push_back(text);
        }
    }

    void place_line(Line const& line, Length left, Length baseline, Length top, Length height) {
        Link link;
        auto const first_link = current().links.size();
        auto const first_pending = pending_.size();
        for (auto const& piece : line.pieces) {
            model::PlacedText text;
            text.x = left + piece.x;
            text.baseline = baseline - piece.rise;
            text.size = piece.size;
            text.width = piece.width;
            text.colour = piece.colour;
            text.element = repeating_ ? model::artifact : piece.element;
            text.shaped = piece.shaped;
            if (piece.shaped == nullptr) {
                pending_.push_back({pages_.pages.size() - 1, current().texts.size(), 0, first_link, 0,
                                    flow_.page_targets.at(static_cast<std::size_t>(piece.page_of)),
                                    text.x + piece.width, text.x, piece.flush_right});
            }
            if (piece.struck)
                current().rules.push_back(
                    {text.x, baseline - piece.size * 3 / 10, piece.width, piece.size / 18, piece.colour});
            current().texts.push_back(text);
            extend_link(link, piece, text.x, top, height);
        }
        finish_link(link);
        if (!repeating_) {
            for (auto const note : line.notes) note_reference(note, top);
        }
        for (auto i = first_pending; i < pending_.size(); ++i) {
            pending_[i].line_end = current().texts.size();
            pending_[i].links_end = current().links.size();
        }
    }

    struct Link {
        std::int32_t link = -1;
        Length left, right, top, height;
    };

    void extend_link(Link& open, Piece const& piece, Length x, Length top, Length height) {
        if (repeating_) return;
        if (open.link != piece.link) {
            finish_link(open);
            open = {piece.link, x, x, top, height};
        }
        open.right = std::max(open.right, x + piece.width);
    }

    void finish_link(Link const& open) {
        if (open.link < 0) return;
        auto const& about = flow_.links.at(static_cast<std::size_t>(open.link));
        current().links.push_back(
            {open.left, open.top, open.right - open.left, open.height, about.target, about.description, about.element});
        if (style_.underline_links && !about.target.starts_with("#")) {
            current().rules.push_back({open.left, open.top + open.height * 4 / 5, open.right - open.left,
                                       Length::points(0.5), style_.link_colour});
        }
    }

    Length place_row(Row const& row, Length y, Length left) {
        began_.insert(row.table);
        auto const& table = *row.table;
        if (row.has_background) current().rules.push_back({left, y, table.width, row.height, row.background});
        auto const& edge = row.header ? table.header_rule : table.rule;
        if (edge.width > Length())
            current().rules.push_back({left, y + row.height - edge.width, table.width, edge.width, edge.colour});
        for (auto const& cell : row.cells) {
            auto const column_left = column_.left;
            column_.left = left + cell.x;
            auto inner = y + table.padding_y;
            auto const boxes = open_boxes_.size();
            for (auto const& item : cell.items) inner = place(item, inner, false);
            end_boxes(boxes, inner);
            column_.left = column_left;
        }
        return y + row.height;
    }

    void place_notes(Fill const& fill) {
        if (fill.notes.empty()) return;
        auto y = column_.top + column_.height - fill.notes_height;
        auto const& edge = style_.note_rule;
        auto const left = column_.left;
        column_.left -= column_.hang;
        if (fill.notes_height > Length() && edge.width > Length())
            current().rules.push_back(
                {column_.left, y - style_.note_gap - edge.width, column_.width / 3, edge.width, edge.colour});
        std::vector<NotePart> rests;
        // A caption below its table is set above it: its notes come in the order of their numbers all the same.
        auto parts = fill.notes;
        if (!fill.note_cut)
            std::sort(parts.begin(), parts.end(), [](NotePart a, NotePart b) { return a.note < b.note; });
        for (auto const& part : parts) {
            auto const& items = flow_.notes.at(part.note);
            auto const boxes = open_boxes_.size();
            for (auto i = part.first; i < part.last; ++i) y = place(items[i], y, false);
            end_boxes(boxes, y);
            noted_.at(part.note) = true;
            if (part.last < items.size()) rests.push_back({part.note, part.last, items.size()});
        }
        column_.left = left;
        carried_.insert(carried_.begin(), rests.begin(), rests.end());
    }

    // --- boxes -------------------------------------------------------------------------------------------------------

    struct Open {
        std::int32_t box = -1;
        Length from;
        bool begun_here = true;
        std::size_t rule = 0;  // where its background goes among the page's rules
    };

    void open_box(std::int32_t number, Length y) {
        auto const& box = flow_.boxes.at(static_cast<std::size_t>(number));
        if (box.band_height > Length())
            current().rules.insert(current().rules.begin(),
                                   {Length(), Length(), current().width, box.band_height, box.band});
        if (box.top.width > Length())
            current().rules.push_back({column_.left + box.x, y, box.width, box.top.width, box.top.colour});
        open_boxes_.push_back({number, y, true, current().rules.size()});
    }

    void close_box(std::int32_t number, Length y) {
        auto const found =
            std::find_if(open_boxes_.begin(), open_boxes_.end(), [&](Open const& open) { return open.box == number; });
        if (found == open_boxes_.end()) return;
        draw_box(*found, y);
        auto const& box = flow_.boxes.at(static_cast<std::size_t>(number));
        if (box.bottom.width > Length())
            current().rules.push_back(
                {column_.left + box.x, y - box.bottom.width, box.width, box.bottom.width, box.bottom.colour});
        open_boxes_.erase(found);
    }

    /// At the end of a page the open boxes end too; they go on at the top of the next.
    void close_boxes(Length y) {
        for (auto& open : open_boxes_) draw_box(open, y);
    }

    /// Boxes in cells and notes end where these are cut: all after the first `kept`.
    void end_boxes(std::size_t kept, Length y) {
        for (; open_boxes_.size() > kept; open_boxes_.pop_back()) draw_box(open_boxes_.back(), y);
    }

    void draw_box(Open const& open, Length y) {
        auto const& box = flow_.boxes.at(static_cast<std::size_t>(open.box));
        if (y <= open.from) return;
        // Behind everything that has been drawn since the box began.
        if (box.has_background)
            current().rules.insert(current().rules.begin(),
                                   {column_.left + box.x, open.from, box.width, y - open.from, box.background});
        if (box.left.width > Length())
            current().rules.push_back(
                {column_.left + box.x, open.from, box.left.width, y - open.from, box.left.colour});
    }

    // --- what is known at the end ------------------------------------------------------------------------------------

    /// Where a note leads back to: the first line that cites it.
    void note_reference(std::uint32_t note, Length y) {
        auto const page = static_cast<std::uint32_t>(pages_.pages.size() - 1);
        auto const id = fmt::format("note-reference-{}", note + 1);
        places_.try_emplace(id, model::Destination{id, page, y});
    }

    void anchor(Anchor const& anchor, Length y) {
        auto const page = static_cast<std::uint32_t>(pages_.pages.size() - 1);
        for (auto const& id : anchor.ids) {
            if (!id.empty()) places_.try_emplace(id, model::Destination{id, page, y});
        }
        if (!anchor.outline.empty()) pages_.outline.push_back({anchor.outline, anchor.level, page, y});
    }

    void print_page_numbers() {
        for (auto const& pending : pending_) {
            auto& text = pages_.pages.at(pending.page).texts.at(pending.text);
            auto const found = places_.find(pending.target);
            // Page numbers are those that a reader counts: the first page is 1.
            auto const number = found == places_.end() ? std::string("?") : fmt::format("{}", found->second.page + 1);
            auto const& face = style_.body.bold ? model::Face::bold : model::Face::regular;
            text.shaped = &fonts_.shape(number, face);
            text.width = scaled(text.shaped->width, text.size, fonts_.face(face).units_per_em);
            text.x = pending.flush_right ? pending.right - text.width : text.x;
            if (!pending.flush_right) move_up(pending, pending.right - pending.left - text.width);
        }
    }

    /// Closes the gap that a short page number leaves in its line.
    void move_up(Pending const& pending, Length gap) {
        auto& page = pages_.pages.at(pending.page);
        auto const x = page.texts.at(pending.text).x;
        for (auto i = pending.text + 1; i < pending.line_end; ++i) page.texts[i].x -= gap;
        for (auto i = pending.first_link; i < pending.links_end; ++i) {
            auto& link = page.links[i];
            if (link.x > x)
                link.x -= gap;
            else if (link.x + link.width > x)
                link.width -= gap;
        }
    }

    model::Pages finished() {
        pages_.words = fonts_.words();
        pages_.images = std::move(flow_.images);
        pages_.elements = std::move(flow_.elements);
        for (auto& [id, place] : places_) pages_.destinations.push_back(place);
        return std::move(pages_);
    }

    Flow flow_;
    model::Style const& style_;
    bool numbered_;
    FontMetrics& fonts_;
    Column column_;
    model::Pages pages_;
    std::vector<NotePart> carried_;
    std::vector<bool> noted_;  // has been begun on some page
    std::vector<Open> open_boxes_;
    std::set<TableShape const*> began_;
    std::shared_ptr<Row> split_row_;
    bool repeats_here_ = false;  // the page begins with the header rows of a table that goes on
    bool repeating_ = false;
    std::vector<Pending> pending_;
    std::map<std::string, model::Destination> places_;
};

}  // namespace

model::Pages build_pages(Flow flow, model::Style const& style, bool numbered, FontMetrics& fonts) {
    return PageBuilder(std::move(flow), style, numbered, fonts).build();
}

}  // namespace dhrdoc::typeset
