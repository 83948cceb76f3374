// Takes a word and the words that are known; makes the nearest known word.
#include "base/nearest.h"

#include "base/unicode.h"

#include <algorithm>

namespace dhrdoc::base {

std::size_t edit_distance(std::string_view left, std::string_view right) {
    auto const a = to_utf32(left);
    auto const b = to_utf32(right);
    // Three rows of the table of the optimal string alignment distance: swaps look two rows back.
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto const change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[b.size()];
}

std::optional<std::string> nearest(std::string_view word, std::vector<std::string> const& known) {
    auto const lowered = lower_case(word);
    auto const allowed = std::max<std::size_t>(1, code_point_count(word) / 3);
    std::optional<std::string> best;
    auto fewest = allowed + 1;
    for (auto const& candidate : known) {
        auto const edits = edit_distance(lowered, lower_case(candidate));
        if (edits < fewest) {
            fewest = edits;
            best = candidate;
        }
    }
    return best;
}

}  // namespace dhrdoc::base
