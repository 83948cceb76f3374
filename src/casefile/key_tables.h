// Takes nothing; makes the tables of keys from which files are checked, hints are found, and schemas are printed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::casefile {

enum class Type {
    text,          // as it stands, never markup
    prose,         // Markdown
    date,          // 2021-03-12
    truth,         // true, false
    text_list,     // ["one", "two"]
    prose_list,    // the same, each Markdown
    date_list,     // [2021-03-12, 2021-04-16]
    rows,          // [["2019", 3, 4.5], ...]: a label and numbers
    table,         // [name]
    tables,        // [[name]], once for each
    named_tables,  // [name.ID], once for each
};

enum class Need { optional, required };

struct Table;

struct Key {
    std::string_view name;
    Type type = Type::text;
    std::string_view description;
    /// What stands behind the = in a hint.
    std::string_view example;
    Need need = Need::optional;
    /// Where only certain words will do.
    std::vector<std::string_view> allowed = {};
    Table const* table = nullptr;
    /// A text that people write without quotation marks: `age = 34`; so each of a list.
    bool may_be_number = false;
    /// yes or no that may be written true or false as well; a list that may be written as one text with commas.
    bool lenient = false;
};

struct Table {
    std::string_view description;
    std::vector<Key> keys;
    /// Keys that begin with this are prose as well ("appendix-"); empty: there are none.
    std::string_view open_prefix = {};

    [[nodiscard]] Key const* find(std::string_view name) const;
};

/// One kind of file. Its first line is `format = "KIND/1"`.
struct Format {
    std::string_view kind;
    int version = 1;
    Table const* root = nullptr;
};

[[nodiscard]] std::vector<Format> const& formats();
[[nodiscard]] Format const* find_format(std::string_view kind);

[[nodiscard]] Table const& case_table();
[[nodiscard]] Table const& identities_table();
[[nodiscard]] Table const& feedback_table();
[[nodiscard]] Table const& decisions_table();
[[nodiscard]] Table const& progress_table();
[[nodiscard]] Table const& disclosure_table();

}  // namespace dhrdoc::casefile
