// Takes documents; walks them and prints them for people and tests.
#include "model/document.h"

#include "model/redacted_document.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace dhrdoc::model {

namespace {

template <typename Blocks, typename Visit>
void walk_all(Blocks& blocks, Visit const& visit) {
    for (auto& block : blocks) {
        visit(block);
        walk_all(block.children, visit);
    }
}

std::string_view mark_name(Mark mark) {
    switch (mark) {
        case Mark::strong:
            return "**";
        case Mark::emphasis:
            return "*";
        case Mark::code:
            return "`";
        case Mark::struck:
            return "~~";
        case Mark::superscript:
            return "^";
        case Mark::small:
            return "_";
        case Mark::none:
            break;
    }
    return "";
}

constexpr std::array all_marks = {Mark::strong, Mark::emphasis,    Mark::code,
                                  Mark::struck, Mark::superscript, Mark::small};

std::string shown(std::string_view text) {
    std::string out;
    for (char const c : text) {
        if (c == '\n') {
            out += "\\n";
        } else if (c == '"') {
            out += "\\\"";
        } else {
            out += c;
        }
    }
    return out;
}

/// The characters of one run, with its insets named in braces.
std::string run_text(StyledText const& text, Run const& run) {
    std::string out;
    std::uint32_t at = run.begin;
    for (auto const& inset : text.insets) {
        if (inset.at < run.begin || inset.at >= run.end) continue;
        out += shown(std::string_view(text.text).substr(at, inset.at - at));
        out += inset.kind == Inset::Kind::note_reference ? fmt::format("{{note {}}}", inset.note + 1)
                                                         : fmt::format("{{page {}}}", inset.target);
        at = inset.at + 3;
    }
    return out + shown(std::string_view(text.text).substr(at, run.end - at));
}

std::string_view alignment_name(Alignment alignment) {
    switch (alignment) {
        case Alignment::natural:
            return "natural";
        case Alignment::left:
            return "left";
        case Alignment::centre:
            return "centre";
        case Alignment::right:
            return "right";
    }
    return "";
}

std::string columns_of(Block const& table) {
    std::string out;
    for (auto const& column : table.columns) {
        out += fmt::format(" {}", alignment_name(column.alignment));
        if (column.share != 0) out += fmt::format(":{}", column.share);
    }
    return out;
}

std::string head_of(Block const& block) {
    switch (block.kind) {
        case BlockKind::heading:
            return fmt::format("heading {}", block.level);
        case BlockKind::paragraph:
            return "paragraph";
        case BlockKind::list:
            return fmt::format("list {}{}",
                               block.ordered ? fmt::format("from {}", block.start) : std::string("bullets"),
                               block.tight ? " tight" : " loose");
        case BlockKind::item:
            return block.task == Task::none ? "item" : block.task == Task::done ? "item [x]" : "item [ ]";
        case BlockKind::quote:
            return "quote";
        case BlockKind::code:
            return block.code_language.empty() ? "code" : "code " + block.code_language;
        case BlockKind::table:
            return "table" + columns_of(block);
        case BlockKind::row:
            return block.header ? "row header" : "row";
        case BlockKind::cell: {
            auto out = std::string(block.header ? "cell header" : "cell");
            if (block.span != 1) out += fmt::format(" span {}", block.span);
            if (block.alignment != Alignment::natural) out += fmt::format(" {}", alignment_name(block.alignment));
            return out;
        }
        case BlockKind::figure:
            if (block.chart != ChartKind::none)
                return fmt::format("figure chart {}{} alt \"{}\"", form_of(block.chart).name,
                                   block.prints_table ? " with table" : "", shown(block.alt));
            return fmt::format("figure {} alt \"{}\"", block.image, shown(block.alt));
        case BlockKind::rule:
            return "rule";
        case BlockKind::division:
            return "division " + block.name;
        case BlockKind::contents:
            return fmt::format("contents {}", block.level);
        case BlockKind::page_break:
            return "page break";
    }
    return "";
}

void print(std::string& out, Block const& block, std::size_t depth) {
    out.append(depth * 2, ' ');
    out += head_of(block);
    if (!block.id.empty()) out += " #" + block.id;
    if (!block.number.empty()) out += " [" + block.number + "]";
    if (!block.reference.empty()) out += " (" + block.reference + ")";
    for (auto const& [key, value] : block.attributes) out += fmt::format(" {}=\"{}\"", key, shown(value));
    if (!block.text.empty()) out += " \"" + to_string(block.text) + "\"";
    out += '\n';
    for (auto const& child : block.children) print(out, child, depth + 1);
}

}  // namespace

std::string Document::title() const {
    auto const found = meta.find("title");
    return found == meta.end() ? std::string() : found->second.text;
}

void for_each_block(Document const& document, std::function<void(Block const&)> const& visit) {
    walk_all(document.blocks, visit);
    for (auto const& note : document.notes) walk_all(note.blocks, visit);
}

void for_each_block(Document& document, std::function<void(Block&)> const& visit) {
    walk_all(document.blocks, visit);
    for (auto& note : document.notes) walk_all(note.blocks, visit);
}

std::string to_string(StyledText const& text) {
    std::string out;
    for (auto const& run : text.runs) {
        auto inner = run_text(text, run);
        for (auto const mark : all_marks) {
            if (has(run.marks, mark)) inner = fmt::format("{}{}{}", mark_name(mark), inner, mark_name(mark));
        }
        if (run.link >= 0) {
            auto const& link = text.links.at(static_cast<std::size_t>(run.link));
            inner =
                fmt::format("[{}]({}{})", inner, link.target, link.title.empty() ? "" : " '" + shown(link.title) + "'");
        }
        if (run.language >= 0)
            inner = fmt::format("{{{}: {}}}", text.languages.at(static_cast<std::size_t>(run.language)), inner);
        out += inner;
    }
    return out;
}

std::string to_string(Document const& document) {
    std::string out;
    for (auto const& [key, value] : document.meta) out += fmt::format("meta {} \"{}\"\n", key, to_string(value));
    for (auto const& block : document.blocks) print(out, block, 0);
    for (std::size_t i = 0; i < document.notes.size(); ++i) {
        out += fmt::format("note {} [^{}]\n", i + 1, document.notes[i].label);
        for (auto const& block : document.notes[i].blocks) print(out, block, 1);
    }
    return out;
}

std::string to_string(RedactedDocument const& document) { return to_string(document.document()); }

namespace {

bool reads_the_same(std::vector<Block> const& a, std::vector<Block> const& b);

bool reads_the_same(Block const& a, Block const& b) {
    auto const parts = [](Block const& block) {
        return std::tie(block.kind, block.id, block.number, block.reference, block.text, block.level, block.ordered,
                        block.tight, block.start, block.task, block.header, block.span, block.alignment, block.columns,
                        block.name, block.attributes, block.image, block.alt, block.code_language);
    };
    return parts(a) == parts(b) && reads_the_same(a.children, b.children);
}

bool reads_the_same(std::vector<Block> const& a, std::vector<Block> const& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](Block const& one, Block const& other) { return reads_the_same(one, other); });
}

}  // namespace

bool reads_the_same(Document const& a, Document const& b) {
    return a.meta == b.meta && a.style == b.style && a.language == b.language && a.kind == b.kind &&
           reads_the_same(a.blocks, b.blocks) &&
           std::equal(a.notes.begin(), a.notes.end(), b.notes.begin(), b.notes.end(),
                      [](Note const& one, Note const& other) {
                          return one.label == other.label && reads_the_same(one.blocks, other.blocks);
                      });
}

}  // namespace dhrdoc::model
