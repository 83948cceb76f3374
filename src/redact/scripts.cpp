// Takes words in Cyrillic, Greek or Latin letters; makes what is heard of them, in which all three ways of writing
// meet.
#include "redact/scripts.h"

#include "base/unicode.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>

namespace dhrdoc::redact {

namespace {

struct Letter {
    char32_t letter;
    std::string_view latin;
};

/// What British passports and newspapers make of these letters, near enough to be heard alike.
constexpr std::array<Letter, 58> cyrillic_letters = {{
    {U'а', "a"},  {U'б', "b"},  {U'в', "v"},    {U'г', "g"},   {U'д', "d"}, {U'е', "e"}, {U'ё', "yo"}, {U'ж', "zh"},
    {U'з', "z"},  {U'и', "i"},  {U'й', "y"},    {U'к', "k"},   {U'л', "l"}, {U'м', "m"}, {U'н', "n"},  {U'о', "o"},
    {U'п', "p"},  {U'р', "r"},  {U'с', "s"},    {U'т', "t"},   {U'у', "u"}, {U'ф', "f"}, {U'х', "kh"}, {U'ц', "ts"},
    {U'ч', "ch"}, {U'ш', "sh"}, {U'щ', "shch"}, {U'ъ', ""},    {U'ы', "y"}, {U'ь', ""},  {U'э', "e"},  {U'ю', "yu"},
    {U'я', "ya"}, {U'є', "ye"}, {U'і', "i"},    {U'ї', "yi"},  {U'ґ', "g"}, {U'ў', "w"}, {U'ј', "y"},  {U'љ', "ly"},
    {U'њ', "ny"}, {U'ћ', "ch"}, {U'ђ', "dj"},   {U'џ', "dzh"}, {U'ѓ', "g"}, {U'ќ', "k"}, {U'ѕ', "dz"}, {U'ә', "a"},
    {U'ғ', "g"},  {U'қ', "k"},  {U'ң', "ng"},   {U'ө', "o"},   {U'ұ', "u"}, {U'ү', "u"}, {U'һ', "h"},  {U'ӯ', "u"},
    {U'ѐ', "e"},  {U'ѝ', "i"},
}};
constexpr std::array<Letter, 36> greek_letters = {{
    {U'α', "a"}, {U'β', "v"}, {U'γ', "g"}, {U'δ', "d"}, {U'ε', "e"}, {U'ζ', "z"}, {U'η', "i"},  {U'θ', "th"},
    {U'ι', "i"}, {U'κ', "k"}, {U'λ', "l"}, {U'μ', "m"}, {U'ν', "n"}, {U'ξ', "x"}, {U'ο', "o"},  {U'π', "p"},
    {U'ρ', "r"}, {U'σ', "s"}, {U'ς', "s"}, {U'τ', "t"}, {U'υ', "y"}, {U'φ', "f"}, {U'χ', "kh"}, {U'ψ', "ps"},
    {U'ω', "o"}, {U'ά', "a"}, {U'έ', "e"}, {U'ή', "i"}, {U'ί', "i"}, {U'ό', "o"}, {U'ύ', "y"},  {U'ώ', "o"},
    {U'ϊ', "i"}, {U'ϋ', "y"}, {U'ΐ', "i"}, {U'ΰ', "y"},
}};

enum class Script : std::uint8_t { none, cyrillic, greek };

Script script_of(char32_t lower) {
    if (lower >= 0x0400 && lower < 0x0530) return Script::cyrillic;
    return (lower >= 0x0370 && lower < 0x0400) || (lower >= 0x1F00 && lower < 0x2000) ? Script::greek : Script::none;
}

char32_t lower_of(char32_t c) { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))); }

std::optional<std::string_view> latin_of(char32_t lower) {
    auto const find_in = [&](auto const& table) -> std::optional<std::string_view> {
        auto const found =
            std::find_if(table.begin(), table.end(), [&](Letter const& one) { return one.letter == lower; });
        return found == table.end() ? std::nullopt : std::optional(found->latin);
    };
    auto const script = script_of(lower);
    return script == Script::cyrillic ? find_in(cyrillic_letters)
           : script == Script::greek  ? find_in(greek_letters)
                                      : std::nullopt;
}

std::u32string lower_letters(std::string_view word) {
    std::u32string out;
    for (std::size_t at = 0; at < word.size();) {
        auto const c = lower_of(base::next_code_point(word, at));
        if (u_isalpha(static_cast<UChar32>(c)) != 0) out += c;
    }
    return out;
}

/// How two Greek letters are read: one by one, as one sound behind a nasal, or as one sound.
enum class Pairs : std::uint8_t { apart, nasal, one };

/// At the beginning they have but one reading.
std::string_view greek_pair(char32_t first, char32_t second, bool at_beginning, Pairs pairs) {
    bool const one = at_beginning || pairs != Pairs::apart;
    bool const nasal = !at_beginning && pairs == Pairs::nasal;
    if (first == U'μ' && second == U'π' && one) return nasal ? "mb" : "b";
    if (first == U'ν' && second == U'τ' && one) return nasal ? "nd" : "d";
    if (first == U'γ' && (second == U'κ' || second == U'γ') && one) return nasal ? "ng" : "g";
    if (first == U'τ' && second == U'ζ') return "j";
    if (first == U'ο' && (second == U'υ' || second == U'ύ')) return "u";
    if ((first == U'α' || first == U'ε') && (second == U'υ' || second == U'ύ')) return first == U'α' ? "av" : "ev";
    return {};
}

std::string romanised_letters(std::u32string const& letters, Pairs pairs) {
    constexpr std::u32string_view greek_vowels = U"αεηιουωάέήίόύώϊϋ";
    std::string out;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        // The English w: "Γουίτκομπ", "Χόλογουεϊ".
        bool const behind_vowel = i == 0 || greek_vowels.find(letters[i - 1]) != std::u32string_view::npos;
        if (behind_vowel && std::u32string_view(letters).substr(i).starts_with(U"γου") && i + 4 < letters.size()) {
            out += 'w';
            i += 2;
            continue;
        }
        auto const pair =
            i + 1 < letters.size() ? greek_pair(letters[i], letters[i + 1], i == 0, pairs) : std::string_view();
        if (!pair.empty()) {
            out += pair;
            ++i;
        } else if (auto const latin = latin_of(letters[i])) {
            out += *latin;
        } else if (script_of(letters[i]) == Script::none) {
            base::append_utf8(out, letters[i]);
        }
    }
    return out;
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

enum class Ch : std::uint8_t { as_in_charles, as_in_michael };
/// "Луиза" is Louise, "Холлоуэй" Holloway.
enum class U : std::uint8_t { as_in_louise, as_in_holloway };

struct Sound {
    std::string_view letters, heard;
};

/// Letters that stand for one sound, longest first. G is also the h and the j of other scripts.
constexpr Sound groups[] = {{"shch", "X"}, {"tsch", "X"}, {"sch", "X"}, {"tch", "X"}, {"dzh", "G"}, {"sh", "X"},
                            {"cz", "X"},   {"sz", "X"},   {"zh", "G"},  {"dj", "G"},  {"dg", "G"},  {"th", "T"},
                            {"ph", "V"},   {"ck", "K"},   {"kh", "G"},  {"gh", ""},   {"mb", "M"},  {"cc", "K"}};
constexpr Sound beginnings[] = {{"wh", "V"}, {"wr", "R"}, {"kn", "N"}};

std::string_view heard_of(char letter) {
    constexpr std::string_view letters = "bpvftdkqlmnrszgjx";
    constexpr std::array<std::string_view, 17> sounds = {"B", "P", "V", "V", "T", "D", "K", "K", "L",
                                                         "M", "N", "R", "S", "S", "G", "G", "KS"};
    auto const found = letters.find(letter);
    return found == std::string_view::npos ? std::string_view() : sounds.at(found);
}

std::string heard(std::string_view word, Ch ch, U u) {
    std::string out;
    auto const add = [&](std::string_view sounds) {
        for (char const sound : sounds)
            if (out.empty() || out.back() != sound) out += sound;
    };
    for (std::size_t i = 0; i < word.size();) {
        auto const rest = word.substr(i);
        auto const begins = [&](Sound const& one) { return rest.starts_with(one.letters); };
        auto const* group =
            i == 0 ? std::find_if(std::begin(beginnings), std::end(beginnings), begins) : std::end(beginnings);
        auto const* other = std::find_if(std::begin(groups), std::end(groups), begins);
        if (i == 0 && group != std::end(beginnings)) {
            add(group->heard);
            i += group->letters.size();
            continue;
        }
        if (other != std::end(groups)) {
            add(other->heard);
            i += other->letters.size();
            continue;
        }
        if (rest.starts_with("ch")) {
            add(ch == Ch::as_in_charles ? "X" : "K");
            i += 2;
            continue;
        }
        char const next = rest.size() > 1 ? rest[1] : ' ';
        char const letter = rest.front();
        if (letter == 'c')
            add(next == 'e' || next == 'i' || next == 'y' ? "S" : "K");
        else if (letter == 'h')
            add(i == 0 ? "G" : "");
        else if (letter == 'w' || (i == 0 && letter == 'u'))
            add(is_vowel(next) ? "V" : i == 0 ? "A" : "");
        else if (letter == 'u' && u == U::as_in_holloway && is_vowel(next) && is_vowel(word[i - 1]))
            add("V");
        else if (i == 0 && is_vowel(letter))
            add("A");
        else
            add(heard_of(letter));
        ++i;
    }
    return out;
}

void add_new(std::vector<std::string>& list, std::string sounds) {
    auto const consonants = std::count_if(sounds.begin(), sounds.end(), [](char c) { return c != 'A'; });
    if (consonants >= 2 && std::find(list.begin(), list.end(), sounds) == list.end()) list.push_back(std::move(sounds));
}

void add_sounds(std::vector<std::string>& list, std::string const& latin) {
    for (auto const ch : {Ch::as_in_charles, Ch::as_in_michael}) add_new(list, heard(latin, ch, U::as_in_louise));
}

void add_foreign_sounds(std::vector<std::string>& list, std::string const& latin) {
    add_sounds(list, latin);
    add_new(list, heard(latin, Ch::as_in_charles, U::as_in_holloway));
}

/// Without the ending that a noun takes in speech: "Ивановым", "Παπαδάκη" (of a Papadakis).
void add_without_endings(std::vector<std::string>& list, std::u32string const& letters) {
    for (std::u32string_view const ending :
         {U"ым", U"им", U"ом", U"ем", U"ам", U"ых", U"их", U"ого", U"ему", U"ому", U"ої"}) {
        if (letters.size() < ending.size() + 3 || !letters.ends_with(ending)) continue;
        add_foreign_sounds(list, romanised_letters(letters.substr(0, letters.size() - ending.size()), Pairs::apart));
    }
    if (!letters.empty() && script_of(letters.front()) == Script::greek && !letters.ends_with(U"ς"))
        add_foreign_sounds(list, romanised_letters(letters + U"ς", Pairs::apart));
}

struct Character {
    std::size_t begin = 0, end = 0;
    char32_t lower = 0;
    bool is_upper = false;
    Script script = Script::none;
    bool is_letter = false;
};

/// Which words of a text stand in another script, letter by letter.
class WordReader {
public:
    explicit WordReader(std::string_view text) : text_(text) {}

    std::vector<ForeignWord> read() {
        for (std::size_t at = 0; at < text_.size();) {
            auto const c = character_at(at);
            at = c.end;
            if (c.is_letter)
                word_.push_back(c);
            else
                finish(c);
        }
        finish({});
        flush_singles();
        return std::move(out_);
    }

private:
    [[nodiscard]] Character character_at(std::size_t at) const {
        Character out;
        out.begin = at;
        auto const c = base::next_code_point(text_, at);
        out.end = at;
        out.lower = lower_of(c);
        out.is_upper = out.lower != c;
        out.script = script_of(out.lower);
        out.is_letter =
            u_isalpha(static_cast<UChar32>(c)) != 0 || u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
        return out;
    }
    void finish(Character const& behind) {
        bool const foreign = !word_.empty() && std::all_of(word_.begin(), word_.end(), [](Character const& c) {
            return c.script != Script::none || u_charType(static_cast<UChar32>(c.lower)) == U_NON_SPACING_MARK;
        });
        if (foreign && word_.size() == 1) {
            singles_.push_back(word_.front());
        } else if (!word_.empty()) {
            flush_singles();
            if (foreign) add(word_);
        }
        word_.clear();
        if (behind.end > 0 && text_[behind.begin] != ' ') flush_singles();
    }
    void flush_singles() {
        if (singles_.size() > 3) add(singles_);
        singles_.clear();
    }
    void add(std::vector<Character> const& letters) {
        ForeignWord word;
        word.at = {letters.front().begin, letters.back().end};
        word.is_capitalised = letters.front().is_upper;
        std::u32string lower;
        for (auto const& letter : letters) lower += letter.lower;
        word.sounds = sounds_across_scripts(text_.substr(word.at.begin, word.at.end - word.at.begin));
        add_without_endings(word.sounds, lower);
        if (!word.sounds.empty()) out_.push_back(std::move(word));
    }

    std::string_view text_;
    std::vector<Character> word_, singles_;
    std::vector<ForeignWord> out_;
};

}  // namespace

std::vector<ForeignWord> words_of_other_scripts(std::string_view text) {
    // Lead bytes of Greek and Cyrillic, and of Greek with old accents.
    auto const is_lead = [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return (byte >= 0xCD && byte <= 0xD4) || byte == 0xE1;
    };
    if (std::none_of(text.begin(), text.end(), is_lead)) return {};
    return WordReader(text).read();
}

std::string romanised(std::string_view word) { return romanised_letters(lower_letters(word), Pairs::apart); }

std::vector<std::string> sounds_across_scripts(std::string_view name) {
    std::vector<std::string> out;
    auto const letters = lower_letters(name);
    bool const is_latin =
        std::none_of(letters.begin(), letters.end(), [](char32_t c) { return script_of(c) != Script::none; });
    if (is_latin) {
        add_sounds(out, squeezed(name));
        return out;
    }
    for (auto const pairs : {Pairs::apart, Pairs::nasal, Pairs::one})
        add_foreign_sounds(out, romanised_letters(letters, pairs));
    return out;
}

}  // namespace dhrdoc::redact
