// Takes what the program wrote; makes what a reader finds in it who knows nothing of how it was made.
#include "plain_reader.h"

#include "running.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>

namespace dhrdoc::program {

namespace {

constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};

std::string cased(std::string text, int (*change)(int)) {
    for (char& c : text) c = static_cast<char>(change(static_cast<unsigned char>(c)));
    return text;
}

std::string joined(std::string_view text, std::string_view between) {
    std::string out;
    for (char const c : text) out += (out.empty() ? std::string() : std::string(between)) + c;
    return out;
}

/// Cut in two with something between the halves.
std::string cut(std::string const& text, std::string_view between) {
    return text.substr(0, text.size() / 2) + std::string(between) + text.substr(text.size() / 2);
}

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::string without_tags(std::string_view html) {
    std::string out;
    for (std::size_t i = std::min(html.find("</style>"), html.size()); i < html.size(); ++i) {
        if (html[i] == '<') {
            i = std::min(html.find('>', i), html.size() - 1);
            continue;
        }
        out += html[i];
    }
    for (auto const& [from, to] :
         {std::pair{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}})
        out = replaced(out, from, to);
    return out;
}

std::string pages_of(std::filesystem::path const& file) {
    auto const command = "pdftotext -q '" + file.string() + "' - 2>/dev/null";
    auto* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) return {};
    std::string out;
    std::array<char, 4096> piece{};
    for (std::size_t n = 0; (n = std::fread(piece.data(), 1, piece.size(), pipe)) > 0;) out.append(piece.data(), n);
    ::pclose(pipe);
    return out;
}

/// Letters of the ASCII alphabet only, all small.
std::string letters_of(std::string_view text) {
    std::string out;
    for (char const c : text)
        if (std::isalpha(static_cast<unsigned char>(c)) != 0)
            out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

/// Runs of small letters or of figures.
std::vector<std::string> tokens_of(std::string_view text) {
    std::vector<std::string> out;
    int last = 0;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        int const kind = std::isalpha(byte) != 0 ? 1 : std::isdigit(byte) != 0 ? 2 : 0;
        if (kind != 0 && kind == last)
            out.back() += static_cast<char>(std::tolower(byte));
        else if (kind != 0)
            out.emplace_back(1, static_cast<char>(std::tolower(byte)));
        last = kind;
    }
    return out;
}

std::string ordinal_of(int day) {
    bool const teen = day >= 11 && day <= 13;
    return std::to_string(day) + (teen || day % 10 > 3 || day % 10 == 0 ? "th"
                                  : day % 10 == 1                       ? "st"
                                  : day % 10 == 2                       ? "nd"
                                                                        : "rd");
}

}  // namespace

std::vector<std::string> spellings_of(PlainPerson const& person) {
    auto const& f = person.forename;
    auto const& s = person.surname;
    auto const small_f = cased(f, std::tolower), small_s = cased(s, std::tolower);
    auto const big_f = cased(f, std::toupper), big_s = cased(s, std::toupper);
    return {f + " " + s,
            f,
            s,
            "Mrs " + s,
            s + ", " + f,
            big_f + " " + big_s,
            big_s + ", " + f,
            small_f + " " + small_s,
            f.substr(0, 1) + ". " + s,
            f.substr(0, 1) + s,
            f + "'s",
            s + "\xE2\x80\x99s",
            "the " + s + "s",
            f + "\xC2\xA0" + s,
            f + "\n" + s,
            f + s,
            cut(f, "\xC2\xAD"),
            cut(s, "\xE2\x80\x8B"),
            cut(s, "**") + "**",
            cut(f, "<b></b>"),
            joined(f, " "),
            "&#" + std::to_string(static_cast<int>(f[0])) + ";" + f.substr(1),
            "[" + f + "](https://example.org/" + small_s + ")",
            small_f + "." + small_s + "@example.org",
            small_f + "_" + small_s,
            "@" + small_f + small_s,
            "Ms. " + f.substr(0, 1) + " " + s,
            "`" + f + "`",
            "*" + f + "* **" + s + "**",
            f + "/" + s,
            f + " (" + s + ")"};
}

std::vector<std::string> spellings_of(PlainDay const& day) {
    auto const d = std::to_string(day.day), y = std::to_string(day.year);
    std::string const m(months[static_cast<std::size_t>(day.month - 1)]);
    auto const short_year = y.substr(2);
    return {d + " " + m + " " + y,
            ordinal_of(day.day) + " " + m + " " + y,
            "the " + ordinal_of(day.day) + " of " + m + " " + y,
            m + " " + d + ", " + y,
            d + " " + m.substr(0, 3) + " " + y,
            two(day.day) + "/" + two(day.month) + "/" + y,
            d + "." + std::to_string(day.month) + "." + short_year,
            y + "-" + two(day.month) + "-" + two(day.day),
            d + "-" + m.substr(0, 3) + "-" + short_year,
            "**" + d + "** " + m + " " + y,
            d + "\xC2\xA0" + m + " " + y,
            y + two(day.month) + two(day.day)};
}

std::string text_for_reader(std::filesystem::path const& file) {
    if (file.extension() == ".pdf") return pages_of(file);
    auto const bytes = read_file(file);
    return file.extension() == ".html" ? without_tags(bytes) : bytes;
}

bool says(std::string_view text, PlainPerson const& person) {
    auto const letters = letters_of(text);
    return letters.find(letters_of(person.forename)) != std::string::npos ||
           letters.find(letters_of(person.surname)) != std::string::npos;
}

bool says(std::string_view text, PlainDay const& day) {
    auto const stands_alone = [&](std::string const& spelling) {
        auto const joins = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.'; };
        for (auto at = text.find(spelling); at != std::string_view::npos; at = text.find(spelling, at + 1)) {
            auto const end = at + spelling.size();
            if ((at == 0 || !joins(text[at - 1])) && (end == text.size() || !joins(text[end]))) return true;
        }
        return false;
    };
    auto const spellings = spellings_of(day);
    if (std::any_of(spellings.begin(), spellings.end(), stands_alone)) return true;
    // And in other writings of it: figures and words in that order, whatever stands between them.
    auto const tokens = tokens_of(text);
    auto const d = std::to_string(day.day), y = std::to_string(day.year);
    auto const month = cased(std::string(months[static_cast<std::size_t>(day.month - 1)]), std::tolower);
    auto const is_day = [&](std::string const& token) { return token == d || token == two(day.day); };
    auto const is_month = [&](std::string const& token) {
        return token == month || token == month.substr(0, 3) || token == std::to_string(day.month) ||
               token == two(day.month);
    };
    auto const is_year = [&](std::string const& token) { return token == y; };
    auto const is_name = [&](std::string const& token) { return is_month(token) && token.size() > 2; };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i] == y + two(day.month) + two(day.day)) return true;
        if (i + 1 < tokens.size() &&
            ((is_day(tokens[i]) && is_name(tokens[i + 1])) || (is_name(tokens[i]) && is_day(tokens[i + 1]))))
            return true;
        if (i + 2 >= tokens.size()) continue;
        auto const& b = tokens[i + 1];
        auto const& c = tokens[i + 2];
        if (is_day(tokens[i]) && is_month(b) && is_year(c)) return true;
        if (is_year(tokens[i]) && is_month(b) && is_day(c)) return true;
        bool const ending = b == "th" || b == "st" || b == "nd" || b == "rd";
        if (is_day(tokens[i]) && ending &&
            (is_name(c) || (c == "of" && i + 3 < tokens.size() && is_name(tokens[i + 3]))))
            return true;
    }
    return false;
}

}  // namespace dhrdoc::program
