// Takes the bytes of a stream and its dictionary; makes what the filters hide, as far as it can be undone within
// bounds.
#pragma once

#include "xray/object.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::xray {

/// No stream is unpacked further than this: a few kilobytes can be made to hold gigabytes.
constexpr std::size_t largest_stream = 48U << 20U;

struct Filter {
    std::string name;
    Value parameters;
};

struct Decoded {
    std::string bytes;
    /// The filter that was not undone (DCTDecode, JPXDecode, ...); `bytes` are what it would be given. Empty: none.
    std::string stopped_at;
    /// Data ended early or was damaged; `bytes` are what came before.
    bool damaged = false;
    /// The bound was reached.
    bool too_large = false;
    /// What stood after the end of the compressed data.
    std::string trailing;
};

[[nodiscard]] Decoded undo(std::string_view raw, std::vector<Filter> const& filters);

/// zlib (`wrapped`) or bare deflate data, bounded.
[[nodiscard]] Decoded inflate_bytes(std::string_view raw, bool wrapped, std::size_t bound = largest_stream);

}  // namespace dhrdoc::xray
