// Charts stand on paper and on the tinted grounds of divisions: the inks can be seen on each that a style has.
#include <catch2/catch.hpp>

#include "base/files.h"
#include "model/drawing.h"
#include "resources.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <string>

using namespace dhrdoc;
namespace fs = std::filesystem;

namespace {

/// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
double luminance(model::Colour colour) {
    auto const part = [](std::uint8_t value) {
        double const share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.red) + 0.7152 * part(colour.green) + 0.0722 * part(colour.blue);
}

double contrast(model::Colour one, model::Colour other) {
    auto const a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

}  // namespace

TEST_CASE("every ink of a chart can be seen on every ground of every style") {
    using model::Ink;
    base::Sources sources;
    base::DiskFiles const files;
    Resources resources(sources, files, fs::path(DHRDOC_SOURCE_DIR) / "samples", {});
    std::size_t grounds = 0;
    for (auto const& file : embedded_files()) {
        fs::path const name(file.name);
        if (name.parent_path() != "styles") continue;
        INFO(file.name);
        base::Diagnostics diagnostics;
        auto const style = resources.load_style(name.stem().string(), diagnostics);
        REQUIRE(style);
        CHECK_FALSE(diagnostics.has_errors());
        std::map<std::string, model::Colour> behind{{"paper", {0xff, 0xff, 0xff}}};
        for (auto const& [division, look] : style->divisions)
            if (look.background) behind[division] = *look.background;
        for (auto const& [division, colour] : behind) {
            // A cover holds a title and nothing else.
            if (division.starts_with("cover") || division == "kicker") continue;
            ++grounds;
            for (auto const ink :
                 {Ink::line, Ink::first, Ink::second, Ink::third, Ink::fourth, Ink::fifth, Ink::sixth}) {
                CAPTURE(file.name, division, model::name_of(ink));
                CHECK(contrast(model::printed(ink), colour) >= 3.0);
            }
            for (auto const ink : {Ink::text, Ink::quiet}) {
                CAPTURE(file.name, division, model::name_of(ink));
                CHECK(contrast(model::printed(ink), colour) >= 4.5);
            }
        }
    }
    CHECK(grounds > 20);
    // Bars that stand side by side.
    constexpr std::array series{Ink::first, Ink::second, Ink::third, Ink::fourth, Ink::fifth, Ink::sixth};
    for (std::size_t i = 0; i < series.size(); ++i)
        CHECK(contrast(model::printed(series[i]), model::printed(series[(i + 1) % series.size()])) >= 3.0);
}
