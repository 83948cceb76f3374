// Each block becomes lines; what contains blocks puts its prefix before their lines.
#include "write/markdown.h"

#include "base/unicode.h"
#include "write/markdown_escape.h"
#include "write/markdown_inline.h"
#include "write/references.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace dhrdoc::write {

namespace {

using model::Block;
using model::BlockKind;
using model::Document;
using model::StyledText;
using std::string;
using Lines = std::vector<string>;

Lines split_lines(string const& text) {
    Lines lines;
    std::size_t begin = 0;
    for (std::size_t end = text.find('\n'); end != string::npos; end = text.find('\n', begin)) {
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    lines.push_back(text.substr(begin));
    return lines;
}

void append(Lines& lines, Lines more) {
    lines.insert(lines.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// `first` before the first line, `rest` before the others; empty lines stay empty.
Lines prefixed(Lines lines, string const& first, string const& rest) {
    if (lines.empty()) lines.emplace_back();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i == 0)
            lines[i] = lines[i].empty() ? first.substr(0, first.find_last_not_of(' ') + 1) : first + lines[i];
        else if (!lines[i].empty())
            lines[i] = rest + lines[i];
    }
    return lines;
}

bool fits_label(string const& label) { return !label.empty() && label.find_first_of("[]\\ \t\r\n|") == string::npos; }

/// The labels of the notes: as written where they are fit and no two are the same, else numbers.
std::vector<string> note_labels(Document const& document, MarkdownFlavour flavour) {
    std::map<string, int> uses;
    for (model::Note const& note : document.notes) ++uses[base::lower_case(note.label)];
    auto const keep = [&](model::Note const& note) {
        return flavour == MarkdownFlavour::source && fits_label(note.label) && uses[base::lower_case(note.label)] == 1;
    };
    std::set<string> taken;
    for (model::Note const& note : document.notes) {
        if (keep(note)) taken.insert(note.label);
    }
    std::vector<string> labels;
    for (std::size_t i = 0; i < document.notes.size(); ++i) {
        string label = std::to_string(i + 1);
        while (taken.count(label) != 0) label = "note-" + label;
        labels.push_back(keep(document.notes[i]) ? document.notes[i].label : label);
        taken.insert(labels.back());
    }
    return labels;
}

/// The anchor that GitHub and its like make of a heading's printed words.
string anchor_of(string const& words) {
    string anchor;
    string const lower = base::lower_case(words);
    for (std::size_t at = 0; at < lower.size();) {
        char32_t const code = base::next_code_point(lower, at);
        if (code == U' ')
            anchor += '-';
        else if (code == U'-' || code == U'_' || !is_ascii_punctuation(code)) {
            if (character_class(code) != CharacterClass::punctuation || code < 0x80) base::append_utf8(anchor, code);
        }
    }
    return anchor;
}

bool is_paragraph_like(Block const& block) {
    return block.kind == BlockKind::paragraph ||
           (block.kind == BlockKind::heading && block.text.text.find('\n') != string::npos);
}

bool begins_empty_or_late(Block const& list) {
    if (list.children.empty() || (list.ordered && list.start != 1)) return true;
    return list.children.front().children.empty() && list.children.front().task == model::Task::none;
}

/// True where a line of text after the block would be read as more of it.
bool takes_more_text(Block const& block) {
    switch (block.kind) {
        case BlockKind::paragraph:
        case BlockKind::table:
            return true;
        case BlockKind::list:
        case BlockKind::item:
        case BlockKind::quote:
            return !block.children.empty() && takes_more_text(block.children.back());
        default:
            return false;
    }
}

/// In a tight list blocks follow each other without a blank line, unless the second would be read as part of the first.
bool needs_blank_between(Block const& before, Block const& after) {
    if (is_paragraph_like(after)) return takes_more_text(before);
    switch (before.kind) {
        case BlockKind::paragraph:
            return after.kind == BlockKind::list && begins_empty_or_late(after);
        case BlockKind::quote:
        case BlockKind::table:
            return after.kind == before.kind;
        case BlockKind::list:
        case BlockKind::heading:
        case BlockKind::code:
        case BlockKind::rule:
            return false;
        default:
            return true;
    }
}

/// cmark finds a task only where its bullet is the first of the line.
bool begins_with_task(Block const& item) {
    if (item.children.empty() || item.children.front().kind != BlockKind::list) return false;
    std::vector<Block> const& inner = item.children.front().children;
    return !inner.empty() && (inner.front().task != model::Task::none || begins_with_task(inner.front()));
}

class Writer {
public:
    Writer(Document const& document, MarkdownFlavour flavour)
        : document_(document),
          publication_(flavour == MarkdownFlavour::publication),
          references_(document),
          labels_(note_labels(document, flavour)) {
        rules_.note_label = [this](std::uint32_t note) { return labels_.at(note); };
        rules_.links_inside = !publication_;
        rules_.has_notes = !labels_.empty();
        rules_.break_in_cell = publication_ ? "; " : "<br>";
        if (publication_) find_anchors();
    }

    string write(std::string_view marking) {
        Lines lines;
        if (publication_) append(lines, preamble(marking));
        append_block(lines, blocks(document_.blocks, Spacing::loose));
        for (std::size_t i = 0; i < document_.notes.size(); ++i) append_block(lines, note(i));
        if (publication_ && !marking.empty()) append_block(lines, {marked(marking)});
        string out;
        for (string const& line : lines) out += line + '\n';
        return out;
    }

    Lines one_block(Block const& block) { return block_lines(block, nullptr, InlinePlace::paragraph); }
    Lines one_note(std::size_t index) { return note(index); }
    [[nodiscard]] string one_cell(Block const& paragraph) const {
        return inline_text(paragraph.text, InlinePlace::cell);
    }

private:
    enum class Spacing { tight, loose };

    static void append_block(Lines& lines, Lines block) {
        if (block.empty()) return;
        if (!lines.empty()) lines.emplace_back();
        append(lines, std::move(block));
    }

    [[nodiscard]] static string marked(std::string_view marking) {
        StyledText text;
        text.append(marking, model::Mark::strong);
        InlineRules rules;
        rules.note_label = [](std::uint32_t) { return string(); };
        return markdown_inline(text, rules);
    }

    [[nodiscard]] string inline_text(StyledText const& text, InlinePlace place) const {
        InlineRules rules = rules_;
        rules.place = place;
        return markdown_inline(references_.without_pages(text), rules);
    }

    // --- the parts of a publication ----------------------------------------------------------------------------------

    [[nodiscard]] bool has_title_division() const {
        bool found = false;
        model::for_each_block(document_, [&](Block const& block) {
            found = found || (block.kind == BlockKind::division && block.name == "cover-title");
        });
        return found;
    }

    /// The title is the one heading of level 1; a cover that prints it takes its place.
    Lines preamble(std::string_view marking) {
        Lines lines;
        if (!marking.empty()) lines.push_back(marked(marking));
        auto const title = document_.meta.find("title");
        if (has_title_division()) {
            heading_shift_ = 1;
        } else if (title != document_.meta.end() && !title->second.empty()) {
            heading_shift_ = 1;
            append_block(lines, {"# " + inline_text(title->second, InlinePlace::heading)});
        }
        return lines;
    }

    [[nodiscard]] static string printed_heading(Block const& block) {
        return block.number.empty() ? block.text.text : block.number + ' ' + block.text.text;
    }

    void find_anchors() {
        std::map<string, int> uses;
        ++uses[anchor_of(document_.title())];
        model::for_each_block(document_, [&](Block const& block) {
            if (block.kind != BlockKind::heading) return;
            string const anchor = anchor_of(printed_heading(block));
            int const before = uses[anchor]++;
            anchors_[&block] = before == 0 ? anchor : anchor + '-' + std::to_string(before);
        });
    }

    Lines contents(Block const& block) {
        Lines lines;
        int top = 6;
        auto const listed = [&](Block const& heading) {
            return heading.kind == BlockKind::heading && heading.level <= block.level && anchors_.count(&heading) != 0;
        };
        model::for_each_block(document_, [&](Block const& heading) {
            if (listed(heading)) top = std::min<int>(top, heading.level);
        });
        model::for_each_block(document_, [&](Block const& heading) {
            if (!listed(heading)) return;
            StyledText text;
            text.links.push_back({'#' + anchors_.at(&heading), {}});
            text.append(printed_heading(heading), model::Mark::none, 0);
            InlineRules rules = rules_;
            rules.links_inside = true;
            rules.place = InlinePlace::heading;
            text.insets.clear();
            lines.push_back(string(static_cast<std::size_t>(heading.level - top) * 2, ' ') + "- " +
                            markdown_inline(text, rules));
        });
        if (block.text.empty() || lines.empty()) return lines;
        return joined({heading_line(2, inline_text(block.text, InlinePlace::heading))}, std::move(lines));
    }

    // --- blocks ------------------------------------------------------------------------------------------------------

    [[nodiscard]] static string heading_line(int level, string const& text) {
        string const hashes(static_cast<std::size_t>(std::clamp(level, 1, 6)), '#');
        return text.empty() ? hashes : hashes + ' ' + text;
    }

    static Lines joined(Lines first, Lines second) {
        append_block(first, std::move(second));
        return first;
    }

    Lines blocks(std::vector<Block> const& all, Spacing spacing, InlinePlace first = InlinePlace::paragraph) {
        Lines lines;
        Block const* before = nullptr;
        for (Block const& block : all) {
            Lines more = block_lines(block, before, &block == &all.front() ? first : InlinePlace::paragraph);
            if (more.empty()) continue;
            bool const blank = spacing == Spacing::loose || (before != nullptr && needs_blank_between(*before, block));
            if (!lines.empty() && blank) lines.emplace_back();
            append(lines, std::move(more));
            before = &block;
        }
        return lines;
    }

    Lines block_lines(Block const& block, Block const* before, InlinePlace place) {
        switch (block.kind) {
            case BlockKind::heading:
                return heading(block);
            case BlockKind::paragraph:
                return paragraph(block, place);
            case BlockKind::list:
                return list(block, before);
            case BlockKind::item:
            case BlockKind::row:
            case BlockKind::cell:
                assert(false);
                return {};
            case BlockKind::quote:
                return quote(block.children);
            case BlockKind::code:
                return code(block);
            case BlockKind::table:
                return table(block);
            case BlockKind::figure:
                return figure(block);
            case BlockKind::rule:
                return {item_depth_ > 0 ? "___" : "---"};
            case BlockKind::division:
                return division(block);
            case BlockKind::contents:
                return publication_ ? contents(block) : contents_division(block);
            case BlockKind::page_break:
                return publication_ ? Lines{} : Lines{"::: pagebreak", ":::"};
        }
        return {};
    }

    [[nodiscard]] static Lines contents_division(Block const& block) {
        string const title = block.text.empty() ? "" : " title=" + quoted(block.text.text);
        return {"::: contents {depth=" + std::to_string(block.level) + title + '}', ":::"};
    }

    Lines heading(Block const& block) {
        string const number = publication_ && !block.number.empty() ? block.number + ' ' : "";
        bool const several_lines = block.text.text.find('\n') != string::npos;
        if (!publication_ && several_lines && block.level <= 2 && attributes(block).empty()) {
            Lines lines = split_lines(inline_text(block.text, InlinePlace::paragraph));
            lines.emplace_back(block.level == 1 ? "===" : "---");
            return lines;
        }
        string const text = number + inline_text(block.text, InlinePlace::heading);
        return {heading_line(block.level + heading_shift_, text + attributes(block))};
    }

    Lines paragraph(Block const& block, InlinePlace place) {
        bool const numbered = publication_ && !block.number.empty();
        string const text = inline_text(block.text, numbered ? InlinePlace::paragraph : place);
        if (text.empty()) return {};
        return split_lines((numbered ? block.number + ' ' : string()) + text + attributes(block));
    }

    /// Two lists beside each other must differ in their bullets, and `- --` must not become a rule.
    [[nodiscard]] static char bullet_of(Block const& list, std::vector<Lines> const& items, char last) {
        auto const makes_rule = [&](char bullet) {
            return std::any_of(items.begin(), items.end(), [&](Lines const& lines) {
                return !lines.empty() && !lines.front().empty() &&
                       lines.front().find_first_not_of({bullet, ' '}) == string::npos;
            });
        };
        for (char const bullet : list.ordered ? std::string_view(".)") : std::string_view("-+*")) {
            if (bullet != last && (list.ordered || !makes_rule(bullet))) return bullet;
        }
        return list.ordered ? '.' : '+';
    }

    Lines list(Block const& block, Block const* before) {
        bool const beside = before != nullptr && before->kind == BlockKind::list && before->ordered == block.ordered;
        char const last = beside ? last_bullet_ : '\0';
        Spacing const spacing = block.tight ? Spacing::tight : Spacing::loose;
        std::vector<Lines> items;
        for (Block const& item : block.children) items.push_back(list_item(item, spacing));
        char const bullet = bullet_of(block, items, last);
        Lines lines;
        std::uint64_t number = block.start;
        for (Lines& item : items) {
            string const marker = block.ordered ? std::to_string(number++) + bullet : string(1, bullet);
            if (!lines.empty() && spacing == Spacing::loose) lines.emplace_back();
            append(lines, item.empty() ? Lines{marker}
                                       : prefixed(std::move(item), marker + ' ', string(marker.size() + 1, ' ')));
        }
        last_bullet_ = bullet;
        return lines;
    }

    Lines list_item(Block const& item, Spacing spacing) {
        ++item_depth_;
        Lines lines = blocks(item.children, spacing, InlinePlace::item_paragraph);
        --item_depth_;
        string const task = item.task == model::Task::none ? "" : item.task == model::Task::done ? "[x] " : "[ ] ";
        if (lines.empty()) return task.empty() ? Lines{} : Lines{task};
        // cmark takes a task for done if `[x]` is anywhere on its line.
        bool const ticked = lines.front().find("[x]") != string::npos || lines.front().find("[X]") != string::npos;
        bool const own_line = ticked || item.children.front().kind != BlockKind::paragraph;
        if (item.task != model::Task::none ? own_line : begins_with_task(item)) lines.insert(lines.begin(), "");
        lines.front() = task + lines.front();
        return lines;
    }

    Lines quote(std::vector<Block> const& children) {
        int const outer = std::exchange(item_depth_, 0);
        Lines lines = blocks(children, Spacing::loose);
        item_depth_ = outer;
        if (lines.empty()) lines.emplace_back();
        for (string& line : lines) line = line.empty() ? ">" : "> " + line;
        return lines;
    }

    [[nodiscard]] static Lines code(Block const& block) {
        bool const tildes = block.code_language.find('`') != string::npos;
        string fence = backticks_around(block.text.text, 3);
        if (tildes) {
            fence = "~~~";
            while (block.text.text.find(fence) != string::npos) fence += '~';
        }
        string const gap = block.code_language.substr(0, 1) == "~" ? " " : "";
        Lines lines = {fence + gap + with_backslashes(block.code_language, "")};
        if (!block.text.empty()) append(lines, split_lines(block.text.text));
        lines.push_back(fence);
        return lines;
    }

    /// A publication has the table alone, which says it all; a source gets back what it was.
    Lines chart(Block const& block) {
        if (publication_) return joined(caption_line("Figure ", block), blocks(block.children, Spacing::loose));
        auto const& form = model::form_of(block.chart);
        string inside = block.id.empty() ? "" : "#" + block.id + ' ';
        inside += fmt::format("chart={} alt={}", form.name, quoted(block.alt));
        if (!block.name.empty()) inside += " name=" + quoted(block.name);
        if (block.prints_table != form.table_below)
            inside += string(" table=") + (block.prints_table ? "below" : "none");
        for (auto const& [key, value] : block.attributes)
            inside += key == "class" ? classes(value) : ' ' + key + '=' + quoted(value);
        Lines lines = {"::: figure {" + inside + '}'};
        if (!block.text.empty()) append_block(lines, split_lines(inline_text(block.text, InlinePlace::paragraph)));
        append_block(lines, blocks(block.children, Spacing::loose));
        append_block(lines, {":::"});
        return lines;
    }

    Lines figure(Block const& block) {
        if (block.chart != model::ChartKind::none) return chart(block);
        string alt = with_backslashes(block.alt, "[]*_`<~");
        std::replace(alt.begin(), alt.end(), '\n', ' ');
        string caption = block.text.text;
        std::replace(caption.begin(), caption.end(), '\n', ' ');
        string const start = "![" + alt + "](" + link_destination(block.image);
        if (!publication_)
            return {start + (caption.empty() ? "" : " \"" + with_backslashes(caption, "\"") + '"') + ')'};
        return joined({start + ')'}, caption_line("Figure ", block));
    }

    [[nodiscard]] Lines caption_line(string const& word, Block const& block) const {
        if (block.text.empty()) return {};
        string const text = inline_text(block.text, InlinePlace::heading);
        return {block.number.empty() ? text : word + block.number + ": " + text};
    }

    Lines division(Block const& block) {
        if (publication_) return flattened(block);
        Lines lines = {"::: " + block.name + attributes(block)};
        append_block(lines, blocks(block.children, Spacing::loose));
        append_block(lines, {":::"});
        return lines;
    }

    Lines flattened(Block const& block) {
        if (block.name == "cover-title") return cover_title(block);
        if (block.name == "panel-box" || block.name == "tribute") return quote(block.children);
        return blocks(block.children, Spacing::loose);
    }

    /// One heading of level 1, however many blocks the cover spends on the title.
    Lines cover_title(Block const& block) {
        string title;
        for (Block const& part : block.children) {
            string const text = inline_text(part.text, InlinePlace::heading);
            if (!text.empty()) title += (title.empty() ? "" : " ") + text;
        }
        return {heading_line(1, title)};
    }

    Lines note(std::size_t index) {
        Lines lines = blocks(document_.notes[index].blocks, Spacing::loose);
        return prefixed(std::move(lines), "[^" + labels_[index] + "]: ", "    ");
    }

    // --- tables ------------------------------------------------------------------------------------------------------

    Lines table(Block const& block) {
        std::size_t const width = columns_of(block);
        Lines lines;
        bool const headed = !block.children.empty() && block.children.front().header;
        if (!headed) lines.push_back(row(nullptr, width));
        for (Block const& each : block.children) {
            lines.push_back(row(&each, width));
            if (lines.size() == 1 && headed) lines.push_back(delimiters(block, width));
        }
        if (!headed) lines.insert(lines.begin() + 1, delimiters(block, width));
        if (publication_) return joined(caption_line("Table ", block), std::move(lines));
        if (block.text.empty()) return lines;
        return joined(std::move(lines),
                      {"Table: " + inline_text(block.text, InlinePlace::heading) + attributes(block)});
    }

    [[nodiscard]] static std::size_t columns_of(Block const& table) {
        std::size_t width = std::max<std::size_t>(table.columns.size(), 1);
        for (Block const& row : table.children) {
            std::size_t cells = 0;
            for (Block const& cell : row.children) cells += std::max<std::size_t>(cell.span, 1);
            width = std::max(width, cells);
        }
        return width;
    }

    [[nodiscard]] static string delimiters(Block const& table, std::size_t width) {
        string line = "|";
        for (std::size_t i = 0; i < width; ++i) {
            model::Column const column = i < table.columns.size() ? table.columns[i] : model::Column{};
            string cell(column.share > 0 ? std::min<std::size_t>(column.share, 200) : 3, '-');
            using model::Alignment;
            if (column.alignment == Alignment::left || column.alignment == Alignment::centre) cell.insert(0, ":");
            if (column.alignment == Alignment::right || column.alignment == Alignment::centre) cell += ':';
            line += ' ' + cell + " |";
        }
        return line;
    }

    string row(Block const* row, std::size_t width) {
        string line = "|";
        std::size_t filled = 0;
        if (row != nullptr) {
            for (Block const& cell : row->children) {
                string const text = cell_text(cell.children);
                line += ' ' + text + (text.empty() ? "|" : " |");
                for (std::uint32_t i = 1; i < cell.span; ++i) line += " |";
                filled += std::max<std::size_t>(cell.span, 1);
            }
        }
        for (; filled < width; ++filled) line += " |";
        return line;
    }

    /// Everything in a cell on one line: blocks and the items of lists with semicolons between.
    string cell_text(std::vector<Block> const& blocks) {
        string text;
        for (Block const& block : blocks) {
            string const own = inline_text(block.text, InlinePlace::cell);
            bool const picture = block.kind == BlockKind::figure && block.chart == model::ChartKind::none;
            string const alt = picture ? figure_in_cell(block) : "";
            for (string const& part : {alt, own, cell_text(block.children)}) {
                if (!part.empty()) text += (text.empty() ? "" : "; ") + part;
            }
        }
        return text;
    }

    [[nodiscard]] static string figure_in_cell(Block const& block) {
        string out;
        for (char const c :
             "![" + with_backslashes(block.alt, "[]*_`<~") + "](" + link_destination(block.image) + ')') {
            if (c == '|') out += '\\';
            out += c == '\n' ? ' ' : c;
        }
        return out;
    }

    // --- what we added to Markdown -----------------------------------------------------------------------------------

    [[nodiscard]] static string quoted(string const& value) {
        return value.find_first_of(" \t\"{}=") == string::npos && !value.empty()
                   ? value
                   : '"' + with_backslashes(value, "\"") + '"';
    }

    [[nodiscard]] static string classes(string const& names) {
        string out;
        for (char const c : ' ' + names) out += c == ' ' ? string(" .") : string(1, c);
        return out;
    }

    /// ` {#id .class key=value}`, for a text of ours that goes back as source.
    [[nodiscard]] string attributes(Block const& block) const {
        if (publication_) return {};
        string inside;
        bool const written_id = block.kind != BlockKind::heading || !block.attributes.empty();
        if (!block.id.empty() && written_id) inside += " #" + block.id;
        for (auto const& [key, value] : block.attributes) {
            inside += key == "class" ? classes(value) : ' ' + key + '=' + quoted(value);
        }
        return inside.empty() ? inside : " {" + inside.substr(1) + '}';
    }

    Document const& document_;
    bool publication_;
    References references_;
    std::vector<string> labels_;
    InlineRules rules_;
    int heading_shift_ = 0;
    int item_depth_ = 0;
    char last_bullet_ = '\0';
    std::map<Block const*, string> anchors_;  // looked up, never walked
};

}  // namespace

string markdown(model::RedactedDocument const& document, MarkdownFlavour flavour, std::string_view marking) {
    return Writer(document.document(), flavour).write(marking);
}

struct MarkdownParts::Inside {
    Writer writer;
};

namespace {

string joined_lines(Lines const& lines) { return fmt::format("{}", fmt::join(lines, "\n")); }

}  // namespace

MarkdownParts::MarkdownParts(model::RedactedDocument const& document)
    : inside_(new Inside{Writer(document.document(), MarkdownFlavour::source)}) {}
MarkdownParts::~MarkdownParts() = default;

string MarkdownParts::block(Block const& block) const { return joined_lines(inside_->writer.one_block(block)); }
string MarkdownParts::cell(Block const& paragraph) const { return inside_->writer.one_cell(paragraph); }
string MarkdownParts::note(std::size_t index) const { return joined_lines(inside_->writer.one_note(index)); }

string MarkdownParts::words(std::string_view text) {
    InlineRules rules;
    rules.place = InlinePlace::cell;
    rules.has_notes = true;
    rules.note_label = [](std::uint32_t) { return string(); };
    return markdown_inline(StyledText::plain(text), rules);
}

}  // namespace dhrdoc::write
