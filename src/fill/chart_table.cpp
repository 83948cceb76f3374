// Takes a chart of a case; writes its table from its data, the chronology or the people.
#include "fill/chart_table.h"

#include "base/unicode.h"
#include "fill/english.h"
#include "model/chart.h"

#include <algorithm>

#include <fmt/format.h>

namespace dhrdoc::fill {

namespace {

using model::ChartKind;
using model::Facts;
using Cells = std::vector<Facts>;

class ChartTable {
public:
    ChartTable(model::Case const& reviewed, model::FigureData const& figure, Showing const& showing)
        : case_(reviewed), figure_(figure), showing_(showing), form_(*model::find_chart_form(figure.kind.value)) {}

    Facts make() {
        if (!figure_.data.empty())
            from_data();
        else if (form_.kind == ChartKind::genogram)
            from_people();
        else if (form_.kind == ChartKind::timeline || form_.kind == ChartKind::multiples)
            from_chronology();
        auto out = Facts::table();
        out.set("attributes", attributes());
        std::vector<Facts> rows;
        for (auto& cells : rows_) rows.push_back(Facts::table().set("cells", Facts::list(std::move(cells))));
        out.set("rows", Facts::list(std::move(rows)));
        return out;
    }

private:
    [[nodiscard]] Facts attributes() const {
        std::vector<Facts> out;
        auto const add = [&](std::string name, model::Text const& value) {
            if (value.given())
                out.push_back(Facts::table()
                                  .set("name", Facts::text(std::move(name)))
                                  .set("value", Facts::text(value.value, value.range)));
        };
        add("chart", figure_.kind);
        add("unit", figure_.unit);
        add("reference", figure_.reference);
        add("reference-label", figure_.reference_label);
        add("table", figure_.table);
        return Facts::list(std::move(out));
    }

    void header(std::vector<std::string> const& words) {
        Cells cells;
        for (auto const& each : words) cells.push_back(Facts::text(each));
        rows_.push_back(std::move(cells));
    }

    // --- from data ---------------------------------------------------------------------------------------------------

    void from_data() {
        std::size_t width = 0;
        for (auto const& row : figure_.data) width = std::max(width, row.size());
        header(headings(width));
        for (auto const& row : figure_.data) {
            Cells cells;
            for (auto const& each : row) cells.push_back(cell(each));
            cells.resize(width, Facts::text(""));
            rows_.push_back(std::move(cells));
        }
    }

    [[nodiscard]] std::vector<std::string> headings(std::size_t width) const {
        auto out = usual_headings(width);
        if (figure_.labels.given()) out[0] = figure_.labels.value;
        for (std::size_t i = 0; i < figure_.series.size() && i + 1 < width; ++i) out[i + 1] = figure_.series[i].value;
        return out;
    }

    [[nodiscard]] std::vector<std::string> usual_headings(std::size_t width) const {
        std::vector<std::string> out;
        if (form_.kind == ChartKind::timeline) {
            out = width == 3 ? std::vector<std::string>{"From", "To", "Event"}
                             : std::vector<std::string>{"Date", "Event"};
        } else if (form_.kind == ChartKind::multiples) {
            out = {"Group", "Date", "Event"};
        } else if (form_.kind == ChartKind::key_figures) {
            out = {"Figure", "Meaning"};
        } else {
            auto const unit = base::trimmed(figure_.unit.value);
            out = {"Label", unit.size() < 4 ? "Number" : with_capital(unit)};
        }
        for (auto i = out.size(); i < width; ++i) out.push_back(fmt::format("Number {}", i));
        out.resize(width);
        return out;
    }

    [[nodiscard]] Facts cell(model::FigureCell const& from) const {
        if (from.day) {
            auto const shown = case_day(from.day, model::Precision::day, showing_, "date", "");
            return *shown.find("name");
        }
        // Numbers are no Markdown: "2019." would begin a list.
        if (model::parse_decimal(from.text.value) || from.text.value == "-")
            return Facts::text(from.text.value, from.text.range);
        return Facts::prose(from.text.value, from.text.range, from.text.start);
    }

    // --- from the chronology -----------------------------------------------------------------------------------------

    void from_chronology() {
        bool const grouped = form_.kind == ChartKind::multiples;
        header(grouped ? std::vector<std::string>{"Agency", "Date", "Event"}
                       : std::vector<std::string>{"Date", "Event"});
        for (auto const& row : case_.chronology) {
            if (!model::shows(figure_, row)) continue;
            Cells cells;
            if (grouped)
                cells.push_back(agency_by_id(case_, row.agency, showing_, "agency",
                                             "say it in this row of [[chronology]] as agency"));
            auto const day =
                case_day(row.date, row.precision, showing_, "date", "say it in this row of [[chronology]] as date");
            cells.push_back(*day.find("name"));
            cells.push_back(Facts::prose(row.event.value, row.event.range, row.event.start));
            rows_.push_back(std::move(cells));
        }
    }

    // --- from the people ---------------------------------------------------------------------------------------------

    void from_people() {
        bool const household =
            std::any_of(case_.people.begin(), case_.people.end(), [](auto const& p) { return p.household.yes(); });
        std::vector<std::string> headings = {"Person", "Sex", "Role", "Parents", "Partners"};
        if (household) headings.emplace_back("Household");
        header(headings);
        for (auto const& person : case_.people) {
            if (!belongs(person)) continue;
            Cells cells = {name_of(person), Facts::text(person.sex.value, person.sex.range), role_of(person),
                           names_of(person.parents, {}), names_of(person.partners, person.former_partners)};
            if (household) cells.push_back(Facts::text(person.household.yes() ? "yes" : "no", person.household.range));
            rows_.push_back(std::move(cells));
        }
    }

    /// Kin and household; friends and neighbours are not drawn.
    [[nodiscard]] bool belongs(model::Person const& person) const {
        if (!person.parents.empty() || !person.partners.empty() || !person.former_partners.empty()) return true;
        if (person.household.yes()) return true;
        return std::any_of(case_.people.begin(), case_.people.end(), [&](model::Person const& other) {
            for (auto const* list : {&other.parents, &other.partners, &other.former_partners}) {
                for (auto const& id : *list) {
                    if (id.value == person.id) return true;
                }
            }
            return false;
        });
    }

    [[nodiscard]] Facts name_of(model::Person const& person) const {
        return *person_facts(person, showing_).find("name");
    }

    [[nodiscard]] Facts role_of(model::Person const& person) const {
        bool const of_review = person.role == model::Role::victim || person.role == model::Role::perpetrator;
        auto words = of_review || !person.relationship.given() ? std::string(model::name_of(person.role))
                                                               : person.relationship.value;
        // A review is held because somebody has died.
        bool const died = person.role == model::Role::victim || person.deceased.yes();
        if (died) words += " (died)";
        return Facts::text(words, person.relationship.range);
    }

    [[nodiscard]] Facts names_of(std::vector<model::Text> const& ids, std::vector<model::Text> const& former) const {
        std::string out;
        auto const add = [&](model::Text const& id, std::string_view remark) {
            auto const* person = case_.person(id.value);
            if (person == nullptr) return;
            auto const name = name_of(*person);
            auto const words = name.kind() == Facts::Kind::text ? name.words() : person->id;
            out += (out.empty() ? "" : ", ") + words + std::string(remark);
        };
        for (auto const& id : ids) add(id, "");
        for (auto const& id : former) add(id, " (separated)");
        return Facts::text(out);
    }

    model::Case const& case_;
    model::FigureData const& figure_;
    Showing const& showing_;
    model::ChartForm const& form_;
    std::vector<Cells> rows_;
};

}  // namespace

Facts chart_facts(model::Case const& reviewed, model::FigureData const& figure, Showing const& showing) {
    return ChartTable(reviewed, figure, showing).make();
}

}  // namespace dhrdoc::fill
