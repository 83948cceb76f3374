// Takes the HTML part of a mail; makes the text that its reader sees, a line for each line, quotations with "> ".
#include "mail/html_text.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace dhrdoc::mail {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f'; }

template <std::size_t Count>
bool is_one_of(std::string_view word, std::array<std::string_view, Count> const& list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 27> blocks = {
    "p",  "div", "br",     "tr",     "table",   "ul",      "ol",         "li",    "h1",
    "h2", "h3",  "h4",     "h5",     "h6",      "hr",      "pre",        "tbody", "dl",
    "dt", "dd",  "header", "footer", "article", "section", "blockquote", "title", "body"};
/// A line is left empty around these.
constexpr std::array<std::string_view, 10> spaced = {"p",  "h1", "h2",  "h3",         "h4",
                                                     "h5", "h6", "pre", "blockquote", "table"};
constexpr std::array<std::string_view, 8> unseen = {"script", "style",    "head",   "template",
                                                    "object", "noscript", "select", "title"};
constexpr std::array<std::string_view, 14> empty_elements = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "track", "source", "wbr"};

struct Tag {
    std::string name;
    std::string attributes;  // as written
    bool closing = false;
    std::size_t end = 0;  // behind its ">"
};

/// Reads a tag, a comment or a declaration at "<"; an empty name for the latter two. `end` 0: it is a sign in the text.
Tag tag_at(std::string_view html, std::size_t at) {
    Tag tag;
    auto const rest = html.substr(at);
    auto const to = [&](std::string_view sign, std::size_t from) {
        auto const found = rest.find(sign, from);
        return found == std::string_view::npos ? html.size() : at + found + sign.size();
    };
    if (rest.starts_with("<!--")) {
        tag.end = to("-->", 4);
        return tag;
    }
    if (rest.starts_with("<!") || rest.starts_with("<?")) {
        tag.end = to(">", 2);
        return tag;
    }
    std::size_t i = 1;
    tag.closing = rest.size() > 1 && rest[1] == '/';
    if (tag.closing) ++i;
    auto const letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (i >= rest.size() || !letter(rest[i])) return tag;
    auto const name_begin = i;
    while (i < rest.size() && !is_space(rest[i]) && rest[i] != '>' && rest[i] != '/') ++i;
    tag.name = base::lower_case(rest.substr(name_begin, i - name_begin));
    auto const attributes_begin = i;
    char quote = 0;
    // No tag is longer; a mail that opens ten thousand quotation marks must not be read ten thousand times.
    auto const far = std::min(rest.size(), i + (std::size_t{1} << 16U));
    for (; i < far; ++i) {
        if (quote != 0) {
            if (rest[i] == quote) quote = 0;
        } else if (rest[i] == '"' || rest[i] == '\'') {
            quote = rest[i];
        } else if (rest[i] == '>') {
            break;
        }
    }
    // A quotation mark that is never closed: the tag ends with its first ">".
    if (i >= far) i = std::min(rest.find('>', attributes_begin), rest.size());
    tag.attributes = rest.substr(attributes_begin, i - attributes_begin);
    tag.end = std::min(at + i + 1, html.size());
    return tag;
}

std::string decoded_entities(std::string_view text);

std::string attribute(std::string_view attributes, std::string_view wanted) {
    for (std::size_t i = 0; i < attributes.size();) {
        while (i < attributes.size() && (is_space(attributes[i]) || attributes[i] == '/')) ++i;
        auto const begin = i;
        while (i < attributes.size() && attributes[i] != '=' && !is_space(attributes[i]) && attributes[i] != '/') ++i;
        auto const name = base::lower_case(attributes.substr(begin, i - begin));
        while (i < attributes.size() && is_space(attributes[i])) ++i;
        std::string_view value;
        if (i < attributes.size() && attributes[i] == '=') {
            ++i;
            while (i < attributes.size() && is_space(attributes[i])) ++i;
            char const quote = i < attributes.size() ? attributes[i] : '\0';
            auto const value_begin = quote == '"' || quote == '\'' ? i + 1 : i;
            auto end = value_begin;
            while (end < attributes.size() && (value_begin > i ? attributes[end] != quote : !is_space(attributes[end])))
                ++end;
            value = attributes.substr(value_begin, end - value_begin);
            i = std::min(end + (value_begin > i ? 1U : 0U), attributes.size());
        } else if (i == begin) {
            ++i;
        }
        if (name == wanted) return value.empty() ? std::string(" ") : decoded_entities(value);
    }
    return {};
}

bool is_hidden(Tag const& tag) {
    if (!attribute(tag.attributes, "hidden").empty()) return true;
    auto style = base::lower_case(attribute(tag.attributes, "style"));
    std::erase_if(style, is_space);
    return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

constexpr std::array<std::pair<std::string_view, char32_t>, 36> entities = {
    {{"amp", U'&'},     {"lt", U'<'},      {"gt", U'>'},      {"quot", U'"'},    {"apos", U'\''},    {"nbsp", U' '},
     {"pound", 0xA3},   {"copy", 0xA9},    {"reg", 0xAE},     {"eacute", 0xE9},  {"egrave", 0xE8},   {"agrave", 0xE0},
     {"aacute", 0xE1},  {"oacute", 0xF3},  {"uacute", 0xFA},  {"iacute", 0xED},  {"ntilde", 0xF1},   {"ccedil", 0xE7},
     {"uuml", 0xFC},    {"ouml", 0xF6},    {"auml", 0xE4},    {"szlig", 0xDF},   {"ndash", 0x2013},  {"mdash", 0x2014},
     {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"hellip", 0x2026}, {"bull", 0x2022},
     {"middot", 0xB7},  {"euro", 0x20AC},  {"deg", 0xB0},     {"frac12", 0xBD},  {"times", 0xD7},    {"shy", 0xAD}}};

/// The character of a reference between "&" and ";"; 0 where there is none.
char32_t entity(std::string_view name) {
    if (name.starts_with('#')) {
        bool const hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        auto const digits = name.substr(hex ? 2 : 1);
        std::uint32_t value = 0;
        auto const [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
        bool const good = problem == std::errc() && end == digits.data() + digits.size();
        if (!good || value < 0x20 || (value >= 0x7F && value < 0xA0) || value > 0x10FFFF ||
            (value >= 0xD800 && value < 0xE000))
            return good && (value == 9 || value == 10 || value == 13) ? U' ' : U'\0';
        return value == 0xA0 ? U' ' : static_cast<char32_t>(value);
    }
    for (auto const& [known, sign] : entities)
        if (known == name) return sign;
    return U'\0';
}

std::string decoded_entities(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '&') {
            auto const length = text.substr(i, 12).find(';');
            if (length != std::string_view::npos) {
                if (auto const sign = entity(text.substr(i + 1, length - 1)); sign != 0) {
                    base::append_utf8(out, sign);
                    i += length;
                    continue;
                }
            }
        }
        out += text[i];
    }
    return out;
}

class Reader {
public:
    explicit Reader(std::string_view html) : html_(html) {}

    std::string read() {
        std::size_t text_from = 0;
        std::size_t at = 0;
        while (at < html_.size()) {
            if (html_[at] != '<') {
                ++at;
                continue;
            }
            auto const tag = tag_at(html_, at);
            if (tag.end == 0) {
                ++at;
                continue;
            }
            add_text(html_.substr(text_from, at - text_from));
            take(tag);
            at = text_from = tag.end;
        }
        add_text(html_.substr(text_from));
        end_line();
        while (out_.ends_with("\n\n")) out_.pop_back();
        return std::move(out_);
    }

private:
    void take(Tag const& tag) {
        if (tag.name.empty()) return;
        if (hidden_depth_ > 0) return take_hidden(tag);
        if (!tag.closing && (is_one_of(tag.name, unseen) || is_hidden(tag)) && !is_one_of(tag.name, empty_elements)) {
            hidden_ = tag.name;
            hidden_depth_ = 1;
            return;
        }
        if (tag.name == "a") return take_link(tag);
        if (tag.name == "td" || tag.name == "th") {
            if (!tag.closing && !line_.empty() && line_.back() != ' ') line_ += "  ";
            return;
        }
        if (tag.name == "img" && !tag.closing) {
            auto const alt = base::trimmed(attribute(tag.attributes, "alt"));
            if (!alt.empty()) add_text("[" + alt + "]");
            return;
        }
        if (!is_one_of(tag.name, blocks)) return;
        if (tag.name == "br") {
            out_line();
            return;
        }
        end_line();
        if (tag.name == "blockquote" && tag.closing) quotes_ = std::max(quotes_, 1) - 1;
        if (is_one_of(tag.name, spaced)) empty_line();
        if (tag.name == "blockquote" && !tag.closing) quotes_ = std::min(quotes_ + 1, 40);
        if (tag.name == "li" && !tag.closing) line_ = "- ";
        if (tag.name == "hr") {
            line_ = "________________________________";
            end_line();
        }
        preformatted_ = tag.name == "pre" ? !tag.closing : preformatted_;
    }
    void take_hidden(Tag const& tag) {
        if (tag.name != hidden_) return;
        if (tag.closing)
            --hidden_depth_;
        else
            ++hidden_depth_;
    }
    void take_link(Tag const& tag) {
        if (!tag.closing) {
            target_ = base::trimmed(attribute(tag.attributes, "href"));
            words_from_ = line_.size();
            return;
        }
        auto target = std::exchange(target_, {});
        auto const words = words_from_ <= line_.size() ? line_.substr(words_from_) : std::string();
        auto const bare = base::lower_case(target).starts_with("mailto:") ? target.substr(7) : target;
        bool const says_it = bare.empty() || bare.front() == '#' || words.find(bare) != std::string::npos ||
                             bare.find(base::trimmed(words)) != std::string::npos;
        if (!says_it) line_ += " <" + target + ">";
    }
    void add_text(std::string_view text) {
        if (hidden_depth_ > 0) return;
        for (char const c : decoded_entities(text)) {
            if (preformatted_ && c == '\n')
                out_line();
            else if (!is_space(c))
                line_ += c;
            else if (preformatted_ || (!line_.empty() && line_.back() != ' '))
                line_ += ' ';
        }
    }
    void end_line() {
        if (!base::trimmed(line_).empty()) out_line();
        line_.clear();
    }
    void out_line() {
        while (!line_.empty() && line_.back() == ' ') line_.pop_back();
        for (int i = 0; i < quotes_; ++i) out_ += "> ";
        if (line_.empty())
            while (!out_.empty() && out_.back() == ' ') out_.pop_back();
        out_ += line_ + "\n";
        line_.clear();
    }
    void empty_line() {
        if (out_.empty() || out_.ends_with("\n\n") || out_.ends_with(">\n")) return;
        out_line();
    }

    std::string_view html_;
    std::string out_;
    std::string line_;
    std::string target_;
    std::size_t words_from_ = 0;
    std::string hidden_;
    int hidden_depth_ = 0;
    int quotes_ = 0;
    bool preformatted_ = false;
};

}  // namespace

std::string text_of_html(std::string_view html) { return Reader(html).read(); }

}  // namespace dhrdoc::mail
