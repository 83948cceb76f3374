// Takes what `dhrdoc COMMAND --help` prints; reads it line by line.
#include "help.h"

#include "options.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace dhrdoc::outside {

namespace {

std::string trimmed(std::string_view text) {
    auto const begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}

/// The lines of one part: "Options:" or "Subcommands:", up to an empty line.
std::vector<std::string> part(std::string_view help, std::string_view title) {
    std::istringstream lines{std::string(help)};
    std::vector<std::string> found;
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (line == title)
            inside = true;
        else if (line.empty())
            inside = false;
        else if (inside)
            found.push_back(line);
    }
    return found;
}

/// "FORM:human|json" is best said as "human|json", "KIND:{a,b} ..." as "KIND".
std::string value_of(std::string text) {
    if (auto const other = text.find(" Excludes:"); other != std::string::npos) text.erase(other);
    if (text.starts_with("Excludes:")) return {};
    if (text.ends_with(" ...")) text.erase(text.size() - 4);
    auto const colon = text.find(':');
    if (colon == std::string::npos) return text;
    return text[colon + 1] == '{' ? text.substr(0, colon) : text.substr(colon + 1);
}

Option read_option(std::string const& words) {
    Option option;
    auto const blank = words.find(' ');
    std::istringstream names(words.substr(0, blank));
    for (std::string name; std::getline(names, name, ',');) option.names.push_back(name);
    if (blank != std::string::npos) option.value = value_of(words.substr(blank + 1));
    return option;
}

}  // namespace

std::string help_of(std::string const& command) {
    std::vector<char const*> words = {"dhrdoc"};
    if (!command.empty()) words.push_back(command.c_str());
    words.push_back("--help");
    return read_options(static_cast<int>(words.size()), words.data()).output;
}

std::vector<std::string> command_names() {
    std::vector<std::string> names;
    for (auto const& line : part(help_of(""), "Subcommands:")) {
        if (auto const word = trimmed(line.substr(0, line.find(' ', 2))); !word.empty()) names.push_back(word);
    }
    return names;
}

std::vector<Option> options_in(std::string_view help) {
    std::vector<Option> options;
    for (auto const& line : part(help, "Options:")) {
        if (line.starts_with("  -")) {
            auto const gap = line.find("  ", 2);
            options.push_back(read_option(line.substr(2, gap == std::string::npos ? gap : gap - 2)));
            if (gap != std::string::npos) options.back().description = trimmed(line.substr(gap));
        } else if (!options.empty()) {
            options.back().description += (options.back().description.empty() ? "" : " ") + trimmed(line);
        }
    }
    return options;
}

bool is_common(Option const& option) {
    constexpr std::array common = {"--help", "--version", "--messages", "--quiet"};
    return std::any_of(option.names.begin(), option.names.end(), [&](std::string const& name) {
        return std::find(common.begin(), common.end(), name) != common.end();
    });
}

}  // namespace dhrdoc::outside
