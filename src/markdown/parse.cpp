// Takes a filled text; makes the Document, one pass after the other.
#include "markdown/parse.h"

#include "markdown/bidi.h"
#include "markdown/cmark_tree.h"
#include "markdown/context.h"
#include "markdown/divisions.h"
#include "markdown/front_matter.h"
#include "markdown/lines.h"
#include "markdown/numbering.h"
#include "markdown/references.h"
#include "markdown/tree_reader.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace dhrdoc::markdown {

namespace {

/// Passes find things in an order of their own; people read from top to bottom.
void append_in_order(base::Diagnostics& to, base::Diagnostics const& found) {
    auto all = found.all();
    std::stable_sort(all.begin(), all.end(),
                     [](auto const& a, auto const& b) { return a.range.begin < b.range.begin; });
    for (auto& diagnostic : all) to.add(std::move(diagnostic));
}

model::Document run_passes(Context const& context, std::shared_ptr<model::FilledText const> text) {
    model::Document document;
    document.source = std::move(text);
    report_bidi_controls(context);
    auto const front = context.foreign() ? FrontMatter{} : read_front_matter(context, document);
    auto const body = context.text().substr(front.length);
    Lines const lines(body, front.length);
    auto const tree = parse_with_cmark(body, context.foreign() ? Dialect::foreign : Dialect::ours);
    auto read = read_tree(context, lines, tree.get());
    document.notes = std::move(read.notes);
    if (context.foreign()) {
        document.blocks = std::move(read.blocks);
        return document;
    }
    document.blocks = fold_divisions(context, std::move(read.blocks));
    check_heading_levels(context, document);
    number_blocks(document, front.numbering);
    give_ids(context, document);
    resolve_references(context, document);
    return document;
}

}  // namespace

model::Document parse(std::shared_ptr<model::FilledText const> text, base::Sources const& sources,
                      Options const& options, base::Diagnostics& diagnostics) {
    assert(text != nullptr && text->text.size() < std::numeric_limits<std::int32_t>::max());
    base::Diagnostics found;
    Context const context(*text, sources, options, found);
    auto document = run_passes(context, text);
    context.report_left_out();
    append_in_order(diagnostics, found);
    return document;
}

}  // namespace dhrdoc::markdown
