// Takes an input; reads it again with other words, makes its documents and compares them.
#include "twin.h"

#include "redact/searcher.h"
#include "redact/withheld.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace dhrdoc {

namespace fs = std::filesystem;

namespace {

bool is_text(fs::path const& path) {
    auto const extension = path.extension();
    return extension == ".toml" || extension == ".md" || extension == ".txt";
}

fs::path renamed(fs::path const& path, Decoy const& decoy) {
    fs::path out;
    for (auto const& part : path) out /= decoy.renamed(part.string());
    return out;
}

/// The lines of a text up to where it differs from another.
std::size_t first_different_line(std::string_view one, std::string_view other) {
    auto const [here, there] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    static_cast<void>(there);
    return static_cast<std::size_t>(std::count(one.begin(), here, '\n')) + 1;
}

std::size_t first_different_page(std::string_view one, std::string_view other) {
    auto const [here, there] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    static_cast<void>(there);
    auto const before = one.substr(0, static_cast<std::size_t>(here - one.begin()));
    std::size_t page = before.starts_with("page ") ? 1 : 0;
    for (auto at = before.find("\npage "); at != std::string_view::npos; at = before.find("\npage ", at + 1)) ++page;
    return std::max<std::size_t>(page, 1);
}

}  // namespace

fs::path TwinFiles::original(fs::path const& path) const {
    if (path.empty() || files_.exists(path)) return path;
    auto const folder = original(path.parent_path());
    for (auto const& name : files_.list(folder.empty() ? fs::path(".") : folder)) {
        if (decoy_.renamed(name) == path.filename().string()) return folder / name;
    }
    return folder / path.filename();
}

std::optional<std::string> TwinFiles::read(fs::path const& path) const {
    auto const where = original(path);
    auto bytes = files_.read(where);
    if (bytes && is_text(where)) return decoy_.renamed(*bytes);
    return bytes;
}

bool TwinFiles::exists(fs::path const& path) const { return files_.exists(original(path)); }
bool TwinFiles::is_directory(fs::path const& path) const { return files_.is_directory(original(path)); }

std::vector<std::string> TwinFiles::list(fs::path const& folder) const {
    auto names = files_.list(original(folder));
    for (auto& name : names) name = decoy_.renamed(name);
    std::sort(names.begin(), names.end());
    return names;
}

void TwinFiles::write(fs::path const& path, std::string_view, base::Access) {
    throw base::MachineError(fmt::format("the twin of a document is not written to \"{}\"", path.string()));
}

fs::path TwinFiles::resolved(fs::path const& path) const { return files_.resolved(original(path)); }

Twin::Twin(Input& real, Options const& options, base::Files const& files, base::Sources& sources,
           std::shared_ptr<DecoyTexts const> texts, unsigned attempt)
    : real_(real),
      options_(options),
      files_(files),
      real_sources_(sources),
      attempt_(attempt),
      texts_(std::move(texts)) {}

std::shared_ptr<DecoyTexts const> Twin::texts_of(base::Sources const& sources) {
    std::vector<std::string_view> texts;
    for (base::FileId id = 1; auto const* file = sources.find(id); ++id) texts.push_back(file->text());
    return std::make_shared<DecoyTexts const>(std::move(texts));
}

void Twin::prepare() {
    decoy_ = std::make_unique<Decoy>(*real_.policy.identities, real_.reviewed.get(), *texts_, attempt_);
    twin_files_ = std::make_unique<TwinFiles>(files_, *decoy_);
    options_.files = {renamed(real_.path, *decoy_)};
    // The folder's own name is not looked at by anything that is published.
    options_.files.front() = real_.path.parent_path() / options_.files.front().filename();
    Console console{sources_, *twin_files_, [](auto const&, auto const&) {}, [](auto) {}, [](auto) {}};
    console.unpacked = [this](std::string const& text) { return decoy_->renamed(text); };
    base::Diagnostics unheard;
    Inputs reader(options_, console, [this](auto others) { return both_keys(std::move(others)); });
    inputs_ = reader.read(unheard);
    // Its facts are made: the cases of a portfolio, read a second time, are not needed any longer.
    for (auto& input : inputs_) {
        input.portfolio.reset();
        input.tally.reset();
    }
}

/// The new names and the old ones: what is written otherwise than the key lists it was not renamed, and is withheld as
/// before.
std::shared_ptr<model::Identities const> Twin::both_keys(std::shared_ptr<model::Identities const> others) const {
    auto both = std::make_shared<model::Identities>(*others);
    auto const& old = *real_.policy.identities;
    both->people.insert(both->people.end(), old.people.begin(), old.people.end());
    // Who was found in a correspondence has no key that could have been renamed: a user name may tell there whose it
    // is.
    if (real_.policy.correspondence)
        for (auto person : old.people) {
            for (auto* text : {&person.name, &person.surname}) text->value = decoy_->renamed(text->value);
            for (auto* texts : {&person.also, &person.identifiers})
                for (auto& text : *texts) text.value = decoy_->renamed(text.value);
            both->people.push_back(std::move(person));
        }
    both->places.insert(both->places.end(), old.places.begin(), old.places.end());
    both->agencies.insert(both->agencies.end(), old.agencies.begin(), old.agencies.end());
    both->dates.insert(both->dates.end(), old.dates.begin(), old.dates.end());
    both->terms.insert(both->terms.end(), old.terms.begin(), old.terms.end());
    return both;
}

Twin::Questions Twin::questions_of(std::string const& kind, model::Policy policy, Source source, Resources& resources,
                                   base::Sources& sources) const {
    policy.decisions = std::make_shared<model::Decisions>();
    source.withheld = redact::compile(policy);
    base::Diagnostics unheard;
    Questions questions;
    auto const redaction = compose(kind, source, resources, sources, unheard);
    if (!redaction) return questions;
    for (auto const& question : redaction->report.questions) {
        auto const* file = sources.find(question.range.begin.file);
        // A file of the twin has its new name already, and keeps it.
        auto const name = file == nullptr ? std::string() : decoy_->renamed(file->shown_name());
        std::size_t n = 0;
        while (!questions.try_emplace({name, question.range.begin.line, question.what, n}, question.where).second) ++n;
    }
    return questions;
}

/// Answers to open questions hold for a sentence; the twin's sentences are other ones. A question of the twin has the
/// answer of the one that stands in the same line of the case.
void Twin::carry_answers(std::string const& kind, Source& source) {
    auto const& answers = *real_.policy.decisions;
    if (answers.entries.empty()) return;
    auto& input = inputs_.front();
    auto const ours = questions_of(kind, real_.policy, real_.source, *real_.resources, real_sources_);
    auto const theirs = questions_of(kind, input.policy, source, *input.resources, sources_);
    auto carried = std::make_shared<model::Decisions>();
    for (auto const& [place, where] : theirs) {
        auto const same = ours.find(place);
        if (same == ours.end()) continue;
        auto const answer =
            std::find_if(answers.entries.begin(), answers.entries.end(), [&](model::Decision const& entry) {
                return entry.what == std::get<2>(place) && entry.where == same->second;
            });
        if (answer == answers.entries.end()) continue;
        carried->entries.push_back(*answer);
        carried->entries.back().where = where;
    }
    auto policy = input.policy;
    policy.decisions = carried;
    source.withheld = redact::compile(policy);
}

std::optional<TwinProduct> Twin::make(std::string const& kind) {
    std::call_once(prepared_, [this] { prepare(); });
    if (inputs_.size() != 1) return std::nullopt;
    auto& input = inputs_.front();
    Source source = input.source;
    carry_answers(kind, source);
    base::Diagnostics unheard;
    TwinProduct product;
    product.redaction = compose(kind, source, *input.resources, sources_, unheard);
    if (!product.redaction) return std::nullopt;
    return product;
}

void Twin::write(TwinProduct& product, std::vector<Format> const& formats, Workbench& bench) {
    auto& input = inputs_.front();
    for (auto const format : formats) {
        base::Diagnostics unheard;
        product.bytes.push_back(bytes_of(*product.redaction, format, options_.style, input.source, *input.resources,
                                         bench, sources_, unheard));
    }
}

std::string Twin::public_reference() {
    std::call_once(prepared_, [this] { prepare(); });
    return inputs_.empty() ? std::string() : dhrdoc::public_reference(inputs_.front());
}

bool Twin::is_unlucky() {
    std::call_once(prepared_, [this] { prepare(); });
    if (inputs_.size() != 1) return false;
    // The twin's days alone, in the texts as they are.
    auto policy = inputs_.front().policy;
    auto const& old = *real_.policy.identities;
    auto alone = std::make_shared<model::Identities>();
    for (auto const& date : policy.identities->dates) {
        bool const known = std::any_of(old.dates.begin(), old.dates.end(), [&](model::ProtectedDate const& other) {
            return other.day.date == date.day.date;
        });
        if (!known) alone->dates.push_back(date);
    }
    policy.identities = alone;
    auto const search = redact::make_search(policy);
    return std::any_of(texts_->all().begin(), texts_->all().end(),
                       [&](std::string_view text) { return !search->find(text, model::Reading::prose).empty(); });
}

std::string Twin::where_differs(Format format, std::string const& bytes, std::string const& twin_bytes,
                                redact::Redaction const& redaction, TwinProduct const& twin, Workbench& bench) {
    if (format != Format::pdf) return fmt::format("in line {}", first_different_line(bytes, twin_bytes));
    base::Diagnostics unheard;
    auto& input = inputs_.front();
    auto const ours =
        pages_text(redaction, options_.style, real_.source, *real_.resources, bench, real_sources_, unheard);
    auto const theirs =
        pages_text(*twin.redaction, options_.style, input.source, *input.resources, bench, sources_, unheard);
    if (ours == theirs) return "outside of its pages: in its title, its outline or its links";
    return fmt::format("on page {}", first_different_page(ours, theirs));
}

base::Range Twin::place_of_difference(redact::Redaction const& redaction, TwinProduct const& twin,
                                      base::Sources const& sources) {
    auto const blocks_of = [](model::Document const& document) {
        std::vector<std::pair<std::string, model::Origin>> blocks;
        model::for_each_block(document, [&](model::Block const& block) {
            blocks.emplace_back(block.id + "|" + model::to_string(block.text) + "|" + block.alt, block.origin);
        });
        return blocks;
    };
    auto const& document = redaction.document.document();
    auto const ours = blocks_of(document);
    auto const theirs = blocks_of(twin.redaction->document.document());
    for (std::size_t i = 0; i < ours.size(); ++i) {
        if (i < theirs.size() && ours[i].first == theirs[i].first) continue;
        return document.source->origin_of(ours[i].second.begin, ours[i].second.end, sources);
    }
    return {};
}

}  // namespace dhrdoc
