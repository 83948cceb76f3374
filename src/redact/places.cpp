// Takes a slot and bytes of it; makes the place in the source that a message points at.
#include "redact/places.h"

#include "model/filled_text.h"
#include "model/locate.h"

namespace dhrdoc::redact {

Places::Places(std::shared_ptr<model::FilledText const> source, base::Sources const& sources)
    : source_(std::move(source)), sources_(sources) {}
Places::~Places() = default;

base::Range Places::range_of(Slot const& slot, std::string const& words, ByteRange at) {
    if (!source_ || slot.block == nullptr) return {};
    auto const& origin = slot.block->origin;
    if (slot.role == Slot::Role::text) {
        auto& map = maps_[slot.block];
        if (!map) map = std::make_unique<model::SourceMap>(*source_, origin, words);
        if (auto const found = map->find(at.begin, at.end))
            return source_->origin_of(found->begin, found->end, sources_);
    }
    return source_->origin_of(origin.begin, origin.end, sources_);
}

}  // namespace dhrdoc::redact
