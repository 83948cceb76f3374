// Takes the key, and the case that it belongs to; makes messages where they do not go together, and joins cover names.
#include "casefile/cross_checks.h"

#include "base/date.h"
#include "base/nearest.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace dhrdoc::casefile {

namespace {

using model::Text;

enum class Joined { as_it_was, from_key, contradiction };

/// Gives each of two cover names the other where it has none. What the case learns from the key gets a place in the
/// case
/// (`where`), so that no message about it points into the key.
Joined join(Text& in_case, Text& in_key, base::Range where) {
    if (in_case.given() && in_key.given())
        return in_case.value == in_key.value ? Joined::as_it_was : Joined::contradiction;
    if (!in_case.given() && in_key.given()) {
        in_case = {in_key.value, where, where.begin};
        return Joined::from_key;
    }
    in_key = in_case;
    return Joined::as_it_was;
}

template <typename Items>
auto find_by_id(Items& items, std::string_view id) -> decltype(&items.front()) {
    for (auto& item : items) {
        if (item.id == id) return &item;
    }
    return nullptr;
}

template <typename Items>
std::vector<std::string> ids_of(Items const& items) {
    std::vector<std::string> out;
    for (auto const& item : items) out.push_back(item.id);
    return out;
}

bool same_month_or_before(base::Date date, base::Date month) {
    return date.year() < month.year() || (date.year() == month.year() && date.month() <= month.month());
}

class KeyChecks {
public:
    KeyChecks(model::Case& reviewed, model::Identities& key, Report& for_case, Report& for_key)
        : case_(reviewed), key_(key), for_case_(for_case), for_key_(for_key) {}

    void run() {
        check_people();
        check_named(key_.places, case_.places, "place", "places", [](auto& place) -> Text& { return place.pseudonym; });
        check_named(key_.agencies, case_.agencies, "agency", "agencies",
                    [](auto& agency) -> Text& { return agency.mask; });
        check_shared_pseudonyms();
        check_deaths();
    }

private:
    void check_people() {
        auto const known = ids_of(case_.people);
        for (auto& identity : key_.people) {
            auto* person = find_by_id(case_.people, identity.id);
            if (person == nullptr) {
                unknown(identity.range, identity.id, identity.pseudonym, known, "person", "people");
                continue;
            }
            auto const joined = join(person->pseudonym, identity.pseudonym, person->range);
            if (joined == Joined::from_key) from_key_.insert(person->id);
            if (joined == Joined::contradiction) {
                differ(person->pseudonym, person->id);
            } else if (!person->pseudonym.given()) {
                for_case_.error(
                    "case.no-pseudonym", person->range,
                    fmt::format("\"{}\" is withheld, and there is no name to print instead", person->id),
                    "add pseudonym = \"...\" here; if nobody chose one, a part will do: \"the perpetrator\"");
            }
        }
        for (auto const& person : case_.people) {
            if (person.id.empty() || person.unknown.yes() || find_by_id(key_.people, person.id) != nullptr) continue;
            for_case_.warning(
                "case.not-in-key", person.range,
                fmt::format("the key does not say who \"{}\" is, so the name cannot be withheld", person.id),
                fmt::format("add [people.{}] with the name to the identities file", person.id));
        }
    }

    template <typename Known, typename Cover>
    void check_named(std::vector<model::NamedIdentity>& identities, Known& items, std::string_view what,
                     std::string_view heading, Cover cover) {
        auto const known = ids_of(items);
        for (auto& identity : identities) {
            auto* item = find_by_id(items, identity.id);
            if (item == nullptr) {
                unknown(identity.range, identity.id, identity.pseudonym, known, what, heading);
                continue;
            }
            if (join(cover(*item), identity.pseudonym, item->range) == Joined::contradiction) {
                differ(cover(*item), item->id);
            } else if (!cover(*item).given()) {
                for_case_.error("case.no-pseudonym", item->range,
                                fmt::format("\"{}\" is withheld, and there is no name to print instead", item->id),
                                fmt::format("add {} = \"...\" here", heading == "agencies" ? "mask" : "pseudonym"));
            }
        }
    }

    /// Ids in the key may be names by mistake, so they are not repeated; those of the case may be said.
    void unknown(base::Range range, std::string const& id, Text const& pseudonym, std::vector<std::string> const& known,
                 std::string_view what, std::string_view heading) {
        auto const near = base::nearest(id, known);
        auto message = fmt::format("the case does not know this {}", what);
        auto hint = near ? fmt::format("did you mean \"{}\"?", *near)
                         : fmt::format("write the same id under [[{}]] in the case", heading);
        if (pseudonym.given() && !near)
            for_key_.warning("key.unknown-id", range, std::move(message), std::move(hint));
        else
            for_key_.error("key.unknown-id", range, std::move(message), std::move(hint));
    }

    void differ(Text const& in_case, std::string_view id) {
        for_case_.error("case.pseudonyms-differ", in_case.range,
                        fmt::format("the key gives \"{}\" another pseudonym than the case", id),
                        "say it in the case only, and take it out of the identities file");
    }

    /// Only those that came together by joining: within one file they have been reported.
    void check_shared_pseudonyms() {
        std::map<std::string, model::Person const*> first;
        for (auto const& person : case_.people) {
            if (!person.pseudonym.given()) continue;
            auto const [known, added] = first.emplace(person.pseudonym.value, &person);
            if (added) continue;
            auto const one_file = from_key_.contains(person.id) == from_key_.contains(known->second->id);
            if (one_file) continue;
            for_case_.error("case.pseudonym-twice", person.range,
                            fmt::format("\"{}\" and \"{}\" have one pseudonym, given partly in the key", person.id,
                                        known->second->id),
                            "choose another: two people of one name cannot be told apart");
        }
    }

    void check_deaths() {
        auto const& began = case_.review.began;
        for (auto const& person : key_.people) {
            if (!person.died) continue;
            auto const* known = case_.person(person.id);
            auto const victim = known == nullptr || known->role == model::Role::victim;
            if (victim && began && person.died->date > began->date)
                for_case_.error("case.death-after-review", began->range,
                                "the review began before the death that the key gives",
                                "check this date, and the date of death in the identities file");
            if (victim) check_events_after(person);
        }
    }

    /// Compared by the month, which is published: the message must not narrow the day down.
    void check_events_after(model::PersonIdentity const& person) {
        auto const later =
            std::any_of(case_.chronology.begin(), case_.chronology.end(), [&](model::ChronologyRow const& row) {
                return row.date && !same_month_or_before(row.date->date, person.died->date);
            });
        if (!later) return;
        for_key_.note("key.events-after-death", person.died->range,
                      "the chronology goes on after the month of this death",
                      "that is right for a trial or an inquest; otherwise check the dates");
    }

    model::Case& case_;
    model::Identities& key_;
    Report& for_case_;
    Report& for_key_;
    /// People whose pseudonym the case has from the key.
    std::set<std::string> from_key_;
};

}  // namespace

void check_against_key(model::Case& reviewed, model::Identities& identities, Report& for_case, Report& for_key) {
    KeyChecks(reviewed, identities, for_case, for_key).run();
}

void check_key(model::Identities const& identities, Report& report) {
    std::map<std::string, base::Range> pseudonyms;
    for (auto const& person : identities.people) {
        if (person.born && person.died && person.died->date < person.born->date)
            report.error("key.dates", person.died->range, "this death is before the birth of the same person",
                         "check both dates");
        if (!person.pseudonym.given()) continue;
        auto const [known, added] = pseudonyms.emplace(person.pseudonym.value, person.pseudonym.range);
        if (!added)
            report.error("key.pseudonym-twice", person.pseudonym.range,
                         fmt::format("this pseudonym is already given on line {}", known->second.begin.line),
                         "choose another: two people of one name cannot be told apart");
    }
}

}  // namespace dhrdoc::casefile
