// Takes UTF-8; makes code points, folded forms and answers about characters. ICU is behind it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dhrdoc::base {

/// The byte offset of the first byte that is not valid UTF-8, or nothing. NUL counts as not valid.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// The first byte at or behind `from` that is NUL or not ASCII; text.size() where there is none.
[[nodiscard]] std::size_t end_of_ascii(std::string_view text, std::size_t from);

/// Reads the code point at `position` and moves it on. `position` must be below text.size(). Invalid bytes give U+FFFD.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& position);
void append_utf8(std::string& out, char32_t code_point);
[[nodiscard]] std::string to_utf8(std::u32string_view text);
[[nodiscard]] std::u32string to_utf32(std::string_view text);
[[nodiscard]] std::u16string to_utf16(std::string_view text);
[[nodiscard]] std::string from_utf16(std::u16string_view text);
[[nodiscard]] std::size_t code_point_count(std::string_view text);

/// UAX #9 embedding, override and isolate characters, and the marks LRM, RLM, ALM.
[[nodiscard]] bool is_bidi_control(char32_t code_point);
/// "U+00E9 LATIN SMALL LETTER E WITH ACUTE"
[[nodiscard]] std::string describe_code_point(char32_t code_point);
/// Lower case in the root locale (never the machine's).
[[nodiscard]] std::string lower_case(std::string_view text);
[[nodiscard]] std::string trimmed(std::string_view text);

}  // namespace dhrdoc::base
