// Takes font files; shapes words with HarfBuzz and remembers them.
#include "typeset/harfbuzz_fonts.h"

#include <optional>
#include <unordered_map>

#include <hb-ot.h>
#include <hb.h>

namespace dhrdoc::typeset {

namespace {

using model::Face;

template <typename Handle, void (*destroy)(Handle*)>
struct Destroyer {
    void operator()(Handle* handle) const { destroy(handle); }
};
using BlobHandle = std::unique_ptr<hb_blob_t, Destroyer<hb_blob_t, hb_blob_destroy>>;
using FaceHandle = std::unique_ptr<hb_face_t, Destroyer<hb_face_t, hb_face_destroy>>;
using FontHandle = std::unique_ptr<hb_font_t, Destroyer<hb_font_t, hb_font_destroy>>;
using BufferHandle = std::unique_ptr<hb_buffer_t, Destroyer<hb_buffer_t, hb_buffer_destroy>>;

struct LoadedFace {
    FontHandle font;
    model::FontFace about;
};

std::string postscript_name(hb_face_t* face) {
    std::array<char, 128> name{};
    auto size = static_cast<unsigned>(name.size());
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name.data());
    return {name.data(), size};
}

std::int32_t metric(hb_font_t* font, hb_ot_metrics_tag_t tag, std::int32_t otherwise) {
    hb_position_t value = 0;
    return hb_ot_metrics_get_position(font, tag, &value) != 0 ? value : otherwise;
}

/// The bounding box of all glyphs stands in the `head` table (OpenType, head: xMin at byte 36).
void read_bounding_box(std::string_view head, model::FontFace& about) {
    if (head.size() < 44) return;
    auto const value = [&](std::size_t at) {
        auto const high = static_cast<unsigned char>(head[at]);
        auto const low = static_cast<unsigned char>(head[at + 1]);
        return static_cast<std::int32_t>(static_cast<std::int16_t>((high << 8U) | low));
    };
    about.x_min = value(36);
    about.y_min = value(38);
    about.x_max = value(40);
    about.y_max = value(42);
}

LoadedFace load(Face face, std::shared_ptr<std::string const> bytes) {
    BlobHandle const blob(
        hb_blob_create(bytes->data(), static_cast<unsigned>(bytes->size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    FaceHandle const hb_face(hb_face_create(blob.get(), 0));
    LoadedFace loaded;
    loaded.font = FontHandle(hb_font_create(hb_face.get()));
    auto& about = loaded.about;
    about.face = face;
    about.bytes = std::move(bytes);
    about.postscript_name = postscript_name(hb_face.get());
    about.units_per_em = static_cast<std::int32_t>(hb_face_get_upem(hb_face.get()));
    hb_font_set_scale(loaded.font.get(), about.units_per_em, about.units_per_em);
    hb_font_extents_t extents{};
    hb_font_get_h_extents(loaded.font.get(), &extents);
    about.ascender = extents.ascender;
    about.descender = extents.descender;
    about.cap_height = metric(loaded.font.get(), HB_OT_METRICS_TAG_CAP_HEIGHT, about.ascender * 7 / 10);
    about.italic_angle = static_cast<double>(hb_style_get_value(loaded.font.get(), HB_STYLE_TAG_SLANT_ANGLE));
    BlobHandle const head(hb_face_reference_table(hb_face.get(), HB_TAG('h', 'e', 'a', 'd')));
    unsigned size = 0;
    auto const* data = hb_blob_get_data(head.get(), &size);
    read_bounding_box({data, size}, about);
    return loaded;
}

struct ViewHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

class HarfBuzzFonts final : public FontMetrics {
public:
    explicit HarfBuzzFonts(FontLoader loader)
        : loader_(std::move(loader)), words_(std::make_shared<model::WordStore>()), buffer_(hb_buffer_create()) {}

    model::ShapedText const& shape(std::string_view text, Face face) override {
        auto& known = known_.at(static_cast<std::size_t>(face));
        if (auto const found = known.find(text); found != known.end()) return *found->second;
        words_->push_back(shaped(text, face));
        auto const& word = words_->back();
        known.emplace(word.text, &word);
        return word;
    }

    model::FontFace const& face(Face face) override { return loaded(face).about; }

    bool covers(Face face, char32_t code_point) override {
        hb_codepoint_t glyph = 0;
        return hb_font_get_nominal_glyph(loaded(face).font.get(), code_point, &glyph) != 0 && glyph != 0;
    }

    std::shared_ptr<model::WordStore const> words() const override { return words_; }

private:
    LoadedFace& loaded(Face face) {
        auto& slot = faces_.at(static_cast<std::size_t>(face));
        if (!slot) slot = load(face, loader_(face));
        return *slot;
    }

    model::ShapedText shaped(std::string_view text, Face face) {
        model::ShapedText out;
        out.text = std::string(text);
        out.face = face;
        // A soft hyphen is asked for where a line ends at it, and there it is seen: as a hyphen.
        if (text == "\xC2\xAD") text = "-";
        auto* buffer = buffer_.get();
        hb_buffer_clear_contents(buffer);
        hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
        hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
        // The language is fixed: guessing would ask the machine's locale.
        hb_buffer_set_language(buffer, language_);
        hb_buffer_guess_segment_properties(buffer);
        hb_shape(loaded(face).font.get(), buffer, nullptr, 0);
        unsigned count = 0;
        auto const* infos = hb_buffer_get_glyph_infos(buffer, &count);
        auto const* positions = hb_buffer_get_glyph_positions(buffer, &count);
        out.glyphs.reserve(count);
        for (unsigned i = 0; i < count; ++i) {
            out.glyphs.push_back({infos[i].codepoint, positions[i].x_advance, positions[i].x_offset,
                                  positions[i].y_offset, infos[i].cluster});
            out.width += positions[i].x_advance;
        }
        return out;
    }

    FontLoader loader_;
    std::array<std::optional<LoadedFace>, model::face_count> faces_;
    std::shared_ptr<model::WordStore> words_;
    /// Keys point into words_, whose elements stay where they are.
    std::array<std::unordered_map<std::string_view, model::ShapedText const*, ViewHash, std::equal_to<>>,
               model::face_count>
        known_;
    BufferHandle buffer_;
    hb_language_t language_ = hb_language_from_string("en-GB", -1);
};

}  // namespace

std::unique_ptr<FontMetrics> make_harfbuzz_fonts(FontLoader loader) {
    return std::make_unique<HarfBuzzFonts>(std::move(loader));
}

}  // namespace dhrdoc::typeset
