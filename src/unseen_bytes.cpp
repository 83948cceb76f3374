// Takes a document and the Markdown that it was read from; finds what is withheld in bytes that no reader of the page
// sees.
#include "unseen_bytes.h"

#include "model/filled_text.h"
#include "model/locate.h"
#include "redact/unseen.h"
#include "splice.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace dhrdoc {

namespace {

using model::Block;
using model::BlockKind;
constexpr auto none = std::string_view::npos;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & '\x80') != 0; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool says_something(char c) { return is_letter(c) || is_digit(c); }

/// Which bytes are words of the page, or say what the document says beside its words.
class Seen {
public:
    explicit Seen(model::Document const& document) : source_(document.source->text), seen_(source_.size()) {
        for (auto const& block : document.blocks) mark_block(*document.source, block);
        for (auto const& note : document.notes) {
            for (auto const& block : note.blocks) mark_block(*document.source, block);
            mark_if(note.origin.begin, "[^" + note.label + "]:");
        }
        mark_definitions();
    }
    [[nodiscard]] bool operator[](std::size_t at) const { return seen_[at]; }

private:
    void mark(std::size_t begin, std::size_t end) {
        for (auto at = begin; at < std::min(end, seen_.size()); ++at) seen_[at] = true;
    }
    void mark_if(std::size_t at, std::string_view words) {
        if (source_.substr(std::min(at, source_.size())).starts_with(words)) mark(at, at + words.size());
    }
    /// `words` is published as it is: where a link says where it leads, or a block of code its language, they tell
    /// nothing more.
    void mark_known(model::Origin place, std::string const& words) {
        if (words.empty()) return;
        known_.insert(words);
        auto const inside = source_.substr(0, place.end);
        for (auto at = inside.find(words, place.begin); at != none; at = inside.find(words, at + words.size()))
            mark(at, at + words.size());
    }
    void mark_links(Block const& block) {
        auto const& links = block.text.links;
        std::size_t next = 0;
        if (links.empty() && block.kind != BlockKind::figure) return;
        auto const block_end = std::min<std::size_t>(block.origin.end, source_.size());
        for (auto at = source_.find("](", block.origin.begin); at < block_end; at = source_.find("](", at + 2)) {
            model::Origin const tail{static_cast<std::uint32_t>(at),
                                     static_cast<std::uint32_t>(std::min(end_of_link(source_, at), block_end))};
            // Links stand in the text as they stand in the block: mostly it is the next one.
            for (std::size_t tried = 0; tried < links.size(); ++tried) {
                auto const& link = links[(next + tried) % links.size()];
                if (source_.substr(at, tail.end - at).find(link.target) == none) continue;
                mark_known(tail, link.target);
                mark_known(tail, link.title);
                next += tried + 1;
                break;
            }
            mark_known(tail, block.image);
            if (block.kind == BlockKind::figure) mark_known(tail, block.text.text);
        }
        if (block.kind == BlockKind::figure) mark_known(first_line(block), block.alt);
        for (auto const& link : links) {
            known_.insert(link.target);
            known_.insert(link.title);
        }
    }
    [[nodiscard]] model::Origin first_line(Block const& block) const {
        auto const end = std::min(
            {source_.find_first_of("\r\n", block.origin.begin), source_.size(), std::size_t{block.origin.end}});
        return {block.origin.begin, static_cast<std::uint32_t>(end)};
    }
    /// A piece of another length is a character reference, an escape or a tab; a tag that is read as a space or the end
    /// of a line says more than that.
    void mark_piece(model::SourceMap::Piece const& piece) {
        bool const is_tag = source_[piece.source] == '<' && piece.source_length > 1;
        if (!is_tag) mark(piece.source, std::size_t{piece.source} + piece.source_length);
    }
    void mark_block(model::FilledText const& filled, Block const& block) {
        if (!block.text.empty()) {
            model::SourceMap const map(filled, block.origin, block.text.text);
            for (auto const& piece : map.pieces(0, block.text.text.size())) mark_piece(piece);
        }
        mark_links(block);
        mark_known(first_line(block), block.code_language);
        for (std::size_t i = 0; i < block.children.size(); ++i) {
            if (block.kind == BlockKind::list) mark_sign_of_item(block, i);
            mark_block(filled, block.children[i]);
        }
    }
    /// The number of an item where it is the one that is printed, and the tick of a task.
    void mark_sign_of_item(Block const& list, std::size_t index) {
        auto const& item = list.children[index];
        std::size_t at = item.origin.begin;
        auto past = at;
        while (past < source_.size() && is_digit(source_[past])) ++past;
        if (list.ordered && source_.substr(at, past - at) == std::to_string(list.start + index)) mark(at, past);
        auto const sign = item.task == model::Task::none ? none : source_.substr(0, at + 20).find('[', at);
        if (sign != none && sign + 2 < source_.size() && source_[sign + 2] == ']') mark(sign + 1, sign + 2);
    }
    /// "[label]: target": a target that a link of the document has, too.
    void mark_definitions() {
        for (auto at = source_.find("]:"); at != none; at = source_.find("]:", at + 2)) {
            auto begin = source_.find_first_not_of(" \t\r\n>", at + 2);
            if (begin == none) return;
            begin += source_[begin] == '<' ? 1 : 0;
            auto const end = std::min(source_.find_first_of(" \t\r\n>", begin), source_.size());
            if (known_.contains(source_.substr(begin, end - begin))) mark(begin, end);
            auto const quote = source_.find_first_not_of(" \t\r\n>", end);
            if (quote == none || (source_[quote] != '"' && source_[quote] != '\'')) continue;
            auto const close = source_.find(source_[quote], quote + 1);
            if (close != none && known_.contains(source_.substr(quote + 1, close - quote - 1))) mark(quote + 1, close);
        }
    }

    std::string_view source_;
    std::vector<bool> seen_;
    std::set<std::string, std::less<>> known_;
};

struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Stretches of bytes that are not seen and say something.
std::vector<Stretch> unseen_stretches(std::string_view source, Seen const& seen) {
    std::vector<Stretch> out;
    for (std::size_t at = 0; at < source.size();) {
        if (seen[at]) {
            ++at;
            continue;
        }
        auto past = at;
        bool says = false;
        for (; past < source.size() && !seen[past]; ++past) says = says || says_something(source[past]);
        if (says) out.push_back({at, past});
        at = past;
    }
    return out;
}

/// Where the blank line before or behind it is.
std::size_t paragraph_begin(std::string_view source, std::size_t at) {
    for (; at > 0; --at) {
        if (source[at - 1] != '\n' && source[at - 1] != '\r') continue;
        auto const next = source.find_first_not_of(" \t", at);
        if (next == none || source[next] == '\n' || source[next] == '\r') return at;
    }
    return 0;
}
std::size_t paragraph_end(std::string_view source, std::size_t at) {
    for (; at < source.size(); ++at) {
        if (source[at] != '\n' && source[at] != '\r') continue;
        auto const next = source.find_first_not_of(" \t", at + (source.substr(at).starts_with("\r\n") ? 2 : 1));
        if (next == none || source[next] == '\n' || source[next] == '\r') return at;
    }
    return source.size();
}

/// The paragraphs in which the stretches stand, each once.
std::vector<Stretch> paragraphs_of(std::string_view source, std::vector<Stretch> const& stretches) {
    std::vector<Stretch> out;
    for (auto const& stretch : stretches) {
        Stretch const whole{paragraph_begin(source, stretch.begin), paragraph_end(source, stretch.end)};
        if (!out.empty() && whole.begin <= out.back().end)
            out.back().end = std::max(out.back().end, whole.end);
        else
            out.push_back(whole);
    }
    return out;
}

}  // namespace

std::vector<UnseenLeak> unseen_leaks(model::Document const& document, redact::Withheld const& withheld,
                                     model::Search const& search) {
    std::string_view const source = document.source->text;
    Seen const seen(document);
    auto const stretches = unseen_stretches(source, seen);
    std::vector<UnseenLeak> out;
    std::set<std::size_t> told;
    for (auto const& paragraph : paragraphs_of(source, stretches)) {
        auto const words = source.substr(paragraph.begin, paragraph.end - paragraph.begin);
        for (auto const& read : redact::find_unseen(words, withheld, search)) {
            for (auto const byte : read) {
                auto const at = paragraph.begin + byte;
                if (seen[at] || !says_something(source[at])) continue;
                auto const behind =
                    std::upper_bound(stretches.begin(), stretches.end(), at,
                                     [](std::size_t value, Stretch const& stretch) { return value < stretch.begin; });
                auto const& stretch = *(behind - 1);
                if (told.insert(stretch.begin).second) out.push_back({stretch.begin, stretch.end, at});
                break;
            }
        }
    }
    std::sort(out.begin(), out.end(), [](UnseenLeak const& a, UnseenLeak const& b) { return a.begin > b.begin; });
    return out;
}

}  // namespace dhrdoc
