// Inside write: takes libharu's objects; makes the file, with object streams and a cross-reference stream.
#pragma once

#include "write/pdf_objects.h"

#include <string>

namespace dhrdoc::write {

/// ISO 32000-1 7.5.7 and 7.5.8: everything that is not a stream goes into compressed object streams. The file
/// identifier is made from the bytes before it, so equal content has equal identifiers.
[[nodiscard]] std::string serialise(PdfObjects& objects);

}  // namespace dhrdoc::write
