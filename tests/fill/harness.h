// Takes a template, facts and prose in short; makes the filled text and the messages as a person sees them.
#pragma once

#include "base/diagnostic.h"
#include "fill/fill.h"
#include "model/facts.h"

#include <map>
#include <string>

namespace dhrdoc::fill_test {

struct Result {
    std::string text;
    std::string messages;  // to_human of all, one after the other
    model::FilledText filled;
};

/// A run of its own: a template "t.md", partials by name ("partials/NAME.md"), facts.
class Run {
public:
    std::map<std::string, std::string> partials;
    base::Sources sources;

    /// Prose that stands in a file "case.toml", behind `before`.
    model::Facts prose(std::string const& value, std::string const& before = "text = \"") {
        auto const& file = sources.add("case.toml", before + value + "\"\n");
        auto const start = file.place_at(before.size());
        return model::Facts::prose(value, {start, file.place_at(before.size() + value.size())}, start);
    }

    Result fill(std::string const& template_text, model::Facts const& facts) {
        auto const& file = sources.add("t.md", template_text);
        fill::Partials library;
        library.load = [&](std::string_view name) -> base::SourceFile const* {
            auto const found = partials.find(std::string(name));
            if (found == partials.end()) return nullptr;
            auto& known = loaded_[found->first];
            if (known == nullptr) known = &sources.add("partials/" + found->first + ".md", found->second);
            return known;
        };
        for (auto const& [name, text] : partials) library.names.push_back(name);
        base::Diagnostics diagnostics;
        Result result;
        result.filled = fill::fill(file, facts, library, sources, diagnostics);
        result.text = result.filled.text;
        for (auto const& diagnostic : diagnostics.all()) result.messages += to_human(diagnostic, sources);
        return result;
    }

private:
    std::map<std::string, base::SourceFile const*> loaded_;
};

}  // namespace dhrdoc::fill_test
