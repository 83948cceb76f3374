// Takes a panel's decision; makes the facts that its letter and the answer to it are filled from.
#include "fill/english.h"
#include "fill/view.h"
#include "fill/view_parts.h"
#include "fill/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace dhrdoc::fill {

namespace {

using model::Facts;

class FeedbackView {
public:
    FeedbackView(model::Feedback const& feedback, Showing const& showing, References const& references)
        : feedback_(feedback), showing_(showing), references_(references) {}

    Facts make() {
        auto root = Facts::table();
        root.set("profile", profile_facts(showing_.profile));
        auto const* reviewed = feedback_.reviewed.get();
        root.set("guidance",
                 guidance_facts(reviewed != nullptr ? reviewed->review.guidance : feedback_.review.guidance));
        set_named(root, reviewed, showing_);
        root.set("words", words());
        root.set("review", review(*root.find("words")));
        root.set("letter", letter());
        root.set("addressee", addressee());
        root.set("panel", panel());
        root.set("praise", list_of_prose(feedback_.praise));
        set_developments(root);
        root.set("signatory", signatory());
        root.set("copies", list_of_texts(feedback_.copies));
        root.set("enclosures", list_of_texts(feedback_.enclosures));
        root.set("figures", Facts::table());
        return root;
    }

private:
    /// The letter names its case by pseudonym in every profile: it is published with the report.
    [[nodiscard]] Facts words() const {
        Generalised const& generalised = showing_.generalised;
        Showing const published{model::Profile::published, generalised, nullptr};
        if (feedback_.reviewed) return words_of_case(*feedback_.reviewed, published);
        Circumstances circumstances;
        circumstances.kind = feedback_.review.kind;
        circumstances.outcome = feedback_.review.outcome;
        circumstances.victims.push_back({pseudonym(), "", "", false, false});
        return words_of(circumstances);
    }

    [[nodiscard]] Facts pseudonym() const {
        return text_or_missing(feedback_.review.pseudonym, "pseudonym",
                               "say it under [review] as pseudonym, or name the case");
    }

    [[nodiscard]] Facts review(Facts const& words) const {
        auto const* reviewed = feedback_.reviewed.get();
        auto const& own = feedback_.review;
        auto table = Facts::table();
        auto const& victims = *words.find("victim")->find("name");
        table.set("pseudonym", own.pseudonym.given() ? pseudonym() : victims);
        auto const& csp = own.csp.given() || reviewed == nullptr ? own.csp : reviewed->review.csp;
        auto const& reference =
            own.reference.given() || reviewed == nullptr ? own.reference : reviewed->review.reference;
        table.set("csp", partnership_or_missing(csp, "say it under [review] as csp, or name the case"));
        table.set("reference",
                  text_or_missing(reference, "reference of the review", "say it under [review] as reference"));
        auto const kind = reviewed != nullptr ? reviewed->review.kind : own.kind;
        table.set("dhr", Facts::truth(kind == model::ReviewKind::dhr));
        table.set("dardr", Facts::truth(kind == model::ReviewKind::dardr));
        return table;
    }

    [[nodiscard]] Facts letter() const {
        auto const& l = feedback_.letter;
        auto const under = [](std::string_view key) { return fmt::format("say it under [letter] as {}", key); };
        auto table = Facts::table();
        table.set("date", work_day(l.date, "date of the letter", under("date")));
        set_period(table);
        table.set("unit", text_or_missing(l.unit, "unit", under("unit")));
        table.set("address", list_of_texts(l.address));
        table.set("telephone", text_or_missing(l.telephone, "telephone", under("telephone")));
        table.set("website", text_or_missing(l.website, "website", under("website")));
        table.set("reference", text_or_missing(l.reference, "reference", under("reference")));
        return table;
    }

    /// The wording of letters changed in 2021; from then on a letter that comes late says so.
    void set_period(Facts& table) const {
        constexpr base::Date change{std::chrono::year(2021), std::chrono::January, std::chrono::day(1)};
        constexpr std::chrono::days in_time{28};
        auto const& written = feedback_.letter.date;
        auto const& met = feedback_.panel.met;
        bool const since = !written || base::days_of(written->date) >= base::days_of(change);
        bool const late = written && met && base::days_of(written->date) - base::days_of(met->date) > in_time;
        table.set("since_2021", Facts::truth(since));
        table.set("late", Facts::truth(since && late));
    }

    /// "Dear Ms Warrilow", whether or not the word stands there.
    [[nodiscard]] Facts salutation() const {
        auto const& written = feedback_.addressee.salutation;
        if (written.given() && written.value.starts_with("Dear")) return Facts::text(written.value, written.range);
        auto const& name = written.given() ? written : feedback_.addressee.name;
        if (!name.given()) return Facts::missing_as("salutation", "say it under [addressee] as salutation");
        return Facts::text("Dear " + name.value, name.range);
    }

    [[nodiscard]] Facts addressee() const {
        auto const& a = feedback_.addressee;
        auto const under = [](std::string_view key) { return fmt::format("say it under [addressee] as {}", key); };
        auto table = Facts::table();
        table.set("name", text_or_missing(a.name, "name of the addressee", under("name")));
        table.set("title", text_or_missing(a.title, "title of the addressee", under("title")));
        table.set("organisation",
                  text_or_missing(a.organisation, "organisation of the addressee", under("organisation")));
        table.set("address", list_of_texts(a.address));
        table.set("salutation", salutation());
        return table;
    }

    [[nodiscard]] Facts panel() const {
        auto const& p = feedback_.panel;
        auto table = Facts::table();
        table.set("met", work_day(p.met, "date on which the panel met", "say it under [panel] as met"));
        table.set("publish", Facts::truth(p.outcome == model::PanelOutcome::publish));
        table.set("publish_after_changes", Facts::truth(p.outcome == model::PanelOutcome::publish_after_changes));
        table.set("resubmit", Facts::truth(p.outcome == model::PanelOutcome::resubmit));
        return table;
    }

    /// "8.1", or the id of a paragraph of the report, as the report calls it: "paragraph 8.1".
    [[nodiscard]] Facts paragraph(model::Text const& written, std::string const& what,
                                  std::string const& way_out) const {
        if (auto const found = references_.find(written.value); found != references_.end()) {
            return Facts::text(found->second, written.range);
        }
        bool const number = written.given() && written.value[0] >= '0' && written.value[0] <= '9';
        if (number) return Facts::text("paragraph " + written.value, written.range);
        return Facts::missing_as(what, way_out);
    }

    [[nodiscard]] Facts recommendation(model::Text const& written, std::string const& what,
                                       std::string const& way_out) const {
        if (!written.given()) return Facts::missing_as(what, way_out);
        if (feedback_.reviewed) {
            auto const& all = feedback_.reviewed->recommendations;
            for (std::size_t i = 0; i < all.size(); ++i) {
                if (all[i].id == written.value)
                    return Facts::text(fmt::format("recommendation {}", i + 1), written.range);
            }
        }
        return Facts::text("recommendation " + written.value, written.range);
    }

    [[nodiscard]] Facts development(model::Development const& d, std::size_t number) const {
        auto const under = [&](std::string_view key) {
            return fmt::format("say it in the {} [[development]] as {}", ordinal(number), key);
        };
        auto const of = [&](std::string_view what) { return fmt::format("{} point {}", what, number); };
        auto table = Facts::table();
        table.set("position", Facts::text(std::to_string(number)));
        table.set("text", prose_or_missing(d.text, of("text of"), under("text")));
        table.set("theme", text_or_missing(d.theme, of("theme of"), under("theme")));
        table.set("paragraph", paragraph(d.paragraph, of("paragraph of"), under("paragraph")));
        table.set("recommendation", recommendation(d.recommendation, of("recommendation of"), under("recommendation")));
        table.set("response", prose_or_missing(d.response, of("response to"), under("response")));
        table.set("changed", prose_or_missing(d.changed, of("where the report was changed for"), under("changed")));
        return table;
    }

    static std::string ordinal(std::size_t number) {
        auto const last = number % 10;
        bool const teen = number / 10 % 10 == 1;
        return std::to_string(number) + (teen ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
    }

    void set_developments(Facts& root) const {
        std::vector<Facts> all;
        std::vector<std::string> themes;
        for (auto const& d : feedback_.developments) {
            all.push_back(development(d, all.size() + 1));
            if (std::find(themes.begin(), themes.end(), d.theme.value) == themes.end()) themes.push_back(d.theme.value);
        }
        bool const themed = std::any_of(themes.begin(), themes.end(), [](auto const& t) { return !t.empty(); });
        // Points without a theme come last, under a heading of their own.
        std::stable_sort(themes.begin(), themes.end(),
                         [](auto const& a, auto const& b) { return !a.empty() && b.empty(); });
        std::vector<Facts> groups;
        for (auto const& theme : themes) groups.push_back(group(theme, all));
        auto const like_point = development({}, 1);
        root.set("themed", Facts::truth(themed));
        root.set("themes", Facts::list_like(std::move(groups), group("x", {})));
        root.set("developments", Facts::list_like(std::move(all), like_point));
    }

    [[nodiscard]] Facts group(std::string const& theme, std::vector<Facts> const& all) const {
        std::vector<Facts> points;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (feedback_.developments[i].theme.value == theme) points.push_back(all[i]);
        }
        auto table = Facts::table();
        table.set("title", Facts::text(theme.empty() ? "Other points" : theme));
        table.set("points", Facts::list_like(std::move(points), development({}, 1)));
        return table;
    }

    [[nodiscard]] Facts signatory() const {
        auto const& s = feedback_.signatory;
        auto const under = [](std::string_view key) { return fmt::format("say it under [signatory] as {}", key); };
        auto table = Facts::table();
        table.set("name", text_or_missing(s.name, "name of the signatory", under("name")));
        table.set("title", text_or_missing(s.title, "title of the signatory", under("title")));
        table.set("signature", text_or_missing(s.signature, "picture of the signature", under("signature")));
        return table;
    }

    model::Feedback const& feedback_;
    Showing const& showing_;
    References const& references_;
};

}  // namespace

Facts view_of(model::Feedback const& feedback, model::Profile profile, Generalised const& generalised,
              model::Identities const* key, References const& references) {
    Showing const showing{profile, generalised, profile == model::Profile::working ? key : nullptr};
    return FeedbackView(feedback, showing, references).make();
}

}  // namespace dhrdoc::fill
