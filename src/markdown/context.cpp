// Takes bytes of the filled text; makes slices, places and messages of them.
#include "markdown/context.h"

#include <algorithm>

#include <fmt/format.h>

namespace dhrdoc::markdown {

namespace {

/// Nobody reads more messages of one kind, and a text can be made to give any number of them.
constexpr std::size_t most_of_a_kind = 100;

}  // namespace

std::string_view Context::slice(model::Origin origin) const {
    auto const begin = std::min<std::size_t>(origin.begin, filled_.text.size());
    auto const end = std::clamp<std::size_t>(origin.end, begin, filled_.text.size());
    return std::string_view(filled_.text).substr(begin, end - begin);
}

base::Range Context::range(model::Origin origin) const { return filled_.origin_of(origin.begin, origin.end, sources_); }

std::string Context::shown_place(model::Origin origin) const {
    auto const place = range(origin).begin;
    auto const* file = sources_.find(place.file);
    if (file == nullptr) return "another place";
    return fmt::format("{}:{}:{}", file->shown_name(), place.line, place.column);
}

bool Context::worth_saying(std::string const& code, model::Origin origin) const {
    auto& count = counts_[code];
    count.last = origin;
    return ++count.all <= most_of_a_kind;
}

/// A line of somebody else's text may hold what is withheld, and is not printed.
void Context::tell(base::Severity severity, std::string code, model::Origin origin, std::string message,
                   std::string hint) const {
    base::Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.code = std::move(code);
    diagnostic.message = std::move(message);
    diagnostic.hint = std::move(hint);
    diagnostic.range = range(origin);
    diagnostic.withhold_line = foreign();
    diagnostics_.add(std::move(diagnostic));
}

void Context::error(std::string code, model::Origin origin, std::string message, std::string hint) const {
    if (!worth_saying(code, origin)) return;
    tell(base::Severity::error, std::move(code), origin, std::move(message), std::move(hint));
}

void Context::warning(std::string code, model::Origin origin, std::string message, std::string hint) const {
    if (!worth_saying(code, origin)) return;
    tell(base::Severity::warning, std::move(code), origin, std::move(message), std::move(hint));
}

void Context::report_left_out() const {
    for (auto const& [code, count] : counts_) {
        if (count.all <= most_of_a_kind) continue;
        diagnostics_.note(code, range(count.last),
                          fmt::format("the last of {} of this kind; those after the first {} are not shown", count.all,
                                      most_of_a_kind),
                          "mend the first ones and run this again");
    }
}

}  // namespace dhrdoc::markdown
