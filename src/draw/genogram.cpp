// Takes people and how they are related; draws them by generation, with lines between couples and down to children.
#include "draw/charts.h"

#include "draw/family.h"
#include "draw/strips.h"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

namespace dhrdoc::draw {

namespace {

using Lines = std::vector<std::string>;

class Genogram {
public:
    Genogram(Family family, Pen const& pen) : family_(std::move(family)), pen_(pen) {}

    std::vector<Drawing> draw() {
        if (!plan_cells()) return {};
        write_labels();
        place_across();
        place_down();
        Drawing out;
        out.width = pen_.width();
        grounds(out);
        for (auto const& each : family_.unions) lines(out, each);
        for (std::size_t i = 0; i < family_.members.size(); ++i) person(out, i);
        out.height = bottom_;
        Drawing foot = key();
        if (numbered_) {
            Drawing names = list_of_names();
            append(names, foot);
            foot = std::move(names);
        }
        append(out, space(pen_.em(60)));
        append(out, foot);
        return {out};
    }

private:
    [[nodiscard]] Length size() const { return numbered_ ? pen_.em(150) : pen_.em(210); }
    [[nodiscard]] Length half() const { return size() / 2; }

    // --- across ------------------------------------------------------------------------------------------------------

    /// Names stand below the symbols where there is room; else numbers, and the names below all. False where even
    /// symbols alone would not fit.
    bool plan_cells() {
        std::size_t most = 1;
        for (auto const& row : family_.generations) most = std::max(most, row.size());
        auto const room = pen_.width() / static_cast<std::int64_t>(most);
        numbered_ = room < pen_.em(620);
        cell_ = std::min(room, numbered_ ? pen_.em(320) : pen_.em(950));
        return room >= pen_.em(210);
    }

    void write_labels() {
        auto const room = cell_ - pen_.em(70);
        for (std::size_t i = 0; i < family_.members.size(); ++i) {
            auto const& member = family_.members[i];
            names_.push_back(numbered_ ? Lines{fmt::format("{}", i + 1)}
                                       : pen_.wrap(member.name, room, pen_.bold(), 3));
            roles_.push_back(numbered_ ? Lines() : pen_.wrap(member.role, room, pen_.quiet(), 4));
        }
    }

    /// Children below the middle of their parents, and parents above the middle of their children, as far as each row
    /// keeps its order and its distances.
    void place_across() {
        x_.assign(family_.members.size(), Length());
        for (auto const& row : family_.generations) {
            for (std::size_t i = 0; i < row.size(); ++i) x_[row[i]] = cell_ * static_cast<std::int64_t>(i) + cell_ / 2;
        }
        for (int round = 0; round < 4; ++round) {
            for (std::size_t g = 1; g < family_.generations.size(); ++g)
                settle(family_.generations[g], [this](std::size_t i) { return below_parents(i); });
            for (auto g = family_.generations.size(); g-- > 0;)
                settle(family_.generations[g], [this](std::size_t i) { return above_children(i); });
        }
        auto least = pen_.width();
        for (auto const x : x_) least = std::min(least, x);
        for (auto& x : x_) x -= least - cell_ / 2;
    }

    [[nodiscard]] Length below_parents(std::size_t i) const {
        for (auto const& each : family_.unions) {
            auto const at = std::find(each.children.begin(), each.children.end(), i);
            if (at == each.children.end()) continue;
            auto const middle = each.second ? (x_[each.first] + x_[*each.second]) / 2 : x_[each.first];
            auto const count = static_cast<std::int64_t>(each.children.size());
            auto const place = static_cast<std::int64_t>(at - each.children.begin());
            return middle + cell_ * (2 * place - count + 1) / 2;
        }
        return x_[i];
    }

    [[nodiscard]] Length above_children(std::size_t i) const {
        Length sum;
        std::int64_t count = 0;
        for (auto const& each : family_.unions) {
            bool const parent = each.first == i || each.second == i;
            if (!parent || each.children.empty()) continue;
            Length middle;
            for (auto const child : each.children) middle += x_[child];
            middle = middle / static_cast<std::int64_t>(each.children.size());
            auto const other = each.first == i ? each.second : std::optional(each.first);
            if (other) middle += x_[i] < x_[*other] ? -cell_ / 2 : cell_ / 2;
            sum += middle;
            ++count;
        }
        return count == 0 ? x_[i] : sum / count;
    }

    /// The places nearest to those wished for (least squares) that keep order and distance: neighbours that come too
    /// near are pooled and share what they wish.
    void settle(std::vector<std::size_t> const& row, std::function<Length(std::size_t)> const& wish) {
        struct Pool {
            std::int64_t sum = 0;
            std::int64_t count = 0;
            [[nodiscard]] std::int64_t mean() const { return sum / count; }
        };
        std::vector<Pool> pools;
        for (std::size_t i = 0; i < row.size(); ++i) {
            auto const offset = cell_ * static_cast<std::int64_t>(i);
            pools.push_back({(wish(row[i]) - offset).units, 1});
            while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
                auto const last = pools.back();
                pools.pop_back();
                pools.back().sum += last.sum;
                pools.back().count += last.count;
            }
        }
        std::size_t i = 0;
        for (auto const& pool : pools) {
            for (std::int64_t n = 0; n < pool.count; ++n, ++i)
                x_[row[i]] = Length(pool.mean()) + cell_ * static_cast<std::int64_t>(i);
        }
        // Within the paper: from the left, then from the right.
        for (std::size_t n = 0; n < row.size(); ++n)
            x_[row[n]] = std::max(x_[row[n]], cell_ / 2 + cell_ * static_cast<std::int64_t>(n));
        for (std::size_t n = row.size(); n-- > 0;)
            x_[row[n]] =
                std::min(x_[row[n]], pen_.width() - cell_ / 2 - cell_ * static_cast<std::int64_t>(row.size() - 1 - n));
    }

    // --- down --------------------------------------------------------------------------------------------------------

    /// Lines that run across between two generations: those of children, each on a level where nobody else's runs, and
    /// those that couples have over others who stand between them.
    void place_down() {
        top_.assign(family_.generations.size(), Length());
        bar_level_.assign(family_.unions.size(), 0);
        arc_level_.assign(family_.unions.size(), 0);
        Length y;
        for (std::size_t g = 0; g < family_.generations.size(); ++g) {
            auto const bars =
                g == 0 ? 0 : levels(g - 1, bar_level_, [this](Union const& each) { return children_span(each); });
            auto const arcs = levels(g, arc_level_, [this](Union const& each) { return arc_span(each); });
            bars_top_.push_back(y + pen_.em(45));
            if (g > 0) y += pen_.em(45) + pen_.em(55) * static_cast<std::int64_t>(bars);
            y += step() * static_cast<std::int64_t>(arcs);
            top_[g] = y;
            std::size_t lines_below = 0;
            for (auto const i : family_.generations[g])
                lines_below = std::max(lines_below, names_[i].size() + roles_[i].size());
            y += size() + pen_.em(35) + Pen::leading(pen_.plain()) * static_cast<std::int64_t>(lines_below);
        }
        bottom_ = y;
    }

    [[nodiscard]] Length step() const { return pen_.em(60); }

    struct Span {
        bool any = false;
        Length from, to;
    };

    std::size_t levels(std::size_t generation, std::vector<std::size_t>& level,
                       std::function<Span(Union const&)> const& span_of) const {
        std::vector<std::vector<Span>> taken;
        for (std::size_t u = 0; u < family_.unions.size(); ++u) {
            auto const& each = family_.unions[u];
            if (family_.members[each.first].generation != generation) continue;
            auto const span = span_of(each);
            if (!span.any) continue;
            std::size_t at = 0;
            auto const crosses = [&](Span const& other) {
                return span.from <= other.to + pen_.em(30) && other.from <= span.to + pen_.em(30);
            };
            while (at < taken.size() && std::any_of(taken[at].begin(), taken[at].end(), crosses)) ++at;
            if (at == taken.size()) taken.emplace_back();
            taken[at].push_back(span);
            level[u] = at;
        }
        return taken.size();
    }

    [[nodiscard]] Span children_span(Union const& each) const {
        if (each.children.empty()) return {};
        auto const drop = drop_x(each);
        Span span{true, drop, drop};
        for (auto const child : each.children) {
            span.from = std::min(span.from, x_[child]);
            span.to = std::max(span.to, x_[child]);
        }
        return span;
    }

    [[nodiscard]] Span arc_span(Union const& each) const {
        if (!each.second || beside(each)) return {};
        return {true, std::min(x_[each.first], x_[*each.second]), std::max(x_[each.first], x_[*each.second])};
    }

    /// Nobody stands between the two.
    [[nodiscard]] bool beside(Union const& each) const {
        auto const& row = family_.generations[family_.members[each.first].generation];
        auto const a = std::find(row.begin(), row.end(), each.first);
        auto const b = std::find(row.begin(), row.end(), *each.second);
        return a != row.end() && b != row.end() && (a - b == 1 || b - a == 1);
    }

    /// Where the line to the children begins: between the two; next to the farther of two who stand apart.
    [[nodiscard]] Length drop_x(Union const& each) const {
        if (!each.second) return x_[each.first];
        if (beside(each)) return (x_[each.first] + x_[*each.second]) / 2;
        return std::max(x_[each.first], x_[*each.second]) - cell_ / 2;
    }

    // --- lines -------------------------------------------------------------------------------------------------------

    static constexpr Length thin = Length(900);

    void lines(Drawing& out, Union const& each) const {
        auto const u = static_cast<std::size_t>(&each - family_.unions.data());
        auto const generation = family_.members[each.first].generation;
        auto const middle = top_[generation] + half();
        auto from_y = middle;
        if (each.second) {
            auto left = x_[each.first];
            auto right = x_[*each.second];
            if (left > right) std::swap(left, right);
            if (beside(each)) {
                stroke(out, {{left + half(), middle}, {right - half(), middle}}, Ink::quiet, thin);
            } else {
                auto const above =
                    top_[generation] - step() * static_cast<std::int64_t>(arc_level_[u] + 1) + step() / 2;
                stroke(out, {{left, top_[generation]}, {left, above}, {right, above}, {right, top_[generation]}},
                       Ink::quiet, thin);
                from_y = above;
            }
            if (each.parted) parted(out, {left + half() + (right - left - size()) / 4, from_y});
        } else {
            auto const i = each.first;
            from_y = top_[generation] + size() + pen_.em(35) +
                     Pen::leading(pen_.plain()) * static_cast<std::int64_t>(names_[i].size() + roles_[i].size());
        }
        if (each.children.empty()) return;
        auto const next = family_.members[each.children.front()].generation;
        auto const bar =
            bars_top_[std::min(generation + 1, next)] + pen_.em(55) * static_cast<std::int64_t>(bar_level_[u]);
        auto const span = children_span(each);
        stroke(out, {{drop_x(each), from_y}, {drop_x(each), bar}}, Ink::quiet, thin);
        if (span.to > span.from) stroke(out, {{span.from, bar}, {span.to, bar}}, Ink::quiet, thin);
        for (auto const child : each.children)
            stroke(out, {{x_[child], bar}, {x_[child], top_[family_.members[child].generation]}}, Ink::quiet, thin);
    }

    void parted(Drawing& out, Point at) const {
        auto const reach = pen_.em(32);
        for (auto const shift : {-pen_.em(14), pen_.em(14)})
            stroke(out, {{at.x + shift - reach / 2, at.y + reach}, {at.x + shift + reach / 2, at.y - reach}},
                   Ink::quiet, thin);
    }

    // --- people ------------------------------------------------------------------------------------------------------

    void grounds(Drawing& out) const {
        for (std::size_t i = 0; i < family_.members.size(); ++i) {
            if (!family_.members[i].in_household) continue;
            auto const top = top_[family_.members[i].generation];
            auto const room = half() + pen_.em(30);
            fill(out, {x_[i] - room, top - pen_.em(30), x_[i] + room, top + size() + pen_.em(30)}, Ink::grid);
        }
    }

    void person(Drawing& out, std::size_t i) const {
        auto const& member = family_.members[i];
        auto const top = top_[member.generation];
        symbol(out, member, {x_[i], top + half()}, half());
        auto y = top + size() + pen_.em(35);
        y += pen_.write_lines(out, x_[i], y, names_[i], pen_.bold(), DrawnText::Anchor::middle);
        pen_.write_lines(out, x_[i], y, roles_[i], pen_.quiet(), DrawnText::Anchor::middle);
    }

    /// A square for a man, a circle for a woman, a diamond where it is not said; the victim's has a second line, the
    /// perpetrator's is filled; a cross for who has died.
    static void symbol(Drawing& out, Member const& member, Point at, Length reach) {
        auto const width = Length(1300);
        auto const inner = reach - reach * 28 / 100;
        shape_of(out, member.sex, at, reach, Ink::text, width, member.perpetrator ? Ink::fifth : Ink::paper);
        if (member.victim) shape_of(out, member.sex, at, inner, Ink::text, width, Ink::paper);
        if (!member.died) return;
        auto const arm = (member.victim ? inner : reach) *
                         (member.sex == Sex::male     ? 100
                          : member.sex == Sex::female ? 70
                                                      : 50) /
                         100;
        auto const ink = member.perpetrator ? Ink::paper : Ink::text;
        stroke(out, {{at.x - arm, at.y - arm}, {at.x + arm, at.y + arm}}, ink, width);
        stroke(out, {{at.x - arm, at.y + arm}, {at.x + arm, at.y - arm}}, ink, width);
    }

    static void shape_of(Drawing& out, Sex sex, Point at, Length reach, Ink line, Length width, Ink inside) {
        model::Shape shape;
        auto const r = reach - width / 2;
        if (sex == Sex::female) {
            shape.kind = model::Shape::Kind::circle;
            shape.points = {at};
            shape.radius = r;
        } else if (sex == Sex::male) {
            shape.points = {{at.x - r, at.y - r}, {at.x + r, at.y + r}};
        } else {
            shape.kind = model::Shape::Kind::polygon;
            shape.points = {{at.x, at.y - r}, {at.x + r, at.y}, {at.x, at.y + r}, {at.x - r, at.y}};
        }
        shape.fill = inside;
        shape.stroke = line;
        shape.stroke_width = width;
        out.shapes.push_back(std::move(shape));
    }

    // --- below -------------------------------------------------------------------------------------------------------

    [[nodiscard]] Drawing list_of_names() const {
        Drawing out;
        auto const room = pen_.em(220);
        for (std::size_t i = 0; i < family_.members.size(); ++i) {
            auto const& member = family_.members[i];
            pen_.write_lines(out, Length(), out.height, names_[i], pen_.bold());
            auto const words = member.name + (member.role.empty() ? "" : ", " + member.role);
            auto const lines = pen_.wrap(words, pen_.width() - room, pen_.plain(), 4);
            pen_.write_lines(out, room, out.height, lines, pen_.plain());
            out.height +=
                Pen::leading(pen_.plain()) * static_cast<std::int64_t>(std::max<std::size_t>(1, lines.size()));
        }
        out.height += pen_.em(50);
        return out;
    }

    struct Entry {
        std::string words;
        std::function<void(Drawing&, Point)> draw;
    };

    /// What of the signs is in use, and what it means.
    [[nodiscard]] std::vector<Entry> entries() const {
        std::vector<Entry> out;
        auto const reach = pen_.em(55);
        auto const any = [&](auto const& is) {
            return std::any_of(family_.members.begin(), family_.members.end(), is);
        };
        auto const sign = [&](std::string words, Member member) {
            out.push_back(
                {std::move(words), [member, reach](Drawing& on, Point at) { symbol(on, member, at, reach); }});
        };
        auto const with = [](auto const& set) {
            Member member;
            member.sex = Sex::female;
            set(member);
            return member;
        };
        if (any([](Member const& m) { return m.sex == Sex::female; })) sign("female", with([](Member&) {}));
        if (any([](Member const& m) { return m.sex == Sex::male; }))
            sign("male", with([](Member& m) { m.sex = Sex::male; }));
        if (any([](Member const& m) { return m.sex == Sex::not_given; }))
            sign("sex not given", with([](Member& m) { m.sex = Sex::not_given; }));
        if (any([](Member const& m) { return m.victim; })) sign("victim", with([](Member& m) { m.victim = true; }));
        if (any([](Member const& m) { return m.perpetrator; }))
            sign("perpetrator", with([](Member& m) { m.perpetrator = true; }));
        if (any([](Member const& m) { return m.died; })) sign("has died", with([](Member& m) { m.died = true; }));
        if (any([](Member const& m) { return m.in_household; }))
            out.push_back({"of the household", [reach](Drawing& on, Point at) {
                               fill(on, {at.x - reach, at.y - reach, at.x + reach, at.y + reach}, Ink::grid);
                           }});
        if (std::any_of(family_.unions.begin(), family_.unions.end(), [](Union const& each) { return each.parted; }))
            out.push_back({"no longer together", [this, reach](Drawing& on, Point at) {
                               stroke(on, {{at.x - reach, at.y}, {at.x + reach, at.y}}, Ink::quiet, thin);
                               parted(on, at);
                           }});
        return out;
    }

    [[nodiscard]] Drawing key() const {
        Drawing out;
        out.width = pen_.width();
        auto const look = pen_.quiet();
        auto const sign = pen_.em(145);
        Length x, y;
        for (auto const& entry : entries()) {
            auto const width = sign + pen_.measure(entry.words, look);
            if (x > Length() && x + width > pen_.width()) {
                x = Length();
                y += Pen::leading(look);
            }
            entry.draw(out, {x + pen_.em(55), y + Pen::leading(look) / 2});
            pen_.write(out, {x + sign, Pen::centred(y + Pen::leading(look) / 2, look)}, entry.words, look);
            x += width + pen_.em(140);
        }
        out.height = y + Pen::leading(look) + pen_.em(10);
        return out;
    }

    Family family_;
    Pen const& pen_;
    bool numbered_ = false;
    Length cell_;
    std::vector<Lines> names_, roles_;    // below the symbols
    std::vector<Length> x_;               // middles of the symbols
    std::vector<Length> top_;             // of the symbols of each generation
    std::vector<Length> bars_top_;        // of the lines above each generation
    std::vector<std::size_t> bar_level_;  // of each union
    std::vector<std::size_t> arc_level_;
    Length bottom_;
};

}  // namespace

std::vector<Drawing> genogram(ChartData const& data, Pen const& pen) {
    auto family = family_of(data);
    if (!family) return {};
    return Genogram(std::move(*family), pen).draw();
}

}  // namespace dhrdoc::draw
