// Takes the strips of a chart; fills one part after the other.
#include "draw/strips.h"

namespace dhrdoc::draw {

std::vector<Drawing> in_parts(Pen const& pen, Drawing const& head, std::vector<Drawing> const& strips,
                              Drawing const& foot) {
    std::vector<Drawing> parts;
    auto const begin = [&] {
        parts.emplace_back();
        parts.back().width = pen.width();
        append(parts.back(), head);
    };
    begin();
    bool empty = true;
    for (auto const& strip : strips) {
        bool const fits = pen.height() == Length() || parts.back().height + strip.height <= pen.height();
        if (!fits && !empty) begin();
        append(parts.back(), strip);
        empty = false;
    }
    if (foot.height > Length() && pen.height() > Length() && parts.back().height + foot.height > pen.height()) begin();
    append(parts.back(), foot);
    return parts;
}

Drawing space(Length height) {
    Drawing out;
    out.height = height;
    return out;
}

}  // namespace dhrdoc::draw
