// Takes a text as it is written; makes it as a reader reads it, word by word, with the way back to each byte.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::redact {

/// How a word is written. `upper` needs two letters; one capital letter alone is `capital`.
enum class Shape : std::uint8_t { lower, capital, upper, mixed, digits };

struct Token {
    std::uint32_t begin = 0;  // bytes of the folded text
    std::uint32_t end = 0;
    /// words::Class bits of a word; 0 for a number.
    std::uint32_t classes = 0;
    Shape shape = Shape::lower;
    /// The writing has a diacritic that folding took away.
    bool accented = false;
    /// Nothing but the start of the text or the end of a sentence stands before.
    bool starts_sentence = false;

    [[nodiscard]] bool is_number() const { return shape == Shape::digits; }
    [[nodiscard]] bool is_word() const { return shape != Shape::digits; }
    [[nodiscard]] bool is_capitalised() const {
        return shape == Shape::capital || shape == Shape::upper || shape == Shape::mixed;
    }
};

/// Bytes [begin, end) of the text as it is written.
struct ByteRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    friend bool operator==(ByteRange const&, ByteRange const&) = default;
};

/// Compatibility forms, look-alikes (UTS 39 where they are letters of another script), diacritics and case folded;
/// characters that show nothing dropped; every kind of dash, apostrophe and space made one; right-to-left overrides
/// read in the order in which they are seen. Tokens are runs of letters or of digits.
class View {
public:
    explicit View(std::string_view source);

    [[nodiscard]] std::string_view folded() const { return folded_; }
    [[nodiscard]] std::vector<Token> const& tokens() const { return tokens_; }
    [[nodiscard]] std::size_t size() const { return tokens_.size(); }
    [[nodiscard]] std::string_view word(std::size_t token) const {
        return {folded_.data() + tokens_[token].begin, std::size_t{tokens_[token].end} - tokens_[token].begin};
    }
    /// What stands between a token and the next one.
    [[nodiscard]] std::string_view gap(std::size_t token) const {
        std::size_t const begin = tokens_[token].end;
        std::size_t const end = token + 1 < tokens_.size() ? tokens_[token + 1].begin : folded_.size();
        return {folded_.data() + begin, end - begin};
    }
    /// What stands before the first, or before `token`.
    [[nodiscard]] std::string_view gap_before(std::size_t token) const;
    [[nodiscard]] ByteRange source_of(std::size_t folded_begin, std::size_t folded_end) const;
    /// From the first byte of token `first` to the last byte before token `past`'s predecessor ends.
    [[nodiscard]] ByteRange source_of_tokens(std::size_t first, std::size_t past) const {
        return source_of(tokens_[first].begin, tokens_[past - 1].end);
    }
    /// The first token of the sentence that `token` is in, and the one after its last.
    [[nodiscard]] std::size_t sentence_begin(std::size_t token) const;
    [[nodiscard]] std::size_t sentence_end(std::size_t token) const;
    /// The text with the usual slips of scanning undone: letters set apart joined ("1 2 M a r c h"), and l, I, O, | and
    /// ! among figures read as figures. Nothing where there is no such slip. Only figures and months can be trusted in
    /// it.
    [[nodiscard]] std::optional<View> as_scanned() const;
    /// The first token that begins at or after a byte of the folded text.
    [[nodiscard]] std::size_t token_at(std::size_t folded_byte) const;

private:
    struct Folder;
    View() = default;
    [[nodiscard]] bool may_have_scanning_slips() const;
    [[nodiscard]] std::string without_scanning_slips(std::vector<bool>& dropped) const;
    [[nodiscard]] bool stands_set_apart(std::size_t token) const;
    [[nodiscard]] bool is_ending_of_figure(std::size_t token) const;
    [[nodiscard]] bool ends_ordinal(std::size_t token, std::size_t first) const;
    [[nodiscard]] bool is_ordinal_before_month(std::size_t begin) const;
    void tokenise();
    void mark_sentences();

    std::string folded_;
    std::vector<std::uint32_t> from_;   // for each folded byte, where its character begins in the source
    std::vector<std::uint8_t> width_;   // and how many bytes it takes there
    std::vector<std::uint8_t> traits_;  // of view.cpp
    std::vector<Token> tokens_;
};

/// A text folded as View folds it, for the words of a key.
[[nodiscard]] std::string folded(std::string_view text);
/// Only the letters and digits of it.
[[nodiscard]] std::string squeezed(std::string_view text);

}  // namespace dhrdoc::redact
