// Takes a text, the document that was read from it and what redact made of that; makes the text again with nothing
// changed but what was replaced, byte for byte, and proves it.
//
//   splice    each replacement goes into the bytes that it replaces
//   read      the new text is read again, and must say what the redacted document says; what does not gives way: a
//             block alone, then all of the text, is written in our own hand
//   unseen    bytes that the page does not show are searched like any text; what gives something away is taken out,
//             whatever it is, and the text read again
#pragma once

#include "model/search.h"
#include "redact/redact.h"

#include <cstddef>
#include <string>

namespace dhrdoc {

struct SourceCopy {
    std::string text;
    /// Blocks that stand in it in our own hand: markup ended in the middle of a name, or the like.
    std::size_t rewritten = 0;
    /// Parts that the page does not show and that gave something away: they are gone.
    std::size_t taken_out = 0;
    /// All of it is in our own hand.
    bool is_ours = false;
};

/// `before` was given to redact, and read from the bytes of a text as somebody else's Markdown.
[[nodiscard]] SourceCopy copy_source(model::Document const& before, redact::Redaction const& redaction,
                                     redact::Withheld const& withheld, model::Search const& search);

/// The same in our own hand from the beginning.
[[nodiscard]] SourceCopy copy_in_our_hand(redact::Redaction const& redaction);

}  // namespace dhrdoc
