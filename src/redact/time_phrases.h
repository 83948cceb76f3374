// Takes a sentence as a reader reads it; makes what it says of days: on which, and how many before or after another.
#pragma once

#include "redact/date_grammar.h"
#include "redact/day_constraints.h"
#include "redact/view.h"

#include <array>
#include <vector>

namespace dhrdoc::redact {

/// The year and month that a text spoke of last: "the 14th", "on 3 May".
struct CalendarContext {
    int year = 0;   // 0: none yet
    int month = 0;  // 0: none yet
};

/// "on 8 March 2021", "in early March", "on a Friday": tokens [first, past) and the days that they mean.
struct DayPhrase {
    std::size_t first = 0;
    std::size_t past = 0;
    DaySet days;
};

/// "three weeks before", "the next day", "two days and a night later".
struct OffsetPhrase {
    std::size_t first = 0;
    std::size_t past = 0;  // behind "before" or "later"
    /// From what is counted from to what is told; negative: before.
    int least = 0;
    int most = 0;
    /// What is counted from is named behind it ("before her death"); else it is what was told last.
    bool has_anchor = false;
    /// "the following Monday"
    std::uint8_t weekdays = DaySet::all_weekdays;
};

struct TimePhrases {
    std::vector<DayPhrase> days;        // sorted
    std::vector<OffsetPhrase> offsets;  // sorted
};

/// Of the tokens [first, past); `expressions` are those of the whole text. Months and years go into `context`, for what
/// follows. `likely_years`: by month, 1 to 12, the year that a reader takes for granted; 0: none.
[[nodiscard]] TimePhrases find_time_phrases(View const& view, std::vector<DateExpression> const& expressions,
                                            std::size_t first, std::size_t past,
                                            std::array<int, 13> const& likely_years, CalendarContext& context);

}  // namespace dhrdoc::redact
