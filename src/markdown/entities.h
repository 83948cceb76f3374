// Takes text with HTML character references; makes text with the characters.
#pragma once

#include <string>
#include <string_view>

namespace dhrdoc::markdown {

[[nodiscard]] std::string with_character_references(std::string_view text);

}  // namespace dhrdoc::markdown
