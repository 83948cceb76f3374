// Takes two documents; says which of their blocks a reader could tell from each other.
#include "same_reading.h"

#include <algorithm>
#include <string>
#include <tuple>

namespace dhrdoc {

namespace {

using model::Block;
using model::BlockKind;

/// A character as it is read.
struct Read {
    char byte = 0;
    model::Mark marks = model::Mark::none;
    model::Link const* link = nullptr;
    friend bool operator==(Read const& a, Read const& b) {
        if (a.byte != b.byte || a.marks != b.marks || (a.link == nullptr) != (b.link == nullptr)) return false;
        return a.link == nullptr || *a.link == *b.link;
    }
};

bool leads_elsewhere(model::StyledText const& text, std::size_t link) {
    return !text.links[link].target.empty() && !says_where_it_leads(text, link);
}

std::vector<Read> read(model::StyledText const& text) {
    std::vector<model::Link const*> links;
    for (std::size_t i = 0; i < text.links.size(); ++i)
        links.push_back(leads_elsewhere(text, i) ? &text.links[i] : nullptr);
    std::vector<Read> out;
    for (auto const& run : text.runs) {
        auto const* link = run.link < 0 ? nullptr : links[static_cast<std::size_t>(run.link)];
        for (auto at = run.begin; at < run.end; ++at) {
            char const byte = text.text[at];
            bool const is_space = byte == ' ' || byte == '\t';
            // A space shows neither emphasis nor where it leads.
            Read const one = is_space ? Read{' ', model::Mark::none, nullptr} : Read{byte, run.marks, link};
            bool const repeats = is_space && (out.empty() || out.back().byte == ' ' || out.back().byte == '\n');
            if (!repeats) out.push_back(one);
        }
    }
    while (!out.empty() && (out.back().byte == ' ' || out.back().byte == '\n')) out.pop_back();
    return out;
}

std::vector<model::Link> ways_out(model::StyledText const& text) {
    std::vector<model::Link> out;
    for (std::size_t i = 0; i < text.links.size(); ++i)
        if (leads_elsewhere(text, i)) out.push_back(text.links[i]);
    return out;
}

bool same_insets(model::StyledText const& a, model::StyledText const& b) {
    return std::equal(a.insets.begin(), a.insets.end(), b.insets.begin(), b.insets.end(),
                      [](model::Inset const& one, model::Inset const& other) {
                          return one.kind == other.kind && one.note == other.note && one.target == other.target;
                      });
}

bool same_text(Block const& a, Block const& b) {
    if (a.kind == BlockKind::code) return a.text.text == b.text.text;
    return read(a.text) == read(b.text) && ways_out(a.text) == ways_out(b.text) && same_insets(a.text, b.text);
}

bool is_nothing(Block const& block) {
    return block.kind == BlockKind::paragraph && block.children.empty() && read(block.text).empty() &&
           ways_out(block.text).empty();
}

bool same_rest(Block const& a, Block const& b) {
    auto const parts = [](Block const& block) {
        return std::tie(block.kind, block.id, block.level, block.ordered, block.tight, block.start, block.task,
                        block.header, block.span, block.alignment, block.columns, block.name, block.attributes,
                        block.image, block.alt, block.code_language);
    };
    return parts(a) == parts(b);
}

std::vector<Block const*> shown(std::vector<Block> const& blocks) {
    std::vector<Block const*> out;
    for (auto const& block : blocks)
        if (!is_nothing(block)) out.push_back(&block);
    return out;
}

bool all_read_as(std::vector<Block> const& a, std::vector<Block> const& b) {
    auto const ours = shown(a), theirs = shown(b);
    return std::equal(ours.begin(), ours.end(), theirs.begin(), theirs.end(),
                      [](Block const* one, Block const* other) { return reads_as(*one, *other); });
}

bool same_note(model::Document const& a, model::Document const& b, std::size_t note) {
    auto const& label = a.notes[note].label;
    return (label == b.notes[note].label || label == public_label(b, note)) &&
           all_read_as(a.notes[note].blocks, b.notes[note].blocks);
}

/// Where nothing can be said number by number: what stands between the parts that are alike at both ends.
std::vector<std::size_t> between_alike_ends(std::vector<Block> const& a, std::vector<Block> const& b) {
    std::size_t const most = std::min(a.size(), b.size());
    std::size_t front = 0;
    while (front < most && reads_as(a[front], b[front])) ++front;
    std::size_t back = 0;
    while (back < most - front && reads_as(a[a.size() - 1 - back], b[b.size() - 1 - back])) ++back;
    std::vector<std::size_t> out;
    // What stands beside a part may be read as more of it.
    for (std::size_t i = front == 0 ? 0 : front - 1; i < std::min(b.size() - back + 1, b.size()); ++i) out.push_back(i);
    return out;
}

}  // namespace

bool says_where_it_leads(model::StyledText const& text, std::size_t link) {
    std::string words;
    for (auto const& run : text.runs)
        if (run.link == static_cast<std::int32_t>(link)) words += text.text.substr(run.begin, run.end - run.begin);
    auto const& [target, title] = text.links[link];
    return title.empty() && !words.empty() &&
           (target == words || target == "mailto:" + words || target == "http://" + words);
}

bool reads_as_alone(Block const& a, Block const& b) { return same_rest(a, b) && same_text(a, b); }

bool reads_as(Block const& a, Block const& b) { return reads_as_alone(a, b) && all_read_as(a.children, b.children); }

std::string public_label(model::Document const& document, std::size_t note) {
    auto const& label = document.notes[note].label;
    bool const fits = !label.empty() && label.find_first_of("[]\\ \t\r\n|") == std::string::npos;
    return fits ? label : "note-" + std::to_string(note + 1);
}

Differences differences(model::Document const& a, model::Document const& b) {
    Differences out;
    out.same_shape = a.blocks.size() == b.blocks.size() && a.notes.size() == b.notes.size();
    std::vector<std::size_t> notes;
    for (std::size_t i = 0; i < b.notes.size(); ++i)
        if (i >= a.notes.size() || !same_note(a, b, i)) notes.push_back(b.blocks.size() + i);
    out.any = !all_read_as(a.blocks, b.blocks) || a.notes.size() != b.notes.size() || !notes.empty();
    if (!out.any) return out;
    if (a.blocks.size() != b.blocks.size()) {
        out.parts = between_alike_ends(a.blocks, b.blocks);
    } else {
        for (std::size_t i = 0; i < b.blocks.size(); ++i)
            if (!reads_as(a.blocks[i], b.blocks[i])) out.parts.push_back(i);
    }
    out.parts.insert(out.parts.end(), notes.begin(), notes.end());
    return out;
}

}  // namespace dhrdoc
