// Takes the keys of many cases; makes one of them.
#include "portfolio_input.h"

#include "redact/view.h"

#include <map>
#include <set>

#include <fmt/format.h>

namespace dhrdoc {

namespace {

std::string prefixed(std::size_t number, std::string_view id) { return fmt::format("{}/{}", number + 1, id); }

model::Text as_text(std::string words) {
    model::Text text;
    text.value = std::move(words);
    return text;
}

std::string part_of(model::Case const& reviewed, std::string_view id) {
    auto const* person = reviewed.person(id);
    return std::string(model::part_in_words(reviewed, person == nullptr ? model::Role::other : person->role));
}

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> out;
    redact::View const view(text);
    for (std::size_t i = 0; i < view.size(); ++i) out.emplace_back(view.word(i));
    return out;
}

/// The case whose key has a word in a name; two cases are more than one.
class Owners {
public:
    static constexpr std::size_t several = static_cast<std::size_t>(-1);

    void add(model::Text const& name, std::size_t number) {
        for (auto& word : words_in(name.value)) {
            auto const [known, is_new] = owners_.try_emplace(std::move(word), number);
            if (!is_new && known->second != number) known->second = several;
        }
    }
    /// What one case keeps must not let out what another withholds.
    [[nodiscard]] bool may_keep(model::Text const& phrase, std::size_t number) const {
        for (auto const& word : words_in(phrase.value)) {
            auto const found = owners_.find(word);
            if (found != owners_.end() && found->second != number) return false;
        }
        return true;
    }

private:
    std::map<std::string, std::size_t> owners_;
};

void add_people(model::Case const& reviewed, model::Identities const& key, std::size_t number, model::Identities& out) {
    for (auto person : key.people) {
        person.pseudonym = as_text(part_of(reviewed, person.id));
        person.id = prefixed(number, person.id);
        out.people.push_back(std::move(person));
    }
}

void add_named(std::vector<model::NamedIdentity> const& from, std::string_view becomes, std::size_t number,
               std::vector<model::NamedIdentity>& out) {
    for (auto named : from) {
        named.pseudonym = as_text(std::string(becomes));
        named.id = prefixed(number, named.id);
        out.push_back(std::move(named));
    }
}

}  // namespace

Keys keys_of(model::Portfolio const& portfolio, casefile::Reader const& reader) {
    Keys keys;
    for (auto const& reviewed : portfolio.cases) keys.push_back(reader.identities_of(*reviewed));
    return keys;
}

std::shared_ptr<model::Identities const> one_key_of(model::Portfolio const& portfolio, Keys const& keys) {
    auto out = std::make_shared<model::Identities>();
    std::size_t people = 0;
    for (auto const& key : keys) people += key ? key->people.size() : 0;
    out->people.reserve(people);
    Owners owners;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (!keys[i]) continue;
        auto const& key = *keys[i];
        add_people(*portfolio.cases[i], key, i, *out);
        add_named(key.places, "the area", i, out->places);
        add_named(key.agencies, "an agency", i, out->agencies);
        for (auto date : key.dates) {
            date.id = prefixed(i, date.id);
            out->dates.push_back(std::move(date));
        }
        out->terms.insert(out->terms.end(), key.terms.begin(), key.terms.end());
        for (auto const& person : key.people) {
            owners.add(person.name, i);
            for (auto const& also : person.also) owners.add(also, i);
        }
        for (auto const& place : key.places) owners.add(place.name, i);
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (!keys[i]) continue;
        for (auto const& keep : keys[i]->keep) {
            if (owners.may_keep(keep, i)) out->keep.push_back(keep);
        }
    }
    // What the paper's own head says is public, whoever else goes by such a name.
    auto const& paper = portfolio.paper;
    for (auto const* text : {&paper.author, &paper.area, &paper.meeting, &paper.directorate, &paper.agency}) {
        if (text->given()) out->keep.push_back(*text);
    }
    return out;
}

std::shared_ptr<model::Case const> one_case_of(model::Portfolio const& portfolio) {
    auto out = std::make_shared<model::Case>();
    out->folder = portfolio.folder;
    out->file = portfolio.file;
    out->chair.name = portfolio.paper.author;
    std::set<std::string> known;
    auto const add_public = [&](model::Text const& name) {
        if (!name.given() || !known.insert(name.value).second) return;
        model::Agency agency;
        agency.id = fmt::format("public-{}", known.size());
        agency.name = name;
        out->agencies.push_back(std::move(agency));
    };
    std::size_t people = 0;
    for (auto const& reviewed : portfolio.cases) people += reviewed->people.size();
    out->people.reserve(people);
    for (std::size_t i = 0; i < portfolio.cases.size(); ++i) {
        auto const& reviewed = *portfolio.cases[i];
        add_public(reviewed.review.csp);
        add_public(reviewed.review.reference);
        for (auto const& agency : reviewed.agencies) {
            if (!agency.mask.given()) add_public(agency.name);
        }
        for (auto const& person : reviewed.people) {
            model::Person part;
            part.id = prefixed(i, person.id);
            part.role = person.role;
            part.sex = person.sex;
            out->people.push_back(std::move(part));
        }
    }
    return out;
}

void explain_tally(model::Portfolio const& portfolio, model::Tally const& tally, base::Sources const& sources,
                   std::function<void(std::string_view)> const& say) {
    auto const place = [&](base::Range range) {
        auto const* file = sources.find(range.begin.file);
        return file == nullptr ? std::string() : fmt::format(" ({}:{})", file->shown_name(), range.begin.line);
    };
    auto const named = [&](model::Counted what) {
        auto const& reviewed = *portfolio.cases[what.review];
        auto const& reference = reviewed.review.reference;
        auto const name = reference.given() ? reference.value : fmt::format("review {}", what.review + 1);
        if (what.recommendation < 0) return name + place(reviewed.review.range);
        auto const& one = reviewed.recommendations[static_cast<std::size_t>(what.recommendation)];
        return fmt::format("{} {}{}", name, one.id, place(one.range));
    };
    auto const line = [&](std::string const& name, model::Count const& count) {
        std::string out = fmt::format("{} = {}{}", name, count.value(), count.shown ? "" : " (not shown)");
        char const* separator = ": ";
        for (auto const what : count.of) {
            out += separator + named(what);
            separator = ", ";
        }
        say(out + "\n");
    };
    for (auto const& [name, count] : tally.figures) line(name, count);
    for (auto const& [id, table] : tally.tables) {
        for (auto const& row : table.rows) {
            for (std::size_t i = 0; i < row.counts.size(); ++i)
                line(fmt::format("{}, {}, {}", id, row.label, table.columns[i]), row.counts[i]);
        }
    }
}

}  // namespace dhrdoc
