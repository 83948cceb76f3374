// Takes what sentences say of days ("on a Friday", "three days before"); makes the days that are still possible.
#include "redact/day_constraints.h"

#include <algorithm>
#include <cassert>

namespace dhrdoc::redact {

namespace {

constexpr DayNumber never = 100'000'000;  // beyond any day that a text names

/// Sentences that contradict the ones before them are passed over, up to this many; then the rest of the text is.
constexpr int most_contradictions = 64;

}  // namespace

int weekday_of(DayNumber day) {
    // 1 January 1970 was a Thursday.
    int const since = (day + 3) % 7;
    return since < 0 ? since + 7 : since;
}

bool DaySet::holds(DayNumber day) const {
    if ((weekdays >> weekday_of(day) & 1) == 0) return false;
    if (ranges.empty()) return true;
    auto const behind = std::upper_bound(ranges.begin(), ranges.end(), day,
                                         [](DayNumber wanted, DayRange const& range) { return wanted < range.first; });
    return behind != ranges.begin() && day <= std::prev(behind)->last;
}

DayConstraints::Event DayConstraints::add_event() {
    entries_.emplace_back();
    return events_++;
}

void DayConstraints::allow(Event event, DaySet days, int cause) {
    assert(event < events_);
    causes_ = std::max(causes_, static_cast<std::size_t>(cause + 1));
    entries_[event].allowed.push_back(allowed_.size());
    allowed_.push_back({event, std::move(days), cause});
}

void DayConstraints::relate(Event from, Event to, int least, int most, int cause) {
    assert(from < events_ && to < events_ && least <= most);
    causes_ = std::max(causes_, static_cast<std::size_t>(cause + 1));
    entries_[from].relations.push_back(relations_.size());
    entries_[to].relations.push_back(relations_.size());
    relations_.push_back({from, to, least, most, cause});
}

/// One event and all that sentences in force tie to it.
class DayConstraints::Solver {
public:
    Solver(DayConstraints const& all, Event event, InForce const& in_force) : event_(event) {
        gather(all, in_force);
        bounds_.assign(events_, {-never, never});
        days_.resize(events_);
    }

    [[nodiscard]] std::optional<int> days_left() {
        if (!close_bounds()) return 0;
        open_days();
        if (!close_days()) return 0;
        auto const& days = days_[event_];
        if (days.empty()) return std::nullopt;
        return static_cast<int>(std::count(days.begin(), days.end(), true));
    }
    [[nodiscard]] std::vector<int> causes() const {
        std::vector<int> out;
        for (auto const& one : allowed_) out.push_back(one.cause);
        for (auto const& one : relations_) out.push_back(one.cause);
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        if (!out.empty() && out.front() < 0) out.erase(out.begin());
        return out;
    }

private:
    void gather(DayConstraints const& all, InForce const& in_force) {
        // Only what is reached is looked at and numbered: a document has many events, and few have to do with each
        // other.
        auto const reached = reached_from(event_, all, in_force);
        events_ = reached.size();
        auto const number = [&](Event event) {
            return static_cast<Event>(std::lower_bound(reached.begin(), reached.end(), event) - reached.begin());
        };
        event_ = number(event_);
        for (auto const entry : entries_in_order(reached, all, &Entries::relations)) {
            auto const& one = all.relations_[entry];
            if (holds(in_force, one.cause))
                relations_.push_back({number(one.from), number(one.to), one.least, one.most, one.cause});
        }
        for (auto const entry : entries_in_order(reached, all, &Entries::allowed)) {
            auto const& one = all.allowed_[entry];
            if (holds(in_force, one.cause)) allowed_.push_back({number(one.event), &one.days, one.cause});
        }
    }
    /// In the order of their numbers.
    static std::vector<Event> reached_from(Event event, DayConstraints const& all, InForce const& in_force) {
        std::vector<bool> seen(all.events_, false);
        std::vector<Event> out{event};
        seen[event] = true;
        for (std::size_t i = 0; i < out.size(); ++i) {
            for (auto const entry : all.entries_[out[i]].relations) {
                auto const& one = all.relations_[entry];
                auto const other = one.from == out[i] ? one.to : one.from;
                if (seen[other] || !holds(in_force, one.cause)) continue;
                seen[other] = true;
                out.push_back(other);
            }
        }
        std::sort(out.begin(), out.end());
        return out;
    }
    /// Each once, in the order in which they were added.
    static std::vector<std::size_t> entries_in_order(std::vector<Event> const& reached, DayConstraints const& all,
                                                     std::vector<std::size_t> Entries::*list) {
        std::vector<std::size_t> out;
        for (auto const event : reached) {
            auto const& of_event = all.entries_[event].*list;
            out.insert(out.end(), of_event.begin(), of_event.end());
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    static bool raise(DayNumber& low, DayNumber by) { return by > low && (low = by, true); }
    static bool lower(DayNumber& high, DayNumber by) { return by < high && (high = by, true); }
    /// A sum with a bound that is not known is not known either.
    static DayNumber past(DayNumber bound, int by) {
        if (bound == never || bound == -never) return bound;
        if (by >= unlimited) return never;
        if (by <= -unlimited) return -never;
        return bound + by;
    }
    /// False where the sentences cannot all be true. Bellman and Ford: what still changes after as many rounds as there
    /// are events runs in a circle.
    bool close_bounds() {
        for (auto const& one : allowed_) {
            if (one.days->ranges.empty()) continue;
            raise(bounds_[one.event].first, one.days->ranges.front().first);
            lower(bounds_[one.event].last, one.days->ranges.back().last);
        }
        for (std::size_t round = 0; round <= events_; ++round) {
            bool changed = false;
            for (auto const& one : relations_) {
                auto& from = bounds_[one.from];
                auto& to = bounds_[one.to];
                changed = raise(to.first, past(from.first, one.least)) || changed;
                changed = lower(to.last, past(from.last, one.most)) || changed;
                changed = raise(from.first, past(to.first, -one.most)) || changed;
                changed = lower(from.last, past(to.last, -one.least)) || changed;
                if (from.first > from.last || to.first > to.last) return false;
            }
            if (!changed) break;
            if (round == events_) return false;
        }
        return std::all_of(allowed_.begin(), allowed_.end(),
                           [&](AllowedHere const& one) { return bounds_[one.event].first <= bounds_[one.event].last; });
    }
    /// Where few days are left, one truth value for each.
    void open_days() {
        open_.assign(days_.size(), false);
        auto const open = [&](Event event) {
            auto const& bounds = bounds_[event];
            if (open_[event] || bounds.first == -never || bounds.last == never ||
                bounds.last - bounds.first >= most_counted)
                return;
            open_[event] = true;
            days_[event].assign(static_cast<std::size_t>(bounds.last - bounds.first) + 1, true);
        };
        open(event_);
        for (auto const& one : relations_) {
            open(one.from);
            open(one.to);
        }
        for (auto const& one : allowed_) {
            if (!open_[one.event]) continue;
            auto& days = days_[one.event];
            for (std::size_t i = 0; i < days.size(); ++i)
                days[i] = days[i] && one.days->holds(bounds_[one.event].first + static_cast<DayNumber>(i));
        }
    }
    /// Takes away the days of `target` that have none of `other` between `least` and `most` days before them.
    bool thin(Event target, Event other, int least, int most) {
        auto& days = days_[target];
        auto const& from = days_[other];
        counted_.assign(from.size() + 1, 0);
        for (std::size_t i = 0; i < from.size(); ++i) counted_[i + 1] = counted_[i] + (from[i] ? 1 : 0);
        auto const size = static_cast<std::int64_t>(from.size());
        std::int64_t const shift = static_cast<std::int64_t>(bounds_[target].first) - bounds_[other].first;
        bool changed = false;
        for (std::size_t i = 0; i < days.size(); ++i) {
            if (!days[i]) continue;
            std::int64_t const at = static_cast<std::int64_t>(i) + shift;
            auto const first = std::clamp<std::int64_t>(at - most, 0, size);
            auto const last = std::clamp<std::int64_t>(at - least + 1, 0, size);
            if (first < last && counted_[static_cast<std::size_t>(last)] > counted_[static_cast<std::size_t>(first)])
                continue;
            days[i] = false;
            changed = true;
        }
        return changed;
    }
    [[nodiscard]] bool is_empty(Event event) const {
        return open_[event] && std::find(days_[event].begin(), days_[event].end(), true) == days_[event].end();
    }
    /// Stops early in a long circle of weekdays: the days that are left are then too many, never too few.
    bool close_days() {
        constexpr std::size_t more_rounds = 8;
        for (std::size_t round = 0; round < events_ + more_rounds; ++round) {
            bool changed = false;
            for (auto const& one : relations_) {
                if (!open_[one.from] || !open_[one.to]) continue;
                changed = thin(one.to, one.from, one.least, one.most) || changed;
                changed = thin(one.from, one.to, -one.most, -one.least) || changed;
            }
            if (!changed) break;
        }
        for (Event event = 0; event < days_.size(); ++event)
            if (is_empty(event)) return false;
        return true;
    }

    Event event_;
    std::size_t events_ = 0;
    struct AllowedHere {
        Event event;
        DaySet const* days;
        int cause;
    };
    std::vector<Relation> relations_;
    std::vector<AllowedHere> allowed_;
    std::vector<DayRange> bounds_;
    std::vector<bool> open_;
    std::vector<std::vector<bool>> days_;
    std::vector<int> counted_;
};

std::optional<int> DayConstraints::days_left(Event event, InForce const& in_force) const {
    return Solver(*this, event, in_force).days_left();
}

InForce DayConstraints::consistent(Event event, InForce const& in_force) const {
    auto left = Solver(*this, event, in_force).causes();
    auto const only = [&](std::size_t count) {
        InForce out(causes_, false);
        for (std::size_t i = 0; i < count; ++i) out[static_cast<std::size_t>(left[i])] = true;
        return out;
    };
    auto const fits = [&](std::size_t count) { return days_left(event, only(count)) != 0; };
    for (int dropped = 0; !fits(left.size()); ++dropped) {
        // More sentences never leave more days: the first one too many is found by halves.
        std::size_t good = 0, bad = left.size();
        while (bad - good > 1) {
            auto const middle = (good + bad) / 2;
            (fits(middle) ? good : bad) = middle;
        }
        if (left.empty()) break;
        if (dropped < most_contradictions)
            left.erase(left.begin() + static_cast<std::ptrdiff_t>(bad - 1));
        else
            left.resize(bad - 1);
    }
    return only(left.size());
}

namespace {

/// QuickXplain (Junker 2004): halves instead of one after the other.
template <typename Narrows>
std::vector<int> smallest(std::vector<int> const& kept, std::vector<int> const& candidates, bool grown,
                          Narrows const& narrows) {
    if (grown && narrows(kept)) return {};
    if (candidates.size() == 1) return candidates;
    auto const middle = candidates.begin() + static_cast<std::ptrdiff_t>(candidates.size() / 2);
    std::vector<int> const first(candidates.begin(), middle), second(middle, candidates.end());
    auto with = kept;
    with.insert(with.end(), first.begin(), first.end());
    auto const of_second = smallest(with, second, true, narrows);
    with = kept;
    with.insert(with.end(), of_second.begin(), of_second.end());
    auto out = smallest(with, first, !of_second.empty(), narrows);
    out.insert(out.end(), of_second.begin(), of_second.end());
    return out;
}

}  // namespace

std::vector<std::vector<int>> DayConstraints::narrowing(Event event, int fewest, std::size_t most,
                                                        InForce const& in_force) const {
    auto const narrows = [&](std::vector<int> const& causes) {
        InForce only(causes_, false);
        for (int const cause : causes) only[static_cast<std::size_t>(cause)] = true;
        auto const left = days_left(event, only);
        return left && *left < fewest;
    };
    std::vector<std::vector<int>> out;
    auto left = Solver(*this, event, in_force).causes();
    if (left.empty() || !narrows(left)) return out;
    for (int const one : left)
        if (out.size() < most && narrows({one})) out.push_back({one});
    for (auto const& alone : out) std::erase(left, alone.front());
    while (out.size() < most && !left.empty() && narrows(left)) {
        auto set = smallest({}, left, false, narrows);
        std::sort(set.begin(), set.end());
        std::erase(left, set.back());
        out.push_back(std::move(set));
    }
    return out;
}

}  // namespace dhrdoc::redact
