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
/// "Anna's", "the Smiths'", "James's". A plural that ends in s takes the apostrophe alone.
enum class Number { singular, plural };
[[nodiscard]] std::string possessive(std::string_view name, Number number = Number::singular);
/// "Anna" -> "Anna", "the GP practice" -> "The GP practice"
[[nodiscard]] std::string with_capital(std::string_view words);
/// "a review", "an unexplained death"
[[nodiscard]] std::string with_article(std::string_view words);

}  // namespace dhrdoc::fill
