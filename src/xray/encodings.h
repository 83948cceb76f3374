// Takes codes and glyph names; makes the characters that they stand for.
#pragma once

#include <string>
#include <string_view>

namespace dhrdoc::xray {

enum class Encoding { standard, win_ansi, mac_roman, pdf_doc };

/// 0 where the encoding has nothing.
[[nodiscard]] char32_t character_of(Encoding encoding, unsigned char code);

/// "eacute" -> "é", "f_i" -> "fi", "uni00E9", "a.smcp"; empty for names that say nothing, such as "g17".
[[nodiscard]] std::string text_of_glyph_name(std::string_view name);

}  // namespace dhrdoc::xray
