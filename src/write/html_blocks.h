// Takes the blocks of a document; makes the HTML of the body and of its notes.
#pragma once

#include "write/html.h"
#include "write/html_ids.h"
#include "write/html_inline.h"
#include "write/html_outline.h"
#include "write/references.h"

#include <string>
#include <vector>

namespace dhrdoc::write {

/// To be asked for the body before the notes: the notes lead back to the references that the body printed.
class HtmlBlocks {
public:
    HtmlBlocks(model::Document const& document, HtmlOptions const& options);
    HtmlBlocks(HtmlBlocks const&) = delete;
    HtmlBlocks& operator=(HtmlBlocks const&) = delete;

    [[nodiscard]] std::string body();
    [[nodiscard]] std::string notes();
    [[nodiscard]] std::string inline_text(model::StyledText const& text);

    [[nodiscard]] std::string const& main_id() const { return main_id_; }
    /// True if the h1 is part of the body.
    [[nodiscard]] bool prints_title() const { return outline_.title_block() != nullptr; }
    /// True if any paragraph has a number, so that the page keeps a margin for them.
    [[nodiscard]] bool has_numbers() const;

private:
    [[nodiscard]] std::string blocks(std::vector<model::Block> const& all);
    [[nodiscard]] std::string block(model::Block const& block);
    [[nodiscard]] std::string heading(model::Block const& block);
    [[nodiscard]] std::string paragraph(model::Block const& block, std::string const& before = {});
    [[nodiscard]] std::string list(model::Block const& block);
    [[nodiscard]] std::string item(model::Block const& item, bool tight);
    [[nodiscard]] std::string code(model::Block const& block) const;
    [[nodiscard]] std::string figure(model::Block const& block);
    [[nodiscard]] std::string chart(model::Block const& block);
    [[nodiscard]] std::string drawing(model::Block const& block, base::Length width, std::string_view kind);
    [[nodiscard]] std::string picture(model::Block const& block) const;
    [[nodiscard]] std::string division(model::Block const& block);
    [[nodiscard]] std::string cover_title(model::Block const& block);
    [[nodiscard]] std::string contents(model::Block const& block);
    [[nodiscard]] std::string contents_entry(model::Block const& heading);
    [[nodiscard]] std::string table(model::Block const& block);
    [[nodiscard]] std::string table_row(model::Block const& row, std::vector<model::Column> const& columns,
                                        std::vector<std::string> const& headings, std::string_view classes);
    [[nodiscard]] std::string table_cell(model::Block const& cell, model::Alignment alignment, std::string_view scope,
                                         std::string const& heading);
    [[nodiscard]] std::string caption_words(std::string const& word, model::Block const& block);
    [[nodiscard]] std::string note(std::size_t index);
    [[nodiscard]] std::string note_reference(std::uint32_t note);
    [[nodiscard]] std::string href(std::string const& target) const;

    model::Document const& document_;
    HtmlOptions const& options_;
    HtmlIds ids_;
    HtmlOutline outline_;
    References references_;
    HtmlInlineRules rules_;
    HtmlInlineRules plain_rules_;  // for words that stand a second time: no links, no references
    std::string main_id_;
    std::vector<std::vector<std::string>> note_references_;  // by note: the ids of the places that refer to it
};

}  // namespace dhrdoc::write
