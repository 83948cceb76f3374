// Takes a line that is not TOML and what the TOML library said of it; makes plain words and a way to read on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dhrdoc::casefile {

/// How the text can be changed so that what follows can still be read.
enum class Repair {
    none,             // it cannot
    replace_date,     // [begin, end) of the line is a day that does not exist: put one that does
    replace_value,    // [begin, end) of the line is a value that cannot be read: put a number
    replace_slash,    // [begin, end) is a backslash: put a slash
    insert_comma,     // before `begin`
    close_list,       // "]" at the end of the line before
    drop_line,        // make a comment of it
    complete_header,  // put the brackets that are missing: `replacement`
    rename_header,    // a second table of one name: read it under another name
};

struct Fault {
    std::string message;
    std::string hint;
    /// Bytes of the line: what the caret stands under.
    std::size_t begin = 0;
    std::size_t end = 0;
    Repair repair = Repair::none;
    std::string replacement;
    /// The line that is to blame, where that is not the one where reading stopped; 0 where it is.
    std::size_t line = 0;
};

/// Reading of `text` stopped in line `line` (from 1) at byte `column` of it (from 0). `said` is the library's own
/// message. Nothing of a `secret` text is quoted.
[[nodiscard]] Fault explain(std::string_view text, std::size_t line, std::size_t column, std::string_view said,
                            bool secret);

/// A day as people write it ("12/03/2021", "12 March 2021", "3-4-21") in ISO form, where it can mean one day only.
[[nodiscard]] std::string iso_form_of(std::string_view written);

}  // namespace dhrdoc::casefile
