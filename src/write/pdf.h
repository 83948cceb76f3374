// Takes placed pages; makes the bytes of a tagged PDF 1.7 file.
#pragma once

#include "model/pages.h"

#include <string>

namespace dhrdoc::write {

/// The same pages give the same bytes: no clock, no user, no machine. Throws std::runtime_error where libharu or
/// HarfBuzz refuse, which for pages made by typeset they should not. `threads`: how many cores it may use; the bytes are the same.
[[nodiscard]] std::string pdf(model::Pages const& pages, unsigned threads = 1);

}  // namespace dhrdoc::write
