// Takes a text of a disclosed correspondence; makes the spans that only mail has: addresses, entries of headers, words
// of greeting and signing, and the passages that are withheld. Takes away what names somebody who is disclosed.
#pragma once

#include "redact/identifiers.h"
#include "redact/names.h"

#include <optional>

namespace dhrdoc::redact {

/// `spans` are what the other finders made of `view`, which shows `text`. Nothing changes where no mails are disclosed.
void find_in_mail(View const& view, std::string_view text, Setting setting, std::size_t message,
                  Withheld const& withheld, std::vector<Span>& spans);

/// Where `text` holds most of the words of `passage` in a row; nothing where it holds fewer than six in ten.
[[nodiscard]] std::optional<ByteRange> near_passage(std::string_view text, std::string_view passage);

}  // namespace dhrdoc::redact
