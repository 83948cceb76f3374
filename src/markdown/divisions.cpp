// Takes blocks in which divisions are lines; makes blocks in which they hold what is between.
#include "markdown/divisions.h"

#include "base/nearest.h"
#include "base/unicode.h"
#include "markdown/attributes.h"
#include "markdown/division_kinds.h"
#include "markdown/tree_reader.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace dhrdoc::markdown {

namespace {

using model::Block;

/// Nobody nests divisions this deep; what goes on below is not allowed to exhaust the stack.
constexpr std::size_t most_open = 60;

class Folder {
public:
    explicit Folder(Context const& context) : context_(context) {}

    std::vector<Block> fold(std::vector<Block> flat) {
        for (auto& block : flat) {
            if (block.kind == model::BlockKind::division && block.name == division_line) {
                read_line(block.origin);
            } else {
                add(std::move(block));
            }
        }
        while (!open_.empty()) {
            auto const& division = open_.back();
            context_.error("markdown.division-open", line_of(division),
                           fmt::format("the division \"{}\" is never closed", division.name),
                           "write ::: on a line of its own where it ends");
            close(division.origin.end);
        }
        return std::move(done_);
    }

private:
    /// The line that opened a division: its origin until it is closed begins there.
    [[nodiscard]] model::Origin line_of(Block const& division) const {
        auto const text = context_.slice(division.origin);
        return origin_between(division.origin.begin,
                              division.origin.begin + std::min(text.find_first_of("\r\n"), text.size()));
    }

    void add(Block block) {
        if (open_.empty()) {
            done_.push_back(std::move(block));
            return;
        }
        open_.back().origin.end = std::max(open_.back().origin.end, block.origin.end);
        open_.back().children.push_back(std::move(block));
    }

    void read_line(model::Origin origin) {
        auto const line = context_.slice(origin);
        auto const after_colons = std::min(line.find_first_not_of(':'), line.size());
        auto const begin = std::min(line.find_first_not_of(" \t", after_colons), line.size());
        if (begin == line.size()) {
            close_one(origin);
            return;
        }
        auto const end = std::min(line.find_first_of(" \t{", begin), line.size());
        Block division;
        division.kind = model::BlockKind::division;
        division.origin = origin;
        division.name = line.substr(begin, end - begin);
        check_name(division.name, origin_between(origin.begin + begin, origin.begin + end));
        read_attributes_of(division, line, end);
        open(std::move(division));
    }

    void check_name(std::string const& name, model::Origin place) const {
        auto const& known = division_names();
        if (std::find(known.begin(), known.end(), name) != known.end()) return;
        auto const meant = base::nearest(name, known);
        context_.error(
            "markdown.unknown-division", place, fmt::format("unknown division \"{}\"", name),
            meant ? fmt::format("did you mean \"{}\"?", *meant) : fmt::format("known are {}", fmt::join(known, ", ")));
    }

    void read_attributes_of(Block& division, std::string_view line, std::size_t from) const {
        auto const begin = std::min(line.find_first_not_of(" \t", from), line.size());
        if (begin == line.size()) return;
        auto const rest = line.substr(begin);
        auto const place = origin_between(division.origin.begin + begin, division.origin.end);
        std::string problem;
        if (rest.starts_with('{')) {
            auto read = read_attributes(rest);
            division.id = std::move(read.attributes.id);
            division.attributes = std::move(read.attributes.values);
            problem = std::move(read.problem);
            if (problem.empty() && read.length != rest.size()) {
                problem = fmt::format("\"{}\" stands behind them", base::trimmed(rest.substr(read.length)));
            }
        } else {
            problem = fmt::format("\"{}\" has no braces around it", rest);
        }
        if (!problem.empty()) {
            context_.error("markdown.attributes", place, "attributes cannot be read: " + problem,
                           "attributes look like {#id .class key=\"two words\"}");
        }
        auto const label = division.attributes.find("label");
        if (label == division.attributes.end()) return;
        division.reference = std::move(label->second);
        division.attributes.erase(label);
    }

    void open(Block division) {
        if (open_.size() < most_open) {
            open_.push_back(std::move(division));
            return;
        }
        if (too_deep_++ == 0) {
            context_.error("markdown.too-deep", division.origin,
                           fmt::format("divisions stand inside each other more than {} deep", most_open),
                           "close them first, with ::: on lines of their own");
        }
    }

    void close_one(model::Origin origin) {
        if (too_deep_ > 0) {
            --too_deep_;
        } else if (open_.empty()) {
            context_.error("markdown.division-stray", origin, "there is no open division that this could close",
                           "take the ::: out, or open a division above: ::: note");
        } else {
            close(origin.end);
        }
    }

    void close(std::uint32_t end) {
        auto division = std::move(open_.back());
        open_.pop_back();
        division.origin.end = end;
        make_kind_of_division(context_, division, open_.empty() ? std::string_view() : open_.back().name);
        add(std::move(division));
    }

    Context const& context_;
    std::vector<Block> open_;
    std::vector<Block> done_;
    std::size_t too_deep_ = 0;
};

}  // namespace

std::vector<Block> fold_divisions(Context const& context, std::vector<Block> flat) {
    return Folder(context).fold(std::move(flat));
}

}  // namespace dhrdoc::markdown
