// Takes one document's worth of facts; runs it through the rooms, one after the other.
#include "pipeline.h"

#include "base/unicode.h"
#include "draw/draw.h"
#include "fill/fill.h"
#include "markdown/parse.h"
#include "typeset/typeset.h"
#include "write/data.h"
#include "write/html.h"
#include "write/markdown.h"
#include "write/pdf.h"
#include "xray/examine.h"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

namespace dhrdoc {

namespace {

std::optional<model::FilledText> filled(std::string const& kind, Source const& source, Resources& resources,
                                        base::Sources& sources, base::Diagnostics& diagnostics) {
    // Data have a folder of their own: "recommendations" is also a part of reports.
    auto const name = is_data(kind) ? "data/" + kind : kind;
    auto const* file = resources.find_template(name, diagnostics);
    if (file == nullptr) {
        diagnostics.error("template.missing", {}, fmt::format("there is no template \"{}\"", kind),
                          fmt::format("put templates/{}.md beside your case", kind));
        return std::nullopt;
    }
    return fill::fill(*file, source.facts, resources.partials(diagnostics), sources, diagnostics);
}

model::Document parsed(std::string const& kind, model::FilledText text, base::Sources const& sources,
                       base::Diagnostics& diagnostics) {
    auto document =
        markdown::parse(std::make_shared<model::FilledText const>(std::move(text)), sources, {}, diagnostics);
    document.kind = kind;
    return document;
}

/// A style of one's own that begins anew may forget them.
bool names_fonts(model::Style const& style, base::Diagnostics& diagnostics) {
    bool const all =
        std::none_of(style.faces.begin(), style.faces.end(), [](std::string const& file) { return file.empty(); });
    if (!all)
        diagnostics.error("style.no-font", {},
                          fmt::format("the style \"{}\" names no font for all of its faces", style.name),
                          "let it begin with extends = \"base\", or name a file for each face under [font]");
    return all;
}

/// A picture by the name that it has in the document; its file may be called after somebody.
typeset::LoadedImage picture(std::string const& name, redact::Redaction const& redaction, Resources& resources) {
    auto const file = redaction.report.pictures.find(name);
    return resources.load_image(file == redaction.report.pictures.end() ? name : file->second, name);
}

std::optional<model::Pages> pages_of(redact::Redaction const& redaction, std::string const& style_name,
                                     Source const& source, Resources& resources, Workbench& bench,
                                     base::Sources& sources, base::Diagnostics& diagnostics) {
    auto const& document = redaction.document;
    auto const style = resources.load_style(style_name.empty() ? document.document().style : style_name, diagnostics);
    if (!style || !names_fonts(*style, diagnostics)) return std::nullopt;
    auto const images = [&](std::string const& path) { return picture(path, redaction, resources); };
    return typeset::typeset(document, *style, bench.fonts_for(*style, source.folder), images,
                            {marking_of(source.profile), draw::draw, bench.hyphenator_for(*style, source.folder)},
                            sources, diagnostics);
}

/// A page of HTML has the fonts of its reader; charts are measured with ours, which are as wide as Arial.
auto charts_for_html(Source const& source, Resources& resources, Workbench& bench, base::Diagnostics& diagnostics) {
    return [&](model::Block const& figure, base::Length width, base::Length size) -> std::vector<model::Drawing> {
        auto const style = resources.load_style("base", diagnostics);
        if (!style || !names_fonts(*style, diagnostics)) return {};
        auto& fonts = bench.fonts_for(*style, source.folder);
        model::DrawingFrame frame;
        frame.width = width;
        frame.text_size = size;
        frame.width_of = [&fonts](std::string_view words, bool bold, base::Length text_size) {
            return typeset::width_of(words, bold ? model::Face::bold : model::Face::regular, text_size, fonts);
        };
        return draw::draw(figure, frame);
    };
}

std::string html_of(redact::Redaction const& redaction, Source const& source, Resources& resources, Workbench& bench,
                    base::Diagnostics& diagnostics) {
    write::HtmlOptions options;
    options.chart = charts_for_html(source, resources, bench, diagnostics);
    options.marking = marking_of(source.profile);
    options.image = [&](std::string const& path) -> std::optional<std::string> {
        auto const loaded = picture(path, redaction, resources);
        if (!loaded.image) return std::nullopt;
        return *loaded.image->bytes;
    };
    return write::html(redaction.document, options);
}

}  // namespace

bool is_clean(std::string const& bytes, Format format, Source const& source, unsigned threads,
              base::Diagnostics& diagnostics) {
    if (source.profile == model::Profile::working) return true;
    auto const seen = format == Format::pdf ? xray::examine(bytes, *source.search, xray::Strictness::ours, {}, threads)
                                            : xray::examine_text(bytes, *source.search);
    bool good = true;
    if (format == Format::pdf && !seen.readable) {
        diagnostics.error("xray.unreadable", {},
                          fmt::format("the file that was made cannot be examined: {}", seen.refusal),
                          "this is a fault of dhrdoc: please report it");
        good = false;
    }
    for (auto const& finding : seen.findings) {
        if (finding.severity == base::Severity::note) continue;
        // Words with a harmless reading were asked about before, by redact.
        if (finding.severity == base::Severity::warning || (!finding.certain && !finding.rule.empty())) continue;
        base::Diagnostic diagnostic;
        diagnostic.code = "xray.found";
        diagnostic.blocking = true;
        diagnostic.message = fmt::format("{}: {} ({})", finding.where, finding.message, finding.channel);
        diagnostic.hint =
            finding.rule.empty()
                ? "this is a fault of dhrdoc: please report it"
                : fmt::format("rule {}: look for it in your text with `dhrdoc build --explain`", finding.rule);
        diagnostics.add(std::move(diagnostic));
        good = false;
    }
    return good;
}

typeset::FontMetrics& Workbench::fonts_for(model::Style const& style, std::filesystem::path const& folder) {
    auto& fonts = fonts_[fmt::format("{}|{}", folder.string(), fmt::join(style.faces, "|"))];
    if (!fonts) {
        fonts = typeset::make_harfbuzz_fonts([this, faces = style.faces, folder](model::Face face) {
            return font_files_.find(faces.at(static_cast<std::size_t>(face)), folder);
        });
    }
    return *fonts;
}

namespace {

/// Patterns are read when the first word is to be broken: few papers have one. Without patterns words stay whole.
class WhenAsked final : public typeset::Hyphenator {
public:
    explicit WhenAsked(std::function<std::unique_ptr<typeset::Hyphenator>()> make) : make_(std::move(make)) {}
    [[nodiscard]] std::vector<std::uint32_t> breaks(std::string_view word) override {
        if (make_) {
            try {
                made_ = make_();
            } catch (base::MachineError const&) {
                made_ = nullptr;
            }
            make_ = nullptr;
        }
        return made_ ? made_->breaks(word) : std::vector<std::uint32_t>();
    }

private:
    std::function<std::unique_ptr<typeset::Hyphenator>()> make_;
    std::unique_ptr<typeset::Hyphenator> made_;
};

}  // namespace

typeset::Hyphenator* Workbench::hyphenator_for(model::Style const& style, std::filesystem::path const& folder) {
    if (style.hyphenation.empty()) return nullptr;
    auto& made = hyphenators_[fmt::format("{}|{}|{}", folder.string(), style.hyphenation, style.hyphenates())];
    if (made) return made.get();
    auto const make = [this, patterns = style.hyphenation, folder] {
        return typeset::make_hyphenator(*font_files_.find_patterns(patterns, folder));
    };
    // A style that asks for hyphens wants its patterns; another has them for crowded tables, where there are any.
    made = style.hyphenates() ? make() : std::make_unique<WhenAsked>(make);
    return made.get();
}

std::string marking_of(model::Profile profile) {
    switch (profile) {
        case model::Profile::published:
            return "";
        case model::Profile::panel:
            return "OFFICIAL-SENSITIVE   DRAFT";
        case model::Profile::working:
            return "NOT FOR DISCLOSURE";
    }
    return "NOT FOR DISCLOSURE";
}

std::optional<redact::Redaction> compose(std::string const& kind, Source const& source, Resources& resources,
                                         base::Sources& sources, base::Diagnostics& diagnostics, redact::Trace* trace) {
    auto text = filled(kind, source, resources, sources, diagnostics);
    if (!text) return std::nullopt;
    auto document = parsed(kind, std::move(*text), sources, diagnostics);
    return redact::redact(std::move(document), *source.withheld, sources, diagnostics, trace);
}

std::map<std::string, std::string, std::less<>> references_in(std::string const& kind, Source const& source,
                                                              Resources& resources, base::Sources& sources) {
    base::Diagnostics unheard;
    std::map<std::string, std::string, std::less<>> references;
    auto text = filled(kind, source, resources, sources, unheard);
    if (!text) return references;
    auto const document = parsed(kind, std::move(*text), sources, unheard);
    model::for_each_block(document, [&](model::Block const& block) {
        if (!block.id.empty() && !block.reference.empty()) references.emplace(block.id, block.reference);
    });
    return references;
}

std::string bytes_of(redact::Redaction const& redaction, Format format, std::string const& style_name,
                     Source const& source, Resources& resources, Workbench& bench, base::Sources& sources,
                     base::Diagnostics& diagnostics) {
    switch (format) {
        case Format::pdf: {
            auto const pages = pages_of(redaction, style_name, source, resources, bench, sources, diagnostics);
            return pages && !diagnostics.has_errors() ? write::pdf(*pages, bench.threads()) : std::string();
        }
        case Format::html:
            return html_of(redaction, source, resources, bench, diagnostics);
        case Format::md:
            return write::markdown(redaction.document, write::MarkdownFlavour::publication, marking_of(source.profile));
        case Format::csv:
            return write::csv(redaction.document, marking_of(source.profile));
        case Format::json:
            return write::json(redaction.document, marking_of(source.profile));
    }
    return {};
}

std::optional<model::Pages> laid_out(redact::Redaction const& redaction, std::string const& style_name,
                                     Source const& source, Resources& resources, Workbench& bench,
                                     base::Sources& sources, base::Diagnostics& diagnostics) {
    return pages_of(redaction, style_name, source, resources, bench, sources, diagnostics);
}

std::string pages_text(redact::Redaction const& redaction, std::string const& style_name, Source const& source,
                       Resources& resources, Workbench& bench, base::Sources& sources, base::Diagnostics& diagnostics) {
    auto const pages = pages_of(redaction, style_name, source, resources, bench, sources, diagnostics);
    return pages ? model::to_string(*pages) : std::string();
}

Product produce(redact::Redaction const& redaction, Format format, std::string const& style_name, Source const& source,
                Resources& resources, Workbench& bench, base::Sources& sources, base::Diagnostics& diagnostics) {
    Product product;
    product.report = redaction.report;
    product.bytes = bytes_of(redaction, format, style_name, source, resources, bench, sources, diagnostics);
    product.good = !product.bytes.empty() && is_clean(product.bytes, format, source, bench.threads(), diagnostics) &&
                   !diagnostics.has_errors();
    return product;
}

std::string emitted(std::string const& kind, Stage stage, std::string const& style_name, Source const& source,
                    Resources& resources, Workbench& bench, base::Sources& sources, base::Diagnostics& diagnostics) {
    auto text = filled(kind, source, resources, sources, diagnostics);
    if (!text) return {};
    if (stage == Stage::filled) return text->text;
    auto document = parsed(kind, std::move(*text), sources, diagnostics);
    if (stage == Stage::document) return model::to_string(document);
    auto const redaction = redact::redact(std::move(document), *source.withheld, sources, diagnostics);
    if (stage == Stage::redacted) return model::to_string(redaction.document);
    return pages_text(redaction, style_name, source, resources, bench, sources, diagnostics);
}

}  // namespace dhrdoc
