// Takes nothing; makes fonts whose glyphs are squares, so that a test can reckon where everything stands.
#pragma once

#include "base/unicode.h"
#include "typeset/font_metrics.h"

#include <array>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

namespace dhrdoc::typeset {

/// Every character is half an em wide, `M` a whole one, combining marks nothing. The em is 1000 units: 800 above the
/// baseline, 200 below. No face has the characters of `lacking`.
class SquareFonts final : public FontMetrics {
public:
    explicit SquareFonts(std::set<char32_t> lacking = {U'\u2603'}) : lacking_(std::move(lacking)) {
        for (std::size_t i = 0; i < faces_.size(); ++i) {
            faces_.at(i).face = static_cast<model::Face>(i);
            faces_.at(i).postscript_name = "Square";
            faces_.at(i).ascender = 800;
            faces_.at(i).descender = -200;
            faces_.at(i).cap_height = 700;
        }
    }

    model::ShapedText const& shape(std::string_view text, model::Face face) override {
        auto const [found, fresh] = known_.try_emplace({std::string(text), face}, nullptr);
        if (!fresh) return *found->second;
        model::ShapedText shaped;
        shaped.text = std::string(text);
        shaped.face = face;
        for (std::size_t i = 0; i < text.size();) {
            auto const at = static_cast<std::uint32_t>(i);
            auto const c = base::next_code_point(text, i);
            bool const combines = c >= 0x300 && c < 0x370;
            std::int32_t const advance = combines ? 0 : c == U'M' ? 1000 : 500;
            shaped.glyphs.push_back({covers(face, c) ? static_cast<std::uint32_t>(c) : 0, advance, 0, 0, at});
            shaped.width += advance;
        }
        words_->push_back(std::move(shaped));
        found->second = &words_->back();
        return words_->back();
    }
    model::FontFace const& face(model::Face face) override { return faces_.at(static_cast<std::size_t>(face)); }
    bool covers(model::Face, char32_t code_point) override { return !lacking_.contains(code_point); }
    std::shared_ptr<model::WordStore const> words() const override { return words_; }

private:
    std::set<char32_t> lacking_;
    std::array<model::FontFace, model::face_count> faces_;
    std::shared_ptr<model::WordStore> words_ = std::make_shared<model::WordStore>();
    std::map<std::pair<std::string, model::Face>, model::ShapedText const*> known_;
};

}  // namespace dhrdoc::typeset
