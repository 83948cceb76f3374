// Takes a portfolio; counts. Every number knows the reviews and recommendations that it is made of.
//
// Figures: reviews, reviews.commissioned, .agency-reports, .overview-report, .home-office, .awaiting-publication,
// .published, .being-written (the two writing stages), .commissioned-since; recommendations, .open (overdue or not),
// .overdue, .closed-since, .closed-before, .open-from (the reviews that the open ones come from).
// Tables of recommendations: by-agency, by-theme (open, overdue, closed since), themes (all, closed, overdue, open),
// scopes. Tables of reviews, suppressed (suppress.h): outcomes, relationships, outcomes-by-relationship, age-bands,
// factors, agencies, time-to-publication. stages is printed in full: how far a review has come says nothing of a death.
#pragma once

#include "base/diagnostic.h"
#include "model/tally.h"

namespace dhrdoc::count {

/// What stands in the cases and cannot be counted is told with its place.
[[nodiscard]] model::Tally tally(model::Portfolio const& portfolio, base::Diagnostics& diagnostics);

/// What a recommendation's lead is called where the paper may say it: the mask of an agency, or its name.
[[nodiscard]] std::string lead_of(model::Case const& reviewed, model::Recommendation const& recommendation);

}  // namespace dhrdoc::count
