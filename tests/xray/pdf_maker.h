// Takes pieces of a PDF; makes the file around them, object by object, so that tests can make files that no program
// would.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::xray::test {

/// A page of text in a file of one page. Objects 1 to 5 are the catalogue, the page tree, the page, its content and a
/// font; further ones begin at 10.
struct Plan {
    std::string content = "BT /F1 12 Tf 72 720 Td (The review was begun in the spring.) Tj ET";
    std::string resources = "/Font << /F1 5 0 R >>";
    std::string font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
    std::string page;
    std::string catalog;
    std::string trailer;
    std::map<int, std::string> objects;
    /// Put between the objects and the cross-reference table, before the header, and behind the end.
    std::string between;
    std::string before;
    std::string after;
};

[[nodiscard]] std::string make(Plan const& plan);
/// Adds objects at the end, as an editor that saves in place does.
[[nodiscard]] std::string update(std::string const& pdf, std::map<int, std::string> const& objects);
[[nodiscard]] std::string stream(std::string const& dictionary, std::string const& data);
/// With /Filter /FlateDecode.
[[nodiscard]] std::string packed(std::string const& dictionary, std::string const& data);
[[nodiscard]] std::string deflated(std::string const& data);

[[nodiscard]] std::string hex(std::string_view bytes);      // "<48690A>"
[[nodiscard]] std::string utf16be(std::string_view ascii);  // with its mark
[[nodiscard]] std::string utf16le(std::string_view ascii);
[[nodiscard]] std::string octal(std::string_view ascii);   // "(\110\151)"
[[nodiscard]] std::string shown(std::string const& text);  // "BT ... (text) Tj ET" at the usual place

enum class Repack { object_streams, linearized, encrypted_open, encrypted_closed, uncompressed };
/// The same document, written again by qpdf. The closed one has the password "garden gate".
[[nodiscard]] std::string repacked(std::string const& pdf, Repack how);

/// A TrueType font of boxes: glyph n paints a box for n > 0, the map goes from characters to glyphs 1, 2, ...
[[nodiscard]] std::string true_type(std::u16string const& characters);

}  // namespace dhrdoc::xray::test
