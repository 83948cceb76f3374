// Takes names and numbers; makes the small words of an English sentence.
#include "fill/english.h"

#include <array>

namespace dhrdoc::fill {

std::string number_in_words(std::size_t number) {
    constexpr std::array<std::string_view, 13> words{"no",    "one",   "two",  "three", "four",   "five",  "six",
                                                     "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    return number < words.size() ? std::string(words.at(number)) : std::to_string(number);
}

std::string joined_with_and(std::vector<std::string> const& names) {
    std::string joined;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) joined += i + 1 == names.size() ? " and " : ", ";
        joined += names[i];
    }
    return joined;
}

std::string possessive(std::string_view name) { return std::string(name) + "'s"; }

std::string with_capital(std::string_view words) {
    std::string changed(words);
    if (!changed.empty() && changed[0] >= 'a' && changed[0] <= 'z') {
        changed[0] = static_cast<char>(changed[0] - 'a' + 'A');
    }
    return changed;
}

}  // namespace dhrdoc::fill
