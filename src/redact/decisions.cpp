// Takes a question and the text around it; makes the key under which a person's answer is found again.
#include "redact/decisions.h"

#include <cstdint>

namespace dhrdoc::redact {

namespace {

/// FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
class Hash {
public:
    void add(std::string_view text) {
        for (char const c : text) {
            value_ ^= static_cast<unsigned char>(c);
            value_ *= 0x100000001B3U;
        }
        value_ ^= 0xFFU;
        value_ *= 0x100000001B3U;
    }
    [[nodiscard]] std::string hex() const {
        std::string out;
        for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[(value_ >> shift) & 0xFU];
        return out;
    }

private:
    std::uint64_t value_ = 0xCBF29CE484222325U;
};

void add_sentence(Hash& hash, std::string_view text, ByteRange at) {
    View const view(text);
    for (std::size_t i = 0; i < view.size(); ++i) {
        if (view.source_of_tokens(i, i + 1).end <= at.begin) continue;
        for (std::size_t k = view.sentence_begin(i); k < view.sentence_end(i); ++k) hash.add(view.word(k));
        return;
    }
}

}  // namespace

std::string where_of(std::string_view text, Span const& span) {
    Hash hash;
    hash.add(folded(text.substr(span.at.begin, span.at.end - span.at.begin)));
    if (span.group.empty()) add_sentence(hash, text, span.at);
    return hash.hex();
}

std::string where_of_sentence(std::string_view text, ByteRange at, std::string_view more) {
    Hash hash;
    if (!more.empty()) hash.add(more);
    add_sentence(hash, text, at);
    return hash.hex();
}

model::DecisionChoice answer_to(model::Decisions const& decisions, std::string_view what, std::string_view where) {
    for (auto const& decision : decisions.entries)
        if (decision.what == what && decision.where == where) return decision.choice;
    return model::DecisionChoice::unanswered;
}

}  // namespace dhrdoc::redact
