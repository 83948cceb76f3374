// Takes references to footnotes and their definitions; finds those without a partner.
#pragma once

#include "markdown/context.h"
#include "markdown/lines.h"

#include <string>
#include <vector>

namespace dhrdoc::markdown {

/// The labels of all lines that look like `[^label]: words`, in their order; for hints.
[[nodiscard]] std::vector<std::string> labels_of_definitions(Context const& context, Lines const& lines);

/// A reference whose footnote is missing is plain text to cmark: `[^label]`. Says so, unless it was written
/// `\[^label]`.
void report_undefined(Context const& context, model::Origin origin, model::StyledText const& text,
                      std::vector<std::string> const& labels);

/// A footnote that nothing refers to is dropped by cmark. It is one whose line belongs to no block that is left.
/// `leaves` are sorted.
void report_uncited(Context const& context, Lines const& lines, std::vector<model::Note> const& notes,
                    std::vector<model::Origin> const& leaves);

}  // namespace dhrdoc::markdown
