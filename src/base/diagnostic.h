// Takes what a room noticed; makes messages with place, caret and a way out.
#pragma once

#include "base/text_place.h"

#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::base {

enum class Severity { note, warning, error };

/// One thing to tell the person at the keyboard. Good messages are lower case, name the thing, and end in a way out.
struct Diagnostic {
    Severity severity = Severity::error;
    /// Stable, dotted, for programs: "case.unknown-key", "redact.open-question".
    std::string code;
    /// What is wrong. Never holds a withheld word unless it came from the very place it points at.
    std::string message;
    /// The way out; may be empty.
    std::string hint;
    /// Where; may be unknown (begin.file == 0).
    Range range;
    /// True where `published` output is refused because of it (exit status 1).
    bool blocking = false;
    /// True where the line that `range` points at must not be printed, because it may hold what is withheld.
    bool withhold_line = false;
};

/// Collects; prints nothing. Each job has one of its own, and they are joined in the order of the jobs, so that the
/// messages of a run do not depend on the number of threads.
class Diagnostics {
public:
    void add(Diagnostic diagnostic);
    void error(std::string code, Range range, std::string message, std::string hint = {});
    void warning(std::string code, Range range, std::string message, std::string hint = {});
    void note(std::string code, Range range, std::string message, std::string hint = {});
    void append(Diagnostics const& others);

    [[nodiscard]] bool has_errors() const { return errors_ != 0; }
    [[nodiscard]] std::size_t error_count() const { return errors_; }
    [[nodiscard]] bool has_blocking() const;
    [[nodiscard]] std::vector<Diagnostic> const& all() const { return all_; }

private:
    std::vector<Diagnostic> all_;
    std::size_t errors_ = 0;
};

/// `case.toml:12:8: error: unknown key "pseudonim"`, the line, a caret under the range, `hint: ...`. Ends in a newline.
/// Tabs in the line are kept in the caret's indent; a very long line is cut around the caret.
[[nodiscard]] std::string to_human(Diagnostic const& diagnostic, Sources const& sources);

/// One JSON object on one line, ending in a newline: severity, code, message, hint, blocking, and where known file,
/// line, column, end_line, end_column (1-based code points, end exclusive).
[[nodiscard]] std::string to_json_line(Diagnostic const& diagnostic, Sources const& sources);

/// `text` as a JSON string, with its quotes. Control characters are escaped; valid UTF-8 stays as it is.
[[nodiscard]] std::string json_quoted(std::string_view text);

[[nodiscard]] std::string_view name_of(Severity severity);

}  // namespace dhrdoc::base
