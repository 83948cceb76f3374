// Takes documents and styles that nobody would write; walks over their pages. (rapidcheck)
#include "page_walk.h"
#include "setting.h"

#include <fmt/format.h>
#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include <random>

namespace dhrdoc::typeset {

namespace {

using base::Length;
using model::Block;
using model::BlockKind;
using model::StyledText;

/// Each block of the document and the style have a seed, so that rapidcheck can leave blocks out to find a small one.
thread_local std::mt19937 dice;
int number(int least, int most) {
    return least + static_cast<int>(dice() % static_cast<unsigned>(std::max(1, most - least + 1)));
}
bool once_in(int times) { return number(1, times) == 1; }

/// Makes a document as it goes, with notes and links that hold.
class Author {
public:
    model::Document write(std::vector<std::uint32_t> const& seeds) {
        model::Document document;
        for (auto const seed : seeds) {
            dice.seed(seed);
            left_ = 60;
            document.blocks.push_back(block(0));
        }
        while (notes_ > document.notes.size()) {
            model::Note note;
            citing_ = once_in(6);
            note.blocks = blocks(number(0, 1), 3);
            note.blocks.insert(note.blocks.begin(), paragraph());
            document.notes.push_back(std::move(note));
        }
        return document;
    }

private:
    static std::string word() {
        static std::vector<std::string> const words = {"a",
                                                       "the",
                                                       "review",
                                                       "panel,",
                                                       "Safeguarding",
                                                       "multi-agency",
                                                       "and/or",
                                                       "\xE2\x80\x98quoted\xE2\x80\x99",
                                                       "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
                                                       "caf\xC3\xA9",
                                                       "e\xCC\x81\xCC\x82\xCC\xA3",
                                                       "\xC5\x81\xC3\xB3"
                                                       "d\xC5\xBA",
                                                       "no\xC2\xA0"
                                                       "break",
                                                       "soft\xC2\xADhyphen",
                                                       "zero\xE2\x80\x8Bwidth",
                                                       "https://example.org/a/very/long?path=1",
                                                       "12/03/2021",
                                                       "\xE2\x80\x94",
                                                       "\xC2\xA3"
                                                       "1,000.50",
                                                       "office",
                                                       "AV",
                                                       "(viii)",
                                                       "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
                                                       "\xCE\xA9\xCE\xBC",
                                                       "MMMMMMMMMMMM",
                                                       "\xE2\x80\xA6",
                                                       "a\xE2\x81\xA0"
                                                       "b",
                                                       "tab\tstop",
                                                       "\xD0\x96\xD0\xB8\xD0\xB7\xD0\xBD\xD1\x8C"};
        if (once_in(40)) return std::string(static_cast<std::size_t>(number(50, 400)), 'w');
        return words[static_cast<std::size_t>(number(0, static_cast<int>(words.size()) - 1))];
    }

    StyledText text(int most_words) {
        StyledText out;
        for (int count = number(1, most_words); count > 0; --count) {
            auto const marks = once_in(8) ? static_cast<model::Mark>(number(0, 63)) : model::Mark::none;
            std::int32_t link = -1;
            if (once_in(15)) {
                out.links.push_back({once_in(2) ? "#id1" : "https://example.org/", ""});
                link = static_cast<std::int32_t>(out.links.size() - 1);
            }
            std::int32_t language = -1;
            if (once_in(20)) {
                out.languages.push_back("cy");
                language = static_cast<std::int32_t>(out.languages.size() - 1);
            }
            out.append(word(), marks, link, language);
            if (citing_ && once_in(20)) inset(out, model::Inset::Kind::note_reference);
            if (once_in(30)) inset(out, model::Inset::Kind::page_reference);
            if (count > 1) out.append(once_in(30) ? "\n" : " ");
        }
        return out;
    }

    void inset(StyledText& text, model::Inset::Kind kind) {
        model::Inset made;
        made.at = static_cast<std::uint32_t>(text.text.size());
        made.kind = kind;
        made.target = "id1";
        if (kind == model::Inset::Kind::note_reference) made.note = notes_++;
        text.append("\xEF\xBF\xBC", model::Mark::none);
        text.insets.push_back(made);
    }

    Block paragraph() {
        Block block;
        block.text = text(once_in(6) ? 150 : 20);
        return block;
    }

    std::vector<Block> blocks(int count, int depth) {
        std::vector<Block> out;
        for (; count > 0; --count) out.push_back(block(depth));
        return out;
    }

    Block block(int depth) {
        auto const kind = depth > 5 || --left_ < 0 ? 0 : number(0, 13);
        if (kind == 6) return list(depth);
        if (kind == 7) return table(depth);
        Block block;
        if (kind <= 5) block = paragraph();
        if (depth == 0 && once_in(3)) block.number = fmt::format("{}.{}", ids_ / 7, ids_ * 3);
        if (once_in(5)) block.id = fmt::format("id{}", ++ids_);
        if (kind <= 5) return block;
        if (kind == 8) {
            block.kind = BlockKind::heading;
            block.text = text(9);
            block.id = fmt::format("id{}", ++ids_);
            block.level = static_cast<std::uint8_t>(number(1, 6));
        } else if (kind == 9) {
            block.kind = BlockKind::quote;
            block.number.clear();
            block.children = blocks(number(0, 3), depth + 1);
        } else if (kind == 10) {
            block.kind = BlockKind::division;
            block.number.clear();
            std::vector<std::string> const names = {"note",    "recommendation", "keep",     "small",
                                                    "section", "landscape",      "panel-box"};
            block.name = names[static_cast<std::size_t>(number(0, static_cast<int>(names.size()) - 1))];
            if (block.name == "landscape" && depth > 0) block.name = "tribute";
            block.children = blocks(number(0, 4), depth == 0 ? 0 : depth + 1);
            if (depth == 0) {
                for (auto& child : block.children) {
                    if (child.kind == BlockKind::division && child.name == "landscape") child.name = "keep";
                }
            }
        } else if (kind == 11) {
            block.kind = BlockKind::figure;
            block.image = fmt::format("{}x{}.png", number(1, 3000), number(1, 3000));
            block.alt = "Alt";
            block.number = once_in(2) ? "7" : "";
            block.text = once_in(2) ? text(12) : StyledText();
        } else if (kind == 12) {
            block.kind = BlockKind::code;
            block.number.clear();
            block.text = StyledText::plain("    int x;\n" + std::string(static_cast<std::size_t>(number(0, 200)), 'x') +
                                           "\n\ty\n");
        } else if (depth == 0) {
            block.kind = once_in(2) ? BlockKind::contents : once_in(2) ? BlockKind::rule : BlockKind::page_break;
            block.number.clear();
            block.level = 6;
        }
        return block;
    }

    Block list(int depth) {
        Block block;
        block.kind = BlockKind::list;
        block.ordered = once_in(2);
        block.tight = once_in(2);
        block.start = once_in(4) ? static_cast<unsigned>(number(0, 100000)) : 1;
        for (int count = number(1, 4); count > 0; --count) {
            Block item;
            item.kind = BlockKind::item;
            item.task = once_in(8) ? model::Task::open : model::Task::none;
            item.children = blocks(number(0, 2), depth + 1);
            block.children.push_back(std::move(item));
        }
        return block;
    }

    Block table(int depth) {
        Block block;
        block.kind = BlockKind::table;
        if (once_in(2)) block.text = text(6);
        if (once_in(2)) block.number = "3";
        auto const columns = once_in(10) ? number(8, 30) : number(1, 6);
        if (once_in(3)) {
            for (int i = 0; i < columns; ++i) {
                block.columns.emplace_back();
                block.columns.back().share = static_cast<std::uint32_t>(number(1, 40));
            }
        }
        for (int rows = once_in(5) ? number(5, 40) : number(1, 4), i = 0; i < rows; ++i) {
            Block row;
            row.kind = BlockKind::row;
            row.header = i == 0 && !once_in(3);
            for (int column = 0; column < columns;) {
                Block cell;
                cell.kind = BlockKind::cell;
                cell.span = once_in(10) ? static_cast<std::uint32_t>(number(1, columns - column)) : 1;
                cell.alignment = static_cast<model::Alignment>(number(0, 3));
                if (!once_in(6)) {
                    cell.children.emplace_back();
                    if (once_in(8))
                        cell.children.back() = this->block(depth + 2);
                    else
                        cell.children.back().text = text(once_in(15) ? 200 : 5);
                }
                column += static_cast<int>(cell.span);
                row.children.push_back(std::move(cell));
            }
            block.children.push_back(std::move(row));
        }
        return block;
    }

    int left_ = 0;  // blocks that may still have children
    std::uint32_t notes_ = 0;
    unsigned ids_ = 0;
    bool citing_ = true;
};

model::Style random_style(bool square) {
    auto style = square ? square_style() : shipped_style("report");
    auto const points = [](int least, int most) { return Length::points(number(least, most)); };
    if (once_in(2)) style.page.width = points(150, 700);
    style.page.height = points(220, 900);
    style.page.left = style.page.right = points(5, 30);
    style.page.top = style.page.bottom = points(34, 45);
    style.header.distance = style.footer.distance = Length::points(25);
    style.marking_distance = Length::points(9);
    style.header.left = "A running title that is rather long";
    style.footer.right = "Page {page} of {pages}";
    style.number_width = points(10, 60);
    style.list_indent = points(0, 40);
    style.table.padding_x = points(0, 12);
    style.table.padding_y = points(0, 9);
    style.table.text.alignment = static_cast<model::Alignment>(number(0, 3));
    style.body.alignment = static_cast<model::Alignment>(number(0, 3));
    style.body.space_after = points(0, 20);
    style.section_room = points(0, 200);
    style.sections_on_new_pages = once_in(4);
    style.ignore_landscape = once_in(4);
    style.tables_as_blocks = once_in(6);
    for (auto& heading : style.headings) heading.balance = once_in(2);
    return style;
}

std::unique_ptr<Set> made_of(std::vector<std::uint32_t> const& seeds, std::uint32_t style_seed, bool square,
                             FontMetrics& fonts) {
    auto made = std::make_unique<Set>();
    made->document = Author().write(seeds);
    dice.seed(style_seed);
    made->style = random_style(square);
    set(*made, fonts, once_in(3) ? "OFFICIAL" : "");
    return made;
}

void walk(bool square, FontMetrics& fonts) {
    auto const seeds = *rc::gen::resize(5, rc::gen::nonEmpty<std::vector<std::uint32_t>>());
    auto const made = made_of(seeds, *rc::gen::arbitrary<std::uint32_t>(), square, fonts);
    auto const faults = faults_in(made->pages, made->document, made->style, Notes::may_wait);
    if (!faults.empty()) RC_FAIL(faults + "\nof\n" + model::to_string(made->document));
    RC_ASSERT(made->messages() == "");
}

}  // namespace

TEST_CASE("random documents with square glyphs keep all promises") {
    CHECK(rc::check([] {
        SquareFonts fonts;
        walk(true, fonts);
    }));
}

TEST_CASE("random documents with real fonts keep all promises") {
    auto fonts = real_fonts();
    CHECK(rc::check([&] { walk(false, *fonts); }));
}

}  // namespace dhrdoc::typeset
