// Takes a rule; makes its id, and the other way round.
#include "redact/rules.h"

#include <array>

namespace dhrdoc::redact {

namespace {

constexpr std::array<std::string_view, rule_count> ids = {
#define DHRDOC_REDACT_RULE(name, id) id,
    DHRDOC_REDACT_RULES(DHRDOC_REDACT_RULE)
#undef DHRDOC_REDACT_RULE
};

}  // namespace

std::string_view id_of(Rule rule) { return ids.at(static_cast<std::size_t>(rule)); }

std::optional<Rule> rule_of(std::string_view id) {
    for (std::size_t i = 0; i < ids.size(); ++i)
        if (ids[i] == id) return static_cast<Rule>(i);
    return std::nullopt;
}

}  // namespace dhrdoc::redact
