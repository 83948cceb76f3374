// Takes patterns and a word; makes the places where a hyphen may break it. The seam between layout and the library.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::typeset {

class Hyphenator {
public:
    virtual ~Hyphenator() = default;
    /// Bytes of `word` behind which it may be broken, sorted. A word is small letters of English.
    [[nodiscard]] virtual std::vector<std::uint32_t> breaks(std::string_view word) = 0;
};

/// From the bytes of a file of patterns, as the package hyphen-en-gb has one; nullptr where they are none. Not safe for
/// several threads at once.
[[nodiscard]] std::unique_ptr<Hyphenator> make_hyphenator(std::string const& patterns);

}  // namespace dhrdoc::typeset
