// Takes paths of .toml files; makes Case, Identities, Feedback, Progress, Portfolio and Decisions of them.
#include "casefile/reader.h"

#include "casefile/build_models.h"
#include "casefile/cross_checks.h"
#include "casefile/glob.h"
#include "casefile/key_tables.h"
#include "casefile/loader.h"
#include "casefile/validate.h"

#include "base/nearest.h"
#include "base/unicode.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace dhrdoc::casefile {

namespace fs = std::filesystem;

namespace {

std::string articled(std::string_view kind) {
    return fmt::format("{} {} file", kind == "identities" ? "an" : "a", kind);
}

/// `format = "KIND/VERSION"` as written, found without reading the rest, which may be full of mistakes.
struct FormatLine {
    std::string kind;
    int version = 0;
    base::Range range;
};

std::optional<FormatLine> find_format_line(base::SourceFile const& file) {
    for (std::size_t number = 1; number <= file.line_count(); ++number) {
        auto const line = file.line(number);
        auto const first = line.find_first_not_of(" \t");
        if (first == std::string_view::npos || line[first] == '#') continue;
        if (line[first] == '[') return std::nullopt;
        auto const equals = line.find('=');
        if (equals == std::string_view::npos || base::trimmed(line.substr(0, equals)) != "format") continue;
        auto const open = line.find_first_of("\"'", equals);
        auto const close = open == std::string_view::npos ? open : line.find(line[open], open + 1);
        if (close == std::string_view::npos) return std::nullopt;
        auto const value = line.substr(open + 1, close - open - 1);
        auto const slash = value.find('/');
        auto const start = static_cast<std::size_t>(line.data() - file.text().data());
        FormatLine out{std::string(value.substr(0, slash)), 0, file.range(start + open, start + close + 1)};
        if (slash != std::string_view::npos && value.size() - slash <= 4) {
            for (auto const c : value.substr(slash + 1)) {
                if (c < '0' || c > '9') return out;
                out.version = out.version * 10 + (c - '0');
            }
        }
        return out;
    }
    return std::nullopt;
}

/// True where the file is of a kind and version that we read; says why where it is not.
Format const* known_format(std::optional<FormatLine> const& line, Report& report) {
    if (!line) {
        report.error("format.missing", whole_first_line(report.file()),
                     "this file does not say what kind of file it is",
                     "begin it with a line like: format = \"case/1\"");
        return nullptr;
    }
    auto const* format = find_format(line->kind);
    if (format == nullptr) {
        std::vector<std::string> kinds;
        for (auto const& one : formats()) kinds.emplace_back(one.kind);
        auto const near = base::nearest(line->kind, kinds);
        std::string list;
        for (auto const& kind : kinds) list += (list.empty() ? "" : ", ") + kind;
        report.error("format.unknown", line->range,
                     fmt::format("there is no kind of file {}", report.quoted(line->kind, "of this name")),
                     near ? fmt::format("did you mean \"{}/1\"?", *near) : fmt::format("known kinds: {}", list));
        return nullptr;
    }
    if (line->version == format->version) return format;
    if (line->version > format->version)
        report.error("format.version", line->range,
                     fmt::format("this file is written for a newer dhrdoc: {}/{}", line->kind, line->version),
                     fmt::format("this dhrdoc reads {}/{}: use a newer one, or the older form of the file",
                                 format->kind, format->version));
    else
        report.error("format.version", line->range, "the format lacks its version",
                     fmt::format("write format = \"{}/{}\"", format->kind, format->version));
    return nullptr;
}

/// Mistakes are found in several rounds; a person reads them from the top of the file to its end.
class InOrder {
public:
    explicit InOrder(base::Diagnostics& out) : out_(out) {}
    InOrder(InOrder const&) = delete;
    InOrder& operator=(InOrder const&) = delete;
    ~InOrder() {
        auto all = found_.all();
        std::stable_sort(all.begin(), all.end(), [](base::Diagnostic const& a, base::Diagnostic const& b) {
            return a.range.begin < b.range.begin;
        });
        for (auto& one : all) out_.add(std::move(one));
    }
    [[nodiscard]] base::Diagnostics& found() { return found_; }

private:
    base::Diagnostics& out_;
    base::Diagnostics found_;
};

}  // namespace

struct Reader::State {
    State(base::Sources& sources, base::Files const& files, std::vector<fs::path> allowed)
        : loader(sources, files, std::move(allowed)) {}

    Loader loader;
    std::map<std::string, std::shared_ptr<model::Case const>> cases;
    std::map<std::string, std::shared_ptr<model::Identities const>> identities;
    std::map<std::string, std::shared_ptr<model::Feedback const>> feedbacks;
    std::map<std::string, std::shared_ptr<model::Progress const>> progresses;
    std::map<std::string, std::shared_ptr<model::Portfolio const>> portfolios;
    std::map<std::string, std::shared_ptr<model::Decisions const>> decisions;
    std::map<std::string, std::shared_ptr<model::Disclosure const>> disclosures;
    /// By the file of the case, of the feedback, of the progress or of the disclosure.
    std::map<base::FileId, std::shared_ptr<model::Identities const>> keys;

    /// The tree of a file of the wanted kind; nothing where there is none.
    std::optional<Tree> tree(std::string_view kind, base::SourceFile const& file, Report& report) {
        auto const line = find_format_line(file);
        auto const* format = known_format(line, report);
        if (format == nullptr) return std::nullopt;
        if (format->kind != kind) {
            report.error("format.other", line->range,
                         fmt::format("this is {}, where {} is wanted", articled(format->kind), articled(kind)),
                         fmt::format("name {} here", articled(kind)));
            return std::nullopt;
        }
        auto out = parse_toml(report);
        if (out) validate(*out, *format->root, report);
        return out;
    }

    /// What a file was read to before, or else opened, held against its table, built, and handed to `finish` with its
    /// tree, its diagnostics and its report.
    template <typename Model, typename Finish>
    std::shared_ptr<Model const> read(std::map<std::string, std::shared_ptr<Model const>>& known, std::string_view kind,
                                      Secrecy secrecy, fs::path const& path, base::Diagnostics& out,
                                      Model (*build)(Node const&), Finish const& finish) {
        auto const [place, is_new] = known.try_emplace(loader.files().resolved(path).string());
        if (!is_new) return place->second;
        InOrder ordered(out);
        auto& diagnostics = ordered.found();
        auto const* file = loader.open(path, secrecy, diagnostics);
        if (file == nullptr) return nullptr;
        Report report(diagnostics, *file, secrecy);
        auto const tree = this->tree(kind, *file, report);
        if (!tree) return nullptr;
        auto model = std::make_shared<Model>(build(tree->root));
        model->file = file->id();
        if constexpr (requires { model->folder; }) {
            model->folder = path.parent_path();
            model->stem = path.stem().string();
        }
        finish(*model, tree->root, diagnostics, report);
        return place->second = std::move(model);
    }
    /// Where a path that stands in a file leads; nothing where none is given.
    template <typename Model>
    std::optional<fs::path> follow(Model const& model, model::Text const& text, std::string_view what,
                                   Report& report) const {
        return text.given() ? loader.follow(model.folder, text.value, text.range, what, report) : std::nullopt;
    }
    /// The case and the key that a file names.
    template <typename Model>
    void read_case_and_key(Model& model, Reader& reader, base::Diagnostics& diagnostics, Report& report) {
        if (auto const where = follow(model, model.case_path, "the case file", report))
            model.reviewed = reader.read_case(*where, diagnostics);
        if (auto const where = follow(model, model.identities, "the identities file", report)) {
            if (auto const key = reader.read_identities(*where, diagnostics)) keys[model.file] = key;
        }
    }
    /// The key that a file names itself, or else that of its case.
    template <typename Model>
    [[nodiscard]] std::shared_ptr<model::Identities const> key_of(Model const& model, Reader const& reader) const {
        auto const found = keys.find(model.file);
        if (found != keys.end()) return found->second;
        return model.reviewed == nullptr ? nullptr : reader.identities_of(*model.reviewed);
    }
    void read_narrative(model::Case& reviewed, base::Diagnostics& diagnostics, Report& report);
    /// Where the text is the name of a Markdown file: what stands in it.
    void read_prose(model::Text& text, fs::path const& folder, base::Diagnostics& diagnostics, Report& report);
    void read_cases(model::Portfolio& portfolio, Reader& reader, base::Diagnostics& diagnostics, Report& report);
    void check_figures(model::Case const& reviewed, Report& report) const;
    void read_key_of(model::Case& reviewed, Reader& reader, base::Diagnostics& diagnostics, Report& report);
};

namespace {

bool is_markdown_file(std::string const& value) {
    return value.ends_with(".md") && value.find('\n') == std::string::npos;
}

}  // namespace

void Reader::State::read_prose(model::Text& text, fs::path const& folder, base::Diagnostics& diagnostics,
                               Report& report) {
    if (!is_markdown_file(text.value)) return;
    auto const path = loader.follow(folder, text.value, text.range, "a Markdown file", report);
    auto const* file = path ? loader.open(*path, Secrecy::open, diagnostics) : nullptr;
    if (file == nullptr) {
        text.value.clear();
        return;
    }
    text.value = file->text();
    text.range = file->range(0, file->text().size());
    text.start = file->place_at(0);
    // The writing on Windows ends lines with CR LF; the places stay, because lines are counted by LF.
    text.value.erase(std::remove(text.value.begin(), text.value.end(), '\r'), text.value.end());
}

void Reader::State::read_narrative(model::Case& reviewed, base::Diagnostics& diagnostics, Report& report) {
    for (auto& [section, text] : reviewed.narrative) read_prose(text, reviewed.folder, diagnostics, report);
}

void Reader::State::read_cases(model::Portfolio& portfolio, Reader& reader, base::Diagnostics& diagnostics,
                               Report& report) {
    std::map<std::string, fs::path> found;  // by name, so that the order of the patterns decides nothing
    for (auto const& pattern : portfolio.patterns) {
        if (pattern.value.find('*') == std::string::npos) {
            if (auto const path = loader.follow(portfolio.folder, pattern.value, pattern.range, "a case file", report))
                found.emplace(fs::path(pattern.value).lexically_normal().string(), *path);
            continue;
        }
        auto const names = files_matching(portfolio.folder, pattern.value, loader.files());
        if (names.empty())
            report.error("portfolio.no-match", pattern.range, fmt::format("no file goes by \"{}\"", pattern.value),
                         "a * stands for any part of one name; paths begin at the folder of this file");
        for (auto const& name : names) {
            if (auto const path = loader.follow(portfolio.folder, name, pattern.range, "a case file", report))
                found.emplace(fs::path(name).lexically_normal().string(), *path);
        }
    }
    for (auto const& [name, path] : found) {
        if (auto reviewed = reader.read_case(path, diagnostics)) portfolio.cases.push_back(std::move(reviewed));
    }
}

void Reader::State::check_figures(model::Case const& reviewed, Report& report) const {
    for (auto const& figure : reviewed.figures) {
        if (figure.file.given())
            static_cast<void>(
                loader.follow(reviewed.folder, figure.file.value, figure.file.range, "a picture", report));
    }
}

void Reader::State::read_key_of(model::Case& reviewed, Reader& reader, base::Diagnostics& diagnostics, Report& report) {
    if (!reviewed.identities.given()) {
        if (reviewed.people.empty() && reviewed.places.empty()) return;
        report.error("case.no-key",
                     reviewed.identities.range.known() ? reviewed.identities.range : whole_first_line(report.file()),
                     "the case does not name its identities file, so nobody's name could be withheld",
                     "add a line at the beginning of the file: identities = \"identities.toml\"");
        return;
    }
    auto const path = loader.follow(reviewed.folder, reviewed.identities.value, reviewed.identities.range,
                                    "the identities file", report);
    auto const read = path ? reader.read_identities(*path, diagnostics) : nullptr;
    if (read == nullptr) return;
    auto completed = std::make_shared<model::Identities>(*read);
    Report for_key(diagnostics, *loader.sources().find(read->file), Secrecy::secret);
    check_against_key(reviewed, *completed, report, for_key);
    keys[reviewed.file] = std::move(completed);
}

Reader::Reader(base::Sources& sources, base::Files const& files, std::vector<fs::path> allowed_folders)
    : state_(std::make_unique<State>(sources, files, std::move(allowed_folders))) {}

Reader::~Reader() = default;

std::shared_ptr<model::Case const> Reader::read_case(fs::path const& path, base::Diagnostics& out) {
    return state_->read(state_->cases, "case", Secrecy::open, path, out, build_case,
                        [&](model::Case& reviewed, Node const& root, base::Diagnostics& diagnostics, Report& report) {
                            check_case(reviewed, root, report);
                            state_->check_figures(reviewed, report);
                            state_->read_narrative(reviewed, diagnostics, report);
                            state_->read_key_of(reviewed, *this, diagnostics, report);
                        });
}

std::shared_ptr<model::Identities const> Reader::read_identities(fs::path const& path, base::Diagnostics& out) {
    return state_->read(
        state_->identities, "identities", Secrecy::secret, path, out, build_identities,
        [](model::Identities& key, Node const&, base::Diagnostics&, Report& report) { check_key(key, report); });
}

std::shared_ptr<model::Feedback const> Reader::read_feedback(fs::path const& path, base::Diagnostics& out) {
    return state_->read(
        state_->feedbacks, "feedback", Secrecy::open, path, out, build_feedback,
        [&](model::Feedback& feedback, Node const&, base::Diagnostics& diagnostics, Report& report) {
            static_cast<void>(state_->follow(feedback, feedback.signatory.signature, "a picture", report));
            state_->read_case_and_key(feedback, *this, diagnostics, report);
            check_feedback(feedback, report);
        });
}

std::shared_ptr<model::Progress const> Reader::read_progress(fs::path const& path, base::Diagnostics& out) {
    return state_->read(
        state_->progresses, "progress", Secrecy::open, path, out, build_progress,
        [&](model::Progress& progress, Node const&, base::Diagnostics& diagnostics, Report& report) {
            static_cast<void>(state_->follow(progress, progress.signatory.signature, "a picture", report));
            state_->read_case_and_key(progress, *this, diagnostics, report);
            check_progress(progress, report);
        });
}

std::shared_ptr<model::Portfolio const> Reader::read_portfolio(fs::path const& path, base::Diagnostics& out) {
    return state_->read(state_->portfolios, "portfolio", Secrecy::open, path, out, build_portfolio,
                        [&](model::Portfolio& portfolio, Node const&, base::Diagnostics& diagnostics, Report& report) {
                            for (auto& section : portfolio.sections)
                                state_->read_prose(section.text, portfolio.folder, diagnostics, report);
                            for (auto& [question, text] : portfolio.findings)
                                state_->read_prose(text, portfolio.folder, diagnostics, report);
                            state_->read_cases(portfolio, *this, diagnostics, report);
                            check_portfolio(portfolio, report);
                        });
}

std::shared_ptr<model::Disclosure const> Reader::read_disclosure(fs::path const& path, base::Diagnostics& out) {
    // It quotes what is to be taken out, and is as little to be quoted as a key.
    return state_->read(
        state_->disclosures, "disclosure", Secrecy::secret, path, out, build_disclosure,
        [&](model::Disclosure& disclosure, Node const&, base::Diagnostics& diagnostics, Report& report) {
            if (auto const where = state_->follow(disclosure, disclosure.source, "the correspondence", report))
                disclosure.source_path = *where;
            state_->read_case_and_key(disclosure, *this, diagnostics, report);
        });
}

std::shared_ptr<model::Decisions const> Reader::read_decisions(fs::path const& path, base::Diagnostics& out) {
    return state_->read(state_->decisions, "decisions", Secrecy::open, path, out, build_decisions,
                        [](model::Decisions&, Node const&, base::Diagnostics&, Report&) {});
}

std::shared_ptr<model::Identities const> Reader::identities_of(model::Case const& reviewed) const {
    auto const found = state_->keys.find(reviewed.file);
    return found == state_->keys.end() ? nullptr : found->second;
}

std::shared_ptr<model::Identities const> Reader::identities_of(model::Feedback const& feedback) const {
    return state_->key_of(feedback, *this);
}

std::shared_ptr<model::Identities const> Reader::identities_of(model::Progress const& progress) const {
    return state_->key_of(progress, *this);
}

std::shared_ptr<model::Identities const> Reader::identities_of(model::Disclosure const& disclosure) const {
    return state_->key_of(disclosure, *this);
}

void Reader::let_go() {
    state_->cases.clear();
    state_->identities.clear();
    state_->feedbacks.clear();
    state_->progresses.clear();
    state_->portfolios.clear();
    state_->decisions.clear();
    state_->disclosures.clear();
    state_->keys.clear();
}

std::optional<std::string> Reader::format_of(fs::path const& path, base::Diagnostics& diagnostics) {
    auto const* file = state_->loader.open(path, Secrecy::open, diagnostics);
    if (file == nullptr) return std::nullopt;
    auto const line = find_format_line(*file);
    Report report(diagnostics, *file,
                  line && (line->kind == "identities" || line->kind == "disclosure") ? Secrecy::secret : Secrecy::open);
    auto const* format = known_format(line, report);
    if (format == nullptr) return std::nullopt;
    return std::string(format->kind);
}

std::vector<std::string> schema_kinds() {
    std::vector<std::string> out;
    for (auto const& format : formats()) out.emplace_back(format.kind);
    return out;
}

}  // namespace dhrdoc::casefile
