// Takes names of templates, styles, fonts and pictures; finds them, the user's own before ours.
#pragma once

#include "base/diagnostic.h"
#include "base/files.h"
#include "fill/fill.h"
#include "model/style.h"
#include "typeset/flow_builder.h"
#include "typeset/harfbuzz_fonts.h"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace dhrdoc {

/// One file that is part of the program: name ("templates/panel-letter.md") and text.
struct EmbeddedFile {
    std::string_view name;
    std::string_view text;
};
/// All of them, sorted by name. Made by CMake from templates/ and styles/.
[[nodiscard]] std::vector<EmbeddedFile> const& embedded_files();

/// What belongs to one folder of a case. Safe for several threads.
class Resources {
public:
    Resources(base::Sources& sources, base::Files const& files, std::filesystem::path folder,
              std::vector<std::filesystem::path> allowed);

    /// `templates/NAME.md`, or `templates/partials/NAME.md`; nullptr where there is none. A file of the user's that is
    /// no UTF-8 text is an error, and ours takes its place so that the rest can be looked at.
    [[nodiscard]] base::SourceFile const* find_template(std::string const& name, base::Diagnostics& diagnostics);
    /// `diagnostics` must outlive what is returned.
    [[nodiscard]] fill::Partials partials(base::Diagnostics& diagnostics);
    /// Read once for each name; what is wrong with it is told to each who asks.
    [[nodiscard]] std::optional<model::Style> load_style(std::string const& name, base::Diagnostics& diagnostics);
    [[nodiscard]] typeset::LoadedImage load_image(std::string const& path) const { return load_image(path, path); }
    /// The picture in the file `path`, which is called `name` wherever something is said of it.
    [[nodiscard]] typeset::LoadedImage load_image(std::string const& path, std::string const& name) const;

private:
    struct Found {
        base::SourceFile const* file = nullptr;
        std::optional<base::Diagnostic> fault;
    };
    [[nodiscard]] base::SourceFile const* find(std::string const& name, base::Diagnostics& diagnostics);
    [[nodiscard]] Found look_for(std::string const& name) const;

    base::Sources& sources_;
    base::Files const& files_;
    std::filesystem::path folder_;
    std::vector<std::filesystem::path> allowed_;
    std::mutex mutex_;
    std::map<std::string, Found> found_;
    struct LoadedStyle {
        std::optional<model::Style> style;
        base::Diagnostics diagnostics;
    };
    std::map<std::string, LoadedStyle> styles_;
};

/// The bytes of font files, read once for the whole run. Safe for several threads.
class FontFiles {
public:
    explicit FontFiles(base::Files const& files) : files_(files) {}
    /// Looks in `own_folder`/styles and in the system's font folders. Throws base::MachineError where there is none.
    [[nodiscard]] std::shared_ptr<std::string const> find(std::string const& file_name,
                                                          std::filesystem::path const& own_folder);
    /// The same for a file of hyphenation patterns.
    [[nodiscard]] std::shared_ptr<std::string const> find_patterns(std::string const& file_name,
                                                                   std::filesystem::path const& own_folder);

private:
    base::Files const& files_;
    std::mutex mutex_;
    std::map<std::string, std::shared_ptr<std::string const>> known_;
};

}  // namespace dhrdoc
