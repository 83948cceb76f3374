// Takes a document; makes the words by which its parts are called, for outputs that have no pages.
#include "write/references.h"

#include <algorithm>
#include <string_view>

namespace dhrdoc::write {

namespace {

constexpr std::size_t inset_length = 3;  // U+FFFC in UTF-8

std::string words_of(model::Block const& block) {
    if (!block.reference.empty() || block.text.empty()) return block.reference;
    return block.kind == model::BlockKind::heading ? "“" + block.text.text + "”" : std::string();
}

}  // namespace

References::References(model::Document const& document) {
    model::for_each_block(document, [&](model::Block const& block) {
        if (!block.id.empty()) words_.emplace(block.id, words_of(block));
    });
}

std::string References::words_for(std::string const& id) const {
    auto const found = words_.find(id);
    return found == words_.end() ? std::string() : found->second;
}

model::StyledText References::without_pages(model::StyledText text) const {
    using Kind = model::Inset::Kind;
    for (;;) {
        auto const inset = std::find_if(text.insets.begin(), text.insets.end(),
                                        [](model::Inset const& one) { return one.kind == Kind::page_reference; });
        if (inset == text.insets.end()) return text;
        std::string words = words_for(inset->target);
        if (words.empty()) words = "below";
        std::size_t const at = inset->at;
        constexpr std::string_view before = "page ";
        bool const page = at >= before.size() && text.text.compare(at - before.size(), before.size(), before) == 0;
        text.replace(page ? at - before.size() : at, at + inset_length, words);
    }
}

}  // namespace dhrdoc::write
