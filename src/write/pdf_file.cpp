// Takes libharu's objects; writes them one after the other and says where each is.
#include "write/pdf_file.h"

#include "write/deflate.h"

#include <array>
#include <cstring>
#include <map>
#include <new>
#include <set>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>

namespace dhrdoc::write {

namespace {

constexpr std::size_t objects_in_a_stream = 1000;

struct Where {
    std::uint8_t kind = 0;    // 0 free, 1 at an offset, 2 in an object stream
    std::uint32_t place = 0;  // the offset, or the object stream's number
    std::uint32_t index = 0;  // in the object stream
};

bool is_stream(void const* object) {
    auto const* header = static_cast<HPDF_Obj_Header const*>(object);
    return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
           static_cast<HPDF_Dict_Rec const*>(object)->stream != nullptr;
}

/// 128 bits of FNV-1a, as two halves with different beginnings.
std::string identifier_of(std::string_view bytes) {
    std::array<std::uint64_t, 2> halves = {0xcbf29ce484222325U, 0x84222325cbf29ce4U};
    for (auto& half : halves) {
        for (char const c : bytes) half = (half ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    }
    return fmt::format("{:016x}{:016x}", halves[0], halves[1]);
}

class Serialiser {
public:
    explicit Serialiser(PdfObjects& objects)
        : objects_(objects),
          xref_(*objects.document()->xref),
          to_string_(HPDF_CallbackWriter_New(objects.document()->mmgr, append, nullptr)) {
        if (to_string_ == nullptr) throw std::bad_alloc();
    }
    Serialiser(Serialiser const&) = delete;
    Serialiser& operator=(Serialiser const&) = delete;
    ~Serialiser() { HPDF_Stream_Free(to_string_); }

    std::string file() {
        auto const count = xref_.entries->count;
        where_.resize(count);
        out_ = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
        std::vector<std::uint32_t> plain;
        auto const object = [&](std::uint32_t number) {
            auto* entry = static_cast<HPDF_XrefEntry>(HPDF_List_ItemAt(xref_.entries, number));
            return entry->entry_typ == 'n' ? entry->obj : nullptr;
        };
        for (std::uint32_t number = 1; number < count; ++number) {
            if (object(number) != nullptr && is_stream(object(number)))
                settle(number, static_cast<HPDF_Dict>(object(number)));
        }
        for (std::uint32_t number = 1; number < count; ++number) {
            if (object(number) == nullptr || unused_.contains(number)) continue;
            if (streams_.contains(number))
                whole(number, object(number));
            else
                plain.push_back(number);
        }
        for (std::size_t from = 0; from < plain.size(); from += objects_in_a_stream) {
            object_stream(
                {plain.begin() + static_cast<std::ptrdiff_t>(from),
                 plain.begin() + static_cast<std::ptrdiff_t>(std::min(plain.size(), from + objects_in_a_stream))});
        }
        cross_references();
        objects_.check();
        return std::move(out_);
    }

private:
    static std::string bytes_of(HPDF_Stream stream) {
        std::string bytes;
        for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(stream); ++i) {
            HPDF_UINT length = 0;
            auto const* buffer = HPDF_MemStream_GetBufPtr(stream, i, &length);
            bytes.append(reinterpret_cast<char const*>(buffer), length);
        }
        return bytes;
    }

    static HPDF_STATUS append(HPDF_Stream stream, HPDF_BYTE const* bytes, HPDF_UINT size) {
        static_cast<std::string*>(stream->attr)->append(reinterpret_cast<char const*>(bytes), size);
        return HPDF_OK;
    }
    void write_value(void* object, std::string& out) {
        to_string_->attr = &out;
        HPDF_Obj_WriteValue(object, to_string_, nullptr);
    }

    /// Takes the bytes out of a stream and says filter and length in its dictionary. libharu has an indirect number for
    /// the length, which would end up in an object stream, where a reader that mends a damaged file does not look.
    void settle(std::uint32_t number, HPDF_Dict dict) {
        auto data = bytes_of(dict->stream);
        if (dict->filter == HPDF_STREAM_FILTER_FLATE_DECODE) {
            data = deflate_(data);
            PdfObjects::add_name(dict, "Filter", "FlateDecode");
        } else if (dict->filter == HPDF_STREAM_FILTER_DCT_DECODE) {
            PdfObjects::add_name(dict, "Filter", "DCTDecode");
        }
        if (auto* length = HPDF_Dict_GetItem(dict, "Length", HPDF_OCLASS_NUMBER); length != nullptr)
            unused_.insert(number_of(length));
        PdfObjects::add_number(dict, "Length", static_cast<std::int64_t>(data.size()));
        HPDF_Stream_Free(dict->stream);
        dict->stream = nullptr;  // what is left is a dictionary, and is written as one
        streams_[number] = std::move(data);
    }

    static std::uint32_t number_of(void* object) { return static_cast<HPDF_Obj_Header*>(object)->obj_id & 0x00FFFFFFU; }

    void whole(std::uint32_t number, void* object) {
        where_[number] = {1, static_cast<std::uint32_t>(out_.size()), 0};
        out_ += fmt::format("{} 0 obj\n", number);
        write_value(object, out_);
        out_ += "\nstream\n";
        out_ += streams_.at(number);
        out_ += "\nendstream\nendobj\n";
    }

    void object_stream(std::vector<std::uint32_t> const& numbers) {
        std::string heads;
        std::string values;
        auto const own = static_cast<std::uint32_t>(where_.size());
        for (std::uint32_t i = 0; i < numbers.size(); ++i) {
            auto* entry = static_cast<HPDF_XrefEntry>(HPDF_List_ItemAt(xref_.entries, numbers[i]));
            heads += fmt::format("{} {} ", numbers[i], values.size());
            write_value(entry->obj, values);
            values += '\n';
            where_[numbers[i]] = {2, own, i};
        }
        auto const data = deflate_(heads + values);
        where_.push_back({1, static_cast<std::uint32_t>(out_.size()), 0});
        out_ += fmt::format("{} 0 obj\n<</Type/ObjStm/N {}/First {}/Filter/FlateDecode/Length {}>>\nstream\n", own,
                            numbers.size(), heads.size(), data.size());
        out_ += data;
        out_ += "\nendstream\nendobj\n";
    }

    void cross_references() {
        auto const own = static_cast<std::uint32_t>(where_.size());
        auto const offset = static_cast<std::uint32_t>(out_.size());
        where_.push_back({1, offset, 0});
        std::string table;
        std::array<std::uint32_t, 7> above = {};
        for (auto const& where : where_) {
            std::array<std::uint32_t, 7> const row = {where.kind,        where.place >> 24U, where.place >> 16U,
                                                      where.place >> 8U, where.place,        where.index >> 8U,
                                                      where.index};
            // Each row as its difference from the one above (PNG's predictor "up"): an eighth of the size.
            table += '\2';
            for (std::size_t i = 0; i < row.size(); ++i) table += static_cast<char>((row.at(i) - above.at(i)) & 0xFFU);
            above = row;
        }
        auto const data = deflate_(table);
        auto const id = identifier_of(out_);
        out_ += fmt::format("{} 0 obj\n<</Type/XRef/Size {}/W[1 4 2]/Root {} 0 R", own, where_.size(),
                            number_of(objects_.document()->catalog));
        if (objects_.document()->info != nullptr)
            out_ += fmt::format("/Info {} 0 R", number_of(objects_.document()->info));
        out_ += fmt::format("/ID[<{}><{}>]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 7>>", id, id);
        out_ += fmt::format("/Length {}>>\nstream\n", data.size());
        out_ += data;
        out_ += fmt::format("\nendstream\nendobj\nstartxref\n{}\n%%EOF\n", offset);
    }

    PdfObjects& objects_;
    HPDF_Xref_Rec& xref_;
    HPDF_Stream to_string_;  // its attr is the string
    std::vector<Where> where_;
    std::set<std::uint32_t> unused_;
    std::map<std::uint32_t, std::string> streams_;
    Deflater deflate_;
    std::string out_;
};

}  // namespace

std::string serialise(PdfObjects& objects) { return Serialiser(objects).file(); }

}  // namespace dhrdoc::write
