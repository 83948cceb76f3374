// Takes values; makes the tree that templates are filled from.
#include "model/facts.h"

#include <cassert>

namespace dhrdoc::model {

Facts Facts::missing(std::string way_out) {
    Facts facts;
    facts.words_ = std::move(way_out);
    return facts;
}

Facts Facts::truth(bool value) {
    Facts facts;
    facts.kind_ = Kind::truth;
    facts.truth_ = value;
    return facts;
}

Facts Facts::text(std::string value, base::Range range) {
    Facts facts;
    facts.kind_ = Kind::text;
    facts.words_ = std::move(value);
    facts.range_ = range;
    facts.start_ = range.begin;
    return facts;
}

Facts Facts::prose(std::string value, base::Range range, base::Place start) {
    auto facts = text(std::move(value), range);
    facts.kind_ = Kind::prose;
    facts.start_ = start;
    return facts;
}

Facts Facts::prose_of_lines(std::string value, base::Range range, std::vector<base::Range> lines) {
    auto facts = prose(std::move(value), range, range.begin);
    facts.lines_ = std::make_shared<std::vector<base::Range> const>(std::move(lines));
    return facts;
}

Facts Facts::list(std::vector<Facts> items) {
    Facts facts;
    facts.kind_ = Kind::list;
    facts.items_ = std::move(items);
    return facts;
}

Facts Facts::table() {
    Facts facts;
    facts.kind_ = Kind::table;
    return facts;
}

bool Facts::is_true() const {
    switch (kind_) {
        case Kind::missing:
            return false;
        case Kind::truth:
            return truth_;
        case Kind::text:
        case Kind::prose:
            return !words_.empty();
        case Kind::list:
            return !items_.empty();
        case Kind::table:
            return true;
    }
    return false;
}

Facts& Facts::set(std::string name, Facts value) {
    assert(kind_ == Kind::table);
    for (auto& [known, member] : members_) {
        if (known == name) {
            member = std::move(value);
            return *this;
        }
    }
    members_.emplace_back(std::move(name), std::move(value));
    return *this;
}

Facts const* Facts::find(std::string_view name) const {
    for (auto const& [known, member] : members_) {
        if (known == name) return &member;
    }
    return nullptr;
}

}  // namespace dhrdoc::model
