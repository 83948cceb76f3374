// Takes the text that a document was read from, and the document redacted; makes the text again in which nothing is
// changed but what was replaced. It proves nothing: who asks reads the text again, and lets what differs give way.
#pragma once

#include "model/locate.h"
#include "redact/redact.h"
#include "same_reading.h"
#include "write/markdown.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc {

/// Changes of a text by bytes, in any order; what is taken out twice is out.
class ByteChanges {
public:
    explicit ByteChanges(std::string_view text) : text_(text), gone_(text.size()) {}
    void take_out(std::size_t begin, std::size_t end);
    /// `words` come before byte `at`.
    void put(std::size_t at, std::string words);
    [[nodiscard]] bool is_out(std::size_t at) const { return at < gone_.size() && gone_[at]; }
    [[nodiscard]] std::string applied() const;

private:
    std::string_view text_;
    std::vector<bool> gone_;
    std::map<std::size_t, std::string> put_;
};

/// The end of "](target "title")", "][label]" or "]" at byte `at` of a text, where a `]` stands.
[[nodiscard]] std::size_t end_of_link(std::string_view text, std::size_t at);

/// `words`, whose lines end in U+000A, with the line ends that a text has.
[[nodiscard]] std::string with_line_ends_of(std::string_view text, std::string words);

class Splice {
public:
    /// All must outlive this. `before` is what was given to redact.
    Splice(model::Document const& before, redact::Redaction const& redaction);
    Splice(Splice const&) = delete;
    Splice& operator=(Splice const&) = delete;
    ~Splice();

    [[nodiscard]] std::string text();
    /// For what is read otherwise in `read`, the document that text() is: another way of writing it. False where there
    /// is none left.
    [[nodiscard]] bool give_way(model::Document const& read, Differences const& differences);
    /// How many blocks are in our own hand.
    [[nodiscard]] std::size_t rewritten() const;

private:
    /// Whose hand a text is in. `closed`: theirs, but what replaces a name is escaped, and markup that ended in the
    /// middle of the name is closed.
    enum class Hand : std::uint8_t { theirs, closed, ours };
    struct Leaf;
    struct Part;

    void collect(model::Block const& before, model::Block const& after, std::size_t part, bool in_cell);
    void collect_children(std::vector<model::Block> const& before, std::vector<model::Block> const& after,
                          std::size_t part, bool in_cell);
    void write_part(Part const& part, ByteChanges& changes) const;
    void write_leaf(Leaf& leaf, ByteChanges& changes);
    [[nodiscard]] bool write_in_place(Leaf& leaf, ByteChanges& changes) const;
    [[nodiscard]] bool write_words(Leaf& leaf, ByteChanges& changes) const;
    [[nodiscard]] bool write_words(Leaf& leaf, redact::Replacement const& replacement, ByteChanges& changes) const;
    [[nodiscard]] bool write_links(Leaf& leaf, ByteChanges& changes) const;
    [[nodiscard]] bool write_link(Leaf& leaf, std::size_t link, ByteChanges& changes) const;
    [[nodiscard]] std::string at_place(Leaf const& leaf, std::size_t at, std::string words) const;
    [[nodiscard]] static bool is_replaced(Leaf const& leaf, std::size_t begin, std::size_t end);
    [[nodiscard]] bool write_info(Leaf const& leaf, ByteChanges& changes) const;
    [[nodiscard]] bool write_picture(Leaf const& leaf, ByteChanges& changes) const;
    [[nodiscard]] bool write_plain(Leaf const& leaf, model::Origin place, std::string const& before,
                                   std::string const& after, ByteChanges& changes) const;
    void write_labels(ByteChanges& changes) const;
    [[nodiscard]] bool let_differing_leaves_give_way(Part& part, model::Block const* read);
    [[nodiscard]] bool let_leaf_give_way(std::size_t leaf);
    [[nodiscard]] bool change_hand(Part& part);

    model::Document const& before_;
    model::Document const& after_;
    std::string_view source_;
    write::MarkdownParts ours_;
    std::map<std::size_t, redact::ChangedText const*> changes_;
    std::vector<Leaf> leaves_;  // every block, in the order of for_each_block
    std::vector<Part> parts_;
};

}  // namespace dhrdoc
