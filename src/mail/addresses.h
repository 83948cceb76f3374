// Takes the value of From, To or Cc; makes the entries in it, whichever program wrote them.
#pragma once

#include "model/mail.h"

#include <string_view>
#include <vector>

namespace dhrdoc::mail {

/// "Doe, Jane (CPG) <jane.doe@example.org>; Tom Hale [/O=.../CN=TOM HALE]": RFC 5322, and as Outlook prints it.
[[nodiscard]] std::vector<model::Correspondent> correspondents_in(std::string_view value);

}  // namespace dhrdoc::mail
