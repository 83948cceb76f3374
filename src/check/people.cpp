// Takes a case; makes findings C1 to D7: chair, panel, agencies, family, and the person who died.
#include "check/findings.h"

#include "base/unicode.h"

#include <algorithm>

#include <fmt/format.h>

namespace dhrdoc::check {

namespace {

using model::Contribution;
using model::Role;

bool has_year(std::string_view text) {
    int digits = 0;
    for (auto const c : text) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        if (digits == 4) return true;
    }
    return false;
}

std::string_view before_comma(std::string_view text) { return text.substr(0, text.find(',')); }

/// C1
void check_chair(Findings& findings) {
    auto const& chair = findings.reviewed().chair;
    auto const place = chair.range.known() ? chair.range : findings.review_place();
    if (!chair.independence.given())
        findings.raise("C1", place, "the panel would ask what makes the chair independent",
                       "say it under [chair] as independence");
    if (!chair.biography.given())
        findings.raise("C1", place, "the panel would ask what experience the chair has",
                       "say it under [chair] as biography");
    for (auto const& employer : chair.former_employers) {
        auto const& agencies = findings.reviewed().agencies;
        auto const name = base::trimmed(before_comma(employer.value));
        auto const agency = std::find_if(agencies.begin(), agencies.end(), [&name](model::Agency const& one) {
            return base::lower_case(one.name.value) == base::lower_case(name);
        });
        if (agency != agencies.end())
            findings.raise("C1", employer.range,
                           fmt::format("the chair once worked for \"{}\", which takes part in the review", agency->id),
                           "say under [chair] as independence when that ended, and why it does not matter");
        if (!has_year(employer.value))
            findings.raise("C1", employer.range, "the panel would ask when the chair left this employer",
                           fmt::format("add the year: \"{}, until 2009\"", name));
    }
}

int whole_number(std::string_view text) {
    int out = 0;
    for (auto const c : text) {
        if (c < '0' || c > '9' || out > 1000) return 0;
        out = out * 10 + (c - '0');
    }
    return out;
}

/// C2
void check_expertise(Findings& findings) {
    auto const& reviewed = findings.reviewed();
    auto const place = reviewed.panel.empty() ? findings.review_place() : reviewed.panel.front().range;
    auto const on_panel = [&reviewed](std::vector<std::string_view> const& words) {
        return std::any_of(reviewed.panel.begin(), reviewed.panel.end(), [&words](model::PanelMember const& member) {
            return says_stem(member.role.value, words) || says_stem(member.expertise.value, words) ||
                   says_stem(member.agency.value, words);
        });
    };
    if (!on_panel({"domestic abuse", "domestic violence", "IDVA", "VAWG", "women's aid", "refuge"}))
        findings.raise("C2", place, "the panel would ask for a specialist in domestic abuse among the members",
                       "say under [[panel]] as expertise who that is, or why nobody was found");
    for (auto const& person : reviewed.people) {
        if (person.role != Role::victim) continue;
        if (whole_number(person.age.value) >= 60 &&
            !on_panel({"older", "old age", "age uk", "elder", "adult social care", "care act"}))
            findings.raise("C2", person.age.range, "the panel would ask for somebody who knows about older people",
                           "say under [[panel]] as expertise who that is, or why nobody was found");
    }
    auto const disabled = reviewed.library.find("victim.vulnerability");
    if (disabled != reviewed.library.end() &&
        says_stem(disabled->second.value, {"physical disability", "neurodiversity"}) &&
        !on_panel({"disab", "neurodiver", "autis", "learning", "equality"}))
        findings.raise("C2", disabled->second.range, "the panel would ask for somebody who knows about disability",
                       "say under [[panel]] as expertise who that is, or why nobody was found");
}

/// C3, C4
void check_contributions(Findings& findings) {
    for (auto const& agency : findings.reviewed().agencies) {
        if (agency.contact.yes() && agency.contribution == Contribution::none && !agency.excluded_reason.given())
            findings.raise(
                "C3", agency.range,
                fmt::format("the panel would ask why there is nothing from \"{}\", which had contact", agency.id),
                "ask for its report, or say the reason as excluded_reason");
        if (agency.contribution == Contribution::imr && !agency.author_independent.value)
            findings.raise(
                "C4", agency.contribution_range.known() ? agency.contribution_range : agency.range,
                fmt::format("it is not said whether the author of the report of \"{}\" was independent", agency.id),
                "add author_independent = true, or false");
    }
}

/// D1 to D5
void check_family(Findings& findings) {
    auto const& family = findings.reviewed().family;
    auto const place = family.range.known() ? family.range : findings.review_place();
    auto const told = findings.reviewed().narrative.contains("involvement");
    if (!family.approached.value)
        findings.raise("D1", place, "the panel would ask whether the family was asked to take part",
                       "say it under [family] as approached");
    else if (family.approached.yes() && !told && (!family.how.given() || !family.response.given()))
        findings.raise("D1", family.approached.range,
                       fmt::format("the panel would ask what involvement the family had: \"{}\" is missing",
                                   family.how.given() ? "response" : "how"),
                       "say how they were asked and what they answered");
    else if (!family.approached.yes() && !told && !family.how.given())
        findings.raise("D1", family.approached.range, "the panel would ask why the family was not asked to take part",
                       "say the reason under [family] as how");
    if (!family.advocate_offered.value)
        findings.raise("D2", place, "the panel would ask whether a specialist advocate was offered to the family",
                       "say it under [family] as advocate_offered");
    if (!family.saw_terms_of_reference.value)
        findings.raise("D3", place, "the panel would ask whether the family saw the terms of reference",
                       "say it under [family] as saw_terms_of_reference");
    if (!family.saw_draft.value)
        findings.raise("D3", place, "the panel would ask whether the family saw the draft, and what they said of it",
                       "say it under [family] as saw_draft");
    if (findings.reviewed().in_role(Role::friend_).empty() &&
        !findings.says({Part::family}, {"friend", "colleague", "neighbour", "employer"}))
        findings.raise("D4", place, "nothing says whether friends, colleagues or neighbours were asked",
                       "say under [family] as how or response who was asked, or why nobody was");
    for (auto const* perpetrator : findings.reviewed().in_role(Role::perpetrator)) {
        if (perpetrator->deceased.yes() || perpetrator->unknown.yes()) continue;
        if (findings.says({Part::family}, {"perpetrator", "people." + perpetrator->id, "in prison", "his prison"}) ||
            (perpetrator->pseudonym.given() && findings.says({Part::family}, {perpetrator->pseudonym.value})))
            continue;
        findings.raise("D5", perpetrator->range,
                       fmt::format("nothing says whether \"{}\" was invited to take part", perpetrator->id),
                       "say it in the section involvement, or under [family] as how");
    }
}

/// D6, D7
void check_person(Findings& findings) {
    auto const& family = findings.reviewed().family;
    auto const place = family.range.known() ? family.range : findings.review_place();
    if (!family.tribute.given())
        findings.raise("D6", place, "the panel would miss the person who died: there is no tribute or portrait",
                       "ask the family for one, and give it under [family] as tribute");
    if (!family.condolence.given() && !findings.reviewed().narrative.contains("condolence"))
        findings.raise("D7", place, "the panel praises reports that begin with words of sympathy; this one has none",
                       "give them under [family] as condolence");
}

}  // namespace

void check_people(Findings& findings) {
    check_chair(findings);
    check_expertise(findings);
    check_contributions(findings);
    check_family(findings);
    check_person(findings);
}

}  // namespace dhrdoc::check
