// Takes numbers and sums; hides until nothing hidden can be worked out.
#include "count/suppress.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace dhrdoc::count {

namespace {

/// "the parts less the total are nought", as far as they are hidden.
struct Equation {
    std::vector<std::pair<std::size_t, int>> hidden;  // number, factor
};

/// Looks for another way to fill in what is hidden, in which one number is one more or one less: whoever balances that
/// changes a second number by one, then a third, until everything adds up again. Where there is such a way, nobody can
/// tell the number. Each hidden number is at least one: nought would have been printed.
class OtherWay {
public:
    OtherWay(std::vector<Number> const& numbers, std::vector<Sum> const& sums)
        : numbers_(numbers), in_(numbers.size()) {
        for (auto const& sum : sums) {
            Equation one;
            for (auto const part : sum.parts) add(part, 1, one);
            add(sum.total, -1, one);
            if (!one.hidden.empty()) equations_.push_back(std::move(one));
        }
        for (std::size_t i = 0; i < equations_.size(); ++i) {
            for (auto const& [index, factor] : equations_[i].hidden) in_[index].emplace_back(i, factor);
        }
    }

    [[nodiscard]] bool exists(std::size_t number) {
        for (int const change : {1, -1}) {
            changed_.assign(numbers_.size(), 0);
            out_of_balance_.assign(equations_.size(), 0);
            steps_ = 0;
            if (try_to(number, change)) return true;
        }
        return false;
    }

private:
    /// A search that takes longer finds nothing, and the number counts as found out: more is hidden, never less.
    static constexpr std::size_t most_steps = 20000;

    void add(std::size_t index, int factor, Equation& to) const {
        if (!numbers_[index].shown) to.hidden.emplace_back(index, factor);
    }

    void change(std::size_t number, int by) {
        changed_[number] += by;
        for (auto const& [equation, factor] : in_[number]) out_of_balance_[equation] += factor * by;
    }

    [[nodiscard]] bool try_to(std::size_t number, int by) {
        if (changed_[number] != 0 || (by < 0 && numbers_[number].value < 2) || ++steps_ > most_steps) return false;
        change(number, by);
        if (balanced()) return true;
        change(number, -by);
        return false;
    }

    [[nodiscard]] bool balanced() {
        auto const wrong =
            std::find_if(out_of_balance_.begin(), out_of_balance_.end(), [](int balance) { return balance != 0; });
        if (wrong == out_of_balance_.end()) return true;
        auto const sign = *wrong > 0 ? 1 : -1;
        for (auto const& [other, factor] :
             equations_[static_cast<std::size_t>(wrong - out_of_balance_.begin())].hidden) {
            if (try_to(other, -sign * factor)) return true;
        }
        return false;
    }

    std::vector<Number> const& numbers_;
    std::vector<Equation> equations_;
    std::vector<std::vector<std::pair<std::size_t, int>>> in_;  // by number: equations and factors
    std::vector<int> changed_;
    std::vector<int> out_of_balance_;
    std::size_t steps_ = 0;
};

/// The smallest number of a sum that is still shown and can be hidden; its parts before its total.
std::optional<std::size_t> next_to_hide(std::vector<Number> const& numbers, Sum const& sum) {
    std::optional<std::size_t> best;
    for (auto const part : sum.parts) {
        auto const& number = numbers[part];
        if (!number.shown || number.known || number.value == 0) continue;
        if (!best || number.value < numbers[*best].value) best = part;
    }
    auto const& total = numbers[sum.total];
    if (!best && total.shown && !total.known && total.value > 0) best = sum.total;
    return best;
}

/// What the total less the shown parts says must not be a small number itself.
bool is_weak(std::vector<Number> const& numbers, Sum const& sum) {
    std::size_t hidden = 0;
    std::size_t together = 0;
    for (auto const part : sum.parts) {
        if (numbers[part].shown) continue;
        ++hidden;
        together += numbers[part].value;
    }
    if (!numbers[sum.total].shown) return hidden == 0;
    if (hidden == 0) return false;
    return hidden == 1 || together < smallest_shown || together <= hidden;
}

}  // namespace

std::vector<std::size_t> recoverable(std::vector<Number> const& numbers, std::vector<Sum> const& sums) {
    OtherWay other(numbers, sums);
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!numbers[i].shown && !other.exists(i)) found.push_back(i);
    }
    return found;
}

namespace {

/// Of all numbers in sums: the smallest that is still shown and can be hidden.
std::optional<std::size_t> next_anywhere(std::vector<Number> const& numbers, std::vector<Sum> const& sums) {
    std::optional<std::size_t> best;
    for (auto const& sum : sums) {
        auto const next = next_to_hide(numbers, sum);
        if (next && (!best || numbers[*next].value < numbers[*best].value)) best = next;
    }
    return best;
}

/// Tables so small that they cannot be printed at all: their noughts would tell as well.
void hide_all(std::vector<Number>& numbers, std::vector<Sum> const& sums) {
    for (auto const& sum : sums) {
        for (auto const part : sum.parts) numbers[part].shown = numbers[part].known;
        numbers[sum.total].shown = numbers[sum.total].known;
    }
}

/// Hides a neighbour of a number that can be worked out; false where it has none left.
bool hide_beside(std::vector<Number>& numbers, std::vector<Sum> const& sums, std::vector<std::size_t> const& found) {
    for (auto const index : found) {
        for (auto const& sum : sums) {
            bool const holds =
                sum.total == index || std::find(sum.parts.begin(), sum.parts.end(), index) != sum.parts.end();
            auto const next = holds ? next_to_hide(numbers, sum) : std::nullopt;
            if (!next) continue;
            numbers[*next].shown = false;
            return true;
        }
    }
    return false;
}

/// What two sums say by themselves: hides parts until no total gives a small number away.
void hide_in_sums(std::vector<Number>& numbers, std::vector<Sum> const& sums) {
    for (bool changed = true; changed;) {
        changed = false;
        for (auto const& sum : sums) {
            for (auto next = next_to_hide(numbers, sum); next && is_weak(numbers, sum);
                 next = next_to_hide(numbers, sum)) {
                numbers[*next].shown = false;
                changed = true;
            }
        }
    }
}

}  // namespace

void suppress(std::vector<Number>& numbers, std::vector<Sum> const& sums) {
    for (auto& number : numbers) {
        number.shown = number.known || number.value == 0 || number.value >= smallest_shown;
    }
    for (;;) {
        hide_in_sums(numbers, sums);
        auto const found = recoverable(numbers, sums);
        // Small numbers that are in no sum stand by themselves: nothing beside them gives them away.
        bool const any = std::any_of(found.begin(), found.end(), [&](std::size_t index) {
            return std::any_of(sums.begin(), sums.end(), [&](Sum const& sum) {
                return sum.total == index || std::find(sum.parts.begin(), sum.parts.end(), index) != sum.parts.end();
            });
        });
        if (!any) return;
        if (hide_beside(numbers, sums, found)) continue;
        auto const next = next_anywhere(numbers, sums);
        if (!next) return hide_all(numbers, sums);
        numbers[*next].shown = false;
    }
}

}  // namespace dhrdoc::count
