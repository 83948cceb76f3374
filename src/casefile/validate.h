// Takes the tree of a file and the table of its keys; makes a message for everything that does not fit.
#pragma once

#include "casefile/key_tables.h"
#include "casefile/toml_tree.h"

namespace dhrdoc::casefile {

/// Values that do not fit are reported and marked as broken, so that whoever reads the tree afterwards passes them
/// over.
void validate(Tree& tree, Table const& table, Report& report);

/// True for what people may use as an id: a-z, 0-9 and "-".
[[nodiscard]] bool is_id(std::string_view text);

}  // namespace dhrdoc::casefile
