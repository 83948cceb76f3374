// Takes font files; makes FontMetrics by HarfBuzz: kerning, ligatures, every script that the font has.
#pragma once

#include "typeset/font_metrics.h"

#include <array>
#include <functional>
#include <string>

namespace dhrdoc::typeset {

/// Gives the bytes of a face's font file. Throws base::MachineError where there is none.
using FontLoader = std::function<std::shared_ptr<std::string const>(model::Face)>;

[[nodiscard]] std::unique_ptr<FontMetrics> make_harfbuzz_fonts(FontLoader loader);

}  // namespace dhrdoc::typeset
