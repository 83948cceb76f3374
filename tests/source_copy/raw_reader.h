// Takes the bytes of a copy; says what who opens them in an editor can read. It shares no code with redact.
#pragma once

#include <cctype>
#include <string>
#include <string_view>

namespace dhrdoc::raw {

inline bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || (c & '\x80') != 0; }
inline bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

/// What may not stand beside a word, so that it is a word or a day of its own.
enum class Beside { letter, letter_or_digit };

/// It stands there by itself, whatever its case.
inline bool stands_in(std::string_view text, std::string_view word, Beside beside) {
    auto const same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    for (std::size_t at = 0; at + word.size() <= text.size(); ++at) {
        std::size_t n = 0;
        while (n < word.size() && same(text[at + n], word[n])) ++n;
        if (n < word.size()) continue;
        // "$9 November 2018": behind a sign of money it is an amount.
        auto const joins = [&](char c) {
            return is_letter(c) || (beside == Beside::letter_or_digit && (is_digit(c) || c == '$'));
        };
        if ((at == 0 || !joins(text[at - 1])) && (at + n == text.size() || !joins(text[at + n]))) return true;
    }
    return false;
}

/// The value of "&#72;" or "&#x48;" at `at`; 0 where there is none that is ASCII.
inline char reference_at(std::string_view text, std::size_t at, std::size_t& past) {
    if (text.substr(at, 2) != "&#") return 0;
    std::size_t digit = at + 2;
    bool const hexadecimal = digit < text.size() && (text[digit] == 'x' || text[digit] == 'X');
    if (hexadecimal) ++digit;
    unsigned value = 0;
    auto const first = digit;
    for (; digit < text.size() && std::isxdigit(static_cast<unsigned char>(text[digit])) != 0 && value < 128; ++digit) {
        if (!hexadecimal && !is_digit(text[digit])) return 0;
        auto const lower = static_cast<char>(std::tolower(static_cast<unsigned char>(text[digit])));
        value =
            value * (hexadecimal ? 16U : 10U) + static_cast<unsigned>(lower <= '9' ? lower - '0' : lower - 'a' + 10);
    }
    if (digit == first || digit >= text.size() || text[digit] != ';' || value == 0 || value > 127) return 0;
    past = digit + 1;
    return static_cast<char>(value);
}

inline std::string without_references(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t past = at + 1;
        char const c = reference_at(text, at, past);
        out += c == 0 ? text[at] : c;
        at = past;
    }
    return out;
}

inline std::string without(std::string_view text, std::string_view signs) {
    std::string out;
    for (char const c : text)
        if (signs.find(c) == std::string_view::npos) out += c;
    return out;
}

constexpr std::string_view emphasis = "\\*_~`";

struct Readings {
    std::string as_written;
    std::string decoded;   // references and escapes undone
    std::string one_line;  // that with its lines run together
    std::string bare;      // that without the signs of emphasis
};

inline Readings readings(std::string_view bytes) {
    Readings out;
    out.as_written = bytes;
    auto const plain = without_references(bytes);
    out.decoded = out.one_line = without(plain, "\\");
    for (char& c : out.one_line)
        if (c == '\n' || c == '\r') c = ' ';
    out.bare = without(out.one_line, emphasis);
    return out;
}

inline bool can_be_read(std::string_view bytes, std::string_view word, Beside beside = Beside::letter) {
    auto const all = readings(bytes);
    auto const in = [&](std::string const& text) { return stands_in(text, word, beside); };
    return in(all.as_written) || in(all.decoded) || in(all.one_line) || in(all.bare);
}

}  // namespace dhrdoc::raw
