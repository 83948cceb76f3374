// Takes a line that is not TOML and what the TOML library said of it; makes plain words and a way to read on.
#include "casefile/syntax_fault.h"

#include "base/date.h"
#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>

namespace dhrdoc::casefile {

namespace {

constexpr std::string_view blanks = " \t\r";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_bare(char c) { return is_digit(c) || is_letter(c) || c == '_' || c == '-'; }
bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string_view without_blanks(std::string_view text) {
    auto const first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0;;) {
        auto const end = text.find('\n', at);
        auto line = text.substr(at, end == std::string_view::npos ? end : end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        out.push_back(line);
        if (end == std::string_view::npos) return out;
        at = end + 1;
    }
}

/// `key = value  # comment` taken apart; offsets are bytes of the line.
struct Assignment {
    std::string_view key;
    std::size_t key_begin = 0;
    std::string_view value;  // without the comment
    std::size_t value_begin = 0;
};

/// Where a comment begins that follows a value, as well as can be told in a line that is broken.
std::size_t end_of_value(std::string_view rest) {
    char quote = 0;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        auto const c = rest[i];
        if (quote != 0) {
            if (c == quote) quote = 0;
            if (c == '\\' && quote == '"') ++i;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '#') {
            return i;
        }
    }
    return rest.size();
}

std::optional<Assignment> assignment_in(std::string_view line) {
    auto const begin = line.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return std::nullopt;
    auto end = begin;
    while (end < line.size() && (is_bare(line[end]) || line[end] == '.' || line[end] == '"')) ++end;
    auto const equals = line.find_first_not_of(blanks, end);
    if (end == begin || equals == std::string_view::npos || line[equals] != '=') return std::nullopt;
    auto value_begin = line.find_first_not_of(blanks, equals + 1);
    if (value_begin == std::string_view::npos) value_begin = line.size();
    auto const rest = line.substr(value_begin);
    return Assignment{line.substr(begin, end - begin), begin, without_blanks(rest.substr(0, end_of_value(rest))),
                      value_begin};
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

/// True where the value ends in its own line, so that it can be taken out without leaving half of it behind.
bool stands_in_one_line(std::string_view value) {
    if (count(value, "\"\"\"") % 2 != 0 || count(value, "'''") % 2 != 0) return false;
    int depth = 0;
    char quote = 0;
    for (auto const c : value) {
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '[' || c == '{') {
            ++depth;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return depth == 0 || (value.empty() || (value.front() != '[' && value.front() != '{'));
}

// --- days
// -------------------------------------------------------------------------------------------------------------

std::optional<unsigned> month_named(std::string_view word) {
    auto const lowered = base::lower_case(word);
    for (unsigned month = 1; month <= 12; ++month) {
        auto const name = base::lower_case(base::month_name(month));
        if (lowered == name || (lowered.size() >= 3 && name.starts_with(lowered)) || lowered == "sept") {
            if (lowered == "sept") return 9;
            return month;
        }
    }
    return std::nullopt;
}

/// Words and numbers of a day, with what separates them left out: "12th March 2021" -> 12, March, 2021.
std::vector<std::string> parts_of_day(std::string_view written) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < written.size();) {
        auto const digit = is_digit(written[i]);
        auto const begin = i;
        while (i < written.size() && (digit ? is_digit(written[i]) : is_letter(written[i]))) ++i;
        if (i == begin) {
            ++i;
            continue;
        }
        auto const part = std::string(written.substr(begin, i - begin));
        auto const suffix = part == "st" || part == "nd" || part == "rd" || part == "th";
        if (!suffix || out.empty()) out.push_back(part);
    }
    return out;
}

std::string iso_if_real(int year, unsigned month, unsigned day) {
    base::Date const date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    return date.ok() ? base::iso_date(date) : std::string();
}

int whole_year(std::string_view digits) {
    auto const year = std::stoi(std::string(digits));
    if (digits.size() > 2) return year;
    return year < 50 ? 2000 + year : 1900 + year;
}

/// A day of the ISO form that the calendar does not have, overlapping the neighbourhood of `column`.
struct ImpossibleDay {
    std::size_t begin = 0;
    std::string_view written;
};

bool has_iso_shape(std::string_view token) {
    constexpr std::string_view shape = "dddd-dd-dd";
    if (token.size() < shape.size()) return false;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == 'd' ? !is_digit(token[i]) : token[i] != '-') return false;
    }
    return true;
}

std::optional<ImpossibleDay> impossible_day_near(std::string_view line, std::size_t column) {
    for (std::size_t i = 0; i + 10 <= line.size(); ++i) {
        auto const token = line.substr(i, 10);
        if (!has_iso_shape(token) || base::parse_iso_date(token)) continue;
        if (i <= column && column <= i + 12) return ImpossibleDay{i, token};
    }
    return std::nullopt;
}

std::string why_impossible(std::string_view iso) {
    auto const year = std::stoi(std::string(iso.substr(0, 4)));
    auto const month = static_cast<unsigned>(std::stoi(std::string(iso.substr(5, 2))));
    if (month < 1 || month > 12)
        return fmt::format("there is no month {}: write year-month-day, the month from 01 to 12", month);
    std::chrono::year_month_day_last const last{std::chrono::year(year),
                                                std::chrono::month_day_last(std::chrono::month(month))};
    return fmt::format("{} {} had {} days", base::month_name(month), year, static_cast<unsigned>(last.day()));
}

// --- the parts of a file that can be at fault
// --------------------------------------------------------------------------

Fault fault(std::string message, std::string hint, std::size_t begin, std::size_t end, Repair repair) {
    Fault out;
    out.message = std::move(message);
    out.hint = std::move(hint);
    out.begin = begin;
    out.end = end;
    out.repair = repair;
    return out;
}

std::string_view header_name(std::string_view line) {
    auto out = without_blanks(line.substr(0, line.find('#')));
    while (!out.empty() && (out.front() == '[' || out.front() == ' ')) out.remove_prefix(1);
    while (!out.empty() && (out.back() == ']' || out.back() == ' ')) out.remove_suffix(1);
    return out;
}

bool is_header(std::string_view line) { return without_blanks(line).starts_with('['); }

Fault explain_second_table(std::vector<std::string_view> const& lines, std::size_t line, bool secret) {
    auto const text = lines[line - 1];
    auto const name = header_name(text);
    auto const begin = text.find('[');
    auto const end = begin + without_blanks(text.substr(0, text.find('#'))).size();
    auto const shown = secret ? std::string("this heading") : std::string(text.substr(begin, end - begin));
    for (std::size_t before = 1; before < line; ++before) {
        if (!is_header(lines[before - 1]) || header_name(lines[before - 1]) != name) continue;
        auto const both_single =
            !without_blanks(lines[before - 1]).starts_with("[[") && !text.substr(begin).starts_with("[[");
        if (both_single) {
            return fault(fmt::format("{} is written twice; the first is on line {}", shown, before),
                         "put the keys of both under one heading, and take the other away", begin, end,
                         Repair::rename_header);
        }
        return fault(fmt::format("{} does not go with line {}, where the same name has {} brackets", shown, before,
                                 text.substr(begin).starts_with("[[") ? "single" : "double"),
                     "double brackets are for what there can be several of: use them each time, or never", begin, end,
                     Repair::rename_header);
    }
    return fault(fmt::format("{} is already the name of something else above", shown), "give each heading once", begin,
                 end, Repair::rename_header);
}

Fault explain_header(std::string_view line) {
    auto const begin = line.find('[') == std::string_view::npos ? 0 : line.find('[');
    auto const written = without_blanks(line.substr(0, line.find('#')));
    auto name = std::string(header_name(line));
    auto const spaced = contains(name, " ");
    std::replace(name.begin(), name.end(), ' ', '_');
    auto const readable =
        !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return is_bare(c) || c == '.'; });
    auto const twice = written.starts_with("[[") || (written.ends_with("]]"));
    auto out = fault("a heading must be closed as it was opened, with nothing behind it",
                     "write [name], or [[name]] where there can be several", begin, begin + written.size(),
                     readable ? Repair::complete_header : Repair::none);
    if (spaced) {
        out.message = "a heading has no spaces in its name";
        out.hint = fmt::format("put _ instead: {}{}{}", twice ? "[[" : "[", name, twice ? "]]" : "]");
    }
    if (!readable) {
        out.message = "this heading cannot be read";
        out.hint = "a heading is a name of letters a-z, digits, _ and - in brackets: [review] or [[people]]";
    }
    out.replacement = (twice ? "[[" : "[") + name + (twice ? "]]" : "]");
    return out;
}

Fault explain_second_key(std::vector<std::string_view> const& lines, std::size_t line, Assignment const& at,
                         bool secret) {
    std::size_t first = 0;
    for (auto before = line - 1; before > 0 && first == 0 && !is_header(lines[before - 1]); --before) {
        auto const other = assignment_in(lines[before - 1]);
        if (other && other->key == at.key) first = before;
    }
    auto const shown = secret ? std::string("this key") : fmt::format("\"{}\"", at.key);
    auto message = first == 0
                       ? fmt::format("{} is given a second time", shown)
                       : fmt::format("{} is given twice under one heading; the first is on line {}", shown, first);
    return fault(std::move(message), "keep one of the two; for several of a kind use a list: [\"one\", \"two\"]",
                 at.key_begin, at.key_begin + at.key.size(),
                 stands_in_one_line(at.value) ? Repair::drop_line : Repair::none);
}

/// What is wrong with a value that no TOML value looks like.
struct Verdict {
    std::string message;
    std::string hint;
};

Verdict verdict_on_date(std::string_view iso, std::string const& assignment) {
    return {"a date is written year-month-day, with two figures each for month and day",
            fmt::format("write {}{}", assignment, iso)};
}

Verdict verdict_on_text(std::string_view value, std::string const& assignment, bool secret) {
    if (value.starts_with("\xE2\x80\x9C") || value.starts_with("\xE2\x80\x9D") || value.starts_with("\xE2\x80\x98"))
        return {"text stands in straight quotation marks, not in curly ones",
                "type \" at both ends; a word processor changes them to curly ones, so use a plain text editor"};
    if (value.starts_with('"') || value.starts_with('\'')) {
        auto const closed = value.find(value.front(), 1);
        if (closed == std::string_view::npos)
            return {"the quotation mark that opens this text is never closed in the line",
                    "close it at the end of the line; for text of several lines use \"\"\" at both ends"};
        return {"there is something behind the closing quotation mark",
                "a quotation mark inside the text is written \\\"; or put ''' at both ends of the text"};
    }
    auto const lowered = base::lower_case(value);
    if (lowered == "yes" || lowered == "true" || lowered == "y")
        return {"\"yes\" is written true",
                fmt::format("write {}true, in small letters without quotation marks", assignment)};
    if (lowered == "no" || lowered == "false" || lowered == "n")
        return {"\"no\" is written false",
                fmt::format("write {}false, in small letters without quotation marks", assignment)};
    if (value.starts_with('[') || value.starts_with('{'))
        return {"this list cannot be read",
                "separate the items by commas, put each text in quotation marks, and close "
                "what you opened: [\"one\", \"two\"]"};
    auto const quotable = !secret && value.size() <= 60 && !contains(value, "\"");
    return {"text must stand in quotation marks", quotable ? fmt::format("write {}\"{}\"", assignment, value)
                                                           : "put \" at the beginning and at the end of it"};
}

Fault explain_value(Assignment const& at, bool secret) {
    auto const assignment = secret ? std::string() : fmt::format("{} = ", at.key);
    auto const end = at.value_begin + at.value.size();
    if (at.value.empty()) {
        auto out = fault(secret ? "this key has no value" : fmt::format("\"{}\" has no value", at.key),
                         "write the value behind the =, or take the line away; text with nothing in it is \"\"",
                         at.key_begin, at.key_begin + at.key.size(), Repair::drop_line);
        return out;
    }
    auto const iso = iso_form_of(at.value);
    auto const verdict = !iso.empty() && !at.value.starts_with('"')
                             ? verdict_on_date(secret ? "it like 2021-03-12" : iso, assignment)
                             : verdict_on_text(at.value, assignment, secret);
    return fault(verdict.message, verdict.hint, at.value_begin, end,
                 stands_in_one_line(at.value) ? Repair::replace_value : Repair::none);
}

Fault explain_stray_line(std::string_view line) {
    auto const begin = std::min(line.find_first_not_of(blanks), line.size());
    auto const end = begin + without_blanks(line).size();
    auto const equals = line.find('=');
    auto const colon = line.find(':');
    if (equals != std::string_view::npos) {
        auto const key = without_blanks(line.substr(0, equals));
        if (key.empty())
            return fault("there is no key before the =", "write key = value", begin, end, Repair::drop_line);
        return fault("a key is one word of letters a-z, digits, _ and -, without spaces",
                     "put _ where the spaces are: delay_reason = \"...\"", begin, begin + key.size(),
                     stands_in_one_line(without_blanks(line.substr(equals + 1))) ? Repair::drop_line : Repair::none);
    }
    if (colon != std::string_view::npos && colon > begin &&
        std::all_of(line.begin() + static_cast<std::ptrdiff_t>(begin),
                    line.begin() + static_cast<std::ptrdiff_t>(colon), is_bare))
        return fault("a key and its value are joined by =, not by a colon", "write key = value", colon, colon + 1,
                     Repair::drop_line);
    return fault(
        "this line is neither \"key = value\" nor a [heading]",
        "if it belongs to a longer text, look whether the text begins and ends with \"\"\"; if it is a remark, "
        "begin it with #",
        begin, end, Repair::drop_line);
}

/// Where a text, list or inline table was opened that the end of the file found open.
struct Opening {
    std::size_t line = 0;
    std::size_t column = 0;
    std::string_view mark;
};

class OpeningFinder {
public:
    explicit OpeningFinder(std::string_view text) : text_(text) {}

    std::optional<Opening> find() {
        while (at_ < text_.size()) step();
        if (open_.empty()) return std::nullopt;
        return open_.back();
    }

private:
    void step() {
        auto const rest = text_.substr(at_);
        if (rest.front() == '#') {
            at_ = std::min(text_.find('\n', at_), text_.size());
        } else if (rest.starts_with("\"\"\"") || rest.starts_with("'''")) {
            pass_long_text(rest.substr(0, 3));
        } else if (rest.front() == '"' || rest.front() == '\'') {
            pass_short_text(rest.front());
        } else if (rest.front() == '[' || rest.front() == '{') {
            push(rest.substr(0, 1));
            ++at_;
        } else if ((rest.front() == ']' || rest.front() == '}')) {
            if (!open_.empty()) open_.pop_back();
            ++at_;
        } else {
            ++at_;
        }
    }

    void push(std::string_view mark) {
        auto const before = text_.substr(0, at_);
        auto const line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
        auto const start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
        open_.push_back({line + 1, at_ - start, mark});
    }

    void pass_long_text(std::string_view mark) {
        auto end = at_ + 3;
        while (end < text_.size() && !text_.substr(end).starts_with(mark))
            end += text_[end] == '\\' && mark[0] == '"' ? 2 : 1;
        if (end >= text_.size()) {
            push(mark);
            at_ = text_.size();
            return;
        }
        at_ = end + 3;
    }

    void pass_short_text(char mark) {
        for (++at_; at_ < text_.size() && text_[at_] != mark && text_[at_] != '\n'; ++at_) {
            if (text_[at_] == '\\' && mark == '"') ++at_;
        }
        at_ = std::min(at_ + 1, text_.size());
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Opening> open_;
};

Fault explain_open_end(std::string_view text, std::size_t line, std::size_t column) {
    auto const opening = OpeningFinder(text).find();
    if (!opening)
        return fault("the file ends in the middle of something", "close the text, list or table that was begun here",
                     column, column + 1, Repair::none);
    auto const is_text = opening->mark.size() == 3;
    auto out = fault(fmt::format("the {} that {} opens here is never closed", is_text ? "text" : "list", opening->mark),
                     is_text ? fmt::format("put {} behind the last word of the text", opening->mark)
                             : "put the closing bracket behind the last item",
                     opening->column, opening->column + opening->mark.size(), Repair::none);
    out.line = opening->line == line ? 0 : opening->line;
    return out;
}

/// A line that no list holds: `key = value`, or a heading.
bool begins_something_new(std::string_view line) {
    auto const plain = without_blanks(line.substr(0, line.find('#')));
    auto const heading =
        plain.size() > 2 && plain.front() == '[' && plain.back() == ']' && (is_letter(plain[1]) || plain[1] == '[');
    return heading || assignment_in(line).has_value();
}

std::optional<Opening> opening_before(std::vector<std::string_view> const& lines, std::string_view text,
                                      std::size_t line) {
    auto const end = static_cast<std::size_t>(lines[line - 1].data() - text.data());
    return OpeningFinder(text.substr(0, end)).find();
}

bool stands_in_open_list(std::vector<std::string_view> const& lines, std::string_view text, std::size_t line) {
    if (line < 2 || !begins_something_new(lines[line - 1])) return false;
    auto const opening = opening_before(lines, text, line);
    return opening && opening->mark.size() == 1;
}

Fault explain_open_list(std::vector<std::string_view> const& lines, std::string_view text, std::size_t line) {
    auto const opening = opening_before(lines, text, line);
    auto const list = opening->mark == "[" && lines[line - 2].find('#') == std::string_view::npos;
    auto out = fault(fmt::format("the list that is opened here is not closed before line {}", line),
                     fmt::format("put {} behind the last item of the list", opening->mark == "[" ? "]" : "}"),
                     opening->column, opening->column + 1, list ? Repair::close_list : Repair::none);
    out.line = opening->line;
    return out;
}

Fault explain_missing_comma(std::string_view line, std::size_t column) {
    auto const next = column < line.size() ? line[column] : '\n';
    auto const another_item = next == '"' || next == '\'' || next == '{' || next == '[' || is_digit(next);
    return fault("a comma is missing between two items of this list", "separate the items by commas", column,
                 column + 1, another_item ? Repair::insert_comma : Repair::none);
}

Fault explain_slash(std::string_view line, std::size_t column) {
    auto const slash = line.rfind('\\', std::min(column, line.size()));
    auto const at = slash == std::string_view::npos ? column : slash;
    return fault("a backslash begins a special character, and this one means nothing",
                 "write \\\\ for a backslash, / in the path of a file, or use ' instead of \" around the text", at,
                 at + 1, slash == std::string_view::npos ? Repair::none : Repair::replace_slash);
}

/// A value in a list: no key before it in the line.
Fault explain_item(std::string_view line, std::size_t column, bool secret) {
    auto const begin = std::min(column, line.size());
    auto end = std::min(line.find_first_of(",]}", begin), line.size());
    end = begin + without_blanks(line.substr(begin, end - begin)).size();
    auto const verdict = verdict_on_text(line.substr(begin, end - begin), "", secret);
    return fault(verdict.message, verdict.hint, begin, std::max(end, begin + 1),
                 end > begin ? Repair::replace_value : Repair::none);
}

}  // namespace

std::string iso_form_of(std::string_view written) {
    auto const plain = without_blanks(written);
    if (plain.size() > 40) return {};
    auto parts = parts_of_day(plain);
    constexpr std::array weekdays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    if (parts.size() == 4) {
        auto const first = base::lower_case(parts.front());
        if (std::find(weekdays.begin(), weekdays.end(), first) == weekdays.end()) return {};
        parts.erase(parts.begin());
    }
    if (parts.size() != 3) return {};
    if (std::any_of(parts.begin(), parts.end(), [](std::string const& part) { return part.size() > 9; })) return {};
    auto const numeric = [&parts](std::size_t i) { return is_digit(parts[i].front()) && parts[i].size() <= 4; };
    auto const number = [&parts](std::size_t i) { return static_cast<unsigned>(std::stoi(parts[i])); };
    if (numeric(0) && numeric(1) && numeric(2)) {
        if (parts[0].size() == 4) return iso_if_real(whole_year(parts[0]), number(1), number(2));
        return iso_if_real(whole_year(parts[2]), number(1), number(0));
    }
    if (numeric(0) && !is_digit(parts[1].front()) && numeric(2)) {
        auto const month = month_named(parts[1]);
        return month ? iso_if_real(whole_year(parts[2]), *month, number(0)) : std::string();
    }
    if (!is_digit(parts[0].front()) && numeric(1) && numeric(2)) {
        auto const month = month_named(parts[0]);
        return month ? iso_if_real(whole_year(parts[2]), *month, number(1)) : std::string();
    }
    return {};
}

Fault explain(std::string_view text, std::size_t line, std::size_t column, std::string_view said, bool secret) {
    auto const lines = lines_of(text);
    line = std::min(line, lines.size());
    auto const at = lines[line - 1];
    column = std::min(column, at.size());
    auto const assignment = assignment_in(at);
    if (stands_in_open_list(lines, text, line)) return explain_open_list(lines, text, line);
    auto const about_header = contains(said, "parsing table header") || contains(said, "parsing array-of-tables");
    if (is_header(at) && contains(said, "cannot redefine")) return explain_second_table(lines, line, secret);
    if (about_header) return explain_header(at);
    if (contains(said, "cannot redefine") && assignment) return explain_second_key(lines, line, *assignment, secret);
    if (contains(said, "escape sequence") || contains(said, "unicode scalar")) return explain_slash(at, column);
    if (auto const day = impossible_day_near(at, column)) {
        auto const shown = secret ? std::string("this day") : std::string(day->written);
        return fault(fmt::format("{} is not a day of the calendar", shown),
                     secret ? "write year-month-day, a day that exists" : why_impossible(day->written), day->begin,
                     day->begin + 10, Repair::replace_date);
    }
    if (contains(said, "encountered end-of-file") && (line == lines.size() || !assignment) &&
        !(assignment && stands_in_one_line(assignment->value) && !assignment->value.starts_with("\"\"\"")))
        return explain_open_end(text, line, column);
    if (contains(said, "expected comma or closing")) return explain_missing_comma(at, column);
    if (contains(said, "control character") && column < at.size())
        return fault("an invisible control character stands here", "delete it and type the text again", column,
                     column + 1, Repair::replace_slash);
    if (assignment && column >= assignment->key_begin) return explain_value(*assignment, secret);
    if (contains(said, "parsing value") || contains(said, "parsing array") || contains(said, "integer") ||
        contains(said, "floating") || contains(said, "boolean") || contains(said, "date") || contains(said, "time"))
        return explain_item(at, column, secret);
    return explain_stray_line(at);
}

}  // namespace dhrdoc::casefile
