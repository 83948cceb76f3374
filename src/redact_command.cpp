// Takes somebody's Markdown or text and a key; writes a redacted copy.
#include "commands.h"
#include "decisions_file.h"
#include "inputs.h"
#include "mail/chain.h"
#include "mail/mime.h"
#include "markdown/parse.h"
#include "redact/searcher.h"
#include "source_copy.h"

#include "base/unicode.h"

#include <algorithm>

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

fs::path path_of(Options const& options, Format format) {
    auto const& input = options.files.front();
    auto const folder = options.output.empty() ? input.parent_path() / "out" : options.output;
    return folder / fmt::format("{}.{}", input.stem().string(), extension_of(format));
}

/// Nothing that is read is written over, and no two things are written to one place.
void refuse_overwriting(Options const& options, base::Files const& files, base::Diagnostics& diagnostics) {
    std::vector<fs::path> taken = {files.resolved(options.files.front())};
    for (auto const& key : {options.case_file, options.identities_file}) {
        if (!key.empty()) taken.push_back(files.resolved(key));
    }
    auto const take = [&](fs::path const& path, std::string_view hint) {
        auto const where = files.resolved(path);
        if (std::find(taken.begin(), taken.end(), where) != taken.end())
            diagnostics.error("call.same-file", {},
                              fmt::format("\"{}\" would be written over a file of this call", path.string()),
                              std::string(hint));
        taken.push_back(where);
    };
    for (auto const format : options.formats) take(path_of(options, format), "name another folder with --output");
    if (!options.trace.empty()) take(options.trace, "name another file for --trace");
}

/// Where the answers to questions about a text lie: beside its key.
fs::path answers_of(Options const& options) {
    return (options.case_file.empty() ? options.identities_file : options.case_file).parent_path() / "decisions.toml";
}

/// True where the file is a mail as it was sent, or text in which a block of header lines stands.
bool is_mail(fs::path const& path, base::Files const& files) {
    if (files.is_directory(path)) return false;
    auto const bytes = files.read(path);
    return bytes && (base::lower_case(path.extension().string()) == ".eml" || mail::looks_like_eml(*bytes) ||
                     mail::is_chain(*bytes));
}

/// The input's name, unless it names somebody.
std::string public_stem(fs::path const& path, model::Search const& search) {
    auto const stem = path.stem().string();
    return search.find(stem, model::Reading::prose).empty() ? stem : "redacted-copy";
}

/// The copy of a mail, and its schedule, through the same gates as any other document.
Status redact_mail(Options options, Console& console) {
    base::Diagnostics diagnostics;
    options.only.clear();
    Inputs reader(options, console);
    auto inputs = reader.read_mail(options.files.front(), diagnostics);
    if (inputs.empty() || diagnostics.has_errors()) {
        console.tell(diagnostics);
        return Status::wrong_input;
    }
    auto& input = inputs.front();
    auto const folder = options.output.empty() ? options.files.front().parent_path() / "out" : options.output;
    auto const stem = public_stem(options.files.front(), *input.source.search);
    FontFiles fonts(console.files);
    Workbench bench(fonts);
    redact::Trace trace;
    std::vector<redact::Question> questions;
    std::vector<std::pair<fs::path, std::string>> files;
    bool good = true;
    for (auto const& kind : input.kinds) {
        bool const is_copy = kind == input.kinds.front();
        auto const redaction =
            compose(kind, input.source, *input.resources, console.sources, diagnostics, is_copy ? &trace : nullptr);
        if (!redaction) return Status::wrong_input;
        auto const& asked = redaction->report.questions;
        questions.insert(questions.end(), asked.begin(), asked.end());
        auto const name = is_copy ? stem : stem + "-" + kind;
        for (auto const format : options.formats) {
            auto product =
                produce(*redaction, format, {}, input.source, *input.resources, bench, console.sources, diagnostics);
            good = good && product.good;
            files.emplace_back(folder / fmt::format("{}.{}", name, extension_of(format)), std::move(product.bytes));
        }
        auto const table = input.tables.find(kind);
        if (table != input.tables.end()) files.emplace_back(folder / (name + ".csv"), table->second);
    }
    if (!options.trace.empty())
        console.files.write(options.trace, trace_json(trace, console.sources), base::Access::owner_only);
    bool const open = !questions.empty();
    good = good && !diagnostics.has_errors() && (!open || options.allow_open);
    if (!good) diagnostics.note("redact.refused", {}, "no copy was written");
    console.tell(diagnostics);
    for (auto const& [path, bytes] : files) {
        if (!good) break;
        console.files.write(path, bytes);
        console.say(path.string() + "\n");
    }
    if (open)
        ask_in_file(answers_of(options), questions, *input.policy.decisions,
                    options.allow_open ? "redact again" : "redact again, or use --allow-open", console);
    return diagnostics.has_errors() && !diagnostics.has_blocking() ? Status::wrong_input
           : open || !good                                         ? Status::refused
                                                                   : Status::done;
}

Status redact_text(Options const& options, Console& console);

void tell_about(SourceCopy const& copy, base::Diagnostics& diagnostics) {
    if (copy.is_ours)
        diagnostics.note("redact.rewritten", {}, "the Markdown of the copy is written anew: it reads as it did",
                         "bytes outside of what was replaced may differ; what the page does not show is left out");
    if (copy.rewritten > 0)
        diagnostics.note("redact.rewritten", {},
                         fmt::format("{} of the copy written anew",
                                     copy.rewritten == 1 ? "1 block" : fmt::format("{} blocks", copy.rewritten)),
                         "what was replaced could not be taken out of their Markdown alone");
    if (copy.taken_out > 0)
        diagnostics.note("redact.taken-out", {},
                         fmt::format("{} that the page does not show gave something away: taken out",
                                     copy.taken_out == 1 ? "1 part" : fmt::format("{} parts", copy.taken_out)),
                         "comments, tags, labels, and definitions that nothing refers to");
}

/// The text with nothing changed but what was replaced. Where the last gate still finds something in its bytes, it goes
/// through that gate again in our own hand, which writes nothing that is not read.
Product markdown_of(model::Document const& before, redact::Redaction const& redaction, Source const& source,
                    unsigned threads, base::Diagnostics& diagnostics) {
    auto copy = copy_source(before, redaction, *source.withheld, *source.search);
    base::Diagnostics found;
    bool good = is_clean(copy.text, Format::md, source, threads, found);
    if (!good && !copy.is_ours) {
        copy = copy_in_our_hand(redaction);
        found = {};
        good = is_clean(copy.text, Format::md, source, threads, found);
    }
    diagnostics.append(found);
    tell_about(copy, diagnostics);
    return {std::move(copy.text), good, {}};
}

}  // namespace

Status redact_command(Options const& options, Console& console) {
    auto const& input = options.files.front();
    if (!is_mail(input, console.files) || options.manner == model::Manner::pseudonymise)
        return redact_text(options, console);
    base::Diagnostics diagnostics;
    refuse_overwriting(options, console.files, diagnostics);
    if (diagnostics.has_errors()) {
        console.tell(diagnostics);
        return Status::wrong_input;
    }
    // The Markdown of a text that is not packed is the text itself with marks in it.
    bool const packed = base::lower_case(input.extension().string()) == ".eml";
    Options as_text = options;
    Options as_mail = options;
    if (!packed) {
        as_text.formats = {Format::md};
        std::erase(as_mail.formats, Format::md);
        if (as_mail.formats.empty()) return redact_text(options, console);
        if (as_mail.formats.size() < options.formats.size()) {
            auto const status = redact_text(as_text, console);
            if (status != Status::done) return status;
        }
    }
    return redact_mail(std::move(as_mail), console);
}

namespace {

Status redact_text(Options const& options, Console& console) {
    base::Diagnostics diagnostics;
    refuse_overwriting(options, console.files, diagnostics);
    Inputs reader(options, console);
    auto const policy = reader.key(diagnostics);
    auto const* file = read_input(options.files.front(), console, diagnostics);
    if (!policy || file == nullptr || diagnostics.has_errors()) {
        console.tell(diagnostics);
        return Status::wrong_input;
    }
    auto const withheld = redact::compile(*policy);
    diagnostics.append(withheld->findings());
    auto document = markdown::parse(std::make_shared<model::FilledText const>(model::FilledText::whole_file(*file)),
                                    console.sources, {true}, diagnostics);
    document.kind = "redacted-copy";
    document.style = "redacted";
    redact::Trace trace;
    auto const redaction =
        redact::redact(document, *withheld, console.sources, diagnostics, options.trace.empty() ? nullptr : &trace);
    if (!options.trace.empty())
        console.files.write(options.trace, trace_json(trace, console.sources), base::Access::owner_only);
    bool const open = diagnostics.has_blocking();
    bool const wrong = diagnostics.has_errors();
    bool good = !wrong && (!open || options.allow_open);
    std::vector<Product> products;
    auto const search = redact::make_search(withheld);
    auto const stem = public_stem(options.files.front(), *search);
    if (stem != options.files.front().stem().string())
        diagnostics.note("redact.file-name", {}, fmt::format("the copy is called \"{}\"", stem),
                         "the name of the file may name somebody who is withheld");
    if (good) {
        Source source;
        source.folder = options.files.front().parent_path();
        source.withheld = withheld;
        source.search = search;
        Resources resources(console.sources, console.files, source.folder, options.allowed_folders);
        FontFiles fonts(console.files);
        Workbench bench(fonts);
        for (auto const format : options.formats) {
            if (format == Format::md) {
                products.push_back(markdown_of(document, redaction, source, bench.threads(), diagnostics));
                good = good && products.back().good;
                continue;
            }
            products.push_back(produce(redaction, format, {}, source, resources, bench, console.sources, diagnostics));
            good = good && products.back().good;
        }
    }
    if (!good) diagnostics.note("redact.refused", {}, "no copy was written");
    console.tell(diagnostics);
    for (std::size_t i = 0; good && i < products.size(); ++i) {
        auto const path = path_of(options, options.formats[i])
                              .replace_filename(fmt::format("{}.{}", stem, extension_of(options.formats[i])));
        console.files.write(path, products[i].bytes);
        console.say(path.string() + "\n");
    }
    if (open)
        ask_in_file(answers_of(options), redaction.report.questions, *policy->decisions,
                    options.allow_open ? "redact again" : "redact again, or use --allow-open", console);
    return wrong ? Status::wrong_input : open || !good ? Status::refused : Status::done;
}

}  // namespace

}  // namespace dhrdoc
