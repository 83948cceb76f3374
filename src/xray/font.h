// Takes a font dictionary; makes what its codes mean: text in both ways of knowing it, width, and the glyph in the
// program.
#pragma once

#include "xray/file.h"
#include "xray/sfnt.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::xray {

struct Code {
    std::uint32_t value = 0;
    /// As ToUnicode says, or else as the glyph says. Empty: nobody can tell.
    std::string text;
    /// As the glyph says (name, encoding, the font's own table), where that is known and differs from `text`.
    std::string shape;
    double width = 0;  // of an em
    std::int64_t glyph = -1;
    bool drawn = false;
    /// Nothing says what it is; `text` is what it would be in most fonts.
    bool guessed = false;
};

class Font {
public:
    Font(File const& file, Value const& dictionary);

    /// The next code of a string that is shown. The reference stays valid while the font lives.
    Code& next(std::string_view shown, std::size_t& at);
    [[nodiscard]] bool vertical() const { return vertical_; }
    [[nodiscard]] bool composite() const { return composite_; }
    [[nodiscard]] bool type3() const { return type3_; }
    [[nodiscard]] Value const& dictionary() const { return dictionary_; }
    [[nodiscard]] FontProgram const& program() const { return program_; }
    /// The name begins with six capitals and a plus: only the glyphs that are used should be there.
    [[nodiscard]] bool is_subset() const;
    [[nodiscard]] std::map<std::uint32_t, std::string> const& to_unicode() const { return to_unicode_; }
    [[nodiscard]] std::vector<std::unique_ptr<Code>> const& codes() const { return codes_; }
    /// Type 3: text that the procedures of glyphs show themselves, set by the interpreter.
    void set_shape(std::uint32_t code, std::string text);
    /// Type 3: the stream that draws a code.
    [[nodiscard]] std::map<std::uint32_t, std::string> const& names() const { return names_; }
    [[nodiscard]] double scale() const { return scale_; }
    /// Texts of glyphs that paint something, belong to no code that was drawn, and so are in the font for nothing.
    [[nodiscard]] std::vector<std::string> unused_glyphs() const;
    /// Texts of the ToUnicode entries whose codes were not drawn.
    [[nodiscard]] std::vector<std::string> unused_entries() const;
    /// Texts of the glyph names that the encoding lists for codes that were not drawn.
    [[nodiscard]] std::vector<std::string> unused_names() const;
    /// In ems; negative where a letter has no width here.
    [[nodiscard]] double width_of(std::string_view text) const;
    [[nodiscard]] std::size_t used() const;

private:
    void read_simple(File const& file);
    void read_composite(File const& file);
    void read_widths(File const& file, Value const& descendant);
    void read_program(File const& file, Value const& descriptor);
    void read_code_map(std::string_view program);
    [[nodiscard]] std::unique_ptr<Code> make(std::uint32_t code, std::size_t length) const;
    [[nodiscard]] std::string simple_shape(Code& code) const;
    [[nodiscard]] std::string composite_shape(Code& code) const;
    [[nodiscard]] std::uint32_t cid_of(std::uint32_t code) const;

    Value const& dictionary_;
    bool composite_ = false;
    bool type3_ = false;
    bool vertical_ = false;
    bool unicode_codes_ = false;  // a predefined CMap whose codes are UTF-16
    bool unknown_map_ = false;
    bool has_encoding_ = false;  // a simple font whose dictionary names an encoding
    double scale_ = 0.001;
    double default_width_ = 0;
    FontProgram program_;
    std::map<std::uint32_t, std::string> to_unicode_;
    std::map<std::uint32_t, std::string> names_;      // code -> glyph name, simple fonts
    std::map<std::uint32_t, char32_t> characters_;    // code -> character of the encoding, simple fonts
    std::map<std::uint32_t, double> widths_;          // by code or CID
    std::map<std::uint32_t, std::uint32_t> cids_;     // code -> CID out of the file's own CMap
    std::map<std::uint32_t, std::uint32_t> lengths_;  // first bytes of codespace ranges -> bytes in a code
    std::string cid_to_glyph_;
    std::map<std::uint32_t, std::string> shapes_;
    std::vector<std::unique_ptr<Code>> codes_;
    std::vector<std::uint32_t> index_;
    std::map<std::uint32_t, std::uint32_t> far_index_;
};

/// ToUnicode: code -> text. Bounded; never throws.
[[nodiscard]] std::map<std::uint32_t, std::string> read_to_unicode(std::string_view program);

}  // namespace dhrdoc::xray
