// Inside write: takes nothing; makes the ICC profile of sRGB.
#pragma once

#include <string>

namespace dhrdoc::write {

/// A display profile of ICC.1:2004-10 (version 4.2, what PDF 1.7 goes by): matrix and curve of IEC 61966-2-1. Version 4
/// has the curve as a formula, so that it is exact and no table has to be worked out with machine arithmetic.
[[nodiscard]] std::string srgb_profile();

}  // namespace dhrdoc::write
