// Takes paths that people wrote; makes texts that are known to be UTF-8 and to lie where they may.
#pragma once

#include "casefile/report.h"

#include "base/files.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace dhrdoc::casefile {

class Loader {
public:
    Loader(base::Sources& sources, base::Files const& files, std::vector<std::filesystem::path> allowed_folders)
        : sources_(sources), files_(files), allowed_folders_(std::move(allowed_folders)) {}

    /// A file that the user named on the command line. A mistake has no place. A file is read once.
    [[nodiscard]] base::SourceFile const* open(std::filesystem::path const& path, Secrecy secrecy,
                                               base::Diagnostics& diagnostics);

    /// A path that stands in a file at `where`: where it leads, or nothing if it may not lead there or nothing is
    /// there.
    [[nodiscard]] std::optional<std::filesystem::path> follow(std::filesystem::path const& folder,
                                                              std::string const& written, base::Range where,
                                                              std::string_view what, Report& report) const;

    [[nodiscard]] base::Sources& sources() const { return sources_; }
    [[nodiscard]] base::Files const& files() const { return files_; }

private:
    [[nodiscard]] bool may_lead_to(std::filesystem::path const& folder, std::filesystem::path const& target) const;

    base::Sources& sources_;
    base::Files const& files_;
    std::vector<std::filesystem::path> allowed_folders_;
    std::map<std::string, base::SourceFile const*> opened_;
};

}  // namespace dhrdoc::casefile
