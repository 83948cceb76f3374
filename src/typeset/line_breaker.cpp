// Takes text and widths; finds where lines may end (ICU) and where they had best end (dynamic programming).
#include "typeset/line_breaker.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <stdexcept>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

namespace dhrdoc::typeset {

namespace {

using base::Length;

struct BreakCloser {
    void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
using Iterator = std::unique_ptr<UBreakIterator, BreakCloser>;

Iterator open_iterator(UBreakIteratorType type) {
    UErrorCode status = U_ZERO_ERROR;
    Iterator iterator(ubrk_open(type, "en_GB", nullptr, 0, &status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no break rules: " + std::string(u_errorName(status)));
    return iterator;
}

class Utf8Text {
public:
    explicit Utf8Text(std::string_view text) {
        UErrorCode status = U_ZERO_ERROR;
        utext_openUTF8(&text_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    }
    Utf8Text(Utf8Text const&) = delete;
    Utf8Text& operator=(Utf8Text const&) = delete;
    ~Utf8Text() { utext_close(&text_); }
    UText* get() { return &text_; }

private:
    UText text_ = UTEXT_INITIALIZER;
};

UBreakIterator* over(Iterator& iterator, Utf8Text& text) {
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setUText(iterator.get(), text.get(), &status);
    return iterator.get();
}

bool plain_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// True where UAX #14 gives exactly one opportunity, after the spaces: words of ASCII letters and digits with the
/// commonest stops behind them, one space apart. Everything else is asked of ICU; a property test holds the two against
/// each other.
bool only_plain_words(std::string_view text) {
    bool in_word = false;
    bool stopped = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (plain_letter(c)) {
            if (stopped) return false;
            in_word = true;
        } else if (c == ' ') {
            if (!in_word) return false;
            in_word = stopped = false;
        } else if (c == '.' || c == ',' || c == ';' || c == ':') {
            if (!in_word) return false;
            stopped = true;
        } else if (c == '\'') {
            if (!in_word || stopped || i + 1 == text.size() || !plain_letter(text[i + 1])) return false;
        } else {
            return false;
        }
    }
    return true;
}

/// "[REDACTED s40(2)]" is read as one, and stands on one line.
bool is_inside_mark(std::string_view text, std::size_t at) {
    constexpr std::size_t longest = 40;
    auto const begin = at > longest ? at - longest : 0;
    auto const before = text.substr(begin, at - begin);
    auto const open = before.rfind("[REDACTED ");
    return open != std::string_view::npos && before.find(']', open) == std::string_view::npos;
}

/// Slack of the last line does not count, but a line of less than this share of the measure looks like a mistake.
constexpr std::int64_t short_last_line = 8;
constexpr double short_last_cost = 0.03;
constexpr double emergency_cost = 4.0;
/// A hyphen is worth it where it takes a tenth of the measure off a line's slack.
constexpr double hyphen_cost = 0.02;
/// The end of a broken word alone on the last line looks like a mistake.
constexpr double lonely_end_cost = 1.0;

struct Best {
    double cost = std::numeric_limits<double>::infinity();
    std::size_t from = 0;
};

double line_cost(Length width, Length measure, Token const& last_token, bool free) {
    if (free) return width * short_last_line < measure ? short_last_cost : 0.0;
    auto const slack = static_cast<double>(std::max<std::int64_t>(0, (measure - width).units)) /
                       static_cast<double>(std::max<std::int64_t>(1, measure.units));
    return slack * slack + (last_token.emergency ? emergency_cost : 0.0) +
           (last_token.hyphen > Length() ? hyphen_cost : 0.0);
}

/// Lines of the tokens [first, last), which end with a mandatory break or the paragraph.
void break_stretch(std::vector<Token> const& tokens, std::size_t first, std::size_t last, Length measure,
                   LastLine last_line, std::vector<std::size_t>& lines) {
    std::vector<Best> best(last - first + 1);
    best[0].cost = 0;
    for (auto begin = first; begin < last; ++begin) {
        auto const so_far = best[begin - first].cost;
        if (so_far == std::numeric_limits<double>::infinity()) continue;
        Length before;
        for (auto end = begin; end < last; ++end) {
            auto const width = before + tokens[end].width;
            if (width > measure && end > begin) break;
            before = width + tokens[end].space;
            auto const with_hyphen = width + tokens[end].hyphen;
            // What follows may fit all the same, being narrower than a hyphen.
            if (with_hyphen > measure && end > begin) continue;
            bool const lonely_end =
                end == begin && end + 1 == last && begin > first && tokens[begin - 1].hyphen > Length();
            auto const cost =
                so_far + (lonely_end ? lonely_end_cost : 0.0) +
                line_cost(with_hyphen, measure, tokens[end], end + 1 == last && last_line == LastLine::free);
            auto& there = best[end + 1 - first];
            if (cost < there.cost) there = {cost, begin};
        }
    }
    auto const at = lines.size();
    for (auto end = last; end > first; end = best[end - first].from) lines.push_back(end);
    std::reverse(lines.begin() + static_cast<std::ptrdiff_t>(at), lines.end());
}

}  // namespace

std::vector<BreakPoint> break_points(std::string_view text) {
    std::vector<BreakPoint> points;
    if (only_plain_words(text)) {
        for (std::size_t i = 1; i < text.size(); ++i) {
            if (text[i - 1] == ' ') points.push_back({static_cast<std::uint32_t>(i), false});
        }
        points.push_back({static_cast<std::uint32_t>(text.size()), false});
        return points;
    }
    thread_local auto iterator = open_iterator(UBRK_LINE);
    Utf8Text utext(text);
    auto* breaks = over(iterator, utext);
    for (auto at = ubrk_next(breaks); at != UBRK_DONE; at = ubrk_next(breaks)) {
        auto const end = static_cast<std::size_t>(at);
        bool const mandatory = end > 0 && text[end - 1] == '\n';
        if (!mandatory && is_inside_mark(text, end)) continue;
        // U+00AD is C2 AD.
        bool const hyphen = !mandatory && end >= 2 && end < text.size() && text.substr(end - 2, 2) == "\xC2\xAD";
        points.push_back({static_cast<std::uint32_t>(end), mandatory, hyphen});
    }
    return points;
}

std::vector<std::uint32_t> grapheme_ends(std::string_view text) {
    thread_local auto iterator = open_iterator(UBRK_CHARACTER);
    Utf8Text utext(text);
    auto* breaks = over(iterator, utext);
    std::vector<std::uint32_t> ends;
    for (auto at = ubrk_next(breaks); at != UBRK_DONE; at = ubrk_next(breaks))
        ends.push_back(static_cast<std::uint32_t>(at));
    return ends;
}

std::vector<std::size_t> break_lines(std::vector<Token> const& tokens, Length measure, LastLine last_line) {
    std::vector<std::size_t> lines;
    std::size_t first = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!tokens[i].mandatory && i + 1 != tokens.size()) continue;
        break_stretch(tokens, first, i + 1, measure, last_line, lines);
        first = i + 1;
    }
    return lines;
}

}  // namespace dhrdoc::typeset
