// Takes the texts of a case; makes passages in which words can be looked for, each hit with its place.
#include "check/prose.h"

#include "base/unicode.h"

#include <algorithm>
#include <cstring>
#include <map>

namespace dhrdoc::check {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool is_word(char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Curly apostrophes and dashes have their high bit set as letters do, but end a word.
bool word_goes_on(std::string_view text, std::size_t at) {
    if (at >= text.size() || !is_word(text[at])) return false;
    return text.substr(at, 2) != "\xE2\x80";
}

bool word_before(std::string_view text, std::size_t at) {
    if (at == 0 || !is_word(text[at - 1])) return false;
    return at < 3 || text.substr(at - 3, 2) != "\xE2\x80";
}

/// The end of `phrase` where it stands at `at`; 0 where it does not.
std::size_t end_of_match(std::string_view text, std::size_t at, std::string_view phrase) {
    for (auto const c : phrase) {
        if (c == ' ') {
            if (at >= text.size() || !is_blank(text[at])) return 0;
            while (at < text.size() && is_blank(text[at])) ++at;
        } else if (at < text.size() && lower(text[at]) == lower(c)) {
            ++at;
        } else {
            return 0;
        }
    }
    return at;
}

/// Where `prefix` begins if it ends at `at`; npos where it does not.
std::size_t begin_of_match(std::string_view text, std::size_t at, std::string_view prefix) {
    for (auto c = prefix.rbegin(); c != prefix.rend(); ++c) {
        if (*c == ' ') {
            if (at == 0 || !is_blank(text[at - 1])) return std::string_view::npos;
            while (at > 0 && is_blank(text[at - 1])) --at;
        } else if (at > 0 && text[at - 1] == *c) {
            --at;
        } else {
            return std::string_view::npos;
        }
    }
    return at;
}

/// string_view::find, several times as fast: it stops at every byte that equals the first.
std::size_t find_bytes(std::string_view text, std::string_view word, std::size_t from) {
    if (from >= text.size()) return std::string_view::npos;
    auto const* found = ::memmem(text.data() + from, text.size() - from, word.data(), word.size());
    if (found == nullptr) return std::string_view::npos;
    return static_cast<std::size_t>(static_cast<char const*>(found) - text.data());
}

/// The rarest part of a phrase, by which to look for it.
Hit longest_word(std::string_view phrase) {
    Hit out;
    for (std::size_t begin = 0; begin < phrase.size();) {
        auto const end = std::min(phrase.find(' ', begin), phrase.size());
        if (end - begin > out.end - out.begin) out = {begin, end};
        begin = end + 1;
    }
    return out;
}

std::string fold(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

Part part_of_section(std::string const& section) {
    static std::map<std::string, Part> const parts = {{"condolence", Part::family},
                                                      {"terms-of-reference", Part::terms},
                                                      {"involvement", Part::family},
                                                      {"equality", Part::equality},
                                                      {"background", Part::background},
                                                      {"chronology", Part::chronology},
                                                      {"overview", Part::overview},
                                                      {"analysis", Part::analysis},
                                                      {"conclusions", Part::conclusions},
                                                      {"lessons", Part::conclusions},
                                                      {"recommendations", Part::recommendations}};
    if (section.starts_with("summary-")) return Part::summary;
    if (section.starts_with("appendix-")) return Part::appendix;
    auto const found = parts.find(section);
    return found == parts.end() ? Part::front : found->second;
}

/// Adds what stands between `open` and `close`, unless a paragraph ends between them.
void add_between(std::string_view text, std::string_view open, std::string_view close, std::vector<Hit>& out) {
    for (auto begin = text.find(open); begin != std::string_view::npos; begin = text.find(open, begin)) {
        auto const end = text.find(close, begin + open.size());
        auto const paragraph = text.find("\n\n", begin);
        if (end == std::string_view::npos) return;
        if (paragraph != std::string_view::npos && paragraph < end) {
            begin = paragraph;
            continue;
        }
        out.push_back({begin, end + close.size()});
        begin = end + close.size();
    }
}

/// *A Title of Several Words*: books and guidance are set in italics.
void add_titles(std::string_view text, std::vector<Hit>& out) {
    for (auto begin = text.find('*'); begin != std::string_view::npos; begin = text.find('*', begin + 1)) {
        auto const first = begin + 1 < text.size() ? text[begin + 1] : ' ';
        auto const end = text.find('*', begin + 1);
        if (end == std::string_view::npos) return;
        auto const inside = text.substr(begin, end - begin);
        if (first >= 'A' && first <= 'Z' && std::count(inside.begin(), inside.end(), ' ') >= 2)
            out.push_back({begin, end + 1});
        begin = end;
    }
}

void add_quoted_lines(std::string_view text, std::vector<Hit>& out) {
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = std::min(text.find('\n', begin), text.size());
        if (text[begin] == '>') out.push_back({begin, end});
        begin = end + 1;
    }
}

}  // namespace

base::Range Passage::range_of(Hit hit) const {
    auto const place = [this](std::size_t offset) {
        auto out = text->start;
        auto const before = words().substr(0, offset);
        auto const last = before.rfind('\n');
        if (last == std::string_view::npos) {
            out.column += static_cast<std::uint32_t>(base::code_point_count(before));
        } else {
            out.line += static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
            out.column = static_cast<std::uint32_t>(base::code_point_count(before.substr(last + 1))) + 1;
        }
        return out;
    };
    return {place(hit.begin), place(hit.end)};
}

std::optional<Hit> Passage::find(std::string_view phrase, std::size_t from) const {
    return find_folded(folded, phrase, Ending::whole_word, from);
}

bool Passage::says_stem(std::vector<std::string_view> const& stems) const {
    return std::any_of(stems.begin(), stems.end(),
                       [this](std::string_view stem) { return find_folded(folded, stem, Ending::any).has_value(); });
}

Passage passage_of(Part part, model::Text const& text) { return {part, &text, fold(text.value)}; }

std::vector<Passage> prose_of(model::Case const& reviewed) {
    std::vector<Passage> out;
    auto const add = [&out](Part part, model::Text const& text) {
        if (text.given()) out.push_back(passage_of(part, text));
    };
    add(Part::front, reviewed.review.delay_reason);
    add(Part::front, reviewed.chair.biography);
    add(Part::front, reviewed.chair.independence);
    for (auto const& text : reviewed.terms_of_reference) add(Part::terms, text);
    for (auto const* text :
         {&reviewed.family.how, &reviewed.family.response, &reviewed.family.condolence, &reviewed.family.tribute})
        add(Part::family, *text);
    for (auto const& [name, text] : reviewed.equality) add(Part::equality, text);
    for (auto const& [section, text] : reviewed.narrative) add(part_of_section(section), text);
    for (auto const& row : reviewed.chronology) {
        add(Part::chronology, row.event);
        add(Part::chronology, row.comment);
    }
    for (auto const& lesson : reviewed.lessons) {
        add(Part::conclusions, lesson.text);
        add(Part::analysis, lesson.analysis);
    }
    for (auto const& one : reviewed.recommendations) {
        for (auto const* text : {&one.text, &one.action, &one.measure, &one.outcome}) add(Part::recommendations, *text);
    }
    return out;
}

std::optional<Hit> find_folded(std::string_view folded, std::string_view phrase, Ending ending, std::size_t from) {
    auto const wanted = fold(phrase);
    auto const anchor = longest_word(wanted);
    auto const prefix = std::string_view(wanted).substr(0, anchor.begin);
    auto const word = std::string_view(wanted).substr(anchor.begin, anchor.end - anchor.begin);
    auto const rest = std::string_view(wanted).substr(anchor.begin);
    for (auto at = find_bytes(folded, word, from); at != std::string_view::npos;
         at = find_bytes(folded, word, at + 1)) {
        auto const begin = begin_of_match(folded, at, prefix);
        if (begin == std::string_view::npos || begin < from || word_before(folded, begin)) continue;
        auto const end = end_of_match(folded, at, rest);
        if (end == 0) continue;
        if (ending == Ending::any || !word_goes_on(folded, end)) return Hit{begin, end};
    }
    return std::nullopt;
}

std::optional<Hit> find_phrase(std::string_view text, std::string_view phrase, std::size_t from) {
    return find_folded(fold(text), phrase, Ending::whole_word, from);
}

std::optional<Hit> find_stem(std::string_view text, std::string_view stem, std::size_t from) {
    return find_folded(fold(text), stem, Ending::any, from);
}

bool says(std::string_view text, std::vector<std::string_view> const& phrases) {
    auto const folded = fold(text);
    return std::any_of(phrases.begin(), phrases.end(), [&folded](std::string_view phrase) {
        return find_folded(folded, phrase, Ending::whole_word).has_value();
    });
}

bool says_stem(std::string_view text, std::vector<std::string_view> const& stems) {
    auto const folded = fold(text);
    return std::any_of(stems.begin(), stems.end(),
                       [&folded](std::string_view stem) { return find_folded(folded, stem, Ending::any).has_value(); });
}

std::vector<Hit> protected_spans(Passage const& passage, std::vector<std::string_view> const& phrases) {
    auto const text = passage.words();
    std::vector<Hit> out;
    add_between(text, "\xE2\x80\x9C", "\xE2\x80\x9D", out);  // curly double quotation marks
    add_between(text, "\"", "\"", out);
    add_between(text, "`", "`", out);
    add_between(text, "](", ")", out);
    add_between(text, "{", "}", out);
    add_titles(text, out);
    // A curly single quotation mark opens a quotation; the closing one is also the apostrophe, so look for its last.
    add_between(text, "\xE2\x80\x98", "\xE2\x80\x99 ", out);
    add_between(text, "\xE2\x80\x98", "\xE2\x80\x99.", out);
    add_between(text, "\xE2\x80\x98", "\xE2\x80\x99,", out);
    add_quoted_lines(text, out);
    for (auto const phrase : phrases) {
        if (phrase.empty()) continue;
        auto const next = [&](std::size_t from) {
            return find_folded(passage.folded, phrase, Ending::whole_word, from);
        };
        for (auto hit = next(0); hit; hit = next(hit->end)) out.push_back(*hit);
    }
    return out;
}

bool touches(std::vector<Hit> const& spans, Hit hit) {
    return std::any_of(spans.begin(), spans.end(),
                       [hit](Hit const& span) { return span.begin < hit.end && hit.begin < span.end; });
}

Hit sentence_around(std::string_view text, Hit hit) {
    auto const is_end = [text](std::size_t at) {
        auto const stop = text[at] == '.' || text[at] == '!' || text[at] == '?';
        return (stop && (at + 1 == text.size() || is_blank(text[at + 1]))) || text.substr(at, 2) == "\n\n";
    };
    auto begin = hit.begin;
    while (begin > 0 && !is_end(begin - 1)) --begin;
    auto end = hit.end;
    while (end < text.size() && !is_end(end)) ++end;
    return {begin, std::min(end + 1, text.size())};
}

}  // namespace dhrdoc::check
