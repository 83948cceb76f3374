// Inside draw: takes a table of people; makes who belongs to which generation, and in which order they stand there.
#pragma once

#include "draw/chart_data.h"

#include <optional>
#include <string>
#include <vector>

namespace dhrdoc::draw {

enum class Sex { female, male, not_given };

struct Member {
    std::string name;
    std::string role;
    Sex sex = Sex::not_given;
    bool victim = false;
    bool perpetrator = false;
    bool died = false;
    bool in_household = false;
    std::vector<std::size_t> parents;  // at most two
    std::size_t generation = 0;
};

/// Two who are or were a couple, or have children; or one alone who has.
struct Union {
    std::size_t first = 0;
    std::optional<std::size_t> second;
    bool couple = false;
    bool parted = false;
    std::vector<std::size_t> children;
};

struct Family {
    std::vector<Member> members;
    std::vector<Union> unions;
    /// The members of each generation, the eldest first, from left to right.
    std::vector<std::vector<std::size_t>> generations;
};

/// Columns by their headings: Sex, Role, Parents, Partners, Household. A name that nobody in the table has is passed
/// over. Nothing where somebody would be an ancestor of their own.
[[nodiscard]] std::optional<Family> family_of(ChartData const& data);

}  // namespace dhrdoc::draw
