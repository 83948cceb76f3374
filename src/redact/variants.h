// Takes one person of the key; makes every form in which the name is written, each with its rule.
#pragma once

#include "model/identities.h"
#include "redact/withheld.h"

namespace dhrdoc::redact {

/// Adds the forms to `withheld`, and what is known of initials to `subject`.
void add_variants(model::PersonIdentity const& person, SubjectIndex subject_index, Subject& subject,
                  Withheld& withheld);

/// The surname in a full name as written, with its particles: "van der Berg".
[[nodiscard]] std::string surname_in(std::string_view name);

}  // namespace dhrdoc::redact
