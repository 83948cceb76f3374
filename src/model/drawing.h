// A chart as shapes and texts, before anybody knows on which page it stands. Made by draw, placed by typeset, written
// by write.
#pragma once

#include "base/length.h"
#include "model/style.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::model {

/// What a shape is painted with, by what it means: paper and screens, light and dark, have colours of their own for it.
/// The six of the series are in the order in which they are used. Each has a contrast of 3:1 at least with the paper
/// and with the one before and after it, and people who see few colours can tell them apart: darker and lighter take
/// turns. On the first, third and fifth, text is set in `paper`; on the others in `text`.
enum class Ink : std::uint8_t { text, quiet, paper, line, grid, first, second, third, fourth, fifth, sixth };
inline constexpr std::size_t series_inks = 6;
inline constexpr std::size_t ink_count = 5 + series_inks;

/// 3:1 at least on paper and on the ground of every division. The series are those of the Government Analysis Function
/// (https://analysisfunction.civilservice.gov.uk/policy-store/data-visualisation-colours-in-charts/), a little darker.
[[nodiscard]] Colour printed(Ink ink);
[[nodiscard]] std::string_view name_of(Ink ink);

/// From the left and upper edge of the drawing, downwards.
struct Point {
    base::Length x, y;
    friend bool operator==(Point const&, Point const&) = default;
};

struct Shape {
    enum class Kind : std::uint8_t {
        rectangle,  // points: upper left, lower right
        line,       // points: two or more
        polygon,    // points: three or more, closed
        circle,     // points: its middle
    };
    Kind kind = Kind::rectangle;
    std::vector<Point> points;
    base::Length radius;
    std::optional<Ink> fill;
    std::optional<Ink> stroke;
    base::Length stroke_width;
    bool dashed = false;
};

struct DrawnText {
    enum class Anchor : std::uint8_t { start, middle, end };
    std::string words;
    Point at;  // on the baseline, at the anchor
    base::Length size;
    base::Length width;  // as measured when it was placed
    bool bold = false;
    Anchor anchor = Anchor::start;
    Ink ink = Ink::text;

    [[nodiscard]] base::Length left() const {
        return anchor == Anchor::start ? at.x : anchor == Anchor::middle ? at.x - width / 2 : at.x - width;
    }
};

/// Shapes are painted in order, texts over all of them. Everything is within width and height.
struct Drawing {
    base::Length width, height;
    std::vector<Shape> shapes;
    std::vector<DrawnText> texts;  // in the order in which they are read
};

/// What a chart has to go by where it is to stand.
struct DrawingFrame {
    base::Length width;
    base::Length height;  // of a page; a chart that needs more comes in parts. 0: no bound
    base::Length text_size;
    std::function<base::Length(std::string_view words, bool bold, base::Length size)> width_of;
};

/// The parts of a chart, from top to bottom; none where it cannot be drawn and its table has to do.
using ChartDrawer = std::function<std::vector<Drawing>(Block const& figure, DrawingFrame const& frame)>;

/// What the chart says in words: its text alternative, and where its table is not printed, that too.
[[nodiscard]] std::string spoken(Block const& figure);

/// One shape or text a line.
[[nodiscard]] std::string to_string(Drawing const& drawing);

}  // namespace dhrdoc::model
