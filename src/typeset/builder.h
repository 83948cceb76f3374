// Inside typeset: the builder of the column, block by block. flow_builder.cpp has the blocks, table_builder.cpp the
// tables, chart.cpp the charts.
#pragma once

#include "typeset/column_widths.h"
#include "typeset/flow_builder.h"
#include "typeset/paragraph.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace dhrdoc::typeset {

/// Where the next block goes, and how.
struct Setting {
    base::Length left;  // from the left edge of the column
    base::Length width;
    base::Length hang;  // room left of `left` for numbers; 0: none
    model::TextStyle text;
    model::ElementId parent = model::artifact;
    std::size_t list_depth = 0;
    base::Length image_height;  // 0: by the picture's own size
    /// The one paragraph to come needs no element of its own inside `parent`.
    bool sole = false;
};

/// A column being filled.
class Target {
public:
    explicit Target(std::vector<FlowItem>& items) : items_(items) {}

    /// Spaces between blocks do not add up: the larger counts.
    void space(base::Length height) { pending_ = std::max(pending_, height); }
    void sink(base::Length height);
    /// What comes next stays with what came last.
    void keep() { keep_ = true; }
    void add(FlowItem item);
    /// Where the next visible item will say that these ids are.
    void anchor(std::int32_t anchor) { anchors_.push_back(anchor); }
    [[nodiscard]] std::vector<FlowItem>& items() { return items_; }
    [[nodiscard]] bool at_start() const { return items_.empty(); }

private:
    std::vector<FlowItem>& items_;
    base::Length pending_;
    bool keep_ = false;
    std::vector<std::int32_t> anchors_;
};

/// The headings that stand over each column of a table so far.
struct Headings {
    std::vector<std::vector<model::ElementId>> of_column;
    bool after_body = false;  // the next row of headings is another table's, as it were
};

/// A text without its notes and line ends, as contents, outline and repeated headings show it.
[[nodiscard]] model::StyledText bare(model::StyledText const& text);

class Builder {
public:
    Builder(model::Document const& document, model::Style const& style, FontMetrics& fonts, ImageLoader const& images,
            model::ChartDrawer const& charts, Hyphenator* hyphenator, std::size_t page_digits,
            base::Sources const& sources, base::Diagnostics& diagnostics);
    [[nodiscard]] Flow build();

private:
    // flow_builder.cpp
    void blocks(std::vector<model::Block> const& blocks, Setting setting, Target& target);
    void block(model::Block const& block, Setting const& setting, Target& target);
    void heading(model::Block const& block, Setting const& setting, Target& target);
    void paragraph(model::Block const& block, Setting const& setting, Target& target);
    void list(model::Block const& block, Setting const& setting, Target& target);
    [[nodiscard]] std::vector<std::string> labels_of(model::Block const& list, std::size_t depth) const;
    void list_item(model::Block const& block, std::string const& label, base::Length step, Setting const& setting,
                   Target& target);
    void quote(model::Block const& block, Setting const& setting, Target& target);
    void code(model::Block const& block, Setting const& setting, Target& target);
    void figure(model::Block const& block, Setting const& setting, Target& target);
    // chart.cpp
    void chart(model::Block const& block, Setting const& setting, Target& target);
    [[nodiscard]] std::vector<model::Drawing> drawn(model::Block const& block, base::Length width, base::Length height);
    FlowItem set_drawing(model::Drawing const& drawing, base::Length left, model::ElementId element);
    // flow_builder.cpp
    void rule(Setting const& setting, Target& target);
    void division(model::Block const& block, Setting const& setting, Target& target);
    void landscape(model::Block const& block, Setting const& setting, Target& target);
    void beside_heading(model::Block const& block, Setting setting, base::Length width, Target& target);
    void contents(model::Block const& block, Setting const& setting, Target& target);
    void contents_entry(model::Block const& heading, Setting const& setting, model::ElementId parent, Target& target);
    void notes(model::ElementId parent);
    void note(model::Note const& note, std::uint32_t index, model::ElementId parent);
    [[nodiscard]] model::ElementRole heading_role(std::uint8_t level);
    void caption(model::Block const& block, std::string_view word, model::TextStyle const& style,
                 Setting const& setting, Target& target);
    // table_builder.cpp
    void table(model::Block const& block, Setting const& setting, Target& target);
    void table_as_blocks(model::Block const& block, Setting const& setting, Target& target);
    ColumnWish wish_of(model::Block const& cell, model::TextStyle const& style);
    void widen(std::vector<model::Block> const& blocks, model::TextStyle const& style, base::Length indent,
               ColumnWish& wish);
    [[nodiscard]] base::Length room_for_a_letter(base::Length padding) const;
    std::vector<ColumnWish> wishes_of(model::Block const& table, base::Length padding);
    /// Makes room in a table of many columns whose words find none.
    std::vector<ColumnWish> wishes_with_room(model::Block const& table, base::Length available, base::Length& padding);
    std::shared_ptr<Row> row(model::Block const& block, model::Block const& table, TableShape const& shape,
                             std::vector<base::Length> const& widths, base::Length padding, model::ElementId parent);
    void relate(model::Block const& block, Row const& row, Headings& headings);
    // both
    std::vector<Line> set(model::StyledText const& text, model::TextStyle const& style, base::Length measure,
                          model::ElementId element, model::Origin origin);
    void place(std::vector<Line> lines, model::TextStyle const& style, base::Length left, Target& target);
    void make_room(std::vector<Line>& lines, std::string const& number, model::TextStyle const& style,
                   base::Length room);
    void label(std::vector<FlowItem>& items, std::size_t from, std::string const& text, model::TextStyle const& style,
               base::Length x, model::ElementId element, base::Length item_x, std::int32_t link = -1);
    Piece piece_of(std::string const& text, model::TextStyle const& style, model::ElementId element);
    base::Length baseline_in(model::TextStyle const& style);
    model::ElementId element(model::ElementRole role, model::ElementId parent);
    std::int32_t anchor_for(model::Block const& block);
    InlineContext inline_context(model::TextStyle const& style, base::Length measure, model::ElementId element,
                                 model::Origin origin, model::StyledText const& text);
    std::vector<Expansion> expansions_in(model::StyledText const& text, model::ElementId element);
    std::int32_t open_link(std::string target, std::string description, model::ElementId parent);
    void report_lacking(char32_t character, model::Origin origin, std::string_view flat, std::size_t begin,
                        std::size_t end);

    model::Document const& document_;
    model::Style const& style_;
    FontMetrics& fonts_;
    ImageLoader const& images_;
    model::ChartDrawer const& charts_;
    Hyphenator* hyphenator_;  // null where the language is not that of its patterns
    std::size_t page_digits_;
    base::Sources const& sources_;
    base::Diagnostics& diagnostics_;
    Flow flow_;
    bool numbered_;
    /// The texts of the table that is being built; those of the style, unless it is crowded.
    struct TableTexts {
        model::TextStyle text, header;
        bool breaks_headings = false;
    };
    TableTexts table_;
    bool in_landscape_ = false;
    bool in_note_ = false;
    bool in_glossary_ = false;
    model::ElementId section_ = model::artifact;
    std::vector<std::uint8_t> heading_levels_;          // of the headings that the next one may stand under
    std::map<std::string, std::string> abbreviations_;  // that have not been expanded yet
    std::size_t heading_cells_ = 0;                     // that have got an id
    std::vector<std::uint32_t> cited_;                  // notes to be set, in order
    std::vector<bool> noted_;                           // notes that have been cited
    std::map<std::string, std::int32_t> page_targets_;
    std::map<std::string, std::uint32_t> image_numbers_;
    std::set<std::pair<char32_t, std::uint32_t>> lacking_;  // reported: character and block
    std::set<char32_t> lacking_in_chart_;                   // of the chart that is being set
};

}  // namespace dhrdoc::typeset
