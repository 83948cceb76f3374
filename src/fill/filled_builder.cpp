// Takes the pieces of a filled template one after the other; makes the text and its origins.
#include "fill/filled_builder.h"

namespace dhrdoc::fill {

namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

void FilledBuilder::add(std::string_view text, base::Range origin, bool line_by_line) {
    auto const line_end = text.find('\n');
    if (line_has_tag_ && line_end != std::string_view::npos) {
        line_has_tag_ = false;
        if (is_blank(current_line()) && is_blank(text.substr(0, line_end))) {
            drop_line();
            text.remove_prefix(line_end + 1);
            if (line_by_line && origin.begin.known()) origin.begin = {origin.begin.file, origin.begin.line + 1, 1};
        }
    }
    if (text.empty()) return;
    segments_.push_back({text_.size(), origin, line_by_line});
    text_ += text;
    if (auto const last = text.rfind('\n'); last != std::string_view::npos) {
        line_start_ = text_.size() - (text.size() - last - 1);
    }
}

void FilledBuilder::drop_line() {
    text_.resize(line_start_);
    while (!segments_.empty() && segments_.back().begin >= line_start_) segments_.pop_back();
}

void FilledBuilder::take_back_line_end() {
    if (!text_.ends_with('\n')) return;
    text_.pop_back();
    while (!segments_.empty() && segments_.back().begin >= text_.size()) segments_.pop_back();
    auto const before = text_.rfind('\n');
    line_start_ = before == std::string::npos ? 0 : before + 1;
}

model::FilledText FilledBuilder::take() {
    if (line_has_tag_ && is_blank(current_line())) drop_line();
    if (segments_.empty()) segments_.push_back({});
    return {std::move(text_), std::move(segments_)};
}

}  // namespace dhrdoc::fill
