// Takes what every pass of this room needs to know: the text, where it came from, and whom to tell.
#pragma once

#include "markdown/parse.h"

#include <map>
#include <string>
#include <string_view>

namespace dhrdoc::markdown {

/// The text of one parse. Passes go through it for bytes of the source and for messages about them.
class Context {
public:
    Context(model::FilledText const& filled, base::Sources const& sources, Options const& options,
            base::Diagnostics& diagnostics)
        : filled_(filled), sources_(sources), options_(options), diagnostics_(diagnostics) {}

    [[nodiscard]] bool foreign() const { return options_.foreign; }
    [[nodiscard]] model::FilledText const& filled() const { return filled_; }
    [[nodiscard]] std::string_view text() const { return filled_.text; }
    [[nodiscard]] std::string_view slice(model::Origin origin) const;
    [[nodiscard]] base::Range range(model::Origin origin) const;
    /// "report.md:3:10", for a message that names a second place.
    [[nodiscard]] std::string shown_place(model::Origin origin) const;

    void error(std::string code, model::Origin origin, std::string message, std::string hint) const;
    void warning(std::string code, model::Origin origin, std::string message, std::string hint) const;
    /// Says how many were left out of each kind of which there were too many to read.
    void report_left_out() const;

private:
    void tell(base::Severity severity, std::string code, model::Origin origin, std::string message,
              std::string hint) const;
    [[nodiscard]] bool worth_saying(std::string const& code, model::Origin origin) const;

    struct Count {
        std::size_t all = 0;
        model::Origin last;
    };

    model::FilledText const& filled_;
    base::Sources const& sources_;
    Options const& options_;
    base::Diagnostics& diagnostics_;
    mutable std::map<std::string, Count> counts_;
};

[[nodiscard]] constexpr model::Origin origin_between(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace dhrdoc::markdown
