// Takes the source of a paragraph; measures the definitions of links that it begins with.
#include "markdown/link_definitions.h"

#include <algorithm>

namespace dhrdoc::markdown {

namespace {

constexpr auto none = std::string_view::npos;

class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}

    /// The byte after one definition, at the beginning of a line, or `none`.
    std::size_t after_definition(std::size_t at) {
        at = after_label(skip_blanks(at));
        if (at == none || at >= text_.size() || text_[at] != ':') return none;
        at = after_target(skip_white(at + 1));
        if (at == none) return none;
        auto const without_title = after_line(at);
        auto const title = skip_white(at);
        if (title == at) return without_title;
        auto const behind = after_title(title);
        if (behind == none) return without_title;
        auto const with_title = after_line(behind);
        return with_title == none ? without_title : with_title;
    }

private:
    [[nodiscard]] bool is_blank(std::size_t at) const {
        return text_[at] == ' ' || text_[at] == '\t' || text_[at] == '>';
    }
    [[nodiscard]] bool is_line_end(std::size_t at) const { return text_[at] == '\n' || text_[at] == '\r'; }

    [[nodiscard]] std::size_t skip_blanks(std::size_t at) const {
        while (at < text_.size() && is_blank(at)) ++at;
        return at;
    }

    [[nodiscard]] std::size_t skip_white(std::size_t at) const {
        while (at < text_.size() && (is_blank(at) || is_line_end(at))) ++at;
        return at;
    }

    /// Nothing may follow a definition on its line.
    [[nodiscard]] std::size_t after_line(std::size_t at) const {
        while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t')) ++at;
        if (at >= text_.size()) return at;
        if (!is_line_end(at)) return none;
        return at + (text_.substr(at, 2) == "\r\n" ? 2U : 1U);
    }

    [[nodiscard]] std::size_t after_label(std::size_t at) const {
        if (at >= text_.size() || text_[at] != '[') return none;
        for (++at; at < text_.size(); ++at) {
            if (text_[at] == '\\') {
                ++at;
            } else if (text_[at] == '[') {
                return none;
            } else if (text_[at] == ']') {
                return at + 1;
            }
        }
        return none;
    }

    [[nodiscard]] std::size_t after_target(std::size_t at) const {
        if (at >= text_.size()) return none;
        if (text_[at] == '<') {
            auto const end = text_.find_first_of(">\r\n", at);
            return end == none || text_[end] != '>' ? none : end + 1;
        }
        auto const end = std::min(text_.find_first_of(" \t\r\n", at), text_.size());
        return end == at ? none : end;
    }

    [[nodiscard]] std::size_t after_title(std::size_t at) const {
        if (at >= text_.size()) return none;
        auto const open = text_[at];
        if (open != '"' && open != '\'' && open != '(') return none;
        auto const close = open == '(' ? ')' : open;
        for (++at; at < text_.size(); ++at) {
            if (text_[at] == '\\') {
                ++at;
            } else if (text_[at] == close) {
                return at + 1;
            }
        }
        return none;
    }

    std::string_view text_;
};

}  // namespace

std::size_t length_of_link_definitions(std::string_view paragraph) {
    Scanner scanner(paragraph);
    std::size_t length = 0;
    while (length < paragraph.size()) {
        auto const next = scanner.after_definition(length);
        if (next == none || next >= paragraph.size()) break;  // what is left of a paragraph is never empty
        length = next;
    }
    return length;
}

}  // namespace dhrdoc::markdown
