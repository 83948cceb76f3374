// Takes the bytes of a PDF; asks qpdf whether it opens, where its objects are, and for a copy in clear.
#include "xray/opening.h"

#define POINTERHOLDER_TRANSITION 4  // qpdf 11 asks which of its pointers we are used to: the standard ones
#include <qpdf/Buffer.hh>
#include <qpdf/JSON.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFLogger.hh>
#include <qpdf/QPDFWriter.hh>
#include <qpdf/QPDFXRefEntry.hh>

#include <exception>
#include <memory>

namespace dhrdoc::xray {

namespace {

void keep_quiet(QPDF& pdf) {
    auto const logger = QPDFLogger::create();
    logger->setOutputStreams(nullptr, nullptr);
    logger->setInfo(logger->discard());
    logger->setWarn(logger->discard());
    logger->setError(logger->discard());
    pdf.setLogger(logger);
    pdf.setSuppressWarnings(true);
}

Locations locations_of(QPDF& pdf, std::size_t header) {
    Locations out;
    for (auto const& [id, entry] : pdf.getXRefTable()) {
        Location location;
        if (entry.getType() == 1) location.offset = static_cast<std::size_t>(entry.getOffset()) + header;
        if (entry.getType() == 2) location.container = entry.getObjStreamNumber();
        if (entry.getType() == 1 || entry.getType() == 2) out[id.getObj()] = location;
    }
    return out;
}

std::string in_clear(QPDF& pdf) {
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setPreserveEncryption(false);
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setPreserveUnreferencedObjects(true);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.setDeterministicID(true);
    writer.write();
    std::unique_ptr<Buffer> const buffer(writer.getBuffer());
    return {reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize()};
}

/// qpdf's own words may quote the file, so they are put into ours.
std::string refusal_for(QPDFExc const& error) {
    switch (error.getErrorCode()) {
        case qpdf_e_password:
            return "the file is encrypted, and neither the empty password nor the one given opens it";
        case qpdf_e_unsupported:
            return "the file is encrypted in a way that is not supported";
        case qpdf_e_pages:
            return "the list of its pages is damaged";
        default:
            return "the list of its objects (the cross-reference table) is damaged and could not be rebuilt";
    }
}

void open_with(Opened& out, std::string_view bytes, std::string const& password) {
    out.needs_password = false;
    out.refusal.clear();
    try {
        QPDF pdf;
        keep_quiet(pdf);
        pdf.processMemoryFile("file", bytes.data(), bytes.size(), password.c_str());
        std::size_t const header = bytes.substr(0, 1024).find("%PDF-");
        out.locations = locations_of(pdf, header == std::string_view::npos ? 0 : header);
        out.encrypted = pdf.isEncrypted();
        if (out.encrypted) out.in_clear = in_clear(pdf);
        out.repaired = pdf.anyWarnings();
        out.readable = true;
    } catch (QPDFExc const& error) {
        out.needs_password = error.getErrorCode() == qpdf_e_password;
        out.encrypted = out.encrypted || out.needs_password;
        out.refusal = refusal_for(error);
    } catch (std::exception const&) {
        out.refusal = "its structure is damaged beyond what can be read";
    }
}

}  // namespace

Opened open(std::string_view bytes, std::string_view password) {
    Opened out;
    if (bytes.empty()) {
        out.refusal = "the file is empty";
        return out;
    }
    if (bytes.substr(0, 1024).find("%PDF-") == std::string_view::npos) {
        out.refusal = "this is not a PDF: it does not begin with %PDF-";
        return out;
    }
    open_with(out, bytes, "");
    if (out.needs_password && !password.empty()) open_with(out, bytes, std::string(password));
    return out;
}

}  // namespace dhrdoc::xray
