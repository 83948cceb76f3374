// Takes what the program wrote; makes what a reader finds in it who knows nothing of how it was made. It shares no code
// with redact: where both gates are blind in the same way, this sees it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::program {

struct PlainPerson {
    std::string forename, surname;
};

/// Ways in which people write the name, the plain ones first. Each says the forename or the surname in letters.
[[nodiscard]] std::vector<std::string> spellings_of(PlainPerson const& person);

struct PlainDay {
    int day = 1, month = 1, year = 2000;
};
[[nodiscard]] std::vector<std::string> spellings_of(PlainDay const& day);

/// A file as its reader has it: pages through pdftotext, HTML without its tags, anything else as it is. Nothing where
/// pdftotext is not installed.
[[nodiscard]] std::string text_for_reader(std::filesystem::path const& file);

/// Whether the text says the forename or the surname, with whatever between their letters.
[[nodiscard]] bool says(std::string_view text, PlainPerson const& person);
/// Whether it says the day of that month, in words or figures, with or without the year.
[[nodiscard]] bool says(std::string_view text, PlainDay const& day);

}  // namespace dhrdoc::program
