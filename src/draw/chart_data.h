// Takes the table of a figure; makes labels, series and numbers of it.
#pragma once

#include "base/length.h"
#include "model/chart.h"
#include "model/document.h"

#include <optional>
#include <string>
#include <vector>

namespace dhrdoc::draw {

struct DataCell {
    std::string text;
    /// Nothing where the text is no number: withheld, suppressed, not known. It is never taken for zero.
    std::optional<model::Decimal> number;

    /// True for words that stand in place of a number; false for "-" and an empty cell, where there is none.
    [[nodiscard]] bool says_why() const;
};

struct DataRow {
    std::string label;
    std::vector<DataCell> cells;  // as many as there are series
};

struct ChartData {
    std::string first_heading;
    std::vector<std::string> series;  // the headings behind the first
    std::vector<DataRow> rows;
    std::string unit;
    std::optional<model::Decimal> reference;
    std::string reference_label;

    /// The column with this heading, in small letters; nothing where there is none.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view heading) const;
};

[[nodiscard]] ChartData chart_data(model::Block const& figure);

/// The text with its unit where that belongs to each number ("45%"), else as it is.
[[nodiscard]] std::string with_sign(std::string const& text, std::string const& unit);
/// True for units that are written with each number and not once in words.
[[nodiscard]] bool is_sign(std::string_view unit);
/// "1,204.5"
[[nodiscard]] std::string printed(model::Decimal number);

/// `whole` times part over `of`, which is not zero; rounded towards zero.
[[nodiscard]] base::Length share(base::Length whole, model::Decimal part, model::Decimal of);

}  // namespace dhrdoc::draw
