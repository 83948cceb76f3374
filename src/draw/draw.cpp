// Takes a figure; hands its table to the one who draws such charts.
#include "draw/draw.h"

#include "draw/charts.h"

#include <algorithm>

namespace dhrdoc::draw {

namespace {

std::vector<model::Drawing> drawn(model::ChartKind kind, ChartData const& data, Pen const& pen) {
    using model::ChartKind;
    switch (kind) {
        case ChartKind::bar:
        case ChartKind::grouped:
        case ChartKind::stacked:
            return bars(data, kind, pen);
        case ChartKind::line:
            return line(data, pen);
        case ChartKind::timeline:
            return timeline(data, pen);
        case ChartKind::multiples:
            return multiples(data, pen);
        case ChartKind::genogram:
            return genogram(data, pen);
        case ChartKind::key_figures:
            return key_figures(data, pen);
        case ChartKind::none:
            break;
    }
    return {};
}

}  // namespace

std::vector<model::Drawing> draw(model::Block const& figure, model::DrawingFrame const& frame) {
    // A cell of a table, or a label with no room for its bar.
    if (figure.chart == model::ChartKind::none || frame.width < frame.text_size * 15) return {};
    auto const data = chart_data(figure);
    if (data.rows.empty()) return {};
    auto parts = drawn(figure.chart, data, Pen(frame));
    bool const too_high =
        frame.height > base::Length() &&
        std::any_of(parts.begin(), parts.end(), [&](auto const& part) { return part.height > frame.height; });
    if (too_high) parts.clear();
    return parts;
}

}  // namespace dhrdoc::draw
