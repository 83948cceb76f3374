// Takes the facts of a review; finds things in them by id and names their kinds.
#include "model/case.h"

#include "model/feedback.h"
#include "model/identities.h"
#include "model/policy.h"

#include <algorithm>

namespace dhrdoc::model {

namespace {

template <typename Item>
Item const* by_id(std::vector<Item> const& items, std::string_view id) {
    auto const found = std::find_if(items.begin(), items.end(), [id](Item const& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

}  // namespace

Agency const* Case::agency(std::string_view id) const { return by_id(agencies, id); }
Person const* Case::person(std::string_view id) const { return by_id(people, id); }
Lesson const* Case::lesson(std::string_view id) const { return by_id(lessons, id); }
PersonIdentity const* Identities::person(std::string_view id) const { return by_id(people, id); }

std::vector<Person const*> Case::in_role(Role role) const {
    std::vector<Person const*> out;
    for (auto const& person : people) {
        if (person.role == role) out.push_back(&person);
    }
    return out;
}

bool shows(FigureData const& figure, ChronologyRow const& row) {
    if (!row.event.given()) return false;
    if (figure.tags.empty()) return true;
    return std::any_of(row.tags.begin(), row.tags.end(), [&](Text const& tag) {
        return std::any_of(figure.tags.begin(), figure.tags.end(),
                           [&](Text const& wanted) { return wanted.value == tag.value; });
    });
}

std::string_view name_of(ReviewKind kind) { return kind == ReviewKind::dhr ? "dhr" : "dardr"; }

std::string_view name_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::homicide:
            return "homicide";
        case Outcome::suicide:
            return "suicide";
        case Outcome::unexplained:
            return "unexplained";
    }
    return {};
}

std::string_view part_in_words(Case const& reviewed, Role role) {
    bool const killed = reviewed.review.outcome == Outcome::homicide;
    switch (role) {
        case Role::victim:
            return killed ? "the victim" : "the person who died";
        case Role::perpetrator:
            return killed ? "the perpetrator" : "the other party";
        case Role::child:
            return "a child";
        case Role::relative:
            return "a relative";
        case Role::friend_:
            return "a friend";
        case Role::other:
            return "a person";
    }
    return "a person";
}

std::string_view name_of(Role role) {
    switch (role) {
        case Role::victim:
            return "victim";
        case Role::perpetrator:
            return "perpetrator";
        case Role::child:
            return "child";
        case Role::relative:
            return "relative";
        case Role::friend_:
            return "friend";
        case Role::other:
            return "other";
    }
    return {};
}

std::string_view name_of(Contribution contribution) {
    switch (contribution) {
        case Contribution::imr:
            return "imr";
        case Contribution::report:
            return "report";
        case Contribution::chronology:
            return "chronology";
        case Contribution::none:
            return "none";
    }
    return {};
}

std::string_view name_of(PanelOutcome outcome) {
    switch (outcome) {
        case PanelOutcome::publish:
            return "publish";
        case PanelOutcome::publish_after_changes:
            return "publish-after-changes";
        case PanelOutcome::resubmit:
            return "resubmit";
    }
    return {};
}

std::string_view name_of(Profile profile) {
    switch (profile) {
        case Profile::published:
            return "published";
        case Profile::panel:
            return "panel";
        case Profile::working:
            return "working";
    }
    return {};
}

}  // namespace dhrdoc::model
