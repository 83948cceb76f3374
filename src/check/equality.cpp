// Takes a case; makes findings E1 to F7: the protected characteristics, and what kind of abuse it was.
#include "check/findings.h"

#include "base/date.h"
#include "base/unicode.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace dhrdoc::check {

namespace {

using model::Role;
using namespace std::chrono_literals;

struct Characteristic {
    std::string_view key;
    std::string_view name;
    std::vector<std::string_view> words;
};

std::vector<Characteristic> const& characteristics() {
    static std::vector<Characteristic> const all = {
        {"age", "age", {"age"}},
        {"disability", "disability", {"disab"}},
        {"gender_reassignment", "gender reassignment", {"gender reassignment", "gender identity", "transgender"}},
        {"marriage_and_civil_partnership", "marriage and civil partnership", {"marriage", "married", "civil partner"}},
        {"pregnancy_and_maternity", "pregnancy and maternity", {"pregnan", "maternity"}},
        {"race", "race", {"race", "ethnic", "nationality"}},
        {"religion_or_belief", "religion or belief", {"religio", "faith", "belief"}},
        {"sex", "sex", {"sex"}},
        {"sexual_orientation",
         "sexual orientation",
         {"sexual orientation", "heterosexual", "gay", "lesbian", "bisexual"}},
    };
    return all;
}

/// "Considered and not relevant." and its like.
bool says_no_effect(std::string_view text) {
    return text.size() < 80 &&
           says_stem(text, {"considered", "not relevant", "not applicable", "n/a", "no issues", "not identified"});
}

/// E1, E2
void check_characteristics(Findings& findings) {
    auto const& reviewed = findings.reviewed();
    auto const section = reviewed.narrative.find("equality");
    if (reviewed.equality.empty() && section == reviewed.narrative.end()) {
        findings.raise("E1", findings.review_place(),
                       "the panel would ask for a section on the protected characteristics of the Equality Act 2010",
                       "add [equality], and say of each of the nine what it meant in this case");
        return;
    }
    std::string missing;
    for (auto const& one : characteristics()) {
        auto const found = reviewed.equality.find(std::string(one.key));
        if (found != reviewed.equality.end() && found->second.given()) {
            if (says_no_effect(found->second.value))
                findings.raise(
                    "E2", found->second.range,
                    fmt::format("the panel would ask what effect {} had: it says only that it was considered",
                                one.name),
                    "say what it meant for the person's life, for the abuse, and for getting help");
            continue;
        }
        if (section != reviewed.narrative.end() && says_stem(section->second.value, one.words)) continue;
        missing += (missing.empty() ? "" : ", ") + std::string(one.name);
    }
    if (missing.empty()) return;
    auto const place = reviewed.equality.empty() ? section->second.range : reviewed.equality.begin()->second.range;
    findings.raise("E2", place, fmt::format("these protected characteristics are not considered: {}", missing),
                   "say of each what it meant in this case, or that it was looked at and how");
}

/// E3
void check_bias(Findings& findings) {
    for (auto const* victim : findings.reviewed().in_role(Role::victim)) {
        auto const male = base::lower_case(victim->sex.value) == "male" || base::lower_case(victim->sex.value) == "man";
        if (!male || findings.says({Part::analysis, Part::equality}, {"bias", "assumption", "stereotyp"})) continue;
        findings.raise("E3", victim->sex.range,
                       "the panel would ask whether agencies saw a man as a victim: unconscious bias is not explored",
                       "say in the analysis what agencies assumed");
    }
}

/// E4, E5
void check_barriers(Findings& findings) {
    auto const& library = findings.reviewed().library;
    auto const tagged = findings.row_tagged({"care-needs", "social-care", "support-needs"});
    auto const recorded = library.find("victim.vulnerability");
    if ((tagged != nullptr || recorded != library.end()) &&
        !findings.says_anywhere({"barrier", "access to services", "access to support"}))
        findings.raise("E4", tagged != nullptr ? tagged->range : recorded->second.range,
                       "the panel would ask how care and support needs stood in the way of help",
                       "say in the section on equality which barriers there were");
    auto const* foreign = findings.row_tagged({"interpreter", "language", "immigration", "nationality", "culture"});
    if (foreign != nullptr && !findings.says({Part::equality, Part::analysis},
                                             {"language", "interpret", "immigration", "cultur", "nationality"}))
        findings.raise(
            "E5", foreign->range,
            "the panel would ask what language, immigration status and culture meant, together with the rest",
            "say it in the section on equality, under race");
}

/// Something that happened, and the words by which an analysis would show that it was thought about.
struct Theme {
    std::string_view rule;
    std::vector<std::string_view> tags;
    std::string_view flag;
    std::vector<std::string_view> words;
    std::string_view name;
};

/// F1, F2, F4: a theme of the chronology or the library's record that the analysis does not take up.
void check_themes(Findings& findings) {
    static std::vector<Theme> const themes = {
        {"F1",
         {"economic-abuse", "financial-abuse"},
         "incident.economic_abuse",
         {"economic", "financial"},
         "economic abuse"},
        {"F2",
         {"coercive-control", "controlling-behaviour"},
         "incident.coercive_control",
         {"coerc", "controlling"},
         "coercive control"},
        {"F4", {"strangulation", "non-fatal-strangulation"}, "", {"strangul", "strangl"}, "non-fatal strangulation"},
        {"F4", {"stalking", "harassment"}, "incident.stalking", {"stalk", "harass"}, "stalking"},
        {"F4",
         {"separation"},
         "incident.separation",
         {"separat", "leaving", "left him", "left her", "ended the relationship"},
         "separation"},
        {"F4", {"pregnancy", "pregnant"}, "", {"pregnan"}, "pregnancy"},
        {"F4", {"carer", "caring"}, "victim.carer", {"carer", "caring"}, "caring"},
        {"F4", {"animal-abuse", "pets"}, "", {"animal", "pet", "dog", "cat"}, "cruelty to animals"},
    };
    for (auto const& theme : themes) {
        auto const* row = findings.row_tagged(theme.tags);
        auto const* flag = findings.flag(std::string(theme.flag));
        if ((row == nullptr && flag == nullptr) || findings.says({Part::analysis}, theme.words)) continue;
        findings.raise(
            theme.rule, row != nullptr ? row->range : flag->range,
            fmt::format("the panel would ask for {} to be explored: the analysis does not name it", theme.name),
            "take it up in the analysis: what was known, what was done, what research says");
    }
}

bool defines(std::vector<model::GlossaryTerm> const& glossary, std::string_view stem) {
    return std::any_of(glossary.begin(), glossary.end(),
                       [stem](model::GlossaryTerm const& term) { return says_stem(term.term.value, {stem}); });
}

/// F2, second half, and F3
void check_terms(Findings& findings) {
    auto const& reviewed = findings.reviewed();
    auto const* row = findings.row_tagged({"coercive-control", "controlling-behaviour"});
    auto const* flag = findings.flag("incident.coercive_control");
    auto const place = row != nullptr ? row->range : flag != nullptr ? flag->range : base::Range();
    auto const terms_place =
        reviewed.terms_of_reference.empty() ? findings.review_place() : reviewed.terms_of_reference.front().range;
    auto const terms_written =
        !reviewed.terms_of_reference.empty() || reviewed.narrative.contains("terms-of-reference");
    if (row != nullptr || flag != nullptr) {
        if (!defines(reviewed.glossary, "coerc") && !defines(reviewed.glossary, "controlling"))
            findings.raise("F2", place, "the panel would ask for a definition of coercive control",
                           "add it under [[glossary]]");
        if (terms_written && !findings.says({Part::terms}, {"coerc", "controlling"}))
            findings.raise("F3", terms_place, "the terms of reference do not ask about coercive control",
                           "add the question to terms_of_reference");
    }
    if (reviewed.review.outcome == model::Outcome::suicide && terms_written &&
        !findings.says({Part::terms}, {"suicid"}))
        findings.raise("F3", terms_place, "the terms of reference do not ask about suicide",
                       "add the question to terms_of_reference");
}

/// F5 to F7
void check_circumstances(Findings& findings) {
    auto const& rows = findings.reviewed().chronology;
    constexpr base::Date first_lockdown{2020y, std::chrono::March, 23d};
    constexpr base::Date last_rules{2021y, std::chrono::July, 18d};
    auto const locked_down = std::find_if(rows.begin(), rows.end(), [&](model::ChronologyRow const& row) {
        return row.date && row.date->date >= first_lockdown && row.date->date <= last_rules;
    });
    if (locked_down != rows.end() && !findings.says_anywhere({"covid", "coronavirus", "pandemic", "lockdown"}))
        findings.raise("F5", locked_down->date->range, "the panel would ask what the lockdowns of 2020 and 2021 meant",
                       "say it in the analysis");
    auto const* prison = findings.row_tagged({"prison-contact", "prison", "release"});
    if (prison != nullptr && !findings.says({Part::analysis}, {"prison", "custody"}))
        findings.raise("F6", prison->range,
                       "the panel would ask what contact there was from prison, and what it led to",
                       "take it up in the analysis");
    auto const children = findings.reviewed().in_role(Role::child);
    auto const* present = findings.flag("incident.children_present");
    auto const* tagged = findings.row_tagged({"children", "children-present"});
    if ((children.empty() && present == nullptr && tagged == nullptr) ||
        findings.says_anywhere({"own right", "child's voice", "child\xE2\x80\x99s voice", "children's voice",
                                "children\xE2\x80\x99s voice", "voice of the child", "voices of the child",
                                "experience of the child", "lived experience of"}))
        return;
    auto const place = !children.empty()    ? children.front()->range
                       : present != nullptr ? present->range
                                            : tagged->range;
    findings.raise(
        "F7", place,
        "the panel would ask for the children as victims in their own right (Domestic Abuse Act 2021, section 3)",
        "say what they lived through, what they said, and who asked them");
}

}  // namespace

void check_equality(Findings& findings) {
    check_characteristics(findings);
    check_bias(findings);
    check_barriers(findings);
}

void check_dynamics(Findings& findings) {
    check_themes(findings);
    check_terms(findings);
    check_circumstances(findings);
}

}  // namespace dhrdoc::check
