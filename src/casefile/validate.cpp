// Takes the tree of a file and the table of its keys; makes a message for everything that does not fit.
#include "casefile/validate.h"

#include "casefile/syntax_fault.h"

#include "base/nearest.h"
#include "base/unicode.h"

#include <algorithm>

#include <fmt/format.h>

namespace dhrdoc::casefile {

namespace {

using Kind = Node::Kind;

std::string found(Node const& node) {
    switch (node.kind) {
        case Kind::text:
            return "text in quotation marks";
        case Kind::integer:
        case Kind::real:
            return "a number";
        case Kind::truth:
            return "true or false";
        case Kind::date:
            return "a date";
        case Kind::moment:
            return "a date with a time";
        case Kind::list:
            return "a list";
        case Kind::table:
            return "a table";
        case Kind::broken:
            return "something unreadable";
    }
    return {};
}

std::string wanted(Type type) {
    switch (type) {
        case Type::text:
        case Type::prose:
            return "text in quotation marks";
        case Type::date:
            return "a date";
        case Type::truth:
            return "true or false";
        case Type::text_list:
        case Type::prose_list:
            return "a list of texts";
        case Type::date_list:
            return "a list of dates";
        case Type::rows:
            return "a list of rows";
        case Type::table:
            return "a table";
        case Type::tables:
            return "a table for each";
        case Type::named_tables:
            return "a table for each, with its id";
    }
    return {};
}

std::string join(std::vector<std::string> const& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i != 0) out += i + 1 == words.size() ? " or " : ", ";
        out += words[i];
    }
    return out;
}

std::vector<std::string> quoted_all(std::vector<std::string_view> const& words) {
    std::vector<std::string> out;
    for (auto const word : words) out.push_back(word.empty() ? "\"\"" : fmt::format("\"{}\"", word));
    return out;
}

/// Where a table stands, as a person would write its heading.
struct Heading {
    std::string path;  // "review", "library.victim"; empty for the file itself
    bool several = false;

    [[nodiscard]] std::string shown() const {
        if (path.empty()) return {};
        return several ? "[[" + path + "]]" : "[" + path + "]";
    }
    [[nodiscard]] Heading below(std::string_view key, bool many) const {
        return {path.empty() ? std::string(key) : path + "." + std::string(key), many};
    }
};

class Validator {
public:
    Validator(Tree& tree, Table const& root, Report& report) : tree_(tree), root_(root), report_(report) {}

    void run() { check_table(tree_.root, root_, {}); }

private:
    void check_table(Node& node, Table const& table, Heading const& heading) {
        for (auto& member : node.members) {
            if (member.value.is(Kind::broken)) continue;
            table_ = &table;
            if (auto const* key = table.find(member.key)) {
                check_value(member, *key, heading);
            } else if (!table.open_prefix.empty() && member.key.starts_with(table.open_prefix)) {
                check_value(member, {member.key, Type::prose, "", "\"narrative/appendix.md\""}, heading);
            } else {
                report_unknown(member, table, heading);
            }
        }
        report_missing(node, table, heading);
    }

    void report_missing(Node const& node, Table const& table, Heading const& heading) {
        if (!tree_.complete) return;
        for (auto const& key : table.keys) {
            if (key.need == Need::optional || node.find(key.name) != nullptr || key.name == "format") continue;
            auto const is_table = key.table != nullptr;
            auto const missing = is_table ? fmt::format("the table [{}]", key.name) : fmt::format("\"{}\"", key.name);
            auto hint = is_table ? fmt::format("add a line [{}] and its keys under it: {}", key.name, key.description)
                                 : fmt::format("add a line: {} = {}", key.name, key.example);
            auto const range = heading.path.empty() ? whole_first_line(report_.file()) : node.range;
            report_.error("toml.missing-key", range,
                          heading.path.empty() ? fmt::format("{} is missing", missing)
                                               : fmt::format("{} is missing in {}", missing, shown(heading)),
                          std::move(hint));
        }
    }

    /// In the key a heading may hold a name where an id belongs: not said.
    std::string shown(Heading const& heading) const {
        return report_.secret() && heading.path.find('.') != std::string::npos ? "this table" : heading.shown();
    }

    void report_unknown(Member& member, Table const& table, Heading const& heading) {
        auto const is_table = member.value.is(Kind::table) && member.value.under_header;
        auto const is_tables = member.value.is(Kind::list) && !member.value.items.empty() &&
                               member.value.items.front().is(Kind::table) && member.value.items.front().under_header;
        auto const what = is_table || is_tables ? "table" : "key";
        auto const where = heading.path.empty() ? std::string() : " in " + shown(heading);
        report_.error("toml.unknown-key", member.key_range,
                      report_.secret() ? fmt::format("this {} is not known{}", what, where)
                                       : fmt::format("unknown {} \"{}\"{}", what, member.key, where),
                      hint_for_unknown(member.key, table, heading));
        member.value.kind = Kind::broken;
    }

    std::string hint_for_unknown(std::string const& word, Table const& table, Heading const& heading) const {
        std::vector<std::string> known;
        for (auto const& key : table.keys) known.emplace_back(key.name);
        if (auto const near = base::nearest(word, known)) return fmt::format("did you mean \"{}\"?", *near);
        // A key of the file itself, written below a heading, falls under that heading: the slip that everybody makes
        // once.
        if (!heading.path.empty()) {
            if (auto const* key = root_.find(word); key != nullptr && key->table == nullptr)
                return fmt::format("\"{}\" belongs at the beginning of the file, before the first [heading]", word);
        }
        for (auto const& key : root_.keys) {
            if (key.table == nullptr || key.table == &table || key.table->find(word) == nullptr) continue;
            auto const several = key.type == Type::tables;
            return fmt::format("\"{}\" belongs under {}{}{}", word, several ? "[[" : "[", key.name,
                               several ? "]]" : "]");
        }
        if (known.size() > 14) return "the description of this file format lists the keys that are known here";
        return fmt::format("known here: {}{}", join(known),
                           table.open_prefix.empty() ? "" : fmt::format(", and {}...", table.open_prefix));
    }

    void wrong_type(Node& node, Key const& key) {
        std::string hint = fmt::format("write it like this: {} = {}", key.name, key.example);
        if (node.is(Kind::text) && key.type == Type::date) {
            auto const written = report_.secret() ? std::string() : node.text;
            auto const iso = iso_form_of(written);
            auto const month = iso_form_of("1 " + written);
            hint = fmt::format("write year-month-day without quotation marks: {} = {}", key.name,
                               iso.empty() ? key.example : iso);
            if (iso.empty() && !month.empty() && table_->find("precision") != nullptr)
                hint = fmt::format(
                    "write the first day of the month, and that the month is meant: {} = {} and "
                    "precision = \"month\"",
                    key.name, month);
        } else if (node.is(Kind::moment) && key.type == Type::date) {
            hint = fmt::format("leave the time away: {} = {}", key.name, key.example);
        } else if (node.is(Kind::text) && key.type == Type::truth) {
            hint = fmt::format("write true or false without quotation marks: {} = true", key.name);
        } else if (node.is(Kind::text) && (key.type == Type::text_list || key.type == Type::prose_list)) {
            hint = fmt::format("put it in square brackets, even if there is one only: {} = {}", key.name, key.example);
        } else if (is_number(node) && key.type == Type::text) {
            hint = fmt::format("put it in quotation marks: {} = {}", key.name, key.example);
        }
        report_.error("toml.wrong-type", node.range,
                      fmt::format("\"{}\" must be {}, not {}", key.name, wanted(key.type), found(node)),
                      std::move(hint));
        node.kind = Kind::broken;
    }

    void wrong_shape(Member& member, Key const& key, Heading const& heading) {
        auto const several = key.type == Type::tables;
        auto const right = heading.below(key.name, several).shown();
        std::string message = fmt::format("{} must be {}, not {}", key.name, wanted(key.type), found(member.value));
        std::string hint = fmt::format("put it under a heading: {}", right);
        if (key.type == Type::named_tables) hint = fmt::format("write a heading for each: [{}.victim]", key.name);
        if (several && member.value.is(Kind::table)) {
            message = fmt::format("\"{}\" can stand several times, so its heading has double brackets", key.name);
            hint = fmt::format("write {}, once for each", right);
        } else if (key.type == Type::table && member.value.is(Kind::list)) {
            message = fmt::format("\"{}\" can stand once only, so its heading has single brackets", key.name);
            hint = fmt::format("write {} once", right);
        }
        auto const& list = member.value;
        auto const range = list.is(Kind::list) && !list.items.empty() ? list.items.front().range : list.range;
        report_.error("toml.wrong-type", range, std::move(message), std::move(hint));
        member.value.kind = Kind::broken;
    }

    static bool is_number(Node const& node) { return node.is(Kind::integer) || node.is(Kind::real); }

    void check_value(Member& member, Key const& key, Heading const& heading) {
        auto& node = member.value;
        switch (key.type) {
            case Type::text:
            case Type::prose:
                check_text(node, key);
                break;
            case Type::date:
                if (!node.is(Kind::date)) wrong_type(node, key);
                break;
            case Type::truth:
                if (!node.is(Kind::truth)) wrong_type(node, key);
                break;
            case Type::text_list:
            case Type::prose_list:
                check_list(node, key, Type::text);
                break;
            case Type::date_list:
                check_list(node, key, Type::date);
                break;
            case Type::rows:
                check_rows(node, key);
                break;
            case Type::table:
                if (!node.is(Kind::table)) return wrong_shape(member, key, heading);
                check_table(node, *key.table, heading.below(key.name, false));
                break;
            case Type::tables:
                check_tables(member, key, heading);
                break;
            case Type::named_tables:
                check_named_tables(member, key, heading);
                break;
        }
    }

    /// A number that people write without quotation marks.
    static void as_text(Node& node) {
        if (!is_number(node)) return;
        node.text = node.is(Kind::integer) ? std::to_string(node.integer) : fmt::format("{}", node.real);
        if (node.text.ends_with(".0")) node.text.resize(node.text.size() - 2);
        node.kind = Kind::text;
        node.start = node.range.begin;
    }

    void check_text(Node& node, Key const& key) {
        if (key.may_be_number) as_text(node);
        if (key.lenient && node.is(Kind::truth)) {
            node.kind = Kind::text;
            node.text = node.truth ? "yes" : "no";
            node.start = node.range.begin;
        }
        if (!node.is(Kind::text)) return wrong_type(node, key);
        check_allowed(node, key);
        check_direction(node);
        if (node.is(Kind::text) && key.need == Need::required && key.allowed.empty() &&
            base::trimmed(node.text).empty())
            report_.error("toml.empty", node.range, fmt::format("\"{}\" is empty", key.name),
                          fmt::format("write it like this: {} = {}", key.name, key.example));
    }

    void check_allowed(Node& node, Key const& key) {
        if (key.allowed.empty()) return;
        if (std::find(key.allowed.begin(), key.allowed.end(), node.text) != key.allowed.end()) return;
        std::vector<std::string> words(key.allowed.begin(), key.allowed.end());
        auto const near = base::nearest(node.text, words);
        auto hint = near && !near->empty() ? fmt::format("did you mean \"{}\"?", *near)
                                           : fmt::format("write {}", join(quoted_all(key.allowed)));
        report_.error("toml.unknown-value", node.range,
                      fmt::format("\"{}\" cannot be {}", key.name, report_.quoted(node.text, "this")), std::move(hint));
        node.kind = Kind::broken;
    }

    /// Characters of the text itself are found by reading the file; here those that were written as \u202E.
    void check_direction(Node const& node) {
        for (auto at = base::end_of_ascii(node.text, 0); at < node.text.size();
             at = base::end_of_ascii(node.text, at)) {
            auto const begin = at;
            auto const code_point = base::next_code_point(node.text, at);
            if (!base::is_bidi_control(code_point)) continue;
            auto const& file = report_.file();
            auto const from = file.offset_of(node.range.begin);
            auto const raw = std::string_view(file.text()).substr(from, file.offset_of(node.range.end) - from);
            if (raw.find(std::string_view(node.text).substr(begin, at - begin)) != std::string_view::npos) continue;
            report_.error("text.direction", node.range,
                          fmt::format("this text holds an invisible character that turns the direction of reading: {}",
                                      base::describe_code_point(code_point)),
                          "take it out: what is printed could read otherwise than what is checked");
            return;
        }
    }

    void check_list(Node& node, Key const& key, Type of) {
        if (key.may_be_number) as_text(node);
        if (key.lenient && node.is(Kind::text)) split_at_commas(node);
        if (!node.is(Kind::list)) return wrong_type(node, key);
        for (auto& item : node.items) {
            if (item.is(Kind::broken)) continue;
            if (key.may_be_number) as_text(item);
            if (of == Type::text && item.is(Kind::text)) {
                check_allowed(item, key);
                check_direction(item);
            } else if (of != Type::date || !item.is(Kind::date)) {
                wrong_item(item, key, of);
            }
        }
    }

    static void split_at_commas(Node& node) {
        auto rest = std::string_view(node.text);
        while (!base::trimmed(rest).empty()) {
            auto const end = std::min(rest.find_first_of(",;"), rest.size());
            Node item;
            item.kind = Kind::text;
            item.range = node.range;
            item.start = node.start;
            item.text = base::trimmed(rest.substr(0, end));
            if (!item.text.empty()) node.items.push_back(std::move(item));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        node.kind = Kind::list;
    }

    void wrong_item(Node& item, Key const& key, Type of) {
        auto hint = fmt::format("write it like this: {} = {}", key.name, key.example);
        if (of == Type::date && item.is(Kind::text) && !report_.secret()) {
            auto const iso = iso_form_of(item.text);
            if (!iso.empty()) hint = fmt::format("write year-month-day without quotation marks: {}", iso);
        }
        report_.error("toml.wrong-type", item.range,
                      fmt::format("every item of \"{}\" must be {}, not {}", key.name, wanted(of), found(item)),
                      std::move(hint));
        item.kind = Kind::broken;
    }

    /// Cells are texts, numbers or dates.
    void check_rows(Node& node, Key const& key) {
        if (!node.is(Kind::list)) return wrong_type(node, key);
        for (auto& row : node.items) {
            if (row.is(Kind::broken)) continue;
            auto const is_cell = [](Node const& item) {
                return item.is(Kind::text) || item.is(Kind::date) || is_number(item);
            };
            auto const fits =
                row.is(Kind::list) && row.items.size() >= 2 && std::all_of(row.items.begin(), row.items.end(), is_cell);
            if (!fits) {
                report_.error("toml.wrong-type", row.range, "every row must be a list of texts, numbers and dates",
                              fmt::format("write it like this: {} = {}", key.name, key.example));
                row.kind = Kind::broken;
                continue;
            }
            for (auto& item : row.items) {
                as_text(item);
                if (item.is(Kind::text)) check_direction(item);
            }
        }
    }

    void check_tables(Member& member, Key const& key, Heading const& heading) {
        auto& node = member.value;
        if (!node.is(Kind::list)) return wrong_shape(member, key, heading);
        for (auto& item : node.items) {
            if (item.is(Kind::table)) {
                check_table(item, *key.table, heading.below(key.name, true));
                check_id(item, *key.table);
            } else if (!item.is(Kind::broken)) {
                wrong_item(item, key, key.type);
            }
        }
    }

    void check_id(Node const& item, Table const& table) {
        auto const* id = item.find("id");
        if (table.find("id") == nullptr || id == nullptr || !id->is(Kind::text) || base::trimmed(id->text).empty())
            return;
        if (!is_id(id->text)) report_bad_id(id->range, id->text);
    }

    void check_named_tables(Member& member, Key const& key, Heading const& heading) {
        if (!member.value.is(Kind::table)) return wrong_shape(member, key, heading);
        for (auto& entry : member.value.members) {
            if (!is_id(entry.key)) report_bad_id(entry.key_range, entry.key);
            if (entry.value.is(Kind::table)) {
                check_table(entry.value, *key.table, heading.below(key.name, false).below(entry.key, false));
            } else if (!entry.value.is(Kind::broken)) {
                report_.error("toml.wrong-type", entry.value.range,
                              fmt::format("every one of \"{}\" must be a table, not {}", key.name, found(entry.value)),
                              fmt::format("write a heading for each: [{}.victim]", key.name));
                entry.value.kind = Kind::broken;
            }
        }
    }

    void report_bad_id(base::Range range, std::string const& id) {
        std::string better;
        for (auto const c : base::lower_case(id)) {
            auto const plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (plain) better += c;
            if (!plain && !better.empty() && better.back() != '-') better += '-';
        }
        while (better.ends_with('-')) better.pop_back();
        auto const say = !report_.secret() && !better.empty();
        report_.error("case.bad-id", range,
                      fmt::format("an id is made of a-z, 0-9 and -, and {} is not", report_.quoted(id, "this one")),
                      say ? fmt::format("write \"{}\"", better)
                          : "use a word for the part the person has, like \"victim\" or \"sister-1\"");
    }

    Tree& tree_;
    Table const& root_;
    Report& report_;
    Table const* table_ = nullptr;  // the one whose keys are being looked at
};

}  // namespace

bool is_id(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

void validate(Tree& tree, Table const& table, Report& report) { Validator(tree, table, report).run(); }

}  // namespace dhrdoc::casefile
