// Takes raw HTML in Markdown; tells tags from words in angle brackets, and makes text of it.
#include "markdown/html.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace dhrdoc::markdown {

namespace {

// https://html.spec.whatwg.org/multipage/indices.html#elements-3, and what e-mail programs still write.
constexpr std::array<std::string_view, 125> known_names = {
    "a",       "abbr",     "address",    "area",     "article",    "aside",    "audio",   "b",        "base",
    "bdi",     "bdo",      "big",        "blink",    "blockquote", "body",     "br",      "button",   "canvas",
    "caption", "center",   "cite",       "code",     "col",        "colgroup", "data",    "datalist", "dd",
    "del",     "details",  "dfn",        "dialog",   "dir",        "div",      "dl",      "dt",       "em",
    "embed",   "fieldset", "figcaption", "figure",   "font",       "footer",   "form",    "frame",    "frameset",
    "h1",      "h2",       "h3",         "h4",       "h5",         "h6",       "head",    "header",   "hgroup",
    "hr",      "html",     "i",          "iframe",   "img",        "input",    "ins",     "kbd",      "label",
    "legend",  "li",       "link",       "main",     "map",        "mark",     "marquee", "menu",     "meta",
    "meter",   "nav",      "nobr",       "noframes", "noscript",   "object",   "ol",      "optgroup", "option",
    "output",  "p",        "param",      "picture",  "pre",        "progress", "q",       "rp",       "rt",
    "ruby",    "s",        "samp",       "script",   "section",    "select",   "slot",    "small",    "source",
    "span",    "strike",   "strong",     "style",    "sub",        "summary",  "sup",     "svg",      "table",
    "tbody",   "td",       "template",   "textarea", "tfoot",      "th",       "thead",   "time",     "title",
    "tr",      "track",    "tt",         "u",        "ul",         "var",      "video",   "wbr"};
static_assert(std::is_sorted(known_names.begin(), known_names.end()));

constexpr std::array<std::string_view, 37> line_names = {
    "address", "article",    "aside",  "blockquote", "body",  "br", "center", "dd",  "div", "dl",
    "dt",      "figcaption", "figure", "footer",     "form",  "h1", "h2",     "h3",  "h4",  "h5",
    "h6",      "head",       "header", "hr",         "html",  "li", "main",   "nav", "ol",  "p",
    "pre",     "section",    "table",  "tbody",      "title", "tr", "ul"};
static_assert(std::is_sorted(line_names.begin(), line_names.end()));

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

template <typename Names>
bool among(Names const& names, std::string_view name) {
    return std::binary_search(names.begin(), names.end(), name);
}

/// Up to and including `end`, or the whole text where that is missing.
HtmlTag up_to(std::string_view text, std::string_view end, std::size_t from) {
    HtmlTag tag;
    tag.known = true;
    auto const at = text.find(end, from);
    tag.length = at == std::string_view::npos ? text.size() : at + end.size();
    return tag;
}

/// The byte after the `>` of a tag; a `>` in quotation marks does not count.
std::size_t after_tag(std::string_view text, std::size_t at) {
    char quote = 0;
    for (; at < text.size(); ++at) {
        if (quote != 0) {
            if (text[at] == quote) quote = 0;
        } else if (text[at] == '"' || text[at] == '\'') {
            if (text.find(text[at], at + 1) != std::string_view::npos) quote = text[at];
        } else if (text[at] == '>') {
            return at + 1;
        }
    }
    return 0;
}

/// Moves past the end of an element whose content nobody reads.
std::size_t after_element(std::string_view html, std::size_t at, std::string_view name) {
    auto const end = html.find(fmt::format("</{}", name), at);
    return end == std::string_view::npos ? html.size() : end;
}

/// Runs of white space become one space, as a browser does it; lines are kept apart and blank ones dropped.
void add_character(std::string& out, char c) {
    auto const space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!space) {
        out += c;
    } else if (!out.empty() && out.back() != ' ' && out.back() != '\n') {
        out += ' ';
    }
}

void begin_line(std::string& out) {
    while (!out.empty() && out.back() == ' ') out.pop_back();
    if (!out.empty() && out.back() != '\n') out += '\n';
}

}  // namespace

HtmlTag read_html_tag(std::string_view text) {
    if (text.size() < 3 || text[0] != '<') return {};
    if (text.starts_with("<!--")) return up_to(text, "-->", 4);
    if (text.starts_with("<?")) return up_to(text, "?>", 2);
    if (text.starts_with("<![CDATA[")) return up_to(text, "]]>", 9);
    if (text.starts_with("<!") && is_letter(text[2])) return up_to(text, ">", 2);
    HtmlTag tag;
    std::size_t at = 1;
    if (text[at] == '/') {
        tag.closing = true;
        ++at;
    }
    if (at >= text.size() || !is_letter(text[at])) return {};
    for (; at < text.size() && (is_letter(text[at]) || is_digit(text[at]) || text[at] == '-'); ++at) {
        tag.name += text[at] >= 'A' && text[at] <= 'Z' ? static_cast<char>(text[at] - 'A' + 'a') : text[at];
    }
    tag.known = among(known_names, tag.name);
    tag.length = after_tag(text, at);
    return tag;
}

std::string text_of_html_block(std::string_view html) {
    std::string out;
    for (std::size_t at = 0; at < html.size();) {
        auto const tag = html[at] == '<' ? read_html_tag(html.substr(at)) : HtmlTag{};
        if (tag.length == 0 || !tag.known) {
            add_character(out, html[at++]);
            continue;
        }
        at += tag.length;
        if (among(line_names, tag.name)) begin_line(out);
        if (tag.name == "td" || tag.name == "th") add_character(out, ' ');
        if (!tag.closing && (tag.name == "script" || tag.name == "style")) at = after_element(html, at, tag.name);
    }
    while (!out.empty() && (out.back() == ' ' || out.back() == '\n')) out.pop_back();
    return out;
}

std::string way_out_for_html(std::string_view html) {
    auto const tag = read_html_tag(html);
    if (html.starts_with("<!--")) return "take the comment out; in a case file, # begins a comment";
    if (tag.name == "b" || tag.name == "strong") return "write **strong**";
    if (tag.name == "i" || tag.name == "em") return "write *emphasis*";
    if (tag.name == "s" || tag.name == "del" || tag.name == "strike") return "write ~~struck out~~";
    if (tag.name == "br") return "end the line with a backslash";
    if (tag.name == "a") return "write [words](https://example.org)";
    if (tag.name == "img") return "write ![what it shows](file.png) on a line of its own";
    if (tag.name == "hr") return "write --- on a line of its own";
    if (tag.name == "table") return "write the table with | between its cells";
    if (tag.name == "code" || tag.name == "tt" || tag.name == "samp") return "write `code`";
    return "write it in Markdown; for a real angle bracket write \\<";
}

}  // namespace dhrdoc::markdown
