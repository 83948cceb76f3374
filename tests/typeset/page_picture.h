// Takes pages; prints what a reader sees of them, line by line.
#pragma once

#include "model/pages.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace dhrdoc::typeset {

/// "[1] first line / second line [2] ...": texts of one height from left to right. Raised ones stand after a caret,
/// furniture and repeated rows are in angle brackets, pictures are "(picture)".
[[nodiscard]] inline std::string picture_of(model::Pages const& pages) {
    struct Placed {
        base::Length y, x;
        std::string text;
    };
    std::string out;
    for (std::size_t number = 0; number < pages.pages.size(); ++number) {
        auto const& page = pages.pages[number];
        std::vector<Placed> placed;
        for (auto const& text : page.texts) {
            auto words = text.shaped->text;
            while (words.ends_with(' ')) words.pop_back();
            if (words.empty()) continue;
            bool const raised = text.size < base::Length::points(7);
            if (raised) words = "^" + words;
            if (text.element == model::artifact) words = "<" + words + ">";
            placed.push_back({text.baseline + (raised ? base::Length(3333) : base::Length()), text.x, words});
        }
        for (auto const& image : page.images) placed.push_back({image.y, image.x, "(picture)"});
        std::stable_sort(placed.begin(), placed.end(),
                         [](Placed const& a, Placed const& b) { return std::pair(a.y, a.x) < std::pair(b.y, b.x); });
        out += (number == 0 ? "[" : " [") + std::to_string(number + 1) + "]";
        for (std::size_t i = 0; i < placed.size(); ++i)
            out += (i == 0 || placed[i].y == placed[i - 1].y ? " " : " / ") + placed[i].text;
    }
    return out;
}

}  // namespace dhrdoc::typeset
