// Takes the widths of the pieces of a paragraph; makes the lines with the best raggedness over the whole of it.
#pragma once

#include "base/length.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace dhrdoc::typeset {

/// Bytes of `text` after which a line may end (UAX #14, by ICU), sorted; the last is text.size(). A break that must be
/// (after U+000A) is marked, and so is one inside a word (after U+00AD), where a hyphen is seen.
struct BreakPoint {
    std::uint32_t at = 0;
    bool mandatory = false;
    bool hyphen = false;
};
[[nodiscard]] std::vector<BreakPoint> break_points(std::string_view text);
/// Bytes of `text` between which a reader sees characters (UAX #29 grapheme clusters); the last is text.size().
[[nodiscard]] std::vector<std::uint32_t> grapheme_ends(std::string_view text);

/// What stands between two break points.
struct Token {
    base::Length width;      // without the space at its end
    base::Length space;      // of the space at its end, which does not count at the end of a line
    base::Length hyphen;     // of the hyphen that is seen where a line ends after it; 0: none
    bool mandatory = false;  // the line ends after it
    bool emergency = false;  // to end a line after it breaks a word that would not fit otherwise
};

/// For each line the number of the token after its last one. Lines are at most `measure` wide unless one token alone is
/// wider. Least sum of squared slack over the paragraph; a last line of one short word costs extra.
enum class LastLine { free, like_the_others };
[[nodiscard]] std::vector<std::size_t> break_lines(std::vector<Token> const& tokens, base::Length measure,
                                                   LastLine last_line = LastLine::free);

}  // namespace dhrdoc::typeset
