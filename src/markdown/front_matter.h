// Takes the lines `key: value` between two `---` at the beginning of a text; makes what they say about the document.
#pragma once

#include "markdown/context.h"
#include "markdown/numbering.h"

#include <cstddef>

namespace dhrdoc::markdown {

struct FrontMatter {
    NumberingMode numbering = NumberingMode::none;
    /// Bytes that it takes; the rest of the text is the document.
    std::size_t length = 0;
};

[[nodiscard]] FrontMatter read_front_matter(Context const& context, model::Document& document);

}  // namespace dhrdoc::markdown
