// Takes what is known of a death; asserts the words that may be said of it.
#include "fill/words.h"

#include "fill/english.h"

#include <catch2/catch.hpp>

using namespace dhrdoc;
using fill::Circumstances;
using fill::Someone;
using model::Facts;
using model::Outcome;

namespace {

Someone someone(std::string const& name, std::string const& sex, std::string const& relationship = {}) {
    return {Facts::text(name), sex, relationship, false, false};
}

std::string word(Circumstances const& c, std::string const& path) {
    auto const words = fill::words_of(c);
    Facts const* found = &words;
    for (std::size_t begin = 0; found != nullptr && begin <= path.size();) {
        auto const dot = std::min(path.find('.', begin), path.size());
        found = found->find(path.substr(begin, dot - begin));
        begin = dot + 1;
    }
    if (found == nullptr) return "(unknown)";
    if (found->kind() == Facts::Kind::truth) return found->is_true() ? "yes" : "no";
    return found->kind() == Facts::Kind::missing ? "(missing)" : found->words();
}

}  // namespace

TEST_CASE("who may be called a perpetrator") {
    struct Row {
        char const* name;
        Outcome outcome;
        char const *verdict, *relationship;
        bool deceased, unknown;
        char const *noun, *the;
    };
    Row const rows[] = {
        {"convicted of murder", Outcome::homicide, "murder", "her husband", false, false, "perpetrator",
         "the perpetrator"},
        {"convicted of manslaughter", Outcome::homicide, "Manslaughter", "", false, false, "perpetrator",
         "the perpetrator"},
        {"acquitted", Outcome::homicide, "not guilty", "her husband", false, false, "husband", "her husband"},
        {"not tried yet", Outcome::homicide, "", "her husband", false, false, "alleged perpetrator",
         "the alleged perpetrator"},
        {"inquest only", Outcome::homicide, "unlawful killing", "", true, false, "person believed to be responsible",
         "the person believed to be responsible"},
        {"dead", Outcome::homicide, "", "", true, false, "person believed to be responsible",
         "the person believed to be responsible"},
        {"unknown", Outcome::homicide, "", "", false, true, "person responsible, who has not been identified,",
         "the person responsible, who has not been identified,"},
        {"suicide", Outcome::suicide, "", "his partner", false, false, "partner", "his partner"},
        {"suicide, no relationship given", Outcome::suicide, "", "", false, false, "other person concerned",
         "the other person concerned"},
        {"unexplained", Outcome::unexplained, "", "Nora's father", false, false, "Nora's father", "Nora's father"},
        {"suicide after which somebody was convicted", Outcome::suicide, "manslaughter", "her husband", false, false,
         "perpetrator", "the perpetrator"},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        Circumstances c;
        c.outcome = row.outcome;
        c.verdict = row.verdict;
        c.victims = {someone("Anna", "female")};
        c.perpetrators = {someone("Carl", "male", row.relationship)};
        c.perpetrators[0].deceased = row.deceased;
        c.perpetrators[0].unknown = row.unknown;
        CHECK(word(c, "perpetrator.noun") == row.noun);
        CHECK(word(c, "perpetrator.the") == row.the);
    }
}

TEST_CASE("names, pronouns and verbs agree") {
    Circumstances one;
    one.victims = {someone("Anna", "female")};
    Circumstances two = one;
    two.victims.push_back(someone("James", "male"));
    Circumstances unsaid;
    unsaid.victims = {someone("the victim", "")};
    Circumstances nobody;
    struct Row {
        char const *path, *one, *two, *unsaid, *nobody;
    };
    Row const rows[] = {
        {"victim.name", "Anna", "Anna and James", "the victim", "(missing)"},
        {"victim.Name", "Anna", "Anna and James", "The victim", "(missing)"},
        {"victim.possessive", "Anna's", "Anna and James's", "the victim's", "(missing)"},
        {"victim.they", "she", "they", "they", "they"},
        {"victim.Their", "Her", "Their", "Their", "Their"},
        {"victim.themselves", "herself", "themselves", "themself", "themself"},
        {"victim.was", "was", "were", "was", "was"},
        {"victim.they_were", "she was", "they were", "they were", "they were"},
        {"victim.noun", "victim", "victims", "victim", "victim"},
        {"victim.several", "no", "yes", "no", "no"},
        {"death", "homicide", "homicides", "homicide", "homicide"},
        {"death_plain", "death", "deaths", "death", "death"},
        {"people.name", "Anna", "Anna and James", "the victim", "(missing)"},
    };
    for (auto const& row : rows) {
        INFO(row.path);
        CHECK(word(one, row.path) == row.one);
        CHECK(word(two, row.path) == row.two);
        CHECK(word(unsaid, row.path) == row.unsaid);
        CHECK(word(nobody, row.path) == row.nobody);
    }
}

TEST_CASE("the kind of review decides its name") {
    Circumstances dhr;
    Circumstances dardr;
    dardr.kind = model::ReviewKind::dardr;
    dardr.outcome = Outcome::suicide;
    CHECK(word(dhr, "review") == "Domestic Homicide Review");
    CHECK(word(dardr, "review") == "Domestic Abuse Related Death Review");
    CHECK(word(dhr, "review_abbr") == "DHR");
    CHECK(word(dardr, "reviews_abbr") == "DARDRs");
    CHECK(word(dhr, "statute") == "section 9 of the Domestic Violence, Crime and Victims Act 2004");
    CHECK(word(dardr, "death") == "death");
    CHECK(word(dardr, "victim.noun") == "person who died");
}

TEST_CASE("small words of English") {
    CHECK(fill::number_in_words(0) == "no");
    CHECK(fill::number_in_words(12) == "twelve");
    CHECK(fill::number_in_words(13) == "13");
    CHECK(fill::joined_with_and({}).empty());
    CHECK(fill::joined_with_and({"a"}) == "a");
    CHECK(fill::joined_with_and({"a", "b", "c"}) == "a, b and c");
    CHECK(fill::possessive("James") == "James's");
    CHECK(fill::with_capital("the GP practice") == "The GP practice");
    CHECK(fill::with_capital("Łucja") == "Łucja");
}
