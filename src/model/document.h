// A document as its reader would tell it: headings, paragraphs, lists, tables, notes. Made by markdown, changed by
// nobody; redact makes a RedactedDocument from it.
#pragma once

#include "base/text_place.h"
#include "model/chart.h"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::model {

/// How a run of characters looks or what it is. Bits, because they combine.
enum class Mark : std::uint8_t {
    none = 0,
    strong = 1,
    emphasis = 2,
    code = 4,
    struck = 8,
    superscript = 16,
    small = 32
};
[[nodiscard]] constexpr Mark operator|(Mark a, Mark b) {
    return static_cast<Mark>(static_cast<std::uint8_t>(a) | static_cast<std::uint8_t>(b));
}
[[nodiscard]] constexpr bool has(Mark set, Mark one) {
    return (static_cast<std::uint8_t>(set) & static_cast<std::uint8_t>(one)) != 0;
}

/// A run of text with the same marks, link and language.
struct Run {
    std::uint32_t begin = 0;  // byte offsets in StyledText::text
    std::uint32_t end = 0;
    Mark marks = Mark::none;
    std::int32_t link = -1;      // index in StyledText::links
    std::int32_t language = -1;  // index in StyledText::languages (BCP 47); -1: the document's
    friend bool operator==(Run const&, Run const&) = default;
};

struct Link {
    std::string target;  // "https://...", "mailto:...", or "#id" of something in this document
    std::string title;
    friend bool operator==(Link const&, Link const&) = default;
};

/// Something in the flow of the text that is not text. It stands in StyledText::text as U+FFFC.
struct Inset {
    enum class Kind { note_reference, page_reference };
    std::uint32_t at = 0;  // byte offset of its U+FFFC
    Kind kind = Kind::note_reference;
    std::uint32_t note = 0;  // index in Document::notes
    std::string target;      // page_reference: the id whose page is printed
    friend bool operator==(Inset const&, Inset const&) = default;
};

/// Flat text with what was markup kept beside it. What redaction reads is `text`: across emphasis, links and soft
/// breaks, as the reader reads it. A soft line break is a space; a hard one is U+000A.
struct StyledText {
    std::string text;
    std::vector<Run> runs;      // sorted, no gaps, no overlaps, cover the text; empty text has no runs
    std::vector<Inset> insets;  // sorted by `at`
    std::vector<Link> links;
    std::vector<std::string> languages;

    [[nodiscard]] bool empty() const { return text.empty(); }
    void append(std::string_view more, Mark marks = Mark::none, std::int32_t link = -1, std::int32_t language = -1);
    /// Puts `replacement` in place of bytes [begin, end). It takes the marks, link and language of the first byte that
    /// it replaces; insets inside the range go away; all others keep their place.
    void replace(std::size_t begin, std::size_t end, std::string_view replacement);
    /// True if runs, insets and indices are as promised above; for assertions and tests.
    [[nodiscard]] bool well_formed() const;
    [[nodiscard]] static StyledText plain(std::string_view text);
    friend bool operator==(StyledText const&, StyledText const&) = default;
};

enum class BlockKind {
    heading,    // text, level, number
    paragraph,  // text, number
    list,       // children: items
    item,       // children
    quote,      // children
    code,       // text (U+000A between lines)
    table,      // text is the caption; children: rows
    row,        // children: cells
    cell,       // children: blocks
    figure,     // text is the caption; alt; image, or chart and children: its table
    rule,       //
    division,   // children; name: "cover", "letterhead", "landscape", ...
    contents,   // level: how deep
    page_break,
};

enum class Alignment : std::uint8_t { natural, left, centre, right };

struct Column {
    Alignment alignment = Alignment::natural;
    /// Share of the table's width, relative to the other columns'; 0: sized by content.
    std::uint32_t share = 0;
    friend bool operator==(Column const&, Column const&) = default;
};

enum class Task : std::uint8_t { none, open, done };

/// Where a block came from: bytes of the FilledText.
struct Origin {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

struct Block {
    BlockKind kind = BlockKind::paragraph;
    Origin origin;
    /// What links and cross-references call it; unique in the document, or empty.
    std::string id;
    /// "11.4.6" of a heading or paragraph, "3" of a table or figure; empty where it is not numbered.
    std::string number;
    /// What a cross-reference prints ("paragraph 8.1", "recommendation 7"); empty where nothing can refer to it.
    std::string reference;
    StyledText text;
    std::vector<Block> children;

    std::uint8_t level = 0;                         // heading: 1 to 6; contents: depth; list: depth from 0
    bool ordered = false;                           // list
    bool tight = false;                             // list
    std::uint32_t start = 1;                        // list: the first number
    Task task = Task::none;                         // item
    bool header = false;                            // row: a header row; cell: a row header
    std::uint32_t span = 1;                         // cell: columns that it covers
    Alignment alignment = Alignment::natural;       // cell
    std::vector<Column> columns;                    // table
    std::string name;                               // division: its class; figure: its id in the case
    std::map<std::string, std::string> attributes;  // division, table, heading: key="value", as written
    std::string image;                              // figure: path relative to the case's folder, as written
    std::string alt;                                // figure: text alternative
    ChartKind chart = ChartKind::none;              // figure: how its table is drawn
    bool prints_table = false;                      // figure: its table is printed under the chart
    std::string code_language;                      // code: the info string
};

/// A footnote. Its number is its place in Document::notes plus one, in the order in which the text refers to them.
struct Note {
    std::string label;  // as written
    Origin origin;
    std::vector<Block> blocks;
};

struct FilledText;

struct Document {
    /// Front matter of the template, inline Markdown: title, subject, header, footer, ...
    std::map<std::string, StyledText> meta;
    std::string style = "report";  // styles/STYLE.toml
    std::string language = "en-GB";
    std::string kind;  // "overview-report", ...
    std::vector<Block> blocks;
    std::vector<Note> notes;
    /// What Origin points into. Shared, so that messages can be made after the text has moved on.
    std::shared_ptr<FilledText const> source;

    [[nodiscard]] std::string title() const;
};

/// True if nobody who reads them can tell one from the other: all but where they came from.
[[nodiscard]] bool reads_the_same(Document const& a, Document const& b);

/// Calls `visit` for each block, parents before children, body first, then notes.
void for_each_block(Document const& document, std::function<void(Block const&)> const& visit);
void for_each_block(Document& document, std::function<void(Block&)> const& visit);

/// The document as an indented tree, one block a line: what stage tests compare and `--emit=document` prints.
[[nodiscard]] std::string to_string(Document const& document);
/// `"plain **strong** [link](target) {note 1}"`-like notation of one text, for tests.
[[nodiscard]] std::string to_string(StyledText const& text);

}  // namespace dhrdoc::model
