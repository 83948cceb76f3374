// Takes what sentences say of days ("on a Friday", "three days before"); makes the days that are still possible.
//
// Events are unknown days. A sentence allows an event some days, or holds two events a number of days apart. Bounds are
// closed under shortest paths (Dechter, Meiri, Pearl: Temporal constraint networks, 1991); where few days are left they
// are told apart one by one, so that weekdays and bank holidays count. What is said is never less than what follows by
// both; it may be more than what follows by trying all combinations.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace dhrdoc::redact {

/// Days since 1 January 1970.
using DayNumber = std::int32_t;
[[nodiscard]] inline DayNumber number_of(std::chrono::sys_days day) {
    return static_cast<DayNumber>(day.time_since_epoch().count());
}
/// 0 for Monday to 6 for Sunday.
[[nodiscard]] int weekday_of(DayNumber day);

struct DayRange {
    DayNumber first = 0;
    DayNumber last = 0;
    friend bool operator==(DayRange const&, DayRange const&) = default;
};

/// Days that a sentence leaves open: stretches, and of their days only those of some weekdays.
struct DaySet {
    static constexpr std::uint8_t all_weekdays = 0x7F;

    std::vector<DayRange> ranges;          // sorted, none touches another; none at all: any day
    std::uint8_t weekdays = all_weekdays;  // bit 0 is Monday

    [[nodiscard]] bool holds(DayNumber day) const;
    [[nodiscard]] static DaySet of(DayNumber first, DayNumber last) { return {{{first, last}}, all_weekdays}; }
    [[nodiscard]] static DaySet on(std::uint8_t weekdays) { return {{}, weekdays}; }
    friend bool operator==(DaySet const&, DaySet const&) = default;
};

/// Which sentences are taken at their word.
using InForce = std::vector<bool>;

class DayConstraints {
public:
    using Event = std::size_t;
    /// Known whatever the sentences say.
    static constexpr int background = -1;
    static constexpr int unlimited = 1'000'000;
    /// Days beyond this are not counted one by one.
    static constexpr int most_counted = 1000;

    Event add_event();
    /// `cause`: the number of the sentence, from 0, or `background`.
    void allow(Event event, DaySet days, int cause);
    /// `to` is `least` to `most` days after `from`; negative: before.
    void relate(Event from, Event to, int least, int most, int cause);
    [[nodiscard]] std::size_t causes() const { return causes_; }
    [[nodiscard]] std::size_t events() const { return events_; }

    /// How many days are possible for an event; 0 where the sentences contradict each other, nothing where there are
    /// more than `most_counted`.
    [[nodiscard]] std::optional<int> days_left(Event event, InForce const& in_force) const;
    /// Those of `in_force` that have to do with the event and do not contradict what stands before them.
    [[nodiscard]] InForce consistent(Event event, InForce const& in_force) const;
    /// Sets of sentences that leave fewer than `fewest` days, each as small as leaving out one after the other makes
    /// it, and sorted: first those of one sentence, then one set after the other, the last sentence of each being left
    /// out of those that follow; `most` sets altogether. None where all sentences leave more. `in_force` must be
    /// consistent.
    [[nodiscard]] std::vector<std::vector<int>> narrowing(Event event, int fewest, std::size_t most,
                                                          InForce const& in_force) const;

private:
    struct Allowed {
        Event event;
        DaySet days;
        int cause;
    };
    struct Relation {
        Event from, to;
        int least, most;
        int cause;
    };
    class Solver;

    [[nodiscard]] static bool holds(InForce const& in_force, int cause) {
        return cause < 0 ||
               (static_cast<std::size_t>(cause) < in_force.size() && in_force[static_cast<std::size_t>(cause)]);
    }

    std::size_t events_ = 0;
    std::size_t causes_ = 0;
    std::vector<Allowed> allowed_;
    std::vector<Relation> relations_;
    /// Where the event stands in `allowed_` and in `relations_`: a portfolio has thousands of days, and most stand
    /// alone.
    struct Entries {
        std::vector<std::size_t> allowed;
        std::vector<std::size_t> relations;
    };
    std::vector<Entries> entries_;
};

}  // namespace dhrdoc::redact
