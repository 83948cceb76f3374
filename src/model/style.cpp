// Takes a style; says what it asks for as a whole.
#include "model/style.h"

#include <algorithm>

namespace dhrdoc::model {

bool Style::hyphenates() const {
    auto const asks = [](TextStyle const& text) { return text.hyphenate; };
    return asks(body) || asks(quote) || asks(caption) || asks(note) || asks(table.text) || asks(table.header) ||
           asks(table.caption) || std::any_of(headings.begin(), headings.end(), asks) ||
           std::any_of(contents.begin(), contents.end(), asks) ||
           std::any_of(divisions.begin(), divisions.end(), [&](auto const& each) { return asks(each.second.text); });
}

}  // namespace dhrdoc::model
