// Takes a document; makes the list of all texts in it, and the orders in which a reader may read them.
#pragma once

#include "model/document.h"
#include "redact/identifiers.h"
#include "redact/names.h"

#include <vector>

namespace dhrdoc::redact {

/// One text of the document that can be changed: a block's flat text, or a plain string.
struct Slot {
    enum class Role : std::uint8_t { text, plain, link_title, link_target, id, image };
    Role role = Role::text;
    StreamKind kind = StreamKind::prose;
    model::StyledText* styled = nullptr;  // text; and for links, what they belong to
    std::string* plain = nullptr;         // all others
    std::size_t link = 0;                 // index in styled->links
    model::Block const* block = nullptr;  // where a message can point at; null for front matter
    Setting setting = Setting::ordinary;
    /// The number of the mail that it belongs to; 0: of none.
    std::size_t message = 0;
    /// What a column's header says of this cell: read before it, never changed through it.
    std::string label;

    [[nodiscard]] std::string const& words() const;
};

/// A text to search, made of one slot or of several read in one go.
struct Stream {
    struct Piece {
        std::size_t begin = 0;  // in `text`
        std::size_t slot = 0;
        std::size_t length = 0;
    };
    std::string text;
    std::vector<Piece> pieces;
    StreamKind kind = StreamKind::prose;
    /// The cells of a row in one go: of names and dates only those count that begin and end with a cell.
    bool is_row = false;
    bool is_squeezed_row = false;
    /// Each cell with its header before it: for what follows from the row as a whole.
    bool is_labelled_row = false;
    /// The paragraphs of a mail in one go: only passages that the key lists count, over the ends of paragraphs.
    bool is_message = false;
    /// The number of a list's item and its first text in one go: "12." and "March 2021". Only days that begin with the
    /// number count, and take the numbers of these lists with them.
    std::vector<model::Block*> numbered_by;
    /// The short items of a list, or the cells of a column, one a line: who else stands in a list of people.
    bool is_roster = false;
    Setting setting = Setting::ordinary;
    std::size_t message = 0;
};

struct Streams {
    std::vector<Slot> slots;
    std::vector<Stream> streams;
};

/// The slots point into `document`, which must stay where it is.
[[nodiscard]] Streams streams_of(model::Document& document);

/// "%45leanor" -> "Eleanor", "+" -> " ".
[[nodiscard]] std::string percent_decoded(std::string_view text);

}  // namespace dhrdoc::redact
