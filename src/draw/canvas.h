// Takes shapes and words; puts them on a drawing. What all charts have in common: how text is measured, broken and
// looks, and how series are told apart.
#pragma once

#include "model/drawing.h"

#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::draw {

using base::Length;
using model::Drawing;
using model::DrawnText;
using model::Ink;
using model::Point;

struct Look {
    Length size;
    bool bold = false;
    Ink ink = Ink::text;
};

struct Rectangle {
    Length left, top, right, bottom;
};

/// Writes and measures in one frame. All its sizes follow from the size of text, so large print is large throughout.
class Pen {
public:
    explicit Pen(model::DrawingFrame const& frame) : frame_(frame) {}

    [[nodiscard]] Length width() const { return frame_.width; }
    /// Of a part; 0: no bound.
    [[nodiscard]] Length height() const { return frame_.height; }
    /// So many hundredths of the size of text.
    [[nodiscard]] Length em(std::int64_t hundredths) const { return frame_.text_size.fraction(hundredths, 100); }
    /// Too narrow for labels beside what they are about: a telephone, or large print.
    [[nodiscard]] bool narrow() const { return frame_.width < em(2800); }

    [[nodiscard]] Look plain() const { return {frame_.text_size, false, Ink::text}; }
    [[nodiscard]] Look quiet() const { return {frame_.text_size, false, Ink::quiet}; }
    [[nodiscard]] Look bold() const { return {frame_.text_size, true, Ink::text}; }
    [[nodiscard]] static Length leading(Look const& look) { return look.size.fraction(130, 100); }

    [[nodiscard]] Length measure(std::string_view words, Look const& look) const;
    /// Lines at most `width` wide; words that are wider are broken. More than `most` lines end in an ellipsis; 0: any
    /// number.
    [[nodiscard]] std::vector<std::string> wrap(std::string_view text, Length width, Look const& look,
                                                std::size_t most = 0) const;
    /// The text on one line, cut and with an ellipsis where it is wider.
    [[nodiscard]] std::string cut(std::string_view text, Length width, Look const& look) const;
    [[nodiscard]] Length widest(std::vector<std::string> const& lines, Look const& look) const;

    void write(Drawing& on, Point at, std::string words, Look const& look,
               DrawnText::Anchor anchor = DrawnText::Anchor::start) const;
    /// The lines below each other from `top`; gives their height.
    Length write_lines(Drawing& on, Length x, Length top, std::vector<std::string> const& lines, Look const& look,
                       DrawnText::Anchor anchor = DrawnText::Anchor::start) const;
    /// The baseline of a line of text whose middle is here.
    [[nodiscard]] static Length centred(Length middle, Look const& look) {
        return middle + look.size.fraction(36, 100);
    }

private:
    model::DrawingFrame const& frame_;
};

void fill(Drawing& on, Rectangle const& area, Ink ink);
void outline(Drawing& on, Rectangle const& area, Ink ink, Length width);
enum class Stroke { solid, dashed };
void stroke(Drawing& on, std::vector<Point> points, Ink ink, Length width, Stroke how = Stroke::solid);
void circle(Drawing& on, Point middle, Length radius, Ink ink);
void ring(Drawing& on, Point middle, Length radius, Ink ink, Length width);
/// Lines at 45 degrees, cut at the edges of the area.
enum class Slope { up, down };
void hatch(Drawing& on, Rectangle const& area, Ink ink, Length width, Length distance, Slope slope = Slope::up);

/// The look of a series: six inks, then the same with white lines through them.
[[nodiscard]] Ink ink_of(std::size_t series);
[[nodiscard]] bool is_patterned(std::size_t series);
void fill_series(Drawing& on, Rectangle const& area, std::size_t series);
/// What stands in place of a bar whose number is not given.
void fill_unknown(Drawing& on, Rectangle const& area, Ink ink);
/// The ink of a text on a series.
[[nodiscard]] Ink text_on(std::size_t series);

/// A legend: swatches and names in lines of the frame's width.
enum class Swatch { area, line };
[[nodiscard]] Drawing legend(Pen const& pen, std::vector<std::string> const& names, Swatch swatch);

/// Everything of `strip`, moved down and right, goes on `on`, whose height grows by that much.
void append(Drawing& on, Drawing const& strip);
void put(Drawing& on, Drawing const& part, Point at);

}  // namespace dhrdoc::draw
