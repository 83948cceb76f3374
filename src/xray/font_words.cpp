// Takes an embedded font program; reads its name table, the tables that no reader draws with, and what Type 1 encrypts.
#include "xray/font_words.h"

#include "xray/object.h"
#include "xray/readings.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace dhrdoc::xray {

namespace {

constexpr std::size_t shortest_word = 8;  // among numbers, which make short ones by chance

std::uint32_t big(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value = (value << 8U) | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    return value;
}

std::string_view part(std::string_view bytes, std::size_t at, std::size_t length) {
    return at < bytes.size() ? bytes.substr(at, length) : std::string_view();
}

/// Tables of numbers, and those that say which glyphs there are: they are looked at elsewhere.
bool is_of_numbers(std::string_view tag) {
    constexpr std::array<std::string_view, 18> tags = {"CFF ", "GDEF", "GPOS", "GSUB", "OS/2", "cmap",
                                                       "glyf", "head", "hdmx", "hhea", "hmtx", "kern",
                                                       "loca", "maxp", "name", "post", "vhea", "vmtx"};
    return std::binary_search(tags.begin(), tags.end(), tag);
}

void read_name_table(std::string_view table, FontWords& words) {
    for (std::size_t i = 0; i < std::min(big(table, 2, 2), 512U); ++i) {
        std::size_t const record = 6 + 12 * i;
        std::uint32_t const id = big(table, record + 6, 2);
        std::size_t const at = big(table, 4, 2) + big(table, record + 10, 2);
        auto const text = part(table, at, big(table, record + 8, 2));
        if (text.empty()) continue;
        bool const of_makers = id == 0 || (id >= 7 && id <= 14);
        (of_makers ? words.of_makers : words.own) += readings_of_string(text)[0] + "\n\n";
    }
}

void read_tables(std::string_view bytes, FontWords& words) {
    std::size_t last = 12;
    std::size_t read = 0;  // tables may lie over each other, each as long as the file
    for (std::size_t i = 0; i < std::min(big(bytes, 4, 2), 64U); ++i) {
        std::size_t const entry = 12 + 16 * i;
        std::size_t const begin = big(bytes, entry + 8, 4);
        std::size_t const length = big(bytes, entry + 12, 4);
        last = std::max({last, entry + 16, begin + length});
        auto const tag = part(bytes, entry, 4);
        auto const table = part(bytes, begin, length);
        if (tag == "name") read_name_table(table, words);
        if (is_of_numbers(tag) || read > 2 * bytes.size()) continue;
        read += table.size();
        words.own += legible_runs(table, shortest_word);
    }
    words.own += legible_runs(part(bytes, last, bytes.size()), 4);
}

/// Adobe Type 1 Font Format, 7.1: what follows "eexec" is encrypted by a key that everybody knows, in bytes or in hex.
std::string second_part(std::string_view bytes) {
    std::size_t at = bytes.find("eexec");
    if (at == std::string_view::npos) return {};
    at += 5;
    while (at < bytes.size() && is_space(bytes[at])) ++at;
    bool hex = at + 4 <= bytes.size();
    for (std::size_t i = at; hex && i < at + 4; ++i) hex = hex_digit(bytes[i]) >= 0;
    std::string held;
    if (hex)
        read_hex_string(bytes, at, held);
    else
        held = part(bytes, at, bytes.size());
    std::string out;
    std::uint16_t key = 55665;
    for (char const c : held) {
        auto const cipher = static_cast<unsigned char>(c);
        out += static_cast<char>(cipher ^ (key >> 8U));
        key = static_cast<std::uint16_t>((cipher + key) * 52845U + 22719U);
    }
    return out;
}

/// "/Notice (...)" and the like, in the part that is in clear.
void read_type1(std::string_view bytes, FontWords& words) {
    words.of_makers += legible_runs(bytes.substr(0, bytes.find("eexec")), 4);
    words.own += legible_runs(second_part(bytes), shortest_word);
}

}  // namespace

FontWords words_in_font(std::string_view bytes) {
    FontWords words;
    bool const tables = bytes.starts_with(std::string_view("\0\1\0\0", 4)) || bytes.starts_with("OTTO") ||
                        bytes.starts_with("true") || bytes.starts_with("ttcf");
    if (tables)
        read_tables(bytes, words);
    else if (bytes.starts_with("%!"))
        read_type1(bytes, words);
    else
        words.of_makers += legible_runs(bytes, shortest_word);
    return words;
}

}  // namespace dhrdoc::xray
