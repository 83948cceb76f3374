// Three steps: pieces (characters and delimiters in order), then what must be changed so that each delimiter is read as
// one, then what must be escaped so that no character is.
#include "write/markdown_inline.h"

#include "base/unicode.h"
#include "write/markdown_escape.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace dhrdoc::write {

namespace {

using base::append_utf8;
using base::next_code_point;
using model::Mark;
using model::StyledText;
using std::string;
using std::string_view;

enum class PieceKind { character, opener, closer, raw, line_break };

struct Piece {
    PieceKind kind = PieceKind::character;
    string text;             // as written, without an escape; of an opener or closer the delimiter
    char32_t code = 0;       // of a character
    bool as_number = false;  // written as &#32;
    bool escaped = false;    // written with a backslash
    bool in_link = false;
};

string written(Piece const& piece) {
    if (piece.as_number) return "&#" + std::to_string(static_cast<unsigned>(piece.code)) + ';';
    return piece.escaped ? '\\' + piece.text : piece.text;
}

char32_t first_character(Piece const& piece) {
    if (piece.kind == PieceKind::line_break) return U'\\';  // before its line end
    string const text = written(piece);
    std::size_t at = 0;
    return text.empty() ? U' ' : next_code_point(text, at);
}

char32_t last_character(Piece const& piece) {
    if (piece.as_number) return U';';
    if (piece.text.empty()) return U' ';
    std::size_t at = piece.text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(piece.text[at]) & 0xC0) == 0x80) --at;
    return next_code_point(piece.text, at);
}

bool is_plain(Piece const& piece, char32_t code) {
    return piece.kind == PieceKind::character && piece.code == code && !piece.as_number;
}

// --- pieces ----------------------------------------------------------------------------------------------------------

/// What can be open around a character. The order is that in which elements with the same extent are opened.
enum class Element { emphasis, strong, struck, superscript, link };
constexpr std::array<std::pair<Element, Mark>, 4> marked_elements = {{{Element::emphasis, Mark::emphasis},
                                                                      {Element::strong, Mark::strong},
                                                                      {Element::struck, Mark::struck},
                                                                      {Element::superscript, Mark::superscript}}};

struct Open {
    Element element = Element::emphasis;
    std::size_t last_run = 0;
    string closing;
    bool merged = false;  // its delimiter runs together with that of another element
};

struct AutoLink {
    enum class Form { none, bare, angle } form = Form::none;
    string text;
};

class PieceMaker {
public:
    PieceMaker(StyledText const& text, InlineRules const& rules) : text_(text), rules_(rules) {}

    std::vector<Piece> make() {
        for (std::size_t run = 0; run < text_.runs.size(); ++run) {
            close_before(run);
            std::optional<std::size_t> const beyond = open_at(run);
            if (beyond) {
                run = *beyond;
            } else if (has(text_.runs[run].marks, Mark::code)) {
                add_code(run);
            } else {
                add_characters(text_.runs[run]);
            }
        }
        while (!open_.empty()) close_last();
        return std::move(pieces_);
    }

private:
    [[nodiscard]] bool is_link(std::size_t run) const {
        std::int32_t const link = text_.runs[run].link;
        if (link < 0) return false;
        return rules_.links_inside || text_.links[static_cast<std::size_t>(link)].target.substr(0, 1) != "#";
    }

    [[nodiscard]] bool goes_on(Element element, std::size_t run) const {
        if (element == Element::link) return text_.runs[run].link == text_.runs[run - 1].link;
        return std::any_of(marked_elements.begin(), marked_elements.end(), [&](auto const& entry) {
            return entry.first == element && has(text_.runs[run].marks, entry.second);
        });
    }

    [[nodiscard]] std::size_t last_run_of(Element element, std::size_t run) const {
        while (run + 1 < text_.runs.size() && goes_on(element, run + 1)) ++run;
        return run;
    }

    [[nodiscard]] bool is_open(Element element) const {
        return std::any_of(open_.begin(), open_.end(), [&](Open const& open) { return open.element == element; });
    }

    void close_last() {
        Open const open = open_.back();
        open_.pop_back();
        bool const delimiter = open.element != Element::link && open.element != Element::superscript;
        pieces_.push_back({delimiter ? PieceKind::closer : PieceKind::raw, open.closing});
    }

    /// Closes what ends before `run`, and what was opened inside it; the latter is opened again.
    void close_before(std::size_t run) {
        while (std::any_of(open_.begin(), open_.end(), [&](Open const& open) { return open.last_run < run; }))
            close_last();
    }

    /// Opens what begins with `run`. A link cannot be taken apart, so what ends within it is closed before it.
    /// Returns the last run of a link that was written whole.
    std::optional<std::size_t> open_at(std::size_t run) {
        bool const new_link = is_link(run) && !is_open(Element::link);
        std::size_t const link_end = new_link ? last_run_of(Element::link, run) : 0;
        while (new_link &&
               std::any_of(open_.begin(), open_.end(), [&](Open const& o) { return o.last_run < link_end; })) {
            close_last();
        }
        std::vector<Open> opening = marks_to_open(run);
        if (new_link) opening.push_back({Element::link, link_end, {}});
        std::stable_sort(opening.begin(), opening.end(),
                         [](Open const& a, Open const& b) { return a.last_run > b.last_run; });
        for (Open const& open : opening) {
            if (open.element == Element::link && add_auto_link(run, link_end)) return link_end;
            push_opening(open, run);
        }
        return std::nullopt;
    }

    [[nodiscard]] std::vector<Open> marks_to_open(std::size_t run) const {
        std::vector<Open> opening;
        for (auto const& [element, mark] : marked_elements) {
            if (!has(text_.runs[run].marks, mark) || is_open(element)) continue;
            std::size_t last = last_run_of(element, run);
            // Inside an open element it cannot go on longer than that; it is opened again afterwards.
            for (Open const& around : open_) last = std::min(last, around.last_run);
            opening.push_back({element, last, {}});
        }
        return opening;
    }

    void push_opening(Open open, std::size_t run) {
        if (open.element == Element::link) {
            model::Link const& link = text_.links[static_cast<std::size_t>(text_.runs[run].link)];
            open.closing = "](" + link_destination(link.target) + title_of(link) + ')';
            pieces_.push_back({PieceKind::raw, "["});
        } else if (open.element == Element::superscript) {
            open.closing = "</sup>";
            pieces_.push_back({PieceKind::raw, "<sup>"});
        } else {
            push_delimiter(open);
        }
        open_.push_back(open);
    }

    void push_delimiter(Open& open) {
        open.closing = open.element == Element::struck ? "~~" : string(open.element == Element::strong ? 2 : 1, star());
        open.merged =
            !pieces_.empty() && pieces_.back().kind == PieceKind::opener && pieces_.back().text[0] == open.closing[0];
        if (open.merged) open_.back().merged = true;
        pieces_.push_back({PieceKind::opener, open.closing});
    }

    /// A star, or an underscore where a star would run together with the delimiter before it, or would be taken for the
    /// end of a `***` that is half closed.
    [[nodiscard]] char star() const {
        if (pieces_.empty()) return '*';
        Piece const& last = pieces_.back();
        char const c = last.text.back();
        if (last.kind == PieceKind::opener && c != '~') return c;
        if (last.kind == PieceKind::closer && c != '~') return c == '*' ? '_' : '*';
        bool const half_closed = std::any_of(open_.begin(), open_.end(),
                                             [](Open const& open) { return open.merged && open.closing[0] == '*'; });
        return half_closed && c != ' ' ? '_' : '*';
    }

    [[nodiscard]] static string title_of(model::Link const& link) {
        return link.title.empty() ? string() : " \"" + with_backslashes(link.title, "\"") + '"';
    }

    void add_code(std::size_t run) {
        string code = text_.text.substr(text_.runs[run].begin, text_.runs[run].end - text_.runs[run].begin);
        std::replace(code.begin(), code.end(), '\n', ' ');
        string const fence = backticks_around(code, 1);
        bool const ticks = code.front() == '`' || code.back() == '`';
        bool const blanks = code.front() == ' ' && code.back() == ' ' && code.find_first_not_of(' ') != string::npos;
        string const pad = ticks || blanks ? " " : "";
        pieces_.push_back({PieceKind::raw, fence + pad + code + pad + fence});
    }

    void add_characters(model::Run const& run) {
        for (std::size_t at = run.begin; at < run.end;) {
            if (model::Inset const* inset = inset_at(at)) {
                add_inset(*inset);
                (void)next_code_point(text_.text, at);
                continue;
            }
            std::size_t const begin = at;
            char32_t const code = next_code_point(text_.text, at);
            if (code == U'\n') {
                add_break();
            } else {
                pieces_.push_back({PieceKind::character, text_.text.substr(begin, at - begin), code});
                pieces_.back().in_link = is_open(Element::link);
            }
        }
    }

    [[nodiscard]] model::Inset const* inset_at(std::size_t at) const {
        auto const found = std::find_if(text_.insets.begin(), text_.insets.end(),
                                        [&](model::Inset const& inset) { return inset.at == at; });
        return found == text_.insets.end() ? nullptr : &*found;
    }

    void add_inset(model::Inset const& inset) {
        if (inset.kind != model::Inset::Kind::note_reference) return;
        pieces_.push_back({PieceKind::raw, "[^" + rules_.note_label(inset.note) + ']'});
    }

    void add_break() {
        switch (rules_.place) {
            case InlinePlace::heading:
                pieces_.push_back({PieceKind::character, " ", U' '});
                break;
            case InlinePlace::cell:
                pieces_.push_back({PieceKind::raw, rules_.break_in_cell});
                break;
            default:
                pieces_.push_back({PieceKind::line_break, "\n"});
                break;
        }
    }

    // --- links that are written as their own address
    // ---------------------------------------------------------------------

    bool add_auto_link(std::size_t first_run, std::size_t last_run) {
        AutoLink const link = auto_link(first_run, last_run);
        if (link.form == AutoLink::Form::none) return false;
        pieces_.push_back({PieceKind::raw, link.form == AutoLink::Form::bare ? link.text : '<' + link.text + '>'});
        return true;
    }

    [[nodiscard]] AutoLink auto_link(std::size_t first_run, std::size_t last_run) const {
        model::Run const& run = text_.runs[first_run];
        model::Link const& link = text_.links[static_cast<std::size_t>(run.link)];
        string const text = text_.text.substr(run.begin, run.end - run.begin);
        if (first_run != last_run || has(run.marks, Mark::code) || !link.title.empty()) return {};
        bool const mail = link.target == "mailto:" + text;
        bool const www = link.target == "http://" + text && text.substr(0, 4) == "www.";
        if (!mail && !www && link.target != text) return {};
        if (stands_bare(run, text, mail) && !(mail && follows_name())) return {AutoLink::Form::bare, text};
        if (www || !fits_angle_brackets(text, mail)) return {};
        return {AutoLink::Form::angle, text};
    }

    /// "Ada Name <a.name@example.org>" is how mail programs write it, and how it reads best.
    [[nodiscard]] bool follows_name() const {
        if (pieces_.size() < 2 || pieces_.back().text != " ") return false;
        std::size_t begin = pieces_.size() - 1;
        while (begin > 0 && pieces_[begin - 1].kind == PieceKind::character && pieces_[begin - 1].text != " ") --begin;
        string const first = pieces_[begin].text;
        string const last = pieces_[pieces_.size() - 2].text;
        bool const closed = last == "]" || last == ")" || last == "\"";
        return closed || (first >= "A" && first <= "Z" && is_ascii_alphanumeric(pieces_[pieces_.size() - 2].code));
    }

    [[nodiscard]] static bool all_of(string_view text, string_view punctuation) {
        return std::all_of(text.begin(), text.end(), [&](char c) {
            return is_ascii_alphanumeric(static_cast<unsigned char>(c)) || punctuation.find(c) != string_view::npos;
        });
    }

    [[nodiscard]] static bool fits_mail(string_view text) {
        std::size_t const at = text.find('@');
        if (at == 0 || at == string_view::npos || !all_of(text.substr(0, at), ".+-_")) return false;
        string_view const domain = text.substr(at + 1);
        if (!all_of(domain, ".-") || domain.find('.') == string_view::npos || domain.find("..") != string_view::npos)
            return false;
        auto const edge = [](char c) { return c != '.' && c != '-'; };
        return domain.find(".-") == string_view::npos && domain.find("-.") == string_view::npos &&
               edge(domain.front()) && edge(domain.back());
    }

    [[nodiscard]] static bool fits_angle_brackets(string_view text, bool mail) {
        if (mail) return fits_mail(text);
        if (text.find_first_of("&<>\\ \n\t") != string_view::npos) return false;
        std::size_t const colon = text.find(':');
        if (colon == string_view::npos || colon < 2 || colon > 32 || !all_of(text.substr(0, colon), "+.-"))
            return false;
        return (text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z');
    }

    /// True where the autolink extension finds exactly `text` (https://github.github.com/gfm/#autolinks-extension-).
    [[nodiscard]] bool stands_bare(model::Run const& run, string const& text, bool mail) const {
        if (!bare_neighbours(run, mail)) return false;
        if (mail) return fits_mail(text) && (text.back() < '0' || text.back() > '9');
        string_view rest = text;
        if (rest.substr(0, 7) == "http://")
            rest.remove_prefix(7);
        else if (rest.substr(0, 8) == "https://")
            rest.remove_prefix(8);
        else if (rest.substr(0, 4) != "www.")
            return false;
        string_view const domain = rest.substr(0, rest.find_first_of("/?#:"));
        bool const domain_fits = all_of(domain, "-.") && domain.find('.') != string_view::npos &&
                                 domain.find("..") == string_view::npos && domain.front() != '.' &&
                                 domain.back() != '.';
        return domain_fits && all_of(rest, "-._~/?#=&%+:,@") &&
               (text.back() == '/' || is_ascii_alphanumeric(static_cast<unsigned char>(text.back())));
    }

    [[nodiscard]] bool bare_neighbours(model::Run const& run, bool mail) const {
        std::ptrdiff_t depth = 0;  // the extension finds nothing inside brackets; `](` is escaped and closes none
        for (std::size_t at = 0; at < pieces_.size(); ++at) {
            if (pieces_[at].text == "[") ++depth;
            bool const escaped = pieces_[at].text == "]" && at + 1 < pieces_.size() && pieces_[at + 1].text == "(";
            if (pieces_[at].text.front() == ']' && !escaped && depth > 0) --depth;
        }
        if (depth > 0) return false;
        if (!pieces_.empty()) {
            Piece const& before = pieces_.back();
            bool const fits = before.kind == PieceKind::line_break ||
                              (before.kind == PieceKind::character && (before.text == " " || before.text == "("));
            if (!fits) return false;
        }
        if (run.end == text_.text.size()) return true;
        string const after = text_.text.substr(run.end);
        std::size_t const length = std::min(after.find_first_of(" \n"), after.size());
        if (length < after.size() && after[length] == '\n')
            return false;  // the backslash of the break would go with it
        string_view const closing = mail ? ",;!?)" : "?!.,:)'\"";
        return after.find_first_not_of(closing) >= length;
    }

    StyledText const& text_;
    InlineRules const& rules_;
    std::vector<Piece> pieces_;
    std::vector<Open> open_;
};

// --- delimiters that are read as such --------------------------------------------------------------------------------

/// Sees to it that each delimiter run can open or close, by writing its neighbours as numbers where they stand in the
/// way.
class Flanks {
public:
    explicit Flanks(std::vector<Piece>& pieces) : pieces_(pieces) {}

    void mend() {
        number_tildes();
        // A character that became a number for one delimiter may be in the way of another.
        do {
            changed_ = false;
            mend_all();
        } while (changed_);
    }

private:
    void mend_all() {
        for (std::size_t begin = 0; begin < pieces_.size();) {
            std::size_t const end = end_of_run(begin);
            if (end == begin) {
                ++begin;
                continue;
            }
            mend_run(begin, end);
            begin = end;
        }
    }

    /// cmark looks past tildes when it asks what stands beside a delimiter run; a written one would confuse the two.
    void number_tildes() {
        for (std::size_t at = 0; at < pieces_.size(); ++at) {
            bool const beside =
                (at > 0 && end_of_run(at - 1) > at - 1) || (at + 1 < pieces_.size() && end_of_run(at + 1) > at + 1);
            if (beside && is_plain(pieces_[at], U'~')) pieces_[at].as_number = true;
        }
    }

    [[nodiscard]] std::size_t end_of_run(std::size_t begin) const {
        auto const delimiter = [&](std::size_t at) {
            return pieces_[at].kind == PieceKind::opener || pieces_[at].kind == PieceKind::closer;
        };
        if (!delimiter(begin)) return begin;
        std::size_t end = begin + 1;
        while (end < pieces_.size() && delimiter(end) && pieces_[end].kind == pieces_[begin].kind &&
               pieces_[end].text[0] == pieces_[begin].text[0]) {
            ++end;
        }
        return end;
    }

    [[nodiscard]] std::optional<std::size_t> before(std::size_t at) const {
        while (at > 0 && passes(at - 1)) --at;
        return at == 0 ? std::nullopt : std::optional(at - 1);
    }
    [[nodiscard]] std::optional<std::size_t> after(std::size_t at) const {
        while (at < pieces_.size() && passes(at)) ++at;
        return at == pieces_.size() ? std::nullopt : std::optional(at);
    }
    [[nodiscard]] bool passes(std::size_t at) const { return pieces_[at].text[0] == '~' && !pieces_[at].as_number; }

    [[nodiscard]] CharacterClass class_before(std::size_t at) const {
        std::optional<std::size_t> const piece = before(at);
        return piece ? character_class(last_character(pieces_[*piece])) : CharacterClass::space;
    }
    [[nodiscard]] CharacterClass class_after(std::size_t at) const {
        std::optional<std::size_t> const piece = after(at);
        return piece ? character_class(first_character(pieces_[*piece])) : CharacterClass::space;
    }

    void number_before(std::size_t at) { number(before(at)); }
    void number_after(std::size_t at) { number(after(at)); }
    void number(std::optional<std::size_t> at) {
        if (!at || pieces_[*at].kind != PieceKind::character || pieces_[*at].as_number) return;
        pieces_[*at].as_number = true;
        changed_ = true;
    }

    void mend_run(std::size_t begin, std::size_t end) {
        bool const opens = pieces_[begin].kind == PieceKind::opener;
        bool const low = pieces_[begin].text[0] == '_';
        CharacterClass inside = opens ? class_after(end) : class_before(begin);
        CharacterClass const outside = opens ? class_before(begin) : class_after(end);
        if (inside == CharacterClass::space || inside == CharacterClass::unknown) {
            opens ? number_after(end) : number_before(begin);
            inside = CharacterClass::punctuation;
        }
        bool const free_outside = outside == CharacterClass::space || outside == CharacterClass::punctuation;
        if (!free_outside && (low || inside == CharacterClass::punctuation)) {
            opens ? number_before(begin) : number_after(end);
        }
    }

    std::vector<Piece>& pieces_;
    bool changed_ = false;
};

// --- characters that are read as such --------------------------------------------------------------------------------

class Escapes {
public:
    Escapes(std::vector<Piece>& pieces, InlineRules const& rules) : pieces_(pieces), rules_(rules) {}

    void make() {
        number_outer_blanks();
        for (char const c : {'~', '*', '_'}) escape_delimiters(c);
        escape_backticks();
        escape_brackets();
        for (std::size_t at = 0; at < pieces_.size(); ++at) {
            if (pieces_[at].kind == PieceKind::character) escape_single(at);
        }
        escape_line_starts();
        if (rules_.place == InlinePlace::heading) escape_closing_hashes();
        // Last, because it asks what is written after each backslash.
        for (std::size_t at = 0; at < pieces_.size(); ++at) {
            if (is_plain(pieces_[at], U'\\') && at + 1 < pieces_.size() && punctuation_follows(at))
                pieces_[at].escaped = true;
        }
    }

private:
    [[nodiscard]] bool punctuation_follows(std::size_t at) const {
        Piece const& next = pieces_[at + 1];
        return next.kind == PieceKind::line_break || is_ascii_punctuation(first_character(next));
    }

    [[nodiscard]] static bool is_blank(Piece const& piece) {
        return piece.kind == PieceKind::character && (piece.code == U' ' || piece.code == U'\t');
    }

    /// Blanks at the beginning and end of lines would be lost.
    void number_outer_blanks() {
        bool at_start = true;
        for (Piece& piece : pieces_) {
            if (at_start && is_blank(piece)) piece.as_number = true;
            at_start = piece.kind == PieceKind::line_break || (at_start && is_blank(piece));
        }
        for (std::size_t at = pieces_.size(); at > 0 && is_blank(pieces_[at - 1]); --at)
            pieces_[at - 1].as_number = true;
    }

    [[nodiscard]] CharacterClass class_around(std::size_t at, std::ptrdiff_t step) const {
        auto next = static_cast<std::ptrdiff_t>(at) + step;
        auto const is_tilde = [&](Piece const& piece) { return piece.text[0] == '~' && !piece.as_number; };
        while (next >= 0 && next < std::ssize(pieces_) && is_tilde(pieces_[static_cast<std::size_t>(next)])) {
            if (pieces_[static_cast<std::size_t>(next)].escaped) return CharacterClass::punctuation;
            next += step;
        }
        if (next < 0 || next >= std::ssize(pieces_)) return CharacterClass::space;
        Piece const& piece = pieces_[static_cast<std::size_t>(next)];
        return character_class(step < 0 ? last_character(piece) : first_character(piece));
    }

    struct Run {
        std::size_t begin;
        std::size_t end;
        bool may_open;
        bool may_close;
    };

    [[nodiscard]] std::vector<Run> literal_runs(char c) const {
        std::vector<Run> runs;
        for (std::size_t at = 0; at < pieces_.size();) {
            std::size_t end = at;
            while (end < pieces_.size() && is_plain(pieces_[end], static_cast<unsigned char>(c))) ++end;
            if (end > at) runs.push_back(run_of(c, at, end));
            at = std::max(end, at + 1);
        }
        return runs;
    }

    /// May a run open or close? Where a character's class is not known, it may.
    [[nodiscard]] Run run_of(char c, std::size_t begin, std::size_t end) const {
        CharacterClass const before = class_around(begin, -1);
        CharacterClass const after = class_around(end - 1, 1);
        auto const letter_only = [](CharacterClass one) { return one == CharacterClass::letter; };
        auto const space = [](CharacterClass one) { return one == CharacterClass::space; };
        bool const left = !space(after) && !(after == CharacterClass::punctuation && letter_only(before));
        bool const right = !space(before) && !(before == CharacterClass::punctuation && letter_only(after));
        bool const inside_word = letter_only(before) && letter_only(after);
        if (c == '_' && inside_word) return {begin, end, false, false};
        return {begin, end, left, right};
    }

    [[nodiscard]] bool is_delimiter_used(char c) const {
        return std::any_of(pieces_.begin(), pieces_.end(), [&](Piece const& piece) {
            return (piece.kind == PieceKind::opener || piece.kind == PieceKind::closer) && piece.text[0] == c;
        });
    }

    void escape_delimiters(char c) {
        std::vector<Run> const runs = literal_runs(c);
        bool harmful = is_delimiter_used(c);
        bool opened = false;
        for (Run const& run : runs) {
            harmful = harmful || (opened && run.may_close);
            opened = opened || run.may_open;
        }
        if (!harmful) return;
        for (Run const& run : runs) {
            if (!run.may_open && !run.may_close) continue;
            for (std::size_t at = run.begin; at < run.end; ++at) pieces_[at].escaped = true;
        }
    }

    /// A single run of backticks in a text is harmless.
    void escape_backticks() {
        std::size_t runs = 0;
        bool inside = false;
        for (Piece const& piece : pieces_) {
            bool const tick = is_plain(piece, U'`');
            if (tick && !inside) ++runs;
            inside = tick;
            if (!tick && piece.text.find('`') != string::npos) ++runs;
        }
        if (runs < 2) return;
        for (Piece& piece : pieces_) piece.escaped = piece.escaped || is_plain(piece, U'`');
    }

    [[nodiscard]] bool next_is(std::size_t at, char32_t code) const {
        return at + 1 < pieces_.size() && first_character(pieces_[at + 1]) == code;
    }

    /// `[^label]` that refers to nothing is text; but cmark would show backslashes in it as they are.
    [[nodiscard]] bool is_bare_label(std::size_t at) const {
        std::size_t end = at + 2;
        while (end < pieces_.size() && is_ascii_alphanumeric(pieces_[end].code)) ++end;
        return end > at + 2 && end < pieces_.size() && is_plain(pieces_[end], U']') && !next_is(end, U'(');
    }

    void escape_brackets() {
        bool opened = false;
        for (std::size_t at = 0; at < pieces_.size(); ++at) {
            Piece& piece = pieces_[at];
            if (is_plain(piece, U'[')) {
                piece.escaped = piece.in_link || (next_is(at, U'^') && (rules_.has_notes || !is_bare_label(at)));
                opened = opened || !piece.escaped;
            } else if (is_plain(piece, U']')) {
                piece.escaped = piece.in_link || (opened && next_is(at, U'('));
            } else if (is_plain(piece, U'!') && at + 1 < pieces_.size()) {
                piece.escaped = pieces_[at + 1].kind == PieceKind::raw && pieces_[at + 1].text == "[";
            }
        }
        keep_balanced_brackets_in_links();
    }

    /// Brackets in the words of a link need no escape where each has its partner and no link is made of them.
    void keep_balanced_brackets_in_links() {
        for (std::size_t begin = 0; begin < pieces_.size(); ++begin) {
            if (!pieces_[begin].in_link) continue;
            std::size_t end = begin;
            while (end < pieces_.size() && pieces_[end].text.substr(0, 2) != "](") ++end;
            unescape_balanced(begin, end);
            begin = end;
        }
    }

    void unescape_balanced(std::size_t begin, std::size_t end) {
        std::ptrdiff_t depth = 0;
        bool balanced = true;
        for (std::size_t at = begin; at < end; ++at) {
            if (is_plain(pieces_[at], U'[')) {
                ++depth;
                balanced = balanced && !next_is(at, U'^');
            }
            if (is_plain(pieces_[at], U']')) balanced = balanced && --depth >= 0 && !next_is(at, U'(');
        }
        if (!balanced || depth != 0) return;
        for (std::size_t at = begin; at < end; ++at) {
            if (is_plain(pieces_[at], U'[') || is_plain(pieces_[at], U']')) pieces_[at].escaped = false;
        }
    }

    /// The text from `at` on, as far as it is plain characters.
    [[nodiscard]] string plain_from(std::size_t at, std::size_t length) const {
        string text;
        for (; at < pieces_.size() && length > 0 && pieces_[at].kind == PieceKind::character; ++at, --length) {
            text += pieces_[at].text;
        }
        return text;
    }

    void escape_single(std::size_t at) {
        Piece& piece = pieces_[at];
        switch (piece.code) {
            case U'&':
                piece.escaped = begins_with_reference(plain_from(at, 40));
                break;
            case U'<':
                piece.escaped = begins_tag(at);
                break;
            case U':':
                piece.escaped = !piece.in_link && ends_scheme(at);
                break;
            case U'.':
                piece.escaped = !piece.in_link && ends_www(at);
                break;
            default:
                break;
        }
    }

    [[nodiscard]] bool begins_tag(std::size_t at) const {
        char32_t const next = at + 1 < pieces_.size() ? first_character(pieces_[at + 1]) : U' ';
        bool const starts =
            (is_ascii_alphanumeric(next) && !(next >= '0' && next <= '9')) || next == '/' || next == '!' || next == '?';
        auto const closes = [](Piece const& piece) { return piece.text.find('>') != string::npos; };
        return starts && std::any_of(pieces_.begin() + static_cast<std::ptrdiff_t>(at), pieces_.end(), closes);
    }

    [[nodiscard]] bool comes_before(std::size_t at, string_view word) const {
        if (at < word.size()) return false;
        string const text = base::lower_case(plain_from(at - word.size(), word.size()));
        return text == word;
    }

    [[nodiscard]] bool ends_scheme(std::size_t at) const {
        if (plain_from(at, 3) != "://") return false;
        return comes_before(at, "http") || comes_before(at, "https") || comes_before(at, "ftp");
    }

    [[nodiscard]] bool ends_www(std::size_t at) const {
        if (!comes_before(at, "www")) return false;
        return at == 3 || character_class(last_character(pieces_[at - 4])) != CharacterClass::letter;
    }

    void escape_line_starts() {
        if (rules_.place == InlinePlace::heading || rules_.place == InlinePlace::cell) return;
        LinePlace place = LinePlace::first;
        for (std::size_t begin = 0; begin < pieces_.size();) {
            std::size_t end = begin;
            while (end < pieces_.size() && pieces_[end].kind != PieceKind::line_break) ++end;
            escape_line_start(begin, end, place);
            place = LinePlace::further;
            begin = end + 1;
        }
        escape_definition();
        escape_task();
    }

    /// The label of a link definition may run over lines (https://spec.commonmark.org/0.29/#link-label).
    void escape_definition() {
        if (pieces_.empty() || !is_plain(pieces_[0], U'[')) return;
        string text;
        for (Piece const& piece : pieces_) text += piece.text;
        if (text.find("]:") != string::npos) pieces_[0].escaped = true;
    }

    void escape_line_start(std::size_t begin, std::size_t end, LinePlace place) {
        string line;
        for (std::size_t at = begin; at < end; ++at) line += written(pieces_[at]);
        if (end < pieces_.size()) line += '\\';  // a hard break
        std::size_t const offset = block_start_to_escape(line, place);
        if (offset == string::npos) return;
        std::size_t passed = 0;
        for (std::size_t at = begin; at < end; ++at) {
            if (passed == offset && pieces_[at].kind == PieceKind::character) pieces_[at].escaped = true;
            passed += written(pieces_[at]).size();
        }
    }

    void escape_task() {
        if (rules_.place != InlinePlace::item_paragraph || pieces_.empty() || !is_plain(pieces_[0], U'[')) return;
        string const text = plain_from(0, 4);
        if (text == "[ ] " || text == "[x] " || text == "[X] ") pieces_[0].escaped = true;
    }

    void escape_closing_hashes() {
        std::size_t begin = pieces_.size();
        while (begin > 0 && is_plain(pieces_[begin - 1], U'#')) --begin;
        if (begin == pieces_.size()) return;
        bool const closing = begin == 0 || is_blank(pieces_[begin - 1]);
        if (closing) pieces_[begin].escaped = true;
    }

    std::vector<Piece>& pieces_;
    InlineRules const& rules_;
};

string joined(std::vector<Piece> const& pieces, InlineRules const& rules) {
    string out;
    for (Piece const& piece : pieces) {
        if (piece.kind == PieceKind::line_break) out += '\\';
        out += written(piece);
    }
    if (rules.place != InlinePlace::cell) return out;
    string cell;
    for (char const c : out) {
        if (c == '|') cell += '\\';
        cell += c;
    }
    return cell;
}

}  // namespace

string markdown_inline(StyledText const& text, InlineRules const& rules) {
    assert(rules.note_label);
    std::vector<Piece> pieces = PieceMaker(text, rules).make();
    while (!pieces.empty() && pieces.back().kind == PieceKind::line_break) pieces.pop_back();
    Flanks(pieces).mend();
    Escapes(pieces, rules).make();
    return joined(pieces, rules);
}

}  // namespace dhrdoc::write
