// Takes case and feedback files; says what is wrong, what is missing, what the quality assurance panel would raise, and
// what would stand in the way of publication.
#include "commands.h"
#include "inputs.h"

#include "check/check.h"

#include <algorithm>
#include <map>
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

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// What the panel would raise on one review of a portfolio, by theme.
struct Raised {
    std::size_t errors = 0, warnings = 0, notes = 0;
    std::map<std::string_view, std::size_t> themes;
};

Raised raised_on(model::Case const& reviewed, model::Identities const* key) {
    base::Diagnostics found;
    check::check(reviewed, key, found);
    Raised raised;
    for (auto const& one : found.all()) {
        ++(one.severity == base::Severity::error     ? raised.errors
           : one.severity == base::Severity::warning ? raised.warnings
                                                     : raised.notes);
        auto const rule = std::find_if(check::rules().begin(), check::rules().end(),
                                       [&](check::Rule const& each) { return one.code.ends_with(each.id); });
        if (rule != check::rules().end()) ++raised.themes[rule->theme];
    }
    return raised;
}

std::string by_theme(std::map<std::string_view, std::size_t> const& themes) {
    std::vector<std::string> parts;
    for (auto const& [theme, count] : themes) parts.push_back(fmt::format("{} {}", theme, count));
    return fmt::format("{}", fmt::join(parts, ", "));
}

/// A line for each review, and one for all: a county has dozens of them, and who wants to know more asks for one.
void check_cases(Input const& input, base::Diagnostics& diagnostics) {
    auto const& cases = input.portfolio->cases;
    std::map<std::string_view, std::size_t> reviews_by_theme;
    std::size_t raised_at_all = 0;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        auto const raised = raised_on(*cases[i], input.keys[i].get());
        if (raised.themes.empty()) continue;
        ++raised_at_all;
        for (auto const& [theme, count] : raised.themes) ++reviews_by_theme[theme];
        base::Diagnostic told;
        told.severity = raised.errors + raised.warnings > 0 ? base::Severity::warning : base::Severity::note;
        told.code = "check.case";
        told.message = fmt::format("the panel would raise {}, {}, {}: {}", counted(raised.errors, "error", "errors"),
                                   counted(raised.warnings, "warning", "warnings"),
                                   counted(raised.notes, "note", "notes"), by_theme(raised.themes));
        told.range = cases[i]->review.range;
        told.withhold_line = true;
        diagnostics.add(std::move(told));
    }
    if (raised_at_all == 0) return;
    diagnostics.note("check.cases", {},
                     fmt::format("the panel would raise something on {} of {}; reviews by theme: {}", raised_at_all,
                                 counted(cases.size(), "review", "reviews"), by_theme(reviews_by_theme)),
                     "dhrdoc check with the file of a case tells each point");
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
        if (input.portfolio) check_cases(input, diagnostics);
        compose_all(input, console, diagnostics);
    }
    auto const different = once(diagnostics, console.sources);
    console.tell(different);
    if (inputs.empty()) return Status::wrong_input;
    console.say(summary(different));
    return different.has_errors() ? Status::refused : Status::done;
}

}  // namespace dhrdoc
