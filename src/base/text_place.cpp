// Takes texts; finds their lines and turns byte offsets into lines and columns and back.
#include "base/text_place.h"

#include <algorithm>

namespace dhrdoc::base {

namespace {

bool continues_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

SourceFile::SourceFile(FileId id, std::string shown_name, std::string text)
    : id_(id), shown_name_(std::move(shown_name)), text_(std::move(text)) {
    line_starts_.push_back(0);
    for (std::size_t i = 0; i < text_.size(); ++i) {
        if (text_[i] == '\n') line_starts_.push_back(i + 1);
    }
}

std::string_view SourceFile::line(std::size_t line) const {
    if (line == 0 || line > line_starts_.size()) return {};
    auto const begin = line_starts_[line - 1];
    auto end = line < line_starts_.size() ? line_starts_[line] - 1 : text_.size();
    if (end > begin && text_[end - 1] == '\r') --end;
    return std::string_view(text_).substr(begin, end - begin);
}

Place SourceFile::place_at(std::size_t byte_offset) const {
    byte_offset = std::min(byte_offset, text_.size());
    auto const next = std::upper_bound(line_starts_.begin(), line_starts_.end(), byte_offset);
    auto const line = static_cast<std::size_t>(next - line_starts_.begin());
    auto const start = line_starts_[line - 1];
    auto const continued =
        std::count_if(text_.begin() + static_cast<std::ptrdiff_t>(start),
                      text_.begin() + static_cast<std::ptrdiff_t>(byte_offset), continues_code_point);
    return {id_, static_cast<std::uint32_t>(line),
            static_cast<std::uint32_t>(byte_offset - start - static_cast<std::size_t>(continued) + 1)};
}

std::size_t SourceFile::offset_of(Place place) const {
    if (place.line == 0) return 0;
    if (place.line > line_starts_.size()) return text_.size();
    auto offset = line_starts_[place.line - 1];
    for (std::uint32_t column = 1; column < place.column && offset < text_.size() && text_[offset] != '\n'; ++column) {
        ++offset;
        while (offset < text_.size() && continues_code_point(text_[offset])) ++offset;
    }
    return offset;
}

SourceFile const& Sources::add(std::string shown_name, std::string text) {
    std::lock_guard const lock(mutex_);
    files_.emplace_back(static_cast<FileId>(files_.size() + 1), std::move(shown_name), std::move(text));
    return files_.back();
}

SourceFile const* Sources::find(FileId id) const {
    std::lock_guard const lock(mutex_);
    return id == 0 || id > files_.size() ? nullptr : &files_[id - 1];
}

}  // namespace dhrdoc::base
