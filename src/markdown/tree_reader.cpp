// Takes cmark's tree; makes blocks of it, in which divisions are still lines and nothing is numbered.
#include "markdown/tree_reader.h"

#include "base/unicode.h"
#include "markdown/attributes.h"
#include "markdown/bidi.h"
#include "markdown/entities.h"
#include "markdown/footnotes.h"
#include "markdown/html.h"
#include "markdown/link_definitions.h"
#include "markdown/tables.h"

#include <algorithm>
#include <cassert>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <fmt/format.h>

namespace dhrdoc::markdown {

namespace {

using model::Block;
using model::BlockKind;
using model::Origin;

std::size_t size_of(int number) { return number < 0 ? 0 : static_cast<std::size_t>(number); }

std::string url_of(cmark_node* node) {
    auto const* url = cmark_node_get_url(node);
    return url == nullptr ? std::string() : std::string(url);
}

std::string title_of(cmark_node* node) {
    auto const* title = cmark_node_get_title(node);
    return title == nullptr ? std::string() : std::string(title);
}

/// Where a block stands: in the document itself, where divisions may begin, or in a list, quote or note.
struct Surroundings {
    std::size_t depth = 0;
    std::size_t list_depth = 0;
    bool top = false;
};

Surroundings inside(Surroundings outer) { return {outer.depth + 1, outer.list_depth, false}; }

class TreeReader {
public:
    TreeReader(Context const& context, Lines const& lines) : context_(context), lines_(lines) {}

    TreeRead read(cmark_node* root) {
        std::vector<cmark_node*> definitions;
        for (auto* node = cmark_node_first_child(root); node != nullptr; node = cmark_node_next(node)) {
            if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION) definitions.push_back(node);
        }
        labels_ = labels_of_definitions(context_, lines_);
        read_children(root, result_.blocks, {0, 0, true});
        // Notes may refer to more notes, so there may be more of them at each turn.
        for (std::size_t i = 0; i < numbers_.order().size(); ++i) {
            auto const wanted = numbers_.order()[i];
            assert(wanted >= 1 && wanted <= definitions.size());
            read_note(definitions[wanted - 1]);
        }
        std::sort(result_.leaves.begin(), result_.leaves.end(), [](Origin a, Origin b) { return a.begin < b.begin; });
        report_uncited(context_, lines_, result_.notes, result_.leaves);
        return std::move(result_);
    }

private:
    // --- places ---

    /// cmark's last line is sometimes the one after (column 0), and before the first for HTML that ends on its line.
    Origin origin_of(cmark_node* node) const {
        auto const begin_line = size_of(cmark_node_get_start_line(node));
        auto const begin_column = size_of(cmark_node_get_start_column(node));
        auto const begin = lines_.begin_of(begin_line) + (begin_column == 0 ? 0 : begin_column - 1);
        auto end_line = std::max(begin_line, size_of(cmark_node_get_end_line(node)));
        if (cmark_node_get_end_column(node) == 0 && end_line > begin_line) --end_line;
        return trimmed_end(begin, lines_.end_of(end_line));
    }

    Origin trimmed_end(std::size_t begin, std::size_t end) const {
        auto const text = context_.text();
        begin = std::min(begin, text.size());
        end = std::clamp(end, begin, text.size());
        while (end > begin &&
               (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '\n' || text[end - 1] == '\r')) {
            --end;
        }
        return origin_between(begin, end);
    }

    /// A paragraph may stand below definitions of links, which are no part of it, and above a table, of which cmark
    /// first thought it was a line; then cmark does not know its place.
    Origin paragraph_origin(cmark_node* node) const {
        auto origin = origin_of(node);
        auto* next = cmark_node_next(node);
        if (cmark_node_get_start_line(node) == 0 && next != nullptr &&
            cmark_node_get_type(next) == extension_nodes().table) {
            auto const table = origin_of(next);
            auto const header = header_line_of(lines_, size_of(cmark_node_get_start_line(next)), columns_of(next));
            origin = trimmed_end(table.begin, lines_.begin_of(header));
        }
        origin.begin += static_cast<std::uint32_t>(length_of_link_definitions(context_.slice(origin)));
        return origin;
    }

    static std::size_t columns_of(cmark_node* table) { return cmark_gfm_extensions_get_table_columns(table); }

    // --- blocks ---

    void read_children(cmark_node* parent, std::vector<Block>& into, Surroundings where) {
        for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
            read_block(node, into, where);
        }
        attach_captions(context_, into);
    }

    void read_block(cmark_node* node, std::vector<Block>& into, Surroundings where) {
        auto const type = cmark_node_get_type(node);
        if (type == CMARK_NODE_PARAGRAPH) {
            into.push_back(read_paragraph(node));
        } else if (type == CMARK_NODE_HEADING) {
            into.push_back(read_heading(node));
        } else if (type == CMARK_NODE_CODE_BLOCK) {
            into.push_back(read_code(node));
        } else if (type == CMARK_NODE_THEMATIC_BREAK) {
            into.push_back(made(BlockKind::rule, origin_of(node)));
        } else if (type == CMARK_NODE_HTML_BLOCK) {
            read_html_block(node, into);
        } else if (type == CMARK_NODE_CUSTOM_BLOCK) {
            read_division_line(node, into, where);
        } else if (type == CMARK_NODE_FOOTNOTE_DEFINITION) {
            return;  // read when the text refers to it
        } else if (where.depth >= deepest) {
            read_leaves(node, into);
        } else if (type == extension_nodes().table) {
            into.push_back(read_table(node));
        } else if (type == CMARK_NODE_BLOCK_QUOTE) {
            into.push_back(read_container(node, BlockKind::quote, inside(where)));
        } else if (type == CMARK_NODE_LIST) {
            into.push_back(read_list(node, inside(where)));
        } else {
            assert(type == CMARK_NODE_ITEM);
            into.push_back(read_item(node, inside(where)));
        }
    }

    static Block made(BlockKind kind, Origin origin) {
        Block block;
        block.kind = kind;
        block.origin = origin;
        return block;
    }

    Block made_leaf(BlockKind kind, Origin origin) {
        result_.leaves.push_back(origin);
        return made(kind, origin);
    }

    /// Everything that is said about a text is said here, while it is still as it was written.
    model::StyledText read_text(cmark_node* node, Origin origin) {
        auto read = read_inlines(node, context_.foreign(), numbers_);
        report(context_, origin, read);
        if (!context_.foreign()) report_undefined(context_, origin, read.text, labels_);
        report_bidi_references(context_, origin, read.text.text);
        return std::move(read.text);
    }

    Block read_paragraph(cmark_node* node) {
        auto const origin = paragraph_origin(node);
        if (auto* image = lone_image(node, context_.foreign())) return read_figure(image, origin);
        auto block = made_leaf(BlockKind::paragraph, origin);
        block.text = read_text(node, origin);
        take_attributes(context_, block);
        return block;
    }

    Block read_figure(cmark_node* image, Origin origin) {
        auto block = made_leaf(BlockKind::figure, origin);
        if (auto* rest = cmark_node_next(image)) {
            block.text = model::StyledText::plain(base::trimmed(literal_of(rest)));
            take_attributes(context_, block);
        }
        block.image = url_of(image);
        block.alt = base::trimmed(plain_text_of(image));
        block.text = model::StyledText::plain(title_of(image));
        if (block.alt.empty() && !context_.foreign()) {
            context_.error("markdown.image-without-alt", origin,
                           fmt::format("the image \"{}\" has no text alternative", block.image),
                           "say what it shows, for readers who cannot see it: ![what it shows](" + block.image + ")");
        }
        return block;
    }

    Block read_heading(cmark_node* node) {
        auto const origin = origin_of(node);
        auto block = made_leaf(BlockKind::heading, origin);
        block.level = static_cast<std::uint8_t>(cmark_node_get_heading_level(node));
        block.text = read_text(node, origin);
        take_attributes(context_, block);
        return block;
    }

    Block read_code(cmark_node* node) {
        auto block = made_leaf(BlockKind::code, origin_of(node));
        auto text = literal_of(node);
        if (text.ends_with('\n')) text.pop_back();
        block.text.append(text, model::Mark::code);
        auto const* info = cmark_node_get_fence_info(node);
        if (info != nullptr) block.code_language = info;
        return block;
    }

    void read_html_block(cmark_node* node, std::vector<Block>& into) {
        auto const origin = origin_of(node);
        result_.leaves.push_back(origin);
        auto const literal = literal_of(node);
        if (!context_.foreign()) {
            auto const line_end = context_.slice(origin).find_first_of("\r\n");
            auto const end = line_end == std::string_view::npos ? origin.end : origin.begin + line_end;
            context_.error("markdown.raw-html", origin_between(origin.begin, end),
                           "raw HTML is not part of our Markdown: " + literal.substr(0, literal.find('\n')),
                           way_out_for_html(literal));
            return;
        }
        auto text = with_character_references(text_of_html_block(literal));
        if (text.empty()) return;
        auto block = made(BlockKind::paragraph, origin);
        block.text.append(text);
        into.push_back(std::move(block));
    }

    void read_division_line(cmark_node* node, std::vector<Block>& into, Surroundings where) {
        auto const line = size_of(cmark_node_get_start_line(node));
        auto const begin = lines_.begin_of(line) + size_of(cmark_node_get_start_column(node)) - 1;
        auto const origin = trimmed_end(begin, lines_.end_of(line));
        if (!where.top) {
            context_.error("markdown.division-inside", origin, "a division stands inside a list, a quote or a note",
                           "begin the line with ::: at the left margin, or write \\::: for real colons");
            return;
        }
        auto block = made(BlockKind::division, origin);
        block.name = division_line;
        into.push_back(std::move(block));
    }

    Block read_container(cmark_node* node, BlockKind kind, Surroundings where) {
        auto block = made(kind, origin_of(node));
        read_children(node, block.children, where);
        if (!block.children.empty()) block.origin.end = std::max(block.origin.begin, block.children.back().origin.end);
        return block;
    }

    Block read_list(cmark_node* node, Surroundings where) {
        auto const depth = where.list_depth++;
        auto block = read_container(node, BlockKind::list, where);
        block.level = static_cast<std::uint8_t>(std::min<std::size_t>(depth, 255));
        block.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
        block.tight = cmark_node_get_list_tight(node) != 0;
        if (block.ordered) block.start = static_cast<std::uint32_t>(size_of(cmark_node_get_list_start(node)));
        return block;
    }

    Block read_item(cmark_node* node, Surroundings where) {
        auto block = read_container(node, BlockKind::item, where);
        if (cmark_node_get_syntax_extension(node) != nullptr) {
            block.task = cmark_gfm_extensions_get_tasklist_item_checked(node) ? model::Task::done : model::Task::open;
        }
        return block;
    }

    /// Below the deepest level only the texts are kept, without calling ourselves.
    void read_leaves(cmark_node* top, std::vector<Block>& into) {
        if (!said_too_deep_) {
            said_too_deep_ = true;
            context_.error("markdown.too-deep", origin_of(top),
                           fmt::format("lists and quotes stand inside each other more than {} deep", deepest),
                           "take some of the levels out");
        }
        auto* iterator = cmark_iter_new(top);
        for (auto event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE; event = cmark_iter_next(iterator)) {
            if (event != CMARK_EVENT_ENTER) continue;
            auto* node = cmark_iter_get_node(iterator);
            auto const type = cmark_node_get_type(node);
            if (type == extension_nodes().cell) {
                auto block = made_leaf(BlockKind::paragraph, origin_of(node));
                block.text = read_text(node, block.origin);
                into.push_back(std::move(block));
            } else if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || type == CMARK_NODE_CODE_BLOCK ||
                       type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_CUSTOM_BLOCK) {
                read_block(node, into, {deepest, deepest, false});
            }
        }
        cmark_iter_free(iterator);
    }

    // --- tables ---

    Block read_table(cmark_node* node) {
        auto block = made(BlockKind::table, origin_of(node));
        auto const columns = columns_of(node);
        auto const* alignments = cmark_gfm_extensions_get_table_alignments(node);
        for (std::size_t i = 0; i < columns; ++i) block.columns.push_back({alignment_of(alignments[i]), 0});

        auto const first_line = size_of(cmark_node_get_start_line(node));
        auto const header = header_line_of(lines_, first_line, columns);
        if (header != first_line) block.origin.begin = begin_of_row(header);
        read_shares(lines_.line(header + 1), block.columns);
        for (auto* row = cmark_node_first_child(node); row != nullptr; row = cmark_node_next(row)) {
            auto const is_header = cmark_gfm_extensions_get_table_row_is_header(row) != 0;
            auto const line = is_header ? header : size_of(cmark_node_get_start_line(row));
            block.children.push_back(read_row(row, line, block.columns));
            block.children.back().header = is_header;
        }
        if (!block.children.empty()) block.origin.end = std::max(block.origin.end, block.children.back().origin.end);
        result_.leaves.push_back(block.origin);
        return block;
    }

    static model::Alignment alignment_of(std::uint8_t letter) {
        if (letter == 'l') return model::Alignment::left;
        if (letter == 'c') return model::Alignment::centre;
        if (letter == 'r') return model::Alignment::right;
        return model::Alignment::natural;
    }

    /// Rows may stand in quotes and lists, whose signs come first.
    std::uint32_t begin_of_row(std::size_t line) const {
        auto const text = lines_.line(line);
        auto const first = std::min(text.find_first_not_of(" \t>"), text.size());
        return static_cast<std::uint32_t>(lines_.begin_of(line) + first);
    }

    Block read_row(cmark_node* node, std::size_t line, std::vector<model::Column> const& columns) {
        auto const column = size_of(cmark_node_get_start_column(node));
        // cmark gives every row the column of the first; behind a byte order mark that is not theirs.
        auto const is_header = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
        auto const begin = is_header && size_of(cmark_node_get_start_line(node)) == line && column != 0
                               ? lines_.begin_of(line) + column - 1
                               : begin_of_row(line);
        auto row = made(BlockKind::row, trimmed_end(begin, lines_.end_of(line)));
        auto const cells = cells_of_row(context_.slice(row.origin), row.origin.begin);
        report_lost_cells(context_, cells, columns.size());
        std::size_t at = 0;
        for (auto* cell = cmark_node_first_child(node); cell != nullptr; cell = cmark_node_next(cell), ++at) {
            auto const origin = at < cells.size() ? cells[at] : origin_between(row.origin.end, row.origin.end);
            row.children.push_back(read_cell(cell, origin));
            if (at < columns.size()) row.children.back().alignment = columns[at].alignment;
        }
        return row;
    }

    Block read_cell(cmark_node* node, Origin origin) {
        auto cell = made(BlockKind::cell, origin);
        auto paragraph = made(BlockKind::paragraph, origin);
        paragraph.text = read_text(node, origin);
        if (!paragraph.text.empty()) cell.children.push_back(std::move(paragraph));
        return cell;
    }

    // --- notes ---

    void read_note(cmark_node* node) {
        model::Note note;
        auto const line = size_of(cmark_node_get_start_line(node));
        auto origin = origin_of(node);
        auto const text = lines_.line(line);
        auto const sign = text.find("[^");
        if (sign != std::string_view::npos) {
            origin.begin = static_cast<std::uint32_t>(lines_.begin_of(line) + sign);
            auto const end = text.find("]:", sign);
            if (end != std::string_view::npos) note.label = text.substr(sign + 2, end - sign - 2);
        }
        read_children(node, note.blocks, {1, 0, false});
        if (!note.blocks.empty()) origin.end = std::max(origin.begin, note.blocks.back().origin.end);
        note.origin = origin;
        result_.notes.push_back(std::move(note));
    }

    Context const& context_;
    Lines const& lines_;
    NoteNumbers numbers_;
    std::vector<std::string> labels_;
    TreeRead result_;
    bool said_too_deep_ = false;
};

}  // namespace

TreeRead read_tree(Context const& context, Lines const& lines, cmark_node* root) {
    return TreeReader(context, lines).read(root);
}

model::StyledText read_inline_markdown(Context const& context, Origin origin) {
    auto const tree = parse_with_cmark(context.slice(origin), Dialect::foreign);
    auto* first = cmark_node_first_child(tree.get());
    if (first == nullptr) return {};
    if (cmark_node_get_type(first) != CMARK_NODE_PARAGRAPH || cmark_node_next(first) != nullptr) {
        return model::StyledText::plain(context.slice(origin));
    }
    NoteNumbers none;
    auto read = read_inlines(first, context.foreign(), none);
    report(context, origin, read);
    return std::move(read.text);
}

}  // namespace dhrdoc::markdown
