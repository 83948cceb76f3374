// Takes a file; makes the texts that readers put together out of short pieces of it: annotations and fields that stand
// side by side, texts for screen readers in their order, the packets of a form.
#pragma once

#include "xray/file.h"
#include "xray/roles.h"

#include <string>
#include <vector>

namespace dhrdoc::xray {

// Pieces of a text stand one after the other with ", " between them, to be searched squeezed; long ones are left out,
// for what they say is searched by itself.

/// Of the annotations and fields of a page, as they are listed and line by line as they stand. At most `budget` of
/// them, which gets smaller: a thousand pages may have the same list of a million.
[[nodiscard]] std::vector<std::string> beside_each_other(File const& file, Page const& page, std::size_t& budget);
/// Of ActualText, Alt and E of neighbours in the structure tree, one text for each key.
[[nodiscard]] std::vector<std::string> read_aloud(File const& file);
/// The packets of an XFA form, which are one file cut in pieces; empty where there is none.
[[nodiscard]] std::string packets_of_form(File const& file);

}  // namespace dhrdoc::xray
