// Takes what is wrong with a template or with prose; makes each message once, in the order of the text.
#include "fill/reporter.h"

#include <algorithm>

namespace dhrdoc::fill {

void Reporter::add(base::Diagnostic diagnostic) {
    if (!said_.emplace(diagnostic.code, diagnostic.range.begin, diagnostic.message + '\n' + diagnostic.hint).second)
        return;
    all_.push_back(std::move(diagnostic));
}

void Reporter::error(std::string code, base::Range range, std::string message, std::string hint) {
    add({base::Severity::error, std::move(code), std::move(message), std::move(hint), range});
}

void Reporter::warning(std::string code, base::Range range, std::string message, std::string hint) {
    add({base::Severity::warning, std::move(code), std::move(message), std::move(hint), range});
}

void Reporter::take_all(base::Diagnostics const& others) {
    for (auto const& diagnostic : others.all()) add(diagnostic);
}

void Reporter::hand_over(base::Diagnostics& diagnostics) const {
    auto sorted = all_;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](auto const& a, auto const& b) { return a.range.begin < b.range.begin; });
    for (auto& diagnostic : sorted) diagnostics.add(std::move(diagnostic));
}

}  // namespace dhrdoc::fill
