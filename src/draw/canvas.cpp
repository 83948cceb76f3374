// Takes shapes and words; puts them on a drawing.
#include "draw/canvas.h"

#include "base/unicode.h"

#include <algorithm>

namespace dhrdoc::draw {

using model::Shape;

namespace {

constexpr std::string_view ellipsis = "\u2026";

/// Marks that belong to the letter before them, and joiners: no line begins with one.
bool clings(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x20D0 && c <= 0x20FF) ||
           (c >= 0x200B && c <= 0x200D) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xAD || c == 0x2060;
}

/// The end of the letter that begins at `at`, with its marks.
std::size_t letter_end(std::string_view text, std::size_t at) {
    static_cast<void>(base::next_code_point(text, at));
    while (at < text.size()) {
        auto next = at;
        if (!clings(base::next_code_point(text, next))) break;
        at = next;
    }
    return at;
}

/// A text may be broken at spaces and behind hyphens and slashes.
std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] != ' ') {
        bool const break_behind = text[at] == '-' || text[at] == '/';
        ++at;
        if (break_behind && at < text.size() && text[at] != ' ') break;
    }
    return at;
}

}  // namespace

Length Pen::measure(std::string_view words, Look const& look) const {
    return words.empty() ? Length() : frame_.width_of(words, look.bold, look.size);
}

std::vector<std::string> Pen::wrap(std::string_view text, Length width, Look const& look, std::size_t most) const {
    std::vector<std::string> lines;
    std::string line;
    auto const finish = [&] {
        if (auto trimmed = base::trimmed(line); !trimmed.empty()) lines.push_back(std::move(trimmed));
        line.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == ' ') {
            if (!line.empty()) line += ' ';
            ++at;
            continue;
        }
        auto const end = word_end(text, at);
        auto const word = text.substr(at, end - at);
        if (measure(line + std::string(word), look) > width) finish();
        if (measure(word, look) <= width) {
            line += word;
        } else {
            for (std::size_t letter = 0; letter < word.size();) {
                auto const next = letter_end(word, letter);
                auto const piece = std::string(word.substr(letter, next - letter));
                if (!line.empty() && measure(line + piece, look) > width) finish();
                line += piece;
                letter = next;
            }
        }
        at = end;
    }
    finish();
    if (most > 0 && lines.size() > most) {
        auto rest = lines[most - 1];
        lines.resize(most);
        // Wider than the line on purpose, so that it is cut.
        lines.back() = cut(rest + " " + std::string(text), width, look);
    }
    return lines;
}

std::string Pen::cut(std::string_view text, Length width, Look const& look) const {
    if (measure(text, look) <= width) return std::string(text);
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        auto const next = letter_end(text, at);
        auto longer = kept + std::string(text.substr(at, next - at));
        if (measure(longer + std::string(ellipsis), look) > width) break;
        kept = std::move(longer);
        at = next;
    }
    return base::trimmed(kept) + std::string(ellipsis);
}

Length Pen::widest(std::vector<std::string> const& lines, Look const& look) const {
    Length out;
    for (auto const& each : lines) out = std::max(out, measure(each, look));
    return out;
}

void Pen::write(Drawing& on, Point at, std::string words, Look const& look, DrawnText::Anchor anchor) const {
    if (words.empty()) return;
    auto const width = measure(words, look);
    on.texts.push_back({std::move(words), at, look.size, width, look.bold, anchor, look.ink});
}

Length Pen::write_lines(Drawing& on, Length x, Length top, std::vector<std::string> const& lines, Look const& look,
                        DrawnText::Anchor anchor) const {
    for (auto const& each : lines) {
        write(on, {x, top + look.size}, each, look, anchor);
        top += leading(look);
    }
    return leading(look) * static_cast<std::int64_t>(lines.size());
}

void fill(Drawing& on, Rectangle const& area, Ink ink) {
    if (area.right <= area.left || area.bottom <= area.top) return;
    Shape shape;
    shape.points = {{area.left, area.top}, {area.right, area.bottom}};
    shape.fill = ink;
    on.shapes.push_back(std::move(shape));
}

void outline(Drawing& on, Rectangle const& area, Ink ink, Length width) {
    Shape shape;
    // The line stands inside of the area.
    auto const half = width / 2;
    shape.points = {{area.left + half, area.top + half}, {area.right - half, area.bottom - half}};
    shape.stroke = ink;
    shape.stroke_width = width;
    on.shapes.push_back(std::move(shape));
}

void stroke(Drawing& on, std::vector<Point> points, Ink ink, Length width, Stroke how) {
    Shape shape;
    shape.kind = Shape::Kind::line;
    shape.points = std::move(points);
    shape.stroke = ink;
    shape.stroke_width = width;
    shape.dashed = how == Stroke::dashed;
    on.shapes.push_back(std::move(shape));
}

void circle(Drawing& on, Point middle, Length radius, Ink ink) {
    Shape shape;
    shape.kind = Shape::Kind::circle;
    shape.points = {middle};
    shape.radius = radius;
    shape.fill = ink;
    on.shapes.push_back(std::move(shape));
}

void ring(Drawing& on, Point middle, Length radius, Ink ink, Length width) {
    Shape shape;
    shape.kind = Shape::Kind::circle;
    shape.points = {middle};
    shape.radius = radius - width / 2;
    shape.fill = Ink::paper;
    shape.stroke = ink;
    shape.stroke_width = width;
    on.shapes.push_back(std::move(shape));
}

void hatch(Drawing& on, Rectangle const& area, Ink ink, Length width, Length distance, Slope slope) {
    auto const w = area.right - area.left;
    auto const h = area.bottom - area.top;
    if (w <= Length() || h <= Length()) return;
    for (auto from = distance / 2 - h; from < w; from += distance) {
        // From the lower edge at `from` upwards and to the right, one for one.
        auto const begin = std::max(from, Length());
        auto const end = std::min(from + h, w);
        if (end <= begin) continue;
        auto const low = area.bottom - (begin - from);
        auto const high = area.bottom - (end - from);
        if (slope == Slope::up)
            stroke(on, {{area.left + begin, low}, {area.left + end, high}}, ink, width);
        else
            stroke(on, {{area.right - begin, low}, {area.right - end, high}}, ink, width);
    }
}

Ink ink_of(std::size_t series) {
    return static_cast<Ink>(static_cast<std::size_t>(Ink::first) + series % model::series_inks);
}

bool is_patterned(std::size_t series) { return series >= model::series_inks; }

void fill_series(Drawing& on, Rectangle const& area, std::size_t series) {
    fill(on, area, ink_of(series));
    if (!is_patterned(series)) return;
    bool const up = series / model::series_inks % 2 == 1;
    hatch(on, area, Ink::paper, Length::points(1), Length::points(4.5), up ? Slope::up : Slope::down);
}

void fill_unknown(Drawing& on, Rectangle const& area, Ink ink) {
    hatch(on, area, ink, Length::points(0.7), Length::points(3));
    outline(on, area, ink, Length::points(0.7));
}

Ink text_on(std::size_t series) { return series % 2 == 0 ? Ink::paper : Ink::text; }

Drawing legend(Pen const& pen, std::vector<std::string> const& names, Swatch swatch) {
    Drawing out;
    out.width = pen.width();
    auto const look = pen.plain();
    auto const leading = Pen::leading(look);
    auto const box = swatch == Swatch::area ? pen.em(80) : pen.em(180);
    auto const gap = pen.em(45);
    Length x, y;
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto const room = pen.width() - box - gap;
        auto const lines = pen.wrap(names[i], room, look, 3);
        auto const width = box + gap + pen.widest(lines, look);
        if (x > Length() && x + width > pen.width()) {
            x = Length();
            y = out.height;
        }
        auto const middle = y + leading / 2;
        if (swatch == Swatch::area) {
            fill_series(out, {x, middle - box / 2, x + box, middle + box / 2}, i);
        } else {
            stroke(out, {{x, middle}, {x + box, middle}}, ink_of(i), Length::points(1.8),
                   is_patterned(i) ? Stroke::dashed : Stroke::solid);
        }
        pen.write_lines(out, x + box + gap, y, lines, look);
        out.height =
            std::max(out.height, y + leading * static_cast<std::int64_t>(std::max<std::size_t>(1, lines.size())));
        x += width + pen.em(160);
        // The lines of a long name stand alone.
        if (lines.size() > 1) x = pen.width() * 2;
    }
    return out;
}

void put(Drawing& on, Drawing const& part, Point at) {
    for (auto shape : part.shapes) {
        for (auto& point : shape.points) point = {point.x + at.x, point.y + at.y};
        on.shapes.push_back(std::move(shape));
    }
    for (auto text : part.texts) {
        text.at = {text.at.x + at.x, text.at.y + at.y};
        on.texts.push_back(std::move(text));
    }
}

void append(Drawing& on, Drawing const& strip) {
    put(on, strip, {Length(), on.height});
    on.height += strip.height;
}

}  // namespace dhrdoc::draw
