// Takes open questions; adds entries to decisions.toml for a person to answer.
#pragma once

#include "commands.h"
#include "model/identities.h"
#include "redact/redact.h"

#include <filesystem>
#include <vector>

namespace dhrdoc {

/// Adds those that the file does not have; what stands in it stays byte for byte. True where anything was added.
bool add_questions(std::filesystem::path const& path, std::vector<redact::Question> const& questions,
                   model::Decisions const& known, Console& console);

/// The same, then one line for the end of a run: how many questions there are, where they are answered, and what then
/// ("build again"). Says nothing where there are none. Where the file cannot be written it says so: the questions
/// themselves have been told.
void ask_in_file(std::filesystem::path const& path, std::vector<redact::Question> const& questions,
                 model::Decisions const& known, std::string_view then, Console& console);

}  // namespace dhrdoc
