// Takes a folded word; makes what is known about it as English: a word, a title, a month, a verb of speech.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::redact::words {

/// What a word can be. Bits, because most words are several things.
enum Class : std::uint32_t {
    common = 1U << 0,  // an everyday word, or an inflection of one
    title = 1U << 1,   // Mr, Dr, PC, Sergeant
    month = 1U << 2,
    weekday = 1U << 3,
    kin = 1U << 4,         // sister, neighbour, victim
    agent_verb = 1U << 5,  // told, said, attended: what a person does
    modal = 1U << 6,
    determiner = 1U << 7,
    preposition = 1U << 8,
    organisation = 1U << 9,     // police, council, street: what makes capitals before it a public name
    place = 1U << 10,           // counties and towns that are surnames as well
    abbreviation = 1U << 11,    // a full stop after it ends no sentence
    acronym = 1U << 12,         // two or three capitals that are no initials
    kin_possession = 1U << 13,  // what follows a person's 's: house, death, phone
    forename = 1U << 14,        // a frequent forename, whoever bears it
    surname = 1U << 15,         // a frequent surname
    number_word = 1U << 17,     // three, third
    house = 1U << 16,           // close, road, avenue
};

[[nodiscard]] std::uint32_t classes(std::string_view folded_word);
[[nodiscard]] inline bool is(std::string_view word, std::uint32_t any_of) { return (classes(word) & any_of) != 0; }
[[nodiscard]] inline bool is_title(std::string_view word) { return is(word, title); }
[[nodiscard]] inline bool is_abbreviation(std::string_view word) { return is(word, abbreviation); }
/// A word of everyday English, inflected or not. Names that are words as well count.
[[nodiscard]] bool is_common(std::string_view word);
/// The same, but only as it stands or with the commonest endings: what makes a name a word as well.
[[nodiscard]] bool is_plain_word(std::string_view word);
/// A past tense, so far as its ending tells.
[[nodiscard]] bool looks_past_tense(std::string_view word);

/// 1 to 12, also for abbreviations; nothing for a word that is no month.
[[nodiscard]] std::optional<int> month_number(std::string_view word);
[[nodiscard]] std::optional<int> welsh_month_number(std::string_view word);
/// A month with one slip of the hand in it, where the slip made no other word.
[[nodiscard]] std::optional<int> misspelt_month_number(std::string_view word);
/// 1 for Monday to 7 for Sunday.
[[nodiscard]] std::optional<int> weekday_number(std::string_view word);
/// "three" -> 3; up to nineteen and the tens.
[[nodiscard]] std::optional<int> cardinal(std::string_view word);
/// "third" -> 3; up to nineteenth, and twentieth, thirtieth.
[[nodiscard]] std::optional<int> ordinal(std::string_view word);
/// "twelth", "twelveth", "nineth": an ordinal of a day as it is often misspelt.
[[nodiscard]] std::optional<int> misspelt_ordinal(std::string_view word);

/// A name with the letters that spell one sound in several ways made one: "khateeb" and "khatib", "yousuf" and "yusuf".
[[nodiscard]] std::string sound_of(std::string_view name);
/// Forenames for which `name` is a short form, and short forms of it: "ellie" and "eleanor" are of one group.
[[nodiscard]] bool may_be_short_for(std::string_view short_form, std::string_view forename);
/// All short forms of a forename that we know.
[[nodiscard]] std::vector<std::string_view> short_forms_of(std::string_view forename);
/// Spellings in Latin letters of one name: mohammed, muhammad, mohamed.
[[nodiscard]] std::vector<std::string_view> spellings_of(std::string_view name);

}  // namespace dhrdoc::redact::words
