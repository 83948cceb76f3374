// Takes glyphs in their places; puts them together to texts in the order of painting, of lines, and of columns.
#include "xray/reading.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace dhrdoc::xray {

namespace {

constexpr std::string_view unknown_character = "\xEF\xBF\xBD";

enum class Break { none, word, cell, line };

Point unit(Glyph const& glyph) {
    double const length = length_of(glyph.advance);
    if (length > 1e-9) return {glyph.advance.x / length, glyph.advance.y / length};
    double const up = length_of(glyph.up);
    return up > 1e-9 ? Point{glyph.up.y / up, -glyph.up.x / up} : Point{1, 0};
}

Break between(Glyph const& before, Glyph const& after) {
    Point const along = unit(before);
    Point const gap{after.origin.x - before.origin.x - before.advance.x,
                    after.origin.y - before.origin.y - before.advance.y};
    double const size = std::max({before.size, after.size, 0.01});
    double const forward = gap.x * along.x + gap.y * along.y;
    double const aside = std::fabs(gap.y * along.x - gap.x * along.y);
    if (aside > 0.6 * size) return Break::line;
    if (forward < -0.6 * size - length_of(before.advance)) return Break::line;
    if (forward > 1.5 * size) return Break::cell;
    return forward > 0.14 * std::min(before.size, after.size) ? Break::word : Break::none;
}

class Assembler {
public:
    Assembler(Painted const& painted, Known known) : painted_(painted), known_(known) {}

    void add(std::uint32_t index) {
        Glyph const& glyph = painted_.glyphs[index];
        std::string const& shape = glyph.code->shape;
        std::string_view text = known_ == Known::by_shape && !shape.empty() ? shape : glyph.code->text;
        if (last_ != PageText::none) separate(between(painted_.glyphs[last_], glyph));
        last_ = index;
        if (text.empty()) text = unknown_character;
        put(text, index);
    }
    void separate(Break how) {
        if (how == Break::none || out_.text.empty()) return;
        char const last = out_.text.back();
        if (last == '\n') return;
        char const mark = how == Break::line ? '\n' : how == Break::cell ? '\t' : ' ';
        if (last == ' ' && mark == ' ') return;
        put(std::string_view(&mark, 1), PageText::none);
    }
    void add_instead(Replaced const& replaced, std::size_t end) {
        bool const any = end > replaced.first;
        if (any && last_ != PageText::none) separate(between(painted_.glyphs[last_], painted_.glyphs[replaced.first]));
        if (any) last_ = static_cast<std::uint32_t>(end - 1);
        put(replaced.text, PageText::none);
    }
    void end_line() {
        separate(Break::line);
        last_ = PageText::none;
    }
    [[nodiscard]] PageText take() { return std::move(out_); }

private:
    void put(std::string_view text, std::uint32_t index) {
        out_.text += text;
        out_.glyphs.insert(out_.glyphs.end(), text.size(), index);
    }

    Painted const& painted_;
    Known known_;
    PageText out_;
    std::uint32_t last_ = PageText::none;
};

}  // namespace

namespace {

/// Glyphs come in stretches of one height, as they were shown: these are sorted, not each glyph.
void sort_by_height(std::vector<Placed>& placed) {
    auto const higher = [](Placed const& a, Placed const& b) {
        return a.direction != b.direction ? a.direction < b.direction : a.across > b.across;
    };
    if (std::is_sorted(placed.begin(), placed.end(), higher)) return;
    struct Stretch {
        std::size_t begin;
        std::size_t end;
    };
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        bool const goes_on = i > 0 && !higher(placed[i - 1], placed[i]) && !higher(placed[i], placed[i - 1]);
        if (!goes_on) stretches.push_back({i, i});
        stretches.back().end = i + 1;
    }
    std::stable_sort(stretches.begin(), stretches.end(),
                     [&](Stretch const& a, Stretch const& b) { return higher(placed[a.begin], placed[b.begin]); });
    std::vector<Placed> sorted;
    sorted.reserve(placed.size());
    for (auto const& stretch : stretches)
        sorted.insert(sorted.end(), placed.begin() + static_cast<std::ptrdiff_t>(stretch.begin),
                      placed.begin() + static_cast<std::ptrdiff_t>(stretch.end));
    placed = std::move(sorted);
}

}  // namespace

/// Glyphs by direction, then by line from top to bottom, then along the line.
Lines lines_of(Painted const& painted) {
    std::vector<Placed> placed;
    placed.reserve(painted.glyphs.size());
    for (std::uint32_t i = 0; i < painted.glyphs.size(); ++i) {
        Glyph const& glyph = painted.glyphs[i];
        Point const u = unit(glyph);
        int direction = 0;
        Point d{1, 0};
        if (u.x < 0.999) {  // nearly all text is level
            direction = static_cast<int>(std::lround(std::atan2(u.y, u.x) * 36.0 / 3.14159265358979));
            double const angle = direction * 3.14159265358979 / 36.0;
            d = {std::cos(angle), std::sin(angle)};
        }
        placed.push_back(
            {i, direction, glyph.origin.x * d.x + glyph.origin.y * d.y, glyph.origin.y * d.x - glyph.origin.x * d.y});
    }
    sort_by_height(placed);
    Lines lines;
    double last = 0;
    for (Placed const& one : placed) {
        double const size = std::max(painted.glyphs[one.index].size, 0.01);
        bool const same =
            !lines.empty() && lines.back()[0].direction == one.direction && last - one.across < 0.35 * size;
        if (!same) lines.emplace_back();
        if (!same) last = one.across;
        lines.back().push_back(one);
    }
    for (auto& line : lines) {
        auto const before = [](Placed const& a, Placed const& b) { return a.along < b.along; };
        if (!std::is_sorted(line.begin(), line.end(), before)) std::stable_sort(line.begin(), line.end(), before);
        // Bold by painting twice: the second time says nothing.
        auto const twice = [&](Placed const& a, Placed const& b) {
            Glyph const& one = painted.glyphs[a.index];
            return one.code == painted.glyphs[b.index].code && b.along - a.along < 0.12 * one.size;
        };
        line.erase(std::unique(line.begin(), line.end(), twice), line.end());
    }
    return lines;
}

namespace {

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

std::string squeezed(std::string_view text) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), is_letter_or_digit);
    return out;
}

std::string text_of(Painted const& painted, std::vector<Placed> const& line) {
    std::string out;
    for (Placed const& one : line) out += painted.glyphs[one.index].code->text;
    return squeezed(out);
}

struct Cell {
    std::vector<std::uint32_t> glyphs;
    double left = 0;
    double across = 0;
};

}  // namespace

PageText text_in_order(Painted const& painted, Known known) {
    Assembler assembler(painted, known);
    for (std::uint32_t i = 0; i < painted.glyphs.size(); ++i) assembler.add(i);
    return assembler.take();
}

std::string text_as_copied(Painted const& painted) {
    Assembler assembler(painted, Known::by_map);
    auto next = painted.replaced.begin();
    for (std::size_t i = 0; i <= painted.glyphs.size(); ++i) {
        for (; next != painted.replaced.end() && next->first <= i; ++next) {
            std::size_t const end = std::clamp(next->end, i, painted.glyphs.size());
            assembler.add_instead(*next, end);
            i = end;
        }
        if (i < painted.glyphs.size()) assembler.add(static_cast<std::uint32_t>(i));
    }
    return assembler.take().text;
}

PageText text_by_place(Painted const& painted, Lines const& lines, PageText const& other) {
    std::unordered_set<std::string> known;
    std::size_t begin = 0;
    for (std::size_t end = 0; end <= other.text.size(); ++end) {
        if (end < other.text.size() && other.text[end] != '\n' && other.text[end] != '\t') continue;
        known.insert(squeezed(std::string_view(other.text).substr(begin, end - begin)));
        if (end < other.text.size() && other.text[end] == '\t')
            continue;  // a line of several cells counts whole as well
        begin = end + 1;
    }
    std::vector<bool> fresh(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) fresh[i] = known.count(text_of(painted, lines[i])) == 0;
    Assembler assembler(painted, Known::by_map);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        bool const near = fresh[i] || (i > 0 && fresh[i - 1]) || (i + 1 < lines.size() && fresh[i + 1]);
        if (!near) continue;
        for (Placed const& one : lines[i]) assembler.add(one.index);
        assembler.end_line();
    }
    return assembler.take();
}

PageText text_by_column(Painted const& painted, Lines const& lines) {
    std::vector<Cell> cells;
    for (auto const& line : lines) {
        std::size_t const first = cells.size();
        for (std::size_t i = 0; i < line.size(); ++i) {
            Glyph const& glyph = painted.glyphs[line[i].index];
            bool const starts = i == 0 || between(painted.glyphs[line[i - 1].index], glyph) == Break::cell;
            if (starts) cells.push_back({{}, line[i].along, line[i].across});
            cells.back().glyphs.push_back(line[i].index);
        }
        bool const alone = cells.size() - first == 1;
        if (alone && cells.back().glyphs.size() > 12) cells.pop_back();  // running text, not a table
    }
    std::erase_if(cells, [](Cell const& cell) { return cell.glyphs.size() > 24; });
    if (cells.size() > 20'000) cells.resize(20'000);
    std::stable_sort(cells.begin(), cells.end(), [](Cell const& a, Cell const& b) {
        long const left = std::lround(a.left / 4);
        long const right = std::lround(b.left / 4);
        return left != right ? left < right : a.across > b.across;
    });
    Assembler assembler(painted, Known::by_map);
    for (Cell const& cell : cells) {
        for (std::uint32_t const index : cell.glyphs) assembler.add(index);
        assembler.end_line();
    }
    return assembler.take();
}

bool has_second_meaning(Painted const& painted) {
    auto const plain =
        [](std::string const& text) {  // letters and digits; ligatures, hyphens and spaces have many spellings
            return !text.empty() && is_letter_or_digit(text[0]) && !text.starts_with("\xEF\xAC") &&
                   !text.starts_with("\xC2");
        };
    return std::any_of(painted.glyphs.begin(), painted.glyphs.end(), [&](Glyph const& glyph) {
        return plain(glyph.code->shape) && !glyph.code->text.starts_with("\xEF\xAC");
    });
}

}  // namespace dhrdoc::xray
