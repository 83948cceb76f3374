// Takes Markdown; makes the copy that `redact` gives out of it, with a key of invented people.
#pragma once

#include "base/diagnostic.h"
#include "markdown/parse.h"
#include "redact/redact.h"
#include "redact/searcher.h"
#include "source_copy.h"
#include "xray/examine.h"

#include <algorithm>
#include <array>
#include <string>

namespace dhrdoc::test {

/// Zelmira Quarnbrook (Nina), Tovikal Ashgrellan (Theo), died on 12 March 2021.
inline model::Policy made_policy(model::Manner manner) {
    auto key = std::make_shared<model::Identities>();
    for (auto const& [id, name, pseudonym] : {std::array{"victim", "Zelmira Quarnbrook", "Nina"},
                                              std::array{"perpetrator", "Tovikal Ashgrellan", "Theo"}}) {
        model::PersonIdentity person;
        person.id = id;
        person.name.value = name;
        person.pseudonym.value = pseudonym;
        key->people.push_back(std::move(person));
    }
    model::ProtectedDate death;
    death.id = "death";
    death.day.date = std::chrono::year(2021) / 3 / 12;
    death.why = model::Why::death;
    death.publish = model::Publish::month;
    key->dates.push_back(death);
    model::Policy out;
    out.identities = key;
    out.manner = manner;
    out.foreign_text = true;
    return out;
}

struct Copied {
    SourceCopy copy;
    /// No questions, no errors, and the last gate finds nothing: it would be written.
    bool is_silent = false;
};

inline Copied copied(std::string const& text, model::Manner manner = model::Manner::redact) {
    static auto const marks = redact::compile(made_policy(model::Manner::redact));
    static auto const prose = redact::compile(made_policy(model::Manner::pseudonymise));
    auto const& withheld = manner == model::Manner::redact ? marks : prose;
    static auto const search = redact::make_search(marks);
    base::Sources sources;
    base::Diagnostics diagnostics;
    auto const& file = sources.add("note.md", text);
    auto const document =
        markdown::parse(std::make_shared<model::FilledText const>(model::FilledText::whole_file(file)), sources,
                        markdown::Options{.foreign = true}, diagnostics);
    auto const redaction = redact::redact(document, *withheld, sources, diagnostics);
    Copied out;
    out.copy = copy_source(document, redaction, *withheld, *search);
    auto const seen = xray::examine_text(out.copy.text, *search);
    out.is_silent = !diagnostics.has_errors() && !diagnostics.has_blocking() &&
                    std::none_of(seen.findings.begin(), seen.findings.end(), [](xray::Finding const& finding) {
                        return finding.severity == base::Severity::error && finding.certain;
                    });
    return out;
}

}  // namespace dhrdoc::test
