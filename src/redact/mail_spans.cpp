// Takes a text of a disclosed correspondence; makes the spans that only mail has.
#include "redact/mail_spans.h"

#include "redact/words.h"

#include <algorithm>
#include <array>
#include <map>

namespace dhrdoc::redact {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_local_character(char c) {
    return is_letter(c) || is_digit(c) || std::string_view(".-_+'!#$%&*=?^`{|}~").find(c) != std::string_view::npos;
}

class MailFinder {
public:
    MailFinder(View const& view, std::string_view text, Setting setting, std::size_t message, Withheld const& withheld,
               std::vector<Span>& spans)
        : view_(view), text_(text), setting_(setting), message_(message), withheld_(withheld), spans_(spans) {}

    void find() {
        drop_disclosed();
        if (setting_ == Setting::mail_header) {
            for (auto& span : spans_)
                if (span.kind == Kind::name) span.certain = true;
            find_entries();
        }
        if (setting_ == Setting::mail_signature) find_sign_off();
        if (setting_ == Setting::mail_files) find_initials();
        ask_about_words();
        find_greeting();
        find_passages();
        find_addresses();
        find_paths();
        if (withheld_.correspondence()->keeps_domains) keep_domains();
    }

private:
    void add(ByteRange at, Kind kind, Rule rule, int subject) {
        Span span;
        span.at = at;
        span.kind = kind;
        span.rule = rule;
        span.subject = subject;
        if (kind == Kind::identifier) span.form = Form::as_given;
        spans_.push_back(std::move(span));
    }

    // --- who is named ---

    void drop_disclosed() {
        std::vector<ByteRange> named;
        for (std::size_t i = 0; i < view_.size(); ++i) {
            // The end of a longer word, or of a longer address.
            if (i > 0 && (view_.gap(i - 1).empty() || is_inside_address(i))) continue;
            std::uint32_t at = 0;
            std::size_t best = i;
            for (std::size_t past = i; past < view_.size();) {
                auto const* next = withheld_.keep(at).next.find(view_.word(past));
                if (next == nullptr) break;
                at = *next;
                ++past;
                bool const goes_on = past < view_.size() && view_.gap(past - 1).empty();
                if (withheld_.keep(at).ends && withheld_.keep(at).is_disclosed && !goes_on) best = past;
                if (past < view_.size() && view_.gap(past - 1).size() > 4) break;
            }
            if (best > i) named.push_back(view_.source_of_tokens(i, best));
        }
        std::erase_if(spans_, [&](Span const& span) {
            return std::any_of(named.begin(), named.end(), [&](ByteRange const& range) {
                return range.begin <= span.at.begin && span.at.end <= range.end;
            });
        });
    }
    [[nodiscard]] bool is_inside_address(std::size_t token) const {
        auto const gap = view_.gap(token - 1);
        return gap.size() == 1 && is_local_character(gap.front()) && gap != "'";
    }

    // --- headers, greetings, sign-offs ---

    /// An entry of the key's people as a header has it, its unit in brackets included: the unit would line people up.
    void find_entries() {
        struct Words {
            std::vector<std::string> words;
            int subject = -1;
            bool closes = false;
        };
        std::vector<Words> entries;
        for (auto const& entry : withheld_.correspondence()->entries) {
            Words one;
            View const words(entry.text);
            for (std::size_t i = 0; i < words.size(); ++i) one.words.emplace_back(words.word(i));
            one.subject = withheld_.person_index(entry.person);
            one.closes = entry.text.ends_with(')');
            if (!one.words.empty()) entries.push_back(std::move(one));
        }
        std::stable_sort(entries.begin(), entries.end(),
                         [](Words const& a, Words const& b) { return a.words.size() > b.words.size(); });
        for (std::size_t i = 0; i < view_.size();) {
            auto const fits = [&](Words const& entry) {
                if (entry.words.size() > view_.size() - i) return false;
                for (std::size_t k = 0; k < entry.words.size(); ++k)
                    if (view_.word(i + k) != entry.words[k]) return false;
                return true;
            };
            auto const found = std::find_if(entries.begin(), entries.end(), fits);
            if (found == entries.end() || is_in_address(i)) {
                ++i;
                continue;
            }
            auto const past = i + found->words.size();
            auto end = view_.tokens()[past - 1].end;
            if (found->closes && view_.folded().substr(end).starts_with(")")) ++end;
            add(view_.source_of(view_.tokens()[i].begin, end), Kind::name, Rule::name_full, found->subject);
            i = past;
        }
    }
    [[nodiscard]] bool is_in_address(std::size_t token) const {
        auto const text = view_.folded();
        auto end = view_.tokens()[token].end;
        while (end < text.size() && is_local_character(text[end])) ++end;
        auto begin = view_.tokens()[token].begin;
        while (begin > 0 && is_local_character(text[begin - 1])) --begin;
        return (end < text.size() && text[end] == '@') || (begin > 0 && text[begin - 1] == '@');
    }
    void find_sign_off() {
        auto const& sign_offs = withheld_.correspondence()->sign_offs;
        auto const signs = sign_offs.find(message_);
        if (signs == sign_offs.end()) return;
        View const words(signs->second.text);
        if (words.size() == 0 || words.size() > view_.size()) return;
        for (std::size_t i = 0; i < words.size(); ++i)
            if (view_.word(i) != words.word(i)) return;
        // Only where it stands alone on its line: "J" is no "J" in "J Block".
        if (words.size() < view_.size() && view_.gap(words.size() - 1).find('\n') == std::string_view::npos &&
            view_.gap(words.size() - 1).find(',') == std::string_view::npos)
            return;
        add(view_.source_of_tokens(0, words.size()), Kind::name, Rule::name_full,
            withheld_.person_index(signs->second.person));
    }
    /// "note v3 JD.docx": initials in the name of a file are somebody's.
    void find_initials() {
        for (std::size_t i = 0; i < view_.size(); ++i) {
            auto const word = view_.word(i);
            if (view_.tokens()[i].shape != Shape::upper || word.size() > 3 || withheld_.with_monogram(word).empty())
                continue;
            add(view_.source_of_tokens(i, i + 1), Kind::name, Rule::name_initials,
                withheld_.with_monogram(word).front());
        }
    }
    /// "May may want": the name of somebody in the headers, or a word. Where a capital is no matter of course, a
    /// person decides.
    void ask_about_words() {
        for (std::size_t i = 0; i < view_.size(); ++i) {
            auto const& token = view_.tokens()[i];
            auto const node = withheld_.step(view_.word(i));
            if (node == 0 || token.shape != Shape::capital || token.starts_sentence || !withheld_.node(node).ambiguous)
                continue;
            auto const& atoms = withheld_.node(node).atoms;
            auto const named = std::find_if(atoms.begin(), atoms.end(), [](Atom const& atom) {
                return (atom.parts & (part_forename | part_alias)) != 0;
            });
            if (named == atoms.end() || is_beside_number(i) || is_part_of_title(i)) continue;
            auto const at = view_.source_of_tokens(i, i + 1);
            bool const known = std::any_of(spans_.begin(), spans_.end(), [&](Span const& span) {
                return span.at.begin < at.end && at.begin < span.at.end;
            });
            if (known) continue;
            add(at, Kind::name, Rule::name_word, named->subject);
            spans_.back().certain = false;
            spans_.back().question = "a name of the key, or only a word?";
        }
    }
    [[nodiscard]] bool is_beside_number(std::size_t i) const {
        return (i > 0 && view_.tokens()[i - 1].is_number()) ||
               (i + 1 < view_.size() && view_.tokens()[i + 1].is_number());
    }
    /// "Grace Road", "Home Secretary Will": one capital among several.
    [[nodiscard]] bool is_part_of_title(std::size_t i) const {
        auto const beside = [&](std::size_t other, std::size_t gap) {
            return view_.gap(gap) == " " && view_.tokens()[other].is_capitalised() &&
                   !view_.tokens()[other].starts_sentence;
        };
        static constexpr std::array<std::string_view, 8> of_months = {"in",     "of", "since", "until",
                                                                      "during", "by", "early", "late"};
        bool const month = i > 0 && words::month_number(view_.word(i)) &&
                           std::find(of_months.begin(), of_months.end(), view_.word(i - 1)) != of_months.end();
        return month || (i > 0 && beside(i - 1, i - 1)) || (i + 1 < view_.size() && beside(i + 1, i));
    }
    [[nodiscard]] bool opens_greeting(std::size_t i) const {
        static constexpr std::array<std::string_view, 9> openings = {"hi",      "hello",     "dear",    "hey",   "hiya",
                                                                     "morning", "afternoon", "evening", "thanks"};
        bool const thank_you = i > 0 && view_.word(i) == "you" && view_.word(i - 1) == "thank";
        if (thank_you) return true;
        if (std::find(openings.begin(), openings.end(), view_.word(i)) == openings.end()) return false;
        return i == 0 || view_.tokens()[i].starts_sentence || view_.word(i - 1) == "good" ||
               view_.word(i - 1) == "many" || view_.gap(i - 1).find_first_of("\n,.-") != std::string_view::npos;
    }
    /// "Hi Will": a word elsewhere, a name here.
    void find_greeting() {
        for (std::size_t i = 0; i + 1 < view_.size(); ++i) {
            if (!opens_greeting(i)) continue;
            for (std::size_t next = i + 1; next < view_.size() && view_.gap(next - 1).size() <= 3; ++next) {
                if (view_.word(next) == "and") continue;
                auto const node = withheld_.step(view_.word(next));
                if (node == 0 || !view_.tokens()[next].is_capitalised()) break;
                auto const& atoms = withheld_.node(node).atoms;
                auto const named = std::find_if(atoms.begin(), atoms.end(), [](Atom const& atom) {
                    return (atom.parts & (part_forename | part_alias | part_surname)) != 0;
                });
                if (named == atoms.end()) break;
                add(view_.source_of_tokens(next, next + 1), Kind::name, Rule::name_forename, named->subject);
            }
        }
    }

    // --- passages ---

    void find_passages() {
        for (auto const& passage : withheld_.passages()) {
            for (std::size_t i = 0; i + passage.words.size() <= view_.size(); ++i) {
                std::size_t k = 0;
                while (k < passage.words.size() && view_.word(i + k) == passage.words[k]) ++k;
                if (k < passage.words.size()) continue;
                auto end = view_.tokens()[i + k - 1].end;
                if (!passage.tail.empty() && view_.folded().substr(end).starts_with(passage.tail))
                    end += static_cast<std::uint32_t>(passage.tail.size());
                add(view_.source_of(view_.tokens()[i].begin, end), Kind::term, Rule::term_listed, passage.subject);
                i += k - 1;
            }
        }
    }

    // --- addresses ---

    [[nodiscard]] bool is_disclosed(std::string_view address) const {
        auto const& disclosed = withheld_.correspondence()->disclosed;
        return std::any_of(disclosed.begin(), disclosed.end(),
                           [&](std::string const& one) { return folded(one) == address; });
    }
    void find_addresses() {
        auto const text = view_.folded();
        for (auto at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
            std::size_t begin = at;
            while (begin > 0 && is_local_character(text[begin - 1])) --begin;
            while (begin < at && (text[begin] == '\'' || text[begin] == '.' || text[begin] == '-')) ++begin;
            std::size_t end = at + 1;
            while (end < text.size() &&
                   (is_letter(text[end]) || is_digit(text[end]) || text[end] == '.' || text[end] == '-'))
                ++end;
            while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
            if (begin == at || end == at + 1 || is_disclosed(text.substr(begin, end - begin))) continue;
            add(view_.source_of(begin, end), Kind::identifier, Rule::id_email, -1);
        }
    }
    /// "/O=ORG/OU=.../CN=RECIPIENTS/CN=DOE JANE114": what the last of them says.
    void find_paths() {
        auto const text = view_.folded();
        for (auto at = text.find("/cn="); at != std::string_view::npos; at = text.find("/cn=", at + 1)) {
            auto const begin = at + 4;
            auto const end = std::min(text.find_first_of("/]>;\"\n", begin), text.size());
            auto const value = text.substr(begin, end - begin);
            if (value == "recipients" || value.empty() || is_disclosed(value)) continue;
            add(view_.source_of(begin, end), Kind::identifier, Rule::id_email, -1);
        }
    }
    void keep_domains() {
        for (auto& span : spans_) {
            if (span.rule != Rule::id_email && span.rule != Rule::id_listed) continue;
            auto const at = text_.substr(span.at.begin, span.at.end - span.at.begin).find('@');
            if (at != std::string_view::npos && at > 0) span.at.end = span.at.begin + at;
        }
    }

    View const& view_;
    std::string_view text_;
    Setting setting_;
    std::size_t message_;
    Withheld const& withheld_;
    std::vector<Span>& spans_;
};

}  // namespace

void find_in_mail(View const& view, std::string_view text, Setting setting, std::size_t message,
                  Withheld const& withheld, std::vector<Span>& spans) {
    if (withheld.correspondence() != nullptr) MailFinder(view, text, setting, message, withheld, spans).find();
}

std::optional<ByteRange> near_passage(std::string_view text, std::string_view passage) {
    View const all(text);
    View const wanted(passage);
    auto const length = std::min(wanted.size(), all.size());
    if (length == 0) return std::nullopt;
    std::map<std::string_view, int> missing;
    for (std::size_t i = 0; i < wanted.size(); ++i) ++missing[wanted.word(i)];
    int shared = 0;
    auto const take = [&](std::size_t token, int change) {
        auto const found = missing.find(all.word(token));
        if (found == missing.end()) return;
        // Words beyond those of the passage count for nothing.
        bool const counts = change > 0 ? found->second > 0 : found->second >= 0;
        found->second -= change;
        if (counts) shared += change;
    };
    int best = 0;
    std::size_t where = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        take(i, 1);
        if (i >= length) take(i - length, -1);
        if (shared > best) {
            best = shared;
            where = i + 1 >= length ? i + 1 - length : 0;
        }
    }
    if (best * 10 < static_cast<int>(wanted.size()) * 6) return std::nullopt;
    return all.source_of_tokens(where, std::min(where + length, all.size()));
}

}  // namespace dhrdoc::redact
