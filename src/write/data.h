// Takes a redacted document whose table is data; makes CSV (RFC 4180) or JSON (RFC 8259) of it.
//
// The first row is the names of the columns. A column whose name ends in [] has several values in a cell, as a list:
// joined by "; " in CSV, an array in JSON; the brackets are not written. A name with dots in it is an object in JSON:
// victim.sex -> {"victim": {"sex": ...}}.
#pragma once

#include "model/redacted_document.h"

#include <string>
#include <string_view>

namespace dhrdoc::write {

/// UTF-8, lines end in CR LF. A value that a spreadsheet would take for a formula (it begins with = + - @, a tab or a
/// return, whatever stands before in blanks) has an apostrophe before it. `marking`, where there is one, is a column of
/// its own, so that it stays with each row. (OWASP, CSV injection.)
[[nodiscard]] std::string csv(model::RedactedDocument const& document, std::string_view marking = {});

/// An array with one object for each row; ends in a newline. The same document gives the same bytes.
[[nodiscard]] std::string json(model::RedactedDocument const& document, std::string_view marking = {});

}  // namespace dhrdoc::write
