// Inside write: takes placed pages; makes what the file says about itself (XMP), in agreement with its dictionary.
#pragma once

#include "model/pages.h"

#include <string>
#include <string_view>

namespace dhrdoc::write {

/// Who made the file, in every place that asks. No version: it would tell two builds of one paper apart.
inline constexpr std::string_view producer = "dhrdoc";

/// An XMP packet (ISO 16684-1) that claims PDF/A-2a and PDF/UA-1. It holds the title, the subject, the language and
/// the producer; no date, no author, no machine.
[[nodiscard]] std::string xmp(model::Pages const& pages);

}  // namespace dhrdoc::write
