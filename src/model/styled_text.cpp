// Takes flat text with runs and insets; keeps them true to each other while text is added and replaced.
#include "model/document.h"

#include <algorithm>
#include <cassert>

namespace dhrdoc::model {

namespace {

bool same_look(Run const& a, Run const& b) {
    return a.marks == b.marks && a.link == b.link && a.language == b.language;
}

std::uint32_t narrowed(std::size_t value) { return static_cast<std::uint32_t>(value); }

/// Appends a run, or makes the last one longer if it looks the same.
void push(std::vector<Run>& runs, Run run) {
    if (run.begin == run.end) return;
    if (!runs.empty() && same_look(runs.back(), run) && runs.back().end == run.begin) {
        runs.back().end = run.end;
    } else {
        runs.push_back(run);
    }
}

Run moved(Run run, std::uint32_t begin, std::uint32_t end) {
    run.begin = begin;
    run.end = end;
    return run;
}

}  // namespace

void StyledText::append(std::string_view more, Mark marks, std::int32_t link, std::int32_t language) {
    auto const begin = narrowed(text.size());
    text += more;
    push(runs, {begin, narrowed(text.size()), marks, link, language});
}

void StyledText::replace(std::size_t begin, std::size_t end, std::string_view replacement) {
    assert(begin < end && end <= text.size());
    auto const first = narrowed(begin);
    auto const last = narrowed(end);
    auto const inserted = narrowed(replacement.size());
    auto const shifted = [&](std::uint32_t at) { return at - (last - first) + inserted; };

    std::vector<Run> kept;
    kept.reserve(runs.size() + 2);
    bool placed = false;
    for (auto const& run : runs) {
        if (run.begin < first) push(kept, moved(run, run.begin, std::min(run.end, first)));
        if (!placed && run.begin <= first && first < run.end) {
            push(kept, moved(run, first, first + inserted));
            placed = true;
        }
        if (run.end > last) push(kept, moved(run, shifted(std::max(run.begin, last)), shifted(run.end)));
    }
    runs = std::move(kept);

    std::erase_if(insets, [&](Inset const& inset) { return inset.at >= first && inset.at < last; });
    for (auto& inset : insets) {
        if (inset.at >= last) inset.at = shifted(inset.at);
    }
    text.replace(begin, end - begin, replacement);
    assert(well_formed());
}

bool StyledText::well_formed() const {
    std::uint32_t at = 0;
    for (auto const& run : runs) {
        if (run.begin != at || run.end <= run.begin) return false;
        if (run.link >= static_cast<std::int32_t>(links.size()) ||
            run.language >= static_cast<std::int32_t>(languages.size()))
            return false;
        at = run.end;
    }
    if (at != text.size()) return false;
    std::uint32_t from = 0;
    for (auto const& inset : insets) {
        if (inset.at < from || text.compare(inset.at, 3, "\xEF\xBF\xBC") != 0) return false;
        from = inset.at + 3;
    }
    return true;
}

StyledText StyledText::plain(std::string_view text) {
    StyledText out;
    out.append(text);
    return out;
}

}  // namespace dhrdoc::model
