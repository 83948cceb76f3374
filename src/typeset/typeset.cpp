// Takes a redacted document and a style; sets it as a column, cuts pages, adds furniture.
#include "typeset/typeset.h"

#include "typeset/furniture.h"
#include "typeset/page_builder.h"
#include "typeset/page_limit.h"

namespace dhrdoc::typeset {

namespace {

/// Once; and once more where the text names pages whose numbers turn out longer than the room that was made for them.
model::Pages paged(model::RedactedDocument const& document, model::Style const& style, FontMetrics& fonts,
                   ImageLoader const& images, Options const& options, base::Sources const& sources,
                   base::Diagnostics& diagnostics) {
    std::size_t numbers_end = 100;
    for (std::size_t digits = 2;; ++digits, numbers_end *= 10) {
        base::Diagnostics noticed;
        auto flow =
            build_flow(document, style, fonts, images, options.charts, options.hyphenator, digits, sources, noticed);
        bool const refers_to_pages = flow.refers_to_pages;
        auto const height = height_of(flow.items);
        auto pages = build_pages(std::move(flow), style, has_numbers(document.document()), fonts);
        if (refers_to_pages && pages.pages.size() >= numbers_end) continue;
        diagnostics.append(noticed);
        check_page_limit(document.document(), style, height, pages.pages.size(), sources, diagnostics);
        return pages;
    }
}

}  // namespace

model::Pages typeset(model::RedactedDocument const& document, model::Style const& style, FontMetrics& fonts,
                     ImageLoader const& images, Options const& options, base::Sources const& sources,
                     base::Diagnostics& diagnostics) {
    auto pages = paged(document, style, fonts, images, options, sources, diagnostics);
    add_furniture(pages, document.document(), style, options.marking, fonts, diagnostics);
    pages.title = document.document().title();
    pages.language = document.document().language;
    if (auto const subject = document.document().meta.find("subject"); subject != document.document().meta.end()) {
        pages.subject = subject->second.text;
    }
    for (std::size_t i = 0; i < model::face_count; ++i) pages.faces.push_back({});
    for (auto const& page : pages.pages) {
        for (auto const& text : page.texts) {
            auto& slot = pages.faces.at(static_cast<std::size_t>(text.shaped->face));
            if (!slot.bytes) slot = fonts.face(text.shaped->face);
        }
    }
    return pages;
}

base::Length width_of(std::string_view words, model::Face face, base::Length size, FontMetrics& fonts) {
    return scaled(fonts.shape(words, face).width, size, fonts.face(face).units_per_em);
}

}  // namespace dhrdoc::typeset
