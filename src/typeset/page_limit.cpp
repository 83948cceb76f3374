// Takes a document and the room that it took; makes a message where its style has room for less.
#include "typeset/page_limit.h"

#include "model/filled_text.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace dhrdoc::typeset {

namespace {

using model::Block;
using model::BlockKind;

/// What stands under one heading.
struct Part {
    std::string title;
    std::size_t words = 0;
    model::Origin origin;
};

std::size_t words_in(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (char const c : text) {
        bool const space = c == ' ' || c == '\n';
        if (!space && !inside) ++words;
        inside = !space;
    }
    return words;
}

void collect(std::vector<Block> const& blocks, std::vector<Part>& parts) {
    for (auto const& block : blocks) {
        if (block.kind == BlockKind::heading && block.level >= 2) {
            parts.push_back({block.text.text, 0, block.origin});
        } else if (!block.text.empty() && !parts.empty()) {
            if (parts.back().words == 0) parts.back().origin = block.origin;
            parts.back().words += words_in(block.text.text);
        }
        collect(block.children, parts);
    }
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// `shorten "What was learned" (212 words), the longest part, by about 60 words`
std::string way_out(std::vector<Part> const& parts, std::size_t too_many) {
    if (parts.empty()) return fmt::format("take about {} out", counted(too_many, "word", "words"));
    std::string hint = fmt::format("take about {} out: \"{}\" has {}", counted(too_many, "word", "words"),
                                   parts.front().title, parts.front().words);
    for (std::size_t i = 1; i < parts.size() && i < 3; ++i)
        hint += fmt::format(", \"{}\" {}", parts[i].title, parts[i].words);
    return hint;
}

}  // namespace

void check_page_limit(model::Document const& document, model::Style const& style, base::Length height,
                      std::size_t pages, base::Sources const& sources, base::Diagnostics& diagnostics) {
    auto const most = style.page.most_pages;
    if (most == 0 || pages <= most) return;
    auto const room = (style.page.height - style.page.top - style.page.bottom) * static_cast<std::int64_t>(most);
    auto const over = std::max(height - room, style.body.leading);
    auto const lines = static_cast<std::size_t>((over.units + style.body.leading.units - 1) / style.body.leading.units);
    std::vector<Part> parts;
    collect(document.blocks, parts);
    std::stable_sort(parts.begin(), parts.end(), [](Part const& a, Part const& b) { return a.words > b.words; });
    std::size_t words = 0;
    for (auto const& part : parts) words += part.words;
    auto const share = static_cast<double>(over.units) / static_cast<double>(std::max<std::int64_t>(1, height.units));
    auto const too_many =
        std::max<std::size_t>(5, static_cast<std::size_t>(static_cast<double>(words) * share / 5 + 1) * 5);
    base::Range range;
    if (document.source && !parts.empty())
        range = document.source->origin_of(parts.front().origin.begin, parts.front().origin.end, sources);
    diagnostics.warning(
        "typeset.too-long", range,
        fmt::format("\"{}\" takes {}, where its style \"{}\" has room for {}: it is about {} too long", document.kind,
                    counted(pages, "page", "pages"), style.name, most, counted(lines, "line", "lines")),
        way_out(parts, too_many));
}

}  // namespace dhrdoc::typeset
