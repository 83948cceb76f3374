// Takes the bytes of a PDF (or of our HTML, Markdown and text) and what is withheld; makes what is still in there, and
// where.
#pragma once

#include "base/diagnostic.h"
#include "model/search.h"

#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::xray {

/// One thing found. Nothing in it quotes the file: neither the withheld words nor what stands beside them.
struct Finding {
    /// "L01 text under a shape"
    std::string channel;
    /// "page 3, 120 mm from the top", "object 12, /Title"
    std::string where;
    std::string message;
    /// Of the search, where something withheld was found; empty for what merely hides or cannot be checked.
    std::string rule;
    /// False: open to doubt; the words have a harmless reading, or nothing withheld was read but something hides there.
    bool certain = true;
    /// error: something withheld gets out, or (for ours) what we do not write. warning: something is hidden or cannot
    /// be checked. note: worth knowing.
    base::Severity severity = base::Severity::error;
};

enum class Strictness {
    ours,  // a file that we have just written: anything but what we write is an error
    any,   // somebody else's: errors are leaks; hidden content and what cannot be checked are warnings
};

struct Examination {
    std::vector<Finding> findings;
    /// False: not a PDF, damaged or encrypted; `refusal` says which. Findings hold what could be read all the same.
    bool readable = false;
    bool needs_password = false;
    std::string refusal;

    [[nodiscard]] bool has_errors() const;
};

/// Never throws on any bytes, and its time and memory are bounded. The empty password is tried before the one given.
/// What is found does not depend on `threads`, the number of cores to use.
[[nodiscard]] Examination examine(std::string_view pdf_bytes, model::Search const& withheld, Strictness strictness,
                                  std::string_view password = {}, unsigned threads = 1);

/// HTML, Markdown or plain text: as it is, with entities and percent signs decoded, without markup, attributes and
/// comments and scripts too, and with words that tags split put together again.
[[nodiscard]] Examination examine_text(std::string_view text, model::Search const& withheld);

}  // namespace dhrdoc::xray
