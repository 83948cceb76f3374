// Takes text with HTML character references; makes text with the characters.
#include "markdown/entities.h"

#include "markdown/cmark_tree.h"

namespace dhrdoc::markdown {

namespace {

/// `reference` is one reference, "&eacute;", or only looks like one. cmark knows all names; what it does not know
/// stays.
std::string decoded(std::string_view reference) {
    auto const tree = parse_with_cmark(reference, Dialect::foreign);
    auto* paragraph = cmark_node_first_child(tree.get());
    auto* text = paragraph == nullptr ? nullptr : cmark_node_first_child(paragraph);
    auto const* literal = text == nullptr ? nullptr : cmark_node_get_literal(text);
    return literal == nullptr ? std::string(reference) : std::string(literal);
}

bool is_reference_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '#';
}

}  // namespace

std::string with_character_references(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        auto end = at + 1;
        if (text[at] == '&') {
            while (end < text.size() && end - at < 40 && is_reference_char(text[end])) ++end;
        }
        if (end > at + 1 && end < text.size() && text[end] == ';') {
            out += decoded(text.substr(at, end + 1 - at));
            at = end + 1;
        } else {
            out += text[at++];
        }
    }
    return out;
}

}  // namespace dhrdoc::markdown
