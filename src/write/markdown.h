// Takes a redacted document; makes Markdown (https://github.github.com/gfm/).
#pragma once

#include "model/redacted_document.h"

#include <string>
#include <string_view>

namespace dhrdoc::write {

/// `source`: a text that came as Markdown goes back as it was, but for what was withheld.
/// `publication`: a paper of ours for somebody's own site: numbers and contents are printed, divisions flattened.
enum class MarkdownFlavour { source, publication };

/// Ends in a newline. `marking` ("OFFICIAL-SENSITIVE", ...) stands in bold at the top and the bottom of a publication;
/// empty: no marking.
[[nodiscard]] std::string markdown(model::RedactedDocument const& document, MarkdownFlavour flavour,
                                   std::string_view marking = {});

}  // namespace dhrdoc::write
