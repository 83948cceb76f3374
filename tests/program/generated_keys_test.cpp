// Takes made-up keys and texts; holds of whole runs of the program that a reader who shares no code with it finds
// nothing withheld, and that other names and days would have given the same bytes, messages and exit status.
#include "plain_reader.h"
#include "running.h"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <ostream>
#include <regex>

using namespace dhrdoc::program;

namespace {

// Names that are no words: a beginning and an end, none of which is in the templates.
constexpr std::array<std::string_view, 12> beginnings = {"Zelm", "Quarn", "Ysol", "Droth", "Xanth", "Umbr",
                                                         "Wexf", "Jarn",  "Fenn", "Gorv",  "Plim",  "Briv"};
constexpr std::array<std::string_view, 10> endings = {"ira",  "brook", "abel",  "wick",  "orpe",
                                                      "lask", "orda",  "islow", "imark", "onne"};
constexpr std::array<std::string_view, 6> joints = {"", "", "", "en", "al", "or"};

struct Key {
    PlainPerson victim, perpetrator;
    PlainDay died;
};
void showValue(Key const& key, std::ostream& out) {
    out << key.victim.forename << ' ' << key.victim.surname << ", " << key.perpetrator.forename << ' '
        << key.perpetrator.surname << ", " << key.died.day << '.' << key.died.month << '.' << key.died.year;
}

/// Four names that share neither beginning nor end; a day in a month and year that are always the same, so that two
/// keys differ in nothing that is published.
rc::Gen<Key> any_key() {
    return rc::gen::exec([] {
        auto const b = *rc::gen::inRange<std::size_t>(0, beginnings.size());
        auto const e = *rc::gen::inRange<std::size_t>(0, endings.size());
        auto const name = [&](std::size_t n) {
            auto const joint = *rc::gen::elementOf(joints);
            return std::string(beginnings[(b + 3 * n) % beginnings.size()]) + std::string(joint) +
                   std::string(endings[(e + 2 * n + n / 5) % endings.size()]);
        };
        Key key;
        key.victim = {name(0), name(1)};
        key.perpetrator = {name(2), name(3)};
        key.died = {*rc::gen::inRange(19, 29), 9, 2017};
        return key;
    });
}

std::string iso(PlainDay const& day) {
    return std::to_string(day.year) + "-0" + std::to_string(day.month) + "-" + (day.day < 10 ? "0" : "") +
           std::to_string(day.day);
}

std::string key_file(Key const& key) {
    auto const person = [](std::string const& id, PlainPerson const& one, std::string const& title,
                           std::string const& pseudonym) {
        return "[people." + id + "]\nname = \"" + one.forename + " " + one.surname + "\"\ntitle = \"" + title +
               "\"\npseudonym = \"" + pseudonym + "\"\n\n";
    };
    return "format = \"identities/1\"\n\n" + person("victim", key.victim, "Mrs", "Nina") +
           person("perpetrator", key.perpetrator, "Mr", "Theo") + "[[dates]]\ndate = " + iso(key.died) +
           "\nwhy = \"death\"\npublish = \"month\"\n";
}

/// A sentence by number, with a name or a day by number in it.
struct Part {
    std::size_t sentence = 0, spelling = 0;
    bool other_person = false;
};
void showValue(Part const& part, std::ostream& out) { out << part.sentence << '/' << part.spelling; }

constexpr std::array<std::string_view, 19> sentences = {"The nurse saw {n} that week.\n\n",
                                                        "{n} told the officer.\n\n",
                                                        "- a letter from {n}\n- another\n\n",
                                                        "> a note about {n}\n\n",
                                                        "| Who | When |\n|---|---|\n| {n} | {d} |\n\n",
                                                        "## What {n} said\n\nText.\n\n",
                                                        "It was recorded[^{i}].\n\n[^{i}]: by {n}\n\n",
                                                        "She died on {d}.\n\n",
                                                        "On {d} the police came.\n\n",
                                                        "Nothing was recorded.\n\n",
                                                        "Entry of {d}: seen by {n}.\n\n",
                                                        "[the page of {n}](https://example.org/)\n\n",
                                                        "Risk was *medium* and {n} left.\n\n",
                                                        "The panel met four times.\n\n",
                                                        "<!-- asked {n} on {d} -->\n\n",
                                                        "It is <b title=\"{n}\">known</b> now.\n\n",
                                                        "[x{i}]: http://example.org/ \"{n}\"\n\n",
                                                        "[the page][{n}]\n\n[{n}]: http://example.org/\n\n",
                                                        "Known\n---\n\n* a <br> of *{n}*,  \n  twice\n\n"};

/// The first of them are Markdown of ours, too, as a case has it: the others hold raw HTML and what no page shows.
constexpr std::size_t sentences_of_cases = 14;

rc::Gen<std::vector<Part>> any_parts(std::size_t known) {
    return rc::gen::nonEmpty(rc::gen::container<std::vector<Part>>(rc::gen::exec([known] {
        return Part{*rc::gen::inRange<std::size_t>(0, known), *rc::gen::inRange<std::size_t>(0, 1000),
                    *rc::gen::arbitrary<bool>()};
    })));
}

std::string filled(std::string text, std::string_view what, std::string const& with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

std::string note_of(std::vector<Part> const& parts, Key const& key) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto const& part = parts[i];
        auto const names = spellings_of(part.other_person ? key.perpetrator : key.victim);
        auto const days = spellings_of(key.died);
        auto name = names[part.spelling % names.size()];
        // A name over two lines ends a row or a heading.
        bool const one_line = part.sentence == 4 || part.sentence == 5 || part.sentence == 11;
        if (one_line) name = filled(name, "\n", " ");
        auto one = filled(std::string(sentences[part.sentence]), "{n}", name);
        one = filled(one, "{d}", days[part.spelling % days.size()]);
        out += filled(one, "{i}", std::to_string(i + 1));
    }
    return out;
}

bool nothing_is_said(Folder const& folder, std::string const& where, Key const& key) {
    for (auto const& name : folder.files()) {
        if (!name.starts_with(where + "/")) continue;
        auto const text = name + "\n" + text_for_reader(folder / name);
        bool const person = says(text, key.victim) || says(text, key.perpetrator);
        bool const day = says(text, key.died);
        if (!person && !day) continue;
        // The shortest beginning that says it ends with it.
        std::size_t silent = 0, loud = text.size();
        while (loud - silent > 1) {
            auto const middle = (silent + loud) / 2;
            auto const part = std::string_view(text).substr(0, middle);
            bool const said = says(part, key.victim) || says(part, key.perpetrator) || says(part, key.died);
            (said ? loud : silent) = middle;
        }
        RC_LOG() << name << " says the " << (person ? "name" : "day") << ": ..."
                 << text.substr(loud > 80 ? loud - 80 : 0, 80) << "\n";
        return false;
    }
    return true;
}

using Products = std::map<std::string, std::string>;
Products products(Folder const& folder, std::string const& where) {
    Products out;
    for (auto const& name : folder.files())
        if (name.starts_with(where + "/")) out[name] = folder.read(name);
    return out;
}

/// Messages without the columns that they point at and the keys of the decisions that they ask for: of one's own text
/// and for one's own eyes, these follow from how long a name is there.
std::string without_places(std::string_view err) {
    static std::regex const place(R"((:\d+):\d+: )"), where(R"(where = "[0-9a-f]{16}")"),
        shown(R"(\n +[^\n]*\n +\^~*)");
    auto out = std::regex_replace(std::string(err), place, "$1: ");
    out = std::regex_replace(out, where, "where");
    return std::regex_replace(out, shown, "");
}

/// True where both folders hold the same bytes; else the first place where they part is told.
bool same_products(Folder const& left, Folder const& right) {
    auto const one = products(left, "out"), other = products(right, "out");
    for (auto const& [name, bytes] : one) {
        auto const twin = other.find(name);
        if (twin == other.end()) {
            RC_LOG() << name << " is in one folder only\n";
            return false;
        }
        auto const [here, there] = std::mismatch(bytes.begin(), bytes.end(), twin->second.begin(), twin->second.end());
        if (here == bytes.end() && there == twin->second.end()) continue;
        auto const at = static_cast<std::size_t>(here - bytes.begin());
        auto const begin = at > 150 ? at - 150 : 0;
        RC_LOG() << name << " parts at " << at << ":\n"
                 << bytes.substr(begin, 300) << "\n-----\n"
                 << twin->second.substr(begin, 300) << "\n";
        return false;
    }
    return one.size() == other.size();
}

Run redacted(Folder const& folder, Key const& key, std::string const& text) {
    folder.write("k.toml", key_file(key));
    std::filesystem::permissions(folder / "k.toml",
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    folder.write("note.md", text);
    return run({"redact", "note.md", "--identities", "k.toml", "--mode", "pseudonymise", "--format", "md,html,pdf",
                "-o", "out", "--allow-open"},
               {.folder = folder.path()});
}

/// The case of `dhrdoc new` with other people in it, and prose of ours.
Run built(Folder const& folder, Key const& key, std::string const& text, std::string const& own_template = {}) {
    if (run({"new", "review"}, {.folder = folder.path()}).status != 0) return {};
    auto const renamed = [&](std::string words) {
        words = filled(std::move(words), "Josephine Notarealname", key.victim.forename + " Notarealname");
        words = filled(std::move(words), "Josephine", key.victim.forename);
        words =
            filled(std::move(words), "Bartholomew Madeupton", key.perpetrator.forename + " " + key.perpetrator.surname);
        words = filled(std::move(words), "Bartholomew", key.perpetrator.forename);
        words = filled(std::move(words), "josie.madeupton", "someone.else");
        words = filled(std::move(words), "Madeupton", key.victim.surname);
        return filled(std::move(words), "2024-03-09", iso(key.died));
    };
    folder.write("review/identities.toml", renamed(folder.read("review/identities.toml")));
    folder.write("review/narrative/background.md", folder.read("review/narrative/background.md") + "\n" +
                                                       filled(text, "<b></b>", ""));  // raw HTML is refused there
    if (!own_template.empty()) folder.write("review/templates/overview-report.md", own_template);
    return run({"build", "review/case.toml", "--only", "overview-report", "--format", "md,html,pdf", "-o", "out"},
               {.folder = folder.path()});
}

constexpr std::array<std::string_view, 9> template_parts = {
    "# About {n}\n\nText of the template.\n\n",
    "## {{words.victim.Name}} and {n} {#about}\n\nSee [](#about).\n\n",
    "{{#narrative.background}}\n{{narrative.background}}\n{{/narrative.background}}\n\n",
    "::: panel-box\nThe panel was told by {n} on {d}.\n:::\n\n",
    "| Who | When |\n|---|---|\n| {n} | {d} |\n\n",
    "- {{review.csp}}\n- {n}\n\n",
    "1. First\n2. {n}\n\n",
    "She died on {d}, as {n} said.[^{i}]\n\n[^{i}]: Letter of {d}\n\n",
    "Completed: {{review.concluded_month}}\n\n"};

/// A template of the user's own: its sections in any order, people and days typed into it.
std::string template_of(std::vector<Part> const& parts, Key const& key) {
    std::string out =
        "---\ntitle: {{review.full_title}}\nstyle: report\nkind: overview-report\nnumbering: paragraphs\n---\n\n";
    auto const days = spellings_of(key.died);
    bool has_heading = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto const index = parts[i].sentence % template_parts.size();
        if (index == 1 && has_heading) continue;  // an id is given once
        has_heading = has_heading || index == 1;
        auto const& person = parts[i].other_person ? key.perpetrator : key.victim;
        // What a template holds is Markdown of ours: no raw HTML, no links out of a heading.
        std::array<std::string, 5> const names = {person.forename, person.surname,
                                                  person.forename + " " + person.surname,
                                                  person.surname + ", " + person.forename, person.forename + "'s"};
        auto one = filled(std::string(template_parts[index]), "{n}", names[parts[i].spelling % names.size()]);
        one = filled(one, "{d}", filled(days[parts[i].spelling % days.size()], "\n", " "));
        out += filled(one, "{i}", std::to_string(i + 1));
    }
    return out;
}

template <typename Property>
void hold(int runs, Property const& property) {
    auto params = rc::detail::configuration().testParams;
    params.maxSuccess = runs;  // rapidcheck tries a hundred of its own accord: whole runs take longer
    params.disableShrinking = true;
    auto const result = rc::detail::checkTestable(property, rc::detail::TestMetadata(), params);
    INFO(result);
    CHECK(result.template is<rc::detail::SuccessResult>());
}

}  // namespace

TEST_CASE("the reader sees what is there, and nothing else") {
    PlainPerson const person{"Zelmira", "Quarnbrook"};
    PlainDay const day{9, 11, 2018};
    for (auto const& spelling : spellings_of(person)) {
        CAPTURE(spelling);
        // Written with a character reference or a tag inside it is for a browser to read.
        bool const for_browser = spelling.starts_with("&#") || spelling.find('<') != std::string::npos;
        CHECK((says(spelling, person) || for_browser));
    }
    for (auto const& spelling : spellings_of(day)) {
        CAPTURE(spelling);
        CHECK(says(spelling, day));
    }
    for (auto const* other :
         {"Nina told the officer in November 2018.", "9 October 2018", "19 November 2018", "in 2018"}) {
        CHECK_FALSE(says(other, person));
        CHECK_FALSE(says(other, day));
    }
}

TEST_CASE("a redacted copy says no name and no day to a reader who shares no code with redact") {
    hold(25, [] {
        auto const key = *any_key();
        auto const text = note_of(*any_parts(sentences.size()), key);
        Folder const folder;
        auto const ran = redacted(folder, key, text);
        RC_LOG() << text << "\n" << ran.err;
        RC_ASSERT(ran.status == 0 || ran.status == 1);
        RC_ASSERT(folder.has("out/note.md"));
        RC_ASSERT(nothing_is_said(folder, "out", key));
        RC_ASSERT(!says(ran.out + ran.err, key.victim));
    });
}

TEST_CASE("a published report says no name and no day to that reader") {
    hold(8, [] {
        auto const key = *any_key();
        auto const text = note_of(*any_parts(sentences_of_cases), key);
        Folder const folder;
        auto const ran = built(folder, key, text);
        RC_LOG() << text << "\n" << ran.err;
        RC_ASSERT(ran.status == 0 || ran.status == 1);
        RC_ASSERT(nothing_is_said(folder, "out", key));
        RC_ASSERT(!says(ran.out + ran.err, key.victim));
        RC_ASSERT(!says(ran.out + ran.err, key.perpetrator));
    });
}

TEST_CASE("other names and days give the same copy, messages and exit status") {
    hold(15, [] {
        auto const one = *any_key();
        auto const other = *any_key();
        auto const parts = *any_parts(sentences.size());
        Folder const left, right;
        auto const first = redacted(left, one, note_of(parts, one));
        auto const second = redacted(right, other, note_of(parts, other));
        RC_LOG() << note_of(parts, one) << "\n" << note_of(parts, other) << "\n" << first.err << "\n" << second.err;
        RC_ASSERT(first.status == second.status);
        RC_ASSERT(first.out == second.out);
        RC_ASSERT(without_places(first.err) == without_places(second.err));
        RC_ASSERT(same_products(left, right));
    });
}

TEST_CASE("other names and days give the same report, messages and exit status") {
    hold(6, [] {
        auto const one = *any_key();
        auto const other = *any_key();
        auto const parts = *any_parts(sentences_of_cases);
        Folder const left, right;
        auto const first = built(left, one, note_of(parts, one));
        auto const second = built(right, other, note_of(parts, other));
        RC_LOG() << note_of(parts, one) << "\n" << first.err << "\n" << second.err;
        RC_ASSERT(first.status == second.status);
        RC_ASSERT(first.out == second.out);
        RC_ASSERT(without_places(first.err) == without_places(second.err));
        RC_ASSERT(same_products(left, right));
    });
}

TEST_CASE("other names and days in a user's own template give the same report, messages and exit status") {
    hold(6, [] {
        auto const one = *any_key();
        auto const other = *any_key();
        auto const parts = *any_parts(sentences_of_cases);
        Folder const left, right;
        auto const first = built(left, one, "Text.\n", template_of(parts, one));
        auto const second = built(right, other, "Text.\n", template_of(parts, other));
        RC_LOG() << template_of(parts, one) << "\n" << first.out << first.err << "\n" << second.out << second.err;
        RC_ASSERT(first.status == second.status);
        RC_ASSERT(first.out == second.out);
        RC_ASSERT(without_places(first.err) == without_places(second.err));
        RC_ASSERT(same_products(left, right));
        RC_ASSERT(nothing_is_said(left, "out", one));
        // Most are good; what is refused is refused for a reason that any key gives.
        RC_ASSERT(first.status == 0);
    });
}
