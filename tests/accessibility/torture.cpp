// Takes a folder; writes PDF files there that try what tagging is hardest for: a table of a thousand rows, notes over
// pages, lists in lists, pictures of every kind, turned pages, links in headings, cells over columns, other scripts.
#include "../typeset/setting.h"
#include "draw/draw.h"
#include "write/pdf.h"

#include <fmt/format.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

namespace {

using namespace dhrdoc;

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

std::string const sentences =
    "The panel asked each agency what it knew and what it did. Records were kept in four systems that did not speak "
    "to one another. ";

// --- pictures --------------------------------------------------------------------------------------------------------

void put32(std::string& out, std::uint32_t value) {
    for (unsigned shift = 32; shift > 0; shift -= 8) out += static_cast<char>(value >> (shift - 8) & 0xFFU);
}

void chunk(std::string& out, std::string const& type, std::string const& data) {
    put32(out, static_cast<std::uint32_t>(data.size()));
    auto const body = type + data;
    out += body;
    auto const* bytes = reinterpret_cast<Bytef const*>(body.data());
    put32(out, static_cast<std::uint32_t>(crc32(0, bytes, static_cast<uInt>(body.size()))));
}

/// How a PNG holds its pixels (ISO 15948, 11.2.2).
struct Kind {
    char depth;
    char colour;
    std::size_t bits;  // a pixel
};

/// 40 by 30 pixels of a pattern.
std::string png(Kind kind) {
    std::string out = "\x89PNG\r\n\x1A\n";
    std::string header;
    put32(header, 40);
    put32(header, 30);
    header += kind.depth;
    header += kind.colour;
    header += std::string(3, '\0');
    chunk(out, "IHDR", header);
    if (kind.colour == 3) {
        chunk(out, "PLTE", std::string("\xFF\xFF\xFF\x20\x40\x80\x80\x40\x20\x00\x00\x00", 12));
        chunk(out, "tRNS", std::string("\x00\x80\xFF\xFF", 4));
    }
    chunk(out, "tEXt", std::string("Author\0Somebody", 15));
    std::string rows;
    for (int y = 0; y < 30; ++y) {
        rows += '\0';
        for (std::size_t i = 0; i < 40 * kind.bits / 8; ++i)
            rows += static_cast<char>(i * 7 + static_cast<std::size_t>(y) * 3);
    }
    auto size = compressBound(rows.size());
    std::string packed(size, '\0');
    compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<Bytef const*>(rows.data()), rows.size());
    packed.resize(size);
    chunk(out, "IDAT", packed);
    chunk(out, "IEND", {});
    return out;
}

std::map<std::string, Kind> const pictures = {
    {"grey.png", {8, 0, 8}},       {"grey16.png", {16, 0, 16}}, {"bits.png", {1, 0, 1}},
    {"rgb.png", {8, 2, 24}},       {"palette.png", {2, 3, 2}},  {"grey-alpha.png", {8, 4, 16}},
    {"rgb-alpha.png", {8, 6, 32}}, {"rgb16.png", {16, 2, 48}},  {"rgb16-alpha.png", {16, 6, 64}},
};

typeset::LoadedImage picture(std::string const& path) {
    auto const found = pictures.find(path);
    if (found == pictures.end()) return {std::nullopt, "there is no such picture", "name another"};
    model::Image image;
    image.name = path;
    image.bytes = std::make_shared<std::string const>(png(found->second));
    image.width = 40;
    image.height = 30;
    return {std::move(image), {}, {}};
}

// --- papers ----------------------------------------------------------------------------------------------------------

std::string long_table() {
    std::string out = "| Date | Event | Source |\n|--|--|--|\n";
    for (int i = 1; i <= 1000; ++i)
        out += fmt::format("| {} | {} | [IMR](https://example.org/{}) |\n", i,
                           repeated("A call was made. ", 1 + static_cast<std::size_t>(i % 7)), i);
    return out + "\nTable: A thousand events[^t] {#t-events}\n\n[^t]: A note in a caption.\n\nSee [](#t-events).\n";
}

std::string notes_over_pages() {
    std::string out = "# Notes[^h]\n\n[^h]: A note of a heading.\n\n";
    std::string notes;
    for (int i = 0; i < 40; ++i) {
        out += fmt::format("{}[^{}] And again.[^{}] {}\n\n", sentences, i, i / 2, sentences);
        notes += fmt::format("[^{}]: {}\n\n    {}\n\n    - first\n    - second\n\n", i,
                             repeated(sentences, 1 + static_cast<std::size_t>(i % 9) * 3), sentences);
    }
    return out + "- In a list.[^0]\n\n| In | a table |\n|--|--|\n| cell[^1] | [^x] |\n\n[^x]: A note in a cell.\n\n" +
           notes;
}

std::string lists_in_lists() {
    return "1. one\n2. two\n\n   Second paragraph of two.\n\n   1. deeper\n   2. deeper still\n\n      1. and deeper\n"
           "         - with dots\n           - and dots\n\n             > A quotation in there.\n\n"
           "- [ ] open\n- [x] done\n-\n- # A heading in a list\n- ```\n  code\n  ```\n- | a | b |\n  |--|--|\n  | 1 | "
           "2 |\n\n"
           "> Said by somebody.\n>\n> - in a list\n>\n>   > in a quotation\n";
}

std::string figures() {
    std::string out;
    for (auto const& [name, kind] : pictures)
        out += fmt::format("![A pattern of the kind {}]({} \"The kind {}\")\n\n{}\n\n", name, name, name, sentences);
    return out +
           "::: figure {#fig-own image=\"rgb.png\" alt=\"A pattern\"}\nA caption of a figure.\n\nIn two "
           "paragraphs.\n:::\n\n"
           "- ![In a list](grey.png)\n";
}

/// Every kind, with the cells that make it hard; one that is longer than a page, and one that cannot be drawn.
std::string charts() {
    std::string long_one =
        "::: figure {chart=bar alt=\"Many bars.\"}\nForty and more\n\n| Label | Number |\n|---|--:|\n";
    for (int i = 0; i < 70; ++i)
        long_one += fmt::format("| Category {} | {} |\n", i, i % 9 == 4 ? "fewer than 5" : fmt::format("{}", i * i));
    return "# Charts\n\n::: figure {#fig-a chart=bar alt=\"Bars.\" unit=\"reviews\" reference=4.2 "
           "reference-label=\"median\"}\nBy outcome[^n]\n\n| Outcome | Reviews |\n|---|--:|\n| Homicide | 11 |\n"
           "| Suicide & more | fewer than 5 |\n:::\n\n[^n]: A note.\n\n"
           "::: figure {chart=grouped alt=\"Groups.\"}\n| Age | Women | Men |\n|---|--:|--:|\n| 16 to 24 | 8 | 4 "
           "|\n:::\n\n"
           "::: figure {chart=stacked alt=\"Stacked.\" unit=\"%\" table=none}\nBy state\n\n| Theme | Done | Late |\n"
           "|---|--:|--:|\n| Housing | 80 | 20 |\n| Health | 40 | suppressed |\n:::\n\n"
           "::: figure {chart=line alt=\"Lines.\" reference=3}\nBy year\n\n| Year | Calls | Arrests |\n|---|--:|--:|\n"
           "| 2019 | 8 | 4 |\n| 2020 | fewer than 5 | 2 |\n| 2021 | 9 | 6 |\n:::\n\n"
           "::: figure {chart=timeline alt=\"Events.\"}\nEvents\n\n| Date | Event |\n|---|---|\n| March 2019 | A call "
           "|\n"
           "| June 2020 | An arrest |\n:::\n\n"
           "::: figure {chart=timeline alt=\"Stays.\"}\nStays\n\n| From | To | Event |\n|---|---|---|\n"
           "| March 2019 | June 2019 | In a refuge |\n| June 2020 | 2021 | At home |\n:::\n\n"
           "::: figure {chart=multiples alt=\"Contacts.\"}\nContacts\n\n| Agency | Month | Contacts |\n|---|---|--:|\n"
           "| Police | March 2019 | 3 |\n| Health | June 2020 | 2 |\n:::\n\n"
           "::: figure {chart=genogram alt=\"Family.\"}\nFamily\n\n| Person | Sex | Role | Parents | Partners |\n"
           "|---|---|---|---|---|\n| Adult A | female | victim (died) | | Adult B |\n| Adult B | male | perpetrator | "
           "| |\n"
           "| Child 1 | female | child | Adult A, Adult B | |\n:::\n\n"
           "::: figure {chart=key-figures alt=\"Figures.\"}\n| Figure | Meaning |\n|---|---|\n| 16 | reviews |\n| 73% "
           "| known to "
           "the police |\n:::\n\n" +
           long_one + ":::\n\n::: note\n" + long_one.substr(0, 300) + "\n:::\n:::\n\n::: landscape\n" + long_one +
           ":::\n:::\n";
}

std::string turned_pages() {
    return "# Upright\n\n" + sentences + "\n\n::: landscape\n# Turned\n\n" + long_table().substr(0, 4000) +
           "\n\n:::\n\n## Upright again\n\n" + sentences + "\n";
}

std::string headings() {
    return "::: contents {depth=3 title=\"What is in it\"}\n:::\n\n# Before anything\n\n# A "
           "[link](https://example.org/) "
           "in a heading {#a}\n\n## Down\n\n### Further down\n\n## Up\n\n# Second *one* of "
           "`many`\n\n"
           "[](#a) and [](page:a), [words **and** more words that go on for so long that they need another line "
           "and then another](#a), <https://example.org/a/very/long/address/that/must/be/broken/somewhere/or/other>, "
           "<mailto:somebody@example.org>.\n\n" +
           sentences + "\n\n# Appendix {.appendix}\n\n" + sentences + "\n";
}

std::string cells_over_columns() {
    return "::: table {#t-spans caption=\"Spans\" widths=\"2 1 3\"}\n::: row {.header}\n::: cell {span=2}\nBoth\n:::\n"
           "::: cell\nOne\n:::\n:::\n::: row {.header}\n::: cell\nFirst\n:::\n::: cell\nSecond\n:::\n::: "
           "cell\nThird\n:::\n:::\n::: row\n::: cell {.header}\nRow\n:::\n::: cell {span=2}\n- A list\n- in a "
           "cell\n:::\n:::\n::: row\n::: cell {span=3}\nAll three\n:::\n:::\n::: row\n::: cell\n:::\n::: "
           "cell\n:::\n::: cell\n:::\n:::\n:::\n\n| Short | row |\n|--|--|\n| only |\n|  |  |\n\n| Head |\n|--|\n";
}

/// Thirty columns; headings in two rows over each other; heading cells in rows; a table in a turned page; empty rows.
std::string hard_tables() {
    std::string out = "|";
    for (int i = 1; i <= 30; ++i) out += fmt::format(" {} |", i);
    out += "\n|" + repeated("-|", 30) + "\n|" + repeated(" x |", 30) + "\n|" + repeated("  |", 30) + "\n\n";
    auto const row = [](std::string_view attributes, std::vector<std::string> const& cells) {
        auto made = fmt::format("::: row {}\n", attributes);
        for (auto const& cell : cells) made += fmt::format("::: cell {}\n:::\n", cell);
        return made + ":::\n";
    };
    out += "::: table {#t-years caption=\"Calls and visits by year\"}\n" +
           row("{.header}", {"\nAgency", "{span=2}\n2021", "{span=2}\n2022"}) +
           row("{.header}", {"\n", "\nCalls", "\nVisits", "\nCalls", "\nVisits"}) +
           row("", {"{.header}\nPolice", "\n1", "\n2", "\n3", "\n4"}) +
           row("", {"{.header}\nHealth", "{span=4}\nNothing was recorded."}) +
           row("{.header}", {"\nAgency", "{span=4}\nAll years"}) + row("", {"{.header}\nHousing", "{span=4}\n12"});
    for (int i = 0; i < 60; ++i) out += row("", {"{.header}\nAgency", "\n1[^n]", "\n", "\n3", "\n4"});
    return out + ":::\n\n[^n]: Estimated.\n";
}

/// Links over lines and over pages, and struck, task and code texts that go on for long.
std::string long_stretches() {
    std::string out = "[" + repeated(sentences, 60) + "](https://example.org/over/pages)\n\n";
    out += "<https://example.org/" + repeated("a-long-way/", 300) + ">\n\n";
    out += "~~" + repeated("Withdrawn by the panel. ", 40) + "This too.~~\n\n";
    for (int i = 0; i < 30; ++i) out += fmt::format("- [{}] {}\n", i % 2 == 0 ? 'x' : ' ', sentences);
    out += "\n```\n";
    for (int i = 0; i < 120; ++i) out += fmt::format("line {}:\tfi fl office   {}\n", i, repeated("wide ", 30));
    out += "```\n\n> " + repeated(sentences, 60) + "\n\n::: recommendation\n";
    for (int i = 0; i < 40; ++i) out += sentences + "\n\n";
    return out + ":::\n";
}

/// Passages in other languages, in each other and around tables and notes.
std::string languages() {
    return "::: note {lang=cy}\nMewn blwch.[^cy]\n\n::: note {lang=pl}\nW ramce.\n\n| Jeden | Dwa |\n|--|--|\n| a | b "
           "|\n:::\n:::\n\n[^cy]: Nodyn.\n\nAnd in English again.\n";
}

/// What markdown refuses. The pages that come of it all the same must not be worse than others.
std::string mistakes() {
    return "#### Far down\n\n# Up\n\n### Far down again\n\n### And again\n\n###### Sixth\n\n"
           "::: table {#t-few caption=\"Too few\" widths=\"2 1 3\"}\n::: row\n::: cell\nOne\n:::\n:::\n:::\n\n"
           "| a | b |\n|--|--|\n| a | b | c |\n\n[Nowhere](#nowhere), [](#nothing) and [](page:nobody).[^n]\n";
}

/// An abbreviation is expanded where it stands first, and not where its words stand beside it.
std::string abbreviations() {
    return "# CSP\n\nThe CSPs asked the (IDVA), the CSP and the IOPC. Independent management review (IMR). An IMR.\n\n"
           "- **MARAC**[^m]\n\n[^m]: The MARAC and DASH.\n\n| Term | Meaning |\n|--|--|\n| CSP | Community Safety "
           "Partnership |\n"
           "| DASH | A checklist |\n| IDVA | Independent domestic violence adviser: a worker |\n"
           "| IMR | Independent management review |\n| IOPC | Independent Office for Police Conduct |\n"
           "| MARAC | Multi-agency risk assessment conference |\n\nTable: Terms {#t-glossary}\n";
}

std::string scripts() {
    return "Hard to keep: efficient office, AVATAR To, caf\u00e9 and cafe\u0301, soft\u00adhyphen, no\u00a0break, "
           "1\u2011"
           "2, x\u2010y, \u03a9 and \u2126, \u00b5 and \u03bc, \u05e9\u05dc\u05d5\u05dd, "
           "\u0416\u0438\u0437\u043d\u044c, e\u0323\u0302\u0301, \u0141ukasz, "
           "\u0174yn, \u2026 \u2013 \u2014 \u2018q\u2019 \u201cq\u201d, zero\u200bwidth, tab\tstop, ~~struck~~, "
           "**bold *both* bold**, `mono fi`.\n\n::: note {lang=cy}\nMewn blwch.\n:::\n\n---\n\n" +
           repeated("Supercalifragilistic", 40) + "\n";
}

}  // namespace

int main(int count, char** words) {
    if (count != 2) {
        std::cerr << "usage: torture FOLDER\n";
        return 2;
    }
    std::filesystem::path const folder = words[1];
    std::filesystem::create_directories(folder);
    std::map<std::string, std::string> const papers = {
        {"abbreviations", abbreviations()},
        {"cells-over-columns", cells_over_columns()},
        {"charts", charts()},
        {"figures", figures()},
        {"hard-tables", hard_tables()},
        {"headings", headings()},
        {"languages", languages()},
        {"lists-in-lists", lists_in_lists()},
        {"long-stretches", long_stretches()},
        {"long-table", long_table()},
        {"mistakes", mistakes()},
        {"notes-over-pages", notes_over_pages()},
        {"scripts", scripts()},
        {"turned-pages", turned_pages()},
    };
    auto const fonts = typeset::real_fonts();
    for (auto const& [name, text] : papers) {
        typeset::Set made;
        auto const& file = made.sources.add(
            name + ".md", "---\ntitle: Trying: " + name + " \\& \\<others>\nlanguage: en-GB\n---\n\n" + text);
        auto filled = std::make_shared<model::FilledText>(model::FilledText::whole_file(file));
        made.document = markdown::parse(filled, made.sources, {}, made.diagnostics);
        for (std::string const style : {"report", "large-print"}) {
            made.style = typeset::shipped_style(style);
            typeset::set(made, *fonts, "DRAFT", picture, draw::draw);
            if (name != "mistakes" && !made.messages().empty()) {
                std::cerr << made.messages();
                return 1;
            }
            std::ofstream(folder / (name + "-" + style + ".pdf"), std::ios::binary) << write::pdf(made.pages);
        }
    }
}
