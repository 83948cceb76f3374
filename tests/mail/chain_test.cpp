// Chains of mails as people paste them: where each message begins, who is in it, and what its body says.
#include <catch2/catch.hpp>

#include "mail/addresses.h"
#include "mail/body.h"
#include "mail/chain.h"

#include <string>

using namespace dhrdoc;

namespace {

std::string chain_of(std::string text, mail::Writing writing = mail::Writing::plain) {
    base::Sources sources;
    base::Diagnostics diagnostics;
    auto const chain = mail::chain_in(sources.add("chain.txt", std::move(text)), writing, diagnostics);
    CHECK(diagnostics.all().empty());
    return model::to_string(chain);
}

std::string entries(std::string_view value) {
    std::string out;
    for (auto const& one : mail::correspondents_in(value)) out += "[" + one.display + "|" + one.address + "]";
    return out;
}

}  // namespace

TEST_CASE("entries of From, To and Cc, whichever program wrote them") {
    CHECK(entries("Jane Doe <jane@example.org>, Tom Hale <tom@example.org>") ==
          "[Jane Doe|jane@example.org][Tom Hale|tom@example.org]");
    CHECK(entries("\"Doe, Jane\" <jane@example.org>, tom@example.org") ==
          "[Doe, Jane|jane@example.org][|tom@example.org]");
    CHECK(entries("Doe, Jane <jane@example.org>, Hale, Tom <tom@example.org>") ==
          "[Doe, Jane|jane@example.org][Hale, Tom|tom@example.org]");
    CHECK(entries("Doe Jane [jane@example.org]; Hale Tom (CPG); x@example.org") ==
          "[Doe Jane|jane@example.org][Hale Tom (CPG)|][|x@example.org]");
    CHECK(entries("Doe Jane [/O=ORG/OU=EXCHANGE GROUP (F23)/CN=RECIPIENTS/CN=DOE JANE114]") ==
          "[Doe Jane|/O=ORG/OU=EXCHANGE GROUP (F23)/CN=RECIPIENTS/CN=DOE JANE114]");
    CHECK(entries("Doe, Jane") == "[Doe, Jane|]");
    CHECK(entries("'Jane Doe' <mailto:jane@example.org>") == "[Jane Doe|jane@example.org]");
    CHECK(entries("Doe Jane [mailto:jane@example.org]") == "[Doe Jane|jane@example.org]");
    CHECK(entries("jane@example.org (Jane Doe)") == "[Jane Doe|jane@example.org]");
    CHECK(entries("Team <team@example.org> on behalf of Jane Doe <jane@example.org>") ==
          "[Team|team@example.org][Jane Doe|jane@example.org]");
    CHECK(entries("Undisclosed recipients:;") == "[Undisclosed recipients:|]");
    CHECK(entries("") == "");
    CHECK(entries("\"Doe, Jane <jane@example.org>, x@example.org") != "");
}

TEST_CASE("a block of header lines begins a message") {
    CHECK(
        chain_of(
            "Message\n\nFrom: Wren Isla [isla.wren@example.org]\nSent: 15/04/2021 13:54\n"
            "To: Hale Tom [tom@example.org];\n Orr Ann [ann@example.org]\nSubject: Figures\nAttachments: plan "
            "(Autosaved).pdf; "
            "C:\\Users\\iwren\\notes.docx\n\nHi Tom, here is the text.\n\nBest wishes\n\nIzzy\n\n"
            "-----Original Message-----\nFrom: Tom Hale <tom@example.org>\nSent: 15 April 2021 12:01\nTo: Isla Wren\n\n"
            "Subject: Question\n\nIsla,\n\nCan you?\n\nT\n") == R"x(message
  From: Wren Isla [isla.wren@example.org]
  Sent: 15/04/2021 13:54
  To: Hale Tom [tom@example.org]; Orr Ann [ann@example.org]
  Subject: Figures
  Attachments: plan.pdf; notes.docx
  from "Wren Isla" <isla.wren@example.org>
  to "Hale Tom" <tom@example.org>
  to "Orr Ann" <ann@example.org>
  greeted Tom
  signed Izzy
  | Hi Tom, here is the text.
  | 
  | Best wishes
  signature
  | Izzy
message
  From: Tom Hale <tom@example.org>
  Sent: 15 April 2021 12:01
  To: Isla Wren
  Subject: Question
  from "Tom Hale" <tom@example.org>
  to "Isla Wren"
  greeted Isla
  signed T
  | Isla,
  | 
  | Can you?
  signature
  | T
)x");
}

TEST_CASE("who wrote what is quoted, to any depth") {
    CHECK(chain_of("From: A <a@example.org>\nDate: x\nSubject: y\n\nYes.\n\nOn 3 May 2021, at 10:14, Tom Hale\n"
                   "<tom@example.org> wrote:\n\n> Can you?\n>\n> On Sun, 2 May 2021 at 09:00 Ann Orr <ann@example.org> "
                   "wrote:\n"
                   "> > Ask A.\n") == R"x(message
  From: A <a@example.org>
  Date: x
  Subject: y
  from "A" <a@example.org>
  | Yes.
message
  From: Tom Hale <tom@example.org>
  Sent: 3 May 2021, at 10:14
  from "Tom Hale" <tom@example.org>
  | Can you?
message
  From: Ann Orr <ann@example.org>
  Sent: Sun, 2 May 2021 at 09:00
  from "Ann Orr" <ann@example.org>
  | Ask A.
)x");
}

TEST_CASE("an answer between the lines keeps what it answers within it") {
    CHECK(chain_of("From: A <a@example.org>\nDate: x\n\nOn 3 May 2021 at 10:14, Tom Hale <tom@example.org> wrote:\n"
                   "> First?\n\nYes.\n\n> Second?\n\nNo.\n") == R"x(message
  From: A <a@example.org>
  Date: x
  from "A" <a@example.org>
  quoted "Tom Hale" <tom@example.org>
  | On 3 May 2021 at 10:14, Tom Hale \<tom@example.org\> wrote\:
  | 
  | > First?
  | 
  | Yes.
  | 
  | > Second?
  | 
  | No.
)x");
}

TEST_CASE("a chain in Markdown: bold labels, links, lists of names with empty lines between them") {
    CHECK(chain_of(
              "**From:** Wren Isla [<mailto:isla@example.org>]\n\n**Sent:** 15 April 2021\n\n"
              "**To:** [tom@example.org](mailto:tom@example.org)\n\nCc: Orr Ann (CPG) <ann@example.org>; [REDACTED]\n\n"
              "[REDACTED] <[\\[REDACTED\\]@example.org](mailto:[REDACTED]@example.org)>\n\nSubject: s\n\nText *with* "
              "stress.\n",
              mail::Writing::markdown) == R"x(message
  From: Wren Isla [mailto:isla@example.org]
  Sent: 15 April 2021
  To: tom@example.org
  Cc: Orr Ann (CPG) <ann@example.org>; [REDACTED] [REDACTED] <[REDACTED]@example.org>
  Subject: s
  from "Wren Isla" <isla@example.org>
  to "" <tom@example.org>
  copied "Orr Ann (CPG)" <ann@example.org>
  copied "[REDACTED] [REDACTED]" <[REDACTED]@example.org>
  | Text *with* stress.
)x");
}

TEST_CASE("what begins like a header is none") {
    CHECK_FALSE(mail::is_chain("From: the beginning\n\nto the end\n"));
    CHECK_FALSE(mail::is_chain("She wrote\nTo: him\n"));
    CHECK_FALSE(mail::is_chain(""));
    CHECK(mail::is_chain("x\n\nFrom: A\nSubject: y\n"));
}

TEST_CASE("greetings name whom they address") {
    auto const greeted = [](std::string line) {
        return chain_of("From: A\nDate: x\n\n" + line + "\n\nText that follows is here.\n");
    };
    using Catch::Contains;
    CHECK_THAT(greeted("Hi Jane and Tom"), Contains("greeted Jane\n  greeted Tom\n"));
    CHECK_THAT(greeted("Dear Will, as promised"), Contains("greeted Will\n  |"));
    CHECK_THAT(greeted("Hi Jane, Tom and Ann,"), Contains("greeted Jane\n  greeted Tom\n  greeted Ann\n"));
    CHECK_THAT(greeted("Thank you Izzy. I think"), Contains("greeted Izzy\n  |"));
    CHECK_THAT(greeted("Hi all"), !Contains("greeted"));
    CHECK_THAT(greeted("Thanks for this"), !Contains("greeted"));
    CHECK_THAT(greeted("The review met on Monday."), !Contains("greeted"));
}

TEST_CASE("a body reads as it was written") {
    auto const body = [](std::string text) {
        auto const out = chain_of("From: A\nDate: x\n\n" + text + "\n");
        return out.substr(out.find("  | "));
    };
    // A line that the program broke goes on; one that the writer ended ends.
    CHECK(body("The figures for the first quarter of the year are in the table that was\nsent on Monday.\nCall me.") ==
          "  | The figures for the first quarter of the year are in the table that was\n  | sent on Monday.\\\n  | "
          "Call me.\n");
    CHECK(body("Points:\n- one\n  * deeper\n- two\nThen text.") ==
          "  | Points\\:\n  | - one\n  |   - deeper\n  | - two\n  | \n  | Then text.\n");
    CHECK(body("1. First\n2. Second") == "  | 1\\. First\\\n  | 2\\. Second\n");
    CHECK(body("# no heading\n<b>no tag</b> *no stress* [no](link) {#no}\n::: no") ==
          "  | \\# no heading\\\n  | \\<b\\>no tag\\</b\\> \\*no stress\\* \\[no\\](link) \\{\\#no\\}\\\n  | \\:\\:: "
          "no\n");
    CHECK(body("    set in by four") == "  | set in by four\n");
}

TEST_CASE("a text that turns the direction of reading is refused") {
    base::Sources sources;
    base::Diagnostics diagnostics;
    auto const& file = sources.add("chain.txt",
                                   "From: A\nDate: x\n\nsee \xE2\x80\xAE"
                                   "eod\n");
    static_cast<void>(mail::chain_in(file, mail::Writing::plain, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(base::to_human(diagnostics.all().front(), sources) ==
          "chain.txt:4:1: error: U+202E RIGHT-TO-LEFT OVERRIDE turns the direction of reading here\n"
          "      hint: save the mail as text and take the character out: what is read must be what is written\n");
}
