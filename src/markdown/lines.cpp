// Takes a text; finds its lines.
#include "markdown/lines.h"

#include <algorithm>

namespace dhrdoc::markdown {

Lines::Lines(std::string_view text, std::size_t offset) : text_(text), offset_(offset) {
    starts_.push_back(0);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\n' && text[at] != '\r') continue;
        if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
        starts_.push_back(at + 1);
    }
}

std::size_t Lines::begin_of(std::size_t line) const {
    if (line == 0) return offset_;
    return offset_ + (line > starts_.size() ? text_.size() : starts_[line - 1]);
}

std::size_t Lines::end_of(std::size_t line) const { return begin_of(line) + this->line(line).size(); }

std::string_view Lines::line(std::size_t line) const {
    if (line == 0 || line > starts_.size()) return {};
    auto const begin = starts_[line - 1];
    auto const end = line == starts_.size() ? text_.size() : starts_[line];
    auto found = text_.substr(begin, end - begin);
    while (!found.empty() && (found.back() == '\n' || found.back() == '\r')) found.remove_suffix(1);
    return found;
}

std::size_t Lines::line_of(std::size_t byte) const {
    auto const wanted = byte < offset_ ? 0 : byte - offset_;
    auto const next = std::upper_bound(starts_.begin(), starts_.end(), wanted);
    return static_cast<std::size_t>(next - starts_.begin());
}

}  // namespace dhrdoc::markdown
