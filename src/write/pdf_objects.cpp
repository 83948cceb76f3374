// Takes values; makes PDF objects with libharu.
#include "write/pdf_objects.h"

#include "base/unicode.h"

#include <algorithm>
#include <new>
#include <stdexcept>

#include <fmt/format.h>

namespace dhrdoc::write {

PdfObjects::PdfObjects() : document_(HPDF_New(nullptr, nullptr)) {
    if (document_ == nullptr) throw std::bad_alloc();
    document_->pdf_version = HPDF_VER_17;
    HPDF_SetCompressionMode(document_, HPDF_COMP_IMAGE);  // marks pictures for serialise(), which compresses
}

PdfObjects::~PdfObjects() { HPDF_Free(document_); }

HPDF_Dict PdfObjects::direct_dict() const {
    auto* dict = HPDF_Dict_New(document_->mmgr);
    if (dict == nullptr) throw std::bad_alloc();
    return dict;
}

HPDF_Dict PdfObjects::indirect_dict() {
    auto* dict = direct_dict();
    HPDF_Xref_Add(document_->xref, dict);
    return dict;
}

HPDF_Array PdfObjects::direct_array() const {
    auto* array = HPDF_Array_New(document_->mmgr);
    if (array == nullptr) throw std::bad_alloc();
    return array;
}

HPDF_Array PdfObjects::indirect_array() {
    auto* array = direct_array();
    HPDF_Xref_Add(document_->xref, array);
    return array;
}

HPDF_Dict PdfObjects::plain_stream(std::string_view bytes) {
    auto* dict = HPDF_DictStream_New(document_->mmgr, document_->xref);
    if (dict == nullptr) throw std::bad_alloc();
    HPDF_Stream_Write(dict->stream, reinterpret_cast<HPDF_BYTE const*>(bytes.data()),
                      static_cast<HPDF_UINT>(bytes.size()));
    return dict;
}

HPDF_Dict PdfObjects::stream(std::string_view bytes) {
    auto* dict = plain_stream(bytes);
    dict->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
    return dict;
}

void* PdfObjects::bytes(std::string_view raw) const {
    std::string copy(raw);
    return HPDF_Binary_New(document_->mmgr, reinterpret_cast<HPDF_BYTE*>(copy.data()),
                           static_cast<HPDF_UINT>(copy.size()));
}

void* PdfObjects::text(std::string_view utf8) const {
    if (std::all_of(utf8.begin(), utf8.end(), [](char c) { return c >= ' ' && c <= '~'; })) {
        return HPDF_String_New(document_->mmgr, std::string(utf8).c_str(), nullptr);
    }
    std::string raw = "\xFE\xFF";
    for (auto const unit : base::to_utf16(utf8)) {
        raw += static_cast<char>(unit >> 8U);
        raw += static_cast<char>(unit & 0xFFU);
    }
    return bytes(raw);
}

void PdfObjects::add(HPDF_Dict dict, char const* key, void* value) { HPDF_Dict_Add(dict, key, value); }

void PdfObjects::add_name(HPDF_Dict dict, char const* key, std::string const& name) {
    HPDF_Dict_AddName(dict, key, name.c_str());
}

void PdfObjects::add_number(HPDF_Dict dict, char const* key, std::int64_t value) {
    HPDF_Dict_AddNumber(dict, key, static_cast<HPDF_INT32>(value));
}

void PdfObjects::add_true(HPDF_Dict dict, char const* key) { HPDF_Dict_AddBoolean(dict, key, HPDF_TRUE); }

void PdfObjects::check() const {
    if (auto const status = HPDF_GetError(document_); status != HPDF_OK) {
        throw std::runtime_error(fmt::format("libharu refused to write the PDF (error {:#x}, detail {})", status,
                                             HPDF_GetErrorDetail(document_)));
    }
}

}  // namespace dhrdoc::write
