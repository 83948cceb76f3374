// Takes a placed page; writes its operators. Decides nothing: what stands where is typeset's.
#include "write/pdf_content.h"

#include "base/unicode.h"

#include <array>
#include <cstdlib>

#include <fmt/format.h>

namespace dhrdoc::write {

namespace {

using base::Length;
using model::PlacedText;

/// Lengths are whole thousandths, so they are printed exactly and the same everywhere.
void put(std::string& out, Length length) {
    auto units = length.units;
    if (units < 0) {
        out += '-';
        units = -units;
    }
    fmt::format_to(std::back_inserter(out), "{}", units / 1000);
    if (auto rest = units % 1000; rest != 0) {
        std::array<char, 4> digits = {'.', static_cast<char>('0' + rest / 100), static_cast<char>('0' + rest / 10 % 10),
                                      static_cast<char>('0' + rest % 10)};
        std::size_t count = 4;
        while (digits.at(count - 1) == '0') --count;
        out.append(digits.data(), count);
    }
}

void put_parts(std::string& out, model::Colour colour) {
    for (auto const part : {colour.red, colour.green, colour.blue}) {
        put(out, Length((static_cast<std::int64_t>(part) * 1000 + 127) / 255));
        out += ' ';
    }
}

void put_colour(std::string& out, model::Colour colour) {
    put_parts(out, colour);
    out += "rg\n";
}

/// Two bytes a glyph in a literal string (ISO 32000-1, 7.3.4.2).
void put_code(std::string& out, std::uint32_t code) {
    for (auto const byte : {static_cast<char>(code >> 8U & 0xFFU), static_cast<char>(code & 0xFFU)}) {
        if (byte == '(' || byte == ')' || byte == '\\') {
            out += '\\';
            out += byte;
        } else if (byte == '\r') {
            out += "\\r";
        } else {
            out += byte;
        }
    }
}

/// The text that each glyph of a word stands for: from its cluster to the next, shared out among the glyphs of one
/// cluster (a letter and its marks).
std::string_view text_of(model::ShapedText const& shaped, std::size_t glyph) {
    auto const cluster = shaped.glyphs[glyph].cluster;
    auto end = static_cast<std::uint32_t>(shaped.text.size());
    for (auto const& other : shaped.glyphs) {
        if (other.cluster > cluster && other.cluster < end) end = other.cluster;
    }
    auto text = std::string_view(shaped.text).substr(cluster, end - cluster);
    std::size_t before = 0;
    while (before < glyph && shaped.glyphs[glyph - before - 1].cluster == cluster) ++before;
    bool const last = glyph + 1 == shaped.glyphs.size() || shaped.glyphs[glyph + 1].cluster != cluster;
    if (before == 0 && last) return text;
    auto const next = [&text] {
        std::size_t length = 1;
        while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) ++length;
        return length;
    };
    for (; before > 0 && next() < text.size(); --before) text.remove_prefix(next());
    return last ? text : text.substr(0, next());
}

/// What a reader makes of the glyphs is not the word: a glyph stands for several texts, or the glyphs do not stand in
/// the order of the letters. That no line ends at a space (U+00A0) need not be said.
bool reads_otherwise(model::ShapedText const& shaped, PdfFont const& font) {
    std::string_view rest = shaped.text;
    for (auto const& glyph : shaped.glyphs) {
        std::string_view const text = font.text(glyph.id);
        if (rest.starts_with(text)) {
            rest.remove_prefix(text.size());
        } else if (text == " " && rest.starts_with("\xC2\xA0")) {
            rest.remove_prefix(2);
        } else {
            return true;
        }
    }
    return !rest.empty();
}

class ContentWriter {
public:
    ContentWriter(model::Page const& page, std::vector<model::Element> const& elements, PdfFonts const& fonts,
                  WordsToSay const& to_say)
        : page_(page), elements_(elements), fonts_(fonts), to_say_(to_say) {}

    PageContent write() {
        content_.bytes.reserve(page_.texts.size() * 40 + 256);
        rules();
        for (std::size_t i = 0; i < page_.texts.size();) {
            images(i);
            drawings(i);
            i = text(i);
        }
        images(page_.texts.size());
        drawings(page_.texts.size());
        end_text();
        end_marked();
        return std::move(content_);
    }

private:
    void rules() {
        if (page_.rules.empty()) return;
        out() += "/Artifact <</Type /Layout>> BDC\n";
        for (auto const& rule : page_.rules) {
            if (!(rule.colour == colour_) || !colour_set_) put_colour(out(), rule.colour);
            colour_ = rule.colour;
            colour_set_ = true;
            for (auto const length : {rule.x, page_.height - rule.y - rule.height, rule.width, rule.height}) {
                put(out(), length);
                out() += ' ';
            }
            out() += "re f\n";
        }
        out() += "EMC\n";
    }

    /// The pictures that stand before text `i` in reading order.
    void images(std::size_t i) {
        for (; image_ < page_.images.size() && page_.images[image_].before_text <= i; ++image_) {
            auto const& image = page_.images[image_];
            mark(image.element, Artifact::other);
            end_text();
            out() += "q ";
            put(out(), image.width);
            out() += " 0 0 ";
            put(out(), image.height);
            out() += ' ';
            put(out(), image.x);
            out() += ' ';
            put(out(), page_.height - image.y - image.height);
            out() += fmt::format(" cm /I{} Do Q\n", image.image);
        }
    }

    /// The shapes of the charts whose texts begin at `i`.
    void drawings(std::size_t i) {
        for (; drawing_ < page_.drawings.size() && page_.drawings[drawing_].before_text <= i; ++drawing_) {
            auto const& drawing = page_.drawings[drawing_];
            mark(drawing.element, Artifact::other);
            end_text();
            out() += "q\n";
            for (auto const& each : drawing.shapes) shape(each);
            out() += "Q\n";
        }
    }

    void shape(model::Shape const& shape) {
        auto const colour = [this](model::Ink ink, std::string_view setting) {
            put_parts(out(), model::printed(ink));
            out() += setting;
        };
        if (shape.fill) colour(*shape.fill, "rg ");
        if (shape.stroke) {
            colour(*shape.stroke, "RG ");
            put(out(), shape.stroke_width);
            out() += shape.dashed ? " w [3 2] 0 d " : " w [] 0 d ";
        }
        path(shape);
        bool const closed = shape.kind != model::Shape::Kind::line;
        out() += shape.fill && shape.stroke ? "B\n" : shape.fill ? "f\n" : closed ? "s\n" : "S\n";
    }

    void path(model::Shape const& shape) {
        using Kind = model::Shape::Kind;
        auto const& points = shape.points;
        if (shape.kind == Kind::circle) return circle(points.at(0), shape.radius);
        if (shape.kind == Kind::rectangle) {
            put_pair(points.at(0).x, page_.height - points.at(1).y);
            put_pair(points.at(1).x - points.at(0).x, points.at(1).y - points.at(0).y);
            out() += "re ";
            return;
        }
        for (std::size_t i = 0; i < points.size(); ++i) {
            put_pair(points[i].x, page_.height - points[i].y);
            out() += i == 0 ? "m " : "l ";
        }
        if (shape.kind == Kind::polygon) out() += "h ";
    }

    /// Four curves; their handles are 0.5523 of the radius long.
    void circle(model::Point middle, Length radius) {
        auto const handle = radius.fraction(5523, 10000);
        auto const y = page_.height - middle.y;
        auto const x = middle.x;
        auto const curve = [this](Length x1, Length y1, Length x2, Length y2, Length x3, Length y3) {
            put_pair(x1, y1);
            put_pair(x2, y2);
            put_pair(x3, y3);
            out() += "c ";
        };
        put_pair(x + radius, y);
        out() += "m ";
        curve(x + radius, y + handle, x + handle, y + radius, x, y + radius);
        curve(x - handle, y + radius, x - radius, y + handle, x - radius, y);
        curve(x - radius, y - handle, x - handle, y - radius, x, y - radius);
        curve(x + handle, y - radius, x + radius, y - handle, x + radius, y);
        out() += "h ";
    }

    void put_pair(Length x, Length y) {
        put(out(), x);
        out() += ' ';
        put(out(), y);
        out() += ' ';
    }

    /// Sets text `i` and those that go on where it ends in the same look; gives the next.
    std::size_t text(std::size_t i) {
        auto const& first = page_.texts[i];
        if (first.shaped == nullptr || first.shaped->glyphs.empty()) return i + 1;
        bool const said = first.element != model::artifact && to_say_.contains(first.shaped);
        if (said)
            mark_and_say(first);
        else
            mark(first.element, artifact_at(first.baseline));
        begin_text(first);
        auto end = i;
        out() += '[';
        pen_ = first.x;
        open_string_ = false;
        auto x = first.x;
        while (end < page_.texts.size() && goes_on(first, page_.texts[end], x)) {
            glyphs(page_.texts[end]);
            x = page_.texts[end].x + page_.texts[end].width;
            ++end;
            if (said) break;
        }
        close_string();
        out() += "]TJ\n";
        if (said) {
            end_text();
            end_marked();
        }
        return end;
    }

    /// ActualText (ISO 32000-1, 14.9.4), as UTF-16 in hexadecimal. The word is marked content beside that of its
    /// element and not inside of it, where poppler takes the end of the word for the end of both.
    void mark_and_say(PlacedText const& word) {
        end_text();
        end_marked();
        out() += fmt::format("/Span <</MCID {}/ActualText <FEFF", content_.marked.size());
        for (auto const unit : base::to_utf16(word.shaped->text))
            fmt::format_to(std::back_inserter(out()), "{:04X}", static_cast<unsigned>(unit));
        out() += ">>> BDC\n";
        content_.marked.push_back(word.element);
        marked_ = true;
        element_ = word.element;
    }

    [[nodiscard]] bool goes_on(PlacedText const& first, PlacedText const& next, Length x) const {
        if (&next != &first && !to_say_.empty() && to_say_.contains(next.shaped)) return false;
        return next.shaped != nullptr && !next.shaped->glyphs.empty() && next.shaped->face == first.shaped->face &&
               next.size == first.size && next.colour == first.colour && next.element == first.element &&
               next.baseline == first.baseline && std::abs((next.x - x).units) <= 20;
    }

    void glyphs(PlacedText const& placed) {
        auto const& font = fonts_.at(static_cast<std::size_t>(placed.shaped->face));
        auto const units = font.units_per_em();
        std::int64_t advanced = 0;
        for (auto const& glyph : placed.shaped->glyphs) {
            auto const wanted = placed.x + Length((advanced + glyph.x_offset) * placed.size.units / units);
            adjust(wanted, placed.size);
            if (glyph.y_offset != 0)
                rise(Length(static_cast<std::int64_t>(glyph.y_offset) * placed.size.units / units));
            if (!open_string_) {
                out() += '(';
                open_string_ = true;
            }
            put_code(out(), font.code(glyph.id));
            pen_ += Length(font.width(glyph.id) * placed.size.units / 1000);
            if (glyph.y_offset != 0) rise(Length());
            advanced += glyph.advance;
        }
    }

    /// Moves the pen to where the glyph should be, unless it is there within two thousandths of the size.
    void adjust(Length wanted, Length size) {
        auto const thousandths = (pen_ - wanted).units * 1000 / size.units;
        if (thousandths >= -2 && thousandths <= 2) return;
        close_string();
        fmt::format_to(std::back_inserter(out()), "{}", thousandths);
        pen_ -= Length(thousandths * size.units / 1000);
    }

    void rise(Length length) {
        close_string();
        out() += "]TJ ";
        put(out(), length);
        out() += " Ts [";
    }

    void close_string() {
        if (open_string_) out() += ')';
        open_string_ = false;
    }

    void begin_text(PlacedText const& text) {
        if (!in_text_) out() += "BT\n";
        in_text_ = true;
        if (!(text.colour == colour_) || !colour_set_) put_colour(out(), text.colour);
        colour_ = text.colour;
        colour_set_ = true;
        if (face_ != static_cast<int>(text.shaped->face) || size_ != text.size) {
            fmt::format_to(std::back_inserter(out()), "/F{} ", static_cast<int>(text.shaped->face));
            put(out(), text.size);
            out() += " Tf\n";
            face_ = static_cast<int>(text.shaped->face);
            size_ = text.size;
        }
        out() += "1 0 0 1 ";
        put(out(), text.x);
        out() += ' ';
        put(out(), page_.height - text.baseline);
        out() += " Tm";
    }

    void end_text() {
        if (in_text_) out() += "ET\n";
        in_text_ = false;
    }

    /// What is no part of the document: running titles are told from the rest by where they stand.
    enum class Artifact { header, footer, other };
    [[nodiscard]] Artifact artifact_at(Length baseline) const {
        if (baseline < page_.body_top) return Artifact::header;
        return baseline > page_.body_bottom ? Artifact::footer : Artifact::other;
    }

    void mark(model::ElementId element, Artifact artifact) {
        if (marked_ && element == element_ && (element != model::artifact || artifact == artifact_)) return;
        end_text();
        end_marked();
        artifact_ = artifact;
        if (element == model::artifact) {
            artifact_tag(artifact);
        } else {
            auto const& about = elements_.at(static_cast<std::size_t>(element));
            out() += fmt::format("/{} <</MCID {}>> BDC\n", structure_type(about.role), content_.marked.size());
            content_.marked.push_back(element);
        }
        element_ = element;
        marked_ = true;
    }

    /// Running titles say where they are (ISO 32000-1, 14.8.2.2.2), for readers that turn pages into one column.
    void artifact_tag(Artifact artifact) {
        if (artifact == Artifact::other) {
            out() += "/Artifact BMC\n";
            return;
        }
        bool const header = artifact == Artifact::header;
        out() += header ? "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top] /BBox ["
                        : "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom] /BBox [";
        for (auto const length : {page_.body_left, header ? page_.height - page_.body_top : Length(), page_.body_right,
                                  header ? page_.height : page_.height - page_.body_bottom}) {
            put(out(), length);
            out() += ' ';
        }
        out().back() = ']';
        out() += ">> BDC\n";
    }

    void end_marked() {
        if (marked_) out() += "EMC\n";
        marked_ = false;
    }

    std::string& out() { return content_.bytes; }

    model::Page const& page_;
    std::vector<model::Element> const& elements_;
    PdfFonts const& fonts_;
    WordsToSay const& to_say_;
    PageContent content_;
    model::Colour colour_;
    bool colour_set_ = false;
    std::size_t image_ = 0;
    std::size_t drawing_ = 0;
    int face_ = -1;
    Length size_;
    Length pen_;
    bool open_string_ = false;
    bool in_text_ = false;
    bool marked_ = false;
    Artifact artifact_ = Artifact::other;
    model::ElementId element_ = model::artifact;
};

}  // namespace

WordsToSay note_glyphs(model::Pages const& pages, PdfFonts& fonts) {
    std::unordered_set<model::ShapedText const*> seen;
    for (auto const& page : pages.pages) {
        for (auto const& text : page.texts) {
            if (text.shaped == nullptr || !seen.insert(text.shaped).second) continue;
            auto& font = fonts.at(static_cast<std::size_t>(text.shaped->face));
            for (std::size_t i = 0; i < text.shaped->glyphs.size(); ++i)
                font.use(text.shaped->glyphs[i].id, text_of(*text.shaped, i));
        }
    }
    WordsToSay to_say;
    for (auto const* shaped : seen) {
        if (reads_otherwise(*shaped, fonts.at(static_cast<std::size_t>(shaped->face)))) to_say.insert(shaped);
    }
    return to_say;
}

PageContent content_of(model::Page const& page, std::vector<model::Element> const& elements, PdfFonts const& fonts,
                       WordsToSay const& to_say) {
    return ContentWriter(page, elements, fonts, to_say).write();
}

std::string_view structure_type(model::ElementRole role) {
    using Role = model::ElementRole;
    switch (role) {
        case Role::document:
            return "Document";
        case Role::section:
            return "Sect";
        case Role::heading1:
            return "H1";
        case Role::heading2:
            return "H2";
        case Role::heading3:
            return "H3";
        case Role::heading4:
            return "H4";
        case Role::heading5:
            return "H5";
        case Role::heading6:
            return "H6";
        case Role::paragraph:
            return "P";
        case Role::list:
            return "L";
        case Role::item:
            return "LI";
        case Role::label:
            return "Lbl";
        case Role::item_body:
            return "LBody";
        case Role::table:
            return "Table";
        case Role::table_head:
            return "THead";
        case Role::table_body:
            return "TBody";
        case Role::row:
            return "TR";
        case Role::header_cell:
            return "TH";
        case Role::cell:
            return "TD";
        case Role::caption:
            return "Caption";
        case Role::figure:
            return "Figure";
        case Role::note:
            return "Note";
        case Role::contents:
            return "TOC";
        case Role::contents_item:
            return "TOCI";
        case Role::reference:
            return "Reference";
        case Role::link:
            return "Link";
        case Role::block_quote:
            return "BlockQuote";
        case Role::code:
            return "Code";
        case Role::span:
            return "Span";
        case Role::division:
            return "Div";
    }
    return "Div";
}

}  // namespace dhrdoc::write
