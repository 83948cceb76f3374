// Takes words in Cyrillic, Greek or Latin letters; makes what is heard of them, in which all three ways of writing
// meet.
#pragma once

#include "redact/view.h"

#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::redact {

/// A word in letters of another script than Latin.
struct ForeignWord {
    ByteRange at;  // of the text
    bool is_capitalised = false;
    /// What may be heard: with and without the ending of a case.
    std::vector<std::string> sounds;
};

/// Words of Cyrillic or Greek letters only, also where the letters are set apart. Look-alikes among Latin letters are
/// the business of View.
[[nodiscard]] std::vector<ForeignWord> words_of_other_scripts(std::string_view text);

/// In Latin letters as an English paper would write it: "Шевченко" -> "shevchenko". Lower case; what is Latin stays.
[[nodiscard]] std::string romanised(std::string_view word);

/// The consonants that are heard of a name, and a mark for a vowel at its beginning; several, where letters may be
/// spoken in several ways ("ch"). Names in which fewer than two consonants are heard have none.
[[nodiscard]] std::vector<std::string> sounds_across_scripts(std::string_view name);

}  // namespace dhrdoc::redact
