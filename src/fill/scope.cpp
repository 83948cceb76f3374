// Takes facts and the sections that are open; makes the value that a name means there.
#include "fill/scope.h"

#include "fill/english.h"

#include <algorithm>
#include <array>

namespace dhrdoc::fill {

namespace {

using model::Facts;

constexpr std::array<std::string_view, 4> item_helpers{"number", "first", "last", "count"};
constexpr std::array<std::string_view, 6> list_helpers{"any", "one", "several", "count", "in_words", "joined"};

std::string names_joined(Facts const& list) {
    std::vector<std::string> names;
    for (auto const& item : list.items()) {
        auto const* shown = printable(item);
        if (shown != nullptr && shown->is_true()) names.push_back(shown->words());
    }
    return joined_with_and(names);
}

void add_members(Facts const& facts, std::string const& prefix, std::vector<std::string>& names) {
    for (auto const& member : facts.members()) names.push_back(prefix + member.first);
    if (facts.kind() == Facts::Kind::text) names.push_back(prefix + "capital");
    if (facts.kind() != Facts::Kind::list) return;
    for (auto const helper : list_helpers) names.push_back(prefix + std::string(helper));
}

}  // namespace

bool holds(Facts const& facts) {
    if (facts.kind() != Facts::Kind::table) return facts.is_true();
    if (auto const* yes = facts.find("yes")) return yes->is_true();
    auto const* name = facts.find("name");
    return name == nullptr || name->kind() != Facts::Kind::missing;
}

Facts const* printable(Facts const& facts) {
    switch (facts.kind()) {
        case Facts::Kind::missing:
        case Facts::Kind::text:
        case Facts::Kind::prose:
            return &facts;
        case Facts::Kind::table: {
            auto const* name = facts.find("name");
            return name == nullptr ? nullptr : printable(*name);
        }
        case Facts::Kind::truth:
        case Facts::Kind::list:
            return nullptr;
    }
    return nullptr;
}

Facts const* Scope::keep(Facts facts) {
    made_.push_back(std::move(facts));
    return &made_.back();
}

Facts const* Scope::find_in_item(Frame const& frame, std::string_view part) {
    if (auto const* member = frame.facts->find(part)) return member;
    if (frame.number == 0) return nullptr;
    if (part == "number") return keep(Facts::text(std::to_string(frame.number)));
    if (part == "first") return keep(Facts::truth(frame.number == 1));
    if (part == "last") return keep(Facts::truth(frame.number == frame.count));
    if (part == "count") return keep(Facts::text(std::to_string(frame.count)));
    return nullptr;
}

Facts const* Scope::find_first(std::string_view part) {
    for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
        if (auto const* found = find_in_item(*frame, part)) return found;
    }
    return root_.find(part);
}

Facts const* Scope::find_member(Facts const& facts, std::string_view part) {
    // What is missing is missing with all its parts, and says so where it is printed.
    if (facts.kind() == Facts::Kind::missing) return &facts;
    if (facts.kind() == Facts::Kind::text && part == "capital") {
        return keep(Facts::text(with_capital(facts.words()), facts.range()));
    }
    if (facts.kind() != Facts::Kind::list) return facts.find(part);
    auto const count = facts.items().size();
    if (part == "any") return keep(Facts::truth(count > 0));
    if (part == "one") return keep(Facts::truth(count == 1));
    if (part == "several") return keep(Facts::truth(count > 1));
    if (part == "count") return keep(Facts::text(std::to_string(count)));
    if (part == "in_words") return keep(Facts::text(number_in_words(count)));
    if (part == "joined") return keep(Facts::text(names_joined(facts)));
    return nullptr;
}

Facts const* Scope::find(std::string_view name) {
    if (name == ".") return frames_.empty() ? nullptr : frames_.back().facts;
    auto dot = name.find('.');
    auto const* found = find_first(name.substr(0, dot));
    while (found != nullptr && dot != std::string_view::npos) {
        auto const begin = dot + 1;
        dot = name.find('.', begin);
        found = find_member(*found, name.substr(begin, dot == std::string_view::npos ? dot : dot - begin));
    }
    return found;
}

std::vector<std::string> Scope::known_beside(std::string_view name) {
    std::vector<std::string> names;
    // As much of the name as is known; what stands there instead of the rest.
    for (auto dot = name.rfind('.'); dot != std::string_view::npos && dot > 0; dot = name.rfind('.', dot - 1)) {
        auto const known = name.substr(0, dot);
        auto const* found = find(known);
        if (found == nullptr) continue;
        add_members(*found, std::string(known) + '.', names);
        return names;
    }
    for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
        add_members(*frame->facts, "", names);
        if (frame->number == 0) continue;
        for (auto const helper : item_helpers) names.emplace_back(helper);
    }
    add_members(root_, "", names);
    std::vector<std::string> unique;
    for (auto& known : names) {
        if (std::find(unique.begin(), unique.end(), known) == unique.end()) unique.push_back(std::move(known));
    }
    return unique;
}

}  // namespace dhrdoc::fill
