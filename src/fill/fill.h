// Takes a template and facts; makes the filled text, with the origin of every byte.
//
//   {{a.b}}               the value; text is escaped, prose is the Markdown it is, whichever braces are used
//   {{#a}}...{{/a}}       for each item of a list, or once where a is so or is given
//   {{^a}}...{{/a}}       where it is not
//   {{> name}}            another template
//   {{! words}}           a remark
//
// In prose that is inserted, {{a.b}} works too, and a line `![](figure:ID)` becomes the figure of that name.
#pragma once

#include "base/diagnostic.h"
#include "base/text_place.h"
#include "model/facts.h"
#include "model/filled_text.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::fill {

/// Templates that templates may include.
struct Partials {
    /// nullptr where there is none of that name. What it gives must outlive the call of `fill`.
    std::function<base::SourceFile const*(std::string_view name)> load;
    /// For hints.
    std::vector<std::string> names;
};

/// Never throws for what is in its arguments; where something is wrong it says so and fills the rest. All mistakes of
/// the template, its partials and the prose are found in one run, also in sections that this case does not enter.
[[nodiscard]] model::FilledText fill(base::SourceFile const& template_, model::Facts const& facts,
                                     Partials const& partials, base::Sources const& sources,
                                     base::Diagnostics& diagnostics);

}  // namespace dhrdoc::fill
