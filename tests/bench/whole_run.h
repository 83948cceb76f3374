// Takes a command; runs it, and says how long it took and what memory.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dhrdoc::bench {

struct Usage {
    double wall = 0, processor = 0;  // seconds
    double mebibytes = 0;            // the most that it held at any time
    int status = -1;
};

/// The program with its arguments; what it prints is thrown away, but for its messages where `messages` says so.
enum class Messages { shown, thrown_away };
inline Usage run(std::vector<std::string> const& words, Messages messages) {
    std::vector<char*> arguments;
    for (auto const& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    auto const begin = std::chrono::steady_clock::now();
    auto const child = ::fork();
    if (child == 0) {
        auto const nowhere = ::open("/dev/null", O_WRONLY);
        ::dup2(nowhere, STDOUT_FILENO);
        if (messages == Messages::thrown_away) ::dup2(nowhere, STDERR_FILENO);
        ::execv(arguments[0], arguments.data());
        ::_exit(127);
    }
    int status = 0;
    rusage usage{};
    ::wait4(child, &status, 0, &usage);
    auto const end = std::chrono::steady_clock::now();
    auto const seconds = [](timeval const& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return {std::chrono::duration<double>(end - begin).count(), seconds(usage.ru_utime) + seconds(usage.ru_stime),
            static_cast<double>(usage.ru_maxrss) / 1024.0, WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

}  // namespace dhrdoc::bench
