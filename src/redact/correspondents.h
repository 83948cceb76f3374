// Takes a chain of mails and what is to be done with it; makes the policy: everybody in its headers is withheld under
// every spelling found there, but for those who are disclosed.
//
// Entries are one person where they share an address, or the words of a name in any order ("Doe, Jane", "Jane Doe",
// jane.doe@..., /CN=DOE JANE114). A bare user name (jdoe, doej) or forename joins the one person whom it fits; to a
// disclosed person only within that person's own domain. Greetings and sign-offs add short names.
#pragma once

#include "base/diagnostic.h"
#include "model/disclosure.h"
#include "model/mail.h"
#include "model/policy.h"

#include <memory>

namespace dhrdoc::redact {

/// `key` may be null. People get the ids "correspondent-1" and so on, in the order in which they are first named.
[[nodiscard]] model::Policy policy_for(model::MailChain const& chain, model::Disclosure const& disclosure,
                                       std::shared_ptr<model::Identities const> const& key,
                                       base::Diagnostics& diagnostics);

}  // namespace dhrdoc::redact
