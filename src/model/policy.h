// What redact goes by: who is withheld, what takes their place, and in what manner.
#pragma once

#include "model/identities.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace dhrdoc::model {

enum class Profile { published, panel, working };
enum class Manner { pseudonymise, redact };

/// What the marks of a disclosure look like, and who is named in it. Made by redact from a chain of mails.
struct Correspondence {
    /// The reason for names, addresses and numbers: "s40(2)".
    std::string personal_reason;
    bool keeps_domains = true;
    bool person_keys = false;
    /// Names and addresses that stay wherever they stand, each as it is written.
    std::vector<std::string> disclosed;
    /// Words of disclosed people that are words of withheld people as well, folded.
    std::set<std::string, std::less<>> shared_words;
    /// The same, by the number of the message in which they can only mean the disclosed.
    std::map<std::size_t, std::set<std::string, std::less<>>> named_in;
    /// Entries of headers that are withheld, as written, and whose they are.
    struct Entry {
        std::string text;
        std::string person;
    };
    std::vector<Entry> entries;
    /// Words that sign a message, by its number: initials too.
    std::map<std::size_t, Entry> sign_offs;
};

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
    /// Null but for a disclosure.
    std::shared_ptr<Correspondence const> correspondence = {};
};

[[nodiscard]] std::string_view name_of(Profile profile);

}  // namespace dhrdoc::model
