// Takes nothing; makes the names of all rules, so that a test can switch each of them off and see something fail.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dhrdoc::redact {

/// Each variant of a name, each form of a date and each kind of number has a rule. The id is what logs, traces and
/// decisions hold; it never holds a word of the text.
#define DHRDOC_REDACT_RULES(X)                          \
    X(name_full, "name.full")                           \
    X(name_forename, "name.forename")                   \
    X(name_surname, "name.surname")                     \
    X(name_middle, "name.middle")                       \
    X(name_alias, "name.alias")                         \
    X(name_title, "name.title")                         \
    X(name_bearer, "name.bearer")                       \
    X(name_couple, "name.couple")                       \
    X(name_word, "name.word")                           \
    X(name_initials_surname, "name.initials-surname")   \
    X(name_forename_initial, "name.forename-initial")   \
    X(name_initials, "name.initials")                   \
    X(name_surname_first, "name.surname-first")         \
    X(name_married, "name.married")                     \
    X(name_relative, "name.relative")                   \
    X(name_bare_possessive, "name.bare-possessive")     \
    X(name_plural, "name.plural")                       \
    X(name_joined, "name.joined")                       \
    X(name_hyphen_split, "name.hyphen-split")           \
    X(name_space_split, "name.space-split")             \
    X(name_letter_spaced, "name.letter-spaced")         \
    X(name_handle, "name.handle")                       \
    X(name_plate, "name.plate")                         \
    X(name_spelling, "name.spelling")                   \
    X(name_short_form, "name.short-form")               \
    X(name_surname_part, "name.surname-part")           \
    X(name_particle, "name.particle")                   \
    X(name_article, "name.article")                     \
    X(name_mac, "name.mac")                             \
    X(name_saint, "name.saint")                         \
    X(name_gendered, "name.gendered")                   \
    X(name_transliteration, "name.transliteration")     \
    X(name_umlaut, "name.umlaut")                       \
    X(name_third_party, "name.third-party")             \
    X(name_unlisted, "name.unlisted")                   \
    X(text_direction, "text.direction")                 \
    X(text_encoded, "text.encoded")                     \
    X(place_name, "place.name")                         \
    X(agency_name, "agency.name")                       \
    X(term_listed, "term.listed")                       \
    X(date_day_month, "date.day-month")                 \
    X(date_month_day, "date.month-day")                 \
    X(date_words, "date.words")                         \
    X(date_list, "date.list")                           \
    X(date_range, "date.range")                         \
    X(date_numeric_dmy, "date.numeric-dmy")             \
    X(date_numeric_ymd, "date.numeric-ymd")             \
    X(date_numeric_dm, "date.numeric-dm")               \
    X(date_roman, "date.roman")                         \
    X(date_compact, "date.compact")                     \
    X(date_group, "date.date-time-group")               \
    X(date_ordinal, "date.ordinal")                     \
    X(date_week, "date.iso-week")                       \
    X(date_serial, "date.serial")                       \
    X(date_elliptic, "date.elliptic")                   \
    X(date_nth_weekday, "date.nth-weekday")             \
    X(date_named, "date.named-day")                     \
    X(date_offset, "date.offset")                       \
    X(date_anniversary, "date.anniversary")             \
    X(date_misspelt, "date.misspelt-month")             \
    X(date_welsh, "date.welsh-month")                   \
    X(date_foreign, "date.foreign-month")               \
    X(date_calendar, "date.other-calendar")             \
    X(date_torn, "date.torn")                           \
    X(date_derived, "date.derived")                     \
    X(id_listed, "id.listed")                           \
    X(id_nhs, "id.nhs-number")                          \
    X(id_national_insurance, "id.national-insurance")   \
    X(id_postcode, "id.postcode")                       \
    X(id_address, "id.address")                         \
    X(id_phone, "id.phone")                             \
    X(id_phone_words, "id.phone-in-words")              \
    X(id_email, "id.email")                             \
    X(id_url, "id.url")                                 \
    X(id_social, "id.social-media")                     \
    X(id_vehicle, "id.vehicle")                         \
    X(id_passport, "id.passport")                       \
    X(id_driving_licence, "id.driving-licence")         \
    X(id_bank, "id.bank-account")                       \
    X(id_card, "id.card")                               \
    X(id_iban, "id.iban")                               \
    X(id_police, "id.police-reference")                 \
    X(id_court, "id.court-reference")                   \
    X(id_staff, "id.staff-number")                      \
    X(id_labelled, "id.labelled-number")                \
    X(id_ip, "id.ip-address")                           \
    X(id_mac, "id.mac-address")                         \
    X(id_coordinates, "id.coordinates")                 \
    X(infer_calendar, "inference.calendar")             \
    X(infer_age, "inference.age")                       \
    X(infer_event, "inference.event")                   \
    X(infer_rare, "inference.rare-attributes")          \
    X(infer_quotation, "inference.quotation")           \
    X(infer_campaign, "inference.campaign")             \
    X(infer_pseudonym, "inference.pseudonym")           \
    X(infer_described_name, "inference.described-name") \
    X(infer_child, "inference.child")                   \
    X(infer_court, "inference.court")

enum class Rule : std::uint8_t {
#define DHRDOC_REDACT_RULE(name, id) name,
    DHRDOC_REDACT_RULES(DHRDOC_REDACT_RULE)
#undef DHRDOC_REDACT_RULE
        count_
};

inline constexpr std::size_t rule_count = static_cast<std::size_t>(Rule::count_);

[[nodiscard]] std::string_view id_of(Rule rule);
[[nodiscard]] std::optional<Rule> rule_of(std::string_view id);

/// Which rules are at work. All of them, but in a mutation run.
class RuleSet {
public:
    RuleSet() { on_.set(); }
    [[nodiscard]] bool has(Rule rule) const { return on_[static_cast<std::size_t>(rule)]; }
    RuleSet& without(Rule rule) {
        on_.reset(static_cast<std::size_t>(rule));
        return *this;
    }

private:
    std::bitset<rule_count> on_;
};

}  // namespace dhrdoc::redact
