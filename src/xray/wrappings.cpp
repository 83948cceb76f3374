// Takes a text; undoes one wrapping, whichever it is asked for. All of them go once through the text.
#include "xray/wrappings.h"

#include "base/unicode.h"
#include "xray/object.h"
#include "xray/readings.h"

#include <algorithm>
#include <array>

namespace dhrdoc::xray {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_base64(char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '/'; }

/// Letters of Latin, Greek and Cyrillic, digits, and what stands between words: what nobody wraps by chance.
bool is_of_words(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();) {
        char32_t const c = base::next_code_point(utf8, at);
        bool const letter = (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c < 0x530) || (c >= 0x1E00 && c < 0x2070);
        if (!letter && c != '\n' && c != '\r' && c != '\t') return false;
    }
    return !utf8.empty();
}

char byte_of(std::string_view hex) { return static_cast<char>(hex_digit(hex[0]) * 16 + hex_digit(hex[1])); }

bool two_digits_at(std::string_view text, std::size_t at) {
    return at + 2 <= text.size() && hex_digit(text[at]) >= 0 && hex_digit(text[at + 1]) >= 0;
}

/// "=?utf-8?B?RWxlYW5vcg==?=" at `at`, which it moves behind it.
std::string encoded_word(std::string_view text, std::size_t& at) {
    std::size_t const first = text.substr(0, at + 40).find('?', at + 2);
    if (first == std::string_view::npos || first + 2 >= text.size() || text[first + 2] != '?') return {};
    std::size_t const end = text.substr(0, first + 1000).find("?=", first + 3);
    if (end == std::string_view::npos) return {};
    auto const held = text.substr(first + 3, end - first - 3);
    at = end + 2;
    if (text[first + 1] == 'B' || text[first + 1] == 'b') return base64_decoded(held);
    std::string out;
    for (std::size_t i = 0; i < held.size(); ++i) {
        bool const code = held[i] == '=' && two_digits_at(held, i + 1);
        out += code ? byte_of(held.substr(i + 1, 2)) : held[i] == '_' ? ' ' : held[i];
        if (code) i += 2;
    }
    return out;
}

}  // namespace

std::string utf7_undone(std::string_view text) {
    if (text.find('+') == std::string_view::npos) return {};
    std::string out;
    bool any = false;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        if (text[at] == '+')
            while (end < text.size() && is_base64(text[end])) ++end;
        std::string letters;
        if (end > at + 2)
            letters = readings_of_string("\xFE\xFF" + base64_decoded(text.substr(at + 1, end - at - 1)))[0];
        if (letters.empty() || !is_of_words(letters)) {
            out += text.substr(at, end - at);  // none of it is read again, or a row of signs would be read for ever
            at = end;
            continue;
        }
        any = true;
        out += letters;
        at = end + (end < text.size() && text[end] == '-' ? 1 : 0);
    }
    return any ? out : std::string{};
}

std::string mail_undone(std::string_view text) {
    if (text.find('=') == std::string_view::npos) return {};
    std::string out;
    bool any = false;
    for (std::size_t at = 0; at < text.size();) {
        bool const mark = text[at] == '=';
        if (mark && text.substr(at).starts_with("=?")) {
            std::string const word = encoded_word(text, at);
            any = any || !word.empty();
            if (word.empty()) out += text[at++];
            out += word;
        } else if (mark && two_digits_at(text, at + 1)) {
            out += byte_of(text.substr(at + 1, 2));
            any = true;
            at += 3;
        } else if (mark && (text.substr(at + 1).starts_with('\n') || text.substr(at + 1).starts_with("\r\n"))) {
            any = true;
            at += text[at + 1] == '\r' ? 3 : 2;
        } else {
            out += text[at++];
        }
    }
    return any ? as_text(out) : std::string{};
}

std::optional<std::string> without_base64(std::string_view text) {
    constexpr std::size_t shortest = 60;  // lines of mail have 76, those of certificates 64
    std::string out;
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        std::size_t upper = 0, digits = 0, slashes = 0;
        for (; end < text.size() && is_base64(text[end]); ++end) {
            upper += text[end] >= 'A' && text[end] <= 'Z' ? 1U : 0U;
            digits += is_digit(text[end]) ? 1U : 0U;
            slashes += text[end] == '/' ? 1U : 0U;
        }
        // A path or words run together have fewer capitals and digits; by chance there are 26 and 10 of 64.
        std::size_t const length = end - at;
        bool const by_chance = upper * 5 > length && digits * 16 > length && slashes * 16 < length;
        if (length >= shortest && by_chance) {
            out += text.substr(from, at - from);
            from = end;
        }
        at = std::max(end, at + 1);
    }
    if (from == 0) return std::nullopt;
    return out.append(text.substr(from));
}

std::string in_hexadecimal(std::string_view text) {
    constexpr std::size_t shortest = 12;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && hex_digit(text[end]) >= 0) ++end;
        if (end - at >= shortest && (end - at) % 2 == 0) {
            std::string bytes;
            for (std::size_t i = at; i < end; i += 2) bytes += byte_of(text.substr(i, 2));
            std::string const words = as_text(bytes);
            if (is_of_words(words)) out += words + "\n";
        }
        at = std::max(end, at + 1);
    }
    return out;
}

std::string in_uuencode(std::string_view text) {
    std::size_t at = text.find("begin ");
    if (at == std::string_view::npos || (at > 0 && text[at - 1] != '\n')) return {};
    std::string out;
    for (at = text.find('\n', at); at != std::string_view::npos && at + 1 < text.size(); at = text.find('\n', at + 1)) {
        auto const line = text.substr(at + 1, text.find_first_of("\r\n", at + 1) - at - 1);
        if (line.empty() || line == "end") break;
        auto const value = [&](std::size_t i) {
            return i < line.size() ? (static_cast<unsigned char>(line[i]) - 32U) & 63U : 0U;
        };
        std::size_t const length = value(0);
        std::string bytes;
        for (std::size_t i = 1; bytes.size() < length; i += 4) {
            unsigned const three = value(i) << 18U | value(i + 1) << 12U | value(i + 2) << 6U | value(i + 3);
            for (unsigned const shift : {16U, 8U, 0U}) bytes += static_cast<char>(three >> shift & 0xFFU);
        }
        out += bytes.substr(0, length);
    }
    std::string whole = as_text(out);
    return whole.empty() ? legible_runs(out, 6) : whole;
}

std::string words_of_rtf(std::string_view text) {
    if (!text.starts_with("{\\rtf")) return {};
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        char const c = text[at++];
        if (c == '{' || c == '}' || c == '\r' || c == '\n') continue;
        if (c != '\\' || at >= text.size()) {
            out += c;
            continue;
        }
        if (text[at] == '\'' && two_digits_at(text, at + 1)) {
            base::append_utf8(out, static_cast<unsigned char>(byte_of(text.substr(at + 1, 2))));
            at += 3;
            continue;
        }
        std::size_t const begin = at;
        while (at < text.size() && is_letter(text[at])) ++at;
        auto const word = text.substr(begin, at - begin);
        if (word.empty()) {  // \~ is a space, \- and \_ are hyphens, anything else stands for itself
            char const sign = text[at++];
            out += sign == '~' ? ' ' : sign;
            continue;
        }
        std::size_t const before = at;
        double const number = read_number(text, at);
        bool const numbered = at > before;
        if (at < text.size() && text[at] == ' ') ++at;
        if (word == "u" && numbered) {
            auto const value = static_cast<std::int32_t>(std::clamp(number, -32768.0, 1114111.0));
            base::append_utf8(out, static_cast<char32_t>(value < 0 ? value + 65536 : value));
            if (at < text.size() && text[at] == '?') ++at;  // what older readers show instead
        } else if (word == "par" || word == "line" || word == "tab" || word == "cell" || word == "row") {
            out += '\n';
        }
    }
    return out;
}

std::string unseen_tags(std::string_view text) {
    std::string out;
    for (std::size_t at = text.find("\xF3\xA0"); at != std::string_view::npos; at = text.find("\xF3\xA0", at)) {
        std::size_t next = at;
        char32_t const c = base::next_code_point(text, next);
        if (c >= 0xE0020 && c <= 0xE007E) out += static_cast<char>(c - 0xE0000);
        at = next;
    }
    return out;
}

std::string quoted_texts(std::string_view script) {
    // Nobody puts a name together of longer pieces; and bounds keep a row of backslashes from being read for ever.
    constexpr std::size_t longest = 200;
    script = script.substr(0, std::size_t{4} << 20U);
    std::string out;
    for (std::size_t at = 0; at < script.size(); ++at) {
        char const quote = script[at];
        if (quote != '\'' && quote != '"' && quote != '`') continue;
        std::size_t end = at + 1;
        while (end < std::min(script.size(), at + longest) && script[end] != quote && script[end] != '\n')
            end += script[end] == '\\' ? 2 : 1;
        if (end >= script.size() || script[end] != quote) continue;  // an apostrophe
        if (end > at + 1) out.append(out.empty() ? "" : ", ").append(script.substr(at + 1, end - at - 1));
        at = end;
    }
    return out;
}

std::string from_ebcdic(std::string_view bytes) {
    static std::array<char, 256> const letters = [] {
        std::array<char, 256> out{};
        auto const run = [&out](std::size_t code, char first, int count) {
            for (int i = 0; i < count; ++i) out.at(code + static_cast<std::size_t>(i)) = static_cast<char>(first + i);
        };
        run(0x81, 'a', 9);
        run(0x91, 'j', 9);
        run(0xA2, 's', 8);
        run(0xC1, 'A', 9);
        run(0xD1, 'J', 9);
        run(0xE2, 'S', 8);
        run(0xF0, '0', 10);
        for (std::size_t const line_end : {0x0DU, 0x15U, 0x25U}) out.at(line_end) = '\n';
        constexpr std::array<std::pair<unsigned char, char>, 12> marks = {{{0x40, ' '},
                                                                           {0x4B, '.'},
                                                                           {0x4D, '('},
                                                                           {0x5D, ')'},
                                                                           {0x5E, ';'},
                                                                           {0x60, '-'},
                                                                           {0x61, '/'},
                                                                           {0x6B, ','},
                                                                           {0x6D, '_'},
                                                                           {0x6F, '?'},
                                                                           {0x7A, ':'},
                                                                           {0x7D, '\''}}};
        for (auto const& [code, mark] : marks) out.at(code) = mark;
        return out;
    }();
    std::string out;
    std::size_t strange = 0;
    for (char const byte : bytes) {
        char const letter = letters.at(static_cast<unsigned char>(byte));
        if (letter == 0) ++strange;
        out += letter == 0 ? ' ' : letter;
    }
    return bytes.size() >= 8 && strange * 10 <= bytes.size() ? out : std::string{};
}

}  // namespace dhrdoc::xray
