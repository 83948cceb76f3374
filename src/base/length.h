// Takes nothing; makes the unit that pages are measured in.
#pragma once

#include <compare>
#include <cstdint>

namespace dhrdoc::base {

/// A length on the page in whole thousandths of a PostScript point (1/72 inch). Sums are exact, so the same input gives
/// the same page on every machine.
struct Length {
    std::int64_t units = 0;

    constexpr Length() = default;
    constexpr explicit Length(std::int64_t thousandths_of_a_point) : units(thousandths_of_a_point) {}
    [[nodiscard]] static constexpr Length points(double value) {
        return Length(static_cast<std::int64_t>(value * 1000.0 + (value < 0 ? -0.5 : 0.5)));
    }
    /// 1 mm = 72 / 25.4 pt.
    [[nodiscard]] static constexpr Length millimetres(double value) { return points(value * 72.0 / 25.4); }
    [[nodiscard]] constexpr double in_points() const { return static_cast<double>(units) / 1000.0; }

    friend constexpr auto operator<=>(Length, Length) = default;
    constexpr Length& operator+=(Length other) {
        units += other.units;
        return *this;
    }
    constexpr Length& operator-=(Length other) {
        units -= other.units;
        return *this;
    }
    friend constexpr Length operator+(Length a, Length b) { return Length(a.units + b.units); }
    friend constexpr Length operator-(Length a, Length b) { return Length(a.units - b.units); }
    friend constexpr Length operator-(Length a) { return Length(-a.units); }
    friend constexpr Length operator*(Length a, std::int64_t n) { return Length(a.units * n); }
    friend constexpr Length operator/(Length a, std::int64_t n) { return Length(a.units / n); }
    /// `part` of `whole` of this length, rounded down; no overflow for page-sized lengths.
    [[nodiscard]] constexpr Length fraction(std::int64_t part, std::int64_t whole) const {
        return Length(units * part / whole);
    }
};

}  // namespace dhrdoc::base
