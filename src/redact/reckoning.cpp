// Takes a document as its reader will have it; makes the number of days that are still possible for each protected one,
// and the sentences that leave so few.
#include "redact/reckoning.h"

#include <algorithm>

namespace dhrdoc::redact {

namespace {

using model::Block;
using model::BlockKind;

/// A set more than this is not told: who mends the first has changed the others.
constexpr std::size_t most_sets = 50;

class Collector {
public:
    std::vector<PublishedText> collect(model::Document const& document) {
        for (auto const& block : document.blocks) visit(block);
        for (auto const& note : document.notes)
            for (auto const& block : note.blocks) visit(block);
        return std::move(out_);
    }

private:
    static void add_piece(PublishedText& text, Block const& block) {
        text.pieces.push_back({text.words.size(), &block, block.text.text.size()});
        text.words += block.text.text;
    }
    void visit(Block const& block) {
        if (!block.text.empty() && block.kind != BlockKind::code) {
            PublishedText text;
            text.is_heading = block.kind == BlockKind::heading;
            add_piece(text, block);
            out_.push_back(std::move(text));
        }
        if (block.kind == BlockKind::table) return visit_table(block);
        for (auto const& child : block.children) visit(child);
    }
    static void add_cell(PublishedText& text, Block const& cell, std::string const& header) {
        if (!text.words.empty()) text.words += ", ";
        if (!header.empty()) text.words += header + " : ";
        bool first = true;
        add_blocks(text, cell, first);
    }
    static void add_blocks(PublishedText& text, Block const& block, bool& first) {
        if (!block.text.empty() && block.kind != BlockKind::code) {
            if (!first) text.words += ' ';
            first = false;
            add_piece(text, block);
        }
        for (auto const& child : block.children) add_blocks(text, child, first);
    }
    void visit_table(Block const& table) {
        std::vector<std::string> headers;
        for (auto const& row : table.children) {
            PublishedText text;
            std::size_t column = 0;
            for (auto const& cell : row.children) {
                bool const labelled = !row.header && column < headers.size();
                add_cell(text, cell, labelled ? headers[column] : std::string());
                column += std::max<std::uint32_t>(cell.span, 1);
            }
            if (row.header) headers = headers_of(row);
            if (!text.words.empty()) out_.push_back(std::move(text));
        }
    }
    static std::vector<std::string> headers_of(Block const& row) {
        std::vector<std::string> out;
        for (auto const& cell : row.children) {
            PublishedText alone;
            add_cell(alone, cell, {});
            out.resize(out.size() + std::max<std::uint32_t>(cell.span, 1), alone.words);
        }
        return out;
    }

    std::vector<PublishedText> out_;
};

}  // namespace

std::vector<PublishedText> published_texts(model::Document const& document) { return Collector().collect(document); }

Reckoning::Reckoning(model::Document const& document, Withheld const& withheld) : timeline_(withheld) {
    std::vector<bool> known(timeline_.constraints().events(), false);
    for (auto const& day : timeline_.days()) {
        if (!known[day.event]) days_.push_back(day);
        known[day.event] = true;
    }
    if (days_.empty()) return;
    texts_ = published_texts(document);
    auto const wanted = texts_to_read();
    for (std::size_t i = 0; i < texts_.size(); ++i) {
        if (texts_[i].is_heading) timeline_.begin_section();
        if (wanted[i]) timeline_.read(texts_[i].words, i);
    }
}

/// Those that speak of an event, what follows directly, and what they go on from: "on 4 June she left", "two days later
/// he rang", "the next day she was killed".
std::vector<bool> Reckoning::texts_to_read() const {
    std::vector<bool> wanted(texts_.size(), false);
    for (std::size_t i = 0; i < texts_.size(); ++i) {
        if (!Timeline::may_speak_of_events(texts_[i].words)) continue;
        wanted[i] = true;
        if (i + 1 < texts_.size()) wanted[i + 1] = true;
    }
    for (std::size_t i = texts_.size(); i-- > 1;)
        if (wanted[i] && !texts_[i].is_heading && Timeline::may_go_on(texts_[i].words)) wanted[i - 1] = true;
    return wanted;
}

std::optional<int> Reckoning::days_left(DayInQuestion const& day, InForce const& in_force) const {
    auto const& all = timeline_.constraints();
    return all.days_left(day.event, all.consistent(day.event, in_force));
}

std::vector<std::vector<int>> Reckoning::narrowing(DayInQuestion const& day, InForce const& in_force) const {
    auto const& all = timeline_.constraints();
    return all.narrowing(day.event, fewest_days, most_sets, all.consistent(day.event, in_force));
}

}  // namespace dhrdoc::redact
