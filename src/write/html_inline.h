// Takes a styled text; makes the HTML that stands inside a paragraph.
#pragma once

#include "model/document.h"

#include <functional>
#include <string>

namespace dhrdoc::write {

struct HtmlInlineRules {
    /// The href for a target; empty: the words stay without a link.
    std::function<std::string(std::string const& target)> href;
    /// The HTML of a reference to a note.
    std::function<std::string(std::uint32_t note)> note_reference;
};

/// `text` has no page references any more (references.h).
[[nodiscard]] std::string html_inline(model::StyledText const& text, HtmlInlineRules const& rules);

}  // namespace dhrdoc::write
