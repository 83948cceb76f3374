// Takes a page and its content streams; makes what they paint: glyphs and shapes, in the order of painting.
#pragma once

#include "xray/file.h"
#include "xray/font.h"
#include "xray/geometry.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::xray {

/// Why a reader does not see a glyph that a machine reads; bits, for there may be several.
enum Hidden : std::uint8_t {
    seen = 0,
    covered = 1,     // under a shape
    background = 2,  // in the colour of what is under it, or painted with nothing
    off_page = 4,    // outside the page or the clip
    tiny = 8,        // too small
    layer = 16,      // in optional content that is off, or in an annotation that is not shown
};

struct Colour {
    float red = 0, green = 0, blue = 0;
    bool known = true;

    [[nodiscard]] bool near(Colour const& other) const;
};

struct Glyph {
    Code* code = nullptr;
    Font const* font = nullptr;
    /// The origin, one step along the line (the advance), and one em upwards, in points on the page.
    Point origin;
    Point advance;
    Point up;
    double size = 0;
    Colour fill;
    Colour stroke;  // the same as `fill` where only one of them paints
    std::uint32_t order = 0;
    /// Glyphs of one operator that shows text have the same number.
    std::uint32_t shown = 0;
    std::uint8_t hidden = seen;
};

struct Shape {
    std::vector<std::vector<Point>> outline;
    Box box;
    Colour colour;
    bool opaque = true;
    bool even_odd = false;
    std::uint32_t order = 0;
    /// An image: whether it hides and its colour are found out when somebody asks.
    Object const* image = nullptr;
};

/// A text in a page's content that is not shown.
struct Aside {
    enum class Kind {
        property,  // of marked content
        operand,   // that no operator takes, a comment, or what a glyph says that is never drawn
        samples,   // of an image that stands in the content: the bytes in them that can be read
        tag,       // the name of marked content
    };
    std::string text;
    Kind kind = Kind::property;
};

/// Glyphs from `first` up to, not including, `end` that stand for another text: that is what is copied and read aloud.
struct Replaced {
    std::size_t first = 0;
    std::size_t end = static_cast<std::size_t>(-1);
    std::string text;
};

struct Painted {
    std::vector<Glyph> glyphs;
    std::vector<Shape> shapes;
    std::vector<Aside> asides;
    std::vector<Replaced> replaced;
    Box page;
    std::uint32_t shown = 0;
    std::uint32_t images = 0;
    bool damaged = false;
    bool exhausted = false;
};

/// The fonts of a file, each read once.
class Fonts {
public:
    explicit Fonts(File const& file) : file_(file) {}
    Font* of(Value const& reference_or_dictionary);
    [[nodiscard]] std::map<Value const*, std::unique_ptr<Font>> const& all() const { return fonts_; }
    /// In the order in which they were first met.
    [[nodiscard]] std::vector<Font*> const& in_order() const { return order_; }

private:
    File const& file_;
    std::map<Value const*, std::unique_ptr<Font>> fonts_;
    std::vector<Font*> order_;
};

/// Runs content streams. One for a file; keeps count of the work, so that no file can keep it busy for ever.
class Painter {
public:
    Painter(File const& file, Fonts& fonts);
    ~Painter();
    Painter(Painter const&) = delete;
    Painter& operator=(Painter const&) = delete;

    /// The page's contents and the appearances of its annotations. `inherited` are the page and its parents, nearest
    /// first.
    [[nodiscard]] Painted paint_page(std::vector<Value const*> const& inherited);
    /// A stream that no page uses, with the resources it has or those given.
    [[nodiscard]] Painted paint_stream(Object const& stream, Value const& resources);
    /// Objects that were run as content.
    [[nodiscard]] std::vector<bool> const& visited() const { return visited_; }

private:
    friend class Runner;
    void note(Object const& object);
    File const& file_;
    Fonts& fonts_;
    std::vector<bool> visited_;
    std::map<int, bool> layers_off_;
    std::uint64_t work_ = 0;
};

/// True if the image hides what is under it; sets `colour` where it is of one colour throughout.
[[nodiscard]] bool image_hides(File const& file, Object const& image, Colour& colour);

/// Sets the bits of what geometry and colour hide. Those of layers are set already.
void find_hidden(File const& file, Painted& painted);

}  // namespace dhrdoc::xray
