// Takes the text of a chain of e-mails; makes its messages, quoted replies to any depth.
//
//   From: Doe, Jane <jane.doe@example.org>     On 3 May 2021, at 10:14, Tom Hale <tom@example.org> wrote:
//   Sent: 03 May 2021 10:14                    > Hi Jane
//   To: Hale, Tom                              >
//   Subject: Figures                           > Here they are.
//
// A block of header lines begins a message; so does a line that says who wrote, if nothing follows what it quotes.
// Where somebody answers between the lines of a quotation, it stays within the answer, as a quotation.
#pragma once

#include "base/diagnostic.h"
#include "model/mail.h"

namespace dhrdoc::mail {

enum class Writing { plain, markdown };

[[nodiscard]] model::MailChain chain_in(base::SourceFile const& file, Writing writing, base::Diagnostics& diagnostics);

/// True where at least one block of header lines is found.
[[nodiscard]] bool is_chain(std::string_view text);

}  // namespace dhrdoc::mail
