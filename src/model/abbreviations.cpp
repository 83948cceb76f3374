// Takes a document's glossary; tells abbreviations from other terms by their initials.
#include "model/abbreviations.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace dhrdoc::model {

namespace {

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

/// Words that most abbreviations pass over.
bool is_small(std::string_view word) {
    constexpr std::array<std::string_view, 8> small = {"a", "and", "for", "in", "of", "on", "the", "to"};
    return std::find(small.begin(), small.end(), word) != small.end();
}

void collect(Block const& table, std::map<std::string, std::string>& out) {
    for (auto const& row : table.children) {
        if (row.header || row.children.size() < 2) continue;
        auto const text_of = [&](std::size_t cell) {
            auto const& blocks = row.children[cell].children;
            return blocks.empty() ? std::string() : blocks.front().text.text;
        };
        if (auto expansion = expansion_of(text_of(0), text_of(1)); !expansion.empty())
            out.try_emplace(text_of(0), std::move(expansion));
    }
}

}  // namespace

std::string expansion_of(std::string_view term, std::string_view meaning) {
    std::string initials;
    for (char const c : term) {
        if (c == ' ' || (c >= 'a' && c <= 'z')) return {};
        if (is_capital(c)) initials += c;
    }
    if (initials.size() < 2) return {};
    std::size_t found = 0;
    std::size_t i = 0;
    while (i < meaning.size() && found < initials.size()) {
        if (!is_letter(meaning[i])) {
            ++i;
            continue;
        }
        auto const begin = i;
        while (i < meaning.size() && is_letter(meaning[i])) ++i;
        auto const word = meaning.substr(begin, i - begin);
        if (capital(word.front()) == initials[found])
            ++found;
        else if (!is_small(word))
            return {};
    }
    if (found < initials.size()) return {};
    // What follows belongs to it up to the next stop: "... and harassment checklist, used to assess risk".
    auto const stop = meaning.find_first_of(",;:.()", i);
    return std::string(meaning.substr(0, stop));
}

std::map<std::string, std::string> abbreviations(Document const& document) {
    std::map<std::string, std::string> out;
    for_each_block(document, [&](Block const& block) {
        if (block.kind == BlockKind::table && block.id == "t-glossary") collect(block, out);
    });
    return out;
}

}  // namespace dhrdoc::model
