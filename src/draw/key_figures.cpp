// Takes figures and what they mean; draws them as panels: the number large, its meaning below it.
#include "draw/charts.h"

#include "draw/strips.h"

#include <algorithm>

namespace dhrdoc::draw {

namespace {

struct Panel {
    std::vector<std::string> number, meaning;
};

/// As many beside each other as there is room for, and no line with one left over where that can be helped.
std::size_t panels_in_line(std::size_t panels, Pen const& pen) {
    auto const room = static_cast<std::size_t>((pen.width() + pen.em(160)).units / (pen.em(1100) + pen.em(160)).units);
    auto most = std::clamp<std::size_t>(room, 1, 4);
    most = std::min(most, panels);
    auto const lines = (panels + most - 1) / most;
    return (panels + lines - 1) / lines;
}

}  // namespace

std::vector<Drawing> key_figures(ChartData const& data, Pen const& pen) {
    auto const in_line = panels_in_line(data.rows.size(), pen);
    auto const gap = in_line > 1 ? pen.em(160) : Length();
    auto const width =
        (pen.width() - gap * static_cast<std::int64_t>(in_line - 1)) / static_cast<std::int64_t>(in_line);
    // One size for all, so that none seems to weigh more than another.
    Look large{pen.em(280), true, Ink::first};
    for (auto const& row : data.rows) {
        while (large.size > pen.em(130) && pen.measure(with_sign(row.label, data.unit), large) > width)
            large.size -= pen.em(10);
    }
    auto const small = pen.plain();
    std::vector<Drawing> strips;
    for (std::size_t first = 0; first < data.rows.size(); first += in_line) {
        Drawing strip;
        if (first > 0) strip.height = pen.em(150);
        auto const top = strip.height;
        for (std::size_t i = first; i < std::min(first + in_line, data.rows.size()); ++i) {
            auto const& row = data.rows[i];
            auto const left = (width + gap) * static_cast<std::int64_t>(i - first);
            fill(strip, {left, top, left + width, top + Length::points(2)}, Ink::first);
            auto y = top + pen.em(60);
            y += pen.write_lines(strip, left, y, pen.wrap(with_sign(row.label, data.unit), width, large), large);
            y += pen.em(10);
            auto const meaning = row.cells.empty() ? std::string() : row.cells.front().text;
            y += pen.write_lines(strip, left, y, pen.wrap(meaning, width, small), small);
            strip.height = std::max(strip.height, y);
        }
        strips.push_back(std::move(strip));
    }
    return in_parts(pen, {}, strips, space(pen.em(20)));
}

}  // namespace dhrdoc::draw
