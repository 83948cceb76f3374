// Takes a key and texts; makes other words for those of the key and replaces them one by one.
#include "decoy.h"

#include "base/date.h"
#include "base/unicode.h"
#include "redact/view.h"
#include "redact/words.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <set>

#include <fmt/format.h>

namespace dhrdoc {

namespace {

namespace words = redact::words;

bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    bool const sign = c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040);
    return !sign && c < 0xE000;
}

/// The end of the run of letters that begins at `at`; `at` itself where none does.
std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        auto next = at;
        if (!is_letter(base::next_code_point(text, next))) break;
        at = next;
    }
    return at;
}

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> found;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = word_end(text, at);
        if (end > at) found.emplace_back(text.substr(at, end - at));
        if (end > at)
            at = end;
        else
            static_cast<void>(base::next_code_point(text, at));
    }
    return found;
}

/// Capitals of the plain alphabet only; anything else has no one way to be written in capitals.
std::string in_capitals(std::string_view word) {
    std::string out;
    for (char const c : word) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return out;
}

bool is_plain(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// True for words whose reading hangs on what stands beside them.
bool is_also_a_word(std::string const& word) {
    auto const plain = redact::folded(word);
    constexpr auto other_readings = words::common | words::title | words::month | words::weekday | words::kin |
                                    words::organisation | words::place | words::house | words::number_word;
    return base::code_point_count(word) < 3 || words::is_common(plain) || words::is_plain_word(plain) ||
           words::is(plain, other_readings);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What may stand between two words of one name: a space, a line's end, emphasis, a hyphen.
bool joins(std::string_view gap) {
    return !gap.empty() && gap.size() <= 5 && gap.find_first_not_of(" \t\n*_'-.") == std::string_view::npos &&
           gap.find("\n\n") == std::string_view::npos;
}

std::string ordinal(unsigned day) {
    bool const teen = day >= 11 && day <= 13;
    auto const* ending = teen ? "th" : day % 10 == 1 ? "st" : day % 10 == 2 ? "nd" : day % 10 == 3 ? "rd" : "th";
    return fmt::format("{}{}", day, ending);
}

/// The usual ways to write a day with its year.
std::vector<std::string> writings(base::Date date) {
    auto const day = static_cast<unsigned>(date.day());
    auto const month = static_cast<unsigned>(date.month());
    auto const year = static_cast<int>(date.year());
    auto const name = std::string(base::month_name(month));
    auto const abbreviated = name.substr(0, 3);
    auto const weekday = base::weekday_name(date);
    std::vector<std::string> out = {fmt::format("{} {} {}", day, name, year),
                                    fmt::format("{} {} {}", ordinal(day), name, year),
                                    fmt::format("{} of {} {}", ordinal(day), name, year),
                                    fmt::format("{} {} {}", day, abbreviated, year),
                                    fmt::format("{} {}, {}", name, day, year),
                                    fmt::format("{} {}, {}", name, ordinal(day), year),
                                    fmt::format("{}-{:02}-{:02}", year, month, day),
                                    fmt::format("{:02}/{:02}/{}", day, month, year),
                                    fmt::format("{:02}.{:02}.{}", day, month, year),
                                    fmt::format("{:02}-{:02}-{}", day, month, year),
                                    fmt::format("{:02}/{:02}/{:02}", day, month, year % 100)};
    // The day of the week goes with the day.
    for (std::size_t i = 0; i < 6; ++i) {
        out.push_back(fmt::format("{} {}", weekday, out[i]));
        out.push_back(fmt::format("{}, {}", weekday, out[i]));
    }
    return out;
}

/// Days that the texts give as "2021-03-12".
std::set<std::chrono::sys_days> days_in(std::vector<std::string_view> const& texts) {
    std::set<std::chrono::sys_days> days;
    for (auto const text : texts) {
        for (auto at = text.find('-'); at != std::string_view::npos; at = text.find('-', at + 1)) {
            if (at < 4 || at + 6 > text.size()) continue;
            if (auto const date = base::parse_iso_date(text.substr(at - 4, 10))) days.insert(base::days_of(*date));
        }
    }
    return days;
}

}  // namespace

Decoy::Decoy(model::Identities const& key, model::Case const* reviewed, DecoyTexts const& texts, unsigned attempt)
    : texts_(&texts), attempt_(attempt) {
    for (auto const& keep : key.keep) add_phrase(keep.value, true);
    if (reviewed != nullptr) {
        for (auto const& agency : reviewed->agencies) {
            if (!agency.mask.given()) add_phrase(agency.name.value, true);
        }
        for (auto const& member : reviewed->panel) {
            add_phrase(member.name.value, true);
            add_phrase(member.agency.value, true);
        }
        add_phrase(reviewed->chair.name.value, true);
        add_phrase(reviewed->review.csp.value, true);
        for (auto const& employer : reviewed->chair.former_employers) add_phrase(employer.value, true);
        for (auto const& review : reviewed->review.previous_reviews) add_phrase(review.value, true);
        for (auto const& book : reviewed->bibliography) add_phrase(book.value, true);
    }
    add_people(key);
    for (auto const* named : {&key.places, &key.agencies}) {
        for (auto const& one : *named) {
            vary(one.name.value);
            for (auto const& also : one.also) vary(also.value);
        }
    }
    for (auto const& term : key.terms) vary(term.text.value);
    for (auto& [first, phrases] : phrases_) {
        std::stable_sort(phrases.begin(), phrases.end(),
                         [](Phrase const& a, Phrase const& b) { return a.words.size() > b.words.size(); });
    }
    add_days(key, texts.days());
    add_numbers(key);
    // "Tuesday 12 March 2021" before "12 March 2021".
    std::stable_sort(exact_.begin(), exact_.end(),
                     [](auto const& a, auto const& b) { return a.first.size() > b.first.size(); });
    index_exact();
    index_beginnings();
    texts_ = nullptr;
}

namespace {

/// Every word that is made up is at least as long.
constexpr std::size_t run_length = 5;
constexpr std::size_t beginning_length = 4;

/// Which runs of letters there may be: a bit for each of a number that grows with the texts.
std::uint64_t mixed(char const* run) {
    std::uint64_t out = 0;
    std::memcpy(&out, run, run_length);
    out *= 0x9E3779B97F4A7C15U;
    return out ^ (out >> 32U);
}

/// "12 March", "12th march": the month and the day.
std::optional<std::pair<unsigned, unsigned>> day_and_month_at(std::string_view lower, std::size_t at) {
    static std::vector<std::string> const months = [] {
        std::vector<std::string> out;
        for (unsigned month = 1; month <= 12; ++month) out.push_back(base::lower_case(base::month_name(month)));
        return out;
    }();
    unsigned day = 0;
    auto past = at;
    for (; past < lower.size() && is_digit(lower[past]); ++past)
        day = day * 10 + static_cast<unsigned>(lower[past] - '0');
    if (day == 0 || day > 31) return std::nullopt;
    auto const rest = lower.substr(past);
    for (std::string_view const ending : {"", "st", "nd", "rd", "th"}) {
        if (!rest.starts_with(ending) || rest.size() == ending.size() || rest[ending.size()] != ' ') continue;
        for (unsigned month = 1; month <= 12; ++month)
            if (rest.substr(ending.size() + 1).starts_with(months[month - 1])) return {{month, day}};
    }
    return std::nullopt;
}

}  // namespace

void DecoyTexts::gather() const {
    std::size_t bytes = 0;
    for (auto const text : texts_) bytes += text.size();
    // Most runs are met again and again: few bits are set.
    constexpr std::size_t fewest_bits = std::size_t{1} << 20U;
    runs_.resize(std::bit_ceil(std::max(4 * bytes, fewest_bits)));
    days_ = days_in(texts_);
    for (auto const text : texts_) gather(text);
}

void DecoyTexts::gather(std::string_view text) const {
    auto const lower = base::lower_case(text);
    auto const mask = runs_.size() - 1;
    for (std::size_t at = 0; at + run_length <= lower.size(); ++at) runs_[mixed(lower.data() + at) & mask] = true;
    for (std::size_t at = 0; at < lower.size(); ++at) {
        bool const begins = is_digit(lower[at]) && (at == 0 || !is_digit(lower[at - 1]));
        if (!begins) continue;
        if (auto const found = day_and_month_at(lower, at)) days_of_months_.insert(*found);
    }
}

std::set<std::chrono::sys_days> const& DecoyTexts::days() const {
    std::call_once(gathered_, [this] { gather(); });
    return days_;
}

bool DecoyTexts::has_day(unsigned month, unsigned day) const {
    std::call_once(gathered_, [this] { gather(); });
    return days_of_months_.contains({month, day});
}

bool DecoyTexts::may_have(std::string_view lower) const {
    std::call_once(gathered_, [this] { gather(); });
    for (std::size_t at = 0; at + run_length <= lower.size(); ++at) {
        if (!runs_[mixed(lower.data() + at) & (runs_.size() - 1)]) return false;
    }
    return true;
}

bool DecoyTexts::has(std::string_view lower) const {
    if (!may_have(lower)) return false;
    return std::any_of(texts_.begin(), texts_.end(),
                       [&](std::string_view text) { return base::lower_case(text).find(lower) != std::string::npos; });
}

void Decoy::index_beginnings() {
    begins_.resize(std::size_t{256} * 256);
    auto const note = [this](std::string_view word) {
        if (word.empty()) return;
        begins_[beginning(word)] = true;
        // A word of one character may have anything behind it.
        if (word.size() > 1) return;
        for (std::size_t next = 0; next < 256; ++next)
            begins_[static_cast<unsigned char>(word.front()) * 256U + next] = true;
    };
    for (auto const& [word, other] : singles_) note(word);
    for (auto const& [word, phrases] : phrases_) note(word);
    for (auto const& [from, to] : exact_) note(from);
}

void Decoy::index_exact() {
    std::set<std::size_t, std::greater<>> lengths;
    for (std::size_t i = 0; i < exact_.size(); ++i) {
        std::string_view const from = exact_[i].first;
        exact_at_.try_emplace(from, i);
        exact_begin_.insert(from.substr(0, beginning_length));
        lengths.insert(from.size());
    }
    exact_lengths_.assign(lengths.begin(), lengths.end());
}

/// Letters that no language puts together so: what is made of them is no word, and no name of the texts.
std::string Decoy::made_up(std::string const& word, unsigned number) const {
    constexpr std::array<std::string_view, 12> middles = {"ovra",  "ezquil", "imbar",  "uxat",   "aldrov", "orzeq",
                                                          "ikvel", "umbraq", "ethzol", "arquem", "oxvin",  "ulzar"};
    constexpr std::array<std::string_view, 8> ends = {"dram", "quen", "vold", "zarn", "tröm", "gwélt", "bråk", "jünd"};
    auto const length = base::code_point_count(word);
    auto const begun = number * 5 + attempt_ * 3;
    for (auto turn = begun;; ++turn) {
        std::size_t at = 0;
        static_cast<void>(base::next_code_point(word, at));
        std::string out = word.substr(0, at);
        // Short names become long and long ones short; where all of these are taken, longer still.
        auto const middle_parts = (length < 5 ? 2U : length < 8 ? 1U : 0U) + (turn - begun) / 16;
        for (unsigned i = 0; i < middle_parts; ++i) out += middles.at((turn + i * (number + 5)) % middles.size());
        out += ends.at((turn / 3 + number) % ends.size());
        auto const lower = base::lower_case(out);
        if (taken_words_.contains(out) || base::code_point_count(out) == length) continue;
        // Another word is as good; only where all seem to be there is it looked up.
        constexpr unsigned turns_to_spare = 200;
        if (turn - begun < turns_to_spare ? !texts_->may_have(lower) : !texts_->has(lower)) return out;
    }
}

void Decoy::add_single(std::string const& word) {
    if (is_also_a_word(word)) return;
    auto [known, is_new] = words_.try_emplace(word);
    if (is_new) {
        known->second = made_up(word, static_cast<unsigned>(new_words_.size()));
        new_words_.push_back(known->second);
        taken_words_.insert(known->second);
        auto const other = known->second;
        words_.try_emplace(base::lower_case(word), base::lower_case(other));
        if (is_plain(word)) {
            auto plain = redact::folded(other);
            words_.try_emplace(in_capitals(word), in_capitals(plain));
        }
    }
}

void Decoy::add_phrase(std::string_view text, bool stays) {
    auto words = words_in(text);
    if (words.empty()) return;
    auto const first = words.front();
    phrases_[first].push_back({std::move(words), stays});
}

/// A phrase that is withheld as a whole: its unusual words are other ones, where all of it stands.
void Decoy::vary(std::string_view phrase) {
    for (auto const& word : words_in(phrase)) add_single(word);
    add_phrase(phrase, false);
}

/// First name and surname are replaced wherever they stand, what lies between only with them.
void Decoy::add_name(std::string_view name, std::string_view surname) {
    auto pieces = words_in(name);
    while (pieces.size() > 1 && words::is_title(redact::folded(pieces.front()))) pieces.erase(pieces.begin());
    if (pieces.empty()) return;
    vary(name);
    auto last = surname.empty() ? std::vector<std::string>{pieces.back()} : words_in(surname);
    last.push_back(pieces.front());
    for (auto const& word : last) {
        auto const lower = base::lower_case(word);
        for (auto const& form : {word, lower, is_plain(word) ? in_capitals(word) : word}) {
            if (auto const other = words_.find(form); other != words_.end()) singles_.insert(*other);
        }
    }
}

void Decoy::add_people(model::Identities const& key) {
    for (auto const& person : key.people) {
        add_name(person.name.value, person.surname.value);
        for (auto const& also : person.also) add_name(also.value, "");
    }
}

/// Another day of the same month, between the same neighbours: what came before what is no secret.
void Decoy::add_days(model::Identities const& key, std::set<std::chrono::sys_days> const& given) {
    using std::chrono::days;
    std::set<std::chrono::sys_days> taken;
    std::set<std::chrono::sys_days> done;
    for (auto const& date : key.dates) {
        auto const day = base::days_of(date.day.date);
        if (date.publish == model::Publish::day || !done.insert(day).second) continue;
        auto const after = given.upper_bound(day);
        auto const at = given.lower_bound(day);
        std::vector<std::chrono::sys_days> free;
        auto const month = date.day.date.month();
        for (auto other = day - days(30); other <= day + days(30); other += days(1)) {
            base::Date const as_date(other);
            bool const between =
                (at == given.begin() || other > *std::prev(at)) && (after == given.end() || other < *after);
            if (other == day || as_date.month() != month || !between || taken.contains(other)) continue;
            if (texts_->has_day(static_cast<unsigned>(month), static_cast<unsigned>(as_date.day()))) continue;
            free.push_back(other);
        }
        if (free.empty()) continue;
        auto const other = free[(free.size() / 3 + attempt_) % free.size()];
        taken.insert(other);
        auto const from = writings(date.day.date);
        auto const to = writings(base::Date(other));
        for (std::size_t i = 0; i < from.size(); ++i) exact_.emplace_back(from[i], to[i]);
    }
}

/// Identifiers of the key: the last digits are other ones; a checksum that was right is right again.
void Decoy::add_numbers(model::Identities const& key) {
    auto const valid = [](std::string_view written) {
        std::string digits;
        for (char const c : written) {
            if (is_digit(c)) digits += c;
        }
        if (digits.size() != 10) return false;
        int sum = 0;
        for (std::size_t i = 0; i < 9; ++i) sum += (digits[i] - '0') * static_cast<int>(10 - i);
        return (11 - sum % 11) % 11 == digits[9] - '0';
    };
    for (auto const& person : key.people) {
        for (auto const& identifier : person.identifiers) {
            auto const& from = identifier.value;
            auto const digits = static_cast<std::size_t>(std::count_if(from.begin(), from.end(), is_digit));
            if (digits < 6) continue;
            for (unsigned change = 137 + attempt_ * 29; change < 10'000; ++change) {
                auto to = from;
                unsigned left = change;
                for (auto c = to.rbegin(); c != to.rend() && left > 0; ++c) {
                    if (!is_digit(*c)) continue;
                    *c = static_cast<char>('0' + (static_cast<unsigned>(*c - '0') + left % 10) % 10);
                    left /= 10;
                }
                if (to == from || valid(from) != valid(to) || texts_->has(base::lower_case(to))) continue;
                exact_.emplace_back(from, to);
                break;
            }
        }
    }
}

std::pair<std::size_t, Decoy::Phrase const*> Decoy::phrase_at(std::string_view text, std::size_t at) const {
    auto const first = text.substr(at, word_end(text, at) - at);
    auto const candidates = phrases_.find(std::string(first));
    if (candidates == phrases_.end()) return {0, nullptr};
    for (auto const& phrase : candidates->second) {
        std::size_t end = at + first.size();
        bool fits = true;
        for (std::size_t i = 1; i < phrase.words.size() && fits; ++i) {
            auto begin = end;
            while (begin < text.size() && word_end(text, begin) == begin && begin < end + 6) ++begin;
            auto const past = word_end(text, begin);
            // Phrases that stay may have commas and the like in them.
            auto const gap = text.substr(end, begin - end);
            fits = (phrase.stays || joins(gap)) && text.substr(begin, past - begin) == phrase.words[i];
            end = past;
        }
        if (fits) return {end - at, &phrase};
    }
    return {0, nullptr};
}

/// The other word for one that is replaced wherever it stands, also with an s of a plural or without its apostrophe.
std::string Decoy::other_word(std::string_view word) const {
    if (auto const known = singles_.find(word); known != singles_.end()) return known->second;
    if (word.size() > 4 && word.back() == 's') {
        if (auto const known = singles_.find(word.substr(0, word.size() - 1)); known != singles_.end())
            return known->second + "s";
    }
    return std::string(word);
}

/// How a word or a number begins: an index into begins_.
std::size_t Decoy::beginning(std::string_view text) {
    auto const second = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0U;
    return static_cast<unsigned char>(text.front()) * std::size_t{256} + second;
}

std::string Decoy::renamed(std::string_view text) const {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (std::size_t at = 0; at < text.size();) {
        auto const end = word_end(text, at);
        bool const starts_number = is_digit(text[at]) && (at == 0 || !is_digit(text[at - 1]));
        if (end == at && !starts_number) {
            out += text[at++];
        } else if (!begins_[beginning(text.substr(at))]) {
            auto const past = std::max(end, at + 1);
            out += text.substr(at, past - at);
            at = past;
        } else if (auto const* exact = exact_at(text, at)) {
            out += exact->second;
            at += exact->first.size();
        } else if (end == at) {
            out += text[at++];
        } else if (auto const [length, phrase] = phrase_at(text, at); phrase != nullptr) {
            out += phrase->stays ? std::string(text.substr(at, length)) : varied(text.substr(at, length));
            at += length;
        } else {
            out += other_word(text.substr(at, end - at));
            at = end;
        }
    }
    return out;
}

std::pair<std::string, std::string> const* Decoy::exact_at(std::string_view text, std::size_t at) const {
    if (!exact_begin_.contains(text.substr(at, beginning_length))) return nullptr;
    for (auto const length : exact_lengths_) {
        auto const past = at + length;
        if (past > text.size() || (past < text.size() && is_digit(text[past]))) continue;
        auto const found = exact_at_.find(text.substr(at, length));
        if (found != exact_at_.end()) return &exact_[found->second];
    }
    return nullptr;
}

/// A phrase with other words in it; what stands between them is as it was.
std::string Decoy::varied(std::string_view phrase) const {
    std::string out;
    for (std::size_t at = 0; at < phrase.size();) {
        auto const past = word_end(phrase, at);
        if (past == at) {
            out += phrase[at++];
            continue;
        }
        auto const word = phrase.substr(at, past - at);
        auto const other = words_.find(word);
        out += other == words_.end() ? word : std::string_view(other->second);
        at = past;
    }
    return out;
}

}  // namespace dhrdoc
