// Takes the text of README.md; writes the tables between its marks anew.
#include "readme_tables.h"

#include "casefile/key_tables.h"
#include "help.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include <fmt/format.h>

namespace dhrdoc::outside {

namespace {

using casefile::Key;
using casefile::Need;
using casefile::Table;
using casefile::Type;

/// A bar would end the cell.
std::string cell(std::string_view text) {
    std::string out;
    for (char const c : text) {
        if (c == '|') out += '\\';
        out += c;
    }
    return out;
}

std::string code(std::string_view text) { return text.empty() ? std::string() : fmt::format("`{}`", cell(text)); }

bool is_table(Key const& key) {
    return key.type == Type::table || key.type == Type::tables || key.type == Type::named_tables;
}

std::string described(Key const& key) {
    std::string out = cell(key.description);
    if (key.type == Type::prose || key.type == Type::prose_list) out += " Markdown.";
    if (key.allowed.empty()) return out;
    std::vector<std::string> words;
    for (auto const word : key.allowed) words.push_back(word.empty() ? "`\"\"`" : code(word));
    bool const list = key.type == Type::text_list || key.type == Type::prose_list;
    return fmt::format("{} {}: {}.", out, list ? "Any of" : "One of", fmt::join(words, ", "));
}

std::string row(Key const& key) {
    return fmt::format("| `{}`{} | {} | {} |\n", key.name, key.need == Need::required ? " (needed)" : "",
                       code(key.example), described(key));
}

/// How one writes the head of a table in TOML, from the path of names to it.
std::string heading(std::string const& path, Type type) {
    switch (type) {
        case Type::tables:
            return fmt::format("[[{}]]", path);
        case Type::named_tables:
            return fmt::format("[{}.ID]", path);
        default:
            return fmt::format("[{}]", path);
    }
}

void write_table(std::string& out, Table const& table, std::string const& path) {
    if (std::any_of(table.keys.begin(), table.keys.end(), [](Key const& key) { return !is_table(key); })) {
        out += "| key | for example | what it is |\n|---|---|---|\n";
        for (auto const& key : table.keys) {
            if (!is_table(key)) out += row(key);
        }
        if (!table.open_prefix.empty())
            out += fmt::format(
                "| `{0}NAME` | `{0}letters = \"narrative/letters.md\"` | One more of these, under a name "
                "of your own. Markdown. |\n",
                table.open_prefix);
        out += '\n';
    }
    for (auto const& key : table.keys) {
        if (!is_table(key)) continue;
        auto const below = path.empty() ? std::string(key.name) : fmt::format("{}.{}", path, key.name);
        out += fmt::format("**`{}`** {}\n\n", heading(below, key.type), key.table->description);
        write_table(out, *key.table, below);
    }
}

/// What stands between two parts of a text; `at` is moved behind the second.
std::string_view between(std::string_view text, std::size_t& at, std::string_view begin, std::string_view end) {
    auto const from = at + begin.size();
    auto const to = text.find(end, from);
    if (to == std::string_view::npos) throw std::runtime_error(fmt::format("\"{}\" has no \"{}\"", begin, end));
    at = to + end.size();
    return text.substr(from, to - from);
}

}  // namespace

std::string key_tables(std::string_view kind) {
    auto const* format = casefile::find_format(kind);
    if (format == nullptr) throw std::runtime_error(fmt::format("there is no file format \"{}\"", kind));
    std::string out;
    write_table(out, *format->root, "");
    return out;
}

std::string option_table(std::string const& command) {
    auto const names = command_names();
    if (std::find(names.begin(), names.end(), command) == names.end())
        throw std::runtime_error(fmt::format("there is no command \"{}\"", command));
    std::string rows;
    for (auto const& option : options_in(help_of(command))) {
        if (is_common(option)) continue;
        rows += fmt::format("| `{}{}{}` | {} |\n", fmt::join(option.names, ", "), option.value.empty() ? "" : " ",
                            cell(option.value), cell(option.description));
    }
    return rows.empty() ? "No options of its own.\n\n" : "| option | what it does |\n|---|---|\n" + rows + "\n";
}

std::string with_tables_anew(std::string_view readme) {
    constexpr std::string_view mark = "<!-- ";
    constexpr std::string_view end = "<!-- end -->";
    std::string out;
    for (std::size_t at = 0; at < readme.size();) {
        auto const next = std::min(readme.find(mark, at), readme.size());
        out += readme.substr(at, next - at);
        if (next == readme.size()) break;
        at = next;
        std::string const words(between(readme, at, mark, " -->\n"));
        out += fmt::format("{}{} -->\n", mark, words);
        std::optional<std::string> tables;
        if (words.starts_with("keys: ")) tables = key_tables(words.substr(6));
        if (words.starts_with("options: ")) tables = option_table(words.substr(9));
        if (!tables) continue;
        between(readme, at, "", end);
        out += fmt::format("\n{}{}", *tables, end);
    }
    return out;
}

}  // namespace dhrdoc::outside
