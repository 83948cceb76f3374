// Takes a JPEG file; makes the same picture without what was written about it.
#pragma once

#include <string>

namespace dhrdoc::write {

/// EXIF, XMP, IPTC, comments and thumbnails go; JFIF, Adobe colour and ICC profile stay (ITU-T T.81, B.1.1.3). A file
/// whose segments cannot be followed comes back as it was: it will not be drawn either.
[[nodiscard]] std::string without_metadata(std::string const& jpeg);

}  // namespace dhrdoc::write
