// Takes pages; adds running header and footer, page numbers and the marking. All of it is artifact.
#pragma once

#include "base/diagnostic.h"
#include "model/document.h"
#include "model/pages.h"
#include "typeset/font_metrics.h"

#include <string>

namespace dhrdoc::typeset {

void add_furniture(model::Pages& pages, model::Document const& document, model::Style const& style,
                   std::string const& marking, FontMetrics& fonts, base::Diagnostics& diagnostics);

}  // namespace dhrdoc::typeset
