// Takes a redacted correspondence and its pages; makes the schedule of redactions: page, message, reason, count.
#pragma once

#include "fill/view_disclosure.h"
#include "model/pages.h"
#include "model/redacted_document.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dhrdoc {

/// Counted on the pages, so that it says of the PDF what is in it; nothing where document and pages do not agree.
[[nodiscard]] std::optional<std::vector<fill::ScheduleRow>> schedule_of(model::RedactedDocument const& document,
                                                                        model::Pages const& pages,
                                                                        std::set<std::string> const& reasons);

/// RFC 4180, CR LF at the end of lines. A cell that a spreadsheet would take for a formula begins with an apostrophe.
[[nodiscard]] std::string csv_of(std::vector<fill::ScheduleRow> const& schedule);

}  // namespace dhrdoc
