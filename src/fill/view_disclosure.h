// Takes a chain of mails and what is to be done with it; makes the facts that its templates are filled from.
//
// Somebody else's text is the one thing in which the secrets are present: the second and third gate see to them.
//
//   title, reference, note, foi, inquiry, count
//   preamble     Markdown, mostly missing
//   messages     list: number, count, headers (list: label, value, people), body, signature
//   schedule     total, rows (list: page, message, reason, count), reasons (list: reason, meaning, count)
#pragma once

#include "model/disclosure.h"
#include "model/facts.h"
#include "model/mail.h"

#include <string>
#include <vector>

namespace dhrdoc::fill {

/// What was taken out: so many marks of one reason in one message on one page.
struct ScheduleRow {
    std::size_t page = 0;
    std::size_t message = 0;  // 0: above the first
    std::string reason;
    std::size_t count = 0;
};

[[nodiscard]] model::Facts view_of(model::MailChain const& chain, model::Disclosure const& disclosure,
                                   std::vector<ScheduleRow> const& schedule);

}  // namespace dhrdoc::fill
