// Takes bytes as mail carries them; makes UTF-8: base64, quoted-printable, character sets, encoded words of headers.
#include "mail/decode.h"

#include "base/digits.h"
#include "base/unicode.h"

#include <algorithm>
#include <optional>

#include <unicode/ucnv.h>

namespace dhrdoc::mail {

namespace {

using base::base64_digit;
using base::hex_digit;

/// ICU behind one function, because its converters are C.
std::optional<std::string> converted(std::string_view bytes, std::string const& charset) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(charset.c_str(), &status);
    if (U_FAILURE(status)) return std::nullopt;
    std::u16string out(bytes.size() * 2 + 16, u'\0');
    auto const length = ucnv_toUChars(converter, out.data(), static_cast<std::int32_t>(out.size()), bytes.data(),
                                      static_cast<std::int32_t>(bytes.size()), &status);
    ucnv_close(converter);
    if (U_FAILURE(status)) return std::nullopt;
    out.resize(static_cast<std::size_t>(length));
    return base::from_utf16(out);
}

/// No NUL, no control characters: they show nothing, and hide what they stand in.
std::string without_controls(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        auto const c = base::next_code_point(text, at);
        bool const shown = (c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0)) || c == '\t' || c == '\n' || c == '\r';
        if (shown && c != 0xFEFF) out += text.substr(begin, at - begin);
    }
    return out;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// One encoded word at `at`: its text, and where it ends.
struct EncodedWord {
    std::string charset;
    std::string bytes;
    std::size_t end = 0;
};

std::optional<EncodedWord> encoded_word_at(std::string_view value, std::size_t at) {
    if (value.substr(at, 2) != "=?") return std::nullopt;
    auto const first = value.find('?', at + 2);
    if (first == std::string_view::npos || first + 2 >= value.size() || value[first + 2] != '?') return std::nullopt;
    // RFC 2047 allows 75 characters; mailers write more, and nobody a thousand.
    constexpr std::size_t longest = 1000;
    auto const length = value.substr(first + 3, longest).find("?=");
    if (length == std::string_view::npos) return std::nullopt;
    auto const end = first + 3 + length;
    auto const text = value.substr(first + 3, end - first - 3);
    EncodedWord out;
    out.charset = value.substr(at + 2, first - at - 2);
    out.charset = out.charset.substr(0, out.charset.find('*'));  // RFC 2231: a language behind the set
    out.end = end + 2;
    char const encoding = value[first + 1];
    if (encoding == 'B' || encoding == 'b')
        out.bytes = from_base64(text);
    else if (encoding == 'Q' || encoding == 'q')
        out.bytes = from_quoted_printable(text, true);
    else
        return std::nullopt;
    return out;
}

}  // namespace

std::string from_base64(std::string_view text) {
    std::string out;
    out.reserve(text.size() / 4 * 3);
    unsigned bits = 0;
    int count = 0;
    for (char const c : text) {
        auto const digit = base64_digit(c);
        if (digit < 0) continue;
        bits = (bits << 6U | static_cast<unsigned>(digit)) & 0xFFFFFFU;
        if (++count == 4) {
            for (int shift = 16; shift >= 0; shift -= 8) out += static_cast<char>(bits >> shift & 0xFFU);
            bits = 0;
            count = 0;
        }
    }
    if (count >= 2) out += static_cast<char>(bits >> (count == 2 ? 4 : 10) & 0xFFU);
    if (count == 3) out += static_cast<char>(bits >> 2 & 0xFFU);
    return out;
}

std::string from_quoted_printable(std::string_view text, bool underscore_is_space) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (underscore_is_space && text[i] == '_') {
            out += ' ';
            continue;
        }
        if (text[i] != '=') {
            out += text[i];
            continue;
        }
        if (i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
            out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
            continue;
        }
        // A soft line break: "=" with nothing but white space up to the end of the line.
        auto end = i + 1;
        while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r')) ++end;
        if (end >= text.size() || text[end] == '\n')
            i = end;
        else
            out += '=';
    }
    return out;
}

std::string to_utf8(std::string_view bytes, std::string_view charset) {
    constexpr std::size_t most = 256U << 20U;
    bytes = bytes.substr(0, most);
    auto const name = base::lower_case(base::trimmed(without_controls(charset)));
    bool const says_nothing = name.empty() || name == "us-ascii" || name == "ascii" || name == "utf-8" ||
                              name == "utf8" || name == "unknown-8bit" || name == "8bit";
    std::string const without_nul = [&] {
        std::string out(bytes);
        if (says_nothing) out.erase(std::remove(out.begin(), out.end(), '\0'), out.end());
        return out;
    }();
    if (says_nothing && !base::first_invalid_utf8(without_nul)) return without_controls(without_nul);
    // What mailers call ISO 8859-1 is Windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels).
    bool const latin = says_nothing || name == "iso-8859-1" || name == "latin1" || name == "iso8859-1";
    auto text = converted(without_nul, latin ? "windows-1252" : name);
    if (!text && !base::first_invalid_utf8(without_nul)) text = without_nul;
    if (!text) text = converted(without_nul, "windows-1252");
    return without_controls(text.value_or(std::string()));
}

std::string decoded_header(std::string_view value) {
    std::string out;
    std::string pending;  // bytes of encoded words side by side, of one set: a letter may be split between them
    std::string charset;
    auto const flush = [&] {
        if (!pending.empty()) out += to_utf8(pending, charset);
        pending.clear();
    };
    for (std::size_t at = 0; at < value.size();) {
        if (auto word = encoded_word_at(value, at)) {
            if (word->charset != charset) flush();
            charset = word->charset;
            pending += word->bytes;
            at = word->end;
            auto after = at;
            while (after < value.size() && is_space(value[after])) ++after;
            bool const another = encoded_word_at(value, after).has_value();
            if (another) {
                at = after;
                continue;
            }
            flush();
            continue;
        }
        out += value[at++];
    }
    flush();
    return to_utf8(out, {});
}

std::string decoded_parameter(std::string_view value) {
    std::string charset;
    auto const first = value.find('\'');
    auto const second = first == std::string_view::npos ? first : value.find('\'', first + 1);
    if (second != std::string_view::npos) {
        charset = value.substr(0, first);
        value.remove_prefix(second + 1);
    }
    std::string bytes;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '%' && i + 2 < value.size() && hex_digit(value[i + 1]) >= 0 && hex_digit(value[i + 2]) >= 0) {
            bytes += static_cast<char>(hex_digit(value[i + 1]) * 16 + hex_digit(value[i + 2]));
            i += 2;
        } else {
            bytes += value[i];
        }
    }
    return to_utf8(bytes, charset);
}

}  // namespace dhrdoc::mail
