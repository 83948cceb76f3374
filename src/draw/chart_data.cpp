// Takes the blocks of a table; reads what a chart needs of them.
#include "draw/chart_data.h"

#include "base/unicode.h"

#include <algorithm>

#include <fmt/format.h>

namespace dhrdoc::draw {

namespace {

using model::Block;
using model::Decimal;

/// The words of a block and what is in it, on one line, without the marks of notes.
void add_words(Block const& block, std::string& out) {
    if (!block.text.empty() && !out.empty()) out += ' ';
    auto const& text = block.text.text;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.compare(at, 3, "\uFFFC") == 0) {
            at += 2;
        } else {
            out += text[at] == '\n' || text[at] == '\t' ? ' ' : text[at];
        }
    }
    for (auto const& child : block.children) add_words(child, out);
}

std::string words_of(Block const& block) {
    std::string out;
    add_words(block, out);
    return base::trimmed(out);
}

std::string attribute(Block const& block, std::string const& key) {
    auto const found = block.attributes.find(key);
    return found == block.attributes.end() ? std::string() : found->second;
}

Block const* table_of(Block const& figure) {
    auto const found = std::find_if(figure.children.begin(), figure.children.end(),
                                    [](Block const& child) { return child.kind == model::BlockKind::table; });
    return found == figure.children.end() ? nullptr : &*found;
}

/// The words of each column; a cell over several columns is in the first of them.
std::vector<std::string> columns_of(Block const& row) {
    std::vector<std::string> out;
    for (auto const& cell : row.children) {
        out.push_back(words_of(cell));
        for (std::uint32_t i = 1; i < cell.span; ++i) out.emplace_back();
    }
    return out;
}

}  // namespace

bool DataCell::says_why() const {
    return !number && std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               static_cast<unsigned char>(c) >= 0xE3 || c == '*';
    });
}

std::optional<std::size_t> ChartData::column(std::string_view heading) const {
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (base::lower_case(series[i]) == heading) return i;
    }
    return std::nullopt;
}

ChartData chart_data(Block const& figure) {
    ChartData data;
    data.unit = base::trimmed(attribute(figure, "unit"));
    data.reference = model::parse_decimal(attribute(figure, "reference"));
    data.reference_label = base::trimmed(attribute(figure, "reference-label"));
    auto const* table = table_of(figure);
    if (table == nullptr) return data;
    for (auto const& row : table->children) {
        auto columns = columns_of(row);
        if (columns.empty()) continue;
        if (row.header) {
            data.first_heading = columns.front();
            data.series.assign(columns.begin() + 1, columns.end());
            continue;
        }
        DataRow made;
        made.label = columns.front();
        for (std::size_t i = 1; i < columns.size(); ++i)
            made.cells.push_back({columns[i], model::parse_decimal(columns[i])});
        data.rows.push_back(std::move(made));
    }
    std::size_t width = data.series.size();
    for (auto const& row : data.rows) width = std::max(width, row.cells.size());
    data.series.resize(width);
    for (auto& row : data.rows) row.cells.resize(width);
    return data;
}

bool is_sign(std::string_view unit) { return unit == "%" || unit == "\u00A3" || unit == "\u20AC" || unit == "$"; }

std::string with_sign(std::string const& text, std::string const& unit) {
    if (!is_sign(unit) || text.find(unit) != std::string::npos) return text;
    if (unit == "%") return text + unit;
    bool const negative = text.starts_with('-');
    return (negative ? "-" : "") + unit + text.substr(negative ? 1 : 0);
}

std::string printed(Decimal number) {
    auto const negative = number.millionths < 0;
    auto const units = negative ? -number.millionths : number.millionths;
    auto out = fmt::format("{}", units / 1'000'000);
    for (auto at = static_cast<std::ptrdiff_t>(out.size()) - 3; at > 0; at -= 3)
        out.insert(static_cast<std::size_t>(at), ",");
    if (auto const rest = units % 1'000'000; rest != 0) {
        auto digits = fmt::format("{:06}", rest);
        while (digits.ends_with('0')) digits.pop_back();
        out += '.' + digits;
    }
    return (negative ? "\u2212" : "") + out;
}

base::Length share(base::Length whole, Decimal part, Decimal of) {
    __extension__ using Wide = __int128;
    return base::Length(static_cast<std::int64_t>(static_cast<Wide>(whole.units) * part.millionths / of.millionths));
}

}  // namespace dhrdoc::draw
