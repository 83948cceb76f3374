// Takes groups, dates and numbers or events; draws a strip for each group, all on one scale of time.
#include "draw/charts.h"

#include "draw/strips.h"
#include "draw/when.h"

#include <algorithm>
#include <optional>

namespace dhrdoc::draw {

namespace {

using model::Decimal;

struct Entry {
    std::size_t row = 0;
    std::optional<Days> days;
};

struct Group {
    std::string name;
    std::vector<Entry> entries;
};

class Multiples {
public:
    Multiples(ChartData const& data, Pen const& pen) : data_(data), pen_(pen), look_(pen.plain()) {
        gather();
        if (!pen.narrow()) {
            for (auto const& group : groups_)
                label_width_ = std::max(label_width_, pen.measure(group.name, pen.bold()));
            label_width_ = std::min(label_width_, pen.width() * 28 / 100);
            left_ = label_width_ + pen.em(100);
        }
        if (!known_.empty()) scale_.emplace(known_, left_, pen.width() - left_);
    }

    std::vector<Drawing> draw() {
        if (!scale_) return {};  // no date at all: there is nothing to stand side by side
        std::vector<Drawing> strips;
        for (auto const& group : groups_) strips.push_back(strip(group));
        auto head = scale_head(*scale_, pen_, left_, pen_.width());
        if (all_numbers_ && !data_.unit.empty() && !is_sign(data_.unit)) {
            Drawing unit;
            unit.height = pen_.write_lines(unit, Length(), Length(),
                                           pen_.wrap(data_.unit, pen_.width(), pen_.quiet(), 2), pen_.quiet());
            append(unit, head);
            head = std::move(unit);
        }
        return in_parts(pen_, head, strips, space(pen_.em(20)));
    }

private:
    [[nodiscard]] DataCell const& what(std::size_t row) const { return data_.rows[row].cells[1]; }

    void gather() {
        bool any_number = false;
        for (std::size_t i = 0; i < data_.rows.size(); ++i) {
            auto const& row = data_.rows[i];
            auto found =
                std::find_if(groups_.begin(), groups_.end(), [&](auto const& g) { return g.name == row.label; });
            if (found == groups_.end()) found = groups_.insert(groups_.end(), {row.label, {}});
            auto const days = parse_days(row.cells[0].text);
            if (days) known_.push_back(*days);
            found->entries.push_back({i, days});
            if (auto const& number = what(i).number) {
                any_number = true;
                most_ = std::max(most_, *number);
            }
        }
        // Words among the numbers are numbers that are not given.
        all_numbers_ = any_number;
        for (auto& group : groups_) {
            std::stable_sort(group.entries.begin(), group.entries.end(), [](Entry const& a, Entry const& b) {
                return a.days && (!b.days || a.days->first < b.days->first);
            });
        }
    }

    [[nodiscard]] Drawing strip(Group const& group) const {
        Drawing out;
        out.height = pen_.em(40);
        auto const body = all_numbers_ ? columns(group) : events(group);
        auto const lines = pen_.wrap(group.name, left_ > Length() ? label_width_ : pen_.width(), pen_.bold(), 4);
        auto const label_height = Pen::leading(pen_.bold()) * static_cast<std::int64_t>(lines.size());
        auto const body_top = out.height + (left_ > Length() ? Length() : label_height);
        auto const end = std::max(out.height + label_height, body_top + body.height) + pen_.em(30);
        for (auto const& tick : scale_->ticks(pen_, pen_.quiet())) {
            // Numbers stand on the grid, events have too many words for one.
            if (all_numbers_)
                stroke(out, {{tick.x, body_top}, {tick.x, body_top + baseline()}}, Ink::grid, Length::points(0.6));
        }
        if (left_ > Length()) {
            // The name of a strip of columns stands on their line.
            auto const top = all_numbers_ ? std::max(out.height, body_top + baseline() - label_height) : out.height;
            pen_.write_lines(out, label_width_, top, lines, pen_.bold(), DrawnText::Anchor::end);
        } else {
            pen_.write_lines(out, Length(), out.height, lines, pen_.bold());
        }
        put(out, body, {Length(), body_top});
        out.height = end;
        return out;
    }

    // --- numbers -----------------------------------------------------------------------------------------------------

    [[nodiscard]] Length column_height() const { return pen_.em(260); }
    /// What columns stand on.
    [[nodiscard]] Length baseline() const { return Pen::leading(look_) + column_height(); }

    /// Columns on a line; the highest of each strip says its number, and so does every one if there is room.
    [[nodiscard]] Drawing columns(Group const& group) const {
        Drawing out;
        auto const line = baseline();
        std::vector<std::string> missing;
        struct Label {
            Length x, y, half;
            std::string words;
            std::int64_t weight;
        };
        std::vector<Label> labels;
        for (auto const& entry : group.entries) {
            auto const& cell = what(entry.row);
            auto const& when = data_.rows[entry.row].cells[0].text;
            if (!entry.days || !cell.number || cell.number->millionths < 0) {
                bool const worth_saying = cell.says_why() || !entry.days || cell.number;
                if (worth_saying) missing.push_back(when + ": " + cell.text);
                if (entry.days && cell.says_why()) unknown(out, *entry.days, line);
                continue;
            }
            auto const [from, to] = column(*entry.days);
            auto const height = most_.millionths > 0 ? share(column_height(), *cell.number, most_) : Length();
            fill(out, {from, line - height, to, line}, Ink::first);
            auto const words = with_sign(cell.text, data_.unit);
            labels.push_back({(from + to) / 2, line - height - pen_.em(25), pen_.measure(words, look_) / 2, words,
                              cell.number->millionths});
        }
        stroke(out, {{left_, line}, {pen_.width(), line}}, Ink::line, Length::points(0.75));
        // The heaviest first: those that find no room are in the table.
        std::stable_sort(labels.begin(), labels.end(),
                         [](Label const& a, Label const& b) { return a.weight > b.weight; });
        std::vector<std::pair<Length, Length>> taken;
        for (auto& label : labels) {
            label.x = std::clamp(label.x, left_ + label.half, std::max(left_ + label.half, pen_.width() - label.half));
            auto const begin = label.x - label.half - pen_.em(20);
            auto const end = label.x + label.half + pen_.em(20);
            bool const room = std::none_of(taken.begin(), taken.end(), [&](auto const& other) {
                return begin < other.second && end > other.first;
            });
            if (!room) continue;
            // A neighbour that is higher would stand behind the words.
            bool const clear = std::none_of(labels.begin(), labels.end(), [&](Label const& other) {
                return other.y < label.y && other.x != label.x && other.x > begin - pen_.em(30) &&
                       other.x < end + pen_.em(30);
            });
            if (!clear) continue;
            taken.emplace_back(begin, end);
            pen_.write(out, {label.x, label.y}, label.words, look_, DrawnText::Anchor::middle);
        }
        out.height = line;
        std::string words;
        for (auto const& each : missing) words += (words.empty() ? "" : "; ") + each;
        if (!words.empty()) {
            auto const lines = pen_.wrap(words, pen_.width() - left_, pen_.quiet(), 6);
            out.height += pen_.em(10);
            out.height += pen_.write_lines(out, left_, out.height, lines, pen_.quiet());
        }
        return out;
    }

    /// As wide as its days, but a day can be seen, and columns of months do not touch.
    [[nodiscard]] std::pair<Length, Length> column(Days days) const {
        auto const middle = scale_->middle(days);
        auto const width =
            std::clamp((scale_->x(days.last + 1) - scale_->x(days.first)) * 75 / 100, pen_.em(18), pen_.em(110));
        auto const from = std::clamp(middle - width / 2, left_, pen_.width() - width);
        return {from, from + width};
    }

    void unknown(Drawing& out, Days days, Length line) const {
        auto const [from, to] = column(days);
        fill_unknown(out, {from, line - pen_.em(90), to, line}, Ink::line);
    }

    // --- events ------------------------------------------------------------------------------------------------------

    struct Placed {
        Length x, left, right;
        std::vector<std::string> lines;
        std::size_t level = 0;
    };

    /// Dots on a line, their words below it on as many levels as keep them apart.
    [[nodiscard]] Drawing events(Group const& group) const {
        Drawing out;
        auto const line = pen_.em(65);
        stroke(out, {{left_, line}, {pen_.width(), line}}, Ink::line, Length::points(0.75));
        std::vector<Placed> placed;
        std::string undated;
        for (auto const& entry : group.entries) {
            auto const& cells = data_.rows[entry.row].cells;
            if (!entry.days) {
                undated += (undated.empty() ? "" : "; ") + cells[0].text + ": " + cells[1].text;
                continue;
            }
            placed.push_back(place(*entry.days, cells[1].text, placed));
        }
        std::size_t levels = 0;
        for (auto const& each : placed) levels = std::max(levels, each.level + 1);
        std::vector<Length> tops;
        auto top = line + pen_.em(55);
        for (std::size_t level = 0; level < levels; ++level) {
            tops.push_back(top);
            std::size_t most = 0;
            for (auto const& each : placed) most = each.level == level ? std::max(most, each.lines.size()) : most;
            top += Pen::leading(look_) * static_cast<std::int64_t>(most) + pen_.em(15);
        }
        // From the dots down to the words, where no words of a level above are in the way.
        for (auto const& each : placed) {
            if (each.level > 0)
                stroke(out, {{each.x, line}, {each.x, tops[each.level]}}, Ink::grid, Length::points(0.6));
        }
        for (auto const& each : placed) {
            if (each.level == 0) continue;
            for (auto const& other : placed) {
                bool const crossed = other.level < each.level && other.left <= each.x && each.x <= other.right;
                if (crossed)
                    fill(out,
                         {other.left, tops[other.level], other.right,
                          tops[other.level] + Pen::leading(look_) * static_cast<std::int64_t>(other.lines.size())},
                         Ink::paper);
            }
        }
        for (auto const& each : placed) {
            circle(out, {each.x, line}, pen_.em(28), Ink::first);
            pen_.write_lines(out, each.left, tops[each.level], each.lines, look_);
        }
        out.height = std::max(top, line + pen_.em(30));
        if (!undated.empty())
            out.height += pen_.write_lines(out, left_, out.height,
                                           pen_.wrap(undated, pen_.width() - left_, pen_.quiet(), 8), pen_.quiet());
        return out;
    }

    [[nodiscard]] Placed place(Days days, std::string const& words, std::vector<Placed> const& others) const {
        Placed out;
        auto const radius = pen_.em(30);
        out.x = std::clamp(scale_->middle(days), left_ + radius, pen_.width() - radius);
        out.lines = pen_.wrap(words, std::min(pen_.em(1400), (pen_.width() - left_) * 45 / 100), look_, 6);
        auto const width = pen_.widest(out.lines, look_);
        out.left = std::clamp(out.x - radius, left_, std::max(left_, pen_.width() - width));
        out.right = out.left + width;
        auto const taken = [&] {
            return std::any_of(others.begin(), others.end(), [&](Placed const& other) {
                return other.level == out.level && out.left < other.right + pen_.em(60) &&
                       out.right + pen_.em(60) > other.left;
            });
        };
        while (taken()) ++out.level;
        return out;
    }

    ChartData const& data_;
    Pen const& pen_;
    Look look_;
    std::vector<Group> groups_;
    std::vector<Days> known_;
    std::optional<TimeScale> scale_;
    bool all_numbers_ = false;
    Decimal most_;
    Length label_width_;
    Length left_;  // of the scale; 0: names stand above their strips
};

}  // namespace

namespace {

/// A column for each date, and a row for each group: the short way to write many numbers.
bool has_dates_above(ChartData const& data) {
    return data.series.size() != 2 || parse_days(data.series.front()).has_value();
}

/// The same with a row for each number. Empty cells say nothing.
ChartData with_dates_in_rows(ChartData const& data) {
    ChartData out = data;
    out.series = {"Date", "Number"};
    out.rows.clear();
    for (auto const& row : data.rows) {
        for (std::size_t i = 0; i < row.cells.size() && i < data.series.size(); ++i) {
            if (!row.cells[i].text.empty())
                out.rows.push_back({row.label, {{data.series[i], std::nullopt}, row.cells[i]}});
        }
    }
    return out;
}

}  // namespace

std::vector<Drawing> multiples(ChartData const& data, Pen const& pen) {
    if (data.series.empty()) return {};
    if (!has_dates_above(data)) return Multiples(data, pen).draw();
    auto const in_rows = with_dates_in_rows(data);
    return Multiples(in_rows, pen).draw();
}

}  // namespace dhrdoc::draw
