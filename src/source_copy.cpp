// Takes a text, the document that was read from it and what redact made of that; makes the text again with nothing
// changed but what was replaced, byte for byte, and proves it.
#include "source_copy.h"

#include "markdown/parse.h"
#include "model/filled_text.h"
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
constexpr auto none = std::string_view::npos;

model::Document read_again(std::string text) {
    base::Sources const sources;
    base::Diagnostics unheard;
    auto filled = std::make_shared<model::FilledText>();
    filled->text = std::move(text);
    return markdown::parse(std::move(filled), sources, {true}, unheard);
}

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

std::size_t begin_of_line(std::string_view text, std::size_t at) {
    while (at > 0 && !is_line_end(text[at - 1])) --at;
    return at;
}

/// Behind the end of the line.
std::size_t past_line(std::string_view text, std::size_t at) {
    while (at < text.size() && !is_line_end(text[at])) ++at;
    if (text.substr(at).starts_with("\r\n")) return at + 2;
    return std::min(at + 1, text.size());
}

bool is_blank(std::string_view text, std::size_t begin, std::size_t end) {
    return text.substr(begin, end - begin).find_first_not_of(" \t\r\n") == none;
}

/// A way of taking out what gives something away: what comes in its place is `words`, or a block or note in our hand.
struct Removal {
    enum class Ours : std::uint8_t { nothing, cell, block, note };
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string words;
    Ours ours = Ours::nothing;
    Block const* block = nullptr;
    std::size_t note = 0;
};

/// Ways of taking out one leak, the smallest first. Whether one of them changes what is read shows afterwards.
class Removals {
public:
    Removals(std::string_view text, UnseenLeak const& leak) : text_(text), leak_(leak) {
        add_tag();
        add_definition();
        add_lines();
        add_stretch();
    }
    [[nodiscard]] bool are_in(model::Origin origin) const { return origin.begin <= leak_.at && leak_.at < origin.end; }
    void add_ours(model::Origin origin, Removal::Ours ours, Block const* block, std::size_t note) {
        all_.push_back({origin.begin, origin.end, {}, ours, block, note});
    }
    [[nodiscard]] std::vector<Removal> const& all() const { return all_; }

private:
    void add(std::size_t begin, std::size_t end, std::string words) { all_.push_back({begin, end, std::move(words)}); }
    /// "<!-- ... -->" or "<a href="...">"; with its line where nothing else stands on it.
    void add_tag() {
        auto const open = text_.substr(0, leak_.at + 1).rfind('<');
        auto const comment = text_.substr(0, leak_.at + 1).rfind("<!--");
        bool const in_comment = comment != none && comment >= leak_.begin && text_.find("-->", comment) >= leak_.at;
        auto const begin = in_comment ? comment : open;
        if (begin == none || begin < leak_.begin) return;
        auto const close = in_comment ? text_.find("-->", begin) : text_.find('>', leak_.at);
        auto const end = close == none ? text_.size() : close + (in_comment ? 3 : 1);
        if (end > leak_.end) return;
        auto const line = begin_of_line(text_, begin);
        auto const past = past_line(text_, end);
        if (is_blank(text_, line, begin) && is_blank(text_, end, past)) add(line, past, {});
        add(begin, end, {});
        // What the tag does is to stay.
        auto const name = std::min(text_.find_first_of(" \t\r\n/>", begin + 2), end);
        if (!in_comment) add(begin, end, std::string(text_.substr(begin, name - begin)) + ">");
    }
    /// From the line of the leak, or the one above it that begins with a bracket, up to the next definition or the end
    /// of the paragraph; of a note also what is indented behind blank lines.
    void add_definition() {
        auto begin = begin_of_line(text_, leak_.at);
        while (!begins_definition(begin)) {
            if (begin <= leak_.begin || begin == 0) return;
            begin = begin_of_line(text_, begin - 1 - (text_.substr(0, begin).ends_with("\r\n") ? 1 : 0));
        }
        auto end = past_line(text_, begin);
        while (end < leak_.end && !is_blank(text_, end, past_line(text_, end)) && !begins_definition(end))
            end = past_line(text_, end);
        add(begin, end, {});
        while (end < leak_.end &&
               (text_[end] == ' ' || text_[end] == '\t' || is_blank(text_, end, past_line(text_, end))))
            end = past_line(text_, end);
        add(begin, end, {});
    }
    [[nodiscard]] bool begins_definition(std::size_t line) const {
        auto const first = text_.find_first_not_of(" \t>", line);
        return first != none && text_[first] == '[';
    }
    /// The line of the leak, and all lines that nobody sees around it.
    void add_lines() {
        auto const line = begin_of_line(text_, leak_.at);
        auto const past = past_line(text_, leak_.at);
        if (line >= leak_.begin && past <= leak_.end) add(line, past, {});
        // A lost cell ends with its line.
        auto line_end = past;
        while (line_end > leak_.at && is_line_end(text_[line_end - 1])) --line_end;
        add(std::max(line, leak_.begin), std::min(line_end, leak_.end), {});
        auto const begin =
            leak_.begin == begin_of_line(text_, leak_.begin) ? leak_.begin : past_line(text_, leak_.begin);
        auto const end = leak_.end == text_.size() ? leak_.end : begin_of_line(text_, leak_.end);
        if (begin < end) add(begin, end, {});
    }

    void add_stretch() {
        auto const white = [this](std::size_t at) {
            return text_[at] == ' ' || text_[at] == '\t' || is_line_end(text_[at]);
        };
        auto begin = leak_.begin, end = leak_.end;
        while (begin < end && white(begin)) ++begin;
        while (begin < end && white(end - 1)) --end;
        add(begin, end, {});
        add(leak_.begin, leak_.end, " ");
    }

    std::string_view text_;
    UnseenLeak leak_;
    std::vector<Removal> all_;
};

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
