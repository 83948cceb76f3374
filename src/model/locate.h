// Takes the flat text of a block and the Markdown that it came from; finds for bytes of the one the bytes of the other.
#pragma once

#include "model/document.h"
#include "model/filled_text.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::model {

/// Lays the flat text beside its source: characters in their order, between them what was markup. Made once for a
/// block, asked as often as needed.
class SourceMap {
public:
    /// `block` is the Origin of the block that `flat_text` is the text (or caption) of.
    SourceMap(FilledText const& text, Origin block, std::string_view flat_text);

    /// The source of flat bytes [begin, end). Nothing where the two could not be laid beside each other.
    [[nodiscard]] std::optional<Origin> find(std::size_t begin, std::size_t end) const;

    /// A stretch of flat text and its source. Where both are of one length, they are the same bytes.
    struct Piece {
        std::uint32_t flat = 0;
        std::uint32_t flat_length = 0;
        std::uint32_t source = 0;
        std::uint32_t source_length = 0;
    };
    /// What flat bytes [begin, end) are made of, without the markup between: in order, `source` in bytes of the whole
    /// filled text. A character reference that is only touched comes whole. Empty where find() knows nothing.
    [[nodiscard]] std::vector<Piece> pieces(std::size_t begin, std::size_t end) const;

private:
    std::string_view source_;  // of the block
    std::string flat_;
    std::uint32_t offset_ = 0;  // where the block begins in the text
    std::vector<Piece> pieces_;
};

/// The same for one question.
[[nodiscard]] std::optional<Origin> locate(FilledText const& text, Origin block, std::string_view flat_text,
                                           std::size_t begin, std::size_t end);

}  // namespace dhrdoc::model
