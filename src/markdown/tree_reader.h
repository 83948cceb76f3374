// Takes cmark's tree; makes blocks of it, in which divisions are still lines and nothing is numbered.
#pragma once

#include "markdown/cmark_tree.h"
#include "markdown/context.h"
#include "markdown/inlines.h"
#include "markdown/lines.h"

#include <vector>

namespace dhrdoc::markdown {

/// What the tree of one text says.
struct TreeRead {
    std::vector<model::Block> blocks;
    std::vector<model::Note> notes;
    /// Bytes that blocks with text of their own (paragraphs, code, ...) came from, sorted.
    std::vector<model::Origin> leaves;
};

/// The name of a block that is the line of a division; its origin is the line.
inline constexpr std::string_view division_line = ":::";

/// Lists and quotes deeper than this are taken apart; what they say stays.
inline constexpr std::size_t deepest = 240;

[[nodiscard]] TreeRead read_tree(Context const& context, Lines const& lines, cmark_node* root);

/// One text of inline Markdown, such as a value in the front matter.
[[nodiscard]] model::StyledText read_inline_markdown(Context const& context, model::Origin origin);

}  // namespace dhrdoc::markdown
