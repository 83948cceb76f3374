// Takes a document; makes a RedactedDocument of it as it is, for tests of what is written.
#pragma once

#include "model/redacted_document.h"

#include <utility>

namespace dhrdoc::redact {

/// Stands in for redact's own: these tests do not link that room.
class Maker {
public:
    [[nodiscard]] static model::RedactedDocument make(model::Document document) { return {std::move(document), 0}; }
};

}  // namespace dhrdoc::redact

namespace dhrdoc::write {

[[nodiscard]] inline model::RedactedDocument unchanged(model::Document document) {
    return redact::Maker::make(std::move(document));
}

}  // namespace dhrdoc::write
