// Takes a text and bytes of it that nobody sees and that give something away; makes ways of taking them out.
#pragma once

#include "model/document.h"
#include "unseen_bytes.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc {

/// One way: bytes [begin, end) go. What comes in their place is `words`, or a block or note in our hand.
struct Removal {
    enum class Ours : std::uint8_t { nothing, cell, block, note };
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string words;
    Ours ours = Ours::nothing;
    model::Block const* block = nullptr;
    std::size_t note = 0;
};

/// All ways, the smallest first; at least one. Whether one of them changes what is read shows afterwards.
class Removals {
public:
    Removals(std::string_view text, UnseenLeak const& leak);
    [[nodiscard]] bool are_in(model::Origin origin) const { return origin.begin <= leak_.at && leak_.at < origin.end; }
    void add_ours(model::Origin origin, Removal::Ours ours, model::Block const* block, std::size_t note);
    [[nodiscard]] std::vector<Removal> const& all() const { return all_; }

private:
    void add(std::size_t begin, std::size_t end, std::string words);
    void add_tag();
    void add_definition();
    [[nodiscard]] bool begins_definition(std::size_t line) const;
    void add_lines();
    void add_stretch();

    std::string_view text_;
    UnseenLeak leak_;
    std::vector<Removal> all_;
};

}  // namespace dhrdoc
