// Takes the table of such a chart; leaves it to be printed as it is.
#include "draw/charts.h"

namespace dhrdoc::draw {

std::vector<Drawing> genogram(ChartData const& /*data*/, Pen const& /*pen*/) { return {}; }

}  // namespace dhrdoc::draw
