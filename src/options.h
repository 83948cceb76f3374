// Takes the words of the command line; makes Options.
#pragma once

#include "base/diagnostic.h"
#include "model/policy.h"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace dhrdoc {

enum class Command { none, build, check, redact, verify, watch, schema, create };
enum class MessageForm { human, json };
/// Papers are pdf, html and md; data are csv and json.
enum class Format { pdf, html, md, csv, json };
/// What `--emit` prints instead of writing documents.
enum class Stage { none, filled, document, redacted, pages };

struct Options {
    Command command = Command::none;
    std::vector<std::filesystem::path> files;
    /// Empty: `out/` beside each file.
    std::filesystem::path output;
    /// Kinds of documents; empty: every one that a file can give.
    std::vector<std::string> only;
    model::Profile profile = model::Profile::published;
    std::vector<Format> formats = {Format::pdf};
    /// False: data that are made are CSV and JSON.
    bool formats_given = false;
    std::string style;  // empty: the template's
    unsigned jobs = 0;  // 0: number of cores
    std::filesystem::path case_file, identities_file;
    model::Manner manner = model::Manner::redact;
    bool allow_open = false;
    std::filesystem::path trace;
    std::vector<std::filesystem::path> allowed_folders;
    std::string password;
    std::string kind;  // schema
    MessageForm messages = MessageForm::human;
    bool quiet = false;
    bool explain = false;
    Stage emit = Stage::none;
    /// Prove that what is published does not depend on what is withheld (twin.h).
    bool twin = true;
};

/// What came of reading the command line: options, or what to print and an exit status.
struct ReadOptions {
    Options options;
    bool finished = false;  // --help, --version, or a mistake
    int status = 0;
    std::string output;          // of --help and --version, for standard output
    base::Diagnostics mistakes;  // where status is not 0
};

[[nodiscard]] ReadOptions read_options(int count, char const* const* words);

[[nodiscard]] std::string_view extension_of(Format format);
[[nodiscard]] constexpr bool is_data(Format format) { return format == Format::csv || format == Format::json; }
/// A kind whose documents are data: library-record, recommendations.
[[nodiscard]] bool is_data(std::string_view kind);
/// Those of `formats` that a kind can be written in, in their order.
[[nodiscard]] std::vector<Format> formats_of(std::string_view kind, std::vector<Format> const& formats);

}  // namespace dhrdoc
