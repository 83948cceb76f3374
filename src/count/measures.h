// Takes a case; makes what a table over many cases may say of it: bands and kinds, never a day, never a name.
#pragma once

#include "model/case.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::count {

/// A month, as the national library gives one: "11-2021".
struct Month {
    int year = 0;
    int month = 0;  // 1 to 12
};
[[nodiscard]] std::optional<Month> month_in(std::string_view written);

/// Of the (first) victim: the library's bands; "Not known" where nothing says it.
[[nodiscard]] std::string age_band_of(model::Case const& reviewed);
[[nodiscard]] std::vector<std::string> const& age_bands();

/// "Homicide", "Suicide", "Unexplained death"
[[nodiscard]] std::string outcome_of(model::Case const& reviewed);
[[nodiscard]] std::vector<std::string> const& outcomes();

/// Partner or former partner, member of the family, somebody else.
[[nodiscard]] std::string relationship_of(model::Case const& reviewed);
[[nodiscard]] std::vector<std::string> const& relationships();

/// From the month of the death to the month of publication, in years; nothing where the review is not published.
[[nodiscard]] std::string duration_of(model::Case const& reviewed);
[[nodiscard]] std::vector<std::string> const& durations();

/// What the library's flags are called in a table, with the flag's key.
struct Factor {
    std::string_view key, label;
};
[[nodiscard]] std::vector<Factor> const& factors();
[[nodiscard]] bool has_factor(model::Case const& reviewed, Factor const& factor);

/// The kind of body that an agency is, by the words of its name: "Police", "General practice", ...
[[nodiscard]] std::string_view kind_of_agency(std::string_view name);

}  // namespace dhrdoc::count
