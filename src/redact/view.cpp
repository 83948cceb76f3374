// Takes a text as it is written; makes it as a reader reads it, word by word, with the way back to each byte.
#include "redact/view.h"

#include "base/unicode.h"
#include "redact/words.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <deque>
#include <memory>
#include <mutex>

namespace dhrdoc::redact {

namespace {

enum Trait : std::uint8_t { upper_case = 1, lost_mark = 2, symbol = 4, raised = 8 };
// A raised figure is a mark of a note and folds to '^'; which figure it was is kept above the traits.
constexpr int raised_figure_shift = 4;

struct Folding {
    std::string text;
    std::uint8_t traits = 0;
};

/// Letters of other scripts as they look in print. ICU's own table takes some of them too far (I, l and 1 are one
/// there).
char look_alike(char32_t c) {
    struct Pair {
        char32_t from;
        char to;
    };
    static constexpr std::array<Pair, 89> pairs = {{
        {0x0430, 'a'}, {0x0435, 'e'}, {0x043E, 'o'}, {0x0440, 'p'}, {0x0441, 'c'}, {0x0445, 'x'}, {0x0443, 'y'},
        {0x0456, 'i'}, {0x0458, 'j'}, {0x0455, 's'}, {0x04BB, 'h'}, {0x0501, 'd'}, {0x051B, 'q'}, {0x051D, 'w'},
        {0x043A, 'k'}, {0x0410, 'A'}, {0x0412, 'B'}, {0x0415, 'E'}, {0x041A, 'K'}, {0x041C, 'M'}, {0x041D, 'H'},
        {0x041E, 'O'}, {0x0420, 'P'}, {0x0421, 'C'}, {0x0422, 'T'}, {0x0425, 'X'}, {0x0406, 'I'}, {0x0408, 'J'},
        {0x0405, 'S'}, {0x0423, 'Y'}, {0x03BF, 'o'}, {0x03B1, 'a'}, {0x03B5, 'e'}, {0x03BD, 'v'}, {0x03B9, 'i'},
        {0x03BA, 'k'}, {0x03C1, 'p'}, {0x03C5, 'u'}, {0x03C7, 'x'}, {0x0391, 'A'}, {0x0392, 'B'}, {0x0395, 'E'},
        {0x0396, 'Z'}, {0x0397, 'H'}, {0x0399, 'I'}, {0x039A, 'K'}, {0x039C, 'M'}, {0x039D, 'N'}, {0x039F, 'O'},
        {0x03A1, 'P'}, {0x03A4, 'T'}, {0x03A5, 'Y'}, {0x03A7, 'X'}, {0x0142, 'l'}, {0x0141, 'L'}, {0x00F8, 'o'},
        {0x00D8, 'O'}, {0x0111, 'd'}, {0x0110, 'D'}, {0x0131, 'i'}, {0x0261, 'g'}, {0x0127, 'h'}, {0x00F0, 'd'},
        {0x00D0, 'D'}, {0x1D00, 'a'}, {0x0299, 'b'}, {0x1D04, 'c'}, {0x1D05, 'd'}, {0x1D07, 'e'}, {0xA730, 'f'},
        {0x0262, 'g'}, {0x029C, 'h'}, {0x026A, 'i'}, {0x1D0A, 'j'}, {0x1D0B, 'k'}, {0x029F, 'l'}, {0x1D0D, 'm'},
        {0x0274, 'n'}, {0x1D0F, 'o'}, {0x1D18, 'p'}, {0x0280, 'r'}, {0xA731, 's'}, {0x1D1B, 't'}, {0x1D1C, 'u'},
        {0x1D20, 'v'}, {0x1D21, 'w'}, {0x028F, 'y'}, {0x1D22, 'z'}, {0x0269, 'i'},
    }};
    for (auto const& pair : pairs)
        if (pair.from == c) return pair.to;
    // White letters in black circles and squares.
    for (char32_t const first : {0x1F150U, 0x1F170U})
        if (c >= first && c < first + 26) return static_cast<char>('A' + (c - first));
    return 0;
}

char icu_look_alike(char32_t c) {
    static std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> const checker = [] {
        UErrorCode status = U_ZERO_ERROR;
        auto* made = uspoof_open(&status);
        return std::unique_ptr<USpoofChecker, decltype(&uspoof_close)>(made, &uspoof_close);
    }();
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString const one(static_cast<UChar32>(c));
    icu::UnicodeString skeleton;
    uspoof_getSkeletonUnicodeString(checker.get(), 0, one, skeleton, &status);
    if (U_FAILURE(status) || skeleton.length() != 1) return 0;
    char16_t const found = skeleton.charAt(0);
    bool const letter = (found >= u'a' && found <= u'z') || (found >= u'A' && found <= u'Z');
    return letter ? static_cast<char>(found) : '\0';
}

bool is_of_another_script(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    auto const script = uscript_getScript(static_cast<UChar32>(c), &status);
    return script != USCRIPT_LATIN && script != USCRIPT_COMMON && script != USCRIPT_INHERITED;
}

bool is_dash(char32_t c) {
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D || c == 0x2043;
}
bool is_apostrophe(char32_t c) {
    return c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x02BC || c == 0x02BB || c == 0x02B9 || c == 0x2032 ||
           c == 0xFF07 || c == 0x00B4 || c == 0x0060 || c == 0x02C8 || c == 0x05F3 || c == 0x055A;
}
bool is_superscript_digit(char32_t c) {
    return c == 0x00B2 || c == 0x00B3 || c == 0x00B9 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ||
           (c >= 0x2080 && c <= 0x2089);
}

bool shows_nothing(char32_t c) {
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 || c == 0xFFFC ||
           u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR || (c >= 0x80 && c < 0xA0);
}
/// What writers leave out: a word that it stands in is whole again on the page.
bool is_control(char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == '\x7F';
}

bool is_mark(char32_t c) {
    auto const type = u_charType(static_cast<UChar32>(c));
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

void append_folded_letter(Folding& out, char32_t c) {
    if (is_mark(c)) {
        out.traits = static_cast<std::uint8_t>(out.traits | lost_mark);
        return;
    }
    char twin = look_alike(c);
    if (twin == 0 && c >= 0x80 && is_of_another_script(c)) twin = icu_look_alike(c);
    if (twin != 0) c = static_cast<char32_t>(static_cast<unsigned char>(twin));
    if (c >= 0x80 && u_isalnum(static_cast<UChar32>(c)) == 0)
        out.traits = static_cast<std::uint8_t>(out.traits | symbol);
    if (u_isupper(static_cast<UChar32>(c)) != 0) out.traits = static_cast<std::uint8_t>(out.traits | upper_case);
    icu::UnicodeString lower(static_cast<UChar32>(c));
    lower.foldCase();
    lower.toUTF8String(out.text);
}

/// Anything beyond ASCII, the slow and complete way.
Folding fold_slowly(char32_t c) {
    Folding out;
    if (is_dash(c)) return {"-", 0};
    if (is_apostrophe(c)) return {"'", 0};
    if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0x00AB || c == 0x00BB) return {"\"", 0};
    if (c == 0x2044 || c == 0x2215) return {"/", 0};
    if (c == 0x0085 || c == 0x2028 || c == 0x2029) return {"\n", 0};
    if (is_superscript_digit(c)) {
        auto const figure = c == 0x00B9  ? 1U
                            : c < 0x0100 ? static_cast<unsigned>(c - 0x00B0)
                                         : static_cast<unsigned>(c & 0xFU);
        return {"^", static_cast<std::uint8_t>(raised | (figure << raised_figure_shift))};
    }
    if (shows_nothing(c)) return out;
    if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) return {" ", 0};
    int const digit = u_charDigitValue(static_cast<UChar32>(c));
    if (digit >= 0 && u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER)
        return {std::string(1, static_cast<char>('0' + digit)), 0};
    UErrorCode status = U_ZERO_ERROR;
    static auto const* const nfkd = icu::Normalizer2::getNFKDInstance(status);
    icu::UnicodeString const parts = nfkd->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
    for (int32_t i = 0; i < parts.length();) {
        auto const part = static_cast<char32_t>(parts.char32At(i));
        i += U16_LENGTH(static_cast<UChar32>(part));
        append_folded_letter(out, part);
    }
    // A digit or letter must stay one token with its neighbours; an accent alone shows nothing.
    return out;
}

/// What characters have been folded to so far: a document has few of them, and to fold all would take longer than a
/// letter takes. Safe for several threads.
class Foldings {
public:
    static constexpr char32_t end = 0x2100;

    Folding const& of(char32_t c) {
        auto& made = made_.at(c);
        if (auto const* known = made.load(std::memory_order_acquire)) return *known;
        std::lock_guard const lock(making_);
        if (auto const* known = made.load(std::memory_order_acquire)) return *known;
        auto const* folding = &kept_.emplace_back(fold_slowly(c));
        made.store(folding, std::memory_order_release);
        return *folding;
    }

private:
    std::array<std::atomic<Folding const*>, end> made_{};
    std::mutex making_;
    std::deque<Folding> kept_;
};

Folding const& fold_code_point(char32_t c) {
    static Foldings foldings;
    if (c < Foldings::end) return foldings.of(c);
    thread_local Folding beyond;
    beyond = fold_slowly(c);
    return beyond;
}

char folded_ascii(char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c + 32);
    if (c == '\t' || c == '\r') return ' ';
    return c == '`' ? '\'' : c;
}

bool is_ordinal_ending(std::string_view word) { return word == "st" || word == "nd" || word == "rd" || word == "th"; }

bool is_letter(unsigned char byte) { return (byte >= 'a' && byte <= 'z') || byte >= 0x80; }
bool is_digit(unsigned char byte) { return byte >= '0' && byte <= '9'; }

Shape shape_of(std::uint32_t capitals, std::uint32_t characters, bool first_is_capital) {
    if (capitals == 0) return Shape::lower;
    if (capitals == characters && characters > 1) return Shape::upper;
    return capitals == 1 && first_is_capital ? Shape::capital : Shape::mixed;
}

}  // namespace

/// Adds folded characters, and turns a right-to-left override's characters round.
struct View::Folder {
    View& view;

    void add(std::string_view text, std::uint8_t traits, std::size_t from, std::size_t width) const {
        for (char byte : text) {
            view.folded_.push_back(byte);
            view.from_.push_back(static_cast<std::uint32_t>(from));
            view.width_.push_back(static_cast<std::uint8_t>(width));
            view.traits_.push_back(traits);
        }
        if (text.empty() && (traits & lost_mark) != 0 && !view.traits_.empty())
            view.traits_.back() = static_cast<std::uint8_t>(view.traits_.back() | lost_mark);
    }
    void add_ascii(char c, std::size_t at) const {
        if (is_control(c)) return;
        bool const is_upper = c >= 'A' && c <= 'Z';
        char const shown = folded_ascii(c);
        add(std::string_view(&shown, 1), static_cast<std::uint8_t>(is_upper ? upper_case : 0), at, 1);
    }
    /// ASCII from `at` on, which most text is, all at once. Gives the first byte that it leaves.
    [[nodiscard]] std::size_t add_plain(std::string_view source, std::size_t at) const {
        auto past = at;
        while (past < source.size() && static_cast<unsigned char>(source[past]) < 0x80 && !is_control(source[past]))
            ++past;
        auto const begin = view.folded_.size();
        auto const size = begin + (past - at);
        view.folded_.resize(size);
        view.from_.resize(size);
        view.width_.resize(size, 1);
        view.traits_.resize(size);
        for (auto i = begin, from = at; i < size; ++i, ++from) {
            view.folded_[i] = folded_ascii(source[from]);
            view.from_[i] = static_cast<std::uint32_t>(from);
            view.traits_[i] = source[from] >= 'A' && source[from] <= 'Z' ? upper_case : 0;
        }
        return past;
    }
    void add_code_point(std::string_view source, std::size_t& at) const {
        std::size_t const begin = at;
        if (static_cast<unsigned char>(source[at]) < 0x80) return add_ascii(source[at++], begin);
        Folding const& folding = fold_code_point(base::next_code_point(source, at));
        add(folding.text, folding.traits, begin, at - begin);
    }
    /// Characters between U+202E and U+202C, last one first.
    void add_reversed(std::string_view source, std::size_t& at) const {
        std::vector<std::size_t> starts;
        while (at < source.size() && !source.substr(at).starts_with("\xE2\x80\xAC")) {
            starts.push_back(at);
            (void)base::next_code_point(source, at);
        }
        for (auto start = starts.rbegin(); start != starts.rend(); ++start) {
            std::size_t place = *start;
            add_code_point(source, place);
        }
    }
};

View::View(std::string_view source) {
    folded_.reserve(source.size());
    from_.reserve(source.size());
    width_.reserve(source.size());
    traits_.reserve(source.size());
    Folder const folder{*this};
    for (std::size_t at = 0; at < source.size();) {
        if (auto const past = folder.add_plain(source, at); past > at) {
            at = past;
        } else if (source.substr(at, 3) == "\xE2\x80\xAE") {
            at += 3;
            folder.add_reversed(source, at);
        } else {
            folder.add_code_point(source, at);
        }
    }
    tokenise();
    mark_sentences();
}

/// "12thMarch2021": two words.
bool View::is_ordinal_before_month(std::size_t begin) const {
    auto const rest = std::string_view(folded_).substr(begin);
    if (begin == 0 || !is_digit(static_cast<unsigned char>(folded_[begin - 1])) || rest.size() < 5 ||
        !is_ordinal_ending(rest.substr(0, 2)))
        return false;
    std::size_t end = 2;
    while (end < rest.size() && rest[end] >= 'a' && rest[end] <= 'z') ++end;
    return words::month_number(rest.substr(2, end - 2)).has_value();
}

void View::tokenise() {
    tokens_.reserve(folded_.size() / 5 + 1);
    auto const letter_at = [this](std::uint32_t at) {
        return is_letter(static_cast<unsigned char>(folded_[at])) && (traits_[at] & symbol) == 0;
    };
    auto const digit_at = [this](std::uint32_t at) { return is_digit(static_cast<unsigned char>(folded_[at])); };
    for (std::uint32_t at = 0; at < folded_.size();) {
        bool const letters = letter_at(at);
        if (!letters && !digit_at(at)) {
            ++at;
            continue;
        }
        Token token;
        token.begin = at;
        std::uint32_t capitals = 0;
        std::uint32_t characters = 0;
        while (at < folded_.size() && (letters ? letter_at(at) : digit_at(at))) {
            if ((static_cast<unsigned char>(folded_[at]) & 0xC0U) != 0x80U) {
                ++characters;
                capitals += traits_[at] & upper_case;
            }
            token.accented = token.accented || (traits_[at] & lost_mark) != 0;
            ++at;
            if (letters && at == token.begin + 2 && is_ordinal_before_month(token.begin)) break;
        }
        token.end = at;
        token.shape =
            letters ? shape_of(capitals, characters, (traits_[token.begin] & upper_case) != 0) : Shape::digits;
        if (letters)
            token.classes = words::classes(std::string_view(folded_).substr(token.begin, token.end - token.begin));
        tokens_.push_back(token);
    }
}

namespace {

/// Written out, as in "her sister. The", a title takes no full stop of its own.
bool is_short_title(std::string_view word) {
    static constexpr std::string_view written_out[] = {
        "doctor",  "professor",  "reverend", "father",     "sister",     "nurse",     "midwife",
        "judge",   "justice",    "sergeant", "sergeants",  "constable",  "inspector", "detective",
        "officer", "councillor", "captain",  "major",      "colonel",    "private",   "corporal",
        "master",  "coroner",    "recorder", "magistrate", "lieutenant", "commander", "superintendent",
        "lady",    "lord",       "dame",     "sir",        "canon",      "imam",      "rabbi",
        "miss",    "baroness",   "baron",    "monsieur",   "frau",       "herr"};
    return words::is_title(word) &&
           std::find(std::begin(written_out), std::end(written_out), word) == std::end(written_out);
}

/// True if what stands between two words ends a sentence. A full stop after an abbreviation or an initial does not.
bool ends_sentence(std::string_view gap, std::string_view before, bool number_before) {
    if (gap.find('\n') != std::string_view::npos) return true;
    auto const mark = gap.find_first_of(".!?");
    if (mark == std::string_view::npos) return false;
    if (gap[mark] != '.') return true;
    auto const space = gap.find(' ', mark);
    if (space == std::string_view::npos) return false;
    if (number_before) return true;
    return before.size() > 1 && !is_short_title(before) && !words::is_abbreviation(before);
}

}  // namespace

void View::mark_sentences() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        // Nearly all that stands between words is one space.
        tokens_[i].starts_sentence =
            i == 0 || (gap(i - 1) != " " && ends_sentence(gap(i - 1), word(i - 1), tokens_[i - 1].is_number()));
    }
}

std::string_view View::gap_before(std::size_t token) const {
    std::size_t const begin = token == 0 ? 0 : tokens_[token - 1].end;
    std::size_t const end = token < tokens_.size() ? tokens_[token].begin : folded_.size();
    return std::string_view(folded_).substr(begin, end - begin);
}

ByteRange View::source_of(std::size_t folded_begin, std::size_t folded_end) const {
    assert(folded_begin < folded_end && folded_end <= folded_.size());
    ByteRange out{from_[folded_begin], from_[folded_begin] + width_[folded_begin]};
    for (std::size_t i = folded_begin; i < folded_end; ++i) {
        out.begin = std::min<std::size_t>(out.begin, from_[i]);
        out.end = std::max<std::size_t>(out.end, from_[i] + width_[i]);
    }
    return out;
}

std::size_t View::sentence_begin(std::size_t token) const {
    while (token > 0 && !tokens_[token].starts_sentence) --token;
    return token;
}

std::size_t View::sentence_end(std::size_t token) const {
    for (++token; token < tokens_.size() && !tokens_[token].starts_sentence;) ++token;
    return std::min(token, tokens_.size());
}

std::size_t View::token_at(std::size_t folded_byte) const {
    auto const found = std::lower_bound(tokens_.begin(), tokens_.end(), folded_byte,
                                        [](Token const& token, std::size_t byte) { return token.begin < byte; });
    return static_cast<std::size_t>(found - tokens_.begin());
}

namespace {

/// What may stand between letters and figures that were set apart: spaces, and the marks of a date among them.
bool parts_set_apart(std::string_view gap) {
    if (gap.empty() || gap.size() > 3) return false;
    return gap.find_first_not_of(" /.-") == std::string_view::npos && gap.find(' ') != std::string_view::npos;
}

bool looks_like_figure(char c) {
    return is_digit(static_cast<unsigned char>(c)) || c == 'o' || c == 'l' || c == 'i' || c == '|' || c == '!';
}

bool is_part_of_chunk(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return is_digit(byte) || is_letter(byte) || c == '|' || c == '!';
}

std::string as_figures(std::string_view chunk) {
    std::string out(chunk);
    for (char& c : out) c = c == 'o' ? '0' : is_digit(static_cast<unsigned char>(c)) ? c : '1';
    return out;
}

/// "ju1y", "0ctober": the month, or nothing.
std::string as_month(std::string_view chunk) {
    std::string out(chunk);
    std::replace(out.begin(), out.end(), '1', 'l');
    std::replace(out.begin(), out.end(), '0', 'o');
    return out != chunk && words::month_number(out) ? out : std::string();
}

/// True for " March 2021" behind "l": alone, such a letter is a word or an initial.
bool month_and_year_follow(std::string_view rest) {
    if (rest.empty() || rest.front() != ' ') return false;
    rest.remove_prefix(1);
    auto const end = std::min(rest.find(' '), rest.size());
    if (!words::month_number(rest.substr(0, end)) || end + 4 >= rest.size()) return false;
    auto const year = rest.substr(end + 1, 4);
    return std::all_of(year.begin(), year.end(), looks_like_figure);
}

}  // namespace

/// False for most texts: what without_scanning_slips() would leave as it is.
bool View::may_have_scanning_slips() const {
    if (folded_.find('|') != std::string::npos || folded_.find('!') != std::string::npos) return true;
    // Raised figures are folded to this.
    for (auto at = folded_.find('^'); at != std::string::npos; at = folded_.find('^', at + 1))
        if ((traits_[at] & raised) != 0) return true;
    std::size_t single = 0;  // tokens of one character in a row
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        auto const here = word(i);
        single = here.size() == 1 ? single + 1 : 0;
        if (single >= 4) return true;
        if (i + 1 == tokens_.size()) break;
        bool const meets_next = tokens_[i].end == tokens_[i + 1].begin;
        if (meets_next && tokens_[i].is_number() != tokens_[i + 1].is_number()) return true;
        bool const like_a_day = here.size() <= 2 && here.find_first_not_of("li") == std::string_view::npos;
        if (like_a_day && words::month_number(word(i + 1))) return true;
    }
    return false;
}

bool View::stands_set_apart(std::size_t token) const {
    return parts_set_apart(gap(token - 1)) || is_ending_of_figure(token);
}

/// The "th" of "1 2th".
bool View::is_ending_of_figure(std::size_t token) const {
    return token > 0 && gap(token - 1).empty() && word(token - 1).size() == 1 && tokens_[token - 1].is_number() &&
           is_ordinal_ending(word(token));
}

/// The last letter of "t h" behind a figure, in a run that begins at `first`.
bool View::ends_ordinal(std::size_t token, std::size_t first) const {
    if (is_ending_of_figure(token)) return true;
    if (token < first + 2 || !tokens_[token - 2].is_number()) return false;
    return is_ordinal_ending(std::string(word(token - 1)) + std::string(word(token)));
}

/// The folded text, of the same length, and which bytes of it are to go.
std::string View::without_scanning_slips(std::vector<bool>& dropped) const {
    std::string out = folded_;
    dropped.assign(folded_.size(), false);
    for (std::size_t i = 0; i < tokens_.size();) {
        std::size_t past = i;
        while (past < tokens_.size() && (past == i || stands_set_apart(past)) &&
               (word(past).size() == 1 || is_ending_of_figure(past)))
            ++past;
        for (std::size_t k = i; past - i >= 4 && k + 1 < past; ++k) {
            if (ends_ordinal(k, i)) continue;  // "1 2 t h M a r c h": no letter of the month
            for (std::size_t at = tokens_[k].end; at < tokens_[k + 1].begin; ++at) dropped[at] = folded_[at] == ' ';
        }
        i = std::max(past, i + 1);
    }
    for (std::size_t at = 0; at < folded_.size(); ++at) {
        // Raised figures that stand alone before a word are no mark of a note.
        bool const begins =
            (traits_[at] & raised) != 0 && (at == 0 || folded_[at - 1] == ' ' || folded_[at - 1] == '(');
        std::size_t end = at;
        while (begins && end < folded_.size() && (traits_[end] & raised) != 0) ++end;
        if (end == at || end + 1 >= folded_.size() || folded_[end] != ' ') continue;
        for (; at < end; ++at) out[at] = static_cast<char>('0' + (traits_[at] >> raised_figure_shift));
    }
    std::string const text = out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_part_of_chunk(text[end])) ++end;
        auto const chunk = std::string_view(text).substr(at, end - at);
        auto const is_figure = [](char c) { return is_digit(static_cast<unsigned char>(c)); };
        bool const any_figure = std::any_of(chunk.begin(), chunk.end(), is_figure);
        if (!chunk.empty() && chunk.size() <= 9) {
            bool const all_alike = chunk.size() <= 4 && std::all_of(chunk.begin(), chunk.end(), looks_like_figure);
            bool const only_letters = chunk.size() <= 2 && chunk.find('o') == std::string_view::npos;
            if (all_alike &&
                (any_figure || (only_letters && month_and_year_follow(std::string_view(text).substr(end)))))
                out.replace(at, chunk.size(), as_figures(chunk));
            else if (auto const month = any_figure ? as_month(chunk) : std::string(); !month.empty())
                out.replace(at, chunk.size(), month);
        }
        at = std::max(end, at + 1);
    }
    return out;
}

std::optional<View> View::as_scanned() const {
    if (!may_have_scanning_slips()) return std::nullopt;
    std::vector<bool> dropped;
    auto const text = without_scanning_slips(dropped);
    if (text == folded_ && std::find(dropped.begin(), dropped.end(), true) == dropped.end()) return std::nullopt;
    View out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (dropped[at]) continue;
        out.folded_.push_back(text[at]);
        out.from_.push_back(from_[at]);
        out.width_.push_back(width_[at]);
        out.traits_.push_back(traits_[at]);
    }
    out.tokenise();
    out.mark_sentences();
    return out;
}

std::string folded(std::string_view text) { return std::string(View(text).folded()); }

std::string squeezed(std::string_view text) {
    View const view(text);
    std::string out;
    for (std::size_t i = 0; i < view.size(); ++i) out += view.word(i);
    return out;
}

}  // namespace dhrdoc::redact
