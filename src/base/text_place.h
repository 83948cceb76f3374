// Takes the texts that people wrote; makes places in them that a message can point at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::base {

/// Which text a place is in. 0 means "no text": the place is unknown.
using FileId = std::uint32_t;

/// A place in a text. Lines and columns count from 1; columns are code points, not bytes.
struct Place {
    FileId file = 0;
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    [[nodiscard]] bool known() const { return file != 0 && line != 0; }
    friend bool operator==(Place const&, Place const&) = default;
    friend auto operator<=>(Place const&, Place const&) = default;
};

/// From `begin` up to, not including, `end`. Both are in the same file.
struct Range {
    Place begin;
    Place end;

    [[nodiscard]] bool known() const { return begin.known(); }
    friend bool operator==(Range const&, Range const&) = default;
};

/// One text that was read, with its lines found. Valid UTF-8 (files.h refuses anything else).
class SourceFile {
public:
    /// `shown_name` is what a message prints; never an absolute path unless the user gave one.
    SourceFile(FileId id, std::string shown_name, std::string text);

    [[nodiscard]] FileId id() const { return id_; }
    [[nodiscard]] std::string const& shown_name() const { return shown_name_; }
    [[nodiscard]] std::string const& text() const { return text_; }
    [[nodiscard]] std::size_t line_count() const { return line_starts_.size(); }
    /// The line without its end. `line` counts from 1; an unknown line is empty.
    [[nodiscard]] std::string_view line(std::size_t line) const;
    /// The place of a byte offset (clamped to the text).
    [[nodiscard]] Place place_at(std::size_t byte_offset) const;
    /// The byte offset of a place (clamped to the text).
    [[nodiscard]] std::size_t offset_of(Place place) const;
    [[nodiscard]] Range range(std::size_t begin, std::size_t end) const { return {place_at(begin), place_at(end)}; }

private:
    FileId id_;
    std::string shown_name_;
    std::string text_;
    std::vector<std::size_t> line_starts_;
};

/// Every text of a run. Adding is safe from several threads; references stay valid while this lives.
class Sources {
public:
    SourceFile const& add(std::string shown_name, std::string text);
    /// nullptr for 0 and for ids that this has not given out.
    [[nodiscard]] SourceFile const* find(FileId id) const;

private:
    mutable std::mutex mutex_;
    std::deque<SourceFile> files_;
};

}  // namespace dhrdoc::base
