// Takes good files with bytes cut off, changed and put in; asserts that reading them ends, and in a message.
#include "helpers.h"

#include <catch2/catch.hpp>

#include <random>

namespace dhrdoc::casefile_test {

namespace {

std::string const good = R"(format = "case/1"
panel_meetings = [2021-05-14, 2021-07-09]
terms_of_reference = ["What was known?", """
What was
done?"""]
[review]
csp = 'Northmoor'
outcome = "suicide"
began = 2021-04-16
[[chronology]]
date = 2019-05-01
event = "She saw \u00e9 her doctor."
tags = ["separation"]
[[recommendations]]
id = "r1"
text = "Do it."
updates = [{ date = 2022-01-01, text = "Begun." }]
[[figures]]
id = "calls"
kind = "bar"
caption = "Calls"
alt = "Bars"
data = [["2019", 3], ["2020", 11]]
)";

/// Reads a text as every kind of file; every message must point into the file.
void read_as_everything(std::string const& text) {
    for (auto const* kind : {"case", "identities", "feedback", "decisions"}) {
        auto changed = text;
        if (changed.starts_with("format = \"case/1\"")) changed.replace(10, 4, kind);
        Run run(Texts{{"x.toml", changed}});
        casefile::Reader reader(run.sources, run.files);
        auto const one = reader.read_case("x.toml", run.diagnostics);
        auto const two = reader.read_identities("x.toml", run.diagnostics);
        auto const three = reader.read_feedback("x.toml", run.diagnostics);
        auto const four = reader.read_decisions("x.toml", run.diagnostics);
        CHECK((one || two || three || four || run.diagnostics.has_errors()));
        for (auto const& diagnostic : run.diagnostics.all()) {
            auto const* file = run.sources.find(diagnostic.range.begin.file);
            REQUIRE(file != nullptr);
            REQUIRE(diagnostic.range.begin.line >= 1);
            REQUIRE(diagnostic.range.begin.line <= file->line_count());
            REQUIRE(!(diagnostic.range.end < diagnostic.range.begin));
            REQUIRE(!base::to_human(diagnostic, run.sources).empty());
        }
    }
}

}  // namespace

TEST_CASE("a file that ends too early") {
    for (std::size_t length = 0; length <= good.size(); ++length) read_as_everything(good.substr(0, length));
}

TEST_CASE("a file with a line less") {
    for (std::size_t begin = 0; begin < good.size();) {
        auto const end = good.find('\n', begin) + 1;
        read_as_everything(good.substr(0, begin) + good.substr(end));
        begin = end;
    }
}

TEST_CASE("a file with changed bytes") {
    std::mt19937 random(7);  // NOLINT: the same bytes each time is what a test wants
    constexpr std::string_view likely = "\"'[]{}=#\\\n\r\t ,.-_:0129aZ\x01\xC3\xA9\xE2\x80\xAE";
    for (int round = 0; round < 1500; ++round) {
        auto text = good;
        for (auto changes = 1 + random() % 4; changes > 0; --changes) {
            auto const at = random() % text.size();
            auto const byte = likely[random() % likely.size()];
            if (random() % 3 == 0)
                text.insert(at, 1, byte);
            else if (random() % 2 == 0)
                text.erase(at, 1 + random() % 5);
            else
                text[at] = byte;
        }
        INFO(text);
        read_as_everything(text);
    }
}

}  // namespace dhrdoc::casefile_test
