// Takes parts of a case; makes the facts of them. What the views of a case and of a panel's decision share.
#pragma once

#include "fill/generalise.h"
#include "model/case.h"
#include "model/facts.h"
#include "model/identities.h"
#include "model/policy.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::fill {

/// What decides how a person, place, agency or day is shown.
struct Showing {
    model::Profile profile;
    Generalised const& generalised;
    model::Identities const* key;  // null unless working

    [[nodiscard]] bool working() const { return profile == model::Profile::working && key != nullptr; }
};

/// A text, a prose, or what is missing: "say it under [chair] as biography".
[[nodiscard]] model::Facts text_or_missing(model::Text const& text, std::string what, std::string way_out);
/// A Community Safety Partnership by its name; one that is called by its area alone ("Kent") is called in full.
[[nodiscard]] model::Facts partnership_or_missing(model::Text const& csp, std::string way_out);
[[nodiscard]] model::Facts prose_or_missing(model::Text const& text, std::string what, std::string way_out);
[[nodiscard]] model::Facts truth_in_words(model::Truth const& truth, std::string what, std::string way_out);
[[nodiscard]] model::Facts list_of_texts(std::vector<model::Text> const& texts);
[[nodiscard]] model::Facts list_of_prose(std::vector<model::Text> const& texts);

/// A day of the review's own work, in full.
[[nodiscard]] model::Facts work_day(std::optional<model::Day> const& day, std::string what, std::string way_out);
/// A day of the case: to the month at most unless working, and less where it is a protected one.
[[nodiscard]] model::Facts case_day(std::optional<model::Day> const& day, model::Precision precision,
                                    Showing const& showing, std::string what, std::string way_out);

[[nodiscard]] model::Facts person_facts(model::Person const& person, Showing const& showing);
[[nodiscard]] model::Facts agency_facts(model::Agency const& agency, Showing const& showing);
/// An id of an agency, or a body's own name.
[[nodiscard]] model::Facts agency_by_id(model::Case const& reviewed, model::Text const& written, Showing const& showing,
                                        std::string what, std::string way_out);

/// Sorted by term.
[[nodiscard]] model::Facts glossary_facts(std::vector<model::GlossaryTerm> terms);
/// people, places, agencies and dates by id, set into `root`.
void set_named(model::Facts& root, model::Case const* reviewed, Showing const& showing);
[[nodiscard]] model::Facts profile_facts(model::Profile profile);
[[nodiscard]] model::Facts guidance_facts(model::Text const& guidance);
[[nodiscard]] model::Facts words_of_case(model::Case const& reviewed, Showing const& showing);

}  // namespace dhrdoc::fill
