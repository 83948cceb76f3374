// Takes a text as a reader reads it; makes the spans of numbers, codes and addresses that lead to a person.
#pragma once

#include "redact/names.h"

namespace dhrdoc::redact {

/// Where a text stands: the letterhead and the addressee's block of a letter hold public addresses; the headers of a
/// mail, and what stands below its text, hold names.
enum class Setting : std::uint8_t { ordinary, official, mail_header, mail_files, mail_signature };

[[nodiscard]] std::vector<Span> find_identifiers(View const& view, Setting setting,
                                                 std::vector<bool> const& is_protected, Withheld const& withheld,
                                                 WordMemory& memory);

/// NHS numbers: https://www.datadictionary.nhs.uk/attributes/nhs_number.html
[[nodiscard]] bool is_nhs_number(std::string_view ten_digits);
/// ISO/IEC 7812: payment cards.
[[nodiscard]] bool passes_luhn(std::string_view digits);
/// ISO 7064 MOD 97-10: bank accounts.
[[nodiscard]] bool is_iban(std::string_view letters_and_digits);

}  // namespace dhrdoc::redact
