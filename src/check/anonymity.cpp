// Takes a case and its key; makes findings A1 to A9 and K1: who could be recognised in the report.
#include "check/findings.h"

#include "base/date.h"
#include "base/unicode.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace dhrdoc::check {

namespace {

using model::Publish;
using model::Role;
using model::Why;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// A1, A3: the day itself is set to be published.
void check_dates(Findings& findings) {
    if (findings.identities() == nullptr) return;
    for (auto const& date : findings.identities()->dates) {
        if (date.publish != Publish::day) continue;
        if (date.why == Why::death)
            findings.raise_unprinted("A1", date.range,
                                     "the panel would ask to remove the date of death: the key publishes the day",
                                     "write publish = \"month\", or leave publish away");
        if (date.why == Why::birth)
            findings.raise_unprinted("A3", date.range,
                                     "the panel would ask to remove the date of birth: the key publishes the day",
                                     "write publish = \"none\", or leave publish away; the age at the death will do");
    }
}

/// A4
void check_children(Findings& findings) {
    for (auto const& person : findings.reviewed().people) {
        if (person.role != Role::child) continue;
        if (person.sex.given())
            findings.raise("A4", person.sex.range,
                           fmt::format("the panel would ask to remove the sex of the child \"{}\"", person.id),
                           "take the key sex away for children: with the age it tells who they are");
        if (person.age.given() && std::all_of(person.age.value.begin(), person.age.value.end(), is_digit))
            findings.raise("A4", person.age.range,
                           fmt::format("the panel would ask to remove the exact age of the child \"{}\"", person.id),
                           "take the key age away for children, or say it broadly: \"of primary school age\"");
    }
}

/// "12 March 2021", "12th March 2021", "12/03/2021": the end of a full date that begins at `at`; 0 where there is none.
std::size_t end_of_full_date(std::string_view text, std::size_t at) {
    auto const digits = [text](std::size_t from) {
        auto end = from;
        while (end < text.size() && is_digit(text[end])) ++end;
        return end;
    };
    auto end = digits(at);
    if (end == at || end - at > 2) return 0;
    if (end < text.size() && (text[end] == '/' || text[end] == '.')) {
        auto const separator = text[end];
        auto const month = digits(end + 1);
        if (month == end + 1 || month - end > 3 || month >= text.size() || text[month] != separator) return 0;
        auto const year = digits(month + 1);
        return year - month == 5 || year - month == 3 ? year : 0;
    }
    for (auto const suffix : {"st", "nd", "rd", "th"}) {
        if (text.substr(end, 2) == suffix) {
            end += 2;
            break;
        }
    }
    if (text.substr(end, 4) == " of ") end += 3;
    for (unsigned month = 1; month <= 12; ++month) {
        auto const name = fmt::format(" {} ", base::month_name(month));
        auto const hit = end < text.size() && text.substr(end, name.size()) == name;
        if (!hit) continue;
        auto const year = digits(end + name.size());
        return year - end - name.size() == 4 ? year : 0;
    }
    return 0;
}

/// A5: once in each text, with the number of dates in it.
void check_event_dates(Findings& findings) {
    for (auto const& passage : findings.prose()) {
        auto const events = passage.part == Part::background || passage.part == Part::chronology ||
                            passage.part == Part::overview || passage.part == Part::analysis ||
                            passage.part == Part::conclusions || passage.part == Part::summary;
        if (!events) continue;
        auto const text = passage.words();
        std::optional<Hit> first;
        int count = 0;
        auto const in_footnote = [text](std::size_t at) {
            auto const line = text.rfind('\n', at);
            return text.substr(line == std::string_view::npos ? 0 : line + 1).starts_with("[^");
        };
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (!is_digit(text[at]) ||
                (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '/' || text[at - 1] == '.')))
                continue;
            auto const end = end_of_full_date(text, at);
            if (end == 0 || in_footnote(at)) continue;
            if (!first) first = Hit{at, end};
            ++count;
            at = end;
        }
        if (!first) continue;
        findings.raise(
            "A5", passage.range_of(*first),
            count == 1
                ? "the panel would ask to make this exact date less exact"
                : fmt::format("the panel would ask to make exact dates less exact; there are {} from here", count),
            "write the month, or how long before the death it was");
    }
    for (auto const& other : findings.reviewed().parallel_reviews) {
        if (!other.date || !says_stem(other.kind.value, {"trial", "sentenc", "court"}) ||
            !says_stem(other.status.value, {"crown court", "magistrates"}))
            continue;
        findings.raise("A5", other.status.range,
                       "the panel would ask to remove the court: with the date it leads to press reports",
                       "leave the name of the court away");
    }
}

/// A6: places without a cover name, and the kinds of agencies that are small enough to lead to a family.
void check_small_places(Findings& findings) {
    for (auto const& place : findings.reviewed().places) {
        if (place.pseudonym.given()) continue;
        findings.raise("A6", place.range, fmt::format("the place \"{}\" has no cover name", place.id),
                       "add pseudonym = \"Town H\" or the like");
    }
    for (auto const& agency : findings.reviewed().agencies) {
        auto const small =
            says(agency.name.value, {"surgery", "medical centre", "medical practice", "health centre", "GP practice",
                                     "school", "nursery", "academy", "care home", "children's centre", "ward"});
        if (!small || agency.mask.given() || says(agency.name.value, {"the GP practice", "the school", "nursing"}))
            continue;
        findings.raise(
            "A6", agency.name.range,
            fmt::format("the panel would ask to mask \"{}\": a practice, school or ward leads to a family", agency.id),
            "add mask = \"the GP practice\", \"the school\" or the like");
    }
}

/// "TL", "T", "Mr F", "Adult B", "Subject A".
bool is_cold(std::string_view pseudonym) {
    auto const space = pseudonym.rfind(' ');
    auto const last = space == std::string_view::npos ? pseudonym : pseudonym.substr(space + 1);
    auto const letters = std::all_of(last.begin(), last.end(), [](char c) { return is_capital(c) || c == '.'; });
    if (space == std::string_view::npos) return letters && last.size() <= 4;
    return letters && last.size() == 1;
}

/// A7
void check_pseudonyms(Findings& findings) {
    for (auto const& person : findings.reviewed().people) {
        if (person.role != Role::victim || !person.pseudonym.given()) continue;
        if (is_cold(person.pseudonym.value))
            findings.raise("A7", person.pseudonym.range,
                           fmt::format("the panel would find \"{}\" cold for a person", person.pseudonym.value),
                           "ask the family for a name");
        if (!person.chosen_by.given())
            findings.raise("A7", person.pseudonym.range,
                           fmt::format("it is not said who chose the pseudonym of \"{}\"", person.id),
                           "add chosen_by = \"her family\" or the like");
    }
}

/// Words of a name that could be another person's pseudonym.
std::vector<std::string> words_of_names(model::PersonIdentity const& person) {
    std::vector<std::string> out;
    auto const add = [&out](std::string const& name) {
        std::string word;
        for (auto const c : base::lower_case(name) + " ") {
            if (c != ' ' && c != '-') {
                word += c;
            } else if (!word.empty()) {
                out.push_back(std::exchange(word, {}));
            }
        }
    };
    add(person.name.value);
    for (auto const& name : person.also) add(name.value);
    return out;
}

/// A8: said at the real name, where the line is not printed, and without saying whose pseudonym it is.
void check_borrowed_names(Findings& findings) {
    if (findings.identities() == nullptr) return;
    for (auto const& person : findings.identities()->people) {
        auto const real = words_of_names(person);
        auto const& people = findings.reviewed().people;
        auto const borrowed = std::any_of(people.begin(), people.end(), [&](model::Person const& other) {
            return other.pseudonym.given() &&
                   std::find(real.begin(), real.end(), base::lower_case(other.pseudonym.value)) != real.end();
        });
        if (!borrowed) continue;
        findings.raise_unprinted("A8", person.name.range, "a pseudonym of the case is part of this real name",
                                 "choose another pseudonym: nobody could tell which of the two is meant");
    }
}

/// A9: "PC 1234", "Sergeant Holt".
void check_staff(Findings& findings) {
    constexpr std::array<std::string_view, 10> ranks = {"PC", "DC",       "DS",        "DI",        "WPC",
                                                        "PS", "Sergeant", "Constable", "Inspector", "PCSO"};
    for (auto const& passage : findings.prose()) {
        if (passage.part == Part::front || passage.part == Part::appendix) continue;
        auto const text = passage.words();
        for (auto const rank : ranks) {
            for (auto hit = passage.find(rank); hit; hit = passage.find(rank, hit->end)) {
                if (text.substr(hit->begin, rank.size()) != rank || hit->end + 1 >= text.size() ||
                    text[hit->end] != ' ')
                    continue;
                auto end = hit->end + 1;
                auto const name = is_capital(text[end]) && end + 1 < text.size() && !is_capital(text[end + 1]);
                if (!name && !is_digit(text[end])) continue;
                while (end < text.size() && text[end] != ' ' && text[end] != '.' && text[end] != ',' &&
                       text[end] != '\n')
                    ++end;
                findings.raise("A9", passage.range_of({hit->begin, end}),
                               "the panel would ask not to name staff or their numbers",
                               "write the role: \"a police officer\"");
            }
        }
    }
}

/// K1: a marking or a draft's number that somebody typed.
void check_markings(Findings& findings) {
    constexpr std::array<std::string_view, 5> markings = {"OFFICIAL-SENSITIVE", "OFFICIAL SENSITIVE", "RESTRICTED",
                                                          "CONFIDENTIAL", "NOT FOR DISCLOSURE"};
    auto passages = findings.prose();
    passages.push_back(passage_of(Part::front, findings.reviewed().review.title));
    for (auto const& passage : passages) {
        auto const text = passage.words();
        for (auto const marking : markings) {
            auto const hit = passage.find(marking);
            if (hit && text.substr(hit->begin, marking.size()) == marking)
                findings.raise("K1", passage.range_of(*hit), "a protective marking is written in the text",
                               "take it out: drafts are marked by --profile panel, and the published report is not");
        }
        for (auto const version : {"draft v", "final v", "draft version", "final version"}) {
            auto const stem = find_folded(passage.folded, version, Ending::any);
            if (!stem) continue;
            auto const next = text.find_first_not_of(' ', stem->end);
            if (next == std::string_view::npos || !is_digit(text[next])) continue;
            findings.raise("K1", passage.range_of({stem->begin, next + 1}),
                           "a version number of a draft is written in the text",
                           "take it out before the report is published");
        }
    }
}

}  // namespace

void check_anonymity(Findings& findings) {
    check_dates(findings);
    check_children(findings);
    check_event_dates(findings);
    check_small_places(findings);
    check_pseudonyms(findings);
    check_borrowed_names(findings);
    check_staff(findings);
    check_markings(findings);
}

}  // namespace dhrdoc::check
