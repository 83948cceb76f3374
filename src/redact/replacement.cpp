// Takes a span; makes the words that take its place. They never depend on the words that stood there.
#include "redact/replacement.h"

#include "redact/words.h"

namespace dhrdoc::redact {

namespace {

std::string_view code_of(Kind kind) {
    switch (kind) {
        case Kind::name: return "NR";
        case Kind::place: return "PL";
        case Kind::agency: return "AG";
        case Kind::term: return "TM";
        case Kind::date: return "DT";
        case Kind::identifier: return "ID";
        case Kind::inference: return "IN";
    }
    return "ID";
}

std::string possessive_of(std::string const& name) { return name + (name.ends_with(']') ? "" : "'s"); }

std::string family_of(std::string const& name) { return possessive_of(name) + " family"; }

bool begins_with_vowel(std::string_view word) {
    return !word.empty() && std::string_view("aeiouAEIOU").find(word.front()) != std::string_view::npos;
}

}  // namespace

std::string replacement_for(Span const& span, Withheld const& withheld) {
    if (withheld.policy().manner == model::Manner::redact) {
        bool const possessive = span.form == Form::possessive || span.form == Form::family_possessive || span.form == Form::relative_possessive;
        return "[REDACTED " + std::string(code_of(span.kind)) + "]" + (possessive ? "'s" : "");
    }
    if (span.form == Form::as_given || span.subject < 0 || span.kind == Kind::date || span.kind == Kind::identifier) return span.replacement.empty() ? "[withheld]" : span.replacement;
    auto const& name = withheld.subjects()[static_cast<std::size_t>(span.subject)].replacement;
    switch (span.form) {
        case Form::plain:
        case Form::as_given: return name;
        case Form::possessive: return possessive_of(name);
        case Form::family: return family_of(name);
        case Form::family_possessive: return possessive_of(family_of(name));
        case Form::couple: return name + " and spouse";
        case Form::relative: return "a relative of " + name;
        case Form::relative_possessive: return "a relative of " + possessive_of(name);
    }
    return name;
}

Fitted fitted(std::string_view text, Span const& span, std::string words) {
    Fitted out{span.at.begin, std::move(words)};
    if (out.words.empty()) return out;
    if (span.starts_sentence && out.words.front() >= 'a' && out.words.front() <= 'z' && span.form != Form::as_given) out.words.front() = static_cast<char>(out.words.front() - 32);
    auto const before = text.substr(0, out.begin);
    auto const ends_with_word = [&](std::string_view word) {
        if (!before.ends_with(word)) return false;
        return before.size() == word.size() || before[before.size() - word.size() - 1] == ' ' || before[before.size() - word.size() - 1] == '\n' || before[before.size() - word.size() - 1] == '(';
    };
    if (out.words.starts_with("the ") && (ends_with_word("the ") || ends_with_word("The "))) out.words.erase(0, 4);
    bool const vowel = begins_with_vowel(out.words);
    if (span.kind != Kind::name) return out;
    for (auto const& [article, wanted] : {std::pair{"a ", "an "}, std::pair{"A ", "An "}})
        if (vowel && ends_with_word(article)) return {out.begin - 2, wanted + out.words};
    for (auto const& [article, wanted] : {std::pair{"an ", "a "}, std::pair{"An ", "A "}})
        if (!vowel && ends_with_word(article)) return {out.begin - 3, wanted + out.words};
    return out;
}

}  // namespace dhrdoc::redact
