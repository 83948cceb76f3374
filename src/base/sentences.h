// Takes English prose; makes its sentences, as well as full stops tell.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dhrdoc::base {

/// The byte offset behind the end of each sentence. A full stop behind a title, an initial or "e.g." ends none, nor
/// does one before a small letter; words without a stop at the end of the text are a sentence too.
[[nodiscard]] std::vector<std::size_t> sentence_ends(std::string_view prose);

}  // namespace dhrdoc::base
