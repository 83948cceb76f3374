// Takes words and numbers of charts as people write them; knows what they mean.
#include "model/chart.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace dhrdoc::model {

std::vector<ChartForm> const& chart_forms() {
    static std::vector<ChartForm> const forms = {
        {ChartKind::bar, "bar", 2, 2, "a label and a number (grouped and stacked have more)", true, true},
        {ChartKind::grouped, "grouped", 3, 0, "a label and at least two numbers", true, true},
        {ChartKind::stacked, "stacked", 3, 0, "a label and at least two numbers", true, true},
        {ChartKind::line, "line", 2, 0, "a label and at least one number", false, true},
        {ChartKind::timeline, "timeline", 2, 3, "date and event, or from, to and event", false, false},
        {ChartKind::multiples, "multiples", 3, 0, "group, date, and a number or event; or a column for each date",
         false, true},
        {ChartKind::genogram, "genogram", 4, 0, "person, sex, role, parents and partners", false, true},
        {ChartKind::key_figures, "key-figures", 2, 2, "figure and meaning", false, false},
    };
    return forms;
}

ChartForm const* find_chart_form(std::string_view name) {
    auto const& forms = chart_forms();
    auto const found =
        std::find_if(forms.begin(), forms.end(), [name](ChartForm const& form) { return form.name == name; });
    return found == forms.end() ? nullptr : &*found;
}

ChartForm const& form_of(ChartKind kind) {
    auto const& forms = chart_forms();
    auto const found =
        std::find_if(forms.begin(), forms.end(), [kind](ChartForm const& form) { return form.kind == kind; });
    assert(found != forms.end());
    return *found;
}

namespace {

constexpr std::size_t most_digits = 12;
constexpr std::size_t decimals = 6;

void drop(std::string_view& text, std::string_view what) {
    if (text.starts_with(what)) text.remove_prefix(what.size());
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The digits before the point: "1204", or "1,204" with commas where they belong.
std::optional<std::string> whole_part(std::string_view text) {
    std::string digits;
    auto const first_comma = text.find(',');
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ',') {
            bool const at_thousands = (text.size() - i) % 4 == 0;
            if (!at_thousands || i == 0) return std::nullopt;
        } else if (!is_digit(text[i])) {
            return std::nullopt;
        } else {
            // With one comma there is one at every thousand.
            bool const comma_missing = first_comma != std::string_view::npos && (text.size() - i) % 4 == 0;
            if (comma_missing) return std::nullopt;
            digits += text[i];
        }
    }
    if (digits.empty() || digits.size() > most_digits) return std::nullopt;
    return digits;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    bool const negative = text.starts_with('-') || text.starts_with("\u2212");
    drop(text, "-");
    drop(text, "\u2212");
    for (std::string_view const sign : {"\u00A3", "\u20AC", "$"}) drop(text, sign);
    if (text.ends_with('%')) text.remove_suffix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    auto const point = text.find('.');
    auto const whole = whole_part(text.substr(0, point));
    if (!whole) return std::nullopt;
    auto const fraction = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
    if (point != std::string_view::npos && fraction.empty()) return std::nullopt;
    if (!std::all_of(fraction.begin(), fraction.end(), is_digit)) return std::nullopt;
    std::int64_t value = 0;
    for (char const c : *whole) value = value * 10 + (c - '0');
    for (std::size_t i = 0; i < decimals; ++i) value = value * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
    return Decimal{negative ? -value : value};
}

}  // namespace dhrdoc::model
