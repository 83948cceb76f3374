// Takes nothing; makes the kinds of charts that a table can be shown as.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::model {

enum class ChartKind : std::uint8_t { none, bar, grouped, stacked, line, timeline, multiples, genogram, key_figures };

/// What a kind wants of its table, and does with it.
struct ChartForm {
    ChartKind kind = ChartKind::none;
    std::string_view name;     // as people write it
    std::size_t least = 2;     // columns of the table
    std::size_t most = 2;      // 0: any number
    std::string_view columns;  // what they are, for a hint
    /// The cells behind the first are numbers, none of them below zero.
    bool counts = false;
    /// The table stands under the chart unless the author says otherwise.
    bool table_below = true;
};

/// In the order in which they are listed for people.
[[nodiscard]] std::vector<ChartForm> const& chart_forms();
[[nodiscard]] ChartForm const* find_chart_form(std::string_view name);
[[nodiscard]] ChartForm const& form_of(ChartKind kind);

/// A decimal number as people write one: "1,204", "-3.5", "£1,200", "45%". Exact, in millionths. Nothing for any other
/// text, and for numbers of more than twelve digits.
struct Decimal {
    std::int64_t millionths = 0;
    friend auto operator<=>(Decimal, Decimal) = default;
};
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text);

}  // namespace dhrdoc::model
