// Takes the bytes of a .eml file (RFC 5322, MIME); makes the text of it: its headers as Outlook prints them, then what
// is text in it. What is not text is named among the attachments; a message within it follows as one more message.
#pragma once

#include "base/diagnostic.h"

#include <string>
#include <string_view>

namespace dhrdoc::mail {

/// UTF-8 with line ends U+000A. `diagnostics` say what could not be read; nothing that they say is quoted.
[[nodiscard]] std::string text_of_eml(std::string_view bytes, base::Diagnostics& diagnostics);

/// True where the text begins with header lines of a mail as it was sent (Received, Message-ID, MIME-Version ...).
[[nodiscard]] bool looks_like_eml(std::string_view bytes);

}  // namespace dhrdoc::mail
