// Takes somebody's Markdown or text and a key; writes a redacted copy.
#include "commands.h"
#include "decisions_file.h"
#include "inputs.h"
#include "markdown/parse.h"
#include "redact/searcher.h"
#include "write/markdown.h"

#include "base/unicode.h"

#include <fmt/format.h>

namespace dhrdoc {

namespace fs = std::filesystem;

namespace {

std::string trace_json(redact::Trace const& trace, base::Sources const& sources) {
    std::string out = "[";
    for (auto const& entry : trace) {
        auto const* file = sources.find(entry.range.begin.file);
        auto const& range = entry.range;
        out += fmt::format(
            "{}\n "
            "{{\"file\":{},\"line\":{},\"column\":{},\"end_line\":{},\"end_column\":{},\"rule\":{},\"subject\":{},"
            "\"action\":{},\"begin\":{},\"end\":{}}}",
            out.size() > 1 ? "," : "", base::json_quoted(file == nullptr ? "" : file->shown_name()), range.begin.line,
            range.begin.column, range.end.line, range.end.column, base::json_quoted(entry.rule),
            base::json_quoted(entry.subject), base::json_quoted(entry.action), entry.begin, entry.end);
    }
    return out + "\n]\n";
}

base::SourceFile const* read_input(fs::path const& path, Console& console, base::Diagnostics& diagnostics) {
    if (console.files.is_directory(path)) {
        diagnostics.error("call.folder", {}, fmt::format("\"{}\" is a folder", path.string()),
                          "name a Markdown or text file");
        return nullptr;
    }
    auto text = console.files.read(path);
    if (!text) {
        diagnostics.error("call.missing", {}, fmt::format("there is no file \"{}\"", path.string()), "check the path");
        return nullptr;
    }
    if (auto const bad = base::first_invalid_utf8(*text)) {
        diagnostics.error("call.not-utf8", {},
                          fmt::format("\"{}\" is not UTF-8 text (byte {})", path.string(), *bad + 1),
                          "save it again as UTF-8");
        return nullptr;
    }
    return &console.sources.add(path.string(), std::move(*text));
}

}  // namespace

Status redact_command(Options const& options, Console& console) {
    base::Diagnostics diagnostics;
    Inputs reader(options, console);
    auto const policy = reader.key(diagnostics);
    auto const* file = read_input(options.files.front(), console, diagnostics);
    if (!policy || file == nullptr || diagnostics.has_errors()) {
        console.tell(diagnostics);
        return Status::wrong_input;
    }
    auto const withheld = redact::compile(*policy);
    auto document = markdown::parse(std::make_shared<model::FilledText const>(model::FilledText::whole_file(*file)),
                                    console.sources, {true}, diagnostics);
    document.kind = "redacted-copy";
    document.style = "redacted";
    redact::Trace trace;
    auto const redaction = redact::redact(std::move(document), *withheld, console.sources, diagnostics,
                                          options.trace.empty() ? nullptr : &trace);
    if (!options.trace.empty())
        console.files.write(options.trace, trace_json(trace, console.sources), base::Access::owner_only);
    bool const open = diagnostics.has_blocking();
    if (diagnostics.has_errors() || (open && !options.allow_open)) {
        diagnostics.note("redact.refused", {}, "no copy was written",
                         open ? "answer the open questions in decisions.toml beside the key, or write it all the same "
                                "with --allow-open"
                              : "");
        console.tell(diagnostics);
        auto const key_folder = (options.case_file.empty() ? options.identities_file : options.case_file).parent_path();
        if (open) add_questions(key_folder / "decisions.toml", redaction.report.questions, *policy->decisions, console);
        return diagnostics.has_errors() ? Status::wrong_input : Status::refused;
    }
    Source source;
    source.folder = options.files.front().parent_path();
    source.withheld = withheld;
    source.search = redact::make_search(withheld);
    Resources resources(console.sources, console.files, source.folder, options.allowed_folders);
    FontFiles fonts(console.files);
    Workbench bench(fonts);
    auto const folder = options.output.empty() ? source.folder / "out" : options.output;
    bool good = true;
    for (auto const format : options.formats) {
        Product product;
        if (format == Format::md) {
            product.bytes = write::markdown(redaction.document, write::MarkdownFlavour::source);
            product.good = true;
        } else {
            product = produce(redaction, format, {}, source, resources, bench, console.sources, diagnostics);
        }
        good = good && product.good;
        if (!product.good) continue;
        auto const path = folder / fmt::format("{}.{}", options.files.front().stem().string(), extension_of(format));
        console.files.write(path, product.bytes);
        console.say(path.string() + "\n");
    }
    console.tell(diagnostics);
    return open || !good ? Status::refused : Status::done;
}

}  // namespace dhrdoc
