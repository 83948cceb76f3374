// Takes the blocks of a document; gives headings, paragraphs, tables and figures their numbers and what references
// print.
#include "markdown/numbering.h"

#include "markdown/attributes.h"

#include <optional>

#include <fmt/format.h>

namespace dhrdoc::markdown {

namespace {

using model::Block;
using model::BlockKind;

/// 1 is A, 26 is Z, 27 is AA.
std::string letters(unsigned number) {
    std::string out;
    for (; number > 0; number = (number - 1) / 26) out.insert(out.begin(), static_cast<char>('A' + (number - 1) % 26));
    return out;
}

class Numbering {
public:
    explicit Numbering(NumberingMode mode) : mode_(mode) {}

    void number(std::vector<Block>& blocks) {
        for (auto& block : blocks) {
            if (block.kind == BlockKind::heading) {
                number_heading(block);
            } else if (block.kind == BlockKind::paragraph) {
                if (mode_ == NumberingMode::paragraphs) number_paragraph(block);
            } else if (block.kind == BlockKind::division && (block.name == "landscape" || block.name == "section")) {
                number(block.children);
            }
        }
    }

private:
    void number_heading(Block& heading) {
        if (without_ && heading.level > *without_) return;
        without_.reset();
        if (has_class(heading, "unnumbered")) {
            without_ = heading.level;
        } else if (heading.level == 1) {
            begin_section(heading);
        } else if (heading.level == 2 && !section_.empty()) {
            below_section_ = 0;
            subsection_ = fmt::format("{}.{}", section_, ++in_section_);
            heading.number = subsection_;
            heading.reference = "section " + heading.number;
        }
    }

    void begin_section(Block& heading) {
        auto const appendix = has_class(heading, "appendix");
        section_ = appendix ? letters(++appendices_) : fmt::format("{}", ++sections_);
        subsection_.clear();
        in_section_ = 0;
        heading.number = section_;
        heading.reference = (appendix ? "appendix " : "section ") + section_;
    }

    void number_paragraph(Block& paragraph) {
        if (without_ || section_.empty()) return;
        paragraph.number = subsection_.empty() ? fmt::format("{}.{}", section_, ++in_section_)
                                               : fmt::format("{}.{}", subsection_, ++below_section_);
        paragraph.reference = "paragraph " + paragraph.number;
    }

    NumberingMode mode_;
    unsigned sections_ = 0, appendices_ = 0;
    unsigned in_section_ = 0;              // counts paragraphs and second-level headings alike
    unsigned below_section_ = 0;           // counts paragraphs below a second-level heading
    std::string section_;                  // "8", "A", or empty before the first
    std::string subsection_;               // "8.3", or empty before the first of a section
    std::optional<std::uint8_t> without_;  // level of the unnumbered heading that we are below
};

void number_captions(model::Document& document) {
    unsigned tables = 0;
    unsigned figures = 0;
    model::for_each_block(document, [&](Block& block) {
        if (block.text.empty()) return;
        if (block.kind == BlockKind::table) {
            block.number = fmt::format("{}", ++tables);
            block.reference = "table " + block.number;
        } else if (block.kind == BlockKind::figure) {
            block.number = fmt::format("{}", ++figures);
            block.reference = "figure " + block.number;
        }
    });
}

}  // namespace

void number_blocks(model::Document& document, NumberingMode mode) {
    if (mode != NumberingMode::none) Numbering(mode).number(document.blocks);
    number_captions(document);
}

void check_heading_levels(Context const& context, model::Document const& document) {
    unsigned level = 0;
    model::for_each_block(document, [&](Block const& block) {
        if (block.kind != BlockKind::heading) return;
        unsigned const now = block.level;
        if (level != 0 && now > level + 1) {
            context.error("markdown.heading-level", block.origin,
                          fmt::format("a heading of level {} follows one of level {}", now, level),
                          fmt::format("write {} instead of {}", std::string(level + 1, '#'), std::string(now, '#')));
        }
        level = now;
    });
}

}  // namespace dhrdoc::markdown
