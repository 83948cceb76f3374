// Takes an HTML page as html() writes it; makes the list of what is wrong with its tags, ids and links. No browser.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::write {

/// Tags that are not closed or closed in the wrong order, an element where it may not stand, ids given twice, links to
/// ids that are not there, more or fewer than one h1, heading levels left out, pictures without words, a script.
[[nodiscard]] std::vector<std::string> html_faults(std::string_view html);

/// What a reader sees of the body: the text between the tags, without entities.
[[nodiscard]] std::string html_text(std::string_view html);

}  // namespace dhrdoc::write
