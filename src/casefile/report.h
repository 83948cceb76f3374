// Takes mistakes in one file; makes diagnostics, and keeps quiet about lines of the key.
#pragma once

#include "base/diagnostic.h"

#include <algorithm>
#include <string>
#include <utility>

namespace dhrdoc::casefile {

/// Whether a file may be quoted in a message. A log is often shared; the key must not travel with it.
enum class Secrecy { open, secret };

/// Every mistake of one file goes through one of these, so that none can print a line of the key.
class Report {
public:
    Report(base::Diagnostics& diagnostics, base::SourceFile const& file, Secrecy secrecy)
        : diagnostics_(diagnostics), file_(file), secrecy_(secrecy) {}

    void error(std::string code, base::Range range, std::string message, std::string hint = {}) {
        add(base::Severity::error, std::move(code), range, std::move(message), std::move(hint));
    }
    void warning(std::string code, base::Range range, std::string message, std::string hint = {}) {
        add(base::Severity::warning, std::move(code), range, std::move(message), std::move(hint));
    }
    void note(std::string code, base::Range range, std::string message, std::string hint = {}) {
        add(base::Severity::note, std::move(code), range, std::move(message), std::move(hint));
    }

    [[nodiscard]] bool secret() const { return secrecy_ == Secrecy::secret; }
    [[nodiscard]] base::SourceFile const& file() const { return file_; }
    /// `"word"` where the file may be quoted, else `instead` ("this key").
    [[nodiscard]] std::string quoted(std::string_view word, std::string_view instead) const {
        return secret() ? std::string(instead) : '"' + std::string(word) + '"';
    }

private:
    void add(base::Severity severity, std::string code, base::Range range, std::string message, std::string hint) {
        diagnostics_.add({severity, std::move(code), std::move(message), std::move(hint), range, false, secret()});
    }

    base::Diagnostics& diagnostics_;
    base::SourceFile const& file_;
    Secrecy secrecy_;
};

/// Where a message points that is about the file as a whole.
[[nodiscard]] inline base::Range whole_first_line(base::SourceFile const& file) {
    return file.range(0, std::max<std::size_t>(file.line(1).size(), 1));
}

}  // namespace dhrdoc::casefile
