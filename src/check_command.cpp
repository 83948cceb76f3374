// Takes case and feedback files; says what is wrong, what is missing, what the quality assurance panel would raise, and
// what would stand in the way of publication.
#include "commands.h"
#include "inputs.h"

#include "check/check.h"

#include <set>

#include <fmt/format.h>

namespace dhrdoc {

namespace {

/// The documents as they would be published, up to redaction: mistakes in the text and in their styles, and open
/// questions.
void compose_all(Input& input, Console& console, base::Diagnostics& diagnostics) {
    for (auto const& kind : input.kinds) {
        auto const made = compose(kind, input.source, *input.resources, console.sources, diagnostics);
        if (made) static_cast<void>(input.resources->load_style(made->document.document().style, diagnostics));
        console.progress(fmt::format("checked {}", kind));
    }
}

/// What three documents have in common is told once.
base::Diagnostics once(base::Diagnostics const& diagnostics, base::Sources const& sources) {
    base::Diagnostics different;
    std::set<std::string> told;
    for (auto const& diagnostic : diagnostics.all()) {
        if (told.insert(base::to_json_line(diagnostic, sources)).second) different.add(diagnostic);
    }
    return different;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string summary(base::Diagnostics const& diagnostics) {
    std::size_t warnings = 0;
    std::size_t questions = 0;
    for (auto const& diagnostic : diagnostics.all()) {
        if (diagnostic.severity == base::Severity::warning) ++(diagnostic.blocking ? questions : warnings);
    }
    return fmt::format("{}, {}, {}{}\n", counted(diagnostics.error_count(), "error", "errors"),
                       counted(warnings, "warning", "warnings"), counted(questions, "open question", "open questions"),
                       questions == 0   ? ""
                       : questions == 1 ? ", which stands in the way of publication"
                                        : ", which stand in the way of publication");
}

}  // namespace

Status check_command(Options const& options, Console& console) {
    base::Diagnostics diagnostics;
    Inputs reader(options, console);
    auto inputs = reader.read(diagnostics);
    for (auto& input : inputs) {
        if (!input.feedback && !input.progress && !input.portfolio)
            check::check(*input.reviewed, input.policy.identities.get(), diagnostics);
        compose_all(input, console, diagnostics);
    }
    auto const different = once(diagnostics, console.sources);
    console.tell(different);
    if (inputs.empty()) return Status::wrong_input;
    console.say(summary(different));
    return different.has_errors() ? Status::refused : Status::done;
}

}  // namespace dhrdoc
