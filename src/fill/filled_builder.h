// Takes the pieces of a filled template one after the other; makes the text and its origins.
#pragma once

#include "base/text_place.h"
#include "model/filled_text.h"

#include <string>
#include <string_view>

namespace dhrdoc::fill {

class FilledBuilder {
public:
    /// Text that stands in a file as it is, from `origin` on.
    void as_written(std::string_view text, base::Range origin) { add(text, origin, true); }
    /// Text that was made; the whole of `origin` is where it came from.
    void made(std::string_view text, base::Range origin) { add(text, origin, false); }
    /// The line being written holds a tag that prints nothing; if nothing else comes, the line goes away with it.
    void tag_without_text() { line_has_tag_ = true; }

    /// The end of a line that was just written is taken back: a partial inside a sentence ends with its last word.
    void take_back_line_end();

    /// What has been written since the last end of a line.
    [[nodiscard]] std::string_view current_line() const { return std::string_view(text_).substr(line_start_); }
    [[nodiscard]] model::FilledText take();

private:
    void add(std::string_view text, base::Range origin, bool line_by_line);
    void drop_line();

    std::string text_;
    std::vector<model::Segment> segments_;
    std::size_t line_start_ = 0;
    bool line_has_tag_ = false;
};

}  // namespace dhrdoc::fill
