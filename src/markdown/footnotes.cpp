// Takes references to footnotes and their definitions; finds those without a partner.
#include "markdown/footnotes.h"

#include "base/nearest.h"
#include "model/locate.h"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

namespace dhrdoc::markdown {

namespace {

struct Definition {
    model::Origin origin;  // `[^label]:`
    std::string label;
};

std::vector<Definition> definitions_of(Lines const& lines) {
    std::vector<Definition> definitions;
    for (std::size_t number = 1; number <= lines.count(); ++number) {
        auto const line = lines.line(number);
        auto const begin = line.find_first_not_of(" \t>");
        if (begin == std::string_view::npos || line.compare(begin, 2, "[^") != 0) continue;
        auto const end = line.find(']', begin);
        if (end == std::string_view::npos || end == begin + 2 || line.compare(end, 2, "]:") != 0) continue;
        auto const at = lines.begin_of(number);
        definitions.push_back(
            {origin_between(at + begin, at + end + 2), std::string(line.substr(begin + 2, end - begin - 2))});
    }
    return definitions;
}

bool in_code(model::StyledText const& text, std::size_t at) {
    auto const next = std::upper_bound(text.runs.begin(), text.runs.end(), at,
                                       [](std::size_t byte, model::Run const& run) { return byte < run.begin; });
    return next != text.runs.begin() && has((next - 1)->marks, model::Mark::code);
}

std::string way_out(std::string const& label, std::vector<std::string> const& labels) {
    if (auto const meant = base::nearest(label, labels)) return fmt::format("did you mean [^{}]?", *meant);
    return fmt::format("write its words on a line of their own: [^{}]: ...", label);
}

/// Sorted, and none inside another: the block that holds the byte is the last that begins at it or before.
bool covered(std::vector<model::Origin> const& leaves, std::size_t byte) {
    auto const next = std::upper_bound(leaves.begin(), leaves.end(), byte,
                                       [](std::size_t at, model::Origin leaf) { return at < leaf.begin; });
    return next != leaves.begin() && byte < (next - 1)->end;
}

}  // namespace

std::vector<std::string> labels_of_definitions(Context const& context, Lines const& lines) {
    std::vector<std::string> labels;
    if (context.foreign()) return labels;
    for (auto& definition : definitions_of(lines)) labels.push_back(std::move(definition.label));
    return labels;
}

void report_undefined(Context const& context, model::Origin origin, model::StyledText const& text,
                      std::vector<std::string> const& labels) {
    std::optional<model::SourceMap> alignment;
    std::string_view const flat = text.text;
    for (auto at = flat.find("[^"); at != std::string_view::npos; at = flat.find("[^", at + 2)) {
        auto const end = flat.find_first_of("]\n", at);
        if (end == std::string_view::npos || flat[end] != ']' || end == at + 2 || in_code(text, at)) continue;
        if (!alignment) alignment.emplace(context.filled(), origin, flat);
        auto const place = alignment->find(at, end + 1);
        if (!place || context.slice(*place) != flat.substr(at, end + 1 - at)) continue;
        std::string const label(flat.substr(at + 2, end - at - 2));
        context.error("markdown.footnote-not-defined", *place, fmt::format("the footnote \"{}\" is not defined", label),
                      way_out(label, labels));
    }
}

void report_uncited(Context const& context, Lines const& lines, std::vector<model::Note> const& notes,
                    std::vector<model::Origin> const& leaves) {
    std::set<std::uint32_t> cited;
    std::set<std::string> labels;
    for (auto const& note : notes) {
        cited.insert(note.origin.begin);
        labels.insert(note.label);
    }
    for (auto const& definition : definitions_of(lines)) {
        if (cited.contains(definition.origin.begin) || covered(leaves, definition.origin.begin)) continue;
        if (labels.contains(definition.label)) {
            context.error("markdown.footnote-twice", definition.origin,
                          fmt::format("the footnote \"{}\" is defined twice", definition.label),
                          "give the second one a label of its own, and refer to it");
        } else {
            context.warning(
                "markdown.footnote-not-cited", definition.origin,
                fmt::format("nothing refers to the footnote \"{}\", so it is not printed", definition.label),
                fmt::format("write [^{}] where it belongs, or take it out", definition.label));
        }
    }
}

}  // namespace dhrdoc::markdown
