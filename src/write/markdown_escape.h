// Takes characters and lines; makes answers about how CommonMark would read them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dhrdoc::write {

/// What a character is to the rules of delimiter runs (https://spec.commonmark.org/0.29/#delimiter-run).
/// `unknown`: a character that may be taken for punctuation or for a letter.
enum class CharacterClass { space, punctuation, letter, unknown };
[[nodiscard]] CharacterClass character_class(char32_t code_point);

[[nodiscard]] bool is_ascii_punctuation(char32_t code_point);
[[nodiscard]] bool is_ascii_alphanumeric(char32_t code_point);

/// True if `text`, which begins with `&`, begins with what may be a character reference.
[[nodiscard]] bool begins_with_reference(std::string_view text);

/// True for a line that goes on a paragraph (after a hard break), false for one that begins it.
enum class LinePlace { first, further };
/// The byte offset of the character to put a backslash before, so that `line` is read as text and not as the beginning
/// of a block; npos where it is read so anyway.
[[nodiscard]] std::size_t block_start_to_escape(std::string_view line, LinePlace place);

/// The target of an inline link, in angle brackets where it needs them.
[[nodiscard]] std::string link_destination(std::string_view target);
/// For titles, targets and info strings: `text` with a backslash before each of `extra` and wherever a backslash would
/// be read as an escape, and with what would be read as a character reference written so that it is not.
[[nodiscard]] std::string with_backslashes(std::string_view text, std::string_view extra);

/// A fence longer than any run of backticks in `content`, at least `shortest` long.
[[nodiscard]] std::string backticks_around(std::string_view content, std::size_t shortest);

}  // namespace dhrdoc::write
