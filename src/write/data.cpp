// Takes a redacted document; makes rows of values from its table, and CSV or JSON of them.
#include "write/data.h"

#include "base/diagnostic.h"

#include <algorithm>
#include <vector>

namespace dhrdoc::write {

using model::Block;
using model::BlockKind;

namespace {

struct Column {
    std::string name;
    bool is_list = false;
};

struct Value {
    std::string text;
    std::vector<std::string> items;  // of a list
};

struct Data {
    std::vector<Column> columns;
    std::vector<std::vector<Value>> rows;
};

constexpr std::string_view inset = "\xEF\xBF\xBC";  // U+FFFC: a note's sign, which is no word

std::string plain(model::StyledText const& styled) {
    std::string out = styled.text;
    for (auto at = out.find(inset); at != std::string::npos; at = out.find(inset, at)) out.erase(at, inset.size());
    return out;
}

/// The words of a block and of those in it, a line for each paragraph; items of a list begin with a dash.
void add_words(Block const& block, std::string_view before, std::string& out) {
    if (!block.text.empty()) {
        if (!out.empty()) out += '\n';
        out += before;
        out += plain(block.text);
    }
    bool first = true;
    for (auto const& child : block.children) {
        auto const item = child.kind == BlockKind::item ? "- " : "";
        add_words(child, block.kind == BlockKind::item && first ? before : item, out);
        first = false;
    }
}

std::string words_of(std::vector<Block> const& blocks) {
    std::string out;
    for (auto const& block : blocks) add_words(block, "", out);
    return out;
}

Value value_of(Block const& cell, bool is_list) {
    Value value;
    if (!is_list) {
        value.text = words_of(cell.children);
        return value;
    }
    for (auto const& block : cell.children) {
        if (block.kind != BlockKind::list) continue;
        for (auto const& item : block.children) value.items.push_back(words_of(item.children));
    }
    return value;
}

Block const* find_table(std::vector<Block> const& blocks) {
    for (auto const& block : blocks) {
        if (block.kind == BlockKind::table) return &block;
        if (auto const* inside = find_table(block.children)) return inside;
    }
    return nullptr;
}

Column column_of(std::string name) {
    bool const list = name.ends_with("[]");
    if (list) name.resize(name.size() - 2);
    return {std::move(name), list};
}

Data data_in(model::Document const& document, std::string_view marking) {
    Data data;
    auto const* table = find_table(document.blocks);
    if (table == nullptr) return data;
    for (auto const& row : table->children) {
        if (row.header) {
            for (auto const& cell : row.children) data.columns.push_back(column_of(words_of(cell.children)));
            continue;
        }
        auto& values = data.rows.emplace_back();
        for (std::size_t i = 0; i < std::min(row.children.size(), data.columns.size()); ++i)
            values.push_back(value_of(row.children[i], data.columns[i].is_list));
    }
    if (marking.empty()) return data;
    data.columns.push_back({"marking", false});
    for (auto& row : data.rows) row.push_back({std::string(marking), {}});
    return data;
}

// --- CSV

std::string joined(Column const& column, Value const& value) {
    if (!column.is_list) return value.text;
    std::string out;
    for (auto const& item : value.items) out += (out.empty() ? "" : "; ") + item;
    return out;
}

/// What would be worked out instead of shown. The sign may be a wide or a small one, which spreadsheets take as well.
bool is_formula(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with("\xC2\xA0")) text.remove_prefix(text.front() == ' ' ? 1 : 2);
    if (text.empty()) return false;
    if (std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos) return true;
    for (auto const* sign : {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0", "\xE2\x88\x92"}) {
        if (text.starts_with(sign)) return true;
    }
    return false;
}

std::string field(std::string const& text) {
    auto out = is_formula(text) ? "'" + text : text;
    if (out.find_first_of(",\"\r\n") == std::string::npos) return out;
    for (auto at = out.find('"'); at != std::string::npos; at = out.find('"', at + 2)) out.insert(at, 1, '"');
    return '"' + out + '"';
}

// --- JSON

std::string quoted(Column const& column, Value const& value) {
    if (!column.is_list) return base::json_quoted(value.text);
    std::string out = "[";
    for (auto const& item : value.items) out += (out.size() == 1 ? "" : ", ") + base::json_quoted(item);
    return out + "]";
}

/// Members of one object whose names begin alike are written together, in the order of the columns.
std::string object(std::vector<Column> const& columns, std::vector<Value> const& row) {
    std::string out = "  {";
    std::string open;  // the object inside that is being written
    bool first = true;
    for (std::size_t i = 0; i < row.size(); ++i) {
        auto const& whole = columns[i].name;
        auto const dot = whole.find('.');
        auto const group = dot == std::string::npos ? std::string() : whole.substr(0, dot);
        auto const name = dot == std::string::npos ? whole : whole.substr(dot + 1);
        if (group != open && !open.empty()) out += "\n    }";
        if (group != open || group.empty() || first) {
            out += first ? "\n" : ",\n";
            if (!group.empty()) out += "    " + base::json_quoted(group) + ": {\n";
        } else {
            out += ",\n";
        }
        open = group;
        out += (group.empty() ? "    " : "      ") + base::json_quoted(name) + ": " + quoted(columns[i], row[i]);
        first = false;
    }
    return out + (open.empty() ? "" : "\n    }") + "\n  }";
}

}  // namespace

std::string csv(model::RedactedDocument const& document, std::string_view marking) {
    auto const data = data_in(document.document(), marking);
    std::string out;
    for (auto const& column : data.columns) out += (out.empty() ? "" : ",") + field(column.name);
    out += "\r\n";
    for (auto const& row : data.rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            out += (i == 0 ? "" : ",") + field(joined(data.columns[i], row[i]));
        out += "\r\n";
    }
    return out;
}

std::string json(model::RedactedDocument const& document, std::string_view marking) {
    auto const data = data_in(document.document(), marking);
    std::string out = "[";
    for (auto const& row : data.rows) out += (out.size() == 1 ? "\n" : ",\n") + object(data.columns, row);
    return out + (data.rows.empty() ? "]\n" : "\n]\n");
}

}  // namespace dhrdoc::write
