// Takes the blocks of a document; makes the HTML of the body and of its notes.
#include "write/html_blocks.h"

#include "write/chart.h"
#include "write/html_escape.h"

#include <algorithm>
#include <cassert>

namespace dhrdoc::write {

namespace {

using model::Alignment;
using model::Block;
using model::BlockKind;
using std::string;
using std::string_view;

/// Pixels of CSS. The stylesheet turns from one to the other where a line has no room for the wide one.
constexpr auto chart_width = base::Length::points(660);
constexpr auto narrow_chart_width = base::Length::points(280);
constexpr auto chart_text_size = base::Length::points(15);

constexpr string_view back_arrow = "\u21A9\uFE0E";  // as text, never as a coloured picture

string_view media_type(string_view bytes) {
    if (bytes.substr(0, 4) == "\x89PNG") return "image/png";
    if (bytes.substr(0, 3) == "\xFF\xD8\xFF") return "image/jpeg";
    return {};
}

string attribute(Block const& block, string const& key) {
    auto const found = block.attributes.find(key);
    return found == block.attributes.end() ? string() : found->second;
}

string_view alignment_class(Alignment alignment) {
    switch (alignment) {
        case Alignment::right:
            return "right";
        case Alignment::centre:
            return "centre";
        case Alignment::natural:
        case Alignment::left:
            break;
    }
    return {};
}

string task_mark(model::Task task) {
    if (task == model::Task::none) return {};
    bool const done = task == model::Task::done;
    return element("span", {{"role", "img"}, {"aria-label", done ? "Done:" : "To do:"}}, done ? "\u2611" : "\u2610") +
           ' ';
}

/// Headings that the contents list: those of the document and its divisions, not those inside tables or quotes.
void collect_headings(std::vector<Block> const& blocks, int depth, std::vector<Block const*>& headings) {
    for (Block const& block : blocks) {
        if (block.kind == BlockKind::heading && block.level <= depth) headings.push_back(&block);
        if (block.kind == BlockKind::division) collect_headings(block.children, depth, headings);
    }
}

}  // namespace

HtmlBlocks::HtmlBlocks(model::Document const& document, HtmlOptions const& options)
    : document_(document),
      options_(options),
      ids_(document),
      outline_(document),
      references_(document),
      main_id_(ids_.fresh("main")),
      note_references_(document.notes.size()) {
    rules_.href = [this](string const& target) { return href(target); };
    rules_.note_reference = [this](std::uint32_t note) { return note_reference(note); };
    plain_rules_.href = [](string const&) { return string(); };
    plain_rules_.note_reference = [](std::uint32_t) { return string(); };
}

string HtmlBlocks::body() { return blocks(document_.blocks); }

string HtmlBlocks::inline_text(model::StyledText const& text) {
    return html_inline(references_.without_pages(text), rules_);
}

bool HtmlBlocks::has_numbers() const {
    bool found = false;
    model::for_each_block(document_, [&](Block const& block) {
        found = found || (block.kind == BlockKind::paragraph && !block.number.empty());
    });
    return found;
}

string HtmlBlocks::href(string const& target) const {
    if (target.substr(0, 1) == "#") return ids_.reference(target);
    return is_safe_target(target) ? target : string();
}

// --- blocks
// -----------------------------------------------------------------------------------------------------------

string HtmlBlocks::blocks(std::vector<Block> const& all) {
    string out;
    for (Block const& each : all) out += block(each);
    return out;
}

string HtmlBlocks::block(Block const& block) {
    switch (block.kind) {
        case BlockKind::heading:
            return heading(block);
        case BlockKind::paragraph:
            return paragraph(block);
        case BlockKind::list:
            return list(block);
        case BlockKind::quote:
            return element("blockquote", {{"id", ids_.of(block)}}, '\n' + blocks(block.children)) + '\n';
        case BlockKind::code:
            return code(block);
        case BlockKind::table:
            return table(block);
        case BlockKind::figure:
            return figure(block);
        case BlockKind::rule:
            return open_tag("hr", {{"id", ids_.of(block)}}) + '\n';
        case BlockKind::division:
            return division(block);
        case BlockKind::contents:
            return contents(block);
        case BlockKind::page_break:
            return element("div", {{"id", ids_.of(block)}, {"class", "page-break"}}, "") + '\n';
        case BlockKind::item:
        case BlockKind::row:
        case BlockKind::cell:
            break;
    }
    assert(false);
    return {};
}

string HtmlBlocks::heading(Block const& block) {
    string const number =
        block.number.empty() ? "" : element("span", {{"class", "number"}}, html_escaped(block.number)) + ' ';
    string const name = 'h' + std::to_string(outline_.level(block));
    return element(name, {{"id", ids_.of(block)}}, number + inline_text(block.text)) + '\n';
}

string HtmlBlocks::paragraph(Block const& block, string const& before) {
    string const words = before + inline_text(block.text);
    if (block.number.empty()) return element("p", {{"id", ids_.of(block)}}, words) + '\n';
    string const number = element("span", {{"class", "number"}}, html_escaped(block.number));
    return element("p", {{"id", ids_.of(block)}, {"class", "numbered"}}, number + ' ' + words) + '\n';
}

string HtmlBlocks::list(Block const& block) {
    bool const tasks = std::any_of(block.children.begin(), block.children.end(),
                                   [](Block const& item) { return item.task != model::Task::none; });
    string items = "\n";
    for (Block const& each : block.children) items += item(each, block.tight);
    string const start = block.ordered && block.start != 1 ? std::to_string(block.start) : "";
    // A list without bullets is none to some browsers unless it says so.
    HtmlAttributes const attributes = {
        {"id", ids_.of(block)}, {"start", start}, {"class", tasks ? "tasks" : ""}, {"role", tasks ? "list" : ""}};
    return element(block.ordered ? "ol" : "ul", attributes, items) + '\n';
}

string HtmlBlocks::item(Block const& item, bool tight) {
    string out;
    string const mark = task_mark(item.task);
    bool const marks_paragraph = !item.children.empty() && item.children.front().kind == BlockKind::paragraph;
    if (!marks_paragraph) out += mark;
    for (Block const& child : item.children) {
        string const before = marks_paragraph && &child == &item.children.front() ? mark : string();
        bool const bare = tight && child.kind == BlockKind::paragraph && child.id.empty() && child.number.empty();
        if (!bare && !out.empty() && out.back() != '\n') out += '\n';
        if (bare)
            out += before + inline_text(child.text);
        else
            out += child.kind == BlockKind::paragraph ? paragraph(child, before) : block(child);
    }
    return element("li", {{"id", ids_.of(item)}}, out) + '\n';
}

string HtmlBlocks::code(Block const& block) const {
    return element("pre", {{"id", ids_.of(block)}}, element("code", {}, html_escaped(block.text.text))) + '\n';
}

string HtmlBlocks::caption_words(string const& word, Block const& block) {
    string const words = inline_text(block.text);
    if (block.number.empty()) return words;
    return element("strong", {}, word + ' ' + html_escaped(block.number) + (words.empty() ? "" : ":")) +
           (words.empty() ? "" : " ") + words;
}

string HtmlBlocks::picture(Block const& block) const {
    std::optional<string> const bytes = options_.image ? options_.image(block.image) : std::nullopt;
    string_view const type = bytes ? media_type(*bytes) : string_view();
    if (type.empty()) return element("p", {{"class", "no-picture"}}, "Picture: " + html_escaped(block.alt));
    return open_tag("img", {{"src", "data:" + string(type) + ";base64," + base64(*bytes)}, {"alt", block.alt}});
}

/// Once for wide screens and once for narrow ones; the stylesheet shows one of them, to screen readers too.
string HtmlBlocks::drawing(Block const& block, base::Length width, string_view kind) {
    string out;
    if (!options_.chart) return out;
    auto const parts = options_.chart(block, width, chart_text_size);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        ChartWords words;
        words.title_id = ids_.fresh("chart");
        words.title = model::spoken(block);
        if (parts.size() > 1) words.title += " (part " + std::to_string(i + 1) + ")";
        out += chart_svg(parts[i], words, kind) + '\n';
    }
    return out;
}

string HtmlBlocks::chart(Block const& block) {
    string const caption = block.text.empty() ? "" : element("figcaption", {}, caption_words("Figure", block)) + '\n';
    string drawn = drawing(block, chart_width, "wide");
    drawn += drawing(block, narrow_chart_width, "narrow");
    string table;
    if (drawn.empty()) {
        table = blocks(block.children);
    } else if (block.prints_table) {
        string const name = block.number.empty() ? "This chart" : "Figure " + html_escaped(block.number);
        table = element("details", {{"class", "data"}},
                        '\n' + element("summary", {}, name + " as a table") + '\n' + blocks(block.children)) +
                '\n';
    }
    return element("figure", {{"id", ids_.of(block)}, {"class", "charted"}}, '\n' + caption + drawn + table) + '\n';
}

string HtmlBlocks::figure(Block const& block) {
    if (block.chart != model::ChartKind::none) return chart(block);
    string const caption = block.text.empty() ? "" : element("figcaption", {}, caption_words("Figure", block)) + '\n';
    return element("figure", {{"id", ids_.of(block)}},
                   '\n' + picture(block) + '\n' + caption + blocks(block.children)) +
           '\n';
}

// --- divisions
// --------------------------------------------------------------------------------------------------------

string HtmlBlocks::division(Block const& block) {
    if (&block == outline_.title_block()) return cover_title(block);
    string const classes = block.name + (attribute(block, "class").empty() ? "" : ' ' + attribute(block, "class"));
    HtmlAttributes const attributes = {{"id", ids_.of(block)}, {"class", classes}, {"lang", attribute(block, "lang")}};
    return element("div", attributes, '\n' + blocks(block.children)) + '\n';
}

/// One h1, however many blocks the cover spends on the title.
string HtmlBlocks::cover_title(Block const& block) {
    string words, others;
    for (Block const& part : block.children) {
        bool const text = part.kind == BlockKind::paragraph || part.kind == BlockKind::heading;
        if (!text) {
            others += this->block(part);
            continue;
        }
        string const line = ids_.of(part).empty() ? inline_text(part.text)
                                                  : element("span", {{"id", ids_.of(part)}}, inline_text(part.text));
        words += (words.empty() ? "" : "<br>") + line;
    }
    return element("h1", {{"id", ids_.of(block)}, {"class", "cover-title"}}, words) + '\n' + others;
}

string HtmlBlocks::contents_entry(Block const& heading) {
    string const number =
        heading.number.empty() ? "" : element("span", {{"class", "number"}}, html_escaped(heading.number)) + ' ';
    string const words = html_inline(references_.without_pages(heading.text), plain_rules_);
    return element("a", {{"href", '#' + ids_.of(heading)}}, number + words);
}

string HtmlBlocks::contents(Block const& block) {
    std::vector<Block const*> headings;
    collect_headings(document_.blocks, std::max<int>(block.level, 1), headings);
    std::erase(headings, outline_.title_block());
    if (headings.empty()) return ids_.of(block).empty() ? string() : element("div", {{"id", ids_.of(block)}}, "");
    string const title_id = ids_.fresh("contents");
    string const title = block.text.empty() ? "Contents" : inline_text(block.text);
    string out = element("h2", {{"id", title_id}}, title) + '\n';
    std::vector<int> open;
    for (Block const* heading : headings) {
        int const level = outline_.level(*heading);
        while (open.size() > 1 && open.back() > level) {
            out += "</li>\n</ul>\n";
            open.pop_back();
        }
        if (open.empty() || open.back() < level) {
            out += "\n<ul role=\"list\">\n";
            open.push_back(level);
        } else {
            out += "</li>\n";
        }
        out += "<li>" + contents_entry(*heading);
    }
    for (; !open.empty(); open.pop_back()) out += "</li>\n</ul>\n";
    return element("nav", {{"id", ids_.of(block)}, {"class", "contents"}, {"aria-labelledby", title_id}}, '\n' + out) +
           '\n';
}

// --- tables
// -----------------------------------------------------------------------------------------------------------

namespace {

std::size_t words_in(Block const& block) {
    std::size_t length = block.text.text.size();
    for (Block const& child : block.children) length += words_in(child);
    return length;
}

/// Prose, which a narrow column would stretch to many short lines.
bool is_long(Block const& cell) { return words_in(cell) > 60; }

/// Two columns of few words, such as names and numbers: side by side they have room on a phone too.
bool is_of_pairs(Block const& table) {
    constexpr std::size_t first_column = 48, second_column = 32;
    return std::all_of(table.children.begin(), table.children.end(), [](Block const& row) {
        return row.children.size() == 2 && row.children[0].span <= 1 && row.children[1].span <= 1 &&
               words_in(row.children[0]) <= first_column && words_in(row.children[1]) <= second_column;
    });
}

string column_group(std::vector<model::Column> const& columns) {
    std::uint64_t sum = 0;
    for (model::Column const& column : columns) sum += column.share;
    bool const shared =
        std::all_of(columns.begin(), columns.end(), [](model::Column const& column) { return column.share > 0; });
    if (sum == 0 || !shared) return {};
    string out;
    for (model::Column const& column : columns) {
        out += open_tag("col", {{"style", "width:" + std::to_string(column.share * std::uint64_t{100} / sum) + '%'}});
    }
    return element("colgroup", {}, out) + '\n';
}

/// The words of a cell on one line, without marks and notes.
string plain_words(std::vector<Block> const& blocks) {
    string out;
    for (Block const& block : blocks) {
        model::StyledText text = block.text;
        for (auto inset = text.insets.rbegin(); inset != text.insets.rend(); ++inset) text.text.erase(inset->at, 3);
        std::replace(text.text.begin(), text.text.end(), '\n', ' ');
        for (string const& words : {text.text, plain_words(block.children)}) {
            if (!out.empty() && !words.empty()) out += ' ';
            out += words;
        }
    }
    return out;
}

/// A heading row's words for each column; a cell over several columns heads each of them.
std::vector<string> headings_in(Block const& row) {
    std::vector<string> out;
    for (Block const& cell : row.children)
        out.insert(out.end(), std::max<std::size_t>(cell.span, 1), plain_words(cell.children));
    return out;
}

}  // namespace

string HtmlBlocks::table(Block const& block) {
    string const caption_id = block.text.empty() && block.number.empty() ? "" : ids_.fresh("caption");
    string inside = "\n";
    if (!caption_id.empty())
        inside += element("caption", {{"id", caption_id}}, element("span", {}, caption_words("Table", block))) + '\n';
    inside += column_group(block.columns);
    auto const first_body =
        std::find_if(block.children.begin(), block.children.end(), [](Block const& row) { return !row.header; });
    string head, body;
    std::vector<string> headings;
    for (auto row = block.children.begin(); row != block.children.end(); ++row) {
        if (row->header) headings = headings_in(*row);
        (row < first_body ? head : body) +=
            table_row(*row, block.columns, headings, row > first_body && row->header ? "again" : "");
    }
    if (!head.empty()) inside += element("thead", {{"role", "rowgroup"}}, '\n' + head) + '\n';
    if (!body.empty()) inside += element("tbody", {{"role", "rowgroup"}}, '\n' + body) + '\n';
    // A phone gets a block for each row. Browsers that forget then that this is a table are told so by its roles.
    string classes(attribute(block, "class"));
    if (is_of_pairs(block)) classes += classes.empty() ? "pairs" : " pairs";
    HtmlAttributes const about = {{"id", ids_.of(block)}, {"class", classes}, {"role", "table"}};
    string const made = element("table", about, inside);
    // It scrolls on its own where it is too wide, and so the keyboard must be able to reach it.
    HtmlAttributes const region = {{"class", "table"},
                                   {"role", "region"},
                                   {"aria-labelledby", caption_id},
                                   {"aria-label", caption_id.empty() ? "Table" : ""},
                                   {"tabindex", "0"}};
    return element("div", region, '\n' + made + '\n') + '\n';
}

string HtmlBlocks::table_row(Block const& row, std::vector<model::Column> const& columns,
                             std::vector<string> const& headings, string_view classes) {
    string_view const scope = row.header ? "col" : "";
    string cells;
    std::size_t column = 0;
    for (Block const& cell : row.children) {
        Alignment const natural = column < columns.size() ? columns[column].alignment : Alignment::natural;
        bool const headed = !row.header && cell.span <= 1 && column < headings.size();
        cells += table_cell(cell, cell.alignment == Alignment::natural ? natural : cell.alignment, scope,
                            headed ? headings[column] : string());
        column += std::max<std::size_t>(cell.span, 1);
    }
    return element("tr", {{"id", ids_.of(row)}, {"class", string(classes)}, {"role", "row"}}, cells) + '\n';
}

string HtmlBlocks::table_cell(Block const& cell, Alignment alignment, string_view scope, string const& heading) {
    bool const one = cell.children.size() == 1 && cell.children.front().kind == BlockKind::paragraph &&
                     cell.children.front().id.empty();
    string const content = one ? inline_text(cell.children.front().text) : blocks(cell.children);
    string const span = cell.span > 1 ? std::to_string(cell.span) : "";
    string classes(alignment_class(alignment));
    if (is_long(cell)) classes += classes.empty() ? "long" : " long";
    HtmlAttributes attributes = {
        {"id", ids_.of(cell)}, {"colspan", span}, {"class", classes}, {"data-heading", content.empty() ? "" : heading}};
    // An empty header cell would be announced as a header of nothing.
    if (content.empty() || (scope.empty() && !cell.header)) {
        attributes.emplace_back("role", "cell");
        return element("td", attributes, content);
    }
    attributes.emplace_back("role", scope == "col" ? "columnheader" : "rowheader");
    bool const group = cell.span > 1 && scope == "col";
    attributes.emplace_back("scope", group ? "colgroup" : scope.empty() ? "row" : string(scope));
    return element("th", attributes, content);
}

// --- notes
// ------------------------------------------------------------------------------------------------------------

string HtmlBlocks::note_reference(std::uint32_t note) {
    if (note >= document_.notes.size()) return {};
    string const number = std::to_string(note + 1);
    string const id = ids_.fresh("note-reference-" + number);
    note_references_[note].push_back(id);
    HtmlAttributes const attributes = {
        {"href", '#' + ids_.note(note)}, {"id", id}, {"role", "doc-noteref"}, {"aria-label", "Footnote " + number}};
    return element("sup", {}, element("a", attributes, number));
}

string HtmlBlocks::note(std::size_t index) {
    string out = blocks(document_.notes[index].blocks);
    string back;
    std::vector<string> const& places = note_references_[index];
    for (std::size_t i = 0; i < places.size(); ++i) {
        string const which = std::to_string(index + 1) + (places.size() > 1 ? ", place " + std::to_string(i + 1) : "");
        HtmlAttributes const attributes = {{"class", "back"},
                                           {"href", '#' + places[i]},
                                           {"role", "doc-backlink"},
                                           {"aria-label", "Back to footnote " + which + " in the text"}};
        back += ' ' + element("a", attributes, back_arrow);
    }
    if (back.empty()) return out;
    constexpr string_view end = "</p>\n";
    if (out.ends_with(end))
        out.insert(out.size() - end.size(), back);
    else
        out += element("p", {}, back.substr(1)) + '\n';
    return out;
}

string HtmlBlocks::notes() {
    if (document_.notes.empty()) return {};
    string items = "\n";
    // Written in order; what a note refers to comes after it, so places in notes are known by then unless they look
    // back.
    for (std::size_t i = 0; i < document_.notes.size(); ++i)
        items += element("li", {{"id", ids_.note(i)}}, '\n' + note(i)) + '\n';
    string const title_id = ids_.fresh("footnotes");
    string const inside = element("h2", {{"id", title_id}}, "Footnotes") + '\n' + element("ol", {}, items) + '\n';
    return element("section", {{"class", "footnotes"}, {"role", "doc-endnotes"}, {"aria-labelledby", title_id}},
                   '\n' + inside) +
           '\n';
}

}  // namespace dhrdoc::write
