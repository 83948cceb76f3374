// Takes a redacted document; sets its blocks as one long column.
#include "typeset/flow_builder.h"

#include "base/unicode.h"
#include "model/abbreviations.h"
#include "model/filled_text.h"
#include "model/locate.h"
#include "typeset/builder.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

namespace dhrdoc::typeset {

using base::Length;
using model::Block;
using model::BlockKind;
using model::ElementId;
using model::ElementRole;
using model::StyledText;
using model::TextStyle;

namespace {

/// Text is never set narrower than this, however deep it is nested.
constexpr Length least_measure = Length::millimetres(25);

bool anything_numbered(std::vector<Block> const& blocks) {
    return std::any_of(blocks.begin(), blocks.end(), [](Block const& block) {
        bool const counts = block.kind == BlockKind::heading || block.kind == BlockKind::paragraph;
        return (counts && !block.number.empty()) || anything_numbered(block.children);
    });
}

/// Text style of a division over that of what it stands in: sizes and colours from the division.
TextStyle inside(model::DivisionStyle const& division) { return division.text; }

std::string roman(unsigned number) {
    constexpr std::array<std::pair<unsigned, std::string_view>, 13> values = {{{1000, "m"},
                                                                               {900, "cm"},
                                                                               {500, "d"},
                                                                               {400, "cd"},
                                                                               {100, "c"},
                                                                               {90, "xc"},
                                                                               {50, "l"},
                                                                               {40, "xl"},
                                                                               {10, "x"},
                                                                               {9, "ix"},
                                                                               {5, "v"},
                                                                               {4, "iv"},
                                                                               {1, "i"}}};
    std::string out;
    for (auto const& [value, letters] : values) {
        for (; number >= value; number -= value) out += letters;
    }
    return out;
}

std::string letters(unsigned number) {
    std::string out;
    for (; number > 0; number = (number - 1) / 26) out.insert(out.begin(), static_cast<char>('a' + (number - 1) % 26));
    return out;
}

/// 1. then (a) then (i), and round again.
std::string ordinal_label(unsigned number, std::size_t depth) {
    if (depth % 3 == 1) return fmt::format("({})", letters(number));
    if (depth % 3 == 2 && number < 4000) return fmt::format("({})", roman(number));
    return fmt::format("{}.", number);
}

/// "45mm" or "45"; nothing for anything else.
std::optional<Length> millimetres(std::map<std::string, std::string> const& attributes, std::string const& key) {
    auto const found = attributes.find(key);
    if (found == attributes.end()) return std::nullopt;
    double value = 0;
    auto const& text = found->second;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || value <= 0 || value > 1000) return std::nullopt;
    auto const unit = std::string_view(end, static_cast<std::size_t>(text.data() + text.size() - end));
    if (!unit.empty() && unit != "mm") return std::nullopt;
    return Length::millimetres(value);
}

/// Lines that are too long are hard to come back from: on a landscape page text keeps the measure of an upright one.
Setting readable(Setting setting, model::Style const& style) {
    if (style.max_measure > Length()) setting.width = std::min(setting.width, style.max_measure);
    return setting;
}

std::size_t first_line(std::vector<FlowItem> const& items, std::size_t from) {
    while (from < items.size() && items[from].kind != FlowItem::Kind::line) ++from;
    return from;
}

void collect_headings(std::vector<Block> const& blocks, unsigned depth, std::vector<Block const*>& out) {
    for (auto const& block : blocks) {
        if (block.kind == BlockKind::heading && block.level <= depth) out.push_back(&block);
        if (block.kind == BlockKind::division && block.name != "cover") collect_headings(block.children, depth, out);
    }
}

}  // namespace

StyledText bare(StyledText const& text) {
    StyledText out;
    for (auto const& run : text.runs) {
        std::string words;
        for (auto at = run.begin; at < run.end;) {
            auto const inset =
                std::find_if(text.insets.begin(), text.insets.end(), [&](model::Inset const& i) { return i.at == at; });
            if (inset == text.insets.end()) {
                words += text.text[at] == '\n' ? ' ' : text.text[at];
                ++at;
            } else {
                at += 3;
            }
        }
        out.append(words, run.marks);
    }
    return out;
}

Length height_of(std::vector<FlowItem> const& items) {
    Length height;
    for (auto const& item : items) height += item.height;
    return height;
}

Column column_of(model::Style const& style, bool is_landscape, bool numbered) {
    Column column;
    auto const& page = style.page;
    // A paper that is wider than high has nothing to turn.
    column.page_width = is_landscape ? std::max(page.width, page.height) : page.width;
    column.page_height = is_landscape ? std::min(page.width, page.height) : page.height;
    column.hang = numbered && !is_landscape ? style.number_width : Length();
    column.left = page.left + column.hang;
    column.width = column.page_width - page.left - page.right - column.hang;
    column.top = page.top;
    column.height = column.page_height - page.top - page.bottom;
    return column;
}

bool has_numbers(model::Document const& document) { return anything_numbered(document.blocks); }

Flow build_flow(model::RedactedDocument const& document, model::Style const& style, FontMetrics& fonts,
                ImageLoader const& images, model::ChartDrawer const& charts, Hyphenator* hyphenator,
                std::size_t page_digits, base::Sources const& sources, base::Diagnostics& diagnostics) {
    return Builder(document.document(), style, fonts, images, charts, hyphenator, page_digits, sources, diagnostics)
        .build();
}

// --- target ----------------------------------------------------------------------------------------------------------

void Target::sink(Length height) {
    FlowItem item;
    item.kind = FlowItem::Kind::space;
    item.height = height;
    item.sink = true;
    add(std::move(item));
}

void Target::add(FlowItem item) {
    using Kind = FlowItem::Kind;
    bool const breaks = item.kind == Kind::new_page || item.kind == Kind::portrait || item.kind == Kind::landscape;
    if (breaks) {
        pending_ = Length();
        keep_ = false;
    } else if (item.kind != Kind::box_end && pending_ > Length()) {
        FlowItem space;
        space.kind = Kind::space;
        space.height = pending_;
        space.break_before = !keep_;
        items_.push_back(std::move(space));
        pending_ = Length();
    }
    if (keep_ && item.kind != Kind::box_end) item.break_before = false;
    bool const visible =
        !breaks && item.kind != Kind::space && item.kind != Kind::box_begin && item.kind != Kind::box_end;
    if (visible || item.kind == Kind::box_begin) {
        for (std::size_t i = 0; i + 1 < anchors_.size(); ++i) {
            FlowItem mark;
            mark.kind = Kind::space;
            mark.sink = true;
            mark.break_before = item.break_before;
            mark.anchor = anchors_[i];
            items_.push_back(std::move(mark));
            item.break_before = false;
        }
        if (!anchors_.empty()) item.anchor = anchors_.back();
        anchors_.clear();
    }
    // A box begins where its first content is, so nothing may come between them.
    if (visible) keep_ = false;
    if (item.kind == Kind::box_begin) keep_ = true;
    items_.push_back(std::move(item));
}

// --- builder ---------------------------------------------------------------------------------------------------------

Builder::Builder(model::Document const& document, model::Style const& style, FontMetrics& fonts,
                 ImageLoader const& images, model::ChartDrawer const& charts, Hyphenator* hyphenator,
                 std::size_t page_digits, base::Sources const& sources, base::Diagnostics& diagnostics)
    : document_(document),
      style_(style),
      fonts_(fonts),
      images_(images),
      charts_(charts),
      hyphenator_(document.language.starts_with("en") ? hyphenator : nullptr),
      page_digits_(page_digits),
      sources_(sources),
      diagnostics_(diagnostics),
      numbered_(has_numbers(document)),
      table_{style.table.text, style.table.header} {}

Flow Builder::build() {
    auto const root = element(ElementRole::document, model::artifact);
    auto const column = column_of(style_, false, numbered_);
    Setting setting{Length(), column.width, column.hang, style_.body, root, 0, Length()};
    section_ = root;
    flow_.notes.resize(document_.notes.size());
    noted_.resize(document_.notes.size(), false);
    abbreviations_ = model::abbreviations(document_);
    Target target(flow_.items);
    blocks(document_.blocks, setting, target);
    return std::move(flow_);
}

void Builder::blocks(std::vector<Block> const& list_of_blocks, Setting setting, Target& target) {
    bool const top = setting.parent == section_;
    for (auto const& each : list_of_blocks) {
        if (top && each.kind == BlockKind::heading && each.level == 1) section_ = element(ElementRole::section, 0);
        if (top) setting.parent = section_;
        block(each, setting, target);
    }
}

void Builder::block(Block const& block, Setting const& setting, Target& target) {
    switch (block.kind) {
        case BlockKind::heading:
            return heading(block, setting, target);
        case BlockKind::paragraph:
            return paragraph(block, readable(setting, style_), target);
        case BlockKind::list:
            return list(block, readable(setting, style_), target);
        case BlockKind::quote:
            return quote(block, readable(setting, style_), target);
        case BlockKind::code:
            return code(block, readable(setting, style_), target);
        case BlockKind::table:
            return table(block, setting, target);
        case BlockKind::figure:
            return figure(block, setting, target);
        case BlockKind::rule:
            return rule(setting, target);
        case BlockKind::division:
            return division(block, setting, target);
        case BlockKind::contents:
            return contents(block, setting, target);
        case BlockKind::page_break: {
            FlowItem item;
            item.kind = FlowItem::Kind::new_page;
            return target.add(std::move(item));
        }
        case BlockKind::item:
        case BlockKind::row:
        case BlockKind::cell:
            return blocks(block.children, setting, target);
    }
}

void Builder::heading(Block const& block, Setting const& setting, Target& target) {
    auto const level = std::clamp<std::size_t>(block.level, 1, 6);
    auto const& style = style_.headings.at(level - 1);
    if (level == 1 && style_.sections_on_new_pages && setting.left == Length() && !target.at_start()) {
        FlowItem item;
        item.kind = FlowItem::Kind::new_page;
        target.add(std::move(item));
    }
    target.space(style.space_before);
    target.anchor(anchor_for(block));
    auto const id = element(heading_role(block.level), setting.parent);
    auto const from = target.items().size();
    bool const beside = !block.number.empty() && setting.hang == Length();
    auto const indent = beside ? style_.number_width : Length();
    auto lines = set(block.text, style, setting.width - indent, id, block.origin);
    make_room(lines, block.number, style, beside ? indent : setting.hang);
    place(std::move(lines), style, setting.left + indent, target);
    if (!block.number.empty())
        label(target.items(), from, block.number, style, -(beside ? indent : setting.hang), id, setting.left + indent);
    auto const first = first_line(target.items(), from);
    for (auto i = first + 1; i < target.items().size(); ++i) target.items()[i].break_before = false;
    if (level == 1 && first < target.items().size()) target.items()[first].room = style_.section_room;
    target.space(style.space_after);
    target.keep();
    notes(setting.parent);
}

/// Levels without jumps (ISO 14289-1, 7.4.2): one below the nearest heading of a higher level.
ElementRole Builder::heading_role(std::uint8_t level) {
    while (!heading_levels_.empty() && heading_levels_.back() >= level) heading_levels_.pop_back();
    heading_levels_.push_back(level);
    auto const depth = std::min<int>(static_cast<int>(heading_levels_.size()), 6);
    return static_cast<ElementRole>(static_cast<int>(ElementRole::heading1) + depth - 1);
}

void Builder::paragraph(Block const& block, Setting const& setting, Target& target) {
    auto const& style = setting.text;
    target.space(style.space_before);
    if (!block.id.empty()) target.anchor(anchor_for(block));
    auto const id = setting.sole ? setting.parent : element(ElementRole::paragraph, setting.parent);
    auto const from = target.items().size();
    // Where there is no column for numbers, as on turned pages, the text makes room for its own.
    auto const beside = block.number.empty() || setting.hang > Length() ? Length() : style_.number_width;
    auto const left = setting.left + style.indent_left + beside;
    auto lines =
        set(block.text, style, setting.width - style.indent_left - style.indent_right - beside, id, block.origin);
    auto number = style_.number;
    number.leading = style.leading;
    make_room(lines, block.number, number, setting.hang + beside);
    place(std::move(lines), style, left, target);
    if (!block.number.empty()) label(target.items(), from, block.number, number, -(setting.hang + beside), id, left);
    // "... the following:" stays with its list.
    bool const introduces = !block.text.empty() && block.text.text.back() == ':';
    target.space(style.space_after);
    if (introduces || style.keep_with_next) target.keep();
    notes(setting.parent);
}

void Builder::list(Block const& block, Setting const& setting, Target& target) {
    auto const id = element(ElementRole::list, setting.parent);
    flow_.elements.back().ordered = block.ordered;
    auto const labels = labels_of(block, setting.list_depth);
    auto step = std::min(style_.list_indent, std::max(Length(), (setting.width - least_measure) / 4));
    for (auto const& words : labels) step = std::max(step, piece_of(words + " ", setting.text, id).width);
    // Where the text would be squeezed to a few letters a line, labels stand above it.
    if (setting.width - step < setting.text.size * 4) step = Length();
    Setting inner = setting;
    inner.parent = id;
    inner.hang = Length();
    inner.left += step;
    inner.width -= step;
    ++inner.list_depth;
    auto const gap = block.tight ? style_.list_gap : setting.text.space_after;
    // Or the paragraphs of its items would hold them further apart.
    if (block.tight) inner.text.space_after = std::min(gap, setting.text.space_after);
    target.space(setting.text.space_before);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        list_item(block.children[i], labels[i], step, inner, target);
        target.space(gap);
    }
    if (setting.list_depth == 0) target.space(setting.text.space_after);
}

std::vector<std::string> Builder::labels_of(Block const& list, std::size_t depth) const {
    std::vector<std::string> labels;
    auto number = list.start;
    for (auto const& item : list.children) {
        auto const& bullet = style_.bullets.at(depth % style_.bullets.size());
        auto const ordinal = list.ordered ? ordinal_label(number++, depth) : bullet;
        auto const* const task = item.task == model::Task::done ? "[x]" : "[ ]";
        labels.push_back(item.task == model::Task::none ? ordinal : task);
    }
    return labels;
}

void Builder::list_item(Block const& block, std::string const& text, Length step, Setting const& setting,
                        Target& target) {
    auto const item = element(ElementRole::item, setting.parent);
    auto const marker = element(ElementRole::label, item);
    auto const body = element(ElementRole::item_body, item);
    auto inner = setting;
    inner.parent = body;
    inner.text.space_after = std::min(inner.text.space_after, style_.body.space_after);
    inner.text.keep_with_next = false;
    auto const from = target.items().size();
    if (!block.id.empty()) target.anchor(anchor_for(block));
    bool const has_line =
        !block.children.empty() && !block.children.front().text.empty() &&
        (block.children.front().kind == BlockKind::paragraph || block.children.front().kind == BlockKind::heading);
    if (!has_line || step == Length()) {
        auto const room = step == Length() ? inner.width : step;
        place(set(StyledText::plain(text), inner.text, room, marker, block.origin), inner.text, inner.left - step,
              target);
        target.keep();
        return blocks(block.children, inner, target);
    }
    inner.sole = block.children.size() == 1 && block.children.front().kind == BlockKind::paragraph;
    blocks(block.children, inner, target);
    label(target.items(), from, text, inner.text, -step, marker, setting.left + inner.text.indent_left);
}

void Builder::quote(Block const& block, Setting const& setting, Target& target) {
    auto inner = setting;
    inner.parent = element(ElementRole::block_quote, setting.parent);
    inner.text = style_.quote;
    inner.hang = Length();
    auto const step = std::min(style_.quote.indent_left, std::max(Length(), (setting.width - least_measure) / 4));
    inner.text.indent_left = Length();
    inner.text.space_before = Length();
    inner.left += step;
    inner.width -= step;
    target.space(style_.quote.space_before);
    Box box;
    box.x = setting.left + step / 3;
    box.width = setting.width - step / 3;
    box.left = style_.quote_edge;
    flow_.boxes.push_back(box);
    FlowItem begin;
    begin.kind = FlowItem::Kind::box_begin;
    begin.box = static_cast<std::int32_t>(flow_.boxes.size() - 1);
    auto end = begin;
    end.kind = FlowItem::Kind::box_end;
    target.add(std::move(begin));
    blocks(block.children, inner, target);
    target.add(std::move(end));
    target.space(style_.quote.space_after);
}

void Builder::code(Block const& block, Setting const& setting, Target& target) {
    target.space(style_.code.space_before);
    auto const id = element(ElementRole::code, setting.parent);
    auto style = style_.code;
    StyledText text;
    text.append(block.text.text, model::Mark::code);
    place(set(text, style, setting.width - style.indent_left, id, block.origin), style,
          setting.left + style.indent_left, target);
    target.space(style.space_after);
}

void Builder::caption(Block const& block, std::string_view word, TextStyle const& style, Setting const& setting,
                      Target& target) {
    if (block.text.empty() && block.number.empty()) return;
    StyledText text;
    if (!block.number.empty())
        text.append(fmt::format("{} {}{}", word, block.number, block.text.empty() ? "" : ": "), model::Mark::strong);
    auto const shift = static_cast<std::uint32_t>(text.text.size());
    text.links = block.text.links;
    text.languages = block.text.languages;
    text.text += block.text.text;
    for (auto run : block.text.runs) {
        run.begin += shift;
        run.end += shift;
        text.runs.push_back(run);
    }
    for (auto inset : block.text.insets) {
        inset.at += shift;
        text.insets.push_back(inset);
    }
    auto const id = element(ElementRole::caption, setting.parent);
    target.space(style.space_before);
    place(set(text, style, setting.width, id, block.origin), style, setting.left, target);
    target.space(style.space_after);
    notes(id);
}

void Builder::figure(Block const& block, Setting const& setting, Target& target) {
    if (block.chart != model::ChartKind::none) return chart(block, readable(setting, style_), target);
    auto answer = images_(block.image);
    if (!answer.image) {
        auto const range = document_.source
                               ? document_.source->origin_of(block.origin.begin, block.origin.end, sources_)
                               : base::Range();
        return diagnostics_.error("typeset.picture", range, answer.why_not, answer.hint);
    }
    auto const& loaded = answer.image;
    auto const known = image_numbers_.find(block.image);
    auto const number = known != image_numbers_.end() ? known->second : static_cast<std::uint32_t>(flow_.images.size());
    if (known == image_numbers_.end()) {
        image_numbers_[block.image] = number;
        flow_.images.push_back(*loaded);
    }
    // 150 pixels an inch, unless the document or the division says otherwise; never wider than the column.
    auto width = Length(static_cast<std::int64_t>(loaded->width) * 480);
    auto height = Length(static_cast<std::int64_t>(loaded->height) * 480);
    auto const fit = [&](Length wanted, Length& one, Length& other) {
        other = Length(other.units * wanted.units / std::max<std::int64_t>(1, one.units));
        one = wanted;
    };
    if (setting.image_height > Length()) fit(setting.image_height, height, width);
    if (auto const wanted = millimetres(block.attributes, "width")) fit(*wanted, width, height);
    if (width > setting.width) fit(setting.width, width, height);
    auto const tallest = column_of(style_, in_landscape_, numbered_).height * 3 / 4;
    if (height > tallest) fit(tallest, height, width);
    target.space(setting.text.space_before);
    if (!block.id.empty()) target.anchor(anchor_for(block));
    // The alternative stands for all that is inside the figure, so the caption is beside it.
    bool const captioned = !block.text.empty() || !block.number.empty();
    auto const group = captioned ? element(ElementRole::division, setting.parent) : setting.parent;
    auto const id = element(ElementRole::figure, group);
    flow_.elements.back().alternative = block.alt;
    FlowItem item;
    item.kind = FlowItem::Kind::image;
    item.image = number;
    item.element = id;
    item.x = setting.left;
    item.width = width;
    item.height = height;
    target.add(std::move(item));
    if (captioned) {
        target.keep();
        target.space(style_.caption.space_before);
        auto inner = setting;
        inner.parent = group;
        caption(block, "Figure", style_.caption, inner, target);
    }
    blocks(block.children, setting, target);
    target.space(setting.text.space_after);
}

void Builder::rule(Setting const& setting, Target& target) {
    target.space(setting.text.space_after);
    FlowItem item;
    item.kind = FlowItem::Kind::rule;
    item.x = setting.left;
    item.width = setting.width;
    item.height = Length::points(0.75);
    item.colour = style_.table.rule.colour;
    target.add(std::move(item));
    target.space(setting.text.space_after);
}

void Builder::landscape(Block const& block, Setting const& setting, Target& target) {
    if (style_.ignore_landscape) return blocks(block.children, setting, target);
    FlowItem turn;
    turn.kind = FlowItem::Kind::landscape;
    target.add(std::move(turn));
    auto const column = column_of(style_, true, numbered_);
    auto inner = setting;
    inner.left = Length();
    inner.width = column.width;
    inner.hang = column.hang;
    in_landscape_ = true;
    blocks(block.children, inner, target);
    in_landscape_ = false;
    FlowItem back;
    back.kind = FlowItem::Kind::portrait;
    target.add(std::move(back));
}

void Builder::division(Block const& block, Setting const& setting, Target& target) {
    if (block.name == "landscape") return landscape(block, setting, target);
    auto const found = style_.divisions.find(block.name);
    if (found ==
        style_.divisions.end()) {  // "section", "unnumbered", "keep" and the like change nothing but what they hold
        auto const from = target.items().size();
        if (!block.id.empty()) target.anchor(anchor_for(block));
        blocks(block.children, setting, target);
        if (block.name == "keep") {
            for (auto i = from + 1; i < target.items().size(); ++i) target.items()[i].break_before = false;
        }
        return;
    }
    auto style = found->second;
    // Boxes in boxes, or in narrow cells: text keeps its least measure, and the insets give way.
    auto const room = std::max(Length(), setting.width - least_measure);
    style.padding = std::min(style.padding, room / 2);
    if (style.text.indent_left + style.text.indent_right > room - style.padding * 2)
        style.text.indent_left = style.text.indent_right = Length();
    auto const page = [&] {
        FlowItem item;
        item.kind = FlowItem::Kind::new_page;
        target.add(std::move(item));
    };
    if (style.page_before && !target.at_start()) page();
    if (style.sink)
        target.sink(style.text.space_before);
    else
        target.space(style.text.space_before);
    if (!block.id.empty()) target.anchor(anchor_for(block));

    auto inner = setting;
    inner.hang = Length();
    inner.text = inside(style);
    inner.text.indent_left = inner.text.indent_right = Length();
    inner.text.space_before = Length();
    inner.text.space_after = std::min(style.text.space_after, style_.body.space_after);
    inner.text.keep_with_next = false;
    inner.image_height = style.image_height;
    inner.left += style.text.indent_left + style.padding;
    inner.width -= style.text.indent_left + style.text.indent_right + style.padding * 2;
    inner.parent = element(ElementRole::division, setting.parent);
    if (auto const language = block.attributes.find("lang"); language != block.attributes.end())
        flow_.elements.back().language = language->second;

    bool const boxed = style.background || style.left.width > Length() || style.top.width > Length() ||
                       style.bottom.width > Length() || style.band_colour;
    auto const from = target.items().size();
    FlowItem end;
    if (boxed) {
        Box box;
        box.x = setting.left + style.text.indent_left;
        box.width = setting.width - style.text.indent_left - style.text.indent_right;
        box.padding = style.padding;
        box.has_background = style.background.has_value();
        box.background = style.background.value_or(model::Colour());
        box.left = style.left;
        box.top = style.top;
        box.bottom = style.bottom;
        box.band_height = style.band_colour ? style.band_height : Length();
        box.band = style.band_colour.value_or(model::Colour());
        flow_.boxes.push_back(box);
        FlowItem begin;
        begin.kind = FlowItem::Kind::box_begin;
        begin.box = static_cast<std::int32_t>(flow_.boxes.size() - 1);
        end = begin;
        end.kind = FlowItem::Kind::box_end;
        target.add(std::move(begin));
        if (style.padding > Length()) target.sink(style.padding);
    }
    if (style.heading_width > Length())
        beside_heading(block, inner, style.heading_width, target);
    else
        blocks(block.children, inner, target);
    if (boxed) {
        if (style.padding > Length()) {
            FlowItem padding;
            padding.kind = FlowItem::Kind::space;
            padding.height = style.padding;
            padding.break_before = false;
            target.items().push_back(std::move(padding));
        }
        target.items().push_back(std::move(end));
        target.space(Length());
    }
    if (style.keep_together) {
        for (auto i = from + 1; i < target.items().size(); ++i) target.items()[i].break_before = false;
    }
    target.space(style.text.space_after);
    if (style.text.keep_with_next) target.keep();
    if (style.page_after) page();
}

/// A heading that fits on one line stands in the margin of what follows it, on the same baseline.
void Builder::beside_heading(Block const& block, Setting setting, Length width, Target& target) {
    auto const& parts = block.children;
    bool const opens = parts.size() > 1 && parts[0].kind == BlockKind::heading && parts[0].text.insets.empty() &&
                       parts[0].text.links.empty() && parts[0].number.empty();
    // It is put on the first line of what follows, so that has to begin with one.
    bool const has_line = opens && (parts[1].kind == BlockKind::paragraph || parts[1].kind == BlockKind::list);
    if (!has_line || setting.width - width < least_measure * 2) return blocks(parts, setting, target);
    auto const* head = &parts.front();
    auto const& style = style_.headings.at(std::clamp<std::size_t>(head->level, 1, 6) - 1);
    if (piece_of(head->text.text, style, model::artifact).width >= width) return blocks(parts, setting, target);
    target.anchor(anchor_for(*head));
    auto const id = element(heading_role(head->level), setting.parent);
    auto const from = target.items().size();
    setting.left += width;
    setting.width -= width;
    std::vector<Block> const rest(parts.begin() + 1, parts.end());
    blocks(rest, setting, target);
    label(target.items(), from, bare(head->text).text, style, -width, id, setting.left);
}

void Builder::contents(Block const& block, Setting const& setting, Target& target) {
    std::vector<Block const*> headings;
    collect_headings(document_.blocks, std::max<unsigned>(1, block.level), headings);
    auto const title = block.text.empty() ? StyledText::plain("Contents") : block.text;
    auto const& style = style_.headings.front();
    target.space(style.space_before);
    auto const heading_id = element(heading_role(1), setting.parent);
    place(set(title, style, setting.width, heading_id, block.origin), style, setting.left - setting.hang, target);
    target.space(style.space_after);
    target.keep();
    // A list inside the list for each level.
    struct Open {
        std::uint8_t level;
        ElementId id;
    };
    std::vector<Open> open;
    for (auto const* each : headings) {
        while (open.size() > 1 && open.back().level > each->level) open.pop_back();
        if (open.empty() || open.back().level < each->level)
            open.push_back(
                {each->level, element(ElementRole::contents, open.empty() ? setting.parent : open.back().id)});
        contents_entry(*each, setting, open.back().id, target);
    }
}

void Builder::contents_entry(Block const& heading, Setting const& setting, ElementId parent, Target& target) {
    auto const depth = std::clamp<std::size_t>(heading.level, 1, 3) - 1;
    auto const& style = style_.contents.at(depth);
    auto const item = element(ElementRole::contents_item, parent);
    auto const text = bare(heading.text);
    auto const link = open_link("#" + heading.id, text.text, element(ElementRole::reference, item));
    auto const element_id = flow_.links.at(static_cast<std::size_t>(link)).element;
    auto const left = setting.left - setting.hang + style.indent_left;
    auto const measure = setting.width + setting.hang - style.indent_left;
    auto const number_room =
        heading.number.empty()
            ? Length()
            : std::max(style_.list_indent,
                       scaled(fonts_.shape("00.00", face_for(style, model::Mark::none)).width, style.size,
                              fonts_.face(face_for(style, model::Mark::none)).units_per_em) +
                           Length::points(6));
    auto const page_room = piece_of("0000", style, element_id).width;

    target.space(style.space_before);
    if (text.empty()) return;
    auto words = text;
    words.append(" ");  // or a reader would hear "Findings12"
    auto lines = set(words, style, measure - number_room - page_room, element_id, heading.origin);
    make_room(lines, heading.number, style, number_room);
    for (auto& line : lines) {
        for (auto& piece : line.pieces) piece.link = link;
    }
    auto& last = lines.back();
    auto const right = measure - number_room;
    // Dots on a grid of their own width, so that those of neighbouring lines stand under each other.
    auto const face = face_for(style, model::Mark::none);
    auto const pitch =
        scaled(fonts_.shape(style_.leader + " ", face).width, style.size, fonts_.face(face).units_per_em);
    auto const gap_begin = left + number_room + last.width + style.size / 2;
    auto const gap_end = left + measure - page_room;
    auto const first_dot = pitch > Length() ? (gap_begin.units + pitch.units - 1) / pitch.units : 0;
    auto const last_dot = pitch > Length() ? gap_end.units / pitch.units : 0;
    if (last_dot > first_dot + 1) {
        std::string dots;
        for (auto i = first_dot; i < last_dot; ++i) dots += style_.leader + " ";
        auto piece = piece_of(dots, style, model::artifact);
        piece.x = Length(first_dot * pitch.units) - left - number_room;
        piece.colour = style_.number.colour;
        piece.link = link;  // one place to press, from the words to the number
        last.pieces.push_back(std::move(piece));
    }
    Piece page;
    page.size = style.size;
    page.colour = style.colour;
    page.element = element_id;
    page.link = link;
    page.page_of = static_cast<std::int32_t>(flow_.page_targets.size());
    page.flush_right = true;
    page.width = page_room;
    page.x = right - page_room;
    flow_.page_targets.push_back(heading.id);
    last.pieces.push_back(std::move(page));
    auto const from = target.items().size();
    place(std::move(lines), style, left + number_room, target);
    if (!heading.number.empty())
        label(target.items(), from, heading.number, style, -number_room, element_id, left + number_room);
    target.space(style.space_after);
    if (style.keep_with_next) target.keep();
}

/// The notes that have been cited since the last call: in the tree they come right after what cites them.
void Builder::notes(ElementId parent) {
    auto const cited = std::exchange(cited_, {});
    for (auto const index : cited) note(document_.notes.at(index), index, parent);
}

void Builder::note(model::Note const& note, std::uint32_t index, ElementId parent) {
    auto& items = flow_.notes.at(index);
    Target target(items);
    auto const column = column_of(style_, false, numbered_);
    auto const number_room =
        std::max(style_.list_indent, piece_of(fmt::format("{} ", index + 1), style_.note, model::artifact).width);
    // Notes hang from the left edge of the body, numbers and all, so that they never look like body text.
    Setting setting{number_room, column.width + column.hang - number_room, Length(), style_.note, 0, 0, Length()};
    setting.parent = element(ElementRole::note, parent);
    flow_.elements.back().id = fmt::format("note-{}", index + 1);
    Anchor anchor;
    anchor.ids.push_back(fmt::format("note-{}", index + 1));
    flow_.anchors.push_back(std::move(anchor));
    target.anchor(static_cast<std::int32_t>(flow_.anchors.size() - 1));
    // Its number is the way back.
    auto const link =
        open_link(fmt::format("#note-reference-{}", index + 1), fmt::format("Back to note {} in the text", index + 1),
                  element(ElementRole::label, setting.parent));
    auto const number = flow_.links.at(static_cast<std::size_t>(link)).element;
    auto const outside = std::exchange(in_note_, true);
    blocks(note.blocks, setting, target);
    in_note_ = outside;
    auto raised = style_.note;
    label(items, 0, fmt::format("{}", index + 1), raised, -number_room, number, setting.left, link);
    for (auto& item : items) {
        if (item.kind == FlowItem::Kind::new_page || item.kind == FlowItem::Kind::landscape ||
            item.kind == FlowItem::Kind::portrait)
            item.height = Length();
    }
}

std::vector<Line> Builder::set(StyledText const& text, TextStyle const& style, Length measure, ElementId id,
                               model::Origin origin) {
    auto context = inline_context(style, std::max(measure, Length::points(4)), id, origin, text);
    return set_paragraph(text, context, fonts_);
}

void Builder::place(std::vector<Line> lines, TextStyle const& style, Length left, Target& target) {
    auto const count = lines.size();
    auto const baseline = baseline_in(style);
    for (std::size_t i = 0; i < count; ++i) {
        FlowItem item;
        item.height = style.leading;
        item.baseline = baseline;
        item.x = left;
        // Widows and orphans: no page begins with a paragraph's second or last line.
        item.break_before = i != 1 && (i == 0 || i + 1 != count);
        item.line = std::move(lines[i]);
        target.add(std::move(item));
    }
}

/// A number that is wider than its column, or that has no text, gets a line of its own.
void Builder::make_room(std::vector<Line>& lines, std::string const& number, TextStyle const& style, Length room) {
    if (!number.empty() && (lines.empty() || piece_of(number, style, model::artifact).width + Length::points(1) > room))
        lines.insert(lines.begin(), Line());
}

void Builder::label(std::vector<FlowItem>& items, std::size_t from, std::string const& text, TextStyle const& style,
                    Length x, ElementId id, Length item_x, std::int32_t link) {
    for (auto i = from; i < items.size(); ++i) {
        if (items[i].kind != FlowItem::Kind::line) continue;
        auto piece = piece_of(text + " ", style, id);
        piece.x = x + item_x - items[i].x;
        piece.link = link;
        auto& pieces = items[i].line.pieces;
        pieces.insert(pieces.begin(), std::move(piece));
        return;
    }
}

Piece Builder::piece_of(std::string const& text, TextStyle const& style, ElementId id) {
    Piece piece;
    auto const face = face_for(style, model::Mark::none);
    piece.shaped = &fonts_.shape(text, face);
    for (auto const character : lacking_in(*piece.shaped, fonts_)) {
        if (!lacking_.insert({character, 0}).second) continue;
        diagnostics_.error("typeset.character-missing", {},
                           fmt::format("the font \"{}\" has no shape for {}, which the style prints", style_.family,
                                       base::describe_code_point(character)),
                           "write it with other letters, or name a font that has it in a style of your own");
    }
    piece.size = style.size;
    piece.width = scaled(piece.shaped->width, style.size, fonts_.face(face).units_per_em);
    piece.colour = style.colour;
    piece.element = id;
    return piece;
}

Length Builder::baseline_in(TextStyle const& style) {
    auto const& face = fonts_.face(face_for(style, model::Mark::none));
    auto const ascent = scaled(face.ascender, style.size, face.units_per_em);
    auto const descent = -scaled(face.descender, style.size, face.units_per_em);
    return (style.leading - ascent - descent) / 2 + ascent;
}

ElementId Builder::element(ElementRole role, ElementId parent) {
    model::Element made;
    made.role = role;
    made.parent = parent;
    flow_.elements.push_back(std::move(made));
    return static_cast<ElementId>(flow_.elements.size() - 1);
}

std::int32_t Builder::anchor_for(Block const& block) {
    Anchor anchor;
    anchor.ids.push_back(block.id);
    if (block.kind == BlockKind::heading) {
        anchor.outline = (block.number.empty() ? "" : block.number + " ") + bare(block.text).text;
        anchor.level = block.level;
    }
    flow_.anchors.push_back(std::move(anchor));
    return static_cast<std::int32_t>(flow_.anchors.size() - 1);
}

std::int32_t Builder::open_link(std::string target, std::string description, ElementId parent) {
    flow_.links.push_back({std::move(target), std::move(description), element(ElementRole::link, parent)});
    return static_cast<std::int32_t>(flow_.links.size() - 1);
}

InlineContext Builder::inline_context(TextStyle const& style, Length measure, ElementId id, model::Origin origin,
                                      StyledText const& text) {
    InlineContext context;
    context.style = style;
    context.measure = measure;
    context.hyphenator = hyphenator_;
    context.hyphenates_capitalised = table_.breaks_headings && style.hyphenate;
    context.element = id;
    context.expansions = expansions_in(text, id);
    context.link_colour = style_.link_colour;
    context.open_link = [this, id](model::Link const& link, std::string const& words) {
        return open_link(link.target, words, id);
    };
    context.open_language = [this](std::string const& language, ElementId parent) {
        auto const made = element(ElementRole::span, parent);
        flow_.elements.back().language = language;
        return made;
    };
    context.open_note = [this, id](std::uint32_t note) {
        if (!noted_.at(note)) cited_.push_back(note);
        noted_.at(note) = true;
        auto const reference = element(ElementRole::reference, id);
        return open_link(fmt::format("#note-{}", note + 1), fmt::format("Note {}", note + 1), reference);
    };
    context.page_digits = page_digits_;
    context.page_target = [this](std::string const& target) {
        flow_.refers_to_pages = true;
        flow_.page_targets.push_back(target);
        return static_cast<std::int32_t>(flow_.page_targets.size() - 1);
    };
    context.element_of_link = [this](std::int32_t link) {
        return flow_.links.at(static_cast<std::size_t>(link)).element;
    };
    context.lacking = [this, origin, &text](char32_t character, std::size_t begin, std::size_t end) {
        report_lacking(character, origin, text.text, begin, end);
    };
    return context;
}

/// Abbreviations that the document uses here for the first time, unless it says here what they are short for.
std::vector<Expansion> Builder::expansions_in(StyledText const& text, ElementId id) {
    std::vector<Expansion> out;
    auto const role = flow_.elements.at(static_cast<std::size_t>(id)).role;
    bool const prose = role == ElementRole::paragraph || role == ElementRole::item_body || role == ElementRole::cell;
    if (!prose || in_glossary_ || abbreviations_.empty()) return out;
    auto const part_of_word = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    auto const part_of_term = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '&';
    };
    for (auto const& run : text.runs) {
        if (run.link >= 0 || run.language >= 0 || model::has(run.marks, model::Mark::code)) continue;
        for (auto i = run.begin; i < run.end;) {
            auto end = i;
            while (end < run.end && part_of_term(text.text[end])) ++end;
            bool const alone = end - i > 1 && (i == 0 || !part_of_word(text.text[i - 1])) &&
                               (end == text.text.size() || !part_of_word(text.text[end]) || text.text[end] == 's');
            auto const found = alone ? abbreviations_.find(text.text.substr(i, end - i)) : abbreviations_.end();
            if (found != abbreviations_.end()) {
                if (text.text.find(found->second) == std::string::npos) {
                    out.push_back({i, end, element(ElementRole::span, id)});
                    flow_.elements.back().expansion = found->second;
                }
                abbreviations_.erase(found);
            }
            i = end + 1;
        }
    }
    return out;
}

void Builder::report_lacking(char32_t character, model::Origin origin, std::string_view flat, std::size_t begin,
                             std::size_t end) {
    if (!lacking_.insert({character, origin.begin}).second) return;
    base::Range range;
    if (document_.source) {
        auto const where = model::locate(*document_.source, origin, flat, begin, end);
        range =
            document_.source->origin_of(where ? where->begin : origin.begin, where ? where->end : origin.end, sources_);
    }
    diagnostics_.error(
        "typeset.character-missing", range,
        fmt::format("the font \"{}\" has no shape for {}", style_.family, base::describe_code_point(character)),
        "write it with other letters, or name a font that has it in a style of your own");
}

}  // namespace dhrdoc::typeset
