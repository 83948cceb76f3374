// Takes English prose; makes its sentences, as well as full stops tell.
#include "base/sentences.h"

#include <algorithm>
#include <array>

namespace dhrdoc::base {

namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// What may stand between the stop and the space: closing quotation marks, brackets and emphasis.
bool closes(std::string_view rest, std::size_t& length) {
    constexpr std::array<std::string_view, 7> closing{"\"", "'", ")", "*", "_", "’", "”"};
    for (auto const sign : closing) {
        if (rest.starts_with(sign)) {
            length = sign.size();
            return true;
        }
    }
    return false;
}

/// True where the stop at `at` belongs to the word before it.
bool is_abbreviation(std::string_view prose, std::size_t at) {
    constexpr std::array<std::string_view, 18> known{"Dr",  "Mr",  "Mrs", "Ms", "St", "Prof", "Rev", "No",  "Nos",
                                                     "e.g", "i.e", "etc", "cf", "vs", "para", "pp",  "Sgt", "Cllr"};
    auto begin = at;
    while (begin > 0 && !is_space(prose[begin - 1]) && prose[begin - 1] != '(') --begin;
    auto const word = prose.substr(begin, at - begin);
    bool const initial = word.size() == 1 && word.front() >= 'A' && word.front() <= 'Z' && word != "I";
    return initial || std::find(known.begin(), known.end(), word) != known.end();
}

/// A sentence does not begin with a small letter.
bool may_begin(std::string_view rest) { return rest.empty() || rest.front() < 'a' || rest.front() > 'z'; }

}  // namespace

std::vector<std::size_t> sentence_ends(std::string_view prose) {
    std::vector<std::size_t> ends;
    std::size_t last = 0;
    for (std::size_t at = 0; at < prose.size(); ++at) {
        if (prose[at] != '.' && prose[at] != '!' && prose[at] != '?') continue;
        auto end = at + 1;
        for (std::size_t length = 0; end < prose.size() && closes(prose.substr(end), length);) end += length;
        if (end < prose.size() && !is_space(prose[end])) continue;
        auto const next = std::find_if_not(prose.begin() + static_cast<std::ptrdiff_t>(end), prose.end(), is_space);
        if (prose[at] == '.' && is_abbreviation(prose, at)) continue;
        if (!may_begin(prose.substr(static_cast<std::size_t>(next - prose.begin())))) continue;
        ends.push_back(end);
        last = end;
    }
    auto const rest = prose.substr(last);
    if (std::any_of(rest.begin(), rest.end(), [](char c) { return !is_space(c); })) ends.push_back(prose.size());
    return ends;
}

}  // namespace dhrdoc::base
