// Takes the inline nodes of one cmark block; makes StyledText, and findings about what may not stand there.
#pragma once

#include "markdown/cmark_tree.h"
#include "markdown/context.h"

#include <map>
#include <string>
#include <vector>

namespace dhrdoc::markdown {

/// Gives footnotes their numbers in the order in which the text refers to them.
class NoteNumbers {
public:
    /// `cmark_number` is cmark's own, which counts from 1 and in another order. Gives the index in Document::notes.
    [[nodiscard]] std::uint32_t index_of(std::size_t cmark_number);
    /// cmark's numbers, in our order.
    [[nodiscard]] std::vector<std::size_t> const& order() const { return order_; }

private:
    std::map<std::size_t, std::uint32_t> indices_;
    std::vector<std::size_t> order_;
};

/// Something in a text that is said once the whole text is known and its places can be found.
struct InlineFinding {
    enum class Kind { raw_html, image_in_text, empty_link };
    Kind kind = Kind::raw_html;
    std::size_t at = 0;   // byte of the flat text that it stands before
    std::string literal;  // as in the source: the tag, "![", the link's target
};

struct ReadText {
    model::StyledText text;
    std::vector<InlineFinding> findings;
};

/// What has yet to be replaced by words: `[](#id)` is U+FFFC with a page reference whose target begins with `#`.
inline constexpr char reference_sign = '#';

[[nodiscard]] ReadText read_inlines(cmark_node* parent, bool foreign, NoteNumbers& notes);

/// The only inline of a paragraph is an image (attributes may follow it): that image.
[[nodiscard]] cmark_node* lone_image(cmark_node* paragraph, bool foreign);

/// The text of all nodes below `node`, without marks.
[[nodiscard]] std::string plain_text_of(cmark_node* node);

[[nodiscard]] std::string literal_of(cmark_node* node);

/// Says what was found in a block's text, each at its place.
void report(Context const& context, model::Origin block, ReadText const& read);

}  // namespace dhrdoc::markdown
