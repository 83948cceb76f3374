// Takes styles/*.toml; reads them, each on top of what it extends.
#include "style/load.h"

#include "base/nearest.h"

#include <algorithm>
#include <charconv>
#include <set>

#include <fmt/format.h>
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace dhrdoc::style {

namespace {

using base::Length;
using model::Style;
using model::TextStyle;

struct Layer {
    base::SourceFile const* file = nullptr;
    toml::table table;
};

constexpr double most_points = 5000;

/// One table of one file: reads what it knows, and at the end says what it did not.
class Keys {
public:
    Keys(Layer const& layer, toml::table const& table, std::string name, base::Diagnostics& diagnostics)
        : layer_(layer), table_(table), name_(std::move(name)), diagnostics_(diagnostics) {}
    Keys(Keys const&) = delete;
    Keys& operator=(Keys const&) = delete;

    ~Keys() {
        for (auto const& [key, node] : table_) {
            if (std::find(known_.begin(), known_.end(), key.str()) != known_.end()) continue;
            auto const near = base::nearest(key.str(), known_);
            std::sort(known_.begin(), known_.end());
            diagnostics_.error("style.unknown-key", range(key.source()),
                               fmt::format("unknown key \"{}\"{}", key.str(), in()),
                               near ? fmt::format("did you mean \"{}\"?", *near)
                                    : fmt::format("known keys are {}", fmt::join(known_, ", ")));
        }
    }

    /// What is set less than a point high, or wider than any paper, is a mistake and could not be set.
    void length(std::string_view key, Length& out, Length least = {}) {
        auto const* node = find(key);
        if (node == nullptr) return;
        auto const points = points_of(*node);
        if (!points) {
            wrong(*node, key, "a length: a number of points, or text such as \"12mm\"");
        } else if (!(*points >= least.in_points() && *points <= most_points)) {
            wrong(*node, key, fmt::format("a length from {} to {} points", least.in_points(), most_points));
        } else {
            out = Length::points(*points);
        }
    }

    void count(std::string_view key, std::uint32_t& out) {
        auto const* node = find(key);
        if (node == nullptr) return;
        auto const value = node->value<std::int64_t>();
        if (!node->is_integer() || *value < 0 || *value > 10'000)
            wrong(*node, key, "a whole number, such as 1; 0 takes the bound away");
        else
            out = static_cast<std::uint32_t>(*value);
    }

    void truth(std::string_view key, bool& out) {
        if (auto const* node = find(key)) {
            if (node->is_boolean())
                out = *node->value<bool>();
            else
                wrong(*node, key, "true or false");
        }
    }

    void text(std::string_view key, std::string& out) {
        if (auto const* node = find(key)) {
            if (node->is_string())
                out = *node->value<std::string>();
            else
                wrong(*node, key, "text in quotes");
        }
    }

    void colour(std::string_view key, model::Colour& out) {
        std::optional<model::Colour> read;
        colour(key, read);
        if (read) out = *read;
    }

    /// `"none"` takes a colour away.
    void colour(std::string_view key, std::optional<model::Colour>& out) {
        auto const* node = find(key);
        if (node == nullptr) return;
        auto const words = node->value<std::string>().value_or("");
        unsigned value = 0;
        auto const* begin = words.data() + (words.empty() ? 0 : 1);
        auto const [end, error] = std::from_chars(begin, words.data() + words.size(), value, 16);
        if (words == "none") {
            out.reset();
        } else if (words.size() == 7 && words[0] == '#' && error == std::errc() && end == words.data() + 7) {
            out = model::Colour{static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>(value >> 8U & 0xFFU),
                                static_cast<std::uint8_t>(value & 0xFFU)};
        } else {
            wrong(*node, key, "a colour such as \"#1d4f73\", or \"none\"");
        }
    }

    void alignment(std::string_view key, model::Alignment& out) {
        auto const* node = find(key);
        if (node == nullptr) return;
        auto const words = node->value<std::string>().value_or("");
        if (words == "left")
            out = model::Alignment::left;
        else if (words == "right")
            out = model::Alignment::right;
        else if (words == "centre")
            out = model::Alignment::centre;
        else
            wrong(*node, key, "\"left\", \"right\" or \"centre\"");
    }

    void texts(std::string_view key, std::vector<std::string>& out) {
        auto const* node = find(key);
        if (node == nullptr) return;
        std::vector<std::string> read;
        if (auto const* list = node->as_array()) {
            for (auto const& each : *list) {
                if (auto const words = each.value<std::string>()) read.push_back(*words);
            }
        }
        if (read.empty())
            wrong(*node, key, "a list of texts");
        else
            out = std::move(read);
    }

    [[nodiscard]] toml::table const* table(std::string_view key) {
        auto const* node = find(key);
        if (node == nullptr) return nullptr;
        if (!node->is_table()) wrong(*node, key, "a table");
        return node->as_table();
    }

    [[nodiscard]] toml::table const& all() const { return table_; }
    void accept(std::string_view key) { known_.emplace_back(key); }

private:
    toml::node const* find(std::string_view key) {
        known_.emplace_back(key);
        return table_.get(key);
    }

    static std::optional<double> points_of(toml::node const& node) {
        if (node.is_number()) return node.value<double>();
        auto const text = node.value<std::string>().value_or("");
        double value = 0;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc()) return std::nullopt;
        auto const unit = text.substr(static_cast<std::size_t>(end - text.data()));
        if (unit == "mm") return value * 72.0 / 25.4;
        if (unit == "pt") return value;
        return std::nullopt;
    }

    [[nodiscard]] std::string in() const { return name_.empty() ? std::string() : fmt::format(" in [{}]", name_); }

    [[nodiscard]] base::Range range(toml::source_region const& region) const {
        auto const id = layer_.file->id();
        return {{id, region.begin.line, region.begin.column}, {id, region.end.line, region.end.column}};
    }

    void wrong(toml::node const& node, std::string_view key, std::string_view wanted) {
        diagnostics_.error("style.wrong-value", range(node.source()),
                           fmt::format("\"{}\"{} is not what is wanted here", key, in()),
                           fmt::format("write {}", wanted));
    }

    Layer const& layer_;
    toml::table const& table_;
    std::string name_;
    base::Diagnostics& diagnostics_;
    std::vector<std::string> known_;
};

void read_text(Keys& keys, TextStyle& style) {
    auto const size = style.size;
    keys.length("size", style.size, Length::points(1));
    // Leading follows the size unless it is said too.
    if (style.size != size && size > Length())
        style.leading = Length(style.leading.units * style.size.units / size.units);
    keys.length("leading", style.leading, Length::points(1));
    keys.colour("colour", style.colour);
    keys.truth("bold", style.bold);
    keys.truth("italic", style.italic);
    keys.truth("hyphenate", style.hyphenate);
    keys.truth("keep_with_next", style.keep_with_next);
    keys.truth("balance", style.balance);
    keys.alignment("align", style.alignment);
    keys.length("space_before", style.space_before);
    keys.length("space_after", style.space_after);
    keys.length("indent_left", style.indent_left);
    keys.length("indent_right", style.indent_right);
}

void read_edge(Keys& keys, std::string const& name, model::Edge& edge) {
    keys.length(name, edge.width);
    keys.colour(name + "_colour", edge.colour);
}

void read_furniture(Keys& keys, model::Furniture& furniture) {
    keys.text("left", furniture.left);
    keys.text("centre", furniture.centre);
    keys.text("right", furniture.right);
    keys.length("distance", furniture.distance);
    keys.length("size", furniture.text.size, Length::points(1));
    keys.colour("colour", furniture.text.colour);
    keys.truth("bold", furniture.text.bold);
    read_edge(keys, "rule", furniture.rule);
}

void read_division(Keys& keys, model::DivisionStyle& division) {
    read_text(keys, division.text);
    keys.truth("page_before", division.page_before);
    keys.truth("page_after", division.page_after);
    keys.truth("keep_together", division.keep_together);
    keys.truth("sink", division.sink);
    keys.colour("background", division.background);
    read_edge(keys, "edge_left", division.left);
    read_edge(keys, "edge_top", division.top);
    read_edge(keys, "edge_bottom", division.bottom);
    keys.length("padding", division.padding);
    keys.length("band_height", division.band_height);
    keys.colour("band_colour", division.band_colour);
    keys.length("image_height", division.image_height);
    keys.length("heading_width", division.heading_width);
}

/// Reads layers onto one style, the deepest first.
class Loader {
public:
    Loader(Style& style, base::Diagnostics& diagnostics) : style_(style), diagnostics_(diagnostics) {}

    /// What other styles begin from.
    void body(Layer const& layer) {
        if (auto const* table = layer.table["body"].as_table()) {
            base::Diagnostics later;  // read() tells the mistakes
            Keys keys(layer, *table, "body", later);
            read_text(keys, style_.body);
        }
    }

    void inherit() {
        for (auto* text : {&style_.quote, &style_.code, &style_.table.text, &style_.table.header, &style_.table.caption,
                           &style_.caption, &style_.note, &style_.number, &style_.marking, &style_.header.text,
                           &style_.footer.text}) {
            *text = style_.body;
        }
        for (auto& text : style_.headings) text = style_.body;
        for (auto& text : style_.contents) text = style_.body;
        // What is read at a glance keeps its words whole unless it asks for itself.
        for (auto* text : {&style_.code, &style_.number, &style_.marking, &style_.header.text, &style_.footer.text})
            text->hyphenate = false;
        for (auto& text : style_.headings) text.hyphenate = false;
        for (auto& text : style_.contents) text.hyphenate = false;
    }

    void read(Layer const& layer) {
        Keys top(layer, layer.table, "", diagnostics_);
        top.accept("format");
        top.accept("extends");
        with(top, layer, "font", [&](Keys& keys) {
            keys.text("family", style_.family);
            constexpr std::array names = {"regular", "bold", "italic", "bold_italic", "mono"};
            for (std::size_t i = 0; i < names.size(); ++i) keys.text(names[i], style_.faces.at(i));
            keys.text("hyphenation", style_.hyphenation);
        });
        with(top, layer, "page", [&](Keys& keys) {
            keys.length("width", style_.page.width);
            keys.length("height", style_.page.height);
            keys.length("top", style_.page.top);
            keys.length("bottom", style_.page.bottom);
            keys.length("left", style_.page.left);
            keys.length("right", style_.page.right);
            keys.truth("furniture_on_first_page", style_.furniture_on_first_page);
            keys.truth("sections_on_new_pages", style_.sections_on_new_pages);
            keys.length("section_room", style_.section_room);
            keys.length("max_measure", style_.max_measure);
            keys.count("most_pages", style_.page.most_pages);
            keys.truth("ignore_landscape", style_.ignore_landscape);
        });
        with(top, layer, "body", [](Keys& keys) {
            TextStyle read_before;  // by body(); here for its mistakes
            read_text(keys, read_before);
        });
        with(top, layer, "header", [&](Keys& keys) { read_furniture(keys, style_.header); });
        with(top, layer, "footer", [&](Keys& keys) { read_furniture(keys, style_.footer); });
        with(top, layer, "marking", [&](Keys& keys) {
            read_text(keys, style_.marking);
            keys.length("distance", style_.marking_distance);
        });
        numbered(top, layer, "heading", style_.headings);
        numbered(top, layer, "contents", style_.contents);
        with(top, layer, "leader", [&](Keys& keys) { keys.text("text", style_.leader); });
        with(top, layer, "number", [&](Keys& keys) {
            read_text(keys, style_.number);
            keys.length("width", style_.number_width);
        });
        with(top, layer, "list", [&](Keys& keys) {
            keys.length("indent", style_.list_indent);
            keys.length("gap", style_.list_gap);
            keys.texts("bullets", style_.bullets);
        });
        with(top, layer, "quote", [&](Keys& keys) {
            read_text(keys, style_.quote);
            read_edge(keys, "edge", style_.quote_edge);
        });
        with(top, layer, "code", [&](Keys& keys) {
            read_text(keys, style_.code);
            keys.colour("background", style_.code_background);
        });
        with(top, layer, "table", [&](Keys& keys) { table(keys, layer); });
        with(top, layer, "caption", [&](Keys& keys) { read_text(keys, style_.caption); });
        with(top, layer, "note", [&](Keys& keys) {
            read_text(keys, style_.note);
            read_edge(keys, "rule", style_.note_rule);
            keys.length("gap", style_.note_gap);
        });
        with(top, layer, "links", [&](Keys& keys) {
            keys.colour("colour", style_.link_colour);
            keys.truth("underline", style_.underline_links);
        });
        with(top, layer, "division", [&](Keys& keys) { divisions(keys, layer); });
    }

private:
    template <typename Read>
    void with(Keys& parent, Layer const& layer, std::string const& name, Read const& read) {
        if (auto const* table = parent.table(name)) {
            Keys keys(layer, *table, name, diagnostics_);
            read(keys);
        }
    }

    template <std::size_t count>
    void numbered(Keys& parent, Layer const& layer, std::string const& name, std::array<TextStyle, count>& styles) {
        with(parent, layer, name, [&](Keys& keys) {
            for (std::size_t i = 0; i < count; ++i) {
                if (auto const* table = keys.table(fmt::format("{}", i + 1))) {
                    Keys inner(layer, *table, fmt::format("{}.{}", name, i + 1), diagnostics_);
                    read_text(inner, styles.at(i));
                }
            }
        });
    }

    void table(Keys& keys, Layer const& layer) {
        auto& out = style_.table;
        keys.length("padding_x", out.padding_x);
        keys.length("padding_y", out.padding_y);
        keys.length("space_before", out.space_before);
        keys.length("space_after", out.space_after);
        keys.colour("header_background", out.header_background);
        keys.colour("stripe", out.stripe);
        keys.truth("as_blocks", style_.tables_as_blocks);
        read_edge(keys, "rule", out.rule);
        read_edge(keys, "header_rule", out.header_rule);
        for (auto const& [name, text] :
             {std::pair{"text", &out.text}, std::pair{"header", &out.header}, std::pair{"caption", &out.caption}}) {
            if (auto const* inner = keys.table(name)) {
                Keys inner_keys(layer, *inner, fmt::format("table.{}", name), diagnostics_);
                read_text(inner_keys, *text);
            }
        }
    }

    void divisions(Keys& keys, Layer const& layer) {
        for (auto const& name : division_names()) {
            auto const* table = keys.table(name);
            if (table == nullptr) continue;
            auto const [place, fresh] = style_.divisions.try_emplace(name);
            if (fresh) place->second.text = style_.body;
            Keys inner(layer, *table, "division." + name, diagnostics_);
            read_division(inner, place->second);
        }
    }

    Style& style_;
    base::Diagnostics& diagnostics_;
};

base::Range range_in(Layer const& layer, toml::node const* node) {
    if (node == nullptr) return {};
    auto const& source = node->source();
    auto const id = layer.file->id();
    return {{id, source.begin.line, source.begin.column}, {id, source.end.line, source.end.column}};
}

/// The style that a file says it extends; empty for none. A first look at what every style file says of itself.
std::string extended_by(Layer const& layer, base::Diagnostics& diagnostics) {
    auto const* format = layer.table.get("format");
    if (format != nullptr && format->value<std::string>() != "style/1")
        diagnostics.error("style.format", range_in(layer, format), "this program reads the format \"style/1\"",
                          "write format = \"style/1\"");
    auto const* extends = layer.table.get("extends");
    if (extends != nullptr && !extends->is_string())
        diagnostics.error("style.wrong-value", range_in(layer, extends), "\"extends\" is not what is wanted here",
                          "write the name of a style in quotes");
    return extends == nullptr ? std::string() : extends->value<std::string>().value_or("");
}

/// Header, footer and marking stand in the margins, and the text needs some room between them.
void check_room(Style const& style, base::Diagnostics& diagnostics) {
    constexpr Length least = Length::millimetres(40);
    auto const& page = style.page;
    auto const no_room = [&](std::string_view what, std::string_view hint) {
        diagnostics.error("style.no-room", {}, fmt::format("the style \"{}\" {}", style.name, what), std::string(hint));
    };
    if (page.width - page.left - page.right - style.number_width < least ||
        page.height - page.top - page.bottom < least)
        no_room("leaves no room for text", "make [page] larger or its margins smaller: text needs 40mm each way");
    if (style.header.distance + style.header.text.size > page.top)
        no_room("sets the header into the text", "make [page] top larger or [header] distance smaller");
    if (style.footer.distance + style.footer.text.size * 2 > page.bottom)
        no_room("sets the footer into the text", "make [page] bottom larger or [footer] distance smaller");
    if (style.marking_distance > std::min(page.top, page.bottom))
        no_room("sets the marking into the text", "make [marking] distance smaller than the margins of [page]");
}

/// The file and those that it extends, the deepest first.
std::vector<Layer> layers_of(std::string const& name, StyleFiles const& files, base::Diagnostics& diagnostics) {
    std::vector<Layer> layers;
    std::set<std::string> seen;
    base::Range named;  // where the next style is named
    for (auto next = name; !next.empty();) {
        if (!seen.insert(next).second) {
            diagnostics.error("style.circle", named, fmt::format("the style \"{}\" extends itself in the end", next),
                              "let one of the styles extend no other, or \"base\"");
            break;
        }
        auto const* file = files(next);
        if (file == nullptr) {
            diagnostics.error("style.missing", named, fmt::format("there is no style \"{}\"", next),
                              fmt::format("put styles/{}.toml beside your case, or name a style that exists", next));
            break;
        }
        auto parsed = toml::parse(file->text(), file->shown_name());
        if (!parsed) {
            auto const& where = parsed.error().source().begin;
            diagnostics.error("style.syntax",
                              {{file->id(), where.line, where.column}, {file->id(), where.line, where.column + 1}},
                              fmt::format("this is not TOML: {}", parsed.error().description()),
                              "look at this line and the one above it");
            break;
        }
        layers.push_back({file, std::move(parsed).table()});
        next = extended_by(layers.back(), diagnostics);
        named = range_in(layers.back(), layers.back().table.get("extends"));
    }
    std::reverse(layers.begin(), layers.end());
    return layers;
}

}  // namespace

std::vector<std::string> const& division_names() {
    static std::vector<std::string> const names = {
        "brief-do",       "brief-foot",     "brief-happened", "brief-head", "brief-help", "brief-learned",
        "brief-title",    "closing",        "condolence",     "copies",     "cover",      "cover-meta",
        "cover-subtitle", "cover-title",    "enclosures",     "kicker",     "lesson",     "letter-date",
        "letterhead",     "mail-signature", "note",           "panel-box",  "recipient",  "recommendation",
        "salutation",     "signature",      "small",          "tribute",    "unnumbered"};
    return names;
}

std::optional<Style> load(std::string const& name, StyleFiles const& files, base::Diagnostics& diagnostics) {
    auto const layers = layers_of(name, files, diagnostics);
    if (layers.empty()) return std::nullopt;
    Style style;
    style.name = name;
    style.bullets = {"•"};
    Loader loader(style, diagnostics);
    for (auto const& layer : layers) loader.body(layer);
    loader.inherit();
    for (auto const& layer : layers) loader.read(layer);
    check_room(style, diagnostics);
    return style;
}

}  // namespace dhrdoc::style
