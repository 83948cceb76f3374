// Takes a feast that goes by the moon and a year; makes the days on which it is kept: Passover, Eid, Diwali, New Year.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

namespace dhrdoc::redact {

/// Whose reckoning a feast follows. The source of the calendars is ICU (https://unicode-org.github.io/icu/userguide/
/// datetime/calendar/), which has the arithmetic of the Hebrew, the Umm al-Qura, the Chinese and the Persian calendar.
enum class Moon : std::uint8_t {
    hebrew,       // month from 1 Tishri (ICU counts Adar I as the sixth), day
    islamic,      // month from 1 Muharram, day; the moon may be seen a day sooner or later
    chinese,      // month from 1, day
    new_moon,     // days after the new moon of Kartika, in whose night Diwali falls
    full_moon,    // a month of ours near whose beginning one is looked for (2, 5 or 8), and days after the full moon
    persian,      // month from 1 Farvardin, day
    indian_month  // days after the new moon that begins Chaitra (3) or Bhadrapada (8)
};

/// All days of the Gregorian `year` that a feast may be kept on: two or three where places or sects differ.
[[nodiscard]] std::vector<std::chrono::sys_days> lunar_days(Moon moon, int month, int day, int year);

/// The day, or days, of a date whose year is counted as its own calendar counts: 5781, 1442 after the Hijra, 1399. For
/// hebrew, islamic and persian; none if that calendar has no such day.
[[nodiscard]] std::vector<std::chrono::sys_days> days_of_calendar(Moon moon, int month, int day, int its_year);

/// Easter Sunday of the Orthodox churches, as a day of the Gregorian calendar (Meeus, Astronomical Algorithms, ch. 8).
[[nodiscard]] std::chrono::sys_days orthodox_easter(int year);

}  // namespace dhrdoc::redact
