// Takes bytes; opens them, has them inspected, and puts the findings in order; reads our texts as a browser does.
#include "xray/examine.h"

#include "base/unicode.h"
#include "xray/gathering.h"
#include "xray/inspection.h"
#include "xray/object.h"
#include "xray/opening.h"
#include "xray/readings.h"

#include <algorithm>
#include <exception>
#include <tuple>

namespace dhrdoc::xray {

namespace {

/// Findings that differ in nothing that is shown are one.
void sort_out(std::vector<Finding>& findings) {
    auto const key = [](Finding const& f) { return std::tie(f.channel, f.where, f.message, f.rule, f.certain); };
    std::stable_sort(findings.begin(), findings.end(), [&](Finding const& a, Finding const& b) {
        return a.severity != b.severity ? a.severity > b.severity : a.channel < b.channel;
    });
    std::vector<Finding> out;
    for (Finding& finding : findings) {
        bool const known =
            std::any_of(out.begin(), out.end(), [&](Finding const& other) { return key(other) == key(finding); });
        if (!known) out.push_back(std::move(finding));
        if (out.size() >= 2000) break;  // nobody reads more
    }
    findings = std::move(out);
}

/// The insides of tags: attributes, comments, scripts.
std::string insides_of_tags(std::string_view text) {
    std::string out;
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        bool const comment = text.substr(at).starts_with("<!--");
        std::size_t const end = comment ? text.find("-->", at) : text.find('>', at);
        if (end == std::string_view::npos) break;
        out += text.substr(at + 1, end - at - 1);
        out += "\n\n";
    }
    return out;
}

/// `\u0041`, `\x41` in scripts, `\41 ` in styles.
std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::size_t const digits = text[i] != '\\' || i + 1 >= text.size() ? 0
                                   : text[i + 1] == 'u'                    ? 4
                                   : text[i + 1] == 'x'                    ? 2
                                                                           : 0;
        char32_t value = 0;
        bool valid = digits > 0 && i + 2 + digits <= text.size();
        for (std::size_t k = 0; valid && k < digits; ++k) {
            int const digit = hex_digit(text[i + 2 + k]);
            valid = digit >= 0;
            value = value * 16 + static_cast<char32_t>(std::max(digit, 0));
        }
        if (valid && value != 0 && (value < 0xD800 || value > 0xDFFF)) {
            base::append_utf8(out, value);
            i += 1 + digits;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string data_in_addresses(std::string_view text) {
    std::string out;
    constexpr std::string_view mark = ";base64,";
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
        std::string const decoded = base64_decoded(text.substr(at + mark.size(), 16U << 20U));
        std::string whole = as_text(decoded);
        out += whole.empty() ? legible_runs(decoded, 6) : whole;
        out += "\n\n";
    }
    return out;
}

/// Without the letters that pictures are packed in: by chance they are like dates and short names. What they unpack to
/// is searched all the same.
std::string without_pictures(std::string_view text) {
    std::string out;
    constexpr std::string_view mark = ";base64,";
    std::size_t from = 0;
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
        std::size_t const begin = at + mark.size();
        std::string const head = base64_decoded(text.substr(begin, 12));
        if (!head.starts_with("\x89PNG") && !head.starts_with("\xFF\xD8\xFF")) continue;
        out += text.substr(from, begin - from);
        constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
        from = std::min(text.find_first_not_of(digits, begin), text.size());
    }
    return out.append(text.substr(std::min(from, text.size())));
}

}  // namespace

bool Examination::has_errors() const {
    return std::any_of(findings.begin(), findings.end(),
                       [](Finding const& finding) { return finding.severity == base::Severity::error; });
}

Examination examine(std::string_view pdf_bytes, model::Search const& withheld, Strictness strictness,
                    std::string_view password, unsigned threads) {
    Examination out;
    Opened const opened = open(pdf_bytes, password);
    out.readable = opened.readable;
    out.needs_password = opened.needs_password;
    out.refusal = opened.refusal;
    Inspection(withheld, strictness, password, 0, threads, out.findings).run(pdf_bytes, opened);
    if (opened.readable && opened.repaired) {
        out.findings.push_back({name_of(Channel::unreadable),
                                "the whole file",
                                "the file is damaged; it was mended in memory and read as far as it could be",
                                {},
                                false,
                                strictness == Strictness::ours ? base::Severity::error : base::Severity::warning});
    }
    sort_out(out.findings);
    return out;
}

Examination examine_text(std::string_view text, model::Search const& withheld) {
    Examination out;
    out.readable = true;
    Gathering gathering(withheld, out.findings);
    std::string const whole = as_text(text);
    std::string_view const all = whole.empty() ? text : std::string_view(whole);
    std::string const words = without_pictures(all);
    std::string_view const view = words;
    gathering.add(Channel::page_text, "the text", view);
    // Emphasis within a word, and backslashes, are Markdown's; elsewhere these signs part no name.
    std::string bare(view);
    std::erase_if(bare, [](char c) { return c == '*' || c == '_' || c == '~' || c == '`' || c == '\\'; });
    if (bare != view) gathering.add(Channel::split, "the text without signs of emphasis", bare);
    std::string const insides = insides_of_tags(view);
    gathering.add(Channel::tag, "a tag, an attribute or a comment", insides, Joined::yes);
    std::string const plain = unescaped(view);
    if (plain != view) gathering.add(Channel::stream, "a script", plain);
    gathering.add(Channel::image, "data inside an address", data_in_addresses(all));
    gathering.search();
    sort_out(out.findings);
    return out;
}

}  // namespace dhrdoc::xray
