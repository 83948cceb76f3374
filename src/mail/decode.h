// Takes bytes as mail carries them; makes UTF-8: base64, quoted-printable, character sets, encoded words of headers.
#pragma once

#include <string>
#include <string_view>

namespace dhrdoc::mail {

/// RFC 2045 6.8; what is no base64 is passed over.
[[nodiscard]] std::string from_base64(std::string_view text);
/// RFC 2045 6.7; `underscore_is_space` for encoded words (RFC 2047 4.2). A broken escape stays as it is written.
[[nodiscard]] std::string from_quoted_printable(std::string_view text, bool underscore_is_space = false);

/// Bytes of a character set, by its name in MIME. UTF-8 where the set is unknown and the bytes are that, else
/// Windows-1252. The result is valid UTF-8 without control characters other than tabs and line ends.
[[nodiscard]] std::string to_utf8(std::string_view bytes, std::string_view charset);

/// RFC 2047: "=?utf-8?Q?J=C3=A1nos?=" within a header's value. White space between two encoded words goes.
[[nodiscard]] std::string decoded_header(std::string_view value);

/// RFC 2231: "utf-8''report%20of.pdf".
[[nodiscard]] std::string decoded_parameter(std::string_view value);

}  // namespace dhrdoc::mail
