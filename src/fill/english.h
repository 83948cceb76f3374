// Takes names and numbers; makes the small words of an English sentence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::fill {

/// "one" to "twelve", then "13", as British official prose has it.
[[nodiscard]] std::string number_in_words(std::size_t number);
/// "Anna", "Anna and Maria", "Anna, Maria and Zoe"
[[nodiscard]] std::string joined_with_and(std::vector<std::string> const& names);
/// "Anna's", "James's"
[[nodiscard]] std::string possessive(std::string_view name);
/// "Anna" -> "Anna", "the GP practice" -> "The GP practice"
[[nodiscard]] std::string with_capital(std::string_view words);

}  // namespace dhrdoc::fill
