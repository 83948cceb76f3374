// Takes a text and spans that stand beside each other; makes the text without them, from the end.
#include "redact/apply.h"

#include <cassert>

namespace dhrdoc::redact {

namespace {

constexpr std::string_view object_character = "\xEF\xBF\xBC";  // U+FFFC, where an inset stands

/// The parts of an edit between insets: the first takes the words, the others become nothing.
std::vector<Edit> around_insets(model::StyledText const& text, Edit const& edit) {
    std::vector<Edit> out;
    std::size_t begin = edit.begin;
    for (auto const& inset : text.insets) {
        if (inset.at < edit.begin || inset.at >= edit.end) continue;
        if (inset.at > begin) out.push_back({begin, inset.at, {}});
        begin = inset.at + object_character.size();
    }
    if (begin < edit.end) out.push_back({begin, edit.end, {}});
    if (!out.empty()) out.front().words = edit.words;
    return out;
}

void apply_to_styled(model::StyledText& text, std::vector<Edit> const& edits) {
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
        auto const parts = around_insets(text, *edit);
        for (auto part = parts.rbegin(); part != parts.rend(); ++part)
            text.replace(part->begin, part->end, part->words);
    }
}

}  // namespace

void apply_edits(Slot& slot, std::vector<Edit> const& edits) {
    for (std::size_t i = 1; i < edits.size(); ++i) assert(edits[i - 1].end <= edits[i].begin);
    if (slot.role == Slot::Role::text) return apply_to_styled(*slot.styled, edits);
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
        slot.plain->replace(edit->begin, edit->end - edit->begin, edit->words);
}

}  // namespace dhrdoc::redact
