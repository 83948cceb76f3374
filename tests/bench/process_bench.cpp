// Takes the program and the samples; times whole runs of it: a report, a letter, fifty letters in one call.
//
//   process_bench PROGRAM SAMPLES [RUNS]      prints minimum and median of the wall time, and the peak of memory
#include "whole_run.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <unistd.h>

namespace {

namespace fs = std::filesystem;

void report(std::string const& name, std::vector<std::string> const& words, int runs) {
    std::vector<double> times;
    double memory = 0;
    auto const run_once = [&] { return dhrdoc::bench::run(words, dhrdoc::bench::Messages::thrown_away); };
    run_once();  // warms the page cache
    for (int i = 0; i < runs; ++i) {
        auto const one = run_once();
        if (one.status != 0) {
            std::printf("%-44s exit status %d\n", name.c_str(), one.status);
            return;
        }
        times.push_back(one.wall * 1000);
        memory = std::max(memory, one.mebibytes);
    }
    std::sort(times.begin(), times.end());
    std::printf("%-44s min %7.1f ms   median %7.1f ms   peak %6.1f MiB\n", name.c_str(), times.front(),
                times[times.size() / 2], memory);
}

}  // namespace

int main(int count, char** words) {
    if (count < 3) {
        std::fprintf(stderr, "usage: process_bench PROGRAM SAMPLES [RUNS]\n");
        return 2;
    }
    std::string const program = words[1];
    auto const samples = fs::absolute(words[2]);
    int const runs = count > 3 ? std::atoi(words[3]) : 15;
    auto const work = fs::temp_directory_path() / ("dhrdoc-bench-" + std::to_string(::getpid()));
    auto const out = (work / "out").string();
    auto const report_case = (samples / "harbour-street/case.toml").string();
    report("overview report, harbour-street", {program, "build", report_case, "--only", "overview-report", "-o", out},
           runs);
    report("three reports in one call", {program, "build", report_case, "-o", out}, runs);
    report("panel letter, alder-court", {program, "build", (samples / "alder-court/feedback.toml").string(), "-o", out},
           runs);
    std::vector<std::string> letters = {program, "build", "--only", "panel-letter", "-o", out};
    for (int i = 0; i < 50; ++i) {
        auto const folder = work / ("case-" + std::to_string(i));
        fs::create_directories(folder);
        fs::copy(samples / "alder-court", folder, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
        letters.push_back((folder / "feedback.toml").string());
    }
    report("fifty panel letters in one call", letters, runs);
    fs::remove_all(work);
    return 0;
}
