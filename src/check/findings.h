// Takes what a rule has found; makes diagnostics with the rule's code and severity. Gives every rule the case and its
// prose.
#pragma once

#include "check/check.h"
#include "check/prose.h"

#include <string>
#include <vector>

namespace dhrdoc::check {

class Findings {
public:
    Findings(model::Case const& reviewed, model::Identities const* identities, base::Diagnostics& diagnostics);

    void raise(std::string_view rule, base::Range range, std::string message, std::string hint);
    /// The same, where the line must not be printed: it is in the key, or holds a date.
    void raise_unprinted(std::string_view rule, base::Range range, std::string message, std::string hint);

    [[nodiscard]] model::Case const& reviewed() const { return case_; }
    /// May be null.
    [[nodiscard]] model::Identities const* identities() const { return identities_; }
    /// Every text of the case that is printed as prose.
    [[nodiscard]] std::vector<Passage> const& prose() const { return prose_; }
    /// True if any text of the kinds says one of the words (phrases may break over lines, case does not matter).
    [[nodiscard]] bool says(std::vector<Part> const& parts, std::vector<std::string_view> const& words) const;
    [[nodiscard]] bool says_anywhere(std::vector<std::string_view> const& words) const;
    /// The first row of the chronology with a tag; nullptr where there is none. "coercive control" is
    /// "coercive-control".
    [[nodiscard]] model::ChronologyRow const* row_tagged(std::vector<std::string_view> const& tags) const;
    [[nodiscard]] static bool has_tag(model::ChronologyRow const& row, std::vector<std::string_view> const& tags);
    /// Whether the library's record says yes to a flag.
    [[nodiscard]] model::Text const* flag(std::string const& key) const;
    /// "NF" where the key knows a Nora Finch.
    [[nodiscard]] bool is_somebodys_initials(std::string_view word) const;
    /// Where a finding points that is about something the case has not got.
    [[nodiscard]] base::Range review_place() const;

private:
    /// Prose may have been pasted with real names in it: such a line is not printed.
    [[nodiscard]] bool line_holds_a_name(base::Range range) const;
    void add(std::string_view rule, base::Range range, std::string message, std::string hint, bool withhold_line);

    model::Case const& case_;
    model::Identities const* identities_;
    base::Diagnostics& diagnostics_;
    std::vector<Passage> prose_;
    /// What the key withholds, word by word.
    std::vector<std::string> withheld_;
};

void check_anonymity(Findings& findings);
void check_structure(Findings& findings);
void check_people(Findings& findings);
void check_equality(Findings& findings);
void check_dynamics(Findings& findings);
void check_agencies(Findings& findings);
void check_language(Findings& findings);
void check_recommendations(Findings& findings);
void check_learning(Findings& findings);

}  // namespace dhrdoc::check
