// Takes a disclosure file; reads the correspondence that it names, and makes the policy, the facts and the schedule of
// it.
#include "inputs.h"

#include "fill/view_disclosure.h"
#include "mail/chain.h"
#include "mail/mime.h"
#include "redact/correspondents.h"
#include "redact/mail_spans.h"
#include "redact/searcher.h"
#include "schedule.h"

#include "base/unicode.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace dhrdoc {

namespace fs = std::filesystem;

std::optional<model::MailChain> load_chain(fs::path const& path, Console& console, base::Diagnostics& diagnostics) {
    auto bytes = console.files.read(path);
    if (!bytes) {
        diagnostics.error("call.missing", {}, fmt::format("there is no file \"{}\"", path.string()), "check the path");
        return std::nullopt;
    }
    if (bytes->starts_with("\xEF\xBB\xBF")) bytes->erase(0, 3);
    auto const extension = base::lower_case(path.extension().string());
    auto const name = path.filename().string();
    base::SourceFile const* file = nullptr;
    if (extension == ".eml" || (extension != ".md" && mail::looks_like_eml(*bytes))) {
        // What messages point at is what the mail says, not how it is packed.
        auto text = mail::text_of_eml(*bytes, diagnostics);
        if (console.unpacked) text = console.unpacked(text);
        file = &console.sources.add(name + " (decoded)", std::move(text));
    } else if (auto const bad = base::first_invalid_utf8(*bytes)) {
        diagnostics.error("call.not-utf8", {}, fmt::format("\"{}\" is not UTF-8 text (byte {})", name, *bad + 1),
                          "save it again as UTF-8, or save the mail itself as .eml");
        return std::nullopt;
    } else {
        file = &console.sources.add(name, std::move(*bytes));
    }
    auto const writing = extension == ".md" ? mail::Writing::markdown : mail::Writing::plain;
    auto chain = mail::chain_in(*file, writing, diagnostics);
    if (!chain.messages.empty()) return chain;
    diagnostics.error("mail.none", {},
                      fmt::format("\"{}\" holds no mail: no block of header lines was found in it", name),
                      "a mail begins with lines From:, Sent: or Date:, To: and Subject:");
    return std::nullopt;
}

void Inputs::read_disclosure(fs::path const& path, std::deque<Input>& inputs, base::Diagnostics& diagnostics) {
    auto const disclosure = reader_.read_disclosure(path, diagnostics);
    if (!disclosure || disclosure->source_path.empty()) return;
    add_disclosure(path, *disclosure, reader_.identities_of(*disclosure), inputs, diagnostics);
}

void Inputs::add_disclosure(fs::path const& path, model::Disclosure const& disclosure,
                            std::shared_ptr<model::Identities const> const& key, std::deque<Input>& inputs,
                            base::Diagnostics& diagnostics) {
    auto const chain = load_chain(disclosure.source_path, console_, diagnostics);
    if (!chain || diagnostics.has_errors()) return;
    auto& input = inputs.emplace_back();
    input.path = path;
    input.reviewed = disclosure.reviewed;
    input.kinds = chosen_kinds({"disclosure", "schedule-of-redactions"});
    input.reference = slug_of(disclosure.reference.value);
    input.policy = redact::policy_for(*chain, disclosure, key, diagnostics);
    complete(input, input.policy.identities, diagnostics);
    input.source.facts = fill::view_of(*chain, disclosure, {});
    add_schedule(input, *chain, disclosure, diagnostics);
}

std::deque<Input> Inputs::read_mail(fs::path const& path, base::Diagnostics& diagnostics) {
    std::deque<Input> inputs;
    auto const& beside = options_.case_file.empty() ? options_.identities_file : options_.case_file;
    if (names_disclosure(beside)) {
        auto const read = reader_.read_disclosure(beside, diagnostics);
        if (!read) return inputs;
        auto disclosure = *read;
        disclosure.source_path = path;
        add_disclosure(beside, disclosure, reader_.identities_of(*read), inputs, diagnostics);
        return inputs;
    }
    auto const policy = key(diagnostics);
    if (!policy || diagnostics.has_errors()) return inputs;
    model::Disclosure disclosure;
    disclosure.scheme = model::Scheme::inquiry;
    disclosure.source_path = path;
    disclosure.reviewed = policy->reviewed;
    add_disclosure(beside, disclosure, policy->identities, inputs, diagnostics);
    return inputs;
}

namespace {

/// What was to be withheld and stands nowhere: a slip of the pen there would let the words out.
void tell_missing_passages(model::Disclosure const& disclosure, redact::Trace const& trace,
                           model::MailChain const& chain, base::Sources const& sources,
                           base::Diagnostics& diagnostics) {
    std::set<std::string> found;
    for (auto const& entry : trace) found.insert(entry.subject);
    auto const* file = sources.find(chain.file);
    for (std::size_t i = 0; i < disclosure.withheld.size(); ++i) {
        if (found.contains(fmt::format("withhold-{}", i + 1))) continue;
        auto const& passage = disclosure.withheld[i].text;
        auto const near = file == nullptr ? std::nullopt : redact::near_passage(file->text(), passage.value);
        base::Diagnostic missing;
        missing.code = "disclosure.not-found";
        missing.message = "these words are to be withheld, and do not stand in the correspondence";
        missing.hint = near ? fmt::format("nearly the same stands in {}, line {}: copy the words from there",
                                          file->shown_name(), file->place_at(near->begin).line)
                            : "copy the words from the correspondence, or leave them out";
        missing.range = passage.range;
        missing.blocking = true;
        missing.withhold_line = true;
        diagnostics.add(std::move(missing));
    }
}

}  // namespace

void Inputs::add_schedule(Input& input, model::MailChain const& chain, model::Disclosure const& disclosure,
                          base::Diagnostics& diagnostics) {
    base::Diagnostics unheard;  // what is wrong with the copy is told when it is made
    redact::Trace trace;
    auto const redaction = compose("disclosure", input.source, *input.resources, console_.sources, unheard, &trace);
    if (!redaction) return;
    if (input.source.profile == model::Profile::working) return;
    tell_missing_passages(disclosure, trace, chain, console_.sources, diagnostics);
    FontFiles fonts(console_.files);
    Workbench bench(fonts);
    auto const pages =
        laid_out(*redaction, options_.style, input.source, *input.resources, bench, console_.sources, unheard);
    if (!pages) return;
    std::set<std::string> reasons = {model::personal_reason(disclosure)};
    for (auto const& withheld : disclosure.withheld)
        if (withheld.exemption.given()) reasons.insert(withheld.exemption.value);
    auto const schedule = schedule_of(redaction->document, *pages, reasons);
    if (!schedule) {
        diagnostics.error("disclosure.schedule", {}, "the marks on the pages are not those of the document",
                          "this is a fault of dhrdoc: please report it");
        return;
    }
    input.source.facts = fill::view_of(chain, disclosure, *schedule);
    input.tables["schedule-of-redactions"] = csv_of(*schedule);
    input.marks = 0;
    for (auto const& row : *schedule) *input.marks += row.count;
}

}  // namespace dhrdoc
