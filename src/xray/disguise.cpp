// Takes a text; goes through its words, and looks each up as it would be in disguise.
#include "xray/disguise.h"

#include <algorithm>
#include <utility>

namespace dhrdoc::xray {

namespace {

constexpr std::size_t shortest = 6;
constexpr std::size_t longest = 40;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
char turned(char c) { return static_cast<char>('a' + (c - 'a' + 13) % 26); }

/// The letter that a digit is written for, with one letter for those that a 1 may be.
char letter_for(char c) {
    constexpr std::string_view letters = "oi2easgtbg";
    if (is_digit(c)) return letters[static_cast<std::size_t>(c - '0')];
    return c == 'l' ? 'i' : c;
}

std::string each(std::string word, char (*change)(char)) {
    std::transform(word.begin(), word.end(), word.begin(), change);
    return word;
}

}  // namespace

Disguises::Disguises(std::vector<std::string> const& names) {
    auto const take = [this](std::string word) {
        if (word.size() < shortest || !std::all_of(word.begin(), word.end(), is_lower)) return;
        turned_.insert(each(word, turned));
        numbered_.insert(each(std::move(word), letter_for));
    };
    for (std::string const& name : names) {
        std::string word;
        for (char const c : name) {
            if (c == ' ' || c == '-' || c == '\'')
                take(std::exchange(word, {}));
            else
                word += folded(c);
        }
        take(word);
    }
}

std::vector<Disguised> Disguises::find(std::string_view text) const {
    std::vector<Disguised> out;
    if (turned_.empty()) return out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const begin = at;
        bool digit = false;
        for (; at < text.size(); ++at) {
            char const c = folded(text[at]);
            if (!is_lower(c) && !is_digit(c)) break;
            digit = digit || is_digit(c);
        }
        bool const possible = at - begin >= shortest && at - begin <= longest;
        std::string const word = possible ? each(std::string(text.substr(begin, at - begin)), folded) : std::string();
        if (possible && !digit && turned_.find(word) != turned_.end()) out.push_back({begin, at});
        if (possible && digit && numbered_.find(each(word, letter_for)) != numbered_.end()) out.push_back({begin, at});
        if (at == begin) ++at;
    }
    return out;
}

}  // namespace dhrdoc::xray
