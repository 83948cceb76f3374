// Takes Markdown; makes cmark's tree of it.
#include "markdown/cmark_tree.h"

#include <array>
#include <cassert>
#include <cstring>
#include <mutex>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

namespace dhrdoc::markdown {

namespace {

/// A line of a division, `::: name {...}` or `:::`, as a block of its own.
cmark_node* open_division_line(cmark_syntax_extension* self, int indented, cmark_parser* parser, cmark_node* parent,
                               unsigned char* input, int length) {
    auto const at = cmark_parser_get_first_nonspace(parser);
    if (indented != 0 || length - at < 3 || std::memcmp(input + at, ":::", 3) != 0) return nullptr;
    if (cmark_node_get_type(parent) == CMARK_NODE_CUSTOM_BLOCK) return nullptr;
    auto* node = cmark_parser_add_child(parser, parent, CMARK_NODE_CUSTOM_BLOCK, at + 1);
    cmark_node_set_syntax_extension(node, self);
    auto const line_end = input[length - 1] == '\n' ? length - 1 : length;
    cmark_parser_advance_offset(parser, reinterpret_cast<char*>(input), line_end - cmark_parser_get_offset(parser), 0);
    return node;
}

struct Extensions {
    cmark_syntax_extension* division = nullptr;
    std::array<cmark_syntax_extension*, 4> of_github = {};
    ExtensionNodes nodes;
};

cmark_node* parse_with(std::string_view text, Extensions const& extensions, Dialect dialect) {
    auto* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    // The table extension claims every line below a paragraph, so ours asks first.
    if (dialect == Dialect::ours) cmark_parser_attach_syntax_extension(parser, extensions.division);
    for (auto* extension : extensions.of_github) cmark_parser_attach_syntax_extension(parser, extension);
    cmark_parser_feed(parser, text.data(), text.size());
    auto* root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

/// cmark does not publish the numbers of its extensions' nodes; a small text that holds each of them tells.
ExtensionNodes learn_nodes(Extensions const& extensions) {
    CmarkTree const tree(parse_with("| ~~a~~ |\n|---|\n", extensions, Dialect::foreign));
    ExtensionNodes nodes;
    auto* table = cmark_node_first_child(tree.get());
    auto* row = cmark_node_first_child(table);
    auto* cell = cmark_node_first_child(row);
    nodes.table = cmark_node_get_type(table);
    nodes.row = cmark_node_get_type(row);
    nodes.cell = cmark_node_get_type(cell);
    nodes.strikethrough = cmark_node_get_type(cmark_node_first_child(cell));
    return nodes;
}

Extensions make_extensions() {
    cmark_gfm_core_extensions_ensure_registered();
    Extensions made;
    made.division = cmark_syntax_extension_new("division");
    cmark_syntax_extension_set_open_block_func(made.division, open_division_line);
    std::size_t next = 0;
    for (auto const* name : {"table", "strikethrough", "autolink", "tasklist"}) {
        made.of_github.at(next) = cmark_find_syntax_extension(name);
        assert(made.of_github.at(next) != nullptr);
        ++next;
    }
    made.nodes = learn_nodes(made);
    return made;
}

Extensions const& extensions() {
    static Extensions const made = make_extensions();
    return made;
}

}  // namespace

ExtensionNodes const& extension_nodes() { return extensions().nodes; }

CmarkTree parse_with_cmark(std::string_view text, Dialect dialect) {
    // cmark keeps the special characters of the attached extensions in one table for all parsers, and clears them again
    // at the end of each parse; so only one parse may run at a time.
    static std::mutex one_at_a_time;
    auto const& all = extensions();
    std::lock_guard const lock(one_at_a_time);
    return CmarkTree(parse_with(text, all, dialect));
}

}  // namespace dhrdoc::markdown
