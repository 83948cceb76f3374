// Takes a question and the text around it; makes the key under which a person's answer is found again.
#pragma once

#include "model/identities.h"
#include "redact/span.h"

#include <string>
#include <string_view>

namespace dhrdoc::redact {

/// A hash of the sentence (folded, so that spaces and quotes do not matter) and of the questioned words. Edits
/// elsewhere leave it as it is. A question asked once for all places has the words alone.
[[nodiscard]] std::string where_of(std::string_view text, Span const& span);

/// A hash of the sentence at those bytes, and of `more`: the hash of sentences that are asked about together with it.
[[nodiscard]] std::string where_of_sentence(std::string_view text, ByteRange at, std::string_view more);

[[nodiscard]] model::DecisionChoice answer_to(model::Decisions const& decisions, std::string_view what,
                                              std::string_view where);

}  // namespace dhrdoc::redact
