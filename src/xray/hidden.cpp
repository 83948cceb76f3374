// Takes what a page paints; marks the glyphs that nobody sees: under shapes, in the colour of the ground, off the page.
#include "xray/page.h"

#include <algorithm>
#include <bit>

namespace dhrdoc::xray {

namespace {

constexpr int columns = 5;
constexpr int rows = 3;
constexpr std::size_t largest_image = 24U << 20U;

bool is_blank(std::string const& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t' || c == '\n'; }) ||
           (text.front() == '\xC2' && text == "\xC2\xA0");
}

Point middle_of(Glyph const& glyph) {
    return {glyph.origin.x + glyph.advance.x / 2 + glyph.up.x * 0.3,
            glyph.origin.y + glyph.advance.y / 2 + glyph.up.y * 0.3};
}

void add_to(Box& box, Glyph const& glyph) {
    for (double const up : {-0.1, 0.7}) {
        box.add({glyph.origin.x + glyph.up.x * up, glyph.origin.y + glyph.up.y * up});
        box.add(
            {glyph.origin.x + glyph.advance.x + glyph.up.x * up, glyph.origin.y + glyph.advance.y + glyph.up.y * up});
    }
}

Box box_of(Glyph const& glyph) {
    Box box;
    add_to(box, glyph);
    return box;
}

bool inside(Shape const& shape, Point p) {
    if (!shape.box.holds(p)) return false;
    int winding = 0;
    int crossings = 0;
    for (auto const& part : shape.outline) {
        for (std::size_t i = 0; i < part.size(); ++i) {
            Point const a = part[i];
            Point const b = part[(i + 1) % part.size()];
            if ((a.y <= p.y) == (b.y <= p.y)) continue;
            double const x = a.x + (p.y - a.y) * (b.x - a.x) / (b.y - a.y);
            if (x <= p.x) continue;
            ++crossings;
            winding += a.y <= p.y ? 1 : -1;
        }
    }
    return shape.even_odd ? crossings % 2 != 0 : winding != 0;
}

/// Fifteen points in the middle of the glyph, a bit for each that the shape lies over.
std::uint32_t points_under(Shape const& shape, Glyph const& glyph) {
    std::uint32_t bits = 0;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            double const along = (column + 0.5) / columns;
            double const up = 0.08 + 0.22 * row;
            Point const p{glyph.origin.x + glyph.advance.x * along + glyph.up.x * up,
                          glyph.origin.y + glyph.advance.y * along + glyph.up.y * up};
            if (inside(shape, p)) bits |= 1U << static_cast<unsigned>(row * columns + column);
        }
    }
    return bits;
}

struct Run {
    std::size_t begin;
    std::size_t end;
    Box box;
};

std::vector<Run> runs_of(Painted const& painted) {
    std::vector<Run> runs;
    for (std::size_t i = 0; i < painted.glyphs.size(); ++i) {
        bool const same = !runs.empty() && painted.glyphs[i - 1].shown == painted.glyphs[i].shown;
        if (!same) runs.push_back({i, i, {}});
        runs.back().end = i + 1;
        add_to(runs.back().box, painted.glyphs[i]);
    }
    return runs;
}

bool all_bytes(std::string const& bytes, char wanted) {
    return std::all_of(bytes.begin(), bytes.end(), [wanted](char c) { return c == wanted; });
}

void mark_covered(File const& file, Painted& painted, std::vector<Run> const& runs) {
    std::vector<std::uint32_t> under(painted.glyphs.size());
    std::uint64_t work = 0;
    for (Shape& shape : painted.shapes) {
        if (!shape.opaque) continue;
        for (Run const& run : runs) {
            if (run.begin >= shape.order) break;
            if (!run.box.meets(shape.box)) continue;
            for (std::size_t i = run.begin; i < std::min<std::size_t>(run.end, shape.order); ++i) {
                if (!shape.opaque || !box_of(painted.glyphs[i]).meets(shape.box)) continue;
                if (shape.image != nullptr) {
                    shape.opaque = image_hides(file, *shape.image, shape.colour);
                    shape.image = nullptr;
                    if (!shape.opaque) break;
                }
                for (auto const& part : shape.outline) work += part.size();
                if (work > 40'000'000) return;
                under[i] |= points_under(shape, painted.glyphs[i]);
            }
        }
    }
    for (std::size_t i = 0; i < under.size(); ++i) {
        if (under[i] != 0 && std::popcount(under[i]) >= 12) painted.glyphs[i].hidden |= covered;
    }
}

Colour ground_of(File const& file, Painted& painted, Glyph const& glyph, Point p) {
    for (std::size_t i = painted.shapes.size(); i-- > 0;) {
        Shape& shape = painted.shapes[i];
        if (shape.order > glyph.order || !shape.box.holds(p) || !inside(shape, p)) continue;
        if (shape.image != nullptr) {
            bool const hides = image_hides(file, *shape.image, shape.colour);
            shape.opaque = shape.opaque && hides;
            shape.image = nullptr;
        }
        if (shape.opaque) return shape.colour;
        Colour tinted = shape.colour;  // something to look through: no colour that can be told
        tinted.known = false;
        return tinted;
    }
    return {1, 1, 1, true};
}

/// By two of three points, one above the other: a line through the word is in its colour, and no ground.
bool is_on_its_colour(File const& file, Painted& painted, Glyph const& glyph) {
    Point const middle = middle_of(glyph);
    int on = 0;
    int off = 0;
    for (double const up : {0.0, -0.2, 0.2}) {
        Point const p{middle.x + glyph.up.x * up, middle.y + glyph.up.y * up};
        Colour const ground = ground_of(file, painted, glyph, p);
        (ground.near(glyph.fill) && ground.near(glyph.stroke) ? on : off) += 1;
        if (on == 2 || off == 2) break;
    }
    return on >= 2;
}

void mark_background(File const& file, Painted& painted) {
    Colour const white{1, 1, 1, true};
    Colour last{-1, -1, -1, true};
    bool possible = true;
    for (Glyph& glyph : painted.glyphs) {
        if ((glyph.hidden & background) != 0) continue;
        bool const same = last.red == glyph.fill.red && last.green == glyph.fill.green && last.blue == glyph.fill.blue;
        if (!same) {
            last = glyph.fill;
            possible = last.near(white);
            for (Shape const& shape : painted.shapes)
                possible = possible || shape.image != nullptr || shape.colour.near(last);
        }
        if (!possible || !glyph.fill.known) continue;
        if (is_on_its_colour(file, painted, glyph)) glyph.hidden |= background;
    }
}

}  // namespace

bool image_hides(File const& file, Object const& image, Colour& colour) {
    Value const& dictionary = image.value;
    auto const side = [&](char const* key) {
        return static_cast<std::size_t>(std::clamp(file.get(dictionary, key).integer(), 1, 65535));
    };
    std::size_t const pixels = side("Width") * side("Height");
    if (Object const* const mask = file.object_of(dictionary["SMask"]); mask != nullptr && mask->has_stream) {
        Decoded const& decoded = file.decoded(*mask);
        if (!decoded.stopped_at.empty() || decoded.bytes.empty()) return false;
        auto const solid = std::count_if(decoded.bytes.begin(), decoded.bytes.end(),
                                         [](char c) { return static_cast<unsigned char>(c) >= 180; });
        if (static_cast<std::size_t>(solid) * 10 < decoded.bytes.size() * 9) return false;
    } else if (dictionary.has("Mask")) {
        return false;
    }
    if (pixels > largest_image) return true;
    Decoded const& decoded = file.decoded(image);
    if (!decoded.stopped_at.empty() || decoded.bytes.empty()) return true;
    if (file.get(dictionary, "ImageMask").number != 0) {
        Value const& decode = file.get(dictionary, "Decode");
        bool const turned = !decode.items.empty() && decode.items[0].number == 1;
        std::string bytes = decoded.bytes;
        std::size_t const row = (side("Width") + 7) / 8;
        if (side("Width") % 8 != 0) {  // the bits that fill up a row say nothing
            auto const spare = static_cast<unsigned char>(0xFFU >> (side("Width") % 8));
            for (std::size_t at = row - 1; at < bytes.size(); at += row) {
                auto const byte = static_cast<unsigned char>(bytes[at]);
                bytes[at] = static_cast<char>(turned ? byte | spare : byte & static_cast<unsigned char>(~spare));
            }
        }
        return all_bytes(bytes, turned ? '\xFF' : '\0');
    }
    if (file.get(dictionary, "BitsPerComponent").integer() != 8) return true;
    std::size_t const channels = decoded.bytes.size() / std::max<std::size_t>(pixels, 1);
    if (channels != 1 && channels != 3) return true;
    auto const at = [&](std::size_t i) { return static_cast<unsigned char>(decoded.bytes[i]); };
    for (std::size_t i = channels; i < decoded.bytes.size(); ++i) {
        if (std::abs(at(i) - at(i % channels)) > 12) return true;
    }
    auto const channel = [&](std::size_t i) { return static_cast<float>(at(channels == 3 ? i : 0)) / 255.0F; };
    bool const indexed = file.get(dictionary, "ColorSpace").is(Type::array) && channels == 1;
    if (!indexed) colour = {channel(0), channel(1), channel(2), true};
    return true;
}

void find_hidden(File const& file, Painted& painted) {
    std::vector<Run> const runs = runs_of(painted);
    for (Glyph& glyph : painted.glyphs) {
        if (!painted.page.holds(middle_of(glyph))) glyph.hidden |= off_page;
    }
    mark_covered(file, painted, runs);
    mark_background(file, painted);
    for (Glyph& glyph : painted.glyphs) {
        if (is_blank(glyph.code->text)) glyph.hidden = seen;
    }
}

}  // namespace dhrdoc::xray
