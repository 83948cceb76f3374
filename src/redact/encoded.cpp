// Takes one text; makes the spans in which a name stands as programs pack it: base64, %41, \u0041, &#65;, hexadecimal.
#include "redact/encoded.h"

#include "base/digits.h"
#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace dhrdoc::redact {

namespace {

using base::base64_digit;
using base::hex_digit;

std::string from_base64(std::string_view digits) {
    std::string out;
    unsigned held = 0;
    unsigned bits = 0;
    for (char const c : digits) {
        held = (held << 6U) | static_cast<unsigned>(base64_digit(c));
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        out += static_cast<char>((held >> bits) & 0xFFU);
    }
    return out;
}

std::string from_percents(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at + 2 < text.size() && text[at] == '%'; at += 3)
        out += static_cast<char>(hex_digit(text[at + 1]) * 16 + hex_digit(text[at + 2]));
    return out;
}

/// Pairs of hexadecimal digits side by side or with one sign between: "57 68 69", "57:68:69", "0x57, 0x68".
std::size_t end_of_dump(std::string_view text, std::size_t at, std::string& decoded) {
    constexpr std::size_t fewest_bytes = 4;
    std::string out;
    std::size_t end = at;
    std::string_view separator;
    for (std::size_t next = at; next + 1 < text.size();) {
        if (text[next] == '0' && (text[next + 1] == 'x' || text[next + 1] == 'X')) next += 2;
        if (next + 1 >= text.size() || hex_digit(text[next]) < 0 || hex_digit(text[next + 1]) < 0) break;
        out += static_cast<char>(hex_digit(text[next]) * 16 + hex_digit(text[next + 1]));
        next += 2;
        end = next;
        auto const gap = std::min(text.find_first_not_of(" ,:;-\n", next), text.size());
        auto const between = text.substr(next, gap - next);
        if (out.size() == 1) separator = between;
        bool const both_spaces =
            !separator.empty() &&
            (std::string(between) + std::string(separator)).find_first_not_of(' ') == std::string::npos;
        if ((between != separator && !both_spaces) || between.size() > 2) break;
        next = gap;
    }
    bool const goes_on = end < text.size() && base64_digit(text[end]) >= 0 && text[end] != '-' && text[end] != '/';
    if (out.size() < fewest_bytes || (separator.empty() && goes_on)) return at;
    decoded = std::move(out);
    return end;
}

bool is_legible(std::string_view text) {
    if (base::first_invalid_utf8(text)) return false;
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return c >= 0 && c < 0x20 && c != '\n' && c != '\r' && c != '\t'; });
}

/// Of base64, and of the signs of %41%42.
constexpr std::size_t fewest_digits = 12;

/// Two bytes in hexadecimal digits, side by side or nearly.
bool may_begin_dump(std::string_view text, std::size_t at) {
    auto const skip_prefix = [&] {
        if (at + 1 < text.size() && text[at] == '0' && (text[at + 1] == 'x' || text[at + 1] == 'X')) at += 2;
    };
    auto const is_byte = [&] {
        return at + 1 < text.size() && hex_digit(text[at]) >= 0 && hex_digit(text[at + 1]) >= 0;
    };
    skip_prefix();
    if (!is_byte()) return false;
    at = std::min(text.find_first_not_of(" ,:;-\n", at + 2), text.size());
    skip_prefix();
    return is_byte();
}

/// True where no code can begin before `past`: what begins at `at` is a word, and shorter than any.
bool is_too_short_for_code(std::string_view text, std::size_t at, std::size_t& past) {
    std::size_t end = at;
    while (end < text.size() && end - at < fewest_digits && base64_digit(text[end]) >= 0) ++end;
    if (end - at == fewest_digits || text[at] == '%' || may_begin_dump(text, at)) return false;
    past = std::max(end, at + 1);
    return true;
}

/// A run of base64, of %41%42 or of hexadecimal digits at `at`: where it ends; `at` where there is none.
std::size_t end_of_code(std::string_view text, std::size_t at, std::string& decoded) {
    constexpr std::size_t fewest_percents = fewest_digits / 3;
    std::size_t end = at;
    while (end + 2 < text.size() && text[end] == '%' && hex_digit(text[end + 1]) >= 0 && hex_digit(text[end + 2]) >= 0)
        end += 3;
    if (end - at >= 3 * fewest_percents) {
        decoded = from_percents(text.substr(at, end - at));
        return end;
    }
    if (auto const past = end_of_dump(text, at, decoded); past > at && is_legible(decoded)) return past;
    end = at;
    bool upper = false, lower = false;
    for (; end < text.size() && base64_digit(text[end]) >= 0; ++end) {
        upper = upper || (text[end] >= 'A' && text[end] <= 'Z');
        lower = lower || (text[end] >= 'a' && text[end] <= 'z');
    }
    if (end - at < fewest_digits || !upper || !lower) return at;
    decoded = from_base64(text.substr(at, end - at));
    while (end < text.size() && text[end] == '=') ++end;
    return end;
}

/// A text with its escapes undone, and where each byte of it came from.
struct Unescaped {
    std::string text;
    std::vector<std::size_t> from;  // begin in the source, for each byte; and one more behind the last
    std::vector<bool> escaped;
};

struct Escape {
    std::size_t length = 0;  // 0: none
    char32_t character = 0;  // 0: nothing stands for it
    bool is_byte = false;    // of UTF-8
};

/// The number in up to `most` digits at `at`, and where it ends.
std::size_t end_of_number(std::string_view text, std::size_t at, std::size_t most, int base, char32_t& value) {
    auto const digits = text.substr(at, most);
    std::uint32_t number = 0;
    auto const read = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
    value = number;
    return at + static_cast<std::size_t>(read.ptr - digits.data());
}

/// Of so many digits, neither more nor fewer.
Escape of_digits(std::string_view text, std::size_t begin, std::size_t count, int base, bool is_byte) {
    char32_t value = 0;
    if (end_of_number(text, begin, count, base, value) != begin + count) return {};
    return {begin + count, value, is_byte};
}

/// "&#87;", "&#x57;".
Escape reference_in(std::string_view text) {
    if (!text.starts_with("&#")) return {};
    bool const hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
    std::size_t const begin = hex ? 3 : 2;
    char32_t value = 0;
    auto const end = end_of_number(text, begin, 7, hex ? 16 : 10, value);
    if (end == begin || end >= text.size() || text[end] != ';') return {};
    return {end + 1, value, false};
}

/// "\x57", "\u0057", "\u{57}", "\U00000057", "\127"; a bare backslash before a letter shows nothing.
Escape backslash_in(std::string_view text) {
    if (!text.starts_with('\\') || text.size() < 2) return {};
    if (text[1] == 'u' && text.size() > 2 && text[2] == '{') {
        char32_t value = 0;
        auto const end = end_of_number(text, 3, 6, 16, value);
        return end > 3 && end < text.size() && text[end] == '}' ? Escape{end + 1, value, false} : Escape{};
    }
    auto const written = text[1] == 'x'   ? of_digits(text, 2, 2, 16, true)
                         : text[1] == 'u' ? of_digits(text, 2, 4, 16, false)
                         : text[1] == 'U' ? of_digits(text, 2, 8, 16, false)
                                          : of_digits(text, 1, 3, 8, true);
    if (written.length > 0) return written;
    bool const letter = (text[1] >= 'a' && text[1] <= 'z') || (text[1] >= 'A' && text[1] <= 'Z');
    return letter ? Escape{1, 0, false} : Escape{};
}

/// "=57" of a mail, and "%57" of an address.
Escape byte_in(std::string_view text) {
    if (!text.starts_with('=') && !text.starts_with('%')) return {};
    if (text.starts_with("=\n")) return {2, 0, false};
    return of_digits(text, 1, 2, 16, true);
}

Escape escape_in(std::string_view text) {
    for (auto* const read : {&reference_in, &backslash_in, &byte_in})
        if (auto const found = (*read)(text); found.length > 0) return found;
    return {};
}

Unescaped unescaped(std::string_view text) {
    Unescaped out;
    for (std::size_t at = 0; at < text.size();) {
        auto const escape = escape_in(text.substr(at));
        std::string shown(1, text[at]);
        if (escape.length > 0) {
            shown.clear();
            if (escape.is_byte && escape.character != 0)
                shown += static_cast<char>(escape.character);
            else if (escape.character != 0 && escape.character <= 0x10FFFF &&
                     (escape.character < 0xD800 || escape.character > 0xDFFF))
                base::append_utf8(shown, escape.character);
        }
        for (char const byte : shown) {
            out.text += byte;
            out.from.push_back(at);
            out.escaped.push_back(escape.length > 0);
        }
        if (shown.empty() && !out.escaped.empty()) out.escaped.back() = true;
        at += std::max<std::size_t>(escape.length, 1);
    }
    out.from.push_back(text.size());
    return out;
}

/// "Whit\combe", "Whit\u0063ombe", "&#87;hitcombe": only what was escaped somewhere counts; the rest is found as it
/// stands.
std::vector<Span> find_escaped(std::string_view text, Withheld const& withheld) {
    std::vector<Span> out;
    constexpr std::array signs = {'\\', '&', '=', '%'};
    auto const stands = [text](char sign) { return text.find(sign) != std::string_view::npos; };
    if (std::none_of(signs.begin(), signs.end(), stands)) return out;
    auto const plain = unescaped(text);
    if (std::find(plain.escaped.begin(), plain.escaped.end(), true) == plain.escaped.end() ||
        base::first_invalid_utf8(plain.text))
        return out;
    View const view(plain.text);
    WordMemory memory;
    for (auto& span : find_names(view, StreamKind::prose, protected_tokens(view, withheld), withheld, memory)) {
        auto const first = plain.escaped.begin() + static_cast<std::ptrdiff_t>(span.at.begin);
        auto const last = plain.escaped.begin() + static_cast<std::ptrdiff_t>(span.at.end);
        if (!span.certain || std::find(first, last, true) == last) continue;
        // "Users\miriam" is a path, and each of its names stands for itself.
        if (span.rule == Rule::name_joined || span.rule == Rule::name_handle) continue;
        span.at = {plain.from[span.at.begin], plain.from[span.at.end]};
        span.rule = Rule::text_encoded;
        out.push_back(std::move(span));
    }
    return out;
}

/// Names that stand in a text as mail and web addresses pack them.
std::vector<Span> find_packed(std::string_view text, Withheld const& withheld) {
    std::vector<Span> out;
    for (std::size_t at = 0; at < text.size();) {
        if (is_too_short_for_code(text, at, at)) continue;
        std::string decoded;
        bool const begins = at == 0 || base64_digit(text[at - 1]) < 0;
        auto const end = begins || text[at] == '%' ? end_of_code(text, at, decoded) : at;
        if (end == at || !is_legible(decoded)) {
            at = std::max(end, at + 1);
            continue;
        }
        View const view(decoded);
        WordMemory memory;
        auto const named = find_names(view, StreamKind::prose, protected_tokens(view, withheld), withheld, memory);
        if (std::any_of(named.begin(), named.end(), [](Span const& span) { return span.certain; })) {
            Span span;
            span.at = {at, end};
            span.kind = Kind::identifier;
            span.rule = Rule::text_encoded;
            span.form = Form::as_given;
            span.replacement = "[encoded text]";
            out.push_back(std::move(span));
        }
        at = end;
    }
    return out;
}

}  // namespace

std::vector<Span> find_encoded(std::string_view text, Withheld const& withheld) {
    if (!withheld.has(Rule::text_encoded)) return {};
    auto out = find_packed(text, withheld);
    for (auto& span : find_escaped(text, withheld)) {
        bool const known = std::any_of(out.begin(), out.end(), [&](Span const& other) {
            return other.at.begin < span.at.end && span.at.begin < other.at.end;
        });
        if (!known) out.push_back(std::move(span));
    }
    return out;
}

}  // namespace dhrdoc::redact
