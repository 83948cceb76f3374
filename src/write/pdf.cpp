// Takes placed pages; puts a PDF file together: fonts, pages, links, outline, structure, information.
#include "write/pdf.h"

#include "base/parallel.h"
#include "write/colour_profile.h"
#include "write/deflate.h"
#include "write/jpeg.h"
#include "write/pdf_content.h"
#include "write/pdf_file.h"
#include "write/pdf_font.h"
#include "write/pdf_metadata.h"
#include "write/pdf_objects.h"
#include "write/pdf_structure.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

namespace dhrdoc::write {

namespace {

using base::Length;

class PdfWriter {
public:
    PdfWriter(model::Pages const& pages, unsigned threads) : pages_(pages), threads_(threads) {}

    std::string write() {
        fonts();
        images();
        resources();
        contents();
        for (std::size_t i = 0; i < pages_.pages.size(); ++i) page(i);
        for (std::uint32_t i = 0; i < pages_.pages.size(); ++i) links(i);
        outline();
        write_structure(objects_, pages_, contents_, page_objects_, links_);
        information();
        catalog();
        objects_.check();
        return serialise(objects_);
    }

private:
    void fonts() {
        to_say_ = note_glyphs(pages_, fonts_);
        for (std::size_t i = 0; i < fonts_.size(); ++i) {
            if (fonts_[i].used()) fonts_[i].embed(objects_, pages_.faces.at(i));
        }
    }

    void images() {
        for (auto const& image : pages_.images) {
            auto* document = objects_.document();
            // Whatever a camera or a drawing program wrote about itself stays behind.
            auto const bytes =
                image.format == model::Image::Format::jpeg ? without_metadata(*image.bytes) : *image.bytes;
            auto const* data = reinterpret_cast<HPDF_BYTE const*>(bytes.data());
            auto const size = static_cast<HPDF_UINT>(bytes.size());
            auto* object = image.format == model::Image::Format::png ? HPDF_LoadPngImageFromMem(document, data, size)
                                                                     : HPDF_LoadJpegImageFromMem(document, data, size);
            if (object == nullptr)
                throw std::runtime_error(fmt::format("libharu cannot read the picture \"{}\"", image.name));
            image_objects_.push_back(object);
        }
    }

    void resources() {
        resources_ = objects_.indirect_dict();
        auto* font_dict = objects_.direct_dict();
        for (std::size_t i = 0; i < fonts_.size(); ++i) {
            if (fonts_[i].used()) PdfObjects::add(font_dict, fmt::format("F{}", i).c_str(), fonts_[i].object());
        }
        PdfObjects::add(resources_, "Font", font_dict);
        if (image_objects_.empty()) return;
        auto* image_dict = objects_.direct_dict();
        for (std::size_t i = 0; i < image_objects_.size(); ++i)
            PdfObjects::add(image_dict, fmt::format("I{}", i).c_str(), image_objects_[i]);
        PdfObjects::add(resources_, "XObject", image_dict);
    }

    /// The operators of all pages, deflated; each thread takes a few pages at a time.
    void contents() {
        constexpr std::size_t at_a_time = 8;
        contents_.resize(pages_.pages.size());
        base::in_parallel((contents_.size() + at_a_time - 1) / at_a_time, threads_, [this](std::size_t part) {
            Deflater deflate;
            auto const end = std::min((part + 1) * at_a_time, contents_.size());
            for (auto i = part * at_a_time; i < end; ++i) {
                contents_[i] = content_of(pages_.pages[i], pages_.elements, fonts_, to_say_);
                contents_[i].bytes = deflate(contents_[i].bytes);
            }
        });
    }

    void page(std::size_t number) {
        auto const& page = pages_.pages[number];
        auto* object = HPDF_AddPage(objects_.document());
        if (object == nullptr) objects_.check();
        HPDF_Page_SetWidth(object, static_cast<HPDF_REAL>(page.width.in_points()));
        HPDF_Page_SetHeight(object, static_cast<HPDF_REAL>(page.height.in_points()));
        PdfObjects::add(object, "Resources", resources_);
        PdfObjects::add_name(object, "Tabs", "S");
        auto* attributes = static_cast<HPDF_PageAttr>(object->attr);
        PdfObjects::add_name(attributes->contents, "Filter", "FlateDecode");
        auto& bytes = contents_[number].bytes;
        HPDF_Stream_Write(attributes->stream, reinterpret_cast<HPDF_BYTE const*>(bytes.data()),
                          static_cast<HPDF_UINT>(bytes.size()));
        bytes = {};
        page_objects_.push_back(object);
    }

    [[nodiscard]] HPDF_Array destination(std::uint32_t page, Length y) {
        auto* array = objects_.direct_array();
        HPDF_Array_Add(array, page_objects_.at(page));
        HPDF_Array_AddName(array, "XYZ");
        HPDF_Array_AddNumber(array, 0);
        auto const top = pages_.pages.at(page).height - y + Length::points(4);
        HPDF_Array_AddReal(array, static_cast<HPDF_REAL>(top.in_points()));
        HPDF_Array_AddNumber(array, 0);
        return array;
    }

    [[nodiscard]] model::Destination const* find(std::string_view id) const {
        auto const found =
            std::lower_bound(pages_.destinations.begin(), pages_.destinations.end(), id,
                             [](model::Destination const& d, std::string_view wanted) { return d.id < wanted; });
        return found == pages_.destinations.end() || found->id != id ? nullptr : &*found;
    }

    void links(std::uint32_t number) {
        auto const& page = pages_.pages[number];
        auto* annotations = objects_.direct_array();
        bool any = false;
        for (auto const& link : page.links) {
            auto const* target = link.target.starts_with("#") ? find(link.target.substr(1)) : nullptr;
            if (link.target.starts_with("#") && target == nullptr) continue;
            auto* annotation = objects_.indirect_dict();
            PdfObjects::add_name(annotation, "Type", "Annot");
            PdfObjects::add_name(annotation, "Subtype", "Link");
            auto* rectangle = objects_.direct_array();
            for (auto const length :
                 {link.x, page.height - link.y - link.height, link.x + link.width, page.height - link.y}) {
                HPDF_Array_AddReal(rectangle, static_cast<HPDF_REAL>(length.in_points()));
            }
            PdfObjects::add(annotation, "Rect", rectangle);
            auto* border = objects_.direct_array();
            for (int i = 0; i < 3; ++i) HPDF_Array_AddNumber(border, 0);
            PdfObjects::add(annotation, "Border", border);
            PdfObjects::add_number(annotation, "F", 4);
            PdfObjects::add(annotation, "Contents",
                            objects_.text(link.description.empty() ? link.target : link.description));
            if (target != nullptr)
                PdfObjects::add(annotation, "Dest", destination(target->page, target->y));
            else
                PdfObjects::add(annotation, "A", action(link.target));
            HPDF_Array_Add(annotations, annotation);
            links_.push_back({annotation, page_objects_[number], number, link.element});
            any = true;
        }
        if (any)
            PdfObjects::add(page_objects_[number], "Annots", annotations);
        else
            HPDF_Array_Free(annotations);
    }

    [[nodiscard]] HPDF_Dict action(std::string const& uri) {
        auto* dict = objects_.direct_dict();
        PdfObjects::add_name(dict, "S", "URI");
        PdfObjects::add(dict, "URI", objects_.text(uri));
        return dict;
    }

    /// Entries as a tree by their levels (ISO 32000-1, 12.3.3); all open to the second level.
    void outline() {
        if (pages_.outline.empty()) return;
        auto* root = objects_.indirect_dict();
        PdfObjects::add_name(root, "Type", "Outlines");
        struct Open {
            HPDF_Dict dict;
            int level;
            HPDF_Dict first = nullptr;
            HPDF_Dict last = nullptr;
            std::int64_t count = 0;
        };
        std::vector<Open> open = {{root, 0}};
        auto const close = [&] {
            auto const done = open.back();
            open.pop_back();
            if (done.first != nullptr) {
                PdfObjects::add(done.dict, "First", done.first);
                PdfObjects::add(done.dict, "Last", done.last);
                PdfObjects::add_number(done.dict, "Count", done.level == 0 ? done.count : -done.count);
            }
        };
        for (auto const& entry : pages_.outline) {
            while (open.size() > 1 && open.back().level >= entry.level) close();
            auto& parent = open.back();
            auto* dict = objects_.indirect_dict();
            PdfObjects::add(dict, "Title", objects_.text(entry.title));
            PdfObjects::add(dict, "Parent", parent.dict);
            PdfObjects::add(dict, "Dest", destination(entry.page, entry.y));
            if (parent.last != nullptr) {
                PdfObjects::add(parent.last, "Next", dict);
                PdfObjects::add(dict, "Prev", parent.last);
            } else {
                parent.first = dict;
            }
            parent.last = dict;
            ++parent.count;
            open.push_back({dict, entry.level});
        }
        while (!open.empty()) close();
        PdfObjects::add(objects_.catalog(), "Outlines", root);
        PdfObjects::add_name(objects_.catalog(), "PageMode", "UseOutlines");
    }

    void information() {
        auto* info = objects_.document()->info;  // libharu has made it, with a producer of its own
        PdfObjects::add(info, "Title", objects_.text(pages_.title));
        if (!pages_.subject.empty()) PdfObjects::add(info, "Subject", objects_.text(pages_.subject));
        PdfObjects::add(info, "Producer", objects_.text(producer));
    }

    void catalog() {
        PdfObjects::add(objects_.catalog(), "Lang", objects_.text(pages_.language));
        auto* preferences = objects_.direct_dict();
        PdfObjects::add_true(preferences, "DisplayDocTitle");
        PdfObjects::add(objects_.catalog(), "ViewerPreferences", preferences);
        auto* metadata = objects_.plain_stream(xmp(pages_));
        PdfObjects::add_name(metadata, "Type", "Metadata");
        PdfObjects::add_name(metadata, "Subtype", "XML");
        PdfObjects::add(objects_.catalog(), "Metadata", metadata);
        output_intent();
    }

    /// What our colours mean, which PDF/A wants said (ISO 19005-2, 6.2.3).
    void output_intent() {
        auto* profile = objects_.stream(srgb_profile());
        PdfObjects::add_number(profile, "N", 3);
        auto* intent = objects_.direct_dict();
        PdfObjects::add_name(intent, "Type", "OutputIntent");
        PdfObjects::add_name(intent, "S", "GTS_PDFA1");
        PdfObjects::add(intent, "OutputConditionIdentifier", objects_.text("sRGB"));
        PdfObjects::add(intent, "DestOutputProfile", profile);
        auto* intents = objects_.direct_array();
        HPDF_Array_Add(intents, intent);
        PdfObjects::add(objects_.catalog(), "OutputIntents", intents);
    }

    model::Pages const& pages_;
    unsigned threads_;
    PdfObjects objects_;
    PdfFonts fonts_;
    WordsToSay to_say_;
    std::vector<HPDF_Image> image_objects_;
    HPDF_Dict resources_ = nullptr;
    std::vector<PageContent> contents_;
    std::vector<HPDF_Dict> page_objects_;
    std::vector<LinkAnnotation> links_;
};

}  // namespace

std::string pdf(model::Pages const& pages, unsigned threads) { return PdfWriter(pages, threads).write(); }

}  // namespace dhrdoc::write
