// Takes papers whose style hyphenates; asserts that words come out whole, and that what is withheld is found across a
// hyphen.
#include "running.h"

#include <catch2/catch.hpp>

#include <cstdio>

using namespace dhrdoc::program;

namespace {

constexpr auto shy = "\xC2\xAD";

std::string text_of(std::filesystem::path const& pdf) {
    std::string out;
    auto* const pipe = ::popen(("pdftotext -layout '" + pdf.string() + "' - 2>/dev/null").c_str(), "r");
    REQUIRE(pipe != nullptr);
    char buffer[4096];
    for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
    CHECK(::pclose(pipe) == 0);
    return out;
}

/// Joined at the hyphens, each run of white space a space.
std::string whole(std::string const& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.compare(at, 2, shy) == 0) {
            at += 2;
            while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
        }
        if (at >= text.size()) break;
        bool const space = text[at] == ' ' || text[at] == '\n' || text[at] == '\f';
        if (!space)
            out += text[at];
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return out;
}

void write_update(Folder const& folder, std::string const& words) {
    folder.write("progress.toml",
                 "format = \"progress/1\"\n[report]\ntitle = \"Update\"\n[[recommendation]]\n"
                 "numbers = 1\ntext = \"" +
                     words + "\"\nupdates = [\"Done.\"]\n");
}

void hyphenate(Folder const& folder) {
    folder.write("styles/progress.toml",
                 "format = \"style/1\"\nextends = \"report\"\n[body]\nhyphenate = true\n"
                 "[division.recommendation]\nhyphenate = true\nindent_right = \"80mm\"\n");
}

}  // namespace

TEST_CASE("where a style hyphenates, the words of the PDF come out whole") {
    Folder const folder;
    std::string words;
    for (auto const* word : {"safeguarding", "responsibilities", "recommendations", "partnership", "circumstances",
                             "representation", "accommodation", "organisational", "well-being", "Northumberland"})
        words += std::string(words.empty() ? "" : " ") + word;
    write_update(folder, words + " " + words + " " + words + " " + words + ".");
    hyphenate(folder);
    REQUIRE(run({"build", "progress.toml", "-o", "out"}, {.folder = folder.path()}).status == 0);
    auto const text = text_of(folder / "out/progress-update.pdf");
    CHECK(count(text, std::string(shy) + "\n") >= 2);
    CHECK(count(whole(text), words + " " + words + " " + words + " " + words + ".") == 1);
    CHECK(count(whole(text), "Northumberland") == 4);
    // The shipped style does not hyphenate.
    std::filesystem::remove(folder / "styles/progress.toml");
    REQUIRE(run({"build", "progress.toml", "-o", "plain"}, {.folder = folder.path()}).status == 0);
    CHECK(count(text_of(folder / "plain/progress-update.pdf"), shy) == 0);
}

TEST_CASE("what is withheld is found across the hyphen that breaks it") {
    Folder const folder;
    folder.write(
        "key.toml",
        "format = \"identities/1\"\n[[terms]]\ntext = \"Quenbarleyhurst\"\n[[terms]]\ntext = \"undergrowthing\"\n");
    hyphenate(folder);
    int broken = 0;
    for (auto const* word : {"Quenbarley\\u00ADhurst", "undergrowthing"}) {
        for (int before = 2; before < 40 && broken < 4; ++before) {
            write_update(folder,
                         std::string(static_cast<std::size_t>(before), 'x') + " xx xxxx xxx " + word + " ends.");
            REQUIRE(run({"build", "progress.toml", "-o", "out"}, {.folder = folder.path()}).status == 0);
            if (count(text_of(folder / "out/progress-update.pdf"), std::string(shy) + "\n") == 0) continue;
            ++broken;
            INFO(word << " behind " << before << " letters");
            CHECK(run({"verify", "out/progress-update.pdf", "--identities", "key.toml"}, {.folder = folder.path()})
                      .status == 1);
        }
    }
    CHECK(broken == 4);
}

TEST_CASE("a style that hyphenates with patterns that are not there is the machine's fault, and says what to do") {
    Folder const folder;
    write_update(folder, "Say so.");
    folder.write("styles/progress.toml",
                 "format = \"style/1\"\nextends = \"report\"\n[font]\nhyphenation = \"hyph_none.dic\"\n[body]\n"
                 "hyphenate = true\n");
    auto const ran = run({"build", "progress.toml"}, {.folder = folder.path()});
    CHECK(ran.status == 3);
    CHECK(count(ran.err,
                "the hyphenation patterns \"hyph_none.dic\" are not on this machine: install the package "
                "hyphen-en-gb, or take hyphenate out of the style") == 1);
}
