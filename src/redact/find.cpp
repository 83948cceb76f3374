// Takes one text; makes all spans in it that give something away: names, dates, numbers, and what follows from them.
#include "redact/find.h"

#include "redact/dates.h"
#include "redact/inference.h"
#include "redact/unlisted.h"

namespace dhrdoc::redact {

namespace {

void append(std::vector<Span>& all, std::vector<Span> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

std::vector<Span> find(std::string_view text, StreamKind kind, Setting setting, Withheld const& withheld,
                       WordMemory& memory, Inferences inferences) {
    View const view(text);
    auto const dates = find_date_expressions(view, withheld.rules());
    auto const is_protected = protected_tokens(view, withheld);
    std::vector<Span> out = find_names(view, kind, is_protected, withheld, memory);
    append(out, find_dates(view, dates, kind, is_protected, withheld));
    append(out, find_identifiers(view, setting, is_protected, withheld, memory));
    if (kind == StreamKind::prose && setting == Setting::ordinary && withheld.policy().foreign_text)
        append(out, find_unlisted(view, is_protected, withheld, out));
    if (inferences == Inferences::looked_for) append(out, find_inferences(view, dates, kind, is_protected, withheld));
    return out;
}

}  // namespace dhrdoc::redact
