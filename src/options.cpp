// Takes the words of the command line; reads them with CLI11.
#include "options.h"

#include "base/nearest.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace dhrdoc {

namespace {

std::vector<std::string> const kinds = {"overview-report", "executive-summary", "action-plan",    "panel-letter",
                                        "panel-response",  "progress-update",   "learning-brief", "status-paper",
                                        "thematic-report", "library-record",    "recommendations",
                                        "disclosure",      "schedule-of-redactions"};

constexpr char const* footer =
    R"(Exit status: 0 done; 1 refused, or something found; 2 the input or the call is wrong; 3 the machine is.

Examples:
  dhrdoc new my-review                     a folder to start from
  dhrdoc check my-review/case.toml         what is missing, and what the panel would raise
  dhrdoc build my-review/case.toml         overview report, executive summary, action plan in my-review/out/
  dhrdoc build --profile panel my-review/case.toml
                                           the draft for the panel, marked on every page
  dhrdoc build */feedback.toml             letters and answers
  dhrdoc build portfolio.toml              status paper, thematic report and data over many reviews
  dhrdoc verify report.pdf --case my-review/case.toml
                                           is anything withheld still in this PDF?)";

/// A word of the command line that is none of those that may stand there.
struct CallMistake {
    std::string message, hint;
};

template <class Value>
using Choices = std::vector<std::pair<std::string, Value>>;

template <class Value>
std::vector<std::string> names_of(Choices<Value> const& choices) {
    std::vector<std::string> names;
    for (auto const& [name, value] : choices) names.push_back(name);
    return names;
}

/// `--profile publishd` -> did you mean "published"?
std::string known_word(std::string_view option, std::string const& word, std::vector<std::string> const& names) {
    if (std::find(names.begin(), names.end(), word) != names.end()) return word;
    auto const near = base::nearest(word, names);
    auto const all = fmt::format("the choice is {}", fmt::join(names, ", "));
    throw CallMistake{fmt::format("{} cannot be \"{}\"", option, word),
                      near ? fmt::format("did you mean \"{}\"? {}", *near, all) : all};
}

template <class Value>
Value value_of(std::string_view option, std::string const& word, Choices<Value> const& choices) {
    auto const name = known_word(option, word, names_of(choices));
    return std::find_if(choices.begin(), choices.end(), [&](auto const& choice) { return choice.first == name; })
        ->second;
}

/// One of several words.
template <class Value>
void choice(CLI::App& app, std::string const& names, Choices<Value> choices, Value& target, std::string const& help,
            std::string_view type) {
    auto const shown = fmt::format("{}:{}", type, fmt::join(names_of(choices), "|"));
    app.add_option_function<std::string>(
           names,
           [choices = std::move(choices), &target, names](std::string const& word) {
               target = value_of(names, word, choices);
           },
           help)
        ->type_name(shown);
}

/// Words with commas between them; the file that stands behind them is none of them.
CLI::Option* list(CLI::App& app, std::string const& name,
                  std::function<void(std::vector<std::string> const&)> const& take, std::string const& help,
                  std::string const& type) {
    return app.add_option_function<std::vector<std::string>>(name, take, help)
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name(type);
}

void allowed_folders(CLI::App& app, Options& options) {
    app.add_option("--allow", options.allowed_folders, "A folder that paths in a file may lead to")
        ->allow_extra_args(false)
        ->type_name("DIR");
}

void messages(CLI::App& app, Options& options) {
    choice<MessageForm>(app, "--messages", {{"human", MessageForm::human}, {"json", MessageForm::json}},
                        options.messages, "How messages are printed: human, or json (one object a line)", "FORM");
    app.add_flag("--quiet,-q", options.quiet, "Print nothing but what is wrong");
}

void key(CLI::App& app, Options& options) {
    auto* by_case =
        app.add_option("--case", options.case_file, "The case whose key says what is withheld, or a disclosure file")
            ->type_name("FILE");
    app.add_option("--identities", options.identities_file, "The key alone, instead of --case")
        ->type_name("FILE")
        ->excludes(by_case);
}

void profile(CLI::App& app, Options& options) {
    choice<model::Profile>(app, "--profile",
                           {{"published", model::Profile::published},
                            {"panel", model::Profile::panel},
                            {"working", model::Profile::working}},
                           options.profile,
                           "published: for everybody (default); panel: marked draft, open questions allowed; working: "
                           "real names, not for disclosure",
                           "PROFILE");
}

/// A format or kind that is named twice is made once.
template <class Value>
void add_once(std::vector<Value>& values, Value value) {
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(std::move(value));
}

/// The options of `redact` are those of papers; `build` makes data as well.
enum class Offer { papers, papers_and_data };

void formats(CLI::App& app, Options& options, Offer offer) {
    Choices<Format> choices = {{"pdf", Format::pdf}, {"html", Format::html}, {"md", Format::md}};
    if (offer == Offer::papers_and_data) {
        choices.emplace_back("csv", Format::csv);
        choices.emplace_back("json", Format::json);
    }
    auto const take = [&options, choices](std::vector<std::string> const& words) {
        options.formats.clear();
        options.formats_given = true;
        for (auto const& word : words) add_once(options.formats, value_of<Format>("--format", word, choices));
    };
    auto const names = names_of(choices);
    list(app, "--format", take,
         offer == Offer::papers ? "pdf, html, md, or several with commas (default: pdf)"
                                : "pdf, html, md for papers, csv, json for data, or several with commas (default: pdf; "
                                  "data are csv and json)",
         fmt::format("FORMAT:{}", fmt::join(names, "|")));
}

void building(CLI::App& app, Options& options) {
    app.add_option("-o,--output", options.output, "Folder for the documents (default: out/ beside FILE)")
        ->type_name("DIR");
    auto const take = [&options](std::vector<std::string> const& words) {
        for (auto const& word : words) add_once(options.only, known_word("--only", word, kinds));
    };
    list(app, "--only", take, fmt::format("These documents only: {}", fmt::join(kinds, ", ")),
         fmt::format("KIND:{{{}}}", fmt::join(kinds, ",")));
    profile(app, options);
    formats(app, options, Offer::papers_and_data);
    app.add_option("--style", options.style, "Another style than the template's, for example large-print")
        ->type_name("NAME");
    app.add_option("-j,--jobs", options.jobs, "Documents made at the same time (default: number of cores)")
        ->type_name("N");
    allowed_folders(app, options);
    app.add_flag("--explain", options.explain,
                 "Say on the terminal what was withheld and why, and what numbers are made of (never into a pipe)");
    choice<Stage>(app, "--emit",
                  {{"filled", Stage::filled},
                   {"document", Stage::document},
                   {"redacted", Stage::redacted},
                   {"pages", Stage::pages}},
                  options.emit, "Print a stage instead of writing documents; the first two show what is withheld",
                  "STAGE");
}

/// A mistake in the call, in words for people; CLI11's are for programmers.
base::Diagnostics explained(CLI::App const& app, CLI::ParseError const& error, std::vector<std::string> const& words) {
    std::vector<std::string> commands;
    CLI::App const* command = nullptr;
    for (auto const* each : app.get_subcommands([](CLI::App const*) { return true; })) {
        commands.push_back(each->get_name());
        if (!words.empty() && each->get_name() == words.front()) command = each;
    }
    base::Diagnostics mistakes;
    if (command == nullptr && !words.empty() && !words.front().starts_with('-')) {
        auto const near = base::nearest(words.front(), commands);
        mistakes.error("call.command", {}, fmt::format("there is no command \"{}\"", words.front()),
                       near ? fmt::format("did you mean \"{}\"?", *near)
                            : fmt::format("the commands are {}", fmt::join(commands, ", ")));
        return mistakes;
    }
    if (command == nullptr) {
        mistakes.error("call.command", {}, "say what is to be done",
                       fmt::format("the commands are {}; `dhrdoc --help` explains them", fmt::join(commands, ", ")));
        return mistakes;
    }
    auto const help = fmt::format("`dhrdoc {} --help` shows what may stand there", command->get_name());
    if (auto const unknown = app.remaining(true); dynamic_cast<CLI::ExtrasError const*>(&error) && !unknown.empty()) {
        std::vector<std::string> names;
        for (auto const* option : command->get_options()) names.push_back(option->get_name());
        auto const near = base::nearest(unknown.front().substr(0, unknown.front().find('=')), names);
        mistakes.error("call.unknown", {}, fmt::format("\"{}\" was not expected here", unknown.front()),
                       near ? fmt::format("did you mean \"{}\"?", *near) : help);
        return mistakes;
    }
    if (dynamic_cast<CLI::RequiredError const*>(&error) != nullptr) {
        mistakes.error("call.missing-word", {}, fmt::format("after \"{}\" something is missing", command->get_name()),
                       fmt::format("`dhrdoc {} --help` shows what belongs there", command->get_name()));
        return mistakes;
    }
    if (dynamic_cast<CLI::ConversionError const*>(&error) != nullptr) {
        mistakes.error("call.wrong", {}, "--jobs wants a number", help);
        return mistakes;
    }
    mistakes.error("call.wrong", {}, error.what(), help);
    return mistakes;
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
        case Format::csv:
            return "csv";
        case Format::json:
            return "json";
    }
    return "";
}

bool is_data(std::string_view kind) { return kind == "library-record" || kind == "recommendations"; }

std::vector<Format> formats_of(std::string_view kind, std::vector<Format> const& formats) {
    std::vector<Format> out;
    std::copy_if(formats.begin(), formats.end(), std::back_inserter(out),
                 [&](Format format) { return is_data(format) == is_data(kind); });
    return out;
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
    build->add_option("FILE", options.files, "Case, feedback, progress, portfolio and disclosure files")->required();
    building(*build, options);
    messages(*build, options);

    auto* check =
        app.add_subcommand("check", "What is wrong, what is missing, what the quality assurance panel would raise");
    check->add_option("FILE", options.files, "Case, feedback, progress and portfolio files")->required();
    allowed_folders(*check, options);
    messages(*check, options);

    auto* redact = app.add_subcommand("redact", "A Markdown or text file in, a redacted copy out");
    redact->add_option("INPUT", options.files, "The text")->required()->expected(1);
    key(*redact, options);
    choice<model::Manner>(
        *redact, "--mode", {{"redact", model::Manner::redact}, {"pseudonymise", model::Manner::pseudonymise}},
        options.manner, "redact: visible marks of one width (default); pseudonymise: natural prose", "MODE");
    formats(*redact, options, Offer::papers);
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
    schema->add_option("KIND", options.kind, "case, identities, feedback, progress, decisions, disclosure")->required();
    messages(*schema, options);

    auto* create = app.add_subcommand("new", "A case folder to start from");
    create->add_option("DIR", options.files, "The folder to make")->required()->expected(1);
    messages(*create, options);

    std::vector<std::string> given(words + std::min(count, 1), words + count);
    auto const refuse = [&](base::Diagnostics mistakes) {
        read.finished = true;
        read.status = 2;
        read.mistakes = std::move(mistakes);
        // Whatever was wrong: a program that asked for JSON reads JSON.
        auto const asked = std::find(given.begin(), given.end(), "--messages");
        bool const json = std::find(given.begin(), given.end(), "--messages=json") != given.end() ||
                          (asked != given.end() && asked + 1 != given.end() && asked[1] == "json");
        options.messages = json ? MessageForm::json : MessageForm::human;
        return read;
    };
    try {
        app.parse(count, words);
    } catch (CLI::ParseError const& error) {
        std::ostringstream out;
        std::ostringstream mistakes;
        if (app.exit(error, out, mistakes) != 0) return refuse(explained(app, error, given));
        read.finished = true;
        read.output = out.str();
        return read;
    } catch (CallMistake const& mistake) {
        base::Diagnostics mistakes;
        mistakes.error("call.wrong", {}, mistake.message, mistake.hint);
        return refuse(mistakes);
    }
    for (auto const& [command, chosen] :
         {std::pair{Command::build, build}, std::pair{Command::check, check}, std::pair{Command::redact, redact},
          std::pair{Command::verify, verify}, std::pair{Command::watch, watch}, std::pair{Command::schema, schema},
          std::pair{Command::create, create}}) {
        if (chosen->parsed()) options.command = command;
    }
    // Somebody's text is a paper, never data.
    if (options.command == Command::redact) options.formats = formats_of({}, options.formats);
    bool const needs_key = options.command == Command::redact || options.command == Command::verify;
    if (needs_key && options.case_file.empty() && options.identities_file.empty()) {
        base::Diagnostics mistakes;
        mistakes.error("call.key", {}, "it is not said what is withheld",
                       "name the case with --case FILE, or the key alone with --identities FILE");
        return refuse(mistakes);
    }
    return read;
}

}  // namespace dhrdoc
