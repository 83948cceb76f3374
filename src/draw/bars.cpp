// Takes labels and numbers; draws bars from left to right, their numbers beside them.
#include "draw/charts.h"

#include "draw/strips.h"

#include <algorithm>
#include <optional>

namespace dhrdoc::draw {

namespace {

using model::ChartKind;
using model::Decimal;

class Bars {
public:
    Bars(ChartData const& data, ChartKind kind, Pen const& pen)
        : data_(data), kind_(kind), pen_(pen), look_(pen.plain()), leading_(Pen::leading(look_)) {}

    std::vector<Drawing> draw() {
        plan();
        std::vector<Drawing> strips;
        for (std::size_t i = 0; i < data_.rows.size(); ++i) strips.push_back(strip(i));
        if (kind_ != ChartKind::bar || reference_) strips.front() = with_line(space(pen_.em(25)), strips.front());
        return in_parts(pen_, head(), strips, space(pen_.em(20)));
    }

private:
    // --- what goes where ---------------------------------------------------------------------------------------------

    void plan() {
        labels_above_ = pen_.narrow();
        if (!labels_above_) {
            Length widest;
            for (auto const& row : data_.rows) widest = std::max(widest, pen_.measure(row.label, look_));
            label_width_ = std::min(widest, pen_.width() * 38 / 100);
            left_ = label_width_ + (label_width_ > Length() ? pen_.em(80) : Length());
        }
        room_ = pen_.width() - left_;
        for (auto const& row : data_.rows) most_ = std::max(most_, longest(row));
        if (data_.reference && data_.reference->millionths > 0) {
            reference_ = *data_.reference;
            most_ = std::max(most_, *reference_);
        }
        unit_beside_first_ = !data_.unit.empty() && !is_sign(data_.unit) && kind_ != ChartKind::stacked &&
                             pen_.measure(first_text(), look_) < room_ * 35 / 100;
        full_ = full_width(Names::left_out);
        plan_names();
    }

    [[nodiscard]] Decimal longest(DataRow const& row) const {
        Decimal out;
        for (auto const& cell : row.cells) {
            auto const value = drawn(cell).millionths;
            out.millionths = kind_ == ChartKind::stacked ? out.millionths + value : std::max(out.millionths, value);
        }
        return out;
    }

    /// A bar below zero would go the other way: such a number is written, not drawn.
    static Decimal drawn(DataCell const& cell) {
        return cell.number && cell.number->millionths > 0 ? *cell.number : Decimal();
    }

    [[nodiscard]] Length length_of(Decimal value) const {
        return most_.millionths == 0 ? Length() : share(full_, value, most_);
    }

    enum class Names { left_out, at_first_bars };

    /// The longest that the longest bar may be, so that the text behind each bar has room.
    [[nodiscard]] Length full_width(Names names) const {
        auto full = room_;
        if (most_.millionths == 0) return full;
        for (std::size_t i = 0; i < data_.rows.size(); ++i) {
            auto const& row = data_.rows[i];
            if (kind_ == ChartKind::stacked) {
                bound(full, longest(row), width_of_unknown(row));
                continue;
            }
            for (std::size_t s = 0; s < row.cells.size(); ++s) {
                auto width = pen_.measure(text_of(i, s), look_) + gap();
                if (row.cells[s].says_why()) continue;
                if (names == Names::at_first_bars && i == 0)
                    width += pen_.measure(data_.series[s], pen_.bold()) + gap();
                bound(full, drawn(row.cells[s]), width);
            }
        }
        return std::max(full, room_ * 30 / 100);
    }

    void bound(Length& full, Decimal value, Length text) const {
        auto const for_bar = std::max(Length(), room_ - text);
        // full * value / most <= for_bar, without dividing first.
        if (value.millionths > 0 && share(full, value, most_) > for_bar) full = share(for_bar, most_, value);
    }

    /// Series are named where they are first seen, if there is room; else above, with a swatch.
    void plan_names() {
        if (kind_ == ChartKind::grouped) {
            auto const full = full_width(Names::at_first_bars);
            auto const& first = data_.rows.front().cells;
            bool const all_there = std::none_of(first.begin(), first.end(), [](auto const& c) { return c.says_why(); });
            names_at_bars_ = all_there && full * 10 >= full_ * 7 && first.size() <= model::series_inks;
            if (names_at_bars_) full_ = full;
        } else if (kind_ == ChartKind::stacked) {
            names_at_bars_ = !labels_above_ && names_fit_above_first();
        }
    }

    [[nodiscard]] bool names_fit_above_first() const {
        auto const& first = data_.rows.front().cells;
        Length x = left_;
        Length free = left_;
        for (std::size_t s = 0; s < first.size(); ++s) {
            auto const length = length_of(drawn(first[s]));
            if (length < pen_.em(60) || x < free) return false;
            free = x + pen_.measure(data_.series[s], pen_.bold()) + gap();
            x += length;
        }
        return free - gap() <= pen_.width();
    }

    [[nodiscard]] Length gap() const { return pen_.em(40); }

    // --- words -------------------------------------------------------------------------------------------------------

    [[nodiscard]] std::string first_text() const {
        auto const& cells = data_.rows.front().cells;
        return (cells.empty() ? std::string() : cells.front().text) + " " + data_.unit;
    }

    [[nodiscard]] std::string text_of(std::size_t row, std::size_t series) const {
        auto const& cell = data_.rows[row].cells[series];
        if (!cell.number) return cell.text;
        if (row == 0 && series == 0 && unit_beside_first_) return first_text();
        return with_sign(cell.text, data_.unit);
    }

    // --- head --------------------------------------------------------------------------------------------------------

    [[nodiscard]] Drawing head() const {
        Drawing out;
        if (kind_ != ChartKind::bar && !names_at_bars_) {
            append(out, legend(pen_, data_.series, Swatch::area));
            append(out, space(pen_.em(50)));
        }
        if (!data_.unit.empty() && !is_sign(data_.unit) && !unit_beside_first_) {
            Drawing unit;
            auto const look = pen_.quiet();
            unit.height = pen_.write_lines(unit, left_, Length(), pen_.wrap(data_.unit, room_, look, 2), look);
            append(out, unit);
            append(out, space(pen_.em(20)));
        }
        if (reference_) append(out, reference_label());
        if (kind_ == ChartKind::stacked && names_at_bars_) append(out, names_above_first());
        return out;
    }

    [[nodiscard]] Drawing names_above_first() const {
        Drawing out;
        auto x = left_;
        for (std::size_t s = 0; s < data_.series.size(); ++s) {
            pen_.write_lines(out, x, Length(), {data_.series[s]}, pen_.bold());
            x += length_of(drawn(data_.rows.front().cells[s]));
        }
        out.height = leading_ + pen_.em(10);
        return out;
    }

    [[nodiscard]] Length reference_x() const { return left_ + length_of(*reference_); }

    [[nodiscard]] Drawing reference_label() const {
        Drawing out;
        auto const number = with_sign(printed(*reference_), data_.unit);
        auto const words = data_.reference_label.empty() ? number : data_.reference_label + " " + number;
        auto const lines = pen_.wrap(words, std::min(pen_.width(), pen_.em(2000)), look_, 3);
        auto const half = pen_.widest(lines, look_) / 2;
        auto const middle = std::clamp(reference_x(), half, std::max(half, pen_.width() - half));
        out.height = pen_.write_lines(out, middle, Length(), lines, look_, DrawnText::Anchor::middle) + pen_.em(15);
        return out;
    }

    // --- strips ------------------------------------------------------------------------------------------------------

    [[nodiscard]] Drawing strip(std::size_t i) const {
        auto const& row = data_.rows[i];
        Drawing out;
        auto const labels =
            labels_above_ ? pen_.wrap(row.label, pen_.width(), look_, 6) : pen_.wrap(row.label, label_width_, look_, 6);
        auto const labels_height = leading_ * static_cast<std::int64_t>(labels.size());
        auto const top = labels_above_ ? labels_height + pen_.em(10) : Length();
        auto const before = i == 0 ? Length() : between() / 2;
        Drawing body = kind_ == ChartKind::stacked ? stack(row) : group(i);
        auto const height = std::max(top + body.height, labels_height);
        auto const body_top = before + (labels_above_ ? top : (height - body.height) / 2);
        out.height = before + height + between() / 2;
        auto const band_top = labels_above_ ? body_top - pen_.em(10) : Length();
        auto const band_bottom = labels_above_ ? body_top + body.height + pen_.em(10) : out.height;
        if (reference_) reference_line(out, band_top, band_bottom);
        put(out, body, {Length(), body_top});
        // Where bars begin.
        stroke(out, {{left_, band_top}, {left_, band_bottom}}, Ink::line, Length::points(0.75));
        if (reference_) reference_over_bars(out, body_top, body);
        Drawing words;
        auto const label_top = before + (labels_above_ ? Length() : (height - labels_height) / 2);
        pen_.write_lines(words, labels_above_ ? Length() : label_width_, label_top, labels, look_,
                         labels_above_ ? DrawnText::Anchor::start : DrawnText::Anchor::end);
        // Read first, so written first.
        out.texts.insert(out.texts.begin(), words.texts.begin(), words.texts.end());
        return out;
    }

    [[nodiscard]] Length between() const { return kind_ == ChartKind::bar ? pen_.em(50) : pen_.em(90); }

    [[nodiscard]] Length thickness() const {
        return kind_ == ChartKind::bar ? pen_.em(120) : kind_ == ChartKind::grouped ? pen_.em(115) : pen_.em(170);
    }

    /// The bars of one label, one for each series.
    [[nodiscard]] Drawing group(std::size_t i) const {
        auto const& row = data_.rows[i];
        Drawing out;
        for (std::size_t s = 0; s < row.cells.size(); ++s) {
            if (s > 0) out.height += Length::points(1.2);
            auto const text = text_of(i, s);
            if (row.cells[s].says_why()) {
                unknown(out, text, s);
                continue;
            }
            auto const bar = length_of(drawn(row.cells[s]));
            auto const bottom = out.height + thickness();
            fill_series(out, {left_, out.height, left_ + bar, bottom}, s);
            auto const y = Pen::centred(out.height + thickness() / 2, look_);
            auto x = left_ + bar + gap();
            write_clear(out, {x, y}, text, look_);
            x += pen_.measure(text, look_) + gap();
            if (names_at_bars_ && i == 0) write_clear(out, {x, y}, data_.series[s], pen_.bold());
            out.height = bottom;
        }
        return out;
    }

    /// A number that is not given: a hatched box, and behind it the words in its place. The words may be long.
    void unknown(Drawing& out, std::string const& text, std::size_t series) const {
        auto const box = pen_.em(160);
        auto const lines = pen_.wrap(text, room_ - box - gap(), look_, 4);
        auto const height = std::max(thickness(), leading_ * static_cast<std::int64_t>(lines.size()));
        auto const top = out.height + (height - thickness()) / 2;
        fill_unknown(out, {left_, top, left_ + box, top + thickness()},
                     kind_ == ChartKind::bar ? Ink::line : ink_of(series));
        auto y =
            Pen::centred(out.height + height / 2, look_) - leading_ * static_cast<std::int64_t>(lines.size() - 1) / 2;
        for (auto const& each : lines) {
            write_clear(out, {left_ + box + gap(), y}, each, look_);
            y += leading_;
        }
        out.height += height;
    }

    /// Where the reference line would go through the words it gives way to them.
    void write_clear(Drawing& out, Point at, std::string const& text, Look const& look) const {
        if (text.empty()) return;
        if (reference_) {
            auto const width = pen_.measure(text, look);
            auto const clear = pen_.em(15);
            if (reference_x() > at.x - clear && reference_x() < at.x + width + clear)
                fill(out,
                     {at.x - clear, at.y - look.size, std::min(at.x + width + clear, pen_.width()),
                      at.y + look.size.fraction(30, 100)},
                     Ink::paper);
        }
        pen_.write(out, at, text, look);
    }

    // --- stacked -----------------------------------------------------------------------------------------------------

    [[nodiscard]] Drawing stack(DataRow const& row) const {
        Drawing out;
        out.height = thickness();
        auto x = left_;
        for (std::size_t s = 0; s < row.cells.size(); ++s) {
            auto const length = length_of(drawn(row.cells[s]));
            if (length == Length()) continue;
            // White between neighbours, but never more of it than of the bar.
            auto const cut = std::min(Length::points(1.2), length / 3);
            fill_series(out, {x, Length(), x + length - cut, out.height}, s);
            auto const text = with_sign(row.cells[s].text, data_.unit);
            auto look = look_;
            look.ink = text_on(s);
            if (!is_patterned(s) && pen_.measure(text, look) + pen_.em(50) <= length - cut)
                pen_.write(out, {x + (length - cut) / 2, Pen::centred(out.height / 2, look)}, text, look,
                           DrawnText::Anchor::middle);
            x += length;
        }
        unknown_parts(out, row, x);
        return out;
    }

    [[nodiscard]] static std::vector<std::size_t> unknown_in(DataRow const& row) {
        std::vector<std::size_t> out;
        for (std::size_t s = 0; s < row.cells.size(); ++s) {
            bool const below_zero = row.cells[s].number && row.cells[s].number->millionths < 0;
            if (row.cells[s].says_why() || below_zero) out.push_back(s);
        }
        return out;
    }

    [[nodiscard]] std::string words_of_unknown(DataRow const& row) const {
        std::vector<std::string> said;
        for (auto const s : unknown_in(row)) {
            auto const& text = row.cells[s].text;
            if (std::find(said.begin(), said.end(), text) == said.end()) said.push_back(text);
        }
        std::string out;
        for (auto const& each : said) out += (out.empty() ? "" : ", ") + each;
        return out;
    }

    /// Boxes of a series beside each other, in as many columns as keep them within a third of the room.
    [[nodiscard]] Length boxes_width(DataRow const& row) const {
        auto const count = static_cast<std::int64_t>(unknown_in(row).size());
        return std::min((pen_.em(90) + Length::points(1.2)) * count, room_ / 3);
    }

    [[nodiscard]] Length width_of_unknown(DataRow const& row) const {
        auto const words = words_of_unknown(row);
        if (words.empty()) return {};
        return boxes_width(row) + gap() * 2 + std::min(pen_.measure(words, look_), room_ * 30 / 100);
    }

    void unknown_parts(Drawing& out, DataRow const& row, Length x) const {
        auto const parts = unknown_in(row);
        if (parts.empty()) return;
        if (x > left_) x += gap();
        auto const each = boxes_width(row) / static_cast<std::int64_t>(parts.size());
        for (auto const s : parts) {
            fill_unknown(out, {x, Length(), x + each - std::min(Length::points(1.2), each / 3), thickness()},
                         ink_of(s));
            x += each;
        }
        x += gap();
        auto const lines = pen_.wrap(words_of_unknown(row), std::max(pen_.width() - x, pen_.em(200)), look_, 4);
        auto const height = leading_ * static_cast<std::int64_t>(lines.size());
        if (height > out.height) {
            // The words need more height than the bar has: it stands in the middle of them.
            Drawing higher;
            higher.height = height;
            put(higher, out, {Length(), (height - out.height) / 2});
            out = std::move(higher);
        }
        auto y = Pen::centred(out.height / 2, look_) - leading_ * static_cast<std::int64_t>(lines.size() - 1) / 2;
        for (auto const& line : lines) {
            write_clear(out, {x, y}, line, look_);
            y += leading_;
        }
    }

    // --- the reference line ------------------------------------------------------------------------------------------

    /// Under everything, over the whole height of the strip, so that the parts of neighbouring strips meet; where
    /// labels stand above their bars it leaves them out.
    void reference_line(Drawing& strip, Length top, Length bottom) const {
        stroke(strip, {{reference_x(), top}, {reference_x(), bottom}}, Ink::text, Length::points(0.9));
    }

    /// On a dark bar the line is white.
    void reference_over_bars(Drawing& strip, Length top, Drawing const& body) const {
        for (auto const& shape : body.shapes) {
            bool const bar = shape.kind == model::Shape::Kind::rectangle && shape.fill && *shape.fill != Ink::paper;
            if (!bar || shape.points[1].x <= reference_x() || shape.points[0].x >= reference_x()) continue;
            stroke(strip, {{reference_x(), top + shape.points[0].y}, {reference_x(), top + shape.points[1].y}},
                   Ink::paper, Length::points(0.9));
        }
    }

    /// `gap` above the strip, and the lines of the strip go on through it.
    [[nodiscard]] Drawing with_line(Drawing const& above, Drawing const& strip) const {
        Drawing out;
        out.height = above.height;
        if (!labels_above_) {
            if (reference_) reference_line(out, Length(), out.height);
            stroke(out, {{left_, Length()}, {left_, out.height}}, Ink::line, Length::points(0.75));
        }
        append(out, strip);
        return out;
    }

    ChartData const& data_;
    ChartKind kind_;
    Pen const& pen_;
    Look look_;
    Length leading_;
    bool labels_above_ = false;
    bool unit_beside_first_ = false;
    bool names_at_bars_ = false;
    Length label_width_;
    Length left_;  // where bars begin
    Length room_;  // for bars and the text behind them
    Length full_;  // the length of the longest
    Decimal most_;
    std::optional<Decimal> reference_;
};

}  // namespace

std::vector<Drawing> bars(ChartData const& data, ChartKind kind, Pen const& pen) {
    // One series stays one, whatever a table holds besides.
    if (kind == ChartKind::bar && data.series.size() > 1) return bars(data, ChartKind::grouped, pen);
    if (data.series.empty()) return {};
    return Bars(data, kind, pen).draw();
}

}  // namespace dhrdoc::draw
