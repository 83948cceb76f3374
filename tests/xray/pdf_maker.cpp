// Takes pieces of a PDF; writes its objects, its table and its trailer.
#include "pdf_maker.h"

#define POINTERHOLDER_TRANSITION 4
#include <zlib.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <array>
#include <cstdint>
#include <cstdio>
#include <memory>

namespace dhrdoc::xray::test {

namespace {

std::string entry(std::size_t offset) {
    std::array<char, 32> line{};
    std::snprintf(line.data(), line.size(), "%010zu 00000 n \n", offset);
    return line.data();
}

std::string object(int number, std::string const& body) {
    return std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
}

std::string table_of(std::map<int, std::size_t> const& offsets, bool with_zero) {
    std::string out = "xref\n";
    if (with_zero) out += "0 1\n0000000000 65535 f \n";
    for (auto const& [number, offset] : offsets) out += std::to_string(number) + " 1\n" + entry(offset);
    return out;
}

void put16(std::string& out, std::size_t value) {
    out += static_cast<char>(value >> 8U & 0xFFU);
    out += static_cast<char>(value & 0xFFU);
}
void put32(std::string& out, std::size_t value) {
    put16(out, value >> 16U);
    put16(out, value);
}

}  // namespace

std::string make(Plan const& plan) {
    std::map<int, std::string> bodies = plan.objects;
    bodies.emplace(1, "<< /Type /Catalog /Pages 2 0 R " + plan.catalog + " >>");
    bodies.emplace(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    bodies.emplace(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << " + plan.resources +
                          " >> /Contents 4 0 R " + plan.page + " >>");
    bodies.emplace(4, stream("", plan.content));
    bodies.emplace(5, plan.font);
    std::string out = plan.before + "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    std::map<int, std::size_t> offsets;
    for (auto const& [number, body] : bodies) {
        offsets[number] = out.size() - plan.before.size();
        out += object(number, body);
    }
    out += plan.between;
    std::size_t const start = out.size() - plan.before.size();
    out += table_of(offsets, true);
    out += "trailer\n<< /Size " + std::to_string(bodies.rbegin()->first + 1) + " /Root 1 0 R " + plan.trailer + " >>\n";
    out += "startxref\n" + std::to_string(start) + "\n%%EOF\n" + plan.after;
    return out;
}

std::string update(std::string const& pdf, std::map<int, std::string> const& objects) {
    std::string out = pdf;
    std::map<int, std::size_t> offsets;
    for (auto const& [number, body] : objects) {
        offsets[number] = out.size();
        out += object(number, body);
    }
    std::size_t const previous = std::stoul(pdf.substr(pdf.rfind("startxref") + 10));
    std::size_t const start = out.size();
    out += table_of(offsets, false);
    out += "trailer\n<< /Size 200 /Root 1 0 R /Prev " + std::to_string(previous) + " >>\nstartxref\n" +
           std::to_string(start) + "\n%%EOF\n";
    return out;
}

std::string stream(std::string const& dictionary, std::string const& data) {
    return "<< /Length " + std::to_string(data.size()) + " " + dictionary + " >>\nstream\n" + data + "\nendstream";
}

std::string deflated(std::string const& data) {
    uLongf size = compressBound(data.size());
    std::string out(size, '\0');
    compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<Bytef const*>(data.data()), data.size());
    out.resize(size);
    return out;
}

std::string packed(std::string const& dictionary, std::string const& data) {
    return stream("/Filter /FlateDecode " + dictionary, deflated(data));
}

std::string hex(std::string_view bytes) {
    std::string out = "<";
    for (char const c : bytes) {
        std::array<char, 4> digits{};
        std::snprintf(digits.data(), digits.size(), "%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
        out += digits.data();
    }
    return out + ">";
}

std::string utf16be(std::string_view ascii) {
    std::string out = "\xFE\xFF";
    for (char const c : ascii) out.append(1, '\0').append(1, c);
    return out;
}

std::string utf16le(std::string_view ascii) {
    std::string out = "\xFF\xFE";
    for (char const c : ascii) out.append(1, c).append(1, '\0');
    return out;
}

std::string octal(std::string_view ascii) {
    std::string out = "(";
    for (char const c : ascii) {
        std::array<char, 8> digits{};
        std::snprintf(digits.data(), digits.size(), "\\%03o", static_cast<unsigned>(static_cast<unsigned char>(c)));
        out += digits.data();
    }
    return out + ")";
}

std::string shown(std::string const& text) { return "BT /F1 12 Tf 72 720 Td (" + text + ") Tj ET\n"; }

std::string repacked(std::string const& pdf, Repack how) {
    QPDF document;
    document.processMemoryFile("made in a test", pdf.data(), pdf.size());
    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setDeterministicID(how == Repack::object_streams || how == Repack::linearized ||
                              how == Repack::uncompressed);
    if (how == Repack::object_streams) writer.setObjectStreamMode(qpdf_o_generate);
    if (how == Repack::linearized) writer.setLinearization(true);
    if (how == Repack::uncompressed) writer.setStreamDataMode(qpdf_s_uncompress);
    if (how == Repack::encrypted_open || how == Repack::encrypted_closed) {
        char const* const user = how == Repack::encrypted_open ? "" : "garden gate";
        writer.setStaticAesIV(true);
        writer.setStaticID(true);
        writer.setR6EncryptionParameters(user, "keeper", true, true, true, true, true, true, qpdf_r3p_full, true);
    }
    writer.write();
    std::unique_ptr<Buffer> const buffer(writer.getBuffer());
    return {reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize()};
}

std::string true_type(std::u16string const& characters) {
    std::size_t const glyphs = characters.size() + 1;
    std::string glyf;
    std::string loca;
    put16(loca, 0);
    put16(loca, 0);  // the first glyph is empty
    for (std::size_t i = 0; i < characters.size(); ++i) {
        std::string box;
        for (std::size_t const v : {std::size_t{1}, std::size_t{0}, std::size_t{0}, std::size_t{500}, std::size_t{700},
                                    std::size_t{3}, std::size_t{0}})
            put16(box, v);
        box += std::string("\x01\x01\x01\x01", 4);
        for (std::size_t const v : {0U, 500U, 0U, 65036U, 0U, 0U, 700U, 0U}) put16(box, v);
        while (box.size() % 2 != 0) box += '\0';
        glyf += box;
        put16(loca, glyf.size() / 2);
    }
    std::string cmap;
    put16(cmap, 0), put16(cmap, 1), put16(cmap, 3), put16(cmap, 1), put32(cmap, 12);
    std::string map;
    std::size_t const segments = characters.size() + 1;
    put16(map, 4), put16(map, 16 + 8 * segments), put16(map, 0), put16(map, 2 * segments), put16(map, 0), put16(map, 0),
        put16(map, 0);
    std::map<std::size_t, std::size_t> sorted;
    for (std::size_t i = 0; i < characters.size(); ++i) sorted[characters[i]] = i + 1;
    for (auto const& [character, glyph] : sorted) put16(map, character);
    put16(map, 0xFFFF), put16(map, 0);
    for (auto const& [character, glyph] : sorted) put16(map, character);
    put16(map, 0xFFFF);
    for (auto const& [character, glyph] : sorted) put16(map, glyph - character);
    put16(map, 1);
    for (std::size_t i = 0; i < segments; ++i) put16(map, 0);
    cmap += map;
    std::string head(54, '\0');
    head[18] = '\x03';
    head[19] = '\xE8';
    std::string maxp;
    put32(maxp, 0x00010000), put16(maxp, glyphs);
    maxp.resize(32, '\0');
    std::map<std::string, std::string> const tables = {
        {"cmap", cmap}, {"glyf", glyf}, {"head", head}, {"loca", loca}, {"maxp", maxp}};
    std::string out;
    put32(out, 0x00010000), put16(out, tables.size()), put16(out, 0), put16(out, 0), put16(out, 0);
    std::string body;
    for (auto const& [tag, bytes] : tables) {
        out += tag;
        put32(out, 0), put32(out, 12 + 16 * tables.size() + body.size()), put32(out, bytes.size());
        body += bytes;
        while (body.size() % 4 != 0) body += '\0';
    }
    return out + body;
}

}  // namespace dhrdoc::xray::test
