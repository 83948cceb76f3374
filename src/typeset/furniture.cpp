// Takes pages; prints what stands outside of their body.
#include "typeset/furniture.h"

#include "base/unicode.h"
#include "typeset/flow.h"
#include "typeset/line_breaker.h"
#include "typeset/paragraph.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace dhrdoc::typeset {

namespace {

using base::Length;
using model::Alignment;
using model::Page;

struct Words {
    model::Document const& document;
    std::size_t page;
    std::size_t pages;
    std::string section;
};

std::string meta(model::Document const& document, std::string const& key) {
    auto const found = document.meta.find(key);
    return found == document.meta.end() ? std::string() : found->second.text;
}

/// `{title}` and the like; a name that is not known is a key of the front matter.
std::string filled(std::string const& pattern, Words const& words) {
    std::string out;
    for (std::size_t i = 0; i < pattern.size();) {
        auto const end = pattern[i] == '{' ? pattern.find('}', i) : std::string::npos;
        if (end == std::string::npos) {
            out += pattern[i++];
            continue;
        }
        auto const name = pattern.substr(i + 1, end - i - 1);
        if (name == "page")
            out += fmt::format("{}", words.page);
        else if (name == "pages")
            out += fmt::format("{}", words.pages);
        else if (name == "section")
            out += words.section;
        else
            out += meta(words.document, name);
        i = end + 1;
    }
    return out;
}

class Printer {
public:
    Printer(model::Style const& style, FontMetrics& fonts) : style_(style), fonts_(fonts) {}

    /// Gives the width of what was printed; no more than `most`.
    Length print(Page& page, std::string const& whole, model::TextStyle const& style, Alignment alignment,
                 Length baseline, Length most) {
        auto const text = cut(whole, style, most);
        if (text.empty()) return {};
        auto const left = style_.page.left;
        auto const room = room_on(page);
        model::PlacedText placed;
        placed.shaped = &fonts_.shape(text, face_for(style, model::Mark::none));
        for (auto const character : lacking_in(*placed.shaped, fonts_)) lacking_.insert(character);
        placed.width = width_of(text, style);
        placed.x = alignment == Alignment::left    ? left
                   : alignment == Alignment::right ? left + room - placed.width
                                                   : left + (room - placed.width) / 2;
        placed.baseline = baseline;
        placed.size = style.size;
        placed.colour = style.colour;
        page.texts.push_back(placed);
        return placed.width;
    }

    void print(Page& page, model::Furniture const& furniture, Words const& words, Length baseline, Length rule) {
        auto const left = filled(furniture.left, words);
        auto const centre = filled(furniture.centre, words);
        auto const right = filled(furniture.right, words);
        auto const room = room_on(page);
        auto const& style = furniture.text;
        // The right has the page number, so it goes first; the left, mostly a title, takes what is left.
        auto const gap = style.size * 2;
        auto const beside =
            print(page, right, style, Alignment::right, baseline, left.empty() && centre.empty() ? room : room / 2);
        auto const sides = beside > Length() ? beside + gap : Length();
        auto const middle = print(page, centre, style, Alignment::centre, baseline,
                                  left.empty() ? room - sides * 2 : std::min(room / 2, room - sides * 2));
        print(page, left, style, Alignment::left, baseline,
              middle > Length() ? (room - middle) / 2 - gap : room - sides);
        bool const any = !(furniture.left + furniture.centre + furniture.right).empty();
        if (any && furniture.rule.width > Length()) {
            page.rules.push_back({style_.page.left, rule, page.width - style_.page.left - style_.page.right,
                                  furniture.rule.width, furniture.rule.colour});
        }
    }

    [[nodiscard]] Length room_on(Page const& page) const { return page.width - style_.page.left - style_.page.right; }

    [[nodiscard]] std::set<char32_t> const& lacking() const { return lacking_; }

private:
    Length width_of(std::string const& text, model::TextStyle const& style) {
        auto const face = face_for(style, model::Mark::none);
        return scaled(fonts_.shape(text, face).width, style.size, fonts_.face(face).units_per_em);
    }

    /// A running title that is too long is cut at a word, or if its first is too long between letters, and says so.
    std::string cut(std::string const& text, model::TextStyle const& style, Length room) {
        if (width_of(text, style) <= room) return text;
        for (auto space = text.rfind(' '); space != std::string::npos && space > 0;
             space = text.rfind(' ', space - 1)) {
            auto shorter = text.substr(0, space) + " …";
            if (width_of(shorter, style) <= room) return shorter;
        }
        auto const ends = grapheme_ends(text.substr(0, text.find(' ')));
        for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
            auto shorter = text.substr(0, *end) + "…";
            if (width_of(shorter, style) <= room) return shorter;
        }
        return {};
    }

    model::Style const& style_;
    FontMetrics& fonts_;
    std::set<char32_t> lacking_;
};

/// The section that a page begins in, or the first that begins on it.
std::string section_of(model::Pages const& pages, std::size_t page) {
    std::string section;
    for (auto const& entry : pages.outline) {
        if (entry.level != 1) continue;
        bool const opens_page = entry.page == page && entry.y <= pages.pages[page].body_top;
        if (entry.page > page || (entry.page == page && !section.empty() && !opens_page)) break;
        section = entry.title;
    }
    return section;
}

/// A marking must be read on a band of colour too: there the texts from `from` on get a white plate.
void put_on_plate(Page& page, std::size_t from, Length size) {
    if (from == page.texts.size()) return;
    auto const& first = page.texts[from];
    auto const& last = page.texts.back();
    auto const left = first.x;
    auto const right = last.x + last.width;
    auto const top = first.baseline - size;
    auto const bottom = first.baseline + size / 3;
    bool const covered = std::any_of(page.rules.begin(), page.rules.end(), [&](model::PlacedRule const& rule) {
        return rule.x < right && rule.x + rule.width > left && rule.y < bottom && rule.y + rule.height > top;
    });
    auto const edge = size / 2;
    if (covered)
        page.rules.push_back(
            {left - edge, top - edge / 2, right - left + edge * 2, bottom - top + edge, model::Colour{255, 255, 255}});
}

}  // namespace

void add_furniture(model::Pages& pages, model::Document const& document, model::Style const& style,
                   std::string const& marking, FontMetrics& fonts, base::Diagnostics& diagnostics) {
    Printer printer(style, fonts);
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
        auto& page = pages.pages[i];
        Words const words{document, i + 1, pages.pages.size(), section_of(pages, i)};
        if (i > 0 || style.furniture_on_first_page) {
            auto const header = style.header.distance;
            auto const footer = page.height - style.footer.distance;
            printer.print(page, style.header, words, header, header + style.header.text.size / 2);
            printer.print(page, style.footer, words, footer, footer - style.footer.text.size * 3 / 2);
        }
        if (!marking.empty()) {
            auto const room = printer.room_on(page);
            for (auto const baseline :
                 {style.marking_distance, page.height - style.marking_distance + style.marking.size / 2}) {
                auto const from = page.texts.size();
                printer.print(page, marking, style.marking, Alignment::centre, baseline, room);
                put_on_plate(page, from, style.marking.size);
            }
        }
    }
    for (auto const character : printer.lacking()) {
        diagnostics.error("typeset.character-missing", {},
                          fmt::format("the font \"{}\" has no shape for {}, which the header or footer prints",
                                      style.family, base::describe_code_point(character)),
                          "write it with other letters, or name a font that has it in a style of your own");
    }
}

}  // namespace dhrdoc::typeset
