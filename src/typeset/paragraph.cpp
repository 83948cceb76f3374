// Takes styled text; shapes it word by word and breaks it into lines.
#include "typeset/paragraph.h"

#include "base/unicode.h"
#include "typeset/line_breaker.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>

#include <fmt/format.h>

namespace dhrdoc::typeset {

namespace {

using base::Length;
using model::Face;
using model::Inset;
using model::Mark;
using model::Run;
using model::StyledText;

constexpr std::string_view soft_hyphen = "\xC2\xAD";
constexpr std::string_view word_joiner = "\xE2\x81\xA0";  // U+2060, as long as U+FFFC in UTF-8

/// Superscripts: two thirds of the size, raised by a third of it.
Length superscript_size(Length size) { return size * 2 / 3; }
Length superscript_rise(Length size) { return size / 3; }

struct Word {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::vector<Piece> pieces;
    std::vector<std::uint32_t> notes;
    Token token;
};

/// What is drawn: no soft hyphens, joiners and other characters without a shape of their own; a tab as its spaces.
std::string drawn(std::string_view text, bool code = false) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        auto const start = i;
        auto const c = base::next_code_point(text, i);
        bool const invisible = c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) ||
                               c == 0xFEFF || c == U'\n' || base::is_bidi_control(c);
        if (c == U'\t')
            out += code ? "    " : " ";
        else if (!invisible)
            out += text.substr(start, i - start);
    }
    return out;
}

class Setter {
public:
    Setter(StyledText const& text, InlineContext const& context, FontMetrics& fonts)
        : text_(text), context_(context), fonts_(fonts) {
        read_as_ = text.text;
        for (auto const& inset : text.insets) {
            read_as_.replace(inset.at, 3,
                             inset.kind == Inset::Kind::note_reference ? word_joiner : std::string_view("000"));
        }
        links_.assign(text.links.size(), -1);
        points_ = break_points(read_as_);
        if (context.style.hyphenate && context.hyphenator != nullptr) hyphenate();
    }

    std::vector<Word> words() {
        std::vector<Word> out;
        std::uint32_t begin = 0;
        for (auto const& point : points_) {
            out.push_back(word(begin, point.at));
            end_as(out.back(), point);
            begin = point.at;
        }
        return out;
    }

    /// Cuts words that are wider than the measure.
    std::vector<Word> fitted(std::vector<Word> words) {
        if (std::all_of(words.begin(), words.end(), [&](Word const& w) { return w.token.width <= context_.measure; }))
            return words;
        std::vector<Word> out;
        std::uint32_t begin = 0;
        for (auto const& point : points_) {
            auto whole = word(begin, point.at);
            if (whole.token.width <= context_.measure) {
                out.push_back(std::move(whole));
            } else {
                cut(begin, point.at, out);
            }
            end_as(out.back(), point);
            begin = point.at;
        }
        return out;
    }

    /// Parts of words that a line has side by side are words again, shaped as one; the last has its hyphen.
    void mend(std::vector<Word>& line) {
        std::vector<Word> out;
        for (auto& part : line) {
            bool const goes_on = !out.empty() && out.back().token.hyphen > Length();
            if (!goes_on) {
                out.push_back(std::move(part));
            } else if (out.back().notes.empty() && part.notes.empty()) {
                auto const token = part.token;
                out.back() = word(out.back().begin, part.end);
                out.back().token.hyphen = token.hyphen;
            } else {  // notes are cited once, so these are not made anew
                auto& whole = out.back();
                for (auto& piece : part.pieces) {
                    piece.x += whole.token.width;
                    whole.pieces.push_back(std::move(piece));
                }
                whole.notes.insert(whole.notes.end(), part.notes.begin(), part.notes.end());
                whole.token.width += part.token.width;
                whole.token.space = part.token.space;
                whole.token.hyphen = part.token.hyphen;
                whole.end = part.end;
            }
        }
        if (!out.empty() && out.back().token.hyphen > Length()) add_hyphen(out.back());
        line = std::move(out);
    }

private:
    void end_as(Word& word, BreakPoint const& point) {
        word.token.mandatory = point.mandatory;
        if (!point.hyphen || word.pieces.empty() || word.pieces.back().shaped == nullptr) return;
        auto const& piece = word.pieces.back();
        auto const& hyphen = fonts_.shape(soft_hyphen, piece.shaped->face);
        word.token.hyphen = scaled(hyphen.width, piece.size, fonts_.face(hyphen.face).units_per_em);
    }

    void add_hyphen(Word& word) {
        auto hyphen = word.pieces.back();
        hyphen.shaped = &fonts_.shape(soft_hyphen, hyphen.shaped->face);
        auto x = word.token.width;
        place(std::move(hyphen), word, x);
        word.token.width = x;
    }

    /// Only words of small letters: what begins with a capital may be a name, and is read whole.
    void hyphenate() {
        std::vector<BreakPoint> out;
        std::uint32_t begin = 0;
        for (auto const& point : points_) {
            auto const end = point.at;
            for (auto at = begin; at < end;) {
                auto stop = at;
                if (context_.hyphenates_capitalised && text_.text[stop] >= 'A' && text_.text[stop] <= 'Z') ++stop;
                while (stop < end && text_.text[stop] >= 'a' && text_.text[stop] <= 'z') ++stop;
                if (is_word(at, stop)) {
                    auto word = text_.text.substr(at, stop - at);
                    if (word.front() <= 'Z') word.front() = static_cast<char>(word.front() - 'A' + 'a');
                    for (auto const each : context_.hyphenator->breaks(word)) out.push_back({at + each, false, true});
                }
                at = stop + 1;
            }
            out.push_back(point);
            begin = end;
        }
        points_ = std::move(out);
    }

    /// Bytes [from, to) between what may stand around a word, in one run that is plain language of the document.
    [[nodiscard]] bool is_word(std::uint32_t from, std::uint32_t to) const {
        constexpr std::uint32_t shortest = 6;
        if (to < from + shortest) return false;
        auto const around = [&](std::uint32_t at) {
            return std::string_view(" \n.,;:!?()\"'").find(text_.text[at]) != std::string_view::npos;
        };
        if ((from > 0 && !around(from - 1)) || (to < text_.text.size() && !around(to))) return false;
        return std::any_of(text_.runs.begin(), text_.runs.end(), [&](Run const& run) {
            return run.begin <= from && to <= run.end && run.link < 0 && run.language < 0 &&
                   !model::has(run.marks, Mark::code);
        });
    }

    /// The longest stretches of grapheme clusters that fit, each a word of its own.
    void cut(std::uint32_t begin, std::uint32_t end, std::vector<Word>& out) {
        std::uint32_t from = begin;
        std::uint32_t until = begin;
        for (auto const grapheme : grapheme_ends(std::string_view(read_as_).substr(begin, end - begin))) {
            auto const next = begin + grapheme;
            if (inside_inset(next)) continue;
            if (until > from && word(from, next).token.width > context_.measure) {
                out.push_back(word(from, until));
                out.back().token.emergency = true;
                from = until;
            }
            until = next;
        }
        out.push_back(word(from, end));
    }

    [[nodiscard]] bool inside_inset(std::uint32_t at) const {
        return std::any_of(text_.insets.begin(), text_.insets.end(),
                           [at](Inset const& inset) { return at > inset.at && at < inset.at + 3; });
    }

    Word word(std::uint32_t begin, std::uint32_t end) {
        Word out;
        auto visible_end = end;
        while (visible_end > begin && (read_as_[visible_end - 1] == ' ' || read_as_[visible_end - 1] == '\n'))
            --visible_end;
        Length x;
        Length visible;
        while (run_ < text_.runs.size() && text_.runs[run_].end <= begin) ++run_;
        while (run_ > 0 && (run_ == text_.runs.size() || text_.runs[run_].begin > begin)) --run_;
        for (auto run = run_; run < text_.runs.size() && text_.runs[run].begin < end; ++run) {
            auto const from = std::max(begin, text_.runs[run].begin);
            auto const to = std::min(end, text_.runs[run].end);
            pieces_of(text_.runs[run], from, to, out, x);
        }
        for (auto const& piece : out.pieces) visible = std::max(visible, piece.x + piece.width);
        auto space = visible_end < end ? space_width(out) : Length();
        out.begin = begin;
        out.end = end;
        out.token.width = visible - space;
        out.token.space = space;
        return out;
    }

    /// The space at the end of a word is shaped with it, so that copied text has it.
    Length space_width(Word const& word) {
        if (word.pieces.empty() || word.pieces.back().shaped == nullptr) return {};
        auto const& piece = word.pieces.back();
        auto const& glyphs = piece.shaped->glyphs;
        if (piece.shaped->text.empty() || piece.shaped->text.back() != ' ' || glyphs.empty()) return {};
        std::int64_t units = 0;
        for (auto glyph = glyphs.rbegin(); glyph != glyphs.rend() && piece.shaped->text[glyph->cluster] == ' '; ++glyph)
            units += glyph->advance;
        return scaled(units, piece.size, fonts_.face(piece.shaped->face).units_per_em);
    }

    void pieces_of(Run const& run, std::uint32_t from, std::uint32_t to, Word& out, Length& x) {
        auto at = from;
        for (auto const& inset : text_.insets) {
            if (inset.at < from || inset.at >= to) continue;
            text_piece(run, at, inset.at, out, x);
            inset_piece(run, inset, out, x);
            at = inset.at + 3;
        }
        text_piece(run, at, to, out, x);
    }

    void text_piece(Run const& run, std::uint32_t from, std::uint32_t to, Word& out, Length& x) {
        for (auto const& expansion : context_.expansions) {
            if (expansion.begin < from || expansion.end > to) continue;
            stretch(run, from, expansion.begin, out, x);
            auto const before = out.pieces.size();
            stretch(run, expansion.begin, expansion.end, out, x);
            for (auto i = before; i < out.pieces.size(); ++i) out.pieces[i].element = expansion.element;
            from = expansion.end;
        }
        stretch(run, from, to, out, x);
    }

    void stretch(Run const& run, std::uint32_t from, std::uint32_t to, Word& out, Length& x) {
        if (from >= to) return;
        auto const bytes = std::string_view(text_.text).substr(from, to - from);
        bool const plain = std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= ' '; });
        auto const kept = plain ? std::string() : drawn(bytes, model::has(run.marks, Mark::code));
        auto const shown = plain ? bytes : std::string_view(kept);
        if (shown.empty()) return;
        auto piece = start_piece(run);
        auto const face = face_for(context_.style, run.marks);
        piece.shaped = &fonts_.shape(shown, face);
        report_lacking(*piece.shaped, from, to);
        if (model::has(run.marks, Mark::superscript)) raise(piece);
        if (model::has(run.marks, Mark::small)) piece.size = piece.size * 17 / 20;
        place(std::move(piece), out, x);
    }

    void inset_piece(Run const& run, Inset const& inset, Word& out, Length& x) {
        auto piece = start_piece(run);
        auto const face = face_for(context_.style, run.marks);
        if (inset.kind == Inset::Kind::note_reference) {
            piece.shaped = &fonts_.shape(fmt::format("{}", inset.note + 1), face);
            piece.link = context_.open_note(inset.note);
            piece.element = context_.element_of_link(piece.link);
            raise(piece);
            out.notes.push_back(inset.note);
        } else {
            piece.page_of = context_.page_target(inset.target);
            auto const zeros = std::string(context_.page_digits, '0');
            piece.width = scaled(fonts_.shape(zeros, face).width, piece.size, fonts_.face(face).units_per_em);
        }
        place(std::move(piece), out, x);
    }

    Piece start_piece(Run const& run) {
        Piece piece;
        piece.size = context_.style.size;
        piece.colour = context_.style.colour;
        piece.element = context_.element;
        piece.struck = model::has(run.marks, Mark::struck);
        if (run.link >= 0) {
            auto const index = static_cast<std::size_t>(run.link);
            if (links_.at(index) < 0)
                links_.at(index) = context_.open_link(text_.links.at(index), words_of_link(run.link));
            piece.link = links_.at(index);
            piece.element = context_.element_of_link(piece.link);
            piece.colour = context_.link_colour;
        }
        if (run.language >= 0) piece.element = passage(run, piece.element);
        return piece;
    }

    /// One element for all runs of a passage, whatever else changes in it.
    model::ElementId passage(Run const& run, model::ElementId parent) {
        auto const number = static_cast<std::size_t>(&run - text_.runs.data());
        auto const goes_on = [&](Run const& before) {
            return before.language == run.language && before.link == run.link;
        };
        auto first = number;
        while (first > 0 && goes_on(text_.runs[first - 1])) --first;
        auto const [known, is_new] = passages_.try_emplace(first, model::artifact);
        if (is_new)
            known->second = context_.open_language(text_.languages.at(static_cast<std::size_t>(run.language)), parent);
        return known->second;
    }

    std::string words_of_link(std::int32_t link) const {
        std::string words;
        for (auto const& run : text_.runs) {
            if (run.link == link) words += std::string_view(text_.text).substr(run.begin, run.end - run.begin);
        }
        return words;
    }

    void raise(Piece& piece) const {
        piece.rise = superscript_rise(piece.size);
        piece.size = superscript_size(piece.size);
    }

    void place(Piece piece, Word& out, Length& x) {
        if (piece.shaped != nullptr)
            piece.width = scaled(piece.shaped->width, piece.size, fonts_.face(piece.shaped->face).units_per_em);
        piece.x = x;
        x += piece.width;
        out.pieces.push_back(std::move(piece));
    }

    void report_lacking(model::ShapedText const& shaped, std::uint32_t from, std::uint32_t to) {
        bool const all =
            std::all_of(shaped.glyphs.begin(), shaped.glyphs.end(), [](model::Glyph const& g) { return g.id != 0; });
        if (all || !context_.lacking) return;
        auto const bytes = std::string_view(text_.text).substr(from, to - from);
        for (std::size_t i = 0; i < bytes.size();) {
            auto const start = i;
            auto const c = base::next_code_point(bytes, i);
            auto const is_drawn = c != U'\t' && !drawn(bytes.substr(start, i - start)).empty();
            if (is_drawn && !fonts_.covers(shaped.face, c)) context_.lacking(c, from + start, from + i);
        }
    }

    StyledText const& text_;
    InlineContext const& context_;
    FontMetrics& fonts_;
    std::string read_as_;  // text with insets as UAX #14 should see them
    std::vector<BreakPoint> points_;
    std::vector<std::int32_t> links_;
    std::map<std::size_t, model::ElementId> passages_;  // by their first run
    std::size_t run_ = 0;                               // where the last word began
};

/// Puts words side by side on a line that begins at x = 0.
Line join(std::vector<Word> words) {
    Line line;
    Length x;
    for (auto& word : words) {
        for (auto& piece : word.pieces) {
            piece.x += x;
            line.pieces.push_back(std::move(piece));
        }
        line.notes.insert(line.notes.end(), word.notes.begin(), word.notes.end());
        line.width = x + word.token.width;
        x = line.width + word.token.space;
    }
    return line;
}

void align(Line& line, model::Alignment alignment, Length measure) {
    auto const free = measure - line.width;
    if (free <= Length()) return;
    Length shift;
    if (alignment == model::Alignment::right) shift = free;
    if (alignment == model::Alignment::centre) shift = free / 2;
    for (auto& piece : line.pieces) piece.x += shift;
}

std::vector<Token> tokens_of(std::vector<Word> const& words) {
    std::vector<Token> tokens;
    tokens.reserve(words.size());
    for (auto const& word : words) tokens.push_back(word.token);
    return tokens;
}

}  // namespace

std::vector<char32_t> lacking_in(model::ShapedText const& shaped, FontMetrics& fonts) {
    std::vector<char32_t> out;
    if (std::all_of(shaped.glyphs.begin(), shaped.glyphs.end(), [](model::Glyph const& g) { return g.id != 0; }))
        return out;
    for (std::size_t i = 0; i < shaped.text.size();) {
        auto const c = base::next_code_point(shaped.text, i);
        if (!fonts.covers(shaped.face, c)) out.push_back(c);
    }
    return out;
}

model::Face face_for(model::TextStyle const& style, Mark marks) {
    if (model::has(marks, Mark::code)) return Face::mono;
    bool const bold = style.bold || model::has(marks, Mark::strong);
    bool const italic = style.italic != model::has(marks, Mark::emphasis);
    if (bold) return italic ? Face::bold_italic : Face::bold;
    return italic ? Face::italic : Face::regular;
}

std::vector<Line> set_paragraph(StyledText const& text, InlineContext const& context, FontMetrics& fonts) {
    std::vector<Line> lines;
    if (text.empty()) return lines;
    Setter setter(text, context, fonts);
    auto words = setter.fitted(setter.words());
    auto const any_hyphen =
        std::any_of(words.begin(), words.end(), [](Word const& word) { return word.token.hyphen > Length(); });
    std::size_t first = 0;
    for (auto const last : break_lines(tokens_of(words), context.measure,
                                       context.style.balance ? LastLine::like_the_others : LastLine::free)) {
        std::vector<Word> line(std::make_move_iterator(words.begin() + static_cast<std::ptrdiff_t>(first)),
                               std::make_move_iterator(words.begin() + static_cast<std::ptrdiff_t>(last)));
        if (any_hyphen) setter.mend(line);
        lines.push_back(join(std::move(line)));
        align(lines.back(), context.style.alignment, context.measure);
        first = last;
    }
    return lines;
}

NaturalWidths natural_widths(StyledText const& text, InlineContext const& context, FontMetrics& fonts) {
    NaturalWidths widths;
    if (text.empty()) return widths;
    Length x;
    for (auto const& word : Setter(text, context, fonts).words()) {
        widths.widest_word = std::max(widths.widest_word, word.token.width);
        widths.one_line = std::max(widths.one_line, x + word.token.width);
        x = word.token.mandatory ? Length() : x + word.token.width + word.token.space;
    }
    return widths;
}

}  // namespace dhrdoc::typeset
