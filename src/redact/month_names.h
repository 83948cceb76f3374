// Takes words as a reader reads them; makes the months that they name in other languages and in other calendars.
#pragma once

#include "redact/lunar_days.h"
#include "redact/view.h"

#include <optional>
#include <string_view>

namespace dhrdoc::redact {

/// A month of our calendar in one of the languages that people in Britain and Ireland write, inflected or cut short.
struct ForeignMonth {
    int number = 0;  // 1 to 12
    /// A word, a name or a thing in English as well: "12 Mars bars".
    bool is_doubtful = false;
};
[[nodiscard]] std::optional<ForeignMonth> foreign_month(std::string_view folded_word);

/// A day of the week in one of those languages.
[[nodiscard]] bool is_foreign_weekday(std::string_view folded_word);

/// A month of the Islamic, the Hebrew or the Persian calendar, of one word or more.
struct CalendarMonth {
    Moon calendar = Moon::islamic;
    int month = 0;  // from 1, as ICU counts
    std::size_t past = 0;
};
[[nodiscard]] std::optional<CalendarMonth> calendar_month_at(View const& view, std::size_t token);

}  // namespace dhrdoc::redact
