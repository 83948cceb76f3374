// Takes the lines of a message; makes Markdown that reads as they do, a line for each line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::mail {

/// A line as it stands in a message, without the signs of quotation of the message itself.
struct Line {
    std::string text;
    int depth = 0;          // how often it is quoted
    std::size_t begin = 0;  // bytes of the file
    std::size_t end = 0;
};

/// `hard`: every line ends where it ends, as in a signature. Quoted lines become block quotes.
enum class Breaks { as_written, hard };
struct Written {
    std::string text;
    /// For each line of the text the one that it was made of, as an index.
    std::vector<std::size_t> made_of;
};
[[nodiscard]] Written markdown_of(std::vector<Line> const& lines, Breaks breaks, bool keeps_emphasis);

/// A line of Markdown as its reader sees it: links as their words, escapes and entities undone.
[[nodiscard]] std::string without_markdown(std::string_view line);

}  // namespace dhrdoc::mail
