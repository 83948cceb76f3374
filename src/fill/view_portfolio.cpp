// Takes a portfolio and what was counted in it; makes the facts that its papers are filled from.
#include "base/unicode.h"
#include "fill/english.h"
#include "fill/escape.h"
#include "fill/view.h"
#include "fill/view_parts.h"
#include "fill/view_records.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

namespace dhrdoc::fill {

namespace {

using model::Facts;
using model::RecommendationState;

constexpr std::string_view not_shown = "not shown";

std::string in_names(std::string_view text) {
    std::string out(text);
    std::replace(out.begin(), out.end(), '-', '_');
    return out;
}

/// "MARAC" -> "term-marac"
std::string term_id(std::string_view term) {
    std::string out = "term";
    bool gap = true;
    for (char const c : base::lower_case(term)) {
        bool const kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept && gap) out += '-';
        if (kept) out += c;
        gap = !kept;
    }
    return out;
}

/// No day of one case is printed beside the days of others: somebody in another may have died on it.
Facts month_of(std::optional<model::Day> const& day, char const* what, std::string const& way_out) {
    return day ? Facts::text(base::month_year(day->date), day->range) : Facts::missing_as(what, way_out);
}

class PortfolioView {
public:
    PortfolioView(model::Portfolio const& portfolio, model::Tally const& tally, model::Profile profile,
                  std::vector<Generalised> const& generalised, WithData data)
        : portfolio_(portfolio), tally_(tally), profile_(profile), generalised_(generalised), data_(data) {}

    Facts make() {
        auto root = Facts::table();
        root.set("profile", profile_facts(profile_));
        root.set("paper", paper());
        root.set("counts", counts());
        root.set("tables", tables());
        root.set("groups", groups());
        root.set("open_at", open_at());
        set_sections(root);
        root.set("findings", findings());
        root.set("recommendations", own_recommendations());
        root.set("reviews", reviews());
        set_glossary(root);
        set_records(root);
        // What prose of a portfolio may name: nobody and nothing.
        for (auto const* name : {"people", "places", "agencies", "dates", "figures"}) root.set(name, Facts::table());
        return root;
    }

private:
    [[nodiscard]] Facts paper() const {
        auto const& p = portfolio_.paper;
        auto const under = [](std::string_view key) { return fmt::format("say it under [paper] as {}", key); };
        auto table = Facts::table();
        table.set("meeting", text_or_missing(p.meeting, "name of the meeting", under("meeting")));
        table.set("date", work_day(p.date, "date of the meeting", under("date")));
        table.set("since", work_day(p.since, "day of the last paper", under("since")));
        table.set("has_since", Facts::truth(p.since.has_value()));
        table.set("month", month_of(p.date, "date of the meeting", under("date")));
        table.set("directorate", text_or_missing(p.directorate, "directorate", under("directorate")));
        table.set("author", text_or_missing(p.author, "author", under("author")));
        table.set("name", text_or_missing(p.name, "name of the paper", under("name")));
        table.set("area", text_or_missing(p.area, "area", under("area")));
        table.set("agency", text_or_missing(p.agency, "agency", under("agency")));
        table.set("purpose", prose_or_missing(p.purpose, "purpose of the paper", under("purpose")));
        table.set("list_reviews", Facts::truth(p.list_reviews.yes()));
        return table;
    }

    /// A number, and what a sentence wants to know of it.
    [[nodiscard]] static Facts number(model::Count const& count) {
        auto const value = count.value();
        auto table = Facts::table();
        table.set("name", count.shown ? Facts::text(std::to_string(value)) : Facts::text(std::string(not_shown)));
        table.set("words",
                  count.shown ? Facts::text(number_in_words(value)) : Facts::text("a number that is not shown"));
        // "none have been published", where no noun follows.
        table.set("alone", value == 0 ? Facts::text("none") : *table.find("words"));
        table.set("any", Facts::truth(value > 0));
        table.set("none", Facts::truth(value == 0));
        table.set("one", Facts::truth(value == 1));
        table.set("several", Facts::truth(value > 1));
        table.set("shown", Facts::truth(count.shown));
        return table;
    }

    /// "reviews.being-written" is {{counts.reviews.being_written}}; "reviews" itself is {{counts.reviews}}.
    [[nodiscard]] Facts counts() const {
        auto reviews = number(tally_.figures.find("reviews")->second);
        auto recommendations = number(tally_.figures.find("recommendations")->second);
        for (auto const& [name, count] : tally_.figures) {
            auto const dot = name.find('.');
            if (dot == std::string::npos) continue;
            (name.starts_with("reviews") ? reviews : recommendations)
                .set(in_names(name.substr(dot + 1)), number(count));
        }
        auto table = Facts::table();
        table.set("reviews", std::move(reviews));
        table.set("recommendations", std::move(recommendations));
        return table;
    }

    [[nodiscard]] static std::string cell(model::Count const& count) {
        return count.shown ? std::to_string(count.value()) : std::string(not_shown);
    }

    /// The table in words, for those who do not see the picture.
    [[nodiscard]] static std::string in_words(model::CountTable const& table) {
        std::vector<std::string> rows;
        for (auto const& row : table.rows) {
            std::vector<std::string> cells;
            for (std::size_t i = 0; i < row.counts.size(); ++i)
                cells.push_back(row.counts.size() == 1
                                    ? cell(row.counts[i])
                                    : base::lower_case(table.columns[i]) + " " + cell(row.counts[i]));
            rows.push_back(fmt::format("{}: {}", row.label, fmt::join(cells, ", ")));
        }
        return fmt::format("{}.", fmt::join(rows, "; "));
    }

    [[nodiscard]] static Facts row_facts(model::CountRow const& row) {
        std::vector<Facts> cells;
        std::size_t together = 0;
        for (auto const& count : row.counts) {
            cells.push_back(Facts::text(cell(count)));
            together += count.value();
        }
        auto table = Facts::table();
        table.set("label", Facts::text(row.label));
        table.set("cells", Facts::list_like(std::move(cells), Facts::text("x")));
        table.set("together", Facts::text(std::to_string(together)));
        return table;
    }

    /// What a chart is held against: a number of the file, or one that follows from what is printed anyway.
    [[nodiscard]] Facts reference(model::CountTable const& counted) const {
        auto table = Facts::table();
        auto const set = [&](std::string value, std::string label) {
            table.set("value", Facts::text(std::move(value)));
            table.set("label", Facts::text(std::move(label)));
            return table;
        };
        for (auto const& given : portfolio_.references) {
            if (given.chart.value == counted.id) return set(fmt::format("{:g}", given.value), given.label.value);
        }
        auto const reviews = static_cast<double>(tally_.figures.find("reviews")->second.value());
        if (counted.id == "factors" || counted.id == "agencies")
            return set(fmt::format("{:g}", reviews / 2), "half of the reviews");
        std::size_t sum = 0;
        // Bars that stand side by side are held against the average of the first of them, not of all together.
        bool const first_alone = counted.id == "themes";
        for (auto const& row : counted.rows) {
            auto const last = first_alone ? std::min<std::size_t>(1, row.counts.size()) : row.counts.size();
            for (std::size_t i = 0; i < last; ++i) sum += row.counts[i].value();
        }
        bool const of_reviews = counted.id != "themes" && counted.id != "scopes";
        if (counted.rows.empty() || of_reviews) return Facts::missing("add it under [[references]]");
        return set(fmt::format("{:.1f}", static_cast<double>(sum) / static_cast<double>(counted.rows.size())),
                   first_alone ? "closed, on average" : "average of all");
    }

    /// What the first column of a table holds.
    [[nodiscard]] static std::string_view heading_of(std::string_view id) {
        static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> headings{
            {{"outcomes", "Death"},
             {"relationships", "Relationship"},
             {"outcomes-by-relationship", "Relationship"},
             {"age-bands", "Age"},
             {"factors", "Found"},
             {"agencies", "Agency"},
             {"time-to-publication", "Time"},
             {"themes", "Theme"},
             {"by-theme", "Theme"},
             {"by-agency", "Lead agency"},
             {"scopes", "Reach"}}};
        for (auto const& [name, heading] : headings) {
            if (name == id) return heading;
        }
        return "Stage";
    }

    [[nodiscard]] Facts table_facts(model::CountTable const& counted) const {
        std::vector<Facts> rows, columns;
        for (auto const& row : counted.rows) rows.push_back(row_facts(row));
        for (auto const& column : counted.columns) columns.push_back(Facts::text(column));
        auto table = Facts::table();
        table.set("columns", Facts::list_like(std::move(columns), Facts::text("x")));
        table.set("rows", Facts::list_like(std::move(rows), row_facts({"x", {}})));
        table.set("of", Facts::text(std::string(heading_of(counted.id))));
        table.set("any", Facts::truth(!counted.rows.empty()));
        table.set("any_shown", Facts::truth(counted.any_shown()));
        table.set("none_shown", Facts::truth(!counted.any_shown()));
        table.set("not_all_shown", Facts::truth(!counted.all_shown()));
        table.set("alt", Facts::text(in_words(counted)));
        table.set("reference", reference(counted));
        table.set("most", most(counted));
        return table;
    }

    /// The row with the largest number that is shown, for a sentence.
    [[nodiscard]] static Facts most(model::CountTable const& counted) {
        model::CountRow const* best = nullptr;
        for (auto const& row : counted.rows) {
            bool const counts = !row.counts.empty() && row.counts[0].shown && row.counts[0].value() > 0 &&
                                row.label != "Not known" && row.label != "Others";
            if (counts && (best == nullptr || row.counts[0].value() > best->counts[0].value())) best = &row;
        }
        auto table = Facts::table();
        if (best == nullptr) return Facts::missing("no row of this table is shown");
        table.set("label", Facts::text(best->label));
        table.set("words", Facts::text(base::lower_case(best->label)));
        table.set("number", Facts::text(cell(best->counts[0])));
        return table;
    }

    [[nodiscard]] Facts tables() const {
        auto table = Facts::table();
        for (auto const& [id, counted] : tally_.tables) table.set(in_names(id), table_facts(counted));
        return table;
    }

    /// Prose of a case: names by id are filled in by the part that people have, which a paper over many cases may say.
    [[nodiscard]] static Facts localised(model::Text const& text, model::Case const& reviewed) {
        if (text.value.find("{{") == std::string::npos) return Facts::prose(text.value, text.range, text.start);
        std::string out;
        std::size_t at = 0;
        for (auto open = text.value.find("{{"); open != std::string::npos; open = text.value.find("{{", at)) {
            auto const close = text.value.find("}}", open);
            if (close == std::string::npos) break;
            out += text.value.substr(at, open - at);
            auto const name = base::trimmed(std::string_view(text.value).substr(open + 2, close - open - 2));
            auto const words = words_for(name, reviewed);
            out += words ? escape_markdown(*words) : text.value.substr(open, close + 2 - open);
            at = close + 2;
        }
        out += text.value.substr(at);
        return Facts::prose(std::move(out), text.range, text.start);
    }

    [[nodiscard]] static std::optional<std::string> words_for(std::string_view name, model::Case const& reviewed) {
        auto const dot = name.find('.');
        if (dot == std::string_view::npos) return std::nullopt;
        auto const list = name.substr(0, dot);
        auto const id = name.substr(dot + 1, name.find('.', dot + 1) - dot - 1);
        auto const form = name.ends_with(".possessive") ? "'s" : "";
        if (list == "people") {
            if (auto const* person = reviewed.person(id))
                return std::string(model::part_in_words(reviewed, person->role)) + form;
        } else if (list == "agencies") {
            if (auto const* agency = reviewed.agency(id))
                return (agency->mask.given() ? agency->mask.value : agency->name.value) + form;
        } else if (list == "places") {
            return std::string("the area");
        } else if (list == "dates") {
            return std::string("a date that is withheld");
        }
        return std::nullopt;
    }

    [[nodiscard]] Facts entry(model::Counted what) const {
        auto const& reviewed = *portfolio_.cases[what.review];
        auto const index = static_cast<std::size_t>(what.recommendation);
        return entry(reviewed, reviewed.recommendations[index], tally_.states[what.review][index]);
    }

    [[nodiscard]] Facts entry(model::Case const& reviewed, model::Recommendation const& r,
                              RecommendationState state) const {
        auto const prose = [&](model::Text const& text, char const* what) {
            return text.given() ? localised(text, reviewed) : Facts::missing_as(what, "say it in the recommendation");
        };
        auto table = Facts::table();
        table.set("title", text_or_missing(r.title, "title of a recommendation", "say it in the recommendation"));
        table.set("text", prose(r.text, "text of a recommendation"));
        table.set("action", prose(r.action, "action"));
        table.set("aim", prose(r.aim, "aim"));
        table.set("measure", prose(r.measure, "measure"));
        table.set("outcome", prose(r.outcome, "outcome"));
        std::vector<Facts> updates;
        for (auto const& update : r.updates) updates.push_back(update_facts(update, reviewed));
        table.set("updates", Facts::list_like(std::move(updates), update_facts({}, reviewed)));
        table.set("lead", Facts::text(public_lead(reviewed, r)));
        table.set("reference", text_or_missing(reviewed.review.reference, "reference", "say it under [review]"));
        table.set("target", month_of(r.target, "target", "say it in the recommendation"));
        table.set("completed", month_of(r.completed, "day of completion", "say it in the recommendation"));
        table.set("open", Facts::truth(state == RecommendationState::open || state == RecommendationState::overdue));
        table.set("overdue", Facts::truth(state == RecommendationState::overdue));
        table.set("closed", Facts::truth(state == RecommendationState::closed_since ||
                                         state == RecommendationState::closed_before));
        return table;
    }

    [[nodiscard]] static Facts update_facts(model::RecommendationUpdate const& update, model::Case const& reviewed) {
        auto table = Facts::table();
        table.set("month", month_of(update.date, "date of the update", "say it in this update as date"));
        table.set("text", localised(update.text, reviewed));
        return table;
    }

    [[nodiscard]] Facts groups() const {
        auto const make = [&](model::ThemeGroup const& group) {
            std::vector<Facts> entries;
            for (auto const what : group.recommendations) entries.push_back(entry(what));
            auto table = Facts::table();
            table.set("title", Facts::text(group.title));
            table.set("entries",
                      Facts::list_like(std::move(entries), entry(model::Case(), {}, RecommendationState::open)));
            return table;
        };
        std::vector<Facts> all;
        for (auto const& group : tally_.groups) all.push_back(make(group));
        return Facts::list_like(std::move(all), make({"x", {}}));
    }

    /// A row for each theme, a column for each quarter: so it can be read aloud, and takes no page.
    [[nodiscard]] Facts open_at() const {
        std::vector<std::string> themes, months;
        std::map<std::pair<std::string, std::string>, std::size_t> open;
        for (auto const& at : tally_.open_at) {
            if (std::find(themes.begin(), themes.end(), at.theme) == themes.end()) themes.push_back(at.theme);
            if (std::find(months.begin(), months.end(), at.month) == months.end()) months.push_back(at.month);
            open[{at.theme, at.month}] = at.open;
        }
        auto const make = [&](std::string const& theme) {
            std::vector<Facts> cells;
            for (auto const& month : months) cells.push_back(Facts::text(std::to_string(open[{theme, month}])));
            auto table = Facts::table();
            table.set("theme", Facts::text(theme));
            table.set("cells", Facts::list_like(std::move(cells), Facts::text("x")));
            return table;
        };
        std::vector<Facts> rows, columns;
        for (auto const& theme : themes) rows.push_back(make(theme));
        for (auto const& month : months) columns.push_back(Facts::text(month));
        auto table = Facts::table();
        table.set("any", Facts::truth(!themes.empty()));
        table.set("themes", Facts::list_like(std::move(rows), make("x")));
        table.set("months", Facts::list_like(std::move(columns), Facts::text("x")));
        return table;
    }

    void set_sections(Facts& root) const {
        auto const make = [](model::PortfolioSection const& section) {
            auto table = Facts::table();
            table.set("title", text_or_missing(section.title, "title of a section", "say it under [[sections]]"));
            table.set("text", prose_or_missing(section.text, "text of a section", "say it under [[sections]]"));
            return table;
        };
        for (auto const* paper : {"status-paper", "thematic-report"}) {
            std::vector<Facts> body, appendices;
            for (auto const& section : portfolio_.sections) {
                if (section.paper.given() && section.paper.value != paper) continue;
                (section.appendix.yes() ? appendices : body).push_back(make(section));
            }
            auto table = Facts::table();
            table.set("sections", Facts::list_like(std::move(body), make({})));
            table.set("appendices", Facts::list_like(std::move(appendices), make({})));
            root.set(in_names(paper), std::move(table));
        }
    }

    [[nodiscard]] Facts findings() const {
        constexpr std::array<std::string_view, 9> questions{"introduction",   "summary",  "who-died",
                                                            "what-was-there", "agencies", "how-long",
                                                            "recommended",    "done",     "conclusions"};
        auto table = Facts::table();
        for (auto const question : questions) {
            auto const found = portfolio_.findings.find(std::string(question));
            table.set(in_names(question),
                      prose_or_missing(found == portfolio_.findings.end() ? model::Text{} : found->second,
                                       fmt::format("findings on \"{}\"", question),
                                       fmt::format("write them under [findings] as {}", question)));
        }
        return table;
    }

    [[nodiscard]] Facts own_recommendations() const {
        auto const make = [](model::OwnRecommendation const& r, std::size_t number) {
            auto table = Facts::table();
            table.set("id", Facts::text(r.id));
            table.set("position", Facts::text(std::to_string(number)));
            table.set("text", prose_or_missing(r.text, "recommendation", "say it under [[recommendations]]"));
            table.set("agency", text_or_missing(r.agency, "lead", "say it under [[recommendations]]"));
            return table;
        };
        std::vector<Facts> all;
        for (auto const& r : portfolio_.recommendations) all.push_back(make(r, all.size() + 1));
        return Facts::list_like(std::move(all), make({}, 1));
    }

    [[nodiscard]] Facts reviews() const {
        auto const make = [&](model::Case const& reviewed, model::Stage stage, std::size_t open) {
            auto table = Facts::table();
            table.set("reference", text_or_missing(reviewed.review.reference, "reference", "say it under [review]"));
            table.set("csp", text_or_missing(reviewed.review.csp, "partnership", "say it under [review]"));
            table.set("stage", Facts::text(std::string(name_of(stage))));
            table.set("commissioned", month_of(reviewed.review.commissioned, "day of commissioning",
                                               "say it under [review] as commissioned"));
            table.set("open", Facts::text(std::to_string(open)));
            return table;
        };
        std::vector<Facts> all;
        for (std::size_t i = 0; i < portfolio_.cases.size(); ++i) {
            auto const open =
                std::count_if(tally_.states[i].begin(), tally_.states[i].end(), [](RecommendationState state) {
                    return state == RecommendationState::open || state == RecommendationState::overdue;
                });
            all.push_back(make(*portfolio_.cases[i], tally_.stages[i], static_cast<std::size_t>(open)));
        }
        return Facts::list_like(std::move(all), make({}, model::Stage::published, 0));
    }

    /// The portfolio's own terms and those of the cases, each once, by letter.
    void set_glossary(Facts& root) const {
        struct Term {
            std::string term;
            Facts meaning;
            std::vector<std::string> see;
        };
        std::map<std::string, Term> terms;  // by what they are sorted by
        for (auto const& own : portfolio_.glossary) {
            Term term{own.term.value, text_or_missing(own.meaning, "meaning", "say it under [[glossary]]"), {}};
            for (auto const& other : own.see) term.see.push_back(other.value);
            terms.emplace(base::lower_case(own.term.value), std::move(term));
        }
        for (auto const& reviewed : portfolio_.cases) {
            for (auto const& one : reviewed->glossary)
                terms.try_emplace(base::lower_case(one.term.value),
                                  Term{one.term.value, Facts::text(one.meaning.value, one.meaning.range), {}});
        }
        auto const reference = [](std::string const& term) {
            auto table = Facts::table();
            table.set("term", Facts::text(term));
            table.set("id", Facts::text(term_id(term)));
            return table;
        };
        auto const term_facts = [&](Term const& term) {
            std::vector<Facts> see;
            for (auto const& other : term.see) see.push_back(reference(other));
            auto table = reference(term.term);
            table.set("meaning", term.meaning);
            table.set("see", Facts::list_like(std::move(see), reference("x")));
            return table;
        };
        auto const letter_facts = [&](std::string const& letter, std::vector<Facts> of_letter) {
            auto table = Facts::table();
            table.set("letter", Facts::text(letter));
            table.set("terms", Facts::list_like(std::move(of_letter), term_facts({"x", Facts::text("x"), {}})));
            return table;
        };
        std::map<std::string, std::vector<Facts>> letters;
        for (auto const& [name, term] : terms) letters[with_capital(name.substr(0, 1))].push_back(term_facts(term));
        std::vector<Facts> all;
        for (auto& [letter, of_letter] : letters) all.push_back(letter_facts(letter, std::move(of_letter)));
        root.set("glossary", Facts::list_like(std::move(all), letter_facts("x", {})));
    }

    void set_records(Facts& root) const {
        std::vector<Facts> library, recommendations;
        for (std::size_t i = 0; data_ == WithData::yes && i < portfolio_.cases.size(); ++i) {
            auto const& reviewed = *portfolio_.cases[i];
            if (has_library_record(reviewed)) library.push_back(library_record(reviewed, generalised_[i]));
            for (std::size_t k = 0; k < reviewed.recommendations.size(); ++k) {
                if (!tally_.of_paper[i][k]) continue;
                recommendations.push_back(
                    recommendation_record(reviewed, k, name_of(tally_.states[i][k]), Days::months,
                                          [&](model::Text const& text) { return localised(text, reviewed); }));
            }
        }
        root.set("library", data_table(library_columns(), std::move(library)));
        root.set("recommendation_records", data_table(recommendation_columns(), std::move(recommendations)));
    }

    model::Portfolio const& portfolio_;
    model::Tally const& tally_;
    model::Profile profile_;
    std::vector<Generalised> const& generalised_;
    WithData data_;
};

}  // namespace

Facts view_of(model::Portfolio const& portfolio, model::Tally const& tally, model::Profile profile,
              std::vector<Generalised> const& generalised, WithData data) {
    return PortfolioView(portfolio, tally, profile, generalised, data).make();
}

}  // namespace dhrdoc::fill
