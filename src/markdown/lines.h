// Takes a text; finds its lines, so that the line and column numbers of cmark become bytes.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dhrdoc::markdown {

/// Lines count from 1, as cmark's do. They end at U+000A, U+000D or both.
class Lines {
public:
    /// `offset` is added to every byte that this gives out: where `text` begins in a larger one.
    explicit Lines(std::string_view text, std::size_t offset = 0);

    [[nodiscard]] std::size_t count() const { return starts_.size(); }
    /// The byte where the line begins (clamped to the text).
    [[nodiscard]] std::size_t begin_of(std::size_t line) const;
    /// The byte after the last one of the line that is not its end.
    [[nodiscard]] std::size_t end_of(std::size_t line) const;
    [[nodiscard]] std::string_view line(std::size_t line) const;
    /// The line that holds this byte.
    [[nodiscard]] std::size_t line_of(std::size_t byte) const;

private:
    std::string_view text_;
    std::size_t offset_;
    std::vector<std::size_t> starts_;
};

}  // namespace dhrdoc::markdown
