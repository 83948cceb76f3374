// Takes characters and lines; makes answers about how CommonMark would read them.
#include "write/markdown_escape.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace dhrdoc::write {

namespace {

using std::string_view;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

struct CodeRange {
    char32_t first;
    char32_t last;
};

template <std::size_t size>
bool in_ranges(std::array<CodeRange, size> const& ranges, char32_t code_point) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](CodeRange range) { return code_point >= range.first && code_point <= range.last; });
}

constexpr std::array<CodeRange, 7> spaces = {{{0xA0, 0xA0},
                                              {0x1680, 0x1680},
                                              {0x2000, 0x200A},
                                              {0x202F, 0x202F},
                                              {0x205F, 0x205F},
                                              {0x3000, 0x3000},
                                              {0x9, 0xD}}};
constexpr std::array<CodeRange, 8> punctuation = {{{0xA1, 0xA1},
                                                   {0xA7, 0xA7},
                                                   {0xAB, 0xAB},
                                                   {0xB6, 0xB7},
                                                   {0xBB, 0xBB},
                                                   {0xBF, 0xBF},
                                                   {0x2010, 0x2027},
                                                   {0x2030, 0x2043}}};
constexpr std::array<CodeRange, 11> letters = {{{0xA2, 0xA6},
                                                {0xA8, 0xAA},
                                                {0xAC, 0xB5},
                                                {0xB8, 0xBA},
                                                {0xBC, 0xBE},
                                                {0xC0, 0x36F},
                                                {0x388, 0x481},
                                                {0x48A, 0x52F},
                                                {0x1E00, 0x1EFF},
                                                {0x20A0, 0x20BF},
                                                {0x4E00, 0x9FFF}}};

/// How far a run of `c` goes from `from`.
std::size_t run_length(string_view line, char c, std::size_t from = 0) {
    std::size_t end = from;
    while (end < line.size() && line[end] == c) ++end;
    return end - from;
}

bool ends_or_blank(string_view line, std::size_t at) { return at >= line.size() || is_blank(line[at]); }

bool only(string_view line, string_view allowed) { return line.find_first_not_of(allowed) == string_view::npos; }

bool is_thematic_break(string_view line) {
    char const c = line.front();
    if (c != '-' && c != '*' && c != '_') return false;
    return only(line, std::string{c, ' ', '\t'}) && std::count(line.begin(), line.end(), c) >= 3;
}

/// A line under a paragraph that would make a heading or a table of it.
bool is_underline(string_view line) {
    return only(line, "-=|: \t\v\f") && line.find_first_of("-=") != string_view::npos;
}

std::size_t ordered_marker_to_escape(string_view line, LinePlace place) {
    std::size_t digits = 0;
    while (digits < line.size() && is_digit(line[digits])) ++digits;
    if (digits == 0 || digits > 9 || digits >= line.size()) return string_view::npos;
    if ((line[digits] != '.' && line[digits] != ')') || !ends_or_blank(line, digits + 1)) return string_view::npos;
    // Only a list that begins with 1 can break into a paragraph.
    bool const one = line.substr(0, digits).find_first_not_of('0') == digits - 1 && line[digits - 1] == '1';
    return place == LinePlace::first || one ? digits : string_view::npos;
}

bool begins_fence(string_view line) {
    if (run_length(line, '~') >= 3) return true;
    std::size_t const ticks = run_length(line, '`');
    return ticks >= 3 && line.find('`', ticks) == string_view::npos;
}

bool begins_definition(string_view line) {
    return line.front() == '[' && (line.find("]:") != string_view::npos || line.substr(0, 2) == "[^");
}

}  // namespace

bool is_ascii_punctuation(char32_t c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool is_ascii_alphanumeric(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

CharacterClass character_class(char32_t c) {
    if (c == ' ' || in_ranges(spaces, c)) return CharacterClass::space;
    if (is_ascii_punctuation(c) || in_ranges(punctuation, c)) return CharacterClass::punctuation;
    if (c < 0x80 || in_ranges(letters, c)) return CharacterClass::letter;
    return CharacterClass::unknown;
}

bool begins_with_reference(string_view text) {
    std::size_t end = 1;
    if (text.substr(0, 2) == "&#") end = text.substr(2, 1) == "x" || text.substr(2, 1) == "X" ? 3 : 2;
    std::size_t const begin = end;
    while (end < text.size() && (is_digit(text[end]) || is_letter(text[end]))) ++end;
    return end > begin && end < text.size() && text[end] == ';';
}

std::size_t block_start_to_escape(string_view line, LinePlace place) {
    if (line.empty()) return string_view::npos;
    char const c = line.front();
    if (c == '>' || is_thematic_break(line) || begins_fence(line)) return 0;
    if ((c == '-' || c == '+' || c == '*') && ends_or_blank(line, 1)) return 0;
    std::size_t const hashes = run_length(line, '#');
    if (hashes >= 1 && hashes <= 6 && ends_or_blank(line, hashes)) return 0;
    if (c == '<' && line.size() > 1 && (is_letter(line[1]) || line[1] == '/' || line[1] == '!' || line[1] == '?'))
        return 0;
    if (begins_definition(line)) return 0;
    if (place == LinePlace::further && is_underline(line)) return 0;
    return ordered_marker_to_escape(line, place);
}

std::string with_backslashes(string_view text, string_view extra) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char const c = text[at];
        bool const escapes_next =
            c == '\\' && (at + 1 == text.size() || is_ascii_punctuation(static_cast<unsigned char>(text[at + 1])));
        if (escapes_next || extra.find(c) != string_view::npos) out += '\\';
        if (c == '&' && begins_with_reference(text.substr(at))) {
            out += "&amp;";  // cmark reads references here before backslashes
            continue;
        }
        out += c;
    }
    return out;
}

std::string link_destination(string_view target) {
    auto const is_control = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; };
    bool const brackets =
        target.empty() || target.front() == '<' || std::any_of(target.begin(), target.end(), is_control);
    if (brackets) return '<' + with_backslashes(target, "<>") + '>';
    std::ptrdiff_t depth = 0;
    std::ptrdiff_t deepest = 0;
    bool balanced = true;
    for (char const c : target) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        deepest = std::max(deepest, depth);
        balanced = balanced && depth >= 0;
    }
    bool const fits = balanced && depth == 0 && deepest < 30;  // cmark counts to 32
    return with_backslashes(target, fits ? "" : "()");
}

std::string backticks_around(string_view content, std::size_t shortest) {
    // For code in a line the fence must differ in length from every run inside; for a block it must be longer.
    std::vector<std::size_t> lengths;
    for (std::size_t at = 0; at < content.size();) {
        std::size_t const length = run_length(content, '`', at);
        if (length > 0) lengths.push_back(length);
        at += std::max<std::size_t>(length, 1);
    }
    std::size_t length = shortest;
    if (shortest >= 3) {
        for (std::size_t const inside : lengths) length = std::max(length, inside + 1);
    } else {
        while (std::find(lengths.begin(), lengths.end(), length) != lengths.end()) ++length;
    }
    return std::string(length, '`');
}

}  // namespace dhrdoc::write
