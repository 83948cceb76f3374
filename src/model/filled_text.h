// A template filled with facts: Markdown, and for every byte of it where it came from.
#pragma once

#include "base/text_place.h"

#include <string>
#include <vector>

namespace dhrdoc::model {

/// A stretch of the filled text that came from one place.
struct Segment {
    std::size_t begin = 0;  // byte offset in FilledText::text; it goes up to the next segment
    base::Range origin;     // for `line_by_line` segments: the place of its first byte
    /// True for template text and prose: a line further in the segment is a line further in the source, and a column
    /// further on the first line a column further there. False for values: the whole origin is the answer.
    bool line_by_line = false;
};

struct FilledText {
    std::string text;
    std::vector<Segment> segments;  // sorted by begin; the first begins at 0

    /// Where bytes [begin, end) came from, as well as it is known.
    [[nodiscard]] base::Range origin_of(std::size_t begin, std::size_t end, base::Sources const& sources) const;
    /// A text that is a file: one segment.
    [[nodiscard]] static FilledText whole_file(base::SourceFile const& file);
};

}  // namespace dhrdoc::model
