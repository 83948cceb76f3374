// Takes text; makes it safe to stand in HTML.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dhrdoc::write {

/// For text between tags and for attributes in double quotes. Characters that HTML does not know are left out.
[[nodiscard]] std::string html_escaped(std::string_view text);

/// A tag's attributes in the order in which they are written; those with an empty value are left out.
using HtmlAttributes = std::vector<std::pair<std::string_view, std::string>>;

[[nodiscard]] std::string open_tag(std::string_view name, HtmlAttributes const& attributes = {});
[[nodiscard]] std::string close_tag(std::string_view name);
/// `content` is HTML already.
[[nodiscard]] std::string element(std::string_view name, HtmlAttributes const& attributes, std::string_view content);

/// True for a target that a reader may be sent to: a web or mail address, a telephone number, a relative path, `#id`.
/// A text that somebody else wrote may hold others (`javascript:`).
[[nodiscard]] bool is_safe_target(std::string_view target);

[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace dhrdoc::write
