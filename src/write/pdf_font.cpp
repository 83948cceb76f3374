// Takes a face and its used glyphs; subsets it with HarfBuzz and describes it (ISO 32000-1, 9.7).
#include "write/pdf_font.h"

#include "base/unicode.h"

#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <hb-ot.h>
#include <hb-subset.h>

namespace dhrdoc::write {

namespace {

template <typename Handle, void (*destroy)(Handle*)>
struct Destroyer {
    void operator()(Handle* handle) const { destroy(handle); }
};
using Blob = std::unique_ptr<hb_blob_t, Destroyer<hb_blob_t, hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Destroyer<hb_face_t, hb_face_destroy>>;
using Font = std::unique_ptr<hb_font_t, Destroyer<hb_font_t, hb_font_destroy>>;
using Input = std::unique_ptr<hb_subset_input_t, Destroyer<hb_subset_input_t, hb_subset_input_destroy>>;
using Plan = std::unique_ptr<hb_subset_plan_t, Destroyer<hb_subset_plan_t, hb_subset_plan_destroy>>;

/// Six capital letters in front of a subset's name, made from what is in it.
std::string subset_tag(std::map<std::uint32_t, std::string> const& glyphs) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (auto const& [glyph, text] : glyphs) hash = (hash ^ glyph) * 0x100000001b3U;
    std::string tag;
    for (int i = 0; i < 6; ++i, hash /= 26) tag += static_cast<char>('A' + hash % 26);
    return tag;
}

std::string hex16(std::string_view utf8) {
    std::string out;
    for (auto const unit : base::to_utf16(utf8)) out += fmt::format("{:04X}", static_cast<unsigned>(unit));
    return out;
}

/// A CMap from codes to text (ISO 32000-1, 9.10.3), at most 100 entries a block.
std::string to_unicode(std::map<std::uint32_t, std::string> const& text_of_code) {
    std::string out =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering "
        "(UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    std::vector<std::string> lines;
    for (auto const& [code, text] : text_of_code) {
        if (!text.empty()) lines.push_back(fmt::format("<{:04X}> <{}>\n", code, hex16(text)));
    }
    for (std::size_t from = 0; from < lines.size(); from += 100) {
        auto const to = std::min(lines.size(), from + 100);
        out += fmt::format("{} beginbfchar\n", to - from);
        for (auto i = from; i < to; ++i) out += lines[i];
        out += "endbfchar\n";
    }
    return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

std::string bytes_of(hb_blob_t* blob) {
    unsigned size = 0;
    auto const* data = hb_blob_get_data(blob, &size);
    return {data, size};
}

struct Subset {
    std::string bytes;
    std::map<std::uint32_t, std::uint32_t> code_of;  // old glyph to new
};

Subset subset(hb_face_t* face, std::map<std::uint32_t, std::string> const& glyphs) {
    Input const input(hb_subset_input_create_or_fail());
    auto* wanted = hb_subset_input_glyph_set(input.get());
    for (auto const& [glyph, text] : glyphs) hb_set_add(wanted, glyph);
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
    // Layout has been done: the tables for it, and names, stay out.
    auto* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (auto const tag : {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
                           HB_TAG('n', 'a', 'm', 'e'), HB_TAG('O', 'S', '/', '2'), HB_TAG('p', 'o', 's', 't'),
                           HB_TAG('c', 'm', 'a', 'p'), HB_TAG('g', 'a', 's', 'p'), HB_TAG('F', 'F', 'T', 'M'),
                           HB_TAG('m', 'e', 't', 'a'), HB_TAG('k', 'e', 'r', 'n'), HB_TAG('D', 'S', 'I', 'G')}) {
        hb_set_add(dropped, tag);
    }
    Plan const plan(hb_subset_plan_create_or_fail(face, input.get()));
    if (!plan) throw std::runtime_error("HarfBuzz cannot plan a subset of the font");
    Face const result(hb_subset_plan_execute_or_fail(plan.get()));
    if (!result) throw std::runtime_error("HarfBuzz cannot subset the font");
    Subset out;
    auto* map = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    for (auto const& [glyph, text] : glyphs) out.code_of[glyph] = hb_map_get(map, glyph);
    Blob const blob(hb_face_reference_blob(result.get()));
    out.bytes = bytes_of(blob.get());
    return out;
}

HPDF_Dict descriptor(PdfObjects& objects, model::FontFace const& face, std::string const& name,
                     std::string const& program) {
    auto* dict = objects.indirect_dict();
    auto const per_mille = [&](std::int32_t units) {
        return static_cast<std::int64_t>(units) * 1000 / face.units_per_em;
    };
    PdfObjects::add_name(dict, "Type", "FontDescriptor");
    PdfObjects::add_name(dict, "FontName", name);
    PdfObjects::add_number(dict, "Flags", face.italic_angle != 0 ? 4 + 64 : 4);
    auto* box = objects.direct_array();
    for (auto const value : {face.x_min, face.y_min, face.x_max, face.y_max})
        HPDF_Array_AddNumber(box, static_cast<HPDF_INT32>(per_mille(value)));
    PdfObjects::add(dict, "FontBBox", box);
    PdfObjects::add_number(dict, "ItalicAngle", static_cast<std::int64_t>(face.italic_angle));
    PdfObjects::add_number(dict, "Ascent", per_mille(face.ascender));
    PdfObjects::add_number(dict, "Descent", per_mille(face.descender));
    PdfObjects::add_number(dict, "CapHeight", per_mille(face.cap_height));
    PdfObjects::add_number(dict, "StemV",
                           face.face == model::Face::bold || face.face == model::Face::bold_italic ? 140 : 80);
    auto* file = objects.stream(program);
    PdfObjects::add_number(file, "Length1", static_cast<std::int64_t>(program.size()));
    PdfObjects::add(dict, "FontFile2", file);
    return dict;
}

}  // namespace

void PdfFont::use(std::uint32_t glyph, std::string_view text) {
    auto const [known, is_new] = texts_.try_emplace(glyph, text);
    // Of several texts the plainest: a space rather than U+00A0, one letter rather than a letter and a mark.
    auto const plainness = [](std::string_view one) { return std::pair(one.size(), one); };
    if (!is_new && plainness(text) < plainness(known->second)) known->second = text;
}

void PdfFont::embed(PdfObjects& objects, model::FontFace const& face) {
    Blob const blob(hb_blob_create(face.bytes->data(), static_cast<unsigned>(face.bytes->size()),
                                   HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    Face const source(hb_face_create(blob.get(), 0));
    Font const font(hb_font_create(source.get()));
    auto const made = subset(source.get(), texts_);
    units_per_em_ = face.units_per_em;
    auto const name = subset_tag(texts_) + "+" + face.postscript_name;

    std::map<std::uint32_t, std::string> text_of_code;
    std::map<std::uint32_t, std::int64_t> width_of_code;
    for (auto const& [glyph, text] : texts_) {
        auto const code = made.code_of.at(glyph);
        auto const advance = hb_font_get_glyph_h_advance(font.get(), glyph);
        // Rounded: PDF/A allows a difference of one thousandth between the file's widths and the font's.
        auto const width = (static_cast<std::int64_t>(advance) * 1000 + face.units_per_em / 2) / face.units_per_em;
        codes_[glyph] = code;
        widths_[glyph] = width;
        text_of_code[code] = text;
        width_of_code[code] = width;
    }

    auto* cid_font = objects.indirect_dict();
    PdfObjects::add_name(cid_font, "Type", "Font");
    PdfObjects::add_name(cid_font, "Subtype", "CIDFontType2");
    PdfObjects::add_name(cid_font, "BaseFont", name);
    auto* system = objects.direct_dict();
    PdfObjects::add(system, "Registry", objects.text("Adobe"));
    PdfObjects::add(system, "Ordering", objects.text("Identity"));
    PdfObjects::add_number(system, "Supplement", 0);
    PdfObjects::add(cid_font, "CIDSystemInfo", system);
    PdfObjects::add(cid_font, "FontDescriptor", descriptor(objects, face, name, made.bytes));
    PdfObjects::add_name(cid_font, "CIDToGIDMap", "Identity");
    auto* widths = objects.direct_array();
    HPDF_Array stretch = nullptr;
    std::uint32_t expected = 0;
    for (auto const& [code, width] : width_of_code) {
        if (stretch == nullptr || code != expected) {
            stretch = objects.direct_array();
            HPDF_Array_AddNumber(widths, static_cast<HPDF_INT32>(code));
            HPDF_Array_Add(widths, stretch);
        }
        HPDF_Array_AddNumber(stretch, static_cast<HPDF_INT32>(width));
        expected = code + 1;
    }
    PdfObjects::add(cid_font, "W", widths);

    object_ = objects.indirect_dict();
    PdfObjects::add_name(object_, "Type", "Font");
    PdfObjects::add_name(object_, "Subtype", "Type0");
    PdfObjects::add_name(object_, "BaseFont", name);
    PdfObjects::add_name(object_, "Encoding", "Identity-H");
    auto* descendants = objects.direct_array();
    HPDF_Array_Add(descendants, cid_font);
    PdfObjects::add(object_, "DescendantFonts", descendants);
    PdfObjects::add(object_, "ToUnicode", objects.stream(to_unicode(text_of_code)));
}

}  // namespace dhrdoc::write
