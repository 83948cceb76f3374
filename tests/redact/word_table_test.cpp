// Takes words; checks that the table gives back for each what was put in, and nothing for any other.
#include "redact/word_table.h"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

using dhrdoc::redact::WordTable;

TEST_CASE("a table of words answers as a map of strings does") {
    auto const held = rc::check("a table of words answers as a map of strings does", [] {
        auto const words = *rc::gen::arbitrary<std::vector<std::string>>();
        WordTable table;
        std::map<std::string, std::uint32_t> map;
        for (std::size_t i = 0; i < words.size(); ++i) {
            // Half of them are copied, and go away here.
            auto& number = i % 2 == 0 ? table.keep(std::string(words[i])) : table.look_at(words[i]);
            number += static_cast<std::uint32_t>(i) + 1;
            map[words[i]] += static_cast<std::uint32_t>(i) + 1;
        }
        auto const moved = std::move(table);
        RC_ASSERT(moved.size() == map.size());
        for (auto const& [word, number] : map) {
            auto const* found = moved.find(word);
            RC_ASSERT(found != nullptr);
            RC_ASSERT(*found == number);
        }
        auto const other = *rc::gen::arbitrary<std::string>();
        RC_ASSERT((moved.find(other) != nullptr) == map.contains(other));
        std::map<std::string, std::uint32_t> all;
        moved.for_each([&](std::string_view word, std::uint32_t number) { all.emplace(word, number); });
        RC_ASSERT(all == map);
    });
    CHECK(held);
}

TEST_CASE("words of every length have hashes of their own") {
    std::set<std::uint64_t> hashes;
    std::string word;
    for (std::size_t length = 0; length <= 40; ++length, word += 'a') {
        hashes.insert(dhrdoc::redact::hash_of(word));
        for (auto const& other : {word + "b", "b" + word}) hashes.insert(dhrdoc::redact::hash_of(other + "c"));
    }
    // "" + "bc" and "b" + "" + "c" are one word.
    CHECK(hashes.size() == 3 * 41 - 1);
}
