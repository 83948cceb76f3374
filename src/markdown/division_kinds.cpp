// Takes a division whose name means more than a division; makes the table, figure, contents or page break it stands
// for.
#include "markdown/division_kinds.h"

#include "base/nearest.h"
#include "markdown/attributes.h"
#include "model/chart.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

namespace dhrdoc::markdown {

namespace {

using model::Block;
using model::BlockKind;

/// The value of an attribute, which is then gone from the block: it has found its place.
std::optional<std::string> taken(Block& block, std::string const& key) {
    auto const found = block.attributes.find(key);
    if (found == block.attributes.end()) return std::nullopt;
    auto value = std::move(found->second);
    block.attributes.erase(found);
    return value;
}

/// The first line of a division, which holds its attributes.
model::Origin first_line(Context const& context, Block const& block) {
    auto const end = std::min(context.slice(block.origin).find_first_of("\r\n"), context.slice(block.origin).size());
    return origin_between(block.origin.begin, block.origin.begin + end);
}

std::uint32_t number_or(Context const& context, Block const& block, std::string const& text, std::uint32_t otherwise,
                        std::uint32_t most) {
    std::uint32_t value = 0;
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem == std::errc() && end == text.data() + text.size() && value >= 1 && value <= most) return value;
    context.error("markdown.attribute-value", first_line(context, block),
                  fmt::format("\"{}\" is not a whole number from 1 to {}", text, most), "write a number, such as 2");
    return otherwise;
}

/// `.header` is a property of rows and cells, not a class of theirs.
bool take_header(Block& block) {
    if (!has_class(block, "header")) return false;
    auto& classes = block.attributes["class"];
    auto const at = fmt::format(" {} ", classes).find(" header ");
    classes.erase(at, std::string("header ").size());
    while (classes.ends_with(' ')) classes.pop_back();
    if (classes.empty()) block.attributes.erase("class");
    return true;
}

void report_content(Context const& context, Block const& division) {
    if (division.children.empty()) return;
    context.error("markdown.division-content", division.children.front().origin,
                  fmt::format("the division \"{}\" holds nothing, but a block stands in it", division.name),
                  "close it first, with ::: on a line of its own");
}

void make_contents(Context const& context, Block& division) {
    report_content(context, division);
    division.kind = BlockKind::contents;
    auto const depth = taken(division, "depth");
    division.level = static_cast<std::uint8_t>(depth ? number_or(context, division, *depth, 2, 6) : 2);
    if (auto const title = taken(division, "title")) division.text = model::StyledText::plain(*title);
    division.children.clear();
    division.name.clear();
}

void make_page_break(Context const& context, Block& division) {
    report_content(context, division);
    division.kind = BlockKind::page_break;
    division.children.clear();
    division.name.clear();
}

void add_words(model::StyledText& to, model::StyledText const& more) {
    if (!to.empty()) to.append(" ");
    auto const links = static_cast<std::int32_t>(to.links.size());
    auto const start = static_cast<std::uint32_t>(to.text.size());
    to.links.insert(to.links.end(), more.links.begin(), more.links.end());
    for (auto const& run : more.runs) {
        to.append(std::string_view(more.text).substr(run.begin, run.end - run.begin), run.marks,
                  run.link < 0 ? -1 : run.link + links);
    }
    for (auto inset : more.insets) {
        inset.at += start;
        to.insets.push_back(std::move(inset));
    }
}

/// `chart=KIND`, and whether the table is printed. A kind that nobody knows leaves the table to be printed.
void read_chart(Context const& context, Block& figure) {
    auto const name = taken(figure, "chart");
    if (!name) return;
    if (auto const* form = model::find_chart_form(*name)) {
        figure.chart = form->kind;
        figure.prints_table = form->table_below;
    } else {
        std::vector<std::string> known;
        for (auto const& each : model::chart_forms()) known.emplace_back(each.name);
        auto const near = base::nearest(*name, known);
        context.error("markdown.unknown-chart", first_line(context, figure), fmt::format("unknown chart \"{}\"", *name),
                      near ? fmt::format("did you mean \"{}\"?", *near)
                           : fmt::format("known charts are {}", fmt::join(known, ", ")));
    }
    auto const where = taken(figure, "table");
    if (!where) return;
    figure.prints_table = *where == "below";
    if (*where != "below" && *where != "none")
        context.error("markdown.attribute-value", first_line(context, figure),
                      fmt::format("unknown place of a table \"{}\"", *where), "known are below, none");
}

void check_reference(Context const& context, Block const& figure) {
    auto const found = figure.attributes.find("reference");
    if (found == figure.attributes.end() || model::parse_decimal(found->second)) return;
    context.error("markdown.attribute-value", first_line(context, figure),
                  fmt::format("\"{}\" is not a number", found->second), "write a number, such as reference=4.2");
}

std::string words_in(Block const& block) {
    auto out = block.text.text;
    for (auto const& child : block.children) out += (out.empty() ? "" : " ") + words_in(child);
    return out;
}

void check_counts(Context const& context, Block const& table, model::ChartForm const& form) {
    for (auto const& row : table.children) {
        if (row.header) continue;
        for (std::size_t i = 1; i < row.children.size(); ++i) {
            auto const number = model::parse_decimal(words_in(row.children[i]));
            if (!number || number->millionths >= 0) continue;
            context.error("markdown.chart-data", row.children[i].origin,
                          fmt::format("a number below zero in a chart of the kind \"{}\"", form.name),
                          "bars begin at zero: show such numbers with chart=line, or in a table");
        }
    }
}

void check_chart_table(Context const& context, Block const& figure) {
    auto const& form = model::form_of(figure.chart);
    auto const& table = figure.children.front();
    auto const width = table.children.empty() ? 0 : table.children.front().children.size();
    if (width < form.least || (form.most > 0 && width > form.most)) {
        context.error("markdown.chart-data", table.origin,
                      fmt::format("a chart of the kind \"{}\" cannot be drawn from a table of {} column{}", form.name,
                                  width, width == 1 ? "" : "s"),
                      fmt::format("its columns are: {}", form.columns));
    } else if (table.children.size() < 2) {
        context.error("markdown.chart-data", table.origin, "the table of this chart has no rows below its header",
                      "write a row for each thing that the chart shows");
    }
    if (form.counts) check_counts(context, table, form);
}

/// Paragraphs are the caption. A chart is drawn from one table and keeps it.
void take_figure_content(Context const& context, Block& figure) {
    bool const chart = figure.chart != model::ChartKind::none;
    std::vector<Block> kept;
    for (auto& child : figure.children) {
        if (child.kind == BlockKind::paragraph) {
            add_words(figure.text, child.text);
        } else if (child.kind == BlockKind::table && chart && kept.empty()) {
            kept.push_back(std::move(child));
        } else if (chart) {
            context.error("markdown.division-content", child.origin, "a chart holds its caption and one table",
                          "put what else there is to say below the figure");
        } else {
            context.error("markdown.division-content", child.origin, "a caption is made of paragraphs",
                          "put what else there is to say below the figure");
        }
    }
    figure.children = std::move(kept);
}

void make_figure(Context const& context, Block& division) {
    division.kind = BlockKind::figure;
    division.image = taken(division, "image").value_or("");
    division.alt = taken(division, "alt").value_or("");
    division.name = taken(division, "name").value_or("");
    bool const drawn = division.attributes.contains("chart");
    read_chart(context, division);
    if (auto const caption = taken(division, "caption")) division.text = model::StyledText::plain(*caption);
    // What was meant to be a chart of no known kind has been told of, and no more needs to be said of its table.
    if (drawn && division.chart == model::ChartKind::none)
        std::erase_if(division.children, [](Block const& child) { return child.kind == BlockKind::table; });
    take_figure_content(context, division);
    if (division.chart != model::ChartKind::none) {
        check_reference(context, division);
        if (division.children.empty()) {
            context.error("markdown.chart-data", first_line(context, division),
                          "this chart has no table to be drawn from", "write a table between ::: figure and :::");
        } else {
            check_chart_table(context, division);
        }
    }
    if (division.alt.empty()) {
        context.error("markdown.image-without-alt", first_line(context, division),
                      drawn ? "this chart has no text alternative"
                            : fmt::format("the image \"{}\" has no text alternative", division.image),
                      "say what it shows, for readers who cannot see it: alt=\"what it shows\"");
    }
}

void make_row(Context const& context, Block& division, std::string_view parent) {
    if (parent != "table") {
        context.error("markdown.division-place", first_line(context, division), "a row stands outside a table",
                      "begin the table first: ::: table");
        return;
    }
    division.kind = BlockKind::row;
    division.header = take_header(division);
    division.name.clear();
    std::erase_if(division.children, [&](Block const& child) {
        if (child.kind == BlockKind::cell) return false;
        context.error("markdown.division-content", child.origin, "only cells may stand in a row",
                      "put it into a cell: ::: cell");
        return true;
    });
}

void make_cell(Context const& context, Block& division, std::string_view parent) {
    if (parent != "row") {
        context.error("markdown.division-place", first_line(context, division), "a cell stands outside a row",
                      "begin the row first: ::: row");
        return;
    }
    division.kind = BlockKind::cell;
    division.header = take_header(division);
    if (auto const span = taken(division, "span")) division.span = number_or(context, division, *span, 1, 100);
    if (auto const align = taken(division, "align")) {
        if (*align == "left") {
            division.alignment = model::Alignment::left;
        } else if (*align == "centre" || *align == "center") {
            division.alignment = model::Alignment::centre;
        } else if (*align == "right") {
            division.alignment = model::Alignment::right;
        } else {
            context.error("markdown.attribute-value", first_line(context, division),
                          fmt::format("unknown alignment \"{}\"", *align), "known are left, centre, right");
        }
    }
    division.name.clear();
}

std::size_t width_of(Block const& row) {
    std::size_t width = 0;
    for (auto const& cell : row.children) width += cell.span;
    return width;
}

void read_widths(Context const& context, Block& table, std::string_view widths) {
    for (std::size_t at = 0; at < widths.size();) {
        if (widths[at] == ' ' || widths[at] == ',') {
            ++at;
            continue;
        }
        auto const end = std::min(widths.find_first_of(" ,", at), widths.size());
        table.columns.push_back(
            {model::Alignment::natural, number_or(context, table, std::string(widths.substr(at, end - at)), 1, 10000)});
        at = end;
    }
}

void make_table(Context const& context, Block& division) {
    division.kind = BlockKind::table;
    division.name.clear();
    if (auto const caption = taken(division, "caption")) division.text = model::StyledText::plain(*caption);
    if (auto const widths = taken(division, "widths")) read_widths(context, division, *widths);
    std::erase_if(division.children, [&](Block const& child) {
        if (child.kind == BlockKind::row) return false;
        context.error("markdown.division-content", child.origin, "only rows may stand in a table",
                      "put it into a row and a cell: ::: row, ::: cell");
        return true;
    });
    auto const given = division.columns.size();
    if (given == 0 && !division.children.empty()) division.columns.resize(width_of(division.children.front()));
    for (auto const& row : division.children) {
        auto const width = width_of(row);
        if (width == division.columns.size()) continue;
        context.error(
            "markdown.row-width", first_line(context, row),
            fmt::format("a row over {} columns in a table of {}", width, division.columns.size()),
            given == 0 ? "each row has as many cells as the first" : "widths=\"...\" says how many there are");
    }
}

}  // namespace

std::vector<std::string> const& division_names() {
    static std::vector<std::string> const names = {"brief-do",       "brief-foot",     "brief-happened",
                                                   "brief-head",     "brief-help",     "brief-learned",
                                                   "brief-title",    "cell",           "closing",
                                                   "condolence",     "contents",       "copies",
                                                   "cover",          "cover-meta",     "cover-subtitle",
                                                   "cover-title",    "enclosures",     "figure",
                                                   "keep",           "kicker",         "landscape",
                                                   "lesson",         "letter-date",    "letterhead",
                                                   "mail-signature", "message",        "note",
                                                   "pagebreak",      "panel-box",      "preamble",
                                                   "recipient",      "recommendation", "row",
                                                   "salutation",     "section",        "signature",
                                                   "small",          "table",          "tribute",
                                                   "unnumbered"};
    return names;
}

void make_kind_of_division(Context const& context, Block& division, std::string_view parent) {
    if (division.name == "contents") {
        make_contents(context, division);
    } else if (division.name == "pagebreak") {
        make_page_break(context, division);
    } else if (division.name == "figure") {
        make_figure(context, division);
    } else if (division.name == "table") {
        make_table(context, division);
    } else if (division.name == "row") {
        make_row(context, division, parent);
    } else if (division.name == "cell") {
        make_cell(context, division, parent);
    }
}

}  // namespace dhrdoc::markdown
