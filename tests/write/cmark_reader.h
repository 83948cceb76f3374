// Takes Markdown; makes cmark-gfm's HTML of it, and the Document that its tree tells. The judge of what markdown()
// wrote.
#pragma once

#include "model/document.h"

#include <string>
#include <string_view>

namespace dhrdoc::write {

/// With tables, strikethrough, autolinks, task lists and footnotes. Soft breaks are spaces.
[[nodiscard]] std::string cmark_html(std::string_view markdown);
[[nodiscard]] model::Document cmark_document(std::string_view markdown);

}  // namespace dhrdoc::write
