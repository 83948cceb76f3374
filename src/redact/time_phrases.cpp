// Takes a sentence as a reader reads it; makes what it says of days: on which, and how many before or after another.
#include "redact/time_phrases.h"

#include "redact/date_grammar.h"
#include "redact/named_days.h"
#include "redact/words.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace dhrdoc::redact {

namespace {

using std::chrono::sys_days;

bool is_any(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// Days that a phrase without a year may mean.
constexpr int first_year = 1990;
constexpr int last_year = 2039;

DayNumber day_number(int year, int month, int day) {
    return number_of(sys_days(std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                              std::chrono::day(static_cast<unsigned>(day))));
}
DayNumber last_of_month(int year, int month) {
    return month == 12 ? day_number(year, 12, 31) : day_number(year, month + 1, 1) - 1;
}

DaySet of_days(std::vector<DayNumber> days) {
    std::sort(days.begin(), days.end());
    DaySet out;
    for (auto const day : days) {
        if (!out.ranges.empty() && day <= out.ranges.back().last + 1)
            out.ranges.back().last = std::max(out.ranges.back().last, day);
        else
            out.ranges.push_back({day, day});
    }
    return out;
}

/// England and Wales (https://www.gov.uk/bank-holidays).
std::vector<DayNumber> bank_holidays(int year) {
    std::vector<DayNumber> out{number_of(easter(year)) - 2, number_of(easter(year)) + 1};
    out.push_back(number_of(*nth_weekday(year, 5, 1, 1)));
    out.push_back(number_of(*nth_weekday(year, 5, -1, 1)));
    out.push_back(number_of(*nth_weekday(year, 8, -1, 1)));
    for (auto const day : {day_number(year, 1, 1), day_number(year, 12, 25), day_number(year, 12, 26)}) {
        out.push_back(day);
        // One on a weekend is given on the next working day instead.
        if (weekday_of(day) >= 5) out.push_back(day + 7 - weekday_of(day) + (day == day_number(year, 12, 26) ? 1 : 0));
    }
    return out;
}

struct Amount {
    std::size_t first = 0;
    int least = 0;
    int most = 0;
    int unit = 0;  // days of the unit that was counted in, and how many of it
    int fewest_units = 0, most_units = 0;
};

class Finder {
public:
    Finder(View const& view, std::size_t first, std::size_t past, std::array<int, 13> const& likely_years,
           CalendarContext& context)
        : view_(view), first_(first), past_(past), likely_years_(likely_years), context_(context) {}

    TimePhrases find(std::vector<DateExpression> const& expressions) {
        for (auto const& expression : expressions)
            if (expression.first >= first_ && expression.past <= past_) add_expression(expression);
        for (std::size_t i = first_; i < past_; ++i) {
            if (in_day_phrase(i)) continue;
            add_month(i) || add_weekday(i) || add_holiday(i);
        }
        std::sort(out_.days.begin(), out_.days.end(),
                  [](DayPhrase const& a, DayPhrase const& b) { return a.first < b.first; });
        join_between();
        for (std::size_t i = first_; i < past_; ++i)
            if (!in_day_phrase(i)) add_offset(i);
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string_view word(std::size_t i) const { return i < past_ ? view_.word(i) : std::string_view(); }
    [[nodiscard]] std::string_view before(std::size_t i, std::size_t back) const {
        return i >= first_ + back ? view_.word(i - back) : std::string_view();
    }
    [[nodiscard]] bool capital(std::size_t i) const { return i < past_ && view_.tokens()[i].is_capitalised(); }
    [[nodiscard]] bool in_day_phrase(std::size_t i) const {
        return std::any_of(out_.days.begin(), out_.days.end(),
                           [i](DayPhrase const& phrase) { return phrase.first <= i && i < phrase.past; });
    }
    void add(std::size_t first, std::size_t past, DaySet days) { out_.days.push_back({first, past, std::move(days)}); }

    // --- days
    // ---------------------------------------------------------------------------------------------------------------
    [[nodiscard]] int year_for(int month) const {
        auto const likely = likely_years_[static_cast<std::size_t>(month)];
        return likely != 0 ? likely : context_.year;
    }
    void add_expression(DateExpression const& expression) {
        bool const moved = expression.shift_days != 0 || expression.shift_weekday != 0;
        if (expression.needs_context && (expression.named < 0 || !moved)) return;
        auto days = days_of(expression);
        if (days.empty()) return;
        DaySet set = expression.is_range && days.size() == 2
                         ? DaySet::of(std::min(days[0], days[1]), std::max(days[0], days[1]))
                         : of_days(std::move(days));
        auto first = expression.first;
        widen(first, set);
        add(first, expression.past, std::move(set));
    }
    [[nodiscard]] std::vector<DayNumber> days_of(DateExpression const& expression) {
        std::vector<DayNumber> out;
        auto const& front = expression.readings.front();
        if (expression.named >= 0) {
            int const year = front.year != 0 ? front.year : context_.year;
            if (year == 0) return out;
            for (auto const day : days_of_named(expression.named, year))
                out.push_back(number_of(shifted(expression, day)));
            return out;
        }
        if (front.month != 0) context_.month = front.month;
        int const month = front.month != 0 ? front.month : context_.month;
        if (month == 0) return out;
        int const year = front.year != 0 && !expression.loose_year ? front.year : year_for(month);
        if (year == 0) return out;
        context_.year = year;
        if (expression.nth != 0) {
            if (expression.weekday != 0) {
                if (auto const day = nth_weekday(year, month, expression.nth, expression.weekday))
                    out.push_back(number_of(shifted(expression, *day)));
            } else {
                out.push_back(
                    (expression.nth < 0 ? last_of_month(year, month) : day_number(year, month, expression.nth)) +
                    expression.shift_days);
            }
            return out;
        }
        // A list has several days of one month; of two orders of the figures the British one is meant.
        bool const is_list = expression.readings.size() > 1 &&
                             std::all_of(expression.readings.begin(), expression.readings.end(),
                                         [&](DayReading const& one) { return one.month == front.month; });
        for (auto const& reading : expression.readings) {
            std::chrono::year_month_day const at(std::chrono::year(year),
                                                 std::chrono::month(static_cast<unsigned>(month)),
                                                 std::chrono::day(static_cast<unsigned>(reading.day)));
            if (at.ok()) out.push_back(number_of(shifted(expression, sys_days(at))));
            if (!is_list) break;
        }
        return out;
    }
    /// "in the week commencing", "on or around", "since": what stands before a day makes it a stretch.
    void widen(std::size_t& first, DaySet& set) const {
        auto const low = set.ranges.front().first;
        auto const high = set.ranges.back().last;
        auto at = first;
        while (at > first_ && is_any(view_.word(at - 1), {"on", "the", "of", "from"})) --at;
        auto const near = before(at, 1);
        auto const far = before(at, 2);
        if (is_any(near, {"commencing", "beginning", "starting"}) && is_any(far, {"week", "fortnight"})) {
            set = DaySet::of(low, low + (far == "week" ? 6 : 13));
            first = at - 2;
        } else if (near == "ending" && far == "week") {
            set = DaySet::of(high - 6, high);
            first = at - 2;
        } else if (near == "c" && far == "w") {
            set = DaySet::of(low, low + 6);
            first = at - 2;
        } else if (is_any(near, {"week", "weekend"}) && at < first) {
            set = near == "week" ? DaySet::of(low - 6, low + 6) : DaySet::of(low - 1, high + 1);
            first = at - 1;
        } else if (is_any(near, {"around", "about", "circa", "approximately"})) {
            set = DaySet::of(low - 5, high + 5);
            first = at - 1;
        } else if (is_any(near, {"since", "after"}) && !is_counted(at - 1)) {
            set = DaySet::of(low, day_number(last_year, 12, 31));
            first = at - 1;
        } else if (is_any(near, {"before", "until", "till", "by"}) && !is_counted(at - 1)) {
            set = DaySet::of(day_number(first_year, 1, 1), high);
            first = at - 1;
        }
    }
    /// "two days before 8 March": not only some day before it.
    [[nodiscard]] bool is_counted(std::size_t i) const {
        return is_any(before(i, 1), {"day", "days", "week", "weeks", "night", "month", "months", "fortnight", "year",
                                     "years", "morning", "evening", "hours", "weekend"});
    }
    /// "in March 2021", "early March", "the second week of March".
    bool add_month(std::size_t i) {
        auto const month = words::month_number(view_.word(i));
        if (!month || !capital(i)) return false;
        std::size_t past = i + 1;
        std::size_t year_past = past;
        auto const written = past < past_ && view_.gap(i).find_first_of(".;:") == std::string_view::npos
                                 ? year_at(view_, past, year_past)
                                 : std::nullopt;
        // "May" and "March" are words as well.
        auto const near = before(i, 1);
        bool const leads = is_any(near, {"in", "of", "early", "mid", "late", "since", "by", "until", "during", "from",
                                         "to", "and", "before", "after", "around", "about", "through", "that", "this"});
        if (!written && !leads) return false;
        if (written) past = year_past;
        context_.month = *month;
        int const year = written ? *written : year_for(*month);
        if (year == 0) return true;
        context_.year = year;
        auto const low = day_number(year, *month, 1);
        auto const high = last_of_month(year, *month);
        std::size_t first = i;
        DaySet set = DaySet::of(low, high);
        part_of_month(first, set, low, high);
        if (set == whole(low, high) && is_any(near, {"since", "after"}) && !is_counted(i - 1))
            set = DaySet::of(low, day_number(last_year, 12, 31));
        else if (set == whole(low, high) && is_any(near, {"before", "until", "by"}) && !is_counted(i - 1))
            set = DaySet::of(day_number(first_year, 1, 1), high);
        add(first, past, std::move(set));
        return true;
    }
    static DaySet whole(DayNumber low, DayNumber high) { return DaySet::of(low, high); }
    void part_of_month(std::size_t& first, DaySet& set, DayNumber low, DayNumber high) const {
        auto const near = before(first, 1);
        if (near == "early" || near == "late" || near == "mid") {
            set = near == "early" ? DaySet::of(low, low + 9)
                  : near == "mid" ? DaySet::of(low + 9, low + 19)
                                  : DaySet::of(low + 19, high);
            first -= 1;
            return;
        }
        std::size_t at = first;
        while (at > first_ && is_any(view_.word(at - 1), {"of", "in", "the"})) --at;
        if (at == first) return;
        auto const what = before(at, 1);
        if (is_any(what, {"beginning", "start"}))
            set = DaySet::of(low, low + 9);
        else if (what == "middle")
            set = DaySet::of(low + 9, low + 19);
        else if (what == "end")
            set = DaySet::of(high - 9, high);
        else
            return part_by_number(first, at, what, set, low, high);
        first = at - 1;
    }
    /// "the second week of", "the last weekend in", "the first half of", "the last days of".
    void part_by_number(std::size_t& first, std::size_t at, std::string_view what, DaySet& set, DayNumber low,
                        DayNumber high) const {
        auto const which = before(at, 2);
        int const n = which == "last" ? -1 : words::ordinal(which).value_or(0);
        if (n == 0 || n > 5) return;
        if (what == "week" && n > 0)
            set = DaySet::of(low + 7 * (n - 1), std::min(high, low + 7 * n - 1 + (n == 1 ? 0 : 2)));
        else if (is_any(what, {"week", "days", "day"}))
            set = n < 0 ? DaySet::of(high - 6, high) : DaySet::of(low, low + 6);
        else if (what == "weekend")
            set = {n < 0 ? std::vector<DayRange>{{high - 7, high}}
                         : std::vector<DayRange>{{low + 7 * (n - 1), std::min(high, low + 7 * n)}},
                   0x60};
        else if (what == "half")
            set = n == 1 ? DaySet::of(low, low + 14) : DaySet::of(low + 14, high);
        else
            return;
        first = at - 2;
    }
    /// "on a Friday", "that Sunday night", "at the weekend"; "the second Friday".
    bool add_weekday(std::size_t i) {
        auto const word_here = view_.word(i);
        if (is_any(word_here, {"weekend", "weekday"}) && is_any(before(i, 2), {"on", "at", "over"})) {
            add(i, i + 1, DaySet::on(word_here == "weekend" ? 0x60 : 0x1F));
            return true;
        }
        auto const weekday = words::weekday_number(word_here);
        if (!weekday || !capital(i) || word_here.size() < 6) return false;
        if (is_any(before(i, 1), {"following", "next", "previous", "preceding", "every", "each", "last"}) ||
            is_any(word(i + 1), {"to", "and", "or", "s"}))
            return false;
        if (int const n = words::ordinal(before(i, 1)).value_or(0); n >= 1 && n <= 5) {
            std::vector<DayNumber> days;
            for (int year = first_year; year <= last_year; ++year)
                for (int month = 1; month <= 12; ++month)
                    if (auto const day = nth_weekday(year, month, n, *weekday)) days.push_back(number_of(*day));
            add(i - 1, i + 1, of_days(std::move(days)));
            return true;
        }
        add(i, i + 1, DaySet::on(static_cast<std::uint8_t>(1U << (*weekday - 1))));
        return true;
    }
    /// "a bank holiday", "the Bank Holiday weekend"
    bool add_holiday(std::size_t i) {
        if (view_.word(i) != "bank" || word(i + 1) != "holiday") return false;
        bool const weekend = word(i + 2) == "weekend";
        std::vector<DayNumber> days;
        for (int year = first_year; year <= last_year; ++year)
            for (auto const day : bank_holidays(year)) {
                if (weekend && weekday_of(day) != 0) continue;
                for (int back = 0; back <= (weekend ? 3 : 0); ++back) days.push_back(day - back);
            }
        add(i, i + (weekend ? 3 : 2), of_days(std::move(days)));
        return true;
    }
    /// "between 5 March and 9 March" is one stretch.
    void join_between() {
        auto& days = out_.days;
        for (std::size_t i = 0; i + 1 < days.size(); ++i) {
            auto const& left = days[i];
            auto const& right = days[i + 1];
            // "until 9 March" was read as a stretch of its own.
            bool const until = right.first == left.past && before(left.first, 1) == "from" &&
                               is_any(view_.word(left.past), {"until", "till"});
            bool const joined =
                until || (right.first == left.past + 1 &&
                          ((before(left.first, 1) == "between" && view_.word(left.past) == "and") ||
                           (before(left.first, 1) == "from" && is_any(view_.word(left.past), {"to", "until"}))));
            if (!joined || left.days.ranges.empty() || right.days.ranges.empty() ||
                left.days.ranges.front().first > right.days.ranges.back().last)
                continue;
            days[i] = {left.first, right.past,
                       DaySet::of(left.days.ranges.front().first, right.days.ranges.back().last)};
            days.erase(days.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        }
    }

    // --- so many days from another
    // -------------------------------------------------------------------------------------------------------
    static int unit_of(std::string_view word) {
        if (is_any(word, {"day", "days", "night", "nights", "morning", "evening"})) return 1;
        if (is_any(word, {"week", "weeks"})) return 7;
        if (word == "fortnight") return 14;
        if (is_any(word, {"month", "months"})) return 30;
        if (is_any(word, {"year", "years"})) return 365;
        return 0;
    }
    /// How far a reader may be wrong: days are counted, weeks nearly, "six months" may be five or seven.
    static void add_unit(Amount& amount, int least, int most, int unit) {
        int const slack = unit == 1 ? 0 : unit == 30 ? 30 : unit == 365 ? 180 : most <= 1 ? 1 : 3;
        amount.least += least * unit - slack;
        amount.most += most * unit + slack + (unit == 30 ? most + 1 : 0);
    }
    [[nodiscard]] std::optional<Amount> amount_at(std::size_t i) const {
        int const unit = unit_of(view_.word(i));
        bool const hours = is_any(view_.word(i), {"hours", "hour"});
        if ((unit == 0 && !hours) || i == first_) return std::nullopt;
        Amount out;
        out.first = i - 1;
        int least = 1, most = 1;
        auto const near = before(i, 1);
        if (near == "of" && before(i, 2) == "couple") {
            most = 3;
            out.first = i >= first_ + 3 ? i - 3 : i - 2;
        } else if (near == "few") {
            least = 2;
            most = 6;
            if (before(i, 2) == "a") out.first = i - 2;
        } else if (near == "several") {
            least = 3;
            most = 10;
        } else if (auto const count = count_at(view_, i - 1)) {
            least = most = *count;
            if (i >= first_ + 2 && *count < 10 && words::cardinal(before(i, 2)).value_or(0) >= 20) out.first = i - 2;
        } else if (!is_any(near, {"a", "an", "the", "very", "one"})) {
            return std::nullopt;
        }
        if (hours) {
            out.least = least / 24;
            out.most = (most + 23) / 24;
        } else {
            add_unit(out, least, most, unit);
        }
        take_bigger_unit(out);
        out.unit = unit;
        out.fewest_units = least;
        out.most_units = most;
        take_qualifier(out, unit);
        return out;
    }
    /// "seven weeks and" before "four days"
    void take_bigger_unit(Amount& amount) const {
        auto at = amount.first;
        if (at > first_ && view_.word(at - 1) == "and") --at;
        if (at < first_ + 2) return;
        int const unit = unit_of(view_.word(at - 1));
        auto const count = count_at(view_, at - 2);
        if (unit < 7 || !count) return;
        add_unit(amount, *count, *count, unit);
        // With days behind them the weeks are counted.
        if (unit == 7) {
            amount.least += *count <= 1 ? 1 : 3;
            amount.most -= *count <= 1 ? 1 : 3;
        }
        amount.first = at - 2;
    }
    static void count_exactly(Amount& amount) {
        int const unit = amount.unit, least = amount.fewest_units, most = amount.most_units;
        amount.least = unit == 365 ? 365 * least : unit == 30 ? 30 * least - (least + 1) / 2 - 2 : unit * least;
        amount.most = unit == 365 ? 366 * most : unit == 30 ? 31 * most : unit * most;
    }
    static void count_roughly(Amount& amount) {
        auto const slack = std::max(1, amount.most / 5);
        amount.least -= slack;
        amount.most += slack;
    }
    void take_qualifier(Amount& amount, int unit) const {
        auto const near = before(amount.first, 1);
        if (is_any(near, {"exactly", "precisely"}) && unit >= 7) {
            count_exactly(amount);
        } else if (is_any(near, {"about", "around", "approximately", "roughly", "some", "nearly", "almost"})) {
            count_roughly(amount);
        } else if (near == "than" || near == "over") {
            bool const more = near == "over" || before(amount.first, 2) == "more";
            (more ? amount.most : amount.least) = more ? amount.most * 2 : 0;
        } else if (is_any(near, {"within", "under"})) {
            amount.least = 0;
        } else {
            return;
        }
        amount.first -= 1;
    }
    void add_offset(std::size_t i) {
        if (relative_day(i)) return;
        if (!out_.offsets.empty() && i < out_.offsets.back().past) return;  // "two years to the day after"
        auto amount = amount_at(i);
        if (!amount) return column_of_days(i);
        OffsetPhrase out;
        out.first = amount->first;
        std::size_t at = i + 1;
        if (word(at) == "or" && word(at + 1) == "so") {
            at += 2;
            count_roughly(*amount);
        }
        if (word(at) == "to" && word(at + 1) == "the" && word(at + 2) == "day") {
            at += 3;
            if (amount->unit >= 7) count_exactly(*amount);
        }
        int sign = 0;
        auto const direction = word(at);
        if (is_any(direction, {"before", "preceding", "prior", "short"})) {
            sign = -1;
            if (direction == "prior" && word(at + 1) == "to") ++at;
            if (direction == "short" && word(at + 1) == "of") ++at;
        } else if (is_any(direction, {"after", "following"})) {
            sign = 1;
        } else if (is_any(direction, {"later", "afterwards", "thereafter"})) {
            sign = 1;
        } else if (is_any(direction, {"earlier", "previously", "beforehand"})) {
            sign = -1;
        } else if (before(amount->first + 1, 1) == "within" &&
                   (direction == "of" || ends_there(at - 1) || at == past_)) {
            out.past = at + (direction == "of" ? 1 : 0);
            out.has_anchor = direction == "of";
            out.least = out.has_anchor ? -amount->most : 0;
            out.most = amount->most;
            out_.offsets.push_back(out);
            return;
        } else {
            return column_of_days(i);
        }
        out.past = at + 1;
        out.has_anchor =
            !is_any(direction, {"later", "afterwards", "thereafter", "earlier", "previously", "beforehand"}) &&
            out.past < past_ && !ends_there(at) && !is_any(word(out.past), {"that", "this"});
        // "in the week before": some day of it. "the week before" alone is as long.
        bool const some_day = before(i, 1) == "the" && unit_of(view_.word(i)) >= 7;
        int const least = some_day ? 1 : std::max(0, amount->least);
        int const most =
            some_day ? (unit_of(view_.word(i)) <= 14 ? unit_of(view_.word(i)) : amount->most) : amount->most;
        out.least = sign < 0 ? -most : least;
        out.most = sign < 0 ? -least : most;
        out_.offsets.push_back(out);
    }
    [[nodiscard]] bool ends_there(std::size_t i) const {
        return view_.gap(i).find_first_of(",;.:)") != std::string_view::npos;
    }
    /// "the next day", "the following Monday", "that night", "later the same day".
    bool relative_day(std::size_t i) {
        auto const near = before(i, 1);
        bool const next = is_any(near, {"next", "following"});
        bool const previous = is_any(near, {"previous", "preceding"});
        bool const same = near == "same" || (near == "that" && !is_any(before(i, 2), {"after", "before"}));
        if (!next && !previous && !same) return false;
        OffsetPhrase out;
        out.first = i - 1;
        out.past = i + 1;
        auto const here = view_.word(i);
        int const unit = is_any(here, {"afternoon", "night", "evening", "morning"}) ? 1 : unit_of(here);
        auto const weekday = capital(i) && here.size() >= 6 ? words::weekday_number(here) : std::nullopt;
        if (weekday) {
            if (same) return false;
            out.least = next ? 1 : -7;
            out.most = next ? 7 : -1;
            out.weekdays = static_cast<std::uint8_t>(1U << (*weekday - 1));
        } else if (unit == 1) {
            out.least = out.most = next ? 1 : previous ? -1 : 0;
            // "that night" may be past midnight
            if (same && here == "night") out.most = 1;
        } else if (here == "weekend") {
            out.least = next ? 1 : -9;
            out.most = next ? 9 : -1;
            out.weekdays = 0x60;
            if (same) return false;
        } else if (unit == 7) {
            out.least = next ? 1 : previous ? -13 : -6;
            out.most = next ? 13 : previous ? -1 : 6;
        } else {
            return false;
        }
        // "the day following", "the previous day before": what is counted from may be named.
        if (is_any(word(i + 1), {"after", "before"})) return false;
        out_.offsets.push_back(out);
        return true;
    }
    /// The header of a column and its cell: "Days to death : 11", "Days after : 4".
    void column_of_days(std::size_t i) {
        int const unit = unit_of(view_.word(i));
        if ((unit != 1 && unit != 7) || !is_any(word(i + 1), {"to", "before", "until", "after", "since", "from"}))
            return;
        int const sign = is_any(word(i + 1), {"to", "before", "until"}) ? -1 : 1;
        for (std::size_t k = i + 1; k < std::min(i + 6, past_); ++k) {
            if (view_.gap(k).find(':') == std::string_view::npos || k + 1 >= past_) continue;
            auto const count = count_at(view_, k + 1);
            if (!count) return;
            int const days = sign * *count * unit;
            int const slack = unit == 7 ? 3 : 0;
            out_.offsets.push_back({i, i + 2, days - slack, days + slack, true, DaySet::all_weekdays});
            return;
        }
    }

    View const& view_;
    std::size_t first_;
    std::size_t past_;
    std::array<int, 13> const& likely_years_;
    CalendarContext& context_;
    TimePhrases out_;
};

}  // namespace

TimePhrases find_time_phrases(View const& view, std::vector<DateExpression> const& expressions, std::size_t first,
                              std::size_t past, std::array<int, 13> const& likely_years, CalendarContext& context) {
    return Finder(view, first, past, likely_years, context).find(expressions);
}

}  // namespace dhrdoc::redact
