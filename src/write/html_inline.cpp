// Takes a styled text; makes the HTML that stands inside a paragraph.
#include "write/html_inline.h"

#include "write/html_escape.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace dhrdoc::write {

namespace {

using model::Mark;
using model::StyledText;
using std::string;
using std::string_view;

constexpr std::size_t inset_length = 3;  // U+FFFC in UTF-8

struct Tag {
    string_view name;
    string opening;
    std::int32_t link = -1;  // keeps apart two links to the same place that stand side by side
    friend bool operator==(Tag const&, Tag const&) = default;
};

constexpr std::array<std::pair<Mark, string_view>, 6> mark_tags = {{{Mark::strong, "strong"},
                                                                    {Mark::emphasis, "em"},
                                                                    {Mark::struck, "s"},
                                                                    {Mark::superscript, "sup"},
                                                                    {Mark::small, "small"},
                                                                    {Mark::code, "code"}}};

class InlineWriter {
public:
    InlineWriter(StyledText const& text, HtmlInlineRules const& rules) : text_(text), rules_(rules) {}

    string write() {
        for (model::Run const& run : text_.runs) {
            change_to(tags_of(run));
            write_run(run);
        }
        change_to({});
        return std::move(out_);
    }

private:
    /// From the outside in. A link is outermost, so that it is one link whatever changes inside it.
    [[nodiscard]] std::vector<Tag> tags_of(model::Run const& run) const {
        std::vector<Tag> tags;
        if (run.link >= 0) add_link(tags, run.link);
        if (run.language >= 0) {
            tags.push_back(
                {"span", open_tag("span", {{"lang", text_.languages.at(static_cast<std::size_t>(run.language))}}), -1});
        }
        for (auto const& [mark, name] : mark_tags) {
            if (has(run.marks, mark)) tags.push_back({name, open_tag(name), -1});
        }
        return tags;
    }

    void add_link(std::vector<Tag>& tags, std::int32_t index) const {
        model::Link const& link = text_.links.at(static_cast<std::size_t>(index));
        string const href = rules_.href(link.target);
        if (href.empty()) return;
        tags.push_back({"a", open_tag("a", {{"href", href}, {"title", link.title}}), index});
    }

    void change_to(std::vector<Tag> const& wanted) {
        std::size_t kept = 0;
        while (kept < open_.size() && kept < wanted.size() && open_[kept] == wanted[kept]) ++kept;
        while (open_.size() > kept) {
            out_ += close_tag(open_.back().name);
            open_.pop_back();
        }
        for (std::size_t i = kept; i < wanted.size(); ++i) {
            out_ += wanted[i].opening;
            open_.push_back(wanted[i]);
        }
    }

    void write_run(model::Run const& run) {
        std::size_t at = run.begin;
        for (model::Inset const& inset : text_.insets) {
            if (inset.at < run.begin || inset.at >= run.end) continue;
            write_text(at, inset.at);
            at = inset.at + inset_length;
            if (inset.kind == model::Inset::Kind::note_reference) write_note_reference(inset.note);
        }
        write_text(at, run.end);
    }

    /// A reference to a note is a link, and a link cannot stand in a link.
    void write_note_reference(std::uint32_t note) {
        std::vector<Tag> const around = open_;
        change_to({});
        out_ += rules_.note_reference(note);
        change_to(around);
    }

    void write_text(std::size_t begin, std::size_t end) {
        string_view const words = string_view(text_.text).substr(begin, end - begin);
        std::size_t from = 0;
        for (std::size_t line = words.find('\n'); line != string_view::npos; line = words.find('\n', from)) {
            out_ += html_escaped(words.substr(from, line - from)) + "<br>";
            from = line + 1;
        }
        out_ += html_escaped(words.substr(from));
    }

    StyledText const& text_;
    HtmlInlineRules const& rules_;
    string out_;
    std::vector<Tag> open_;
};

}  // namespace

string html_inline(StyledText const& text, HtmlInlineRules const& rules) { return InlineWriter(text, rules).write(); }

}  // namespace dhrdoc::write
