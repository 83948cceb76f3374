// Inside draw: each kind of chart, one file each.
#pragma once

#include "draw/canvas.h"
#include "draw/chart_data.h"
#include "model/drawing.h"

#include <vector>

namespace dhrdoc::draw {

/// bar, grouped, stacked: bars from left to right with their numbers beside them.
[[nodiscard]] std::vector<model::Drawing> bars(ChartData const& data, model::ChartKind kind, Pen const& pen);
[[nodiscard]] std::vector<model::Drawing> line(ChartData const& data, Pen const& pen);
[[nodiscard]] std::vector<model::Drawing> timeline(ChartData const& data, Pen const& pen);
/// A strip for each group, all on one scale of time.
[[nodiscard]] std::vector<model::Drawing> multiples(ChartData const& data, Pen const& pen);
/// People by generation. None where a generation is wider than the paper.
[[nodiscard]] std::vector<model::Drawing> genogram(ChartData const& data, Pen const& pen);
[[nodiscard]] std::vector<model::Drawing> key_figures(ChartData const& data, Pen const& pen);

}  // namespace dhrdoc::draw
