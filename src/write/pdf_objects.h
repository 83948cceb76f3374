// Inside write: libharu's object layer, with its errors looked at and its memory owned.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <hpdf.h>
#include <hpdf_catalog.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>

namespace dhrdoc::write {

/// Which numbers objects get, and how: every object made here is indirect unless `direct` is asked for.
class PdfObjects {
public:
    PdfObjects();
    PdfObjects(PdfObjects const&) = delete;
    PdfObjects& operator=(PdfObjects const&) = delete;
    ~PdfObjects();

    [[nodiscard]] HPDF_Doc document() const { return document_; }
    [[nodiscard]] HPDF_Dict catalog() const { return document_->catalog; }

    /// An indirect dictionary; owned by the document.
    [[nodiscard]] HPDF_Dict indirect_dict();
    /// A dictionary to be put into another.
    [[nodiscard]] HPDF_Dict direct_dict() const;
    [[nodiscard]] HPDF_Array direct_array() const;
    [[nodiscard]] HPDF_Array indirect_array();
    /// An indirect, compressed stream.
    [[nodiscard]] HPDF_Dict stream(std::string_view bytes);
    [[nodiscard]] HPDF_Dict plain_stream(std::string_view bytes);
    /// A text string: ASCII as it is, anything else UTF-16BE with a byte order mark (ISO 32000-1, 7.9.2.2).
    [[nodiscard]] void* text(std::string_view utf8) const;
    [[nodiscard]] void* bytes(std::string_view raw) const;

    static void add(HPDF_Dict dict, char const* key, void* value);
    static void add_name(HPDF_Dict dict, char const* key, std::string const& name);
    static void add_number(HPDF_Dict dict, char const* key, std::int64_t value);
    static void add_true(HPDF_Dict dict, char const* key);

    /// Throws if libharu has met an error since the beginning.
    void check() const;

private:
    HPDF_Doc document_;
};

}  // namespace dhrdoc::write
