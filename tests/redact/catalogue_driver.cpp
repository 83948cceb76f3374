// Takes the command line that the redaction catalogue's scorer uses; makes a redacted copy and messages. A measuring
// tool, not the program: `redact ROW.md --identities CASE.toml --format md -o OUTDIR`, other arguments are passed over.
#include "base/files.h"
#include "casefile/reader.h"
#include "markdown/parse.h"
#include "redact/redact.h"
#include "write/markdown.h"

#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>

namespace {

using namespace dhrdoc;

struct Arguments {
    std::filesystem::path input, identities, output;
    model::Manner manner = model::Manner::pseudonymise;
};

Arguments read_arguments(int count, char const* const* values) {
    Arguments out;
    for (int i = 1; i < count; ++i) {
        std::string_view const argument = values[i];
        auto const next = [&] { return i + 1 < count ? values[++i] : ""; };
        if (argument == "--identities")
            out.identities = next();
        else if (argument == "-o")
            out.output = next();
        else if (argument == "--mode")
            out.manner = std::string_view(next()) == "redact" ? model::Manner::redact : model::Manner::pseudonymise;
        else if (argument == "--format" || argument == "--messages")
            (void)next();
        else if (argument != "redact" && !argument.starts_with("--"))
            out.input = argument;
    }
    return out;
}

int run(Arguments const& arguments) {
    base::DiskFiles files;
    base::Sources sources;
    base::Diagnostics diagnostics;
    casefile::Reader reader(sources, files);
    model::Policy policy;
    policy.manner = arguments.manner;
    policy.foreign_text = true;
    if (auto const key = reader.read_identities(arguments.identities, diagnostics)) policy.identities = key;
    auto const bytes = files.read(arguments.input);
    if (!bytes) return 2;
    auto const& source = sources.add(arguments.input.filename().string(), *bytes);
    auto const text = std::make_shared<model::FilledText const>(model::FilledText::whole_file(source));
    auto document = markdown::parse(text, sources, markdown::Options{.foreign = true}, diagnostics);
    auto const result = redact::redact(std::move(document), policy, sources, diagnostics);
    files.write(arguments.output / arguments.input.filename(),
                write::markdown(result.document, write::MarkdownFlavour::source), base::Access::everyone);
    for (auto const& diagnostic : diagnostics.all()) std::cerr << base::to_json_line(diagnostic, sources);
    return diagnostics.has_blocking() ? 1 : 0;
}

}  // namespace

int main(int count, char** values) { return run(read_arguments(count, values)); }
