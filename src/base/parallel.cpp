// Takes pieces of work that know nothing of each other; does them on several threads.
#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <vector>

namespace dhrdoc::base {

unsigned threads_for(unsigned jobs) { return std::max(1U, jobs != 0 ? jobs : std::thread::hardware_concurrency()); }

void in_parallel(std::size_t count, unsigned threads, std::function<void(std::size_t)> const& work) {
    std::atomic<std::size_t> next = 0;
    std::vector<std::exception_ptr> failures(count);
    auto const go = [&] {
        for (auto i = next++; i < count; i = next++) {
            try {
                work(i);
            } catch (...) {
                failures[i] = std::current_exception();
            }
        }
    };
    std::vector<std::thread> helpers;
    for (std::size_t i = 1; i < std::min<std::size_t>(threads, count); ++i) helpers.emplace_back(go);
    go();
    for (auto& helper : helpers) helper.join();
    for (auto const& failure : failures) {
        if (failure) std::rethrow_exception(failure);
    }
}

}  // namespace dhrdoc::base
