// Takes one person of the key; makes every form in which the name is written, each with its rule.
#include "redact/variants.h"

#include "base/unicode.h"
#include "redact/scripts.h"
#include "redact/view.h"
#include "redact/words.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

namespace dhrdoc::redact {

namespace {

using Words = std::vector<std::string>;

Words words_of(std::string_view text) {
    View const view(text);
    Words out;
    for (std::size_t i = 0; i < view.size(); ++i) out.emplace_back(view.word(i));
    return out;
}

std::string joined(Words const& words) {
    std::string out;
    for (auto const& word : words) out += word;
    return out;
}

/// Pieces of a name between spaces, as written.
std::vector<std::string> pieces_of(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find_first_of(" \t\n", at), text.size());
        if (end > at) out.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

constexpr std::array<std::string_view, 24> particles = {"van", "von", "der",  "den", "de", "del", "della", "di",
                                                        "da",  "dos", "das",  "du",  "la", "le",  "ter",   "ten",
                                                        "bin", "ibn", "bint", "abu", "af", "av",  "zu",    "do"};
constexpr std::array<std::string_view, 12> articles = {"al", "el", "ul", "ur", "as", "ash",
                                                       "ar", "ad", "ed", "an", "az", "at"};

bool is_particle(std::string_view word) {
    return std::find(particles.begin(), particles.end(), word) != particles.end();
}
bool is_article(std::string_view word) { return std::find(articles.begin(), articles.end(), word) != articles.end(); }

/// Behind which an Irish surname goes on: "Ó Briain", "Ní Bhriain", "Mac Giolla". "O." is an initial.
bool is_irish_particle(std::string_view written) {
    static constexpr std::array<std::string_view, 12> all = {"Ó",   "ó",   "Ní",  "ní", "Uí", "uí",
                                                             "Nic", "nic", "Mac", "O'", "O’", "Mhic"};
    return std::find(all.begin(), all.end(), written) != all.end();
}

/// "J.", "J.-P.", "K.H."
bool is_initials(std::string const& written) {
    auto const words = words_of(written);
    return !words.empty() && std::all_of(words.begin(), words.end(), [](auto const& word) { return word.size() == 1; });
}

struct Full {
    std::vector<std::string> given;  // as written
    std::string surname;             // as written, may be of several words
};

/// What of a name as the key writes it are names: not its titles and offices ("Mr", "the late Lord", "LJ", "QC"), not
/// what is said of its bearer ("Una Marsh (a minor)", "Una Marsh and Others", "Lord Marsh of Ely").
std::vector<std::string> names_among(std::vector<std::string> const& pieces) {
    static constexpr std::array<std::string_view, 12> offices = {"lj",  "ljj", "j",  "jj", "jsc", "cj",
                                                                 "lcj", "mr",  "qc", "kc", "esq", "obe"};
    static constexpr std::array<std::string_view, 14> said_of_all = {
        "the", "late", "and", "a", "an", "minor", "deceased", "of", "applicant", "on", "behalf", "child", "for", "by"};
    std::vector<std::string> out;
    bool behind_and = false;
    for (auto const& piece : pieces) {
        auto const begin = piece.find_first_not_of("(\"");
        if (begin == std::string::npos) continue;
        auto bare = piece.substr(begin, piece.find_last_not_of(")\"") + 1 - begin);
        for (auto const* owned : {"'s", "\xE2\x80\x99s"})
            if (bare.ends_with(owned)) bare.resize(bare.size() - std::string_view(owned).size());
        auto const word = folded(bare.substr(0, bare.find_first_of(".,")));
        bool const is_small = !bare.empty() && bare.front() >= 'a' && bare.front() <= 'z';
        if (!out.empty() && word == "of" && is_small) break;
        if (behind_and && (word == "others" || word == "another" || word == "family")) break;
        behind_and = word == "and";
        bool const is_said = is_small && std::find(said_of_all.begin(), said_of_all.end(), word) != said_of_all.end();
        bool const is_office = !out.empty() && std::find(offices.begin(), offices.end(), word) != offices.end() &&
                               (word.size() > 1 || &piece == &pieces.back()) && bare.find('.') == std::string::npos;
        if (bare.empty() || is_said || is_office || (out.empty() && words::is_title(word))) continue;
        out.push_back(std::move(bare));
    }
    if (out.empty() && !pieces.empty()) out.push_back(pieces.back());
    if (!out.empty() && out.back().ends_with(',')) out.back().pop_back();
    return out;
}

/// Splits "Eleanor Rose Whitcombe", "Nguyen Thi Huong" (surname named) or "Jan van der Berg" (particles).
Full split_name(std::string_view name, std::string_view surname) {
    auto pieces = names_among(pieces_of(name));
    // "Holloway, Miriam": as a list writes it.
    auto const comma =
        std::find_if(pieces.begin(), pieces.end(), [](auto const& piece) { return piece.ends_with(','); });
    if (surname.empty() && comma != pieces.end() && comma + 1 != pieces.end()) {
        comma->pop_back();
        Full reversed;
        for (auto piece = pieces.begin(); piece <= comma; ++piece)
            reversed.surname += (piece == pieces.begin() ? "" : " ") + *piece;
        reversed.given.assign(comma + 1, pieces.end());
        return reversed;
    }
    // "St John" is one name.
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
        auto const word = folded(pieces[i]);
        if (word != "st" && word != "st." && word != "saint") continue;
        pieces[i] += " " + pieces[i + 1];
        pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
    Full out;
    auto wanted = pieces_of(surname);
    if (wanted.size() > 1 && (folded(wanted.front()) == "st" || folded(wanted.front()) == "st.")) {
        wanted.front() += " " + wanted[1];
        wanted.erase(wanted.begin() + 1);
    }
    auto const found = wanted.empty()
                           ? pieces.end()
                           : std::search(pieces.begin(), pieces.end(), wanted.begin(), wanted.end(),
                                         [](auto const& a, auto const& b) { return folded(a) == folded(b); });
    if (found != pieces.end()) {
        out.surname = std::string(surname);
        out.given.assign(pieces.begin(), found);
        out.given.insert(out.given.end(), found + static_cast<std::ptrdiff_t>(wanted.size()), pieces.end());
        if (found == pieces.begin())
            std::reverse(out.given.begin(), out.given.end());  // surname first: the last is the forename
        return out;
    }
    if (!surname.empty()) {
        out.surname = std::string(surname);
        out.given = pieces;
        return out;
    }
    if (pieces.size() < 2) {
        out.given = pieces;
        return out;
    }
    std::size_t first = pieces.size() - 1;
    while (first > 1 && (is_particle(folded(pieces[first - 1])) || is_irish_particle(pieces[first - 1]))) --first;
    out.given.assign(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(first));
    for (std::size_t i = first; i < pieces.size(); ++i) out.surname += (i == first ? "" : " ") + pieces[i];
    return out;
}

/// German and Nordic letters written out: Mueller, Soerensen.
std::string spelt_out(std::string_view name) {
    struct Pair {
        std::string_view from, to;
    };
    static constexpr std::array<Pair, 16> pairs = {{{"ä", "ae"},
                                                    {"ö", "oe"},
                                                    {"ü", "ue"},
                                                    {"ø", "oe"},
                                                    {"å", "aa"},
                                                    {"Ä", "Ae"},
                                                    {"Ö", "Oe"},
                                                    {"Ü", "Ue"},
                                                    {"Ø", "Oe"},
                                                    {"Å", "Aa"},
                                                    {"þ", "th"},
                                                    {"Þ", "Th"},
                                                    {"æ", "ae"},
                                                    {"Æ", "Ae"},
                                                    {"œ", "oe"},
                                                    {"Œ", "Oe"}}};
    std::string out(name);
    for (auto const& pair : pairs)
        for (auto at = out.find(pair.from); at != std::string::npos; at = out.find(pair.from, at))
            out.replace(at, pair.from.size(), pair.to);
    return out;
}

/// "Иванов" as a passport writes it: "Ivanov".
std::string in_latin_letters(std::string const& written) {
    bool const latin =
        std::all_of(written.begin(), written.end(), [](char c) { return static_cast<unsigned char>(c) < 0xCD; });
    if (latin) return written;
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> const change(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
    if (U_FAILURE(status) || !change) return written;
    auto text = icu::UnicodeString::fromUTF8(written);
    change->transliterate(text);
    std::string out;
    return text.toUTF8String(out);
}

class Generator {
public:
    Generator(SubjectIndex subject_index, Subject& subject, Withheld& withheld)
        : index_(subject_index), subject_(subject), withheld_(withheld) {}

    void add_full(Full const& full, bool alias) {
        for (std::size_t i = 0; i < full.given.size(); ++i)
            add_given(full.given[i], i == 0 ? (alias ? part_alias : part_forename) : part_middle);
        if (!full.surname.empty())
            add_surname(full.surname, alias ? std::uint16_t{part_surname | part_alias}
                                            : std::uint16_t{part_surname | part_own_surname});
        if (!full.given.empty() && subject_.forename.empty()) {
            subject_.forename = joined(words_of(full.given.front()));
            subject_.is_listed_by_initials = std::all_of(full.given.begin(), full.given.end(), is_initials);
        }
        note_monograms(full);
    }
    /// One word that the key lists under `also`: a known-as or a former surname, it does not say which.
    void add_alias(std::string const& word) {
        add_given(word, part_alias);
        add_surname(word, part_alias);
    }
    void add_phrase(std::string const& text) { put(words_of(text), part_alias | part_whole, Rule::name_alias); }
    void combine();

private:
    void put(Words const& words, std::uint16_t parts, Rule rule) {
        if (words.empty() || (words.size() == 1 && words.front().size() < 2)) return;
        withheld_.add_name(words, Atom{index_, parts, rule});
    }
    void add_given(std::string const& written, std::uint16_t part) {
        Words const words = words_of(written);
        if (words.empty()) return;
        Rule const rule = part == part_forename ? Rule::name_forename
                          : part == part_middle ? Rule::name_middle
                                                : Rule::name_alias;
        put(words, part, rule);
        note_accents(written);
        remember(given_, words, part != part_middle);
        subject_.given_initials.insert(words.front().front());
        if (is_initials(written))
            for (auto const& word : words) subject_.given_initials.insert(word.front());
        if (words.size() > 1) {
            put({joined(words)}, part, Rule::name_joined);
            if (words.front() == "st")
                add_saint(words, part);
            else if (words.front().size() > 2)
                put({words.front()}, part, rule);
        }
        for (auto const spelling : words::spellings_of(joined(words)))
            put({std::string(spelling)}, part, Rule::name_transliteration);
        add_spelt_out(written, part);
        add_other_script(written, part, rule);
        // "Ms" is not what belongs to an M.
        if (words.size() == 1 && words.front().size() > 1 && part != part_middle)
            put({words.front() + "s"}, static_cast<std::uint16_t>(part | part_bare_possessive),
                Rule::name_bare_possessive);
    }
    void note_accents(std::string const& written) {
        if (std::all_of(written.begin(), written.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
            return;
        View const view(written);
        for (std::size_t i = 0; i < view.size(); ++i)
            if (view.tokens()[i].accented) withheld_.add_accented(view.word(i));
    }
    void add_saint(Words words, std::uint16_t part) {
        words.front() = "saint";
        put(words, part, Rule::name_saint);
        put({joined(words)}, part, Rule::name_saint);
        words.front() = "st";
        put({joined(words)}, part, Rule::name_saint);
        if (words.size() > 1) words.erase(words.begin());
    }
    void add_spelt_out(std::string const& written, std::uint16_t part) {
        std::string const other = spelt_out(written);
        if (other != written) put(words_of(other), part, Rule::name_umlaut);
    }
    void add_other_script(std::string const& written, std::uint16_t part, Rule rule) {
        Words const lower = words_of(base::lower_case(written));
        if (lower != words_of(written)) put(lower, part, rule);
        if (auto const latin = words_of(in_latin_letters(written)); latin != words_of(written))
            put(latin, part, Rule::name_transliteration);
        auto const is_lead = [](char c) { return static_cast<unsigned char>(c) >= 0xCD; };
        if (std::any_of(written.begin(), written.end(), is_lead))
            if (auto const latin = words_of(romanised(written)); latin.size() == 1 && latin != words_of(written)) {
                put(latin, part, Rule::name_transliteration);
                add_slavic_spellings(latin.front(), part);
            }
        withheld_.add_sounds(written, index_);
    }
    void add_surname(std::string const& written, std::uint16_t part);
    void add_component(std::string const& written, std::uint16_t part);
    void add_core_forms(Words const& words, std::uint16_t part);
    void add_irish(std::string const& name, std::uint16_t part);
    void add_mac(std::string const& word, std::uint16_t part);
    void add_slavic_spellings(std::string const& word, std::uint16_t part);
    void add_gendered(std::string const& word, std::uint16_t part);
    void add_plural(std::string const& word, std::uint16_t part);
    void note_monograms(Full const& full);
    void add_handles(std::string const& first, std::string const& last);

    static void remember(std::vector<std::pair<Words, bool>>& list, Words const& words, bool leading) {
        if (std::find(list.begin(), list.end(), std::pair(words, leading)) == list.end())
            list.emplace_back(words, leading);
    }

    SubjectIndex index_;
    Subject& subject_;
    Withheld& withheld_;
    std::vector<std::pair<Words, bool>> given_;  // and whether it may stand for all given names
    std::vector<std::pair<Words, bool>> surnames_;
};

void Generator::add_surname(std::string const& written, std::uint16_t part) {
    Words const words = words_of(written);
    if (words.empty()) return;
    Rule const rule = (part & part_surname) != 0 ? Rule::name_surname : Rule::name_alias;
    put(words, part, rule);
    note_accents(written);
    remember(surnames_, words, true);
    subject_.surname_initials.insert(words.front().front());
    subject_.surname_initials.insert(words.back().front());
    if (words.size() > 1) {
        put({joined(words)}, part, Rule::name_joined);
        Words plural = words;
        plural.back() += 's';
        put(plural, static_cast<std::uint16_t>(part | part_plural), Rule::name_plural);
    }
    add_spelt_out(written, part);
    add_other_script(written, part, rule);
    add_core_forms(words, part);
    std::string component;
    std::vector<std::string> components;
    View const view(written);
    // Components are what stands between hyphens and spaces; an apostrophe joins.
    for (std::size_t i = 0; i < view.size(); ++i) {
        component += view.word(i);
        if (view.gap(i) != "'" || i + 1 == view.size()) {
            components.push_back(component);
            component.clear();
        } else {
            component += '\'';
        }
    }
    if (components.size() > 1)
        for (auto const& one : components) add_component(one, part_surname_piece);
    else
        add_component(components.front(), part);
}

void Generator::add_component(std::string const& written, std::uint16_t part) {
    Words const words = words_of(written);
    std::string const whole = joined(words);
    if (is_particle(whole) || is_article(whole)) return;
    if (part == part_surname_piece) {
        put(words, part, Rule::name_surname_part);
        if (words.size() > 1) put({whole}, part, Rule::name_surname_part);
    }
    if (words.size() == 2 && words.front().size() <= 2)
        put({words.back()}, part_surname_piece, Rule::name_surname_part);  // O'Connor, D'Souza
    if (whole.size() > 2) remember(surnames_, {whole}, true);
    for (auto const spelling : words::spellings_of(whole))
        put({std::string(spelling)}, part, Rule::name_transliteration);
    add_mac(whole, part);
    add_gendered(whole, part);
    add_slavic_spellings(whole, part);
    add_plural(whole, part);
    if (words.size() > 1) {
        Words plural = words;
        plural.back() += 's';
        put(plural, static_cast<std::uint16_t>(part | part_plural), Rule::name_plural);
    }
}

/// Names with particles: van der Berg, v.d. Berg, Vanderberg, Berg; Al-Rashid, El-Rashid, Alrashid, Rashid.
void Generator::add_core_forms(Words const& words, std::uint16_t part) {
    std::size_t core = 0;
    while (core + 1 < words.size() && is_particle(words[core])) ++core;
    if (core > 0) {
        Words const rest(words.begin() + static_cast<std::ptrdiff_t>(core), words.end());
        put(rest, part_surname_piece, Rule::name_particle);
        Words initials;
        std::string run;
        for (std::size_t i = 0; i < core; ++i) {
            initials.push_back(words[i].substr(0, 1));
            run += words[i].front();
        }
        initials.insert(initials.end(), rest.begin(), rest.end());
        put(initials, part, Rule::name_particle);
        Words short_run{run};
        short_run.insert(short_run.end(), rest.begin(), rest.end());
        if (run.size() > 1) put(short_run, part, Rule::name_particle);
        std::string const front = joined(Words(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(core)));
        Words half{front};
        half.insert(half.end(), rest.begin(), rest.end());
        put(half, part, Rule::name_particle);
    }
    if (words.size() == 2 && is_article(words.front()) && words.back().size() > 3) {
        put({words.back()}, part_surname_piece, Rule::name_article);
        for (auto const article : articles) {
            put({std::string(article), words.back()}, part, Rule::name_article);
            put({std::string(article) + words.back()}, part, Rule::name_article);
        }
    }
    if (words.size() == 2 &&
        (words.front() == "o" || words.front() == "mac" || words.front() == "ni" || words.front() == "nic"))
        add_irish(words.back(), part);
    if (words.front() == "st" && words.size() > 1) {
        Words saint = words;
        saint.front() = "saint";
        put(saint, part, Rule::name_saint);
        put({joined(saint)}, part, Rule::name_saint);
    }
}

/// A son's, a daughter's and a wife's form of an Irish surname: Ó Briain, Ní Bhriain, Uí Bhriain.
void Generator::add_irish(std::string const& name, std::uint16_t part) {
    bool const is_soft = name.size() > 1 && name[1] == 'h';
    std::string const plain = is_soft ? name.substr(0, 1) + name.substr(2) : name;
    bool const softens = std::string_view("bcdfgmpst").find(plain.front()) != std::string_view::npos;
    std::string const soft = softens ? plain.substr(0, 1) + "h" + plain.substr(1) : plain;
    for (auto const* particle : {"ni", "ui", "nic", "mhic"})
        for (auto const& one : {plain, soft}) put({particle, one}, part, Rule::name_gendered);
    put({"o", plain}, part, Rule::name_gendered);
}

void Generator::add_mac(std::string const& word, std::uint16_t part) {
    std::string_view rest;
    if (word.starts_with("mac") && word.size() > 6)
        rest = std::string_view(word).substr(3);
    else if (word.starts_with("mc") && word.size() > 5)
        rest = std::string_view(word).substr(2);
    else
        return;
    std::string const name(rest);
    put({"mac" + name}, part, Rule::name_mac);
    put({"mc" + name}, part, Rule::name_mac);
    put({"mac", name}, part, Rule::name_mac);
    put({"mc", name}, part, Rule::name_mac);
    put({"m", name}, part, Rule::name_mac);
    put({"mck" + name}, part, Rule::name_mac);
}

/// Endings of Slavic names as English, French, German and Polish papers write them: Ivanov, Ivanoff, Iwanow.
void Generator::add_slavic_spellings(std::string const& word, std::uint16_t part) {
    using Endings = std::vector<std::string_view>;
    static Endings const groups[] = {
        {"ov", "off", "ow", "ova", "owa"},
        {"ev", "eff", "ew", "eva", "ewa", "yev", "yeva", "iev"},
        {"sky", "ski", "skiy", "skyi", "skij", "skii", "skyy", "skyj", "skaya", "ska", "skaia"},
        {"vich", "vic", "wicz", "vych", "witsch", "vitch", "vitz"},
        {"chuk", "czuk", "tschuk", "tchouk"},
        {"enko", "yenko", "ienko", "jenko"}};
    if (word.size() < 5) return;
    for (auto const& group : groups) {
        auto const* longest = static_cast<std::string_view const*>(nullptr);
        for (auto const& ending : group)
            if (word.ends_with(ending) && (longest == nullptr || ending.size() > longest->size())) longest = &ending;
        if (longest == nullptr || word.size() < longest->size() + 2) continue;
        auto const stem = word.substr(0, word.size() - longest->size());
        auto other_stem = stem;
        std::replace(other_stem.begin(), other_stem.end(), 'v', 'w');
        if (other_stem == stem) std::replace(other_stem.begin(), other_stem.end(), 'w', 'v');
        // What only the bearer's sex changes is another rule's.
        auto const is_gendered = [](std::string_view ending) {
            return ending == "ov" || ending == "ova" || ending == "ev" || ending == "eva" || ending == "ska" ||
                   ending == "ski" || ending == "skaya" || ending == "sky";
        };
        // A Harlow is no Harlowa.
        bool const may_be_english = *longest == "ow" || *longest == "ew";
        for (auto const& one : {stem, other_stem})
            for (auto const& ending : group)
                if (may_be_english && (ending.ends_with("a") || one != stem))
                    continue;
                else if (auto made = one + std::string(ending); made != word && !(one == stem && is_gendered(ending)))
                    put({std::move(made)}, part, Rule::name_transliteration);
        return;
    }
}

/// Endings that change with the bearer's sex in Slavic languages.
void Generator::add_gendered(std::string const& word, std::uint16_t part) {
    struct Pair {
        std::string_view one, other;
    };
    static constexpr std::array<Pair, 9> endings = {{{"ska", "ski"},
                                                     {"cka", "cki"},
                                                     {"dzka", "dzki"},
                                                     {"ova", "ov"},
                                                     {"eva", "ev"},
                                                     {"ina", "in"},
                                                     {"skaya", "sky"},
                                                     {"ova", "y"},
                                                     {"aite", "as"}}};
    if (word.size() < 6) return;
    if (word.ends_with("ska") || word.ends_with("ski"))
        put({word.substr(0, word.size() - 2) + "cy"}, static_cast<std::uint16_t>(part | part_plural),
            Rule::name_gendered);
    for (auto const& pair : endings) {
        if (word.ends_with(pair.one))
            put({word.substr(0, word.size() - pair.one.size()) + std::string(pair.other)}, part, Rule::name_gendered);
        if (word.ends_with(pair.other) && pair.other.size() > 1)
            put({word.substr(0, word.size() - pair.other.size()) + std::string(pair.one)}, part, Rule::name_gendered);
    }
}

void Generator::add_plural(std::string const& word, std::uint16_t part) {
    auto const plural = static_cast<std::uint16_t>(part | part_plural);
    if (word.size() < 2) return;
    put({word + "s"}, plural, Rule::name_plural);
    char const last = word.back();
    if (last == 's' || last == 'x' || last == 'z' || word.ends_with("ch") || word.ends_with("sh"))
        put({word + "es"}, plural, Rule::name_plural);
    if (last == 'y') put({word.substr(0, word.size() - 1) + "ies"}, plural, Rule::name_plural);
}

void Generator::note_monograms(Full const& full) {
    if (full.given.empty() || full.surname.empty()) return;
    std::string given;
    for (auto const& name : full.given)
        given += words_of(name).empty() ? std::string() : words_of(name).front().substr(0, 1);
    Words const surname = words_of(full.surname);
    if (given.empty() || surname.empty()) return;
    std::string double_barrel;
    for (auto const& word : surname)
        if (!is_particle(word) && !is_article(word)) double_barrel += word.substr(0, 1);
    for (auto const& last : {surname.back().substr(0, 1), surname.front().substr(0, 1), double_barrel}) {
        if (last.empty()) continue;
        subject_.monograms.insert(given.substr(0, 1) + last);
        subject_.monograms.insert(given + last);
    }
}

void Generator::add_handles(std::string const& first, std::string const& last) {
    auto const handle = [&](std::string const& text, std::uint16_t part) {
        if (text.size() >= 5 && !words::is_common(text)) put({text}, part, Rule::name_handle);
    };
    std::string const initial = first.substr(0, 1);
    handle(initial + last, last.size() >= 5 ? part_handle : part_cut_handle);
    handle(last + initial, last.size() >= 5 ? part_handle : part_cut_handle);
    handle(first + last.substr(0, 1), part_cut_handle);
    for (std::size_t length = 3; length < last.size() && length <= 8; ++length) {
        handle(last.substr(0, length) + initial, part_cut_handle);
        handle(initial + last.substr(0, length), part_cut_handle);
        handle(last.substr(0, length) + first.substr(0, 2), part_cut_handle);
        handle(first.substr(0, 3) + last.substr(0, length), part_cut_handle);
        if (length >= 5) handle(first + last.substr(0, length), part_handle);
    }
}

/// Forenames and surnames run together, and user names made from them.
void Generator::combine() {
    for (auto const& [given, leading] : given_) {
        for (auto const& [surname, whole] : surnames_) {
            std::string const first = joined(given);
            std::string const last = joined(surname);
            if (!leading || first == last || first.size() < 2 || last.size() < 2) continue;
            put({first + last}, part_whole, Rule::name_joined);
            put({last + first}, part_whole, Rule::name_joined);
            add_handles(first, last);
            for (auto const& [middle, middle_leading] : given_)
                if (!middle_leading) put({first + joined(middle) + last}, part_whole, Rule::name_joined);
            for (char const initial : subject_.given_initials)
                if (last.size() >= 4)
                    put({first.substr(0, 1) + std::string(1, initial) + last}, part_handle, Rule::name_handle);
        }
    }
}

}  // namespace

namespace {

/// The title stands before the name or beside it; a sister and a nurse go by their forenames as well.
bool is_called_by_surname(model::PersonIdentity const& person) {
    auto const pieces = pieces_of(person.name.value);
    auto const first = pieces.size() > 1 ? pieces.front() : person.title.value;
    auto const title = folded(first.substr(0, first.find_first_of(". ")));
    return words::is_title(title) && title != "sister" && title != "father" && title != "nurse";
}

}  // namespace

std::string surname_in(std::string_view name) { return split_name(name, {}).surname; }

void add_variants(model::PersonIdentity const& person, SubjectIndex subject_index, Subject& subject,
                  Withheld& withheld) {
    Generator generator(subject_index, subject, withheld);
    Full full = split_name(person.name.value, person.surname.value);
    // "Mr Halbritter" and no more: who is listed by a title and one word is listed by a surname.
    if (full.given.size() == 1 && full.surname.empty() && is_called_by_surname(person)) {
        full.surname = full.given.front();
        full.given.clear();
    }
    generator.add_full(full, false);
    // "Lord Tarn of Elmsea"
    if (person.name.value.find(" of ") != std::string::npos) generator.add_phrase(person.name.value);
    for (auto const& also : person.also) {
        auto const pieces = pieces_of(also.value);
        if (pieces.size() > 1) {
            generator.add_phrase(also.value);
            auto const first = folded(pieces.front().substr(0, pieces.front().find('.')));
            if (words::is_title(first)) subject.titled_surnames.insert(first + " " + words_of(pieces.back()).back());
            if (folded(pieces.front()) != "the") generator.add_full(split_name(also.value, {}), true);
        } else if (!pieces.empty()) {
            generator.add_alias(pieces.front());
        }
    }
    generator.combine();
}

}  // namespace dhrdoc::redact
