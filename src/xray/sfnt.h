// Takes an embedded font program (TrueType, OpenType, bare CFF, Type 1); makes which glyphs it has and what they are
// called.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::xray {

struct FontProgram {
    bool readable = false;
    bool cff = false;
    /// CFF only: glyphs have CIDs instead of names.
    bool by_cid = false;
    /// For each glyph: does it paint anything?
    std::vector<bool> painted;
    /// For each glyph: what its name or the font's own table says that it is; may be empty.
    std::vector<std::string> texts;
    /// For each glyph of a CFF font: its CID.
    std::vector<std::uint32_t> cids;
    /// Code -> glyph, out of the tables for symbols (3,0) and for the Macintosh (1,0), and for Unicode.
    std::map<std::uint32_t, std::uint32_t> symbol_codes;
    std::map<std::uint32_t, std::uint32_t> mac_codes;
    std::map<std::uint32_t, std::uint32_t> unicode_codes;
    /// Glyphs that other glyphs are put together from.
    std::map<std::uint32_t, std::vector<std::uint32_t>> parts;
    /// Type 1: code -> glyph name of the encoding built in.
    std::map<std::uint32_t, std::string> built_in;

    [[nodiscard]] std::string text_of(std::uint32_t glyph) const {
        return glyph < texts.size() ? texts[glyph] : std::string{};
    }
};

/// Never throws; what is damaged is left out.
[[nodiscard]] FontProgram read_font_program(std::string_view bytes);

}  // namespace dhrdoc::xray
