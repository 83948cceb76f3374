// Takes a word that nobody knows and the words that are known; makes the nearest of them, for a hint.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::base {

/// Edits (insert, delete, change, swap of neighbours) from one word to the other, in code points.
[[nodiscard]] std::size_t edit_distance(std::string_view left, std::string_view right);

/// The known word with the fewest edits, if they are few enough for a slip of the hand (a third of the length, at least
/// 1).
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, std::vector<std::string> const& known);

}  // namespace dhrdoc::base
