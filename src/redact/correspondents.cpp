// Takes a chain of mails and what is to be done with it; makes the policy: everybody in its headers is withheld.
#include "redact/correspondents.h"

#include "redact/view.h"
#include "redact/words.h"

#include "base/nearest.h"
#include "base/unicode.h"

#include <algorithm>
#include <deque>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace dhrdoc::redact {

namespace {

using Words = std::vector<std::string>;

/// Words of letters, folded; figures and what stands between say nothing about a name.
Words letters_of(std::string_view text) {
    View const view(text);
    Words out;
    for (std::size_t i = 0; i < view.size(); ++i)
        if (view.tokens()[i].is_word()) out.emplace_back(view.word(i));
    return out;
}

std::string letters_joined(std::string_view text) {
    std::string out;
    for (auto const& word : letters_of(text)) out += word;
    return out;
}

/// The same name in any order has the same key.
std::string key_of(Words words) {
    for (auto& word : words) word = letters_joined(word);
    std::sort(words.begin(), words.end());
    std::string out;
    for (auto const& word : words) out += word + " ";
    return out;
}

/// "Doe, Jane (CPG)" -> "Doe, Jane"; titles go as well.
std::string core_of(std::string_view display) {
    std::string out;
    int depth = 0;
    for (char const c : display) {
        if (c == '(' || c == '[') ++depth;
        if (depth == 0) out += c;
        if ((c == ')' || c == ']') && depth > 0) --depth;
    }
    return base::trimmed(out);
}

/// The words of a name as written, "Fenn-Lowe" and "O'Dowd" being one each; titles go.
Words name_words(std::string_view display) {
    Words out;
    std::string word;
    auto const end_word = [&] {
        while (!word.empty() && std::string_view(".,;:'\"").find(word.back()) != std::string_view::npos)
            word.pop_back();
        while (!word.empty() && std::string_view(".,;:'\"").find(word.front()) != std::string_view::npos)
            word.erase(0, 1);
        if (!letters_joined(word).empty()) out.push_back(word);
        word.clear();
    };
    for (char const c : core_of(display)) {
        if (c == ' ' || c == ',' || c == '\t')
            end_word();
        else
            word += c;
    }
    end_word();
    while (out.size() > 1 && words::is_title(letters_joined(out.front())) &&
           !words::is(letters_joined(out.front()), words::forename))
        out.erase(out.begin());
    return out;
}

bool is_path(std::string_view address) { return address.starts_with('/'); }

/// "/O=X/CN=RECIPIENTS/CN=DOE JANE114" -> "DOE JANE114".
std::string_view common_name(std::string_view path) {
    auto const slash = path.rfind('/');
    auto const last = path.substr(slash == std::string_view::npos ? 0 : slash + 1);
    auto const equals = last.find('=');
    return equals == std::string_view::npos ? last : last.substr(equals + 1);
}

struct Address {
    std::string whole;   // folded
    std::string local;   // "jane.doe8", or the common name of a path
    std::string domain;  // empty for a path
};

Address address_of(std::string_view written) {
    Address out;
    out.whole = base::lower_case(base::trimmed(written));
    if (is_path(written)) {
        out.local = base::lower_case(common_name(written));
        return out;
    }
    auto const at = out.whole.rfind('@');
    out.local = out.whole.substr(0, at);
    if (at != std::string::npos) out.domain = out.whole.substr(at + 1);
    return out;
}

/// "CPG Team", "Domestic Homicide Enquiries": a mailbox of an office, whose words are words.
bool is_office(Words const& words) {
    if (words.empty()) return false;
    bool const named = std::any_of(words.begin(), words.end(), [](std::string const& word) {
        return words::is(letters_joined(word), words::forename);
    });
    auto const ordinary = [](std::string const& written) {
        auto const word = letters_joined(written);
        return words::is_common(word) || words::is(word, words::organisation | words::acronym | words::place);
    };
    return !named && std::all_of(words.begin(), words.end(), ordinary);
}

std::string capitalised(std::string word) {
    if (!word.empty() && word.front() >= 'a' && word.front() <= 'z')
        word.front() = static_cast<char>(word.front() - 32);
    return word;
}

/// Everything that the headers say of one person.
struct Person {
    std::vector<std::string> displays;  // as written, each once
    std::vector<Words> names;           // of two words or more, in the order of the writing
    std::vector<std::string> surname_first;
    Words singles;  // names of one word
    std::vector<Address> addresses;
    std::vector<std::string> written_addresses;
    std::vector<std::string> nicks;
    std::vector<std::string> written_names;  // as the text has them, where folding would not find them: "O'Dowd"
    bool disclosed = false;
    std::size_t first = 0;  // entry that names the person first
};

class Resolver {
public:
    Resolver(model::MailChain const& chain, model::Disclosure const& disclosure, base::Diagnostics& diagnostics)
        : chain_(chain), disclosure_(disclosure), diagnostics_(diagnostics) {}

    model::Policy resolve(std::shared_ptr<model::Identities const> const& key) {
        gather();
        join_equal();
        find_names_in_text();
        collect_people();
        find_disclosed();
        join_fitting();
        find_disclosed();
        for (std::size_t i = 0; i < chain_.messages.size(); ++i) learn_short_names(i);
        return policy(key);
    }

private:
    struct Entry {
        model::Correspondent const* written = nullptr;
        std::size_t message = 0;
        std::size_t group = 0;  // of the union
    };

    // --- who is one person ---

    void gather() {
        for (std::size_t i = 0; i < chain_.messages.size(); ++i) {
            auto const& message = chain_.messages[i];
            for (auto const* list : {&message.from, &message.to, &message.copied, &message.quoted})
                for (auto const& one : *list) entries_.push_back({&one, i, entries_.size()});
            // Whoever has an address in the text of a mail is known by name as well.
            for (auto const* text : {&message.body, &message.signature})
                for (auto& address : addresses_in(*text)) {
                    in_text_.push_back({{}, std::move(address)});
                    entries_.push_back({&in_text_.back(), i, entries_.size()});
                }
        }
    }
    static std::vector<std::string> addresses_in(std::string_view markdown) {
        std::string text;
        for (char const c : markdown)
            if (c != '\\') text += c;
        auto const belongs = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
                   c == '_' || c == '+' || (static_cast<unsigned char>(c) & 0x80U) != 0;
        };
        std::vector<std::string> out;
        for (auto at = text.find('@'); at != std::string::npos && out.size() < 500; at = text.find('@', at + 1)) {
            auto begin = at;
            while (begin > 0 && belongs(text[begin - 1])) --begin;
            auto end = at + 1;
            while (end < text.size() && belongs(text[end])) ++end;
            while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
            if (begin < at && text.substr(at, end - at).find('.') != std::string::npos)
                out.push_back(text.substr(begin, end - begin));
        }
        return out;
    }

    /// Two words with capitals beside each other; a surname of several pieces ("O'Dowd", "Fenn-Lowe") is one of them.
    struct Pair {
        std::string first, last;
        std::string written;
    };
    static void add_pairs(std::string_view text, std::vector<Pair>& pairs) {
        View const view(text);
        for (std::size_t i = 0; i + 1 < view.size(); ++i) {
            if (!view.tokens()[i].is_capitalised() || view.gap(i) != " " || !view.tokens()[i + 1].is_capitalised())
                continue;
            Pair pair{std::string(view.word(i)), std::string(view.word(i + 1)), {}};
            auto past = i + 2;
            while (past < view.size() && (view.gap(past - 1) == "'" || view.gap(past - 1) == "-") &&
                   view.tokens()[past].is_capitalised())
                pair.last += view.word(past++);
            auto const range = view.source_of_tokens(i, past);
            pair.written = text.substr(range.begin, range.end - range.begin);
            pairs.push_back(std::move(pair));
        }
    }
    /// "Dev Pillai" in the text says who dpillai@... is; "Siobhan O'Dowd" how siobhan.odowd@... is written.
    void find_names_in_text() {
        std::vector<Pair> pairs;
        for (auto const& message : chain_.messages) {
            add_pairs(message.body, pairs);
            add_pairs(message.signature, pairs);
        }
        std::map<std::string, std::vector<std::string>> by_handle;
        for (auto const& pair : pairs) {
            auto const initial = pair.first.substr(0, 1);
            for (auto const& handle :
                 {initial + pair.last, pair.last + initial, pair.first + pair.last, pair.last + pair.first})
                add_once(by_handle[handle], pair.written);
        }
        auto const count = entries_.size();
        for (std::size_t i = 0; i < count; ++i) {
            auto const& written = *entries_[i].written;
            if (written.address.empty() || name_words(written.display).size() >= 2) continue;
            auto const found = by_handle.find(letters_joined(address_of(written.address).local));
            if (found == by_handle.end()) continue;
            // Two people whom it fits: both are withheld, under the names of the text.
            for (auto const& name : found->second) names_by_address_[base::lower_case(written.address)].push_back(name);
        }
    }

    [[nodiscard]] std::size_t root(std::size_t entry) {
        while (entries_[entry].group != entry) {
            entries_[entry].group = entries_[entries_[entry].group].group;
            entry = entries_[entry].group;
        }
        return entry;
    }
    void unite(std::size_t one, std::size_t other) {
        one = root(one);
        other = root(other);
        entries_[std::max(one, other)].group = std::min(one, other);
    }
    void join_equal() {
        std::map<std::string, std::size_t> known;
        auto const meet = [&](std::string const& key, std::size_t entry) {
            auto const [found, is_new] = known.emplace(key, entry);
            if (!is_new) unite(found->second, entry);
        };
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            auto const& written = *entries_[i].written;
            auto const words = name_words(written.display);
            if (words.size() >= 2) meet("name " + key_of(words), i);
            if (words.size() == 1 && written.address.empty()) meet("single " + letters_joined(words.front()), i);
            if (written.address.empty()) continue;
            auto const address = address_of(written.address);
            meet("address " + address.whole, i);
            auto const local = letters_of(address.local);
            bool const is_name =
                local.size() >= 2 &&
                std::all_of(local.begin(), local.end(), [](std::string const& word) { return word.size() >= 2; });
            if (is_name && !is_office(local)) meet("name " + key_of(local), i);
        }
    }
    void collect_people() {
        people_.clear();
        person_of_.assign(entries_.size(), 0);
        std::map<std::size_t, std::size_t> by_root;
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            auto const [found, is_new] = by_root.emplace(root(i), people_.size());
            if (is_new) {
                people_.emplace_back();
                people_.back().first = i;
            }
            person_of_[i] = found->second;
            add_entry(people_[found->second], *entries_[i].written);
            auto const names = names_by_address_.find(base::lower_case(entries_[i].written->address));
            if (names == names_by_address_.end()) continue;
            for (auto const& name : names->second) {
                auto& person = people_[found->second];
                add_once(person.written_names, name);
                auto const words = name_words(name);
                if (words.size() == 2) add_once(person.names, words);
            }
        }
    }
    template <typename Value>
    static void add_once(std::vector<Value>& list, Value value) {
        if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
    }
    static void add_entry(Person& person, model::Correspondent const& written) {
        if (!written.display.empty()) {
            add_once(person.displays, written.display);
            auto const words = name_words(written.display);
            if (words.size() >= 2) {
                add_once(person.names, words);
                if (core_of(written.display).find(',') != std::string::npos)
                    add_once(person.surname_first, key_of(words));
            } else if (words.size() == 1) {
                add_once(person.singles, letters_joined(words.front()));
            }
        }
        if (written.address.empty()) return;
        add_once(person.written_addresses, written.address);
        auto address = address_of(written.address);
        bool const known = std::any_of(person.addresses.begin(), person.addresses.end(),
                                       [&](Address const& one) { return one.whole == address.whole; });
        if (known) return;
        auto const local = letters_of(address.local);
        if (local.size() >= 2 && !is_office(local)) {
            bool const has_it = std::any_of(person.names.begin(), person.names.end(),
                                            [&](Words const& name) { return key_of(name) == key_of(local); });
            bool const whole =
                std::all_of(local.begin(), local.end(), [](std::string const& word) { return word.size() >= 2; });
            if (!has_it && whole) person.names.push_back(local);
        }
        person.addresses.push_back(std::move(address));
    }

    /// jdoe, doej, j.doe, janed, jane and doe may be Jane Doe.
    static bool fits(std::string_view handle, Person const& person) {
        for (auto const& name : person.names) {
            for (int turned = 0; turned < 2; ++turned) {
                auto const first = letters_joined(turned == 0 ? name.front() : name.back());
                auto const last = letters_joined(turned == 0 ? name.back() : name.front());
                auto const initial = first.substr(0, 1);
                for (auto const& form : {initial + last, last + initial, first + last, first + last.substr(0, 1)})
                    if (handle == form) return true;
                if (handle == first && first.size() >= 3) return true;
            }
        }
        return false;
    }
    [[nodiscard]] static bool shares_domain(Person const& one, Person const& other) {
        return std::any_of(one.addresses.begin(), one.addresses.end(), [&](Address const& address) {
            return std::any_of(other.addresses.begin(), other.addresses.end(), [&](Address const& theirs) {
                return !address.domain.empty() && address.domain == theirs.domain;
            });
        });
    }
    /// Whoever is known by a user name or a forename alone joins the only one whom it fits.
    void join_fitting() {
        std::vector<std::pair<std::size_t, std::size_t>> joins;
        for (std::size_t i = 0; i < people_.size(); ++i) {
            auto const& person = people_[i];
            if (!person.names.empty()) continue;
            Words handles = person.singles;
            for (auto const& address : person.addresses) handles.push_back(letters_joined(address.local));
            std::set<std::size_t> fitting;
            for (std::size_t k = 0; k < people_.size(); ++k)
                for (auto const& handle : handles)
                    if (k != i && fits(handle, people_[k])) fitting.insert(k);
            if (fitting.size() != 1) continue;
            auto const& other = people_[*fitting.begin()];
            // What might be somebody else is not named on the strength of an initial.
            if (other.disclosed && !person.addresses.empty() && !shares_domain(person, other)) continue;
            joins.emplace_back(person.first, other.first);
        }
        for (auto const& [one, other] : joins) unite(one, other);
        collect_people();
    }

    // --- who is named ---

    void find_disclosed() {
        bool const last = std::exchange(looked_, true);
        for (auto const& wanted : disclosure_.disclosed) {
            bool found = false;
            for (auto& person : people_) {
                if (!is_meant(wanted, person)) continue;
                person.disclosed = found = true;
            }
            if (!found && last) found = stands_in_text(wanted);
            if (!found && last) tell_unknown(wanted);
        }
    }
    static bool is_meant(model::Disclosed const& wanted, Person const& person) {
        std::vector<std::string> forms{wanted.name.value};
        for (auto const& also : wanted.also) forms.push_back(also.value);
        for (auto const& form : forms) {
            auto const words = name_words(form);
            auto const whole = base::lower_case(base::trimmed(form));
            bool const by_address = std::any_of(person.addresses.begin(), person.addresses.end(),
                                                [&](Address const& one) { return one.whole == whole; });
            bool const by_display = std::any_of(person.displays.begin(), person.displays.end(),
                                                [&](std::string const& one) { return base::lower_case(one) == whole; });
            bool const by_name = words.size() >= 2 && form.find('@') == std::string::npos &&
                                 std::any_of(person.names.begin(), person.names.end(),
                                             [&](Words const& name) { return key_of(name) == key_of(words); });
            if (by_address || by_display || by_name) return true;
        }
        return false;
    }
    [[nodiscard]] bool stands_in_text(model::Disclosed const& wanted) const {
        auto const squeezed_name = squeezed(wanted.name.value);
        auto const in = [&](std::string const& text) {
            return squeezed(text).find(squeezed_name) != std::string::npos;
        };
        return std::any_of(chain_.messages.begin(), chain_.messages.end(), [&](model::MailMessage const& message) {
            return in(message.body) || in(message.signature) ||
                   std::any_of(message.headers.begin(), message.headers.end(),
                               [&](model::MailHeader const& header) { return in(header.value); });
        });
    }
    void tell_unknown(model::Disclosed const& wanted) {
        std::vector<std::string> known;
        for (auto const& person : people_)
            for (auto const& display : person.displays) known.push_back(core_of(display));
        base::Diagnostic found;
        found.severity = base::Severity::warning;
        found.code = "disclosure.nobody";
        found.message = "this name is disclosed, but nobody of that name is in the correspondence";
        found.hint = base::nearest(wanted.name.value, known)
                         ? "a name in a header is nearly the same: write it as it stands there"
                         : "write it as a header has it, or leave it out";
        found.range = wanted.name.range;
        found.withhold_line = true;
        diagnostics_.add(std::move(found));
    }

    // --- what they are called ---

    [[nodiscard]] std::vector<std::size_t> people_in(std::size_t message,
                                                     std::vector<model::Correspondent> const& list) const {
        std::vector<std::size_t> out;
        auto const first =
            std::lower_bound(entries_.begin(), entries_.end(), message,
                             [](Entry const& entry, std::size_t wanted) { return entry.message < wanted; });
        for (auto i = static_cast<std::size_t>(first - entries_.begin()); i < entries_.size(); ++i) {
            if (entries_[i].message != message || list.empty()) break;
            bool const of_list = entries_[i].written >= &list.front() && entries_[i].written <= &list.back();
            if (of_list && std::find(out.begin(), out.end(), person_of_[i]) == out.end()) out.push_back(person_of_[i]);
        }
        return out;
    }
    static bool has_word(Person const& person, std::string const& word) {
        if (std::find(person.singles.begin(), person.singles.end(), word) != person.singles.end()) return true;
        if (std::find(person.nicks.begin(), person.nicks.end(), word) != person.nicks.end()) return true;
        return std::any_of(person.names.begin(), person.names.end(),
                           [&](Words const& name) { return std::find(name.begin(), name.end(), word) != name.end(); });
    }
    /// "Krisz" of Krisztina, "Bob" of Robert.
    static bool may_be_called(Person const& person, std::string const& word) {
        for (auto const& name : person.names)
            for (auto const& written : name) {
                auto const part = letters_joined(written);
                std::size_t same = 0;
                while (same < std::min(part.size(), word.size()) && part[same] == word[same]) ++same;
                if (same >= 3 || words::may_be_short_for(word, part)) return true;
            }
        return false;
    }
    void learn_short_names(std::size_t index) {
        auto const& message = chain_.messages[index];
        auto to = people_in(index, message.to);
        for (auto const& greeted : message.greeted) {
            auto const word = squeezed(greeted);
            if (word.size() < 2) continue;
            auto everybody = to;
            for (auto const one : people_in(index, message.copied)) everybody.push_back(one);
            learn(word, to, everybody);
        }
        auto const from = people_in(index, message.from);
        if (from.empty() || message.signed_by.empty()) return;
        for (auto const& word : letters_of(message.signed_by)) {
            // Initials sign, and mean nothing elsewhere.
            if (word.size() < 3 || has_word(people_[from.front()], word)) continue;
            if (words::is_common(word) && !words::is(word, words::forename) &&
                !may_be_called(people_[from.front()], word))
                continue;
            people_[from.front()].nicks.push_back(word);
        }
    }
    void learn(std::string const& word, std::vector<std::size_t> const& to, std::vector<std::size_t> const& everybody) {
        for (auto const one : everybody)
            if (has_word(people_[one], word)) return;
        for (auto const* list : {&to, &everybody}) {
            std::vector<std::size_t> fitting;
            for (auto const one : *list)
                if (may_be_called(people_[one], word)) fitting.push_back(one);
            if (fitting.size() == 1) {
                people_[fitting.front()].nicks.push_back(word);
                return;
            }
        }
        // A mail to one person greets that person.
        bool const is_word = words::is_common(word) && !words::is(word, words::forename);
        if (to.size() == 1 && !is_word) people_[to.front()].nicks.push_back(word);
    }

    // --- the policy ---

    struct Split {
        Words given;
        std::string surname;
        bool is_guess = false;
    };
    /// Which word is the surname: the sign of it is a comma, an address, or what English knows of forenames.
    static Split given_and_surname(Person const& person) {
        auto const& name = person.names.front();
        bool turned = std::find(person.surname_first.begin(), person.surname_first.end(), key_of(name)) !=
                      person.surname_first.end();
        bool decided = turned;
        for (auto const& address : person.addresses) {
            auto const local = letters_of(address.local);
            if (decided || is_path(address.whole) || local.size() < 2 || key_of(local) != key_of(name)) continue;
            turned = local.back() == letters_joined(name.front()) && local.front() == letters_joined(name.back());
            decided = true;
        }
        Split out;
        if (!decided) {
            bool const last_is_given = words::is(letters_joined(name.back()), words::forename);
            bool const first_is_given = words::is(letters_joined(name.front()), words::forename);
            turned = last_is_given && !first_is_given;
            out.is_guess = last_is_given == first_is_given;
        }
        out.given = name;
        out.surname = turned ? out.given.front() : out.given.back();
        if (turned)
            out.given.erase(out.given.begin());
        else
            out.given.pop_back();
        return out;
    }
    [[nodiscard]] static model::Text text(std::string value) { return {std::move(value), {}, {}}; }

    [[nodiscard]] model::PersonIdentity identity(Person const& person, std::string const& id) const {
        model::PersonIdentity out;
        out.id = id;
        if (!person.names.empty()) {
            auto const split = given_and_surname(person);
            std::string given;
            for (auto const& word : split.given) given += (given.empty() ? "" : " ") + capitalised(word);
            out.surname = text(capitalised(split.surname));
            out.name = text(given + " " + out.surname.value);
            // Either word may be what friends say.
            if (split.is_guess) out.also.push_back(text(out.surname.value + " " + given));
            for (std::size_t i = 1; i < person.names.size(); ++i) {
                if (is_office(person.names[i])) continue;
                std::string also;
                for (auto const& word : person.names[i]) also += (also.empty() ? "" : " ") + capitalised(word);
                if (key_of(person.names[i]) != key_of(person.names.front())) out.also.push_back(text(also));
            }
        } else if (!person.singles.empty()) {
            out.name = text(capitalised(person.singles.front()));
        }
        for (auto const& name : person.written_names) out.also.push_back(text(name));
        for (auto const& nick : person.nicks) out.also.push_back(text(capitalised(nick)));
        for (auto const& address : person.addresses) {
            if (!is_path(address.whole)) out.identifiers.push_back(text(address.whole));
            auto const handle = letters_joined(address.local);
            bool const is_one_word = letters_of(address.local).size() == 1;
            if (is_one_word && handle.size() >= 4 && !words::is_common(handle)) out.also.push_back(text(handle));
        }
        return out;
    }

    model::Policy policy(std::shared_ptr<model::Identities const> const& key) {
        model::Policy out;
        out.manner = model::Manner::redact;
        out.foreign_text = true;
        out.reviewed = disclosure_.reviewed;
        auto identities = key ? std::make_shared<model::Identities>(*key) : std::make_shared<model::Identities>();
        auto correspondence = std::make_shared<model::Correspondence>();
        correspondence->personal_reason = model::personal_reason(disclosure_);
        correspondence->keeps_domains = disclosure_.keeps_domains;
        correspondence->person_keys = disclosure_.person_keys;
        std::vector<std::string> ids(people_.size());
        std::size_t number = 0;
        for (std::size_t i = 0; i < people_.size(); ++i) {
            auto const& person = people_[i];
            if (person.disclosed) {
                add_disclosed(person, *correspondence);
                continue;
            }
            ids[i] = fmt::format("correspondent-{}", ++number);
            add_withheld(person, ids[i], *identities, *correspondence);
        }
        for (auto const& wanted : disclosure_.disclosed) {
            add_spellings(name_words(wanted.name.value), *correspondence);
            correspondence->disclosed.push_back(wanted.name.value);
            for (auto const& also : wanted.also) correspondence->disclosed.push_back(also.value);
        }
        for (auto const& keep : disclosure_.keep) identities->keep.push_back(keep);
        // The officer's own reference is no number of anybody's.
        if (disclosure_.reference.given()) identities->keep.push_back(disclosure_.reference);
        // Words of people who are named are no slips of the pen in the names of others.
        for (auto const& name : correspondence->disclosed) identities->keep.push_back(text(name));
        for (auto const& withheld : disclosure_.withheld) {
            auto const reason = withheld.exemption.given() ? withheld.exemption.value : correspondence->personal_reason;
            identities->terms.push_back({withheld.range, withheld.text, {}, reason});
        }
        share_words(*identities, *correspondence);
        sign(ids, *correspondence);
        out.identities = std::move(identities);
        out.correspondence = std::move(correspondence);
        return out;
    }
    static void add_spellings(Words const& name, model::Correspondence& to) {
        if (name.size() < 2) return;
        std::string forward;
        for (auto const& word : name) forward += (forward.empty() ? "" : " ") + capitalised(word);
        to.disclosed.push_back(forward);
        auto const last = capitalised(name.back());
        std::string turned = last;
        for (std::size_t i = 0; i + 1 < name.size(); ++i) turned += " " + capitalised(name[i]);
        to.disclosed.push_back(turned);
        to.disclosed.push_back(capitalised(name.front()).substr(0, 1) + " " + last);
    }
    static void add_disclosed(Person const& person, model::Correspondence& to) {
        for (auto const& name : person.names) add_spellings(name, to);
        for (auto const& address : person.written_addresses)
            to.disclosed.push_back(is_path(address) ? std::string(common_name(address)) : address);
    }
    void add_withheld(Person const& person, std::string const& id, model::Identities& identities,
                      model::Correspondence& correspondence) const {
        for (auto const& display : person.displays) correspondence.entries.push_back({display, id});
        for (auto const& address : person.written_addresses)
            if (is_path(address)) correspondence.entries.push_back({std::string(common_name(address)), id});
        bool const office = !person.displays.empty() &&
                            std::all_of(person.displays.begin(), person.displays.end(), [](std::string const& display) {
                                auto const words = letters_of(core_of(display));
                                return words.empty() || is_office(words);
                            });
        if (!office) {
            identities.people.push_back(identity(person, id));
            return;
        }
        // An office: its words are withheld as they stand together, and never one by one.
        Person addresses = person;
        addresses.names.clear();
        addresses.singles.clear();
        identities.people.push_back(identity(addresses, id));
    }

    [[nodiscard]] static std::set<std::string> words_in(Person const& person) {
        std::set<std::string> out(person.singles.begin(), person.singles.end());
        for (auto const& name : person.names)
            for (auto const& word : name) {
                out.insert(letters_joined(word));
                for (auto& piece : letters_of(word)) out.insert(std::move(piece));
            }
        out.insert(person.nicks.begin(), person.nicks.end());
        return out;
    }
    /// Words that somebody disclosed and somebody withheld have in common; where one message holds only the former,
    /// they mean that person.
    void share_words(model::Identities const& identities, model::Correspondence& correspondence) const {
        std::set<std::string> withheld;
        for (auto const& person : people_) {
            if (person.disclosed) continue;
            auto const words = words_in(person);
            withheld.insert(words.begin(), words.end());
        }
        // A surname alone might mean either wherever it stands.
        std::set<std::string> surnames;
        for (auto const& person : identities.people) {
            for (auto& word : letters_of(person.name.value)) withheld.insert(std::move(word));
            for (auto& word : letters_of(person.surname.value)) surnames.insert(std::move(word));
        }
        for (auto const& wanted : disclosure_.disclosed)
            for (auto const& word : letters_of(wanted.name.value))
                if (withheld.contains(word)) correspondence.shared_words.insert(word);
        for (auto const& person : people_) {
            if (!person.disclosed) continue;
            for (auto const& word : words_in(person))
                if (withheld.contains(word)) correspondence.shared_words.insert(word);
        }
        for (std::size_t i = 0; i < chain_.messages.size(); ++i) {
            std::set<std::string> here;
            std::set<std::string> hidden;
            for (std::size_t k = 0; k < entries_.size(); ++k) {
                if (entries_[k].message != i) continue;
                auto const& person = people_[person_of_[k]];
                auto const words = words_in(person);
                (person.disclosed ? here : hidden).insert(words.begin(), words.end());
            }
            for (auto const& word : here)
                if (!hidden.contains(word) && !surnames.contains(word)) correspondence.named_in[i + 1].insert(word);
        }
    }
    void sign(std::vector<std::string> const& ids, model::Correspondence& correspondence) const {
        for (std::size_t i = 0; i < chain_.messages.size(); ++i) {
            auto const& message = chain_.messages[i];
            auto const from = people_in(i, message.from);
            if (from.empty() || message.signed_by.empty()) continue;
            if (people_[from.front()].disclosed) {
                for (auto& word : letters_of(message.signed_by)) correspondence.named_in[i + 1].insert(std::move(word));
                continue;
            }
            correspondence.sign_offs[i + 1] = {message.signed_by, ids[from.front()]};
        }
    }

    model::MailChain const& chain_;
    model::Disclosure const& disclosure_;
    base::Diagnostics& diagnostics_;
    std::vector<Entry> entries_;
    std::deque<model::Correspondent> in_text_;
    std::map<std::string, std::vector<std::string>> names_by_address_;
    std::vector<Person> people_;
    std::vector<std::size_t> person_of_;
    bool looked_ = false;
};

}  // namespace

model::Policy policy_for(model::MailChain const& chain, model::Disclosure const& disclosure,
                         std::shared_ptr<model::Identities const> const& key, base::Diagnostics& diagnostics) {
    return Resolver(chain, disclosure, diagnostics).resolve(key);
}

}  // namespace dhrdoc::redact
