// Takes a styled text; makes the inline Markdown that reads as it does. Escapes only what would be read as markup.
#pragma once

#include "model/document.h"

#include <functional>
#include <string>

namespace dhrdoc::write {

/// Where an inline text stands decides what its first characters may be. `item_paragraph` begins an item.
enum class InlinePlace { paragraph, item_paragraph, heading, cell };

struct InlineRules {
    InlinePlace place = InlinePlace::paragraph;
    /// What stands for a hard break where Markdown has none (in a cell).
    std::string break_in_cell = "<br>";
    /// The label of a note, already fit for `[^label]`.
    std::function<std::string(std::uint32_t note)> note_label;
    /// False: a link to a place in this document is written as its words alone.
    bool links_inside = true;
    /// True where the document has notes, so that a written `[^x]` could be taken for one.
    bool has_notes = false;
};

/// `text` has no page references any more (references.h). One line, or several where there are hard breaks in it (never
/// in a cell; a heading's are spaces).
[[nodiscard]] std::string markdown_inline(model::StyledText const& text, InlineRules const& rules);

}  // namespace dhrdoc::write
