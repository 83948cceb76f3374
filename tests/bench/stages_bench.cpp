// Takes the sample of full size; times each room on it. Figures are for comparing within one run: machines are noisy.
#include "casefile/reader.h"
#include "fill/fill.h"
#include "fill/generalise.h"
#include "fill/view.h"
#include "markdown/parse.h"
#include "pipeline.h"
#include "redact/redact.h"
#include "redact/searcher.h"
#include "typeset/typeset.h"
#include "write/html.h"
#include "write/pdf.h"
#include "xray/examine.h"

#include <benchmark/benchmark.h>

#include <stdexcept>

namespace {

using namespace dhrdoc;

std::filesystem::path const sample = std::filesystem::path(DHRDOC_SOURCE_DIR) / "samples/harbour-street";

/// Everything that the stages before the measured one make.
struct Bench {
    base::Sources sources;
    base::DiskFiles files;
    base::Diagnostics diagnostics;
    Resources resources{sources, files, sample, {}};
    FontFiles font_files{files};
    Workbench bench{font_files};
    std::shared_ptr<model::Case const> reviewed;
    model::Policy policy;
    model::Facts facts;
    std::shared_ptr<model::FilledText const> filled;
    model::Document document;
    std::shared_ptr<redact::Withheld const> withheld;
    std::shared_ptr<model::Search const> search;
    std::optional<redact::Redaction> redaction;
    model::Style style;
    model::Pages pages;
    std::string pdf;

    Bench() {
        casefile::Reader reader(sources, files);
        reviewed = reader.read_case(sample / "case.toml", diagnostics);
        if (!reviewed) throw std::runtime_error("the sample cannot be read");
        policy.profile = model::Profile::panel;
        policy.reviewed = reviewed;
        policy.identities = reader.identities_of(*reviewed);
        facts = view();
        filled = std::make_shared<model::FilledText const>(fill_it());
        document = markdown::parse(filled, sources, {}, diagnostics);
        withheld = redact::compile(policy);
        search = redact::make_search(withheld);
        redaction = redact::redact(document, *withheld, sources, diagnostics);
        style = resources.load_style("report", diagnostics).value();
        pages = set(bench);
        pdf = write::pdf(pages);
    }

    model::Facts view() const {
        return fill::view_of(*reviewed, policy.profile, fill::generalise(*policy.identities, policy.profile));
    }
    model::FilledText fill_it() {
        base::Diagnostics quiet;
        return fill::fill(*resources.find_template("overview-report", quiet), facts, resources.partials(quiet), sources,
                          quiet);
    }
    model::Pages set(Workbench& with) {
        base::Diagnostics quiet;
        return typeset::typeset(
            redaction->document, style, with.fonts_for(style, sample),
            [&](std::string const& path) { return resources.load_image(path); }, {}, sources, quiet);
    }
};

Bench& made() {
    static Bench bench;
    return bench;
}

void read_case(benchmark::State& state) {
    for (auto _ : state) {
        base::Sources sources;
        base::Diagnostics diagnostics;
        casefile::Reader reader(sources, made().files);
        benchmark::DoNotOptimize(reader.read_case(sample / "case.toml", diagnostics));
    }
}

void view_and_fill(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(made().view());
        benchmark::DoNotOptimize(made().fill_it());
    }
}

void parse_markdown(benchmark::State& state) {
    for (auto _ : state) {
        base::Diagnostics quiet;
        benchmark::DoNotOptimize(markdown::parse(made().filled, made().sources, {}, quiet));
    }
}

void compile_policy(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(redact::compile(made().policy));
}

void redact_document(benchmark::State& state) {
    for (auto _ : state) {
        base::Diagnostics quiet;
        benchmark::DoNotOptimize(redact::redact(made().document, *made().withheld, made().sources, quiet));
    }
}

void typeset_cold(benchmark::State& state) {
    for (auto _ : state) {
        Workbench fresh(made().font_files);
        benchmark::DoNotOptimize(made().set(fresh));
    }
    state.counters["pages"] = static_cast<double>(made().pages.pages.size());
}

void typeset_warm(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(made().set(made().bench));
}

void write_pdf(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(write::pdf(made().pages));
    state.counters["bytes"] = static_cast<double>(made().pdf.size());
}

/// The same pages when nobody says what anything is: what tagging costs, in time and bytes.
model::Pages untagged(model::Pages pages) {
    pages.elements.clear();
    for (auto& page : pages.pages) {
        for (auto& text : page.texts) text.element = model::artifact;
        for (auto& image : page.images) image.element = model::artifact;
        for (auto& link : page.links) link.element = model::artifact;
    }
    return pages;
}

void write_pdf_untagged(benchmark::State& state) {
    auto const pages = untagged(made().pages);
    for (auto _ : state) benchmark::DoNotOptimize(write::pdf(pages));
    state.counters["bytes"] = static_cast<double>(write::pdf(pages).size());
}

void write_html(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(write::html(made().redaction->document));
}

void xray_pdf(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(xray::examine(made().pdf, *made().search, xray::Strictness::ours));
}

/// A report of about `pages` pages: chapters of numbered paragraphs, with a note and a short table in each.
std::string long_report(std::int64_t pages) {
    std::string text = "---\ntitle: A long report\nstyle: report\nnumbering: paragraphs\n---\n";
    std::string notes;
    for (std::int64_t chapter = 1; chapter <= pages / 2; ++chapter) {
        text += "\n# Chapter " + std::to_string(chapter) + "\n";
        for (int paragraph = 0; paragraph < 12; ++paragraph) {
            text +=
                "\nThe panel considered what each agency knew at the time, what it did with what it knew, and what it "
                "might have done "
                "had the information that others held reached it; it asked the authors of the reviews to say how the "
                "practice of the "
                "day compared with the guidance then in force, and where the two differed it asked why.";
            if (paragraph == 3) text += "[^n" + std::to_string(chapter) + "]";
            text += "\n";
        }
        text += "\n| Month | Agency | Event |\n|---|---|---|\n";
        for (int row = 0; row < 6; ++row)
            text +=
                "| March 2019 | The health visiting service | A visit was made and a letter written to the practice "
                "|\n";
        notes += "\n[^n" + std::to_string(chapter) +
                 "]: A note to the chapter, which runs on for a little longer than one line of the page does, to be "
                 "like those of real reports.\n";
    }
    return text + notes;
}

/// Time per page should not grow with the number of pages.
void long_document(benchmark::State& state) {
    base::Sources sources;
    base::Diagnostics quiet;
    auto const& file = sources.add("long.md", long_report(state.range(0)));
    auto const text = std::make_shared<model::FilledText const>(model::FilledText::whole_file(file));
    auto const withheld = redact::compile(model::Policy());
    auto const none = [](std::string const&) { return typeset::LoadedImage{}; };
    std::size_t pages = 1;
    for (auto _ : state) {
        auto redacted = redact::redact(markdown::parse(text, sources, {}, quiet), *withheld, sources, quiet);
        auto const set = typeset::typeset(redacted.document, made().style, made().bench.fonts_for(made().style, sample),
                                          none, {}, sources, quiet);
        benchmark::DoNotOptimize(write::pdf(set));
        pages = set.pages.size();
    }
    state.counters["pages"] = static_cast<double>(pages);
    state.counters["us_per_page"] =
        benchmark::Counter(static_cast<double>(pages) * 1e-6 * static_cast<double>(state.iterations()),
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

BENCHMARK(long_document)->Arg(60)->Arg(250)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(read_case)->Unit(benchmark::kMillisecond);
BENCHMARK(view_and_fill)->Unit(benchmark::kMillisecond);
BENCHMARK(parse_markdown)->Unit(benchmark::kMillisecond);
BENCHMARK(compile_policy)->Unit(benchmark::kMillisecond);
BENCHMARK(redact_document)->Unit(benchmark::kMillisecond);
BENCHMARK(typeset_cold)->Unit(benchmark::kMillisecond);
BENCHMARK(typeset_warm)->Unit(benchmark::kMillisecond);
BENCHMARK(write_pdf)->Unit(benchmark::kMillisecond);
BENCHMARK(write_pdf_untagged)->Unit(benchmark::kMillisecond);
BENCHMARK(write_html)->Unit(benchmark::kMillisecond);
BENCHMARK(xray_pdf)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
