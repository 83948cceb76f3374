// Takes a policy; makes what the finders search by: words of names, days, phrases that stay. Built once, shared by all.
#pragma once

#include "base/diagnostic.h"
#include "model/policy.h"
#include "redact/rules.h"
#include "redact/word_table.h"

#include <array>
#include <bitset>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace dhrdoc::redact {

/// What a word is in somebody's name. Bits.
enum Part : std::uint16_t {
    part_forename = 1,
    part_middle = 2,
    part_surname = 4,        // the whole surname
    part_surname_piece = 8,  // one half of a double-barrelled one, or what stands behind a particle
    part_alias = 16,
    part_whole = 32,        // forename and surname in one
    part_handle = 64,       // user names
    part_cut_handle = 128,  // user names with the surname cut short: only where a number follows or a system is meant
    part_plural = 256,      // "Whitcombes"
    part_bare_possessive = 512,  // "Eleanors"
    part_phrase = 1024,          // a place, an agency, a term
    part_own_surname = 2048,     // of the name itself, not of one listed beside it
};
inline constexpr std::uint16_t part_first = part_forename | part_alias;
inline constexpr std::uint16_t part_last = part_surname | part_surname_piece | part_alias;

/// Index in Withheld::subjects(). A portfolio of 10,000 reviews has some 100,000 of them, with those of its twin.
using SubjectIndex = std::uint32_t;

struct Atom {
    SubjectIndex subject = 0;
    std::uint16_t parts = 0;
    Rule rule = Rule::name_full;
};

using Branches = std::vector<std::pair<std::string, std::uint32_t>>;

/// The words that a path through the trie of names ends at.
/// Small, for a portfolio has hundreds of thousands of them.
struct NameNode {
    std::vector<Atom> atoms;
    /// Index in Withheld::branches_; 0 where no path goes on.
    std::uint32_t branch = 0;
    /// A word of English, a month, a town, or too short to tell: context decides.
    bool ambiguous = false;
    /// First and last byte of the word, where it is one; else 0.
    char first = 0;
    char last = 0;

    [[nodiscard]] bool goes_on() const { return branch != 0; }
};

enum class Sex : std::uint8_t { unknown, female, male };
/// What a title, folded, says of its bearer: "mrs".
[[nodiscard]] Sex sex_of_title(std::string_view title);

struct Subject {
    enum class Kind : std::uint8_t { person, place, agency, term };
    Kind kind = Kind::person;
    std::string id;
    /// What takes the place of the name.
    std::string replacement;
    bool is_child = false;
    Sex sex = Sex::unknown;
    /// The one who died or the one who killed: whom a report may call by a bare surname from end to end.
    bool is_principal = false;
    std::string title;  // folded
    /// Titles with surnames that the key lists: "mrs harker".
    std::set<std::string> titled_surnames;
    std::set<char> given_initials;
    std::set<char> surname_initials;
    std::string forename;  // folded
    /// "J.-P. Marchetti": any forename with these letters may be meant.
    bool is_listed_by_initials = false;
    /// "dh", "dth": initials written together.
    std::set<std::string> monograms;
    /// What a disclosure's mark says: why ("s42"), and the number of the person, where it is to be said.
    std::string reason;
    std::size_t number = 0;
};

struct ProtectedDay {
    std::chrono::sys_days day;
    int year = 0;
    int month = 0;
    int day_of_month = 0;
    model::Why why = model::Why::other;
    model::Publish publish = model::Publish::none;
    std::string id;
};

/// An identifier that the key lists: letters and digits of it, folded.
struct ListedCode {
    std::string squeezed;
    SubjectIndex subject = 0;
    bool is_email = false;
};

struct Address {
    SubjectIndex subject = 0;
    std::string number;               // "14"
    std::vector<std::string> street;  // folded words without the type: {"larkspur"}
    std::string type;                 // "close"
    std::vector<std::string> rest;    // town and what follows, folded words
    std::string postcode;             // "so999qt"
};

/// A place, an agency or a term of several words or with figures, as the key writes it.
struct Phrase {
    std::string squeezed;           // letters and digits of it
    std::vector<std::string> gaps;  // what stands between its words
    std::string tail;               // and behind the last
    SubjectIndex subject = 0;
    Rule rule = Rule::term_listed;
    bool has_digit = false;
    /// A phrase that stays holds it, so that finding its letters in a row proves nothing.
    bool is_kept_elsewhere = false;
};

/// Words that a disclosure withholds, whatever stands between them.
struct Passage {
    std::vector<std::string> words;
    std::string tail;  // what stands behind the last
    SubjectIndex subject = 0;
};

/// A phrase that stays: words, and whether a capital is asked for.
struct PhraseNode {
    WordTable next;
    bool ends = false;
    /// Somebody who is named: no title and no name beside the phrase wins over it.
    bool is_disclosed = false;
};

class Withheld {
public:
    Withheld(model::Policy const& policy, RuleSet rules);
    Withheld(Withheld const&) = delete;
    Withheld& operator=(Withheld const&) = delete;

    [[nodiscard]] RuleSet const& rules() const { return rules_; }
    [[nodiscard]] bool has(Rule rule) const { return rules_.has(rule); }
    [[nodiscard]] model::Policy const& policy() const { return policy_; }
    [[nodiscard]] std::vector<Subject> const& subjects() const { return subjects_; }
    [[nodiscard]] std::vector<ProtectedDay> const& days() const { return days_; }
    [[nodiscard]] std::vector<ListedCode> const& codes() const { return codes_; }
    [[nodiscard]] std::vector<Phrase> const& phrases() const { return phrases_; }
    /// Those of several words whose letters begin with those of `word`, in the order of the key.
    [[nodiscard]] std::vector<std::size_t> phrases_beginning(std::string_view word) const;
    [[nodiscard]] std::vector<Passage> const& passages() const { return passages_; }
    [[nodiscard]] std::vector<Address> const& addresses() const { return addresses_; }
    /// Indices of the listed codes that begin with two characters, or null.
    [[nodiscard]] std::vector<std::size_t> const* codes_starting(std::string_view two) const;
    /// Diagnostics about the key itself: pseudonyms that give a name away.
    [[nodiscard]] base::Diagnostics const& findings() const { return findings_; }

    /// The node that one folded word leads to from the start, or 0.
    [[nodiscard]] std::uint32_t step(std::string_view word) const {
        auto const* found = roots_.find(word);
        return found == nullptr ? 0U : *found;
    }
    [[nodiscard]] std::uint32_t step(std::uint32_t node, std::string_view word) const;
    /// False: no word that step() knows begins with `left` and goes on with `right`.
    [[nodiscard]] bool may_step_over(std::string_view left, std::string_view right) const {
        return beginnings_[beginning_of(left, right)];
    }
    [[nodiscard]] NameNode const& node(std::uint32_t index) const { return nodes_[index]; }
    /// The words by which a path goes on from a node, and where they lead.
    [[nodiscard]] Branches const& branches(std::uint32_t node) const { return branches_[nodes_[node].branch]; }
    /// The one-word name that `word` is a slip of the hand away from, or 0.
    [[nodiscard]] std::uint32_t near_miss(std::string_view word, int& edits) const;
    /// The one-word name that is written as `word` by who has only heard it, or 0.
    [[nodiscard]] std::uint32_t that_sounds_like(std::string_view word) const;
    /// Those of whose names this is what is heard, whatever letters they are written in (scripts.h).
    [[nodiscard]] std::vector<SubjectIndex> const& that_are_heard_as(std::string_view sounds) const;
    /// Subjects whose initials written together are `letters`.
    [[nodiscard]] std::vector<SubjectIndex> const& with_monogram(std::string_view letters) const;
    /// Whose surname begins with it.
    [[nodiscard]] std::vector<SubjectIndex> const& with_surname_initial(char letter) const;
    /// Subjects whose forename may be shortened to `word`.
    [[nodiscard]] std::vector<SubjectIndex> const& with_short_form(std::string_view word) const;
    [[nodiscard]] PhraseNode const& keep(std::uint32_t index) const { return keeps_[index]; }
    /// The key writes this word with an accent, as nobody writes the English word that it is without one: "Öz", "Şen".
    [[nodiscard]] bool is_accented_name(std::string_view word) const { return accented_names_.contains(word); }
    /// Words that are no name of anybody withheld: pseudonyms, the panel, agencies.
    [[nodiscard]] bool is_public_name(std::string_view word) const { return public_names_.contains(word); }
    /// Words of the names that are given instead.
    [[nodiscard]] bool is_pseudonym_word(std::string_view word) const { return pseudonym_words_.contains(word); }
    /// Names of one word and four letters or more, for finding them inside other strings of letters.
    [[nodiscard]] std::vector<std::pair<std::string, std::uint32_t>> const& long_words() const { return long_words_; }

    // For the variant generator.
    void add_name(std::vector<std::string> const& words, Atom atom);
    void add_sounds(std::string_view name, SubjectIndex subject);
    void add_accented(std::string_view word) { accented_names_.emplace(word); }
    enum class Keep { usual, disclosed };
    void add_keep(std::string_view phrase, Keep keep = Keep::usual);
    /// Where the person of that id is among the subjects, or their number.
    [[nodiscard]] SubjectIndex person_index(std::string_view id) const;
    /// Null where no mails are disclosed.
    [[nodiscard]] model::Correspondence const* correspondence() const { return policy_.correspondence.get(); }

private:
    [[nodiscard]] static std::size_t first_two_of(std::string_view letters) {
        auto const second = letters.size() > 1 ? static_cast<unsigned char>(letters[1]) : 0U;
        return static_cast<unsigned char>(letters.front()) * std::size_t{256} + second;
    }
    /// The first four letters of two pieces written together.
    [[nodiscard]] static std::uint16_t beginning_of(std::string_view left, std::string_view right) {
        std::uint32_t out = 0;
        for (std::size_t i = 0; i < 4 && i < left.size() + right.size(); ++i)
            out = (out << 8U) | static_cast<unsigned char>(i < left.size() ? left[i] : right[i - left.size()]);
        return static_cast<std::uint16_t>((out * 2'654'435'761U) >> 16U);
    }
    Branches& branch_of(std::uint32_t node);
    void note_sounds(std::string_view name, SubjectIndex subject) const;
    void add_people();
    void add_named(std::vector<model::NamedIdentity> const& named, Subject::Kind kind, std::string const& otherwise);
    void add_terms();
    void add_phrase(std::string_view text, SubjectIndex subject, Rule rule);
    void mark_kept_phrases();
    void add_days();
    void add_codes(model::PersonIdentity const& person, SubjectIndex subject);
    void add_keeps();
    void add_public_names();
    void index_near_misses();
    void index_subjects();
    void index_phrases();
    void check_pseudonyms();

    model::Policy policy_;
    RuleSet rules_;
    std::vector<Subject> subjects_;
    std::unordered_map<std::string, SubjectIndex, StringHash, std::equal_to<>> people_by_id_;
    std::vector<NameNode> nodes_;
    std::vector<Branches> branches_{1};  // the first is nobody's
    WordTable roots_;
    std::bitset<std::size_t{1} << 16U> beginnings_;  // of the words in roots_
    std::unordered_map<std::string, std::vector<std::uint32_t>, StringHash, std::equal_to<>> deletions_;
    std::unordered_map<std::string, std::vector<SubjectIndex>, StringHash, std::equal_to<>> monograms_;
    std::unordered_map<char, std::vector<SubjectIndex>> surname_initials_;
    std::unordered_map<std::string, std::vector<SubjectIndex>, StringHash, std::equal_to<>> short_forms_;
    std::vector<std::pair<std::string, std::uint32_t>> long_words_;
    std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>> sounds_;
    using Heard = std::unordered_map<std::string, std::vector<SubjectIndex>, StringHash, std::equal_to<>>;
    std::vector<std::pair<std::string, SubjectIndex>> spoken_;  // names as written, and whose they are
    mutable std::once_flag heard_once_;
    mutable Heard heard_;  // made of them when the first word of another script is met: few texts have one
    std::vector<ProtectedDay> days_;
    std::vector<ListedCode> codes_;
    std::unordered_map<std::string, std::vector<std::size_t>, StringHash, std::equal_to<>> codes_by_start_;
    std::vector<Address> addresses_;
    std::vector<Phrase> phrases_;
    std::vector<std::size_t> phrases_by_letters_;
    std::bitset<std::size_t{1} << 16U> phrases_begin_;  // by the first two letters of one, and by the first alone
    std::vector<Passage> passages_;
    std::vector<PhraseNode> keeps_;
    std::unordered_set<std::string, StringHash, std::equal_to<>> accented_names_;
    std::unordered_set<std::string, StringHash, std::equal_to<>> public_names_;
    std::unordered_set<std::string, StringHash, std::equal_to<>> pseudonym_words_;
    base::Diagnostics findings_;
};

/// Built once for each policy. A mutation run gives fewer rules.
[[nodiscard]] std::shared_ptr<Withheld const> compile(model::Policy const& policy, RuleSet rules = {});

}  // namespace dhrdoc::redact
