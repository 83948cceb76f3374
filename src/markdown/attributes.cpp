// Takes `{#id .class key="value"}`; makes an id, classes and values.
#include "markdown/attributes.h"

#include <algorithm>

#include <fmt/format.h>

namespace dhrdoc::markdown {

namespace {

constexpr std::string_view way_out = "attributes look like {#id .class key=\"two words\"}";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    AttributesRead read() {
        ++at_;
        while (result_.problem.empty()) {
            skip_spaces();
            if (at_ >= text_.size()) {
                result_.problem = "the closing \"}\" is missing";
            } else if (text_[at_] == '}') {
                ++at_;
                break;
            } else {
                read_one();
            }
        }
        result_.length = at_;
        return std::move(result_);
    }

private:
    void skip_spaces() {
        while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    }

    void read_one() {
        auto const sign = text_[at_];
        if (sign == '#' || sign == '.') {
            ++at_;
            auto name = read_name();
            if (name.empty()) {
                result_.problem = fmt::format("a name is missing after \"{}\"", sign);
            } else if (sign == '#' && !result_.attributes.id.empty()) {
                result_.problem = fmt::format("a second id, \"{}\"", name);
            } else if (sign == '#') {
                result_.attributes.id = std::move(name);
            } else {
                auto& classes = result_.attributes.values["class"];
                classes += (classes.empty() ? "" : " ") + name;
            }
            return;
        }
        read_pair();
    }

    void read_pair() {
        auto const begin = at_;
        auto key = read_name();
        if (key.empty() || at_ >= text_.size() || text_[at_] != '=') {
            auto end = std::min(text_.find_first_of(" \t\r\n}", begin), text_.size());
            result_.problem = fmt::format("\"{}\" is neither #id nor .class nor key=value",
                                          text_.substr(begin, std::max(end, begin + 1) - begin));
            return;
        }
        ++at_;
        auto value = at_ < text_.size() && text_[at_] == '"' ? read_quoted() : read_bare();
        if (!result_.problem.empty()) return;
        if (!result_.attributes.values.emplace(key, std::move(value)).second) {
            result_.problem = fmt::format("\"{}\" is given twice", key);
        }
    }

    /// Moves over a backslash that escapes what follows it.
    void skip_escape() {
        if (text_[at_] == '\\' && at_ + 1 < text_.size() && is_punctuation(text_[at_ + 1])) ++at_;
    }

    std::string read_name() {
        std::string name;
        while (at_ < text_.size()) {
            auto const before = at_;
            skip_escape();
            if (!is_name_char(text_[at_])) {
                at_ = before;
                break;
            }
            name += text_[at_++];
        }
        return name;
    }

    std::string read_bare() {
        std::string value;
        while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != '}') {
            skip_escape();
            value += text_[at_++];
        }
        return value;
    }

    std::string read_quoted() {
        std::string value;
        ++at_;
        while (at_ < text_.size() && text_[at_] != '"') {
            skip_escape();
            value += text_[at_++];
        }
        if (at_ >= text_.size()) {
            result_.problem = "the closing quotation mark is missing";
        } else {
            ++at_;
        }
        return value;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    AttributesRead result_;
};

/// True for what nobody writes but as attributes: `{#x`, `{.x`, `{key=`.
bool looks_meant(std::string_view braces) {
    if (braces.size() < 2) return false;
    if (braces[1] == '#' || braces[1] == '.') return true;
    std::size_t at = 1;
    while (at < braces.size() && is_name_char(braces[at])) ++at;
    return at > 1 && at < braces.size() && braces[at] == '=';
}

/// The source of a heading's or paragraph's text without what may follow its attributes.
std::string_view without_tail(std::string_view source, model::BlockKind kind) {
    auto const trim = [&] {
        while (!source.empty() && is_space(source.back())) source.remove_suffix(1);
    };
    trim();
    if (kind != model::BlockKind::heading) return source;
    if (source.starts_with('#')) {
        auto const last = source.find_last_not_of('#');
        if (last != std::string_view::npos && is_space(source[last])) source = source.substr(0, last);
    } else {
        auto const underline = source.find_last_of("\r\n");
        if (underline != std::string_view::npos) source = source.substr(0, underline);
    }
    trim();
    return source;
}

std::size_t nth_last(std::string_view text, char wanted, std::size_t n) {
    auto at = text.size();
    for (; n != 0; --n) {
        if (at == 0) return std::string_view::npos;
        at = text.rfind(wanted, at - 1);
        if (at == std::string_view::npos) return at;
    }
    return at;
}

/// Cuts the flat text where the attributes begin: at as many opening braces from its end as they hold.
bool cut_flat_text(model::StyledText& text, std::string_view attributes) {
    auto const braces = static_cast<std::size_t>(std::count(attributes.begin(), attributes.end(), '{'));
    auto begin = nth_last(text.text, '{', braces);
    if (begin == std::string_view::npos) return false;
    while (begin > 0 && is_space(text.text[begin - 1])) --begin;
    text.replace(begin, text.text.size(), "");
    return true;
}

}  // namespace

bool Attributes::has_class(std::string_view name) const {
    auto const found = values.find("class");
    if (found == values.end()) return false;
    return fmt::format(" {} ", found->second).find(fmt::format(" {} ", name)) != std::string::npos;
}

bool has_class(model::Block const& block, std::string_view name) {
    return Attributes{{}, block.attributes}.has_class(name);
}

AttributesRead read_attributes(std::string_view text) { return Reader(text).read(); }

void take_attributes(Context const& context, model::Block& block) {
    if (context.foreign() || block.text.text.find('}') == std::string::npos) return;
    auto const source = without_tail(context.slice(block.origin), block.kind);
    if (!source.ends_with('}')) return;
    auto const end = block.origin.begin + source.size();
    AttributesRead wrong;
    auto wrong_at = std::string_view::npos;
    // The braces nearest to the end come first; a value in quotation marks may hold a brace of its own.
    for (auto at = source.rfind('{'); at != std::string_view::npos; at = at == 0 ? at : source.rfind('{', at - 1)) {
        if (at > 0 && source[at - 1] == '\\') break;
        auto read = read_attributes(source.substr(at));
        if (read.problem.empty() && at + read.length == source.size()) {
            if (!cut_flat_text(block.text, source.substr(at))) return;
            block.id = std::move(read.attributes.id);
            block.attributes.merge(read.attributes.values);
            return;
        }
        if (looks_meant(source.substr(at)) && !read.problem.empty()) {
            wrong = std::move(read);
            wrong_at = at;
        }
        if (at == 0 || source.substr(0, at).find_last_of("\r\n") != source.find_last_of("\r\n")) break;
    }
    if (wrong_at == std::string_view::npos) return;
    context.error("markdown.attributes", origin_between(block.origin.begin + wrong_at, end),
                  "attributes cannot be read: " + wrong.problem, std::string(way_out));
}

}  // namespace dhrdoc::markdown
