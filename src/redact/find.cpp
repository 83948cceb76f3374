// Takes one text; makes all spans in it that give something away: names, dates, numbers, and what follows from them.
#include "redact/find.h"

#include "base/unicode.h"
#include "redact/dates.h"
#include "redact/inference.h"
#include "redact/unlisted.h"

namespace dhrdoc::redact {

namespace {

void append(std::vector<Span>& all, std::vector<Span> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Characters that turn the direction of reading have done their work once a text is read; no copy needs them.
std::vector<Span> find_direction_marks(std::string_view text, Withheld const& withheld) {
    std::vector<Span> out;
    if (!withheld.has(Rule::text_direction) || !withheld.policy().foreign_text) return out;
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        if (!base::is_bidi_control(base::next_code_point(text, at))) continue;
        Span span;
        span.at = {begin, at};
        span.kind = Kind::term;
        span.rule = Rule::text_direction;
        span.form = Form::dropped;
        out.push_back(std::move(span));
    }
    return out;
}

}  // namespace

std::vector<Span> find(std::string_view text, StreamKind kind, Setting setting, Withheld const& withheld,
                       WordMemory& memory, Inferences inferences) {
    View const view(text);
    auto const dates = find_date_expressions(view, withheld.rules());
    auto const is_protected = protected_tokens(view, withheld);
    std::vector<Span> out = find_names(view, kind, is_protected, withheld, memory);
    append(out, find_direction_marks(text, withheld));
    append(out, find_dates(view, dates, kind, is_protected, withheld));
    append(out, find_identifiers(view, setting, is_protected, withheld, memory));
    if (kind == StreamKind::prose && setting == Setting::ordinary && withheld.policy().foreign_text)
        append(out, find_unlisted(view, is_protected, withheld, out, memory));
    if (inferences == Inferences::looked_for) append(out, find_inferences(view, dates, kind, is_protected, withheld));
    return out;
}

}  // namespace dhrdoc::redact
