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

std::string place_of(base::Range const& range, base::Sources const& sources) {
    auto const* file = sources.find(range.begin.file);
    if (file == nullptr || !range.known()) return "somewhere in the text";
    return fmt::format("{}, line {}, column {}", file->shown_name(), range.begin.line, range.begin.column);
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
                        place_of(question.range, console.sources), base::json_quoted(question.what),
                        base::json_quoted(question.where));
    }
    if (added.empty()) return false;
    auto text = console.files.read(path).value_or(std::string(beginning));
    if (!text.empty() && text.back() != '\n') text += '\n';
    console.files.write(path, text + added);
    return true;
}

}  // namespace dhrdoc
