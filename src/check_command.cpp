// Takes case and feedback files; says what is wrong, what is missing, and what the quality assurance panel would raise.
#include "commands.h"
#include "inputs.h"

namespace dhrdoc {

Status check_command(Options const& options, Console& console) {
    base::Diagnostics diagnostics;
    Inputs reader(options, console);
    auto const inputs = reader.read(diagnostics);
    console.tell(diagnostics);
    if (diagnostics.has_errors()) return inputs.empty() ? Status::wrong_input : Status::refused;
    return Status::done;
}

}  // namespace dhrdoc
