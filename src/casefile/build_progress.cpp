// Takes the tree of a progress file that has been validated; makes its model.
#include "casefile/build_models.h"
#include "casefile/fields.h"

#include "base/unicode.h"

#include <charconv>
#include <optional>

namespace dhrdoc::casefile {

namespace {

using namespace model;

std::optional<unsigned> whole_number(std::string_view text) {
    unsigned value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// The two ends of "4 to 6" and "4-6"; nothing for anything else.
std::optional<std::pair<unsigned, unsigned>> range_of(std::string_view text) {
    constexpr unsigned most = 500;  // a slip of the finger is no reason to make a million numbers
    for (std::string_view const between : {"to", "-", "–"}) {
        auto const at = text.find(between);
        if (at == std::string_view::npos) continue;
        auto const first = whole_number(base::trimmed(text.substr(0, at)));
        auto const last = whole_number(base::trimmed(text.substr(at + between.size())));
        if (first && last && *first < *last && *last - *first < most) return std::pair{*first, *last};
    }
    return std::nullopt;
}

void add_numbers(std::vector<Text>& out, Text const& written) {
    if (auto const at = written.value.find(" and "); at != std::string::npos) {
        add_numbers(out, {written.value.substr(0, at), written.range, written.start});
        add_numbers(out, {written.value.substr(at + 5), written.range, written.start});
    } else if (auto const range = range_of(written.value)) {
        for (auto number = range->first; number <= range->second; ++number)
            out.push_back({std::to_string(number), written.range, written.start});
    } else {
        out.push_back({std::string(base::trimmed(written.value)), written.range, written.start});
    }
}

ProgressPoint build_point(Fields const& from) {
    ProgressPoint out;
    out.range = from.range();
    for (auto const& number : from.texts("numbers")) add_numbers(out.numbers, number);
    auto const* written = from.node().find("numbers");
    out.misread =
        out.numbers.empty() && written != nullptr && !(written->is(Node::Kind::list) && written->items.empty());
    out.text = from.text("text");
    out.agency = from.text("agency");
    out.target = from.day("target");
    out.completed = from.day("completed");
    out.status = from.text("status");
    out.updates = from.texts("updates");
    return out;
}

}  // namespace

Progress build_progress(Node const& root) {
    Fields const from(root);
    Progress out;
    out.case_path = from.text("case");
    out.identities = from.text("identities");
    auto const report = from.table("report");
    out.report = {report.text("title"), report.text("subtitle"), report.text("organisation"), report.text("reference"),
                  report.day("date"),   report.text("heading"),  report.text("introduction"), report.range()};
    auto const foreword = from.table("foreword");
    out.foreword = {foreword.text("title"), foreword.text("text"), foreword.range()};
    auto const signatory = from.table("signatory");
    out.signatory = {signatory.text("name"), signatory.text("title"), signatory.text("signature"), signatory.range()};
    for (auto const& point : from.tables("recommendation")) out.recommendations.push_back(build_point(point));
    for (auto const& term : from.tables("glossary"))
        out.glossary.push_back({term.range(), term.text("term"), term.text("meaning")});
    return out;
}

}  // namespace dhrdoc::casefile
