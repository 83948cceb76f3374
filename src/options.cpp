// Takes the words of the command line; reads them with CLI11.
#include "options.h"

#include <map>
#include <sstream>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace dhrdoc {

namespace {

std::vector<std::string> const kinds = {"overview-report", "executive-summary", "action-plan", "panel-letter",
                                        "panel-response"};

constexpr char const* footer =
    R"(Exit status: 0 done; 1 refused, or something found; 2 the input or the call is wrong; 3 the machine is.

Examples:
  dhrdoc new my-review                     a folder to start from
  dhrdoc check my-review/case.toml         what is missing, and what the panel would raise
  dhrdoc build my-review/case.toml         overview report, executive summary, action plan in my-review/out/
  dhrdoc build --profile panel my-review/case.toml
                                           the draft for the panel, marked on every page
  dhrdoc build */feedback.toml             letters and answers
  dhrdoc verify report.pdf --case my-review/case.toml
                                           is anything withheld still in this PDF?)";

void messages(CLI::App& app, Options& options) {
    static std::map<std::string, MessageForm> const forms = {{"human", MessageForm::human},
                                                             {"json", MessageForm::json}};
    app.add_option("--messages", options.messages, "How messages are printed: human, or json (one object a line)")
        ->transform(CLI::CheckedTransformer(forms, CLI::ignore_case).description("human|json"))
        ->type_name("FORM");
    app.add_flag("--quiet,-q", options.quiet, "Print nothing but what is wrong");
}

void key(CLI::App& app, Options& options) {
    auto* by_case =
        app.add_option("--case", options.case_file, "The case whose key says what is withheld")->type_name("FILE");
    app.add_option("--identities", options.identities_file, "The key alone, instead of --case")
        ->type_name("FILE")
        ->excludes(by_case);
}

void profile(CLI::App& app, Options& options) {
    static std::map<std::string, model::Profile> const profiles = {{"published", model::Profile::published},
                                                                   {"panel", model::Profile::panel},
                                                                   {"working", model::Profile::working}};
    app.add_option("--profile", options.profile,
                   "published: for everybody (default); panel: marked draft, open questions allowed; working: real "
                   "names, not for disclosure")
        ->transform(CLI::CheckedTransformer(profiles, CLI::ignore_case).description("published|panel|working"))
        ->type_name("PROFILE");
}

void formats(CLI::App& app, Options& options) {
    static std::map<std::string, Format> const names = {
        {"pdf", Format::pdf}, {"html", Format::html}, {"md", Format::md}};
    app.add_option("--format", options.formats, "pdf, html, md, or several with commas (default: pdf)")
        ->delimiter(',')
        ->transform(CLI::CheckedTransformer(names, CLI::ignore_case).description("pdf|html|md"))
        ->type_name("FORMAT");
}

void building(CLI::App& app, Options& options) {
    app.add_option("-o,--output", options.output, "Folder for the documents (default: out/ beside FILE)")
        ->type_name("DIR");
    app.add_option("--only", options.only, fmt::format("These documents only: {}", fmt::join(kinds, ", ")))
        ->delimiter(',')
        ->check(CLI::IsMember(kinds))
        ->type_name("KIND");
    profile(app, options);
    formats(app, options);
    app.add_option("--style", options.style, "Another style than the template's, for example large-print")
        ->type_name("NAME");
    app.add_option("-j,--jobs", options.jobs, "Documents made at the same time (default: number of cores)")
        ->type_name("N");
    app.add_option("--allow", options.allowed_folders, "A folder that paths in a file may lead to")->type_name("DIR");
    app.add_flag("--explain", options.explain, "Say on the terminal what was withheld and why (never into a pipe)");
    static std::map<std::string, Stage> const stages = {{"filled", Stage::filled},
                                                        {"document", Stage::document},
                                                        {"redacted", Stage::redacted},
                                                        {"pages", Stage::pages}};
    app.add_option("--emit", options.emit,
                   "Print a stage instead of writing documents; the first two show what is withheld")
        ->transform(CLI::CheckedTransformer(stages, CLI::ignore_case).description("filled|document|redacted|pages"))
        ->type_name("STAGE");
}

}  // namespace

std::string_view extension_of(Format format) {
    switch (format) {
        case Format::pdf:
            return "pdf";
        case Format::html:
            return "html";
        case Format::md:
            return "md";
    }
    return "";
}

ReadOptions read_options(int count, char const* const* words) {
    ReadOptions read;
    auto& options = read.options;
    CLI::App app("From the facts of a domestic homicide review to its papers, with what is withheld proven gone.",
                 "dhrdoc");
    app.set_version_flag("--version", "dhrdoc " DHRDOC_VERSION);
    app.footer(footer);
    app.require_subcommand(1);
    app.fallthrough();

    auto* build = app.add_subcommand("build", "TOML in, documents out");
    build->add_option("FILE", options.files, "Case and feedback files")->required();
    building(*build, options);
    messages(*build, options);

    auto* check =
        app.add_subcommand("check", "What is wrong, what is missing, what the quality assurance panel would raise");
    check->add_option("FILE", options.files, "Case and feedback files")->required();
    check->add_option("--allow", options.allowed_folders, "A folder that paths in a file may lead to")
        ->type_name("DIR");
    messages(*check, options);

    auto* redact = app.add_subcommand("redact", "A Markdown or text file in, a redacted copy out");
    redact->add_option("INPUT", options.files, "The text")->required()->expected(1);
    key(*redact, options);
    static std::map<std::string, model::Manner> const manners = {{"redact", model::Manner::redact},
                                                                 {"pseudonymise", model::Manner::pseudonymise}};
    redact
        ->add_option("--mode", options.manner,
                     "redact: visible marks of one width (default); pseudonymise: natural prose")
        ->transform(CLI::CheckedTransformer(manners, CLI::ignore_case).description("redact|pseudonymise"))
        ->type_name("MODE");
    formats(*redact, options);
    redact->add_option("-o,--output", options.output, "Folder for the copy (default: out/ beside INPUT)")
        ->type_name("DIR");
    redact->add_flag("--allow-open", options.allow_open,
                     "Write the copy although questions are open; they are listed, exit 1");
    redact
        ->add_option("--trace", options.trace, "Restricted: every span with rule, person and action (JSON, mode 0600)")
        ->type_name("FILE");
    messages(*redact, options);

    auto* verify = app.add_subcommand("verify", "Is anything withheld still in this PDF? Any PDF, not only ours");
    verify->add_option("FILE", options.files, "PDF, HTML, Markdown or text files")->required();
    key(*verify, options);
    verify->add_option("--password", options.password, "Opens an encrypted PDF")->type_name("WORD");
    messages(*verify, options);

    auto* watch = app.add_subcommand("watch", "Rebuild on change");
    watch->add_option("FILE", options.files, "A case or feedback file")->required()->expected(1);
    building(*watch, options);
    messages(*watch, options);

    auto* schema = app.add_subcommand("schema", "JSON Schema of a file format, for editors");
    schema->add_option("KIND", options.kind, "case, identities, feedback, decisions")->required();

    auto* create = app.add_subcommand("new", "A case folder to start from");
    create->add_option("DIR", options.files, "The folder to make")->required()->expected(1);
    messages(*create, options);

    try {
        app.parse(count, words);
    } catch (CLI::ParseError const& error) {
        std::ostringstream out;
        std::ostringstream mistakes;
        auto const status = app.exit(error, out, mistakes);
        read.finished = true;
        read.status = status == 0 ? 0 : 2;
        read.output = status == 0 ? out.str() : mistakes.str();
        return read;
    }
    for (auto const& [command, chosen] :
         {std::pair{Command::build, build}, std::pair{Command::check, check}, std::pair{Command::redact, redact},
          std::pair{Command::verify, verify}, std::pair{Command::watch, watch}, std::pair{Command::schema, schema},
          std::pair{Command::create, create}}) {
        if (chosen->parsed()) options.command = command;
    }
    bool const needs_key = options.command == Command::redact || options.command == Command::verify;
    if (needs_key && options.case_file.empty() && options.identities_file.empty()) {
        read.finished = true;
        read.status = 2;
        read.output =
            "say what is withheld: --case FILE, or --identities FILE\nRun with --help for more information.\n";
    }
    return read;
}

}  // namespace dhrdoc
