// Takes Markdown; makes cmark's tree of it.
#pragma once

#include <memory>
#include <string_view>

#include <cmark-gfm.h>

namespace dhrdoc::markdown {

enum class Dialect { ours, foreign };

/// Node kinds that cmark's extensions number while the program runs.
struct ExtensionNodes {
    cmark_node_type table = CMARK_NODE_NONE;
    cmark_node_type row = CMARK_NODE_NONE;
    cmark_node_type cell = CMARK_NODE_NONE;
    cmark_node_type strikethrough = CMARK_NODE_NONE;
};

[[nodiscard]] ExtensionNodes const& extension_nodes();

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using CmarkTree = std::unique_ptr<cmark_node, FreeNode>;

/// In our own dialect a line that begins with `:::` is a CMARK_NODE_CUSTOM_BLOCK wherever a block may begin; it ends a
/// paragraph and is never inside code. Its text is read from its source line.
[[nodiscard]] CmarkTree parse_with_cmark(std::string_view text, Dialect dialect);

}  // namespace dhrdoc::markdown
