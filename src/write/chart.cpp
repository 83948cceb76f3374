// Takes a drawing; writes its shapes and texts as SVG.
#include "write/chart.h"

#include "write/html_escape.h"

#include <array>

#include <fmt/format.h>

namespace dhrdoc::write {

namespace {

using base::Length;
using model::DrawnText;
using model::Shape;
using std::string;

/// To the hundredth, without zeros at the end.
string number(Length length) {
    auto units = length.units;
    bool const negative = units < 0;
    if (negative) units = -units;
    auto const hundredths = (units + 5) / 10;
    auto out = fmt::format("{}{}", negative && hundredths != 0 ? "-" : "", hundredths / 100);
    if (auto const rest = hundredths % 100; rest != 0) {
        out += fmt::format(".{:02}", rest);
        if (out.ends_with('0')) out.pop_back();
    }
    return out;
}

/// "f-first s-line w7": fill, stroke and its width are the stylesheet's and an attribute.
HtmlAttributes paint(Shape const& shape) {
    string classes;
    if (shape.fill) classes += fmt::format("f-{}", model::name_of(*shape.fill));
    if (shape.stroke) classes += fmt::format("{}s-{}", classes.empty() ? "" : " ", model::name_of(*shape.stroke));
    HtmlAttributes out = {{"class", classes}};
    if (shape.stroke) out.emplace_back("stroke-width", number(shape.stroke_width));
    if (shape.dashed) out.emplace_back("stroke-dasharray", "3 2");
    return out;
}

string svg_element(Shape const& shape) {
    auto attributes = paint(shape);
    auto const& points = shape.points;
    std::string_view name = "rect";
    if (shape.kind == Shape::Kind::rectangle) {
        attributes.emplace_back("x", number(points.at(0).x));
        attributes.emplace_back("y", number(points.at(0).y));
        attributes.emplace_back("width", number(points.at(1).x - points.at(0).x));
        attributes.emplace_back("height", number(points.at(1).y - points.at(0).y));
    } else if (shape.kind == Shape::Kind::circle) {
        name = "circle";
        attributes.emplace_back("cx", number(points.at(0).x));
        attributes.emplace_back("cy", number(points.at(0).y));
        attributes.emplace_back("r", number(shape.radius));
    } else {
        name = shape.kind == Shape::Kind::line ? "polyline" : "polygon";
        string list;
        for (auto const point : points) list += (list.empty() ? "" : " ") + number(point.x) + ',' + number(point.y);
        attributes.emplace_back("points", list);
    }
    return element(name, attributes, "");
}

string svg_element(DrawnText const& text) {
    static constexpr std::array anchors = {"", "middle", "end"};
    auto classes = fmt::format("f-{}", model::name_of(text.ink));
    if (text.bold) classes += " bold";
    return element("text",
                   {{"class", classes},
                    {"x", number(text.at.x)},
                    {"y", number(text.at.y)},
                    {"font-size", number(text.size)},
                    {"text-anchor", anchors.at(static_cast<std::size_t>(text.anchor))}},
                   html_escaped(text.words));
}

}  // namespace

string chart_svg(model::Drawing const& drawing, ChartWords const& words, std::string_view kind) {
    auto inside = '\n' + element("title", {{"id", words.title_id}}, html_escaped(words.title)) + '\n';
    if (!words.description.empty())
        inside += element("desc", {{"id", words.description_id}}, html_escaped(words.description)) + '\n';
    for (auto const& shape : drawing.shapes) inside += svg_element(shape) + '\n';
    for (auto const& text : drawing.texts) inside += svg_element(text) + '\n';
    auto const size = fmt::format("0 0 {} {}", number(drawing.width), number(drawing.height));
    return element("svg",
                   {{"class", fmt::format("chart {}", kind)},
                    {"viewBox", size},
                    {"role", "img"},
                    {"aria-labelledby", words.title_id},
                    {"aria-describedby", words.description.empty() ? "" : words.description_id}},
                   inside);
}

}  // namespace dhrdoc::write
