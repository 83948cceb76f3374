// Takes a stretch of filled text; finds where it came from.
#include "model/filled_text.h"

#include "base/unicode.h"

#include <algorithm>

namespace dhrdoc::model {

namespace {

/// `count` lines and columns on from `start`: what lies between two bytes of a segment that was taken over as it was.
base::Place moved_on(base::Place start, std::string_view between) {
    auto const last_line = between.rfind('\n');
    if (last_line == std::string_view::npos) {
        start.column += static_cast<std::uint32_t>(base::code_point_count(between));
        return start;
    }
    start.line += static_cast<std::uint32_t>(std::count(between.begin(), between.end(), '\n'));
    start.column = static_cast<std::uint32_t>(base::code_point_count(between.substr(last_line + 1))) + 1;
    return start;
}

}  // namespace

base::Range FilledText::origin_of(std::size_t begin, std::size_t end, base::Sources const& sources) const {
    begin = std::min(begin, text.size());
    end = std::clamp(end, begin, text.size());
    auto const place_of = [&](std::size_t at, bool is_end) -> base::Place {
        auto next = std::upper_bound(segments.begin(), segments.end(), at,
                                     [](std::size_t value, Segment const& segment) { return value < segment.begin; });
        if (next == segments.begin()) return {};
        auto segment = next - 1;
        // The end of a range belongs to the segment of its last byte, not to the one that begins there.
        if (is_end && segment != segments.begin() && segment->begin == at && at > begin) --segment;
        if (!segment->line_by_line) return is_end ? segment->origin.end : segment->origin.begin;
        if (sources.find(segment->origin.begin.file) == nullptr) return {};
        return moved_on(segment->origin.begin, std::string_view(text).substr(segment->begin, at - segment->begin));
    };
    base::Range range{place_of(begin, false), place_of(end, true)};
    if (range.begin.file != range.end.file || range.end < range.begin) range.end = range.begin;
    return range;
}

FilledText FilledText::whole_file(base::SourceFile const& file) {
    FilledText filled;
    filled.text = file.text();
    filled.segments.push_back({0, file.range(0, file.text().size()), true});
    return filled;
}

}  // namespace dhrdoc::model
