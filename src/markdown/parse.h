// Takes a filled text, Markdown with our additions; makes the Document that its reader would tell.
//
//   # Findings {#findings}          a heading with an id          ::: note          a division around blocks
//   The panel met twice. {#met}     a paragraph with an id        :::
//   See [](#met).                   prints "paragraph 1.1"        [](page:met)      prints "page " and its number
//
// CommonMark with tables, strikethrough, autolinks, task lists and footnotes (https://github.github.com/gfm/). The
// result always holds all that could be read; what could not is a diagnostic with place and a way out.
#pragma once

#include "base/diagnostic.h"
#include "model/document.h"
#include "model/filled_text.h"

#include <memory>

namespace dhrdoc::markdown {

struct Options {
    /// A text that somebody else wrote: raw HTML tags become nothing instead of an error, and what we added to Markdown
    /// (`:::`, `{#id}`, front matter, numbering) is not special.
    bool foreign = false;
};

/// Safe to call from several threads at once. `text` must not be null; it is kept as Document::source.
[[nodiscard]] model::Document parse(std::shared_ptr<model::FilledText const> text, base::Sources const& sources,
                                    Options const& options, base::Diagnostics& diagnostics);

}  // namespace dhrdoc::markdown
