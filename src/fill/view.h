// Takes a case or a panel's decision; makes the facts that templates are filled from.
//
// In `published` and `panel` the withheld names are not in the facts: people stand there by pseudonym, agencies by
// mask, protected dates as far as the key allows, other dates of the case to the month. Dates of the review's own work
// (panel meetings, beginning and end, targets of the action plan) are given in full.
//
//   profile      name, published, panel, working
//   review       reference, title, full_title, csp, status, verdict, dhr, dardr, homicide, suicide, unexplained,
//   commissioned,
//                began, concluded, concluded_month, months, over_six_months, delay_reason, scope_from, scope_to,
//                previous_reviews, after_domestic_abuse_act
//   guidance     name (the year), g2011, g2013, g2016
//   words        what may be said of this case: see words.h
//   chair        name, biography, independence, former_employers
//   panel        list: name, role, agency, expertise
//   panel_meetings, terms_of_reference, bibliography: lists
//   people, places, agencies, dates, figures: by id. {{people.victim}} and {{people.victim.possessive}}, .they, .their
//   ... cast         list of all people; victims, perpetrators: lists contributors, no_contribution, no_contact: lists
//   of agencies; authors: what is known of their independence family       approached, advocate_offered,
//   saw_terms_of_reference, saw_draft (each: yes, no, unsaid), how, response,
//                condolence, tribute
//   equality     list of nine: name, key, text
//   parallel_reviews  list: kind, status, date
//   chronology   list: date, agency, event, comment
//   lessons      list: id, position, text, analysis, recommendations
//   recommendations  list: id, position, text, lesson, scope, agency, action, milestones, measure, target, completed,
//   outcome,
//                status, theme, updates;  recommendations_by_scope: list: title, scope, recommendations
//   glossary     list: term, meaning
//   narrative    by name of the section, with _ for -; appendices: list: title, text
//   brief        title, happened, more, national_helplines, learned, to_do: lists; changes: list: agency, action;
//                help: list: name, about, contact
//   progress     title, subtitle, organisation, reference, month, date, heading, introduction, of_case, tracked,
//                any_agency, any_target; foreword: title, text, given; signatory; glossary; total, complete, open,
//                overdue: counts; points: list: id, label, reference, numbers, several, text, agency, target, completed,
//                outcome, complete, overdue, status, state, updates (date, text)
//
// Of a progress file: progress, profile, and people, places, agencies, dates, words where it names its case.
//
// Of a panel's decision: letter, addressee, panel, praise, developments, themes, signatory, copies, enclosures, review,
// guidance, words, profile, and people, places, agencies, dates where it names its case.
//
// Of a portfolio: paper, counts (by name: {{counts.reviews.being_written}}), tables (by name: columns, rows, alt,
// reference), groups (title, entries), open_at, reviews, findings, recommendations, glossary (by letter),
// status_paper and thematic_report (sections, appendices). In it people go by their part ("the victim") only: a
// pseudonym of one case may be the name of somebody in another.
//
// Of a case and of a portfolio: library, recommendation_records (columns, records).
#pragma once

#include "fill/generalise.h"
#include "model/case.h"
#include "model/facts.h"
#include "model/feedback.h"
#include "model/identities.h"
#include "model/policy.h"
#include "model/portfolio.h"
#include "model/progress.h"
#include "model/tally.h"

#include <functional>
#include <map>
#include <string>

namespace dhrdoc::fill {

/// `key` is read in the working profile alone, and may be null in the others.
[[nodiscard]] model::Facts view_of(model::Case const& reviewed, model::Profile profile, Generalised const& generalised,
                                   model::Identities const* key = nullptr);

/// What the report calls its paragraphs, by id: "paragraph 8.1". Whoever has laid the report out knows.
using References = std::map<std::string, std::string, std::less<>>;

[[nodiscard]] model::Facts view_of(model::Feedback const& feedback, model::Profile profile,
                                   Generalised const& generalised, model::Identities const* key = nullptr,
                                   References const& references = {});

[[nodiscard]] model::Facts view_of(model::Progress const& progress, model::Profile profile,
                                   Generalised const& generalised, model::Identities const* key = nullptr);

/// Whether the rows of data are among the facts: for many cases they are most of them.
enum class WithData { no, yes };
/// `generalised` is of each case's key, in the order of the cases.
[[nodiscard]] model::Facts view_of(model::Portfolio const& portfolio, model::Tally const& tally, model::Profile profile,
                                   std::vector<Generalised> const& generalised, WithData data);

}  // namespace dhrdoc::fill
