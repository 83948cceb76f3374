// Takes a text, the document that was read from it and what redact made of that; makes the text again with nothing
// changed but what was replaced, byte for byte, and proves it.
#include "source_copy.h"

#include "markdown/parse.h"
#include "model/filled_text.h"
#include "removals.h"
#include "same_reading.h"
#include "splice.h"
#include "unseen_bytes.h"
#include "write/markdown.h"

#include <algorithm>
#include <vector>

namespace dhrdoc {

namespace {

using model::Block;
using model::BlockKind;

model::Document read_again(std::string text) {
    base::Sources const sources;
    base::Diagnostics unheard;
    auto filled = std::make_shared<model::FilledText>();
    filled->text = std::move(text);
    return markdown::parse(std::move(filled), sources, {true}, unheard);
}

/// A text that reads as it should, from which what nobody sees is taken where it gives something away.
class Cleaning {
public:
    Cleaning(model::Document read, redact::Redaction const& redaction, redact::Withheld const& withheld,
             model::Search const& search)
        : read_(std::move(read)),
          wanted_(redaction.document.document()),
          parts_(redaction.document),
          withheld_(withheld),
          search_(search) {}

    /// False where that cannot be done.
    bool clean() {
        constexpr int most_rounds = 12;
        for (int round = 0; round < most_rounds; ++round) {
            auto const leaks = unseen_leaks(read_, withheld_, search_);
            if (leaks.empty()) return true;
            auto const before = taken_out_;
            take_out(leaks);
            if (taken_out_ == before) return false;
        }
        return false;
    }
    [[nodiscard]] std::string const& text() const { return read_.source->text; }
    [[nodiscard]] std::size_t taken_out() const { return taken_out_; }

private:
    /// A leak and the ways of taking it out.
    struct Case {
        UnseenLeak leak;
        std::vector<Removal> ways;
    };
    using Cases = std::vector<Case>::const_iterator;

    /// What stands in a block goes before what stands between blocks: a definition can go when nothing refers to it.
    void take_out(std::vector<UnseenLeak> const& leaks) {
        std::vector<Block const*> ours, theirs;
        model::for_each_block(wanted_, [&](Block const& block) { ours.push_back(&block); });
        model::for_each_block(read_, [&](Block const& block) { theirs.push_back(&block); });
        std::vector<Case> inside, between;
        for (auto const& leak : leaks) {
            Removals removals(text(), leak);
            auto const smallest = removals.all().size();
            if (ours.size() == theirs.size()) add_blocks(removals, ours, theirs);
            (removals.all().size() > smallest ? inside : between).push_back({leak, removals.all()});
        }
        untouched_ = text().size();
        take_out(inside.begin(), inside.end());
        if (inside.empty() || untouched_ == text().size()) take_out(between.begin(), between.end());
    }
    /// From the end of the text to its beginning; all in one way where that goes, since each time the text is read
    /// again.
    void take_out(Cases first, Cases past) {
        while (first != past && first->leak.end > untouched_) ++first;  // the next round sees what is left of it
        if (first == past) return;
        std::size_t ways = 0;
        for (auto one = first; one != past; ++one) ways = std::max(ways, one->ways.size());
        for (std::size_t way = 0; way < ways; ++way)
            if (take_out(first, past, way)) return;
        if (past - first == 1) return;
        auto const middle = first + (past - first) / 2;
        take_out(first, middle);
        take_out(middle, past);
    }
    bool take_out(Cases first, Cases past, std::size_t way) {
        ByteChanges changes(text());
        auto begin = text().size();
        for (auto one = first; one != past; ++one) {
            auto const& removal = one->ways[std::min(way, one->ways.size() - 1)];
            if (!changes.is_out(removal.begin)) changes.put(removal.begin, words_of(removal));
            changes.take_out(removal.begin, removal.end);
            begin = std::min(begin, removal.begin);
        }
        auto changed = changes.applied();
        if (changed == text() || !takes(std::move(changed))) return false;
        untouched_ = begin;
        taken_out_ += static_cast<std::size_t>(past - first);
        return true;
    }
    [[nodiscard]] std::string words_of(Removal const& removal) const {
        switch (removal.ours) {
            case Removal::Ours::nothing:
                return removal.words;
            case Removal::Ours::cell:
                return parts_.cell(*removal.block);
            case Removal::Ours::block:
                return with_line_ends_of(text(), parts_.block(*removal.block));
            case Removal::Ours::note:
                return with_line_ends_of(text(), parts_.note(removal.note));
        }
        return {};
    }
    /// The text becomes another, if that reads as it should. Nobody waits for a text that is made to be read for ever.
    bool takes(std::string changed) {
        constexpr std::size_t least_bytes = 30'000'000, most_times = 20;
        bytes_read_ += changed.size();
        if (bytes_read_ > least_bytes + most_times * changed.size()) return false;
        auto read = read_again(std::move(changed));
        if (differences(read, wanted_).any) return false;
        read_ = std::move(read);
        return true;
    }
    /// The blocks around it in our own hand, which writes nothing that is not seen; inner ones first.
    void add_blocks(Removals& removals, std::vector<Block const*> const& ours,
                    std::vector<Block const*> const& theirs) const {
        for (std::size_t i = ours.size(); i-- > 0;) {
            auto const kind = ours[i]->kind;
            if (kind == BlockKind::item || kind == BlockKind::row || kind == BlockKind::cell) continue;
            if (!removals.are_in(theirs[i]->origin)) continue;
            if (kind == BlockKind::paragraph) removals.add_ours(theirs[i]->origin, Removal::Ours::cell, ours[i], 0);
            removals.add_ours(theirs[i]->origin, Removal::Ours::block, ours[i], 0);
        }
        for (std::size_t i = 0; i < wanted_.notes.size() && i < read_.notes.size(); ++i)
            if (removals.are_in(read_.notes[i].origin))
                removals.add_ours(read_.notes[i].origin, Removal::Ours::note, nullptr, i);
    }

    model::Document read_;
    model::Document const& wanted_;
    write::MarkdownParts parts_;
    redact::Withheld const& withheld_;
    model::Search const& search_;
    std::size_t taken_out_ = 0;
    std::size_t untouched_ = 0;  // up to here the text is as it was when its leaks were found
    std::size_t bytes_read_ = 0;
};

}  // namespace

SourceCopy copy_in_our_hand(redact::Redaction const& redaction) {
    SourceCopy out;
    out.text = write::markdown(redaction.document, write::MarkdownFlavour::source);
    out.is_ours = true;
    return out;
}

SourceCopy copy_source(model::Document const& before, redact::Redaction const& redaction,
                       redact::Withheld const& withheld, model::Search const& search) {
    auto const& wanted = redaction.document.document();
    Splice splice(before, redaction);
    constexpr int most_rounds = 24;
    for (int round = 0; round < most_rounds; ++round) {
        auto read = read_again(splice.text());
        auto const different = differences(read, wanted);
        if (different.any) {
            if (!splice.give_way(read, different)) return copy_in_our_hand(redaction);
            continue;
        }
        Cleaning cleaning(std::move(read), redaction, withheld, search);
        if (!cleaning.clean()) return copy_in_our_hand(redaction);
        return {cleaning.text(), splice.rewritten(), cleaning.taken_out(), false};
    }
    return copy_in_our_hand(redaction);
}

}  // namespace dhrdoc
