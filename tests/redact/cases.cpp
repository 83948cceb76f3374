// Invented people for the tables of this folder: plain names, names that are words, names from elsewhere, short names.
#include "cases.h"

#include "base/date.h"

namespace dhrdoc::redact::test {

namespace {

model::Text text(std::string_view value) {
    model::Text out;
    out.value = value;
    return out;
}

struct Made {
    std::string_view id, name, surname, pseudonym;
    std::vector<std::string_view> also;
    std::string_view title;
};

void add_people(model::Identities& key, std::vector<Made> const& people) {
    for (auto const& made : people) {
        model::PersonIdentity person;
        person.id = made.id;
        person.name = text(made.name);
        person.surname = text(made.surname);
        person.pseudonym = text(made.pseudonym);
        person.title = text(made.title);
        for (auto const also : made.also) person.also.push_back(text(also));
        key.people.push_back(std::move(person));
    }
}

void add_date(model::Identities& key, std::string_view iso, model::Why why, model::Publish publish, std::string id) {
    model::ProtectedDate date;
    date.day.date = *base::parse_iso_date(iso);
    date.why = why;
    date.publish = publish;
    date.id = std::move(id);
    key.dates.push_back(std::move(date));
}

void add_keeps(model::Identities& key, std::vector<std::string_view> const& phrases) {
    for (auto const phrase : phrases) key.keep.push_back(text(phrase));
}

model::Identities plain() {
    model::Identities key;
    add_people(key, {{"victim", "Miriam Jane Holloway", "Holloway", "Beatrice", {"Mim", "Tranter"}, ""},
                     {"perpetrator", "Callum Peter Strickland", "Strickland", "Edwin", {"Cal"}, ""},
                     {"child", "Poppy Strickland", "Strickland", "Child 1", {}, ""},
                     {"gp", "Anil Kapadia", "Kapadia", "GP1", {}, "Dr"}});
    for (auto const* code : {"07700 900321", "4010232137", "CE654321B", "KX09ZTP", "mim.holloway@example.com"})
        key.people[0].identifiers.push_back(text(code));
    key.people[0].address = text("7 Juniper Walk, Redbourne, QN4 7XX");
    model::NamedIdentity place;
    place.id = "town";
    place.name = text("Redbourne");
    place.pseudonym = text("Town A");
    key.places.push_back(place);
    model::NamedIdentity home;
    home.id = "home";
    home.name = text("7 Juniper Walk");
    home.also = {text("Juniper Walk")};
    home.pseudonym = text("Address A");
    key.places.push_back(home);
    model::NamedIdentity agency;
    agency.id = "surgery";
    agency.name = text("Mill Lane Surgery");
    agency.pseudonym = text("the GP practice");
    key.agencies.push_back(agency);
    model::Term term;
    term.text = text("Operation Teasel");
    term.becomes = text("the investigation");
    key.terms.push_back(term);
    for (auto const* listed : {"KB/552071/18", "OP-7 (Heron)", "2018/4471-B"}) {
        term.text = text(listed);
        term.becomes = text("a reference number");
        key.terms.push_back(term);
    }
    add_date(key, "2018-11-09", model::Why::death, model::Publish::month, "death");
    add_date(key, "1986-04-17", model::Why::birth, model::Publish::none, "birth");
    add_keeps(key, {"0808 2000 247", "Holloway Road", "Callum Best House", "999", "2 Marsham Street, London SW1P 4DF"});
    return key;
}

model::Identities words() {
    model::Identities key;
    add_people(key, {{"victim", "Joy Summers", "", "Nadia", {}, ""},
                     {"perpetrator", "Frank Day", "", "Oscar", {}, ""},
                     {"child", "Violet Summers", "", "Child A", {}, ""},
                     {"friend", "Art Bell", "", "Friend 1", {}, ""},
                     {"officer", "Rich Lane", "", "Officer 1", {}, "PC"},
                     {"sister", "April Banks", "", "Nadia's sister", {}, ""},
                     {"cousin", "Barty Yves Osmotherley", "", "Cousin 1", {}, ""}});
    add_date(key, "2020-05-01", model::Why::death, model::Publish::month, "death");
    add_keeps(key, {"Barclays", "Bell Lane"});
    return key;
}

model::Identities elsewhere() {
    model::Identities key;
    add_people(key, {{"victim", "Łucja Žáková-O’Brien", "", "Greta", {}, ""},
                     {"perpetrator", "Youssef El-Amrani", "", "Hugo", {}, ""},
                     {"brother", "Søren Müller", "", "Greta's brother", {}, ""},
                     {"friend", "Trần Thị Thanh", "Trần", "Friend 2", {}, ""},
                     {"uncle", "Piet de Groot", "", "Greta's uncle", {}, ""},
                     {"sister", "Fiona McKenzie", "", "Greta's sister", {}, ""},
                     {"cousin", "Kateryna Markova", "", "Greta's cousin", {}, ""},
                     {"neighbour", "St John Pargeter", "", "Neighbour 3", {}, ""}});
    add_date(key, "2019-04-22", model::Why::death, model::Publish::month, "death");
    return key;
}

/// One surname, several bearers.
model::Identities family() {
    model::Identities key;
    add_people(key, {{"victim", "Senna Garrowby", "", "Ottilie", {"Mrs Pellwood", "Senna Pellwood"}, "Ms"},
                     {"perpetrator", "Tobias Pellwood", "", "Rufus", {}, "Mr"},
                     {"mother", "Wilma Garrowby", "", "Ottilie's mother", {}, "Mrs"},
                     {"brother", "Kester Garrowby", "", "Ottilie's brother", {}, ""},
                     {"brother-2", "Jory Garrowby", "", "Ottilie's other brother", {}, ""},
                     {"friend", "Idris ul-Haq", "", "Rashid", {}, "Mr"}});
    return key;
}

/// Who comes before a court: listed by initials, by a title and one word, by names that are words.
model::Identities courts() {
    model::Identities key;
    add_people(key, {{"applicant", "Nesrin Çalıkuş", "", "Nina", {}, "Ms"},
                     {"lawyer", "M. Jaroszyk", "", "Theo", {}, "Mr"},
                     {"agent", "J. Chabrowska", "", "Otto", {}, "Ms"},
                     {"agent-2", "F. Quist Amdahl", "", "Selma", {}, "Mrs"},
                     {"expert", "Halbritter", "", "Livia", {}, "Mr"},
                     {"judge", "Elspeth May", "", "Judge A", {}, "Mrs Justice"},
                     {"judge-2", "Owain Kennerly", "", "Judge B", {}, "Mr"},
                     {"witness", "Piers Packer", "", "Petra", {}, "Mr"},
                     {"witness-2", "Ulric Carbery", "", "Viggo", {}, "Mr"},
                     {"counsel", "Una Pelling", "", "Ruben", {}, "Ms"},
                     {"counsel-2", "Philip Rule", "", "Sigrid", {}, "Mr"},
                     {"counsel-3", "Micaela Amory", "", "Ulla", {}, "Ms"},
                     {"doctor", "Corin Sharp", "", "Dr A", {}, "Dr"},
                     {"officer", "Mungo Sallis", "", "Officer 1", {}, "PC"},
                     {"witness-3", "Ivor MacAllen", "", "Torben", {}, "Mr"},
                     {"clerk", "Flora Verson", "", "Vilma", {}, "Ms"},
                     {"witness-4", "Stephen Ainslow", "", "Magnus", {}, "Mr"},
                     {"witness-5", "Tadhg Ó Brannail", "", "Pelle", {}, ""},
                     {"applicant-2", "N.K.", "", "Kasper", {}, ""},
                     {"applicant-3", "Thomas Wood", "", "Rune", {}, "Mr"},
                     {"applicant-4", "Yalvan Marden", "", "Sven", {}, "Mr"},
                     {"judge-3", "Hollis LJ", "", "Judge C", {}, ""},
                     {"president", "J.-P. Marchand", "", "Judge D", {}, "Mr"},
                     {"judge-4", "L. Prado Serra Lume", "", "Judge E", {}, "Mr"},
                     {"judge-5", "Ö. Öz", "", "Magda", {}, "Mr"},
                     {"judge-6", "G. Şan", "", "Birte", {}, "Ms"},
                     {"late", "the late Mr Zdenko Kropka (a minor)", "", "Agda", {}, ""},
                     {"others", "Kumru Yalvaç and Others", "", "Frode", {}, ""},
                     {"peer", "Lord Tarn of Elmsea", "", "Judge G", {}, ""},
                     {"listed", "Dunmore, Alys", "", "Hilde", {}, ""}});
    return key;
}

model::Identities brief() {
    model::Identities key;
    add_people(key, {{"victim", "Bo Yu", "", "Irene", {}, ""},
                     {"perpetrator", "Ed Ho", "", "Jonas", {}, ""},
                     {"neighbour", "Sue Ash", "", "Neighbour 2", {}, ""}});
    add_date(key, "2022-12-05", model::Why::death, model::Publish::year, "death");
    return key;
}

}  // namespace

model::Policy policy_of(char which) {
    model::Policy out;
    out.foreign_text = true;
    auto const key = which == 'P' ? plain() : which == 'W' ? words() : which == 'F' ? elsewhere() : which == 'N' ? family() : which == 'C' ? courts() : brief();
    out.identities = std::make_shared<model::Identities>(key);
    return out;
}

Answer redacted(std::string_view words, Withheld const& withheld) {
    model::Document document;
    model::Block block;
    block.text = model::StyledText::plain(words);
    document.blocks.push_back(block);
    base::Sources sources;
    base::Diagnostics diagnostics;
    Trace trace;
    auto result = redact(document, withheld, sources, diagnostics, &trace);
    Answer out;
    out.text = result.document.document().blocks.front().text.text;
    for (auto const& entry : trace)
        if (entry.action == "asked")
            out.questions.push_back(entry.rule + ": " +
                                    std::string(words.substr(entry.begin, entry.end - entry.begin)));
    out.report = std::move(result.report);
    return out;
}

}  // namespace dhrdoc::redact::test
