// Takes bytes of unknown meaning; makes the texts that somebody could read in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::xray {

/// Every way in which a PDF string can be meant: PDFDocEncoding, UTF-16 either way round, UTF-8; the first is the usual
/// one.
[[nodiscard]] std::vector<std::string> readings_of_string(std::string_view bytes);

/// What can be derived from a text and is read by people or programs: %41 undone, tags and entities undone, dates
/// ("D:20210312", "2021-03-12T...") in words. Only what differs from the text itself.
[[nodiscard]] std::vector<std::string> derived_texts(std::string_view text);

[[nodiscard]] std::string percent_decoded(std::string_view text);
/// Tags and comments gone, entities decoded.
[[nodiscard]] std::string without_markup(std::string_view text);
[[nodiscard]] std::string with_entities_decoded(std::string_view text);
/// "12 March 2021" for each date that a program would write; empty where there is none.
[[nodiscard]] std::string dates_in_words(std::string_view text);
[[nodiscard]] std::string base64_decoded(std::string_view text);
/// The texts that stand in a text as base64, as in mail.
[[nodiscard]] std::string in_base64(std::string_view text);
/// A script with \x41, \u0041, \u{41}, \101 and String.fromCharCode(65) as the letters that they make; empty where it
/// has none.
[[nodiscard]] std::string with_escapes_undone(std::string_view text);

/// Runs of letters in bytes that are no text as a whole, at least `shortest` long, one to a line; UTF-16 too.
[[nodiscard]] std::string legible_runs(std::string_view bytes, std::size_t shortest);
/// Whole text in some Unicode encoding or PDFDocEncoding, or nothing where the bytes are not text.
[[nodiscard]] std::string as_text(std::string_view bytes);

}  // namespace dhrdoc::xray
