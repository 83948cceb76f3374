// Takes a channel; makes its name and what is said of a leak through it.
#include "xray/channel.h"

#include <array>

namespace dhrdoc::xray {

namespace {

struct Words {
    std::string_view name;
    std::string_view leak;
};

constexpr std::array<Words, 28> words = {{
    {"L00 text on the page", "something withheld stands on the page for anybody to read"},
    {"L01 text under a shape", "something withheld is covered by a shape or an image and can still be copied out"},
    {"L02 text in the background colour",
     "something withheld is painted so that it cannot be seen, and can still be copied out"},
    {"L03 text outside the page", "something withheld stands outside the page or its visible part"},
    {"L04 text too small to see", "something withheld is written too small to see, and can still be copied out"},
    {"L05 gap in the text", "a gap in a line is as wide as something withheld would be"},
    {"L07 letters left in a font",
     "an embedded font holds letters that no page shows and that something withheld is made of"},
    {"L08 character map of a font", "the character map of a font holds something withheld that no page shows"},
    {"L09 document information",
     "something withheld stands in the document information (title, author, keywords and the like)"},
    {"L10 XMP metadata", "something withheld stands in the metadata"},
    {"L11 date in the metadata", "a date in the metadata is a protected day"},
    {"L12 bookmarks", "something withheld stands in a bookmark"},
    {"L13 links and destinations", "something withheld stands in a link or in the name of a destination"},
    {"L14 annotations", "something withheld stands in a comment or another annotation"},
    {"L15 tags", "something withheld stands in the text that screen readers are given (tags)"},
    {"L16 attachments", "something withheld stands in an attached file or its description"},
    {"L17 forms and scripts", "something withheld stands in a form field or a script"},
    {"L18 hidden layers", "something withheld stands in a layer that is not shown, or in what describes the layers"},
    {"L19 images", "something withheld stands in the data that comes with an image"},
    {"L20 earlier versions", "an earlier version of the document is still in the file and holds something withheld"},
    {"L21 unused objects", "something withheld stands in a part of the file that nothing refers to"},
    {"L22 slack bytes", "something withheld stands between the parts of the file, in a comment, or behind its end"},
    {"L23 streams and names", "something withheld stands in the inner parts of the file"},
    {"L24 text in pieces", "something withheld stands on the page, written in pieces"},
    {"L25 reading order", "something withheld can be put together from text that is spread over lines, cells or pages"},
    {"L26 page labels and threads",
     "something withheld stands in a page label, a thread or another list of the document"},
    {"L30 private data", "something withheld stands in data that a program keeps for itself"},
    {"L23 not checkable", "something withheld stands in a part that is damaged"},
}};

}  // namespace

std::string name_of(Channel channel) { return std::string(words.at(static_cast<std::size_t>(channel)).name); }
std::string leak_message(Channel channel) { return std::string(words.at(static_cast<std::size_t>(channel)).leak); }

}  // namespace dhrdoc::xray
