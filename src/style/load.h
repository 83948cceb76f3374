// Takes styles/*.toml; makes Style.
#pragma once

#include "base/diagnostic.h"
#include "model/style.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dhrdoc::style {

/// Gives the text of `styles/NAME.toml`, the user's own before ours; nullptr where there is none.
using StyleFiles = std::function<base::SourceFile const*(std::string const& name)>;

/// The style with everything that it extends. Unknown keys and wrong values are errors with place and hint, and the
/// value they would have set stays as it was; nothing is returned only where there is no such file.
[[nodiscard]] std::optional<model::Style> load(std::string const& name, StyleFiles const& files,
                                               base::Diagnostics& diagnostics);

/// Names of the divisions that a style may describe: the words after `:::`.
[[nodiscard]] std::vector<std::string> const& division_names();

}  // namespace dhrdoc::style
