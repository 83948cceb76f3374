// Discloses the sample correspondence as an officer does, and looks for everybody in all that comes out.
#include "running.h"

#include "redact/view.h"

#include <catch2/catch.hpp>

#include <array>
#include <cstdio>

using namespace dhrdoc::program;

namespace {

/// All that is written of a run, by name; PDF as its text, where there is a program that reads it.
std::string text_of_pdf(Folder const& folder, std::string const& name) {
    std::string out;
    auto const command = "pdftotext -layout '" + (folder / name).string() + "' - 2>/dev/null";
    auto* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) return out;
    std::array<char, 4096> buffer{};
    for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        out.append(buffer.data(), got);
    ::pclose(pipe);
    return out;
}

void build_sample(Folder const& folder, std::string const& formats) {
    folder.copy_sample("figures-request", "request");
    auto const ran =
        run({"build", "request/disclosure.toml", "-o", "out", "--format", formats}, {.folder = folder.path()});
    INFO(ran.err);
    REQUIRE(ran.status == 0);
}

/// Every spelling of everybody who is withheld, folded and without what stands between its letters.
std::vector<std::string> const spellings = {
    "priya",       "anandpriya",   "priyaanand",  "panand",     "anand207",    "marcusbell", "bellmarcus",
    "marcusbell4", "mbell",        "willgrace",   "gracewill",  "dpillai",     "devpillai",  "pillai",
    "okafor",      "okaforbright", "siobhan",     "odowd",      "whitlow",     "angela",     "angie",
    "awhitlow",    "tomharlow",    "harlowtom",   "tharlow",    "hannah",      "hannahbell", "zoltan",
    "komuves",     "zkomuves",     "07700900417", "7700900417", "02079460417", "larkfield",  "spendinground"};

}  // namespace

TEST_CASE("nobody who is withheld can be read in any format, and those who are named are whole in every copy") {
    Folder const folder;
    build_sample(folder, "pdf,html,md");
    CHECK(folder.read("out/schedule-of-redactions.csv").starts_with("page,message,reason,count\r\n1,1,s40(2),"));
    for (auto const& file : folder.files()) {
        if (!file.starts_with("out/")) continue;
        auto const text =
            dhrdoc::redact::squeezed(file.ends_with(".pdf") ? text_of_pdf(folder, file) : folder.read(file));
        INFO(file);
        for (auto const& spelling : spellings) {
            INFO(spelling);
            CHECK(count(text, spelling) == 0);
            CHECK(count(dhrdoc::redact::squeezed(file), spelling) == 0);
        }
    }
    auto const copy = folder.read("out/disclosure.md");
    CHECK(count(copy, "Thackeray") >= 2);
    CHECK(count(copy, "Gwen Harlow") == 2);
    CHECK(count(copy, "gwen.harlow@northmoor-police.example") == 1);
    CHECK(count(copy, "figures.enquiries@interior.example") == 1);
    CHECK(count(copy, "Edmund Varley has agreed") == 1);
    CHECK(count(copy, "Professor Varley") == 1);
    CHECK(count(copy, "Grace Road station") == 1);
    CHECK(count(copy, "]@interior.example") >= 8);
    // The draft line stands in three mails, in one of them broken at other places.
    CHECK(count(copy, "[REDACTED s35(1)(a)]") == 3);
    CHECK(count(copy, "[REDACTED s31(1)(c)]") == 1);
    CHECK(count(copy, "(CPG)") == 0);
    CHECK(count(copy, "(Autosaved)") == 0);
    CHECK(count(copy, "Desktop") == 0);
}

TEST_CASE("the schedule counts the marks of the PDF, page by page, and verify finds nothing") {
    Folder const folder;
    build_sample(folder, "pdf");
    auto const text = text_of_pdf(folder, "out/disclosure.pdf");
    if (text.empty()) {
        WARN("pdftotext is not installed: the marks in the PDF are not counted");
        return;
    }
    std::vector<std::size_t> on_page(1, 0);
    for (char const c : text)
        if (c == '\f') on_page.push_back(0);
    std::size_t page = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\f') ++page;
        if (text.compare(at, 9, "[REDACTED") == 0) ++on_page[page];
    }
    std::vector<std::size_t> scheduled(on_page.size(), 0);
    auto lines = lines_of(folder.read("out/schedule-of-redactions.csv"));
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].find(',') == std::string::npos) continue;
        auto const number = std::stoul(lines[i]);
        scheduled.at(number - 1) += std::stoul(lines[i].substr(lines[i].rfind(',') + 1));
    }
    CHECK(scheduled == on_page);
    auto const verified =
        run({"verify", "out/disclosure.pdf", "out/schedule-of-redactions.pdf", "--case", "request/disclosure.toml"},
            {.folder = folder.path()});
    INFO(verified.err);
    CHECK(verified.status == 0);
    auto const source = run({"verify", "request/correspondence/chain.txt", "--case", "request/disclosure.toml"},
                            {.folder = folder.path()});
    CHECK(source.status == 1);
}

TEST_CASE("a mail as it was saved: what is packed in it is unpacked, read and withheld") {
    Folder const folder;
    folder.copy_sample("press-inquiry", "inquiry");
    auto const ran =
        run({"build", "inquiry/disclosure.toml", "-o", "out", "--format", "pdf,html,md"}, {.folder = folder.path()});
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    for (auto const& file : folder.files()) {
        if (!file.starts_with("out/")) continue;
        auto const text =
            dhrdoc::redact::squeezed(file.ends_with(".pdf") ? text_of_pdf(folder, file) : folder.read(file));
        INFO(file);
        for (auto const* spelling :
             {"kertesz", "jozsef", "jozsi", "ffion", "rees", "ghope", "gracehope", "vane", "lucian", "marguerite",
              "dunne", "tracking", "07700900552", "07700900553", "02079460921"}) {
            INFO(spelling);
            CHECK(count(text, spelling) == 0);
        }
    }
    auto const copy = folder.read("out/disclosure.md");
    CHECK(count(copy, "INQ000418") == 1);
    CHECK(count(copy, "Message 2 of 2") == 1);
    CHECK(count(copy, "\"Thackeray, Rosalind\"") == 1);
    CHECK(count(copy, "Lines to take - [REDACTED NR].docx; attached message") == 1);
    CHECK(count(copy, "advocate; [REDACTED NR] can be reached on [REDACTED NR].") == 1);
    auto const redacted = run({"redact", "inquiry/mail/message.eml", "--case", "inquiry/disclosure.toml", "-o", "copy"},
                              {.folder = folder.path()});
    INFO(redacted.err);
    CHECK(redacted.status == 0);
    CHECK(redacted.out ==
          "copy/message.pdf\ncopy/message-schedule-of-redactions.pdf\ncopy/message-schedule-of-redactions.csv\n");
}

TEST_CASE("what is to be withheld and is nowhere is said, with what is nearly the same") {
    Folder const folder;
    folder.write(
        "chain.txt",
        "From: Rosa Fairweather <rosa@example.org>\nSent: today\nSubject: s\n\nThe plan is to wait until June.\n");
    folder.write("disclosure.toml",
                 "format = \"disclosure/1\"\nsource = \"chain.txt\"\n\n[[withhold]]\ntext = \"the plan was to wait "
                 "until June\"\n"
                 "exemption = \"s35\"\n\n[[disclose]]\nname = \"Rose Fairweather\"\n");
    auto const ran = run({"build", "disclosure.toml"}, {.folder = folder.path()});
    CHECK(ran.status == 2);
    CHECK(ran.err ==
          "disclosure.toml:9:8: warning: this name is disclosed, but nobody of that name is in the correspondence\n"
          "      hint: a name in a header is nearly the same: write it as it stands there\n"
          "disclosure.toml:5:8: error: these words are to be withheld, and do not stand in the correspondence\n"
          "      hint: nearly the same stands in chain.txt, line 5: copy the words from there\n"
          "note: nothing was written; files of an earlier run are as they were\n");
    CHECK_FALSE(folder.has("out/disclosure.pdf"));
}

TEST_CASE("a disclosure may number people, hide domains and the names of files") {
    Folder const folder;
    folder.write(
        "chain.txt",
        "From: Ada Quillfeather <ada.quillfeather@example.org>\nSent: today\nTo: Ned Brackenbury <ned@example.org>\n"
        "Subject: s\nAttachments: Brackenbury report.pdf; list.docx\n\nNed,\n\nAs you said.\n\nAda\n");
    folder.write("disclosure.toml",
                 "format = \"disclosure/1\"\nsource = \"chain.txt\"\nscheme = \"inquiry\"\nperson_keys = true\n"
                 "keep_domains = false\nattachment_names = \"none\"\n");
    auto const ran = run({"build", "disclosure.toml", "--format", "md"}, {.folder = folder.path()});
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    auto const copy = folder.read("out/disclosure.md");
    INFO(copy);
    CHECK(count(copy, "[REDACTED NR person 1]") >= 2);
    CHECK(count(copy, "[REDACTED NR person 2]") >= 2);
    CHECK(count(copy, "example.org") == 0);
    CHECK(count(copy, "attachment 1 (PDF); attachment 2 (DOCX)") == 1);
    CHECK(count(folder.read("out/schedule-of-redactions.csv"), "NR person 1") == 1);
}

TEST_CASE("a question about a name in a message points at the name, however the chain was saved") {
    std::string const headers =
        "From: Ada Quillfeather <ada.quillfeather@example.org>\nTo: Ned Brackenbury <ned@example.org>\nSubject: s\n";
    std::string const body =
        "\nNed,\n\nThe draft is *ready*; [the note](https://example.org/note) as well.\n\nPoints:\n- one: it was "
        "Tobias "
        "Fernleigh who asked.\n\nAda\n\n> From: Ned Brackenbury <ned@example.org>\n> Sent: yesterday\n> Subject: "
        "s\n>\n> "
        "Has Wilhelmina Thrapston seen it?\n>\n> Ned\n";
    auto const asked = [&](std::string const& name, std::string const& text) {
        Folder const folder;
        folder.write(name, text);
        folder.write("disclosure.toml", "format = \"disclosure/1\"\nsource = \"" + name + "\"\nscheme = \"inquiry\"\n");
        auto const ran = run({"build", "disclosure.toml", "--format", "md"}, {.folder = folder.path()});
        CHECK(ran.status == 1);
        std::vector<std::string> places;
        for (auto const& line : lines_of(ran.err))
            if (auto const at = line.find(": open question: "); at != std::string::npos)
                places.push_back(line.substr(name.size(), at - name.size()));
        return places;
    };
    CHECK(asked("chain.txt", headers + "Sent: today\n" + body) == std::vector<std::string>{":11:15", ":19:7"});
    CHECK(asked("chain.md", headers + "Sent: today\n" + body) == std::vector<std::string>{":11:15", ":19:7"});
    CHECK(asked("chain.eml",
                headers + "Date: Wed, 14 Apr 2021 12:01:00 +0000\nContent-Type: text/plain; charset=utf-8\n" + body) ==
          std::vector<std::string>{" (decoded):11:15", " (decoded):19:7"});
}

TEST_CASE("a count of marks on the terminal is that of the schedule, and numbers for people do not trouble the twin") {
    Folder const folder;
    folder.copy_sample("figures-request", "request");
    folder.write("request/disclosure.toml", "person_keys = true\n" + folder.read("request/disclosure.toml"));
    auto const ran = run({"build", "request/disclosure.toml", "-o", "out"}, {.folder = folder.path()});
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    std::size_t scheduled = 0;
    auto const rows = lines_of(folder.read("out/schedule-of-redactions.csv"));
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (auto const comma = rows[i].rfind(','); comma != std::string::npos)
            scheduled += std::stoul(rows[i].substr(comma + 1));
    INFO(ran.out);
    CHECK(count(ran.out, "disclosure.pdf (" + std::to_string(scheduled) + " places withheld)") == 1);
}

TEST_CASE("correspondence that is none is refused with a way out") {
    Folder const folder;
    folder.write("note.txt", "Only a note.\n");
    folder.write("disclosure.toml", "format = \"disclosure/1\"\nsource = \"note.txt\"\n");
    auto const ran = run({"build", "disclosure.toml"}, {.folder = folder.path()});
    CHECK(ran.status == 2);
    CHECK(ran.err ==
          "error: \"note.txt\" holds no mail: no block of header lines was found in it\n"
          "      hint: a mail begins with lines From:, Sent: or Date:, To: and Subject:\n"
          "note: nothing was written; files of an earlier run are as they were\n");
}
