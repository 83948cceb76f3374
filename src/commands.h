// Takes options; does what each command promises, and gives its exit status. A command returns messages; main prints
// them.
#pragma once

#include "base/diagnostic.h"
#include "base/files.h"
#include "options.h"

#include <functional>
#include <string>

namespace dhrdoc {

/// What a command tells: messages for standard error, words for standard output.
struct Console {
    base::Sources& sources;
    base::Files& files;
    std::function<void(base::Diagnostics const&, base::Sources const&)> print;
    std::function<void(std::string_view)> say;       // standard output; silent with --quiet
    std::function<void(std::string_view)> progress;  // one line on a terminal, rewritten; silent elsewhere
    bool on_terminal = false;
    /// What becomes of a text that was packed in a file (a mail); null: nothing. The twin of a document renames it.
    std::function<std::string(std::string const&)> unpacked = {};

    void tell(base::Diagnostics const& diagnostics) const { print(diagnostics, sources); }
};

enum class Status : int { done = 0, refused = 1, wrong_input = 2, machine = 3 };

[[nodiscard]] Status build_command(Options const& options, Console& console);
[[nodiscard]] Status check_command(Options const& options, Console& console);
[[nodiscard]] Status redact_command(Options const& options, Console& console);
[[nodiscard]] Status verify_command(Options const& options, Console& console);
[[nodiscard]] Status watch_command(Options const& options, Console& console);
[[nodiscard]] Status schema_command(Options const& options, Console& console);
[[nodiscard]] Status new_command(Options const& options, Console& console);

}  // namespace dhrdoc
