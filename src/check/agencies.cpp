// Takes a case; makes findings G1 to G6: what the report says of agencies and of the people who work there.
#include "check/findings.h"

#include <algorithm>

#include <fmt/format.h>

namespace dhrdoc::check {

namespace {

using model::ChronologyRow;

std::string_view sentence_of(Passage const& passage, Hit hit) {
    auto const sentence = sentence_around(passage.words(), hit);
    return passage.words().substr(sentence.begin, sentence.end - sentence.begin);
}

/// G1
void check_iopc(Findings& findings) {
    for (auto const& passage : findings.prose()) {
        for (auto hit = passage.find("IOPC"); hit; hit = passage.find("IOPC", hit->end)) {
            auto const sentence = sentence_of(passage, *hit);
            if (!says_stem(sentence, {"disciplin"}) ||
                says(sentence, {"not about discipline", "not discipline", "no discipline"}))
                continue;
            findings.raise("G1", passage.range_of(*hit),
                           "the panel would ask to clarify the role of the IOPC: it is not there for discipline",
                           "say that it reports what falls below the standard and what has to change");
            break;
        }
    }
}

/// The number in a sentence that is most likely a threshold: between 5 and 24.
int threshold_in(std::string_view sentence) {
    for (std::size_t at = 0; at < sentence.size(); ++at) {
        if (sentence[at] < '0' || sentence[at] > '9') continue;
        int number = 0;
        auto const begin = at;
        while (at < sentence.size() && sentence[at] >= '0' && sentence[at] <= '9' && at - begin < 4)
            number = number * 10 + (sentence[at++] - '0');
        auto const alone = (begin == 0 || sentence[begin - 1] == ' ') && at - begin <= 2;
        if (alone && number >= 5 && number <= 24) return number;
    }
    return says(sentence, {"fourteen"}) ? 14 : 0;
}

/// G2
void check_marac_threshold(Findings& findings) {
    for (auto const& passage : findings.prose()) {
        for (auto const* name : {"MARAC", "DASH"}) {
            auto const hit = passage.find(name);
            if (!hit) continue;
            auto const sentence = sentence_of(passage, *hit);
            if (!says(sentence, {"threshold", "risk factors", "ticks", "factors", "yes answers"}) ||
                threshold_in(sentence) != 14)
                continue;
            findings.raise("G2", passage.range_of(*hit),
                           "the panel would say that most practitioners refer to a MARAC at 10 factors, not 14",
                           "check what is used locally, and say so");
            break;
        }
    }
}

bool within_a_year(ChronologyRow const& first, ChronologyRow const& second) {
    return first.date && second.date && second.date->date > first.date->date &&
           second.date->date <= first.date->date + std::chrono::years(1);
}

/// G3
void check_marac_repeat(Findings& findings) {
    auto const& rows = findings.reviewed().chronology;
    if (findings.says({Part::analysis}, {"12-month", "12 month", "twelve-month", "twelve month", "repeat"})) return;
    for (auto const& meeting : rows) {
        if (!Findings::has_tag(meeting, {"marac"})) continue;
        auto const again = std::find_if(rows.begin(), rows.end(), [&meeting](ChronologyRow const& row) {
            return Findings::has_tag(row, {"incident", "assault", "violence", "injury", "strangulation", "threat"}) &&
                   !Findings::has_tag(row, {"marac"}) && within_a_year(meeting, row);
        });
        if (again == rows.end()) continue;
        auto const referred = std::any_of(rows.begin(), rows.end(), [&again](ChronologyRow const& row) {
            return Findings::has_tag(row, {"marac"}) && row.date && row.date->date >= again->date->date;
        });
        if (referred) continue;
        findings.raise("G3", again->range,
                       "the panel would ask why this did not go back to the MARAC: cases are marked for 12 months",
                       "say in the analysis what became of the marker, or tag the referral with \"marac\"");
        return;
    }
}

bool recommends(Findings const& findings, std::vector<std::string_view> const& words) {
    auto const& all = findings.reviewed().recommendations;
    return std::any_of(all.begin(), all.end(), [&words](model::Recommendation const& one) {
        return says_stem(one.text.value, words) || says_stem(one.agency.value, words) ||
               says_stem(one.action.value, words);
    });
}

/// G4, G5
void check_probation(Findings& findings) {
    auto const* breach = findings.row_tagged({"licence", "licence-breach", "recall", "breach-of-licence"});
    if (breach != nullptr && !recommends(findings, {"probation", "licence", "recall"}))
        findings.raise("G4", breach->range,
                       "the panel would ask for a recommendation to probation about recall and licences",
                       "add one, or say in the analysis why none is needed");
    auto const* partner = findings.row_tagged({"partner-present"});
    if (partner != nullptr && !recommends(findings, {"partner", "alone", "appointment"}))
        findings.raise("G5", partner->range,
                       "the panel would ask for a recommendation to use appointments with a partner to assess the risk",
                       "add one, or say in the analysis why none is needed");
}

/// G6
void check_caseload(Findings& findings) {
    if (findings.says_anywhere({"caseload", "workload", "case load", "capacity"})) return;
    for (auto const& passage : findings.prose()) {
        if (passage.part != Part::analysis && passage.part != Part::conclusions) continue;
        for (auto const* worker :
             {"the officer", "the IDVA", "the social worker", "the worker", "the practitioner", "the call handler"}) {
            auto const hit = passage.find(worker);
            if (!hit || !says(sentence_of(passage, *hit), {"failed", "did not", "should have", "omitted", "neglected"}))
                continue;
            findings.raise(
                "G6", passage.range_of(*hit),
                "the panel would ask what caseload this one person had: the finding is about a single worker",
                "say how much work there was, and what the organisation did about it");
            return;
        }
    }
}

}  // namespace

void check_agencies(Findings& findings) {
    check_iopc(findings);
    check_marac_threshold(findings);
    check_marac_repeat(findings);
    check_probation(findings);
    check_caseload(findings);
}

}  // namespace dhrdoc::check
