// The panel's decision on one review, as the secretariat writes it down. What the panel letter and the response are
// made of.
#pragma once

#include "model/case.h"

#include <memory>

namespace dhrdoc::model {

enum class PanelOutcome { publish, publish_after_changes, resubmit };

struct Development {
    base::Range range;
    Text text;  // prose
    Text theme, paragraph, recommendation;
    Text response, changed;  // prose
};

struct Feedback {
    std::filesystem::path folder;
    base::FileId file = 0;
    std::string stem;

    Text case_path;   // as written; empty where the secretariat has only a PDF
    Text identities;  // as written; optional
    /// Where `case` is not given.
    struct {
        ReviewKind kind = ReviewKind::dhr;
        Text pseudonym, csp, reference;
        Outcome outcome = Outcome::homicide;
        Text guidance;
        base::Range range;
    } review;
    struct {
        std::optional<Day> date;
        Text unit;
        std::vector<Text> address;
        Text telephone, website, reference;
        base::Range range;
    } letter;
    struct {
        Text name, title, organisation;
        std::vector<Text> address;
        Text salutation;
        base::Range range;
    } addressee;
    struct {
        std::optional<Day> met;
        PanelOutcome outcome = PanelOutcome::publish_after_changes;
        base::Range range;
    } panel;
    std::vector<Text> praise;  // prose
    std::vector<Development> developments;
    struct {
        Text name, title, signature;
        base::Range range;
    } signatory;
    std::vector<Text> copies;
    std::vector<Text> enclosures;
    /// The case that `case` names, once read.
    std::shared_ptr<Case const> reviewed;
};

[[nodiscard]] std::string_view name_of(PanelOutcome outcome);

}  // namespace dhrdoc::model
