// Takes the inline nodes of one cmark block; makes StyledText, and findings about what may not stand there.
#include "markdown/inlines.h"

#include "base/unicode.h"
#include "markdown/html.h"
#include "model/locate.h"

#include <algorithm>
#include <charconv>
#include <set>

#include <fmt/format.h>

namespace dhrdoc::markdown {

namespace {

using model::Mark;

constexpr std::string_view object_replacement = "\xEF\xBF\xBC";
constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

std::string text_or_empty(char const* text) { return text == nullptr ? std::string() : std::string(text); }

/// U+FFFC is ours: it marks an inset. One that somebody wrote becomes U+FFFD.
std::string without_insets(std::string text) {
    for (auto at = text.find(object_replacement); at != std::string::npos; at = text.find(object_replacement, at)) {
        text.replace(at, object_replacement.size(), replacement_character);
    }
    return text;
}

class InlineReader {
public:
    InlineReader(bool foreign, NoteNumbers& notes) : foreign_(foreign), notes_(notes) {}

    ReadText read(cmark_node* parent) {
        // Emphasis may be nested as deep as somebody likes, so this does not call itself.
        auto* node = cmark_node_first_child(parent);
        while (node != nullptr) {
            auto* child = enter(node) ? cmark_node_first_child(node) : nullptr;
            if (child != nullptr) {
                node = child;
                continue;
            }
            leave(node);
            while (cmark_node_next(node) == nullptr) {
                node = cmark_node_parent(node);
                if (node == parent) return std::move(result_);
                leave(node);
            }
            node = cmark_node_next(node);
        }
        return std::move(result_);
    }

private:
    [[nodiscard]] Mark marks() const {
        auto all = Mark::none;
        if (strong_ > 0) all = all | Mark::strong;
        if (emphasis_ > 0) all = all | Mark::emphasis;
        if (struck_ > 0) all = all | Mark::struck;
        if (superscript_ > 0) all = all | Mark::superscript;
        if (small_ > 0) all = all | Mark::small;
        return all;
    }

    void append(std::string_view text, Mark more = Mark::none) { result_.text.append(text, marks() | more, link_); }

    void find(InlineFinding::Kind kind, std::string literal) {
        result_.findings.push_back({kind, result_.text.text.size(), std::move(literal)});
    }

    /// False where the children of the node are not to be read.
    bool enter(cmark_node* node) {
        auto const type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT) {
            append(without_insets(literal_of(node)));
        } else if (type == CMARK_NODE_SOFTBREAK) {
            append(" ");
        } else if (type == CMARK_NODE_LINEBREAK) {
            append("\n");
        } else if (type == CMARK_NODE_CODE) {
            append(without_insets(literal_of(node)), Mark::code);
        } else if (type == CMARK_NODE_HTML_INLINE) {
            read_html(literal_of(node));
        } else if (type == CMARK_NODE_FOOTNOTE_REFERENCE) {
            read_note_reference(literal_of(node));
        } else if (type == CMARK_NODE_IMAGE) {
            read_image(node);
            return false;
        } else if (type == CMARK_NODE_LINK) {
            open_link(node);
        } else {
            count(type, 1);
        }
        return true;
    }

    void leave(cmark_node* node) {
        auto const type = cmark_node_get_type(node);
        if (type == CMARK_NODE_LINK) {
            close_link();
        } else if (type != CMARK_NODE_IMAGE) {
            count(type, -1);
        }
    }

    void count(cmark_node_type type, int step) {
        if (type == CMARK_NODE_STRONG) strong_ += step;
        if (type == CMARK_NODE_EMPH) emphasis_ += step;
        if (type == extension_nodes().strikethrough) struck_ += step;
    }

    void read_html(std::string const& literal) {
        if (!foreign_) {
            find(InlineFinding::Kind::raw_html, literal);
            return;
        }
        auto const tag = read_html_tag(literal);
        auto const step = tag.closing ? -1 : 1;
        if (!tag.known) append(without_insets(literal));
        if (tag.name == "br") append("\n");
        if (tag.name == "sup") superscript_ = std::max(0, superscript_ + step);
        if (tag.name == "small") small_ = std::max(0, small_ + step);
        if (tag.name == "b" || tag.name == "strong") html_strong(step);
        if (tag.name == "i" || tag.name == "em") html_emphasis(step);
    }

    /// `</b>` that closes nothing must not take away what `**` opened.
    void html_strong(int step) {
        if (step < 0 && html_strong_ == 0) return;
        html_strong_ += step;
        strong_ += step;
    }

    void html_emphasis(int step) {
        if (step < 0 && html_emphasis_ == 0) return;
        html_emphasis_ += step;
        emphasis_ += step;
    }

    void append_inset(model::Inset inset) {
        inset.at = static_cast<std::uint32_t>(result_.text.text.size());
        append(object_replacement);
        result_.text.insets.push_back(std::move(inset));
    }

    void read_note_reference(std::string const& literal) {
        std::size_t number = 0;
        std::from_chars(literal.data(), literal.data() + literal.size(), number);
        model::Inset inset;
        inset.kind = model::Inset::Kind::note_reference;
        inset.note = notes_.index_of(number);
        append_inset(std::move(inset));
    }

    void read_image(cmark_node* node) {
        auto const alt = without_insets(plain_text_of(node));
        if (!foreign_) {
            find(InlineFinding::Kind::image_in_text, "![");
            return;
        }
        // Somebody else's picture in a line: its words, linked to it, so that both are read by redaction.
        auto const outer = link_;
        add_link(text_or_empty(cmark_node_get_url(node)), text_or_empty(cmark_node_get_title(node)));
        append(alt);
        link_ = outer;
    }

    void add_link(std::string target, std::string title) {
        link_ = static_cast<std::int32_t>(result_.text.links.size());
        result_.text.links.push_back({std::move(target), std::move(title)});
    }

    void open_link(cmark_node* node) {
        add_link(text_or_empty(cmark_node_get_url(node)), text_or_empty(cmark_node_get_title(node)));
        link_begin_ = result_.text.text.size();
    }

    void close_link() {
        if (link_ < 0) return;
        if (!foreign_) {
            auto const empty = result_.text.text.size() == link_begin_;
            auto& target = result_.text.links[static_cast<std::size_t>(link_)].target;
            if (target.starts_with("page:")) {
                auto id = target.substr(5);
                target = "#" + id;
                if (empty) append_page_reference(std::move(id));
            } else if (empty && target.starts_with('#')) {
                append_reference(target);
            } else if (empty) {
                find(InlineFinding::Kind::empty_link, "](");
            }
        }
        link_ = -1;
    }

    void append_page_reference(std::string id) {
        append("page ");
        append_reference(std::move(id));
    }

    void append_reference(std::string target) {
        model::Inset inset;
        inset.kind = model::Inset::Kind::page_reference;
        inset.target = std::move(target);
        append_inset(std::move(inset));
    }

    bool foreign_;
    NoteNumbers& notes_;
    ReadText result_;
    int strong_ = 0, emphasis_ = 0, struck_ = 0, superscript_ = 0, small_ = 0;
    int html_strong_ = 0, html_emphasis_ = 0;
    std::int32_t link_ = -1;
    std::size_t link_begin_ = 0;
};

/// Where in the source a finding begins: its literal, behind the byte of the text that it follows.
model::Origin place_of(Context const& context, model::Origin block, model::SourceMap const& alignment,
                       InlineFinding const& finding, std::size_t& searched) {
    auto from = searched;
    if (finding.at > 0) {
        if (auto const before = alignment.find(finding.at - 1, finding.at))
            from = std::max<std::size_t>(from, before->end);
    }
    auto const at = context.text().substr(0, block.end).find(finding.literal, from);
    if (at == std::string_view::npos) return block;
    searched = at + finding.literal.size();
    return origin_between(at, searched);
}

void report_one(Context const& context, model::Origin place, InlineFinding const& finding) {
    switch (finding.kind) {
        case InlineFinding::Kind::raw_html:
            context.error("markdown.raw-html", place,
                          fmt::format("raw HTML is not part of our Markdown: {}",
                                      finding.literal.substr(0, finding.literal.find('\n'))),
                          way_out_for_html(finding.literal));
            return;
        case InlineFinding::Kind::image_in_text:
            context.error("markdown.image-in-text", place, "an image stands inside a line of text",
                          "give it a line of its own, with a blank line before and after");
            return;
        case InlineFinding::Kind::empty_link:
            context.error("markdown.empty-link", place, "a link without words, which nobody could see",
                          "write the words: [words](https://example.org)");
            return;
    }
}

}  // namespace

std::uint32_t NoteNumbers::index_of(std::size_t cmark_number) {
    auto const [found, is_new] = indices_.emplace(cmark_number, static_cast<std::uint32_t>(order_.size()));
    if (is_new) order_.push_back(cmark_number);
    return found->second;
}

std::string literal_of(cmark_node* node) { return text_or_empty(cmark_node_get_literal(node)); }

ReadText read_inlines(cmark_node* parent, bool foreign, NoteNumbers& notes) {
    return InlineReader(foreign, notes).read(parent);
}

cmark_node* lone_image(cmark_node* paragraph, bool foreign) {
    auto* first = cmark_node_first_child(paragraph);
    if (first == nullptr || cmark_node_get_type(first) != CMARK_NODE_IMAGE) return nullptr;
    auto* second = cmark_node_next(first);
    if (second == nullptr) return first;
    if (foreign || cmark_node_next(second) != nullptr || cmark_node_get_type(second) != CMARK_NODE_TEXT) return nullptr;
    auto const rest = base::trimmed(literal_of(second));
    return rest.starts_with('{') && rest.ends_with('}') ? first : nullptr;
}

std::string plain_text_of(cmark_node* node) {
    std::string out;
    auto* iterator = cmark_iter_new(node);
    for (auto event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE; event = cmark_iter_next(iterator)) {
        if (event != CMARK_EVENT_ENTER) continue;
        auto* at = cmark_iter_get_node(iterator);
        auto const type = cmark_node_get_type(at);
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) out += literal_of(at);
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) out += ' ';
    }
    cmark_iter_free(iterator);
    return out;
}

void report(Context const& context, model::Origin block, ReadText const& read) {
    if (read.findings.empty()) return;
    model::SourceMap const alignment(context.filled(), block, read.text.text);
    std::size_t searched = block.begin;
    std::set<std::string> opened;
    for (auto const& finding : read.findings) {
        auto const place = place_of(context, block, alignment, finding, searched);
        if (finding.kind == InlineFinding::Kind::raw_html) {
            // One mistake, one message: `</b>` goes with the `<b>` before it.
            auto const tag = read_html_tag(finding.literal);
            if (tag.closing && opened.contains(tag.name)) continue;
            opened.insert(tag.name);
        }
        report_one(context, place, finding);
    }
}

}  // namespace dhrdoc::markdown
