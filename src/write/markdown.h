// Takes a redacted document; makes Markdown (https://github.github.com/gfm/).
#pragma once

#include "model/redacted_document.h"

#include <memory>
#include <string>
#include <string_view>

namespace dhrdoc::write {

/// `source`: a text that came as Markdown goes back as it was, but for what was withheld.
/// `publication`: a paper of ours for somebody's own site: numbers and contents are printed, divisions flattened.
enum class MarkdownFlavour { source, publication };

/// Ends in a newline. `marking` ("OFFICIAL-SENSITIVE", ...) stands in bold at the top and the bottom of a publication;
/// empty: no marking.
[[nodiscard]] std::string markdown(model::RedactedDocument const& document, MarkdownFlavour flavour,
                                   std::string_view marking = {});

/// The blocks of a document one by one, each as `source` writes it, to be put where it stood in the text that it came
/// from. Lines end in U+000A, the last without one. The document must outlive this.
class MarkdownParts {
public:
    explicit MarkdownParts(model::RedactedDocument const& document);
    MarkdownParts(MarkdownParts const&) = delete;
    MarkdownParts& operator=(MarkdownParts const&) = delete;
    ~MarkdownParts();

    /// `block` is one of the document's, at the left margin.
    [[nodiscard]] std::string block(model::Block const& block) const;
    /// What stands between the bars of a table.
    [[nodiscard]] std::string cell(model::Block const& paragraph) const;
    [[nodiscard]] std::string note(std::size_t index) const;
    /// Words that are text and nothing else, in a paragraph or in a cell.
    [[nodiscard]] static std::string words(std::string_view text);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace dhrdoc::write
