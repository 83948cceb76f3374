// Takes texts; finds the characters that turn the direction of reading.
#include "markdown/bidi.h"

#include "base/unicode.h"
#include "model/locate.h"

#include <optional>

#include <fmt/format.h>

namespace dhrdoc::markdown {

namespace {

struct Found {
    std::size_t begin = 0;
    std::size_t end = 0;
    char32_t code_point = 0;
};

/// All of them begin with one of two bytes in UTF-8 (U+061C, U+200E to U+2069), so other text is passed over quickly.
std::optional<Found> next_control(std::string_view text, std::size_t from) {
    for (auto at = from; at < text.size(); ++at) {
        if (text[at] != '\xD8' && text[at] != '\xE2') continue;
        auto end = at;
        auto const code_point = base::next_code_point(text, end);
        if (base::is_bidi_control(code_point)) return Found{at, end, code_point};
    }
    return std::nullopt;
}

void report(Context const& context, model::Origin place, char32_t code_point) {
    auto const message = fmt::format("{} can make a text read as it is not", base::describe_code_point(code_point));
    // What somebody else wrote cannot be typed again: it is read as it is shown, and the character goes.
    if (context.foreign())
        return context.warning("markdown.bidi-control", place, message,
                               "it is left out of the redacted copy; look at the words around it there");
    context.error("markdown.bidi-control", place, message,
                  "take the character out; it cannot be seen, so delete the words around it and type them again");
}

}  // namespace

void report_bidi_controls(Context const& context) {
    std::size_t from = 0;
    while (auto const found = next_control(context.text(), from)) {
        report(context, origin_between(found->begin, found->end), found->code_point);
        from = found->end;
    }
}

void report_bidi_references(Context const& context, model::Origin origin, std::string_view flat) {
    std::optional<model::SourceMap> alignment;
    std::size_t from = 0;
    while (auto const found = next_control(flat, from)) {
        if (!alignment) alignment.emplace(context.filled(), origin, flat);
        auto const place = alignment->find(found->begin, found->end).value_or(origin);
        if (context.slice(place).find('&') != std::string_view::npos) report(context, place, found->code_point);
        from = found->end;
    }
}

}  // namespace dhrdoc::markdown
