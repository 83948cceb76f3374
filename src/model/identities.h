// The key: who and what is withheld. The one thing that must not travel; nothing made from it is printed but by choice.
#pragma once

#include "model/case.h"

namespace dhrdoc::model {

struct PersonIdentity {
    base::Range range;
    std::string id;
    Text name;
    Text surname;  // where it is not the last word of `name`
    Text title;
    std::vector<Text> also;  // former names, known-as
    std::optional<Day> born, died;
    std::vector<Text> identifiers;  // phone, e-mail, NHS number, ...
    Text address;
    Text pseudonym;  // where there is no case to say it
};

/// A place or an agency whose name is withheld.
struct NamedIdentity {
    base::Range range;
    std::string id;
    Text name;
    std::vector<Text> also;
    Text pseudonym;
};

enum class Why { death, birth, offence, court, other };
/// How much of a protected date the published text may show.
enum class Publish { none, year, season, month, day };

struct ProtectedDate {
    base::Range range;
    Day day;
    Why why = Why::other;
    Publish publish = Publish::none;
    std::string id;  // "death", "offence", ...: `{{dates.death}}`; a second one is "death-2"
};

struct Term {
    base::Range range;
    Text text, becomes;
    /// Why it is withheld, where the mark says so: "s42".
    std::string reason = {};
};

struct Identities {
    base::FileId file = 0;
    std::vector<PersonIdentity> people;
    std::vector<NamedIdentity> places;
    std::vector<NamedIdentity> agencies;
    /// Those written as [[dates]], then those that follow from `born` and `died` of people and are not among them.
    std::vector<ProtectedDate> dates;
    std::vector<Term> terms;
    std::vector<Text> keep;

    [[nodiscard]] PersonIdentity const* person(std::string_view id) const;
};

enum class DecisionChoice { unanswered, hide, keep };

/// An answer to an open question (decisions/1).
struct Decision {
    base::Range range;
    std::string what;   // rule id of the question
    std::string where;  // hash of the sentence's text with the questioned words; survives edits elsewhere
    DecisionChoice choice = DecisionChoice::unanswered;
    Text decided_by, why;
};

struct Decisions {
    base::FileId file = 0;
    std::vector<Decision> entries;
};

}  // namespace dhrdoc::model
