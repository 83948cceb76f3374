// Inside draw: takes a date in words; makes the days that it may be. Takes two days; makes a scale between them.
#pragma once

#include "draw/canvas.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::draw {

/// Days since 1970, the last included: "March 2021" is all of its days.
struct Days {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

/// "12 March 2021", "2021-03-12", "March 2021", "2021-03", "spring 2021", "winter 2020-21", "2021"; words around it are
/// passed over ("early in March 2021"). Nothing where no year is named, or two are.
[[nodiscard]] std::optional<Days> parse_days(std::string_view text);

/// Time from left to right.
class TimeScale {
public:
    /// `days` are all that stand on it; there is at least one.
    TimeScale(std::vector<Days> const& days, Length left, Length width);

    [[nodiscard]] Length x(std::int64_t day) const;
    [[nodiscard]] Length middle(Days days) const { return (x(days.first) + x(days.last + 1)) / 2; }

    struct Tick {
        Length x;
        std::string words;
    };
    /// Beginnings of years or months, as many as have room for their words; never closer than words and a gap.
    [[nodiscard]] std::vector<Tick> ticks(Pen const& pen, Look const& look) const;

private:
    std::int64_t first_ = 0;  // the day that the scale begins with
    std::int64_t end_ = 1;    // the day after its last
    Length left_, width_;
};

/// The words of a scale and a line below them: what stands above the strips that share it.
[[nodiscard]] Drawing scale_head(TimeScale const& scale, Pen const& pen, Length left, Length right);

}  // namespace dhrdoc::draw
