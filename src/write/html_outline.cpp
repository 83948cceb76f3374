// Takes a document; makes the levels of its headings on a page: one h1, and no level left out.
#include "write/html_outline.h"

#include <algorithm>
#include <vector>

namespace dhrdoc::write {

namespace {

using model::Block;
using model::BlockKind;

bool has_words(Block const& division) {
    return std::any_of(division.children.begin(), division.children.end(),
                       [](Block const& part) { return !part.text.empty(); });
}

/// A cover that comes after headings is none, for the h1 must be the first of them.
enum class Search { on, over };
Search look_for_cover_title(std::vector<Block> const& blocks, Block const*& found) {
    for (Block const& block : blocks) {
        if (block.kind == BlockKind::heading || block.kind == BlockKind::contents) return Search::over;
        bool const is_title = block.name == "cover-title" || block.name == "brief-title";
        if (block.kind == BlockKind::division && is_title && has_words(block)) {
            found = &block;
            return Search::over;
        }
        if (look_for_cover_title(block.children, found) == Search::over) return Search::over;
    }
    return Search::on;
}

Block const* cover_title_of(model::Document const& document) {
    Block const* found = nullptr;
    (void)look_for_cover_title(document.blocks, found);
    return found;
}

/// A text that begins with its title as the one heading of level 1 needs no other.
Block const* heading_that_is_title(model::Document const& document) {
    std::vector<Block const*> headings;
    model::for_each_block(document, [&](Block const& block) {
        if (block.kind == BlockKind::heading) headings.push_back(&block);
    });
    auto const is_first_level = [](Block const* heading) { return heading->level == 1; };
    if (headings.empty() || headings.front()->level != 1) return nullptr;
    if (std::count_if(headings.begin(), headings.end(), is_first_level) != 1) return nullptr;
    bool const first = !document.blocks.empty() && &document.blocks.front() == headings.front();
    std::string const title = document.title();
    bool const says_the_same = title.empty() || title == headings.front()->text.text;
    return first && says_the_same ? headings.front() : nullptr;
}

}  // namespace

HtmlOutline::HtmlOutline(model::Document const& document) : title_block_(cover_title_of(document)) {
    if (title_block_ == nullptr) title_block_ = heading_that_is_title(document);
    std::vector<int> open;
    for (Block const& block : document.blocks) give_levels(block, open);
    for (model::Note const& note : document.notes) {
        open = {0};  // below the heading of the notes
        for (Block const& block : note.blocks) give_levels(block, open);
    }
}

/// `open`: the levels, as written, of the headings that the next one may stand under.
void HtmlOutline::give_levels(Block const& block, std::vector<int>& open) {
    if (block.kind == BlockKind::contents) open.clear();  // has an h2 of its own
    if (block.kind == BlockKind::heading) {
        if (&block == title_block_ || is_part_of_title(block)) {
            levels_[&block] = 1;
        } else {
            while (!open.empty() && open.back() >= block.level) open.pop_back();
            open.push_back(block.level);
            levels_[&block] = std::min<int>(static_cast<int>(open.size()) + 1, 6);
        }
    }
    for (Block const& child : block.children) give_levels(child, open);
}

bool HtmlOutline::is_part_of_title(Block const& heading) const {
    if (title_block_ == nullptr) return false;
    auto const& parts = title_block_->children;
    return std::any_of(parts.begin(), parts.end(), [&](Block const& part) { return &part == &heading; });
}

}  // namespace dhrdoc::write
