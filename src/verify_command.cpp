// Takes PDFs (or HTML, Markdown, text) and a key; says whether anything withheld is still in them.
#include "commands.h"
#include "inputs.h"
#include "redact/searcher.h"
#include "xray/examine.h"

#include <fmt/format.h>

namespace dhrdoc {

namespace {

bool is_pdf(std::filesystem::path const& path, std::string_view bytes) {
    auto const extension = path.extension().string();
    bool const text = extension == ".md" || extension == ".html" || extension == ".htm" || extension == ".txt";
    return !text || bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

base::Diagnostic told(xray::Finding const& finding, std::string const& name) {
    base::Diagnostic diagnostic;
    diagnostic.severity = finding.severity;
    diagnostic.code = finding.rule.empty() ? "verify.hidden" : "verify.found";
    diagnostic.blocking = finding.severity == base::Severity::error;
    diagnostic.message = fmt::format("{}: {}: {} ({})", name, finding.where, finding.message, finding.channel);
    if (!finding.rule.empty())
        diagnostic.hint =
            fmt::format("rule {}{}", finding.rule, finding.certain ? "" : "; the words have a harmless reading too");
    return diagnostic;
}

}  // namespace

Status verify_command(Options const& options, Console& console) {
    base::Diagnostics diagnostics;
    Inputs reader(options, console);
    auto const policy = reader.key(diagnostics);
    console.tell(diagnostics);
    if (!policy || diagnostics.has_errors()) return Status::wrong_input;
    auto const search = redact::make_search(*policy);
    bool found = false;
    bool wrong = false;
    for (auto const& path : options.files) {
        base::Diagnostics of_file;
        auto const bytes = console.files.is_directory(path) ? std::nullopt : console.files.read(path);
        if (!bytes) {
            of_file.error("call.missing", {}, fmt::format("there is no file \"{}\"", path.string()), "check the path");
            console.tell(of_file);
            wrong = true;
            continue;
        }
        auto const seen = is_pdf(path, *bytes) ? xray::examine(*bytes, *search, xray::Strictness::any, options.password)
                                               : xray::examine_text(*bytes, *search);
        auto const name = path.string();
        for (auto const& finding : seen.findings) of_file.add(told(finding, name));
        if (seen.needs_password) {
            of_file.error("verify.password", {}, fmt::format("{}: is encrypted", name),
                          "give its password with --password");
            wrong = true;
        } else if (!seen.readable) {
            of_file.error("verify.unreadable", {}, fmt::format("{}: {}", name, seen.refusal),
                          "get the file anew; what cannot be read cannot be cleared");
            wrong = true;
        }
        console.tell(of_file);
        auto const leaks = seen.has_errors();
        found = found || leaks;
        if (seen.readable && !leaks)
            console.say(fmt::format("{}: nothing withheld was found{}\n", name,
                                    seen.findings.empty() ? "" : "; see the remarks"));
    }
    return found ? Status::refused : wrong ? Status::wrong_input : Status::done;
}

}  // namespace dhrdoc
