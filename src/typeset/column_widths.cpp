// Takes the wishes of columns; divides a table's width among them.
#include "typeset/column_widths.h"

#include <algorithm>
#include <cmath>

namespace dhrdoc::typeset {

namespace {

using base::Length;
using Wishes = std::vector<ColumnWish>;
using Widths = std::vector<Length>;

Length sum(Widths const& widths) {
    Length total;
    for (auto const width : widths) total += width;
    return total;
}

/// Divides `available` by weights; what rounding leaves goes to the last.
Widths by_weight(std::vector<double> const& weights, Length available) {
    double total = 0;
    for (auto const weight : weights) total += weight;
    Widths widths;
    for (auto const weight : weights) {
        widths.emplace_back(static_cast<std::int64_t>(static_cast<double>(available.units) * weight / total));
    }
    widths.back() += available - sum(widths);
    return widths;
}

/// What column `taker` lacks for its widest word, from those that have more than theirs need, in proportion to it.
/// False where all of them together do not have so much.
bool help(Widths& widths, Wishes const& wishes, std::size_t taker) {
    auto const lacking = wishes[taker].least - widths[taker];
    auto const more = [&](std::size_t i) { return std::max(Length(), widths[i] - wishes[i].least); };
    Length spare;
    for (std::size_t i = 0; i < widths.size(); ++i) spare += more(i);
    if (lacking > spare) return false;
    Length given;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        auto const gift = more(i).fraction(lacking.units, spare.units);
        widths[i] -= gift;
        given += gift;
    }
    // What rounding left comes from whoever has it.
    for (std::size_t i = 0; i < widths.size() && given < lacking; ++i) {
        auto const gift = std::min(more(i), lacking - given);
        widths[i] -= gift;
        given += gift;
    }
    widths[taker] += given;
    return true;
}

/// The author's shares decide, but no word is broken that another column has room for. Those that lack least are helped
/// first: a little to each of many would help none.
Widths by_shares(Wishes const& wishes, Length available) {
    std::vector<double> weights;
    for (auto const& wish : wishes) weights.push_back(std::max<double>(1, wish.share));
    auto widths = by_weight(weights, available);
    auto const lacks = [&](std::size_t i) { return wishes[i].least - widths[i]; };
    std::vector<std::size_t> narrow;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (lacks(i) > Length()) narrow.push_back(i);
    }
    std::stable_sort(narrow.begin(), narrow.end(), [&](std::size_t a, std::size_t b) { return lacks(a) < lacks(b); });
    for (auto const column : narrow) {
        if (!help(widths, wishes, column)) break;
    }
    return widths;
}

/// More room than anybody wishes: everybody gets the wish and a part of the rest in proportion to it.
Widths with_rest(Wishes const& wishes, Length available) {
    std::vector<double> weights;
    for (auto const& wish : wishes) weights.push_back(static_cast<double>(std::max<std::int64_t>(1, wish.best.units)));
    return by_weight(weights, available);
}

/// Not even the widest words fit: in proportion to them, and words will be broken.
Widths squeezed(Wishes const& wishes, Length available) {
    std::vector<double> weights;
    for (auto const& wish : wishes)
        weights.push_back(std::sqrt(static_cast<double>(std::max<std::int64_t>(1, wish.least.units))));
    return by_weight(weights, available);
}

double weight_of(ColumnWish const& wish) {
    return std::sqrt(static_cast<double>(std::max<std::int64_t>(1, wish.best.units)));
}

/// Settles, one after the other, columns whose fair part is more than they wish or less than their widest word; the
/// others divide what is left.
Widths fair(Wishes const& wishes, Length available) {
    Widths widths(wishes.size());
    std::vector<bool> settled(wishes.size(), false);
    for (bool again = true; again;) {
        again = false;
        double weights = 0;
        auto left = available;
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            if (settled[i])
                left -= widths[i];
            else
                weights += weight_of(wishes[i]);
        }
        auto const part = [&](std::size_t i) {
            return Length(static_cast<std::int64_t>(static_cast<double>(left.units) * weight_of(wishes[i]) / weights));
        };
        // Too narrow ones first: settling them leaves less for the rest.
        for (bool const narrow : {true, false}) {
            for (std::size_t i = 0; i < wishes.size() && !again; ++i) {
                if (settled[i]) continue;
                auto const mine = part(i);
                auto const bound = narrow ? wishes[i].least : wishes[i].best;
                if (narrow ? mine >= bound : mine <= bound) continue;
                widths[i] = bound;
                settled[i] = again = true;
            }
        }
        if (again) continue;
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            if (!settled[i]) widths[i] = part(i);
        }
    }
    auto const widest = std::max_element(widths.begin(), widths.end());
    *widest += available - sum(widths);
    return widths;
}

Widths divided(Wishes const& wishes, Length available) {
    if (std::any_of(wishes.begin(), wishes.end(), [](ColumnWish const& w) { return w.share != 0; }))
        return by_shares(wishes, available);
    Length least;
    Length best;
    for (auto const& wish : wishes) {
        least += wish.least;
        best += std::max(wish.best, wish.least);
    }
    if (best <= available) return with_rest(wishes, available);
    if (least > available) return squeezed(wishes, available);
    return fair(wishes, available);
}

/// Raises what is below the floor; those above it give what they have more, in proportion.
void raise(Widths& widths, Length floor) {
    Length lacking;
    Length spare;
    for (auto const width : widths) (width < floor ? lacking : spare) += width < floor ? floor - width : width - floor;
    if (lacking == Length() || lacking > spare) return;
    Length given;
    for (auto& width : widths) {
        auto const gift = width > floor ? (width - floor).fraction(lacking.units, spare.units) : Length();
        given += gift;
        width = std::max(floor, width - gift);
    }
    *std::max_element(widths.begin(), widths.end()) -= lacking - given;  // what rounding left
}

}  // namespace

std::vector<Length> column_widths(std::vector<ColumnWish> const& wishes, Length available, Length floor) {
    if (wishes.empty()) return {};
    auto widths = divided(wishes, available);
    raise(widths, floor);
    return widths;
}

}  // namespace dhrdoc::typeset
