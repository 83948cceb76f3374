// Takes what is known of a death, of those who died and of who was found responsible; makes the words for them.
//
// "murder", "homicide" and "perpetrator" stand in no template: whether they may be said depends on the case.
#pragma once

#include "model/case.h"
#include "model/facts.h"

#include <string>
#include <vector>

namespace dhrdoc::fill {

struct Someone {
    model::Facts name;  // text, or missing
    std::string sex;
    std::string relationship;
    bool deceased = false;
    bool unknown = false;
};

struct Circumstances {
    model::ReviewKind kind = model::ReviewKind::dhr;
    model::Outcome outcome = model::Outcome::homicide;
    std::string verdict;
    std::string guidance;
    std::vector<Someone> victims;
    std::vector<Someone> perpetrators;
};

/// The facts `words`: review, review_lower, review_abbr, statute, death, victim.they, perpetrator.noun, ...
[[nodiscard]] model::Facts words_of(Circumstances const& circumstances);

/// The pronouns and verbs of one person or several, set into `table`: they, them, their, was, has, ...
enum class Sex { female, male, unsaid };
[[nodiscard]] Sex sex_of(std::string_view written);
void set_grammar(model::Facts& table, Sex sex, bool several);

}  // namespace dhrdoc::fill
