// Takes an embedded font program; makes the words in it that are no glyphs: names, notices, and what somebody put
// there.
#pragma once

#include <string>
#include <string_view>

namespace dhrdoc::xray {

struct FontWords {
    std::string own;
    /// Copyright, maker, designer, licence: they name people who have nothing to do with the document, so that a
    /// forename alone proves nothing.
    std::string of_makers;
};

/// Never throws. TrueType, OpenType, CFF and Type 1, whose second part is decrypted.
[[nodiscard]] FontWords words_in_font(std::string_view bytes);

}  // namespace dhrdoc::xray
