// Takes a case and its papers as they are given out; makes a message about what still singles the death out.
#include "residual_risk.h"

#include "base/date.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dhrdoc {

namespace {

std::string text_of(std::vector<redact::Redaction const*> const& papers) {
    std::string out;
    for (auto const* paper : papers) {
        auto const& document = paper->document.document();
        for (auto const& [key, text] : document.meta) out += text.text + "\n";
        model::for_each_block(document, [&](model::Block const& block) {
            if (!block.text.empty()) out += block.text.text + "\n";
        });
    }
    return out;
}

bool says(std::string_view text, std::string_view words) {
    return !words.empty() && text.find(words) != std::string_view::npos;
}

/// How narrowly the papers say when somebody died.
enum class When { unsaid, year, season, month };

When when_said(std::string_view text, model::Identities const& key) {
    auto out = When::unsaid;
    for (auto const& date : key.dates) {
        if (date.why != model::Why::death) continue;
        auto const day = date.day.date;
        bool const to_the_month = date.publish == model::Publish::month || date.publish == model::Publish::day;
        if (to_the_month && says(text, base::month_year(day))) return When::month;
        if (date.publish == model::Publish::season && says(text, base::season_year(day)))
            out = std::max(out, When::season);
        else if (date.publish != model::Publish::none && says(text, base::year_of(day)))
            out = std::max(out, When::year);
    }
    return out;
}

std::string_view name_of(When when) {
    switch (when) {
        case When::unsaid:
            return "";
        case When::year:
            return "year";
        case When::season:
            return "season";
        case When::month:
            return "month";
    }
    return "";
}

bool says_age(std::string_view text, std::string const& age) {
    if (age.empty()) return false;
    return says(text, "aged " + age) || says(text, age + " years") || says(text, age + "-year") ||
           says(text, age + " at the time") || says(text, "age of " + age) || says(text, ", " + age + ",") ||
           says(text, "(" + age + ")");
}

/// What narrows a search further, as a list of words.
std::vector<std::string> also_said(std::string_view text, model::Case const& reviewed) {
    std::vector<std::string> out;
    auto const victims = reviewed.in_role(model::Role::victim);
    auto const any = [&](auto const& test) {
        return std::any_of(victims.begin(), victims.end(), [&](model::Person const* one) { return test(*one); });
    };
    if (any([&](model::Person const& one) { return says_age(text, one.age.value); }))
        out.emplace_back("the exact age of the person who died");
    if (any([&](model::Person const& one) { return says(text, one.ethnicity.value); }))
        out.emplace_back("their ethnicity");
    auto const children = reviewed.in_role(model::Role::child);
    bool const child_ages = std::any_of(children.begin(), children.end(),
                                        [&](model::Person const* one) { return says_age(text, one->age.value); });
    if (!children.empty() && says(text, "child"))
        out.push_back(child_ages ? "how many children there are, and how old" : "how many children there are");
    if (says(text, "Crown Court")) out.emplace_back("a court");
    return out;
}

/// The fewest days that any paper leaves for a death.
std::optional<int> days_left(std::vector<redact::Redaction const*> const& papers, model::Identities const& key) {
    std::optional<int> out;
    for (auto const* paper : papers) {
        for (auto const& left : paper->report.days_left) {
            bool const death = std::any_of(key.dates.begin(), key.dates.end(), [&](model::ProtectedDate const& date) {
                return date.why == model::Why::death && date.id == left.id;
            });
            if (death && left.days) out = std::min(out.value_or(*left.days), *left.days);
        }
    }
    return out;
}

}  // namespace

base::Diagnostic residual_risk(model::Case const& reviewed, model::Identities const& key,
                               std::vector<redact::Redaction const*> const& papers) {
    auto const text = text_of(papers);
    auto const when = when_said(text, key);
    bool const where = says(text, reviewed.review.csp.value);
    base::Diagnostic told;
    told.severity = base::Severity::note;
    told.code = "build.residual-risk";
    if (when == When::unsaid && !where)
        told.message =
            "residual risk: these papers say neither when nor where; what others wrote may still lead to the death";
    else if (when == When::unsaid)
        told.message =
            "residual risk: these papers say the area of the death, not when it was; what others wrote may say it";
    else if (!where)
        told.message = fmt::format(
            "residual risk: these papers say the {} of the death, not the area; what others wrote "
            "may say it",
            name_of(when));
    else
        told.message =
            fmt::format("residual risk: these papers say the {} and the area of the death, and {}", name_of(when),
                        when == When::year ? "most deaths are the only one in theirs"
                                           : "hardly any two deaths have both in common");
    auto const more = also_said(text, reviewed);
    std::string hint;
    if (!more.empty()) hint = fmt::format("they also say {}", fmt::join(more, ", "));
    if (auto const days = days_left(papers, key))
        hint += fmt::format("{}{} {} possible for the date of death", hint.empty() ? "" : "; ", *days,
                            *days == 1 ? "day is" : "days are");
    told.hint = hint;
    return told;
}

}  // namespace dhrdoc
