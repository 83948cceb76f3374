// Markdown that goes back as it came: what stays, what goes, and what nobody sees and goes all the same.
#include "copying.h"
#include "raw_reader.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace dhrdoc;
using namespace dhrdoc::test;

namespace {

struct Row {
    std::string text, copy;
};

std::string with_line_ends(std::string text, std::string const& line_end) {
    std::string out;
    for (char const c : text) c == '\n' ? out += line_end : out += c;
    return out;
}

}  // namespace

TEST_CASE("a text that names nobody comes out byte for byte, in whatever hand it is written") {
    std::vector<std::string> const texts = {
        "Heading\n=======\n\nOther\n---\n\n### Third ###\n",
        "* one\n* two\n    + inner\n\n      more\n* three\n",
        "1) a\n7) b\n\n03. c\n",
        "Hard  \nbreak\\\nand soft\nbreak.\n",
        "[words][label] and [label] and [inline]( <http://example.org/a b> 'title' ).\n\n[label]: http://example.org "
        "\"a title\"\n",
        "[nobody asks]: http://example.org/unused\n",
        "|a|  b   |\n|:-|----:|\n| 1|\\||\n|`x`  | **y**|   \n",
        "> quote\nlazy\n> > inner\n",
        "~~~~ text\ncode\n~~~~\n\n\tindented\n\t  more\n\n```\nopen to the end",
        "a<br>b <b>strong</b> <!-- a remark --> &amp; &eacute; &#233; \\* \\_ \\\\\n\n<!-- a remark\n\non lines -->\n",
        "Note[^1] and[^other].\n\n[^other]: Second.\n[^1]: First,\n    with more.\n\n[^never]: cited by nobody.\n",
        "Note[^a|b\\c].\n\n[^a|b\\c]: x\n",
        "![picture](a.png)\n\ntext ![picture](b.png \"title\") text\n",
        "<div class=\"box\">\ntext\n</div>\n",
        "***\n_ _ _\n* * *\n",
        "- [ ] open\n- [x] done\n",
        "<http://example.org> www.example.org\n",
        "trailing   \n\n\n\nblanks\t\n  \n",
        "\xEF\xBB\xBF# With a mark before it\n",
        "to <u>DHREnquiries@homeoffice.gov.uk</u> and <i>on</i>\n",
        "form\ffeed and \v vertical\n\f\nnext\n",
        "no line end",
        "",
        "\n\n",
    };
    for (auto const& text : texts) {
        for (auto const* line_end : {"\n", "\r\n", "\r"}) {
            auto const given = with_line_ends(text, line_end);
            CAPTURE(given);
            auto const made = copied(given);
            CHECK(made.copy.text == given);
            CHECK(made.copy.rewritten == 0);
            CHECK(made.copy.taken_out == 0);
            CHECK_FALSE(made.copy.is_ours);
        }
    }
}

TEST_CASE("nothing but the name is replaced") {
    std::vector<Row> const rows = {
        {"Zelmira\n=======\n", "[REDACTED NR]\n=======\n"},
        {"to <u>zelmira@example.org</u>. <i>Other</i>\n", "to <u>[REDACTED ID]</u>. <i>Other</i>\n"},
        {"to <u>DHREnquiries@homeoffice.gov.uk</u> by <b>Zelmira</b>\n",
         "to <u>DHREnquiries@homeoffice.gov.uk</u> by <b>[REDACTED NR]</b>\n"},
        {"*   Zelmira rang  \n*   twice\n", "*   [REDACTED NR] rang  \n*   twice\n"},
        {"was *Zelmira* there", "was *[REDACTED NR]* there"},
        {"was **Zel**mira there\n", "was **[REDACTED NR]** there\n"},
        {"was &#90;elmira there &amp; &eacute;\n", "was [REDACTED NR] there &amp; &eacute;\n"},
        {"seen by Zelmira\nQuarnbrook  \nthere\n", "seen by [REDACTED NR]  \nthere\n"},
        {"> seen by Zelmira\n>   Quarnbrook there\nlazy\n", "> seen by [REDACTED NR] there\nlazy\n"},
        {"- seen by Zelmira\n  Quarnbrook there\n", "- seen by [REDACTED NR] there\n"},
        {"seen by *Zelmira* **Quarnbrook** there\n", "seen by *[REDACTED NR]* there\n"},
        {"[Zelmira](http://example.org 'x')\n", "[[REDACTED NR]](http://example.org 'x')\n"},
        {"[the page](http://example.org/zelmira \"x\") of it\n", "the page of it\n"},
        {"*[the page](http://example.org/zelmira)* of it\n", "*the page* of it\n"},
        {"[page](http://example.org 'of Zelmira') of it\n", "[page](http://example.org 'of [REDACTED NR]') of it\n"},
        {"|a|  b|\n|-|--|\n|x y z|was  Zelmira  there|\n", "|a|  b|\n|-|--|\n|x y z|was  [REDACTED NR]  there|\n"},
        {"~~~ zelmira\nsaid Zelmira\n~~~~\n", "~~~ [REDACTED NR]\nsaid [REDACTED NR]\n~~~~\n"},
        {"\tsaid Zelmira\n\t  there\n", "\tsaid [REDACTED NR]\n\t  there\n"},
        {"said `Zelmira` there\n", "said `[REDACTED NR]` there\n"},
        {"[page](http://example.org 'of &#90;elmira, &amp;c') of it\n",
         "[page](http://example.org 'of [REDACTED NR], &amp;c') of it\n"},
        {"\xEF\xBB\xBF|a|b|\n|-|-|\n|x &#90;elmira y|z|\n", "\xEF\xBB\xBF|a|b|\n|-|-|\n|x [REDACTED NR] y|z|\n"},
        {"A note[^Zelmira] and[^b].\n\n[^Zelmira]:  x\n[^b]:  y\n",
         "A note[^note-1] and[^b].\n\n[^note-1]:  x\n[^b]:  y\n"},
        {"the \xE2\x80\xAEYsoZelmira said\n", "the \xE2\x80\xAE[REDACTED NR] said\n"},
        {"at C:\\Users\\zelmira\\notes *now*\n", "at C:\\Users\\\\[REDACTED NR]\\notes *now*\n"},
        {"From: Zelmira [mailto:zelmira@example.org]\nand [zelmira@example.org] (there)\n",
         "From: [REDACTED NR] [mailto:[REDACTED ID]]\nand [[REDACTED ID]] (there)\n"},
        {"by <zelmira@example.org> *and* <http://example.org/x>\n", "by [REDACTED ID] *and* <http://example.org/x>\n"},
        {"![of  &#90;elmira](a.png  'so *Zelmira*')\n", "![of  [REDACTED NR]](a.png  'so *[REDACTED NR]*')\n"},
        {"![x](<img/of zelmira.png>)\n", "![x](<img/of redacted-nr.png>)\n"},
        {"A note[^1].\n\n[^1]:   by Zelmira\n\n      more\n",
         "A note[^1].\n\n[^1]:   by [REDACTED NR]\n\n      more\n"},
        {"\xEF\xBB\xBFZelmira rang\r\nand left\f\r\n", "\xEF\xBB\xBF[REDACTED NR] rang\r\nand left\f\r\n"},
        {"Zelmira: yes\n", "\\[REDACTED NR]: yes\n"},
        {"a\rZelmira\r\rb", "a\r[REDACTED NR]\r\rb"},
    };
    for (auto const& row : rows) {
        CAPTURE(row.text);
        auto const made = copied(row.text);
        CHECK(made.copy.text == row.copy);
        CHECK_FALSE(made.copy.is_ours);
        CHECK(made.copy.taken_out == 0);
        // What has been redacted is as it should be.
        CHECK(copied(made.copy.text).copy.text == made.copy.text);
    }
}

TEST_CASE("what no page shows and names somebody is not in the copy") {
    std::vector<Row> const rows = {
        {"before\n\n<!-- ask Zelmira -->\n\nbehind\n", "before\n\n\nbehind\n"},
        {"before\n<!--\nask\n\nZelmira\n-->\nbehind\n", "before\n\nbehind\n"},
        {"words <!-- Zel**mira** -->and words <!-- fine -->\n", "words and words <!-- fine -->\n"},
        {"words <!-- &#90;elmira -->and\n", "words and\n"},
        {"words <!-- Zel\\mira -->and\n", "words and\n"},
        {"words <!-- Z-e-l-m-i-r-a -->and\n", "words and\n"},
        {"words <!-- died on 12 March 2021 -->and\n", "words and\n"},
        {"words <!-- call 07700 900123 -->and\n", "words and\n"},
        {"words <!-- &Zcaron;elmira -->and\n", "words and\n"},
        {"words <!-- Ren&eacute -->and\n", "words and\n"},
        {"words <b title='&#90elmira'>and</b>\n", "words <b>and</b>\n"},
        {"words\n\n[//]: # (ask Zelmira)\n\nmore\n", "words\n\n\nmore\n"},
        {"on 12 <!-- March 2021 -->and\n", "on 12 and\n"},
        {"Zel<!--mira-->and\n", "Zeland\n"},
        {"words <b title=\"Zelmira\">and</b>\n", "words <b>and</b>\n"},
        {"words <b title=\"Zel<b></b>mira\">and</b>\n", "words **and**\n"},
        {"words <b title=\"Zel<!-- x -->mira\">and</b>\n", "words **and**\n"},
        {"a<br title='Zelmira'>b\n", "a<br>b\n"},
        {"a<b title='07700 900123'> b\n", "a<b> b\n"},
        {"a <img src='07700 900123'> b\n", "a  b\n"},
        {"a [b](c '12') [d](e 'March 2021') <!-- 12 March 2021 --> f\n", "a [b](c '12') [d](e 'March 2021')  f\n"},
        {"words <!-- Zelm.ira -->and\n", "words and\n"},
        {"words <b title='Zel=mira'>and</b>\n", "words <b>and</b>\n"},
        {"words <?php Zelmira ?>and\n", "words and\n"},
        {"words <![CDATA[ Zelmira ]]>and\n", "words and\n"},
        {"words <!DOCTYPE Zelmira>and\n", "words and\n"},
        {"words\n\n[a]: http://example.org/x\n[b]: http://example.org/zelmira\n[c]: http://example.org/y\n",
         "words\n\n[a]: http://example.org/x\n[c]: http://example.org/y\n"},
        {"words\n\n[b]: http://example.org/b\n  'of Zelmira'\n[c]: http://example.org/y\n",
         "words\n\n[c]: http://example.org/y\n"},
        {"words\n\n[Zelmira]: http://example.org/b\n", "words\n\n"},
        {"words\n\n[b]: http://example.org/?q=%5Aelmira\n", "words\n\n"},
        {"words\n\n[^b]: by Zelmira,\n    twice.\n\n    And again.\n\nwords\n", "words\n\nwords\n"},
        {"words\n\n[^b]: by nobody,\n    twice.\n\n    And Zelmira.\n\nwords\n", "words\n\nwords\n"},
        {"Note[^1].\n\n[^1]: One.\n\n[^1]: Zelmira.\n", "Note[^1].\n\n[^1]: One.\n\n"},
    };
    for (auto const& row : rows) {
        CAPTURE(row.text);
        auto const made = copied(row.text);
        CHECK(made.copy.text == row.copy);
        CHECK_FALSE(made.copy.is_ours);
        CHECK(made.copy.taken_out > 0);
        CHECK(copied(made.copy.text).copy.text == made.copy.text);
    }
}

TEST_CASE("where the name cannot be taken out alone, its block is written anew") {
    std::vector<Row> const rows = {
        {"was Zel**mira**, *there*\n\n* x\n", "was [REDACTED NR], *there*\n\n* x\n"},
        {"[words][Zelmira] *there*\n\n* x\n\n[Zelmira]: http://example.org/\n",
         "[words](http://example.org/) *there*\n\n* x\n\n"},
        {"[words][b] *there*\n\n* x\n\n[b]: http://example.org/zelmira\n", "words *there*\n\n* x\n\n"},
        {"* x\n\n|a|\n|-|\n|1|Zelmira|\n", "* x\n\n|a|\n|-|\n|1\n"},
        {"|a|\n|-|\n|1 <!-- Zelmira -->|Zelmira|\n|2|x|\n|3|\n", "|a|\n|-|\n|1\n|2|x|\n|3|\n"},
        {"<div title='Zelmira'>\nwords\n</div>\n\n* x\n", "words\n</div>\n\n* x\n"},
    };
    for (auto const& row : rows) {
        CAPTURE(row.text);
        auto const made = copied(row.text);
        CHECK(made.copy.text == row.copy);
        CHECK_FALSE(made.copy.is_ours);
        CHECK_FALSE(raw::can_be_read(made.copy.text, "zelmira"));
        CHECK(copied(made.copy.text).copy.text == made.copy.text);
    }
}

TEST_CASE("no hand hides a name: it can be read in no byte of the copy") {
    std::vector<std::string> const texts = {
        "<!-- {} -->\n",
        "a <!-- {} --> b\n",
        "<b id='{}'>x</b>\n",
        "[x]: {}\n",
        "[x]: http://a.b 'c {}'\n",
        "[x][{}]\n\n[{}]: http://a.b\n",
        "[{}]\n\n[{}]: http://a.b\n",
        "[^{}]: x\n",
        "x[^{}]\n\n[^{}]: y\n",
        "[^x]: {}\n",
        "```{}\nx\n```\n",
        "~~~ a {}\nx\n~~~\n",
        "![{}](a.png)\n",
        "x ![{}](a.png) y\n",
        "![x](a.png '{}')\n",
        "![a [b]({}) c](d)\n",
        "[x]({})\n",
        "[](http://{})\n",
        "<http://a.b/{}>\n",
        "http://a.b/{}\n",
        "---\nauthor: {}\n---\n\nx\n",
        "# x {#{}}\n",
        "::: {}\nx\n:::\n",
        "|a|\n|-|\n|b|{}|\n",
        "|a|\n|-|\n|{}|\n",
        "<script>{}</script>\n",
        "<style>\n.{} {}\n</style>\n\nx\n",
        "<x-{}>\n",
        "</{}>\n",
        "<!DOCTYPE {}>\n",
        "<?{}?>\n",
        "<![CDATA[{}]]>\n",
        "- a\n  <!-- {} -->\n- b\n",
        "> <!-- {} -->\n> x\n",
        "<div>\n<!-- {} -->\n*x*\n</div>\n",
        "<details {}>\n\nx\n\n</details>\n",
        "<!-- x\n\n{}\n",
        "<a\nhref='{}'>x</a>\n",
        "%% {} %%\n",
        "{{{}}}\n",
        "<!-- {}",
        "x\\\n<!--{}-->y\n",
        "1. x\n<!-- {} -->\n2. y\n",
        "a[^1]\n\n[^1]: b <!-- {} -->\n",
    };
    std::vector<std::string> const names = {"Zelmira",           "ZELMIRA",
                                            "&#90;elmira",       "&#x5a;elmira",
                                            "Zel\\mira",         "Zel**mira**",
                                            "**Zel**mira",       "Zel_mira",
                                            "Zel`mira`",         "Quarnbrook",
                                            "Zel&shy;mira",      "Zel<b></b>mira",
                                            "Zel<!-- x -->mira", "Zelmira&nbsp;Quarnbrook",
                                            "Zelm\xC3\xADra"};
    for (auto const& text : texts) {
        for (auto const& name : names) {
            auto given = text;
            for (auto at = given.find("{}"); at != std::string::npos; at = given.find("{}", at + name.size()))
                given.replace(at, 2, name);
            CAPTURE(given);
            auto const made = copied(given);
            CAPTURE(made.copy.text);
            for (auto const* word : {"Zelmira", "Quarnbrook", "Zelm\xC3\xADra"})
                CHECK((!made.is_silent || !raw::can_be_read(made.copy.text, word)));
            CHECK((!made.is_silent || copied(made.copy.text).copy.text == made.copy.text));
        }
    }
}

TEST_CASE("a text that is full of what no page shows is read again a few times, not once for each") {
    std::string text, wanted;
    for (int i = 0; i < 3000; ++i) {
        text += "words <!-- of Zelmira -->\n\n[a" + std::to_string(i) + "]: http://example.org/zelmira\n\n";
        wanted += "words \n\n\n";
    }
    auto const made = copied(text);
    CHECK(made.copy.taken_out == 6000);
    CHECK((made.copy.text == wanted));
}

TEST_CASE("the number of an item that makes a day with its words") {
    for (auto const* line_end : {"\n", "\r\n", "\r"}) {
        auto const made = copied(with_line_ends("1. first\n12. March 2021 she died\n", line_end));
        CHECK_FALSE(raw::can_be_read(made.copy.text, "12. March 2021", raw::Beside::letter_or_digit));
    }
    CHECK(copied("1. first\n\n12. other\n").copy.text == "1. first\n\n12. other\n");
}
