// Takes files in memory; makes the messages that reading them gives, as a person sees them.
#pragma once

#include "casefile/reader.h"

#include <map>
#include <string>

namespace dhrdoc::casefile_test {

using Texts = std::map<std::string, std::string>;

/// A run of the reader over files in memory.
struct Run {
    base::Sources sources;
    base::MemoryFiles files;
    base::Diagnostics diagnostics;

    explicit Run(Texts const& texts) {
        for (auto const& [path, text] : texts) files.write(path, text, base::Access::everyone);
    }
    [[nodiscard]] std::string messages() const {
        std::string out;
        for (auto const& one : diagnostics.all()) out += base::to_human(one, sources);
        return out;
    }
};

}  // namespace dhrdoc::casefile_test
