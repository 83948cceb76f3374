// Takes dates and events; draws them below each other along a line, or as bars on a scale of time.
#include "draw/charts.h"

#include "draw/strips.h"
#include "draw/when.h"

#include <algorithm>

namespace dhrdoc::draw {

namespace {

using Lines = std::vector<std::string>;

// --- events ----------------------------------------------------------------------------------------------------------

class Events {
public:
    Events(ChartData const& data, Pen const& pen) : data_(data), pen_(pen) {
        if (!pen.narrow()) {
            for (auto const& row : data.rows) date_width_ = std::max(date_width_, pen.measure(row.label, pen.bold()));
            date_width_ = std::min(date_width_, pen.width() * 28 / 100);
        }
        spine_ = date_width_ > Length() ? date_width_ + pen.em(110) : radius();
        text_ = spine_ + pen.em(110);
        if (pen.height() > Length())
            most_lines_ = static_cast<std::size_t>(
                std::max<std::int64_t>(3, pen.height().units * 6 / 10 / Pen::leading(pen.plain()).units));
    }

    std::vector<Drawing> draw() {
        measure_gaps();
        std::vector<Drawing> strips;
        for (std::size_t i = 0; i < data_.rows.size(); ++i) event(i, strips);
        return in_parts(pen_, {}, strips);
    }

private:
    [[nodiscard]] Length radius() const { return pen_.em(32); }

    /// Longer times leave more room, in proportion; the longest no more than three lines.
    void measure_gaps() {
        std::optional<Days> before;
        for (auto const& row : data_.rows) {
            auto const now = parse_days(row.label);
            gaps_.push_back(before && now ? std::max<std::int64_t>(0, now->first - before->first) : 0);
            longest_gap_ = std::max(longest_gap_, gaps_.back());
            if (now) before = now;
        }
    }

    [[nodiscard]] Length gap_before(std::size_t i) const {
        if (i == 0) return {};
        auto const more = longest_gap_ == 0 ? Length() : pen_.em(220).fraction(gaps_[i], longest_gap_);
        return pen_.em(55) + more;
    }

    /// A strip, or several where the words are longer than a page.
    void event(std::size_t i, std::vector<Drawing>& strips) const {
        auto const& row = data_.rows[i];
        auto const words = row.cells.empty() ? std::string() : row.cells.front().text;
        auto const room = pen_.width() - text_;
        auto const dates = date_width_ > Length() ? pen_.wrap(row.label, date_width_, pen_.bold())
                                                  : pen_.wrap(row.label, room, pen_.bold());
        auto const lines = pen_.wrap(words, room, pen_.plain());
        for (std::size_t first = 0; first == 0 || first < lines.size(); first += most_lines_) {
            Lines const here(lines.begin() + static_cast<std::ptrdiff_t>(first),
                             lines.begin() + static_cast<std::ptrdiff_t>(std::min(first + most_lines_, lines.size())));
            strips.push_back(strip(i, first == 0 ? dates : Lines(), here, first == 0));
        }
    }

    [[nodiscard]] Drawing strip(std::size_t i, Lines const& dates, Lines const& lines, bool begins) const {
        Drawing out;
        auto const top = begins ? gap_before(i) : Length();
        auto const middle = top + Pen::leading(pen_.plain()) / 2;
        auto y = top;
        if (date_width_ > Length())
            pen_.write_lines(out, date_width_, top, dates, pen_.bold(), DrawnText::Anchor::end);
        else
            y += pen_.write_lines(out, text_, y, dates, pen_.bold());
        y += pen_.write_lines(out, text_, y, lines, pen_.plain());
        auto const dates_height = Pen::leading(pen_.bold()) * static_cast<std::int64_t>(dates.size());
        out.height = std::max({y, top + dates_height, middle + radius()});
        bool const last = i + 1 == data_.rows.size();
        auto const from = i == 0 && begins ? middle : Length();
        auto const to = last && begins ? middle : out.height;
        if (to > from) stroke(out, {{spine_, from}, {spine_, to}}, Ink::line, Length::points(0.9));
        if (begins) {
            circle(out, {spine_, middle}, radius() - Length(200), Ink::first);
        }
        return out;
    }

    ChartData const& data_;
    Pen const& pen_;
    Length date_width_;  // 0: dates stand above what happened
    Length spine_;
    Length text_;
    std::size_t most_lines_ = 1000000;
    std::vector<std::int64_t> gaps_;  // days since the event before
    std::int64_t longest_gap_ = 0;
};

// --- stretches of time -----------------------------------------------------------------------------------------------

class Stretches {
public:
    Stretches(ChartData const& data, Pen const& pen) : data_(data), pen_(pen) {
        left_ = pen.narrow() ? Length() : pen.width() * 42 / 100 + pen.em(100);
        for (auto const& row : data.rows) {
            days_.push_back(days_of(row));
            if (days_.back()) known_.push_back(*days_.back());
        }
    }

    std::vector<Drawing> draw() {
        std::vector<Drawing> strips;
        if (known_.empty()) {
            for (std::size_t i = 0; i < data_.rows.size(); ++i) strips.push_back(words(i));
            return in_parts(pen_, {}, strips);
        }
        TimeScale const scale(known_, left_, pen_.width() - left_);
        for (std::size_t i = 0; i < data_.rows.size(); ++i) strips.push_back(strip(i, scale));
        return in_parts(pen_, scale_head(scale, pen_, left_, pen_.width()), strips, space(pen_.em(20)));
    }

private:
    /// From the beginning of the first date to the end of the second; one alone counts for both.
    static std::optional<Days> days_of(DataRow const& row) {
        auto const from = parse_days(row.label);
        auto const to = row.cells.empty() ? std::nullopt : parse_days(row.cells.front().text);
        if (!from) return to;
        if (!to) return from;
        return Days{std::min(from->first, to->first), std::max(from->last, to->last)};
    }

    [[nodiscard]] static std::string dates_of(DataRow const& row) {
        auto const to = row.cells.empty() ? std::string() : row.cells.front().text;
        bool const both = !row.label.empty() && !to.empty() && to != row.label && to != "-" && to != "\u2013";
        if (both) return row.label + " to " + to;
        return row.label.empty() ? to : row.label;
    }

    /// What happened, and below it when.
    [[nodiscard]] Drawing words(std::size_t i) const {
        auto const& row = data_.rows[i];
        Drawing out;
        auto const room = left_ > Length() ? left_ - pen_.em(100) : pen_.width();
        auto const what = row.cells.size() > 1 ? row.cells[1].text : std::string();
        out.height = pen_.em(35);
        out.height += pen_.write_lines(out, {}, out.height, pen_.wrap(what, room, pen_.plain(), 8), pen_.plain());
        out.height +=
            pen_.write_lines(out, {}, out.height, pen_.wrap(dates_of(row), room, pen_.quiet(), 3), pen_.quiet());
        return out;
    }

    [[nodiscard]] Drawing strip(std::size_t i, TimeScale const& scale) const {
        auto out = words(i);
        auto const thick = pen_.em(75);
        auto const beside = left_ > Length();
        auto const top = beside ? pen_.em(35) + (Pen::leading(pen_.plain()) - thick) / 2 : out.height + pen_.em(10);
        out.height = std::max(out.height, top + thick) + pen_.em(25);
        auto const band_top = beside ? Length() : top - pen_.em(15);
        auto const band_bottom = beside ? out.height : top + thick + pen_.em(15);
        Drawing bars;
        for (auto const& tick : scale.ticks(pen_, pen_.quiet()))
            stroke(bars, {{tick.x, band_top}, {tick.x, band_bottom}}, Ink::grid, Length::points(0.6));
        if (days_[i]) {
            auto const from = scale.x(days_[i]->first);
            // Even a day can be seen.
            auto const to = std::max(scale.x(days_[i]->last + 1), from + pen_.em(25));
            auto const shift = std::max(Length(), to - pen_.width());
            fill(bars, {from - shift, top, to - shift, top + thick}, Ink::first);
        }
        bars.texts = std::move(out.texts);
        bars.height = out.height;
        return bars;
    }

    ChartData const& data_;
    Pen const& pen_;
    Length left_;  // where the scale begins; 0: below the words
    std::vector<std::optional<Days>> days_;
    std::vector<Days> known_;
};

}  // namespace

std::vector<Drawing> timeline(ChartData const& data, Pen const& pen) {
    return data.series.size() > 1 ? Stretches(data, pen).draw() : Events(data, pen).draw();
}

}  // namespace dhrdoc::draw
