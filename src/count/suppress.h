// Takes numbers and what they add up to; says which may not be printed, because a death could be singled out by them.
//
// A number of reviews below five is not printed, and no other number from which it could be worked out:
//   - what is hidden in one sum is at least two numbers, and together at least five, so that neither a total nor the
//     difference of two tables gives one away
//   - for each hidden number there is proof that it could be another: a second way to fill in what is hidden, with
//   which
//     all sums of all tables are right as well; where none is found, its neighbours are hidden too
// All that is hidden looks alike, whether it is small itself or hides another. Nought is printed: it is nobody.
// (UK Statistics Authority, Code of Practice T6; ICO, Anonymisation: singling out.)
#pragma once

#include <cstddef>
#include <vector>

namespace dhrdoc::count {

inline constexpr std::size_t smallest_shown = 5;

struct Number {
    std::size_t value = 0;
    bool shown = true;
    /// A number that everybody knows anyway: how many reviews there are.
    bool known = false;
};

/// The parts add up to the total. Indices of numbers.
struct Sum {
    std::size_t total = 0;
    std::vector<std::size_t> parts;
};

/// Sets `shown`. The same numbers give the same answer, whatever their order of the sums.
void suppress(std::vector<Number>& numbers, std::vector<Sum> const& sums);

/// The hidden numbers for which no second value is found that fits everything shown. For the loop above, and for tests.
[[nodiscard]] std::vector<std::size_t> recoverable(std::vector<Number> const& numbers, std::vector<Sum> const& sums);

}  // namespace dhrdoc::count
