// Takes the text of README.md; makes it with its tables written anew from the program.
#pragma once

#include <string>
#include <string_view>

namespace dhrdoc::outside {

/// Between `<!-- keys: KIND -->` and `<!-- end -->` stand the keys of a file format, as in its schema; between
/// `<!-- options: COMMAND -->` and `<!-- end -->` the options of a command, as in its --help. All else stays as it is.
/// Throws std::runtime_error where a mark names what there is not, or has no end.
[[nodiscard]] std::string with_tables_anew(std::string_view readme);

/// The file KIND/1 as one Markdown table for each of its tables.
[[nodiscard]] std::string key_tables(std::string_view kind);
/// The options of a command as a Markdown table.
[[nodiscard]] std::string option_table(std::string const& command);

}  // namespace dhrdoc::outside
