// Takes paths of .toml files; makes Case, Identities, Feedback, Progress, Portfolio and Decisions of them.
#pragma once

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/text_place.h"
#include "model/case.h"
#include "model/disclosure.h"
#include "model/feedback.h"
#include "model/identities.h"
#include "model/portfolio.h"
#include "model/progress.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::casefile {

/// Reads the files that people write, and says everything that is wrong with them in one go.
///
/// A pointer is null only where a file cannot be read at all (missing, not UTF-8, not TOML, another format); the reason
/// has then been reported. In every other case all that can be read is there, and what cannot is empty and reported.
/// A file is read and reported once: asked again, the Reader gives what it gave before and says nothing.
/// Not for several threads at once: read first, then build in parallel. What it gives is never changed afterwards.
class Reader {
public:
    /// Paths in a file may not leave its folder, except for `allowed_folders`.
    Reader(base::Sources& sources, base::Files const& files, std::vector<std::filesystem::path> allowed_folders = {});
    ~Reader();
    Reader(Reader const&) = delete;
    Reader& operator=(Reader const&) = delete;

    /// Reads the identities file that the case names as well: the two are checked against each other.
    [[nodiscard]] std::shared_ptr<model::Case const> read_case(std::filesystem::path const& path,
                                                               base::Diagnostics& diagnostics);
    /// The key as it stands in its file.
    [[nodiscard]] std::shared_ptr<model::Identities const> read_identities(std::filesystem::path const& path,
                                                                           base::Diagnostics& diagnostics);
    /// The key of a case that this has read, with cover names completed from the case: what a Policy wants. Null where
    /// the case names none or it could not be read.
    [[nodiscard]] std::shared_ptr<model::Identities const> identities_of(model::Case const& reviewed) const;
    /// The key of a feedback: its own, or else that of its case. Null where there is none.
    [[nodiscard]] std::shared_ptr<model::Identities const> identities_of(model::Feedback const& feedback) const;
    /// Reads the case that it names as well.
    [[nodiscard]] std::shared_ptr<model::Feedback const> read_feedback(std::filesystem::path const& path,
                                                                       base::Diagnostics& diagnostics);
    /// The key of a progress file: its own, or else that of its case. Null where there is none.
    [[nodiscard]] std::shared_ptr<model::Identities const> identities_of(model::Progress const& progress) const;
    /// Reads the case that it names as well.
    [[nodiscard]] std::shared_ptr<model::Progress const> read_progress(std::filesystem::path const& path,
                                                                       base::Diagnostics& diagnostics);
    /// Reads every case that it names as well, with their keys; mistakes in them are told with the name of their file.
    [[nodiscard]] std::shared_ptr<model::Portfolio const> read_portfolio(std::filesystem::path const& path,
                                                                         base::Diagnostics& diagnostics);
    /// Reads the case or the key that it names as well. The correspondence itself is left to whoever knows mail.
    [[nodiscard]] std::shared_ptr<model::Disclosure const> read_disclosure(std::filesystem::path const& path,
                                                                           base::Diagnostics& diagnostics);
    /// The key that a disclosure names, itself or through its case. Null where it names none.
    [[nodiscard]] std::shared_ptr<model::Identities const> identities_of(model::Disclosure const& disclosure) const;
    [[nodiscard]] std::shared_ptr<model::Decisions const> read_decisions(std::filesystem::path const& path,
                                                                         base::Diagnostics& diagnostics);
    /// Lets go of what it gave: that lives on only where somebody holds it. Asked again, it would read again.
    void let_go();
    /// "case", "feedback", ... from `format = "KIND/1"`; nothing (and a message) where it does not say or is not known.
    [[nodiscard]] std::optional<std::string> format_of(std::filesystem::path const& path,
                                                       base::Diagnostics& diagnostics);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The JSON Schema (draft 2020-12) of a kind of file; empty for a kind that schema_kinds() does not have.
[[nodiscard]] std::string json_schema(std::string_view kind);
[[nodiscard]] std::vector<std::string> schema_kinds();

}  // namespace dhrdoc::casefile
