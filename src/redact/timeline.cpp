// Takes the published texts of a document one after the other; makes what their sentences say of protected days.
#include "redact/timeline.h"

#include "redact/words.h"

#include <algorithm>
#include <initializer_list>
#include <map>

namespace dhrdoc::redact {

namespace {

using Event = DayConstraints::Event;

bool is_any(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_relative_of_somebody(std::string_view word) {
    return words::is(word, words::kin) &&
           !is_any(word, {"victim", "deceased", "perpetrator", "offender", "defendant", "called", "named"});
}

/// An event that a sentence speaks of: "her death", "she was killed", "the trial", "his 30th birthday".
struct Mention {
    model::Why why = model::Why::death;
    std::size_t first = 0;
    std::size_t past = 0;
    /// It is told, "she died": not only spoken of, "her death".
    bool is_told = false;
    int years = 0;  // "his 30th birthday" is so many years after
};

/// What cannot have come before the death, or not after it.
enum class Side : std::uint8_t { none, before, after };

}  // namespace

// --- one sentence
// -------------------------------------------------------------------------------------------------------------------

class Timeline::Reader {
public:
    Reader(Timeline& timeline, View const& view, std::vector<DateExpression> const& expressions, std::size_t text)
        : timeline_(timeline), view_(view), expressions_(expressions), text_(text) {}

    void read_sentence(std::size_t first, std::size_t past) {
        first_ = first;
        past_ = past;
        has_cause_ = false;
        auto const phrases =
            find_time_phrases(view_, expressions_, first, past, timeline_.likely_years_, timeline_.context_);
        find_mentions();
        if (phrases.days.empty() && phrases.offsets.empty() && mentions_.empty()) return;
        used_days_.assign(phrases.days.size(), false);
        used_mentions_.assign(mentions_.size(), false);
        told_ = timeline_.told_last_;
        anchors_.clear();
        for (auto const& offset : phrases.offsets) anchors_.push_back(anchor_of(offset, phrases));
        for (std::size_t clause = first; clause < past;) {
            std::size_t const end = clause_end(clause, phrases);
            read_clause(clause, end, phrases);
            clause = end;
        }
        timeline_.told_last_ = told_;
    }

private:
    [[nodiscard]] std::string_view word(std::size_t i) const {
        return i >= first_ && i < past_ ? view_.word(i) : std::string_view();
    }
    [[nodiscard]] std::string_view before(std::size_t i, std::size_t back) const {
        return i >= first_ + back ? view_.word(i - back) : std::string_view();
    }
    [[nodiscard]] bool is_pseudonym(std::size_t i) const {
        return view_.tokens()[i].is_capitalised() && timeline_.withheld_.is_pseudonym_word(view_.word(i));
    }
    int cause() {
        if (!has_cause_) timeline_.sentences_.push_back({text_, view_.source_of_tokens(first_, past_)});
        has_cause_ = true;
        return static_cast<int>(timeline_.sentences_.size()) - 1;
    }

    // --- events
    // -----------------------------------------------------------------------------------------------------------
    void find_mentions() {
        mentions_.clear();
        for (std::size_t i = first_; i < past_; ++i) {
            if (death_told_at(i) || death_named_at(i) || birth_at(i) || offence_or_court_at(i)) {
                // "killed" in "was killed": one mention is enough.
                i = std::max(i, mentions_.back().past - 1);
            }
        }
    }
    void mention(model::Why why, std::size_t first, std::size_t past, bool is_told, int years = 0) {
        mentions_.push_back({why, first, past, is_told, years});
    }
    /// Whoever the verb at `i` is said of is the one whom the report is about, or may be.
    [[nodiscard]] bool subject_fits(std::size_t i) const {
        for (std::size_t back = 1; back <= 8 && i >= first_ + back; ++back) {
            auto const at = i - back;
            auto const here = view_.word(at);
            if (is_any(here, {"she", "he", "they", "victim", "deceased", "couple"}) || is_pseudonym(at)) return true;
            if (here == "who") return at > first_ && (is_pseudonym(at - 1) || view_.word(at - 1) == "victim");
            if (view_.gap(at).find_first_of(";:") != std::string_view::npos) return false;
            bool const passed_over =
                is_any(here, {"was",   "were",       "had",  "been",         "has",   "is",      "later",    "then",
                              "sadly", "tragically", "also", "subsequently", "and",   "fatally", "brutally", "only",
                              "the",   "same",       "next", "day",          "days",  "weeks",   "week",     "after",
                              "found", "sole",       "both", "be",           "being", "to",      "have"}) ||
                words::cardinal(here) || here.ends_with("ly");
            if (!passed_over) return false;
        }
        // "Died: March 2021", "Killed in March 2021": the entry of a table.
        return i == first_;
    }
    /// "would have been killed", "nearly died", "threatened to", "if she died".
    [[nodiscard]] bool is_not_real(std::size_t i) const {
        for (std::size_t back = 1; back <= 7 && i >= first_ + back; ++back) {
            if (back > 1 && view_.gap(i - back).find_first_of(",;:") != std::string_view::npos) return false;
            if (is_any(view_.word(i - back),
                       {"would",   "could",  "might",  "should",  "feared",     "fear",      "nearly",
                        "almost",  "not",    "never",  "if",      "threatened", "attempted", "believed",
                        "thought", "wished", "wanted", "planned", "wish",       "may"}))
                return true;
        }
        return false;
    }
    bool death_told_at(std::size_t i) {
        auto const here = view_.word(i);
        bool told = false;
        std::size_t past = i + 1;
        if (is_any(here, {"died", "perished"}))
            told = subject_fits(i);
        else if (here == "passed" && word(i + 1) == "away") {
            told = subject_fits(i);
            past = i + 2;
        } else if (is_any(here, {"killed", "murdered"}))
            told = is_passive(i) ? subject_fits(i) : takes_the_victim(i + 1) && subject_fits(i);
        else if (is_any(here, {"stabbed", "strangled", "beaten", "shot"}) &&
                 (before(i, 1) == "fatally" || (word(i + 1) == "to" && word(i + 2) == "death")))
            told = subject_fits(i);
        else if (here == "dead" && is_any(before(i, 1), {"found", "pronounced", "declared"}))
            told = subject_fits(i - 1);
        else if (is_any(here, {"took", "ended"}) && is_any(word(i + 1), {"her", "his", "their"}) &&
                 (word(i + 2) == "life" || (word(i + 2) == "own" && word(i + 3) == "life"))) {
            told = subject_fits(i);
            past = i + (word(i + 2) == "own" ? 4 : 3);
        } else if (is_any(here, {"happened", "occurred", "place"}) && named_before(here == "place" ? i - 1 : i))
            told = true;
        if (!told || is_not_real(i)) return false;
        mention(model::Why::death, i, past, true);
        return true;
    }
    [[nodiscard]] bool is_passive(std::size_t i) const {
        for (std::size_t back = 1; back <= 3; ++back) {
            auto const here = before(i, back);
            if (is_any(here, {"was", "were", "been", "being", "is"})) return true;
            if (!here.ends_with("ly") && !is_any(here, {"then", "later", "also"})) return false;
        }
        return false;
    }
    /// "killed her at home", not "killed her dog".
    [[nodiscard]] bool takes_the_victim(std::size_t i) const {
        if (i >= past_) return false;
        if (is_pseudonym(i) || is_any(view_.word(i), {"him", "them"}) ||
            (view_.word(i) == "the" && word(i + 1) == "victim"))
            return true;
        if (view_.word(i) != "her") return false;
        if (i + 1 >= past_ || view_.gap(i).find_first_of(",;.") != std::string_view::npos) return true;
        return words::is(view_.word(i + 1), words::preposition | words::determiner | words::number_word) ||
               view_.tokens()[i + 1].is_number() ||
               is_any(view_.word(i + 1),
                      {"and", "before", "after", "when", "while", "then", "exactly", "later", "that"});
    }
    /// "the murder took", "her death"
    [[nodiscard]] bool named_before(std::size_t i) const {
        return !mentions_.empty() && mentions_.back().why == model::Why::death && mentions_.back().past == i &&
               !mentions_.back().is_told;
    }
    /// "her death", "the fatal attack", "Nina's murder"; not "the homicide review", "her mother's death".
    bool death_named_at(std::size_t i) {
        auto const here = view_.word(i);
        bool const plain = is_any(here, {"death", "murder", "killing", "homicide", "suicide"});
        bool const fatal = before(i, 1) == "fatal" && is_any(here, {"incident", "attack", "assault", "stabbing",
                                                                    "event", "injury", "injuries", "shooting", "fire"});
        if (!plain && !fatal) return false;
        std::size_t at = i - (fatal ? 1 : 0);
        if (at > first_ && is_any(view_.word(at - 1), {"tragic", "sudden", "untimely", "violent", "actual"})) --at;
        auto const near = before(at, 1);
        bool const bare = here == "death" && is_any(near, {"before", "after", "to", "until", "since", "of"}) &&
                          (near != "to" || is_any(before(at, 2), {"day", "days", "weeks", "prior"})) &&
                          (near != "of" || is_any(before(at, 2), {"date", "day", "time", "month"}));
        bool owned = is_any(near, {"the", "her", "his", "their"});
        if (near == "s" && at >= first_ + 2)
            owned = is_pseudonym(at - 2) || is_any(view_.word(at - 2), {"victim", "deceased"});
        if (!owned && !bare) return false;
        if (view_.gap(i).find('\'') == std::string_view::npos &&
            is_any(word(i + 1),
                   {"review",  "reviews",     "trial",   "charge",     "charges",    "investigation", "inquiry",
                    "inquest", "certificate", "threats", "threat",     "allegation", "allegations",   "case",
                    "cases",   "team",        "enquiry", "conviction", "weapon",     "scene",         "suspect",
                    "rate",    "squad",       "penalty", "by",         "rates",      "timeline"}) &&
            view_.gap(i) == " ")
            return false;
        if (word(i + 1) == "of" && !is_of_the_victim(i + 2)) return false;
        mention(model::Why::death, at, i + 1, false);
        return true;
    }
    [[nodiscard]] bool is_of_the_victim(std::size_t i) const {
        if (i >= past_) return false;
        if (view_.word(i) == "the") return is_any(word(i + 1), {"victim", "deceased"});
        if (view_.word(i) == "her" || view_.word(i) == "his") return !is_relative_of_somebody(word(i + 1));
        if (!is_pseudonym(i)) return false;
        return i + 1 >= past_ || view_.gap(i).find('\'') == std::string_view::npos;
    }
    bool birth_at(std::size_t i) {
        auto const here = view_.word(i);
        if (here == "born" && subject_fits(i) && word(i + 1) != "to") {
            mention(model::Why::birth, i, i + 1, true);
            return true;
        }
        if (here == "birth" && before(i, 1) == "of" && is_any(before(i, 2), {"date", "day"})) {
            mention(model::Why::birth, i, i + 1, true);
            return true;
        }
        if (here != "birthday" || i < first_ + 2) return false;
        std::size_t at = i - 1;
        std::optional<int> years = words::ordinal(view_.word(at));
        if (!years && is_any(view_.word(at), {"st", "nd", "rd", "th"}) && view_.tokens()[at - 1].is_number()) {
            years = count_at(view_, at - 1);
            --at;
        }
        if (!years || at == first_) return false;
        // "thirty-seventh"
        if (auto const tens = words::cardinal(before(at, 1)); tens && *tens >= 20 && *years < 10) {
            years = *tens + *years;
            --at;
        }
        auto const owner = before(at, 1);
        bool const hers = is_any(owner, {"her", "his"}) || (owner == "s" && at >= first_ + 2 && is_pseudonym(at - 2));
        if (!hers) return false;
        mention(model::Why::birth, at, i + 1, false, *years);
        return true;
    }
    bool offence_or_court_at(std::size_t i) {
        auto const here = view_.word(i);
        if (is_any(here, {"offence", "offences"}) && before(i, 1) == "the" && word(i + 1) != "of") {
            mention(model::Why::offence, i, i + 1, false);
            return true;
        }
        if (is_any(here, {"sentenced", "convicted"}) && subject_fits(i) && !is_not_real(i)) {
            mention(model::Why::court, i, i + 1, true);
            return true;
        }
        return false;
    }
    /// The unknown day that is meant; nothing where the key protects none of that kind, or several.
    std::optional<Event> event_of(Mention const& mention) {
        auto const found = timeline_.event_of(mention.why, view_, first_, past_);
        if (!found || mention.years == 0) return found;
        auto const birthday = timeline_.constraints_.add_event();
        int const days = mention.years * 365 + mention.years / 4;
        timeline_.constraints_.relate(*found, birthday, days - 1, days + 1, cause());
        return birthday;
    }

    // --- what is counted from
    // -------------------------------------------------------------------------------------------------------------
    struct Anchor {
        enum class Kind : std::uint8_t { told_last, mention, unknown };
        Kind kind = Kind::unknown;
        std::size_t mention = 0;
    };
    Anchor anchor_of(OffsetPhrase const& offset, TimePhrases const& phrases) {
        if (!offset.has_anchor) return {Anchor::Kind::told_last, 0};
        constexpr std::size_t reach = 9;
        for (std::size_t k = 0; k < mentions_.size(); ++k) {
            auto const& mention = mentions_[k];
            if (mention.first + 1 < offset.past || mention.first > offset.past + reach) continue;
            bool const day_between = std::any_of(phrases.days.begin(), phrases.days.end(), [&](DayPhrase const& day) {
                return day.first >= offset.past && day.first < mention.first;
            });
            bool const comma_between = has_gap(offset.past > first_ ? offset.past - 1 : first_, mention.first, ",;");
            if (day_between || comma_between) break;
            used_mentions_[k] = true;
            return {Anchor::Kind::mention, k};
        }
        return {};
    }
    [[nodiscard]] bool has_gap(std::size_t first, std::size_t past, std::string_view marks) const {
        for (std::size_t i = first; i < past; ++i)
            if (view_.gap(i).find_first_of(marks) != std::string_view::npos) return true;
        return false;
    }

    // --- clauses
    // ---------------------------------------------------------------------------------------------------------------
    /// Where another clause begins: behind "that", or before "and three days later".
    [[nodiscard]] std::size_t clause_end(std::size_t first, TimePhrases const& phrases) const {
        for (std::size_t i = first + 1; i < past_; ++i) {
            if (inside_a_phrase(i, phrases)) continue;
            if (view_.gap(i - 1).find(';') != std::string_view::npos) return i;
            auto const here = view_.word(i);
            if (is_any(here, {"that", "who", "which", "where", "but", "because", "although", "while"}) && i > first + 1)
                return i;
            if (here != "and") continue;
            bool const counts_on = std::any_of(phrases.offsets.begin(), phrases.offsets.end(), [&](auto const& offset) {
                return offset.first > i && offset.first <= i + 3 && !offset.has_anchor;
            });
            bool const tells = std::any_of(mentions_.begin(), mentions_.end(), [&](Mention const& mention) {
                return mention.is_told && mention.first > i && mention.first <= i + 5;
            });
            if (counts_on || tells) return i;
        }
        return past_;
    }
    static bool inside_a_phrase(std::size_t i, TimePhrases const& phrases) {
        auto const in = [i](auto const& phrase) { return phrase.first < i && i < phrase.past; };
        return std::any_of(phrases.days.begin(), phrases.days.end(), in) ||
               std::any_of(phrases.offsets.begin(), phrases.offsets.end(), in);
    }
    void read_clause(std::size_t first, std::size_t past, TimePhrases const& phrases) {
        std::optional<Event> event;
        bool is_protected = false;
        for (std::size_t k = 0; k < mentions_.size(); ++k) {
            auto const& mention = mentions_[k];
            if (!mention.is_told || used_mentions_[k] || mention.first < first || mention.first >= past || event)
                continue;
            if (is_bound_before(mention, first)) continue;
            event = event_of(mention);
            is_protected = event.has_value();
        }
        attach_days_of_anchors(first, past, phrases);
        bool const has_day = any_in(phrases.days, first, past, used_days_);
        bool const has_offset = std::any_of(phrases.offsets.begin(), phrases.offsets.end(), [&](auto const& offset) {
            return offset.first >= first && offset.first < past;
        });
        if (!event && !has_day && !has_offset) return;
        if (!event) event = timeline_.constraints_.add_event();
        // "That was on 19 February."
        bool const goes_on = first == first_ && is_any(word(first), {"that", "this", "it"}) && word(first + 1) == "was";
        if (goes_on && told_ && !is_protected) timeline_.constraints_.relate(*told_, *event, 0, 0, cause());
        allow_days(*event, first, past, phrases);
        relate_offsets(*event, first, past, phrases);
        if (!is_protected) bound(*event, first, past);
        told_ = event;
    }
    template <typename Phrases>
    static bool any_in(Phrases const& phrases, std::size_t first, std::size_t past, std::vector<bool> const& used) {
        for (std::size_t i = 0; i < phrases.size(); ++i)
            if (!used[i] && phrases[i].first >= first && phrases[i].first < past) return true;
        return false;
    }
    /// "before she died": not told, only a bound.
    [[nodiscard]] bool is_bound_before(Mention const& mention, std::size_t first) const {
        for (std::size_t back = 1; back <= 5 && mention.first >= first + back; ++back) {
            auto const at = mention.first - back;
            if (is_any(view_.word(at), {"before", "after", "until", "since", "when", "how", "why"})) return true;
            if (view_.gap(at).find(',') != std::string_view::npos) return false;
        }
        return false;
    }
    /// "her ninth birthday on 4 May": the day belongs to what stands before it.
    void attach_days_of_anchors(std::size_t first, std::size_t past, TimePhrases const& phrases) {
        for (std::size_t i = first; i < past; ++i)
            if (is_any(view_.word(i), {"charged", "arrested", "suspicion"})) return;
        for (std::size_t d = 0; d < phrases.days.size(); ++d) {
            auto const& day = phrases.days[d];
            if (used_days_[d] || day.first < first || day.first >= past) continue;
            for (std::size_t k = 0; k < mentions_.size(); ++k) {
                auto const& mention = mentions_[k];
                if (mention.is_told && !used_mentions_[k]) continue;
                if (mention.past > day.first || day.first > mention.past + 3 ||
                    has_gap(mention.past - 1, day.first, ",;"))
                    continue;
                bool const only_small_words = std::all_of(
                    view_.tokens().begin() + static_cast<std::ptrdiff_t>(mention.past),
                    view_.tokens().begin() + static_cast<std::ptrdiff_t>(day.first), [&](Token const& token) {
                        auto const here = view_.folded().substr(token.begin, token.end - token.begin);
                        return is_any(here, {"on", "in", "the", "at", "was", "a", "of", "is"});
                    });
                if (!only_small_words) continue;
                if (auto const event = event_of(mention)) {
                    used_days_[d] = true;
                    timeline_.constraints_.allow(*event, day.days, cause());
                    if (!mention.is_told) told_ = event;
                }
            }
        }
    }
    /// All days of a clause are one day's: "on a Friday in March". Where they cannot be, none is taken.
    void allow_days(Event event, std::size_t first, std::size_t past, TimePhrases const& phrases) {
        std::vector<std::size_t> mine;
        for (std::size_t i = 0; i < phrases.days.size(); ++i)
            if (!used_days_[i] && phrases.days[i].first >= first && phrases.days[i].first < past) mine.push_back(i);
        if (mine.size() > 1 && !go_together(mine, phrases)) mine.clear();
        for (auto const i : mine) {
            used_days_[i] = true;
            timeline_.constraints_.allow(event, phrases.days[i].days, cause());
        }
    }
    [[nodiscard]] static bool go_together(std::vector<std::size_t> const& mine, TimePhrases const& phrases) {
        DayConstraints alone;
        auto const event = alone.add_event();
        bool bounded = false;
        for (auto const i : mine) {
            alone.allow(event, phrases.days[i].days, DayConstraints::background);
            bounded = bounded || !phrases.days[i].days.ranges.empty();
        }
        return bounded && alone.days_left(event, {}) != 0;
    }
    void relate_offsets(Event event, std::size_t first, std::size_t past, TimePhrases const& phrases) {
        for (std::size_t i = 0; i < phrases.offsets.size(); ++i) {
            auto const& offset = phrases.offsets[i];
            if (offset.first < first || offset.first >= past) continue;
            std::optional<Event> from;
            if (anchors_[i].kind == Anchor::Kind::mention)
                from = event_of(mentions_[anchors_[i].mention]);
            else if (anchors_[i].kind == Anchor::Kind::told_last)
                from = told_;
            if (!from || *from == event) continue;
            timeline_.constraints_.relate(*from, event, offset.least, offset.most, cause());
            if (offset.weekdays != DaySet::all_weekdays)
                timeline_.constraints_.allow(event, DaySet::on(offset.weekdays), cause());
        }
    }
    /// "last seen alive" is not after the death, "charged with her murder" not before it.
    void bound(Event event, std::size_t first, std::size_t past) {
        auto const side = side_of(first, past);
        if (side == Side::none) return;
        auto const death = timeline_.event_of(model::Why::death, view_, first_, past_);
        if (!death) return;
        if (side == Side::before)
            timeline_.constraints_.relate(event, *death, 0, DayConstraints::unlimited, cause());
        else
            timeline_.constraints_.relate(*death, event, 0, DayConstraints::unlimited, cause());
    }
    [[nodiscard]] Side side_of(std::size_t first, std::size_t past) const {
        bool charged = false, killing = false, body = false, found = false;
        for (std::size_t i = first; i < past; ++i) {
            auto const here = view_.word(i);
            if (here == "seen" && before(i, 1) == "last" && word(i + 1) == "alive") return Side::before;
            charged = charged || is_any(here, {"charged", "arrested"});
            killing = killing || is_any(here, {"murder", "manslaughter", "killing"});
            body = body || here == "body";
            found = found || is_any(here, {"found", "discovered", "recovered"});
            if (here == "mortem" && before(i, 1) == "post") return Side::after;
            if (here == "funeral" && is_any(before(i, 1), {"her", "his", "the"})) return Side::after;
        }
        if ((charged && killing && !attempted(first, past)) || (body && found)) return Side::after;
        return ordered_by_word(first, past);
    }
    [[nodiscard]] bool attempted(std::size_t first, std::size_t past) const {
        for (std::size_t i = first; i < past; ++i)
            if (is_any(view_.word(i), {"attempted", "conspiracy", "threats", "solicit"})) return true;
        return false;
    }
    /// "on 5 March, before her death"
    [[nodiscard]] Side ordered_by_word(std::size_t first, std::size_t past) const {
        for (std::size_t k = 0; k < mentions_.size(); ++k) {
            auto const& mention = mentions_[k];
            if (used_mentions_[k] || mention.why != model::Why::death || mention.first < first || mention.first >= past)
                continue;
            for (std::size_t back = 1; back <= 4 && mention.first >= first + back; ++back) {
                auto const here = view_.word(mention.first - back);
                if (here == "before" || (here == "to" && before(mention.first - back, 1) == "prior"))
                    return Side::before;
                if (is_any(here, {"after", "following"})) return Side::after;
            }
        }
        return Side::none;
    }

    Timeline& timeline_;
    View const& view_;
    std::vector<DateExpression> const& expressions_;
    std::size_t text_;
    std::size_t first_ = 0;
    std::size_t past_ = 0;
    bool has_cause_ = false;
    std::vector<Mention> mentions_;
    std::vector<bool> used_mentions_;
    std::vector<bool> used_days_;
    std::vector<Anchor> anchors_;
    std::optional<Event> told_;
};

// --- the document
// -------------------------------------------------------------------------------------------------------------------

Timeline::Timeline(Withheld const& withheld) : withheld_(withheld) { add_days(); }

void Timeline::add_days() {
    std::map<DayNumber, std::vector<SubjectIndex>> born, died;
    for (auto const& person : withheld_.policy().identities->people) {
        auto const index = withheld_.person_index(person.id);
        if (index >= withheld_.subjects().size()) continue;
        if (person.born) born[number_of(std::chrono::sys_days(person.born->date))].push_back(index);
        if (person.died) died[number_of(std::chrono::sys_days(person.died->date))].push_back(index);
    }
    std::map<DayNumber, Event> deaths;  // who died on one day died in one event
    auto const& all = withheld_.days();
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto const day = number_of(all[i].day);
        auto const known = all[i].why == model::Why::death ? deaths.find(day) : deaths.end();
        auto const event = known != deaths.end() ? known->second : constraints_.add_event();
        if (all[i].why == model::Why::death) deaths.emplace(day, event);
        days_.push_back({i, event});
        auto& bearers = bearers_.emplace_back();
        auto const& theirs = all[i].why == model::Why::birth ? born : died;
        if (auto const found = theirs.find(day); found != theirs.end()) {
            for (auto const index : found->second) {
                View const name(withheld_.subjects()[index].replacement);
                for (std::size_t k = 0; k < name.size(); ++k) bearers.emplace_back(name.word(k));
            }
        }
        add_background(all[i], event);
    }
}

/// What the policy publishes is known to every reader: it stands in the national library.
void Timeline::add_background(ProtectedDay const& day, Event event) {
    using std::chrono::sys_days;
    auto const year = std::chrono::year(day.year);
    auto const month = std::chrono::month(static_cast<unsigned>(day.month));
    auto const first_of = [](std::chrono::year_month at) { return number_of(sys_days(at / 1)); };
    auto const allow = [&](std::chrono::year_month first, int months) {
        constraints_.allow(event, DaySet::of(first_of(first), first_of(first + std::chrono::months(months)) - 1),
                           DayConstraints::background);
    };
    switch (day.publish) {
        case model::Publish::none:
        case model::Publish::day:
            return;
        case model::Publish::year:
            return allow(year / std::chrono::January, 12);
        case model::Publish::season:
            return allow(year / month - std::chrono::months(day.month % 3), 3);
        case model::Publish::month:
            likely_years_[static_cast<std::size_t>(day.month)] = day.year;
            return allow(year / month, 1);
    }
}

std::optional<Event> Timeline::event_of(model::Why why, View const& view, std::size_t first, std::size_t past) const {
    std::vector<std::size_t> fitting;
    for (std::size_t i = 0; i < days_.size(); ++i)
        if (withheld_.days()[days_[i].day].why == why) fitting.push_back(i);
    if (fitting.empty()) return std::nullopt;
    auto const first_event = days_[fitting.front()].event;
    bool const one = std::all_of(fitting.begin(), fitting.end(), [&](auto i) { return days_[i].event == first_event; });
    if (one && why != model::Why::birth) return first_event;
    std::optional<Event> found;
    for (std::size_t token = first; token < past; ++token) {
        if (!view.tokens()[token].is_capitalised()) continue;
        for (auto const i : fitting) {
            auto const& words = bearers_[i];
            if (std::find(words.begin(), words.end(), view.word(token)) == words.end()) continue;
            if (found && *found != days_[i].event) return std::nullopt;
            found = days_[i].event;
        }
    }
    return found;
}

void Timeline::begin_section() { told_last_.reset(); }

void Timeline::read(std::string_view published, std::size_t text) {
    View const view(published);
    if (view.size() == 0) return;
    static RuleSet const rules;
    auto const expressions = find_date_expressions(view, rules);
    Reader reader(*this, view, expressions, text);
    for (std::size_t i = 0; i < view.size();) {
        auto const past = view.sentence_end(i);
        reader.read_sentence(i, past);
        i = past;
    }
}

namespace {

template <std::size_t count>
bool has_any(std::string_view text, std::string_view const (&stems)[count]) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return std::any_of(std::begin(stems), std::end(stems),
                       [&](std::string_view stem) { return lower.find(stem) != std::string::npos; });
}

}  // namespace

bool Timeline::may_speak_of_events(std::string_view text) {
    constexpr std::string_view stems[] = {"death",   "died",   "dead",    "kill",    "murder",    "homicide", "fatal",
                                          "birth",   "born",   "suicide", "strangl", "life",      "body",     "offence",
                                          "convict", "passed", "alive",   "mortem",  "sentenced", "funeral",  "charged",
                                          "arrest",  "perish", "beaten",  "stabb",   "shot"};
    return has_any(text, stems);
}

bool Timeline::may_go_on(std::string_view text) {
    constexpr std::string_view stems[] = {"later",   "next",   "following", "after", "previous", "earlier", "before",
                                          "precedi", "within", "that ",     "this ", "same ",    "it was"};
    return has_any(text, stems);
}

}  // namespace dhrdoc::redact
