// Takes nothing; makes the stylesheet of every HTML page.
#pragma once

#include <string_view>

namespace dhrdoc::write {

/// Plain and readable from 320 px up, in light and dark, in forced colours, at 400 % and on paper. System fonts, no
/// picture.
extern std::string_view const html_style;

}  // namespace dhrdoc::write
