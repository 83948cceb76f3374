// Takes a text as a reader reads it; makes the places where what is withheld is not said but follows from what is:
// dates that lead to a protected day by counting, and facts that single a person out. What is left of days is weighed
// when the text has been redacted (reckoning.h).
#include "redact/inference.h"

#include "redact/date_grammar.h"
#include "redact/dates.h"
#include "redact/named_days.h"
#include "redact/words.h"

#include <algorithm>
#include <unordered_map>

namespace dhrdoc::redact {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

bool is_any(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::any_of(list.begin(), list.end(), [&](std::string_view one) { return word == one; });
}
bool is_space(std::string_view gap) { return gap == " " || gap == "\n" || gap == "  "; }

/// What a word says to the rules below. Bits.
enum Sign : std::uint32_t {
    sign_death = 1U << 0,
    sign_happened = 1U << 1,  // died, killed: the event itself, not its review
    sign_unit = 1U << 3,      // days, weeks
    sign_sky = 1U << 4,       // sunrise, tide, eclipse
    sign_public_event = 1U << 5,
    sign_rare = 1U << 6,
    sign_origin = 1U << 7,
    sign_speaker = 1U << 8,  // judge, coroner, newspaper
    sign_pseudonym = 1U << 9,
    sign_explains = 1U << 10,
    sign_name = 1U << 11,  // name, surname
    sign_shares = 1U << 12,
    sign_birthday = 1U << 13,
    sign_campaign = 1U << 15,
    sign_child = 1U << 16,
    sign_school = 1U << 17,
    sign_court = 1U << 18,
    sign_sentence = 1U << 19,
    sign_said = 1U << 21,
    sign_days_word = 1U << 22,
    sign_memory = 1U << 23,
    sign_only = 1U << 24,
    sign_someone = 1U << 25,
    sign_describes = 1U << 26,
};

struct SignList {
    std::uint32_t sign;
    std::string_view words;
};
constexpr SignList sign_lists[] = {
    {sign_death,
     "died dies death dead killed killing murder murdered homicide fatal fatally deceased stabbed strangled suicide "
     "body dod lifeless slain"},
    {sign_happened,
     "died killed murder murdered stabbed strangled fatal fatally killing homicide death dead dies slain dod"},
    {sign_unit, "day days week weeks fortnight night nights month months"},
    {sign_sky, "sunrise sunset moonrise eclipse tide solstice equinox moon dawn dusk"},
    {sign_public_event,
     "queen king royal wedding coronation jubilee lockdown broadcast election referendum brexit olympics olympic final "
     "storm eclipse earthquake budget bombing attack derby eurovision heatwave "
     "hottest coldest snow flood floods cup match marathon hurricane strike president pope minister verdict launch "
     "concert festival super blackout national address televised landing moon "
     "clocks ceremony opening closing parade heaviest wettest hosepipe raid riot riots"},
    {sign_rare,
     "triplets quadruplets quintuplets alpacas llamas falconer lighthouse astronaut olympian paralympian bishop mayor "
     "mayoress magician ventriloquist centenarian harpist bagpiper beekeeper ostrich "
     "medallist novelist actress actor footballer jockey sheriff alderman ambassador baronet peer celebrity champion "
     "organist taxidermist thatcher cooper conjoined albino albinism surrogacy lottery "
     "jackpot trapeze circus matador sumo geisha shaman submarine submariner explorer mountaineer sculptor"},
    {sign_origin, "came arrived emigrated immigrated moved fled native originally born settled"},
    {sign_speaker,
     "judge coroner justice prosecutor newspaper newspapers headline headlines press reporter reporters media "
     "barrister pathologist bbc vicar eulogy obituary tribute recorder article tweet post remarks facebook"},
    {sign_pseudonym, "pseudonym pseudonyms alias anonymised"},
    {sign_explains,
     "because short middle rhymes anagram initial initials starts begins means meaning sounds letter letters "
     "translation nickname backwards reversed resembles similar echoes version form maiden grandmother same"},
    {sign_name, "name surname forename names surnames namesake maiden christened"},
    {sign_shares,
     "also shared shares share same namesake rhymes anagram after identical spelt spelled means translates pronounced "
     "homonym"},
    {sign_birthday, "birthday birthdays"},
    {sign_campaign,
     "fund foundation campaign legacy appeal petition charity bench plaque scholarship garden memorial law trust "
     "project walk run award"},
    {sign_child, "son daughter boy girl child sons daughters"},
    {sign_school, "school nursery academy college reception primary infant junior"},
    {sign_court, "court"},
    {sign_sentence, "sentenced convicted pleaded guilty jailed imprisoned"},
    {sign_said, "said says wrote told stated remarked reported read described called commented posted ran"},
    {sign_days_word, "day night morning evening weekend hours"},
    {sign_memory, "memory named dedicated honour"},
    {sign_only, "only sole"},
    {sign_someone,
     "woman man person family couple one female male mother father nurse teacher officer resident student child"},
    {sign_describes,
     "wife husband mayor president singer actor actress poet footballer king queen saint river town village city "
     "flower month bird character novelist former minister star colour season brand king's"},
};

std::unordered_map<std::string_view, std::uint32_t> const& signs() {
    static std::unordered_map<std::string_view, std::uint32_t> const made = [] {
        std::unordered_map<std::string_view, std::uint32_t> out;
        for (auto const& list : sign_lists) {
            for (std::size_t at = 0; at < list.words.size();) {
                auto const end = std::min(list.words.find(' ', at), list.words.size());
                out[list.words.substr(at, end - at)] |= list.sign;
                at = end + 1;
            }
        }
        return out;
    }();
    return made;
}

/// "three days", "two weeks and a day", "a fortnight", "the day": a number of days.
struct Amount {
    int days = 0;
    std::size_t first = 0;
    std::size_t past = 0;
};

struct Sentence {
    std::size_t first = 0;
    std::size_t past = 0;
    std::uint32_t signs = 0;
    [[nodiscard]] bool has(std::uint32_t all) const { return (signs & all) == all; }
};

class InferenceFinder {
public:
    InferenceFinder(View const& view, std::vector<DateExpression> const& dates, std::vector<bool> const& is_protected,
                    Withheld const& withheld)
        : view_(view), dates_(dates), protected_(is_protected), withheld_(withheld) {}

    std::vector<Span> find() {
        read_signs();
        for (std::size_t i = 0; i < view_.size();) {
            Sentence sentence{i, view_.sentence_end(i), 0};
            for (std::size_t k = sentence.first; k < sentence.past; ++k) sentence.signs |= signs_[k];
            judge(sentence);
            i = sentence.past;
            previous_ = sentence;
        }
        return std::move(spans_);
    }

private:
    void read_signs() {
        signs_.resize(view_.size(), 0);
        for (std::size_t i = 0; i < view_.size(); ++i) {
            auto const found = signs().find(view_.word(i));
            if (found != signs().end()) signs_[i] = found->second;
        }
    }
    template <typename Test>
    [[nodiscard]] bool any(Sentence const& sentence, Test const& test) const {
        for (std::size_t i = sentence.first; i < sentence.past; ++i)
            if (test(i)) return true;
        return false;
    }
    void ask(Sentence const& sentence, Rule rule, char const* question) {
        ask(sentence.first, sentence.past, rule, question);
    }
    void ask(std::size_t first, std::size_t past, Rule rule, char const* question) {
        if (!withheld_.has(rule)) return;
        for (std::size_t i = first; i < past; ++i)
            if (protected_[i]) return;
        Span span;
        span.kind = Kind::inference;
        span.rule = rule;
        span.certain = false;
        span.form = Form::as_given;
        span.replacement = "[withheld]";
        span.question = question;
        span.at = view_.source_of_tokens(first, past);
        spans_.push_back(std::move(span));
    }

    void judge(Sentence const& sentence) {
        if (!withheld_.days().empty()) judge_days(sentence);
        if (withheld_.subjects().empty() && withheld_.days().empty()) return;
        judge_sky(sentence);
        judge_rare(sentence);
        judge_quotation(sentence);
        judge_campaign(sentence);
        judge_names(sentence);
        judge_children_and_courts(sentence);
    }

    // --- days
    // ----------------------------------------------------------------------------------------------------------
    void judge_days(Sentence const& sentence) {
        bool derived = false;
        auto const amounts = amounts_in(sentence);
        for (std::size_t index = 0; index < withheld_.days().size(); ++index)
            if (!amounts.empty() && speaks_of(view_, sentence.first, withheld_.days()[index].why))
                derived = derive(sentence, amounts, index) || derived;
        judge_exact_age(sentence);
        if (!sentence.has(sign_happened) || derived) return;
        bool const dies = std::any_of(withheld_.days().begin(), withheld_.days().end(),
                                      [](ProtectedDay const& day) { return day.why == model::Why::death; });
        if (dies && !narrows_by_birthday(sentence)) narrows_by_event(sentence);
    }

    [[nodiscard]] std::vector<Amount> amounts_in(Sentence const& sentence) const {
        std::vector<Amount> out;
        if (!sentence.has(sign_unit)) return out;
        for (std::size_t i = sentence.first; i < sentence.past; ++i) {
            if ((signs_[i] & sign_unit) == 0) continue;
            auto const word = view_.word(i);
            int const unit = is_any(word, {"week", "weeks"})     ? 7
                             : word == "fortnight"               ? 14
                             : is_any(word, {"month", "months"}) ? 0
                                                                 : 1;
            if (unit == 0) continue;
            if (i > sentence.first) {
                if (auto const count = count_at(view_, i - 1)) {
                    int total = *count * unit;
                    std::size_t first = i - 1;
                    // "seven weeks and four days"
                    if (i >= sentence.first + 4 && view_.word(i - 2) == "and" &&
                        is_any(view_.word(i - 3), {"week", "weeks"}))
                        if (auto const weeks = count_at(view_, i - 4)) {
                            total += *weeks * 7;
                            first = i - 4;
                        }
                    out.push_back({total, first, i + 1});
                    continue;
                }
                if (is_any(view_.word(i - 1), {"the", "next", "following", "previous", "very", "preceding", "that"}) &&
                    unit <= 1)
                    out.push_back({1, i - 1, i + 1});
            }
            // "Days to death : 11", the header of a column and its cell
            for (std::size_t k = i + 1; k < std::min(i + 6, sentence.past); ++k)
                if (view_.tokens()[k].is_number() && view_.gap(k - 1).find(':') != std::string_view::npos)
                    if (auto const count = count_at(view_, k)) out.push_back({*count * unit, i, k + 1});
        }
        return out;
    }
    /// Dates of this sentence and the one before, shifted by what is counted here: do they hit a protected day?
    bool derive(Sentence const& sentence, std::vector<Amount> const& amounts, std::size_t index) {
        if (!withheld_.has(Rule::date_derived)) return false;
        bool found = false;
        auto const& wanted = withheld_.days()[index];
        for (auto const& expression : dates_) {
            bool const here = expression.first >= sentence.first && expression.first < sentence.past;
            bool const before = previous_.past == sentence.first && expression.first >= previous_.first &&
                                expression.first < previous_.past;
            if (!here && !(before && counts_from_before(sentence))) continue;
            for (auto const& at : days_of(expression, wanted.year)) {
                bool const hits = std::any_of(amounts.begin(), amounts.end(), [&](Amount const& amount) {
                    bool const overlaps = amount.first < expression.past && expression.first < amount.past;
                    return !overlaps && amount.days != 0 &&
                           (at + days(amount.days) == wanted.day || at - days(amount.days) == wanted.day);
                });
                if (!hits) continue;
                generalise(expression, index);
                found = true;
                break;
            }
        }
        return found;
    }
    [[nodiscard]] bool counts_from_before(Sentence const& sentence) const {
        return any(sentence, [&](std::size_t i) {
            return is_any(view_.word(i), {"later", "after", "afterwards", "following", "next", "before", "earlier",
                                          "previous", "thereafter"});
        });
    }
    [[nodiscard]] static std::vector<sys_days> days_of(DateExpression const& expression, int year) {
        std::vector<sys_days> out;
        if (expression.is_elliptic || expression.nth != 0 || expression.shift_days != 0 ||
            expression.shift_weekday != 0)
            return out;
        if (expression.named >= 0)
            return days_of_named(expression.named,
                                 expression.readings.front().year == 0 ? year : expression.readings.front().year);
        for (auto const& reading : expression.readings) {
            int const in = reading.year == 0 || expression.loose_year ? year : reading.year;
            std::chrono::year_month_day const at(std::chrono::year(in),
                                                 std::chrono::month(static_cast<unsigned>(reading.month)),
                                                 std::chrono::day(static_cast<unsigned>(reading.day)));
            if (at.ok()) out.push_back(sys_days(at));
        }
        return out;
    }
    void generalise(DateExpression const& expression, std::size_t index) {
        auto const& wanted = withheld_.days()[index];
        bool const with_year = expression.readings.front().year != 0;
        ProtectedDay near = wanted;
        auto const at = days_of(expression, wanted.year);
        if (at.empty()) return;
        // The month of this date, at the granularity of the protected one.
        near.day = at.front();
        std::chrono::year_month_day const found(near.day);
        near.year = static_cast<int>(found.year());
        near.month = static_cast<int>(static_cast<unsigned>(found.month()));
        if (near.publish == model::Publish::none) near.publish = model::Publish::month;
        Span span;
        span.kind = Kind::date;
        span.rule = Rule::date_derived;
        span.subject = static_cast<int>(index);
        span.form = Form::as_given;
        std::size_t first = expression.first;
        span.replacement = published_form(near, with_year);
        if (first > 0 && view_.word(first - 1) == "on" && is_space(view_.gap(first - 1))) {
            --first;
            span.replacement = (view_.tokens()[first].is_capitalised() ? "In " : "in ") + span.replacement;
        }
        span.at = view_.source_of_tokens(first, expression.past);
        spans_.push_back(std::move(span));
    }

    bool narrows_by_birthday(Sentence const& sentence) {
        if (!sentence.has(sign_birthday)) return false;
        bool const counted = any(sentence, [&](std::size_t i) {
            return (signs_[i] & sign_unit) != 0 || is_any(view_.word(i), {"eve", "short", "before", "after", "on"});
        });
        if (counted) ask(sentence, Rule::infer_age, "a birthday leaves fewer than 28 days for a withheld date");
        return counted;
    }
    bool narrows_by_event(Sentence const& sentence) {
        if (!sentence.has(sign_public_event)) return false;
        for (std::size_t i = sentence.first; i < sentence.past; ++i) {
            if ((signs_[i] & sign_days_word) == 0) continue;
            auto const next = i + 1 < sentence.past ? view_.word(i + 1) : std::string_view();
            bool const pins = is_any(next, {"of", "that", "the", "when", "as", "after", "before", "following",
                                            "england", "britain", "his", "her"}) &&
                              i > sentence.first && is_any(view_.word(i - 1), {"the", "same", "a", "very"});
            bool const public_after =
                any({i, sentence.past, 0}, [&](std::size_t k) { return (signs_[k] & sign_public_event) != 0; });
            if (!(pins || (next == "after" && i > 0 && view_.word(i - 1) == "the")) || !public_after) continue;
            ask(sentence, Rule::infer_event, "a public event gives the day");
            return true;
        }
        return false;
    }
    /// "36 years, 7 months and 17 days old"
    void judge_exact_age(Sentence const& sentence) {
        if (!sentence.has(sign_unit)) return;
        bool days_counted = false, months_or_years = false;
        for (std::size_t i = sentence.first + 1; i < sentence.past; ++i) {
            if (!count_at(view_, i - 1)) continue;
            days_counted = days_counted || is_any(view_.word(i), {"days", "day"});
            months_or_years = months_or_years || is_any(view_.word(i), {"years", "months", "year", "month"});
        }
        bool const age = any(sentence, [&](std::size_t i) {
            return is_any(view_.word(i), {"old", "aged", "age", "lived"});
        });
        if (days_counted && months_or_years && age)
            ask(sentence, Rule::infer_age, "an exact age gives a withheld date");
    }

    // --- the world
    // -----------------------------------------------------------------------------------------------------
    void judge_sky(Sentence const& sentence) {
        if (!sentence.has(sign_sky)) return;
        bool const that_day = any(sentence, [&](std::size_t i) {
            return i > sentence.first && (signs_[i] & sign_days_word) != 0 &&
                   is_any(view_.word(i - 1), {"that", "the", "same"});
        });
        bool const measured = any(sentence, [&](std::size_t i) {
            return view_.tokens()[i].is_number() ||
                   is_any(view_.word(i),
                          {"sunrise", "sunset", "moonrise", "eclipse", "tide", "full", "new", "solstice", "equinox"});
        });
        if (that_day && measured) ask(sentence, Rule::infer_event, "the sky or the weather gives the day");
    }
    void judge_rare(Sentence const& sentence) {
        int rare = 0;
        for (std::size_t i = sentence.first; i < sentence.past; ++i) {
            if ((signs_[i] & sign_rare) != 0 && !view_.tokens()[i].is_capitalised())
                rare += is_any(view_.word(i), {"triplets", "quadruplets", "quintuplets", "conjoined"}) ? 2 : 1;
            if ((signs_[i] & sign_rare) != 0 && view_.tokens()[i].starts_sentence) rare += 1;
            if ((signs_[i] & sign_origin) != 0 && origin_with_year(sentence, i)) rare += 1;
            if ((signs_[i] & sign_only) != 0 && only_person(sentence, i)) rare += 2;
        }
        if (rare >= 2) ask(sentence, Rule::infer_rare, "these facts together may be true of one person only");
    }
    [[nodiscard]] bool origin_with_year(Sentence const& sentence, std::size_t i) const {
        bool from = false, year = false, place = false;
        for (std::size_t k = i + 1; k < std::min(i + 8, sentence.past); ++k) {
            from = from || is_any(view_.word(k), {"from", "in", "to"});
            std::size_t past = 0;
            year = year || (view_.tokens()[k].is_number() && year_at(view_, k, past).has_value());
            place = place || (from && view_.tokens()[k].is_capitalised() && words::is(view_.word(k), words::place));
        }
        return from && year && place;
    }
    [[nodiscard]] bool only_person(Sentence const& sentence, std::size_t i) const {
        if (i == 0 || !is_any(view_.word(i - 1), {"the", "town", "village", "its", "s", "county"})) return false;
        for (std::size_t k = i + 1; k < std::min(i + 4, sentence.past); ++k)
            if ((signs_[k] & sign_someone) != 0)
                return any({k, std::min(k + 5, sentence.past), 0},
                           [&](std::size_t n) {
                               return is_any(view_.word(n), {"in", "from", "at", "of", "to", "who"});
                           }) &&
                       any({k, sentence.past, 0}, [&](std::size_t n) {
                           return n > k && (view_.tokens()[n].is_capitalised() ||
                                            is_any(view_.word(n), {"village", "town", "county", "street", "island",
                                                                   "country", "school"}));
                       });
        return false;
    }
    void judge_quotation(Sentence const& sentence) {
        if (!sentence.has(sign_speaker) || !sentence.has(sign_said)) return;
        auto const text = view_.folded();
        std::size_t const begin = view_.tokens()[sentence.first].begin;
        auto const open = text.find('"', begin);
        std::size_t const end = view_.tokens()[sentence.past - 1].end;
        if (open == std::string_view::npos || open > end) return;
        auto const close = text.find('"', open + 1);
        std::size_t const first = view_.token_at(open);
        std::size_t const past = view_.token_at(close == std::string_view::npos ? end : close);
        constexpr std::size_t words_that_can_be_searched = 4;
        if (past < first + words_that_can_be_searched) return;
        ask(first, past, Rule::infer_quotation, "a quotation that can be searched for leads to the case");
    }
    void judge_campaign(Sentence const& sentence) {
        if (!sentence.has(sign_campaign)) return;
        for (std::size_t i = sentence.first + 2; i < sentence.past; ++i) {
            if ((signs_[i] & sign_campaign) == 0) continue;
            bool const directly = view_.tokens()[i].is_capitalised() && i > 0 && is_space(view_.gap(i - 1)) &&
                                  view_.tokens()[i - 1].is_capitalised() &&
                                  withheld_.is_pseudonym_word(view_.word(i - 1)) &&
                                  !words::is_common(view_.word(i - 1));
            if (directly && !protected_[i])
                return ask(i - 1, campaign_end(sentence, i), Rule::infer_campaign,
                           "something named after a person can be searched for");
            bool const named = view_.tokens()[i].is_capitalised() && view_.word(i - 1) == "s" &&
                               view_.gap(i - 2) == "'" && view_.tokens()[i - 2].is_capitalised() &&
                               withheld_.is_pseudonym_word(view_.word(i - 2));
            if (named && !protected_[i])
                return ask(i - 2, campaign_end(sentence, i), Rule::infer_campaign,
                           "something named after a person can be searched for");
        }
        bool const in_memory =
            sentence.has(sign_memory) && any(sentence, [&](std::size_t i) {
                return i > sentence.first &&
                       ((view_.word(i) == "memory" && view_.word(i - 1) == "her") ||
                        (view_.word(i) == "memory" && view_.word(i - 1) == "his") ||
                        (view_.word(i) == "name" && is_any(view_.word(i - 1), {"her", "his", "s"})) ||
                        (view_.word(i) == "after" && view_.word(i - 1) == "named") ||
                        (view_.word(i) == "memory" && view_.word(i - 1) == "in"));
            });
        if (in_memory) ask(sentence, Rule::infer_campaign, "something named after a person can be searched for");
    }
    [[nodiscard]] std::size_t campaign_end(Sentence const& sentence, std::size_t i) const {
        while (i + 1 < sentence.past && (signs_[i + 1] & sign_campaign) != 0 && view_.tokens()[i + 1].is_capitalised())
            ++i;
        return i + 1;
    }
    void judge_names(Sentence const& sentence) {
        if (sentence.has(sign_pseudonym) && sentence.has(sign_explains)) {
            bool const reason = any(sentence, [&](std::size_t i) {
                return is_any(view_.word(i), {"because", "rhymes", "anagram", "initial", "initials", "sounds", "means",
                                              "middle", "short", "letter", "letters", "starts", "begins", "similar",
                                              "backwards", "resembles", "translation", "maiden", "nickname"});
            });
            if (reason)
                return ask(sentence, Rule::infer_pseudonym,
                           "the choice of a pseudonym is explained: it may give the name away");
        }
        if (!sentence.has(sign_name) || !(sentence.signs & sign_shares)) return;
        for (std::size_t i = sentence.first; i < sentence.past; ++i) {
            if ((signs_[i] & sign_name) == 0) continue;
            // "to name an officer": what somebody does.
            if (view_.word(i) == "name" && i + 1 < sentence.past && is_any(view_.word(i + 1), {"a", "an"})) continue;
            bool const is_first_name = i > 0 && is_any(view_.word(i - 1), {"organisation", "file", "brand", "user",
                                                                           "domain", "company", "trade", "project"});
            bool const shared = any(sentence, [&](std::size_t k) {
                return is_any(view_.word(k), {"shared", "shares", "namesake", "rhymes", "anagram", "identical",
                                              "homonym", "pronounced"}) ||
                       (view_.word(k) == "same" && k + 4 > i && k < i + 6) ||
                       (view_.word(k) == "named" && k + 1 < sentence.past && view_.word(k + 1) == "after") ||
                       (view_.word(k) == "also" && k > i && k - i <= 3 && k + 2 < sentence.past &&
                        is_any(view_.word(k + 2), {"name", "word", "title"})) ||
                       (is_any(view_.word(k), {"means", "translates"}) && k > i && k - i <= 3) ||
                       (view_.word(k) == "spelt" && k > i);
            });
            if (shared && !is_first_name)
                return ask(sentence, Rule::infer_described_name, "a name is described: it may be worked out");
        }
    }
    void judge_children_and_courts(Sentence const& sentence) {
        if (sentence.has(sign_child | sign_school)) {
            bool const aged = any(sentence, [&](std::size_t i) {
                bool const age = view_.tokens()[i].is_number() && view_.word(i).size() <= 2;
                return age && i > sentence.first &&
                       (is_any(view_.word(i - 1), {"aged", "age", "year"}) ||
                        (i + 1 < sentence.past && is_any(view_.word(i + 1), {"year", "years"})));
            });
            bool const school_named = any(sentence, [&](std::size_t i) {
                return i > sentence.first && (signs_[i] & sign_school) != 0 && view_.tokens()[i].is_capitalised() &&
                       view_.tokens()[i - 1].is_capitalised() && !view_.tokens()[i - 1].starts_sentence;
            });
            if (aged && school_named) ask(sentence, Rule::infer_child, "sex, age and school of a child together");
        }
        if (sentence.has(sign_court | sign_sentence)) {
            bool const crown = any(sentence, [&](std::size_t i) {
                return i >= sentence.first + 2 && view_.word(i) == "court" && view_.word(i - 1) == "crown" &&
                       view_.tokens()[i - 2].is_capitalised() && !is_any(view_.word(i - 2), {"the", "at"});
            });
            if (!crown) return;
            for (auto const& expression : dates_)
                if (expression.first >= sentence.first && expression.first < sentence.past &&
                    !expression.needs_context && !expression.is_elliptic && expression.named < 0 &&
                    expression.readings.front().year != 0)
                    return ask(sentence, Rule::infer_court, "a court and the day of a sentence lead to the case");
        }
    }

    View const& view_;
    std::vector<DateExpression> const& dates_;
    std::vector<bool> const& protected_;
    Withheld const& withheld_;
    std::vector<std::uint32_t> signs_;
    Sentence previous_;
    std::vector<Span> spans_;
};

}  // namespace

std::vector<Span> find_inferences(View const& view, std::vector<DateExpression> const& dates, StreamKind kind,
                                  std::vector<bool> const& is_protected, Withheld const& withheld) {
    if (kind != StreamKind::prose || view.size() == 0) return {};
    return InferenceFinder(view, dates, is_protected, withheld).find();
}

}  // namespace dhrdoc::redact
