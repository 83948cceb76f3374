// Takes text; makes it safe to stand in HTML.
#include "write/html_escape.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>

namespace dhrdoc::write {

namespace {

/// https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream
bool is_left_out(char32_t code) {
    if (code < 0x20) return code != '\n' && code != '\t';
    return (code >= 0x7F && code <= 0x9F) || code == 0xFFFC || (code & 0xFFFE) == 0xFFFE ||
           (code >= 0xFDD0 && code <= 0xFDEF);
}

}  // namespace

std::string html_escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const begin = at;
        char32_t const code = base::next_code_point(text, at);
        switch (code) {
            case U'&':
                out += "&amp;";
                break;
            case U'<':
                out += "&lt;";
                break;
            case U'>':
                out += "&gt;";
                break;
            case U'"':
                out += "&quot;";
                break;
            default:
                if (!is_left_out(code)) out += text.substr(begin, at - begin);
        }
    }
    return out;
}

std::string open_tag(std::string_view name, HtmlAttributes const& attributes) {
    std::string tag = "<" + std::string(name);
    for (auto const& [key, value] : attributes) {
        if (value.empty()) continue;
        tag += ' ';
        tag += key;
        tag += "=\"" + html_escaped(value) + '"';
    }
    return tag + '>';
}

std::string close_tag(std::string_view name) { return "</" + std::string(name) + '>'; }

std::string element(std::string_view name, HtmlAttributes const& attributes, std::string_view content) {
    std::string out = open_tag(name, attributes);
    out += content;
    return out + close_tag(name);
}

bool is_safe_target(std::string_view target) {
    // Browsers skip blanks and control characters in front of and inside a scheme, so such a target has none we know.
    if (std::any_of(target.begin(), target.end(), [](char c) { return static_cast<unsigned char>(c) < 0x21; }))
        return false;
    std::size_t const colon = target.find(':');
    if (target.empty() || colon == std::string_view::npos || target.find_first_of("/?#") < colon)
        return !target.empty();
    constexpr std::array<std::string_view, 6> known = {"http", "https", "mailto", "tel", "ftp", "sftp"};
    std::string const scheme = base::lower_case(target.substr(0, colon));
    return std::find(known.begin(), known.end(), scheme) != known.end();
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            group = (group << 8) | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            bool const filled = at + i <= bytes.size();
            out += filled ? digits[(group >> (18 - 6 * i)) & 63U] : '=';
        }
    }
    return out;
}

}  // namespace dhrdoc::write
