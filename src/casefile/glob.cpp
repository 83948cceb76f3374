// Takes a path with * in it; walks the folders part by part.
#include "casefile/glob.h"

#include <algorithm>

namespace dhrdoc::casefile {

namespace fs = std::filesystem;

bool matches(std::string_view name, std::string_view pattern) {
    if (name.starts_with('.') && !pattern.starts_with('.')) return false;
    // The last star may take more or less: go back to it where the rest does not fit.
    std::size_t at = 0, in_pattern = 0, taken = 0;
    auto star = std::string_view::npos;
    while (at < name.size()) {
        if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
            star = in_pattern++;
            taken = at;
        } else if (in_pattern < pattern.size() && pattern[in_pattern] == name[at]) {
            ++in_pattern;
            ++at;
        } else if (star != std::string_view::npos) {
            in_pattern = star + 1;
            at = ++taken;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', in_pattern) == std::string_view::npos;
}

namespace {

void walk(fs::path const& folder, fs::path const& so_far, fs::path::const_iterator part, fs::path::const_iterator end,
          base::Files const& files, std::vector<std::string>& out) {
    if (part == end) {
        if (files.exists(folder / so_far) && !files.is_directory(folder / so_far)) out.push_back(so_far.string());
        return;
    }
    auto const next = std::next(part);
    auto const pattern = part->string();
    if (pattern.find('*') == std::string::npos) return walk(folder, so_far / *part, next, end, files, out);
    auto const here = (folder / so_far).empty() ? fs::path(".") : folder / so_far;
    for (auto const& name : files.list(here)) {
        if (matches(name, pattern)) walk(folder, so_far / name, next, end, files, out);
    }
}

}  // namespace

std::vector<std::string> files_matching(fs::path const& folder, std::string_view pattern, base::Files const& files) {
    fs::path const parts{std::string(pattern)};
    std::vector<std::string> out;
    walk(folder, {}, parts.begin(), parts.end(), files, out);
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace dhrdoc::casefile
