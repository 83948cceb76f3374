// Takes tables of numbers; asserts what is hidden, and that a reader with time and a pencil finds none of it.
#include "count/suppress.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <random>
#include <string>

using dhrdoc::count::Number;
using dhrdoc::count::recoverable;
using dhrdoc::count::Sum;
using dhrdoc::count::suppress;

namespace {

/// One list of parts and its total, which everybody knows: "12 . 5 0" with a point for what is hidden.
std::string after(std::vector<std::size_t> const& values) {
    std::vector<Number> numbers;
    Sum sum;
    std::size_t all = 0;
    for (auto const value : values) {
        sum.parts.push_back(numbers.size());
        numbers.push_back({value});
        all += value;
    }
    sum.total = numbers.size();
    numbers.push_back({all, true, true});
    suppress(numbers, {sum});
    std::string out;
    for (auto const part : sum.parts)
        out += (out.empty() ? "" : " ") + (numbers[part].shown ? std::to_string(numbers[part].value) : ".");
    return out;
}

/// A table with rows, columns, their totals and the total of all.
struct Table {
    std::vector<Number> numbers;
    std::vector<Sum> sums;
    std::size_t cells = 0;
};

Table table_of(std::vector<std::vector<std::size_t>> const& rows) {
    Table table;
    auto const width = rows.front().size();
    std::vector<std::size_t> columns(width, 0);
    std::vector<std::size_t> totals;
    for (auto const& row : rows) {
        std::size_t sum = 0;
        for (std::size_t i = 0; i < width; ++i) {
            table.numbers.push_back({row[i]});
            columns[i] += row[i];
            sum += row[i];
        }
        totals.push_back(sum);
    }
    table.cells = table.numbers.size();
    std::size_t all = 0;
    Sum down;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        Sum across{table.numbers.size(), {}};
        for (std::size_t i = 0; i < width; ++i) across.parts.push_back(r * width + i);
        down.parts.push_back(table.numbers.size());
        table.numbers.push_back({totals[r]});
        table.sums.push_back(across);
        all += totals[r];
    }
    Sum along;
    for (std::size_t i = 0; i < width; ++i) {
        Sum sum{table.numbers.size(), {}};
        for (std::size_t r = 0; r < rows.size(); ++r) sum.parts.push_back(r * width + i);
        along.parts.push_back(table.numbers.size());
        table.numbers.push_back({columns[i]});
        table.sums.push_back(sum);
    }
    down.total = along.total = table.numbers.size();
    table.numbers.push_back({all, true, true});
    table.sums.push_back(down);
    table.sums.push_back(along);
    return table;
}

/// Tries every way to fill the hidden cells; true where all of them that fit give this cell one value.
bool only_one_value(Table const& table, std::size_t cell) {
    std::vector<std::size_t> hidden;
    for (std::size_t i = 0; i < table.cells; ++i)
        if (!table.numbers[i].shown) hidden.push_back(i);
    auto const most = table.numbers.back().value;
    std::vector<std::size_t> values(table.cells);
    for (std::size_t i = 0; i < table.cells; ++i) values[i] = table.numbers[i].value;
    std::size_t first = 0;
    bool different = false;
    auto const fits = [&] {
        std::vector<std::size_t> whole(table.numbers.size());
        for (std::size_t i = 0; i < whole.size(); ++i) whole[i] = i < table.cells ? values[i] : table.numbers[i].value;
        for (auto const& sum : table.sums) {
            if (sum.total == table.numbers.size() - 1) continue;  // of totals
            std::size_t together = 0;
            for (auto const part : sum.parts) together += whole[part];
            if (table.numbers[sum.total].shown ? together != whole[sum.total] : together == 0) return false;
        }
        std::size_t all = 0;
        for (std::size_t i = 0; i < table.cells; ++i) all += values[i];
        return all == most;
    };
    std::function<void(std::size_t, std::size_t)> const fill = [&](std::size_t at, std::size_t left) {
        if (different) return;
        if (at == hidden.size()) {
            if (left != 0 || !fits()) return;
            if (first == 0)
                first = values[cell];
            else
                different = values[cell] != first;
            return;
        }
        for (std::size_t value = 1; value <= left; ++value) {
            values[hidden[at]] = value;
            fill(at + 1, left - value);
        }
    };
    std::size_t shown = 0;
    for (std::size_t i = 0; i < table.cells; ++i) shown += table.numbers[i].shown ? table.numbers[i].value : 0;
    fill(0, most - shown);
    return !different;
}

}  // namespace

TEST_CASE("small numbers are hidden, and what would give them away") {
    struct Row {
        std::vector<std::size_t> values;
        std::string printed;
    };
    std::vector<Row> const rows = {
        {{12, 7, 5}, "12 7 5"},                // nothing is small
        {{12, 7, 0}, "12 7 0"},                // nought is nobody
        {{12, 7, 4}, "12 . ."},                // one hidden number is the total less the others
        {{12, 7, 5, 1}, "12 7 . ."},           // the smallest neighbour goes with it
        {{12, 3, 2}, "12 . ."},                // together five: enough
        {{12, 9, 2, 2}, "12 . . ."},           // together four: a small number by itself
        {{20, 1, 1, 1, 1, 1}, ". . . . . ."},  // five ones: five numbers that add up to five
        {{20, 9, 1, 1, 1, 1, 2}, "20 9 . . . . ."},
        {{4, 3}, ". ."},
        {{2}, "."},
        {{}, ""},
    };
    for (auto const& row : rows) CHECK(after(row.values) == row.printed);
}

TEST_CASE("two tables do not give away by their difference what each of them hides") {
    // Homicides by relationship, and all reviews by relationship: the second less the first are the suicides.
    auto table = table_of({{9, 6}, {8, 2}});
    suppress(table.numbers, table.sums);
    CHECK(recoverable(table.numbers, table.sums).empty());
    CHECK_FALSE(table.numbers[3].shown);
    // Its row, its column and the cell across: four cells hide one.
    CHECK_FALSE(table.numbers[0].shown);
    CHECK_FALSE(table.numbers[1].shown);
    CHECK_FALSE(table.numbers[2].shown);
}

TEST_CASE("a number that is hidden twice, each time with one other, is not found by elimination") {
    // Two squares of hidden cells with one hidden cell between them: each row and column has two, and yet that one is
    // the only one that can take up what is left.
    Table table = table_of({{3, 3, 9, 9, 9}, {3, 3, 4, 9, 9}, {9, 9, 3, 3, 9}, {9, 9, 3, 3, 9}, {9, 9, 9, 9, 9}});
    for (std::size_t i = 0; i < table.cells; ++i) table.numbers[i].shown = table.numbers[i].value >= 5;
    CHECK(recoverable(table.numbers, table.sums) == std::vector<std::size_t>{7});
    suppress(table.numbers, table.sums);
    CHECK(recoverable(table.numbers, table.sums).empty());
}

TEST_CASE("whoever fills in the hidden cells of any small table in every way learns no small number") {
    std::mt19937 random(20260714);
    std::size_t hidden = 0;
    for (int turn = 0; turn < 400; ++turn) {
        std::vector<std::vector<std::size_t>> rows(2 + random() % 2, std::vector<std::size_t>(2 + random() % 2));
        for (auto& row : rows)
            for (auto& value : row) value = random() % 3 == 0 ? random() % 8 : random() % 4;
        auto table = table_of(rows);
        auto const all = table.numbers.back().value;
        if (all < 10 || all > 22) continue;
        suppress(table.numbers, table.sums);
        // A table of which nothing is left is not printed.
        auto const end = table.numbers.begin() + static_cast<std::ptrdiff_t>(table.cells);
        if (std::none_of(table.numbers.begin(), end, [](Number const& number) { return number.shown; })) continue;
        for (std::size_t cell = 0; cell < table.cells; ++cell) {
            auto const& number = table.numbers[cell];
            if (number.shown) {
                CHECK((number.value == 0 || number.value >= 5));
                continue;
            }
            ++hidden;
            INFO("turn " << turn << ", cell " << cell << " of " << rows.size() << " rows");
            CHECK_FALSE(only_one_value(table, cell));
        }
    }
    CHECK(hidden > 300);
}
