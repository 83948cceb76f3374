// Takes what is known of a death, of those who died and of who was found responsible; makes the words for them.
#include "fill/words.h"

#include "base/unicode.h"
#include "fill/english.h"

#include <algorithm>
#include <array>

namespace dhrdoc::fill {

namespace {

using model::Facts;
using model::Outcome;

enum class Finding { none, convicted, acquitted };

Finding finding_of(std::string_view verdict) {
    auto const lowered = base::lower_case(base::trimmed(verdict));
    auto const says = [&](std::string_view words) { return lowered.find(words) != std::string::npos; };
    if (lowered.empty() || lowered == "none" || lowered == "unknown") return Finding::none;
    if (says("not guilty") || says("acquit")) return Finding::acquitted;
    // A coroner's conclusion names nobody as responsible.
    if (says("unlawful") || says("open") || says("misadventure")) return Finding::none;
    return Finding::convicted;
}

struct Noun {
    std::string one, several;
    /// Where the noun is what somebody was to the one who died.
    Someone const* by_relationship = nullptr;
};

/// "her former husband" -> "former husband"
std::string without_owner(std::string_view relationship) {
    for (std::string_view const owner : {"her ", "his ", "their ", "the ", "Her ", "His ", "Their ", "The "}) {
        if (relationship.starts_with(owner)) return std::string(relationship.substr(owner.size()));
    }
    return std::string(relationship);
}

/// "the perpetrator", but "her former husband" as it is.
std::string with_the(std::string const& noun, Someone const* by_relationship) {
    if (by_relationship == nullptr) return "the " + noun;
    auto const& relationship = by_relationship->relationship;
    bool const owned = without_owner(relationship) != relationship || relationship.find("'s ") != std::string::npos;
    return owned ? relationship : "the " + relationship;
}

Noun victim_noun(Outcome outcome) {
    if (outcome == Outcome::homicide) return {"victim", "victims", nullptr};
    return {"person who died", "people who died", nullptr};
}

/// "perpetrator" is said only after a finding; before, and without one, no more than is known.
Noun perpetrator_noun(Circumstances const& c, Finding finding) {
    auto const any = [&](auto member) { return std::any_of(c.perpetrators.begin(), c.perpetrators.end(), member); };
    auto const named_by_relationship = [&]() -> Noun {
        auto const& relationship = c.perpetrators.empty() ? std::string() : c.perpetrators.front().relationship;
        if (relationship.empty() || c.perpetrators.size() > 1)
            return {"other person concerned", "other people concerned", nullptr};
        auto const noun = without_owner(relationship);
        return {noun, noun, &c.perpetrators.front()};
    };
    if (finding == Finding::convicted) return {"perpetrator", "perpetrators", nullptr};
    if (finding == Finding::acquitted || c.outcome != Outcome::homicide) return named_by_relationship();
    if (any([](Someone const& s) { return s.unknown; })) {
        return {"person responsible, who has not been identified,", "people responsible, who have not been identified,",
                nullptr};
    }
    if (any([](Someone const& s) { return s.deceased; })) {
        return {"person believed to be responsible", "people believed to be responsible", nullptr};
    }
    return {"alleged perpetrator", "alleged perpetrators", nullptr};
}

void set_both_cases(Facts& table, std::string const& name, std::string const& words) {
    table.set(name, Facts::text(words));
    table.set(with_capital(name), Facts::text(with_capital(words)));
}

void set_names(Facts& table, std::vector<Someone> const& people) {
    std::vector<std::string> names;
    for (auto const& person : people) {
        if (person.name.kind() != Facts::Kind::text) {
            // One name that is missing is missing in the sentence.
            table.set("name", person.name);
            table.set("possessive", person.name);
            return;
        }
        names.push_back(person.name.words());
    }
    auto const joined = joined_with_and(names);
    table.set("name", Facts::text(joined));
    table.set("Name", Facts::text(with_capital(joined)));
    table.set("possessive", Facts::text(possessive(joined)));
}

Facts group(std::vector<Someone> const& people, Noun const& noun) {
    bool const several = people.size() > 1;
    auto table = Facts::table();
    if (people.empty()) {
        auto const nobody = Facts::missing_as("name", "name somebody with this role under [[people]]");
        table.set("name", nobody).set("Name", nobody).set("possessive", nobody);
    } else {
        set_names(table, people);
    }
    if (table.find("Name") == nullptr) table.set("Name", *table.find("name"));
    auto const& words = several ? noun.several : noun.one;
    set_both_cases(table, "noun", words);
    set_both_cases(table, "the", with_the(words, noun.by_relationship));
    table.set("one", Facts::truth(people.size() == 1));
    table.set("several", Facts::truth(several));
    set_grammar(table, people.size() == 1 ? sex_of(people.front().sex) : Sex::unsaid, several);
    auto const all = [&](auto member) { return !people.empty() && std::all_of(people.begin(), people.end(), member); };
    table.set("deceased", Facts::truth(all([](Someone const& s) { return s.deceased; })));
    table.set("unknown", Facts::truth(all([](Someone const& s) { return s.unknown; })));
    return table;
}

/// All whom the review is about, in one list: "Anna, Maria and John".
void set_people(Facts& words, Circumstances const& c) {
    std::vector<Someone> people = c.victims;
    for (auto const& person : c.perpetrators) {
        if (!person.unknown) people.push_back(person);
    }
    auto table = Facts::table();
    if (people.empty()) {
        table.set("name", *words.find("victim")->find("name"));
    } else {
        set_names(table, people);
    }
    words.set("people", std::move(table));
}

void set_review_words(Facts& words, Circumstances const& c) {
    bool const dardr = c.kind == model::ReviewKind::dardr;
    auto const review = dardr ? "Domestic Abuse Related Death Review" : "Domestic Homicide Review";
    auto const lower = dardr ? "domestic abuse related death review" : "domestic homicide review";
    words.set("review", Facts::text(review));
    words.set("review_lower", Facts::text(lower));
    words.set("reviews", Facts::text(std::string(review) + "s"));
    words.set("reviews_lower", Facts::text(std::string(lower) + "s"));
    words.set("review_abbr", Facts::text(dardr ? "DARDR" : "DHR"));
    words.set("reviews_abbr", Facts::text(dardr ? "DARDRs" : "DHRs"));
    words.set("act", Facts::text("Domestic Violence, Crime and Victims Act 2004"));
    words.set("statute",
              Facts::text(dardr ? "the Domestic Violence, Crime and Victims Act 2004, as amended by the Victims and "
                                  "Prisoners Act 2024"
                                : "section 9 of the Domestic Violence, Crime and Victims Act 2004"));
    words.set("guidance", Facts::text("Multi-agency Statutory Guidance for the Conduct of Domestic Homicide Reviews"));
    words.set("qa_panel", Facts::text(std::string("Home Office ") + review + " Quality Assurance Panel"));
}

void set_death_words(Facts& words, Circumstances const& c) {
    bool const several = c.victims.size() > 1;
    bool const homicide = c.outcome == Outcome::homicide;
    set_both_cases(words, "death", std::string(homicide ? "homicide" : "death") + (several ? "s" : ""));
    // For "the death of Anna": the plain word, whatever caused it.
    set_both_cases(words, "death_plain", several ? "deaths" : "death");
    words.set("prevent",
              Facts::text(homicide ? "domestic violence and homicide" : "domestic abuse and deaths related to it"));
}

}  // namespace

Sex sex_of(std::string_view written) {
    auto const lowered = base::lower_case(base::trimmed(written));
    constexpr std::array<std::string_view, 4> female{"female", "f", "woman", "girl"};
    constexpr std::array<std::string_view, 4> male{"male", "m", "man", "boy"};
    if (std::find(female.begin(), female.end(), lowered) != female.end()) return Sex::female;
    if (std::find(male.begin(), male.end(), lowered) != male.end()) return Sex::male;
    return Sex::unsaid;
}

void set_grammar(Facts& table, Sex sex, bool several) {
    struct Forms {
        char const *they, *them, *their, *theirs, *themselves;
    };
    Forms const she{"she", "her", "her", "hers", "herself"};
    Forms const he{"he", "him", "his", "his", "himself"};
    Forms const they{"they", "them", "their", "theirs", several ? "themselves" : "themself"};
    auto const& forms = several || sex == Sex::unsaid ? they : sex == Sex::female ? she : he;
    set_both_cases(table, "they", forms.they);
    set_both_cases(table, "them", forms.them);
    set_both_cases(table, "their", forms.their);
    set_both_cases(table, "theirs", forms.theirs);
    table.set("themselves", Facts::text(forms.themselves));
    // After a name: "Anna was", "Anna and Maria were".
    table.set("was", Facts::text(several ? "were" : "was"));
    table.set("has", Facts::text(several ? "have" : "has"));
    table.set("is", Facts::text(several ? "are" : "is"));
    // After the pronoun: "she was", "they were" for one person too.
    bool const plural_verb = several || sex == Sex::unsaid;
    table.set("they_were", Facts::text(std::string(forms.they) + (plural_verb ? " were" : " was")));
    table.set("They_were", Facts::text(with_capital(std::string(forms.they) + (plural_verb ? " were" : " was"))));
    table.set("they_are", Facts::text(std::string(forms.they) + (plural_verb ? " are" : " is")));
    table.set("they_have", Facts::text(std::string(forms.they) + (plural_verb ? " have" : " has")));
}

Facts words_of(Circumstances const& c) {
    auto const finding = finding_of(c.verdict);
    auto words = Facts::table();
    set_review_words(words, c);
    set_death_words(words, c);
    words.set("victim", group(c.victims, victim_noun(c.outcome)));
    words.set("perpetrator", group(c.perpetrators, perpetrator_noun(c, finding)));
    set_people(words, c);
    words.set("convicted", Facts::truth(finding == Finding::convicted));
    words.set("acquitted", Facts::truth(finding == Finding::acquitted));
    words.set("no_finding", Facts::truth(finding == Finding::none));
    words.set("offence", c.verdict.empty()
                             ? Facts::missing_as("what the court found", "say it under [review] as verdict")
                             : Facts::text(c.verdict));
    return words;
}

}  // namespace dhrdoc::fill
