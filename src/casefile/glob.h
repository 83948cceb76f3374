// Takes a path with * in it; makes the names of the files that go by it.
#pragma once

#include "base/files.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::casefile {

/// `*` stands for any part of one name, and for no slash. Relative to `folder`, sorted by bytes. Names that begin with
/// a dot are found only where the pattern says the dot.
[[nodiscard]] std::vector<std::string> files_matching(std::filesystem::path const& folder, std::string_view pattern,
                                                      base::Files const& files);

/// One name against one part of a pattern.
[[nodiscard]] bool matches(std::string_view name, std::string_view pattern);

}  // namespace dhrdoc::casefile
