// Takes a case, and its key where there is one; makes what the quality assurance panel would raise.
#include "check/check.h"

#include "check/findings.h"

#include <algorithm>
#include <cassert>

namespace dhrdoc::check {

namespace {

constexpr auto error = base::Severity::error;
constexpr auto warning = base::Severity::warning;
constexpr auto note = base::Severity::note;

std::string plain_tag(std::string_view tag) {
    std::string out;
    for (auto const c : tag) {
        if (c >= 'A' && c <= 'Z')
            out += static_cast<char>(c - 'A' + 'a');
        else
            out += c == ' ' || c == '_' ? '-' : c;
    }
    return out;
}

/// Words of names and the like; short ones are left out, as they stand in every line.
std::vector<std::string> withheld_words(model::Identities const& identities) {
    std::vector<std::string> out;
    auto const add = [&out](model::Text const& text) {
        std::string word;
        for (auto const c : text.value + " ") {
            if (c != ' ' && c != ',' && c != '-') {
                word += c;
                continue;
            }
            if (word.size() >= 3) out.push_back(word);
            word.clear();
        }
    };
    for (auto const& person : identities.people) {
        for (auto const* text : {&person.name, &person.surname, &person.address}) add(*text);
        for (auto const& text : person.also) add(text);
        for (auto const& text : person.identifiers) add(text);
    }
    for (auto const* named : {&identities.places, &identities.agencies}) {
        for (auto const& one : *named) {
            add(one.name);
            for (auto const& text : one.also) add(text);
        }
    }
    for (auto const& term : identities.terms) out.push_back(term.text.value);
    return out;
}

/// The line of a text that a place is in; empty where it is in another text.
std::string_view line_at(model::Text const& text, base::Place place) {
    if (place.file != text.start.file || place.line < text.start.line) return {};
    std::string_view rest = text.value;
    for (auto line = text.start.line; line < place.line; ++line) {
        auto const end = rest.find('\n');
        if (end == std::string_view::npos) return {};
        rest.remove_prefix(end + 1);
    }
    return rest.substr(0, rest.find('\n'));
}

}  // namespace

std::vector<Rule> const& rules() {
    static std::vector<Rule> const all = {{"A1", "Anonymity", error},
                                          {"A3", "Anonymity", error},
                                          {"A4", "Anonymity", error},
                                          {"A5", "Anonymity", warning},
                                          {"A6", "Anonymity", error},
                                          {"A7", "Anonymity", warning},
                                          {"A8", "Anonymity", error},
                                          {"A9", "Anonymity", warning},
                                          {"B1", "Structure", warning},
                                          {"B3", "Structure", warning},
                                          {"B5", "Structure", warning},
                                          {"B6", "Structure", warning},
                                          {"B7", "Structure", warning},
                                          {"C1", "Independence", warning},
                                          {"C2", "Panel", warning},
                                          {"C3", "Panel", error},
                                          {"C4", "Panel", warning},
                                          {"D1", "Family", error},
                                          {"D2", "Family", warning},
                                          {"D3", "Family", warning},
                                          {"D4", "Family", note},
                                          {"D5", "Family", note},
                                          {"D6", "Victim", warning},
                                          {"D7", "Victim", note},
                                          {"E1", "Equality", error},
                                          {"E2", "Equality", warning},
                                          {"E3", "Equality", warning},
                                          {"E4", "Equality", warning},
                                          {"E5", "Equality", warning},
                                          {"F1", "Dynamics", warning},
                                          {"F2", "Dynamics", warning},
                                          {"F3", "Dynamics", warning},
                                          {"F4", "Dynamics", warning},
                                          {"F5", "Dynamics", note},
                                          {"F6", "Dynamics", note},
                                          {"F7", "Dynamics", warning},
                                          {"G1", "Agency", warning},
                                          {"G2", "Agency", note},
                                          {"G3", "Agency", warning},
                                          {"G4", "Agency", warning},
                                          {"G5", "Agency", note},
                                          {"G6", "Agency", note},
                                          {"H1", "Language", warning},
                                          {"H2", "Language", warning},
                                          {"H3", "Language", warning},
                                          {"H4", "Language", note},
                                          {"I1", "Recommendations", error},
                                          {"I2", "Recommendations", note},
                                          {"I3", "Recommendations", warning},
                                          {"I4", "Recommendations", warning},
                                          {"I5", "Recommendations", note},
                                          {"I6", "Action plan", warning},
                                          {"I7", "Action plan", error},
                                          {"I8", "Learning", note},
                                          {"J1", "Research", note},
                                          {"K1", "Publishing", error}};
    return all;
}

Findings::Findings(model::Case const& reviewed, model::Identities const* identities, base::Diagnostics& diagnostics)
    : case_(reviewed), identities_(identities), diagnostics_(diagnostics), prose_(prose_of(reviewed)) {
    if (identities != nullptr) withheld_ = withheld_words(*identities);
}

void Findings::add(std::string_view rule, base::Range range, std::string message, std::string hint,
                   bool withhold_line) {
    auto const& all = rules();
    auto const found = std::find_if(all.begin(), all.end(), [rule](Rule const& one) { return one.id == rule; });
    assert(found != all.end());
    diagnostics_.add({found->severity, "check." + std::string(rule), std::move(message), std::move(hint), range, false,
                      withhold_line});
}

void Findings::raise(std::string_view rule, base::Range range, std::string message, std::string hint) {
    add(rule, range, std::move(message), std::move(hint), line_holds_a_name(range));
}

void Findings::raise_unprinted(std::string_view rule, base::Range range, std::string message, std::string hint) {
    add(rule, range, std::move(message), std::move(hint), true);
}

bool Findings::says(std::vector<Part> const& parts, std::vector<std::string_view> const& words) const {
    return std::any_of(prose_.begin(), prose_.end(), [&](Passage const& passage) {
        return std::find(parts.begin(), parts.end(), passage.part) != parts.end() && passage.says_stem(words);
    });
}

bool Findings::says_anywhere(std::vector<std::string_view> const& words) const {
    return std::any_of(prose_.begin(), prose_.end(), [&](Passage const& passage) { return passage.says_stem(words); });
}

bool Findings::has_tag(model::ChronologyRow const& row, std::vector<std::string_view> const& tags) {
    return std::any_of(row.tags.begin(), row.tags.end(), [&](model::Text const& tag) {
        return std::find(tags.begin(), tags.end(), plain_tag(tag.value)) != tags.end();
    });
}

model::ChronologyRow const* Findings::row_tagged(std::vector<std::string_view> const& tags) const {
    auto const found = std::find_if(case_.chronology.begin(), case_.chronology.end(),
                                    [&](model::ChronologyRow const& row) { return has_tag(row, tags); });
    return found == case_.chronology.end() ? nullptr : &*found;
}

model::Text const* Findings::flag(std::string const& key) const {
    auto const found = case_.library.find(key);
    return found == case_.library.end() || found->second.value != "yes" ? nullptr : &found->second;
}

bool Findings::is_somebodys_initials(std::string_view word) const {
    if (identities_ == nullptr) return false;
    return std::any_of(
        identities_->people.begin(), identities_->people.end(), [word](model::PersonIdentity const& person) {
            std::string initials;
            auto const& name = person.name.value;
            for (std::size_t i = 0; i < name.size(); ++i) {
                if (name[i] >= 'A' && name[i] <= 'Z' && (i == 0 || name[i - 1] == ' ' || name[i - 1] == '-'))
                    initials += name[i];
            }
            return initials == word || (initials.size() > 2 && word.size() == 2 && initials.front() == word.front() &&
                                        initials.back() == word.back());
        });
}

bool Findings::line_holds_a_name(base::Range range) const {
    if (withheld_.empty()) return false;
    return std::any_of(prose_.begin(), prose_.end(), [&](Passage const& passage) {
        auto const line = line_at(*passage.text, range.begin);
        return !line.empty() && std::any_of(withheld_.begin(), withheld_.end(), [line](std::string const& word) {
            return find_phrase(line, word).has_value();
        });
    });
}

base::Range Findings::review_place() const { return case_.review.range; }

void check(model::Case const& reviewed, model::Identities const* identities, base::Diagnostics& diagnostics) {
    Findings findings(reviewed, identities, diagnostics);
    check_anonymity(findings);
    check_structure(findings);
    check_people(findings);
    check_equality(findings);
    check_dynamics(findings);
    check_agencies(findings);
    check_language(findings);
    check_recommendations(findings);
    check_learning(findings);
}

}  // namespace dhrdoc::check
