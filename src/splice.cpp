// Takes the text that a document was read from, and the document redacted; makes the text again in which nothing is
// changed but what was replaced.
#include "splice.h"

#include "write/markdown_escape.h"

#include <algorithm>
#include <cassert>

namespace dhrdoc {

namespace {

using model::Block;
using model::BlockKind;
constexpr auto none = std::string_view::npos;
constexpr std::string_view object_character = "\xEF\xBF\xBC";  // U+FFFC, where an inset stands

bool is_line_end(char c) { return c == '\n' || c == '\r'; }
bool is_white(char c) { return c == ' ' || c == '\t' || is_line_end(c); }
bool is_delimiter(char c) { return c == '*' || c == '_' || c == '~' || c == '`'; }

/// Of one piece the beginning and the end in the source.
std::size_t end_of(model::SourceMap::Piece const& piece) { return piece.source + piece.source_length; }

std::size_t end_of_target(std::string_view text, std::size_t at) {
    if (at < text.size() && text[at] == '<') {
        auto const end = text.find('>', at);
        return end == none ? none : end + 1;
    }
    std::size_t depth = 0;
    for (; at < text.size() && !is_white(text[at]); ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == '(') {
            ++depth;
        } else if (text[at] == ')' && depth-- == 0) {
            break;
        }
    }
    return std::min(at, text.size());
}

std::size_t end_of_title(std::string_view text, std::size_t at) {
    if (at >= text.size() || (text[at] != '"' && text[at] != '\'' && text[at] != '(')) return at;
    char const close = text[at] == '(' ? ')' : text[at];
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == close) {
            return at + 1;
        }
    }
    return none;
}

std::size_t after_white(std::string_view text, std::size_t at) {
    while (at < text.size() && (is_white(text[at]) || text[at] == '>')) ++at;
    return at;
}

/// The parts of a replacement between insets, which stay; the first takes the words. As redact applies it.
std::vector<redact::Replacement> around_insets(model::StyledText const& text, redact::Replacement const& whole) {
    std::vector<redact::Replacement> out;
    std::size_t begin = whole.begin;
    for (auto const& inset : text.insets) {
        if (inset.at < whole.begin || inset.at >= whole.end) continue;
        if (inset.at > begin) out.push_back({begin, inset.at, {}});
        begin = inset.at + object_character.size();
    }
    if (begin < whole.end) out.push_back({begin, whole.end, {}});
    if (!out.empty()) out.front().words = whole.words;
    return out;
}

/// What stands between the letters of a name that goes: openers and closers of emphasis, code and links.
class Markup {
public:
    Markup(std::string_view text, std::size_t begin) : text_(text) {
        std::size_t from = begin;
        while (from > 0 && is_delimiter(text[from - 1])) --from;
        outside_ = text.substr(from, begin - from);
    }
    void read(std::size_t begin, std::size_t end) {
        for (auto at = begin; at < end;) {
            if (is_delimiter(text_[at])) {
                auto past = at;
                while (past < end && text_[past] == text_[at]) ++past;
                read_run(text_.substr(at, past - at));
                at = past;
            } else if (text_[at] == '[') {
                open_.emplace_back("[");
                ++at;
            } else if (text_[at] == ']') {
                auto const past = std::min(end_of_link(text_, at), end);
                if (open_.empty() || open_.back() != "[")
                    closers_ += text_.substr(at, past - at);
                else
                    open_.pop_back();
                at = past;
            } else {
                ++at;
            }
        }
    }
    /// What closes markup that began before the name.
    [[nodiscard]] std::string const& closers() const { return closers_; }
    /// The end of what stands behind the name and closes markup that began inside of it.
    [[nodiscard]] std::size_t end_of_closers(std::size_t at) {
        for (; !open_.empty() && at < text_.size(); open_.pop_back()) {
            if (open_.back() == "[" && text_[at] == ']')
                at = end_of_link(text_, at);
            else if (open_.back() != "[" && text_.substr(at).starts_with(open_.back()))
                at += open_.back().size();
            else
                break;
        }
        return at;
    }

private:
    void read_run(std::string_view run) {
        if (!open_.empty() && open_.back() == run) {
            open_.pop_back();
        } else if (outside_.ends_with(run)) {
            closers_ += run;
            outside_.remove_suffix(run.size());
        } else {
            open_.emplace_back(run);
        }
    }

    std::string_view text_;
    std::string_view outside_;
    std::vector<std::string> open_;
    std::string closers_;
};

bool is_same(Block const& before, Block const& after) {
    return before.text == after.text && before.alt == after.alt && before.image == after.image &&
           before.code_language == after.code_language && before.ordered == after.ordered;
}

}  // namespace

void ByteChanges::take_out(std::size_t begin, std::size_t end) {
    for (auto at = begin; at < std::min(end, gone_.size()); ++at) gone_[at] = true;
}

void ByteChanges::put(std::size_t at, std::string words) { put_[std::min(at, gone_.size())] += words; }

std::string ByteChanges::applied() const {
    std::string out;
    out.reserve(text_.size());
    auto next = put_.begin();
    for (std::size_t at = 0; at <= text_.size(); ++at) {
        if (next != put_.end() && next->first == at) out += (next++)->second;
        if (at < text_.size() && !gone_[at]) out += text_[at];
    }
    return out;
}

std::size_t end_of_link(std::string_view text, std::size_t at) {
    auto const tail = at + 1;
    if (tail < text.size() && text[tail] == '(') {
        auto end = end_of_target(text, after_white(text, tail + 1));
        if (end != none) end = end_of_title(text, after_white(text, end));
        if (end != none) end = after_white(text, end);
        if (end != none && end < text.size() && text[end] == ')') return end + 1;
    }
    if (tail < text.size() && text[tail] == '[') {
        auto const end = text.find(']', tail);
        if (end != none) return end + 1;
    }
    return tail;
}

std::string with_line_ends_of(std::string_view text, std::string words) {
    bool const has_feeds = text.find('\n') != none;
    auto const line_end = text.find("\r\n") != none               ? std::string_view("\r\n")
                          : !has_feeds && text.find('\r') != none ? std::string_view("\r")
                                                                  : std::string_view("\n");
    if (line_end == "\n") return words;
    std::string out;
    for (char const c : words) c == '\n' ? out += line_end : out += c;
    return out;
}

struct Splice::Leaf {
    Block const* before = nullptr;
    Block const* after = nullptr;
    redact::ChangedText const* change = nullptr;
    std::size_t part = 0;
    Hand hand = Hand::theirs;
    bool in_cell = false;
    bool changed = false;
    std::unique_ptr<model::SourceMap> map;
};

/// A block at the top of the document, or a note.
struct Splice::Part {
    model::Origin origin;
    Block const* block = nullptr;  // redacted; null for a note
    std::size_t note = 0;
    std::size_t first_leaf = 0;
    std::size_t past_leaf = 0;
    bool ours = false;
};

Splice::Splice(model::Document const& before, redact::Redaction const& redaction)
    : before_(before), after_(redaction.document.document()), source_(before.source->text), ours_(redaction.document) {
    for (auto const& change : redaction.changes) changes_[change.block] = &change;
    assert(before_.blocks.size() == after_.blocks.size() && before_.notes.size() == after_.notes.size());
    for (std::size_t i = 0; i < before_.blocks.size(); ++i) {
        parts_.push_back({before_.blocks[i].origin, &after_.blocks[i], 0, leaves_.size(), 0, false});
        collect(before_.blocks[i], after_.blocks[i], i, false);
        parts_.back().past_leaf = leaves_.size();
    }
    for (std::size_t i = 0; i < before_.notes.size(); ++i) {
        parts_.push_back({before_.notes[i].origin, nullptr, i, leaves_.size(), 0, false});
        collect_children(before_.notes[i].blocks, after_.notes[i].blocks, parts_.size() - 1, false);
        parts_.back().past_leaf = leaves_.size();
    }
}
Splice::~Splice() = default;

void Splice::collect(Block const& before, Block const& after, std::size_t part, bool in_cell) {
    Leaf leaf;
    leaf.before = &before;
    leaf.after = &after;
    auto const change = changes_.find(leaves_.size());
    if (change != changes_.end()) leaf.change = change->second;
    leaf.part = part;
    leaf.in_cell = in_cell;
    leaf.changed = !is_same(before, after);
    leaves_.push_back(std::move(leaf));
    collect_children(before.children, after.children, part, before.kind == BlockKind::cell);
}

void Splice::collect_children(std::vector<Block> const& before, std::vector<Block> const& after, std::size_t part,
                              bool in_cell) {
    assert(before.size() == after.size());
    for (std::size_t i = 0; i < before.size(); ++i) collect(before[i], after[i], part, in_cell);
}

// --- writing
// ---------------------------------------------------------------------------------------------------------------------

std::string Splice::text() {
    // A leaf that cannot be written alone takes its part with it: only the second time it is known which parts are
    // ours.
    ByteChanges unused(source_);
    ByteChanges changes(source_);
    for (auto* round : {&unused, &changes})
        for (auto& leaf : leaves_)
            if (leaf.changed && !parts_[leaf.part].ours) write_leaf(leaf, *round);
    for (auto const& part : parts_)
        if (part.ours) write_part(part, changes);
    write_labels(changes);
    return changes.applied();
}

void Splice::write_part(Part const& part, ByteChanges& changes) const {
    std::size_t begin = part.origin.begin;
    while (begin > 0 && (source_[begin - 1] == ' ' || source_[begin - 1] == '\t')) --begin;
    changes.take_out(begin, part.origin.end);
    changes.put(begin,
                with_line_ends_of(source_, part.block != nullptr ? ours_.block(*part.block) : ours_.note(part.note)));
}

void Splice::write_leaf(Leaf& leaf, ByteChanges& changes) {
    if (leaf.hand != Hand::ours) {
        if (write_in_place(leaf, changes)) return;
        leaf.hand = Hand::ours;
    }
    auto const kind = leaf.before->kind;
    bool const has_text = kind == BlockKind::paragraph || kind == BlockKind::heading || kind == BlockKind::figure ||
                          kind == BlockKind::code;
    auto& part = parts_[leaf.part];
    auto words = !has_text ? std::string() : leaf.in_cell ? ours_.cell(*leaf.after) : ours_.block(*leaf.after);
    bool const is_part = leaf.after == part.block;
    if (!has_text || is_part || words.find('\n') != std::string::npos) {
        part.ours = true;
        return;
    }
    changes.take_out(leaf.before->origin.begin, leaf.before->origin.end);
    changes.put(leaf.before->origin.begin, std::move(words));
}

/// False where it is not known what to change.
bool Splice::write_in_place(Leaf& leaf, ByteChanges& changes) const {
    auto const& before = *leaf.before;
    auto const& after = *leaf.after;
    if (before.ordered != after.ordered) return false;
    if (before.kind == BlockKind::figure) return write_picture(leaf, changes);
    return write_words(leaf, changes) && write_links(leaf, changes) && write_info(leaf, changes);
}

bool Splice::write_words(Leaf& leaf, ByteChanges& changes) const {
    auto const& text = leaf.before->text;
    if (text.text == leaf.after->text.text && leaf.change == nullptr) return true;
    if (leaf.change == nullptr || leaf.change->replaced.empty()) return false;
    if (!leaf.map) leaf.map = std::make_unique<model::SourceMap>(*before_.source, leaf.before->origin, text.text);
    for (auto const& replacement : leaf.change->replaced)
        for (auto const& part : around_insets(text, replacement))
            if (!write_words(leaf, part, changes)) return false;
    return true;
}

bool Splice::write_words(Leaf& leaf, redact::Replacement const& replacement, ByteChanges& changes) const {
    if (replacement.begin == replacement.end) return replacement.words.empty();
    auto const pieces = leaf.map->pieces(replacement.begin, replacement.end);
    if (pieces.empty()) return false;
    std::size_t const begin = pieces.front().source;
    if (leaf.hand == Hand::closed) {
        Markup markup(source_, begin);
        for (std::size_t i = 1; i < pieces.size(); ++i) markup.read(end_of(pieces[i - 1]), pieces[i].source);
        changes.take_out(begin, markup.end_of_closers(end_of(pieces.back())));
        changes.put(begin, at_place(leaf, begin, write::MarkdownParts::words(replacement.words)) + markup.closers());
        return true;
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        changes.take_out(pieces[i].source, end_of(pieces[i]));
        if (i == 0) continue;
        // The beginning of a line that is no line any more: blanks, and the signs of quotes.
        auto const gap = source_.substr(end_of(pieces[i - 1]), pieces[i].source - end_of(pieces[i - 1]));
        if (gap.find_first_not_of(" \t>") == none) changes.take_out(end_of(pieces[i - 1]), pieces[i].source);
    }
    changes.put(begin, at_place(leaf, begin, replacement.words));
    return true;
}

/// "C:\Users\name": a sign that comes to stand behind a backslash must not be taken for an escaped one.
std::string Splice::at_place(Leaf const& leaf, std::size_t at, std::string words) const {
    auto from = at;
    while (from > 0 && source_[from - 1] == '\\') --from;
    bool const is_escaped = (at - from) % 2 == 1 && leaf.before->kind != BlockKind::code && !words.empty() &&
                            write::is_ascii_punctuation(static_cast<unsigned char>(words.front()));
    return is_escaped ? '\\' + words : words;
}

bool Splice::write_links(Leaf& leaf, ByteChanges& changes) const {
    auto const& before = leaf.before->text.links;
    auto const& after = leaf.after->text.links;
    if (before.size() != after.size()) return false;
    for (std::size_t i = 0; i < before.size(); ++i)
        if (before[i] != after[i] && !write_link(leaf, i, changes)) return false;
    return true;
}

bool Splice::is_replaced(Leaf const& leaf, std::size_t begin, std::size_t end) {
    return leaf.change != nullptr &&
           std::any_of(leaf.change->replaced.begin(), leaf.change->replaced.end(),
                       [&](redact::Replacement const& one) { return one.begin < end && begin < one.end; });
}

bool Splice::write_link(Leaf& leaf, std::size_t link, ByteChanges& changes) const {
    auto const& text = leaf.before->text;
    auto const& now = leaf.after->text.links[link];
    std::size_t begin = none, end = 0;
    for (auto const& run : text.runs) {
        if (run.link != static_cast<std::int32_t>(link)) continue;
        begin = std::min<std::size_t>(begin, run.begin);
        end = std::max<std::size_t>(end, run.end);
    }
    if (begin == none) return false;
    if (now.target.empty() && says_where_it_leads(text, link) && !is_replaced(leaf, begin, end)) return true;
    if (!leaf.map) leaf.map = std::make_unique<model::SourceMap>(*before_.source, leaf.before->origin, text.text);
    auto const pieces = leaf.map->pieces(begin, end);
    if (pieces.empty()) return false;
    std::size_t from = pieces.front().source, to = end_of(pieces.back());
    if (from > 0 && source_[from - 1] == '<' && to < source_.size() && source_[to] == '>' && now.target.empty()) {
        changes.take_out(from - 1, from);
        changes.take_out(to, to + 1);
        return true;
    }
    while (from > 0 && is_delimiter(source_[from - 1])) --from;
    while (to < source_.size() && is_delimiter(source_[to])) ++to;
    // Neither brackets nor angles: an address that leads somewhere by its looks, which go with its words.
    if (from == 0 || source_[from - 1] != '[' || to >= source_.size() || source_[to] != ']') return now.target.empty();
    auto const past = end_of_link(source_, to);
    // "[a@example.org]": an address between brackets that are text.
    if (past == to + 1 && now.target.empty() && says_where_it_leads(text, link)) return true;
    if (now.target.empty()) {
        changes.take_out(from > 1 && source_[from - 2] == '!' ? from - 2 : from - 1, from);
        changes.take_out(to, past);
        return true;
    }
    if (now.target != text.links[link].target) return false;
    model::Origin const tail{static_cast<std::uint32_t>(to), static_cast<std::uint32_t>(past)};
    return write_plain(leaf, tail, text.links[link].title, now.title, changes);
}

bool Splice::write_info(Leaf const& leaf, ByteChanges& changes) const {
    auto const& info = leaf.before->code_language;
    if (info == leaf.after->code_language) return true;
    auto const begin = leaf.before->origin.begin;
    auto const line_end = std::min(source_.find_first_of("\r\n", begin), source_.size());
    model::Origin const line{begin, static_cast<std::uint32_t>(line_end)};
    return write_plain(leaf, line, info, leaf.after->code_language, changes);
}

/// "![alt](image "caption")"
bool Splice::write_picture(Leaf const& leaf, ByteChanges& changes) const {
    auto const& before = *leaf.before;
    auto const& after = *leaf.after;
    auto const inside = source_.substr(0, before.origin.end);
    auto const middle = inside.rfind("](");
    if (!inside.substr(before.origin.begin).starts_with("![") || middle == none || middle < before.origin.begin)
        return false;
    model::Origin const words{before.origin.begin + 2, static_cast<std::uint32_t>(middle)};
    model::Origin const tail{static_cast<std::uint32_t>(middle), before.origin.end};
    return write_plain(leaf, words, before.alt, after.alt, changes) &&
           write_plain(leaf, tail, before.image, after.image, changes) &&
           write_plain(leaf, tail, before.text.text, after.text.text, changes);
}

/// A title or the like that stands once in that place, with its character references and escapes: what is alike at both
/// ends stays.
bool Splice::write_plain(Leaf const& leaf, model::Origin place, std::string const& before, std::string const& after,
                         ByteChanges& changes) const {
    if (before == after) return true;
    auto const most = std::min(before.size(), after.size());
    std::size_t front = 0, back = 0;
    while (front < most && before[front] == after[front]) ++front;
    while (back < most - front && before[before.size() - 1 - back] == after[after.size() - 1 - back]) ++back;
    auto const is_inside_character = [](std::string const& text, std::size_t at) {
        return at < text.size() && (text[at] & '\xC0') == '\x80';
    };
    while (front > 0 && (is_inside_character(before, front) || is_inside_character(after, front))) --front;
    while (back > 0 && is_inside_character(before, before.size() - back)) --back;
    model::SourceMap const map(*before_.source, place, before);
    auto const pieces = map.pieces(front, before.size() - back);
    if (pieces.empty()) return false;
    for (auto const& piece : pieces) changes.take_out(piece.source, end_of(piece));
    auto const words = std::string_view(after).substr(front, after.size() - back - front);
    changes.put(pieces.front().source, write::with_backslashes(words, leaf.hand == Hand::closed ? "\"'()[]" : ""));
    return true;
}

/// A note is called the same where it stands and wherever the text refers to it.
void Splice::write_labels(ByteChanges& changes) const {
    for (std::size_t i = 0; i < before_.notes.size(); ++i) {
        auto const& label = before_.notes[i].label;
        if (label == after_.notes[i].label) continue;
        auto const now = public_label(after_, i);
        std::string const old_sign = "[^" + label + "]";
        for (auto at = source_.find(old_sign); at != none; at = source_.find(old_sign, at + 1)) {
            if (changes.is_out(at)) continue;  // written anew, with the label as it is now
            changes.take_out(at + 2, at + 2 + label.size());
            changes.put(at + 2, now);
        }
    }
}

// --- giving way
// ------------------------------------------------------------------------------------------------------------------

bool Splice::let_leaf_give_way(std::size_t leaf) {
    auto& one = leaves_[leaf];
    if (!one.changed || one.hand == Hand::ours) return false;
    one.hand = one.hand == Hand::theirs ? Hand::closed : Hand::ours;
    return true;
}

bool Splice::change_hand(Part& part) {
    bool const may = !part.ours && std::any_of(leaves_.begin() + static_cast<std::ptrdiff_t>(part.first_leaf),
                                               leaves_.begin() + static_cast<std::ptrdiff_t>(part.past_leaf),
                                               [](Leaf const& leaf) { return leaf.changed; });
    part.ours = part.ours || may;
    return may;
}

/// `read` is what the part is read as now; null where that is not known.
bool Splice::let_differing_leaves_give_way(Part& part, Block const* read) {
    std::vector<bool> differs(part.past_leaf - part.first_leaf, true);
    if (read != nullptr) {
        std::vector<Block const*> blocks;
        auto const walk = [&blocks](auto const& self, Block const& block) -> void {
            blocks.push_back(&block);
            for (auto const& child : block.children) self(self, child);
        };
        walk(walk, *read);
        for (std::size_t i = 0; blocks.size() == differs.size() && i < differs.size(); ++i)
            differs[i] = !reads_as_alone(*blocks[i], *leaves_[part.first_leaf + i].after);
    }
    bool moved = false;
    for (std::size_t i = 0; i < differs.size(); ++i)
        if (differs[i]) moved = let_leaf_give_way(part.first_leaf + i) || moved;
    return moved;
}

bool Splice::give_way(model::Document const& read, Differences const& differences) {
    bool moved = false;
    for (auto const number : differences.parts) {
        auto& part = parts_[number];
        bool const known = differences.same_shape && part.block != nullptr;
        if (part.ours) continue;
        if (let_differing_leaves_give_way(part, known ? &read.blocks[number] : nullptr) || change_hand(part))
            moved = true;
    }
    if (moved) return true;
    for (auto& part : parts_) moved = change_hand(part) || moved;
    return moved;
}

std::size_t Splice::rewritten() const {
    auto const leaves = std::count_if(leaves_.begin(), leaves_.end(), [this](Leaf const& leaf) {
        return leaf.hand == Hand::ours && leaf.changed && !parts_[leaf.part].ours;
    });
    auto const parts = std::count_if(parts_.begin(), parts_.end(), [](Part const& part) { return part.ours; });
    return static_cast<std::size_t>(leaves + parts);
}

}  // namespace dhrdoc
