// Takes a text and withheld names; makes the places where a word of one stands in ROT13, or with digits for letters.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::xray {

struct Disguised {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Knows the words of at least six plain letters: shorter ones turn into words that mean nothing of the kind.
class Disguises {
public:
    explicit Disguises(std::vector<std::string> const& names);

    [[nodiscard]] std::vector<Disguised> find(std::string_view text) const;

private:
    std::set<std::string, std::less<>> turned_;    // in ROT13
    std::set<std::string, std::less<>> numbered_;  // l as i: a 1 may be either
};

}  // namespace dhrdoc::xray
