// Takes Markdown or a document, and a style; makes pages with square glyphs or with the real fonts.
#pragma once

#include "../write/redacted.h"
#include "base/diagnostic.h"
#include "base/files.h"
#include "markdown/parse.h"
#include "model/pages.h"
#include "square_fonts.h"
#include "style/load.h"
#include "typeset/harfbuzz_fonts.h"
#include "typeset/typeset.h"

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dhrdoc::typeset {

/// Everything that pages were made from, and the pages.
struct Set {
    base::Sources sources;
    base::Diagnostics diagnostics;
    model::Document document;
    model::Style style;
    model::Pages pages;

    /// All messages as a person sees them.
    [[nodiscard]] std::string messages() const {
        std::string out;
        for (auto const& diagnostic : diagnostics.all()) out += base::to_human(diagnostic, sources);
        return out;
    }
};

/// A page of 220 by 140 points with a column of 200 by 120, text of ten points on lines of twelve: 40 squares a line,
/// ten lines a page. No furniture, no rules.
[[nodiscard]] inline model::Style square_style() {
    using base::Length;
    model::Style style;
    style.name = style.family = "Square";
    style.page = {Length::points(220), Length::points(140), Length::points(10),
                  Length::points(10),  Length::points(10),  Length::points(10)};
    style.body.size = Length::points(10);
    style.body.leading = Length::points(12);
    for (auto* text :
         {&style.quote, &style.code, &style.caption, &style.note, &style.number, &style.marking, &style.table.text,
          &style.table.header, &style.table.caption, &style.header.text, &style.footer.text})
        *text = style.body;
    for (auto& text : style.headings) text = style.body;
    for (auto& text : style.headings) text.keep_with_next = true;
    for (auto& text : style.contents) text = style.body;
    style.number_width = Length::points(40);
    style.list_indent = Length::points(20);
    style.bullets = {"-"};
    style.quote.indent_left = Length::points(20);
    style.note_gap = Length::points(6);
    style.table.padding_x = Length::points(5);
    style.table.padding_y = Length();
    return style;
}

/// One of styles/*.toml, as committed.
[[nodiscard]] inline model::Style shipped_style(std::string const& name) {
    static base::Sources sources;
    base::Diagnostics diagnostics;
    base::DiskFiles const files;
    auto const find = [&](std::string const& wanted) -> base::SourceFile const* {
        auto text = files.read(std::string(DHRDOC_SOURCE_DIR "/styles/") + wanted + ".toml");
        return text ? &sources.add(wanted + ".toml", std::move(*text)) : nullptr;
    };
    auto style = style::load(name, find, diagnostics);
    if (!style || !diagnostics.all().empty()) throw std::runtime_error("styles/" + name + ".toml has mistakes");
    return *style;
}

/// The faces of Liberation, which all styles that we ship name.
[[nodiscard]] inline std::unique_ptr<FontMetrics> real_fonts() {
    return make_harfbuzz_fonts([](model::Face face) {
        constexpr std::array names = {"LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf",
                                      "LiberationSans-Italic.ttf", "LiberationSans-BoldItalic.ttf",
                                      "LiberationMono-Regular.ttf"};
        base::DiskFiles const files;
        for (std::string const folder : {"liberation2", "liberation"}) {
            auto bytes =
                files.read("/usr/share/fonts/truetype/" + folder + "/" + names.at(static_cast<std::size_t>(face)));
            if (bytes) return std::make_shared<std::string const>(std::move(*bytes));
        }
        throw std::runtime_error("the package fonts-liberation2 is not installed");
    });
}

/// Pictures whose names say how large they are: "400x300.png".
[[nodiscard]] inline LoadedImage made_up_image(std::string const& path) {
    model::Image image;
    image.name = path;
    image.bytes = std::make_shared<std::string const>();
    auto const x = path.find('x');
    if (x == std::string::npos) return {std::nullopt, "the picture \"" + path + "\" is not there", "draw it"};
    image.width = static_cast<std::uint32_t>(std::stoul(path));
    image.height = static_cast<std::uint32_t>(std::stoul(path.substr(x + 1)));
    return {std::move(image), {}, {}};
}

/// Sets what `made` holds as its document and style.
inline void set(Set& made, FontMetrics& fonts, std::string const& marking = {},
                ImageLoader const& images = made_up_image, model::ChartDrawer const& charts = {},
                Hyphenator* hyphenator = nullptr) {
    made.pages = typeset(write::unchanged(made.document), made.style, fonts, images, {marking, charts, hyphenator},
                         made.sources, made.diagnostics);
}

[[nodiscard]] inline std::unique_ptr<Set> set_markdown(std::string_view text, model::Style style, FontMetrics& fonts,
                                                       Hyphenator* hyphenator = nullptr) {
    auto made = std::make_unique<Set>();
    auto const& file = made->sources.add("test.md", std::string(text));
    auto filled = std::make_shared<model::FilledText>(model::FilledText::whole_file(file));
    made->document = markdown::parse(filled, made->sources, {}, made->diagnostics);
    made->style = std::move(style);
    set(*made, fonts, {}, made_up_image, {}, hyphenator);
    return made;
}

}  // namespace dhrdoc::typeset
