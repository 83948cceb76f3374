// Takes a text as a reader reads it; makes the places where what is withheld is not said but follows from what is.
#pragma once

#include "redact/names.h"

#include <chrono>
#include <vector>

namespace dhrdoc::redact {

/// Days before and after a protected one that a text leaves possible.
struct Window {
    std::chrono::sys_days first;
    std::chrono::sys_days last;
    [[nodiscard]] int days() const { return static_cast<int>((last - first).count()) + 1; }
};

/// Fewer days left possible than this is an open question.
inline constexpr int fewest_days = 28;

/// A date that leads to a protected day by exact counting is generalised like it; what narrows it down to fewer than 28
/// days, or singles a person out, is a question about the sentence.
[[nodiscard]] std::vector<Span> find_inferences(View const& view, StreamKind kind,
                                                std::vector<bool> const& is_protected, Withheld const& withheld);

}  // namespace dhrdoc::redact
