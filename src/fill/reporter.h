// Takes what is wrong with a template or with prose; makes each message once, in the order of the text.
#pragma once

#include "base/diagnostic.h"

#include <set>
#include <string>
#include <tuple>

namespace dhrdoc::fill {

/// A partial that is used twice, or an item of a long list, would say the same thing again.
class Reporter {
public:
    void error(std::string code, base::Range range, std::string message, std::string hint);
    void warning(std::string code, base::Range range, std::string message, std::string hint);
    void take_all(base::Diagnostics const& others);
    /// Sorted by place; messages of one place stay in the order in which they came.
    void hand_over(base::Diagnostics& diagnostics) const;

private:
    void add(base::Diagnostic diagnostic);

    std::set<std::tuple<std::string, base::Place, std::string>> said_;
    std::vector<base::Diagnostic> all_;
};

}  // namespace dhrdoc::fill
