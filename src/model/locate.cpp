// Takes the flat text of a block and the Markdown that it came from; finds for bytes of the one the bytes of the other.
//
// The source says the same as the flat text, with markup between. Which of its signs are markup is for the parser to
// know; here it follows from what the flat text has at that place. Where both readings are possible one is tried, and
// the other if the rest does not fit. What did not fit once is remembered, so this ends soon for any input.
#include "model/locate.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace dhrdoc::model {

namespace {

using Piece = SourceMap::Piece;
constexpr auto none = std::string_view::npos;

constexpr std::string_view object_replacement = "\xEF\xBF\xBC";
constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_line_end(char c) { return c == '\n' || c == '\r'; }
bool is_white(char c) { return is_blank(c) || is_line_end(c); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

bool is_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

/// Characters that can be nothing but themselves.
bool is_plain(char c) {
    constexpr std::string_view special = " \t\n\r\\&*_~`[]!<>#{|=-\xEF";
    return c != 0 && special.find(c) == none;
}

std::uint32_t narrowed(std::size_t value) { return static_cast<std::uint32_t>(value); }

/// The names that prose uses; another name stands for whatever the flat text has there.
struct Named {
    std::string_view name;
    std::string_view text;
};
constexpr std::array<Named, 24> named = {
    {{"amp", "&"},    {"lt", "<"},    {"gt", ">"},     {"quot", "\""}, {"apos", "'"},   {"nbsp", "\u00A0"},
     {"pound", "£"},  {"euro", "€"},  {"copy", "©"},   {"reg", "®"},   {"hellip", "…"}, {"ndash", "–"},
     {"mdash", "—"},  {"lsquo", "‘"}, {"rsquo", "’"},  {"ldquo", "“"}, {"rdquo", "”"},  {"shy", "\u00AD"},
     {"eacute", "é"}, {"bull", "•"},  {"middot", "·"}, {"deg", "°"},   {"frac12", "½"}, {"sect", "§"}}};

/// A way on from one pair of places: `source` bytes of markup and text, in which the text stands at `text_at`.
struct Move {
    std::uint32_t source = 0;
    std::uint32_t flat = 0;
    std::uint32_t text_at = 0;
    std::uint32_t text_length = 0;
};

enum class Ending { both, flat_only };

class Search {
public:
    Search(std::string_view source, std::string_view flat) : source_(source), flat_(flat) {
        budget_ = 50'000 + 4 * (source.size() + flat.size());
        mark_line_prefixes();
    }

    /// Lays flat text from its beginning beside the source from byte `start` on.
    bool run(std::size_t start, Ending ending) {
        ending_ = ending;
        path_.clear();
        frames_.clear();
        moves_.clear();
        if (ending != failed_for_) {
            failed_.clear();
            failed_for_ = ending;
        }
        at_ = start;
        flat_at_ = 0;
        while (true) {
            walk_plain();
            if (finished()) return true;
            if (budget_ == 0) return false;
            --budget_;
            if (!open_frame() && !back()) return false;
        }
    }

    [[nodiscard]] std::vector<Piece> take_path() { return std::move(path_); }
    [[nodiscard]] bool exhausted() const { return budget_ == 0; }

private:
    struct Frame {
        std::size_t at = 0;
        std::size_t flat_at = 0;
        std::size_t path_size = 0;
        std::size_t first_move = 0;
        std::size_t next_move = 0;
    };

    [[nodiscard]] bool finished() const {
        return flat_at_ == flat_.size() && (ending_ == Ending::flat_only || at_ == source_.size());
    }

    [[nodiscard]] bool flat_has(std::string_view text) const { return flat_.compare(flat_at_, text.size(), text) == 0; }

    [[nodiscard]] std::uint64_t key() const { return (std::uint64_t{at_} << 32U) | flat_at_; }

    // --- going on and back ---

    /// Stretches in which there is nothing to choose.
    void walk_plain() {
        auto const begin = at_;
        auto const flat_begin = flat_at_;
        while (at_ < source_.size() && flat_at_ < flat_.size() && source_[at_] == flat_[flat_at_] &&
               (is_plain(source_[at_]) || is_single_space())) {
            ++at_;
            ++flat_at_;
        }
        if (at_ != begin) {
            path_.push_back(
                {narrowed(flat_begin), narrowed(flat_at_ - flat_begin), narrowed(begin), narrowed(at_ - begin)});
        }
    }

    [[nodiscard]] bool is_single_space() const {
        return source_[at_] == ' ' && at_ > 0 && !is_white(source_[at_ - 1]) && at_ + 1 < source_.size() &&
               flat_at_ + 1 < flat_.size() && is_plain(source_[at_ + 1]) && source_[at_ + 1] == flat_[flat_at_ + 1];
    }

    bool open_frame() {
        if (failed_.contains(key())) return false;
        auto const first = moves_.size();
        add_moves();
        if (moves_.size() == first) return false;
        frames_.push_back({at_, flat_at_, path_.size(), first, first});
        take_next();
        return true;
    }

    void take_next() {
        auto& frame = frames_.back();
        auto const move = moves_[frame.next_move++];
        at_ = frame.at;
        flat_at_ = frame.flat_at;
        path_.resize(frame.path_size);
        if (move.flat != 0) {
            path_.push_back({narrowed(flat_at_), move.flat, narrowed(at_ + move.text_at), move.text_length});
        }
        at_ += move.source;
        flat_at_ += move.flat;
    }

    bool back() {
        while (!frames_.empty()) {
            auto& frame = frames_.back();
            if (frame.next_move < moves_.size()) {
                take_next();
                return true;
            }
            failed_.insert((std::uint64_t{frame.at} << 32U) | frame.flat_at);
            moves_.resize(frame.first_move);
            frames_.pop_back();
        }
        return false;
    }

    // --- the ways on ---

    void skip(std::size_t length) { moves_.push_back({narrowed(length), 0, 0, 0}); }

    void match(std::size_t length, std::size_t flat_length) {
        moves_.push_back({narrowed(length), narrowed(flat_length), 0, narrowed(length)});
    }

    void match_if(std::size_t length, std::string_view flat) {
        if (!flat.empty() && flat_has(flat)) match(length, flat.size());
    }

    /// The character itself.
    void match_itself() { match_if(1, source_.substr(at_, 1)); }

    void add_moves() {
        if (at_ >= source_.size()) return;
        if (at_ == 0) add_fence_line();
        auto const c = source_[at_];
        switch (c) {
            case ' ':
            case '\t':
                return add_blank();
            case '\n':
            case '\r':
                return add_line_end();
            case '\\':
                return add_escape();
            case '&':
                return add_character_reference();
            case '*':
            case '_':
            case '~':
            case '`':
                return add_delimiters(c);
            case '!':
                match_itself();
                if (source_.substr(at_, 2) == "![") skip(1);
                return;
            case '[':
                return add_opening_bracket();
            case ']':
                return add_closing_bracket();
            case '<':
                return add_angle();
            case '>':
                if (in_line_prefix()) skip(1);
                match_itself();
                if (!in_line_prefix()) skip(1);
                return;
            case '#':
                if (in_line_prefix()) skip(1);
                match_itself();
                if (only_until_line_end("# \t")) skip(1);
                return;
            case '{':
                match_itself();
                if (flat_at_ == flat_.size()) skip(source_.size() - at_);
                return;
            case '|':
                match_itself();
                skip(1);
                return;
            case '=':
            case '-':
                match_itself();
                if (flat_at_ == flat_.size() && in_line_prefix() && only_until_line_end("=- \t")) skip(1);
                return;
            case '\0':
                return match_if(1, replacement_character);
            default:
                if (source_.substr(at_, 3) == object_replacement) return match_if(3, replacement_character);
                return match_itself();
        }
    }

    /// Nothing but the signs of quotes, headings and underlines stands before such a byte on its line.
    void mark_line_prefixes() {
        in_prefix_.resize(source_.size());
        bool prefix = true;
        for (std::size_t at = 0; at < source_.size(); ++at) {
            in_prefix_[at] = prefix;
            auto const c = source_[at];
            prefix = is_line_end(c) || (prefix && (is_blank(c) || c == '>' || c == '#' || c == '=' || c == '-'));
        }
    }

    [[nodiscard]] bool in_line_prefix() const { return in_prefix_[at_]; }

    /// Looking far ahead costs as much as a step, so that no input can make it take long.
    void charge(std::size_t bytes) { budget_ -= std::min(budget_, bytes / 16); }

    [[nodiscard]] std::size_t find_ahead(std::string_view wanted, std::size_t from) {
        auto const found = source_.find(wanted, from);
        charge(std::min(found, source_.size()) - std::min(from, source_.size()));
        return found;
    }

    [[nodiscard]] bool only_until_line_end(std::string_view signs) {
        auto const end = source_.find_first_not_of(signs, at_);
        charge(std::min(end, source_.size()) - at_);
        return end == none || is_line_end(source_[end]);
    }

    void add_blank() {
        match_itself();
        if (source_[at_] == '\t' && flat_has(" ")) {
            for (std::size_t spaces = 4; spaces > 0; --spaces) match_if(1, std::string_view("    ", spaces));
        }
        skip(1);
    }

    void add_line_end() {
        auto const length = source_.substr(at_, 2) == "\r\n" ? 2U : 1U;
        match_if(length, " ");
        match_if(length, "\n");
        skip(length);
    }

    void add_escape() {
        if (at_ + 1 < source_.size()) {
            auto const next = source_[at_ + 1];
            if (is_punctuation(next)) match_if(2, source_.substr(at_ + 1, 1));
            if (is_line_end(next)) match_if(source_.substr(at_ + 1, 2) == "\r\n" ? 3 : 2, "\n");
        }
        match_itself();
    }

    void add_character_reference() {
        auto const length = source_.substr(at_, 40).find(';');
        if (length != none) {
            auto const end = at_ + length;
            auto const name = source_.substr(at_ + 1, end - at_ - 1);
            if (name.starts_with('#')) {
                add_numeric_reference(name.substr(1), end + 1 - at_);
            } else {
                add_named_reference(name, end + 1 - at_);
            }
        }
        match_itself();
    }

    void add_numeric_reference(std::string_view digits, std::size_t length) {
        auto const hexadecimal = digits.starts_with('x') || digits.starts_with('X');
        if (hexadecimal) digits.remove_prefix(1);
        char32_t code_point = 0;
        if (digits.empty() || digits.size() > 8) return;
        for (auto const c : digits) {
            auto const value = is_digit(c)                           ? c - '0'
                               : hexadecimal && c >= 'a' && c <= 'f' ? c - 'a' + 10
                               : hexadecimal && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                                     : -1;
            if (value < 0) return;
            code_point = code_point * (hexadecimal ? 16U : 10U) + static_cast<char32_t>(value);
        }
        auto const valid = code_point != 0 && code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF);
        std::string text;
        base::append_utf8(text, valid ? code_point : U'\uFFFD');
        match_if(length, text);
        if (text == object_replacement) match_if(length, replacement_character);
    }

    void add_named_reference(std::string_view name, std::size_t length) {
        if (name.empty() ||
            !std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || is_digit(c); })) {
            return;
        }
        for (auto const& known : named) {
            if (known.name == name) return match_if(length, known.text);
        }
        auto const one = code_points_on(1);
        auto const two = code_points_on(2);
        if (one != 0) match(length, one);
        if (two > one) match(length, two);
    }

    /// Bytes of the next code points of the flat text.
    [[nodiscard]] std::size_t code_points_on(std::size_t count) const {
        auto end = flat_at_;
        for (; count > 0 && end < flat_.size(); --count) {
            ++end;
            while (end < flat_.size() && is_continuation(flat_[end])) ++end;
        }
        return end - flat_at_;
    }

    /// A run of emphasis signs: some of them may be text. Those that are stand outside of those that are not.
    void add_delimiters(char c) {
        auto const end = std::min(source_.find_first_not_of(c, at_), source_.size());
        auto const length = end - at_;
        auto const flat_end = std::min(flat_.find_first_not_of(c, flat_at_), flat_.size());
        auto const most = std::min(length, flat_end - flat_at_);
        auto const opens = end < source_.size() && !is_white(source_[end]) &&
                           (at_ == 0 || is_white(source_[at_ - 1]) || is_punctuation(source_[at_ - 1]));
        for (auto literal = most; literal > 0; --literal) {
            auto const text_at = opens ? 0 : length - literal;
            moves_.push_back({narrowed(length), narrowed(literal), narrowed(text_at), narrowed(literal)});
        }
        skip(length);
    }

    void add_opening_bracket() {
        if (source_.substr(at_, 2) == "[^") {
            auto const end = find_ahead("]", at_);
            if (end != none) match_if(end + 1 - at_, object_replacement);
        }
        if (source_.substr(at_, 3) == "[](") {
            auto const end = after_link_tail(at_ + 2);
            if (end != none) add_cross_reference(end - at_);
        }
        match_itself();
        skip(1);
    }

    /// What a cross-reference prints is not in the source; the shortest words with which the rest fits are taken.
    void add_cross_reference(std::size_t length) {
        constexpr std::size_t longest = 240;
        for (std::size_t words = 0; words <= longest && flat_at_ + words <= flat_.size(); ++words) {
            if (flat_at_ + words < flat_.size() && is_continuation(flat_[flat_at_ + words])) continue;
            charge(16);
            if (words == 0) {
                skip(length);
            } else {
                match(length, words);
            }
        }
    }

    void add_closing_bracket() {
        auto const literal_first = flat_has("]");
        auto const tail = at_ + 1 < source_.size() && source_[at_ + 1] == '(' ? after_link_tail(at_ + 1) : none;
        if (tail != none) skip(tail - at_);
        if (literal_first) match_itself();
        if (source_.substr(at_, 2) == "][") {
            auto const end = find_ahead("]", at_ + 2);
            if (end != none) skip(end + 1 - at_);
        }
        skip(1);
    }

    /// The byte after `(target "title")` that begins at `at`, or `none`. As cmark reads it: parentheses in a target
    /// need not be balanced if a space follows.
    [[nodiscard]] std::size_t after_link_tail(std::size_t at) {
        auto const begin = at;
        auto const target = skip_white(at + 1);
        at = after_target(target);
        if (at != none) {
            auto const title = skip_white(at);
            if (title != at || at == target) at = after_title(title);
        }
        if (at != none) at = skip_white(at);
        charge((at == none ? source_.size() : at) - begin);
        return at != none && at < source_.size() && source_[at] == ')' ? at + 1 : none;
    }

    /// Lines of a quote have signs of their own before the text.
    [[nodiscard]] std::size_t skip_white(std::size_t at) const {
        while (at < source_.size() && (is_white(source_[at]) || (source_[at] == '>' && in_prefix_[at]))) ++at;
        return at;
    }

    [[nodiscard]] std::size_t after_target(std::size_t at) {
        if (at < source_.size() && source_[at] == '<') {
            auto const end = find_ahead(">", at);
            return end == none ? none : end + 1;
        }
        std::size_t depth = 0;
        for (; at < source_.size() && !is_white(source_[at]); ++at) {
            if (source_[at] == '\\' && at + 1 < source_.size() && is_punctuation(source_[at + 1])) {
                ++at;
            } else if (source_[at] == '(') {
                ++depth;
            } else if (source_[at] == ')' && depth-- == 0) {
                break;
            }
        }
        return at;
    }

    /// The byte after a title, or `at` where there is none.
    [[nodiscard]] std::size_t after_title(std::size_t at) const {
        if (at >= source_.size()) return none;
        auto const open = source_[at];
        if (open != '"' && open != '\'' && open != '(') return at;
        auto const close = open == '(' ? ')' : open;
        for (++at; at < source_.size(); ++at) {
            if (source_[at] == '\\') {
                ++at;
            } else if (source_[at] == close) {
                return at + 1;
            }
        }
        return none;
    }

    void add_angle() {
        auto const end = find_ahead(">", at_);
        match_itself();
        if (end == none) return;
        skip(1);  // <https://example.org>: the words are between
        auto const length = end + 1 - at_;
        if (source_.substr(at_, 4) == "<!--") {
            auto const comment_end = find_ahead("-->", at_);
            if (comment_end != none) skip(comment_end + 3 - at_);
        }
        match_if(length, "\n");
        match_if(length, " ");
        skip(length);
    }

    /// The first line of a fenced code block is no part of its text.
    void add_fence_line() {
        if (!source_.starts_with("```") && !source_.starts_with("~~~")) return;
        auto const end = std::min(source_.find_first_of("\r\n"), source_.size());
        skip(end + (source_.substr(end, 2) == "\r\n" ? 2U : end < source_.size() ? 1U : 0U));
    }

    std::string_view source_;
    std::string_view flat_;
    Ending ending_ = Ending::both;
    Ending failed_for_ = Ending::both;
    std::size_t at_ = 0;
    std::size_t flat_at_ = 0;
    std::size_t budget_ = 0;
    std::vector<bool> in_prefix_;
    std::vector<Piece> path_;
    std::vector<Frame> frames_;
    std::vector<Move> moves_;
    std::unordered_set<std::uint64_t> failed_;
};

/// A caption stands somewhere inside its block's source, mostly near its end, with other text around it.
bool search_inside(Search& search, std::string_view source, std::string_view flat) {
    for (auto start = source.size(); start-- > 0 && !search.exhausted();) {
        auto const c = source[start];
        if (is_continuation(c) || (is_plain(c) && c != flat.front())) continue;
        if (search.run(start, Ending::flat_only)) return true;
    }
    return false;
}

std::size_t count_of(std::string_view text, std::string_view wanted, std::size_t before) {
    std::size_t count = 0;
    for (auto at = text.find(wanted); at < before; at = text.find(wanted, at + 1)) ++count;
    return count;
}

/// The bytes as they are, if source and flat text hold them equally often.
std::size_t find_bytes(std::string_view source, std::string_view flat, std::size_t begin, std::size_t end) {
    auto const wanted = flat.substr(begin, end - begin);
    if (wanted.empty() || count_of(source, wanted, none) != count_of(flat, wanted, none)) return none;
    auto at = source.find(wanted);
    for (auto before = count_of(flat, wanted, begin); before > 0; --before) at = source.find(wanted, at + 1);
    return at;
}

}  // namespace

SourceMap::SourceMap(FilledText const& text, Origin block, std::string_view flat_text) : flat_(flat_text) {
    auto const begin = std::min<std::size_t>(block.begin, text.text.size());
    auto const end = std::clamp<std::size_t>(block.end, begin, text.text.size());
    offset_ = narrowed(begin);
    source_ = std::string_view(text.text).substr(begin, end - begin);
    if (flat_.empty()) return;
    Search search(source_, flat_);
    if (search.run(0, Ending::both)) {
        pieces_ = search.take_path();
        return;
    }
    Search inside(source_, flat_);
    if (search_inside(inside, source_, flat_)) pieces_ = inside.take_path();
}

std::optional<Origin> SourceMap::find(std::size_t begin, std::size_t end) const {
    if (end > flat_.size() || begin >= end) return std::nullopt;
    if (pieces_.empty()) {
        auto const at = find_bytes(source_, flat_, begin, end);
        if (at == none) return std::nullopt;
        return Origin{narrowed(offset_ + at), narrowed(offset_ + at + end - begin)};
    }
    auto const piece_of = [&](std::size_t byte) {
        auto const next = std::upper_bound(pieces_.begin(), pieces_.end(), byte,
                                           [](std::size_t value, Piece const& piece) { return value < piece.flat; });
        return *(next - 1);
    };
    // A piece of another length (a character reference, a cross-reference) cannot be taken apart.
    auto const first = piece_of(begin);
    auto const last = piece_of(end - 1);
    auto const same = [](Piece const& piece) { return piece.flat_length == piece.source_length; };
    auto const from = first.source + (same(first) ? narrowed(begin) - first.flat : 0);
    auto const to = same(last) ? last.source + (narrowed(end) - last.flat) : last.source + last.source_length;
    return Origin{offset_ + from, offset_ + to};
}

std::vector<SourceMap::Piece> SourceMap::pieces(std::size_t begin, std::size_t end) const {
    std::vector<Piece> out;
    if (end > flat_.size() || begin >= end) return out;
    if (pieces_.empty()) {
        auto const length = narrowed(end - begin);
        if (auto const found = find(begin, end)) out.push_back({narrowed(begin), length, found->begin, length});
        return out;
    }
    auto first = std::upper_bound(pieces_.begin(), pieces_.end(), begin,
                                  [](std::size_t value, Piece const& piece) { return value < piece.flat; });
    for (first = first == pieces_.begin() ? first : first - 1; first != pieces_.end() && first->flat < end; ++first) {
        auto piece = *first;
        if (piece.flat + piece.flat_length <= begin) continue;
        if (piece.flat_length == piece.source_length) {
            auto const from = std::max(narrowed(begin), piece.flat);
            auto const to = std::min(narrowed(end), piece.flat + piece.flat_length);
            piece = {from, to - from, piece.source + (from - piece.flat), to - from};
        }
        piece.source += offset_;
        out.push_back(piece);
    }
    return out;
}

std::optional<Origin> locate(FilledText const& text, Origin block, std::string_view flat_text, std::size_t begin,
                             std::size_t end) {
    return SourceMap(text, block, flat_text).find(begin, end);
}

}  // namespace dhrdoc::model
