// Takes UTF-8; reads, writes and describes code points with ICU.
#include "base/unicode.h"

#include <array>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace dhrdoc::base {

std::size_t end_of_ascii(std::string_view text, std::size_t from) {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t tops = 0x8080808080808080U;
    std::uint64_t eight = 0;
    for (; from + sizeof eight <= text.size(); from += sizeof eight) {
        std::memcpy(&eight, text.data() + from, sizeof eight);
        // The top bit of each byte that is zero or beyond ASCII.
        if (((eight - ones) & tops) != 0 || (eight & tops) != 0) break;
    }
    while (from < text.size() && static_cast<signed char>(text[from]) > 0) ++from;
    return from;
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    auto const size = static_cast<std::int64_t>(text.size());
    for (std::int64_t i = 0; i < size;) {
        i = static_cast<std::int64_t>(end_of_ascii(text, static_cast<std::size_t>(i)));
        if (i == size) break;
        auto const start = i;
        UChar32 c = 0;
        U8_NEXT(bytes, i, size, c);
        if (c <= 0) return static_cast<std::size_t>(start);
    }
    return std::nullopt;
}

char32_t next_code_point(std::string_view text, std::size_t& position) {
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    if (bytes[position] < 0x80) return bytes[position++];
    auto i = static_cast<std::int64_t>(position);
    auto const size = static_cast<std::int64_t>(text.size());
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    position = static_cast<std::size_t>(i);
    return c < 0 ? U'\uFFFD' : static_cast<char32_t>(c);
}

void append_utf8(std::string& out, char32_t code_point) {
    if (code_point < 0x80) {
        out += static_cast<char>(code_point);
        return;
    }
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point < 0xE000)) code_point = 0xFFFD;
    std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes.data(), length, static_cast<UChar32>(code_point));
    for (std::int32_t i = 0; i < length; ++i) out += static_cast<char>(bytes[static_cast<std::size_t>(i)]);
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size());
    for (auto const c : text) append_utf8(out, c);
    return out;
}

std::u32string to_utf32(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) out += next_code_point(text, i);
    return out;
}

std::u16string to_utf16(std::string_view text) {
    std::u16string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        auto const c = next_code_point(text, i);
        if (c > 0xFFFF) {
            out += static_cast<char16_t>(U16_LEAD(c));
            out += static_cast<char16_t>(U16_TRAIL(c));
        } else {
            out += static_cast<char16_t>(c);
        }
    }
    return out;
}

std::string from_utf16(std::u16string_view text) {
    std::string out;
    icu::UnicodeString(false, text.data(), static_cast<std::int32_t>(text.size())).toUTF8String(out);
    return out;
}

std::size_t code_point_count(std::string_view text) {
    std::size_t count = 0;
    for (char const c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return count;
}

bool is_bidi_control(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

std::string describe_code_point(char32_t code_point) {
    std::array<char, 128> name{};
    UErrorCode status = U_ZERO_ERROR;
    u_charName(static_cast<UChar32>(code_point), U_EXTENDED_CHAR_NAME, name.data(),
               static_cast<std::int32_t>(name.size()), &status);
    return fmt::format("U+{:04X} {}", static_cast<std::uint32_t>(code_point), U_SUCCESS(status) ? name.data() : "");
}

std::string lower_case(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        char const c = text[i];
        if (static_cast<unsigned char>(c) < 0x80) {
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
            ++i;
        } else {
            append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(next_code_point(text, i)))));
        }
    }
    return out;
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    auto const begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(blanks) - begin + 1));
}

}  // namespace dhrdoc::base
