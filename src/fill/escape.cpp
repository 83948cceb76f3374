// Takes a value that is text; makes Markdown that reads as exactly that text.
#include "fill/escape.h"

#include <algorithm>

namespace dhrdoc::fill {

namespace {

/// One line, without white space at its ends: what stands around a value decides the space beside it.
std::string in_one_line(std::string_view value) {
    std::string line;
    line.reserve(value.size());
    for (char const c : value) {
        bool const space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
        if (!space) {
            line += c;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

/// Characters that are markup wherever they stand.
bool is_markup_anywhere(char c) { return std::string_view("`*_{}[]<>#|&~^$").find(c) != std::string_view::npos; }

/// Characters that are markup only where a block begins: list markers, rules, underlines of headings, divisions.
bool is_markup_first(char c) { return std::string_view("-+=:!.)").find(c) != std::string_view::npos; }

bool ends_in_www(std::string_view before) {
    auto const ends_with = [&](std::string_view end) { return before.ends_with(end); };
    return ends_with("www") || ends_with("WWW") || ends_with("Www");
}

bool needs_backslash(std::string_view line, std::size_t at) {
    char const c = line[at];
    if (is_markup_anywhere(c)) return true;
    auto const before = line.substr(0, at);
    bool const first = at == 0;
    if (first) return is_markup_first(c);
    bool const after_number = std::all_of(before.begin(), before.end(), [](char d) { return d >= '0' && d <= '9'; });
    if (c == '.') return after_number || ends_in_www(before);
    if (c == ')') return after_number;
    // "http://" would become a link, and ":::" a division.
    if (c == ':') return at + 1 == line.size() || line[at + 1] == '/' || line[at + 1] == ':';
    // A value at the end of a line, with "[](...)" of the template behind it, must not make an image.
    if (c == '!') return at + 1 == line.size();
    return false;
}

}  // namespace

std::string escape_markdown(std::string_view value) {
    auto const line = in_one_line(value);
    std::string escaped;
    escaped.reserve(line.size() + 8);
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == '\\') {
            // Before the bar that ends a cell, a backslash would take the bar into the cell, however it is escaped.
            escaped += "&#92;";
            continue;
        }
        if (needs_backslash(line, at)) escaped += '\\';
        escaped += line[at];
    }
    return escaped;
}

std::string escape_attribute(std::string_view value) {
    std::string escaped;
    for (char const c : in_one_line(value)) {
        if (c == '"' || c == '\\') escaped += '\\';
        escaped += c;
    }
    return escaped;
}

}  // namespace dhrdoc::fill
