// Files as mail programs save them: what is decoded, what is named, what is only said to be there.
#include <catch2/catch.hpp>

#include "mail/decode.h"
#include "mail/html_text.h"
#include "mail/mime.h"

#include "base/unicode.h"

#include <string>

using namespace dhrdoc;

namespace {

std::string messages_of(base::Diagnostics const& diagnostics) {
    std::string out;
    for (auto const& one : diagnostics.all()) out += one.message + "\n";
    return out;
}

std::string text_of(std::string_view eml) {
    base::Diagnostics diagnostics;
    auto text = mail::text_of_eml(eml, diagnostics);
    CHECK(messages_of(diagnostics).empty());
    return text;
}

}  // namespace

TEST_CASE("bytes of mail become text") {
    CHECK(mail::from_base64("SGVsbG8=") == "Hello");
    CHECK(mail::from_base64("SGVs\r\nbG8") == "Hello");
    CHECK(mail::from_base64("!!") == "");
    CHECK(mail::from_base64("SGVsbG8hIQ==") == "Hello!!");
    CHECK(mail::from_quoted_printable("caf=C3=A9 =\r\nau lait=") == "caf\xC3\xA9 au lait");
    CHECK(mail::from_quoted_printable("100 =zz") == "100 =zz");
    CHECK(mail::to_utf8("caf\xE9", "iso-8859-1") == "caf\xC3\xA9");
    CHECK(mail::to_utf8("caf\xE9", "") == "caf\xC3\xA9");
    CHECK(mail::to_utf8("caf\xC3\xA9", "no such set") == "caf\xC3\xA9");
    CHECK(mail::to_utf8(std::string("a\0b\x01", 4), "utf-8") == "ab");
    CHECK(mail::decoded_header("=?utf-8?Q?J=C3=A1nos?= =?utf-8?B?IEtpc3M=?= (x)") == "J\xC3\xA1nos Kiss (x)");
    // A letter in two pieces.
    CHECK(mail::decoded_header("=?utf-8?Q?=C3?= =?utf-8?Q?=A1?=") == "\xC3\xA1");
    CHECK(mail::decoded_header("=?utf-8?X?abc?= =?utf-8?Q?abc") == "=?utf-8?X?abc?= =?utf-8?Q?abc");
    CHECK(mail::decoded_header("=?windows-1250?Q?K=F6nyves?=") == "K\xC3\xB6nyves");
    CHECK(mail::decoded_parameter("iso-8859-1''r%E9sum%E9.pdf") == "r\xC3\xA9sum\xC3\xA9.pdf");
}

TEST_CASE("html is read as it is seen") {
    CHECK(mail::text_of_html("<p>One<br>two</p><p>three</p>") == "One\ntwo\n\nthree\n");
    CHECK(mail::text_of_html("<style>p{}</style><!-- no --><div>a &amp; b&#39;s &pound;5</div>") ==
          "a & b's \xC2\xA3"
          "5\n");
    CHECK(mail::text_of_html("<ul><li>one<li>two</ul>") == "- one\n- two\n");
    CHECK(mail::text_of_html("<a href='https://example.org/x'>here</a>") == "here <https://example.org/x>\n");
    CHECK(mail::text_of_html("<a href='mailto:jane@example.org'>jane@example.org</a>") == "jane@example.org\n");
    CHECK(mail::text_of_html("hi<blockquote>you<blockquote>me</blockquote></blockquote>bye") ==
          "hi\n\n> you\n>\n> > me\n>\nbye\n");
    CHECK(mail::text_of_html("<div style='display: none'>unseen</div>seen") == "seen\n");
    CHECK(mail::text_of_html("2 < 3 and <b>bold") == "2 < 3 and bold\n");
    CHECK(mail::text_of_html("<a href=\"x") == "");
}

TEST_CASE("a simple mail") {
    CHECK(
        text_of(
            "Received: from x\r\nFrom: =?utf-8?Q?Wren=2C_Isla?= <isla.wren@example.org>\r\n"
            "To: Tom Hale <tom@example.org>,\r\n\tAnn Orr <ann@example.org>\r\nDate: Mon, 3 May 2021 10:14:07 +0100\r\n"
            "Subject: Figures\r\n for May\r\n\r\nHi Tom\r\n\r\nHere.\r\n") ==
        "From: Wren, Isla <isla.wren@example.org>\nSent: Mon, 3 May 2021 10:14:07 +0100\n"
        "To: Tom Hale <tom@example.org>, Ann Orr <ann@example.org>\nSubject: Figures for May\n\nHi Tom\n\nHere.\n");
}

TEST_CASE("parts: the plain one is read, what is no text is named, a message within it follows") {
    CHECK(text_of(
              "From: a@example.org\nSubject: s\nContent-Type: multipart/mixed; boundary=\"B\"\n\npreface\n--B\n"
              "Content-Type: multipart/alternative; boundary=C\n\n--C\nContent-Type: text/plain; charset=iso-8859-1\n"
              "Content-Transfer-Encoding: quoted-printable\n\nCaf=E9\n--C\nContent-Type: "
              "text/html\n\n<p>Caf&eacute;</p>\n--C--\n"
              "--B\nContent-Type: application/pdf; name=\"plan.pdf\"\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n"
              "--B\nContent-Type: image/png\nContent-Disposition: inline; filename*0*=utf-8''pic%20; "
              "filename*1=ture.png\n\nx\n"
              "--B\nContent-Type: message/rfc822\n\nFrom: b@example.org\nSubject: inner\n\nInner text\n--B--\nend\n") ==
          "From: a@example.org\nSubject: s\nAttachments: plan.pdf; pic ture.png; attached message\n\nCaf\xC3\xA9\n"
          "\n\nFrom: b@example.org\nSubject: inner\n\nInner text\n");
    CHECK(text_of("From: a@example.org\nSubject: s\nContent-Type: text/html\n\n<p>Only <b>this</b></p>") ==
          "From: a@example.org\nSubject: s\n\nOnly this\n");
    CHECK(text_of("From: a@example.org\nSubject: s\nContent-Type: text/plain; format=flowed\n\nA line \nthat goes "
                  "on\n-- \nme\n") == "From: a@example.org\nSubject: s\n\nA line that goes on\n-- \nme\n");
}

TEST_CASE("the name of a kind is cut off between two letters") {
    std::string kind = "x";
    for (int i = 0; i < 60; ++i) kind += "\xC3\xA9";
    CHECK(text_of("From: a@example.org\nSubject: s\nContent-Type: " + kind + "\n\nx\n") ==
          "From: a@example.org\nSubject: s\nAttachments: unnamed attachment (" + kind.substr(0, 79) + ")\n");
}

TEST_CASE("hostile mail gets a message and never a crash") {
    base::Diagnostics diagnostics;
    auto const text = mail::text_of_eml("From: a\nContent-Type: multipart/mixed; boundary=x\n\nnothing", diagnostics);
    CHECK(text == "From: a\nSubject: \n");
    CHECK(messages_of(diagnostics) == "a part of the mail has no parts within it, as it says that it has\n");
    std::string deep = "From: a\n";
    for (int i = 0; i < 100; ++i)
        deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) + "\n";
    base::Diagnostics of_deep;
    static_cast<void>(mail::text_of_eml(deep, of_deep));
    CHECK(messages_of(of_deep) == "the mail has more parts within parts than any mail program makes\n");
    for (std::string_view const bytes :
         {"", "\n", ":", "From", "Content-Type: message/rfc822\n\nContent-Type: message/rfc822\n\n",
          "Content-Type: multipart/mixed; boundary=\n\n--\n--\n--", "\xFF\xFE\x00"}) {
        base::Diagnostics any;
        CHECK_FALSE(base::first_invalid_utf8(mail::text_of_eml(bytes, any)));
    }
}

TEST_CASE("a mail as it was sent is known by its first lines") {
    CHECK(mail::looks_like_eml("MIME-Version: 1.0\nFrom: a\n\n"));
    CHECK(mail::looks_like_eml("Received: x\n"));
    CHECK_FALSE(mail::looks_like_eml("From: Jane Doe\nSent: today\nTo: Tom\n\nHi"));
    CHECK_FALSE(mail::looks_like_eml("The review met.\n"));
}
