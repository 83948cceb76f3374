// Made-up Markdown in many hands with names of the key at made-up places: the copy is the text with marks where the
// names stood and every other byte as it was; and a copy of the copy is the copy.
#include "copying.h"
#include "raw_reader.h"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

using namespace dhrdoc;
using namespace dhrdoc::test;

namespace {

using Lines = std::vector<std::string>;

// Where a name stands: all of it, or its first part at the end of a line and its second at the beginning of the next.
constexpr char whole_name = '\x01', first_part = '\x02', second_part = '\x03';

constexpr std::array<std::string_view, 8> words = {"window", "river", "paper",  "quiet",
                                                   "basket", "green", "garden", "umbrella"};
/// Words that are written otherwise than they are read.
constexpr std::array<std::string_view, 12> odd_words = {"&amp;",    "&#233;",         "&eacute;", "\\*",
                                                        "\\_x",     "a&nbsp;b",       "x \\\\ y", "<br>",
                                                        "<b>x</b>", "<!-- aside -->", "~~x~~",    "`` ` ``"};
constexpr std::array<std::string_view, 5> forms_of_names = {"Zelmira", "Quarnbrook", "Zelmira Quarnbrook",
                                                            "&#90;elmira", "Tovikal"};

/// How one writer writes.
struct Hand {
    std::string line_end, bullet, after_number, emphasis, strong, hard_break, fence, padding;
    bool sets_headings = false;
};

template <class T>
T one_of(std::initializer_list<T> const& all) {
    return *rc::gen::elementOf(std::vector<T>(all));
}
bool at_times(int one_in) { return *rc::gen::inRange(0, one_in) == 0; }

Hand any_hand() {
    using std::string;
    Hand hand;
    hand.line_end = one_of<string>({"\n", "\r\n", "\r"});
    hand.bullet = one_of<string>({"-", "+", "*"});
    hand.after_number = one_of<string>({".", ")"});
    hand.emphasis = one_of<string>({"*", "_"});
    hand.strong = one_of<string>({"**", "__"});
    hand.hard_break = one_of<string>({"  ", "\\", "     "});
    hand.fence = one_of<string>({"```", "~~~", "`````", "~~~~"});
    hand.padding = one_of<string>({"", " ", "   "});
    hand.sets_headings = at_times(2);
    return hand;
}

class Author {
public:
    /// Whether there are names, and whether some of them stand where no page shows them.
    enum class Names { none, shown, hidden };
    explicit Author(Hand hand, Names names)
        : hand_(std::move(hand)), names_(names != Names::none), hides_(names == Names::hidden) {}

    Lines document() {
        Lines out = blocks(0, *rc::gen::inRange(1, 6));
        for (auto const& line : definitions_) {
            out.emplace_back();
            out.push_back(line);
        }
        return out;
    }

private:
    static std::string word() { return std::string(*rc::gen::elementOf(words)); }
    std::string name() { return names_ ? std::string(1, whole_name) : word(); }

    std::string label() { return "r" + std::to_string(++labels_); }

    /// In one of many coats.
    static std::string disguised() {
        return *rc::gen::elementOf(std::vector<std::string>{
            "Zelmira", "ZELMIRA QUARNBROOK", "Zelmira's", "&#90;elmira", "&#x5A;elmira", "Zel**mira**", "Zel\\mira",
            "zelmira.quarnbrook@example.org", "https://example.org/%5Aelmira", "Z E L M I R A", "Zelm<i></i>ira",
            "WmVsbWlyYSBRdWFybmJyb29r", "Quarnbrook, Z.", "12 March 2021", "12/03/2021", "Zel-mira", "Zel&shy;mira"});
    }
    /// Something in a line that no page shows.
    std::string unseen_words() {
        auto const what = disguised();
        switch (*rc::gen::inRange(0, 6)) {
            case 0:
                return "<!-- " + word() + " " + what + " -->";
            case 1:
                return "<span title=\"" + what + "\">" + word() + "</span>";
            case 2:
                return "<img src='" + what + "'>";
            case 3: {
                auto const at = label() + " " + what;
                definitions_.push_back("[" + at + "]: http://example.org/y");
                return "[" + word() + "][" + at + "]";
            }
            case 4:
                definitions_.push_back("[" + label() + "]: <" + what + "> '" + what + "'");
                return word();
            default:
                definitions_.push_back("[^" + label() + "]: " + word() + " " + what + "\n    " + what);
                return word();
        }
    }
    Lines unseen_block() {
        auto const what = disguised();
        return *rc::gen::elementOf(std::vector<Lines>{{"<!--", what, "-->"},
                                                      {"<!-- " + what + " -->"},
                                                      {"<div title='" + what + "'>", word(), "</div>"},
                                                      {"[" + what + "]: http://example.org/z"},
                                                      {"<?php " + what, "?>"},
                                                      {"<script>", what, "</script>"},
                                                      {"|a|b|", "|-|-|", "|1|2|" + what + "|"},
                                                      {"1. " + word(), "12. March 2021"}});
    }

    std::string marked() {
        if (hides_ && at_times(2)) return unseen_words();
        switch (*rc::gen::inRange(0, 8)) {
            case 0:
                return hand_.emphasis + name() + hand_.emphasis;
            case 1:
                return hand_.strong + word() + " " + name() + " " + word() + hand_.strong;
            case 2:
                return "[" + word() + " " + name() + "](http://example.org/x)";
            case 3:
                return "[" + word() + "]( <http://example.org/a b> 'so " + name() + " said' )";
            case 4: {
                auto const at = label();
                definitions_.push_back("[" + at + "]:   http://example.org/" + at + "  \"title\"");
                return "[" + name() + " " + word() + "][" + at + "]";
            }
            case 5: {
                auto const at = label();
                definitions_.push_back("[^" + at + "]: " + word() + " " + name() + " " + word());
                return word() + "[^" + at + "]";
            }
            case 6:
                return "`" + word() + " " + name() + "`";
            default:
                return std::string(*rc::gen::elementOf(odd_words));
        }
    }
    std::string some_words() {
        std::string out = word();
        for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
            out += " ";
            // Two names side by side would become one mark.
            out += (at_times(3) ? marked() : at_times(3) ? name() : word()) + " " + word();
        }
        return out + " " + word();
    }

    Lines paragraph() {
        Lines out = {some_words()};
        for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
            auto more = some_words();
            if (names_ && at_times(4)) {
                out.back() += std::string(" ") + first_part;
                more = second_part + (" " + more);
            } else if (at_times(3)) {
                out.back() += hand_.hard_break;
            }
            out.push_back(std::move(more));
        }
        return out;
    }
    Lines heading() {
        auto const text = some_words();
        if (hand_.sets_headings) return {text, at_times(2) ? "=====" : "-"};
        return {"##  " + text + (at_times(2) ? "  ##" : "")};
    }
    static Lines indented(Lines lines, std::string const& first, std::string const& rest) {
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (i == 0 || !lines[i].empty()) lines[i] = (i == 0 ? first : rest) + lines[i];
        return lines;
    }
    Lines list(int depth) {
        bool const ordered = at_times(2), loose = at_times(2);
        Lines out;
        for (int i = 0, count = *rc::gen::inRange(1, 4); i < count; ++i) {
            auto const sign = (ordered ? std::to_string(3 + i) + hand_.after_number : hand_.bullet) +
                              std::string(static_cast<std::size_t>(*rc::gen::inRange(1, 4)), ' ');
            if (loose && i > 0) out.emplace_back();
            auto const item = loose ? blocks(depth + 1, *rc::gen::inRange(1, 3)) : paragraph();
            for (auto& line : indented(item, sign, std::string(sign.size(), ' '))) out.push_back(line);
        }
        return out;
    }
    Lines quote(int depth) {
        auto lines = blocks(depth + 1, *rc::gen::inRange(1, 3));
        // A blank behind the sign is the sign's.
        bool const is_tight = at_times(2) && std::none_of(lines.begin(), lines.end(), [](std::string const& line) {
                                  return line.starts_with(' ');
                              });
        std::string const sign = is_tight ? ">" : "> ";
        for (auto& line : lines) line = line.empty() ? ">" : sign + line;
        return lines;
    }
    std::string cell() {
        auto const inside = at_times(2) ? word() + " " + name() + " " + word() : word() + " " + word();
        return hand_.padding + inside + (at_times(2) ? "  " : "") + hand_.padding;
    }
    Lines table() {
        Lines out = {"|" + hand_.padding + "one |two|", at_times(2) ? "|:--|---:|" : "| - | ---------- |"};
        for (int i = *rc::gen::inRange(1, 4); i > 0; --i) out.push_back("|" + cell() + "|" + cell() + "|");
        return out;
    }
    Lines fenced() {
        return {hand_.fence + (at_times(2) ? " text" : ""), word() + " " + name() + " **" + word() + "**", "",
                "   " + word() + " \\* &amp;", hand_.fence};
    }
    Lines code() { return {"    " + word() + " " + name() + " " + word(), "      " + word()}; }

    /// "- ---" would be a rule, and no item that holds one.
    std::string rule() {
        auto const made = one_of<std::string>({"***", "_ _ _", "-----"});
        return made.starts_with(hand_.bullet) ? "_ _ _" : made;
    }

    Lines block(int depth) {
        if (hides_ && at_times(3)) return unseen_block();
        switch (*rc::gen::inRange(0, depth < 2 ? 10 : 6)) {
            case 0:
                return heading();
            case 1:
                return table();
            case 2:
                return fenced();
            case 3:
                return {rule()};
            case 6:
            case 7:
                return list(depth);
            case 8:
                return quote(depth);
            case 9:
                return depth == 0 ? code() : paragraph();
            default:
                return paragraph();
        }
    }
    Lines blocks(int depth, int count) {
        Lines out;
        for (int i = 0; i < count; ++i) {
            if (i > 0) out.emplace_back();
            for (auto& line : block(depth)) out.push_back(line);
        }
        return out;
    }

    Hand hand_;
    bool names_, hides_;
    Lines definitions_;
    int labels_ = 0;
};

struct Text {
    std::string given, wanted;
};
void showValue(Text const& text, std::ostream& out) { out << text.given << "\n-----\n" << text.wanted << "\n"; }

/// The text with names, and with marks in their places.
Text filled(std::string const& text) {
    Text out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == whole_name) {
            out.given += *rc::gen::elementOf(forms_of_names);
            out.wanted += "[REDACTED NR]";
        } else if (text[at] == first_part) {
            auto const end = text.find(second_part, at);
            out.given += "Zelmira" + text.substr(at + 1, end - at - 1) + "Quarnbrook";
            out.wanted += "[REDACTED NR]";
            at = end;
        } else {
            out.given += text[at];
            out.wanted += text[at];
        }
    }
    return out;
}

rc::Gen<Text> any_text(Author::Names names) {
    return rc::gen::exec([names] {
        auto const hand = any_hand();
        auto const lines = Author(hand, names).document();
        std::string text = at_times(8) ? "\xEF\xBB\xBF" : "";
        for (auto const& line : lines) text += line + hand.line_end;
        if (at_times(4)) text.erase(text.size() - hand.line_end.size());
        return filled(text);
    });
}

}  // namespace

TEST_CASE("whoever wrote it, the copy is the text with marks where the names stood") {
    CHECK(rc::check([] {
        auto const text = *any_text(Author::Names::shown);
        auto const made = copied(text.given);
        RC_LOG() << "made:\n" << made.copy.text << "\n";
        RC_ASSERT(made.copy.text == text.wanted);
        RC_ASSERT(copied(made.copy.text).copy.text == made.copy.text);
    }));
}

TEST_CASE("whoever wrote it, a text that names nobody is the copy") {
    CHECK(rc::check([] {
        auto const text = *any_text(Author::Names::none);
        RC_ASSERT(copied(text.given).copy.text == text.given);
    }));
}

TEST_CASE("natural prose in the place of names leaves what is around it as it was") {
    CHECK(rc::check([] {
        auto const text = *any_text(Author::Names::shown);
        auto const made = copied(text.given, model::Manner::pseudonymise);
        RC_ASSERT_FALSE(raw::can_be_read(made.copy.text, "Zelmira"));
        RC_ASSERT_FALSE(raw::can_be_read(made.copy.text, "Quarnbrook"));
        RC_ASSERT_FALSE(raw::can_be_read(made.copy.text, "Tovikal"));
        RC_ASSERT_FALSE(made.copy.is_ours);
        RC_ASSERT(copied(made.copy.text, model::Manner::pseudonymise).copy.text == made.copy.text);
    }));
}

TEST_CASE("whoever hides a name from the page, it is in no byte of the copy") {
    CHECK(rc::check([] {
        auto const text = *any_text(Author::Names::hidden);
        for (auto const manner : {model::Manner::redact, model::Manner::pseudonymise}) {
            auto const made = copied(text.given, manner);
            RC_LOG() << "made:\n" << made.copy.text << "\n";
            for (auto const* word : {"Zelmira", "Quarnbrook", "Tovikal", "WmVsbWlyYSBRdWFybmJyb29r"})
                RC_ASSERT((!made.is_silent || !raw::can_be_read(made.copy.text, word)));
            for (auto const* day : {"12 March 2021", "12. March 2021", "12/03/2021"})
                RC_ASSERT((!made.is_silent || !raw::can_be_read(made.copy.text, day, raw::Beside::letter_or_digit)));
            RC_ASSERT(copied(made.copy.text, manner).copy.text == made.copy.text);
        }
    }));
}
