// Takes labels in order and numbers; draws a line for each series, named at its end.
#include "draw/charts.h"

#include "draw/strips.h"

#include <algorithm>
#include <array>
#include <optional>

namespace dhrdoc::draw {

namespace {

using model::Decimal;

/// Round numbers below and above everything, and the steps between.
struct Scale {
    std::int64_t low = 0, high = 0, step = 1;  // millionths
};

Scale round_scale(std::int64_t least, std::int64_t most) {
    Scale scale;
    least = std::min<std::int64_t>(least, 0);
    most = std::max<std::int64_t>(most, 0);
    if (most == least) most = least + 1'000'000;
    // Five steps at most, of 1, 2 or 5 times a power of ten.
    static constexpr std::array<std::int64_t, 3> factors = {1, 2, 5};
    std::int64_t power = 1;
    for (bool found = false; !found; power *= 10) {
        for (auto const factor : factors) {
            auto const step = power * factor;
            auto const below = (-least + step - 1) / step;
            auto const above = (most + step - 1) / step;
            if (below + above > 5) continue;
            scale = {-below * step, above * step, step};
            found = true;
            break;
        }
    }
    return scale;
}

class LineChart {
public:
    LineChart(ChartData const& data, Pen const& pen)
        : data_(data), pen_(pen), look_(pen.plain()), leading_(Pen::leading(look_)) {}

    std::vector<Drawing> draw() {
        plan();
        Drawing plot;
        plot.height = bottom_ + pen_.em(30);
        grid(plot);
        labels_below(plot);
        for (std::size_t s = 0; s < data_.series.size(); ++s) series(plot, s);
        if (data_.reference) reference(plot);
        if (names_at_ends_)
            names(plot);
        else if (says_numbers_)
            values(plot);
        Drawing above = head();
        auto const parts_foot = unknown();
        return in_parts(pen_, above, {plot}, parts_foot);
    }

private:
    // --- what goes where ---------------------------------------------------------------------------------------------

    void plan() {
        std::int64_t least = 0;
        std::int64_t most = 0;
        auto const see = [&](Decimal number) {
            least = std::min(least, number.millionths);
            most = std::max(most, number.millionths);
        };
        for (auto const& row : data_.rows) {
            for (auto const& cell : row.cells) {
                if (cell.number) see(*cell.number);
            }
        }
        if (data_.reference) see(*data_.reference);
        scale_ = round_scale(least, most);
        inset_ = pen_.em(80);
        if (data_.series.size() == 1 && !data_.reference) {
            // The words over the first point and the last need room.
            for (auto const& row : data_.rows)
                inset_ = std::max(inset_, pen_.measure(with_sign(row.cells[0].text, data_.unit), look_) / 2);
            inset_ = std::min(inset_, pen_.width() / 8);
            right_ = pen_.width() - inset_;
            says_numbers_ = numbers_have_room();
        }
        if (!says_numbers_) {
            for (auto at = scale_.low; at <= scale_.high; at += scale_.step)
                left_ = std::max(left_, pen_.measure(tick_words(at), pen_.quiet()));
            left_ += pen_.em(60);
        }
        plan_names();
        top_ = leading_;
        auto height = pen_.narrow() ? pen_.width() * 70 / 100 : pen_.width() * 42 / 100;
        auto const named = static_cast<std::int64_t>(names_at_ends_ ? end_count() : 0);
        height = std::max(height, leading_ * named);
        if (pen_.height() > Length()) height = std::min(height, pen_.height() * 60 / 100);
        floor_ = top_ + height;
        bottom_ = floor_ + pen_.em(40) + leading_;
    }

    [[nodiscard]] std::size_t end_count() const { return data_.series.size() + (data_.reference ? 1 : 0); }

    /// The names stand at the ends of the lines where a third of the width is enough for them, and the height too.
    void plan_names() {
        right_ = pen_.width();
        if (data_.series.size() < 2 && !data_.reference) {
            right_ -= inset_;
            return;
        }
        Length widest;
        for (std::size_t s = 0; s < data_.series.size(); ++s)
            widest = std::max(widest, pen_.measure(end_words(s), pen_.bold()));
        if (data_.reference) widest = std::max(widest, pen_.measure(reference_words(), look_));
        auto const tallest = pen_.height() > Length() ? pen_.height() * 60 / 100 : pen_.width();
        bool const fits = widest + pen_.em(80) <= (pen_.width() - left_) * 36 / 100 &&
                          leading_ * static_cast<std::int64_t>(end_count()) <= tallest;
        names_at_ends_ = fits && !pen_.narrow();
        right_ -= names_at_ends_ ? widest + pen_.em(80) : pen_.em(120);
    }

    [[nodiscard]] std::string tick_words(std::int64_t at) const { return with_sign(printed(Decimal{at}), data_.unit); }

    /// The last number of the series and its name.
    [[nodiscard]] std::string end_words(std::size_t s) const {
        auto const last = last_of(s);
        auto const name = data_.series[s];
        if (!last) return name;
        return with_sign(data_.rows[*last].cells[s].text, data_.unit) + " " + name;
    }

    [[nodiscard]] std::optional<std::size_t> last_of(std::size_t s) const {
        for (auto i = data_.rows.size(); i-- > 0;) {
            if (data_.rows[i].cells[s].number) return i;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::string reference_words() const {
        auto const number = tick_words(data_.reference->millionths);
        return data_.reference_label.empty() ? number : number + " " + data_.reference_label;
    }

    [[nodiscard]] Length x(std::size_t i) const {
        auto const count = static_cast<std::int64_t>(data_.rows.size());
        auto const from = left_ + inset_;
        if (count == 1) return (from + right_) / 2;
        return from + (right_ - from).fraction(static_cast<std::int64_t>(i), count - 1);
    }

    [[nodiscard]] Length y(std::int64_t value) const {
        return floor_ - share(floor_ - top_, Decimal{value - scale_.low}, Decimal{scale_.high - scale_.low});
    }

    // --- parts -------------------------------------------------------------------------------------------------------

    [[nodiscard]] Drawing head() const {
        Drawing out;
        if (!names_at_ends_ && data_.series.size() > 1) {
            append(out, legend(pen_, data_.series, Swatch::line));
            append(out, space(pen_.em(40)));
        }
        if (!names_at_ends_ && data_.reference) {
            Drawing words;
            auto const swatch = pen_.em(180);
            stroke(words, {{Length(), leading_ / 2}, {swatch, leading_ / 2}}, Ink::text, Length::points(0.9),
                   Stroke::dashed);
            words.height =
                pen_.write_lines(words, swatch + pen_.em(45), Length(),
                                 pen_.wrap(reference_words(), pen_.width() - swatch - pen_.em(45), look_, 3), look_);
            append(out, words);
            append(out, space(pen_.em(20)));
        }
        if (!data_.unit.empty() && !is_sign(data_.unit)) {
            Drawing unit;
            unit.height = pen_.write_lines(unit, Length(), Length(),
                                           pen_.wrap(data_.unit, pen_.width(), pen_.quiet(), 2), pen_.quiet());
            append(out, unit);
        }
        return out;
    }

    void grid(Drawing& plot) const {
        for (auto at = scale_.low; at <= scale_.high; at += scale_.step) {
            bool const zero = at == 0;
            // Numbers at the points need no scale beside them.
            if (says_numbers_ && !zero) continue;
            stroke(plot, {{left_, y(at)}, {right_, y(at)}}, zero ? Ink::line : Ink::grid,
                   Length::points(zero ? 0.75 : 0.6));
            if (!says_numbers_)
                pen_.write(plot, {left_ - pen_.em(60), Pen::centred(y(at), look_)}, tick_words(at), pen_.quiet(),
                           DrawnText::Anchor::end);
        }
    }

    /// As many labels as have room, at even distances; the first is always there.
    void labels_below(Drawing& plot) const {
        auto const count = data_.rows.size();
        auto const pitch = count > 1 ? x(1) - x(0) : right_ - left_;
        Length widest;
        for (auto const& row : data_.rows) widest = std::max(widest, pen_.measure(row.label, look_));
        widest = std::min(widest, (pen_.width()) / 3);
        std::size_t every = 1;
        while (every < count && pitch * static_cast<std::int64_t>(every) < widest + pen_.em(60)) ++every;
        Length free = -pen_.em(100);
        for (std::size_t i = 0; i < count; i += every) {
            auto const words = pen_.cut(data_.rows[i].label, widest, look_);
            auto const half = pen_.measure(words, look_) / 2;
            auto const middle = std::clamp(x(i), half, std::max(half, pen_.width() - half));
            stroke(plot, {{x(i), floor_}, {x(i), floor_ + pen_.em(30)}}, Ink::line, Length::points(0.75));
            if (middle - half < free) continue;
            pen_.write(plot, {middle, bottom_ - leading_ + look_.size}, words, look_, DrawnText::Anchor::middle);
            free = middle + half + pen_.em(30);
        }
    }

    /// A line through the numbers; where one is missing the line is broken.
    void series(Drawing& plot, std::size_t s) const {
        std::vector<Point> points;
        auto const finish = [&] {
            if (points.size() > 1)
                stroke(plot, points, ink_of(s), Length::points(1.8), is_patterned(s) ? Stroke::dashed : Stroke::solid);
            for (auto const point : points) {
                bool const few = data_.rows.size() <= 24;
                if (few || points.size() == 1) circle(plot, point, pen_.em(22), ink_of(s));
            }
            points.clear();
        };
        for (std::size_t i = 0; i < data_.rows.size(); ++i) {
            auto const& number = data_.rows[i].cells[s].number;
            if (number)
                points.push_back({x(i), y(number->millionths)});
            else
                finish();
        }
        finish();
    }

    void reference(Drawing& plot) const {
        auto const at = y(data_.reference->millionths);
        stroke(plot, {{left_, at}, {right_, at}}, Ink::text, Length::points(0.9), Stroke::dashed);
    }

    [[nodiscard]] bool numbers_have_room() const {
        auto free = -pen_.em(100);
        for (std::size_t i = 0; i < data_.rows.size(); ++i) {
            auto const& cell = data_.rows[i].cells[0];
            if (!cell.number) continue;
            auto const half = pen_.measure(with_sign(cell.text, data_.unit), look_) / 2 + slant();
            if (x(i) - half < free || x(i) - half < -slant() || x(i) + half > pen_.width() + slant()) return false;
            free = x(i) + half + pen_.em(25);
        }
        return true;
    }

    /// One line alone says its numbers at its points: above them, a little to the side from which it comes when it
    /// rises and to which it goes when it falls, so that it does not run through the words; below them in a valley.
    void values(Drawing& plot) const {
        for (std::size_t i = 0; i < data_.rows.size(); ++i) {
            auto const& cell = data_.rows[i].cells[0];
            if (!cell.number) continue;
            auto const at = y(cell.number->millionths);
            auto const words = with_sign(cell.text, data_.unit);
            auto const half = pen_.measure(words, look_) / 2;
            bool const over = above(i);
            auto const middle = std::clamp(x(i) + (over ? slant_at(i) : Length()), half, pen_.width() - half);
            pen_.write(plot, {middle, over ? at - pen_.em(55) : at + pen_.em(125)}, words, look_,
                       DrawnText::Anchor::middle);
        }
    }

    [[nodiscard]] Length slant() const { return pen_.em(60); }

    [[nodiscard]] Length slant_at(std::size_t i) const {
        auto const value = [&](std::size_t at) { return data_.rows[at].cells[0].number; };
        auto const here = value(i)->millionths;
        bool const rises_on = i + 1 < data_.rows.size() && value(i + 1) && value(i + 1)->millionths > here;
        bool const fell_to = i > 0 && value(i - 1) && value(i - 1)->millionths > here;
        return rises_on ? -slant() : fell_to ? slant() : Length();
    }

    /// False in a valley, where the words would be crossed by both sides of it.
    [[nodiscard]] bool above(std::size_t i) const {
        auto const value = [&](std::size_t at) { return data_.rows[at].cells[0].number; };
        auto const here = value(i)->millionths;
        auto const before = i > 0 ? value(i - 1) : std::nullopt;
        auto const after = i + 1 < data_.rows.size() ? value(i + 1) : std::nullopt;
        bool const lower =
            (!before || before->millionths > here) && (!after || after->millionths > here) && (before || after);
        auto const room_below = y(here) + pen_.em(160) < floor_;
        return !lower || !room_below;
    }

    /// At the ends of the lines, moved apart where they would stand over each other.
    void names(Drawing& plot) const {
        struct Name {
            Length from, y;
            std::string words;
            Look look;
            Point end;
            bool known = false;
        };
        std::vector<Name> list;
        for (std::size_t s = 0; s < data_.series.size(); ++s) {
            auto const last = last_of(s);
            auto const at = last ? y(data_.rows[*last].cells[s].number->millionths) : floor_;
            auto const from = last ? x(*last) : right_;
            list.push_back({from, at, end_words(s), pen_.bold(), {from, at}, last.has_value()});
        }
        if (data_.reference) {
            auto const at = y(data_.reference->millionths);
            list.push_back({right_, at, reference_words(), look_, {right_, at}, true});
        }
        std::stable_sort(list.begin(), list.end(), [](Name const& a, Name const& b) { return a.y < b.y; });
        auto const lowest = floor_;
        for (std::size_t i = 1; i < list.size(); ++i) list[i].y = std::max(list[i].y, list[i - 1].y + leading_);
        auto limit = lowest;
        for (auto i = list.size(); i-- > 0;) {
            list[i].y = std::min(list[i].y, limit);
            limit = list[i].y - leading_;
        }
        auto const text = right_ + pen_.em(80);
        for (auto const& name : list) {
            bool const moved = name.y - name.end.y > pen_.em(40) || name.end.y - name.y > pen_.em(40);
            if (name.known && (moved || name.end.x < right_))
                stroke(plot,
                       {{name.end.x + pen_.em(30), name.end.y},
                        {right_ + pen_.em(10), name.end.y},
                        {text - pen_.em(20), name.y}},
                       Ink::line, Length::points(0.6));
            pen_.write(plot, {text, Pen::centred(name.y, look_)}, name.words, name.look);
        }
    }

    /// What stands in place of numbers, below the chart.
    [[nodiscard]] Drawing unknown() const {
        std::string words;
        for (std::size_t s = 0; s < data_.series.size(); ++s) {
            for (auto const& row : data_.rows) {
                bool const said = row.cells[s].says_why();
                if (!said) continue;
                auto const name = data_.series.size() > 1 ? ", " + data_.series[s] : std::string();
                words += (words.empty() ? "No point: " : "; ") + row.label + name + ": " + row.cells[s].text;
            }
        }
        Drawing out;
        if (words.empty()) return out;
        out.height = pen_.em(20);
        out.height +=
            pen_.write_lines(out, Length(), out.height, pen_.wrap(words, pen_.width(), pen_.quiet(), 8), pen_.quiet());
        return out;
    }

    ChartData const& data_;
    Pen const& pen_;
    Look look_;
    Length leading_;
    Scale scale_;
    bool names_at_ends_ = false;
    bool says_numbers_ = false;
    Length left_, right_;          // of the plot
    Length inset_;                 // of the first point
    Length top_, floor_, bottom_;  // its highest and lowest value, and the end of the labels below
};

}  // namespace

std::vector<Drawing> line(ChartData const& data, Pen const& pen) {
    if (data.series.empty()) return {};
    return LineChart(data, pen).draw();
}

}  // namespace dhrdoc::draw
