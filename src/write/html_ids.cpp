// Takes a document; makes the ids of its HTML page: each given once, and known to whoever links to it.
#include "write/html_ids.h"

#include <algorithm>

namespace dhrdoc::write {

namespace {

/// An id holds no blanks, and nothing that a link would have to encode.
std::string fit(std::string id) {
    std::replace_if(
        id.begin(), id.end(),
        [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == '%' || c == '#' || c == 0x7F; }, '-');
    return id;
}

}  // namespace

HtmlIds::HtmlIds(model::Document const& document) {
    model::for_each_block(document, [&](model::Block const& block) {
        if (block.id.empty() || by_name_.count(block.id) != 0) return;
        by_block_[&block] = by_name_[block.id] = fresh(fit(block.id));
    });
    model::for_each_block(document, [&](model::Block const& block) {
        if (!block.id.empty()) return;
        if (block.kind == model::BlockKind::heading) by_block_[&block] = fresh("heading");
        if (block.kind == model::BlockKind::paragraph && !block.number.empty())
            by_block_[&block] = fresh(fit("p-" + block.number));
    });
    for (std::size_t i = 0; i < document.notes.size(); ++i) notes_.push_back(fresh("note-" + std::to_string(i + 1)));
}

std::string HtmlIds::of(model::Block const& block) const {
    auto const found = by_block_.find(&block);
    return found == by_block_.end() ? std::string() : found->second;
}

std::string HtmlIds::reference(std::string const& target) const {
    auto const found = by_name_.find(target.substr(std::min<std::size_t>(1, target.size())));
    return found == by_name_.end() ? std::string() : '#' + found->second;
}

std::string HtmlIds::fresh(std::string const& wanted) {
    std::string id = wanted;
    for (int i = 2; !taken_.insert(id).second; ++i) id = wanted + '-' + std::to_string(i);
    return id;
}

}  // namespace dhrdoc::write
