// Takes paths that people wrote; makes texts that are known to be UTF-8 and to lie where they may.
#include "casefile/loader.h"

#include "base/unicode.h"

#include <algorithm>

#include <fmt/format.h>

namespace dhrdoc::casefile {

namespace fs = std::filesystem;

namespace {

/// A pasted right-to-left passage holds hundreds of these; a few are enough to find it.
constexpr int most_direction_marks = 10;

std::string file_name_for_message(fs::path const& path) { return path.lexically_normal().generic_string(); }

fs::path folder_itself(fs::path const& folder) { return folder.empty() ? fs::path(".") : folder; }

bool lies_in(fs::path const& folder, fs::path const& target) {
    auto const relative = target.lexically_relative(folder);
    return !relative.empty() && *relative.begin() != "..";
}

/// Whatever a file was expected to be: if it calls itself a key, its lines are not printed.
bool says_it_is_a_key(std::string_view bytes) {
    auto const start = bytes.substr(0, 2000);
    auto const format = std::min(start.find("\"identities/"), start.find("\"disclosure/"));
    return format != std::string_view::npos && bytes.rfind("format", format) != std::string_view::npos;
}

std::string what_it_may_be(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return "it looks like UTF-16 (\"Unicode\" in Windows): save it again as UTF-8";
    if (bytes.find('\0') != std::string_view::npos)
        return "it does not look like a text: name a text file, saved as UTF-8";
    return "it was saved in another encoding, most likely Windows-1252: open it in an editor and save it as UTF-8";
}

void report_bad_bytes(std::string const& bytes, std::size_t at, base::SourceFile const& valid_part, Secrecy secrecy,
                      base::Diagnostics& diagnostics) {
    auto const place = valid_part.place_at(at);
    auto const line_start = valid_part.text().rfind('\n') == std::string::npos ? 0 : valid_part.text().rfind('\n') + 1;
    diagnostics.add({base::Severity::error,
                     "file.not-utf8",
                     fmt::format("this file is not UTF-8 text: line {}, byte {} of the line (0x{:02X})", place.line,
                                 at - line_start + 1, static_cast<unsigned char>(bytes[at])),
                     what_it_may_be(bytes),
                     {place, place},
                     false,
                     secrecy == Secrecy::secret});
}

void report_direction_marks(base::SourceFile const& file, Secrecy secrecy, base::Diagnostics& diagnostics) {
    int found = 0;
    auto const& text = file.text();
    auto at = base::end_of_ascii(text, 0);
    for (; at < text.size() && found < most_direction_marks; at = base::end_of_ascii(text, at)) {
        auto const begin = at;
        auto const code_point = base::next_code_point(text, at);
        if (!base::is_bidi_control(code_point)) continue;
        ++found;
        diagnostics.add({base::Severity::error, "text.direction",
                         fmt::format("here stands an invisible character that turns the direction of reading: {}",
                                     base::describe_code_point(code_point)),
                         "delete it: what is printed could read otherwise than what is checked", file.range(begin, at),
                         false, secrecy == Secrecy::secret});
    }
}

}  // namespace

base::SourceFile const* Loader::open(fs::path const& path, Secrecy secrecy, base::Diagnostics& diagnostics) {
    auto const key = files_.resolved(path).string();
    if (auto const known = opened_.find(key); known != opened_.end()) return known->second;
    auto const shown = file_name_for_message(path);
    auto& opened = opened_[key] = nullptr;
    if (files_.is_directory(path)) {
        diagnostics.error("file.is-folder", {}, fmt::format("\"{}\" is a folder, not a file", shown),
                          "name the file in it");
        return nullptr;
    }
    auto bytes = files_.read(path);
    if (!bytes) {
        diagnostics.error("file.missing", {}, fmt::format("there is no file \"{}\"", shown),
                          "look at the spelling of the name and at the folder you are in");
        return nullptr;
    }
    if (says_it_is_a_key(*bytes)) secrecy = Secrecy::secret;
    if (auto const bad = base::first_invalid_utf8(*bytes)) {
        auto const& valid_part = sources_.add(shown, bytes->substr(0, *bad));
        report_bad_bytes(*bytes, *bad, valid_part, secrecy, diagnostics);
        return nullptr;
    }
    // A byte order mark is no part of the text, and would move the columns of the first line.
    if (bytes->starts_with("\xEF\xBB\xBF")) bytes->erase(0, 3);
    opened = &sources_.add(shown, std::move(*bytes));
    report_direction_marks(*opened, secrecy, diagnostics);
    return opened;
}

bool Loader::may_lead_to(fs::path const& folder, fs::path const& target) const {
    auto const resolved = files_.resolved(target);
    if (lies_in(files_.resolved(folder_itself(folder)), resolved)) return true;
    return std::any_of(allowed_folders_.begin(), allowed_folders_.end(), [&](fs::path const& allowed) {
        return lies_in(files_.resolved(folder_itself(allowed)), resolved);
    });
}

std::optional<fs::path> Loader::follow(fs::path const& folder, std::string const& written, base::Range where,
                                       std::string_view what, Report& report) const {
    auto const path = folder / fs::path(written);
    if (!may_lead_to(folder, path)) {
        report.error("file.outside", where, fmt::format("\"{}\" is outside the folder of this file", written),
                     "move it into the folder, or allow its folder with --allow");
        return std::nullopt;
    }
    if (files_.is_directory(path)) {
        report.error("file.is-folder", where, fmt::format("\"{}\" is a folder, where {} is wanted", written, what),
                     "name the file in it");
        return std::nullopt;
    }
    if (!files_.exists(path)) {
        report.error("file.missing", where, fmt::format("there is no file \"{}\"", written),
                     fmt::format("put {} there, or correct the name; paths begin at the folder of this file", what));
        return std::nullopt;
    }
    return path;
}

}  // namespace dhrdoc::casefile
