// Takes nothing; writes an ICC profile number by number: header, list of tags, tags.
#include "write/colour_profile.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dhrdoc::write {

namespace {

/// Numbers are big-endian; s15Fixed16Number has 65536 for 1.
void put32(std::string& out, std::uint32_t value) {
    for (unsigned shift = 32; shift > 0; shift -= 8) out += static_cast<char>(value >> (shift - 8) & 0xFFU);
}

void put16(std::string& out, std::uint32_t value) {
    out += static_cast<char>(value >> 8U & 0xFFU);
    out += static_cast<char>(value & 0xFFU);
}

/// One text, in English (ICC.1:2004-10, 10.13).
std::string text(std::string_view ascii) {
    std::string out("mluc\0\0\0\0", 8);
    put32(out, 1);
    put32(out, 12);
    out += "enGB";
    put32(out, static_cast<std::uint32_t>(ascii.size() * 2));
    put32(out, 28);
    for (char const c : ascii) put16(out, static_cast<unsigned char>(c));
    return out;
}

std::string numbers(std::string_view type, std::vector<std::uint32_t> const& values) {
    std::string out(type);
    put32(out, 0);
    for (auto const value : values) put32(out, value);
    return out;
}

/// ((x + 0.055) / 1.055)^2.4, and x / 12.92 below 0.04045, at 64 places (10.5); between them no eye sees the line.
/// Readers work a formula out in thousands of places, some of them anew for every piece of text.
constexpr std::array<std::uint16_t, 64> curve_values = {
    0,     81,    161,   244,   345,   466,   609,   776,   965,   1180,  1420,  1687,  1980,  2301,  2651,  3030,
    3439,  3879,  4349,  4851,  5386,  5953,  6554,  7189,  7858,  8562,  9302,  10078, 10890, 11739, 12626, 13551,
    14513, 15515, 16556, 17636, 18757, 19918, 21120, 22363, 23648, 24974, 26344, 27756, 29211, 30710, 32253, 33840,
    35471, 37148, 38870, 40638, 42452, 44312, 46219, 48173, 50174, 52223, 54320, 56465, 58659, 60901, 63193, 65535};

std::string curve() {
    std::string out("curv\0\0\0\0", 8);
    put32(out, curve_values.size());
    for (auto const value : curve_values) put16(out, value);
    return out;
}

struct Tag {
    std::string_view name;
    std::string data;
};

std::string header(std::uint32_t size) {
    std::string out;
    put32(out, size);
    put32(out, 0);  // no preferred colour engine
    put32(out, 0x04200000);
    out += "mntrRGB XYZ ";
    // The profile's date is the day of the specification: a real one would differ from build to build.
    for (std::uint32_t const part : {2004U, 10U, 1U, 0U, 0U, 0U}) put16(out, part);
    out += "acsp";
    out.resize(68);  // no platform, flags, device or intent: 0 is perceptual
    for (std::uint32_t const part : {0xF6D6U, 0x10000U, 0xD32DU}) put32(out, part);  // D50, which profiles meet at
    out.resize(128);
    return out;
}

}  // namespace

std::string srgb_profile() {
    // The primaries and the white point of sRGB (D65) as seen under D50 by the Bradford transform, which is `chad`.
    std::array<Tag, 8> const tags = {{
        {"desc", text("sRGB")},
        {"cprt", text("No copyright")},
        {"wtpt", numbers("XYZ ", {0xF6D6, 0x10000, 0xD32D})},
        {"chad", numbers("sf32", {0x10C42, 0x5DE, 0xFFFFF325, 0x793, 0xFD90, 0xFFFFFBA1, 0xFFFFFDA2, 0x3DC, 0xC06E})},
        {"rXYZ", numbers("XYZ ", {0x6FA0, 0x38F5, 0x0390})},
        {"gXYZ", numbers("XYZ ", {0x6297, 0xB787, 0x18D9})},
        {"bXYZ", numbers("XYZ ", {0x249F, 0x0F84, 0xB6C2})},
        {"rTRC", curve()},
    }};
    std::string list;
    std::string data;
    auto const begin = static_cast<std::uint32_t>(128 + 4 + (tags.size() + 2) * 12);
    put32(list, static_cast<std::uint32_t>(tags.size() + 2));
    for (auto const& tag : tags) {
        auto const at = begin + static_cast<std::uint32_t>(data.size());
        // The three curves are one.
        for (auto const name : tag.name == "rTRC" ? std::vector<std::string_view>{"rTRC", "gTRC", "bTRC"}
                                                  : std::vector<std::string_view>{tag.name}) {
            list += name;
            put32(list, at);
            put32(list, static_cast<std::uint32_t>(tag.data.size()));
        }
        data += tag.data;
        data.resize((data.size() + 3) / 4 * 4);
    }
    return header(static_cast<std::uint32_t>(begin + data.size())) + list + data;
}

}  // namespace dhrdoc::write
