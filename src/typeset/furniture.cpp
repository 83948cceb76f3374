// Takes pages; prints what stands outside of their body.
#include "typeset/furniture.h"

#include "typeset/flow.h"
#include "typeset/paragraph.h"

#include <algorithm>

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

    void print(Page& page, std::string text, model::TextStyle const& style, Alignment alignment, Length baseline) {
        auto const face = face_for(style, model::Mark::none);
        auto const left = style_.page.left;
        auto const room = page.width - style_.page.left - style_.page.right;
        auto const width_of = [&](std::string const& words) {
            return scaled(fonts_.shape(words, face).width, style.size, fonts_.face(face).units_per_em);
        };
        // A running title that is too long is cut at a word, and says so.
        while (width_of(text) > room && text.find(' ') != std::string::npos)
            text = text.substr(0, text.rfind(' ', text.size() - 3)) + " …";
        if (text.empty() || width_of(text) > room) return;
        model::PlacedText placed;
        placed.shaped = &fonts_.shape(text, face);
        placed.width = width_of(text);
        placed.x = alignment == Alignment::left    ? left
                   : alignment == Alignment::right ? left + room - placed.width
                                                   : left + (room - placed.width) / 2;
        placed.baseline = baseline;
        placed.size = style.size;
        placed.colour = style.colour;
        page.texts.push_back(placed);
    }

    void print(Page& page, model::Furniture const& furniture, Words const& words, Length baseline, Length rule) {
        print(page, filled(furniture.left, words), furniture.text, Alignment::left, baseline);
        print(page, filled(furniture.centre, words), furniture.text, Alignment::centre, baseline);
        print(page, filled(furniture.right, words), furniture.text, Alignment::right, baseline);
        bool const any = !(furniture.left + furniture.centre + furniture.right).empty();
        if (any && furniture.rule.width > Length()) {
            page.rules.push_back({style_.page.left, rule, page.width - style_.page.left - style_.page.right,
                                  furniture.rule.width, furniture.rule.colour});
        }
    }

private:
    model::Style const& style_;
    FontMetrics& fonts_;
};

/// The section that a page begins in, or the first that begins on it.
std::string section_of(model::Pages const& pages, std::size_t page) {
    std::string section;
    for (auto const& entry : pages.outline) {
        if (entry.level != 1) continue;
        if (entry.page > page || (entry.page == page && !section.empty())) break;
        section = entry.title;
    }
    return section;
}

}  // namespace

void add_furniture(model::Pages& pages, model::Document const& document, model::Style const& style,
                   std::string const& marking, FontMetrics& fonts) {
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
            printer.print(page, marking, style.marking, Alignment::centre, style.marking_distance);
            printer.print(page, marking, style.marking, Alignment::centre,
                          page.height - style.marking_distance + style.marking.size / 2);
        }
    }
}

}  // namespace dhrdoc::typeset
