// Takes case and feedback files; writes their documents, all of a file's or none of those that are refused.
#include "commands.h"
#include "decisions_file.h"
#include "inputs.h"

#include <algorithm>
#include <atomic>
#include <map>
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
    fs::path stem;  // path without extension
    std::vector<Product> products;
    base::Diagnostics diagnostics;
    redact::Report report;
    redact::Trace trace;
    std::string emitted;
    std::exception_ptr failure;
};

fs::path folder_for(Options const& options, Input const& input) {
    return options.output.empty() ? input.path.parent_path() / "out" : options.output;
}

/// Documents of several files in one folder are told apart by the review's public reference, or a number; never by the
/// name of the input file, which somebody may have named after a person.
std::vector<Job> jobs_for(Options const& options, std::deque<Input>& inputs) {
    std::map<fs::path, std::map<std::string, std::size_t>> wanted;
    for (auto const& input : inputs) {
        for (auto const& kind : input.kinds) ++wanted[folder_for(options, input)][kind];
    }
    std::vector<Job> jobs;
    std::set<fs::path> taken;
    for (auto& input : inputs) {
        for (auto const& kind : input.kinds) {
            auto const folder = folder_for(options, input);
            bool const several = wanted[folder][kind] > 1;
            auto const named = several && !input.reference.empty() &&
                               input.source.search->find(input.reference, model::Reading::prose).empty();
            auto const base_name = named ? fmt::format("{}-{}", input.reference, kind) : kind;
            auto stem = folder / base_name;
            for (std::size_t n = 2; !taken.insert(stem).second; ++n) stem = folder / fmt::format("{}-{}", base_name, n);
            Job job;
            job.input = &input;
            job.kind = kind;
            job.stem = stem;
            jobs.push_back(std::move(job));
        }
    }
    return jobs;
}

void run(Job& job, Options const& options, Workbench& bench, base::Sources& sources) {
    auto& input = *job.input;
    if (options.emit != Stage::none) {
        job.emitted = emitted(job.kind, options.emit, options.style, input.source, *input.resources, bench, sources,
                              job.diagnostics);
        return;
    }
    auto const redaction = compose(job.kind, input.source, *input.resources, sources, job.diagnostics,
                                   options.explain ? &job.trace : nullptr);
    if (!redaction) return;
    job.report = redaction->report;
    if (job.diagnostics.has_errors()) return;
    for (auto const format : options.formats) {
        job.products.push_back(produce(*redaction, format, options.style, input.source, *input.resources, bench,
                                       sources, job.diagnostics));
    }
}

void run_all(std::vector<Job>& jobs, Options const& options, Console& console) {
    auto const cores = std::max(1U, options.jobs != 0 ? options.jobs : std::thread::hardware_concurrency());
    auto const count = std::min<std::size_t>(cores, jobs.size());
    FontFiles fonts(console.files);
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> finished = 0;
    auto const work = [&] {
        Workbench bench(fonts);
        for (auto i = next++; i < jobs.size(); i = next++) {
            try {
                run(jobs[i], options, bench, console.sources);
            } catch (...) {
                jobs[i].failure = std::current_exception();
            }
            console.progress(fmt::format("{} of {} documents", ++finished, jobs.size()));
        }
    };
    std::vector<std::thread> helpers;
    for (std::size_t i = 1; i < count; ++i) helpers.emplace_back(work);
    work();
    for (auto& helper : helpers) helper.join();
    for (auto const& job : jobs) {
        if (job.failure) std::rethrow_exception(job.failure);
    }
}

bool refused(Job const& job, Options const& options) {
    if (std::any_of(job.products.begin(), job.products.end(), [](Product const& product) { return !product.good; }))
        return true;
    if (job.diagnostics.has_errors()) return true;
    return options.profile == model::Profile::published && job.diagnostics.has_blocking();
}

std::string spans(std::size_t count) { return count == 1 ? "1 place" : fmt::format("{} places", count); }

std::string done_line(Job const& job, fs::path const& path) {
    std::size_t withheld = 0;
    for (auto const& [rule, count] : job.report.replaced) withheld += count;
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

Status deliver(std::vector<Job>& jobs, Options const& options, Console& console) {
    bool any_refused = false;
    bool wrong = false;
    for (auto& job : jobs) {
        if (options.explain && console.on_terminal) explain(job, console);
        if (options.emit != Stage::none) {
            console.say(job.emitted);
            wrong = wrong || job.diagnostics.has_errors();
            continue;
        }
        if (refused(job, options)) {
            bool const leak = job.diagnostics.has_blocking();
            (leak ? any_refused : wrong) = true;
            for (auto const format : options.formats) {
                auto const path = fs::path(fmt::format("{}.{}", job.stem.string(), extension_of(format)));
                base::Diagnostics not_written;
                not_written.note(
                    "build.refused", {},
                    fmt::format("\"{}\" was not written{}", path.string(),
                                console.files.exists(path) ? "; the file of an earlier run is as it was" : ""));
                console.tell(not_written);
            }
            continue;
        }
        for (std::size_t i = 0; i < job.products.size(); ++i) {
            auto const path = fs::path(fmt::format("{}.{}", job.stem.string(), extension_of(options.formats[i])));
            auto const access =
                options.profile == model::Profile::working ? base::Access::owner_only : base::Access::everyone;
            console.files.write(path, job.products[i].bytes, access);
            console.say(done_line(job, path));
        }
    }
    return any_refused ? Status::refused : wrong ? Status::wrong_input : Status::done;
}

void write_questions(std::vector<Job> const& jobs, Options const& options, Console& console) {
    std::map<Input const*, std::vector<redact::Question>> questions;
    for (auto const& job : jobs) {
        auto& of_input = questions[job.input];
        of_input.insert(of_input.end(), job.report.questions.begin(), job.report.questions.end());
    }
    for (auto const& [input, asked] : questions) {
        if (asked.empty() || options.profile == model::Profile::working) continue;
        auto const path = input->source.folder / "decisions.toml";
        if (add_questions(path, asked, *input->policy.decisions, console)) {
            base::Diagnostics told;
            told.note("build.questions", {}, fmt::format("the open questions are in \"{}\"", path.string()),
                      "write \"hide\" or \"keep\" as the choice of each, and build again");
            console.tell(told);
        }
    }
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
    auto jobs = jobs_for(options, inputs);
    if (jobs.empty())
        diagnostics.error("call.no-documents", {}, "these files give none of the documents that --only names",
                          "leave --only away to see what they give");
    console.tell(diagnostics);
    if (jobs.empty()) return Status::wrong_input;
    run_all(jobs, options, console);
    tell_once(jobs, console);
    write_questions(jobs, options, console);
    return deliver(jobs, options, console);
}

}  // namespace dhrdoc
