// Takes a span; makes the words that take its place. They never depend on the words that stood there.
#include "redact/replacement.h"

#include "redact/words.h"

namespace dhrdoc::redact {

namespace {

std::string_view code_of(Kind kind) {
    switch (kind) {
        case Kind::name:
            return "NR";
        case Kind::place:
            return "PL";
        case Kind::agency:
            return "AG";
        case Kind::term:
            return "TM";
        case Kind::date:
            return "DT";
        case Kind::identifier:
            return "ID";
        case Kind::inference:
            return "IN";
    }
    return "ID";
}

/// A disclosure says why in the words of its scheme; the number of a person only where it was asked for.
std::string reason_of(Span const& span, Withheld const& withheld) {
    auto const* mails = withheld.correspondence();
    if (mails == nullptr) return std::string(code_of(span.kind));
    auto const* subject = span.subject < 0 || span.kind == Kind::date
                              ? nullptr
                              : &withheld.subjects()[static_cast<std::size_t>(span.subject)];
    if (subject == nullptr) return mails->personal_reason;
    auto const& reason = subject->reason.empty() ? mails->personal_reason : subject->reason;
    if (!mails->person_keys || subject->kind != Subject::Kind::person) return reason;
    return reason + " person " + std::to_string(subject->number);
}

std::string possessive_of(std::string const& name) { return name + (name.ends_with(']') ? "" : "'s"); }

std::string family_of(std::string const& name) { return possessive_of(name) + " family"; }

bool begins_with_vowel(std::string_view word) {
    return !word.empty() && std::string_view("aeiouAEIOU").find(word.front()) != std::string_view::npos;
}

}  // namespace

std::string replacement_for(Span const& span, Withheld const& withheld) {
    if (span.rule == Rule::text_direction) return {};  // it showed nothing, so no mark stands for it
    if (withheld.policy().manner == model::Manner::redact) {
        bool const possessive = span.form == Form::possessive || span.form == Form::family_possessive ||
                                span.form == Form::relative_possessive;
        return "[REDACTED " + reason_of(span, withheld) + "]" + (possessive ? "'s" : "");
    }
    if (span.form == Form::dropped) return {};
    if (span.form == Form::as_given || span.subject < 0 || span.kind == Kind::date || span.kind == Kind::identifier)
        return span.replacement.empty() ? "[withheld]" : span.replacement;
    auto const& name = withheld.subjects()[static_cast<std::size_t>(span.subject)].replacement;
    switch (span.form) {
        case Form::plain:
        case Form::dropped:
        case Form::as_given:
            return name;
        case Form::possessive:
            return possessive_of(name);
        case Form::family:
            return family_of(name);
        case Form::family_possessive:
            return possessive_of(family_of(name));
        case Form::couple:
            return name + " and spouse";
        case Form::relative:
            return "a relative of " + name;
        case Form::relative_possessive:
            return "a relative of " + possessive_of(name);
    }
    return name;
}

namespace {

/// The last word of `text`, its spaces dropped; empty where something other than a space stands behind it.
std::string_view last_word(std::string_view text, std::size_t& begin) {
    std::size_t end = text.size();
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
    if (end == text.size()) return {};
    begin = end;
    auto const letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    while (begin > 0 && letter(text[begin - 1])) --begin;
    return text.substr(begin, end - begin);
}

/// "his friend Friend 1" and "her sister Carol's sister": the role is said once.
Fitted without_role_before(std::string_view text, Fitted fitting, Span const& span) {
    if (span.kind != Kind::name || span.form == Form::as_given) return fitting;
    std::size_t role_begin = 0;
    auto const role = folded(last_word(text.substr(0, fitting.begin), role_begin));
    if (!words::is(role, words::kin)) return fitting;
    auto const ours = folded(fitting.words);
    if (ours.starts_with(role + " ")) return {role_begin, fitting.words};
    if (!ours.ends_with("s " + role)) return fitting;
    std::size_t owner_begin = 0;
    auto const owner = folded(last_word(text.substr(0, role_begin), owner_begin));
    if (owner == "her" || owner == "his" || owner == "their" || owner == "the") return {owner_begin, fitting.words};
    return fitting;
}

}  // namespace

Fitted fitted(std::string_view text, Span const& span, std::string words) {
    Fitted out{span.at.begin, std::move(words)};
    if (out.words.empty()) return out;
    if (span.starts_sentence && out.words.front() >= 'a' && out.words.front() <= 'z' &&
        (span.form != Form::as_given || (text[span.at.begin] >= 'A' && text[span.at.begin] <= 'Z')))
        out.words.front() = static_cast<char>(out.words.front() - 32);
    auto const before = text.substr(0, out.begin);
    auto const ends_with_word = [&](std::string_view word) {
        if (!before.ends_with(word)) return false;
        return before.size() == word.size() || before[before.size() - word.size() - 1] == ' ' ||
               before[before.size() - word.size() - 1] == '\n' || before[before.size() - word.size() - 1] == '(';
    };
    if (out.words.starts_with("the ") && (ends_with_word("the ") || ends_with_word("The "))) out.words.erase(0, 4);
    // "25 25 December 2019": the number must not become a day of the month that is said.
    auto const last = before.find_last_not_of(" \n");
    bool const number_before = last != std::string_view::npos && last + 1 < before.size() && before[last] >= '0' &&
                               before[last] <= '9' && out.words.front() >= 'A' && out.words.front() <= 'Z';
    if (span.kind == Kind::date && number_before) out.words.insert(0, "in ");
    out = without_role_before(text, out, span);
    bool const vowel = begins_with_vowel(out.words);
    if (span.kind != Kind::name) return out;
    for (auto const& [article, wanted] : {std::pair{"a ", "an "}, std::pair{"A ", "An "}})
        if (vowel && ends_with_word(article)) return {out.begin - 2, wanted + out.words};
    for (auto const& [article, wanted] : {std::pair{"an ", "a "}, std::pair{"An ", "A "}})
        if (!vowel && ends_with_word(article)) return {out.begin - 3, wanted + out.words};
    return out;
}

}  // namespace dhrdoc::redact
