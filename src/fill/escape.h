// Takes a value that is text; makes Markdown that reads as exactly that text.
#pragma once

#include <string>
#include <string_view>

namespace dhrdoc::fill {

/// Wherever the result stands in a line - alone, in a sentence, in a cell of a pipe table, at the start of an item - it
/// reads as `value` and nothing in it is markup. Line ends and tabs become spaces, because a value is one line.
[[nodiscard]] std::string escape_markdown(std::string_view value);

/// The same between the quotes of an attribute: `caption="..."`.
[[nodiscard]] std::string escape_attribute(std::string_view value);

}  // namespace dhrdoc::fill
