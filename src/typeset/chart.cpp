// Takes a figure that is a chart; sets its caption, its drawing and its table.
#include "typeset/builder.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace dhrdoc::typeset {

using base::Length;
using model::ElementRole;

void Builder::chart(model::Block const& block, Setting const& setting, Target& target) {
    target.space(setting.text.space_before);
    if (!block.id.empty()) target.anchor(anchor_for(block));
    auto const group = element(ElementRole::division, setting.parent);
    auto inner = setting;
    inner.parent = group;
    inner.hang = Length();
    // The title of a chart is above it, where reading begins; its table is below.
    auto title = style_.caption;
    title.keep_with_next = true;
    caption(block, "Figure", title, inner, target);
    target.keep();
    auto const parts = drawn(block, setting.width, column_of(style_, in_landscape_, numbered_).height * 4 / 5);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto const id = element(ElementRole::figure, group);
        // A picture is on one page: what goes on is another one.
        flow_.elements.back().alternative =
            model::spoken(block) + (parts.size() == 1 ? "" : fmt::format(" (part {} of {})", i + 1, parts.size()));
        if (i > 0) target.space(style_.caption.space_before);
        target.add(set_drawing(parts[i], setting.left, id));
    }
    // Where nothing could be drawn the table has to say it.
    if (block.prints_table || parts.empty()) {
        target.space(style_.body.space_after);
        blocks(block.children, inner, target);
    }
    // Most of what a chart writes is in its table, and has been told of there, with its place.
    for (auto const character : std::exchange(lacking_in_chart_, {})) {
        bool const told = std::any_of(lacking_.begin(), lacking_.end(),
                                      [&](auto const& reported) { return reported.first == character; });
        if (!told) report_lacking(character, block.origin, {}, 0, 0);
    }
    target.space(style_.caption.space_after + style_.body.space_after);
}

std::vector<model::Drawing> Builder::drawn(model::Block const& block, Length width, Length height) {
    if (!charts_) return {};
    model::DrawingFrame frame;
    frame.width = width;
    frame.height = height;
    frame.text_size = style_.table.text.size;
    frame.width_of = [this](std::string_view words, bool bold, Length size) {
        auto const face = bold ? model::Face::bold : model::Face::regular;
        return scaled(fonts_.shape(words, face).width, size, fonts_.face(face).units_per_em);
    };
    return charts_(block, frame);
}

FlowItem Builder::set_drawing(model::Drawing const& drawing, Length left, model::ElementId id) {
    auto made = std::make_shared<SetDrawing>();
    made->shapes = drawing.shapes;
    for (auto const& text : drawing.texts) {
        auto const face = text.bold ? model::Face::bold : model::Face::regular;
        model::PlacedText placed;
        // A space behind each, or who copies them has all in one word.
        placed.shaped = &fonts_.shape(text.words + " ", face);
        for (auto const character : lacking_in(*placed.shaped, fonts_)) lacking_in_chart_.insert(character);
        placed.x = text.left();
        placed.baseline = text.at.y;
        placed.size = text.size;
        placed.width = scaled(placed.shaped->width, text.size, fonts_.face(face).units_per_em);
        placed.colour = model::printed(text.ink);
        placed.element = id;
        made->texts.push_back(placed);
    }
    FlowItem item;
    item.kind = FlowItem::Kind::drawing;
    item.x = left;
    item.width = drawing.width;
    item.height = drawing.height;
    item.element = id;
    item.drawing = std::move(made);
    return item;
}

}  // namespace dhrdoc::typeset
