// Invented people for the tables of this folder: plain names, names that are words, names from elsewhere, short names.
#pragma once

#include "redact/redact.h"

#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::redact::test {

/// 'P' plain, 'W' words, 'F' from elsewhere, 'S' short.
[[nodiscard]] model::Policy policy_of(char which);

struct Answer {
    std::string text;
    /// "rule: words", for each open question.
    std::vector<std::string> questions;
    Report report;
};

/// One paragraph of flat text, redacted.
[[nodiscard]] Answer redacted(std::string_view text, Withheld const& withheld);

}  // namespace dhrdoc::redact::test
