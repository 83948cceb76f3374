// Takes a value and where it is to stand; writes it there, text escaped, prose as the Markdown it is.
#include "fill/print.h"

#include "base/nearest.h"
#include "base/unicode.h"
#include "fill/escape.h"
#include "fill/scope.h"
#include "model/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace dhrdoc::fill {

namespace {

using model::Facts;

constexpr auto none = std::string_view::npos;

/// Where in prose a message points: the very place where the file holds the prose as it is, else the whole of it.
class ProsePlaces final : public Locate {
public:
    ProsePlaces(Facts const& prose, base::Sources const& sources) : whole_(prose.range()) {
        if (prose.lines() != nullptr) {
            lines_ = prose.lines();
            words_ = prose.words();
            for (std::size_t at = 0; at < words_.size(); ++at)
                if (words_[at] == '\n') line_starts_.push_back(at + 1);
            source_ = sources.find(whole_.begin.file);
            return;
        }
        auto const* file = sources.find(prose.start().file);
        if (file == nullptr || !prose.start().known()) return;
        auto const offset = file->offset_of(prose.start());
        if (std::string_view(file->text()).substr(offset).starts_with(prose.words())) {
            file_ = file;
            offset_ = offset;
        }
    }
    [[nodiscard]] bool exact() const { return file_ != nullptr; }
    [[nodiscard]] base::Range range(std::size_t begin, std::size_t end) const override {
        if (lines_ != nullptr) return line_at(begin).value_or(whole_);
        return file_ == nullptr ? whole_ : file_->range(offset_ + begin, offset_ + end);
    }
    /// Calls `take` with each piece of [begin, end) of one line, its place, and whether the source has it in the same
    /// words. Prose made line by line has signs that its source lacks; its words stand there in their order.
    template <typename Take>
    void for_each_piece(std::size_t begin, std::size_t end, Take const& take) const {
        auto const line = lines_ == nullptr ? std::nullopt : line_at(begin);
        if (!line || source_ == nullptr) return take(begin, end, range(begin, end), exact());
        auto const from = source_->offset_of(line->begin);
        auto const written = std::string_view(source_->text()).substr(from, source_->offset_of(line->end) - from);
        std::size_t cursor = 0;
        for (auto at = begin; at < end;) {
            auto const past = piece_end(at, end);
            auto const found = words_[at] == '\\' ? none : written.find(words_.substr(at, past - at), cursor);
            if (found != none) cursor = found + (past - at);
            take(at, past, found == none ? *line : source_->range(from + found, from + cursor), found != none);
            at = past;
        }
    }

private:
    [[nodiscard]] std::optional<base::Range> line_at(std::size_t at) const {
        auto const behind = std::upper_bound(line_starts_.begin(), line_starts_.end(), at);
        auto const line = static_cast<std::size_t>(behind - line_starts_.begin()) - 1;
        if (line >= lines_->size()) return std::nullopt;
        return (*lines_)[line];
    }
    /// A word with the spaces behind it, or a run of backslashes.
    [[nodiscard]] std::size_t piece_end(std::size_t at, std::size_t end) const {
        if (words_[at] == '\\') return std::min(words_.find_first_not_of('\\', at), end);
        auto const past = std::min(words_.find_first_of(" \\", at), end);
        return std::min(words_.find_first_not_of(' ', past), end);
    }

    base::Range whole_;
    std::vector<base::Range> const* lines_ = nullptr;
    std::string_view words_;
    std::vector<std::size_t> line_starts_{0};
    base::SourceFile const* source_ = nullptr;
    base::SourceFile const* file_ = nullptr;
    std::size_t offset_ = 0;
};

/// True inside the braces of a division's line. Nowhere else do values stand among attributes, and there nothing is
/// Markdown: a brace in a sentence must not switch the escaping off.
bool in_attributes(std::string_view line) { return line.starts_with(":::") && line.find('{') != none; }

bool in_pipe_row(std::string_view line) {
    auto const first = line.find_first_not_of(" \t");
    return first != none && line[first] == '|';
}

/// What the further lines of prose must begin with to stay in the item or quote that its first line stands in.
std::string continuation_of(std::string_view line) {
    std::string prefix;
    for (std::size_t at = 0; at < line.size();) {
        if (line[at] == ' ' || line[at] == '>') {
            prefix += line[at++];
            continue;
        }
        // A list marker: "-", "*", "+", "12." or "12)", and a space behind it.
        auto end = std::min(line.find_first_not_of("0123456789", at), line.size());
        auto const signs = std::string_view(end == at ? "-*+" : ".)");
        if (end + 1 >= line.size() || signs.find(line[end]) == none || line[end + 1] != ' ') return {};
        prefix.append(end + 1 - at, ' ');
        at = end + 1;
    }
    return prefix;
}

/// Begin and end of what is printed of prose: no white space before or behind it.
std::pair<std::size_t, std::size_t> trimmed_bounds(std::string_view text) {
    auto const last = text.find_last_not_of(" \t\r\n");
    if (last == none) return {0, 0};
    return {text.find_first_not_of(" \t\r\n"), last + 1};
}

struct FigureCall {
    std::string_view alt, id;
};

/// `![alt](figure:ID)` alone on a line.
std::optional<FigureCall> figure_call(std::string_view line) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
    auto const middle = line.find("](figure:");
    if (!line.starts_with("![") || middle == none || !line.ends_with(')')) return std::nullopt;
    auto const id = line.substr(middle + 9, line.size() - middle - 10);
    if (id.find_first_of(" ()\"") != none) return std::nullopt;
    return FigureCall{line.substr(2, middle - 2), id};
}

std::string what_is_missing(Facts const& missing, std::string_view name) {
    return missing.what().empty() ? std::string(name) : missing.what();
}

}  // namespace

void report_unknown_name(Reporter& reporter, std::string_view name, std::vector<std::string> const& known,
                         base::Range range) {
    std::string hint;
    if (auto const near = base::nearest(name, known)) {
        hint = fmt::format("did you mean \"{}\"?", *near);
    } else if (!known.empty()) {
        constexpr std::size_t enough = 12;
        auto sorted = known;
        std::sort(sorted.begin(), sorted.end());
        auto const shown = std::min(enough, sorted.size());
        sorted.resize(shown);
        hint = fmt::format("known here: {}{}", fmt::join(sorted, ", "), known.size() > shown ? ", ..." : "");
    } else {
        hint = "no names are known here";
    }
    reporter.error("fill.unknown-name", range, fmt::format("unknown name \"{}\"", name), hint);
}

void report_not_printable(Reporter& reporter, Facts const& value, std::string_view name, base::Range range) {
    constexpr auto code = "fill.not-printable";
    if (value.kind() == Facts::Kind::list) {
        reporter.error(code, range, fmt::format("\"{}\" is a list and cannot be printed as it is", name),
                       fmt::format("open it with {{{{#{}}}}} and close it with {{{{/{}}}}}", name, name));
        return;
    }
    if (value.kind() == Facts::Kind::truth) {
        reporter.error(code, range, fmt::format("\"{}\" is a yes or no and cannot be printed", name),
                       fmt::format("ask for it: {{{{#{}}}}} text where it is so {{{{/{}}}}}", name, name));
        return;
    }
    constexpr std::size_t enough = 12;
    std::vector<std::string> names;
    for (auto const& member : value.members()) {
        if (names.size() < enough) names.push_back(fmt::format("{}.{}", name, member.first));
    }
    reporter.error(code, range, fmt::format("\"{}\" holds several values", name),
                   names.empty() ? std::string("this case gives none of them")
                                 : fmt::format("name one of them: {}", fmt::join(names, ", ")));
}

struct Printer::Prose {
    Prose(Facts const& facts, base::Sources const& sources) : value(facts), places(facts, sources) {}
    Facts const& value;
    ProsePlaces places;
    std::vector<Token> tokens;  // empty where the prose names nothing
};

Printer::Printer(Facts const& root, base::Sources const& sources, FilledBuilder& out, Reporter& reporter)
    : root_(root), sources_(sources), out_(out), reporter_(reporter) {}

Printer::~Printer() = default;

Printer::Prose const& Printer::scanned(Facts const& prose) {
    auto& known = prose_[&prose];
    if (known != nullptr) return *known;
    known = std::make_unique<Prose>(prose, sources_);
    if (prose.words().find("{{") != std::string::npos) {
        base::Diagnostics found;
        known->tokens = scan_tags(prose.words(), Writing::prose, known->places, found);
        reporter_.take_all(found);
    }
    return *known;
}

void Printer::print(Facts const& value, std::string_view name, base::Range tag) {
    auto const* shown = printable(value);
    if (shown == nullptr) {
        report_not_printable(reporter_, value, name, tag);
        return;
    }
    if (shown->kind() == Facts::Kind::missing) {
        print_missing(*shown, name, tag);
    } else if (shown->kind() == Facts::Kind::text) {
        print_text(*shown, tag);
    } else {
        print_prose(*shown, tag);
    }
}

void Printer::print_text(Facts const& text, base::Range tag) {
    auto const escaped =
        in_attributes(out_.current_line()) ? escape_attribute(text.words()) : escape_markdown(text.words());
    out_.made(escaped, text.range().known() ? text.range() : tag);
}

void Printer::print_missing(Facts const& missing, std::string_view name, base::Range tag) {
    auto const what = what_is_missing(missing, name);
    reporter_.warning("fill.missing-value", tag, fmt::format("not given: {}", what), missing.words());
    auto const mark = fmt::format("not given: {}", what);
    if (in_attributes(out_.current_line())) {
        out_.made(escape_attribute('[' + mark + ']'), tag);
    } else {
        out_.made("**" + escape_markdown('[' + mark + ']') + "**", tag);
    }
}

void Printer::print_prose(Facts const& value, base::Range tag) {
    auto const& prose = scanned(value);
    auto const [begin, end] = trimmed_bounds(value.words());
    if (begin == end) return;
    auto const text = std::string_view(value.words());
    bool const one_line = in_pipe_row(out_.current_line()) || in_attributes(out_.current_line());
    auto const prefix = one_line ? std::string() : continuation_of(out_.current_line());
    bool const at_margin = out_.current_line().empty();
    for (auto line = begin; line < end;) {
        auto const line_end = std::min(text.find('\n', line), end);
        auto stop = line_end;
        if (stop > line && text[stop - 1] == '\r') --stop;
        bool const figure =
            (line != begin || at_margin) && prefix.empty() && !one_line && print_figure(prose, line, stop);
        if (!figure) print_line(prose, line, stop);
        line = std::min(line_end + 1, end);
        if (line == end) break;
        auto const here = prose.places.range(line_end, line_end);
        bool const blank_next = text[line] == '\n' || text[line] == '\r';
        out_.made(one_line     ? " "
                  : blank_next ? "\n" + prefix.substr(0, prefix.find_last_not_of(' ') + 1)
                               : "\n" + prefix,
                  here.known() ? here : tag);
    }
}

/// A line of prose, its names filled in.
void Printer::print_line(Prose const& prose, std::size_t begin, std::size_t end) {
    auto const text = std::string_view(prose.value.words());
    bool const row = in_pipe_row(out_.current_line());
    auto const write = [&](std::size_t from, std::size_t to) {
        if (from >= to) return;
        auto const piece = text.substr(from, to - from);
        if (row && piece.find('|') != none) {
            auto const origin = prose.places.range(from, to);
            // A bar would begin a new cell; behind a backslash it is a bar.
            std::string bars;
            for (std::size_t i = 0; i < piece.size(); ++i) {
                if (piece[i] == '|' && (i == 0 || piece[i - 1] != '\\')) bars += '\\';
                bars += piece[i];
            }
            out_.made(bars, origin);
        } else {
            prose.places.for_each_piece(
                from, to, [&](std::size_t begin_of_piece, std::size_t past, base::Range origin, bool is_as_written) {
                    auto const words = text.substr(begin_of_piece, past - begin_of_piece);
                    is_as_written ? out_.as_written(words, origin) : out_.made(words, origin);
                });
        }
    };
    if (prose.tokens.empty()) {
        write(begin, end);
        return;
    }
    for (auto const& token : prose.tokens) {
        if (token.end <= begin || token.begin >= end) continue;
        if (token.kind == Token::Kind::text) {
            write(std::max(begin, token.begin), std::min(end, token.end));
        } else {
            print_name_in_prose(prose, token);
        }
    }
}

void Printer::print_name_in_prose(Prose const& prose, Token const& token) {
    Scope scope(root_);
    auto const range = prose.places.range(token.begin, token.end);
    auto const* found = scope.find(token.name);
    if (found == nullptr) {
        report_unknown_name(reporter_, token.name, scope.known_beside(token.name), range);
        return;
    }
    auto const* shown = printable(*found);
    if (shown != nullptr && shown->kind() == Facts::Kind::prose) {
        reporter_.error("fill.prose-in-prose", range,
                        fmt::format("\"{}\" is prose and cannot stand inside other prose", token.name),
                        "prose may name people, places, agencies, dates and words");
        return;
    }
    print(*found, token.name, range);
}

bool Printer::print_figure(Prose const& prose, std::size_t begin, std::size_t end) {
    auto const call = figure_call(std::string_view(prose.value.words()).substr(begin, end - begin));
    if (!call || in_caption_) return false;
    auto const range = prose.places.range(begin, end);
    auto const* figures = root_.find("figures");
    auto const* figure = figures == nullptr ? nullptr : figures->find(call->id);
    if (figure == nullptr) {
        reporter_.error("fill.unknown-figure", range, fmt::format("there is no figure \"{}\"", call->id),
                        known_figures(call->id));
        return true;
    }
    print_figure(*figure, call->id, call->alt, range);
    return true;
}

std::string Printer::known_figures(std::string_view id) const {
    std::vector<std::string> known;
    if (auto const* figures = root_.find("figures")) {
        for (auto const& member : figures->members()) known.push_back(member.first);
    }
    if (auto const near = base::nearest(id, known)) return fmt::format("did you mean \"{}\"?", *near);
    if (known.empty()) return "write it into the case under [[figures]]";
    return fmt::format("known figures are {}", fmt::join(known, ", "));
}

void Printer::print_figure(Facts const& figure, std::string_view id, std::string_view alt, base::Range origin) {
    auto const words_of = [&](std::string_view key) -> std::string_view {
        auto const* value = figure.find(key);
        return value == nullptr || !value->is_true() ? std::string_view() : std::string_view(value->words());
    };
    auto opening = fmt::format("::: figure {{#fig-{0} name=\"{0}\"", escape_attribute(id));
    if (auto const file = words_of("file"); !file.empty())
        opening += fmt::format(" image=\"{}\"", escape_attribute(file));
    auto const* chart = figure.find("chart");
    if (chart != nullptr) {
        for (auto const& each : chart->find("attributes")->items())
            opening +=
                fmt::format(" {}=\"{}\"", each.find("name")->words(), escape_attribute(each.find("value")->words()));
    }
    opening += fmt::format(" alt=\"{}\"}}\n", escape_attribute(alt.empty() ? words_of("alt") : alt));
    out_.made(opening, origin);
    if (auto const* caption = figure.find("caption"); caption != nullptr && caption->is_true()) {
        in_caption_ = true;
        print(*caption, "caption", origin);
        in_caption_ = false;
        out_.made("\n", origin);
    }
    if (chart != nullptr) print_rows(*chart->find("rows"), origin);
    out_.made(":::", origin);
}

namespace {

/// A column of numbers is set to the right, words that stand for one among them or not.
bool is_of_numbers(Facts const& rows, std::size_t column) {
    auto const& all = rows.items();
    return column > 0 && std::any_of(all.begin(), all.end(), [column](Facts const& row) {
               auto const& cells = row.find("cells")->items();
               return column < cells.size() && model::parse_decimal(cells[column].words()).has_value();
           });
}

}  // namespace

/// A table of Markdown, its first row the header.
void Printer::print_rows(Facts const& rows, base::Range origin) {
    in_caption_ = true;
    bool first = true;
    for (auto const& row : rows.items()) {
        auto const& cells = row.find("cells")->items();
        out_.made(first ? "\n|" : "|", origin);
        for (auto const& cell : cells) {
            out_.made(" ", origin);
            print(cell, "cell", origin);
            out_.made(" |", origin);
        }
        out_.made("\n", origin);
        if (first) {
            std::string delimiters = "|";
            for (std::size_t i = 0; i < cells.size(); ++i) delimiters += is_of_numbers(rows, i) ? " --: |" : " --- |";
            out_.made(delimiters + "\n", origin);
        }
        first = false;
    }
    in_caption_ = false;
}

}  // namespace dhrdoc::fill
