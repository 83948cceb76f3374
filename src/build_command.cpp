// Takes case, feedback and portfolio files; writes their documents, all of a file's or none of those that are refused.
#include "commands.h"
#include "decisions_file.h"
#include "inputs.h"
#include "residual_risk.h"
#include "twin.h"

#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include <fmt/format.h>

namespace dhrdoc {

namespace fs = std::filesystem;

namespace {

/// One document in all its formats.
struct Job {
    Input* input = nullptr;
    std::string kind;
    std::vector<Format> formats;
    fs::path stem;  // path without extension
    std::vector<Product> products;
    std::optional<redact::Redaction> redaction;
    /// The twin of its input, and what came of it; null where nothing is proven.
    std::shared_ptr<Twin> twin;
    std::optional<TwinProduct> twin_product;
    /// Its redacted document and the twin's have been found to be alike.
    bool is_proven = false;
    base::Diagnostics diagnostics;
    redact::Report report;
    redact::Trace trace;
    std::string emitted;
};

fs::path folder_for(Options const& options, Input const& input) {
    return options.output.empty() ? input.path.parent_path() / "out" : options.output;
}

fs::path path_of(Job const& job, Format format) {
    return fmt::format("{}.{}", job.stem.string(), extension_of(format));
}

/// Data of a case are made where they are asked for, by their name or by their format; those of a portfolio always.
std::vector<Format> formats_for(Input const& input, std::string const& kind, Options const& options) {
    auto formats = formats_of(kind, options.formats);
    if (is_data(kind) && !options.formats_given && (input.portfolio || !options.only.empty()))
        formats = {Format::csv, Format::json};
    return formats;
}

/// Documents of several files in one folder are told apart by the review's public reference, or a number; never by the
/// name of the input file, which somebody may have named after a person.
std::vector<Job> jobs_for(Options const& options, std::deque<Input>& inputs, base::Files const& files) {
    // "out" and "./out" are one folder.
    std::map<fs::path, std::map<std::string, std::size_t>> wanted;
    for (auto const& input : inputs) {
        auto& of_folder = wanted[files.resolved(folder_for(options, input))];
        for (auto const& kind : input.kinds) ++of_folder[kind];
    }
    std::vector<Job> jobs;
    std::set<fs::path> taken;
    for (auto& input : inputs) {
        auto const folder = folder_for(options, input);
        auto const where = files.resolved(folder);
        for (auto const& kind : input.kinds) {
            auto formats = formats_for(input, kind, options);
            if (formats.empty() && options.emit == Stage::none) continue;
            auto const reference = wanted[where][kind] > 1 ? public_reference(input) : std::string();
            auto const base_name = reference.empty() ? kind : fmt::format("{}-{}", reference, kind);
            auto name = base_name;
            for (std::size_t n = 2; !taken.insert(where / name).second; ++n) name = fmt::format("{}-{}", base_name, n);
            Job job;
            job.input = &input;
            job.kind = kind;
            job.formats = std::move(formats);
            job.stem = folder / name;
            jobs.push_back(std::move(job));
        }
    }
    return jobs;
}

void compose(Job& job, Options const& options, Workbench& bench, base::Sources& sources) {
    auto& input = *job.input;
    if (options.emit != Stage::none) {
        job.emitted = emitted(job.kind, options.emit, options.style, input.source, *input.resources, bench, sources,
                              job.diagnostics);
        return;
    }
    job.redaction = compose(job.kind, input.source, *input.resources, sources, job.diagnostics,
                            options.explain ? &job.trace : nullptr);
    if (job.redaction) job.report = job.redaction->report;
}

void make_products(Job& job, Options const& options, Workbench& bench, base::Sources& sources) {
    auto& input = *job.input;
    if (!job.redaction || job.diagnostics.has_errors()) return;
    for (auto const format : job.formats) {
        job.products.push_back(produce(*job.redaction, format, options.style, input.source, *input.resources, bench,
                                       sources, job.diagnostics));
    }
}

bool refused(Job const& job, Options const& options) {
    if (std::any_of(job.products.begin(), job.products.end(), [](Product const& product) { return !product.good; }))
        return true;
    if (job.diagnostics.has_errors()) return true;
    return options.profile == model::Profile::published && job.diagnostics.has_blocking();
}

/// The same finding in three documents is told once.
void tell_once(std::vector<Job> const& jobs, Console& console) {
    base::Diagnostics all;
    std::set<std::string> told;
    for (auto const& job : jobs) {
        for (auto const& diagnostic : job.diagnostics.all()) {
            if (told.insert(base::to_json_line(diagnostic, console.sources)).second) all.add(diagnostic);
        }
    }
    console.tell(all);
}

/// Runs `tasks` on as many threads as the options allow, each thread with a workbench of its own.
/// `papers` is how many of them are papers: a single one has all the cores.
void run_all(std::vector<std::function<void(Workbench&)>> const& tasks, std::size_t papers, Options const& options,
             Console& console) {
    auto const threads = base::threads_for(options.jobs);
    FontFiles fonts(console.files);
    std::mutex benches_in_use;
    std::map<std::thread::id, Workbench> benches;
    auto const own_bench = [&]() -> Workbench& {
        std::lock_guard const lock(benches_in_use);
        return benches.try_emplace(std::this_thread::get_id(), fonts, papers == 1 ? threads : 1).first->second;
    };
    std::atomic<std::size_t> finished = 0;
    base::in_parallel(tasks.size(), threads, [&](std::size_t i) {
        tasks[i](own_bench());
        console.progress(fmt::format("{} of {}", ++finished, tasks.size()));
    });
}

/// Each published document has a twin (twin.h); one for all documents of an input.
void give_twins(std::vector<Job>& jobs, Options const& options, Console& console) {
    if (!options.twin || options.profile != model::Profile::published || options.emit != Stage::none) return;
    auto const texts = Twin::texts_of(console.sources);
    std::map<Input const*, std::shared_ptr<Twin>> twins;
    for (auto& job : jobs) {
        auto& twin = twins[job.input];
        if (!twin) twin = std::make_shared<Twin>(*job.input, options, console.files, console.sources, texts);
        job.twin = twin;
    }
}

bool reads_as_twin(Job const& job) {
    return job.twin_product && job.redaction &&
           model::reads_the_same(job.redaction->document.document(), job.twin_product->redaction->document.document());
}

/// What a document shows of the key, if it shows anything: the first format that its twin has otherwise.
std::optional<std::size_t> first_difference(Job& job, Workbench& bench) {
    if (job.is_proven || reads_as_twin(job)) return std::nullopt;
    if (job.twin_product) job.twin->write(*job.twin_product, job.formats, bench);
    for (std::size_t i = 0; i < job.products.size(); ++i) {
        if (!job.twin_product || job.products[i].bytes != job.twin_product->bytes.at(i)) return i;
    }
    return std::nullopt;
}

/// A made-up day may be one that the text can be read to name: then another twin decides.
std::optional<std::size_t> proven_difference(Job& job, Options const& options, Workbench& bench, Console& console) {
    constexpr unsigned attempts = 3;
    auto different = first_difference(job, bench);
    for (unsigned attempt = 1; different && attempt < attempts && job.twin->is_unlucky(); ++attempt) {
        job.twin =
            std::make_shared<Twin>(*job.input, options, console.files, console.sources, job.twin->texts(), attempt);
        job.twin_product = job.twin->make(job.kind);
        different = first_difference(job, bench);
    }
    return different;
}

void compare_with_twin(Job& job, Options const& options, Workbench& bench, Console& console) {
    if (!job.twin || refused(job, options)) return;
    base::Diagnostic found;
    found.code = "twin.differs";
    found.blocking = true;
    found.withhold_line = true;
    found.hint =
        "look there for a name, a day or a number in a writing that the key does not list: list it, or put the "
        "harmless "
        "phrase that it stands in under [[keep]]";
    if (auto const different = proven_difference(job, options, bench, console)) {
        auto const where = job.twin_product
                               ? job.twin->where_differs(job.formats[*different], job.products[*different].bytes,
                                                         job.twin_product->bytes.at(*different), *job.redaction,
                                                         *job.twin_product, bench)
                               : std::string("from beginning to end");
        if (job.twin_product)
            found.range = Twin::place_of_difference(*job.redaction, *job.twin_product, console.sources);
        found.message = fmt::format(
            "{} {}: something that is withheld shows, with other names in the key it would read "
            "otherwise",
            path_of(job, job.formats[*different]).filename().string(), where);
    } else if (public_reference(*job.input) != job.twin->public_reference()) {
        found.message = fmt::format("the file name of \"{}\" shows something that is withheld", job.kind);
        found.hint = "change the reference in the case or in the letter";
    } else {
        return;
    }
    job.diagnostics.add(std::move(found));
}

/// What is only wanted until a document has been compared with its twin.
void let_go(Job& job) {
    job.twin_product.reset();
    job.twin.reset();
}

/// All documents of an input, each compared at once: the twin goes before another input's comes.
void make_and_compare(std::vector<Job*> const& jobs, Options const& options, Workbench& bench, Console& console) {
    for (auto* job : jobs) {
        compose(*job, options, bench, console.sources);
        make_products(*job, options, bench, console.sources);
        if (job->twin) job->twin_product = job->twin->make(job->kind);
        compare_with_twin(*job, options, bench, console);
        let_go(*job);
    }
    if (!jobs.empty()) jobs.front()->input->source.facts = {};
}

std::vector<std::vector<Job*>> by_input(std::vector<Job>& jobs) {
    std::vector<std::vector<Job*>> out;
    for (auto& job : jobs) {
        if (out.empty() || out.back().front()->input != job.input) out.emplace_back();
        out.back().push_back(&job);
    }
    return out;
}

/// Few inputs are made document by document, and the twins beside them, so that no core waits. A twin that comes when
/// the document is there is compared with it while that is being typeset, and goes.
void make_few(std::vector<Job>& jobs, Options const& options, Console& console) {
    std::vector<std::atomic<bool>> composed(jobs.size());
    std::vector<std::function<void(Workbench&)>> tasks;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        auto& job = jobs[i];
        tasks.emplace_back([&, i](Workbench& bench) {
            compose(job, options, bench, console.sources);
            composed[i] = true;
            make_products(job, options, bench, console.sources);
        });
        if (!job.twin) continue;
        tasks.emplace_back([&, i](Workbench&) {
            job.twin_product = job.twin->make(job.kind);
            job.is_proven = composed[i] && reads_as_twin(job);
            if (job.is_proven) job.twin_product.reset();
        });
    }
    run_all(tasks, jobs.size(), options, console);
    FontFiles fonts(console.files);
    Workbench bench(fonts);
    for (auto& job : jobs) compare_with_twin(job, options, bench, console);
}

void make_all(std::vector<Job>& jobs, Options const& options, Console& console) {
    auto const inputs = by_input(jobs);
    try {
        if (inputs.size() <= base::threads_for(options.jobs)) return make_few(jobs, options, console);
        std::vector<std::function<void(Workbench&)>> tasks;
        for (auto const& of_input : inputs)
            tasks.emplace_back([&](Workbench& bench) { make_and_compare(of_input, options, bench, console); });
        run_all(tasks, jobs.size(), options, console);
    } catch (...) {
        tell_once(jobs, console);
        throw;
    }
}

std::string spans(std::size_t count) { return count == 1 ? "1 place" : fmt::format("{} places", count); }

std::string done_line(Job const& job, fs::path const& path) {
    auto withheld = job.report.changed_texts;
    // A mark that stands for two things is one place for whoever counts them in the copy.
    if (job.kind == "disclosure" && job.input->marks) withheld = *job.input->marks;
    return fmt::format("{}{}\n", path.string(),
                       withheld == 0 ? std::string() : fmt::format(" ({} withheld)", spans(withheld)));
}

/// Shown to the person at a terminal who asks, and never into a pipe: it says what stood there.
void explain(Job const& job, Console& console) {
    for (auto const& entry : job.trace) {
        auto const* file = console.sources.find(entry.range.begin.file);
        if (file == nullptr) continue;
        auto const begin = file->offset_of(entry.range.begin);
        auto const end = file->offset_of(entry.range.end);
        console.say(fmt::format("{}:{}:{}: {} {} \"{}\"\n", file->shown_name(), entry.range.begin.line,
                                entry.range.begin.column, entry.action, entry.rule,
                                file->text().substr(begin, end - begin)));
    }
}

/// Once for a document, whatever the number of its formats and of the reasons against it.
void tell_not_written(Job const& job, Console& console) {
    std::vector<std::string> names;
    bool earlier = false;
    for (auto const format : job.formats) {
        auto const path = path_of(job, format);
        names.push_back(fmt::format("\"{}\"", path.string()));
        earlier = earlier || console.files.exists(path);
    }
    base::Diagnostics told;
    told.note("build.refused", {},
              fmt::format("not written: {}{}", fmt::join(names, ", "),
                          earlier ? "; what an earlier run made is as it was" : ""));
    console.tell(told);
}

void write(Job const& job, Options const& options, Console& console) {
    auto const access = options.profile == model::Profile::working ? base::Access::owner_only : base::Access::everyone;
    for (std::size_t i = 0; i < job.products.size(); ++i) {
        auto const path = path_of(job, job.formats[i]);
        console.files.write(path, job.products[i].bytes, access);
        console.say(done_line(job, path));
    }
    auto const table = job.input->tables.find(job.kind);
    if (table == job.input->tables.end()) return;
    auto const path = fs::path(job.stem.string() + ".csv");
    console.files.write(path, table->second, access);
    console.say(path.string() + "\n");
}

/// A schedule goes with its copy, or not at all.
bool goes_with_refused(Job const& job, std::vector<Job> const& jobs, Options const& options) {
    return job.kind == "schedule-of-redactions" && std::any_of(jobs.begin(), jobs.end(), [&](Job const& other) {
               return other.input == job.input && other.kind == "disclosure" && refused(other, options);
           });
}

/// What each number of a portfolio's papers is made of, once for all of them.
void explain_numbers(std::deque<Input> const& inputs, Console& console) {
    for (auto const& input : inputs) {
        if (input.tally) explain_tally(*input.portfolio, *input.tally, console.sources, console.say);
    }
}

Status deliver(std::vector<Job>& jobs, Options const& options, Console& console) {
    bool any_refused = false;
    bool wrong = false;
    for (auto& job : jobs) {
        if (options.explain && console.on_terminal) explain(job, console);
        if (options.emit != Stage::none) {
            console.say(job.emitted);
            wrong = wrong || job.diagnostics.has_errors();
        } else if (refused(job, options)) {
            (job.diagnostics.has_blocking() ? any_refused : wrong) = true;
            tell_not_written(job, console);
        } else if (goes_with_refused(job, jobs, options)) {
            tell_not_written(job, console);
        } else {
            write(job, options, console);
        }
    }
    return any_refused ? Status::refused : wrong ? Status::wrong_input : Status::done;
}

/// Once for a case, of the papers that were written and tell what happened.
void tell_residual_risk(std::vector<Job> const& jobs, Options const& options, Console& console) {
    if (options.profile == model::Profile::working || options.emit != Stage::none) return;
    std::map<std::string, std::pair<Input const*, std::vector<redact::Redaction const*>>> papers;
    for (auto const& job : jobs) {
        bool const tells_of_death =
            job.kind == "overview-report" || job.kind == "executive-summary" || job.kind == "learning-brief";
        if (!tells_of_death || !job.input->reviewed || !job.redaction || refused(job, options)) continue;
        auto& [input, made] = papers[job.input->path.string()];
        input = job.input;
        made.push_back(&*job.redaction);
    }
    base::Diagnostics told;
    for (auto const& [path, of_input] : papers)
        told.add(residual_risk(*of_input.first->reviewed, *of_input.first->policy.identities, of_input.second));
    console.tell(told);
}

void ask(std::vector<Job> const& jobs, Options const& options, Console& console) {
    if (options.profile == model::Profile::working) return;
    // Two files of one folder share their answers.
    std::map<fs::path, std::pair<Input const*, std::vector<redact::Question>>> asked;
    for (auto const& job : jobs) {
        auto& [input, questions] = asked[job.input->source.folder / "decisions.toml"];
        input = job.input;
        questions.insert(questions.end(), job.report.questions.begin(), job.report.questions.end());
    }
    for (auto const& [path, questions] : asked)
        ask_in_file(path, questions.second, *questions.first->policy.decisions,
                    options.profile == model::Profile::published ? "build again" : "build for publication", console);
}

}  // namespace

Status build_command(Options const& options, Console& console) {
    base::Diagnostics diagnostics;
    Inputs reader(options, console);
    auto inputs = reader.read(diagnostics);
    if (diagnostics.has_errors()) {
        console.tell(diagnostics);
        base::Diagnostics nothing;
        nothing.note("build.nothing-written", {}, "nothing was written; files of an earlier run are as they were");
        console.tell(nothing);
        return Status::wrong_input;
    }
    auto jobs = jobs_for(options, inputs, console.files);
    if (jobs.empty())
        diagnostics.error("call.no-documents", {}, "these files give none of the documents that --only names",
                          "leave --only away to see what they give");
    console.tell(diagnostics);
    if (jobs.empty()) return Status::wrong_input;
    give_twins(jobs, options, console);
    make_all(jobs, options, console);
    tell_once(jobs, console);
    if (options.explain && console.on_terminal) explain_numbers(inputs, console);
    auto const status = deliver(jobs, options, console);
    tell_residual_risk(jobs, options, console);
    ask(jobs, options, console);
    return status;
}

}  // namespace dhrdoc
