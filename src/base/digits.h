// Takes a character; makes its value as a digit: of hexadecimal numbers, of base64.
#pragma once

#include <array>
#include <cstdint>

namespace dhrdoc::base {

/// -1 where it is none.
[[nodiscard]] inline int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

namespace detail {

inline constexpr std::array<std::int8_t, 256> base64_digits = [] {
    std::array<std::int8_t, 256> out{};
    for (auto& digit : out) digit = -1;
    std::int8_t value = 0;
    for (char const* c = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"; *c != '\0'; ++c)
        out[static_cast<unsigned char>(*c)] = value++;
    out['+'] = out['-'] = 62;
    out['/'] = out['_'] = 63;
    return out;
}();

}  // namespace detail

/// RFC 4648, sections 4 and 5: both alphabets. -1 where it is none.
[[nodiscard]] inline int base64_digit(char c) { return detail::base64_digits[static_cast<unsigned char>(c)]; }

}  // namespace dhrdoc::base
