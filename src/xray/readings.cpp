// Takes bytes of unknown meaning; tries the encodings and wrappings that texts come in.
#include "xray/readings.h"

#include "base/date.h"
#include "base/digits.h"
#include "base/unicode.h"
#include "xray/encodings.h"
#include "xray/object.h"
#include "xray/wrappings.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dhrdoc::xray {

namespace {

enum class Order { big, little };

std::string from_utf16_bytes(std::string_view bytes, Order order) {
    std::u16string units;
    units.reserve(bytes.size() / 2);
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        auto const high = static_cast<unsigned char>(bytes[order == Order::big ? i : i + 1]);
        auto const low = static_cast<unsigned char>(bytes[order == Order::big ? i + 1 : i]);
        if (high == 0 && low == 0x1B) {  // an escape: a language code up to the next one
            std::size_t j = i + 2;
            while (j + 1 < bytes.size() && j < i + 12 && bytes[order == Order::big ? j + 1 : j] != 0x1B) j += 2;
            if (j + 1 < bytes.size() && j < i + 12) i = j;
            continue;
        }
        units += static_cast<char16_t>((high << 8U) | low);
    }
    return base::from_utf16(units);
}

bool has_high_byte(std::string_view bytes) {
    return std::any_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool is_plain(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(),
                       [](char c) { return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t'; });
}

std::string from_pdf_doc(std::string_view bytes) {
    if (is_plain(bytes)) return std::string(bytes);
    std::string out;
    for (char const c : bytes) {
        char32_t const character = character_of(Encoding::pdf_doc, static_cast<unsigned char>(c));
        base::append_utf8(out, character == 0 ? U' ' : character);
    }
    return out;
}

/// Every second byte is zero more often than not: UTF-16 without a mark.
int zero_side(std::string_view bytes) {
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == 0) ++(i % 2 == 0 ? even : odd);
    }
    if (bytes.size() < 4) return -1;
    // Zeros on both sides are padding: archives and databases are full of it.
    if (even * 4 >= bytes.size() && even > odd * 8) return 0;
    return odd * 4 >= bytes.size() && odd > even * 8 ? 1 : -1;
}

constexpr std::array<std::pair<std::string_view, char32_t>, 22> entities = {{
    {"amp", U'&'},      {"lt", U'<'},      {"gt", U'>'},      {"quot", U'"'},     {"apos", U'\''},   {"nbsp", 0xA0},
    {"shy", 0xAD},      {"zwj", 0x200D},   {"zwnj", 0x200C},  {"ndash", 0x2013},  {"mdash", 0x2014}, {"lsquo", 0x2018},
    {"rsquo", 0x2019},  {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"hellip", 0x2026}, {"ensp", 0x2002},  {"emsp", 0x2003},
    {"thinsp", 0x2009}, {"lrm", 0x200E},   {"rlm", 0x200F},   {"szlig", 0xDF},
}};

/// The character of "&eacute;" or "&#233;" without & and ;, or 0.
char32_t entity(std::string_view name) {
    if (!name.empty() && name[0] == '#') {
        bool const hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        char32_t value = 0;
        for (char const c : name.substr(hex ? 2 : 1)) {
            int const digit = hex_digit(c);
            if (digit < 0 || (!hex && digit > 9)) return 0;
            value = value * (hex ? 16U : 10U) + static_cast<char32_t>(digit);
            if (value > 0x10FFFF) return 0;
        }
        return value >= 0xD800 && value <= 0xDFFF ? 0 : value;
    }
    for (auto const& [known, character] : entities) {
        if (known == name) return character;
    }
    // The others of HTML that a name can hold are called as glyphs are, but for a few endings.
    std::string glyph(name);
    auto const ends_in = [&](std::string_view end) { return glyph.size() > end.size() && glyph.ends_with(end); };
    if (ends_in("circ")) glyph = glyph.substr(0, glyph.size() - 4) + "circumflex";
    if (ends_in("uml")) glyph = glyph.substr(0, glyph.size() - 3) + "dieresis";
    if (ends_in("cedil")) glyph = glyph.substr(0, glyph.size() - 5) + "cedilla";
    if (ends_in("slash") || ends_in("acute") || ends_in("grave") || ends_in("tilde") || ends_in("ring") ||
        ends_in("caron") || ends_in("circumflex") || ends_in("dieresis") || ends_in("cedilla") || name == "period" ||
        name == "comma" || name == "hyphen") {
        std::string const text = text_of_glyph_name(glyph);
        std::size_t at = 0;
        if (!text.empty()) return base::next_code_point(text, at);
    }
    if (name == "aelig") return 0xE6;
    if (name == "AElig") return 0xC6;
    return 0;
}

bool digits_at(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return false;
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                       text.begin() + static_cast<std::ptrdiff_t>(at + count), is_digit);
}

void add_date(std::string& out, std::string_view year, std::string_view month, std::string_view day) {
    std::string iso(year);
    iso.append("-").append(month).append("-").append(day);
    auto const date = base::parse_iso_date(iso);
    if (!date) return;
    if (!out.empty()) out += "\n\n";
    out += base::day_month_year(*date);
}

/// Of a printable character in UTF-8 at the beginning, or 0.
std::size_t length_of_character(std::string_view bytes) {
    auto const first = static_cast<unsigned char>(bytes[0]);
    if (first < 0x80) return first >= 0x20 && first < 0x7F ? 1 : 0;
    std::size_t const length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    return length <= bytes.size() && !base::first_invalid_utf8(bytes.substr(0, length)) ? length : 0;
}

}  // namespace

std::vector<std::string> readings_of_string(std::string_view bytes) {
    std::vector<std::string> out;
    if (bytes.starts_with("\xFE\xFF")) return {from_utf16_bytes(bytes.substr(2), Order::big)};
    if (bytes.starts_with("\xFF\xFE")) return {from_utf16_bytes(bytes.substr(2), Order::little)};
    if (bytes.starts_with("\xEF\xBB\xBF")) return {std::string(bytes.substr(3))};
    int const side = zero_side(bytes);
    if (side >= 0) out.push_back(from_utf16_bytes(bytes, side == 0 ? Order::big : Order::little));
    out.push_back(from_pdf_doc(bytes));
    if (has_high_byte(bytes) && !base::first_invalid_utf8(bytes)) out.emplace_back(bytes);
    return out;
}

std::string percent_decoded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
            out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string with_entities_decoded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::size_t const end = text[i] == '&' ? text.substr(0, i + 14).find(';', i) : std::string_view::npos;
        char32_t const character = end == std::string_view::npos ? 0 : entity(text.substr(i + 1, end - i - 1));
        if (character != 0) {
            base::append_utf8(out, character);
            i = end;
        } else {
            out += text[i];
        }
    }
    return out;
}

/// The inside of `<br>`, `<BR />`.
bool is_line_break(std::string_view tag) {
    bool const is_named_so = tag.size() >= 2 && (tag[0] == 'b' || tag[0] == 'B') && (tag[1] == 'r' || tag[1] == 'R');
    return is_named_so && (tag.size() == 2 || tag[2] == ' ' || tag[2] == '/');
}

std::string without_markup(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        std::size_t const after = i + 1;
        bool const tag = text[i] == '<' && after < text.size() &&
                         (text[after] == '/' || text[after] == '!' || text[after] == '?' ||
                          (text[after] >= 'A' && text[after] <= 'z'));
        std::size_t const end = !tag                                    ? std::string_view::npos
                                : text.substr(after).starts_with("!--") ? text.find("-->", i)
                                                                        : text.find('>', i);
        if (end == std::string_view::npos) {
            out += text[i++];
        } else {
            // What stands on two lines is not one word.
            if (is_line_break(text.substr(after, end - after))) out += '\n';
            i = text.substr(after).starts_with("!--") ? end + 3 : end + 1;
        }
    }
    return with_entities_decoded(out);
}

std::string dates_in_words(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i + 8 <= text.size(); ++i) {
        if (!is_digit(text[i]) || (i > 0 && is_digit(text[i - 1]))) continue;
        bool const separated = i + 10 <= text.size() && digits_at(text, i, 4) && text[i + 4] == text[i + 7] &&
                               digits_at(text, i + 5, 2) && digits_at(text, i + 8, 2) &&
                               (text[i + 4] == '-' || text[i + 4] == ':' || text[i + 4] == '/' || text[i + 4] == '.');
        if (separated && (i + 10 == text.size() || !is_digit(text[i + 10]))) {
            add_date(out, text.substr(i, 4), text.substr(i + 5, 2), text.substr(i + 8, 2));
            i += 9;
            continue;
        }
        std::size_t length = i;
        while (length < text.size() && is_digit(text[length])) ++length;
        length -= i;
        bool const marked = i >= 2 && text[i - 1] == ':' && text[i - 2] == 'D';
        bool const full = length == 8 || length == 14;
        if (length >= 8 && (marked || full) && (text[i] == '1' || text[i] == '2')) {
            add_date(out, text.substr(i, 4), text.substr(i + 4, 2), text.substr(i + 6, 2));
        }
        i += length == 0 ? 0 : length - 1;
    }
    return out;
}

std::string base64_decoded(std::string_view text) {
    std::string out;
    unsigned held = 0;
    int bits = 0;
    for (char const c : text) {
        int const digit = base::base64_digit(c);
        if (digit < 0) {
            if (is_space(c)) continue;
            break;
        }
        held = (held << 6U) | static_cast<unsigned>(digit);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        out += static_cast<char>(static_cast<unsigned char>(held >> static_cast<unsigned>(bits)));
    }
    return out;
}

std::string in_base64(std::string_view text) {
    constexpr std::size_t shortest = 16;  // twelve letters of text
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        bool upper = false, lower = false;
        // Mail breaks it after 76 characters.
        while (end < text.size() && (base::base64_digit(text[end]) >= 0 || (end > at + 59 && is_space(text[end]) &&
                                                                            base::base64_digit(text[end - 1]) >= 0))) {
            upper = upper || (text[end] >= 'A' && text[end] <= 'Z');
            lower = lower || (text[end] >= 'a' && text[end] <= 'z');
            ++end;
        }
        if (end - at >= shortest && upper && lower) {
            auto const decoded = as_text(base64_decoded(text.substr(at, end - at)));
            if (!decoded.empty()) out += decoded + "\n";
        }
        at = std::max(end, at + 1);
    }
    return out;
}

namespace {

struct Escape {
    char32_t character = 0;
    std::size_t length = 0;  // 0: none
};

/// \x41, \u0041, \u{41} or \101 at a backslash.
Escape escape_at(std::string_view text, std::size_t at) {
    char const kind = at + 1 < text.size() ? text[at + 1] : '\0';
    bool const octal = kind >= '0' && kind <= '7';
    bool const braces = kind == 'u' && at + 2 < text.size() && text[at + 2] == '{';
    if (!octal && kind != 'x' && kind != 'u') return {};
    std::size_t const most = octal ? 3 : kind == 'x' ? 2 : braces ? 6 : 4;
    std::size_t const begin = at + (octal ? 1 : braces ? 3 : 2);
    Escape out;
    std::size_t end = begin;
    for (; end < text.size() && end < begin + most; ++end) {
        int const digit = hex_digit(text[end]);
        if (digit < 0 || (octal && digit > 7)) break;
        out.character = out.character * (octal ? 8 : 16) + static_cast<char32_t>(digit);
    }
    bool const whole = octal || braces ? end > begin : end == begin + most;
    if (!whole || (braces && (end >= text.size() || text[end] != '}'))) return {};
    if (out.character < 0x20 || out.character > 0x10FFFF || (out.character >= 0xD800 && out.character < 0xE000))
        return {};
    out.length = end + (braces ? 1 : 0) - at;
    return out;
}

}  // namespace

std::string with_escapes_undone(std::string_view text) {
    bool const codes = text.find("fromCharCode") != std::string_view::npos;
    if (!codes && text.find('\\') == std::string_view::npos) return {};
    std::string out;
    bool any = codes;
    for (std::size_t at = 0; at < text.size();) {
        Escape const escape = text[at] == '\\' ? escape_at(text, at) : Escape{};
        if (escape.length > 0) {
            base::append_utf8(out, escape.character);
            any = true;
            at += escape.length;
        } else {
            out += text[at++];
        }
    }
    if (!any) return {};
    for (std::size_t at = 0; codes && at < text.size(); ++at) {  // 69,108,0x65: each number a character
        std::size_t const begin = at;
        bool const hex = text.substr(at).starts_with("0x");
        if (hex) at += 2;
        char32_t value = 0;
        while (at < text.size() && (hex ? hex_digit(text[at]) >= 0 : is_digit(text[at])) && at - begin < 6)
            value = value * (hex ? 16 : 10) + static_cast<char32_t>(hex_digit(text[at++]));
        if (at > begin && value >= 0x20 && value < 0x10000) base::append_utf8(out, value);
    }
    return out;
}

std::vector<std::string> derived_texts(std::string_view text) {
    std::vector<std::string> out;
    bool percent = false;
    bool markup = false;
    bool digit = false;
    for (char const c : text) {
        percent = percent || c == '%';
        markup = markup || c == '<' || c == '&';
        digit = digit || is_digit(c);
    }
    if (percent) {
        std::string decoded = percent_decoded(text);
        std::string again = percent_decoded(decoded);
        for (std::string* const candidate : {&decoded, &again}) {
            if (*candidate == text || base::first_invalid_utf8(*candidate)) continue;
            if (candidate == &again && again == decoded) continue;
            out.push_back(*candidate);
        }
    }
    if (markup) {
        std::string stripped = without_markup(text);
        if (stripped != text) out.push_back(std::move(stripped));
        std::string decoded = with_entities_decoded(text);
        if (decoded != text) out.push_back(std::move(decoded));
    }
    if (digit) {
        std::string dates = dates_in_words(text);
        if (!dates.empty()) out.push_back(std::move(dates));
    }
    for (auto& hidden : {in_base64(text), with_escapes_undone(text), in_hexadecimal(text), utf7_undone(text),
                         mail_undone(text), in_uuencode(text), words_of_rtf(text), unseen_tags(text)})
        if (!hidden.empty() && hidden != text) out.push_back(hidden);
    return out;
}

std::string legible_runs(std::string_view bytes, std::size_t shortest) {
    std::string out;
    auto const keep = [&](std::string_view run) {
        if (run.size() < shortest) return;
        auto const letters = std::count_if(run.begin(), run.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == ' ' || (c & 0x80) != 0;
        });
        if (static_cast<std::size_t>(letters) * 5 >= run.size() * 4) out.append(run).append("\n\n");
    };
    std::size_t begin = 0;
    for (std::size_t i = 0; i < bytes.size();) {
        std::size_t const length = length_of_character(bytes.substr(i, 4));
        if (length == 0) {
            keep(bytes.substr(begin, i - begin));
            begin = i + 1;
        }
        i += std::max<std::size_t>(length, 1);
    }
    keep(bytes.substr(std::min(begin, bytes.size())));
    if (bytes.find('\0') == std::string_view::npos) return out;
    std::string run;
    for (std::size_t const start : {std::size_t{0}, std::size_t{1}}) {  // the letters of UTF-16, either way round
        run.clear();
        for (std::size_t i = start; i < bytes.size(); i += 2) {
            bool const letter = bytes[i] >= 0x20 && bytes[i] < 0x7F;
            if (letter) run += bytes[i];
            if (letter && i + 1 < bytes.size() && bytes[i + 1] == 0) continue;
            // The last letter may have lost its zero; one letter alone was none.
            if (run.size() > 1) keep(run);
            run.clear();
        }
        if (run.size() > 1) keep(run);
    }
    return out;
}

std::string as_text(std::string_view bytes) {
    if (bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xEF\xBB\xBF"))
        return readings_of_string(bytes)[0];
    int const side = bytes.size() % 2 == 0 ? zero_side(bytes) : -1;
    if (side >= 0) return from_utf16_bytes(bytes, side == 0 ? Order::big : Order::little);
    bool const control = std::any_of(bytes.begin(), bytes.end(), [](char c) {
        return c >= 0 && c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
    });
    if (control) return {};
    if (!base::first_invalid_utf8(bytes)) return std::string(bytes);
    auto const high = std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
    return static_cast<std::size_t>(high) * 5 < bytes.size() ? from_pdf_doc(bytes) : std::string{};
}

}  // namespace dhrdoc::xray
