// Takes a document; makes the levels of its headings on a page: one h1, and no level left out.
#pragma once

#include "model/document.h"

#include <map>
#include <vector>

namespace dhrdoc::write {

class HtmlOutline {
public:
    explicit HtmlOutline(model::Document const& document);

    /// The heading or cover title that is the h1; nullptr where the document's title has to be printed for it.
    [[nodiscard]] model::Block const* title_block() const { return title_block_; }
    /// 1 to 6; 1 is that of the title and its parts alone.
    [[nodiscard]] int level(model::Block const& heading) const { return levels_.at(&heading); }

private:
    void give_levels(model::Block const& block, std::vector<int>& open);
    [[nodiscard]] bool is_part_of_title(model::Block const& heading) const;

    model::Block const* title_block_ = nullptr;
    std::map<model::Block const*, int> levels_;  // looked up, never walked
};

}  // namespace dhrdoc::write
