// Takes the text of a .toml file; makes a tree of its values with toml++, and reads on behind mistakes.
#include "casefile/toml_tree.h"

#include "casefile/syntax_fault.h"

#include "base/unicode.h"

#include <algorithm>
#include <map>
#include <set>
#include <variant>

// The one place of this room that sees toml++. CMakeLists.txt sets it up: no exceptions, no printers, no assertions.
#include <toml++/toml.h>

namespace dhrdoc::casefile {

namespace {

/// What stands for a table that was written twice: no key of ours looks like it.
constexpr std::string_view repeated = "\x01 repeated ";
/// More mistakes of spelling than this are one mistake at the beginning: stop, rather than tire the reader.
constexpr int most_repairs = 60;

base::Place place_of(base::FileId file, toml::source_position position) {
    return {file, static_cast<std::uint32_t>(position.line), static_cast<std::uint32_t>(position.column)};
}

base::Range range_of(base::FileId file, toml::source_region const& region) {
    return {place_of(file, region.begin), place_of(file, region.end)};
}

/// The first character inside the quotation marks.
base::Place start_of_text(base::SourceFile const& file, base::Range range) {
    auto const& text = file.text();
    auto offset = file.offset_of(range.begin);
    auto const rest = std::string_view(text).substr(offset);
    if (!rest.starts_with("\"\"\"") && !rest.starts_with("'''")) return file.place_at(offset + 1);
    offset += 3;
    if (text.compare(offset, 2, "\r\n") == 0) return file.place_at(offset + 2);
    if (text.compare(offset, 1, "\n") == 0) return file.place_at(offset + 1);
    return file.place_at(offset);
}

class Converter {
public:
    Converter(base::SourceFile const& file, std::set<base::Place> const& broken) : file_(file), broken_(broken) {}

    Node convert(toml::node const& from) const {
        Node out;
        out.range = range_of(file_.id(), from.source());
        if (broken_.contains(out.range.begin) && !from.is_table() && !from.is_array()) return out;
        if (auto const* text = from.as_string()) {
            out.kind = Node::Kind::text;
            out.text = text->get();
            out.start = start_of_text(file_, out.range);
        } else if (auto const* integer = from.as_integer()) {
            out.kind = Node::Kind::integer;
            out.integer = integer->get();
            out.real = static_cast<double>(out.integer);
        } else if (auto const* real = from.as_floating_point()) {
            out.kind = Node::Kind::real;
            out.real = real->get();
        } else if (auto const* truth = from.as_boolean()) {
            out.kind = Node::Kind::truth;
            out.truth = truth->get();
        } else if (auto const* date = from.as_date()) {
            out.kind = Node::Kind::date;
            out.date = base::Date{std::chrono::year(date->get().year), std::chrono::month(date->get().month),
                                  std::chrono::day(date->get().day)};
        } else if (auto const* list = from.as_array()) {
            out.kind = Node::Kind::list;
            for (auto const& item : *list) out.items.push_back(convert(item));
        } else if (auto const* table = from.as_table()) {
            out.kind = Node::Kind::table;
            out.members = members_of(*table);
            auto const offset = file_.offset_of(out.range.begin);
            out.under_header = offset < file_.text().size() && file_.text()[offset] == '[';
        } else {
            out.kind = Node::Kind::moment;
        }
        return out;
    }

private:
    std::vector<Member> members_of(toml::table const& table) const {
        std::vector<Member> out;
        for (auto const& [key, value] : table) {
            if (key.str().starts_with(repeated)) continue;
            out.push_back({std::string(key.str()), range_of(file_.id(), key.source()), convert(value)});
        }
        std::stable_sort(out.begin(), out.end(),
                         [](Member const& a, Member const& b) { return a.key_range.begin < b.key_range.begin; });
        return out;
    }

    base::SourceFile const& file_;
    std::set<base::Place> const& broken_;
};

/// The text of a file while mistakes are taken out of it, line for line.
class Patient {
public:
    explicit Patient(base::SourceFile const& file) : file_(file), text_(file.text()) {}

    [[nodiscard]] std::string const& text() const { return text_; }
    [[nodiscard]] std::set<base::Place> const& broken() const { return broken_; }
    [[nodiscard]] bool complete() const { return complete_; }

    /// Byte offset of the beginning of a line of text() as it is now.
    [[nodiscard]] std::size_t line_start(std::size_t line) const {
        std::size_t offset = 0;
        for (std::size_t i = 1; i < line && offset < text_.size(); ++i) {
            auto const end = text_.find('\n', offset);
            offset = end == std::string::npos ? text_.size() : end + 1;
        }
        return offset;
    }

    [[nodiscard]] std::string line(std::size_t line) const {
        auto const begin = line_start(line);
        auto out = text_.substr(begin, std::min(text_.find('\n', begin), text_.size()) - begin);
        if (out.ends_with('\r')) out.pop_back();
        return out;
    }

    void mend(std::size_t line, Fault const& fault) {
        auto const at = line_start(line) + fault.begin;
        auto const length = fault.end - fault.begin;
        switch (fault.repair) {
            case Repair::none:
                break;
            case Repair::replace_date:
                mark_broken(line, fault.begin);
                text_.replace(at, length, "1000-01-01");
                break;
            case Repair::replace_value:
                mark_broken(line, fault.begin);
                text_.replace(at, length, "0" + std::string(length > 0 ? length - 1 : 0, ' '));
                break;
            case Repair::replace_slash:
                text_.replace(at, 1, "/");
                break;
            case Repair::insert_comma:
                text_.insert(at, ",");
                break;
            case Repair::close_list: {
                auto const end = line_start(line) - 1;
                text_.insert(end > 0 && text_[end - 1] == '\r' ? end - 1 : end, "]");
                break;
            }
            case Repair::drop_line:
                text_.insert(line_start(line), "#");
                complete_ = false;
                break;
            case Repair::complete_header:
                replace_line(line, fault.replacement);
                break;
            case Repair::rename_header:
                replace_line(line, "[\"\\u0001 repeated " + std::to_string(++renamed_) + "\"]");
                complete_ = false;
                break;
        }
    }

private:
    void replace_line(std::size_t number, std::string const& with) {
        text_.replace(line_start(number), line(number).size(), with);
    }

    void mark_broken(std::size_t number, std::size_t byte) {
        auto const column = base::code_point_count(line(number).substr(0, byte)) + 1;
        broken_.insert({file_.id(), static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(column)});
    }

    base::SourceFile const& file_;
    std::string text_;
    std::set<base::Place> broken_;
    bool complete_ = true;
    int renamed_ = 0;
};

/// Where reading stopped, and what the library said.
struct Stop {
    std::size_t line = 0;
    std::size_t column = 0;  // in code points, from 1
    std::string said;
};

std::variant<toml::table, Stop> parse_once(std::string const& text) {
    auto result = toml::parse(text);
    if (result) return std::move(result).table();
    auto const& error = result.error();
    return Stop{std::max<std::size_t>(1, error.source().begin.line), error.source().begin.column,
                std::string(error.description())};
}

/// The byte offset in `line` of a column that counts code points from 1.
std::size_t byte_of_column(std::string_view line, std::size_t column) {
    std::size_t byte = 0;
    for (std::size_t i = 1; i < column && byte < line.size(); ++i) static_cast<void>(base::next_code_point(line, byte));
    return byte;
}

}  // namespace

Member const* Node::member(std::string_view key) const {
    auto const found = std::find_if(members.begin(), members.end(), [key](Member const& m) { return m.key == key; });
    return found == members.end() ? nullptr : &*found;
}

Node const* Node::find(std::string_view key) const {
    auto const* found = member(key);
    return found == nullptr ? nullptr : &found->value;
}

std::optional<Tree> parse_toml(Report& report) {
    auto const& file = report.file();
    Patient patient(file);
    std::size_t last_dropped = 0;
    base::Range last_range;
    for (int repairs = 0;; ++repairs) {
        auto const result = parse_once(patient.text());
        if (auto const* table = std::get_if<toml::table>(&result))
            return Tree{Converter(file, patient.broken()).convert(*table), patient.complete()};
        auto const& stop = std::get<Stop>(result);
        auto const line = stop.line;
        auto const column = byte_of_column(patient.line(line), stop.column);
        auto fault = explain(patient.text(), line, column, stop.said, report.secret());
        auto const blamed = fault.line == 0 ? line : fault.line;
        auto const start = file.offset_of({file.id(), static_cast<std::uint32_t>(blamed), 1});
        auto const range = file.range(start + fault.begin, start + std::max(fault.end, fault.begin + 1));
        // Two lines in a row that are nothing we know: most likely the inside of a text whose quotation marks are
        // wrong.
        auto const drops = fault.repair == Repair::drop_line;
        auto const no_better = range.begin == last_range.begin;
        if (repairs == most_repairs || no_better || (drops && last_dropped != 0 && line == last_dropped + 1))
            fault.repair = Repair::none;
        if (drops) last_dropped = line;
        if (fault.repair == Repair::none) {
            fault.hint += fault.hint.empty() ? "" : "; ";
            fault.hint += "nothing else in this file can be read until this is mended";
        }
        report.error("toml.syntax", range, fault.message, fault.hint);
        if (fault.repair == Repair::none) return std::nullopt;
        patient.mend(line, fault);
        last_range = range;
    }
}

}  // namespace dhrdoc::casefile
