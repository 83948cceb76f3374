#include "cmark_reader.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

// After the public ones: the node as it is, for the labels of notes.
#include <cmark-gfm/node.h>

#include <memory>

namespace dhrdoc::write {

namespace {

using model::Block;
using model::BlockKind;
using model::Mark;
using model::StyledText;
using std::string;

constexpr int options = CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE | CMARK_OPT_NOBREAKS;

struct Free {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
    void operator()(char* text) const { cmark_get_default_mem_allocator()->free(text); }
};
using Tree = std::unique_ptr<cmark_node, Free>;

struct Parsed {
    std::unique_ptr<cmark_parser, Free> parser;
    Tree tree;
};

Parsed parse(std::string_view text) {
    cmark_gfm_core_extensions_ensure_registered();
    Parsed parsed;
    parsed.parser.reset(cmark_parser_new(options));
    for (char const* name : {"table", "strikethrough", "autolink", "tasklist"}) {
        cmark_parser_attach_syntax_extension(parsed.parser.get(), cmark_find_syntax_extension(name));
    }
    cmark_parser_feed(parsed.parser.get(), text.data(), text.size());
    parsed.tree.reset(cmark_parser_finish(parsed.parser.get()));
    return parsed;
}

string text_or_empty(char const* text) { return text == nullptr ? string() : string(text); }

/// cmark's own functions do not tell it.
string label_of(cmark_node* definition) {
    cmark_chunk const& label = definition->as.literal;
    return string(label.data, label.data + label.len);
}

class Reader {
public:
    model::Document read(cmark_node* root) {
        model::Document document;
        for (cmark_node* node = cmark_node_first_child(root); node != nullptr; node = cmark_node_next(node)) {
            // The definitions stand at the end of the tree in the order of their first references.
            if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION) {
                model::Note note;
                note.label = label_of(node);
                note.blocks = children(node);
                document.notes.push_back(note);
            } else {
                document.blocks.push_back(block(node));
            }
        }
        return document;
    }

private:
    std::vector<Block> children(cmark_node* parent) {
        std::vector<Block> all;
        for (cmark_node* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
            all.push_back(block(node));
        }
        return all;
    }

    Block block(cmark_node* node) {
        Block block;
        string const type = cmark_node_get_type_string(node);
        if (type == "paragraph" || type == "heading") {
            block.kind = type == "heading" ? BlockKind::heading : BlockKind::paragraph;
            block.level = static_cast<std::uint8_t>(type == "heading" ? cmark_node_get_heading_level(node) : 0);
            block.text = inlines(node);
        } else if (type == "list") {
            block.kind = BlockKind::list;
            block.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
            block.tight = cmark_node_get_list_tight(node) != 0;
            block.start = static_cast<std::uint32_t>(block.ordered ? cmark_node_get_list_start(node) : 1);
            block.children = children(node);
        } else if (type == "item" || type == "tasklist") {
            block.kind = BlockKind::item;
            if (type == "tasklist") {
                block.task =
                    cmark_gfm_extensions_get_tasklist_item_checked(node) ? model::Task::done : model::Task::open;
            }
            block.children = children(node);
        } else if (type == "block_quote") {
            block.kind = BlockKind::quote;
            block.children = children(node);
        } else if (type == "code_block") {
            read_code(node, block);
        } else if (type == "thematic_break") {
            block.kind = BlockKind::rule;
        } else if (type == "table") {
            read_table(node, block);
        } else {
            block.text = StyledText::plain("UNKNOWN " + type);
        }
        return block;
    }

    static void read_code(cmark_node* node, Block& block) {
        block.kind = BlockKind::code;
        string code = text_or_empty(cmark_node_get_literal(node));
        if (!code.empty() && code.back() == '\n') code.pop_back();
        block.text = StyledText::plain(code);
        block.code_language = text_or_empty(cmark_node_get_fence_info(node));
    }

    void read_table(cmark_node* node, Block& table) {
        table.kind = BlockKind::table;
        std::uint16_t const width = cmark_gfm_extensions_get_table_columns(node);
        std::uint8_t const* alignments = cmark_gfm_extensions_get_table_alignments(node);
        for (std::uint16_t i = 0; i < width; ++i) {
            using model::Alignment;
            auto const a = alignments[i];
            table.columns.push_back({a == 'l'   ? Alignment::left
                                     : a == 'r' ? Alignment::right
                                     : a == 'c' ? Alignment::centre
                                                : Alignment::natural,
                                     0});
        }
        for (cmark_node* each = cmark_node_first_child(node); each != nullptr; each = cmark_node_next(each)) {
            Block row;
            row.kind = BlockKind::row;
            row.header = table.children.empty();
            for (cmark_node* one = cmark_node_first_child(each); one != nullptr; one = cmark_node_next(one)) {
                Block cell;
                cell.kind = BlockKind::cell;
                Block paragraph;
                paragraph.text = inlines(one);
                if (!paragraph.text.empty()) cell.children.push_back(paragraph);
                row.children.push_back(cell);
            }
            table.children.push_back(row);
        }
    }

    StyledText inlines(cmark_node* parent) {
        StyledText text;
        inlines(parent, text, Mark::none, -1);
        return text;
    }

    void inlines(cmark_node* parent, StyledText& out, Mark marks, std::int32_t link) {
        for (cmark_node* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
            string const type = cmark_node_get_type_string(node);
            if (type == "text") {
                out.append(text_or_empty(cmark_node_get_literal(node)), marks, link);
            } else if (type == "softbreak") {
                out.append(" ", marks, link);
            } else if (type == "linebreak") {
                out.append("\n", marks, link);
            } else if (type == "code") {
                out.append(text_or_empty(cmark_node_get_literal(node)), marks | Mark::code, link);
            } else if (type == "emph") {
                inlines(node, out, marks | Mark::emphasis, link);
            } else if (type == "strong") {
                inlines(node, out, marks | Mark::strong, link);
            } else if (type == "strikethrough") {
                inlines(node, out, marks | Mark::struck, link);
            } else if (type == "link") {
                auto const index = static_cast<std::int32_t>(out.links.size());
                out.links.push_back(
                    {text_or_empty(cmark_node_get_url(node)), text_or_empty(cmark_node_get_title(node))});
                inlines(node, out, marks, index);
            } else if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_REFERENCE) {
                add_note(node, out, marks, link);
            } else if (type == "html_inline") {
                read_tag(text_or_empty(cmark_node_get_literal(node)), out, marks, link);
            } else {
                out.append("UNKNOWN " + type, marks, link);
            }
        }
    }

    static void read_tag(string const& tag, StyledText& out, Mark& marks, std::int32_t link) {
        if (tag == "<br>") out.append("\n", marks, link);
        if (tag == "<sup>") marks = marks | Mark::superscript;
        if (tag == "</sup>")
            marks = static_cast<Mark>(static_cast<std::uint8_t>(marks) & ~static_cast<std::uint8_t>(Mark::superscript));
    }

    static void add_note(cmark_node* node, StyledText& out, Mark marks, std::int32_t link) {
        // cmark puts the note's number in place of its label.
        auto const number = std::stoul(text_or_empty(cmark_node_get_literal(node)));
        auto const at = static_cast<std::uint32_t>(out.text.size());
        out.append("\xEF\xBF\xBC", marks, link);
        model::Inset inset;
        inset.at = at;
        inset.note = static_cast<std::uint32_t>(number - 1);
        out.insets.push_back(inset);
    }
};

}  // namespace

string cmark_html(std::string_view markdown) {
    Parsed const parsed = parse(markdown);
    std::unique_ptr<char, Free> const html(
        cmark_render_html(parsed.tree.get(), options, cmark_parser_get_syntax_extensions(parsed.parser.get())));
    return html.get();
}

model::Document cmark_document(std::string_view markdown) {
    Parsed const parsed = parse(markdown);
    return Reader().read(parsed.tree.get());
}

}  // namespace dhrdoc::write
