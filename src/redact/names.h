// Takes a text as a reader reads it; makes the spans in which somebody of the key is named.
#pragma once

#include "redact/span.h"
#include "redact/withheld.h"

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace dhrdoc::redact {

/// What a stream of text is, so far as it changes how words are read.
enum class StreamKind : std::uint8_t {
    prose,
    code,
    address,  // link targets, paths, ids: words run together, case says nothing
};

/// What was found out about odd words, kept over all texts of a document.
class WordMemory {
public:
    struct Answer {
        std::uint32_t node = 0;
        Rule rule = Rule::name_full;
        bool certain = true;
    };
    [[nodiscard]] Answer const* find(std::string_view word) const {
        auto const found = answers_.find(word);
        return found == answers_.end() ? nullptr : &found->second;
    }
    Answer const& keep(std::string_view word, Answer answer) {
        return answers_.emplace(std::string(word), answer).first->second;
    }

    /// Words of names that no key lists and that were asked about.
    std::set<std::string, std::less<>> asked;
    /// Who was named last, over all texts: the latest behind.
    std::vector<int> named;

private:
    std::unordered_map<std::string, Answer, StringHash, std::equal_to<>> answers_;
};

/// True for each token that stands in a phrase that is never touched.
[[nodiscard]] std::vector<bool> protected_tokens(View const& view, Withheld const& withheld);

/// `is_protected` comes from protected_tokens(); a title or a known name beside such a phrase wins over it.
[[nodiscard]] std::vector<Span> find_names(View const& view, StreamKind kind, std::vector<bool> const& is_protected,
                                           Withheld const& withheld, WordMemory& memory);

}  // namespace dhrdoc::redact
