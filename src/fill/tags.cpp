// Takes the text of a template or of prose; makes the tags in it and the text between them, each with its place.
#include "fill/tags.h"

#include "base/unicode.h"

#include <fmt/format.h>

#include <algorithm>

namespace dhrdoc::fill {

namespace {

constexpr auto none = std::string_view::npos;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// The part of a tag between its braces, and where the tag ends.
struct Braces {
    std::size_t end = none;  // behind the closing braces; none where the tag is not closed
    std::string_view inside;
};

/// `{{...}}` or `{{{...}}}` at `begin`. A tag ends on its own line: a forgotten brace then costs one line, not the
/// file.
Braces read_braces(std::string_view text, std::size_t begin) {
    bool const triple = text.substr(begin).starts_with("{{{");
    std::string_view const closing = triple ? "}}}" : "}}";
    auto const inside = begin + closing.size();
    auto const line_end = std::min(text.find('\n', inside), text.size());
    auto const close = text.find(closing, inside);
    if (close == none || close >= line_end) return {};
    // A second opening before the end means that this one was never closed.
    if (auto const next = text.find("{{", inside); next < close) return {};
    return {close + closing.size(), text.substr(inside, close - inside)};
}

class Scanner {
public:
    Scanner(std::string_view text, Writing writing, Locate const& locate, base::Diagnostics& diagnostics)
        : text_(text), writing_(writing), locate_(locate), diagnostics_(diagnostics) {}

    std::vector<Token> scan() {
        std::size_t position = 0;
        while (position < text_.size()) {
            auto const open = std::min(text_.find("{{", position), text_.size());
            add_text(position, open);
            if (open == text_.size()) break;
            position = read_tag(open);
        }
        close_what_is_open();
        return std::move(tokens_);
    }

private:
    std::size_t read_tag(std::size_t begin) {
        auto const braces = read_braces(text_, begin);
        if (braces.end == none) return refuse_unclosed(begin);
        auto const inside = base::trimmed(braces.inside);
        bool const triple = text_.substr(begin).starts_with("{{{");
        char const sign = triple || inside.empty() ? ' ' : inside[0];
        auto const name = sign == ' ' || std::string_view("#^/>&!=").find(sign) == none
                              ? inside
                              : base::trimmed(std::string_view(inside).substr(1));
        if (sign == '!') {
            comment(begin, braces.end);
        } else if (sign == '=') {
            error("fill.delimiters", begin, braces.end, "other brackets than {{ }} are not understood here",
                  "leave this tag out, and write {{name}} for names");
        } else if (name.empty()) {
            error("fill.empty-tag", begin, braces.end, "a tag without a name", "write a name between the braces");
        } else {
            add_tag(sign, begin, braces.end, name);
        }
        return braces.end;
    }

    /// Takes the rest of the line up to the next tag as the tag that was meant.
    std::size_t refuse_unclosed(std::size_t begin) {
        auto const line_end = std::min(text_.find('\n', begin), text_.size());
        auto const end =
            std::min(text_.find("{{", begin + 2 + (text_.substr(begin).starts_with("{{{") ? 1 : 0)), line_end);
        auto stop = end;
        while (stop > begin && is_blank(text_[stop - 1])) --stop;
        bool const prose = writing_ == Writing::prose;
        error("fill.unclosed-tag", begin, stop, "this tag is not closed on its line",
              prose ? "close it with }}; for braces that are to be printed write \\{\\{" : "close it with }}");
        return end;
    }

    void add_tag(char sign, std::size_t begin, std::size_t end, std::string const& name) {
        using Kind = Token::Kind;
        bool const structural = sign == '#' || sign == '^' || sign == '/' || sign == '>';
        if (structural && writing_ == Writing::prose) {
            error("fill.section-in-prose", begin, end,
                  fmt::format("\"{}{}\" belongs in a template, not in prose", sign, name),
                  "in prose, write names only, such as {{people.victim}}");
            return;
        }
        if (sign == '/') {
            add_close(begin, end, name);
            return;
        }
        auto const kind = sign == '#'   ? Kind::section
                          : sign == '^' ? Kind::inverted
                          : sign == '>' ? Kind::partial
                                        : Kind::variable;
        if (sign == '#' || sign == '^') open_.push_back(tokens_.size());
        tokens_.push_back({kind, begin, end, name, 0, structural && stands_alone(begin)});
    }

    void add_close(std::size_t begin, std::size_t end, std::string const& name) {
        auto const found = std::find_if(open_.rbegin(), open_.rend(), [&](auto i) { return tokens_[i].name == name; });
        if (found == open_.rend()) {
            auto const hint = open_.empty()
                                  ? fmt::format("open it before with {{{{#{}}}}}, or leave this tag out", name)
                                  : fmt::format("the section that is open here is \"{}\"", tokens_[open_.back()].name);
            error("fill.section-not-open", begin, end, fmt::format("there is no open section \"{}\" to close", name),
                  hint);
            return;
        }
        while (tokens_[open_.back()].name != name) {
            auto const inner = open_.back();
            error("fill.unclosed-section", tokens_[inner].begin, tokens_[inner].end,
                  fmt::format("section \"{}\" is not closed before \"{}\" ends", tokens_[inner].name, name),
                  fmt::format("write {{{{/{}}}}} before {{{{/{}}}}}", tokens_[inner].name, name));
            close_innermost(begin, begin);
        }
        close_innermost(begin, end);
    }

    void close_innermost(std::size_t begin, std::size_t end) {
        auto const section = open_.back();
        open_.pop_back();
        tokens_[section].closed_by = tokens_.size();
        tokens_.push_back(
            {Token::Kind::close, begin, end, tokens_[section].name, 0, begin < end && stands_alone(begin)});
    }

    void close_what_is_open() {
        while (!open_.empty()) {
            auto const& section = tokens_[open_.back()];
            error("fill.unclosed-section", section.begin, section.end,
                  fmt::format("section \"{}\" is never closed", section.name),
                  fmt::format("write {{{{/{}}}}} where it ends", section.name));
            close_innermost(text_.size(), text_.size());
        }
    }

    /// A comment prints nothing; alone on its line, the line goes with it.
    void comment(std::size_t begin, std::size_t end) {
        if (writing_ == Writing::template_ && stands_alone(begin)) skip_line_end_ = true;
        static_cast<void>(end);
    }

    void add_text(std::size_t begin, std::size_t end) {
        if (skip_line_end_ || (!tokens_.empty() && tokens_.back().kind != Token::Kind::text && tokens_.back().alone)) {
            // Behind a tag that stands alone: blanks and the end of its line are not printed.
            auto after = begin;
            while (after < end && is_blank(text_[after])) ++after;
            if (after < end && text_[after] == '\n')
                begin = after + 1;
            else if (after == end)
                begin = end;
        }
        skip_line_end_ = false;
        if (end < text_.size() && writing_ == Writing::template_ && is_structural(end) && stands_alone(end)) {
            while (end > begin && is_blank(text_[end - 1])) --end;
        }
        if (begin < end) tokens_.push_back({Token::Kind::text, begin, end, {}, 0, false});
    }

    [[nodiscard]] bool is_structural(std::size_t begin) const {
        auto const inside = text_.substr(begin + 2);
        auto const first = inside.find_first_not_of(" \t");
        return first != none && std::string_view("#^/>!").find(inside[first]) != none;
    }

    /// True where the line of this tag holds nothing but sections, ends, partials, comments and blanks.
    [[nodiscard]] bool stands_alone(std::size_t at) const {
        auto const before = text_.rfind('\n', at);
        auto position = at == 0 || before == none ? 0 : before + 1;
        while (position < text_.size() && text_[position] != '\n') {
            if (is_blank(text_[position])) {
                ++position;
                continue;
            }
            if (!text_.substr(position).starts_with("{{") || !is_structural(position)) return false;
            auto const braces = read_braces(text_, position);
            if (braces.end == none) return false;
            position = braces.end;
        }
        return true;
    }

    void error(char const* code, std::size_t begin, std::size_t end, std::string message, std::string hint) {
        diagnostics_.error(code, locate_.range(begin, end), std::move(message), std::move(hint));
    }

    std::string_view text_;
    Writing writing_;
    Locate const& locate_;
    base::Diagnostics& diagnostics_;
    std::vector<Token> tokens_;
    std::vector<std::size_t> open_;  // indices of sections without an end yet
    bool skip_line_end_ = false;
};

}  // namespace

std::vector<Token> scan_tags(std::string_view text, Writing writing, Locate const& locate,
                             base::Diagnostics& diagnostics) {
    return Scanner(text, writing, locate, diagnostics).scan();
}

}  // namespace dhrdoc::fill
