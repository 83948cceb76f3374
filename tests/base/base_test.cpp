// Takes texts, dates and words; checks places, messages, hints, names of days and whole writes.
#include "base/date.h"
#include "base/diagnostic.h"
#include "base/files.h"
#include "base/nearest.h"
#include "base/unicode.h"

#include <catch2/catch.hpp>

#include <filesystem>

#include <unistd.h>

using namespace dhrdoc::base;

TEST_CASE("places count code points, and offsets come back from them") {
    Sources sources;
    auto const& file = sources.add("a.md", "één\n\tdeux\r\ntrois");
    CHECK(file.place_at(0) == Place{1, 1, 1});
    CHECK(file.place_at(2) == Place{1, 1, 2});
    CHECK(file.place_at(7).line == 2);
    CHECK(file.line(2) == "\tdeux");
    CHECK(file.line(9).empty());
    for (std::size_t offset : {0U, 2U, 4U, 6U, 9U, 15U}) CHECK(file.offset_of(file.place_at(offset)) == offset);
}

TEST_CASE("a diagnostic shows file, line, column, the line with a caret, and the way out") {
    Sources sources;
    auto const& file = sources.add("case.toml", "[review]\nkinb = \"dhr\"\n");
    Diagnostic const diagnostic{Severity::error,
                                "case.unknown-key",
                                "unknown key \"kinb\"",
                                "did you mean \"kind\"?",
                                file.range(9, 13),
                                false,
                                false};
    CHECK(to_human(diagnostic, sources) ==
          "case.toml:2:1: error: unknown key \"kinb\"\n    2 | kinb = \"dhr\"\n      | ^^^^\n      hint: did you mean "
          "\"kind\"?\n");
    CHECK(to_json_line(diagnostic, sources) ==
          "{\"severity\":\"error\",\"code\":\"case.unknown-key\",\"message\":\"unknown key "
          "\\\"kinb\\\"\",\"hint\":\"did you mean "
          "\\\"kind\\\"?\",\"blocking\":false,\"file\":\"case.toml\",\"line\":2,\"column\":1,\"end_line\":2,\"end_"
          "column\":5}\n");
}

TEST_CASE("a line that may hold what is withheld is not printed") {
    Sources sources;
    auto const& file = sources.add("identities.toml", "name = \"Secret\"");
    Diagnostic const diagnostic{Severity::error, "x", "no pseudonym", "", file.range(0, 4), false, true};
    CHECK(to_human(diagnostic, sources) == "identities.toml:1:1: error: no pseudonym\n");
}

TEST_CASE("a very long line is cut around the caret") {
    Sources sources;
    auto const& file = sources.add("n.md", std::string(500, 'a') + "X" + std::string(500, 'b'));
    auto const text = to_human({Severity::error, "x", "odd letter", "", file.range(500, 501), false, false}, sources);
    CHECK(text.size() < 450);
    CHECK(text.find("X") != std::string::npos);
    CHECK(text.find("…") != std::string::npos);
}

TEST_CASE("the nearest known word is offered only for a slip of the hand") {
    std::vector<std::string> const known = {"pseudonym", "relationship", "role"};
    CHECK(nearest("pseudonim", known) == "pseudonym");
    CHECK(nearest("rloe", known) == "role");
    CHECK(nearest("address", known) == std::nullopt);
}

TEST_CASE("days have English names and no others") {
    auto const day = parse_iso_date("2021-03-12").value();
    CHECK(day_month_year(day) == "12 March 2021");
    CHECK(month_year(day) == "March 2021");
    CHECK(season_year(day) == "spring 2021");
    CHECK(season_year(parse_iso_date("2021-01-09").value()) == "winter 2020-21");
    CHECK(season_year(parse_iso_date("2021-12-09").value()) == "winter 2021-22");
    CHECK(weekday_name(day) == "Friday");
    CHECK_FALSE(parse_iso_date("2021-02-29"));
    CHECK_FALSE(parse_iso_date("2021-2-9"));
    CHECK(whole_months_between(day, parse_iso_date("2021-09-11").value()) == 5);
}

TEST_CASE("UTF-8 is checked, and NUL is not text") {
    CHECK_FALSE(first_invalid_utf8("Siân"));
    CHECK(first_invalid_utf8("ab\xC3") == 2);
    CHECK(first_invalid_utf8(std::string_view("a\0b", 3)) == 1);
    CHECK(describe_code_point(0xE9) == "U+00E9 LATIN SMALL LETTER E WITH ACUTE");
}

TEST_CASE("a file is written whole, owner-only where asked, and nothing is left beside it") {
    auto const folder = std::filesystem::temp_directory_path() / ("dhrdoc-base-test-" + std::to_string(::getpid()));
    DiskFiles files;
    files.write(folder / "deep" / "a.txt", "one", Access::everyone);
    files.write(folder / "deep" / "a.txt", "two", Access::owner_only);
    CHECK(files.read(folder / "deep" / "a.txt") == "two");
    CHECK(files.list(folder / "deep") == std::vector<std::string>{"a.txt"});
    CHECK((std::filesystem::status(folder / "deep" / "a.txt").permissions() & std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    CHECK_THROWS_AS(files.read(folder), MachineError);
    CHECK_FALSE(files.read(folder / "nothing"));
    std::filesystem::remove_all(folder);
}
