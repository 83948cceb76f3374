// Takes a key and texts; holds what the decoy makes of them, and what it leaves alone.
#include "decoy.h"

#include "base/files.h"
#include "casefile/reader.h"

#include <catch2/catch.hpp>

using namespace dhrdoc;

namespace {

constexpr std::string_view key_text = R"(format = "identities/1"
[people.victim]
name = "Josephine Ann Madeupton"
also = ["Josie", "Josephine Notarealname"]
born = 1980-07-21
died = 2024-03-09
identifiers = ["07700 900123", "999 305 5182", "josie.madeupton@example.org"]
[people.son]
name = "Will Madeupton"
[people.friend]
name = "Siân O'Zellick-Umbri"
surname = "O'Zellick-Umbri"
[people.neighbour]
name = "May Kent"
[places.town]
name = "Inventham Road"
[[terms]]
text = "the Quilliver show"
becomes = "a local show"
[[keep]]
text = "Madeupton Arms"
)";

std::shared_ptr<model::Identities const> read_key() {
    base::MemoryFiles files;
    base::Sources sources;
    files.write("identities.toml", key_text, base::Access::everyone);
    casefile::Reader reader(sources, files);
    base::Diagnostics diagnostics;
    auto key = reader.read_identities("identities.toml", diagnostics);
    REQUIRE(diagnostics.all().empty());
    return key;
}

}  // namespace

TEST_CASE("the decoy replaces what the key lists, word by word") {
    auto const key = read_key();
    std::vector<std::string_view> const texts = {key_text, "began = 2024-02-01, concluded = 2024-03-20"};
    DecoyTexts const all(texts);
    Decoy const decoy(*key, nullptr, all, 0);
    // What is made of each name is the decoy's own affair; that it is always the same, and begins alike, is not.
    auto const josephine = decoy.renamed("Josephine");
    auto const madeupton = decoy.renamed("Madeupton");
    auto const josie = decoy.renamed("Josie");
    for (auto const& [from, to] : {std::pair{"Josephine", josephine}, {"Madeupton", madeupton}, {"Josie", josie}}) {
        CAPTURE(from, to);
        CHECK(to != from);
        CHECK(to.front() == from[0]);
        CHECK(to.size() != std::string_view(from).size());
    }
    struct Row {
        std::string text, renamed;
    };
    for (auto const& row : {
             Row{"Josephine Madeupton's sister", josephine + " " + madeupton + "'s sister"},
             {"the Madeuptons", "the " + madeupton + "s"},
             {"**Josephine** *Madeupton*", "**" + josephine + "** *" + madeupton + "*"},
             {"Ann said", "Ann said"},
             {"Will Madeupton will", "Will " + madeupton + " will"},
             {"May Kent came in May", "May Kent came in May"},
             {"the Madeupton Arms", "the Madeupton Arms"},
             {"Madeuptonville", "Madeuptonville"},
             {"the road", "the road"},
             {"Inventham", "Inventham"},
             {"the show", "the show"},
         }) {
        CHECK(decoy.renamed(row.text) == row.renamed);
    }
    CHECK(decoy.renamed("Josephine Ann Madeupton").find("Ann") == std::string::npos);
    CHECK(decoy.renamed("Inventham Road").find("Inventham") == std::string::npos);
    CHECK(decoy.renamed("Inventham Road").ends_with(" Road"));
    CHECK(decoy.renamed("the Quilliver show").find("Quilliver") == std::string::npos);
    CHECK(decoy.renamed("Siân O'Zellick-Umbri").find("Zellick") == std::string::npos);
    CHECK(decoy.renamed("josie.madeupton@example.org").find("madeupton") == std::string::npos);
    CHECK(decoy.renamed("MADEUPTON") != "MADEUPTON");
}

TEST_CASE("the decoy's days lie in the same month, between the same neighbours") {
    auto const key = read_key();
    std::vector<std::string_view> const texts = {key_text, "2024-03-05 2024-03-12, seen on 10 March, the 7th March"};
    DecoyTexts const all(texts);
    Decoy const decoy(*key, nullptr, all, 0);
    auto const day = decoy.renamed("2024-03-09");
    // 7 and 10 March are spoken of; 6, 8 and 11 are free.
    CHECK((day == "2024-03-06" || day == "2024-03-08" || day == "2024-03-11"));
    CHECK(decoy.renamed("on Saturday 9 March 2024") != "on Saturday 9 March 2024");
    CHECK(decoy.renamed("on Saturday 9 March 2024").find("Saturday") == std::string::npos);
    CHECK(decoy.renamed("2024-03-05") == "2024-03-05");
    CHECK(decoy.renamed("19 March 2024") == "19 March 2024");
    CHECK(decoy.renamed("21 July 1980").ends_with(" July 1980"));
    CHECK(decoy.renamed("21 July 1980") != "21 July 1980");
}

TEST_CASE("the decoy's numbers are of the same kind") {
    auto const key = read_key();
    Decoy const decoy(*key, nullptr, DecoyTexts({key_text}), 0);
    auto const phone = decoy.renamed("07700 900123");
    CHECK(phone.starts_with("07700 900"));
    CHECK(phone != "07700 900123");
    auto const nhs = decoy.renamed("999 305 5182");
    CHECK(nhs != "999 305 5182");
    int sum = 0;
    std::string digits;
    for (char const c : nhs) {
        if (c != ' ') digits += c;
    }
    REQUIRE(digits.size() == 10);
    for (std::size_t i = 0; i < 9; ++i) sum += (digits[i] - '0') * static_cast<int>(10 - i);
    CHECK((11 - sum % 11) % 11 == digits[9] - '0');
    CHECK(decoy.renamed("1907700 9001234") == "1907700 9001234");
}

TEST_CASE("the same key and texts make the same decoy") {
    auto const key = read_key();
    for (unsigned attempt = 0; attempt < 3; ++attempt) {
        Decoy const one(*key, nullptr, DecoyTexts({key_text}), attempt);
        Decoy const other(*key, nullptr, DecoyTexts({key_text}), attempt);
        CHECK(one.renamed(key_text) == other.renamed(key_text));
        CHECK(one.renamed("Josephine") !=
              Decoy(*key, nullptr, DecoyTexts({key_text}), attempt + 1).renamed("Josephine"));
    }
}
