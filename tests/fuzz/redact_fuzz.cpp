// Takes any bytes: the first chooses a key, the rest is somebody's Markdown. What comes out without a question must not
// let a name or a day of the key be read, on the page or in its bytes; who reads here knows nothing of redact.
#include "../source_copy/raw_reader.h"

#include "base/diagnostic.h"
#include "base/unicode.h"
#include "markdown/parse.h"
#include "redact/redact.h"
#include "redact/searcher.h"
#include "same_reading.h"
#include "source_copy.h"
#include "write/html.h"
#include "write/markdown.h"
#include "xray/examine.h"

#include <algorithm>
#include <array>
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
            // A line parts one cell from the next.
            if (html.substr(i, 4) == "</td" || html.substr(i, 4) == "</th") out += '|';
            i = end;
        } else {
            out += html[i];
        }
    }
    return out;
}

using raw::Beside;

void demand(bool holds, char const* what, std::string_view output) {
    if (holds) return;
    std::fprintf(stderr, "oracle: %s: %.*s\n", what, static_cast<int>(output.size()), output.data());
    std::abort();
}

std::array<char const*, 4> names_of(Made const& made) {
    return {made.forename, made.surname, made.other_forename, made.other_surname};
}

void nothing_readable(std::string_view output, Made const& made) {
    for (auto const* name : names_of(made))
        demand(!raw::stands_in(output, name, Beside::letter), "a name can be read, and nothing was asked", output);
    demand(!raw::stands_in(output, made.day, Beside::letter_or_digit), "the day can be read, and nothing was asked",
           output);
}

bool says_anything(std::string_view text, Made const& made) {
    auto const names = names_of(made);
    return raw::stands_in(text, made.day, Beside::letter_or_digit) ||
           std::any_of(names.begin(), names.end(),
                       [&](char const* name) { return raw::stands_in(text, name, Beside::letter); });
}

model::Document read(base::Sources& sources, base::Diagnostics& diagnostics, std::string text) {
    auto const& source = sources.add("note.md", std::move(text));
    return markdown::parse(std::make_shared<model::FilledText const>(model::FilledText::whole_file(source)), sources,
                           markdown::Options{.foreign = true}, diagnostics);
}

/// The copy that is given out: all of its bytes.
void check_copy(model::Document const& before, redact::Redaction const& redaction, redact::Withheld const& withheld,
                model::Search const& search, Made const& made, std::string const& shown_page, bool silent) {
    auto const copy = copy_source(before, redaction, withheld, search);
    auto const& given = before.source->text;
    bool const changed = differences(before, redaction.document.document()).any;
    if (!changed && copy.taken_out == 0 && copy.rewritten == 0 && !copy.is_ours)
        demand(copy.text == given, "nothing was replaced, and the copy is another", copy.text);
    base::Sources sources;
    base::Diagnostics unheard;
    auto const again = read(sources, unheard, copy.text);
    if (!copy.is_ours)
        demand(!differences(again, redaction.document.document()).any, "the copy does not say what was redacted",
               copy.text);
    auto const seen = xray::examine_text(copy.text, search);
    bool const is_clean = std::none_of(seen.findings.begin(), seen.findings.end(), [](xray::Finding const& finding) {
        return finding.severity == base::Severity::error && finding.certain;
    });
    if (!silent || !is_clean) return;
    auto const readings = raw::readings(copy.text);
    nothing_readable(readings.as_written, made);
    nothing_readable(readings.decoded, made);
    nothing_readable(readings.one_line, made);
    // Signs of emphasis that the page shows part words; who leaves them out there leaves them out everywhere.
    if (!says_anything(raw::without(shown_page, raw::emphasis), made)) nothing_readable(readings.bare, made);
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
    static std::array<std::shared_ptr<model::Search const>, 8> searches;
    auto& search = searches[choice % searches.size()];
    if (!search) search = redact::make_search(withheld);
    base::Sources sources;
    base::Diagnostics diagnostics;
    auto const document = read(sources, diagnostics, std::move(text));
    auto const result = redact::redact(document, *withheld, sources, diagnostics);
    bool const silent = !diagnostics.has_errors() && !diagnostics.has_blocking();
    auto const html = write::html(result.document);
    check_copy(document, result, *withheld, *search, made, shown(html), silent);
    if (!silent) return 0;
    nothing_readable(write::markdown(result.document, write::MarkdownFlavour::source), made);
    nothing_readable(shown(html), made);
    return 0;
}
