// Takes placed pages; prints every placed thing on a line of its own.
#include "model/pages.h"

#include <fmt/format.h>

namespace dhrdoc::model {

namespace {

std::string place(base::Length x, base::Length y) { return fmt::format("{:.1f},{:.1f}", x.in_points(), y.in_points()); }

void print(std::string& out, Page const& page) {
    for (auto const& rule : page.rules) {
        out += fmt::format("  rule {} {}x{}\n", place(rule.x, rule.y), rule.width.in_points(), rule.height.in_points());
    }
    for (auto const& image : page.images) {
        out += fmt::format("  image {} at {} {}\n", image.image, place(image.x, image.y),
                           place(image.width, image.height));
    }
    for (auto const& drawing : page.drawings) {
        out += fmt::format("  drawing at {} {} of {} shapes\n", place(drawing.x, drawing.y),
                           place(drawing.width, drawing.height), drawing.shapes.size());
    }
    for (auto const& text : page.texts) {
        out +=
            fmt::format("  text {} {:.1f}pt{} \"{}\"\n", place(text.x, text.baseline), text.size.in_points(),
                        text.element == artifact ? " artifact" : "", text.shaped == nullptr ? "" : text.shaped->text);
    }
    for (auto const& link : page.links) {
        out += fmt::format("  link {} {} \"{}\"\n", place(link.x, link.y), place(link.width, link.height), link.target);
    }
}

}  // namespace

std::string to_string(Pages const& pages) {
    std::string out;
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
        out += fmt::format("page {} {}\n", i + 1, place(pages.pages[i].width, pages.pages[i].height));
        print(out, pages.pages[i]);
    }
    for (auto const& destination : pages.destinations) {
        out += fmt::format("destination {} page {} y {:.1f}\n", destination.id, destination.page + 1,
                           destination.y.in_points());
    }
    for (auto const& entry : pages.outline)
        out += fmt::format("outline {} \"{}\" page {}\n", entry.level, entry.title, entry.page + 1);
    return out;
}

}  // namespace dhrdoc::model
