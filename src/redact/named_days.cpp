// Takes the name of a day and a year; makes the day: fixed and movable feasts, bank holidays, days of the tax year.
#include "redact/named_days.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace dhrdoc::redact {

using std::chrono::days;
using std::chrono::sys_days;

namespace {

sys_days day(int year, int month, int day_of_month) {
    using namespace std::chrono;
    return sys_days(std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                    std::chrono::day(static_cast<unsigned>(day_of_month)));
}

int iso_weekday(sys_days at) { return static_cast<int>(std::chrono::weekday(at).iso_encoding()); }

enum class Reckoning : std::uint8_t { fixed, after_easter, nth, before_christmas, anchor_fixed, anchor_easter };

struct Entry {
    std::string_view phrase;  // folded words; "|" between spellings
    Reckoning reckoning;
    int first;   // month; days after Easter
    int second;  // day; n
    int third;   // weekday
};

// Days that people in Britain and Ireland name without a number.
constexpr Entry entries[] = {
    {"new year s day|new years day|new year day", Reckoning::fixed, 1, 1, 0},
    {"twelfth night", Reckoning::fixed, 1, 5, 0},
    {"epiphany|three kings day", Reckoning::fixed, 1, 6, 0},
    {"orthodox christmas|orthodox christmas day", Reckoning::fixed, 1, 7, 0},
    {"burns night", Reckoning::fixed, 1, 25, 0},
    {"st dwynwen s day", Reckoning::fixed, 1, 25, 0},
    {"holocaust memorial day", Reckoning::fixed, 1, 27, 0},
    {"candlemas|candlemas day", Reckoning::fixed, 2, 2, 0},
    {"valentine s day|valentines day|valentine day|st valentine s day|saint valentine s day|st valentines "
     "day|valentine s night|valentine s",
     Reckoning::fixed, 2, 14, 0},
    {"leap day|leap year day", Reckoning::fixed, 2, 29, 0},
    {"st david s day|saint david s day|st davids day|dydd gwyl dewi", Reckoning::fixed, 3, 1, 0},
    {"international women s day|international womens day", Reckoning::fixed, 3, 8, 0},
    {"ides of march", Reckoning::fixed, 3, 15, 0},
    {"st patrick s day|saint patrick s day|st patricks day|paddy s day|st paddy s day", Reckoning::fixed, 3, 17, 0},
    {"lady day", Reckoning::fixed, 3, 25, 0},
    {"april fool s day|april fools day|april fools|april fool s|all fools day", Reckoning::fixed, 4, 1, 0},
    {"last day of the tax year|end of the tax year|final day of the tax year", Reckoning::fixed, 4, 5, 0},
    {"first day of the tax year|start of the tax year|first day of the new tax year|start of the new tax year",
     Reckoning::fixed, 4, 6, 0},
    {"first day of the financial year|start of the financial year", Reckoning::fixed, 4, 1, 0},
    {"last day of the financial year|end of the financial year", Reckoning::fixed, 3, 31, 0},
    {"st george s day|saint george s day|st georges day", Reckoning::fixed, 4, 23, 0},
    {"anzac day", Reckoning::fixed, 4, 25, 0},
    {"may day", Reckoning::fixed, 5, 1, 0},
    {"star wars day", Reckoning::fixed, 5, 4, 0},
    {"ve day|v e day", Reckoning::fixed, 5, 8, 0},
    {"d day", Reckoning::fixed, 6, 6, 0},
    {"midsummer s day|midsummer day|midsummers day", Reckoning::fixed, 6, 24, 0},
    {"summer solstice|longest day of the year|longest day", Reckoning::fixed, 6, 21, 0},
    {"winter solstice|shortest day of the year|shortest day", Reckoning::fixed, 12, 21, 0},
    {"canada day", Reckoning::fixed, 7, 1, 0},
    {"american independence day|independence day", Reckoning::fixed, 7, 4, 0},
    {"battle of the boyne|orangemen s day", Reckoning::fixed, 7, 12, 0},
    {"bastille day", Reckoning::fixed, 7, 14, 0},
    {"st swithin s day|st swithun s day|saint swithin s day", Reckoning::fixed, 7, 15, 0},
    {"lammas|lammas day", Reckoning::fixed, 8, 1, 0},
    {"assumption day|feast of the assumption", Reckoning::fixed, 8, 15, 0},
    {"michaelmas|michaelmas day", Reckoning::fixed, 9, 29, 0},
    {"world mental health day", Reckoning::fixed, 10, 10, 0},
    {"trafalgar day", Reckoning::fixed, 10, 21, 0},
    {"halloween|hallowe en|all hallows eve", Reckoning::fixed, 10, 31, 0},
    {"all saints day|all saints|all hallows day|all hallows", Reckoning::fixed, 11, 1, 0},
    {"all souls day|all souls", Reckoning::fixed, 11, 2, 0},
    {"bonfire night|guy fawkes night|guy fawkes day|fireworks night|guy fawkes", Reckoning::fixed, 11, 5, 0},
    {"armistice day|remembrance day|martinmas|st martin s day", Reckoning::fixed, 11, 11, 0},
    {"white ribbon day", Reckoning::fixed, 11, 25, 0},
    {"st andrew s day|saint andrew s day|st andrews day", Reckoning::fixed, 11, 30, 0},
    {"st nicholas day|saint nicholas day", Reckoning::fixed, 12, 6, 0},
    {"st lucy s day|saint lucy s day", Reckoning::fixed, 12, 13, 0},
    {"christmas eve|xmas eve|noswyl nadolig", Reckoning::fixed, 12, 24, 0},
    {"christmas day|xmas day|dydd nadolig|christmas morning|christmas night", Reckoning::fixed, 12, 25, 0},
    {"boxing day|st stephen s day|saint stephen s day|st stephens day", Reckoning::fixed, 12, 26, 0},
    {"new year s eve|new years eve|hogmanay|new year eve|old year s night", Reckoning::fixed, 12, 31, 0},
    {"shrove tuesday|pancake day|pancake tuesday|mardi gras", Reckoning::after_easter, -47, 0, 0},
    {"ash wednesday", Reckoning::after_easter, -46, 0, 0},
    {"mothering sunday|mother s day|mothers day", Reckoning::after_easter, -21, 0, 0},
    {"palm sunday", Reckoning::after_easter, -7, 0, 0},
    {"maundy thursday|holy thursday", Reckoning::after_easter, -3, 0, 0},
    {"good friday", Reckoning::after_easter, -2, 0, 0},
    {"holy saturday|easter saturday|easter eve", Reckoning::after_easter, -1, 0, 0},
    {"easter sunday|easter day|easter morning", Reckoning::after_easter, 0, 0, 0},
    {"easter monday|easter bank holiday monday|easter bank holiday", Reckoning::after_easter, 1, 0, 0},
    {"low sunday", Reckoning::after_easter, 7, 0, 0},
    {"ascension day|ascension thursday", Reckoning::after_easter, 39, 0, 0},
    {"whit sunday|whitsun|pentecost|whitsunday", Reckoning::after_easter, 49, 0, 0},
    {"whit monday", Reckoning::after_easter, 50, 0, 0},
    {"trinity sunday", Reckoning::after_easter, 56, 0, 0},
    {"corpus christi", Reckoning::after_easter, 60, 0, 0},
    {"early may bank holiday|may day bank holiday|first may bank holiday|may day holiday", Reckoning::nth, 5, 1, 1},
    {"spring bank holiday|late may bank holiday|whitsun bank holiday|second may bank holiday|late spring bank holiday",
     Reckoning::nth, 5, -1, 1},
    {"summer bank holiday|august bank holiday|late summer bank holiday|august bank holiday monday", Reckoning::nth, 8,
     -1, 1},
    {"father s day|fathers day", Reckoning::nth, 6, 3, 7},
    {"remembrance sunday", Reckoning::nth, 11, 2, 7},
    {"thanksgiving|thanksgiving day", Reckoning::nth, 11, 4, 4},
    {"grandparents day", Reckoning::nth, 10, 1, 7},
    {"advent sunday|first sunday of advent|first sunday in advent", Reckoning::before_christmas, 4, 0, 7},
    {"the day the clocks went forward|clocks went forward|start of british summer time", Reckoning::nth, 3, -1, 7},
    {"the day the clocks went back|clocks went back|end of british summer time", Reckoning::nth, 10, -1, 7},
    {"christmas|xmas", Reckoning::anchor_fixed, 12, 25, 0},
    {"new year", Reckoning::anchor_fixed, 1, 1, 0},
    {"easter", Reckoning::anchor_easter, 0, 0, 0},
    {"valentine", Reckoning::anchor_fixed, 2, 14, 0},
};

std::string joined_words(View const& view, std::size_t first, std::size_t past) {
    std::string out;
    for (std::size_t i = first; i < past; ++i) {
        if (i > first) out += ' ';
        out += view.word(i);
    }
    return out;
}

std::unordered_map<std::string_view, int> const& phrases() {
    static std::unordered_map<std::string_view, int> const made = [] {
        std::unordered_map<std::string_view, int> out;
        for (int i = 0; i < static_cast<int>(std::size(entries)); ++i) {
            auto rest = entries[i].phrase;
            while (!rest.empty()) {
                auto const bar = std::min(rest.find('|'), rest.size());
                out.emplace(rest.substr(0, bar), i);
                rest.remove_prefix(std::min(bar + 1, rest.size()));
            }
        }
        return out;
    }();
    return made;
}

bool is_first_word(std::string_view word) {
    static std::unordered_map<std::string_view, bool> const made = [] {
        std::unordered_map<std::string_view, bool> out;
        for (auto const& [phrase, index] : phrases()) out.emplace(phrase.substr(0, phrase.find(' ')), true);
        return out;
    }();
    return made.contains(word);
}

}  // namespace

sys_days easter(int year) {
    int const a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25,
              g = (b - f + 1) / 3;
    int const h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7,
              m = (a + 11 * h + 22 * l) / 451;
    int const month = (h + l - 7 * m + 114) / 31;
    return day(year, month, (h + l - 7 * m + 114) % 31 + 1);
}

std::optional<sys_days> nth_weekday(int year, int month, int n, int weekday) {
    if (n == -1) {
        sys_days last = (month == 12 ? day(year + 1, 1, 1) : day(year, month + 1, 1)) - days(1);
        while (iso_weekday(last) != weekday) last -= days(1);
        return last;
    }
    sys_days at = day(year, month, 1);
    while (iso_weekday(at) != weekday) at += days(1);
    at += days(7 * (n - 1));
    auto const found = std::chrono::year_month_day(at);
    if (static_cast<int>(static_cast<unsigned>(found.month())) != month) return std::nullopt;
    return at;
}

std::optional<NamedDay> named_day_at(View const& view, std::size_t token) {
    if (!is_first_word(view.word(token))) return std::nullopt;
    constexpr std::size_t longest = 7;
    std::size_t last = token + 1;
    while (last < view.size() && last - token < longest && view.gap(last - 1).size() <= 2 &&
           view.gap(last - 1).find_first_of(",;.:") == std::string_view::npos)
        ++last;
    for (std::size_t past = last; past > token; --past) {
        auto const found = phrases().find(joined_words(view, token, past));
        if (found == phrases().end()) continue;
        auto const reckoning = entries[found->second].reckoning;
        return NamedDay{past, found->second,
                        reckoning == Reckoning::anchor_fixed || reckoning == Reckoning::anchor_easter};
    }
    return std::nullopt;
}

std::vector<sys_days> days_of_named(int index, int year) {
    auto const& entry = entries[index];
    switch (entry.reckoning) {
        case Reckoning::fixed:
        case Reckoning::anchor_fixed:
            if (entry.first == 2 && entry.second == 29 && !std::chrono::year(year).is_leap()) return {};
            return {day(year, entry.first, entry.second)};
        case Reckoning::after_easter:
            return {easter(year) + days(entry.first)};
        case Reckoning::anchor_easter:
            return {easter(year), easter(year) + days(1)};
        case Reckoning::nth:
            if (auto const found = nth_weekday(year, entry.first, entry.second, entry.third)) return {*found};
            return {};
        case Reckoning::before_christmas: {
            sys_days at = day(year, 12, 24);
            while (iso_weekday(at) != 7) at -= days(1);
            return {at - days(7 * (entry.first - 1))};
        }
    }
    return {};
}

}  // namespace dhrdoc::redact
