// Takes nothing; makes the names of the ways in which a file gives something away, and what to say of each.
#pragma once

#include <string>
#include <string_view>

namespace dhrdoc::xray {

/// The numbers are those of the list of leak channels that the checks go by.
enum class Channel {
    page_text,
    covered,
    background,
    off_page,
    tiny,
    gap,
    font_subset,
    to_unicode,
    information,
    xmp,
    date,
    outline,
    link,
    annotation,
    tag,
    attachment,
    form,
    layer,
    image,
    revision,
    orphan,
    slack,
    stream,
    split,
    order,
    label,
    piece,
    unreadable,
};

/// "L01 text under a shape"
[[nodiscard]] std::string name_of(Channel channel);
/// What is said when something withheld can be read there.
[[nodiscard]] std::string leak_message(Channel channel);

}  // namespace dhrdoc::xray
