// Takes the program and the samples; times whole runs of it: a report, a letter, fifty letters in one call.
//
//   process_bench PROGRAM SAMPLES [RUNS]      prints minimum and median of the wall time, and the peak of memory
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

struct Run {
    double milliseconds = 0;
    double mebibytes = 0;
    int status = 0;
};

Run run(std::vector<std::string> const& words) {
    std::vector<char*> arguments;
    for (auto const& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    auto const begin = std::chrono::steady_clock::now();
    auto const child = ::fork();
    if (child == 0) {
        auto const nowhere = ::open("/dev/null", O_WRONLY);
        ::dup2(nowhere, STDOUT_FILENO);
        ::dup2(nowhere, STDERR_FILENO);
        ::execv(arguments[0], arguments.data());
        ::_exit(127);
    }
    int status = 0;
    rusage usage{};
    ::wait4(child, &status, 0, &usage);
    auto const end = std::chrono::steady_clock::now();
    return {std::chrono::duration<double, std::milli>(end - begin).count(), static_cast<double>(usage.ru_maxrss) / 1024.0,
            WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

void report(std::string const& name, std::vector<std::string> const& words, int runs) {
    std::vector<double> times;
    double memory = 0;
    run(words);  // warms the page cache
    for (int i = 0; i < runs; ++i) {
        auto const one = run(words);
        if (one.status != 0) {
            std::printf("%-44s exit status %d\n", name.c_str(), one.status);
            return;
        }
        times.push_back(one.milliseconds);
        memory = std::max(memory, one.mebibytes);
    }
    std::sort(times.begin(), times.end());
    std::printf("%-44s min %7.1f ms   median %7.1f ms   peak %6.1f MiB\n", name.c_str(), times.front(), times[times.size() / 2], memory);
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
    report("overview report, harbour-street", {program, "build", report_case, "--only", "overview-report", "-o", out}, runs);
    report("three reports in one call", {program, "build", report_case, "-o", out}, runs);
    report("panel letter, alder-court", {program, "build", (samples / "alder-court/feedback.toml").string(), "-o", out}, runs);
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
