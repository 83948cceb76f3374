// Takes one text; makes all spans in it that give something away: names, dates, numbers, and what follows from them.
#include "redact/find.h"

#include "base/unicode.h"
#include "redact/dates.h"
#include "redact/encoded.h"
#include "redact/inference.h"
#include "redact/mail_spans.h"
#include "redact/scripts.h"
#include "redact/unlisted.h"

#include <algorithm>

namespace dhrdoc::redact {

namespace {

void append(std::vector<Span>& all, std::vector<Span> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Characters that turn the direction of reading have done their work once a text is read; no copy needs them.
std::vector<Span> find_direction_marks(std::string_view text, Withheld const& withheld,
                                       std::vector<Span> const& found) {
    // What an override turns round and nobody withholds has to read as it did.
    auto const is_needed = [&](std::size_t from) {
        auto const end = std::min(text.find("\xE2\x80\xAC", from), text.size());
        return std::none_of(found.begin(), found.end(), [&](Span const& span) {
            return span.certain && span.at.begin <= from && end <= span.at.end;
        });
    };
    bool keeps_end = false;
    std::vector<Span> out;
    if (!withheld.has(Rule::text_direction) || !withheld.policy().foreign_text) return out;
    for (auto at = base::end_of_ascii(text, 0); at < text.size(); at = base::end_of_ascii(text, at)) {
        auto const begin = at;
        auto const mark = base::next_code_point(text, at);
        if (!base::is_bidi_control(mark)) continue;
        if (mark == U'\u202D' || mark == U'\u202E') keeps_end = is_needed(at);
        bool const is_part_of_kept = mark == U'\u202D' || mark == U'\u202E' || mark == U'\u202C';
        if (keeps_end && is_part_of_kept) continue;
        Span span;
        span.at = {begin, at};
        span.kind = Kind::term;
        span.rule = Rule::text_direction;
        span.form = Form::dropped;
        out.push_back(std::move(span));
    }
    return out;
}

/// "Уиткомб" for a Whitcombe: names that are heard alike, written in letters of another script. A short one, and what
/// stands in capitals beside a name, is a question.
class OtherScripts {
public:
    OtherScripts(std::string_view text, Withheld const& withheld)
        : text_(text), withheld_(withheld), words_(words_of_other_scripts(text)), heard_(words_.size()) {}

    std::vector<Span> find() {
        if (words_.empty() || !withheld_.has(Rule::name_transliteration)) return {};
        for (std::size_t i = 0; i < words_.size(); ++i) heard_[i] = hear(words_[i]);
        std::vector<Span> out;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            auto const beside = i > 0 && adjoin(i - 1) && is_sure(i - 1)               ? i - 1
                                : i + 1 < words_.size() && adjoin(i) && is_sure(i + 1) ? i + 1
                                                                                       : i;
            if (heard_[i].bearers == nullptr && (beside == i || !words_[i].is_capitalised)) continue;
            if (heard_[i].bearers != nullptr && !words_[i].is_capitalised && heard_[i].consonants < sure) continue;
            Span span;
            span.at = words_[i].at;
            span.rule = Rule::name_transliteration;
            auto const& all = *(heard_[i].bearers != nullptr ? heard_[i] : heard_[beside]).bearers;
            span.subject = all.front();
            bool const same = beside != i && shares(all, *heard_[beside].bearers);
            if (same && !out.empty() && std::find(all.begin(), all.end(), out.back().subject) != all.end())
                span.subject = out.back().subject;
            span.certain = is_sure(i) || (heard_[i].bearers != nullptr && same && words_[i].is_capitalised);
            if (!span.certain) span.question = "a word that may be heard as a name of the key: is it one?";
            out.push_back(std::move(span));
        }
        return out;
    }

private:
    static constexpr std::size_t sure = 3;
    struct Heard {
        std::vector<SubjectIndex> const* bearers = nullptr;
        std::size_t consonants = 0;
    };
    [[nodiscard]] Heard hear(ForeignWord const& word) const {
        Heard out;
        for (auto const& sounds : word.sounds) {
            auto const& found = withheld_.that_are_heard_as(sounds);
            if (!found.empty() && sounds.size() > out.consonants) out = {&found, sounds.size()};
        }
        return out;
    }
    [[nodiscard]] bool is_sure(std::size_t i) const {
        return heard_[i].bearers != nullptr && heard_[i].consonants >= sure && words_[i].is_capitalised;
    }
    [[nodiscard]] bool adjoin(std::size_t i) const {
        return text_.substr(words_[i].at.end, words_[i + 1].at.begin - words_[i].at.end) == " ";
    }
    [[nodiscard]] static bool shares(std::vector<SubjectIndex> const& a, std::vector<SubjectIndex> const& b) {
        return std::any_of(a.begin(), a.end(), [&](auto one) { return std::find(b.begin(), b.end(), one) != b.end(); });
    }

    std::string_view text_;
    Withheld const& withheld_;
    std::vector<ForeignWord> words_;
    std::vector<Heard> heard_;
};

/// A text with overrides is read in the order in which it is seen; whoever opens its bytes reads the other one.
std::vector<Span> find_as_written(std::string_view text, StreamKind kind, Setting setting, Withheld const& withheld,
                                  WordMemory& memory) {
    constexpr std::string_view override_mark = "\xE2\x80\xAE";
    constexpr std::string_view shows_nothing = "\x01\x01\x01";
    if (text.find(override_mark) == std::string_view::npos) return {};
    std::string written(text);
    for (auto at = written.find(override_mark); at != std::string::npos; at = written.find(override_mark, at))
        written.replace(at, override_mark.size(), shows_nothing);
    auto out = find(written, kind, setting, withheld, memory, Inferences::left_out);
    // A word that is turned round for the eye looks like anybody's name the other way.
    std::erase_if(out, [](Span const& span) { return span.rule == Rule::name_unlisted; });
    return out;
}

}  // namespace

std::vector<Span> find(std::string_view text, StreamKind kind, Setting setting, Withheld const& withheld,
                       WordMemory& memory, Inferences inferences, std::size_t message) {
    View const view(text);
    auto const dates = find_date_expressions(view, withheld.rules());
    auto const is_protected = protected_tokens(view, withheld);
    std::vector<Span> out = find_names(view, kind, is_protected, withheld, memory);
    append(out, find_direction_marks(text, withheld, out));
    append(out, find_encoded(text, withheld));
    append(out, OtherScripts(text, withheld).find());
    append(out, find_dates(view, dates, kind, is_protected, withheld));
    append(out, find_identifiers(view, setting, is_protected, withheld, memory));
    // What the template of a disclosure says names nobody.
    bool const may_name_others =
        withheld.correspondence() == nullptr
            ? setting == Setting::ordinary
            : message != 0 && (setting == Setting::ordinary || setting == Setting::mail_signature);
    if (kind == StreamKind::prose && may_name_others && withheld.policy().foreign_text)
        append(out, find_unlisted(view, is_protected, withheld, out, memory));
    if (inferences == Inferences::looked_for) append(out, find_inferences(view, dates, kind, is_protected, withheld));
    find_in_mail(view, text, setting, message, withheld, out);
    append(out, find_as_written(text, kind, setting, withheld, memory));
    return out;
}

std::vector<Span> find_days_at_start(std::string_view text, Withheld const& withheld) {
    // A day is short: what stands far behind the number says nothing of it.
    constexpr std::size_t longest_day = 60;
    auto const past_number = text.find(". ") + 2;
    bool const is_empty = past_number >= text.size();
    if (withheld.days().empty() || is_empty) return {};
    View const view(text.substr(0, text.find_first_of(" \n", std::min(longest_day, text.size()))));
    return find_dates(view, find_date_expressions(view, withheld.rules()), StreamKind::prose,
                      protected_tokens(view, withheld), withheld);
}

}  // namespace dhrdoc::redact
