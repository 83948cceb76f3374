// Inside write: takes the elements and what of them each page shows; makes the structure tree.
#pragma once

#include "model/pages.h"
#include "write/pdf_content.h"
#include "write/pdf_objects.h"

#include <vector>

namespace dhrdoc::write {

/// A link's annotation, to be called by its Link element (OBJR).
struct LinkAnnotation {
    HPDF_Dict annotation = nullptr;
    HPDF_Dict page = nullptr;
    std::uint32_t page_number = 0;
    model::ElementId element = model::artifact;
};

/// Writes StructTreeRoot, ParentTree and the page and annotation keys that point into them (ISO 32000-1, 14.7).
void write_structure(PdfObjects& objects, model::Pages const& pages, std::vector<PageContent> const& contents,
                     std::vector<HPDF_Dict> const& page_objects, std::vector<LinkAnnotation> const& links);

}  // namespace dhrdoc::write
