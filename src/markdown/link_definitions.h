// Takes the source of a paragraph; measures the definitions of links (`[label]: target "title"`) that it begins with.
#pragma once

#include <cstddef>
#include <string_view>

namespace dhrdoc::markdown {

/// https://spec.commonmark.org/0.29/#link-reference-definitions
[[nodiscard]] std::size_t length_of_link_definitions(std::string_view paragraph);

}  // namespace dhrdoc::markdown
