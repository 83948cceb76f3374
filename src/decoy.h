// Takes a key and the texts of a case; makes other names, days and numbers for what is withheld, and puts them into any
// text by plain replacement of words.
//
// It is on purpose a simpler reader than redact, and knows nothing of what redact finds: where the two see a name
// otherwise, the twin of a document (twin.h) differs from it. What it leaves alone:
//   - a word that is also English, a month, a title or a town (May, Kent): only its company says what it means, so its
//     company must stay; other words of the same name are replaced
//   - what stands in a phrase that is public: [[keep]], agencies, the panel
//   - every writing that the key does not list (one letter wrong, a nickname, "the fifteenth"): the twin's key has the
//     old names as well as the new ones, so that such a writing is withheld in both or in neither
// New names begin with the letter of the old ones, so that initials stay true, and have another length.
#pragma once

#include "model/case.h"
#include "model/identities.h"

#include <chrono>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace dhrdoc {

/// All texts that may name somebody, for asking what stands in them; shared by all decoys of a run, and read once, when
/// the first of them asks. Safe for several threads. The texts must outlive it.
class DecoyTexts {
public:
    explicit DecoyTexts(std::vector<std::string_view> texts) : texts_(std::move(texts)) {}

    [[nodiscard]] std::vector<std::string_view> const& all() const { return texts_; }
    /// False: `lower`, in lower case, does not stand in them in whatever case. True: it may. Of five bytes at least.
    [[nodiscard]] bool may_have(std::string_view lower) const;
    [[nodiscard]] bool has(std::string_view lower) const;
    /// "12 March" or "12th March", with or without a year.
    [[nodiscard]] bool has_day(unsigned month, unsigned day) const;
    /// Days that they give as "2021-03-12".
    [[nodiscard]] std::set<std::chrono::sys_days> const& days() const;

private:
    void gather() const;
    void gather(std::string_view text) const;

    std::vector<std::string_view> texts_;
    mutable std::once_flag gathered_;
    /// Which runs of letters they may have: what is not in here does not occur, and need not be looked for in texts of
    /// a thousand cases.
    mutable std::vector<bool> runs_;
    mutable std::set<std::pair<unsigned, unsigned>> days_of_months_;  // month and day
    mutable std::set<std::chrono::sys_days> days_;
};

class Decoy {
public:
    /// `reviewed` may be null. New words are none of the texts'. Another `attempt` makes other names.
    Decoy(model::Identities const& key, model::Case const* reviewed, DecoyTexts const& texts, unsigned attempt);

    [[nodiscard]] std::string renamed(std::string_view text) const;
    /// Words that were made up, for asking whether one of them happens to mean something.
    [[nodiscard]] std::vector<std::string> const& new_words() const { return new_words_; }

private:
    struct Phrase {
        std::vector<std::string> words;  // as written
        bool stays = false;
    };

    [[nodiscard]] std::pair<std::string, std::string> const* exact_at(std::string_view text, std::size_t at) const;
    [[nodiscard]] std::string varied(std::string_view phrase) const;
    void add_people(model::Identities const& key);
    void add_phrase(std::string_view text, bool stays);
    void add_single(std::string const& word);
    void add_name(std::string_view name, std::string_view surname);
    void add_days(model::Identities const& key, std::set<std::chrono::sys_days> const& given);
    void add_numbers(model::Identities const& key);
    void vary(std::string_view phrase);
    [[nodiscard]] std::string made_up(std::string const& word, unsigned number) const;
    void index_exact();
    void index_beginnings();
    [[nodiscard]] static std::size_t beginning(std::string_view text);
    /// Bytes of `text` from `at` that a phrase takes, and which; 0 where none begins there.
    [[nodiscard]] std::pair<std::size_t, Phrase const*> phrase_at(std::string_view text, std::size_t at) const;
    [[nodiscard]] std::string other_word(std::string_view word) const;

    DecoyTexts const* texts_;  // while it is being made
    unsigned attempt_;
    std::map<std::string, std::string, std::less<>> words_;         // as written -> other
    std::map<std::string, std::string, std::less<>> singles_;       // those that are replaced wherever they stand
    std::unordered_map<std::string, std::vector<Phrase>> phrases_;  // by their first word
    std::vector<std::pair<std::string, std::string>> exact_;        // dates and numbers, longest first
    std::unordered_map<std::string_view, std::size_t> exact_at_;    // index in exact_
    std::unordered_set<std::string_view> exact_begin_;              // how one of them begins
    std::vector<std::size_t> exact_lengths_;                        // longest first
    std::vector<bool> begins_;                                      // two bytes that one of them begins with
    std::vector<std::string> new_words_;
    std::unordered_set<std::string> taken_words_;
};

}  // namespace dhrdoc
