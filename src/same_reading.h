// Takes two documents; says which of their blocks a reader could tell from each other.
#pragma once

#include "model/document.h"

#include <cstddef>
#include <string>
#include <vector>

namespace dhrdoc {

/// Compares what is read and where it leads: texts with their marks, links and insets, and how blocks stand in each
/// other. Spaces side by side count as one, and paragraphs without words as none: no copy shows them.
[[nodiscard]] bool reads_as(model::Block const& a, model::Block const& b);
/// The same without what stands inside of them.
[[nodiscard]] bool reads_as_alone(model::Block const& a, model::Block const& b);

/// True for an address that leads where its words say: "a@example.org", "www.example.org". That it can be clicked on
/// follows from its looks, and tells nothing.
[[nodiscard]] bool says_where_it_leads(model::StyledText const& text, std::size_t link);

/// What a note of a redacted document is called in Markdown: its label, or "note-3" where that can be none any more.
[[nodiscard]] std::string public_label(model::Document const& document, std::size_t note);

/// What stands at the top of a document: its blocks, and behind them its notes.
struct Differences {
    /// Numbers of the parts of `b` that are not in `a` at that place; sorted. Some, where there are any.
    std::vector<std::size_t> parts;
    /// True where both have the same number of blocks and of notes: a part has the same number in both.
    bool same_shape = false;
    bool any = false;
};
/// `b` is redacted, `a` was read from the Markdown that is made of it.
[[nodiscard]] Differences differences(model::Document const& a, model::Document const& b);

}  // namespace dhrdoc
