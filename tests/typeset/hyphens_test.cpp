// Takes words at the ends of lines; says where hyphens break them. Lines of the squares are forty letters long.
#include "page_picture.h"
#include "page_walk.h"
#include "setting.h"

#include <fmt/format.h>
#include <rapidcheck.h>
#include <catch2/catch.hpp>

namespace dhrdoc::typeset {

namespace {

using base::Length;

/// Breaks behind every third letter, and remembers what it was asked.
class EveryThird final : public Hyphenator {
public:
    std::vector<std::uint32_t> breaks(std::string_view word) override {
        asked += std::string(word) + " ";
        std::vector<std::uint32_t> out;
        for (std::uint32_t at = 3; at + 2 < word.size(); at += 3) out.push_back(at);
        return out;
    }
    std::string asked;
};

std::string const forty = "aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa ";  // 39 and a space

model::Style hyphenating() {
    auto style = square_style();
    style.body.hyphenate = true;
    return style;
}

/// The lines of the first page, a bar between them; a soft hyphen is shown as ~.
std::string lines_of(Set const& made) {
    std::string out;
    Length last;
    for (auto const& text : made.pages.pages.at(0).texts) {
        if (last > Length() && text.baseline != last) out += "|";
        last = text.baseline;
        auto words = text.shaped->text;
        if (words == "\xC2\xAD") words = "~";
        out += words;
    }
    return out;
}

std::string lines(std::string const& markdown, model::Style const& style, Hyphenator* hyphenator) {
    SquareFonts fonts;
    auto const made = set_markdown(markdown, style, fonts, hyphenator);
    CHECK(made->messages() == "");
    CHECK(faults_in(made->pages, made->document, made->style) == "");
    return lines_of(*made);
}

}  // namespace

TEST_CASE("words are broken where the style asks for it") {
    EveryThird thirds;
    std::string const text = "aaaa aaaa aaaa aaaa aaaa aaaa bcdefghijklm nopq rstu aaaa aaaa aaaa aaaa\n";
    CHECK(lines(text, square_style(), &thirds) ==
          "aaaa aaaa aaaa aaaa aaaa aaaa |bcdefghijklm nopq rstu aaaa aaaa aaaa |aaaa");
    CHECK(thirds.asked.empty());
    CHECK(lines(text, hyphenating(), &thirds) ==
          "aaaa aaaa aaaa aaaa aaaa aaaa bcdefghij~|klm nopq rstu aaaa aaaa aaaa aaaa");
    CHECK(thirds.asked == "bcdefghijklm ");
    CHECK(lines(text, hyphenating(), nullptr) == lines(text, square_style(), nullptr));
}

TEST_CASE("only words of small letters are asked about, and in the language of the document") {
    EveryThird thirds;
    static_cast<void>(
        lines("Capitals CAPITALS capitals, (brackets) \"quoted\" isn't semi-detached 1234567 one2three "
              "[linked](https://example.org) `monospaced` naïvely *leaning* short\n",
              hyphenating(), &thirds));
    CHECK(thirds.asked == "capitals brackets quoted leaning ");
    EveryThird welsh;
    static_cast<void>(lines("---\nlanguage: cy\n---\ncymdeithas gymdeithasol\n", hyphenating(), &welsh));
    CHECK(welsh.asked.empty());
}

TEST_CASE("a soft hyphen breaks its word in any style, and is seen only there") {
    std::string const shy = "\xC2\xAD";
    CHECK(lines("bcde" + shy + "fghi\n", square_style(), nullptr) == "bcdefghi");
    CHECK(lines("aaaa aaaa aaaa aaaa aaaa aaaa bcdefghi" + shy + "jklmnopq rstu aaaa\n", square_style(), nullptr) ==
          "aaaa aaaa aaaa aaaa aaaa aaaa bcdefghi~|jklmnopq rstu aaaa");
    // Emphasis inside the word, and a note behind it.
    auto const noted = lines("aaaa aaaa aaaa aaaa aaaa aaaa **bcdefghi" + shy + "jkl**mnopq[^1] rstu\n\n[^1]: n\n",
                             square_style(), nullptr);
    CHECK(noted.substr(0, noted.find("rstu")) == "aaaa aaaa aaaa aaaa aaaa aaaa bcdefghi~|jklmnopq|1| ");
}

TEST_CASE("a word that is wider than its line is broken at hyphens before it is broken anywhere") {
    EveryThird thirds;
    std::string const word(70, 'b');
    CHECK(lines(word + "\n", hyphenating(), &thirds) == std::string(39, 'b') + "~|" + std::string(31, 'b'));
}

TEST_CASE("headings of a table of many columns are not broken inside a syllable while there is another way") {
    auto const table = [](std::string const& heading, std::size_t columns) {
        std::string head = "|", bars = "|", row = "|";
        for (std::size_t i = 0; i < columns; ++i) {
            head += " " + heading + " |";
            bars += "---|";
            row += " a |";
        }
        return head + "\n" + bars + "\n" + row + "\n";
    };
    auto const times = [](std::string const& what, int count) {
        std::string out;
        for (int i = 0; i < count; ++i) out += what;
        return out;
    };
    EveryThird thirds;
    auto const style = square_style();
    // Six letters have room; seven in smaller gaps; eight in smaller type as well; more are broken at syllables.
    for (auto const* word : {"Abcdef", "Abcdefg", "Abcdefgh"})
        CHECK(lines(table(word, 5), style, &thirds) == times(word, 5) + "|aaaaa");
    CHECK(thirds.asked.empty());
    CHECK(lines(table("Abcdefghijkl", 5), style, &thirds) == times("Abcdef~|ghijkl|", 5) + "aaaaa");
    // Few columns are set as ever, and so are words of rows that have no room in any type.
    CHECK(lines(table("Abcdefghijkl", 4), style, &thirds) == times("Abcdefgh|ijkl|", 4) + "aaaa");
    auto const url = std::string(30, 'u');
    auto const rows = table("Abcdefg", 5) + "| " + url + " | " + url + " | " + url + " | " + url + " | " + url + " |\n";
    CHECK(lines(rows, style, &thirds).find("|uuuuuuu|uuuuuuu|") != std::string::npos);
}

TEST_CASE("no letter is lost or doubled, and no line too wide, however words are broken") {
    CHECK(rc::check([] {
        auto const words = *rc::gen::container<std::vector<std::string>>(
            *rc::gen::inRange<std::size_t>(1, 60),
            rc::gen::container<std::string>(rc::gen::elementOf(std::string("abcdefghij"))));
        std::string text;
        for (auto const& word : words) {
            if (word.empty()) continue;
            text += (text.empty() ? "" : " ") + word.substr(0, 30);
            if (word.size() % 5 == 0) text += "\xC2\xAD" + word.substr(0, 12);
        }
        if (text.empty()) return;
        EveryThird thirds;
        SquareFonts fonts;
        auto const made = set_markdown(text + "\n", hyphenating(), fonts, &thirds);
        RC_ASSERT(faults_in(made->pages, made->document, made->style) == "");
        std::string all;
        for (auto const& page : made->pages.pages) {
            for (auto const& piece : page.texts) {
                if (piece.shaped->text != "\xC2\xAD") all += piece.shaped->text;
                RC_ASSERT(piece.x + piece.width <= page.body_right + Length::points(5));  // the space at a line's end
            }
        }
        auto const plain = [](std::string const& of) {
            std::string out;
            for (char const c : of) {
                if (c >= 'a' && c <= 'z') out += c;
            }
            return out;
        };
        RC_ASSERT(plain(all) == plain(text));
    }));
}

TEST_CASE("the patterns of English break words as English is broken") {
    auto const bytes = base::DiskFiles().read("/usr/share/hyphen/hyph_en_GB.dic");
    REQUIRE(bytes);
    auto const english = make_hyphenator(*bytes);
    REQUIRE(english);
    struct Breaking {
        char const *word, *broken;
    };
    Breaking const rows[] = {
        {"representation", "rep-res-ent-a-tion"}, {"safeguarding", "safe-guard-ing"},
        {"recommendation", "re-com-mend-a-tion"}, {"through", "through"},
        {"partnership", "part-ner-ship"},
    };
    for (auto const& row : rows) {
        std::string broken;
        std::uint32_t last = 0;
        for (auto const at : english->breaks(row.word)) {
            broken += std::string(row.word).substr(last, at - last) + "-";
            last = at;
        }
        CHECK(broken + std::string(row.word).substr(last) == row.broken);
    }
    CHECK(make_hyphenator("") == nullptr);
    CHECK(english->breaks(std::string(500, 'a')).empty());
}

}  // namespace dhrdoc::typeset
