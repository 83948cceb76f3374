// Takes nothing; makes points, matrices and boxes of a page.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>

namespace dhrdoc::xray {

struct Point {
    double x = 0;
    double y = 0;
};

struct Matrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

    [[nodiscard]] Point apply(double x, double y) const { return {a * x + c * y + e, b * x + d * y + f}; }
    /// Without the shift: for directions and lengths.
    [[nodiscard]] Point turn(double x, double y) const { return {a * x + c * y, b * x + d * y}; }
    /// First this, then `after`.
    [[nodiscard]] Matrix then(Matrix const& after) const {
        return {a * after.a + b * after.c, a * after.b + b * after.d,           c * after.a + d * after.c,
                c * after.b + d * after.d, e * after.a + f * after.c + after.e, e * after.b + f * after.d + after.f};
    }
};

struct Box {
    double left = 1e9, bottom = 1e9, right = -1e9, top = -1e9;

    [[nodiscard]] bool empty() const { return right <= left || top <= bottom; }
    [[nodiscard]] bool holds(Point p) const { return p.x >= left && p.x <= right && p.y >= bottom && p.y <= top; }
    [[nodiscard]] bool meets(Box const& o) const {
        return left <= o.right && o.left <= right && bottom <= o.top && o.bottom <= top;
    }
    void add(Point p) {
        left = std::min(left, p.x);
        right = std::max(right, p.x);
        bottom = std::min(bottom, p.y);
        top = std::max(top, p.y);
    }
    [[nodiscard]] Box within(Box const& o) const {
        return {std::max(left, o.left), std::max(bottom, o.bottom), std::min(right, o.right), std::min(top, o.top)};
    }
    [[nodiscard]] static Box everywhere() { return {-1e9, -1e9, 1e9, 1e9}; }
};

[[nodiscard]] inline double length_of(Point p) { return std::sqrt(p.x * p.x + p.y * p.y); }

}  // namespace dhrdoc::xray
