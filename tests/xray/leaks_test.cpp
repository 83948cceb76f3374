// Takes a file for every way to leak, made by hand; each must be caught by its channel, and its clean sibling must
// pass.
#include "fake_search.h"
#include "pdf_maker.h"
#include "xray/examine.h"

#include <catch2/catch.hpp>

#include <functional>
#include <string>
#include <vector>

namespace {

using namespace dhrdoc::xray;
using namespace dhrdoc::xray::test;

/// Who and when a file is about: once somebody withheld, once somebody nobody withholds.
struct Facts {
    std::string first;
    std::string last;
    std::string day;      // 20210312
    std::string spelled;  // 12 March 2021
    [[nodiscard]] std::string full() const { return first + " " + last; }
};
Facts const secret{"Eleanor", "Whitcombe", "20210312", "12 March 2021"};
Facts const harmless{"Marigold", "Penhallow", "20200614", "14 June 2020"};

struct Leak {
    std::string what;
    std::string channel;
    std::function<std::string(Facts const&)> file;
};

std::string clean_text() { return shown("The review was begun in the spring of that year."); }

Plan with_content(std::string const& content) {
    Plan plan;
    plan.content = content;
    return plan;
}
/// "[(W) 30 (h) 30 ...]", for TJ.
std::string spread(std::string const& word) {
    std::string out = "[";
    for (char const c : word) out += std::string("(") + c + ") 30 ";
    return out + "]";
}
Plan with_objects(std::map<int, std::string> objects, std::string const& catalog = "", std::string const& page = "") {
    Plan plan;
    plan.content = clean_text();
    plan.objects = std::move(objects);
    plan.catalog = catalog;
    plan.page = page;
    return plan;
}
std::string image(std::string const& extra, std::string const& samples) {
    return packed("/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 " + extra, samples);
}
/// A composite font whose codes are glyph numbers of the embedded font.
void add_composite(Plan& plan, std::u16string const& characters, std::string const& to_unicode) {
    plan.font =
        "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Boxes /Encoding /Identity-H /DescendantFonts [20 0 R]" +
        std::string(to_unicode.empty() ? "" : " /ToUnicode 23 0 R") + " >>";
    plan.objects[20] =
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Boxes /CIDToGIDMap /Identity /DW 600 /FontDescriptor "
        "21 0 R >>";
    plan.objects[21] = "<< /Type /FontDescriptor /FontName /ABCDEF+Boxes /Flags 4 /FontFile2 22 0 R >>";
    plan.objects[22] = packed("/Length1 1", true_type(characters));
    if (!to_unicode.empty()) plan.objects[23] = packed("", to_unicode);
}
/// Glyph numbers of the letters of a text in the font of `characters`.
std::string glyphs_of(std::string const& text, std::u16string const& characters) {
    std::string codes;
    for (char const c : text) {
        codes += '\0';
        codes += static_cast<char>(characters.find(static_cast<char16_t>(c)) + 1);
    }
    return hex(codes);
}
std::u16string wide(std::string const& text) { return {text.begin(), text.end()}; }
std::string unique_letters(std::string const& text) {
    std::string out;
    for (char const c : text) {
        if (c != ' ' && out.find(c) == std::string::npos) out += c;
    }
    return out;
}
std::string map_of(std::string const& letters, std::size_t first = 1) {
    std::string out =
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n" +
        std::to_string(letters.size()) + " beginbfchar\n";
    for (std::size_t i = 0; i < letters.size(); ++i) {
        std::string code{'\0', static_cast<char>(first + i)};
        std::string text{'\0', letters[i]};
        out += hex(code) + " " + hex(text) + "\n";
    }
    return out + "endbfchar endcmap end";
}
std::string letter_by_letter(std::string const& word, bool backwards) {
    std::string out = "BT /F1 12 Tf\n";
    for (std::size_t k = 0; k < word.size(); ++k) {
        std::size_t const i = backwards ? word.size() - 1 - k : k;
        out += "1 0 0 1 " + std::to_string(100 + 9 * i) + " 600 Tm (" + word.substr(i, 1) + ") Tj\n";
    }
    return out + "ET\n";
}

std::string base64(std::string const& text) {
    std::string_view const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += 3) {
        unsigned value = 0;
        for (std::size_t k = 0; k < 3; ++k)
            value = value << 8U | (i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            out += i + k > text.size() ? '=' : digits[(value >> (18U - 6U * static_cast<unsigned>(k))) & 63U];
    }
    return out;
}
/// A PNG with one chunk beside its picture, without checksums: nobody looks at them.
std::string png(std::string const& kind, std::string const& data) {
    std::string out = "\x89PNG\r\n\x1A\n";
    for (unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>((data.size() >> shift) & 0xFFU);
    return out + kind + data + std::string(4, '\1') + std::string("\0\0\0\0IEND\1\1\1\1", 12);
}
Plan with_attachment(std::string const& bytes) {
    return with_objects(
        {{11, "<< /Type /Filespec /F (a) /EF << /F 12 0 R >> >>"}, {12, packed("/Type /EmbeddedFile", bytes)}},
        "/AF [11 0 R]");
}

std::string image_in_content(std::string const& dictionary, std::string const& data) {
    return "q 20 0 0 20 300 300 cm BI " + dictionary + " ID " + data + "\nEI Q\n";
}
Plan with_title(std::string const& title) {
    Plan plan = with_objects({{10, "<< /Title (" + title + ") >>"}});
    plan.trailer = "/Info 10 0 R";
    return plan;
}
Plan with_script(std::string const& script) {
    return with_objects({{10, "<< /S /JavaScript /JS 11 0 R >>"}, {11, packed("", script)}}, "/OpenAction 10 0 R");
}
std::string number(std::size_t value, std::size_t bytes) {
    std::string out;
    for (std::size_t i = bytes; i-- > 0;) out += static_cast<char>(value >> (8 * i) & 255U);
    return out;
}
/// An OpenType file of one table.
std::string font_of(std::string const& tag, std::string const& table) {
    return number(0x10000, 4) + number(1, 2) + std::string(6, '\0') + tag + number(0, 4) + number(28, 4) +
           number(table.size(), 4) + table;
}
std::string name_table(std::size_t id, std::string const& text) {
    std::string const wide = utf16be(text).substr(2);
    return number(0, 2) + number(1, 2) + number(18, 2) + number(3, 2) + number(1, 2) + number(0x409, 2) +
           number(id, 2) + number(wide.size(), 2) + number(0, 2) + wide;
}
Plan with_font(std::string const& program) {
    Plan plan = with_content(clean_text());
    plan.font =
        "<< /Type /Font /Subtype /TrueType /BaseFont /Boxes /Encoding /WinAnsiEncoding /FontDescriptor 20 0 R >>";
    plan.objects[20] = "<< /Type /FontDescriptor /FontName /Boxes /Flags 32 /FontFile2 21 0 R >>";
    plan.objects[21] = packed("", program);
    return plan;
}
Plan with_type1(std::string const& clear, std::string const& hidden) {
    std::string program = "%!PS-AdobeFont-1.0: Note\n" + clear + "\ncurrentfile eexec\n";
    unsigned key = 55665;
    for (char const c : "abcd" + hidden + " mark currentfile closefile\n") {
        unsigned const cipher = static_cast<unsigned char>(c) ^ key >> 8U;
        key = ((cipher + key) * 52845U + 22719U) & 0xFFFFU;
        program += static_cast<char>(cipher);
    }
    Plan plan = with_content(clean_text());
    plan.font = "<< /Type /Font /Subtype /Type1 /BaseFont /Note /Encoding /WinAnsiEncoding /FontDescriptor 20 0 R >>";
    plan.objects[20] = "<< /Type /FontDescriptor /FontName /Note /Flags 32 /FontFile 21 0 R >>";
    plan.objects[21] = packed("", program);
    return plan;
}
/// One line of it.
std::string uuencoded(std::string const& text) {
    std::string out(1, static_cast<char>(32 + text.size()));
    for (std::size_t i = 0; i < text.size(); i += 3) {
        std::size_t value = 0;
        for (std::size_t k = 0; k < 3; ++k)
            value = value << 8U | (i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U);
        for (std::size_t const shift : {18U, 12U, 6U, 0U}) out += static_cast<char>(32 + (value >> shift & 63U));
    }
    return out;
}

std::vector<Leak> const& leaks() {
    static std::vector<Leak> const table = {
        {"plain text", "L00", [](Facts const& f) { return make(with_content(shown("A note about " + f.full() + " and others."))); }},

        {"a black rectangle over a name", "L01", [](Facts const& f) { return make(with_content(shown(f.last) + "0 g 70 716 90 16 re f")); }},
        {"a thick white line over a name", "L01", [](Facts const& f) { return make(with_content(shown(f.full()) + "q 1 G 20 w 60 724 m 400 724 l S Q")); }},
        {"an image over a name", "L01", [](Facts const& f) {
             Plan plan = with_content(shown(f.last) + "q 120 0 0 20 70 714 cm /Im1 Do Q");
             plan.resources += " /XObject << /Im1 10 0 R >>";
             plan.objects[10] = image("/ColorSpace /DeviceGray", std::string(64, '\0'));
             return make(plan);
         }},
        {"a box out of many thin strips", "L01", [](Facts const& f) {
             std::string content = shown(f.last) + "0 0 0 rg ";
             for (int y = 716; y < 734; ++y) content += "70 " + std::to_string(y) + " 120 1.1 re f ";
             return make(with_content(content));
         }},
        {"a box in the appearance of an annotation", "L01", [](Facts const& f) {
             Plan plan = with_content(shown(f.last));
             plan.page = "/Annots [10 0 R]";
             plan.objects[10] = "<< /Type /Annot /Subtype /Square /Rect [70 714 200 734] /AP << /N 11 0 R >> >>";
             plan.objects[11] = stream("/Type /XObject /Subtype /Form /BBox [0 0 10 10]", "0 g 0 0 10 10 re f");
             return make(plan);
         }},
        {"a box in a form, after text in another", "L01", [](Facts const& f) {
             Plan plan = with_content("/Fm1 Do /Fm2 Do");
             plan.resources += " /XObject << /Fm1 10 0 R /Fm2 11 0 R >>";
             plan.objects[10] = packed("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >>", shown(f.full()));
             plan.objects[11] = packed("/Type /XObject /Subtype /Form /BBox [0 0 595 842]", "0.2 g 60 700 300 50 re f");
             return make(plan);
         }},

        {"white on white", "L02", [](Facts const& f) { return make(with_content("1 g " + shown(f.last))); }},
        {"black on black, the box first", "L02", [](Facts const& f) { return make(with_content("0 g 60 700 300 50 re f " + shown(f.full()))); }},
        {"neither filled nor stroked", "L02", [](Facts const& f) { return make(with_content("BT 3 Tr /F1 12 Tf 72 720 Td (" + f.last + ") Tj ET")); }},
        {"wholly transparent", "L02", [](Facts const& f) {
             Plan plan = with_content("/Gs gs " + shown(f.last));
             plan.resources += " /ExtGState << /Gs << /ca 0 /CA 0 >> >>";
             return make(plan);
         }},
        {"white in CMYK on a white picture", "L02", [](Facts const& f) {
             Plan plan = with_content("q 300 0 0 100 60 680 cm /Im1 Do Q 0 0 0 0 k " + shown(f.last));
             plan.resources += " /XObject << /Im1 10 0 R >>";
             plan.objects[10] = image("/ColorSpace /DeviceRGB", std::string(192, '\xFF'));
             return make(plan);
         }},

        {"below the page", "L03", [](Facts const& f) { return make(with_content("BT /F1 12 Tf 72 -50 Td (" + f.last + ") Tj ET")); }},
        {"right of the page", "L03", [](Facts const& f) { return make(with_content("BT /F1 12 Tf 1 0 0 1 900 400 Tm (" + f.full() + ") Tj ET")); }},
        {"clipped away", "L03", [](Facts const& f) { return make(with_content("q 10 10 5 5 re W n " + shown(f.last) + " Q")); }},
        {"cut off by the crop box", "L03", [](Facts const& f) {
             Plan plan = with_content(shown(f.last));
             plan.page = "/CropBox [0 0 595 600]";
             return make(plan);
         }},
        {"outside the box of its form", "L03", [](Facts const& f) {
             Plan plan = with_content("/Fm1 Do");
             plan.resources += " /XObject << /Fm1 10 0 R >>";
             plan.objects[10] = stream("/Type /XObject /Subtype /Form /BBox [0 0 50 50] /Resources << /Font << /F1 5 0 R >> >>", shown(f.last));
             return make(plan);
         }},

        {"a tenth of a point", "L04", [](Facts const& f) { return make(with_content("BT /F1 0.1 Tf 72 720 Td (" + f.last + ") Tj ET")); }},
        {"no width", "L04", [](Facts const& f) { return make(with_content("BT /F1 12 Tf 0 Tz 72 720 Td (" + f.full() + ") Tj ET")); }},
        {"shrunk by a matrix", "L04", [](Facts const& f) { return make(with_content("q 0.01 0 0 0.01 72 720 cm BT /F1 12 Tf (" + f.last + ") Tj ET Q")); }},

        {"a gap as wide as the name", "L05", [](Facts const& f) {
             bool const of_secret = f.last == secret.last;  // Whitcombe in Helvetica at 12 points, and some other width
             return make(with_content(std::string("BT /F1 12 Tf 72 720 Td (Then ) Tj ") + (of_secret ? "90.70" : "96.1") + " 0 Td (left the house.) Tj ET"));
         }},
        {"a gap left by TJ", "L05", [](Facts const& f) {
             bool const of_secret = f.last == secret.last;
             return make(with_content(std::string("BT /F1 10 Tf 72 720 Td [(Then ) ") + (of_secret ? "-5001" : "-5444") + " ( left the house.)] TJ ET"));
         }},

        {"letters left in a subset", "L07", [](Facts const& f) {
             std::string const letters = unique_letters("thenoywid " + secret.last);
             Plan plan;
             std::u16string const characters = wide(f.last == secret.last ? letters : unique_letters("thenoywid"));
             add_composite(plan, characters, "");
             plan.content = "BT /F1 12 Tf 72 720 Td " + glyphs_of("theynowid", characters) + " Tj ET";
             return make(plan);
         }},
        {"glyphs of a whole name, none drawn", "L07", [](Facts const& f) {
             std::u16string const characters = u"xz" + wide(f.last == secret.last ? unique_letters(f.last) : "");
             Plan plan;
             add_composite(plan, characters, "");
             plan.content = "BT /F1 12 Tf 72 720 Td " + glyphs_of("xzxz", characters) + " Tj ET";
             return make(plan);
         }},
        {"CharSet names letters in their order", "L07", [](Facts const& f) {
             std::string names;
             for (char const c : f.last) names.append("/").append(1, c);
             Plan plan = with_content(clean_text());
             plan.font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FontDescriptor 10 0 R >>";
             plan.objects[10] = "<< /Type /FontDescriptor /FontName /Helvetica /Flags 32 /CharSet (" + names + ") >>";
             return make(plan);
         }},

        {"a map of more letters than are drawn", "L08", [](Facts const& f) {
             Plan plan;
             add_composite(plan, u"xz", map_of(f.last == secret.last ? "xz" + f.last : "xz"));
             plan.objects.erase(22);
             plan.content = "BT /F1 12 Tf 72 720 Td <00010002> Tj ET";
             return make(plan);
         }},
        {"an encoding that spells a name", "L08", [](Facts const& f) {
             std::string names;
             for (char const c : f.last) names += std::string("/") + c + " ";
             Plan plan = with_content(clean_text());
             plan.font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [200 " + names + "] >> >>";
             return make(plan);
         }},
        {"one code stands for a name", "L08", [](Facts const& f) {
             Plan plan;
             std::string name = utf16be(f.last).substr(2);
             add_composite(plan, u"xz", "1 beginbfchar <0007> " + hex(name) + " endbfchar");
             plan.content = "BT /F1 12 Tf 72 720 Td <00010002> Tj ET";
             return make(plan);
         }},

        {"the title", "L09", [](Facts const& f) {
             Plan plan = with_objects({{10, "<< /Title (Review of " + f.full() + ") >>"}});
             plan.trailer = "/Info 10 0 R";
             return make(plan);
         }},
        {"a path among the keywords", "L09", [](Facts const& f) {
             Plan plan = with_objects({{10, "<< /Keywords " + hex(utf16be("C:\\cases\\" + f.last + "\\draft.docx")) + " >>"}});
             plan.trailer = "/Info 10 0 R";
             return make(plan);
         }},
        {"a key of somebody's own", "L09", [](Facts const& f) {
             Plan plan = with_objects({{10, "<< /" + f.last + " (yes) >>"}});
             plan.trailer = "/Info 10 0 R";
             return make(plan);
         }},

        {"XMP on the catalogue", "L10", [](Facts const& f) {
             return make(with_objects({{10, packed("/Type /Metadata /Subtype /XML", "<?xpacket?><rdf:li>" + f.first + " <b>" + f.last + "</b></rdf:li>")}}, "/Metadata 10 0 R"));
         }},
        {"XMP on the page, with entities", "L10", [](Facts const& f) {
             std::string entities;
             for (char const c : f.last) entities += "&#" + std::to_string(static_cast<int>(c)) + ";";
             return make(with_objects({{10, stream("/Type /Metadata /Subtype /XML", "<dc:creator>" + entities + "</dc:creator>")}}, "", "/Metadata 10 0 R"));
         }},
        {"XMP in UTF-16", "L10", [](Facts const& f) {
             return make(with_objects({{10, packed("/Type /Metadata /Subtype /XML", utf16le("<dc:title>" + f.full() + "</dc:title>"))}}, "/Metadata 10 0 R"));
         }},

        {"made on a protected day", "L11", [](Facts const& f) {
             Plan plan = with_objects({{10, "<< /CreationDate (D:" + f.day + "101500Z) >>"}});
             plan.trailer = "/Info 10 0 R";
             return make(plan);
         }},
        {"a protected day in XMP", "L11", [](Facts const& f) {
             std::string const iso = f.day.substr(0, 4) + "-" + f.day.substr(4, 2) + "-" + f.day.substr(6, 2);
             return make(with_objects({{10, packed("/Type /Metadata /Subtype /XML", "<xmp:CreateDate>" + iso + "T10:15:00Z</xmp:CreateDate>")}}, "/Metadata 10 0 R"));
         }},

        {"a bookmark", "L12", [](Facts const& f) {
             return make(with_objects({{10, "<< /Type /Outlines /First 11 0 R /Last 11 0 R /Count 1 >>"}, {11, "<< /Title (The life of " + f.full() + ") /Parent 10 0 R >>"}}, "/Outlines 10 0 R"));
         }},
        {"a bookmark in UTF-16", "L12", [](Facts const& f) {
             return make(with_objects({{10, "<< /First 11 0 R /Last 12 0 R /Count 2 >>"}, {11, "<< /Title (One) /Parent 10 0 R /Next 12 0 R >>"},
                                       {12, "<< /Title " + hex(utf16be(f.last)) + " /Parent 10 0 R /Prev 11 0 R >>"}}, "/Outlines 10 0 R"));
         }},

        {"a named destination", "L13", [](Facts const& f) {
             return make(with_objects({{10, "<< /Names [(" + f.first + "-" + f.last + ") [3 0 R /Fit]] >>"}}, "/Names << /Dests 10 0 R >>"));
         }},
        {"an old destination, a name with numbers", "L13", [](Facts const& f) {
             char const first = f.last[0];
             std::string const name = "#" + hex(std::string(1, first)).substr(1, 2) + f.last.substr(1);
             return make(with_objects({{10, "<< /" + name + " [3 0 R /Fit] >>"}}, "/Dests 10 0 R"));
         }},
        {"a web address", "L13", [](Facts const& f) {
             std::string percent;
             for (char const c : f.last) percent += "%" + hex(std::string(1, c)).substr(1, 2);
             return make(with_objects({{10, "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://news.example/" + percent + ".html) >> >>"}}, "", "/Annots [10 0 R]"));
         }},
        {"a file name run together", "L13", [](Facts const& f) {
             return make(with_objects({{10, "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /GoToR /F (" + f.first + f.last + ".pdf) /D [0 /Fit] >> >>"}}, "", "/Annots [10 0 R]"));
         }},

        {"a comment", "L14", [](Facts const& f) {
             return make(with_objects({{10, "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (ask " + f.full() + ") >>"}}, "", "/Annots [10 0 R]"));
         }},
        {"the author of a comment", "L14", [](Facts const& f) {
             return make(with_objects({{10, "<< /Type /Annot /Subtype /Highlight /Rect [0 0 9 9] /T " + octal(f.full()) + " >>"}}, "", "/Annots [10 0 R]"));
         }},
        {"rich text", "L14", [](Facts const& f) {
             return make(with_objects({{10, "<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /RC (<body><p>" + f.last.substr(0, 4) + "<b>" + f.last.substr(4) + "</b></p></body>) >>"}}, "", "/Annots [10 0 R]"));
         }},
        {"a redaction that was never applied", "L00", [](Facts const& f) {
             Plan plan = with_content(shown(f.last));
             plan.page = "/Annots [10 0 R]";
             plan.objects[10] = "<< /Type /Annot /Subtype /Redact /Rect [70 714 200 734] >>";
             return make(plan);
         }},
        {"its overlay text", "L14", [](Facts const& f) {
             return make(with_objects({{10, "<< /Type /Annot /Subtype /Redact /Rect [0 0 9 9] /OverlayText (" + f.last + ") >>"}}, "", "/Annots [10 0 R]"));
         }},

        {"ActualText in the structure", "L15", [](Facts const& f) {
             return make(with_objects({{10, "<< /Type /StructTreeRoot /K 11 0 R >>"}, {11, "<< /S /P /P 10 0 R /ActualText (" + f.full() + ") >>"}}, "/StructTreeRoot 10 0 R"));
         }},
        {"Alt of a figure", "L15", [](Facts const& f) {
             return make(with_objects({{10, "<< /Type /StructTreeRoot /K [11 0 R] >>"}, {11, "<< /S /Figure /P 10 0 R /Pg 3 0 R /Alt " + hex(utf16be("A picture of " + f.last)) + " >>"}}, "/StructTreeRoot 10 0 R"));
         }},
        {"ActualText in the page", "L15", [](Facts const& f) {
             return make(with_content("/Span << /ActualText (" + f.full() + ") >> BDC " + clean_text() + " EMC"));
         }},
        {"an expansion in a property list", "L15", [](Facts const& f) {
             return make(with_content("/Span << /E " + hex(utf16be(f.last)) + " /MCID 0 >> BDC " + clean_text() + " EMC"));
         }},

        {"an attached file", "L16", [](Facts const& f) {
             return make(with_objects({{10, "<< /Names [(a) 11 0 R] >>"}, {11, "<< /Type /Filespec /F (notes.txt) /EF << /F 12 0 R >> >>"},
                                       {12, packed("/Type /EmbeddedFile", "name = \"" + f.full() + "\"\n")}}, "/Names << /EmbeddedFiles 10 0 R >>"));
         }},
        {"the name of an attached file", "L16", [](Facts const& f) {
             return make(with_objects({{11, "<< /Type /Filespec /UF " + hex(utf16be(f.last + "_v2.docx")) + " /EF << /F 12 0 R >> >>"}, {12, stream("/Type /EmbeddedFile", "nothing")}}, "/AF [11 0 R]"));
         }},
        {"an attached PDF", "L16", [](Facts const& f) {
             std::string const inner = make(with_content(shown(f.full())));
             return make(with_objects({{10, "<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 11 0 R >>"}, {11, "<< /Type /Filespec /F (a.pdf) /EF << /F 12 0 R >> >>"},
                                       {12, packed("/Type /EmbeddedFile", inner)}}, "", "/Annots [10 0 R]"));
         }},

        {"a mail in base64", "L16", [](Facts const& f) {
             std::string const coded = base64("Dear colleagues, what follows is about " + f.full() + " and the others.");
             return make(with_attachment("Content-Transfer-Encoding: base64\n\n" + coded.substr(0, 60) + "\n" + coded.substr(60) + "\n"));
         }},
        {"a name behind a picture in base64", "L16", [](Facts const& f) {
             std::string picture;
             for (unsigned i = 0; i < 200; ++i) picture += static_cast<char>(i * i * 37U >> 3U);
             return make(with_attachment("Content-Type: image/png\n\n" + base64(picture) + "\n" + f.last + "\n"));
         }},
        {"the author of an attached PNG", "L16", [](Facts const& f) { return make(with_attachment(png("tEXt", std::string("Author\0", 7) + f.full()))); }},
        {"the packed title of an attached PNG", "L16", [](Facts const& f) { return make(with_attachment(png("zTXt", std::string("Title\0\0", 7) + deflated(f.full())))); }},

        {"the value of a field", "L17", [](Facts const& f) {
             return make(with_objects({{10, "<< /Fields [11 0 R] >>"}, {11, "<< /FT /Tx /T (who) /V (" + f.full() + ") >>"}}, "/AcroForm 10 0 R"));
         }},
        {"the default of a field", "L17", [](Facts const& f) {
             return make(with_objects({{10, "<< /Fields [11 0 R] >>"}, {11, "<< /Type /Annot /Subtype /Widget /Rect [0 0 9 9] /FT /Tx /T (who) /DV (" + f.last + ") >>"}}, "/AcroForm 10 0 R", "/Annots [11 0 R]"));
         }},
        {"a script that puts a name together", "L17", [](Facts const& f) {
             return make(with_objects({{10, "<< /S /JavaScript /JS 11 0 R >>"}, {11, packed("", "var n = '" + f.last.substr(0, 4) + "' + '" + f.last.substr(4) + "';")}}, "/OpenAction 10 0 R"));
         }},
        {"a script", "L17", [](Facts const& f) {
             return make(with_objects({{10, "<< /S /JavaScript /JS 11 0 R >>"}, {11, packed("", "app.alert('" + f.last + "');")}}, "/OpenAction 10 0 R"));
         }},

        {"a script in escapes", "L17", [](Facts const& f) {
             std::string escaped;
             for (char const c : f.last) escaped += "\\\\x" + hex(std::string(1, c)).substr(1, 2);
             return make(with_objects({{10, "<< /S /JavaScript /JS (app.alert\\('" + escaped + "'\\);) >>"}}, "/OpenAction 10 0 R"));
         }},
        {"a script that counts its letters", "L17", [](Facts const& f) {
             std::string numbers;
             for (char const c : f.last) numbers += std::to_string(static_cast<int>(c)) + ",";
             numbers.pop_back();
             return make(with_objects({{10, "<< /S /JavaScript /JS 11 0 R >>"}, {11, packed("", "var n = String.fromCharCode(" + numbers + ");")}}, "/OpenAction 10 0 R"));
         }},

        {"a layer that is off", "L18", [](Facts const& f) {
             Plan plan = with_content("/OC /L1 BDC " + shown(f.last) + " EMC");
             plan.resources += " /Properties << /L1 10 0 R >>";
             plan.objects[10] = "<< /Type /OCG /Name (Notes) >>";
             plan.catalog = "/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>";
             return make(plan);
         }},
        {"the name of a layer", "L18", [](Facts const& f) {
             return make(with_objects({{10, "<< /Type /OCG /Name (" + f.full() + ") >>"}}, "/OCProperties << /OCGs [10 0 R] /D << /ON [10 0 R] >> >>"));
         }},
        {"a form in a layer that is off", "L18", [](Facts const& f) {
             Plan plan = with_content("/Fm1 Do");
             plan.resources += " /XObject << /Fm1 11 0 R >>";
             plan.objects[10] = "<< /Type /OCG /Name (Notes) >>";
             plan.objects[11] = stream("/Type /XObject /Subtype /Form /OC 10 0 R /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >>", shown(f.full()));
             plan.catalog = "/OCProperties << /OCGs [10 0 R] /D << /BaseState /OFF >> >>";
             return make(plan);
         }},

        {"the artist of a JPEG", "L19", [](Facts const& f) {
             std::string const exif = std::string("Exif\0\0II*\0", 10) + f.full() + std::string(1, '\0');
             std::string const size{static_cast<char>(0), static_cast<char>(exif.size() + 2)};
             std::string const jpeg = "\xFF\xD8\xFF\xE1" + size + exif + "\xFF\xD9";
             Plan plan = with_content("/Im1 Do");
             plan.resources += " /XObject << /Im1 10 0 R >>";
             plan.objects[10] = stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", jpeg);
             return make(plan);
         }},
        {"the day on which a picture was taken", "L19", [](Facts const& f) {
             std::string const day = f.day.substr(0, 4) + ":" + f.day.substr(4, 2) + ":" + f.day.substr(6, 2) + " 10:11:12";
             std::string const exif = std::string("Exif\0\0MM\0*\0\0\0\x08", 14) + day + std::string(1, '\0');
             std::string const size{static_cast<char>(0), static_cast<char>(exif.size() + 2)};
             std::string const jpeg = "\xFF\xD8\xFF\xE1" + size + exif + "\xFF\xD9";
             Plan plan = with_content("/Im1 Do");
             plan.resources += " /XObject << /Im1 10 0 R >>";
             plan.objects[10] = stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", jpeg);
             return make(plan);
         }},
        {"the comment of a JPEG", "L19", [](Facts const& f) {
             std::string const size{static_cast<char>(0), static_cast<char>(f.last.size() + 2)};
             std::string const jpeg = "\xFF\xD8\xFF\xFE" + size + f.last + "\xFF\xD9";
             return make(with_objects({{10, stream("/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter [/ASCIIHexDecode /DCTDecode]", hex(jpeg).substr(1))}}, "", "/Thumb 10 0 R"));
         }},

        {"the page as it was before", "L20", [](Facts const& f) { return update(make(with_content(shown(f.full()))), {{4, stream("", clean_text())}}); }},
        {"the title as it was before", "L20", [](Facts const& f) {
             Plan plan = with_objects({{10, "<< /Title (" + f.last + ") >>"}});
             plan.trailer = "/Info 10 0 R";
             return update(make(plan), {{10, "<< /Title (A review) >>"}});
         }},

        {"a string nobody refers to", "L21", [](Facts const& f) { return make(with_objects({{10, "(" + f.full() + ")"}})); }},
        {"a stream nobody refers to", "L21", [](Facts const& f) { return make(with_objects({{10, packed("", shown(f.last))}})); }},
        {"a dictionary nobody refers to", "L21", [](Facts const& f) { return make(with_objects({{10, "<< /Type /Note /Text " + hex(utf16be(f.full())) + " >>"}})); }},

        {"a comment between objects", "L22", [](Facts const& f) {
             Plan plan = with_content(clean_text());
             plan.between = "% made for " + f.full() + "\n";
             return make(plan);
         }},
        {"behind the end", "L22", [](Facts const& f) {
             Plan plan = with_content(clean_text());
             plan.after = "-- " + f.last + " --\n";
             return make(plan);
         }},
        {"before the beginning", "L22", [](Facts const& f) {
             Plan plan = with_content(clean_text());
             plan.before = "X-Subject: " + f.full() + "\n";
             return make(plan);
         }},
        {"a string between objects", "L22", [](Facts const& f) {
             Plan plan = with_content(clean_text());
             plan.between = hex(utf16be(f.last)) + "\n";
             return make(plan);
         }},
        {"behind the end of compressed data", "L22", [](Facts const& f) {
             return make(with_objects({{4, stream("/Filter /FlateDecode", deflated(clean_text()) + f.full())}}));
         }},

        {"a stream in three filters", "L23", [](Facts const& f) {
             return make(with_objects({{10, stream("/Filter [/ASCIIHexDecode /FlateDecode]", hex(deflated("about " + f.full())).substr(1))}}, "/Extra 10 0 R"));
         }},
        {"a name in the resources", "L23", [](Facts const& f) {
             Plan plan = with_content("BT /" + f.last + " 12 Tf 72 720 Td (Nothing to see.) Tj ET");
             plan.resources = "/Font << /" + f.last + " 5 0 R >>";
             return make(plan);
         }},
        {"a comment in the page", "L23", [](Facts const& f) { return make(with_content(clean_text() + "% " + f.full() + "\n")); }},

        {"one letter at a time, set wide", "L25", [](Facts const& f) { return make(with_content(letter_by_letter(f.last, false))); }},
        {"kerned", "L24", [](Facts const& f) {
             return make(with_content("BT /F1 12 Tf 72 720 Td [(" + f.last.substr(0, 3) + ") -20 (" + f.last.substr(3, 2) + ")] TJ (" + f.last.substr(5) + ") Tj ET"));
         }},
        {"a map that says otherwise", "L24", [](Facts const& f) {
             std::string const letters = unique_letters(f.last);
             Plan plan;
             add_composite(plan, wide(letters), map_of(std::string("pqrsuvxyz").substr(0, letters.size())));
             plan.content = "BT /F1 12 Tf 72 720 Td " + glyphs_of(f.last, wide(letters)) + " Tj ET";
             return make(plan);
         }},

        {"from right to left", "L25", [](Facts const& f) { return make(with_content(letter_by_letter(f.last, true))); }},
        {"two cells", "L25", [](Facts const& f) {
             return make(with_content("BT /F1 12 Tf 72 720 Td (" + f.last.substr(0, 4) + ") Tj 120 0 Td (" + f.last.substr(4) + ") Tj ET"));
         }},
        {"two rows of a column", "L25", [](Facts const& f) {
             return make(with_content("BT /F1 12 Tf 72 720 Td (" + f.last.substr(0, 4) + ") Tj 120 0 Td (one) Tj -120 -20 Td (" + f.last.substr(4) + ") Tj 120 0 Td (two) Tj ET"));
         }},
        {"set upright", "L25", [](Facts const& f) {
             std::string content = "BT /F1 12 Tf 20 TL 72 720 Td ";
             for (char const c : f.last) content += std::string("(") + c + ") Tj T* ";
             return make(with_content(content + "ET"));
         }},
        {"spaced out", "L25", [](Facts const& f) {
             std::string spaced;
             for (char const c : f.last) spaced.append(1, c).append(" ");
             return make(with_content(shown(spaced)));
         }},

        {"a page label", "L26", [](Facts const& f) { return make(with_objects({}, "/PageLabels << /Nums [0 << /P (" + f.last + "-) /S /D >>] >>")); }},
        {"a thread", "L26", [](Facts const& f) {
             return make(with_objects({{10, "<< /Type /Thread /I << /Title (" + f.full() + ") >> >>"}}, "/Threads [10 0 R]"));
         }},

        {"private data of a page", "L30", [](Facts const& f) {
             return make(with_objects({}, "", "/PieceInfo << /Editor << /Private << /Draft (" + f.full() + ") >> >> >>"));
         }},
        {"a private stream", "L30", [](Facts const& f) {
             return make(with_objects({{10, packed("", "\x01\x02\x03\x04" + f.full() + std::string("\0\0\0", 3))}}, "/PieceInfo << /Editor << /Private 10 0 R >> >>"));
         }},
        // What a table hides from whoever goes by it, and other readers find all the same.
        {"a page tree that the table has in the wrong place", "L00", [](Facts const& f) {
             std::string pdf = make(with_content("BT /F1 12 Tf 72 720 Td " + spread(f.last) + " TJ ET"));
             std::size_t const entry = pdf.find("\n2 1\n", pdf.find("xref\n")) + 5;
             auto const wrong = std::to_string(std::stoi(pdf.substr(entry, 10)) + 1);
             return pdf.replace(entry + 10 - wrong.size(), wrong.size(), wrong);
         }},
        {"a page that nothing refers to", "L21", [](Facts const& f) {
             return make(with_objects({{10, "<< /Type /Page /MediaBox [0 0 595 842] /Contents 11 0 R /Resources << /Font << /F1 5 0 R >> >> >>"},
                                       {11, packed("", "BT /F1 12 Tf 72 720 Td " + spread(f.last) + " TJ ET")}}));
         }},
        // What is wrapped, parted or put where nobody draws from.
        {"words among the samples of an image in the content", "L19", [](Facts const& f) {
             return make(with_content(clean_text() + image_in_content("/W 40 /H 1 /BPC 8 /CS /G", std::string("\1\2\3", 3) + "for " + f.full() + " ")));
         }},
        {"the same in hex", "L19", [](Facts const& f) {
             return make(with_content(clean_text() + image_in_content("/W 40 /H 1 /BPC 8 /CS /G /F /AHx", hex("for " + f.full()).substr(1))));
         }},
        {"the same, packed twice", "L19", [](Facts const& f) {
             return make(with_content(clean_text() + image_in_content("/W 40 /H 1 /BPC 8 /CS /G /F [/AHx /Fl]", hex(deflated("for " + f.full())).substr(1))));
         }},
        {"the colours of an image in the content", "L15", [](Facts const& f) {
             return make(with_content(clean_text() + image_in_content("/W 1 /H 1 /BPC 8 /CS [/I /RGB 6 (" + f.full() + "    )]", "x")));
         }},
        {"one word among the samples of an image", "L19", [](Facts const& f) {
             Plan plan = with_content("/Im1 Do");
             plan.resources += " /XObject << /Im1 10 0 R >>";
             plan.objects[10] = image("/ColorSpace /DeviceGray", std::string(20, '\3') + f.last + std::string(35, '\2'));
             return make(plan);
         }},
        {"the tag of marked content", "L23", [](Facts const& f) { return make(with_content("/" + f.last + " BMC " + clean_text() + "EMC")); }},
        {"a glyph of a Type 3 font that no text uses", "L23", [](Facts const& f) {
             Plan plan;
             plan.content = "BT /F1 12 Tf 72 720 Td (aa) Tj ET";
             plan.font =
                 "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << /a 10 0 R /b 11 0 R >> "
                 "/Encoding << /Differences [97 /a /b] >> /FirstChar 97 /LastChar 98 /Widths [600 600] /Resources << /Font << /H 12 0 R >> >> >>";
             plan.objects[10] = stream("", "600 0 d0 0 0 500 500 re f");
             plan.objects[11] = packed("", "600 0 d0 BT /H 300 Tf (" + f.full() + ") Tj ET");
             plan.objects[12] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
             return make(plan);
         }},
        {"an ActualText for each letter", "L15", [](Facts const& f) {
             std::string content = "BT /F1 12 Tf 72 720 Td ";
             for (char const c : f.last) content += std::string("/Span << /ActualText (") + c + ") >> BDC (x) Tj EMC ";
             return make(with_content(content + "ET"));
         }},
        {"half of it in an ActualText", "L15", [](Facts const& f) {
             return make(with_content("BT /F1 12 Tf 72 720 Td (then " + f.last.substr(0, 4) + ") Tj /Span << /ActualText (" + f.last.substr(4) + ") >> BDC (xx) Tj EMC ( left) Tj ET"));
         }},
        {"an ActualText in each of two elements", "L15", [](Facts const& f) {
             return make(with_objects({{10, "<< /Type /StructTreeRoot /K [11 0 R 12 0 R] >>"}, {11, "<< /S /Span /P 10 0 R /ActualText (" + f.last.substr(0, 4) + ") >>"},
                                       {12, "<< /S /Span /P 10 0 R /ActualText " + hex(utf16be(f.last.substr(4))) + " >>"}}, "/StructTreeRoot 10 0 R"));
         }},
        {"two comments side by side", "L14", [](Facts const& f) {
             return make(with_objects({{10, "<< /Type /Annot /Subtype /FreeText /Rect [130 500 170 512] /Contents (" + f.last.substr(4) + ") >>"},
                                       {11, "<< /Type /Annot /Subtype /FreeText /Rect [100 500 130 512] /Contents (" + f.last.substr(0, 4) + ") >>"}}, "", "/Annots [10 0 R 11 0 R]"));
         }},
        {"a field for each letter", "L14", [](Facts const& f) {
             std::map<int, std::string> objects;
             std::string all;
             for (std::size_t i = 0; i < f.last.size(); ++i) {
                 std::string const left = std::to_string(100 + 10 * i);
                 objects[static_cast<int>(20 + i)] = "<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [" + left + " 500 " + left + " 512] /V (" + f.last.substr(i, 1) + ") >>";
                 all += std::to_string(20 + i) + " 0 R ";
             }
             return make(with_objects(objects, "", "/Annots [" + all + "]"));
         }},
        {"two packets of a form", "L17", [](Facts const& f) {
             return make(with_objects({{10, "<< /Fields [] /XFA [(one) 11 0 R (two) 12 0 R] >>"}, {11, packed("", "<xdp><who>" + f.last.substr(0, 4))}, {12, packed("", f.last.substr(4) + "</who></xdp>")}}, "/AcroForm 10 0 R"));
         }},
        {"two texts of a script", "L17", [](Facts const& f) { return make(with_script("var a = '" + f.last.substr(0, 4) + "'; var b = \"" + f.last.substr(4) + "\"; say(a + b);")); }},
        {"a script in octal numbers", "L17", [](Facts const& f) { return make(with_script("say('" + octal(f.last).substr(1, 4 * f.last.size()) + "')")); }},
        {"a script in braces", "L17", [](Facts const& f) {
             std::string escaped;
             for (char const c : f.last) escaped += "\\u{" + hex(std::string(1, c)).substr(1, 2) + "}";
             return make(with_script("say('" + escaped + "')"));
         }},
        {"the copyright of a font", "L07", [](Facts const& f) { return make(with_font(font_of("name", name_table(0, "(c) " + f.full())))); }},
        {"the designer of a font", "L07", [](Facts const& f) { return make(with_font(font_of("name", name_table(9, f.full())))); }},
        {"a table of somebody's own in a font", "L07", [](Facts const& f) { return make(with_font(font_of("zzzz", "for " + f.full()))); }},
        {"the program of a font", "L07", [](Facts const& f) { return make(with_font(font_of("fpgm", std::string("\x40\x12", 2) + f.full()))); }},
        {"the notice of a Type 1 font", "L07", [](Facts const& f) { return make(with_type1("/Notice (" + f.full() + ") def", "")); }},
        {"the encrypted part of a Type 1 font", "L07", [](Facts const& f) { return make(with_type1("", "/note (" + f.full() + ") def")); }},
        {"letters that nobody sees", "L02", [](Facts const& f) {
             std::string name;
             for (char const c : f.full()) name += std::string("\xDB\x40\xDC", 3) + c;
             Plan plan;
             add_composite(plan, u"xz", "2 beginbfchar <0001> " + hex(std::string("\0x", 2) + name) + " <0002> <007A> endbfchar");
             plan.content = "BT /F1 12 Tf 72 720 Td <00010002> Tj ET";
             return make(plan);
         }},
        {"parted by the end of a page and what stands there", "L25", [](Facts const& f) {
             auto const line = [](std::string const& text, int height) { return "BT /F1 12 Tf 72 " + std::to_string(height) + " Td (" + text + ") Tj ET "; };
             Plan plan = with_content(line("and so the family of " + f.last.substr(0, 4) + "-", 80) + line("Page 1 of 2", 30));
             plan.objects[2] = "<< /Type /Pages /Kids [3 0 R 13 0 R] /Count 2 >>";
             plan.objects[13] = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 14 0 R /Resources << /Font << /F1 5 0 R >> >> >>";
             plan.objects[14] = stream("", line("A review", 810) + line(f.last.substr(4) + " went home.", 760));
             return make(plan);
         }},
        {"UTF-7", "L09", [](Facts const& f) { return make(with_title("+" + base64(utf16be(f.last).substr(2)).substr(0, 24) + "-")); }},
        {"a name in hex digits", "L09", [](Facts const& f) { return make(with_title(hex(f.full()).substr(1, 2 * f.full().size()))); }},
        {"ROT13", "L09", [](Facts const& f) {
             std::string turned = f.last;
             for (char& c : turned) c = static_cast<char>((c < 'a' ? 'A' : 'a') + (c - (c < 'a' ? 'A' : 'a') + 13) % 26);
             return make(with_title("re " + turned));
         }},
        {"digits for letters", "L09", [](Facts const& f) {
             std::string numbered = f.last;
             for (char& c : numbered) c = c == 'i' || c == 'l' ? '1' : c == 'o' ? '0' : c == 'e' ? '3' : c;
             return make(with_title("re " + numbered));
         }},
        {"Rich Text", "L16", [](Facts const& f) { return make(with_attachment("{\\rtf1\\ansi {\\b " + f.last.substr(0, 4) + "}{\\i " + f.last.substr(4) + "}\\par}")); }},
        {"Rich Text in numbers", "L16", [](Facts const& f) {
             std::string coded;
             for (std::size_t i = 0; i < f.last.size(); ++i) coded += i % 2 == 0 ? "\\'" + hex(f.last.substr(i, 1)).substr(1, 2) : "\\u" + std::to_string(int{f.last[i]}) + "?";
             return make(with_attachment("{\\rtf1\\ansi " + coded + "}"));
         }},
        {"a mail in quoted-printable", "L16", [](Facts const& f) { return make(with_attachment("About " + f.last.substr(0, 4) + "=\r\n" + f.last.substr(4) + ".\r\n")); }},
        {"the subject of a mail", "L16", [](Facts const& f) { return make(with_attachment("Subject: =?utf-8?B?" + base64(f.last) + "?=\n\nDear all\n")); }},
        {"a file in uuencode", "L16", [](Facts const& f) { return make(with_attachment("begin 644 a\n" + uuencoded("about " + f.last) + "\n`\nend\n")); }},
        {"EBCDIC", "L16", [](Facts const& f) {
             std::string bytes = "\xC1\x82\x96\xA4\xA3\x40";  // "About "
             for (char const c : f.last) {
                 int const i = (c | 32) - 'a';
                 bytes += static_cast<char>((i < 9 ? 0x81 + i : i < 18 ? 0x91 + i - 9 : 0xA2 + i - 18) + (c < 'a' ? 0x40 : 0));
             }
             return make(with_attachment(bytes));
         }},
        {"a packed file's own name", "L16", [](Facts const& f) { return make(with_attachment(std::string("\x1F\x8B\x08\x08\0\0\0\0\0\3", 10) + f.last + ".txt" + std::string("\0\3\0", 3) + std::string(8, '\0'))); }},
        {"the comment of an archive", "L16", [](Facts const& f) {
             return make(with_attachment(std::string("PK\3\4", 4) + std::string(26, '\0') + std::string("PK\5\6", 4) + std::string(18, '\0') + f.full()));
         }},
        {"a file in an archive that is padded with zeros", "L16", [](Facts const& f) { return make(with_attachment(std::string(200, '\0') + "about " + f.full() + std::string(300, '\0'))); }},
        {"the day of a file in an archive", "L16", [](Facts const& f) {
             int const day = std::stoi(f.day.substr(6)) | std::stoi(f.day.substr(4, 2)) << 5 | (std::stoi(f.day.substr(0, 4)) - 1980) << 9;
             std::string head = std::string("PK\3\4", 4) + std::string(26, '\0') + "a";
             head[12] = static_cast<char>(day & 255);
             head[13] = static_cast<char>(day >> 8);
             head[26] = 1;
             return make(with_attachment(head + "nothing"));
         }},
        {"the day of a PNG", "L16", [](Facts const& f) {
             int const year = std::stoi(f.day.substr(0, 4));
             std::string const time{static_cast<char>(year >> 8), static_cast<char>(year & 255), static_cast<char>(std::stoi(f.day.substr(4, 2))), static_cast<char>(std::stoi(f.day.substr(6))), 1, 2, 3};
             return make(with_attachment(png("tIME", time)));
         }},
        {"compressed bytes behind the end", "L22", [](Facts const& f) {
             Plan plan = with_content(clean_text());
             plan.after = deflated("about " + f.full() + " and others");
             return make(plan);
         }},
    };
    return table;
}

FakeSearch search() { return FakeSearch({"Eleanor Whitcombe", "Whitcombe"}, {"12 March 2021"}); }

std::string described(Examination const& examination) {
    std::string out;
    for (Finding const& finding : examination.findings)
        out += finding.channel + " | " + finding.where + " | " + finding.message + " | " + finding.rule + "\n";
    return out;
}

bool caught_by(Examination const& examination, std::string const& channel) {
    for (Finding const& finding : examination.findings) {
        if (finding.severity == dhrdoc::base::Severity::error && finding.channel.substr(0, 3) == channel) return true;
    }
    return false;
}

void check_silence(Examination const& examination) {
    for (Finding const& finding : examination.findings) {
        for (std::string const& text : {finding.channel, finding.where, finding.message, finding.rule}) {
            CHECK(text.find("Whitcombe") == std::string::npos);
            CHECK(text.find("Eleanor") == std::string::npos);
        }
    }
}

}  // namespace

TEST_CASE("every leak is caught by its channel and its clean sibling passes") {
    FakeSearch const withheld = search();
    for (Leak const& leak : leaks()) {
        INFO(leak.channel << " " << leak.what);
        Examination const bad = examine(leak.file(secret), withheld, Strictness::any);
        INFO(described(bad));
        CHECK(bad.readable);
        CHECK(caught_by(bad, leak.channel));
        check_silence(bad);
        Examination const good = examine(leak.file(harmless), withheld, Strictness::any);
        INFO("clean sibling:\n" << described(good));
        CHECK(good.readable);
        CHECK_FALSE(good.has_errors());
    }
}

TEST_CASE("a gap between two cells, as wide as a name by chance, is only a warning") {
    auto const seen = examine(make(with_content("BT /F1 12 Tf 72 720 Td (Then) Tj 87.36 0 Td (left the house.) Tj ET")),
                              search(), Strictness::any);
    CHECK(described(seen) ==
          "L05 gap in the text | page 1, 43 mm from the top | a gap in a line is as wide as something withheld would "
          "be | width\n");
    CHECK_FALSE(seen.has_errors());
}

TEST_CASE("words of a chart that do not stand on one baseline are no sentence with a gap") {
    // The label ends with a space, so that it is not read as one with the value.
    auto const with_value_at = [](std::string const& height) {
        return examine(
            make(with_content("BT /F1 12 Tf 72 720 Td (Then ) Tj 90.70 " + height + " Td (left the house.) Tj ET")),
            search(), Strictness::any);
    };
    CHECK_FALSE(with_value_at("-0.09").has_errors());
    CHECK_FALSE(described(with_value_at("-0.09")).empty());
    CHECK(with_value_at("0").has_errors());
}

TEST_CASE("letters that may be drawn as outlines are said to be unread") {
    std::string letters, bars;
    for (int x = 100; x < 260; x += 10) {
        std::string const at = std::to_string(x);
        letters += at + " 600 m " + std::to_string(x + 6) + " 600 l " + std::to_string(x + 6) + " 603 l " +
                   std::to_string(x + 3) + " 603 l " + std::to_string(x + 3) + " 606 l " + std::to_string(x + 6) +
                   " 609 l " + at + " 609 l h f\n";
        bars += at + " 600 6 9 re f\n";
    }
    auto const says = [](std::string const& content) {
        return described(examine(make(with_content(clean_text() + content)), search(), Strictness::any));
    };
    CHECK(says(letters).find("letters drawn as outlines cannot be read") != std::string::npos);
    CHECK(says(bars).empty());
}

TEST_CASE("a leak is caught however the file is packed") {
    FakeSearch const withheld = search();
    for (Leak const& leak : leaks()) {
        if (leak.channel == "L20" || leak.channel == "L21" || leak.channel == "L22") continue;  // qpdf leaves these out
        std::string const file = leak.file(secret);
        std::string const clean = leak.file(harmless);
        for (Repack const how : {Repack::object_streams, Repack::linearized, Repack::encrypted_open,
                                 Repack::encrypted_closed, Repack::uncompressed}) {
            INFO(leak.channel << " " << leak.what << ", packed " << static_cast<int>(how));
            Examination const bad = examine(repacked(file, how), withheld, Strictness::any, "garden gate");
            INFO(described(bad));
            CHECK(bad.readable);
            CHECK(bad.has_errors());
            Examination const good = examine(repacked(clean, how), withheld, Strictness::any, "garden gate");
            INFO("clean sibling:\n" << described(good));
            CHECK_FALSE(good.has_errors());
        }
    }
}
