// Takes texts; finds the characters that turn the direction of reading, which can make a text read as it is not.
#pragma once

#include "markdown/context.h"

#include <string_view>

namespace dhrdoc::markdown {

/// Says where such characters stand in the source.
void report_bidi_controls(Context const& context);

/// Says where a character reference such as `&#8238;` makes one; `flat` is the text of the block at `origin`.
void report_bidi_references(Context const& context, model::Origin origin, std::string_view flat);

}  // namespace dhrdoc::markdown
