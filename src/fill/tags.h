// Takes the text of a template or of prose; makes the tags in it and the text between them, each with its place.
#pragma once

#include "base/diagnostic.h"
#include "base/text_place.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::fill {

struct Token {
    enum class Kind { text, variable, section, inverted, close, partial };
    Kind kind = Kind::text;
    /// Bytes of the text that was scanned. For tags: braces included.
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string name;  // empty for text
    /// For sections: the index of the token that closes it (the number of tokens where none does).
    std::size_t closed_by = 0;
    /// For tags: true where nothing but such tags stands on the line, so that the line is not printed.
    bool alone = false;
};

/// Says where bytes [begin, end) of the scanned text are, for messages.
class Locate {
public:
    virtual ~Locate() = default;
    [[nodiscard]] virtual base::Range range(std::size_t begin, std::size_t end) const = 0;
};

enum class Writing {
    template_,  // everything
    prose,      // names only: a narrative has no sections and no partials
};

/// All mistakes of braces and sections are said at once; what comes back is well formed whatever was written: sections
/// nest, and each has its end.
[[nodiscard]] std::vector<Token> scan_tags(std::string_view text, Writing writing, Locate const& locate,
                                           base::Diagnostics& diagnostics);

}  // namespace dhrdoc::fill
