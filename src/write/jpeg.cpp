// Takes a JPEG file; walks its segments and leaves out those that are not picture.
#include "write/jpeg.h"

#include <string_view>

namespace dhrdoc::write {

namespace {

unsigned byte_at(std::string const& bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

bool stays(unsigned marker, std::string_view payload) {
    if (marker == 0xFE) return false;                                                // COM
    if (marker < 0xE0 || marker > 0xEF) return true;                                 // tables and frames
    if (marker == 0xE0) return payload.starts_with("JFIF") && payload.size() <= 14;  // without a thumbnail
    if (marker == 0xE2) return payload.starts_with("ICC_PROFILE");
    return marker == 0xEE && payload.starts_with("Adobe");
}

}  // namespace

std::string without_metadata(std::string const& jpeg) {
    if (jpeg.size() < 4 || byte_at(jpeg, 0) != 0xFF || byte_at(jpeg, 1) != 0xD8) return jpeg;
    std::string out = jpeg.substr(0, 2);
    std::size_t at = 2;
    while (at + 4 <= jpeg.size() && byte_at(jpeg, at) == 0xFF) {
        auto const marker = byte_at(jpeg, at + 1);
        if (marker == 0xFF) {  // fill
            ++at;
            continue;
        }
        if (marker == 0xDA) {
            auto const end = jpeg.rfind("\xFF\xD9");
            auto const stop = end == std::string::npos || end < at ? jpeg.size() : end + 2;
            return out + jpeg.substr(at, stop - at);
        }
        auto const length = byte_at(jpeg, at + 2) << 8U | byte_at(jpeg, at + 3);
        if (length < 2 || at + 2 + length > jpeg.size()) return jpeg;
        if (stays(marker, std::string_view(jpeg).substr(at + 4, length - 2))) out += jpeg.substr(at, length + 2);
        at += length + 2;
    }
    return jpeg;
}

}  // namespace dhrdoc::write
