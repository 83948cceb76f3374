// A document from which what is withheld has been taken. redact alone makes one; typeset and write take nothing else.
#pragma once

#include "model/document.h"

namespace dhrdoc::redact {
class Maker;
}

namespace dhrdoc::model {

/// Titles, outline, links and document information travel inside it too: there is no other way to a page.
class RedactedDocument {
public:
    [[nodiscard]] Document const& document() const { return document_; }
    /// In how many texts something was replaced; independent of what they said.
    [[nodiscard]] std::size_t replaced() const { return replaced_; }

private:
    friend class redact::Maker;  // defined in redact/redact.cpp and nowhere else
    RedactedDocument(Document document, std::size_t replaced) : document_(std::move(document)), replaced_(replaced) {}

    Document document_;
    std::size_t replaced_ = 0;
};

[[nodiscard]] std::string to_string(RedactedDocument const& document);

}  // namespace dhrdoc::model
