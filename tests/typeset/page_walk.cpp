// Takes pages and their document; compares the two, and measures what stands on the pages.
#include "page_walk.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

namespace dhrdoc::typeset {

namespace {

using base::Length;
using model::Block;
using model::BlockKind;
using model::ElementRole;

constexpr std::size_t told_at_most = 12;
constexpr Length hair = Length::points(0.3);

class Faults {
public:
    void add(std::string what) {
        if (++count_ <= told_at_most) text_ += what + "\n";
    }
    [[nodiscard]] std::string text() const {
        return count_ <= told_at_most ? text_ : fmt::format("{}... {} faults in all\n", text_, count_);
    }

private:
    std::string text_;
    std::size_t count_ = 0;
};

struct Box {
    Length left, top, right, bottom;
    std::string what;
    bool in_front = true;
};

Length without_space(model::PlacedText const& text, model::FontFace const& face) {
    std::int64_t units = 0;
    auto const& shaped = *text.shaped;
    for (auto glyph = shaped.glyphs.rbegin(); glyph != shaped.glyphs.rend() && shaped.text[glyph->cluster] == ' ';
         ++glyph)
        units += glyph->advance;
    return Length(std::max<std::int64_t>(0, text.width.units - units * text.size.units / face.units_per_em));
}

/// From the top of a capital to the foot of a "g".
Box box_of(model::PlacedText const& text, model::Pages const& pages) {
    auto const& face = pages.faces.at(static_cast<std::size_t>(text.shaped->face));
    return {text.x, text.baseline - text.size * 72 / 100, text.x + without_space(text, face),
            text.baseline + text.size * 20 / 100, "\"" + text.shaped->text + "\""};
}

bool overlap(Box const& a, Box const& b) {
    auto const x = std::min(a.right, b.right) - std::max(a.left, b.left);
    auto const y = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    return x > hair && y > (std::min(a.bottom - a.top, b.bottom - b.top)) / 12;
}

class Walk {
public:
    Walk(model::Pages const& pages, model::Document const& document, model::Style const& style, Notes notes)
        : pages_(pages), document_(document), style_(style), notes_(notes) {}

    std::string faults() {
        for (page_ = 0; page_ < pages_.pages.size(); ++page_) page();
        words();
        notes();
        places();
        return faults_.text();
    }

private:
    void tell(std::string const& what) { faults_.add(fmt::format("page {}: {}", page_ + 1, what)); }

    void page() {
        auto const& page = pages_.pages[page_];
        std::vector<Box> boxes;
        for (auto const& text : page.texts) {
            if (text.shaped == nullptr) {
                tell("a text without a shape");
                continue;
            }
            auto box = box_of(text, pages_);
            inside(box, text.element == model::artifact);
            boxes.push_back(std::move(box));
        }
        for (auto const& image : page.images) {
            Box box{image.x, image.y, image.x + image.width, image.y + image.height,
                    fmt::format("picture {}", image.image)};
            inside(box, false);
            boxes.push_back(std::move(box));
        }
        for (auto const& drawing : page.drawings) {
            inside({drawing.x, drawing.y, drawing.x + drawing.width, drawing.y + drawing.height, "a drawing"}, false);
            for (auto const& shape : drawing.shapes) {
                for (auto const point : shape.points) within_page({point.x, point.y, point.x, point.y, "a shape"});
            }
        }
        for (auto const& rule : page.rules) {
            within_page({rule.x, rule.y, rule.x + rule.width, rule.y + rule.height, "a rule"});
            if (rule.width < Length() || rule.height < Length()) tell("a rule less than nothing wide or high");
        }
        for (auto const& link : page.links) {
            within_page({link.x, link.y, link.x + link.width, link.y + link.height, "the link to " + link.target});
            if (link.width <= Length() || link.height <= Length()) tell("the link to " + link.target + " has no size");
        }
        apart(std::move(boxes));
        in_order();
    }

    void within_page(Box const& box) {
        auto const& page = pages_.pages[page_];
        if (box.left < -hair || box.top < -hair || box.right > page.width + hair || box.bottom > page.height + hair)
            tell(fmt::format("{} runs off the page: {}", box.what, numbers(box)));
    }

    /// Furniture is artifact and stands wholly above or below the body; repeated header rows are artifact and stand in
    /// it.
    void inside(Box const& box, bool artifact) {
        within_page(box);
        auto const& page = pages_.pages[page_];
        if (artifact && (box.bottom <= page.body_top || box.top >= page.body_bottom)) return;
        if (box.left < page.body_left - hair || box.right > page.body_right + hair || box.top < page.body_top - hair ||
            box.bottom > page.body_bottom + hair)
            tell(fmt::format("{} runs out of the body: {}", box.what, numbers(box)));
    }

    static std::string numbers(Box const& box) {
        return fmt::format("{:.1f} to {:.1f}, {:.1f} to {:.1f}", box.left.in_points(), box.right.in_points(),
                           box.top.in_points(), box.bottom.in_points());
    }

    void apart(std::vector<Box> boxes) {
        std::stable_sort(boxes.begin(), boxes.end(), [](Box const& a, Box const& b) { return a.top < b.top; });
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            for (std::size_t j = i + 1; j < boxes.size() && boxes[j].top < boxes[i].bottom; ++j) {
                if (overlap(boxes[i], boxes[j]))
                    tell(fmt::format("{} and {} overlap: {}; {}", boxes[i].what, boxes[j].what, numbers(boxes[i]),
                                     numbers(boxes[j])));
            }
        }
    }

    /// Within a page, reading goes from element to element and never back; notes come after, in the order of their
    /// numbers unless they had to wait.
    void in_order() {
        std::map<std::size_t, model::ElementId> last_of;
        std::size_t last_note = 0;
        for (auto const& text : pages_.pages[page_].texts) {
            if (text.element == model::artifact) continue;
            auto const note = note_of(pages_, text.element);
            auto const block = block_of(pages_, text.element);
            auto& last = last_of[note];
            bool const back = note < last_note && (note == 0 || notes_ == Notes::begin_where_cited);
            if (block < last || back) tell(fmt::format("\"{}\" is read after what follows it", text.shaped->text));
            last = std::max(last, block);
            last_note = std::max(last_note, note);
        }
    }

    void words() {
        auto const got = texts_on(pages_);
        auto const wanted = texts_of(document_, style_, pages_);
        auto const [w, g] = std::mismatch(wanted.begin(), wanted.end(), got.begin(), got.end());
        if (w == wanted.end() && g == got.end()) return;
        auto const should = w == wanted.end() ? std::string() : *w;
        auto const says = g == got.end() ? std::string() : *g;
        auto const [differs, there] = std::mismatch(should.begin(), should.end(), says.begin(), says.end());
        auto const same = static_cast<std::size_t>(differs - should.begin());
        auto const from = same < 40 ? 0 : same - 40;
        faults_.add(fmt::format("block {} of {} should say \"{}\" and says \"{}\" ({} blocks on the pages)",
                                w - wanted.begin() + 1, wanted.size(), should.substr(from, 80), says.substr(from, 80),
                                got.size()));
    }

    void notes() {
        std::map<std::size_t, std::set<std::size_t>> cited;
        std::map<std::size_t, std::set<std::size_t>> set;
        std::set<std::size_t> back;
        for (std::size_t i = 0; i < pages_.pages.size(); ++i) {
            for (auto const& link : pages_.pages[i].links) {
                if (link.target.starts_with("#note-reference-"))
                    back.insert(std::stoul(link.target.substr(16)));
                else if (link.target.starts_with("#note-"))
                    cited[std::stoul(link.target.substr(6))].insert(i);
            }
            for (auto const& text : pages_.pages[i].texts) {
                if (auto const note = note_of(pages_, text.element)) set[note].insert(i);
            }
            for (auto const& image : pages_.pages[i].images) {
                if (auto const note = note_of(pages_, image.element)) set[note].insert(i);
            }
        }
        for (auto const& [note, on] : set) {
            if (notes_ == Notes::begin_where_cited && *on.rbegin() - *on.begin() + 1 != on.size())
                faults_.add(fmt::format("note {} has a gap", note));
            auto const place = fmt::format("note-reference-{}", note);
            bool const known = std::any_of(pages_.destinations.begin(), pages_.destinations.end(),
                                           [&](model::Destination const& d) { return d.id == place; });
            if (!back.contains(note) || !known) faults_.add(fmt::format("note {} does not lead back", note));
            if (!cited.contains(note)) {
                faults_.add(fmt::format("note {} is cited nowhere", note));
                continue;
            }
            auto const first = *cited[note].begin();
            if (*on.begin() == first) continue;
            bool const excused = notes_ == Notes::may_wait && *on.begin() > first;
            if (!excused)
                faults_.add(
                    fmt::format("note {} is cited on page {} and begins on page {}", note, first + 1, *on.begin() + 1));
        }
    }

    void places() {
        for (auto const& entry : pages_.outline) {
            if (entry.page >= pages_.pages.size()) faults_.add("the outline entry " + entry.title + " has no page");
        }
        for (auto const& destination : pages_.destinations) {
            if (destination.page >= pages_.pages.size() || destination.y < Length() ||
                destination.y > pages_.pages[destination.page].height)
                faults_.add("the destination " + destination.id + " is on no page");
        }
    }

public:
    /// The element that a reader would call a block: links and the like are part of it.
    static model::ElementId block_of(model::Pages const& pages, model::ElementId element) {
        auto const at = [&](model::ElementId id) -> model::Element const& {
            return pages.elements.at(static_cast<std::size_t>(id));
        };
        auto const inner = [](ElementRole role) {
            return role == ElementRole::link || role == ElementRole::reference || role == ElementRole::span;
        };
        while (inner(at(element).role)) element = at(element).parent;
        return element;
    }

    /// The number of the note that an element is in; 0: none.
    static std::size_t note_of(model::Pages const& pages, model::ElementId element) {
        for (; element != model::artifact; element = pages.elements.at(static_cast<std::size_t>(element)).parent) {
            auto const& about = pages.elements.at(static_cast<std::size_t>(element));
            if (about.role == ElementRole::note) return std::stoul(about.id.substr(5));
        }
        return 0;
    }

private:
    model::Pages const& pages_;
    model::Document const& document_;
    model::Style const& style_;
    Notes notes_;
    Faults faults_;
    std::size_t page_ = 0;
};

/// Without line ends, characters that have no shape, spaces at the ends and second spaces.
std::string shown(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        auto const start = i;
        auto const c = base::next_code_point(text, i);
        bool const invisible = c == U'\n' || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
                               (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || base::is_bidi_control(c);
        if (c == U'\t' || c == U' ')
            out += out.ends_with(' ') ? "" : " ";
        else if (!invisible)
            out += text.substr(start, i - start);
    }
    return base::trimmed(out);
}

/// Walks the document as its reader would, and notes what each block says.
class Reader {
public:
    Reader(model::Document const& document, model::Style const& style, model::Pages const& pages)
        : document_(document), style_(style), pages_(pages) {
        for (std::size_t i = 0; i < pages.elements.size(); ++i) {
            auto const role = pages.elements[i].role;
            if (role == ElementRole::table || role == ElementRole::list)
                shapes_[Walk::note_of(pages, static_cast<model::ElementId>(i))].push_back(role);
        }
    }

    std::vector<std::string> read() {
        blocks(document_.blocks, 0);
        for (std::size_t i = 0; i < document_.notes.size(); ++i) {
            say(fmt::format("{}", i + 1));
            in_note_ = i + 1;
            shape_ = 0;
            blocks(document_.notes[i].blocks, 0);
        }
        return std::move(out_);
    }

private:
    void say(std::string_view text) {
        if (auto words = shown(text); !words.empty()) out_.push_back(std::move(words));
    }

    [[nodiscard]] std::string text_of(model::StyledText const& text, bool insets = true) const {
        std::string out;
        std::size_t at = 0;
        for (auto const& inset : text.insets) {
            out += std::string_view(text.text).substr(at, inset.at - at);
            at = inset.at + 3;
            if (!insets) continue;
            out += inset.kind == model::Inset::Kind::note_reference ? fmt::format("{}", inset.note + 1)
                                                                    : page_of(inset.target);
        }
        out += text.text.substr(at);
        if (!insets) std::replace(out.begin(), out.end(), '\n', ' ');
        return out;
    }

    [[nodiscard]] std::string page_of(std::string const& id) const {
        auto const found = std::find_if(pages_.destinations.begin(), pages_.destinations.end(),
                                        [&](model::Destination const& d) { return d.id == id; });
        return found == pages_.destinations.end() ? "?" : fmt::format("{}", found->page + 1);
    }

    void blocks(std::vector<Block> const& list, std::size_t depth) {
        for (auto const& each : list) block(each, depth);
    }

    void block(Block const& block, std::size_t depth) {
        switch (block.kind) {
            case BlockKind::heading:
            case BlockKind::paragraph:
                return say(block.number + (block.number.empty() ? "" : " ") + text_of(block.text));
            case BlockKind::code:
                return say(text_of(block.text));
            case BlockKind::list:
                return items(block, depth);
            case BlockKind::table:
                if (block.children.empty()) return;
                caption(block, "Table");
                // Where there is no room for columns, or in a note, a table is set as a list: that it says the same is
                // what is asked here.
                if (next_shape() == ElementRole::list) return as_blocks(block, depth);
                return blocks(block.children, depth);
            case BlockKind::figure:
                caption(block, "Figure");
                if (block.chart != model::ChartKind::none && !block.prints_table) return;
                return blocks(block.children, depth);
            case BlockKind::contents:
                return contents(block);
            default:
                return blocks(block.children, depth);
        }
    }

    void caption(Block const& block, std::string_view word) {
        auto const text = text_of(block.text);
        if (block.number.empty()) return say(text);
        say(fmt::format("{} {}{}{}", word, block.number, text.empty() ? "" : ": ", text));
    }

    void items(Block const& list, std::size_t depth) {
        next_shape();
        auto number = list.start;
        for (auto const& item : list.children) {
            auto const ordinal = number++;
            if (item.task != model::Task::none)
                say(item.task == model::Task::done ? "[x]" : "[ ]");
            else
                say(list.ordered ? label(ordinal, depth) : style_.bullets.at(depth % style_.bullets.size()));
            blocks(item.children, depth + 1);
        }
    }

    static std::string label(unsigned number, std::size_t depth) {
        if (depth % 3 == 1) {
            std::string letters;
            for (auto n = number; n > 0; n = (n - 1) / 26)
                letters.insert(letters.begin(), static_cast<char>('a' + (n - 1) % 26));
            return "(" + letters + ")";
        }
        if (depth % 3 == 2 && number < 4000) {
            std::string roman;
            constexpr std::array<std::pair<unsigned, char const*>, 13> values = {{{1000, "m"},
                                                                                  {900, "cm"},
                                                                                  {500, "d"},
                                                                                  {400, "cd"},
                                                                                  {100, "c"},
                                                                                  {90, "xc"},
                                                                                  {50, "l"},
                                                                                  {40, "xl"},
                                                                                  {10, "x"},
                                                                                  {9, "ix"},
                                                                                  {5, "v"},
                                                                                  {4, "iv"},
                                                                                  {1, "i"}}};
            for (auto const& [value, letters] : values) {
                for (; number >= value; number -= value) roman += letters;
            }
            return "(" + roman + ")";
        }
        return fmt::format("{}.", number);
    }

    void as_blocks(Block const& table, std::size_t depth) {
        std::vector<model::StyledText> headings;
        std::vector<std::size_t> columns;  // which heading each has
        bool const only_headers =
            std::all_of(table.children.begin(), table.children.end(), [](Block const& row) { return row.header; });
        for (auto const& row : table.children) {
            if (row.header && !only_headers) {
                headings.clear();
                columns.clear();
                for (auto const& cell : row.children) {
                    columns.insert(columns.end(), std::max<std::uint32_t>(1, cell.span), headings.size());
                    headings.push_back(cell.children.empty() ? model::StyledText() : cell.children.front().text);
                }
                continue;
            }
            std::size_t column = 0;
            for (auto const& cell : row.children) {
                for (auto const heading : headings_of(cell, column, columns)) {
                    say(text_of(headings[heading]));
                    headings[heading] = model::StyledText::plain(text_of(headings[heading], false));
                }
                blocks(cell.children, depth);
                column += std::max<std::uint32_t>(1, cell.span);
            }
        }
    }

    /// The headings above a cell, each once.
    static std::set<std::size_t> headings_of(Block const& cell, std::size_t column,
                                             std::vector<std::size_t> const& columns) {
        std::set<std::size_t> out;
        for (auto i = column; i < column + std::max<std::uint32_t>(1, cell.span) && i < columns.size(); ++i)
            out.insert(columns[i]);
        return out;
    }

    void contents(Block const& block) {
        say(block.text.empty() ? "Contents" : text_of(block.text));
        entries(document_.blocks, std::max<unsigned>(1, block.level));
    }

    void entries(std::vector<Block> const& list, unsigned depth) {
        for (auto const& each : list) {
            if (each.kind == BlockKind::heading && each.level <= depth) {
                auto const title = shown(text_of(each.text, false));
                if (!title.empty() || !each.number.empty())
                    say(each.number + (each.number.empty() ? "" : " ") + title + (title.empty() ? "" : " ") +
                        page_of(each.id));
            }
            if (each.kind == BlockKind::division && each.name != "cover") entries(each.children, depth);
        }
    }

    /// Lists and tables in document order: what the next was set as.
    ElementRole next_shape() {
        auto const& shapes = shapes_[in_note_];
        return shape_ < shapes.size() ? shapes[shape_++] : ElementRole::table;
    }

    model::Document const& document_;
    model::Style const& style_;
    model::Pages const& pages_;
    std::map<std::size_t, std::vector<ElementRole>> shapes_;  // of the body, and of each note
    std::size_t in_note_ = 0;
    std::size_t shape_ = 0;
    std::vector<std::string> out_;
};

}  // namespace

std::string faults_in(model::Pages const& pages, model::Document const& document, model::Style const& style,
                      Notes notes) {
    return Walk(pages, document, style, notes).faults();
}

std::vector<std::string> texts_on(model::Pages const& pages) {
    std::map<std::pair<std::size_t, model::ElementId>, std::string> texts;
    for (auto const& page : pages.pages) {
        for (auto const& text : page.texts) {
            // What a chart writes is said by its text alternative.
            bool const drawn = text.element != model::artifact &&
                               pages.elements.at(static_cast<std::size_t>(text.element)).role == ElementRole::figure;
            if (text.element != model::artifact && text.shaped != nullptr && !drawn)
                texts[{Walk::note_of(pages, text.element), Walk::block_of(pages, text.element)}] += text.shaped->text;
        }
    }
    std::vector<std::string> out;
    for (auto const& [element, text] : texts) {
        if (auto words = shown(text); !words.empty()) out.push_back(std::move(words));
    }
    return out;
}

std::vector<std::string> texts_of(model::Document const& document, model::Style const& style,
                                  model::Pages const& pages) {
    return Reader(document, style, pages).read();
}

}  // namespace dhrdoc::typeset
