// Takes Markdown as bytes; finds what is withheld in it for who reads the bytes and not the page: comments, attributes,
// definitions that nothing refers to, names that are written in character references or taken apart by signs.
#pragma once

#include "model/search.h"
#include "redact/withheld.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace dhrdoc::redact {

/// The bytes of the text that were read, one after the other, when something was found; at least one.
using BytesRead = std::vector<std::uint32_t>;

/// Everything that any reading of `markdown` finds, certain or not: nobody will be asked about what nobody sees.
[[nodiscard]] std::vector<BytesRead> find_unseen(std::string_view markdown, Withheld const& withheld,
                                                 model::Search const& search);

}  // namespace dhrdoc::redact
