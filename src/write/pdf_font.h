// Inside write: takes a face and the glyphs that were drawn; makes the font's objects, subset, with their way back to
// text.
#pragma once

#include "model/pages.h"
#include "write/pdf_objects.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace dhrdoc::write {

/// The glyphs of one face as the file has them.
class PdfFont {
public:
    /// A glyph will be drawn for this text. Call for all before `embed`.
    void use(std::uint32_t glyph, std::string_view text);
    /// HarfBuzz cuts the font down to the used glyphs (and .notdef), which get new numbers.
    void embed(PdfObjects& objects, model::FontFace const& face);

    [[nodiscard]] bool used() const { return !texts_.empty(); }
    [[nodiscard]] std::int64_t units_per_em() const { return units_per_em_; }
    [[nodiscard]] HPDF_Dict object() const { return object_; }
    /// The glyph's number in the file; its code in the page content.
    [[nodiscard]] std::uint32_t code(std::uint32_t glyph) const { return codes_.at(glyph); }
    /// The advance that the file declares, in thousandths of the size.
    [[nodiscard]] std::int64_t width(std::uint32_t glyph) const { return widths_.at(glyph); }
    /// The text that the file says this glyph stands for.
    [[nodiscard]] std::string const& text(std::uint32_t glyph) const { return texts_.at(glyph); }

private:
    std::map<std::uint32_t, std::string> texts_;  // ordered: the file must not depend on hashing
    std::unordered_map<std::uint32_t, std::uint32_t> codes_;
    std::unordered_map<std::uint32_t, std::int64_t> widths_;
    std::int64_t units_per_em_ = 1000;
    HPDF_Dict object_ = nullptr;
};

}  // namespace dhrdoc::write
