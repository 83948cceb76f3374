// Takes cases; makes the facts of their data: one row for each review, one for each recommendation.
//
//   library                 columns: list of names; records: list: values: list
//   recommendation_records  the same
#pragma once

#include "fill/generalise.h"
#include "model/case.h"
#include "model/facts.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::fill {

/// Prose of a case as another paper may print it: names by id are filled in.
using Localise = std::function<model::Facts(model::Text const&)>;

[[nodiscard]] model::Facts library_columns();
/// `generalised` gives the month of the death where the case's own record does not, and where it may be shown.
[[nodiscard]] model::Facts library_record(model::Case const& reviewed, Generalised const& generalised);

[[nodiscard]] model::Facts recommendation_columns();
/// How much of a day of the action plan is data. Of many cases it is the month: a day on which something was due in one
/// may be the day of a death in another.
enum class Days { in_full, months };
/// `state` is "open", "overdue" or "closed"; `prose` gives the texts.
[[nodiscard]] model::Facts recommendation_record(model::Case const& reviewed, std::size_t index, std::string_view state,
                                                 Days days, Localise const& prose);

/// Where there is no day to measure by: closed or open.
[[nodiscard]] std::string_view state_without_a_day(model::Recommendation const& recommendation);

/// What may be printed as the lead: the mask of an agency, or the name.
[[nodiscard]] std::string public_lead(model::Case const& reviewed, model::Recommendation const& recommendation);

/// A table of data: `columns` and `records`.
[[nodiscard]] model::Facts data_table(model::Facts columns, std::vector<model::Facts> records);

/// True where a case says anything that its record could hold.
[[nodiscard]] bool has_library_record(model::Case const& reviewed);

}  // namespace dhrdoc::fill
