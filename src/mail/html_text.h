// Takes the HTML part of a mail; makes the text that its reader sees, a line for each line, quotations with "> ".
#pragma once

#include <string>
#include <string_view>

namespace dhrdoc::mail {

/// `html` is UTF-8. Scripts, styles, comments and what is hidden go; a link becomes its words, and where it leads
/// stands behind them if the words do not say it.
[[nodiscard]] std::string text_of_html(std::string_view html);

}  // namespace dhrdoc::mail
