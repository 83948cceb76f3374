// Takes the bytes of a PDF and a password; makes what qpdf says of them: does it open, where are its objects, and,
// where it is encrypted, the same file in clear.
#pragma once

#include "xray/file.h"

#include <map>
#include <string>
#include <string_view>

namespace dhrdoc::xray {

struct Opened {
    bool readable = false;
    bool needs_password = false;
    bool encrypted = false;
    /// qpdf had to rebuild or overlook something.
    bool repaired = false;
    /// Why it does not open, in words that quote nothing of the file.
    std::string refusal;
    /// The file without its encryption; empty where it has none.
    std::string in_clear;
    Locations locations;
};

/// Tries the empty password before the one given. Never throws.
[[nodiscard]] Opened open(std::string_view bytes, std::string_view password);

}  // namespace dhrdoc::xray
