// Takes a progress file as it was read; makes messages where its recommendations do not go together.
#include "casefile/cross_checks.h"

#include "base/date.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include <fmt/format.h>

namespace dhrdoc::casefile {

namespace {

using base::day_month_year;
using model::ProgressPoint;
using model::Text;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

/// "7", "2.1", "3a".
bool is_number(std::string_view text) {
    if (!text.empty() && is_small_letter(text.back())) text.remove_suffix(1);
    bool digit_before = false;
    for (char const c : text) {
        if (!is_digit(c) && !(c == '.' && digit_before)) return false;
        digit_before = is_digit(c);
    }
    return digit_before;
}

std::optional<unsigned> whole(std::string_view text) {
    unsigned value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// True where `a` is read before `b`: part for part, "3" before "3a", "2.9" before "2.10".
bool before(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty()) {
        unsigned left = 0;
        unsigned right = 0;
        auto const [left_end, no_left] = std::from_chars(a.data(), a.data() + a.size(), left);
        auto const [right_end, no_right] = std::from_chars(b.data(), b.data() + b.size(), right);
        if (no_left != std::errc() || no_right != std::errc()) return a < b;
        if (left != right) return left < right;
        a.remove_prefix(static_cast<std::size_t>(left_end - a.data()));
        b.remove_prefix(static_cast<std::size_t>(right_end - b.data()));
        if (a.starts_with('.') && b.starts_with('.')) {
            a.remove_prefix(1);
            b.remove_prefix(1);
        }
    }
    return a.empty() && !b.empty();
}

std::string line_of(base::Range range) { return fmt::format("line {}", range.begin.line); }

class ProgressChecks {
public:
    ProgressChecks(model::Progress const& progress, Report& report) : progress_(progress), report_(report) {}

    void run() {
        check_something();
        check_foreword();
        for (auto const& point : progress_.recommendations) {
            check_numbers(point);
            check_updates(point);
            check_completed(point);
        }
        check_gaps();
    }

private:
    void check_something() {
        if (!progress_.recommendations.empty() || progress_.case_path.given()) return;
        report_.error("progress.nothing", whole_first_line(report_.file()), "there is no recommendation to report on",
                      "add a [[recommendation]] with numbers, text and updates for each, or name a case with an action "
                      "plan: case = \"case.toml\"");
    }

    void check_foreword() {
        if (progress_.foreword.text.given() && !progress_.signatory.name.given())
            report_.warning("progress.unsigned", progress_.foreword.range, "nobody signs the foreword",
                            "add [signatory] with name and title");
    }

    void check_numbers(ProgressPoint const& point) {
        bool in_order = true;
        for (std::size_t i = 0; i < point.numbers.size(); ++i) {
            auto const& number = point.numbers[i];
            if (!is_number(number.value)) {
                report_.error(
                    "progress.number", number.range,
                    fmt::format("\"{}\" cannot be the number of a recommendation", number.value),
                    "write numbers = 4, numbers = [2, 3], numbers = \"4 to 6\" or numbers = [\"3a\", \"3b\"]");
                continue;
            }
            if (auto const [known, added] = first_.emplace(number.value, &point); !added) {
                used_twice(number, point, *known->second);
                continue;
            }
            // Told once for a set.
            in_order = in_order && check_order(number, i);
        }
        if (point.numbers.empty() && !point.misread) {
            report_.error("progress.number", point.range, "this recommendation has no number",
                          "add a line: numbers = 4, or numbers = [2, 3] where it stands for several");
        }
    }

    void used_twice(Text const& number, ProgressPoint const& here, ProgressPoint const& there) {
        if (&here == &there) {
            report_.error("progress.number-twice", number.range,
                          fmt::format("recommendation {} stands twice in this list", number.value),
                          "take one of the two away");
            return;
        }
        bool const set = here.numbers.size() > 1 || there.numbers.size() > 1;
        report_.error("progress.number-twice", number.range,
                      fmt::format("recommendation {} is reported on already, on {}", number.value,
                                  line_of(there.numbers.front().range)),
                      set ? "recommendations that are reported on together stand in one set only: take the number out "
                            "of the other"
                          : "give one of the two its own number");
    }

    bool check_order(Text const& number, std::size_t place) {
        if (last_ != nullptr && before(number.value, last_->value)) {
            report_.warning("progress.order", number.range,
                            fmt::format("recommendation {} stands {} recommendation {}", number.value,
                                        place == 0 ? "after" : "in its list after", last_->value),
                            "readers look for them in the order of their numbers: put it before");
            return false;
        }
        last_ = &number;
        return true;
    }

    void check_updates(ProgressPoint const& point) {
        bool const any =
            std::any_of(point.updates.begin(), point.updates.end(), [](Text const& update) { return update.given(); });
        if (any || point.numbers.empty()) return;
        report_.warning("progress.no-update", point.range,
                        fmt::format("nothing is reported on recommendation {}", point.numbers.front().value),
                        "add a line: updates = [\"...\"], and say so where nothing has been done");
    }

    void check_completed(ProgressPoint const& point) {
        auto const& date = progress_.report.date;
        // The date of the report is printed as a month; what is done within it counts.
        if (!date || !point.completed) return;
        auto const& day = point.completed->date;
        if (day <= date->date || (day.year() == date->date.year() && day.month() == date->date.month())) return;
        report_.error("progress.dates", point.completed->range,
                      fmt::format("this was completed ({}) after the date of the update ({})", day_month_year(day),
                                  day_month_year(date->date)),
                      fmt::format("one of the two is wrong; the other is on {}", line_of(date->range)));
    }

    static std::string called(unsigned first, unsigned last) {
        if (first == last) return fmt::format("recommendation {}", first);
        return fmt::format("recommendations {} {} {}", first, last == first + 1 ? "and" : "to", last);
    }

    /// A number that is left out may be meant so: an update need not be about all.
    void check_gaps() {
        std::optional<unsigned> last;
        for (auto const& point : progress_.recommendations) {
            for (auto const& number : point.numbers) {
                auto const here = whole(number.value);
                if (!here) return;  // "3a": what comes next is anybody's guess
                if (last && *here > *last + 1 && !first_.contains(std::to_string(*last + 1)))
                    report_.note("progress.gap", number.range,
                                 fmt::format("nothing is said of {}", called(*last + 1, *here - 1)),
                                 "if it was left out on purpose, say why in the introduction");
                last = std::max(last.value_or(0), *here);
            }
        }
    }

    model::Progress const& progress_;
    Report& report_;
    std::map<std::string, ProgressPoint const*> first_;
    Text const* last_ = nullptr;
};

}  // namespace

void check_progress(model::Progress const& progress, Report& report) { ProgressChecks(progress, report).run(); }

}  // namespace dhrdoc::casefile
