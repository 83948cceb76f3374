// Takes drawings; knows their colours, says them aloud, and prints them for people and tests.
#include "model/drawing.h"

#include <array>

#include <fmt/format.h>

namespace dhrdoc::model {

namespace {

struct InkAbout {
    std::string_view name;
    Colour colour;
};

constexpr std::array<InkAbout, ink_count> inks = {{{"text", {0x1a, 0x1d, 0x21}},
                                                   {"quiet", {0x50, 0x5a, 0x64}},
                                                   {"paper", {0xff, 0xff, 0xff}},
                                                   {"line", {0x76, 0x7f, 0x88}},
                                                   {"grid", {0xdd, 0xe1, 0xe5}},
                                                   {"first", {0x11, 0x3e, 0x65}},
                                                   {"second", {0x25, 0x96, 0x8c}},
                                                   {"third", {0x73, 0x14, 0x48}},
                                                   {"fourth", {0xde, 0x60, 0x22}},
                                                   {"fifth", {0x3c, 0x3c, 0x3c}},
                                                   {"sixth", {0x95, 0x7a, 0xc0}}}};

std::string print(Point point) { return fmt::format("{:.1f},{:.1f}", point.x.in_points(), point.y.in_points()); }

std::string print(Shape const& shape) {
    static constexpr std::array names = {"rectangle", "line", "polygon", "circle"};
    std::string out = names.at(static_cast<std::size_t>(shape.kind));
    for (auto const point : shape.points) out += ' ' + print(point);
    if (shape.kind == Shape::Kind::circle) out += fmt::format(" radius {:.1f}", shape.radius.in_points());
    if (shape.fill) out += fmt::format(" fill {}", name_of(*shape.fill));
    if (shape.stroke) out += fmt::format(" stroke {} {:.1f}", name_of(*shape.stroke), shape.stroke_width.in_points());
    if (shape.dashed) out += " dashed";
    return out;
}

std::string print(DrawnText const& text) {
    static constexpr std::array names = {"", " middle", " end"};
    return fmt::format("text {}{} {:.1f}pt{} {} \"{}\"", print(text.at),
                       names.at(static_cast<std::size_t>(text.anchor)), text.size.in_points(), text.bold ? " bold" : "",
                       name_of(text.ink), text.words);
}

void flat_text(Block const& block, std::string& out) {
    if (!block.text.empty()) out += (out.empty() ? "" : " ") + block.text.text;
    for (auto const& child : block.children) flat_text(child, out);
}

std::string without_insets(std::string text) {
    for (auto at = text.find("\uFFFC"); at != std::string::npos; at = text.find("\uFFFC", at)) text.erase(at, 3);
    return text;
}

}  // namespace

Colour printed(Ink ink) { return inks.at(static_cast<std::size_t>(ink)).colour; }
std::string_view name_of(Ink ink) { return inks.at(static_cast<std::size_t>(ink)).name; }

std::string spoken(Block const& figure) {
    std::string out = figure.alt;
    if (figure.prints_table) return out;
    for (auto const& table : figure.children) {
        for (auto const& row : table.children) {
            if (row.header) continue;
            std::string words;
            for (auto const& cell : row.children) {
                std::string said;
                flat_text(cell, said);
                if (!said.empty()) words += (words.empty() ? "" : ": ") + said;
            }
            if (words.empty()) continue;
            bool const ended = out.empty() || out.ends_with('.') || out.ends_with('?') || out.ends_with('!');
            out += (ended ? "" : ".") + std::string(out.empty() ? "" : " ") + words;
        }
    }
    return without_insets(std::move(out));
}

std::string to_string(Drawing const& drawing) {
    auto out = fmt::format("drawing {:.1f} x {:.1f}\n", drawing.width.in_points(), drawing.height.in_points());
    for (auto const& shape : drawing.shapes) out += "  " + print(shape) + '\n';
    for (auto const& text : drawing.texts) out += "  " + print(text) + '\n';
    return out;
}

}  // namespace dhrdoc::model
