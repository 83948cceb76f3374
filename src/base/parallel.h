// Takes pieces of work that know nothing of each other; does them on several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace dhrdoc::base {

/// How many threads `--jobs N` means; 0: as many as the machine has cores.
[[nodiscard]] unsigned threads_for(unsigned jobs);

/// Calls `work(i)` for each i below `count`, in no order. All are called, whatever one throws; then the exception of
/// the first i that threw goes on.
void in_parallel(std::size_t count, unsigned threads, std::function<void(std::size_t)> const& work);

}  // namespace dhrdoc::base
