// Takes a slot and bytes of it; makes the place in the source that a message points at.
#pragma once

#include "base/text_place.h"
#include "model/document.h"
#include "redact/streams.h"

#include <map>
#include <memory>

namespace dhrdoc::model {
class SourceMap;
}

namespace dhrdoc::redact {

/// Lays each block's text beside its source once, when somebody asks.
class Places {
public:
    Places(std::shared_ptr<model::FilledText const> source, base::Sources const& sources);
    ~Places();

    [[nodiscard]] base::Range range_of(Slot const& slot, std::string const& words, ByteRange at);

private:
    std::shared_ptr<model::FilledText const> source_;
    base::Sources const& sources_;
    std::map<model::Block const*, std::unique_ptr<model::SourceMap>> maps_;
};

}  // namespace dhrdoc::redact
