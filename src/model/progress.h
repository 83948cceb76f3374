// What has been done about somebody's recommendations, as the secretariat writes it down. What the progress update is
// made of.
#pragma once

#include "model/case.h"

#include <memory>

namespace dhrdoc::model {

/// One recommendation, or several that are reported on together.
struct ProgressPoint {
    base::Range range;
    /// As written, ranges spelt out: "2", "3a". Never empty where the file says it rightly.
    std::vector<Text> numbers;
    /// There are none because what stands there was no number, which has been said.
    bool misread = false;
    Text text;  // prose
    Text agency;
    std::optional<Day> target, completed;
    Text status;
    std::vector<Text> updates;  // prose
};

struct Progress {
    std::filesystem::path folder;
    base::FileId file = 0;
    std::string stem;

    Text case_path;   // as written; its live action plan is what is reported on, where this file lists nothing itself
    Text identities;  // as written; optional
    struct {
        Text title, subtitle, organisation, reference;
        std::optional<Day> date;
        Text heading;
        Text introduction;  // prose
        base::Range range;
    } report;
    struct {
        Text title;
        Text text;  // prose
        base::Range range;
    } foreword;
    struct {
        Text name, title, signature;
        base::Range range;
    } signatory;
    std::vector<ProgressPoint> recommendations;
    std::vector<GlossaryTerm> glossary;
    /// The case that `case` names, once read.
    std::shared_ptr<Case const> reviewed;
};

}  // namespace dhrdoc::model
