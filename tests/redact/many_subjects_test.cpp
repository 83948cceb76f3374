// A key of more people and places than sixteen bits can number: each keeps what stands for its own name.
#include "cases.h"

#include <catch2/catch.hpp>

#include <string>

using namespace dhrdoc;
using namespace dhrdoc::redact;
using namespace dhrdoc::redact::test;

namespace {

/// "baba", "babe", ...: words of four letters and more that are no words, each different.
std::string made_up(std::size_t number) {
    constexpr std::string_view consonants = "bdfgklmnprstvz", vowels = "aeiou";
    std::string out;
    for (int i = 0; i < 3; ++i) {
        out += consonants[number % consonants.size()];
        number /= consonants.size();
        out += vowels[number % vowels.size()];
        number /= vowels.size();
    }
    return "Q" + out;
}

model::NamedIdentity place(std::string name, std::string pseudonym) {
    model::NamedIdentity out;
    out.id = name;
    out.name.value = std::move(name);
    out.pseudonym.value = std::move(pseudonym);
    return out;
}

}  // namespace

TEST_CASE("a key of seventy thousand entries: the last is as well withheld as the first") {
    auto policy = policy_of('P');
    auto key = *policy.identities;
    auto const before = key.people.size() + key.places.size();
    for (std::size_t i = 0; before + key.places.size() < 70'000; ++i)
        key.places.push_back(place(made_up(i), "a place"));
    // It would be numbered as Miriam is, if numbers began anew behind the 65,536th.
    key.places.insert(key.places.begin() + (65'536 - static_cast<std::ptrdiff_t>(key.people.size())),
                      place("Quorndale", "Town Z"));
    policy.identities = std::make_shared<model::Identities const>(std::move(key));
    auto const withheld = compile(policy);
    CHECK(redacted("Miriam moved to Quorndale.", *withheld).text == "Beatrice moved to Town Z.");
    CHECK(withheld->subjects().size() > 70'000);
}

TEST_CASE("a day of somebody who stands in the key twice is that person's, whatever else the key lists") {
    model::Policy policy;
    model::Identities key;
    for (auto const* name : {"Miriam Holloway", "Miriam Tranter"}) {
        model::PersonIdentity person;
        person.id = "victim";
        person.name.value = name;
        person.pseudonym.value = "Beatrice";
        key.people.push_back(std::move(person));
    }
    key.places.push_back(place("Redbourne", "Town A"));
    policy.identities = std::make_shared<model::Identities const>(std::move(key));
    auto const withheld = compile(policy);
    CHECK(withheld->person_index("victim") == 0);
    CHECK(withheld->person_index("nobody") == withheld->subjects().size());
    CHECK(redacted("Miriam Tranter left Redbourne.", *withheld).text == "Beatrice left Town A.");
}
