// Takes Markdown; makes what a test compares: the printed document, or the messages about it.
#pragma once

#include "base/diagnostic.h"
#include "markdown/parse.h"
#include "model/document.h"

#include <memory>
#include <string>
#include <string_view>

namespace dhrdoc::markdown {

struct Parsed {
    base::Sources sources;
    base::Diagnostics diagnostics;
    model::Document document;

    /// All messages as a person sees them.
    [[nodiscard]] std::string messages() const {
        std::string out;
        for (auto const& diagnostic : diagnostics.all()) out += base::to_human(diagnostic, sources);
        return out;
    }
};

enum class Whose { ours, foreign };

[[nodiscard]] inline std::unique_ptr<Parsed> parsed(std::string_view text, Whose whose = Whose::ours) {
    auto result = std::make_unique<Parsed>();
    auto const& file = result->sources.add("test.md", std::string(text));
    auto filled = std::make_shared<model::FilledText>(model::FilledText::whole_file(file));
    result->document = parse(filled, result->sources, Options{whose == Whose::foreign}, result->diagnostics);
    return result;
}

}  // namespace dhrdoc::markdown
