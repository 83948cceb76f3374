// Takes a text and bytes of it that nobody sees and that give something away; makes ways of taking them out.
#include "removals.h"

#include <algorithm>

namespace dhrdoc {

namespace {

constexpr auto none = std::string_view::npos;

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

std::size_t begin_of_line(std::string_view text, std::size_t at) {
    while (at > 0 && !is_line_end(text[at - 1])) --at;
    return at;
}

/// Behind the end of the line.
std::size_t past_line(std::string_view text, std::size_t at) {
    while (at < text.size() && !is_line_end(text[at])) ++at;
    if (text.substr(at).starts_with("\r\n")) return at + 2;
    return std::min(at + 1, text.size());
}

bool is_blank(std::string_view text, std::size_t begin, std::size_t end) {
    return text.substr(begin, end - begin).find_first_not_of(" \t\r\n") == none;
}

}  // namespace

Removals::Removals(std::string_view text, UnseenLeak const& leak) : text_(text), leak_(leak) {
    add_tag();
    add_definition();
    add_lines();
    add_stretch();
}

void Removals::add(std::size_t begin, std::size_t end, std::string words) {
    all_.push_back({begin, end, std::move(words)});
}

void Removals::add_ours(model::Origin origin, Removal::Ours ours, model::Block const* block, std::size_t note) {
    all_.push_back({origin.begin, origin.end, {}, ours, block, note});
}

/// "<!-- ... -->" or "<a href="...">"; with its line where nothing else stands on it.
void Removals::add_tag() {
    auto const before = text_.substr(leak_.begin, leak_.at + 1 - leak_.begin);
    auto const comment = before.rfind("<!--");
    bool const in_comment = comment != none && text_.find("-->", leak_.begin + comment) >= leak_.at;
    auto const open = in_comment ? comment : before.rfind('<');
    if (open == none) return;
    auto const begin = leak_.begin + open;
    auto const close = in_comment ? text_.find("-->", begin) : text_.find('>', leak_.at);
    auto const end = close == none ? text_.size() : close + (in_comment ? 3 : 1);
    if (end > leak_.end) return;
    auto const line = begin_of_line(text_, begin);
    auto const past = past_line(text_, end);
    if (is_blank(text_, line, begin) && is_blank(text_, end, past)) add(line, past, {});
    add(begin, end, {});
    // What the tag does is to stay.
    auto const name = std::min(text_.find_first_of(" \t\r\n/>", begin + 2), end);
    if (!in_comment) add(begin, end, std::string(text_.substr(begin, name - begin)) + ">");
}

/// From the line of the leak, or the one above it that begins with a bracket, up to the next definition or the end
/// of the paragraph; of a note also what is indented behind blank lines.
void Removals::add_definition() {
    auto begin = begin_of_line(text_, leak_.at);
    while (!begins_definition(begin)) {
        if (begin <= leak_.begin || begin == 0) return;
        begin = begin_of_line(text_, begin - 1 - (text_.substr(0, begin).ends_with("\r\n") ? 1 : 0));
    }
    auto end = past_line(text_, begin);
    while (end < leak_.end && !is_blank(text_, end, past_line(text_, end)) && !begins_definition(end))
        end = past_line(text_, end);
    add(begin, end, {});
    while (end < leak_.end && (text_[end] == ' ' || text_[end] == '\t' || is_blank(text_, end, past_line(text_, end))))
        end = past_line(text_, end);
    add(begin, end, {});
}

bool Removals::begins_definition(std::size_t line) const {
    auto const first = text_.find_first_not_of(" \t>", line);
    return first != none && text_[first] == '[';
}

/// The line of the leak, and all lines that nobody sees around it.
void Removals::add_lines() {
    auto const line = begin_of_line(text_, leak_.at);
    auto const past = past_line(text_, leak_.at);
    if (line >= leak_.begin && past <= leak_.end) add(line, past, {});
    // A lost cell ends with its line.
    auto line_end = past;
    while (line_end > leak_.at && is_line_end(text_[line_end - 1])) --line_end;
    add(std::max(line, leak_.begin), std::min(line_end, leak_.end), {});
    auto const begin = leak_.begin == begin_of_line(text_, leak_.begin) ? leak_.begin : past_line(text_, leak_.begin);
    auto const end = leak_.end == text_.size() ? leak_.end : begin_of_line(text_, leak_.end);
    if (begin < end) add(begin, end, {});
}

void Removals::add_stretch() {
    auto const white = [this](std::size_t at) {
        return text_[at] == ' ' || text_[at] == '\t' || is_line_end(text_[at]);
    };
    auto begin = leak_.begin, end = leak_.end;
    while (begin < end && white(begin)) ++begin;
    while (begin < end && white(end - 1)) --end;
    add(begin, end, {});
    add(leak_.begin, leak_.end, " ");
}

}  // namespace dhrdoc
