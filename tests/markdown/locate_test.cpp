// Takes Markdown, and words in the text of its blocks; compares the source that these words are found at.
#include "parsed.h"

#include "base/unicode.h"
#include "model/locate.h"

#include <algorithm>
#include <array>
#include <vector>

#include <rapidcheck.h>
#include <catch2/catch.hpp>

namespace {

using namespace dhrdoc;
using markdown::parsed;
using markdown::Whose;

/// The source of the first place in the document's texts that reads as `words`.
std::string source_of(std::string const& text, std::string const& words, Whose whose) {
    auto const result = parsed(text, whose);
    std::string found = "(not in the document)";
    bool first = true;
    model::for_each_block(result->document, [&](model::Block const& block) {
        auto const at = block.text.text.find(words);
        if (!first || at == std::string::npos) return;
        first = false;
        auto const origin =
            model::locate(*result->document.source, block.origin, block.text.text, at, at + words.size());
        found = origin ? text.substr(origin->begin, origin->end - origin->begin) : "(not found)";
    });
    return found;
}

struct Example {
    char const* text;
    char const* words;
    char const* source;
};

void check_all(std::vector<Example> const& examples, Whose whose = Whose::ours) {
    for (auto const& example : examples) {
        INFO(example.text);
        CHECK(source_of(example.text, example.words, whose) == example.source);
    }
}

}  // namespace

TEST_CASE("locate: words of prose") {
    check_all({
        {"Jane Doe met Jane Doe.\n", "Jane Doe", "Jane Doe"},
        {"one *Jane* Doe two\n", "Jane Doe", "Jane* Doe"},
        {"one **Jane** Doe\n", "Jane", "Jane"},
        {"one ***Jane** Doe*\n", "Doe", "Doe"},
        {"Mrs Jane\nDoe met\n", "Jane Doe", "Jane\nDoe"},
        {"Mrs Jane  \nDoe met\n", "Jane\nDoe", "Jane  \nDoe"},
        {"Mrs Jane\\\nDoe met\n", "Jane\nDoe", "Jane\\\nDoe"},
        {"> a\n> > Jane\n> > Doe b\n", "Jane Doe", "Jane\n> > Doe"},
        {"- a\n  - b Jane\n    Doe c\n", "Jane Doe", "Jane\n    Doe"},
        {"Ren\\_e and Ren_e_ x\n", "Ren_e_", "Ren_e_"},
        {"R\\*n&eacute;e &amp; Co\n", "née & C", "n&eacute;e &amp; C"},
        {"Zo&#xEB; O&#39;Brien\n", "Zoë O'B", "Zo&#xEB; O&#39;B"},
        {"a &zwj; &Scaron;ime b\n", "Šime", "&Scaron;ime"},
        {"see [Jane](https://jane.example/Jane \"Jane\") Jane Doe\n", "Jane Jane Doe",
         "Jane](https://jane.example/Jane \"Jane\") Jane Doe"},
        {"see [it](https://jane.example/(Jane)) Jane\n", "Jane", "Jane"},
        {"see [it][jane] Jane\n\n[jane]: x\n", "Jane", "Jane"},
        {"<https://jane.example> Jane\n", "Jane", "Jane"},
        {"www.jane.example jane@doe.example x\n", "doe.example", "doe.example"},
        {"`Jane  Doe` and ``a ` Jane``\n", "Jane  Doe", "Jane  Doe"},
        {"`` ` `` Jane `x\ny`\n", "x y", "x\ny"},
        {"~~Jane~~ Doe~\n", "Jane Doe~", "Jane~~ Doe~"},
        {"5 * 3 * 2 Jane * x\n", "Jane *", "Jane *"},
        {"**\\*Jane\\*** x\n", "*Jane*", "\\*Jane\\*"},
        {"a[^1] Jane\n\n[^1]: Doe\n", "Jane", "Jane"},
        {"a[^1] b\n\n[^1]: the Doe\n    family\n", "Doe family", "Doe\n    family"},
        {"1 &lt; 2 \\< 3 < 4 Jane\n", "< 4 Jane", "< 4 Jane"},
        {"# Jane Doe's view {#jane}\n", "Doe", "Doe"},
        {"## Jane # Doe ##\n", "Doe", "Doe"},
        {"Jane\nDoe\n===\n", "Doe", "Doe"},
        {"Text with Jane. {#jane}\n", "Jane", "Jane"},
        {"[jane]: https://x.example 'Jane Doe'\nHere is [Jane] Doe\n", "Jane] Doe", "(not in the document)"},
        {"[jane]: https://x.example 'Jane Doe'\nHere is [Jane] Doe\n", "Jane Doe", "Jane] Doe"},
        {"\tcode Jane\n\tmore  Doe\n", "more  Doe", "more  Doe"},
        {"```sh\n  Jane\n    Doe\n```\n", "Jane\n    Doe", "Jane\n    Doe"},
        {"- ~~~ jane\n  Jane\n  ~~~\n", "Jane", "Jane"},
        {"\xC5\x81ukasz Jan\xC3\xA9 \xE2\x80\x9CJane\xE2\x80\x9D\n", "Jane", "Jane"},
        {"one\r\n*Jane*\r\nDoe\r\n", "Jane Doe", "Jane*\r\nDoe"},
    });
}

TEST_CASE("locate: tables, captions and figures") {
    check_all({
        {"| Jane | Doe \\| Jane |\n|---|---|\n| x | **Doe** y |\n", "Doe | J", "Doe \\| J"},
        {"| a |\n|---|\n| `x\\|y` Jane |\n", "y J", "y` J"},
        {"| Jane |\n|---|\n| x |\n\nTable: About *Jane* Doe {#t}\n", "Jane Doe", "Jane* Doe"},
        {"![A chart of Jane](c.png \"Chart: Jane Doe\")\n", "Jane Doe", "Jane Doe"},
        {"::: table {caption=\"Jane's table\"}\n::: row\n::: cell\nJane's\n:::\n:::\n:::\n", "Jane's t", "Jane's t"},
        {"::: contents {title=\"What Jane said\"}\n:::\n", "Jane", "Jane"},
    });
}

TEST_CASE("locate: words that the parser put there have the source of what they stand for") {
    check_all({
        {"---\nnumbering: paragraphs\n---\n# One {#one}\n\nSee [](#one). Jane [](page:one) Doe\n", "section 1. J",
         "[](#one). J"},
        {"---\nnumbering: paragraphs\n---\n# One {#one}\n\nSee [](#one). Jane [](page:one) Doe\n", "Doe", "Doe"},
    });
}

TEST_CASE("locate: somebody else's HTML") {
    check_all(
        {
            {"a <b>Jane</b> <i>Doe</i><br>x\n", "Jane Doe", "Jane</b> <i>Doe"},
            {"a<br>Jane <Jane Doe> x\n", "Jane <Jane", "Jane <Jane"},
            {"<div>\n<p>One</p><p>Jane &amp;\n   Doe</p>\n</div>\n", "Jane & Doe", "Jane &amp;\n   Doe"},
        },
        Whose::foreign);
}

TEST_CASE(
    "locate: what cannot be laid beside each other is looked for as it is, and is nothing where that is in doubt") {
    model::FilledText text;
    text.text = "alpha beta gamma beta";
    model::Origin const all{0, 21};
    CHECK(model::locate(text, all, "unlike: gamma!", 8, 13)->begin == 11);
    CHECK_FALSE(model::locate(text, all, "unlike: beta!", 8, 12).has_value());
    CHECK_FALSE(model::locate(text, all, "nowhere", 0, 7).has_value());
    CHECK_FALSE(model::locate(text, all, "alpha", 3, 3).has_value());
    CHECK_FALSE(model::locate(text, all, "alpha", 0, 6).has_value());
    CHECK_FALSE(model::locate(text, model::Origin{30, 20}, "alpha", 0, 5).has_value());
}

namespace {

/// One word of a made-up paragraph: how it is written, and how it reads.
struct Written {
    std::string source;
    std::string flat;
};

Written written(std::string const& word, int way) {
    switch (way % 14) {
        case 1:
            return {"*" + word + "*", word};
        case 2:
            return {"**" + word + "**", word};
        case 3:
            return {"[" + word + "](https://x.example/" + word + " \"" + word + "\")", word};
        case 4:
            return {"`" + word + "`", word};
        case 5:
            return {"&amp;" + word + "&#233;", "&" + word + "é"};
        case 6:
            return {"\\*" + word + "\\_", "*" + word + "_"};
        case 7:
            return {"~~" + word + "~~", word};
        case 8:
            return {"***" + word + "** x*", word + " x"};
        case 9:
            return {"“" + word + "”", "“" + word + "”"};
        case 10:
            return {"![" + word, "![" + word};
        case 11:
            return {"[" + word + "] *", "[" + word + "] *"};
        case 12:
            return {"<https://x.example/" + word + ">", "https://x.example/" + word};
        default:
            return {word, word};
    }
}

std::string join(std::vector<int> const& choices, bool breaks, std::vector<std::pair<std::size_t, Written>>* words) {
    std::string source;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        static constexpr std::array<char const*, 6> names = {"ann", "bo", "a", "annbo", "bob", "x"};
        auto const choice = static_cast<std::size_t>(choices[i]);
        // A word that may begin a list or quote must not begin a line.
        if (i > 0) source += breaks && choice % 5 == 0 ? "\nz " : " ";
        auto word = written(names.at(choice % names.size()), static_cast<int>(choice / 6));
        if (words != nullptr) words->emplace_back(source.size(), word);
        source += word.source;
    }
    return source;
}

}  // namespace

TEST_CASE("locate: every word of any paragraph is found at its own place") {
    auto const held = rc::check([](bool breaks) {
        auto const choices = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 84)));
        std::vector<std::pair<std::size_t, Written>> words;
        auto const source = "y " + join(choices, breaks, &words);
        auto const result = parsed(source, Whose::foreign);
        RC_PRE(result->document.blocks.size() == 1);
        auto const& block = result->document.blocks[0];
        std::size_t from = 1;
        model::SourceMap const map(*result->document.source, block.origin, block.text.text);
        for (auto const& [at, word] : words) {
            auto const flat = block.text.text.find(word.flat, from);
            // Words may have run together to other markup than was meant; then there is nothing to compare.
            RC_PRE(flat != std::string::npos);
            from = flat + word.flat.size();
            RC_PRE(flat + word.flat.size() == block.text.text.size() || block.text.text[from] == ' ');
            auto const found = map.find(flat, from);
            RC_ASSERT(found.has_value());
            auto const inner = word.source.find(word.flat);
            if (inner != std::string::npos && word.source.find(word.flat, inner + 1) == std::string::npos) {
                RC_ASSERT(found->begin == at + 2 + inner);
                RC_ASSERT(found->end == at + 2 + inner + word.flat.size());
            } else {
                RC_ASSERT(found->begin >= at + 2);
                RC_ASSERT(found->end <= at + 2 + word.source.size());
            }
        }
    });
    CHECK(held);
}

TEST_CASE("locate: any flat text beside any source gives an origin inside the block, or none") {
    auto const held = rc::check([](std::string const& source, std::string const& flat) {
        model::FilledText text;
        text.text = source + "*_`[]()&amp;" + source;
        auto const begin = *rc::gen::inRange<std::uint32_t>(0, 20);
        model::SourceMap const map(text, {begin, 1000}, flat);
        for (std::size_t i = 0; i < flat.size(); ++i) {
            auto const found = map.find(i, i + 1);
            if (found) RC_ASSERT(found->begin <= found->end && found->end <= text.text.size());
        }
    });
    CHECK(held);
}

TEST_CASE("locate: a long text of nothing but signs takes no time") {
    for (auto const* sign :
         {"*", "[", "![", "](", "<", "&", "\\", "`x", "[](", "_ ", "#", ">", "{", "|", "~~a", "[^"}) {
        model::FilledText text;
        for (int i = 0; i < 20000; ++i) text.text += sign;
        auto flat = text.text.substr(0, text.text.size() / 3) + "end";
        auto const found = model::locate(text, {0, 1U << 30U}, flat, 0, 3);
        if (found) CHECK(found->end <= text.text.size());
    }
}

TEST_CASE("locate: the pieces of source that words are made of, without the markup between") {
    std::vector<Example> const examples = {
        {"one **Jane** *Doe* two\n", "Jane Doe", "Jane| |Doe"},
        {"> a Jane\n> Doe b\n", "Jane Doe", "Jane|\n|Doe"},
        {"x &#74;ane\\! y\n", "Jane!", "&#74;|ane|\\!"},
        {"one Jane Doe two\n", "Jane Doe", "Jane Doe"},
    };
    for (auto const& example : examples) {
        std::string const text = example.text;
        INFO(text);
        auto const result = parsed(text, Whose::foreign);
        std::string found;
        model::for_each_block(result->document, [&](model::Block const& block) {
            auto const at = block.text.text.find(example.words);
            if (at == std::string::npos) return;
            model::SourceMap const map(*result->document.source, block.origin, block.text.text);
            for (auto const& piece : map.pieces(at, at + std::string(example.words).size()))
                found += (found.empty() ? "" : "|") + text.substr(piece.source, piece.source_length);
        });
        CHECK(found == example.source);
    }
}
