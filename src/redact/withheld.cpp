// Takes a policy; makes what the finders search by: words of names, days, phrases that stay. Built once, shared by all.
#include "redact/withheld.h"

#include "base/nearest.h"
#include "base/unicode.h"
#include "redact/scripts.h"
#include "redact/variants.h"
#include "redact/view.h"
#include "redact/words.h"

#include <algorithm>

namespace dhrdoc::redact {

namespace {

std::vector<std::string> words_of(std::string_view text) {
    View const view(text);
    std::vector<std::string> out;
    for (std::size_t i = 0; i < view.size(); ++i) out.emplace_back(view.word(i));
    return out;
}

bool is_ambiguous(std::string const& word) {
    return word.size() <= 2 || words::is_plain_word(word) ||
           words::is(word, words::place | words::acronym | words::weekday | words::month);
}

}  // namespace

namespace {

bool is_made_up(Atom const& atom) {
    return (atom.parts & (part_plural | part_bare_possessive | part_handle | part_cut_handle)) != 0;
}

}  // namespace

Withheld::Withheld(model::Policy const& policy, RuleSet rules) : policy_(policy), rules_(rules) {
    nodes_.resize(1);
    keeps_.resize(1);
    if (policy_.profile == model::Profile::working) return;
    add_people();
    add_named(policy_.identities->places, Subject::Kind::place, "[place]");
    add_named(policy_.identities->agencies, Subject::Kind::agency, "[agency]");
    add_terms();
    mark_kept_phrases();
    index_phrases();
    add_days();
    add_keeps();
    add_public_names();
    index_near_misses();
    index_subjects();
    check_pseudonyms();
}

Sex sex_of_title(std::string_view title) {
    for (auto const* one : {"mr", "sir", "master", "lord", "mister"})
        if (title == one) return Sex::male;
    for (auto const* one : {"mrs", "ms", "miss", "lady", "dame", "madam"})
        if (title == one) return Sex::female;
    return Sex::unknown;
}

namespace {

/// The case says it, in a word of its own; else the title does.
Sex sex_in(std::string_view written, std::string_view title) {
    auto const word = folded(written);
    if (word.starts_with("f") || word.starts_with("w")) return Sex::female;
    if (word.starts_with("m")) return Sex::male;
    return sex_of_title(title);
}

}  // namespace

SubjectIndex Withheld::person_index(std::string_view id) const {
    auto const known = people_by_id_.find(id);
    return known == people_by_id_.end() ? static_cast<SubjectIndex>(subjects_.size()) : known->second;
}

void Withheld::add_people() {
    std::unordered_map<std::string_view, model::Person const*> in_case_by_id;
    if (policy_.reviewed)
        for (auto const& person : policy_.reviewed->people) in_case_by_id.emplace(person.id, &person);
    for (auto const& person : policy_.identities->people) {
        // Somebody who stands in the key twice is one person all the same (the twin of a publication has two names).
        auto const index = person_index(person.id);
        auto subject = index < subjects_.size() ? subjects_[index] : Subject();
        subject.id = person.id;
        subject.replacement = person.pseudonym.value;
        auto const known = in_case_by_id.find(person.id);
        auto const* in_case = known == in_case_by_id.end() ? nullptr : known->second;
        if (subject.replacement.empty() && in_case != nullptr) subject.replacement = in_case->pseudonym.value;
        auto const role = folded(person.id.substr(0, person.id.find_last_not_of("-0123456789") + 1));
        if (subject.replacement.empty())
            subject.replacement = words::is(role, words::kin) ? "the " + role : "[name withheld]";
        subject.is_child = role == "child" || (in_case != nullptr && in_case->role == model::Role::child);
        subject.is_principal =
            role == "victim" || role == "perpetrator" ||
            (in_case != nullptr && (in_case->role == model::Role::victim || in_case->role == model::Role::perpetrator));
        subject.title = squeezed(person.title.value);
        subject.sex = sex_in(in_case == nullptr ? std::string_view() : in_case->sex.value, subject.title);
        add_variants(person, index, subject, *this);
        subject.number = index + std::size_t{1};
        if (index < subjects_.size()) {
            subjects_[index] = std::move(subject);
        } else {
            subjects_.push_back(std::move(subject));
            people_by_id_.emplace(person.id, index);
        }
        add_codes(person, index);
    }
}

void Withheld::add_named(std::vector<model::NamedIdentity> const& named, Subject::Kind kind,
                         std::string const& otherwise) {
    Rule const rule = kind == Subject::Kind::place ? Rule::place_name : Rule::agency_name;
    for (auto const& one : named) {
        auto const index = static_cast<SubjectIndex>(subjects_.size());
        Subject subject;
        subject.kind = kind;
        subject.id = one.id;
        subject.replacement = one.pseudonym.value.empty() ? otherwise : one.pseudonym.value;
        subjects_.push_back(std::move(subject));
        std::vector<std::string> forms{one.name.value};
        for (auto const& also : one.also) forms.push_back(also.value);
        for (auto const& form : forms) {
            auto words = words_of(form);
            if (words.empty()) continue;
            if (words.size() > 2 && words.front() == "the") words.erase(words.begin());
            add_name(words, Atom{index, part_phrase, rule});
            add_phrase(form, index, rule);
            std::string joined;
            for (auto const& word : words) joined += word;
            if (words.size() > 1) add_name({joined}, Atom{index, part_phrase, rule});
        }
    }
}

void Withheld::add_terms() {
    for (auto const& term : policy_.identities->terms) {
        Subject subject;
        subject.kind = Subject::Kind::term;
        subject.id = "term";
        subject.reason = term.reason;
        subject.replacement = term.becomes.value.empty() ? "[withheld]" : term.becomes.value;
        auto const index = static_cast<SubjectIndex>(subjects_.size());
        if (!term.reason.empty() && rules_.has(Rule::term_listed)) {
            subject.id = "withhold-" + std::to_string(passages_.size() + 1);
            View const view(term.text.value);
            if (view.size() > 0)
                passages_.push_back(
                    {words_of(term.text.value), std::string(view.folded().substr(view.tokens().back().end)), index});
        }
        add_name(words_of(term.text.value), Atom{index, part_phrase, Rule::term_listed});
        add_phrase(term.text.value, index, Rule::term_listed);
        subjects_.push_back(std::move(subject));
    }
}

void Withheld::add_phrase(std::string_view text, SubjectIndex subject, Rule rule) {
    View const view(text);
    if (view.size() == 0 || !rules_.has(rule)) return;
    Phrase phrase;
    phrase.squeezed = squeezed(text);
    phrase.subject = subject;
    phrase.rule = rule;
    for (std::size_t i = 0; i < view.size(); ++i) {
        phrase.has_digit = phrase.has_digit || view.tokens()[i].is_number();
        if (i + 1 < view.size()) phrase.gaps.emplace_back(view.gap(i));
    }
    phrase.tail = view.folded().substr(view.tokens().back().end);
    phrases_.push_back(std::move(phrase));
}

void Withheld::mark_kept_phrases() {
    for (auto& phrase : phrases_)
        for (auto const& keep : policy_.identities->keep)
            if (squeezed(keep.value).find(phrase.squeezed) != std::string::npos) phrase.is_kept_elsewhere = true;
}

void Withheld::index_phrases() {
    for (std::size_t i = 0; i < phrases_.size(); ++i)
        if (!phrases_[i].gaps.empty()) phrases_by_letters_.push_back(i);
    for (auto const phrase : phrases_by_letters_) {
        auto const& letters = phrases_[phrase].squeezed;
        phrases_begin_.set(first_two_of(letters));
        phrases_begin_.set(first_two_of(std::string_view(letters).substr(0, 1)));
    }
    std::stable_sort(phrases_by_letters_.begin(), phrases_by_letters_.end(), [&](std::size_t one, std::size_t other) {
        return phrases_[one].squeezed < phrases_[other].squeezed;
    });
}

std::vector<std::size_t> Withheld::phrases_beginning(std::string_view word) const {
    if (!phrases_begin_[first_two_of(word)]) return {};
    auto const begins = [&](std::size_t phrase) {
        return std::string_view(phrases_[phrase].squeezed).substr(0, word.size());
    };
    auto const first = std::partition_point(phrases_by_letters_.begin(), phrases_by_letters_.end(),
                                            [&](std::size_t phrase) { return begins(phrase) < word; });
    auto const last = std::partition_point(first, phrases_by_letters_.end(),
                                           [&](std::size_t phrase) { return begins(phrase) == word; });
    std::vector<std::size_t> out(first, last);
    std::sort(out.begin(), out.end());
    return out;
}

void Withheld::add_days() {
    for (auto const& date : policy_.identities->dates) {
        if (date.publish == model::Publish::day) continue;
        ProtectedDay day;
        day.day = base::days_of(date.day.date);
        day.year = static_cast<int>(date.day.date.year());
        day.month = static_cast<int>(static_cast<unsigned>(date.day.date.month()));
        day.day_of_month = static_cast<int>(static_cast<unsigned>(date.day.date.day()));
        day.why = date.why;
        day.publish = date.publish;
        day.id = date.id;
        days_.push_back(std::move(day));
    }
}

namespace {

Address address_of(std::string_view text, SubjectIndex subject) {
    Address out;
    out.subject = subject;
    View const view(text);
    std::size_t i = 0;
    bool in_street = true;
    for (; i < view.size(); ++i) {
        std::string const word(view.word(i));
        bool const ends_line = view.gap(i).find(',') != std::string_view::npos;
        if (in_street && view.tokens()[i].is_number() && out.street.empty())
            out.number = out.number.empty() ? word : out.number;
        else if (in_street && words::is(word, words::house) && !out.street.empty() && out.type.empty())
            out.type = word;
        else if (in_street && (word.size() > 1 || !out.street.empty()))
            out.street.push_back(word);
        else if (!in_street)
            out.rest.push_back(word);
        if (ends_line && !out.street.empty() && !out.type.empty())
            in_street = false;
        else if (ends_line && out.type.empty() && !out.street.empty() && !out.number.empty())
            in_street = false;
    }
    return out;
}

}  // namespace

void Withheld::add_codes(model::PersonIdentity const& person, SubjectIndex subject) {
    for (auto const& identifier : person.identifiers) {
        auto const code = squeezed(identifier.value);
        if (code.size() < 4) continue;
        codes_by_start_[code.substr(0, 2)].push_back(codes_.size());
        codes_.push_back({code, subject, identifier.value.find('@') != std::string::npos});
    }
    if (person.address.given()) addresses_.push_back(address_of(person.address.value, subject));
}

std::vector<std::size_t> const* Withheld::codes_starting(std::string_view two) const {
    auto const found = codes_by_start_.find(two);
    return found == codes_by_start_.end() ? nullptr : &found->second;
}

void Withheld::add_keep(std::string_view phrase, Keep keep) {
    std::uint32_t at = 0;
    for (auto const& word : words_of(phrase)) {
        if (auto const* known = keeps_[at].next.find(word)) {
            at = *known;
            continue;
        }
        auto const made = static_cast<std::uint32_t>(keeps_.size());
        keeps_[at].next.keep(word) = made;
        keeps_.emplace_back();
        at = made;
    }
    if (at == 0) return;
    keeps_[at].ends = true;
    keeps_[at].is_disclosed = keeps_[at].is_disclosed || keep == Keep::disclosed;
}

void Withheld::add_keeps() {
    for (auto const& keep : policy_.identities->keep) add_keep(keep.value);
    if (policy_.correspondence)
        for (auto const& name : policy_.correspondence->disclosed) add_keep(name, Keep::disclosed);
    for (auto const& subject : subjects_)
        if (subject.replacement.find(' ') != std::string::npos) add_keep(subject.replacement);
    if (!policy_.reviewed) return;
    for (auto const& agency : policy_.reviewed->agencies)
        if (!agency.mask.given()) add_keep(agency.name.value);
    if (policy_.reviewed->review.csp.given()) add_keep(policy_.reviewed->review.csp.value);
    if (policy_.reviewed->review.reference.given()) add_keep(policy_.reviewed->review.reference.value);
}

void Withheld::add_public_names() {
    auto const add = [this](std::string_view text) {
        for (auto& word : words_of(text)) public_names_.insert(std::move(word));
    };
    for (auto const& subject : subjects_) {
        add(subject.replacement);
        for (auto& word : words_of(subject.replacement)) pseudonym_words_.insert(std::move(word));
    }
    for (auto const& keep : policy_.identities->keep) add(keep.value);
    if (!policy_.reviewed) return;
    add(policy_.reviewed->chair.name.value);
    add(policy_.reviewed->review.csp.value);
    for (auto const& member : policy_.reviewed->panel) add(member.name.value);
    for (auto const& agency : policy_.reviewed->agencies) add(agency.name.value);
    for (auto const& person : policy_.reviewed->people) add(person.pseudonym.value);
    for (auto const& place : policy_.reviewed->places) add(place.pseudonym.value);
}

std::uint32_t Withheld::step(std::uint32_t node, std::string_view word) const {
    for (auto const& [next_word, next] : branches(node))
        if (next_word == word) return next;
    return 0;
}

Branches& Withheld::branch_of(std::uint32_t node) {
    if (!nodes_[node].goes_on()) {
        nodes_[node].branch = static_cast<std::uint32_t>(branches_.size());
        branches_.emplace_back();
    }
    return branches_[nodes_[node].branch];
}

void Withheld::add_name(std::vector<std::string> const& words, Atom atom) {
    if (words.empty() || !rules_.has(atom.rule)) return;
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::uint32_t next = i == 0 ? step(words[i]) : step(at, words[i]);
        if (next == 0) {
            next = static_cast<std::uint32_t>(nodes_.size());
            nodes_.emplace_back();
            if (i == 0) {
                roots_.keep(words[i]) = next;
                beginnings_.set(beginning_of(words[i], {}));
            } else {
                branch_of(at).emplace_back(words[i], next);
            }
        }
        at = next;
    }
    auto& node = nodes_[at];
    if (words.size() == 1 && node.first == 0) {
        node.first = words.front().front();
        node.last = words.front().back();
        node.ambiguous = is_ambiguous(words.front());
    }
    for (auto& known : node.atoms) {
        if (known.subject != atom.subject) continue;
        // What is a name in its own right is no user name, though the letters be the same: Whitcomb(e) and E.
        if (is_made_up(atom) && !is_made_up(known)) return;
        if (is_made_up(known) && !is_made_up(atom))
            known = atom;
        else
            known.parts = static_cast<std::uint16_t>(known.parts | atom.parts);
        return;
    }
    node.atoms.push_back(atom);
}

// --- one or two letters wrong
// -----------------------------------------------------------------------------------------

namespace {

constexpr std::size_t shortest_for_a_slip = 5;

template <typename Visit>
void for_each_deletion(std::string_view word, Visit const& visit) {
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (i > 0 && word[i] == word[i - 1]) continue;
        std::string shorter(word.substr(0, i));
        shorter += word.substr(i + 1);
        visit(shorter);
    }
}

}  // namespace

/// A slip is found by what is left of both words when a letter is taken away: cheap for any number of names.
void Withheld::index_near_misses() {
    roots_.for_each([this](std::string_view word, std::uint32_t index) {
        auto const& node = nodes_[index];
        if (node.atoms.empty() || word.size() < shortest_for_a_slip) return;
        constexpr auto parts = part_forename | part_surname | part_surname_piece | part_alias | part_whole;
        bool const is_name = std::any_of(node.atoms.begin(), node.atoms.end(), [&](Atom const& atom) {
            return (atom.parts & parts) != 0 && !is_made_up(atom);
        });
        if (is_name) long_words_.emplace_back(word, index);
    });
    std::sort(long_words_.begin(), long_words_.end());
    for (std::uint32_t place = 0; place < long_words_.size(); ++place) {
        auto const& word = long_words_[place].first;
        // Forename and surname run together are not looked for with slips in them.
        if (nodes_[long_words_[place].second].atoms.front().parts == part_whole) continue;
        if (auto const sound = words::sound_of(word); sound.size() >= shortest_for_a_slip)
            sounds_.emplace(sound, long_words_[place].second);
        deletions_[word].push_back(place);
        for_each_deletion(word, [&](std::string const& shorter) {
            deletions_[shorter].push_back(place);
            if (word.size() >= 9)
                for_each_deletion(shorter, [&](std::string const& shortest) { deletions_[shortest].push_back(place); });
        });
    }
}

std::uint32_t Withheld::that_sounds_like(std::string_view word) const {
    if (word.size() < shortest_for_a_slip || !rules_.has(Rule::name_spelling)) return 0;
    auto const found = sounds_.find(words::sound_of(word));
    return found == sounds_.end() ? 0U : found->second;
}

std::uint32_t Withheld::near_miss(std::string_view word, int& edits) const {
    if (word.size() + 1 < shortest_for_a_slip || !rules_.has(Rule::name_spelling)) return 0;
    std::set<std::uint32_t> seen;
    auto const gather = [&](std::string const& key) {
        auto const found = deletions_.find(key);
        if (found != deletions_.end()) seen.insert(found->second.begin(), found->second.end());
    };
    gather(std::string(word));
    for_each_deletion(word, [&](std::string const& shorter) {
        gather(shorter);
        if (word.size() >= 8) for_each_deletion(shorter, gather);
    });
    std::uint32_t best = 0;
    edits = 3;
    for (auto const place : seen) {
        auto const& [name, index] = long_words_[place];
        auto const distance = static_cast<int>(base::edit_distance(word, name));
        int const allowed = name.size() >= 9 ? 2 : 1;
        if (distance == 0 || distance > allowed || distance >= edits) continue;
        edits = distance;
        best = index;
    }
    return best;
}

void Withheld::index_subjects() {
    for (std::size_t i = 0; i < subjects_.size(); ++i) {
        auto const index = static_cast<SubjectIndex>(i);
        if (rules_.has(Rule::name_initials))
            for (auto const& letters : subjects_[i].monograms) {
                monograms_[letters].push_back(index);
                auto& bearers = surname_initials_[letters.back()];
                if (bearers.empty() || bearers.back() != index) bearers.push_back(index);
            }
        if (!rules_.has(Rule::name_short_form) || subjects_[i].forename.empty()) continue;
        for (auto const short_form : words::short_forms_of(subjects_[i].forename)) {
            auto& known = short_forms_[std::string(short_form)];
            if (known.empty() || known.back() != index) known.push_back(index);
        }
    }
}

namespace {

std::vector<SubjectIndex> const nobody;

}  // namespace

std::vector<SubjectIndex> const& Withheld::with_monogram(std::string_view letters) const {
    auto const found = monograms_.find(letters);
    return found == monograms_.end() ? nobody : found->second;
}

std::vector<SubjectIndex> const& Withheld::with_surname_initial(char letter) const {
    auto const found = surname_initials_.find(letter);
    return found == surname_initials_.end() ? nobody : found->second;
}

std::vector<SubjectIndex> const& Withheld::that_are_heard_as(std::string_view sounds) const {
    std::call_once(heard_once_, [this] {
        for (auto const& [name, subject] : spoken_) note_sounds(name, subject);
    });
    auto const found = heard_.find(sounds);
    return found == heard_.end() ? nobody : found->second;
}

/// Of "van der Berg", "O'Connor" and "Smith-Jones": each part that begins with a capital, and each half of it.
void Withheld::note_sounds(std::string_view name, SubjectIndex subject) const {
    auto const note = [&](std::string_view part) {
        for (auto const& one : sounds_across_scripts(part)) {
            auto& known = heard_[one];
            if (std::find(known.begin(), known.end(), subject) == known.end()) known.push_back(subject);
        }
    };
    for (std::size_t at = 0; at < name.size();) {
        auto const end = std::min(name.find(' ', at), name.size());
        auto const part = name.substr(at, end - at);
        at = end + 1;
        if (part.empty() || (part.front() >= 'a' && part.front() <= 'z')) continue;
        note(part);
        View const view(part);
        for (std::size_t i = 0; i < view.size() && view.size() > 1; ++i)
            if (view.word(i).size() > 2) note(view.word(i));
    }
}

void Withheld::add_sounds(std::string_view name, SubjectIndex subject) {
    if (rules_.has(Rule::name_transliteration)) spoken_.emplace_back(name, subject);
}

std::vector<SubjectIndex> const& Withheld::with_short_form(std::string_view word) const {
    auto const found = short_forms_.find(word);
    return found == short_forms_.end() ? nobody : found->second;
}

// --- pseudonyms that give a name away
// ---------------------------------------------------------------------------------

namespace {

std::string pseudonym_fault(std::string_view pseudonym_word, Subject const& subject, Withheld const& withheld) {
    auto const found = withheld.step(pseudonym_word);
    bool const is_name =
        found != 0 &&
        std::any_of(withheld.node(found).atoms.begin(), withheld.node(found).atoms.end(), [](Atom const& atom) {
            return (atom.parts & (part_forename | part_surname | part_surname_piece | part_alias | part_middle)) != 0;
        });
    if (is_name && !words::is(pseudonym_word, words::kin)) return "is part of a withheld name";
    if (!subject.forename.empty() && words::may_be_short_for(pseudonym_word, subject.forename))
        return "is a short form of the name it stands for";
    if (subject.monograms.contains(std::string(pseudonym_word))) return "is the initials of the name it stands for";
    return {};
}

}  // namespace

void Withheld::check_pseudonyms() {
    for (auto const& person : policy_.identities->people) {
        auto const& subject = subjects_[person_index(person.id)];
        View const view(subject.replacement);
        for (std::size_t i = 0; i < view.size(); ++i) {
            if (!view.tokens()[i].is_capitalised()) continue;
            auto const fault = pseudonym_fault(view.word(i), subject, *this);
            if (fault.empty()) continue;
            base::Diagnostic found;
            found.severity = base::Severity::error;
            found.code = "redact.pseudonym";
            found.message = "the pseudonym of \"" + person.id + "\" " + fault;
            found.hint = "choose a name that shares nothing with any name in the key";
            found.range = person.pseudonym.range.known() ? person.pseudonym.range : person.range;
            found.blocking = true;
            found.withhold_line = true;
            findings_.add(std::move(found));
            break;
        }
    }
}

std::shared_ptr<Withheld const> compile(model::Policy const& policy, RuleSet rules) {
    return std::make_shared<Withheld const>(policy, rules);
}

}  // namespace dhrdoc::redact
