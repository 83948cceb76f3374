// Takes names; finds files in the case's folder, in the program and on the machine.
#include "resources.h"

#include "base/unicode.h"
#include "style/load.h"

#include <algorithm>

#include <fmt/format.h>

namespace dhrdoc {

namespace fs = std::filesystem;

namespace {

std::uint32_t big_endian(std::string const& bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// Width and height stand in the first chunk of a PNG (ISO 15948, 11.2.2).
bool measure_png(std::string const& bytes, model::Image& image) {
    if (bytes.size() < 33 || bytes.compare(0, 8, "\x89PNG\r\n\x1A\n") != 0) return false;
    image.format = model::Image::Format::png;
    image.width = big_endian(bytes, 16, 4);
    image.height = big_endian(bytes, 20, 4);
    return true;
}

/// ... and in the frame header of a JPEG (ITU-T T.81, B.2.2), with the number of its colours.
bool measure_jpeg(std::string const& bytes, model::Image& image, unsigned& colours) {
    if (bytes.size() < 4 || bytes.compare(0, 2, "\xFF\xD8") != 0) return false;
    image.format = model::Image::Format::jpeg;
    for (std::size_t at = 2; at + 9 < bytes.size();) {
        if (static_cast<unsigned char>(bytes[at]) != 0xFF) return false;
        auto const marker = static_cast<unsigned char>(bytes[at + 1]);
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        bool const frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame) {
            image.height = big_endian(bytes, at + 5, 2);
            image.width = big_endian(bytes, at + 7, 2);
            colours = static_cast<unsigned char>(bytes[at + 9]);
            return true;
        }
        at += 2 + big_endian(bytes, at + 2, 2);
    }
    return false;
}

bool inside(fs::path const& path, fs::path const& folder) {
    auto const [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return end == folder.end() || (end->empty() && std::next(end) == folder.end());
}

constexpr std::string_view pattern_folder = "/usr/share/hyphen";
constexpr std::array font_folders = {"/usr/share/fonts/truetype/liberation2", "/usr/share/fonts/truetype/liberation",
                                     "/usr/share/fonts", "/usr/local/share/fonts"};

std::optional<fs::path> below(fs::path const& folder, std::string const& name) {
    std::error_code error;
    std::optional<fs::path> found;
    for (fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error), end;
         !error && entry != end; entry.increment(error)) {
        if (entry->path().filename() == name && (!found || entry->path() < *found)) found = entry->path();
    }
    return found;
}

}  // namespace

Resources::Resources(base::Sources& sources, base::Files const& files, fs::path folder, std::vector<fs::path> allowed)
    : sources_(sources), files_(files), folder_(std::move(folder)), allowed_(std::move(allowed)) {}

base::SourceFile const* Resources::find(std::string const& name, base::Diagnostics& diagnostics) {
    std::lock_guard const lock(mutex_);
    auto known = found_.find(name);
    if (known == found_.end()) known = found_.emplace(name, look_for(name)).first;
    if (known->second.fault) diagnostics.add(*known->second.fault);
    return known->second.file;
}

Resources::Found Resources::look_for(std::string const& name) const {
    Found found;
    auto const own = folder_ / name;
    if (files_.is_directory(own)) {
        found.fault = {base::Severity::error,
                       "file.folder",
                       fmt::format("\"{}\" is a folder", own.string()),
                       "a file is looked for here: give the folder another name",
                       {}};
    } else if (auto text = files_.read(own)) {
        auto const bad = base::first_invalid_utf8(*text);
        if (!bad) {
            found.file = &sources_.add(own.string(), std::move(*text));
            return found;
        }
        auto const& valid = sources_.add(own.string(), text->substr(0, *bad));
        found.fault = {base::Severity::error,
                       "file.not-utf8",
                       fmt::format("this file is not UTF-8 text (0x{:02X})", static_cast<unsigned char>((*text)[*bad])),
                       "open it in an editor and save it again as UTF-8",
                       {valid.place_at(*bad), valid.place_at(*bad)}};
    }
    auto const& all = embedded_files();
    auto const ours = std::lower_bound(all.begin(), all.end(), name,
                                       [](EmbeddedFile const& f, std::string const& n) { return f.name < n; });
    if (ours != all.end() && ours->name == name) found.file = &sources_.add(name, std::string(ours->text));
    return found;
}

base::SourceFile const* Resources::find_template(std::string const& name, base::Diagnostics& diagnostics) {
    if (auto const* file = find("templates/" + name + ".md", diagnostics)) return file;
    return find("templates/partials/" + name + ".md", diagnostics);
}

fill::Partials Resources::partials(base::Diagnostics& diagnostics) {
    fill::Partials partials;
    partials.load = [this, &diagnostics](std::string_view name) {
        return find_template(std::string(name), diagnostics);
    };
    constexpr std::string_view folder = "templates/partials/";
    for (auto const& file : embedded_files()) {
        if (file.name.starts_with(folder))
            partials.names.emplace_back(file.name.substr(folder.size(), file.name.size() - folder.size() - 3));
    }
    return partials;
}

std::optional<model::Style> Resources::load_style(std::string const& name, base::Diagnostics& diagnostics) {
    {
        std::lock_guard const lock(mutex_);
        if (auto const known = styles_.find(name); known != styles_.end()) {
            diagnostics.append(known->second.diagnostics);
            return known->second.style;
        }
    }
    LoadedStyle loaded;
    auto const files = [&](std::string const& wanted) {
        return find("styles/" + wanted + ".toml", loaded.diagnostics);
    };
    loaded.style = style::load(name, files, loaded.diagnostics);
    diagnostics.append(loaded.diagnostics);
    std::lock_guard const lock(mutex_);
    return styles_.try_emplace(name, std::move(loaded)).first->second.style;
}

typeset::LoadedImage Resources::load_image(std::string const& path, std::string const& name) const {
    auto const refused = [&](std::string_view why, std::string_view hint) {
        return typeset::LoadedImage{std::nullopt, fmt::format("the picture \"{}\" {}", name, why), std::string(hint)};
    };
    auto const where = files_.resolved(folder_ / path);
    bool allowed = inside(where, files_.resolved(folder_));
    for (auto const& folder : allowed_) allowed = allowed || inside(where, files_.resolved(folder));
    if (!allowed)
        return refused("is outside of the case's folder", "copy it into the folder, or allow its folder with --allow");
    if (files_.is_directory(where)) return refused("is a folder", "name a PNG or JPEG file");
    auto bytes = files_.read(where);
    if (!bytes) return refused("is not there", "paths begin at the folder of the case file; check the spelling");
    model::Image image;
    image.name = name;
    unsigned colours = 3;
    if (!measure_png(*bytes, image) && !measure_jpeg(*bytes, image, colours))
        return refused("is neither PNG nor JPEG", "save it as one of these");
    // Printing colours mean nothing on a screen without a description of the press (ISO 19005-2, 6.2.4.3).
    if (colours > 3) return refused("has the colours of a printing press (CMYK)", "save it with RGB colours");
    if (image.width == 0 || image.height == 0 || image.width > 30000 || image.height > 30000)
        return refused("has no sensible size", "save it again");
    image.bytes = std::make_shared<std::string const>(std::move(*bytes));
    return {std::move(image), {}, {}};
}

std::shared_ptr<std::string const> FontFiles::find(std::string const& file_name, fs::path const& own_folder) {
    std::lock_guard const lock(mutex_);
    auto const own = own_folder / "styles" / file_name;
    auto const key = files_.exists(own) ? own.string() : file_name;
    if (auto const known = known_.find(key); known != known_.end()) return known->second;
    std::optional<std::string> bytes;
    if (key == own.string()) bytes = files_.read(own);
    for (std::size_t i = 0; !bytes && i < font_folders.size(); ++i)
        bytes = files_.read(fs::path(font_folders.at(i)) / file_name);
    for (std::size_t i = 2; !bytes && i < font_folders.size(); ++i) {
        if (auto const deeper = below(font_folders.at(i), file_name)) bytes = files_.read(*deeper);
    }
    if (!bytes) {
        throw base::MachineError(
            fmt::format("the font file \"{}\" is not on this machine: install the package fonts-liberation2, or put "
                        "the file into the "
                        "styles/ folder beside the case",
                        file_name));
    }
    return known_[key] = std::make_shared<std::string const>(std::move(*bytes));
}

std::shared_ptr<std::string const> FontFiles::find_patterns(std::string const& file_name, fs::path const& own_folder) {
    std::lock_guard const lock(mutex_);
    auto const own = own_folder / "styles" / file_name;
    auto const path = files_.exists(own) ? own : fs::path(pattern_folder) / file_name;
    auto& known = known_[path.string()];
    if (known) return known;
    auto bytes = files_.read(path);
    if (!bytes) {
        throw base::MachineError(fmt::format(
            "the hyphenation patterns \"{}\" are not on this machine: install the package hyphen-en-gb, or take "
            "hyphenate out of the style",
            file_name));
    }
    return known = std::make_shared<std::string const>(std::move(*bytes));
}

}  // namespace dhrdoc
