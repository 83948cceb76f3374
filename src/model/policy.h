// What redact goes by: who is withheld, what takes their place, and in what manner.
#pragma once

#include "model/identities.h"

#include <memory>
#include <string>
#include <vector>

namespace dhrdoc::model {

enum class Profile { published, panel, working };
enum class Manner { pseudonymise, redact };

struct Policy {
    Profile profile = Profile::published;
    Manner manner = Manner::pseudonymise;
    /// Never null; empty where there is nothing to withhold. Its pseudonyms have been completed from the case.
    std::shared_ptr<Identities const> identities = std::make_shared<Identities>();
    std::shared_ptr<Decisions const> decisions = std::make_shared<Decisions>();
    /// May be null (`redact --identities`): roles, relationships, agencies that are public, cover names.
    std::shared_ptr<Case const> reviewed;
    /// True for text that somebody else wrote (`dhrdoc redact`): identifiers and unlisted names are looked for harder.
    bool foreign_text = false;
};

[[nodiscard]] std::string_view name_of(Profile profile);

}  // namespace dhrdoc::model
