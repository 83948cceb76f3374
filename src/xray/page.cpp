// Takes content streams; runs their operators and notes glyphs and shapes (ISO 32000-1, 8 and 9).
#include "xray/page.h"

#include "xray/filters.h"
#include "xray/readings.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

namespace dhrdoc::xray {

namespace {

constexpr int deepest_form = 12;
constexpr std::uint64_t most_work = 30'000'000;
constexpr std::size_t most_points = 4000;

enum class Space { gray, rgb, cmyk, tint, pattern, unknown };

struct State {
    Matrix ctm;
    Box clip = Box::everywhere();
    Colour fill;
    Colour stroke;
    Space fill_space = Space::gray;
    Space stroke_space = Space::gray;
    Object const* fill_pattern = nullptr;
    double fill_alpha = 1;
    double stroke_alpha = 1;
    bool soft_mask = false;
    double line_width = 1;
    Font* font = nullptr;
    double size = 0;
    double letter_space = 0;
    double word_space = 0;
    double scale = 1;
    double leading = 0;
    double rise = 0;
    int mode = 0;
};

/// An operand: strings and names lie in a buffer that is used again, for pages show very many of them.
struct Operand {
    Type type = Type::null;
    double number = 0;
    std::size_t begin = 0;
    std::size_t length = 0;
};

constexpr std::uint32_t packed(std::string_view word) {
    std::uint32_t value = 0;
    for (char const c : word) value = (value << 8U) | static_cast<unsigned char>(c);
    return value;
}

Colour from_cmyk(double c, double m, double y, double k) {
    auto const one = [k](double ink) { return static_cast<float>(std::max(0.0, 1.0 - ink - k)); };
    return {one(c), one(m), one(y), true};
}

Matrix matrix_of(File const& file, Value const& array) {
    if (array.items.size() != 6) return {};
    std::array<double, 6> v{};
    for (std::size_t i = 0; i < 6; ++i) v.at(i) = file.resolve(array.items[i]).number;
    return {v[0], v[1], v[2], v[3], v[4], v[5]};
}

Box box_of(File const& file, Value const& array) {
    Box box;
    if (array.items.size() < 4) return box;
    box.add({file.resolve(array.items[0]).number, file.resolve(array.items[1]).number});
    box.add({file.resolve(array.items[2]).number, file.resolve(array.items[3]).number});
    return box;
}

Box transformed(Box const& box, Matrix const& matrix) {
    Box out;
    out.add(matrix.apply(box.left, box.bottom));
    out.add(matrix.apply(box.right, box.bottom));
    out.add(matrix.apply(box.left, box.top));
    out.add(matrix.apply(box.right, box.top));
    return out;
}

}  // namespace

bool Colour::near(Colour const& other) const {
    auto const close = [](float one, float two) { return std::fabs(one - two) < 0.07F; };
    return known && other.known && close(red, other.red) && close(green, other.green) && close(blue, other.blue);
}

Font* Fonts::of(Value const& reference) {
    Value const& dictionary = file_.resolve(reference);
    if (!dictionary.is(Type::dictionary)) return nullptr;
    auto& font = fonts_[&dictionary];
    if (!font) {
        font = std::make_unique<Font>(file_, dictionary);
        order_.push_back(font.get());
    }
    return font.get();
}

/// Runs one content stream after the other on one page.
class Runner {
public:
    Runner(Painter& painter, Painted& painted) : painter_(painter), file_(painter.file_), painted_(painted) {}

    void run(std::string_view content, Value const& resources, int depth);
    void run_form(Object const& form, Value const& outer, int depth);
    void run_annotation(Value const& annotation);

    State state;
    bool layer_off = false;

private:
    static constexpr std::size_t none_replaced = static_cast<std::size_t>(-1);
    struct Marked {
        bool off;
        std::size_t replaced;  // its place in painted_.replaced
    };

    void read_operand(std::string_view content, std::size_t& at);
    void operate(std::string_view word, std::string_view content, std::size_t& at);
    void operate_on_state(std::uint32_t op);
    void operate_on_path(std::uint32_t op);
    void operate_on_colour(std::uint32_t op);
    bool operate_on_text(std::uint32_t op);
    void operate_on_content(std::uint32_t op, std::string_view content, std::size_t& at);
    [[nodiscard]] double number(std::size_t from_last) const;
    [[nodiscard]] std::string_view text(Operand const& operand) const;
    [[nodiscard]] std::string_view last_name() const;
    [[nodiscard]] Value const& resource(std::string_view kind, std::string_view name) const;

    void set_graphics(Value const& graphics);
    void set_space(bool stroke);
    void set_components(bool stroke);
    void show(std::string_view string);
    void show_array();
    void next_line(double x, double y);
    void move_to(Point p);
    void line_to(Point p);
    void curve_to(Point one, Point two, Point three);
    void rectangle();
    void paint(bool fill, bool stroke, bool even_odd);
    void add_fill(bool even_odd);
    void add_stroke();
    void add_shape(Shape shape);
    void end_path();
    void fill_with_pattern(Shape& shape);
    void place_image(Object const* image, Value const& dictionary);
    void inline_image(std::string_view content, std::size_t& at);
    void note_samples(std::string_view data, Value const& dictionary);
    void do_object();
    void begin_marked();
    void end_marked();
    void note_tag();
    void collect(Value const& properties);
    [[nodiscard]] bool is_off(Value const& content) const;
    void learn_procedures(Font& font, Value const& reference);

    Painter& painter_;
    File const& file_;
    Painted& painted_;
    std::vector<State> saved_;
    std::vector<Marked> marked_;
    std::vector<Operand> operands_;
    std::string buffer_;
    Value properties_;
    Value const* resources_ = nullptr;
    std::vector<std::vector<Point>> path_;
    Point current_;
    bool clip_next_ = false;
    Matrix text_;
    Matrix line_;
    int depth_ = 0;
    std::set<Font const*> learnt_;
    std::set<std::string, std::less<>> tags_;
    bool replacing_ = false;
    std::size_t replaced_bytes_ = 0;
};

double Runner::number(std::size_t from_last) const {
    if (from_last >= operands_.size()) return 0;
    double const value = operands_[operands_.size() - 1 - from_last].number;
    return std::fabs(value) < 1e7 ? value : 0;
}

std::string_view Runner::text(Operand const& operand) const {
    return std::string_view(buffer_).substr(operand.begin, operand.length);
}

std::string_view Runner::last_name() const {
    for (std::size_t i = operands_.size(); i-- > 0;) {
        if (operands_[i].type == Type::name) return text(operands_[i]);
    }
    return {};
}

Value const& Runner::resource(std::string_view kind, std::string_view name) const {
    return file_.get(*resources_, kind)[name];
}

void Runner::read_operand(std::string_view content, std::size_t& at) {
    Operand operand;
    operand.begin = buffer_.size();
    char const c = content[at];
    if (c == '/') {
        operand.type = Type::name;
        read_name(content, ++at, buffer_);
    } else if (c == '(') {
        operand.type = Type::string;
        read_literal_string(content, ++at, buffer_);
    } else if (c == '<' && content.substr(at, 2) == "<<") {
        Lexer lexer(content, at);
        properties_ = lexer.read();
        at = std::max(lexer.at(), at + 2);
        operand.type = Type::dictionary;
    } else if (c == '<') {
        operand.type = Type::string;
        read_hex_string(content, ++at, buffer_);
    } else {
        operand.type = Type::number;
        std::size_t const begin = at;
        operand.number = read_number(content, at);
        if (at == begin) ++at;
    }
    operand.length = buffer_.size() - operand.begin;
    operands_.push_back(operand);
}

void Runner::run(std::string_view content, Value const& resources, int depth) {
    Value const* const outer_resources = resources_;
    resources_ = &resources;
    int const outer_depth = depth_;
    depth_ = depth;
    std::size_t const saved = saved_.size();
    std::size_t const marked = marked_.size();
    std::size_t at = 0;
    while (at < content.size()) {
        if (++painter_.work_ > most_work) {
            painted_.exhausted = true;
            break;
        }
        char const c = content[at];
        if (is_space(c)) {
            ++at;
        } else if (c == '%') {
            std::size_t const begin = at + 1;
            while (at < content.size() && content[at] != '\n' && content[at] != '\r') ++at;
            painted_.asides.push_back({std::string(content.substr(begin, at - begin)), Aside::Kind::operand});
        } else if (c == '[' || c == ']' || c == '{' || c == '}' || c == ')' || (c == '>')) {
            ++at;  // arrays are read flat: no operator takes two of them
        } else if (c == '/' || c == '(' || c == '<' || is_digit(c) || c == '-' || c == '+' || c == '.') {
            read_operand(content, at);
        } else {
            std::size_t const begin = at;
            while (at < content.size() && !is_space(content[at]) && !is_delimiter(content[at])) ++at;
            operate(content.substr(begin, at - begin), content, at);
            operands_.clear();
            buffer_.clear();
        }
    }
    for (Operand const& left : operands_) {
        if (left.type == Type::string) painted_.asides.push_back({std::string(text(left)), Aside::Kind::operand});
    }
    operands_.clear();
    buffer_.clear();
    while (saved_.size() > saved) {
        state = saved_.back();
        saved_.pop_back();
    }
    while (marked_.size() > marked) end_marked();
    depth_ = outer_depth;
    resources_ = outer_resources;
}

void Runner::operate(std::string_view word, std::string_view content, std::size_t& at) {
    if (word.size() > 3) {
        if (word == "true" || word == "false" || word == "null") return;
        painted_.damaged = true;
        painted_.asides.push_back({std::string(word), Aside::Kind::operand});
    }
    std::uint32_t const op = word.size() > 3 ? 0 : packed(word);
    bool const takes_strings = operate_on_text(op);
    operate_on_state(op);
    operate_on_colour(op);
    operate_on_path(op);
    operate_on_content(op, content, at);
    if (takes_strings) return;
    for (Operand const& operand : operands_) {  // a string that no operator takes is not shown, but is there
        if (operand.type == Type::string) painted_.asides.push_back({std::string(text(operand)), Aside::Kind::operand});
    }
}

void Runner::operate_on_state(std::uint32_t op) {
    switch (op) {
        case packed("q"):
            if (saved_.size() < 512) saved_.push_back(state);
            break;
        case packed("Q"):
            if (!saved_.empty()) {
                state = saved_.back();
                saved_.pop_back();
            }
            break;
        case packed("cm"): {
            Matrix const m{number(5), number(4), number(3), number(2), number(1), number(0)};
            state.ctm = m.then(state.ctm);
            break;
        }
        case packed("w"):
            state.line_width = number(0);
            break;
        case packed("gs"):
            set_graphics(file_.resolve(resource("ExtGState", last_name())));
            break;
        default:
            break;
    }
}

void Runner::set_graphics(Value const& graphics) {
    if (graphics.has("ca")) state.fill_alpha = file_.get(graphics, "ca").number;
    if (graphics.has("CA")) state.stroke_alpha = file_.get(graphics, "CA").number;
    if (graphics.has("LW")) state.line_width = file_.get(graphics, "LW").number;
    if (graphics.has("SMask")) state.soft_mask = file_.get(graphics, "SMask").is(Type::dictionary);
    Value const& font = file_.get(graphics, "Font");
    if (font.items.size() == 2) {
        state.font = painter_.fonts_.of(font.items[0]);
        state.size = file_.resolve(font.items[1]).number;
    }
    Object const* const group = file_.object_of(file_.get(graphics, "SMask")["G"]);
    if (group == nullptr || !group->has_stream || depth_ > deepest_form) return;
    std::size_t const before = painted_.shapes.size();
    State const kept = state;
    auto const operands = operands_;
    std::string const buffer = buffer_;
    run_form(*group, *resources_, depth_ + 1);  // a mask's text is not painted, but it is text
    state = kept;
    operands_ = operands;
    buffer_ = buffer;
    painted_.shapes.resize(std::min(before, painted_.shapes.size()));
}

void Runner::operate_on_colour(std::uint32_t op) {
    auto const gray = [this](Colour& colour, Space& space) {
        auto const v = static_cast<float>(number(0));
        colour = {v, v, v, true};
        space = Space::gray;
    };
    auto const rgb = [this](Colour& colour, Space& space) {
        colour = {static_cast<float>(number(2)), static_cast<float>(number(1)), static_cast<float>(number(0)), true};
        space = Space::rgb;
    };
    auto const cmyk = [this](Colour& colour, Space& space) {
        colour = from_cmyk(number(3), number(2), number(1), number(0));
        space = Space::cmyk;
    };
    switch (op) {
        case packed("g"):
            state.fill_pattern = nullptr;
            gray(state.fill, state.fill_space);
            break;
        case packed("G"):
            gray(state.stroke, state.stroke_space);
            break;
        case packed("rg"):
            state.fill_pattern = nullptr;
            rgb(state.fill, state.fill_space);
            break;
        case packed("RG"):
            rgb(state.stroke, state.stroke_space);
            break;
        case packed("k"):
            state.fill_pattern = nullptr;
            cmyk(state.fill, state.fill_space);
            break;
        case packed("K"):
            cmyk(state.stroke, state.stroke_space);
            break;
        case packed("cs"):
            state.fill_pattern = nullptr;
            set_space(false);
            break;
        case packed("CS"):
            set_space(true);
            break;
        case packed("sc"):
        case packed("scn"):
            set_components(false);
            break;
        case packed("SC"):
        case packed("SCN"):
            set_components(true);
            break;
        default:
            break;
    }
}

void Runner::set_space(bool stroke) {
    std::string_view const name = last_name();
    Value const& listed = file_.resolve(resource("ColorSpace", name));
    std::string_view kind = name;
    if (listed.is(Type::name)) kind = listed.text;
    if (listed.is(Type::array) && !listed.items.empty()) kind = file_.resolve(listed.items[0]).text;
    Space space = Space::unknown;
    int channels = 0;
    if (kind == "ICCBased" && listed.items.size() > 1)
        channels = file_.get(file_.resolve(listed.items[1]), "N").integer();
    if (kind == "DeviceGray" || kind == "CalGray" || channels == 1) space = Space::gray;
    if (kind == "DeviceRGB" || kind == "CalRGB" || channels == 3) space = Space::rgb;
    if (kind == "DeviceCMYK" || channels == 4) space = Space::cmyk;
    if (kind == "Separation") space = Space::tint;
    if (kind == "Pattern") space = Space::pattern;
    (stroke ? state.stroke_space : state.fill_space) = space;
    Colour black;
    black.known = space != Space::unknown && space != Space::pattern;
    (stroke ? state.stroke : state.fill) = black;
}

void Runner::set_components(bool stroke) {
    Colour& colour = stroke ? state.stroke : state.fill;
    auto const one = static_cast<float>(number(0));
    switch (stroke ? state.stroke_space : state.fill_space) {
        case Space::gray:
            colour = {one, one, one, true};
            break;
        case Space::rgb:
            colour = {static_cast<float>(number(2)), static_cast<float>(number(1)), one, true};
            break;
        case Space::cmyk:
            colour = from_cmyk(number(3), number(2), number(1), number(0));
            break;
        case Space::tint: {
            float const rest = 1 - one;
            // Full ink may be any colour, none is white.
            colour = {rest, rest, rest, rest > 0.95F};
            break;
        }
        default:
            colour.known = false;
    }
    if (!stroke) state.fill_pattern = last_name().empty() ? nullptr : file_.object_of(resource("Pattern", last_name()));
    Value const& direct = last_name().empty() ? Value{} : resource("Pattern", last_name());
    if (!direct.is(Type::null)) colour.known = false;
}

void Runner::move_to(Point p) {
    if (painted_.shapes.size() > 200'000) return;
    path_.emplace_back();
    path_.back().push_back(state.ctm.apply(p.x, p.y));
    current_ = p;
}

void Runner::line_to(Point p) {
    if (path_.empty()) return move_to(p);
    if (path_.back().size() < most_points) path_.back().push_back(state.ctm.apply(p.x, p.y));
    current_ = p;
}

void Runner::curve_to(Point one, Point two, Point three) {
    Point const from = current_;
    for (int i = 1; i <= 6; ++i) {
        double const t = i / 6.0;
        double const s = 1 - t;
        auto const at = [&](double a, double b, double c, double d) {
            return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
        };
        line_to({at(from.x, one.x, two.x, three.x), at(from.y, one.y, two.y, three.y)});
    }
}

void Runner::rectangle() {
    double const x = number(3);
    double const y = number(2);
    double const width = number(1);
    double const height = number(0);
    move_to({x, y});
    line_to({x + width, y});
    line_to({x + width, y + height});
    line_to({x, y + height});
    line_to({x, y});
}

void Runner::operate_on_path(std::uint32_t op) {
    Point const p{number(1), number(0)};
    switch (op) {
        case packed("m"):
            move_to(p);
            break;
        case packed("l"):
            line_to(p);
            break;
        case packed("c"):
            curve_to({number(5), number(4)}, {number(3), number(2)}, p);
            break;
        case packed("v"):
            curve_to(current_, {number(3), number(2)}, p);
            break;
        case packed("y"):
            curve_to({number(3), number(2)}, p, p);
            break;
        case packed("h"):
            if (!path_.empty()) path_.back().push_back(path_.back().front());
            break;
        case packed("re"):
            rectangle();
            break;
        case packed("W"):
        case packed("W*"):
            clip_next_ = true;
            break;
        case packed("f"):
        case packed("F"):
            paint(true, false, false);
            break;
        case packed("f*"):
            paint(true, false, true);
            break;
        case packed("B"):
        case packed("b"):
            paint(true, true, false);
            break;
        case packed("B*"):
        case packed("b*"):
            paint(true, true, true);
            break;
        case packed("S"):
        case packed("s"):
            paint(false, true, false);
            break;
        case packed("n"):
            end_path();
            break;
        default:
            break;
    }
}

void Runner::paint(bool fill, bool stroke, bool even_odd) {
    if (fill) add_fill(even_odd);
    if (stroke) add_stroke();
    end_path();
}

void Runner::end_path() {
    if (clip_next_ && !path_.empty()) {
        Box box;
        for (auto const& part : path_) {
            for (Point const p : part) box.add(p);
        }
        state.clip = state.clip.within(box);
    }
    clip_next_ = false;
    path_.clear();
}

void Runner::add_shape(Shape shape) {
    if (layer_off || painted_.shapes.size() > 200'000) return;
    for (auto const& part : shape.outline) {
        for (Point const p : part) shape.box.add(p);
    }
    shape.box = shape.box.within(state.clip);
    if (shape.box.empty()) return;
    shape.order = static_cast<std::uint32_t>(painted_.glyphs.size());
    painted_.shapes.push_back(std::move(shape));
}

void Runner::add_fill(bool even_odd) {
    if (path_.empty()) return;
    Shape shape;
    shape.outline = path_;
    shape.colour = state.fill;
    shape.even_odd = even_odd;
    shape.opaque = state.fill_alpha > 0.7 && !state.soft_mask;
    if (state.fill_pattern != nullptr) fill_with_pattern(shape);
    add_shape(std::move(shape));
}

/// The text in the cell is read, and a cell that is painted all over is a colour like any other.
void Runner::fill_with_pattern(Shape& shape) {
    Object const& pattern = *state.fill_pattern;
    if (!pattern.has_stream || depth_ > deepest_form) return;  // a shading: opaque, of no single colour
    std::size_t const before = painted_.shapes.size();
    State const kept = state;
    auto const path = std::move(path_);
    path_.clear();
    bool const clips = clip_next_;
    clip_next_ = false;
    auto const operands = operands_;
    std::string const buffer = buffer_;
    state.clip = Box::everywhere();
    run_form(pattern, *resources_, depth_ + 1);
    Box const cell = transformed(box_of(file_, file_.get(pattern.value, "BBox")),
                                 matrix_of(file_, file_.get(pattern.value, "Matrix")).then(kept.ctm));
    shape.opaque = false;
    for (std::size_t i = before; i < painted_.shapes.size(); ++i) {
        Shape const& inner = painted_.shapes[i];
        Box const common = inner.box.within(cell);
        double const share = (common.right - common.left) * (common.top - common.bottom);
        double const whole = (cell.right - cell.left) * (cell.top - cell.bottom);
        if (common.empty() || share < 0.8 * whole || !inner.opaque) continue;
        shape.opaque = true;
        shape.colour = inner.colour;
    }
    painted_.shapes.resize(std::min(before, painted_.shapes.size()));
    operands_ = operands;
    buffer_ = buffer;
    state = kept;
    path_ = path;
    clip_next_ = clips;
}

/// A thick line is a bar.
void Runner::add_stroke() {
    double const half =
        state.line_width / 2 * std::sqrt(std::fabs(state.ctm.a * state.ctm.d - state.ctm.b * state.ctm.c));
    if (half < 1) return;
    for (auto const& part : path_) {
        for (std::size_t i = 0; i + 1 < part.size() && i < 256; ++i) {
            Point const step{part[i + 1].x - part[i].x, part[i + 1].y - part[i].y};
            double const length = length_of(step);
            if (length <= 0) continue;
            Point const side{-step.y / length * half, step.x / length * half};
            Shape bar;
            bar.outline.push_back({{part[i].x + side.x, part[i].y + side.y},
                                   {part[i + 1].x + side.x, part[i + 1].y + side.y},
                                   {part[i + 1].x - side.x, part[i + 1].y - side.y},
                                   {part[i].x - side.x, part[i].y - side.y}});
            bar.colour = state.stroke;
            bar.opaque = state.stroke_alpha > 0.7 && !state.soft_mask;
            add_shape(std::move(bar));
        }
    }
}

void Runner::next_line(double x, double y) {
    line_ = Matrix{1, 0, 0, 1, x, y}.then(line_);
    text_ = line_;
}

bool Runner::operate_on_text(std::uint32_t op) {
    auto const last_string = [this]() -> std::string {
        if (operands_.empty() || operands_.back().type != Type::string) return {};
        return std::string(text(operands_.back()));
    };
    switch (op) {
        case packed("BT"):
            text_ = line_ = Matrix{};
            return false;
        case packed("Tc"):
            state.letter_space = number(0);
            return false;
        case packed("Tw"):
            state.word_space = number(0);
            return false;
        case packed("Tz"):
            state.scale = number(0) / 100;
            return false;
        case packed("TL"):
            state.leading = number(0);
            return false;
        case packed("Ts"):
            state.rise = number(0);
            return false;
        case packed("Tr"):
            state.mode = static_cast<int>(number(0));
            return false;
        case packed("Tf"):
            state.size = number(0);
            state.font = painter_.fonts_.of(resource("Font", last_name()));
            if (state.font != nullptr && state.font->type3())
                learn_procedures(*state.font, resource("Font", last_name()));
            return false;
        case packed("Td"):
            next_line(number(1), number(0));
            return false;
        case packed("TD"):
            state.leading = -number(0);
            next_line(number(1), number(0));
            return false;
        case packed("Tm"):
            text_ = line_ = Matrix{number(5), number(4), number(3), number(2), number(1), number(0)};
            return false;
        case packed("T*"):
            next_line(0, -state.leading);
            return false;
        case packed("Tj"):
            ++painted_.shown;
            show(last_string());
            return true;
        case packed("TJ"):
            ++painted_.shown;
            show_array();
            return true;
        case packed("'"):
            next_line(0, -state.leading);
            ++painted_.shown;
            show(last_string());
            return true;
        case packed("\""):
            state.word_space = number(2);
            state.letter_space = number(1);
            next_line(0, -state.leading);
            ++painted_.shown;
            show(last_string());
            return true;
        default:
            return false;
    }
}

void Runner::show_array() {
    for (Operand const& operand : operands_) {
        if (operand.type == Type::number) {
            double const shift = -operand.number / 1000 * state.size *
                                 (state.font != nullptr && state.font->vertical() ? 1 : state.scale);
            bool const vertical = state.font != nullptr && state.font->vertical();
            Point const move = vertical ? text_.turn(0, shift) : text_.turn(shift, 0);
            text_.e += move.x;
            text_.f += move.y;
        } else if (operand.type == Type::string) {
            show(text(operand));
        }
    }
}

void Runner::show(std::string_view string) {
    if (state.font == nullptr) {  // no font: its codes may still be letters
        if (!string.empty()) painted_.asides.push_back({std::string(string), Aside::Kind::operand});
        return;
    }
    Matrix const matrix = text_.then(state.ctm);
    Point const up = matrix.turn(0, state.size);
    Point const along = matrix.turn(state.size * state.scale, 0);
    bool const vertical = state.font->vertical();
    double const height = length_of(up);
    double const breadth = length_of(along);
    std::uint8_t hidden = layer_off ? layer : seen;
    bool const type3 = state.font->type3();
    if (!type3 && std::min(height, breadth) < 3.0) hidden |= tiny;
    bool const paints_fill = state.mode == 0 || state.mode == 2 || state.mode == 4 || state.mode == 6;
    bool const paints_stroke = state.mode == 1 || state.mode == 2 || state.mode == 5 || state.mode == 6;
    if (!type3 && !paints_fill && !paints_stroke) hidden |= background;
    if ((!paints_fill || state.fill_alpha < 0.06) && (!paints_stroke || state.stroke_alpha < 0.06))
        hidden |= background;
    double offset = 0;
    std::size_t at = 0;
    painter_.work_ += string.size();
    while (at < string.size() && painted_.glyphs.size() < 3'000'000) {
        std::size_t const before = at;
        Code& code = state.font->next(string, at);
        double const step = vertical ? 0 : code.width * state.size * state.scale;
        Glyph glyph;
        glyph.code = &code;
        glyph.font = state.font;
        glyph.origin = vertical ? matrix.apply(state.rise, offset) : matrix.apply(offset, state.rise);
        glyph.advance = vertical ? matrix.turn(0, -state.size) : matrix.turn(step, 0);
        glyph.up = up;
        glyph.size = height;
        glyph.fill = paints_fill ? state.fill : state.stroke;
        glyph.stroke = paints_stroke ? state.stroke : state.fill;
        glyph.order = static_cast<std::uint32_t>(painted_.glyphs.size());
        glyph.shown = painted_.shown;
        glyph.hidden = hidden;
        code.drawn = true;
        Point const middle{glyph.origin.x + glyph.advance.x / 2 + up.x * 0.3,
                           glyph.origin.y + glyph.advance.y / 2 + up.y * 0.3};
        if (!state.clip.holds(middle)) glyph.hidden |= off_page;
        painted_.glyphs.push_back(glyph);
        bool const is_word_space = at - before == 1 && string[before] == ' ';
        double const extra = state.letter_space + (is_word_space ? state.word_space : 0);
        offset += vertical ? -state.size + extra : step + extra * state.scale;
    }
    Point const move = vertical ? text_.turn(0, offset) : text_.turn(offset, 0);
    text_.e += move.x;
    text_.f += move.y;
}

/// A Type 3 glyph may show text of another font: then that is what it says.
void Runner::learn_procedures(Font& font, Value const& reference) {
    if (!learnt_.insert(&font).second || depth_ > 3) return;
    Value const& dictionary = file_.resolve(reference);
    Value const& procedures = file_.get(dictionary, "CharProcs");
    for (auto const& [code, name] : font.names()) {
        Object const* const procedure = file_.object_of(procedures[name]);
        if (procedure == nullptr || !procedure->has_stream) continue;
        painter_.note(*procedure);
        Painted inner;
        Runner runner(painter_, inner);
        runner.learnt_ = learnt_;
        Value const& own = file_.get(dictionary, "Resources");
        runner.run(file_.decoded(*procedure).bytes, own.is(Type::dictionary) ? own : *resources_, depth_ + 1);
        std::string says;
        for (Glyph const& glyph : inner.glyphs) says += glyph.code->text;
        if (!says.empty()) font.set_shape(code, says);
        if (says.size() > 2) painted_.asides.push_back({says, Aside::Kind::operand});  // drawn or not
        painted_.asides.insert(painted_.asides.end(), inner.asides.begin(), inner.asides.end());
    }
}

void Runner::operate_on_content(std::uint32_t op, std::string_view content, std::size_t& at) {
    switch (op) {
        case packed("Do"):
            do_object();
            break;
        case packed("BI"):
            inline_image(content, at);
            break;
        case packed("sh"): {
            Shape shape;
            Box const b = state.clip.within(painted_.page);
            shape.outline.push_back({{b.left, b.bottom}, {b.right, b.bottom}, {b.right, b.top}, {b.left, b.top}});
            shape.colour.known = false;
            shape.opaque = state.fill_alpha > 0.7;
            add_shape(std::move(shape));
            break;
        }
        case packed("BDC"):
        case packed("BMC"):
            begin_marked();
            break;
        case packed("MP"):
        case packed("DP"):
            if (!operands_.empty()) note_tag();
            if (!operands_.empty() && operands_.back().type == Type::dictionary) collect(properties_);
            break;
        case packed("EMC"):
            end_marked();
            break;
        default:
            break;
    }
}

void Runner::begin_marked() {
    if (marked_.size() > 4096) return;
    marked_.push_back({layer_off, none_replaced});
    if (operands_.empty()) return;
    note_tag();
    if (operands_.size() < 2) return;
    bool const direct = operands_.back().type == Type::dictionary;
    if (direct) collect(properties_);
    Value const& listed = direct ? properties_ : resource("Properties", text(operands_.back()));
    if (!direct && text(operands_[0]) == "OC" && is_off(listed)) layer_off = true;
    Value const& instead = file_.get(direct ? properties_ : file_.resolve(listed), "ActualText");
    constexpr std::size_t most_replaced = 8U << 20U;  // bytes, all of a page
    if (!instead.is(Type::string) || replacing_ || replaced_bytes_ + instead.text.size() > most_replaced) return;
    replaced_bytes_ += 16 + instead.text.size();
    replacing_ = true;
    marked_.back().replaced = painted_.replaced.size();
    painted_.replaced.push_back(
        {painted_.glyphs.size(), static_cast<std::size_t>(-1), readings_of_string(instead.text)[0]});
}

void Runner::end_marked() {
    if (marked_.empty()) return;
    layer_off = marked_.back().off;
    if (marked_.back().replaced != none_replaced) {
        painted_.replaced[marked_.back().replaced].end = painted_.glyphs.size();
        replacing_ = false;
    }
    marked_.pop_back();
}

/// Most pages have a handful of tags, each a thousand times.
void Runner::note_tag() {
    if (operands_[0].type != Type::name || operands_[0].length < 3) return;
    auto const tag = text(operands_[0]);
    if (tags_.size() > 4096 || tags_.find(tag) != tags_.end()) return;
    tags_.insert(std::string(tag));
    painted_.asides.push_back({std::string(tag), Aside::Kind::tag});
}

void Runner::collect(Value const& value) {
    if (value.is(Type::string)) painted_.asides.push_back({value.text, Aside::Kind::property});
    for (Value const& item : value.items) collect(item);
}

bool Runner::is_off(Value const& content) const {
    Value const& group = file_.resolve(content);
    auto const listed = [this](Value const& reference) {
        return reference.is(Type::reference) && painter_.layers_off_.count(reference.integer()) != 0;
    };
    if (listed(content)) return true;
    if (!group["Type"].is_name("OCMD")) return false;
    Value const& several = group["OCGs"];
    Value const& list = file_.resolve(several);
    if (!list.is(Type::array)) return listed(several);
    bool const all = std::all_of(list.items.begin(), list.items.end(), listed);
    return !list.items.empty() && all;
}

void Runner::do_object() {
    std::string const name(last_name());
    Object const* const object = file_.object_of(resource("XObject", name));
    if (object == nullptr || !object->has_stream) return;
    bool const outer = layer_off;
    if (object->value.has("OC") && is_off(object->value["OC"])) layer_off = true;
    if (object->value["Subtype"].is_name("Image") || !file_.get(object->value, "Subtype").is_name("Form")) {
        place_image(object, object->value);
    } else {
        run_form(*object, *resources_, depth_ + 1);
    }
    layer_off = outer;
}

void Runner::run_form(Object const& form, Value const& outer, int depth) {
    if (depth > deepest_form || painted_.exhausted) return;
    painter_.note(form);
    painter_.work_ += 64;
    State const kept = state;
    auto const path = std::move(path_);
    path_.clear();
    Matrix const text = text_;
    Matrix const line = line_;
    std::vector<State> const saved = std::move(saved_);
    saved_.clear();
    state.ctm = matrix_of(file_, file_.get(form.value, "Matrix")).then(state.ctm);
    Box const box = box_of(file_, file_.get(form.value, "BBox"));
    if (!box.empty()) state.clip = state.clip.within(transformed(box, state.ctm));
    Value const& own = file_.get(form.value, "Resources");
    operands_.clear();
    buffer_.clear();
    run(file_.decoded(form).bytes, own.is(Type::dictionary) ? own : outer, depth);
    saved_ = saved;
    state = kept;
    path_ = path;
    text_ = text;
    line_ = line;
}

void Runner::place_image(Object const* image, Value const& dictionary) {
    ++painted_.images;
    Shape shape;
    shape.outline.push_back(
        {state.ctm.apply(0, 0), state.ctm.apply(1, 0), state.ctm.apply(1, 1), state.ctm.apply(0, 1)});
    bool const mask = file_.get(dictionary, "ImageMask").number != 0 || file_.get(dictionary, "IM").number != 0;
    shape.colour = state.fill;
    if (!mask) shape.colour.known = false;
    shape.opaque = state.fill_alpha > 0.7 && !state.soft_mask;
    shape.image = image;
    add_shape(std::move(shape));
}

void Runner::inline_image(std::string_view content, std::size_t& at) {
    Lexer lexer(content, at);
    Value dictionary;
    dictionary.type = Type::dictionary;
    while (true) {
        Value key = lexer.read();
        if (key.is(Type::end) || key.is(Type::keyword)) break;
        Value value = lexer.read();
        if (value.is(Type::end) || value.is(Type::keyword)) break;
        collect(value);
        dictionary.items.push_back(std::move(key));
        dictionary.items.push_back(std::move(value));
    }
    std::size_t const begin = std::min(lexer.at() + 1, content.size());
    std::size_t end = begin;
    while (true) {  // the data has no length: it ends before an EI that stands alone
        end = content.find("EI", end);
        if (end == std::string_view::npos) break;
        bool const before = end == begin || is_space(content[end - 1]);
        bool const after = end + 2 >= content.size() || is_space(content[end + 2]);
        std::string_view const rest = content.substr(std::min(end + 2, content.size()), 12);
        bool const text =
            std::all_of(rest.begin(), rest.end(), [](char c) { return is_space(c) || (c >= 0x20 && c < 0x7F); });
        if (before && after && text) break;
        end += 2;
    }
    std::size_t const stop = std::min(end, content.size());
    painter_.work_ += (stop - begin) / 16;
    note_samples(content.substr(begin, stop - begin), dictionary);
    place_image(nullptr, dictionary);
    at = std::min(stop + 2, content.size());
}

/// Bytes that read as words, unpacked and as they stand, and those behind the end of what is packed.
void Runner::note_samples(std::string_view data, Value const& dictionary) {
    constexpr std::size_t shortest_word = 6;
    auto const entry = [&](char const* brief, char const* full) -> Value const& {
        return file_.resolve(dictionary[dictionary.has(brief) ? brief : full]);
    };
    Value const& names = entry("F", "Filter");
    Value const& parameters = entry("DP", "DecodeParms");
    std::vector<Filter> filters;
    if (names.is(Type::name)) filters.push_back({names.text, parameters.is(Type::dictionary) ? parameters : Value{}});
    for (std::size_t i = 0; names.is(Type::array) && i < names.items.size(); ++i) {
        bool const has = parameters.is(Type::array) && i < parameters.items.size();
        filters.push_back({names.items[i].text, has ? parameters.items[i] : Value{}});
    }
    Decoded const decoded = undo(data, filters);
    painter_.work_ += decoded.bytes.size();
    constexpr std::size_t longest = 1U << 20U;  // the standard says 4 KiB
    for (std::string_view const bytes : {std::string_view(decoded.bytes), std::string_view(decoded.trailing)}) {
        std::string words = legible_runs(bytes.substr(0, longest), shortest_word);
        if (!words.empty()) painted_.asides.push_back({std::move(words), Aside::Kind::samples});
    }
}

void Runner::run_annotation(Value const& annotation) {
    int const flags = file_.get(annotation, "F").integer();
    bool const unseen = (flags & (2 | 32)) != 0;
    std::string const& wanted = file_.get(annotation, "AS").text;
    Value const& appearances = file_.get(annotation, "AP");
    Box const place = box_of(file_, file_.get(annotation, "Rect"));
    auto const run_one = [&](Value const& reference, bool shown) {
        Object const* const form = file_.object_of(reference);
        if (form == nullptr || !form->has_stream) return;
        State const kept = state;
        Box const inner = transformed(box_of(file_, file_.get(form->value, "BBox")),
                                      matrix_of(file_, file_.get(form->value, "Matrix")));
        if (!inner.empty() && !place.empty()) {
            double const x = (place.right - place.left) / (inner.right - inner.left);
            double const y = (place.top - place.bottom) / (inner.top - inner.bottom);
            state.ctm =
                Matrix{x, 0, 0, y, place.left - inner.left * x, place.bottom - inner.bottom * y}.then(state.ctm);
        }
        layer_off = !shown || unseen || (annotation.has("OC") && is_off(annotation["OC"]));
        Value const none;
        run_form(*form, none, 1);
        layer_off = false;
        state = kept;
    };
    for (std::size_t i = 0; i + 1 < appearances.items.size(); i += 2) {
        bool const normal = appearances.items[i].text == "N";
        Value const& entry = file_.resolve(appearances.items[i + 1]);
        Object const* const form = file_.object_of(appearances.items[i + 1]);
        if (form != nullptr && form->has_stream) {
            run_one(appearances.items[i + 1], normal);
            continue;
        }
        for (std::size_t k = 0; k + 1 < entry.items.size(); k += 2)
            run_one(entry.items[k + 1], normal && entry.items[k].text == wanted);
    }
}

Painter::Painter(File const& file, Fonts& fonts) : file_(file), fonts_(fonts), visited_(file.objects().size()) {
    Value const& root = file.get(file.trailer(), "Root");
    Value const& settings = file.get(file.get(root, "OCProperties"), "D");
    bool const all_off = file.get(settings, "BaseState").is_name("OFF");
    auto const each = [&](Value const& list, bool off) {
        for (Value const& item : file.resolve(list).items) {
            if (!item.is(Type::reference)) continue;
            if (off) {
                layers_off_[item.integer()] = true;
            } else {
                layers_off_.erase(item.integer());
            }
        }
    };
    if (all_off) each(file.get(root, "OCProperties")["OCGs"], true);
    each(settings["ON"], false);
    each(settings["OFF"], true);
}

Painter::~Painter() = default;

void Painter::note(Object const& object) {
    visited_.at(static_cast<std::size_t>(&object - file_.objects().data())) = true;
}

Painted Painter::paint_page(std::vector<Value const*> const& inherited) {
    Painted painted;
    auto const find = [&](char const* key) -> Value const& {
        for (Value const* const level : inherited) {
            Value const& value = file_.get(*level, key);
            if (!value.is(Type::null)) return value;
        }
        return file_.get(*inherited.front(), key);
    };
    painted.page = box_of(file_, find("MediaBox"));
    if (painted.page.empty()) painted.page = {0, 0, 612, 792};
    Box const crop = box_of(file_, find("CropBox"));
    if (!crop.empty() && !painted.page.within(crop).empty()) painted.page = painted.page.within(crop);
    Value const& page = *inherited.front();
    std::string content;
    auto const add = [&](Value const& reference) {
        Object const* const stream = file_.object_of(reference);
        if (stream == nullptr || !stream->has_stream) return;
        note(*stream);
        Decoded const& decoded = file_.decoded(*stream);
        painted.damaged = painted.damaged || decoded.damaged || !decoded.stopped_at.empty();
        painted.exhausted = painted.exhausted || decoded.too_large;
        content += decoded.bytes;
        content += '\n';
    };
    Value const& contents = file_.get(page, "Contents");
    if (contents.is(Type::array)) {
        for (Value const& part : contents.items) {
            if (content.size() < 2 * largest_stream) add(part);
        }
    } else {
        add(page["Contents"]);
    }
    Runner runner(*this, painted);
    runner.run(content, find("Resources"), 0);
    for (Value const& reference : file_.get(page, "Annots").items) {
        Runner annotator(*this, painted);
        annotator.run_annotation(file_.resolve(reference));
    }
    return painted;
}

Painted Painter::paint_stream(Object const& stream, Value const& resources) {
    Painted painted;
    painted.page = {-1e9, -1e9, 1e9, 1e9};
    Runner runner(*this, painted);
    runner.run_form(stream, resources, 0);
    return painted;
}

}  // namespace dhrdoc::xray
