// Takes rows of words; makes figures, their drawings with square glyphs, and a list of what is wrong with a drawing.
#pragma once

#include "base/unicode.h"
#include "draw/draw.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace dhrdoc::draw {

using Rows = std::vector<std::vector<std::string>>;

/// The first row is the header.
[[nodiscard]] inline model::Block figure_of(model::ChartKind kind, Rows const& rows,
                                            std::map<std::string, std::string> attributes = {}) {
    model::Block figure;
    figure.kind = model::BlockKind::figure;
    figure.chart = kind;
    figure.alt = "What it shows.";
    figure.attributes = std::move(attributes);
    model::Block table;
    table.kind = model::BlockKind::table;
    for (auto const& cells : rows) {
        model::Block row;
        row.kind = model::BlockKind::row;
        row.header = table.children.empty();
        for (auto const& words : cells) {
            model::Block cell, paragraph;
            cell.kind = model::BlockKind::cell;
            paragraph.text = model::StyledText::plain(words);
            if (!words.empty()) cell.children.push_back(std::move(paragraph));
            row.children.push_back(std::move(cell));
        }
        table.children.push_back(std::move(row));
    }
    figure.children.push_back(std::move(table));
    return figure;
}

/// Every character is half as wide as the text is high, bold ones a little wider.
[[nodiscard]] inline model::DrawingFrame frame_of(int width, int height = 0, int text_size = 10) {
    model::DrawingFrame frame;
    frame.width = base::Length::points(width);
    frame.height = base::Length::points(height);
    frame.text_size = base::Length::points(text_size);
    frame.width_of = [](std::string_view words, bool bold, base::Length size) {
        return size.fraction(bold ? 55 : 50, 100) * static_cast<std::int64_t>(base::code_point_count(words));
    };
    return frame;
}

[[nodiscard]] inline std::string printed(std::vector<model::Drawing> const& parts) {
    std::string out;
    for (auto const& part : parts) out += to_string(part);
    return out;
}

/// What reaches out of the drawing, which texts overlap, which are smaller than the frame's: one fault a line.
[[nodiscard]] inline std::string faults_in(model::Drawing const& drawing, model::DrawingFrame const& frame) {
    using base::Length;
    constexpr Length hair = Length(50);
    std::string out;
    if (drawing.width > frame.width) out += "wider than the frame\n";
    if (frame.height > Length() && drawing.height > frame.height) out += "higher than the frame\n";
    auto const inside = [&](Length left, Length top, Length right, Length bottom, std::string const& what) {
        if (left < -hair || top < -hair || right > drawing.width + hair || bottom > drawing.height + hair)
            out += fmt::format("{} reaches out: {:.1f},{:.1f} to {:.1f},{:.1f} of {:.1f} x {:.1f}\n", what,
                               left.in_points(), top.in_points(), right.in_points(), bottom.in_points(),
                               drawing.width.in_points(), drawing.height.in_points());
    };
    for (auto const& shape : drawing.shapes) {
        for (auto const point : shape.points)
            inside(point.x - shape.radius, point.y - shape.radius, point.x + shape.radius, point.y + shape.radius,
                   "a shape");
    }
    struct Box {
        Length left, top, right, bottom;
        std::string words;
    };
    std::vector<Box> boxes;
    for (auto const& text : drawing.texts) {
        auto const width = frame.width_of(text.words, text.bold, text.size);
        Length const left = text.anchor == model::DrawnText::Anchor::start    ? text.at.x
                            : text.anchor == model::DrawnText::Anchor::middle ? text.at.x - width / 2
                                                                              : text.at.x - width;
        Box box{left, text.at.y - text.size * 72 / 100, left + width, text.at.y + text.size * 20 / 100, text.words};
        inside(box.left, box.top, box.right, box.bottom, "\"" + text.words + "\"");
        if (text.size < frame.text_size) out += "\"" + text.words + "\" is small\n";
        for (auto const& other : boxes) {
            bool const apart = box.left >= other.right - hair || other.left >= box.right - hair ||
                               box.top >= other.bottom - hair || other.top >= box.bottom - hair;
            if (!apart) out += fmt::format("\"{}\" and \"{}\" overlap\n", other.words, box.words);
        }
        boxes.push_back(std::move(box));
    }
    return out;
}

[[nodiscard]] inline std::string faults_in(std::vector<model::Drawing> const& parts, model::DrawingFrame const& frame) {
    std::string out;
    for (auto const& part : parts) out += faults_in(part, frame);
    return out;
}

}  // namespace dhrdoc::draw
