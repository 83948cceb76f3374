// Takes dates in words; finds the days that they mean, and places them on a scale.
#include "draw/when.h"

#include "base/date.h"
#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>

namespace dhrdoc::draw {

namespace {

using namespace std::chrono;

std::int64_t number_of(year_month_day date) { return sys_days(date).time_since_epoch().count(); }

Days whole_months(int of_year, unsigned of_month, int count) {
    auto const first = year(of_year) / month(of_month) / 1;
    auto const after = first + months(count);
    return {number_of(first), number_of(after) - 1};
}

/// Letters and digits that stand together.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> out;
    bool in_word = false;
    bool of_digits = false;
    for (char const c : base::lower_case(text)) {
        bool const digit = c >= '0' && c <= '9';
        bool const letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        if (!digit && !letter) {
            in_word = false;
            continue;
        }
        if (!in_word || digit != of_digits) out.emplace_back();
        out.back() += c;
        in_word = true;
        of_digits = digit;
    }
    return out;
}

std::optional<unsigned> number_in(std::string const& word) {
    if (word.empty() || word.size() > 4 || word[0] < '0' || word[0] > '9') return std::nullopt;
    unsigned value = 0;
    for (char const c : word) value = value * 10 + static_cast<unsigned>(c - '0');
    return value;
}

std::optional<unsigned> month_in(std::string const& word) {
    for (unsigned m = 1; m <= 12; ++m) {
        auto const name = base::lower_case(base::month_name(m));
        if (word == name || (word.size() >= 3 && word.size() <= 4 && name.starts_with(word))) return m;
    }
    return std::nullopt;
}

/// The month that a season begins with.
std::optional<unsigned> season_in(std::string const& word) {
    static constexpr std::array<std::pair<std::string_view, unsigned>, 5> seasons = {
        {{"spring", 3}, {"summer", 6}, {"autumn", 9}, {"fall", 9}, {"winter", 12}}};
    for (auto const& [name, begins] : seasons) {
        if (word == name) return begins;
    }
    return std::nullopt;
}

/// "2021-03" and "2021-03-12".
std::optional<Days> iso_days(std::string const& text) {
    if (auto const day = base::parse_iso_date(text)) return Days{number_of(*day), number_of(*day)};
    if (text.size() != 7) return std::nullopt;
    if (auto const day = base::parse_iso_date(text + "-01"))
        return whole_months(int(day->year()), unsigned(day->month()), 1);
    return std::nullopt;
}

}  // namespace

std::optional<Days> parse_days(std::string_view text) {
    if (auto const iso = iso_days(base::trimmed(text))) return iso;
    std::optional<int> of_year;
    std::optional<unsigned> of_month, day, season;
    unsigned last_number = 0;
    auto const words = words_of(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const& word = words[i];
        if (auto const number = number_in(word)) {
            // The second year of "winter 2020-21" and "2020/21" goes with the first.
            if (word.size() == 4) {
                if (of_year && !season) return std::nullopt;
                if (!of_year) of_year = static_cast<int>(*number);
            }
            last_number = word.size() <= 2 && !of_year ? *number : 0;
            continue;
        }
        if (auto const found = month_in(word)) {
            if (of_month) return std::nullopt;
            of_month = found;
            if (last_number >= 1) day = last_number;
        } else if (auto const begins = season_in(word)) {
            season = begins;
        }
        bool const ordinal = word == "st" || word == "nd" || word == "rd" || word == "th" || word == "of";
        if (!ordinal) last_number = 0;
    }
    if (!of_year || *of_year < 1800 || *of_year > 2200) return std::nullopt;
    if (of_month && day) {
        auto const date = year(*of_year) / month(*of_month) / std::chrono::day(*day);
        if (date.ok()) return Days{number_of(date), number_of(date)};
    }
    if (of_month) return whole_months(*of_year, *of_month, 1);
    if (season) return whole_months(*of_year, *season, 3);
    return whole_months(*of_year, 1, 12);
}

TimeScale::TimeScale(std::vector<Days> const& days, Length left, Length width) : left_(left), width_(width) {
    first_ = days.front().first;
    end_ = days.front().last + 1;
    for (auto const& each : days) {
        first_ = std::min(first_, each.first);
        end_ = std::max(end_, each.last + 1);
    }
    // From a month's beginning to a month's end.
    auto const begin = year_month_day(sys_days(std::chrono::days(first_)));
    first_ = number_of(begin.year() / begin.month() / 1);
    auto const last = year_month_day(sys_days(std::chrono::days(end_ - 1)));
    end_ = number_of(last.year() / last.month() / 1 + months(1));
}

Length TimeScale::x(std::int64_t day) const { return left_ + width_.fraction(day - first_, end_ - first_); }

std::vector<TimeScale::Tick> TimeScale::ticks(Pen const& pen, Look const& look) const {
    static constexpr std::array steps = {1, 3, 6, 12, 24, 60, 120, 240, 600, 1200};
    std::vector<Tick> out;
    for (auto const step : steps) {
        out.clear();
        auto const begin = year_month_day(sys_days(std::chrono::days(first_)));
        // Months of the calendar counted from year 0, so that steps fall on round ones.
        auto at = static_cast<int>(begin.year()) * 12 + static_cast<int>(unsigned(begin.month())) - 1;
        at = (at + step - 1) / step * step;
        bool fits = true;
        Length free = left_ - pen.em(1000);
        for (;; at += step) {
            auto const date = year(at / 12) / month(static_cast<unsigned>(at % 12) + 1) / 1;
            auto const day = number_of(date);
            if (day >= end_) break;
            auto words =
                step >= 12
                    ? fmt::format("{}", at / 12)
                    : fmt::format("{} {}", base::month_name(static_cast<unsigned>(at % 12) + 1).substr(0, 3), at / 12);
            auto const width = pen.measure(words, look);
            if (x(day) + width > left_ + width_ && !out.empty()) break;
            fits = fits && x(day) >= free;
            free = x(day) + width + pen.em(80);
            out.push_back({x(day), std::move(words)});
        }
        if (fits && !out.empty()) return out;
    }
    return {};
}

Drawing scale_head(TimeScale const& scale, Pen const& pen, Length left, Length right) {
    Drawing out;
    out.width = pen.width();
    auto const look = pen.quiet();
    for (auto const& tick : scale.ticks(pen, look)) {
        if (tick.x + pen.measure(tick.words, look) > pen.width()) continue;
        pen.write(out, {tick.x, look.size}, tick.words, look);
        stroke(out, {{tick.x, Pen::leading(look)}, {tick.x, Pen::leading(look) + pen.em(30)}}, Ink::line,
               Length::points(0.75));
    }
    out.height = Pen::leading(look) + pen.em(30);
    stroke(out, {{left, out.height}, {right, out.height}}, Ink::line, Length::points(0.75));
    return out;
}

}  // namespace dhrdoc::draw
