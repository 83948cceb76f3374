// What holds for every key and every prose: redacting twice changes nothing, nothing outside the spans changes, no
// variant of a listed name stays readable, and two keys that differ only in what is withheld give the same text.
#include "cases.h"

#include "redact/searcher.h"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <ostream>
#include <tuple>

using namespace dhrdoc;
using namespace dhrdoc::redact;
using namespace dhrdoc::redact::test;

namespace {

constexpr std::array<std::string_view, 10> starts = {"Bran", "Corv", "Dalm", "Elsp", "Fenw",
                                                     "Gorm", "Ingr", "Jost", "Kalv", "Morw"};
constexpr std::array<std::string_view, 10> ends = {"wick",  "olina", "thorpe", "eric", "linde",
                                                   "garth", "enna",  "ulf",    "ison", "adine"};

struct Key {
    std::string forename, surname, other_forename, other_surname;
    int day = 1;
};

void showValue(Key const& key, std::ostream& out) {
    out << key.forename << ' ' << key.surname << ", " << key.other_forename << ' ' << key.other_surname << ", "
        << key.day;
}

std::string made_name(std::size_t start, std::size_t end) {
    return std::string(starts[start % 10]) + std::string(ends[end % 10]);
}

/// Four names that share neither their starts nor their ends.
Key key_from(std::size_t start, std::size_t end, int day) {
    return {made_name(start, end), made_name(start + 3, end + 1), made_name(start + 6, end + 2),
            made_name(start + 9, end + 3), day};
}

rc::Gen<Key> any_key() {
    return rc::gen::map(rc::gen::tuple(rc::gen::inRange<std::size_t>(0, 10), rc::gen::inRange<std::size_t>(0, 10),
                                       rc::gen::inRange(2, 28)),
                        [](std::tuple<std::size_t, std::size_t, int> const& made) {
                            return key_from(std::get<0>(made), std::get<1>(made), std::get<2>(made));
                        });
}

model::Policy policy_of(Key const& key) {
    auto identities = std::make_shared<model::Identities>();
    auto const add = [&](std::string const& id, std::string const& name, std::string const& pseudonym) {
        model::PersonIdentity person;
        person.id = id;
        person.name.value = name;
        person.pseudonym.value = pseudonym;
        identities->people.push_back(person);
    };
    add("victim", key.forename + " " + key.surname, "Nina");
    add("perpetrator", key.other_forename + " " + key.other_surname, "Theo");
    model::ProtectedDate death;
    death.day.date = std::chrono::year(2017) / 9 / key.day;
    death.why = model::Why::death;
    death.publish = model::Publish::month;
    death.id = "death";
    identities->dates.push_back(death);
    model::Policy out;
    out.identities = identities;
    return out;
}

std::string replaced_all(std::string text, std::string_view what, std::string const& with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

constexpr std::array<std::string_view, 18> sentences = {"{f} {s} was seen by the nurse.",
                                                        "Mrs {s} called.",
                                                        "{f}'s sister told {g}.",
                                                        "the {s}s moved away.",
                                                        "{s}, {f} attended.",
                                                        "He hit {f} and {g} {t}.",
                                                        "Nothing was recorded.",
                                                        "The panel met four times.",
                                                        "{F} {S} WAS SEEN.",
                                                        "{g} was arrested on {d} September 2017.",
                                                        "She died on the {d} of September 2017.",
                                                        "Police attended on 3 May 2012.",
                                                        "The case of {f} {s} and {g} {t} was heard.",
                                                        "Mr {t} had left.",
                                                        "A letter came from {s}/{f}.",
                                                        "{f}{s} logged in.",
                                                        "Dear {f},",
                                                        "No agency knew."};

rc::Gen<std::vector<std::size_t>> any_prose() {
    return rc::gen::nonEmpty(
        rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, sentences.size())));
}

std::string prose_for(std::vector<std::size_t> const& chosen, Key const& key) {
    std::string out;
    for (auto const index : chosen) {
        std::string one(sentences[index]);
        one = replaced_all(one, "{f}", key.forename);
        one = replaced_all(one, "{s}", key.surname);
        one = replaced_all(one, "{g}", key.other_forename);
        one = replaced_all(one, "{t}", key.other_surname);
        one = replaced_all(one, "{F}", upper(key.forename));
        one = replaced_all(one, "{S}", upper(key.surname));
        one = replaced_all(one, "{d}", std::to_string(key.day));
        out += (out.empty() ? "" : " ") + one;
    }
    return out;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

}  // namespace

TEST_CASE("no name of the key can be read, and a second run changes nothing") {
    CHECK(rc::check([] {
        auto const key = *any_key();
        auto const prose = prose_for(*any_prose(), key);
        auto const withheld = compile(policy_of(key));
        auto const once = redacted(prose, *withheld).text;
        for (auto const& name : {key.forename, key.surname, key.other_forename, key.other_surname})
            RC_ASSERT(lower(once).find(lower(name)) == std::string::npos);
        RC_ASSERT(make_search(withheld)->find(once, model::Reading::prose).empty());
        RC_ASSERT(redacted(once, *withheld).text == once);
    }));
}

TEST_CASE("two keys that differ only in what is withheld give the same text") {
    CHECK(rc::check([] {
        auto const one = *any_key();
        auto const other = *any_key();
        auto const chosen = *any_prose();
        auto const left = redacted(prose_for(chosen, one), *compile(policy_of(one)));
        auto const right = redacted(prose_for(chosen, other), *compile(policy_of(other)));
        RC_ASSERT(left.text == right.text);
        RC_ASSERT(left.report.replaced == right.report.replaced);
    }));
}

TEST_CASE("a text that names nobody stays as it is, byte for byte") {
    CHECK(rc::check([] {
        auto const key = *any_key();
        auto const words = *rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("the", "panel", "met", "four", "times", "and", "no", "agency", "was", "told",
                                          "of", "it", "–", "(", "…", "risk", "12", "per", "cent"));
        std::string text;
        for (auto const& word : words) text += (text.empty() ? "" : " ") + word;
        if (text.empty()) return;
        RC_ASSERT(redacted(text, *compile(policy_of(key))).text == text);
    }));
}

TEST_CASE("a word of a hundred thousand letters is read once") {
    auto const withheld = compile(test::policy_of('P'));
    std::string letters;
    for (int i = 0; i < 50'000; ++i) letters += "ab";
    CHECK(redacted(letters, *withheld).text == letters);
    letters.front() = 'A';
    CHECK(redacted(letters, *withheld).text == letters);
    std::string spaced;
    for (char const c : letters) spaced += {c, ' '};
    spaced.pop_back();
    CHECK(redacted(spaced, *withheld).text == spaced);
}

TEST_CASE("bytes that are no words do no harm") {
    CHECK(rc::check([] {
        auto const withheld = compile(test::policy_of('F'));
        auto const points = *rc::gen::container<std::u32string>(
            rc::gen::oneOf(rc::gen::inRange<char32_t>(0x20, 0x7F), rc::gen::inRange<char32_t>(0xA0, 0x2FF),
                           rc::gen::inRange<char32_t>(0x300, 0x530), rc::gen::inRange<char32_t>(0x2000, 0x2070),
                           rc::gen::inRange<char32_t>(0x1D400, 0x1D500)));
        std::string text;
        for (char32_t const c : points) {
            if (c < 0x80)
                text += static_cast<char>(c);
            else if (c < 0x800)
                text += {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
            else if (c < 0x10000)
                text += {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
                         static_cast<char>(0x80 | (c & 0x3F))};
            else
                text += {static_cast<char>(0xF0 | (c >> 18)), static_cast<char>(0x80 | ((c >> 12) & 0x3F)),
                         static_cast<char>(0x80 | ((c >> 6) & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
        }
        if (text.empty()) return;
        auto const once = redacted(text, *withheld).text;
        RC_ASSERT(redacted(once, *withheld).text == once);
    }));
}
