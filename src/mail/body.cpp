// Takes the lines of a message; makes Markdown that reads as they do, a line for each line.
#include "mail/body.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace dhrdoc::mail {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A line of a list: how far it is set in, and what stands behind its bullet.
struct Bullet {
    std::size_t indent = 0;
    std::string_view rest;
};

std::optional<Bullet> bullet_of(std::string_view text) {
    static constexpr std::array<std::string_view, 9> signs = {
        "-",           "*", "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x96\xAA", "\xE2\x97\xA6", "\xE2\x80\xA3", "\xE2\x80\x93",
        "\xEF\x82\xB7"};  // the last: Word's, in a font of its own
    auto const begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return std::nullopt;
    auto const from = text.substr(begin);
    for (auto const sign : signs) {
        if (!from.starts_with(sign)) continue;
        auto rest = from.substr(sign.size());
        if (rest.empty() || (rest.front() != ' ' && rest.front() != '\t')) continue;
        auto const words = rest.find_first_not_of(" \t");
        if (words == std::string_view::npos) continue;
        return Bullet{begin, rest.substr(words)};
    }
    // Outlook's second level.
    if (begin > 0 && from.starts_with("o ") && from.size() > 2)
        return Bullet{begin, from.substr(std::min(from.find_first_not_of(' ', 1), from.size()))};
    return std::nullopt;
}

bool is_numbered(std::string_view text) {
    std::size_t digits = 0;
    while (digits < text.size() && digits < 4 && is_digit(text[digits])) ++digits;
    return digits > 0 && digits + 1 < text.size() && (text[digits] == '.' || text[digits] == ')') &&
           text[digits + 1] == ' ';
}

/// Only the program that sent it broke the line there: the next word would not have found room.
bool is_full(std::string_view line, std::string_view next) {
    auto const first_word = std::min(next.find(' '), next.size());
    constexpr std::size_t usual = 66;
    constexpr std::size_t widest = 100;
    return line.size() >= usual - 16 && line.size() <= widest && line.size() + 1 + first_word >= usual;
}

std::string escaped(std::string_view text, bool keeps_emphasis) {
    std::string out;
    bool number = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        bool const emphasis = keeps_emphasis && (c == '*' || c == '_');
        bool const anywhere = std::string_view("\\`*_{}[]<>#|&~^$").find(c) != std::string_view::npos && !emphasis;
        bool const at_first = i == 0 && std::string_view("-+=:!").find(c) != std::string_view::npos;
        bool const behind_number = i > 0 && number && (c == '.' || c == ')');
        bool const of_link = (c == ':' && i + 1 < text.size() && (text[i + 1] == '/' || text[i + 1] == ':')) ||
                             (c == ':' && i + 1 == text.size()) ||
                             (c == '.' && i >= 3 && base::lower_case(text.substr(i - 3, 3)) == "www");
        if (anywhere || at_first || behind_number || of_link) out += '\\';
        out += c;
        number = number && is_digit(c);
    }
    return out;
}

class Writer {
public:
    Writer(std::vector<Line> const& lines, Breaks breaks, bool keeps_emphasis)
        : lines_(lines), breaks_(breaks), keeps_emphasis_(keeps_emphasis) {}

    Written write() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            auto const before = static_cast<std::ptrdiff_t>(out_.size());
            add(i);
            auto const made = static_cast<std::size_t>(std::count(out_.begin() + before, out_.end(), '\n'));
            made_of_.resize(made_of_.size() + made, i);
        }
        // Every line has its end by now; the last one loses it, and empty ones behind it go.
        while (out_.ends_with('\n')) {
            out_.pop_back();
            if (out_.empty() || out_.back() == '\n') made_of_.pop_back();
        }
        return {std::move(out_), std::move(made_of_)};
    }

private:
    [[nodiscard]] std::string text_of(std::size_t i) const { return base::trimmed(lines_[i].text); }
    [[nodiscard]] static std::string quotes(int depth) {
        std::string out;
        for (int i = 0; i < depth; ++i) out += "> ";
        return out;
    }
    void put(int depth, std::string const& text) {
        auto prefix = quotes(depth);
        if (text.empty() && !prefix.empty()) prefix.pop_back();
        out_ += prefix + text + "\n";
    }
    void add(std::size_t i) {
        int const depth = std::min(lines_[i].depth, 12);
        auto const text = text_of(i);
        bool const parted = out_.empty() || out_.ends_with("\n\n") || out_.ends_with(">\n");
        if (depth != depth_ && !text.empty() && !parted) out_ += "\n";
        if (depth != depth_) levels_.clear();
        depth_ = depth;
        if (text.empty()) {
            was_blank_ = true;
            return put(depth, {});
        }
        if (auto const bullet = bullet_of(lines_[i].text)) {
            add_bullet(i, *bullet);
        } else {
            add_plain(i, text);
        }
        was_blank_ = false;
    }
    void add_bullet(std::size_t i, Bullet const& bullet) {
        while (!levels_.empty() && levels_.back() > bullet.indent) levels_.pop_back();
        if (levels_.empty() || levels_.back() < bullet.indent) levels_.push_back(bullet.indent);
        put(depth_,
            indent(levels_.size() - 1) + "- " + escaped(base::trimmed(bullet.rest), keeps_emphasis_) + end_of(i));
    }
    void add_plain(std::size_t i, std::string const& text) {
        bool const set_in = lines_[i].text.starts_with("  ") || lines_[i].text.starts_with('\t');
        if (!levels_.empty()) {
            bool const goes_on = set_in || (!was_blank_ && i > 0 && is_full(text_of(i - 1), text));
            if (!goes_on) {
                // What stands below a list and is not set in is no part of it.
                if (!was_blank_) put(depth_, {});
                levels_.clear();
            }
        }
        put(depth_, indent(levels_.size()) + escaped(text, keeps_emphasis_) + end_of(i));
    }
    static std::string indent(std::size_t levels) { return std::string(levels * 2, ' '); }
    /// A backslash where the line ends for the reader as well.
    [[nodiscard]] std::string end_of(std::size_t i) const {
        if (i + 1 >= lines_.size() || lines_[i + 1].depth != lines_[i].depth) return {};
        auto const next = text_of(i + 1);
        if (next.empty() || bullet_of(lines_[i + 1].text)) return {};
        auto const text = text_of(i);
        if (breaks_ == Breaks::hard || is_numbered(next)) return "\\";
        if (keeps_emphasis_) return lines_[i].text.ends_with("  ") || lines_[i].text.ends_with('\\') ? "\\" : "";
        bool const item = bullet_of(lines_[i].text).has_value();
        return item || is_full(text, next) ? "" : "\\";
    }

    std::vector<Line> const& lines_;
    Breaks breaks_;
    bool keeps_emphasis_;
    std::string out_;
    std::vector<std::size_t> made_of_;
    std::vector<std::size_t> levels_;  // how far the bullets around this line are set in
    int depth_ = 0;
    bool was_blank_ = true;
};

/// A character reference of the few kinds that people and programs write.
std::optional<std::pair<char, std::size_t>> reference_at(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, char>, 7> known = {{{"&amp;", '&'},
                                                                                {"&lt;", '<'},
                                                                                {"&gt;", '>'},
                                                                                {"&quot;", '"'},
                                                                                {"&#39;", '\''},
                                                                                {"&nbsp;", ' '},
                                                                                {"&#64;", '@'}}};
    for (auto const& [written, sign] : known)
        if (text.starts_with(written)) return std::pair(sign, written.size());
    return std::nullopt;
}

/// "[words](target)" at the start of `text`: where the words end and where all ends; brackets in the words are counted.
struct WrittenLink {
    std::string_view words;
    std::string_view target;
    std::size_t end = 0;
};

std::optional<WrittenLink> link_at(std::string_view text) {
    int depth = 0;
    constexpr std::size_t longest = 600;
    for (std::size_t i = 0; i < std::min(text.size(), longest); ++i) {
        if (text[i] == '\\') {
            ++i;
            continue;
        }
        if (text[i] == '[') ++depth;
        if (text[i] != ']' || --depth > 0) continue;
        if (i + 1 >= text.size() || text[i + 1] != '(') return std::nullopt;
        auto const close = text.find(')', i + 2);
        if (close == std::string_view::npos || close - i > longest) return std::nullopt;
        return WrittenLink{text.substr(1, i - 1), text.substr(i + 2, close - i - 2), close + 1};
    }
    return std::nullopt;
}

}  // namespace

Written markdown_of(std::vector<Line> const& lines, Breaks breaks, bool keeps_emphasis) {
    return Writer(lines, breaks, keeps_emphasis).write();
}

std::string without_markdown(std::string_view line) {
    std::string out;
    for (std::size_t i = 0; i < line.size(); ++i) {
        auto const rest = line.substr(i);
        if (rest.front() == '\\' && rest.size() > 1 &&
            std::string_view("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~").find(rest[1]) != std::string_view::npos) {
            out += rest[1];
            ++i;
        } else if (auto const reference = reference_at(rest)) {
            out += reference->first;
            i += reference->second - 1;
        } else if (rest.front() == '[') {
            auto const link = link_at(rest);
            if (!link) {
                out += '[';
                continue;
            }
            auto const words = without_markdown(link->words);
            auto target = without_markdown(link->target);
            auto const bare = target.starts_with("mailto:") ? target.substr(7) : target;
            out += words;
            if (words.find(bare) == std::string::npos && !bare.starts_with('#')) out += " <" + target + ">";
            i += link->end - 1;
        } else if (rest.starts_with("<br>") || rest.starts_with("<br/>") || rest.starts_with("<br />")) {
            i += rest.find('>');
        } else if (rest.starts_with("<http") || rest.starts_with("<mailto:")) {
            auto const close = rest.find('>');
            if (close == std::string_view::npos) {
                out += '<';
                continue;
            }
            out += rest.substr(1, close - 1);
            i += close;
        } else {
            out += rest.front();
        }
    }
    return out;
}

}  // namespace dhrdoc::mail
