// Takes diagnostics; prints them for people and for programs.
#include "base/diagnostic.h"

#include "base/unicode.h"

#include <algorithm>

#include <fmt/format.h>

namespace dhrdoc::base {

namespace {

/// A line longer than this is cut around the caret: people paste whole chapters into one line.
constexpr std::size_t shown_width = 160;

struct Excerpt {
    std::string line;
    std::string underline;
};

/// The part of a line that holds code points [first, last), and carets under them.
Excerpt excerpt(std::string_view line, std::size_t first, std::size_t last) {
    auto const text = to_utf32(line);
    first = std::min(first, text.size());
    last = std::clamp(last, first + 1, std::max(text.size(), first + 1));
    std::size_t begin = 0;
    std::size_t end = text.size();
    if (end > shown_width) {
        begin = first > shown_width / 2 ? first - shown_width / 2 : 0;
        end = std::min(text.size(), begin + shown_width);
        last = std::min(last, std::max(end, first + 1));
    }
    Excerpt out;
    if (begin > 0) out.line += "…";
    out.line += to_utf8(std::u32string_view(text).substr(begin, end - begin));
    if (end < text.size()) out.line += "…";
    if (begin > 0) out.underline += ' ';
    for (auto i = begin; i < first; ++i) out.underline += i < text.size() && text[i] == U'\t' ? '\t' : ' ';
    out.underline.append(last - first, '^');
    return out;
}

}  // namespace

void Diagnostics::add(Diagnostic diagnostic) {
    if (diagnostic.severity == Severity::error) ++errors_;
    all_.push_back(std::move(diagnostic));
}

void Diagnostics::error(std::string code, Range range, std::string message, std::string hint) {
    add({Severity::error, std::move(code), std::move(message), std::move(hint), range, false, false});
}

void Diagnostics::warning(std::string code, Range range, std::string message, std::string hint) {
    add({Severity::warning, std::move(code), std::move(message), std::move(hint), range, false, false});
}

void Diagnostics::note(std::string code, Range range, std::string message, std::string hint) {
    add({Severity::note, std::move(code), std::move(message), std::move(hint), range, false, false});
}

void Diagnostics::append(Diagnostics const& others) {
    for (auto const& diagnostic : others.all_) add(diagnostic);
}

bool Diagnostics::has_blocking() const {
    return std::any_of(all_.begin(), all_.end(), [](Diagnostic const& d) { return d.blocking; });
}

std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "note";
        case Severity::warning:
            return "warning";
        case Severity::error:
            return "error";
    }
    return "error";
}

namespace {

/// Characters that turn the direction of reading, or command a terminal, are shown as one that says "unknown".
std::string harmless(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        auto const c = next_code_point(text, at);
        bool const commands = (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c < 0xA0);
        if (commands || is_bidi_control(c))
            out += "\xEF\xBF\xBD";
        else
            out += text.substr(begin, at - begin);
    }
    return out;
}

}  // namespace

std::string to_human(Diagnostic const& diagnostic, Sources const& sources) {
    std::string out;
    auto const* file = sources.find(diagnostic.range.begin.file);
    if (file != nullptr && diagnostic.range.known()) {
        out +=
            fmt::format("{}:{}:{}: ", file->shown_name(), diagnostic.range.begin.line, diagnostic.range.begin.column);
    } else if (file != nullptr) {
        out += fmt::format("{}: ", file->shown_name());
    }
    // What stands in the way and is no mistake waits for a person's answer.
    bool const question = diagnostic.blocking && diagnostic.severity == Severity::warning;
    out += fmt::format("{}: {}\n", question ? "open question" : name_of(diagnostic.severity), diagnostic.message);
    if (file != nullptr && diagnostic.range.known() && !diagnostic.withhold_line) {
        auto const& range = diagnostic.range;
        auto const line = file->line(range.begin.line);
        auto const first = range.begin.column == 0 ? 0 : range.begin.column - 1;
        auto const last = range.end.line > range.begin.line ? code_point_count(line)
                          : range.end.column == 0           ? 0
                                                            : range.end.column - 1;
        auto const shown = excerpt(line, first, last);
        out += fmt::format("{:>5} | {}\n      | {}\n", range.begin.line, shown.line, shown.underline);
    }
    if (!diagnostic.hint.empty()) out += fmt::format("      hint: {}\n", diagnostic.hint);
    return harmless(out);
}

std::string json_quoted(std::string_view text) {
    std::string out = "\"";
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (byte < 0x20 || byte == 0x7F) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(byte));
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string to_json_line(Diagnostic const& diagnostic, Sources const& sources) {
    auto out = fmt::format(R"({{"severity":"{}","code":{},"message":{},"hint":{},"blocking":{})",
                           name_of(diagnostic.severity), json_quoted(diagnostic.code), json_quoted(diagnostic.message),
                           json_quoted(diagnostic.hint), diagnostic.blocking);
    auto const* file = sources.find(diagnostic.range.begin.file);
    if (file != nullptr) out += fmt::format(R"(,"file":{})", json_quoted(file->shown_name()));
    if (file != nullptr && diagnostic.range.known()) {
        auto const& range = diagnostic.range;
        auto const end = range.end.known() ? range.end : range.begin;
        out += fmt::format(R"(,"line":{},"column":{},"end_line":{},"end_column":{})", range.begin.line,
                           range.begin.column, end.line, end.column);
    }
    return out + "}\n";
}

}  // namespace dhrdoc::base
