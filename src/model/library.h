// The fields of a record of the national library of reviews, in its order, by the keys of `[library]`.
//
// What the library itself shows: the month of a death and the band of an age, never the day and never the age.
// (Open data of the Domestic Homicide Review Library; the official paper form is not published.)
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::model {

struct LibraryField {
    std::string_view key;
    /// Several words may stand there.
    bool is_list = false;
};

[[nodiscard]] std::vector<LibraryField> const& library_fields();

inline constexpr std::array<std::string_view, 7> library_age_bands{"16-19", "20-24", "25-34", "35-44",
                                                                   "45-54", "55-64", "65+"};

/// The band of an age in years; empty below sixteen, which no review is about.
[[nodiscard]] std::string_view age_band(int age);
/// The same of an age as somebody wrote it; empty where it is no number.
[[nodiscard]] std::string_view age_band(std::string_view written);

}  // namespace dhrdoc::model
