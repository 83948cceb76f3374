// Takes what `dhrdoc COMMAND --help` prints; makes the options in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::outside {

struct Option {
    std::vector<std::string> names;  // "-o", "--output"
    std::string value;               // "DIR", "published|panel|working"; empty: none
    std::string description;
};

/// Every command, in the order of `dhrdoc --help`.
[[nodiscard]] std::vector<std::string> command_names();
/// What `dhrdoc COMMAND --help` prints; `dhrdoc --help` where the name is empty.
[[nodiscard]] std::string help_of(std::string const& command);
[[nodiscard]] std::vector<Option> options_in(std::string_view help);
/// True for what every command has; the manuals say it once.
[[nodiscard]] bool is_common(Option const& option);

}  // namespace dhrdoc::outside
