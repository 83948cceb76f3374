// Takes raw HTML in Markdown; tells tags from words in angle brackets, and makes text of it.
#pragma once

#include <string>
#include <string_view>

namespace dhrdoc::markdown {

/// A tag, a comment or the like at the beginning of a text.
struct HtmlTag {
    std::string name;  // lower case; empty for comments, declarations and the like
    bool closing = false;
    /// False for `<Jane Doe>`: what has the form of a tag but a name that HTML does not know.
    bool known = false;
    std::size_t length = 0;  // bytes; 0 where no tag begins
};

[[nodiscard]] HtmlTag read_html_tag(std::string_view text);

/// What a browser would show of a block of HTML: tags become nothing, blocks and `<br>` begin a new line, cells are
/// divided by a space, character references are decoded by the caller.
[[nodiscard]] std::string text_of_html_block(std::string_view html);

/// How to write in Markdown what this tag is meant to do.
[[nodiscard]] std::string way_out_for_html(std::string_view html);

}  // namespace dhrdoc::markdown
