// Takes a portfolio as it was read; makes messages where what it says does not go together.
#include "casefile/cross_checks.h"

#include "base/nearest.h"
#include "base/unicode.h"

#include <map>
#include <set>

#include <fmt/format.h>

namespace dhrdoc::casefile {

namespace {

void check_dates(model::Portfolio const& portfolio, Report& report) {
    auto const& paper = portfolio.paper;
    if (paper.date && paper.since && paper.since->date >= paper.date->date)
        report.error("portfolio.dates", paper.since->range,
                     fmt::format("\"since\" ({}) is not before the day of the paper ({})",
                                 base::day_month_year(paper.since->date), base::day_month_year(paper.date->date)),
                     "give the day of the last paper as since");
}

void check_terms(model::Portfolio const& portfolio, Report& report) {
    std::vector<std::string> terms;
    for (auto const& one : portfolio.glossary) terms.push_back(one.term.value);
    for (auto const& reviewed : portfolio.cases) {
        for (auto const& one : reviewed->glossary) terms.push_back(one.term.value);
    }
    std::set<std::string> const known(terms.begin(), terms.end());
    for (auto const& one : portfolio.glossary) {
        for (auto const& other : one.see) {
            if (known.contains(other.value)) continue;
            auto const near = base::nearest(other.value, terms);
            report.error("portfolio.term", other.range, fmt::format("the glossary has no term \"{}\"", other.value),
                         near ? fmt::format("did you mean \"{}\"?", *near) : "add it under [[glossary]]");
        }
        if (!one.meaning.given() && one.see.empty())
            report.error("portfolio.term", one.range, fmt::format("the term \"{}\" has no meaning", one.term.value),
                         "say what it means as meaning, or where to look as see");
    }
}

void check_ids(model::Portfolio const& portfolio, Report& report) {
    std::map<std::string, base::Range> seen;
    for (auto const& one : portfolio.recommendations) {
        auto const [known, is_new] = seen.emplace(one.id, one.range);
        if (!is_new)
            report.error("case.duplicate-id", one.range, fmt::format("the id \"{}\" is used twice", one.id),
                         fmt::format("the other one is on line {}; give each its own", known->second.begin.line));
    }
}

/// Two reviews of one reference would be two in every count.
void check_references(model::Portfolio const& portfolio, Report& report) {
    std::set<std::string> seen;
    for (auto const& reviewed : portfolio.cases) {
        auto const& reference = reviewed->review.reference;
        if (reference.given() && !seen.insert(reviewed->review.csp.value + "|" + reference.value).second)
            report.warning("portfolio.twice", reference.range,
                           fmt::format("another review of {} has the reference \"{}\" as well",
                                       reviewed->review.csp.value, reference.value),
                           "see whether one review is in the portfolio twice");
    }
}

}  // namespace

void check_portfolio(model::Portfolio const& portfolio, Report& report) {
    check_dates(portfolio, report);
    check_ids(portfolio, report);
    check_terms(portfolio, report);
    check_references(portfolio, report);
}

}  // namespace dhrdoc::casefile
