// Takes the lines `key: value` between two `---` at the beginning of a text; makes what they say about the document.
#include "markdown/front_matter.h"

#include "base/nearest.h"
#include "base/unicode.h"
#include "markdown/lines.h"
#include "markdown/tree_reader.h"

#include <algorithm>

#include <fmt/format.h>

namespace dhrdoc::markdown {

namespace {

std::vector<std::string> const known_keys = {"footer",    "header", "kind",    "language",
                                             "numbering", "style",  "subject", "title"};

bool is_fence(std::string_view line) { return base::trimmed(line) == "---" && line.starts_with("---"); }

class Reader {
public:
    Reader(Context const& context, model::Document& document) : context_(context), document_(document) {}

    FrontMatter read() {
        Lines const lines(context_.text());
        if (!is_fence(lines.line(1))) return {};
        std::size_t last = 2;
        while (last <= lines.count() && !is_fence(lines.line(last))) ++last;
        if (last > lines.count()) {
            context_.error("markdown.front-matter-open", origin_between(0, lines.end_of(1)),
                           "the front matter is never closed", "write --- on the line below its last key");
            result_.length = lines.begin_of(2);
            return result_;
        }
        for (std::size_t line = 2; line < last; ++line) read_line(lines.line(line), lines.begin_of(line));
        result_.length = lines.begin_of(last + 1);
        return result_;
    }

private:
    void read_line(std::string_view line, std::size_t begin) {
        auto const first = line.find_first_not_of(" \t");
        if (first == std::string_view::npos) return;
        auto const colon = line.find(':');
        if (colon == std::string_view::npos) {
            context_.error("markdown.front-matter", origin_between(begin + first, begin + line.size()),
                           "a line of the front matter without a colon",
                           "lines look like this: title: Overview report");
            return;
        }
        auto const key = base::trimmed(line.substr(0, colon));
        auto const value_begin = std::min(line.find_first_not_of(" \t", colon + 1), line.size());
        auto const value_end = std::max(value_begin, line.find_last_not_of(" \t") + 1);
        set(key, origin_between(begin + first, begin + colon), origin_between(begin + value_begin, begin + value_end));
    }

    void set(std::string const& key, model::Origin key_place, model::Origin value_place) {
        if (!std::binary_search(known_keys.begin(), known_keys.end(), key)) {
            auto const meant = base::nearest(key, known_keys);
            context_.error("markdown.front-matter-key", key_place, fmt::format("unknown key \"{}\"", key),
                           meant ? fmt::format("did you mean \"{}\"?", *meant)
                                 : fmt::format("known keys are {}", fmt::join(known_keys, ", ")));
            return;
        }
        auto value = read_inline_markdown(context_, value_place);
        if (key == "style") {
            document_.style = value.text;
        } else if (key == "language") {
            document_.language = value.text;
        } else if (key == "kind") {
            document_.kind = value.text;
        } else if (key == "numbering") {
            set_numbering(value.text, value_place);
        } else {
            document_.meta[key] = std::move(value);
        }
    }

    void set_numbering(std::string const& value, model::Origin place) {
        if (value == "paragraphs") {
            result_.numbering = NumberingMode::paragraphs;
        } else if (value == "headings") {
            result_.numbering = NumberingMode::headings;
        } else if (value == "none") {
            result_.numbering = NumberingMode::none;
        } else {
            context_.error("markdown.numbering", place, fmt::format("unknown numbering \"{}\"", value),
                           "known are paragraphs, headings, none");
        }
    }

    Context const& context_;
    model::Document& document_;
    FrontMatter result_;
};

}  // namespace

FrontMatter read_front_matter(Context const& context, model::Document& document) {
    return Reader(context, document).read();
}

}  // namespace dhrdoc::markdown
