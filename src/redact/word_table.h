// Takes words; makes a table that is asked for each word of a document and gives a number. Faster than a map of
// strings: the words asked for are short, and mostly not in it.
#pragma once

#include <cstdint>
#include <cstring>
#include <forward_list>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::redact {

/// For tables only: no output may hang on it.
[[nodiscard]] inline std::uint64_t hash_of(std::string_view word) {
    auto const mix = [](std::uint64_t value) {
        value *= 0x9E3779B97F4A7C15U;
        return value ^ (value >> 32U);
    };
    auto const eight_at = [](char const* at) {
        std::uint64_t out = 0;
        std::memcpy(&out, at, sizeof out);
        return out;
    };
    auto const four_at = [](char const* at) {
        std::uint32_t out = 0;
        std::memcpy(&out, at, sizeof out);
        return std::uint64_t{out};
    };
    auto const* at = word.data();
    auto const size = word.size();
    auto const* const end = at + size;
    std::uint64_t hash = size;
    // The last bytes of a long word are read twice, and so are some of a short one.
    if (size >= 8) {
        for (; end - at > 8; at += 8) hash = mix(hash ^ eight_at(at));
        return mix(mix(hash ^ eight_at(end - 8)));
    }
    if (size >= 4) return mix(mix(hash ^ four_at(at) ^ (four_at(end - 4) << 32U)));
    for (; at != end; ++at) hash = (hash << 8U) ^ static_cast<unsigned char>(*at);
    return mix(mix(hash));
}

/// Lets a hash map of strings be asked with a view.
struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return hash_of(text); }
};

/// Words are kept, or only looked at: then they must outlive it.
class WordTable {
public:
    WordTable() = default;
    // A copy would look at the words of what it was copied from.
    WordTable(WordTable const&) = delete;
    WordTable(WordTable&&) = default;
    WordTable& operator=(WordTable const&) = delete;
    WordTable& operator=(WordTable&&) = default;
    ~WordTable() = default;

    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    /// nullptr where the word is not in it. Good until something is added.
    [[nodiscard]] std::uint32_t const* find(std::string_view word) const {
        if (slots_.empty()) return nullptr;
        auto const hash = hash_of(word);
        for (auto at = hash & mask();; at = (at + 1) & mask()) {
            auto const& slot = slots_[at];
            if (slot.word.data() == nullptr) return nullptr;
            if (slot.hash == static_cast<std::uint32_t>(hash >> 32U) && slot.word == word) return &slot.value;
        }
    }
    /// The number of a word that stays alive; a new one has 0.
    std::uint32_t& look_at(std::string_view word) {
        if (auto const* known = find(word)) return const_cast<std::uint32_t&>(*known);
        if (3 * slots_.size() < 4 * (size_ + 1)) grow();
        ++size_;
        return place(word, 0);
    }
    /// The number of a word that is copied; a new one has 0.
    std::uint32_t& keep(std::string_view word) {
        if (auto const* known = find(word)) return const_cast<std::uint32_t&>(*known);
        return look_at(kept_.emplace_front(word));
    }
    /// `visit(word, number)`, in no order that means anything.
    template <typename Visit>
    void for_each(Visit const& visit) const {
        for (auto const& slot : slots_)
            if (slot.word.data() != nullptr) visit(slot.word, slot.value);
    }

private:
    struct Slot {
        std::string_view word;
        std::uint32_t hash = 0;  // its upper half
        std::uint32_t value = 0;
    };
    [[nodiscard]] std::size_t mask() const { return slots_.size() - 1; }
    std::uint32_t& place(std::string_view word, std::uint32_t value) {
        // An empty word is a word: its place must not look free.
        if (word.data() == nullptr) word = std::string_view("", 0);
        auto const hash = hash_of(word);
        auto at = hash & mask();
        while (slots_[at].word.data() != nullptr) at = (at + 1) & mask();
        slots_[at] = {word, static_cast<std::uint32_t>(hash >> 32U), value};
        return slots_[at].value;
    }
    void grow() {
        std::vector<Slot> old(slots_.empty() ? 4 : 2 * slots_.size());
        old.swap(slots_);
        for (auto const& slot : old)
            if (slot.word.data() != nullptr) place(slot.word, slot.value);
    }

    std::vector<Slot> slots_;  // a power of two of them, a quarter of them free
    std::size_t size_ = 0;
    std::forward_list<std::string> kept_;
};

}  // namespace dhrdoc::redact
