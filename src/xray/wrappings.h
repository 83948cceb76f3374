// Takes a text; makes what it holds in a wrapping that mail, word processors and scripts know.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dhrdoc::xray {

// Each returns an empty text where there is no such wrapping, and otherwise the text, or what it holds, unwrapped.

/// "+AEU-leanor" (RFC 2152), where it stands for letters.
[[nodiscard]] std::string utf7_undone(std::string_view text);
/// "=45leanor", and lines that end in "=" (RFC 2045, 6.7); "=?utf-8?B?...?=" in headers (RFC 2047).
[[nodiscard]] std::string mail_undone(std::string_view text);
/// The text without base64 of some length, in which nobody reads a name, and letters are like dates by chance; nothing
/// where it has none.
[[nodiscard]] std::optional<std::string> without_base64(std::string_view text);
/// "456c65616e6f72": runs of at least six letters.
[[nodiscard]] std::string in_hexadecimal(std::string_view text);
/// What stands between "begin 644 name" and "end".
[[nodiscard]] std::string in_uuencode(std::string_view text);
/// The words of a text in Rich Text Format.
[[nodiscard]] std::string words_of_rtf(std::string_view text);
/// Letters of the block of tags (U+E0020 and on), which nobody sees.
[[nodiscard]] std::string unseen_tags(std::string_view text);
/// What the quoted texts of a script say, one after the other.
[[nodiscard]] std::string quoted_texts(std::string_view script);
/// Bytes in the code of large IBM machines, if nearly all of them are letters and marks there.
[[nodiscard]] std::string from_ebcdic(std::string_view bytes);

}  // namespace dhrdoc::xray
