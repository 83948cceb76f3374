// Takes facts and the sections that are open; makes the value that a name means there.
#pragma once

#include "model/facts.h"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::fill {

/// Names are looked up from the innermost open section outwards; the first part of "a.b.c" decides where, as the
/// Mustache specification has it. Beside the members of the facts there are, in the items of a list, `number`, `first`,
/// `last` and `count`, and `.` for the item; for a list `any`, `one`, `several`, `count`, `in_words` and `joined`,
/// and for a text `capital`.
class Scope {
public:
    explicit Scope(model::Facts const& root) : root_(root) {}

    void enter(model::Facts const& facts) { frames_.push_back({&facts, 0, 0}); }
    void enter_item(model::Facts const& facts, std::size_t index, std::size_t count) {
        frames_.push_back({&facts, index + 1, count});
    }
    void leave() { frames_.pop_back(); }

    /// nullptr where nothing of that name is known here. Valid as long as this is.
    [[nodiscard]] model::Facts const* find(std::string_view name);
    /// For a message about a name that `find` does not know: every name that could have been meant.
    [[nodiscard]] std::vector<std::string> known_beside(std::string_view name);

private:
    struct Frame {
        model::Facts const* facts;
        std::size_t number;  // of the item, from 1; 0: not an item
        std::size_t count;
    };
    [[nodiscard]] model::Facts const* find_first(std::string_view part);
    [[nodiscard]] model::Facts const* find_in_item(Frame const& frame, std::string_view part);
    [[nodiscard]] model::Facts const* find_member(model::Facts const& facts, std::string_view part);
    [[nodiscard]] model::Facts const* keep(model::Facts facts);

    model::Facts const& root_;
    std::vector<Frame> frames_;
    std::deque<model::Facts> made_;  // values that are computed, kept alive
};

/// False for what a section would skip. A table that has a `yes` or a `name` is as true as that.
[[nodiscard]] bool holds(model::Facts const& facts);
/// What `{{x}}` prints: the value itself, or the `name` of a table; nullptr for what cannot be printed.
[[nodiscard]] model::Facts const* printable(model::Facts const& facts);

}  // namespace dhrdoc::fill
