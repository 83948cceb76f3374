// Takes `{#id .class key="value"}`; makes an id, classes and values.
#pragma once

#include "markdown/context.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace dhrdoc::markdown {

struct Attributes {
    std::string id;
    /// As in the text; classes stand together under "class", with spaces between them.
    std::map<std::string, std::string> values;

    [[nodiscard]] bool has_class(std::string_view name) const;
};

struct AttributesRead {
    Attributes attributes;
    /// Bytes from `{` to after `}`; where it could not be read, up to what is wrong.
    std::size_t length = 0;
    /// Empty if all is well; else what is wrong, in words.
    std::string problem;
};

/// `text` begins with `{`. A backslash before a punctuation character stands for that character, so that escaped values
/// of a case may stand in an attribute.
[[nodiscard]] AttributesRead read_attributes(std::string_view text);

/// Takes the attributes at the end of a heading's or paragraph's text off and puts them into the block. Braces that are
/// not attributes stay text; what was meant as attributes but cannot be read is an error.
void take_attributes(Context const& context, model::Block& block);

[[nodiscard]] bool has_class(model::Block const& block, std::string_view name);

}  // namespace dhrdoc::markdown
