// Takes a case; makes findings B1 to B7: what the official outline wants and the case has not got.
#include "check/findings.h"

#include "base/date.h"
#include "base/unicode.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace dhrdoc::check {

namespace {

/// B1: the sections of the outline for which there is neither prose nor facts.
void check_outline(Findings& findings) {
    auto const& reviewed = findings.reviewed();
    struct Section {
        std::string_view name;
        std::string_view title;
        bool facts;
    };
    auto const& review = reviewed.review;
    std::vector<Section> const outline = {
        {"introduction", "Introduction", false},
        {"timescales", "Timescales", review.began && review.concluded},
        {"confidentiality", "Confidentiality", !reviewed.people.empty()},
        {"terms-of-reference", "Terms of reference", !reviewed.terms_of_reference.empty()},
        {"methodology", "Methodology", false},
        {"involvement", "Involvement of family and friends",
         reviewed.family.how.given() || reviewed.family.response.given()},
        {"contributors", "Contributors to the review", !reviewed.agencies.empty()},
        {"panel", "The review panel members", !reviewed.panel.empty()},
        {"author", "Author of the overview report", reviewed.chair.biography.given()},
        {"parallel-reviews", "Parallel reviews", !reviewed.parallel_reviews.empty()},
        {"dissemination", "Dissemination", false},
        {"background", "Background information", false},
        {"chronology", "Chronology", !reviewed.chronology.empty()},
        {"overview", "Overview", false},
        {"analysis", "Analysis", false},
        {"conclusions", "Conclusions", false},
        {"lessons", "Lessons to be learned", !reviewed.lessons.empty()},
    };
    for (auto const& section : outline) {
        auto const found = reviewed.narrative.find(std::string(section.name));
        auto const written = found != reviewed.narrative.end() && !base::trimmed(found->second.value).empty();
        if (written || section.facts) continue;
        findings.raise(
            "B1", found != reviewed.narrative.end() ? found->second.range : findings.review_place(),
            fmt::format("the section \"{}\" of the official outline would be empty", section.title),
            fmt::format("write it, and name it under [narrative]: {0} = \"narrative/{0}.md\"", section.name));
    }
}

/// B3
void check_recommendations_are_there(Findings& findings) {
    auto const& reviewed = findings.reviewed();
    if (!reviewed.recommendations.empty()) return;
    findings.raise("B3", findings.review_place(), "the panel would ask for the recommendations: the report has none",
                   "bring those of the agencies and those of the panel together under [[recommendations]]");
}

/// B5: what the author meant to come back to.
void check_unfinished(Findings& findings) {
    for (auto const& passage : findings.prose()) {
        auto const text = passage.words();
        for (auto const* mark : {"TODO", "TBC", "TBD", "XX", "XXX", "FIXME"}) {
            auto const hit = passage.find(mark);
            if (hit && text.substr(hit->begin, hit->end - hit->begin) == mark)
                findings.raise("B5", passage.range_of(*hit), "this is not finished",
                               "finish the sentence, or take it out");
        }
        for (auto const* mark : {"[insert", "[add ", "[to be ", "??", "to be confirmed"}) {
            auto const at = text.find(mark);
            if (at != std::string_view::npos)
                findings.raise("B5", passage.range_of({at, at + std::string_view(mark).size()}), "this is not finished",
                               "finish the sentence, or take it out");
        }
    }
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_capital(c) || (c >= 'a' && c <= 'z'); }

/// Words that every reader knows, and numerals.
bool needs_no_glossary(std::string const& word) {
    static std::set<std::string> const known = {"UK",  "NHS", "GP",  "TV",  "MP",  "CV",  "USA", "EU",   "BBC", "AM",
                                                "PM",  "ID",  "II",  "III", "IV",  "VI",  "VII", "VIII", "IX",  "XI",
                                                "XII", "DNA", "LLP", "PDF", "QC",  "KC",  "OK",  "SIM",  "CD",  "DVD",
                                                "HM",  "BA",  "MA",  "MSC", "PHD", "OBE", "MBE", "CBE",  "LLB"};
    return known.contains(word);
}

/// The abbreviation that begins at `at`: two capitals or more, then perhaps a small "s". Empty where there is none.
std::string abbreviation_at(std::string_view text, std::size_t at) {
    auto end = at;
    while (end < text.size() && is_capital(text[end])) ++end;
    auto const capitals = end - at;
    if (end < text.size() && text[end] == 's') ++end;
    if (capitals < 2 || capitals > 6 || (end < text.size() && (is_letter(text[end]) || text[end] == '-'))) return {};
    return std::string(text.substr(at, capitals));
}

/// "independent domestic violence adviser (IDVA)" explains itself.
bool is_explained_here(std::string_view text, std::size_t at, std::size_t size) {
    auto const before = at > 0 && (text[at - 1] == '(' || text.substr(at < 3 ? 0 : at - 3, 3) == "the");
    auto end = at + size;
    if (end < text.size() && text[end] == 's') ++end;
    return before && end < text.size() && (text[end] == ')' || text[end] == ',');
}

/// "PH50", "MX4 7QP", "MC/118204": part of a reference, not an abbreviation.
bool is_part_of_reference(std::string_view text, Hit hit) {
    auto const joins = [](char c) { return (c >= '0' && c <= '9') || c == '/' || c == '_' || c == '@'; };
    return (hit.begin > 0 && joins(text[hit.begin - 1])) || (hit.end < text.size() && joins(text[hit.end]));
}

/// True where the words before or behind are in capitals too: somebody wrote a line of a form as it stood.
bool stands_among_capitals(std::string_view text, Hit hit) {
    auto const two_capitals = [text](std::size_t at) {
        return at + 1 < text.size() && is_capital(text[at]) && is_capital(text[at + 1]);
    };
    auto const next = text.find_first_of(" \n", hit.end);
    if (next != std::string_view::npos && next <= hit.end + 2 && two_capitals(next + 1)) return true;
    if (hit.begin < 3) return false;
    auto const gap = text[hit.begin - 1] == ' ' || text[hit.begin - 1] == '\'';
    auto const last = text[hit.begin - 2] == ',' ? hit.begin - 3 : hit.begin - 2;
    return gap && last > 0 && two_capitals(last - 1);
}

/// A line that is all capitals is shouting, not abbreviations.
bool stands_in_capitals(std::string_view text, std::size_t at) {
    auto const begin = text.rfind('\n', at) == std::string_view::npos ? 0 : text.rfind('\n', at) + 1;
    auto const line = text.substr(begin, std::min(text.find('\n', at), text.size()) - begin);
    return std::none_of(line.begin(), line.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// B6: abbreviations that are not in the glossary.
void check_abbreviations(Findings& findings) {
    std::set<std::string> done;
    for (auto const& term : findings.reviewed().glossary) {
        done.insert(term.term.value);
        // "Multi-agency risk assessment conference (MARAC)" explains MARAC.
        for (std::size_t at = 0; at < term.term.value.size(); ++at) {
            auto const word = abbreviation_at(term.term.value, at);
            if (word.empty()) continue;
            done.insert(word);
            at += word.size();
        }
    }
    for (auto const& passage : findings.prose()) {
        auto const text = passage.words();
        auto const spared = protected_spans(passage, {});
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (!is_capital(text[at]) ||
                (at > 0 && (is_letter(text[at - 1]) || text[at - 1] == '-' || text[at - 1] == '.')))
                continue;
            auto const word = abbreviation_at(text, at);
            if (word.empty()) continue;
            Hit const hit{at, at + word.size()};
            at = hit.end;
            auto const passes = needs_no_glossary(word) || done.contains(word) || touches(spared, hit);
            if (passes || stands_in_capitals(text, hit.begin) || is_part_of_reference(text, hit) ||
                stands_among_capitals(text, hit) || findings.is_somebodys_initials(word))
                continue;
            done.insert(word);
            if (is_explained_here(text, hit.begin, word.size())) continue;
            findings.raise("B6", passage.range_of(hit), fmt::format("\"{}\" is not explained in the glossary", word),
                           "add it under [[glossary]] with term and meaning");
        }
    }
}

/// B6: terms that nobody uses.
void check_unused_terms(Findings& findings) {
    auto const& reviewed = findings.reviewed();
    auto const used = [&](std::string_view term) {
        auto const in_prose = findings.says_anywhere({term});
        auto const in_facts =
            std::any_of(reviewed.panel.begin(), reviewed.panel.end(), [&](model::PanelMember const& member) {
                return says_stem(member.role.value + " " + member.agency.value + " " + member.expertise.value, {term});
            });
        auto const in_agencies =
            std::any_of(reviewed.agencies.begin(), reviewed.agencies.end(), [&](model::Agency const& agency) {
                return says_stem(agency.name.value + " " + agency.mask.value, {term});
            });
        auto const in_reviews = std::any_of(reviewed.parallel_reviews.begin(), reviewed.parallel_reviews.end(),
                                            [&](model::ParallelReview const& other) {
                                                return says_stem(other.kind.value + " " + other.status.value, {term});
                                            });
        return in_prose || in_facts || in_agencies || in_reviews;
    };
    // Words that the templates print in every report.
    static std::set<std::string> const printed = {"DHR", "DARDR", "CSP",
                                                  "IMR", "AAFDA", "Individual management review"};
    for (auto const& term : reviewed.glossary) {
        if (!term.term.given() || printed.contains(term.term.value) || used(term.term.value)) continue;
        // "Active offer (cynnig rhagweithiol)" is used by either name.
        auto const bracket = term.term.value.find(" (");
        if (bracket != std::string::npos && used(std::string_view(term.term.value).substr(0, bracket))) continue;
        findings.raise("B6", term.term.range,
                       fmt::format("the glossary explains \"{}\", which the report never uses", term.term.value),
                       "take it out, or check how the report spells it");
    }
}

/// B7
void check_delay(Findings& findings) {
    auto const& review = findings.reviewed().review;
    if (!review.began || !review.concluded || review.delay_reason.given()) return;
    auto const six_months_later = review.began->date + std::chrono::months(6);
    auto const last = six_months_later.ok()
                          ? six_months_later
                          : base::Date(six_months_later.year() / six_months_later.month() / std::chrono::last);
    if (review.concluded->date <= last) return;
    findings.raise("B7", review.concluded->range,
                   fmt::format("the panel would ask why the review took {} months",
                               base::whole_months_between(review.began->date, review.concluded->date)),
                   "say it under [review] as delay_reason: six months are allowed");
}

}  // namespace

void check_structure(Findings& findings) {
    check_outline(findings);
    check_recommendations_are_there(findings);
    check_unfinished(findings);
    check_abbreviations(findings);
    check_unused_terms(findings);
    check_delay(findings);
}

}  // namespace dhrdoc::check
