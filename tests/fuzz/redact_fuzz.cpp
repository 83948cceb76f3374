// Takes any bytes: the first chooses a key, the rest is somebody's Markdown. What comes out without a question must not
// let a name or a day of the key be read; who reads here knows nothing of redact.
#include "base/diagnostic.h"
#include "base/unicode.h"
#include "markdown/parse.h"
#include "redact/redact.h"
#include "write/html.h"
#include "write/markdown.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace dhrdoc;

/// People whose names are no words of any language.
struct Made {
    char const *forename, *surname, *other_forename, *other_surname;
    std::chrono::year_month_day died;
    char const* day;  // as reports write it
};
using std::chrono::year;
constexpr std::array<Made, 4> keys = {{
    {"Zelmira", "Quarnbrook", "Tovikal", "Ashgrellan", year(2021) / 3 / 12, "12 March 2021"},
    {"Ysolabel", "Drothwick", "Gorvenal", "Plimsworthy", year(2019) / 12 / 25, "25 December 2019"},
    {"Xanthorpe", "Umberlask", "Brivonne", "Kettlemoyne", year(2020) / 2 / 29, "29 February 2020"},
    {"Wexforda", "Jarnislow", "Fennimark", "Olverstrand", year(2018) / 11 / 9, "9 November 2018"},
}};

model::Policy policy_of(Made const& made, model::Manner manner) {
    auto key = std::make_shared<model::Identities>();
    auto const add = [&](std::string const& id, std::string const& name, std::string const& pseudonym) {
        model::PersonIdentity person;
        person.id = id;
        person.name.value = name;
        person.pseudonym.value = pseudonym;
        key->people.push_back(std::move(person));
    };
    add("victim", std::string(made.forename) + " " + made.surname, "Nina");
    add("perpetrator", std::string(made.other_forename) + " " + made.other_surname, "Theo");
    model::ProtectedDate death;
    death.day.date = made.died;
    death.why = model::Why::death;
    death.publish = model::Publish::month;
    death.id = "death";
    key->dates.push_back(death);
    model::Policy out;
    out.identities = key;
    out.manner = manner;
    out.foreign_text = true;
    return out;
}

/// What a browser shows of a page: no styles, no tags.
std::string shown(std::string_view html) {
    std::string out;
    for (std::size_t i = std::min(html.find("</style>"), html.size()); i < html.size(); ++i) {
        if (html[i] == '<') {
            auto const end = html.find('>', i);
            if (end == std::string_view::npos) break;
            i = end;
        } else {
            out += html[i];
        }
    }
    return out;
}

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || (c & '\x80') != 0; }

/// What may not stand beside it, so that it is a word or a day of its own.
enum class Beside { letter, letter_or_digit };

/// It stands there by itself, whatever its case.
bool readable(std::string_view text, std::string_view word, Beside beside) {
    auto const same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    for (std::size_t at = 0; at + word.size() <= text.size(); ++at) {
        std::size_t n = 0;
        while (n < word.size() && same(text[at + n], word[n])) ++n;
        if (n < word.size()) continue;
        auto const joins = [&](char c) {
            return is_letter(c) || (beside == Beside::letter_or_digit && std::isdigit(static_cast<unsigned char>(c)) != 0);
        };
        if ((at == 0 || !joins(text[at - 1])) && (at + n == text.size() || !joins(text[at + n]))) return true;
    }
    return false;
}

void demand(bool holds, char const* what, std::string_view output) {
    if (holds) return;
    std::fprintf(stderr, "oracle: %s: %.*s\n", what, static_cast<int>(output.size()), output.data());
    std::abort();
}

void nothing_readable(std::string_view output, Made const& made) {
    for (auto const* name : {made.forename, made.surname, made.other_forename, made.other_surname})
        demand(!readable(output, name, Beside::letter), "a name can be read, and nothing was asked", output);
    demand(!readable(output, made.day, Beside::letter_or_digit), "the day can be read, and nothing was asked", output);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size < 2 || size > 8192) return 0;
    auto const choice = data[0];
    std::string text(reinterpret_cast<char const*>(data + 1), size - 1);
    if (base::first_invalid_utf8(text)) return 0;
    auto const& made = keys[choice % keys.size()];
    auto const manner = (choice & 4) != 0 ? model::Manner::redact : model::Manner::pseudonymise;
    static std::array<std::shared_ptr<redact::Withheld const>, 8> compiled;
    auto& withheld = compiled[choice % compiled.size()];
    if (!withheld) withheld = redact::compile(policy_of(made, manner));
    base::Sources sources;
    base::Diagnostics diagnostics;
    auto const& source = sources.add("note.md", std::move(text));
    auto document = markdown::parse(std::make_shared<model::FilledText const>(model::FilledText::whole_file(source)),
                                    sources, markdown::Options{.foreign = true}, diagnostics);
    auto const result = redact::redact(std::move(document), *withheld, sources, diagnostics);
    bool const silent = !diagnostics.has_errors() && !diagnostics.has_blocking();
    auto const markdown = write::markdown(result.document, write::MarkdownFlavour::source);
    auto const html = write::html(result.document);
    if (!silent) return 0;
    nothing_readable(markdown, made);
    nothing_readable(shown(html), made);
    return 0;
}
