// Takes pieces of work; checks that each is done once, whatever one of them throws.
#include "base/parallel.h"

#include <catch2/catch.hpp>

#include <array>
#include <atomic>
#include <stdexcept>

using namespace dhrdoc::base;

TEST_CASE("every piece of work is done once, on any number of threads") {
    for (unsigned const threads : {1U, 2U, 9U}) {
        std::array<std::atomic<int>, 50> done{};
        in_parallel(done.size(), threads, [&](std::size_t i) { ++done.at(i); });
        for (auto const& times : done) CHECK(times == 1);
    }
    in_parallel(0, 4, [](std::size_t) { FAIL("there is nothing to do"); });
}

TEST_CASE("of several failures the first piece's goes on, and the rest is done all the same") {
    for (unsigned const threads : {1U, 2U, 5U}) {
        std::atomic<int> done = 0;
        auto const work = [&](std::size_t i) {
            if (i == 7 || i == 3) throw std::runtime_error("piece " + std::to_string(i));
            ++done;
        };
        CHECK_THROWS_WITH(in_parallel(12, threads, work), "piece 3");
        CHECK(done == 10);
    }
}

TEST_CASE("as many threads as are asked for, or as there are cores") {
    CHECK(threads_for(3) == 3);
    CHECK(threads_for(0) >= 1);
}
