// README.md and the manual page say what the program says of itself.
#include <catch2/catch.hpp>

#include "help.h"
#include "readme_tables.h"

#include "base/files.h"
#include "casefile/reader.h"

#include <algorithm>
#include <regex>
#include <set>
#include <string>

#include <fmt/format.h>

using namespace dhrdoc;
using outside::command_names;
using outside::help_of;
using outside::is_common;
using outside::options_in;

namespace {

std::string source_file(std::string const& name) {
    auto text = base::DiskFiles().read(fmt::format("{}/{}", DHRDOC_SOURCE_DIR, name));
    REQUIRE(text);
    return *text;
}

/// From a line that begins with `heading` to the next line that begins as headings of that depth or above do.
std::string section(std::string const& text, std::string const& heading, std::string const& next) {
    auto const begin = text.find("\n" + heading + "\n");
    INFO(heading);
    REQUIRE(begin != std::string::npos);
    auto const from = begin + heading.size() + 1;
    std::smatch found;
    std::string const rest = text.substr(from);
    return std::regex_search(rest, found, std::regex(next)) ? rest.substr(0, static_cast<std::size_t>(found.position()))
                                                            : rest;
}

/// Every word of the form --option.
std::set<std::string> long_options(std::string const& text) {
    static std::regex const form("--[a-z][a-z-]*");
    return {std::sregex_token_iterator(text.begin(), text.end(), form), std::sregex_token_iterator()};
}

std::set<std::string> long_options_of(std::string const& command) {
    std::set<std::string> names;
    for (auto const& option : options_in(help_of(command))) {
        if (is_common(option)) continue;
        for (auto const& name : option.names) {
            if (name.starts_with("--")) names.insert(name);
        }
    }
    return names;
}

/// The manual page as it is read: `\-` is a hyphen, fonts are left away.
std::string man_page() {
    auto text = source_file("src/dhrdoc.1");
    text = std::regex_replace(text, std::regex(R"(\\-)"), "-");
    return std::regex_replace(text, std::regex(R"(\\f[BIRP])"), "");
}

}  // namespace

TEST_CASE("help is read") {
    CHECK(command_names() == std::vector<std::string>{"build", "check", "redact", "verify", "watch", "schema", "new"});
    auto const options = options_in(help_of("redact"));
    auto const mode = std::find_if(options.begin(), options.end(),
                                   [](auto const& option) { return option.names.back() == "--mode"; });
    REQUIRE(mode != options.end());
    CHECK(mode->value == "redact|pseudonymise");
    CHECK(mode->description == "redact: visible marks of one width (default); pseudonymise: natural prose");
    auto const key = std::find_if(options.begin(), options.end(),
                                  [](auto const& option) { return option.names.back() == "--case"; });
    REQUIRE(key != options.end());
    CHECK(key->value == "FILE");
    auto const output = std::find_if(options.begin(), options.end(),
                                     [](auto const& option) { return option.names.back() == "--output"; });
    REQUIRE(output != options.end());
    CHECK(output->names == std::vector<std::string>{"-o", "--output"});
}

TEST_CASE("the tables of README.md are those of the program") {
    auto const readme = source_file("README.md");
    INFO(
        "to write them anew: cmake --build build-tests --target rewrite_readme && build-tests/rewrite_readme "
        "README.md");
    CHECK((outside::with_tables_anew(readme) == readme));
    for (auto const& kind : casefile::schema_kinds())
        CHECK(readme.find(fmt::format("<!-- keys: {} -->\n", kind)) != std::string::npos);
    for (auto const& command : command_names())
        CHECK(readme.find(fmt::format("<!-- options: {} -->\n", command)) != std::string::npos);
}

TEST_CASE("a table that differs is written anew, and nothing else") {
    auto const tables = outside::key_tables("decisions");
    CHECK(outside::with_tables_anew("one\n<!-- keys: decisions -->\n\nold\n<!-- end -->\n\ntwo <!-- a remark -->\n") ==
          fmt::format("one\n<!-- keys: decisions -->\n\n{}<!-- end -->\n\ntwo <!-- a remark -->\n", tables));
    CHECK_THAT(tables, Catch::Contains("| `choice` | `\"hide\"` | hide: they are withheld; keep: they stay; empty: not "
                                       "answered yet. One of: `hide`, `keep`, `\"\"`. |\n"));
    CHECK_THROWS_WITH(outside::with_tables_anew("<!-- keys: cases -->\n<!-- end -->"),
                      "there is no file format \"cases\"");
    CHECK_THROWS_WITH(outside::with_tables_anew("<!-- options: biuld -->\n<!-- end -->"),
                      "there is no command \"biuld\"");
}

TEST_CASE("the manual page has every option of every command, and no other") {
    auto const page = man_page();
    for (auto const& command : command_names()) {
        INFO(command);
        auto const text = section(page, ".SS " + command, R"(\n\.S[SH] )");
        CHECK(long_options(text) == long_options_of(command));
        for (auto const& option : options_in(help_of(command))) {
            if (is_common(option) || option.names.size() == 1) continue;
            CHECK_THAT(text, Catch::Contains(option.names.front()));
        }
    }
    CHECK(long_options(section(page, ".SS Every command", R"(\n\.S[SH] )")) ==
          std::set<std::string>{"--help", "--messages", "--quiet", "--version"});
}

TEST_CASE("README.md names no option that there is not") {
    std::set<std::string> known = {"--help", "--messages", "--quiet", "--version"};
    for (auto const& command : command_names()) known.merge(long_options_of(command));
    known.merge(std::set<std::string>{"--sanitize", "--fuzz", "--build", "--install", "--target"});  // of tests/run and cmake
    auto const used = long_options(source_file("README.md"));
    for (auto const& option : used) {
        INFO(option);
        CHECK(known.contains(option));
    }
    for (auto const* option : {"--help", "--messages", "--quiet", "--version"}) CHECK(used.contains(option));
}

TEST_CASE("what every command has is what the manuals say once") {
    for (auto const& command : command_names()) {
        std::set<std::string> common;
        for (auto const& option : options_in(help_of(command))) {
            if (is_common(option)) common.insert(option.names.back());
        }
        INFO(command);
        CHECK(common.contains("--help"));
        if (command != "schema") CHECK(common == std::set<std::string>{"--help", "--messages", "--quiet"});
    }
}
