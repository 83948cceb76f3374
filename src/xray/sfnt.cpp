// Takes a font program; reads its glyphs and names (OpenType 1.9; Adobe technical notes 5176 and 5177).
#include "xray/sfnt.h"

#include "base/unicode.h"
#include "xray/encodings.h"
#include "xray/object.h"

#include <algorithm>
#include <array>

namespace dhrdoc::xray {

namespace {

constexpr std::uint32_t most_glyphs = 65536;

/// Reads big-endian numbers; what lies outside is 0.
class Bytes {
public:
    explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
    [[nodiscard]] std::uint32_t u8(std::size_t at) const {
        return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0U;
    }
    [[nodiscard]] std::uint32_t u16(std::size_t at) const { return (u8(at) << 8U) | u8(at + 1); }
    [[nodiscard]] std::uint32_t u32(std::size_t at) const { return (u16(at) << 16U) | u16(at + 2); }
    [[nodiscard]] std::uint32_t number(std::size_t at, std::uint32_t size) const {
        std::uint32_t value = 0;
        for (std::uint32_t i = 0; i < size; ++i) value = (value << 8U) | u8(at + i);
        return value;
    }
    [[nodiscard]] std::size_t size() const { return bytes_.size(); }
    [[nodiscard]] std::string_view part(std::size_t at, std::size_t length) const {
        return at < bytes_.size() ? bytes_.substr(at, length) : std::string_view{};
    }

private:
    std::string_view bytes_;
};

using Codes = std::map<std::uint32_t, std::uint32_t>;

void read_segments(Bytes const& table, std::size_t at, Codes& out) {
    std::uint32_t const count = table.u16(at + 6) / 2;
    for (std::uint32_t i = 0; i < count; ++i) {
        std::size_t const end_at = at + 14 + 2 * i;
        std::uint32_t const last = table.u16(end_at);
        std::uint32_t const first = table.u16(end_at + 2 * count + 2);
        std::uint32_t const delta = table.u16(end_at + 4 * count + 2);
        std::size_t const range_at = end_at + 6 * count + 2;
        std::uint32_t const range = table.u16(range_at);
        for (std::uint32_t code = first; code <= last && code != 0xFFFF && out.size() < most_glyphs; ++code) {
            std::uint32_t glyph = code;
            if (range != 0) glyph = table.u16(range_at + range + 2 * (code - first));
            if (range == 0 || glyph != 0) glyph = (glyph + delta) & 0xFFFFU;
            if (glyph != 0) out.emplace(code, glyph);
        }
    }
}

void read_code_table(Bytes const& table, std::size_t at, Codes& out) {
    switch (table.u16(at)) {
        case 0:
            for (std::uint32_t code = 0; code < 256; ++code) {
                if (table.u8(at + 6 + code) != 0) out.emplace(code, table.u8(at + 6 + code));
            }
            break;
        case 4:
            read_segments(table, at, out);
            break;
        case 6:
            for (std::uint32_t i = 0; i < table.u16(at + 8); ++i) {
                std::uint32_t const glyph = table.u16(at + 10 + 2 * i);
                if (glyph != 0) out.emplace(table.u16(at + 6) + i, glyph);
            }
            break;
        case 12:
            for (std::uint32_t i = 0; i < std::min(table.u32(at + 12), most_glyphs); ++i) {
                std::size_t const group = at + 16 + 12 * i;
                for (std::uint32_t code = table.u32(group); code <= table.u32(group + 4) && out.size() < most_glyphs;
                     ++code) {
                    out.emplace(code, table.u32(group + 8) + code - table.u32(group));
                }
            }
            break;
        default:
            break;
    }
}

void read_codes(Bytes const& table, FontProgram& font) {
    for (std::uint32_t i = 0; i < std::min(table.u16(2), 32U); ++i) {
        std::uint32_t const platform = table.u16(4 + 8 * i);
        std::uint32_t const encoding = table.u16(6 + 8 * i);
        std::uint32_t const at = table.u32(8 + 8 * i);
        if (platform == 3 && encoding == 0) read_code_table(table, at, font.symbol_codes);
        if (platform == 1) read_code_table(table, at, font.mac_codes);
        if (platform == 0 || (platform == 3 && (encoding == 1 || encoding == 10)))
            read_code_table(table, at, font.unicode_codes);
    }
}

void read_names(Bytes const& post, FontProgram& font) {
    if (post.u32(0) != 0x00020000) return;
    std::vector<std::string_view> own;
    std::uint32_t const count = post.u16(32);
    for (std::size_t at = 34 + 2 * count; at < post.size(); at += post.u8(at) + 1)
        own.push_back(post.part(at + 1, post.u8(at)));
    for (std::uint32_t glyph = 0; glyph < std::min<std::size_t>(count, font.texts.size()); ++glyph) {
        std::uint32_t const index = post.u16(34 + 2 * glyph);
        // The first 258 are the Macintosh's own order, which for the letters is that of ASCII, three glyphs behind.
        if (index >= 3 && index < 98) font.texts[glyph] = std::string(1, static_cast<char>(index + 29));
        if (index >= 258 && index - 258 < own.size()) font.texts[glyph] = text_of_glyph_name(own[index - 258]);
    }
}

void read_outlines(Bytes const& loca, Bytes const& glyf, bool wide, FontProgram& font) {
    for (std::uint32_t glyph = 0; glyph < font.painted.size(); ++glyph) {
        std::size_t const begin = wide ? loca.u32(4 * glyph) : 2 * loca.u16(2 * glyph);
        std::size_t const end = wide ? loca.u32(4 * glyph + 4) : 2 * loca.u16(2 * glyph + 2);
        font.painted[glyph] = end > begin && begin < glyf.size() && glyf.u16(begin) != 0;
        if (!font.painted[glyph] || glyf.u16(begin) < 0x8000) continue;
        std::size_t at = begin + 10;
        for (int i = 0; i < 64; ++i) {  // a glyph put together from others
            std::uint32_t const flags = glyf.u16(at);
            font.parts[glyph].push_back(glyf.u16(at + 2));
            at += 4 + ((flags & 1U) != 0 ? 4U : 2U);
            at += (flags & 8U) != 0 ? 2U : (flags & 0x40U) != 0 ? 4U : (flags & 0x80U) != 0 ? 8U : 0U;
            if ((flags & 0x20U) == 0) break;
        }
    }
}

struct Index {
    std::vector<std::pair<std::size_t, std::size_t>> items;  // begin, length
    std::size_t end = 0;
};

Index read_index(Bytes const& bytes, std::size_t at) {
    Index out;
    std::uint32_t const count = bytes.u16(at);
    out.end = at + 2;
    if (count == 0) return out;
    std::uint32_t const size = bytes.u8(at + 2);
    if (size < 1 || size > 4) return out;
    std::size_t const data = at + 3 + (static_cast<std::size_t>(count) + 1) * size - 1;
    if (data > bytes.size()) return out;
    for (std::uint32_t i = 0; i < count; ++i) {
        std::uint32_t const begin = bytes.number(at + 3 + i * size, size);
        std::uint32_t const end = bytes.number(at + 3 + (i + 1) * size, size);
        out.items.emplace_back(data + begin, end > begin ? end - begin : 0);
        out.end = data + end;
    }
    return out;
}

/// Operator -> last operand (as a whole number) of a CFF dictionary; two-byte operators are 1200 + the second byte.
std::map<int, std::int64_t> read_dict(Bytes const& bytes, std::size_t at, std::size_t length) {
    std::map<int, std::int64_t> out;
    std::int64_t last = 0;
    for (std::size_t end = at + length; at < end;) {
        std::uint32_t const b = bytes.u8(at++);
        if (b <= 21) {
            int const op = b == 12 ? 1200 + static_cast<int>(bytes.u8(at++)) : static_cast<int>(b);
            out[op] = last;
        } else if (b == 28) {
            last = static_cast<std::int16_t>(bytes.u16(at));
            at += 2;
        } else if (b == 29) {
            last = static_cast<std::int32_t>(bytes.u32(at));
            at += 4;
        } else if (b == 30) {
            while (at < end && (bytes.u8(at) & 0xFU) != 0xF && (bytes.u8(at) >> 4U) != 0xF) ++at;
            ++at;
        } else if (b <= 246) {
            last = static_cast<int>(b) - 139;
        } else if (b <= 250) {
            last = (static_cast<int>(b) - 247) * 256 + static_cast<int>(bytes.u8(at++)) + 108;
        } else {
            last = -(static_cast<int>(b) - 251) * 256 - static_cast<int>(bytes.u8(at++)) - 108;
        }
    }
    return out;
}

constexpr std::array<std::string_view, 79> later_names = {
    "onesuperior", "logicalnot",  "mu",          "trademark",   "Eth",         "onehalf",       "plusminus",
    "Thorn",       "onequarter",  "divide",      "brokenbar",   "degree",      "thorn",         "threequarters",
    "twosuperior", "registered",  "minus",       "eth",         "multiply",    "threesuperior", "copyright",
    "Aacute",      "Acircumflex", "Adieresis",   "Agrave",      "Aring",       "Atilde",        "Ccedilla",
    "Eacute",      "Ecircumflex", "Edieresis",   "Egrave",      "Iacute",      "Icircumflex",   "Idieresis",
    "Igrave",      "Ntilde",      "Oacute",      "Ocircumflex", "Odieresis",   "Ograve",        "Otilde",
    "Scaron",      "Uacute",      "Ucircumflex", "Udieresis",   "Ugrave",      "Yacute",        "Ydieresis",
    "Zcaron",      "aacute",      "acircumflex", "adieresis",   "agrave",      "aring",         "atilde",
    "ccedilla",    "eacute",      "ecircumflex", "edieresis",   "egrave",      "iacute",        "icircumflex",
    "idieresis",   "igrave",      "ntilde",      "oacute",      "ocircumflex", "odieresis",     "ograve",
    "otilde",      "scaron",      "uacute",      "ucircumflex", "udieresis",   "ugrave",        "yacute",
    "ydieresis",   "zcaron"};

/// The standard strings of CFF: first the standard encoding in its order, then the rest of Latin 1.
std::string standard_string(std::uint32_t id) {
    std::string out;
    if (id >= 150 && id < 150 + later_names.size()) return text_of_glyph_name(later_names.at(id - 150));
    std::uint32_t seen = 0;
    for (unsigned code = 32; code < 256 && id > 0; ++code) {
        char32_t const character = character_of(Encoding::standard, static_cast<unsigned char>(code));
        if (character == 0 || ++seen != id) continue;
        base::append_utf8(out, character);
        return out;
    }
    return out;
}

std::vector<std::uint32_t> read_charset(Bytes const& bytes, std::int64_t offset, std::size_t count) {
    std::vector<std::uint32_t> ids{0};
    if (offset <= 2) {  // a predefined one: glyphs in the order of the standard strings
        while (ids.size() < count) ids.push_back(static_cast<std::uint32_t>(ids.size()));
        return ids;
    }
    auto at = static_cast<std::size_t>(offset);
    std::uint32_t const format = bytes.u8(at++);
    while (ids.size() < count && at < bytes.size()) {
        std::uint32_t id = bytes.u16(at);
        at += 2;
        std::uint32_t more = 0;
        if (format == 1) more = bytes.u8(at++);
        if (format == 2) {
            more = bytes.u16(at);
            at += 2;
        }
        for (std::uint32_t i = 0; i <= more && ids.size() < count; ++i) ids.push_back(id++);
    }
    ids.resize(count, 0);
    return ids;
}

void read_cff(std::string_view all, FontProgram& font) {
    Bytes const bytes(all);
    Index const names = read_index(bytes, bytes.u8(2));
    Index const tops = read_index(bytes, names.end);
    Index const strings = read_index(bytes, tops.end);
    if (tops.items.empty()) return;
    auto top = read_dict(bytes, tops.items[0].first, std::min<std::size_t>(tops.items[0].second, 4096));
    if (top[17] <= 0) return;
    Index const outlines = read_index(bytes, static_cast<std::size_t>(top[17]));
    font.readable = !outlines.items.empty();
    font.cff = true;
    font.by_cid = top.count(1230) != 0;
    font.cids = read_charset(bytes, top[15], outlines.items.size());
    for (std::size_t glyph = 0; glyph < outlines.items.size(); ++glyph) {
        font.painted.push_back(outlines.items[glyph].second > 3);  // a width and "endchar" paint nothing
        std::uint32_t const id = font.cids[glyph];
        std::string text;
        if (!font.by_cid && id >= 391 && id - 391 < strings.items.size()) {
            text = text_of_glyph_name(bytes.part(strings.items[id - 391].first, strings.items[id - 391].second));
        } else if (!font.by_cid) {
            text = standard_string(id);
        }
        font.texts.push_back(std::move(text));
    }
}

/// "dup 65 /A put" in the part of a Type 1 font that is in clear.
void read_type1(std::string_view bytes, FontProgram& font) {
    std::string_view const clear = bytes.substr(0, bytes.find("eexec"));
    for (std::size_t at = clear.find("dup "); at != std::string_view::npos; at = clear.find("dup ", at + 1)) {
        std::size_t cursor = at + 4;
        double const code = read_number(clear, cursor);
        while (cursor < clear.size() && is_space(clear[cursor])) ++cursor;
        if (code < 0 || code > 255 || cursor >= clear.size() || clear[cursor] != '/') continue;
        read_name(clear, ++cursor, font.built_in[static_cast<std::uint32_t>(code)]);
    }
}

void read_tables(std::string_view all, FontProgram& font) {
    Bytes const bytes(all);
    std::map<std::string_view, Bytes> tables;
    for (std::uint32_t i = 0; i < std::min(bytes.u16(4), 64U); ++i) {
        std::size_t const entry = 12 + 16 * static_cast<std::size_t>(i);
        tables.emplace(bytes.part(entry, 4), Bytes(bytes.part(bytes.u32(entry + 8), bytes.u32(entry + 12))));
    }
    auto const table = [&](std::string_view tag) {
        auto const found = tables.find(tag);
        return found == tables.end() ? Bytes({}) : found->second;
    };
    if (table("CFF ").size() > 0) {
        read_cff(table("CFF ").part(0, table("CFF ").size()), font);
    } else if (table("glyf").size() > 0) {
        bool const wide = table("head").u16(50) != 0;
        std::size_t const by_loca = table("loca").size() / (wide ? 4 : 2);
        std::size_t const count = std::min<std::size_t>(table("maxp").u16(4), by_loca == 0 ? 0 : by_loca - 1);
        font.readable = count > 0;
        font.painted.resize(count);
        font.texts.resize(count);
        read_outlines(table("loca"), table("glyf"), wide, font);
        read_names(table("post"), font);
    }
    read_codes(table("cmap"), font);
    for (auto const& [code, glyph] : font.unicode_codes) {
        if (glyph >= font.texts.size()) continue;
        std::string text;
        base::append_utf8(text, code);
        if (font.texts[glyph].empty()) font.texts[glyph] = text;
    }
}

}  // namespace

FontProgram read_font_program(std::string_view bytes) {
    FontProgram font;
    if (bytes.starts_with("%!") || bytes.starts_with("\x80\x01")) {
        read_type1(bytes, font);
    } else if (bytes.size() > 4 && bytes[0] == 1 && bytes[1] == 0 && bytes[2] != 0) {
        read_cff(bytes, font);
    } else if (bytes.size() > 12) {
        read_tables(bytes, font);
    }
    return font;
}

}  // namespace dhrdoc::xray
