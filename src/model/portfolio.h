// Many reviews as one paper sees them: what somebody wrote about the paper, and the cases that it counts.
#pragma once

#include "model/case.h"

#include <memory>

namespace dhrdoc::model {

/// A passage that somebody writes and the program only places.
struct PortfolioSection {
    base::Range range;
    Text title;
    Text text;   // prose
    Text paper;  // the kind of document that it belongs to; empty: every one
    Truth appendix;
};

/// A recommendation of the thematic report itself, not of one of the reviews.
struct OwnRecommendation {
    base::Range range;
    std::string id;
    Text text;  // prose
    Text agency;
};

struct PortfolioTerm {
    base::Range range;
    Text term, meaning;
    std::vector<Text> see;  // other terms
};

/// What a chart is held against: "12.5, the average of the region".
struct Reference {
    base::Range range;
    Text chart, label;
    double value = 0;
};

struct Portfolio {
    std::filesystem::path folder;
    base::FileId file = 0;
    std::string stem;

    /// Paths and globs as written.
    std::vector<Text> patterns;
    struct {
        Text meeting, directorate, author, name, area, purpose;
        /// Only recommendations that this body leads are in the paper; empty: all are.
        Text agency;
        /// The day of the meeting: what is overdue is overdue on this day. Nothing is read from a clock.
        std::optional<Day> date;
        /// The day that "since" means: the last paper's.
        std::optional<Day> since;
        Truth list_reviews;
        base::Range range;
    } paper;
    std::vector<PortfolioSection> sections;
    /// The order of the headings that recommendations stand under; themes that are not in it follow by name.
    std::vector<Text> themes;
    /// Words for the questions of the thematic report, by the question's key: prose.
    std::map<std::string, Text> findings;
    std::vector<OwnRecommendation> recommendations;
    std::vector<PortfolioTerm> glossary;
    std::vector<Reference> references;

    /// Sorted by the names of their files, each once.
    std::vector<std::shared_ptr<Case const>> cases;
};

}  // namespace dhrdoc::model
