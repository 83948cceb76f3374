// Takes open questions; writes the entries that a person fills in.
#include "decisions_file.h"

#include <set>

#include <fmt/format.h>

namespace dhrdoc {

namespace {

constexpr std::string_view beginning =
    "# Answers to open questions: words that may be a withheld name or something harmless.\n"
    "# Write choice = \"hide\" or choice = \"keep\", and who decided and why. dhrdoc adds questions and changes no "
    "answer.\n"
    "format = \"decisions/1\"\n";

/// As seen from the folder of the decisions: they are given to others together with the case.
std::string name_from(std::filesystem::path const& folder, std::string const& shown, base::Files const& files) {
    std::filesystem::path const path(shown);
    auto const relative = files.resolved(path).lexically_relative(files.resolved(folder));
    if (!relative.empty() && *relative.begin() != "..") return relative.generic_string();
    return path.is_absolute() ? path.filename().generic_string() : path.lexically_normal().generic_string();
}

std::string place_of(base::Range const& range, std::filesystem::path const& folder, Console const& console) {
    auto const* file = console.sources.find(range.begin.file);
    if (file == nullptr || !range.known()) return "somewhere in the text";
    return fmt::format("{}, line {}, column {}", name_from(folder, file->shown_name(), console.files), range.begin.line,
                       range.begin.column);
}

}  // namespace

bool add_questions(std::filesystem::path const& path, std::vector<redact::Question> const& questions,
                   model::Decisions const& known, Console& console) {
    std::set<std::pair<std::string, std::string>> have;
    for (auto const& entry : known.entries) have.emplace(entry.what, entry.where);
    std::string added;
    for (auto const& question : questions) {
        if (!have.emplace(question.what, question.where).second) continue;
        added +=
            fmt::format("\n# {}\n[[decisions]]\nwhat = {}\nwhere = {}\nchoice = \"\"\ndecided_by = \"\"\nwhy = \"\"\n",
                        place_of(question.range, path.parent_path(), console), base::json_quoted(question.what),
                        base::json_quoted(question.where));
    }
    if (added.empty()) return false;
    auto text = console.files.read(path).value_or(std::string(beginning));
    if (!text.empty() && text.back() != '\n') text += '\n';
    console.files.write(path, text + added);
    return true;
}

void ask_in_file(std::filesystem::path const& path, std::vector<redact::Question> const& questions,
                 model::Decisions const& known, std::string_view then, Console& console) {
    std::set<std::pair<std::string, std::string>> different;
    for (auto const& question : questions) different.emplace(question.what, question.where);
    if (different.empty()) return;
    base::Diagnostics told;
    auto const shown = path.lexically_normal().string();
    try {
        add_questions(path, questions, known, console);
        told.note("build.questions", {},
                  different.size() == 1 ? std::string("there is 1 open question")
                                        : fmt::format("there are {} open questions", different.size()),
                  fmt::format("write \"hide\" or \"keep\" as the choice of each in \"{}\", then {}", shown, then));
    } catch (base::MachineError const& error) {
        told.warning("build.questions-not-kept", {},
                     fmt::format("the open questions could not be added to \"{}\": {}", shown, error.what()),
                     "copy them from the messages above, or make the folder writable and run again");
    }
    console.tell(told);
}

}  // namespace dhrdoc
