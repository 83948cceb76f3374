// What to do with somebody else's correspondence: who is named, what is withheld and why, as the officer writes it
// down.
#pragma once

#include "model/case.h"
#include "model/identities.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace dhrdoc::model {

/// foi: the exemptions of the Freedom of Information Act 2000 (s40(2), ...). inquiry: the labels of public inquiries
/// (NR name redacted, PD personal data, I&S irrelevant and sensitive).
enum class Scheme { foi, inquiry };

/// Somebody who is named in every copy.
struct Disclosed {
    base::Range range;
    Text name;               // or the address of a mailbox
    std::vector<Text> also;  // other spellings and addresses
    Text reason;
};

/// Words that are taken out wherever they stand.
struct WithheldText {
    base::Range range;
    Text text;
    Text exemption;  // "s31(1)(a)"
};

/// What becomes of the names of attachments.
enum class AttachmentNames { cleaned, none };

struct Disclosure {
    std::filesystem::path folder;
    base::FileId file = 0;
    std::string stem;

    Text source;      // as written
    Text case_path;   // as written; optional
    Text identities;  // as written; optional
    Scheme scheme = Scheme::foi;
    Text title, reference, note;
    /// The reason for names, addresses and numbers of people.
    Text exemption;
    /// "[REDACTED s40(2)]@example.org" instead of "[REDACTED s40(2)]".
    bool keeps_domains = true;
    /// A number behind the reason that is the same for one person everywhere.
    bool person_keys = false;
    AttachmentNames attachment_names = AttachmentNames::cleaned;
    std::vector<Disclosed> disclosed;
    std::vector<WithheldText> withheld;
    std::vector<Text> keep;

    /// Where `source` leads.
    std::filesystem::path source_path;
    std::shared_ptr<Case const> reviewed;
};

/// The reason that a scheme gives for personal information.
[[nodiscard]] std::string personal_reason(Disclosure const& disclosure);
/// What a reason stands for, in words: "personal information of somebody else"; empty where it is not known.
[[nodiscard]] std::string meaning_of_reason(std::string_view reason);

}  // namespace dhrdoc::model
