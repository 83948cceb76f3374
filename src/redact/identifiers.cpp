// Takes a text as a reader reads it; makes the spans of numbers, codes and addresses that lead to a person.
#include "redact/identifiers.h"

#include "redact/words.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace dhrdoc::redact {

namespace {

using Words = std::initializer_list<std::string_view>;

bool is_any(std::string_view word, Words list) {
    return std::any_of(list.begin(), list.end(), [&](std::string_view one) { return word == one; });
}
bool is_space(std::string_view gap) { return gap == " " || gap == "\n" || gap == "  "; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

/// "A" any letter, "9" any digit, "*" either.
bool has_shape(std::string_view text, std::string_view shape) {
    if (text.size() != shape.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (shape[i] == 'A' && !is_letter(text[i])) return false;
        if (shape[i] == '9' && !is_digit(text[i])) return false;
    }
    return true;
}

struct Run {
    std::string text;  // letters and digits, folded
    std::size_t past = 0;
    std::vector<std::size_t> groups;  // sizes
};

class IdentifierFinder {
public:
    IdentifierFinder(View const& view, Setting setting, std::vector<bool> const& is_protected, Withheld const& withheld,
                     WordMemory& memory)
        : view_(view),
          setting_(setting),
          protected_(is_protected),
          withheld_(withheld),
          memory_(memory),
          taken_(view.size(), false) {}

    std::vector<Span> find() {
        find_web_addresses();
        find_mail_addresses();
        find_listed_addresses();
        look_ahead_for_digits();
        for (std::size_t i = 0; i < view_.size(); ++i)
            if (!taken_[i]) try_all(i);
        return std::move(spans_);
    }

private:
    /// Nearly all codes have a digit soon; most words of prose have none near and need not be looked at.
    void look_ahead_for_digits() {
        constexpr std::size_t soon = 7;
        digits_soon_.assign(view_.size(), false);
        std::size_t distance = soon;
        for (std::size_t i = view_.size(); i-- > 0;) {
            distance = view_.tokens()[i].is_number() ? 0 : distance + 1;
            digits_soon_[i] = distance < soon;
        }
    }
    // --- what the rest is made of
    // --------------------------------------------------------------------------------------
    [[nodiscard]] bool number_at(std::size_t i) const { return i < view_.size() && view_.tokens()[i].is_number(); }
    [[nodiscard]] bool capitals_at(std::size_t i) const {
        auto const& token = view_.tokens()[i];
        return token.shape == Shape::upper || (token.is_capitalised() && token.end - token.begin == 1);
    }
    /// Letters and digits without anything between.
    [[nodiscard]] Run solid(std::size_t i) const {
        Run out;
        out.past = i;
        while (out.past < view_.size() && (out.past == i || view_.gap(out.past - 1).empty())) {
            out.text += view_.word(out.past);
            ++out.past;
        }
        return out;
    }
    /// Digits in groups, with what people put between them; an O or l that stands among them is a digit.
    [[nodiscard]] Run digits(std::size_t i, std::size_t most, Words gaps) const {
        Run out;
        out.past = i;
        while (out.past < view_.size() && out.text.size() < most) {
            auto const word = view_.word(out.past);
            bool const glued = out.past > i && view_.gap(out.past - 1).empty();
            bool const letters_as_digits = !number_at(out.past) && word.size() <= 3 &&
                                           word.find_first_not_of("oil") == std::string_view::npos &&
                                           (glued || (number_at(out.past + 1) && view_.gap(out.past).empty()));
            if (!number_at(out.past) && !letters_as_digits) break;
            if (out.past > i && !glued && !is_any(view_.gap(out.past - 1), gaps)) break;
            if (out.text.size() + word.size() > most) break;
            for (char const c : word) out.text += c == 'o' ? '0' : is_digit(c) ? c : '1';
            if (glued && !out.groups.empty())
                out.groups.back() += word.size();
            else
                out.groups.push_back(word.size());
            ++out.past;
        }
        return out;
    }
    /// One of `labels` among the few words before, in the same sentence. A column's header counts.
    [[nodiscard]] bool labelled(std::size_t i, Words labels, std::size_t reach = 5) const {
        for (std::size_t back = 1; back <= reach && back <= i; ++back) {
            if (is_any(view_.word(i - back), labels)) return true;
            auto const gap = view_.gap(i - back);
            if (view_.tokens()[i - back].starts_sentence || gap.find(';') != std::string_view::npos)
                return is_any(view_.word(i - back), labels);
        }
        return false;
    }
    [[nodiscard]] bool ends_at(std::size_t past) const { return past >= view_.size() || !view_.gap(past - 1).empty(); }
    [[nodiscard]] bool begins_at(std::size_t i) const { return i == 0 || !view_.gap(i - 1).empty(); }
    [[nodiscard]] bool is_money(std::size_t i) const {
        auto const before = view_.gap_before(i);
        return before.ends_with("\xC2\xA3") || before.ends_with("$") || before.ends_with("\xE2\x82\xAC");
    }
    bool add(std::size_t first, std::size_t past, Rule rule, std::string words, int subject = -1) {
        return add_bytes(view_.tokens()[first].begin, view_.tokens()[past - 1].end, first, past, rule, std::move(words),
                         subject);
    }
    bool add_bytes(std::size_t begin, std::size_t end, std::size_t first, std::size_t past, Rule rule,
                   std::string words, int subject = -1) {
        if (!withheld_.has(rule)) return false;
        for (std::size_t i = first; i < past; ++i)
            if (protected_[i]) return false;
        Span span;
        span.kind = Kind::identifier;
        span.rule = rule;
        span.subject = subject;
        span.form = Form::as_given;
        span.replacement = std::move(words);
        // A bracket that closes inside was opened before.
        auto const written = view_.folded().substr(begin, end - begin);
        if (begin > 0 && view_.folded()[begin - 1] == '(' && written.find(')') != std::string_view::npos &&
            written.find('(') == std::string_view::npos)
            --begin;
        span.at = view_.source_of(begin, end);
        spans_.push_back(std::move(span));
        for (std::size_t i = first; i < past; ++i) taken_[i] = true;
        return true;
    }

    // --- web and mail
    // --------------------------------------------------------------------------------------------------
    void find_web_addresses();
    void take_web_address(std::size_t begin, std::size_t authority);
    [[nodiscard]] bool names_somebody(std::string_view text);
    void find_mail_addresses();
    void take_mail_address(std::size_t at);
    void take_handle(std::size_t at);

    // --- addresses
    // -----------------------------------------------------------------------------------------------------
    void find_listed_addresses();
    [[nodiscard]] std::size_t street_end(std::size_t i, Address const& address) const;
    void take_listed_address(std::size_t i, Address const& address);
    bool try_unlisted_address(std::size_t i);
    bool try_postcode(std::size_t i);

    // --- numbers
    // -------------------------------------------------------------------------------------------------------
    void try_all(std::size_t i);
    bool try_listed(std::size_t i);
    [[nodiscard]] bool begins_with_date(std::size_t i) const;
    bool try_phone(std::size_t i);
    bool try_phone_words(std::size_t i);
    bool try_nhs(std::size_t i);
    bool try_national_insurance(std::size_t i);
    bool try_vehicle(std::size_t i);
    bool try_licence(std::size_t i);
    bool try_bank(std::size_t i);
    bool try_card(std::size_t i);
    bool try_iban(std::size_t i);
    bool try_court_or_police(std::size_t i);
    bool try_staff(std::size_t i);
    bool try_network(std::size_t i);
    bool try_coordinates(std::size_t i);
    bool try_labelled(std::size_t i);
    [[nodiscard]] bool looks_like_date(std::size_t i) const;

    View const& view_;
    Setting setting_;
    std::vector<bool> const& protected_;
    Withheld const& withheld_;
    WordMemory& memory_;
    std::vector<bool> taken_;
    std::vector<bool> digits_soon_;
    std::vector<Span> spans_;
};

// --- web and mail
// ------------------------------------------------------------------------------------------------------

std::string percent_decoded_here(std::string_view text) {
    auto const value = [](char c) { return is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && value(text[i + 1]) >= 0 && value(text[i + 2]) >= 0) {
            out += static_cast<char>(value(text[i + 1]) * 16 + value(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

bool IdentifierFinder::names_somebody(std::string_view text) {
    std::string const decoded = percent_decoded_here(text);
    View const inner(decoded);
    auto const found =
        find_names(inner, StreamKind::address, std::vector<bool>(inner.size(), false), withheld_, memory_);
    return std::any_of(found.begin(), found.end(), [](Span const& span) { return span.certain; });
}

void IdentifierFinder::take_web_address(std::size_t begin, std::size_t authority) {
    auto const text = view_.folded();
    std::size_t end = text.find_first_of(" \n<>\"|[]{}", authority);
    if (end == std::string_view::npos) end = text.size();
    while (end > authority && std::string_view(".,;:!?)'*").find(text[end - 1]) != std::string_view::npos) --end;
    if (end <= authority) return;
    auto const address = text.substr(begin, end - begin);
    auto const host_and_user = text.substr(authority, std::min(text.find('/', authority), end) - authority);
    bool const credentials = host_and_user.find('@') != std::string_view::npos;
    bool social = false;
    for (auto const* site : {"facebook.", "instagram.", "twitter.com", "x.com/", "tiktok.", "snapchat.", "linkedin.",
                             "fb.com", "fb.me", "threads.net", "t.me/", "wa.me/", "youtube.com/@", "reddit.com/u"})
        social = social || (text.substr(authority, end - authority).find(site) != std::string_view::npos &&
                            address.find('/', authority - begin) != std::string_view::npos);
    std::size_t const first = view_.token_at(begin);
    std::size_t const past = view_.token_at(end);
    if (first >= past || protected_[first] ||
        (first + 1 < past && protected_[std::min(first + 1, past - 1)] && !credentials))
        return;
    if (!credentials && !social && !names_somebody(address)) return;
    add_bytes(begin, end, first, past, social ? Rule::id_social : Rule::id_url, "[web address]");
}

void IdentifierFinder::find_web_addresses() {
    auto const text = view_.folded();
    for (auto at = text.find("://"); at != std::string_view::npos; at = text.find("://", at + 3)) {
        std::size_t begin = at;
        while (begin > 0 && is_letter(text[begin - 1])) --begin;
        if (begin < at) take_web_address(begin, at + 3);
    }
    for (auto at = text.find("www."); at != std::string_view::npos; at = text.find("www.", at + 4))
        if (at == 0 || std::string_view(" \n(<\"").find(text[at - 1]) != std::string_view::npos)
            take_web_address(at, at);
}

bool is_mail_character(char c) {
    return is_letter(c) || is_digit(c) || std::string_view("._%+'-").find(c) != std::string_view::npos;
}

bool is_role_mailbox(std::string_view local) {
    return is_any(local, {"info",
                          "enquiries",
                          "enquiry",
                          "contact",
                          "help",
                          "helpline",
                          "support",
                          "admin",
                          "office",
                          "press",
                          "media",
                          "foi",
                          "feedback",
                          "safeguarding",
                          "dhrenquiries",
                          "commissioner",
                          "team",
                          "dpo",
                          "data.protection",
                          "complaints",
                          "mail",
                          "reception",
                          "hello",
                          "customer.services",
                          "dhrreform",
                          "communitysafety",
                          "community.safety"});
}

void IdentifierFinder::take_mail_address(std::size_t at) {
    auto const text = view_.folded();
    std::size_t begin = at;
    while (begin > 0 && is_mail_character(text[begin - 1])) --begin;
    while (begin < at && (text[begin] == '\'' || text[begin] == '.' || text[begin] == '-')) ++begin;
    std::size_t end = at + 1;
    while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]) || text[end] == '.' || text[end] == '-'))
        ++end;
    while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
    auto const host = text.substr(at + 1, end - at - 1);
    auto const dot = host.rfind('.');
    if (begin == at || dot == std::string_view::npos || host.size() - dot < 3 || !is_letter(host[dot + 1]))
        return take_handle(at);
    bool const public_host = host.ends_with(".gov.uk") || host.ends_with(".police.uk") || host.ends_with(".nhs.uk") ||
                             host.ends_with(".org.uk") || host.ends_with(".nhs.net");
    std::size_t const first = view_.token_at(begin);
    std::size_t const past = view_.token_at(end);
    if (first >= past) return;
    if (public_host && is_role_mailbox(text.substr(begin, at - begin))) return;
    if (setting_ == Setting::official && !names_somebody(text.substr(begin, end - begin))) return;
    add_bytes(begin, end, first, past, Rule::id_email, "[e-mail address]");
}

/// "@eleanor_w": a name on a platform.
void IdentifierFinder::take_handle(std::size_t at) {
    auto const text = view_.folded();
    if (at > 0 && (is_mail_character(text[at - 1]) || text[at - 1] == '@')) return;
    std::size_t end = at + 1;
    while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]) || text[end] == '_' || text[end] == '.'))
        ++end;
    while (end > at + 1 && text[end - 1] == '.') --end;
    auto const name = text.substr(at + 1, end - at - 1);
    if (name.size() < 3 || !is_letter(name.front())) return;
    for (auto const* body :
         {"police", "gov", "nhs", "council", "news", "bbc", "charity", "refuge", "ambulance", "fire"})
        if (name.find(body) != std::string_view::npos) return;
    add_bytes(at, end, view_.token_at(at), view_.token_at(end), Rule::id_social, "[user name]");
}

void IdentifierFinder::find_mail_addresses() {
    auto const text = view_.folded();
    for (auto at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
        auto const token = view_.token_at(at);
        if (token < taken_.size() && taken_[token]) continue;
        take_mail_address(at);
    }
    // "eleanor at example dot com"
    for (std::size_t i = 1; i + 3 < view_.size(); ++i) {
        if (view_.word(i) != "at" || view_.word(i + 2) != "dot" || taken_[i]) continue;
        std::size_t past = i + 4;
        while (past + 1 < view_.size() && view_.word(past) == "dot") past += 2;
        if (past <= view_.size()) add(i - 1, past, Rule::id_email, "[e-mail address]");
    }
}

// --- addresses
// ---------------------------------------------------------------------------------------------------------

std::size_t IdentifierFinder::street_end(std::size_t i, Address const& address) const {
    for (std::size_t k = 0; k < address.street.size(); ++k) {
        if (i + k >= view_.size() || view_.word(i + k) != address.street[k]) return i;
        if (k > 0 && view_.gap(i + k - 1).size() > 2) return i;
    }
    return i + address.street.size();
}

void IdentifierFinder::take_listed_address(std::size_t i, Address const& address) {
    std::size_t past = street_end(i, address);
    if (past == i) return;
    bool const typed =
        past < view_.size() && words::is(view_.word(past), words::house) && is_space(view_.gap(past - 1));
    std::size_t first = i;
    bool const numbered = first > 0 && (view_.word(first - 1) == address.number || (number_at(first - 1) && typed)) &&
                          view_.gap(first - 1).size() <= 2;
    std::string street;
    for (auto const& word : address.street) street += word;
    bool const says_enough =
        typed || numbered ||
        (!words::is_plain_word(street) && street.size() >= 5 && view_.tokens()[i].is_capitalised());
    if (!says_enough) return;
    if (!typed && !numbered) {
        add(first, past, Rule::id_address, "[place]", address.subject);
        return;
    }
    if (typed) ++past;
    if (numbered) {
        --first;
        if (first > 0 && is_any(view_.word(first - 1), {"no", "number", "nr"}) && view_.gap(first - 1).size() <= 2)
            --first;
        if (first > 1 && (number_at(first - 1) || view_.word(first - 1).size() == 1) &&
            is_any(view_.word(first - 2), {"flat", "apartment", "unit", "room"}))
            first -= 2;
    }
    for (auto const& word : address.rest) {
        if (past >= view_.size() || view_.word(past) != word || view_.gap(past - 1).size() > 2) break;
        ++past;
    }
    add(first, past, Rule::id_address, "[address]", address.subject);
}

void IdentifierFinder::find_listed_addresses() {
    if (withheld_.addresses().empty()) return;
    for (std::size_t i = 0; i < view_.size(); ++i)
        for (auto const& address : withheld_.addresses())
            if (!address.street.empty() && !taken_[i] && view_.word(i) == address.street.front())
                take_listed_address(i, address);
}

/// "27b Orchard Street", in a text where addresses are not printed on purpose.
bool IdentifierFinder::try_unlisted_address(std::size_t i) {
    if (!number_at(i) || setting_ == Setting::official || view_.word(i).size() > 4 || !begins_at(i) || is_money(i))
        return false;
    std::size_t at = i + 1;
    if (at < view_.size() && view_.gap(i).empty() && view_.word(at).size() == 1) ++at;
    std::size_t const start = at;
    while (at < view_.size() && at - start < 4 &&
           (view_.gap(at - 1) == " " || view_.gap(at - 1) == "'" || (at == start && view_.gap(at - 1) == ", "))) {
        bool const s = view_.word(at) == "s" && view_.gap(at - 1) == "'";
        if (!s && !view_.tokens()[at].is_capitalised()) return false;
        bool const type =
            is_any(view_.word(at), {"street", "road", "lane", "avenue", "close", "drive", "crescent", "gardens",
                                    "terrace", "grove", "mews", "st", "rd", "ave", "cl", "dr", "cres", "tce", "walk"});
        if (type && at > start) {
            std::size_t first = i;
            if (first > 1 && is_any(view_.word(first - 2), {"flat", "apartment"}) && view_.gap(first - 1).size() <= 2)
                first -= 2;
            return add(first, at + 1, Rule::id_address, "[address]");
        }
        if (words::month_number(view_.word(at))) return false;
        ++at;
    }
    return false;
}

bool is_postcode(std::string_view text) {
    if (text.size() < 5 || text.size() > 7) return false;
    auto const inward = text.substr(text.size() - 3);
    auto const outward = text.substr(0, text.size() - 3);
    if (!has_shape(inward, "9AA") || inward.find_first_of("cikmov") != std::string_view::npos) return false;
    for (auto const* shape : {"A9", "A99", "AA9", "AA99", "A9A", "AA9A"})
        if (has_shape(outward, shape)) return true;
    return false;
}

bool IdentifierFinder::try_postcode(std::size_t i) {
    if (number_at(i) || view_.word(i).size() > 2 || !begins_at(i)) return false;
    std::string text;
    std::size_t spaces = 0;
    for (std::size_t past = i; past < view_.size() && past - i < 6; ++past) {
        if (past > i && !view_.gap(past - 1).empty()) {
            if (!is_any(view_.gap(past - 1), {" ", "-", "\n"}) || ++spaces > 1) return false;
            if (!number_at(past)) return false;
        }
        text += view_.word(past);
        if (text.size() > 7) return false;
        if (!is_postcode(text) || !ends_at(past + 1)) continue;
        bool capitals = true;
        for (std::size_t k = i; k <= past; ++k) capitals = capitals && (number_at(k) || capitals_at(k));
        bool const is_listed =
            std::any_of(withheld_.addresses().begin(), withheld_.addresses().end(), [&](Address const& address) {
                std::string rest;
                for (auto const& word : address.rest) rest += word;
                return rest.ends_with(text);
            });
        if (setting_ == Setting::official && !is_listed) return false;
        if (!capitals && !is_listed && !labelled(i, {"postcode", "postcodes", "code", "post"})) return false;
        return add(i, past + 1, Rule::id_postcode, "[postcode]");
    }
    return false;
}

// --- numbers
// -----------------------------------------------------------------------------------------------------------

bool IdentifierFinder::try_listed(std::size_t i) {
    auto const word = view_.word(i);
    std::array<char, 2> begun = {word.front() == 'o' ? '0' : word.front(), '\0'};
    if (word.size() > 1 || i + 1 < view_.size()) begun[1] = word.size() > 1 ? word[1] : view_.word(i + 1).front();
    std::string_view const start(begun.data(), begun[1] == '\0' ? 1 : 2);
    auto const* candidates = withheld_.codes_starting(start);
    if (candidates == nullptr) return false;
    for (auto const index : *candidates) {
        auto const& code = withheld_.codes()[index];
        std::string text;
        for (std::size_t past = i; past < view_.size() && text.size() < code.squeezed.size(); ++past) {
            if (past > i && view_.gap(past - 1).size() > 3) break;
            for (char const c : view_.word(past)) text += c == 'o' && all_digits(code.squeezed) ? '0' : c;
            if (text == code.squeezed)
                return add(i, past + 1, Rule::id_listed, code.is_email ? "[e-mail address]" : "[number withheld]",
                           code.subject);
        }
    }
    return false;
}

/// "02/12/2019 10:49": a day and a time.
bool IdentifierFinder::begins_with_date(std::size_t i) const {
    if (!number_at(i + 1) || !number_at(i + 2) || view_.gap(i) != view_.gap(i + 1)) return false;
    auto const day = view_.word(i), month = view_.word(i + 1), year = view_.word(i + 2);
    return is_any(view_.gap(i), {"/", ".", "-"}) && day.size() == 2 && month.size() == 2 && year.size() == 4 &&
           day <= "31" && month <= "31" && (year.starts_with("19") || year.starts_with("20"));
}

bool IdentifierFinder::try_phone(std::size_t i) {
    if (!withheld_.has(Rule::id_phone) || !begins_at(i) || is_money(i)) return false;
    bool const goes_on = i > 0 && view_.gap(i - 1) == "-" && view_.tokens()[i - 1].is_number();
    // "23/01-25/01/2019": from one day to another.
    bool const in_date = i > 0 && view_.gap(i - 1) == "/" && view_.tokens()[i - 1].is_number() &&
                         view_.word(i - 1).size() <= 2 && view_.word(i).size() == 2;
    if (goes_on || in_date || begins_with_date(i) || labelled(i, {"isbn", "issn"})) return false;
    bool const plus = view_.gap_before(i).ends_with('+');
    auto const run = digits(i, 15, {" ", "-", ".", " (", ") ", "(", ")", " - ", "  ", ")-", "\n", "/"});
    if (run.text.size() < 7) return false;
    bool const labels =
        labelled(i, {"tel", "telephone", "phone", "mobile", "mob", "ring", "rang", "call", "called", "text", "texted",
                     "number", "contact", "fax", "whatsapp", "cell", "dial", "landline"});
    std::string national = run.text;
    if (plus && national.starts_with("44"))
        national = "0" + national.substr(national.size() > 2 && national[2] == '0' ? 3 : 2);
    else if (national.starts_with("0044"))
        national = "0" + national.substr(4);
    bool const helpline = national.starts_with("0800") || national.starts_with("0808") || national.starts_with("03") ||
                          national.starts_with("0845") || national.starts_with("116");
    bool const mobile = national.starts_with("07") && national.size() == 11;
    bool const landline =
        (national.starts_with("01") || national.starts_with("02")) && (national.size() == 10 || national.size() == 11);
    if (helpline) return false;
    bool const foreign_number = plus && run.text.size() >= 9;
    bool const only_labelled = labels && run.text.size() >= 9 && run.text.front() == '0';
    if (landline && setting_ == Setting::official) return false;
    if (!mobile && !landline && !foreign_number && !only_labelled) return false;
    std::size_t past = run.past;
    if (past + 1 < view_.size() && is_any(view_.word(past), {"ext", "extension", "x"}) && number_at(past + 1))
        past += 2;
    std::size_t begin = view_.tokens()[i].begin;
    if (plus) --begin;
    if (begin > 0 && view_.folded()[begin - 1] == '(') --begin;
    return add_bytes(begin, view_.tokens()[past - 1].end, i, past, Rule::id_phone, "[phone number]");
}

bool IdentifierFinder::try_phone_words(std::size_t i) {
    auto const is_digit_word = [](std::string_view word) {
        return is_any(word, {"oh",     "o",       "zero",     "nought",  "naught", "one",    "two",    "three",
                             "four",   "five",    "six",      "seven",   "eight",  "nine",   "double", "treble",
                             "triple", "hundred", "thousand", "ten",     "eleven", "twelve", "twenty", "thirty",
                             "forty",  "fifty",   "sixty",    "seventy", "eighty", "ninety"});
    };
    if (!is_any(view_.word(i), {"oh", "o", "zero", "nought", "naught", "plus"})) return false;
    std::size_t past = i + 1;
    while (past < view_.size() && is_digit_word(view_.word(past)) && view_.gap(past - 1).size() <= 2) ++past;
    return past - i >= 6 && add(i, past, Rule::id_phone_words, "[phone number]");
}

bool IdentifierFinder::try_nhs(std::size_t i) {
    if (!number_at(i) || !begins_at(i) || is_money(i)) return false;
    auto const run = digits(i, 10, {" ", "-", ".", "  ", " - ", "\n"});
    if (run.text.size() != 10 || !ends_at(run.past) || (number_at(run.past) && view_.gap(run.past - 1).size() == 1))
        return false;
    bool const label = labelled(i, {"nhs"});
    bool const grouped = run.groups == std::vector<std::size_t>{3, 3, 4};
    if (!label && !is_nhs_number(run.text)) return false;
    if (!label && !grouped && run.groups.size() != 1) return false;
    return add(i, run.past, Rule::id_nhs, "[NHS number]");
}

bool IdentifierFinder::try_national_insurance(std::size_t i) {
    auto const word = view_.word(i);
    if (number_at(i) || word.size() != 2 || !begins_at(i)) return false;
    if (word.find_first_of("dfiquv") == 0 || std::string_view("dfiquvo").find(word[1]) != std::string_view::npos)
        return false;
    if (i + 2 >= view_.size() || !is_any(view_.gap(i), {"", " ", "-"})) return false;
    auto const run = digits(i + 1, 6, {" ", "-", "  "});
    if (run.text.size() != 6 || run.past >= view_.size() || view_.word(run.past).size() != 1 ||
        !is_any(view_.gap(run.past - 1), {"", " ", "-"}))
        return false;
    char const suffix = view_.word(run.past).front();
    if (suffix < 'a' || suffix > 'd') return false;
    if (!capitals_at(i) && !labelled(i, {"ni", "nino", "insurance"})) return false;
    return add(i, run.past + 1, Rule::id_national_insurance, "[National Insurance number]");
}

bool IdentifierFinder::try_vehicle(std::size_t i) {
    if (!begins_at(i)) return false;
    bool const label = labelled(
        i, {"vehicle", "vrm", "registration", "reg", "index", "plate", "car", "van", "vauxhall", "ford", "bmw", "audi"},
        6);
    std::string text;
    std::vector<std::size_t> widths;
    for (std::size_t past = i; past < view_.size() && past - i < 4; ++past) {
        if (past > i && !is_any(view_.gap(past - 1), {"", " ", "-"})) break;
        text += view_.word(past);
        if (text.size() > 7) break;
        bool const current = has_shape(text, "AA99AAA") && past - i == 2;
        bool const older = (has_shape(text, "A999AAA") || has_shape(text, "AAA999A") || has_shape(text, "A99AAA") ||
                            has_shape(text, "AAA99A")) &&
                           label && past - i == 2;
        if (!(current || older) || !ends_at(past + 1)) continue;
        bool const capitals = (number_at(i) || capitals_at(i)) && (number_at(past) || capitals_at(past));
        bool const parted_once = view_.gap(i).empty();
        if ((capitals && parted_once) || label) return add(i, past + 1, Rule::id_vehicle, "[vehicle registration]");
    }
    return false;
}

bool IdentifierFinder::try_licence(std::size_t i) {
    if (number_at(i) || !begins_at(i)) return false;
    std::string text;
    for (std::size_t past = i; past < view_.size() && past - i < 8 && text.size() < 16; ++past) {
        if (past > i && !is_any(view_.gap(past - 1), {"", " "})) break;
        text += view_.word(past);
        if (text.size() != 16 || !ends_at(past + 1)) continue;
        bool shape = all_digits(std::string_view(text).substr(5, 6)) && is_digit(text[13]) == is_digit(text[13]);
        for (std::size_t k = 0; k < 5; ++k) shape = shape && (is_letter(text[k]) || text[k] == '9');
        shape = shape && (is_letter(text[11]) || text[11] == '9') && (is_letter(text[12]) || text[12] == '9');
        // "panel 12 12 12 times": with spaces in it only in capitals, or behind a label.
        bool parted = false, capitals = true;
        for (std::size_t k = i; k <= past; ++k) {
            parted = parted || (k > i && !view_.gap(k - 1).empty());
            capitals = capitals && (number_at(k) || capitals_at(k));
        }
        if (!shape || (parted && !capitals && !labelled(i, {"licence", "license", "driving", "driver"}))) return false;
        std::size_t end = past + 1;
        if (number_at(end) && view_.word(end).size() == 2 && view_.gap(past) == " ") ++end;
        return add(i, end, Rule::id_driving_licence, "[driving licence number]");
    }
    return false;
}

bool IdentifierFinder::try_bank(std::size_t i) {
    if (!number_at(i) || !begins_at(i)) return false;
    auto const sort = digits(i, 6, {"-", " "});
    bool const is_sort_code =
        sort.text.size() == 6 &&
        (sort.groups == std::vector<std::size_t>{2, 2, 2} || (sort.groups.size() == 1 && labelled(i, {"sort"}))) &&
        ends_at(sort.past);
    if (is_sort_code) {
        bool const account_follows = number_at(sort.past) && view_.word(sort.past).size() == 8;
        if (account_follows) return add(i, sort.past + 1, Rule::id_bank, "[bank account]");
        if (labelled(i, {"sort", "sortcode"})) return add(i, sort.past, Rule::id_bank, "[sort code]");
    }
    return view_.word(i).size() == 8 && labelled(i, {"account", "acct", "acc", "a"}) &&
           labelled(i, {"account", "acct", "acc", "bank", "sort"}, 8) &&
           add(i, i + 1, Rule::id_bank, "[account number]");
}

bool IdentifierFinder::try_card(std::size_t i) {
    if (!number_at(i) || !begins_at(i)) return false;
    auto const run = digits(i, 19, {" ", "-"});
    if (run.text.size() < 13 || !passes_luhn(run.text) || !ends_at(run.past)) return false;
    bool const grouped = run.groups.size() >= 3 && run.groups.front() == 4;
    if (!grouped && !labelled(i, {"card", "visa", "mastercard", "debit", "credit"})) return false;
    return add(i, run.past, Rule::id_card, "[card number]");
}

bool IdentifierFinder::try_iban(std::size_t i) {
    if (number_at(i) || view_.word(i).size() != 2 || !begins_at(i) || !capitals_at(i)) return false;
    std::string text;
    std::size_t best = i;
    for (std::size_t past = i; past < view_.size() && text.size() < 34; ++past) {
        if (past > i && !is_any(view_.gap(past - 1), {"", " ", "-"})) break;
        if (!number_at(past) && !capitals_at(past)) break;
        text += view_.word(past);
        if (text.size() >= 15 && ends_at(past + 1) && is_iban(text)) best = past + 1;
    }
    if (best == i && labelled(i, {"iban"}) && text.size() >= 15) best = solid(i).past;
    return best > i && add(i, best, Rule::id_iban, "[bank account]");
}

bool IdentifierFinder::try_court_or_police(std::size_t i) {
    if (!begins_at(i)) return false;
    auto const run = solid(i);
    auto const& text = run.text;
    bool const court = has_shape(text, "A99999999") && text.front() >= 's' && text.front() <= 'u' && capitals_at(i);
    if (court) return add(i, run.past, Rule::id_court, "[court reference]");
    bool const urn = text.size() == 11 && all_digits(std::string_view(text).substr(0, 2)) &&
                     all_digits(std::string_view(text).substr(4)) &&
                     has_shape(std::string_view(text).substr(2, 2), "AA") && capitals_at(i + 1);
    if (urn) return add(i, run.past, Rule::id_police, "[police reference]");
    bool const prison = has_shape(text, "A9999AA") && capitals_at(i) && run.past - i == 3 && capitals_at(run.past - 1);
    if (prison) return add(i, run.past, Rule::id_police, "[prison number]");
    // PNC: 2012/0123456X; CRO: 12345/98X.
    if (number_at(i) && number_at(i + 1) && i + 2 < view_.size() && view_.gap(i) == "/" && view_.gap(i + 1).empty() &&
        view_.word(i + 2).size() == 1 && capitals_at(i + 2)) {
        auto const left = view_.word(i).size(), right = view_.word(i + 1).size();
        if ((left == 4 && right >= 5) || (left == 2 && right >= 5) || (left >= 4 && left <= 6 && right == 2))
            return add(i, i + 3, Rule::id_police, "[police reference]");
    }
    return false;
}

bool IdentifierFinder::try_staff(std::size_t i) {
    if (number_at(i) || i + 1 >= view_.size()) return false;
    auto const word = view_.word(i);
    bool const rank = is_any(word, {"pc", "wpc", "dc", "wdc", "ds", "ps", "pcso", "sgt", "di", "insp", "constable",
                                    "sergeant", "officer", "pcs"}) &&
                      view_.tokens()[i].is_capitalised();
    if (rank && number_at(i + 1) && is_any(view_.gap(i), {" ", ""}) && view_.word(i + 1).size() >= 2 &&
        view_.word(i + 1).size() <= 5 && ends_at(i + 2))
        return add(i + 1, i + 2, Rule::id_staff, "[number]");
    bool const body = is_any(word, {"gmc", "nmc", "swe", "hcpc", "gphc", "gdc", "bacp", "sra", "collar", "shoulder",
                                    "epaulette", "warrant", "badge", "payroll", "pin"});
    if (!body) return false;
    std::size_t at = i + 1;
    while (at < view_.size() && at - i <= 4 &&
           is_any(view_.word(at),
                  {"no", "number", "registration", "reg", "ref", "reference", "pin", "is", "was", "id", "card"}))
        ++at;
    if (at >= view_.size() || view_.tokens()[at].starts_sentence) return false;
    auto const run = solid(at);
    bool const any_digit = std::any_of(run.text.begin(), run.text.end(), is_digit);
    return any_digit && run.text.size() >= 2 && run.text.size() <= 10 &&
           add(at, run.past, Rule::id_staff, "[staff number]");
}

bool IdentifierFinder::try_network(std::size_t i) {
    if (!begins_at(i)) return false;
    if (number_at(i) && number_at(i + 1) && number_at(i + 2) && number_at(i + 3) && view_.gap(i) == "." &&
        view_.gap(i + 1) == "." && view_.gap(i + 2) == ".") {
        bool octets = true, large = false;
        for (std::size_t k = i; k < i + 4; ++k) {
            octets = octets && (view_.word(k).size() < 3 || (view_.word(k).size() == 3 && view_.word(k) <= "255"));
            large = large || view_.word(k).size() == 3;
        }
        bool const more =
            (i > 0 && view_.gap(i - 1) == "." && number_at(i - 1)) || (number_at(i + 4) && view_.gap(i + 3) == ".");
        if (octets && !more && (large || labelled(i, {"ip", "address"})))
            return add(i, i + 4, Rule::id_ip, "[IP address]");
    }
    auto const text = view_.folded();
    std::size_t end = view_.tokens()[i].begin;
    std::size_t colons = 0, groups = 0;
    while (end < text.size() && (is_hex(text[end]) || text[end] == ':' || text[end] == '-')) {
        colons += text[end] == ':' || text[end] == '-';
        ++end;
    }
    while (end > view_.tokens()[i].begin && !is_hex(text[end - 1])) --end;
    auto const written = text.substr(view_.tokens()[i].begin, end - view_.tokens()[i].begin);
    if (colons < 2 || end <= view_.tokens()[i].begin || (end < text.size() && is_letter(text[end]))) return false;
    for (std::size_t at = 0; at < written.size();) {
        auto const stop = std::min(written.find_first_of(":-", at), written.size());
        if (stop - at > 4) return false;
        ++groups;
        at = stop + 1;
    }
    std::size_t const past = view_.token_at(end);
    if (past <= i) return false;
    bool const pairs = groups == 6 && written.size() == 17;
    if (pairs && std::any_of(written.begin(), written.end(), is_letter))
        return add(i, past, Rule::id_mac, "[device address]");
    bool const ip6 = written.find('-') == std::string_view::npos &&
                     (written.find("::") != std::string_view::npos || groups == 8) &&
                     std::any_of(written.begin(), written.end(), is_letter);
    return ip6 && add(i, past, Rule::id_ip, "[IP address]");
}

bool IdentifierFinder::try_coordinates(std::size_t i) {
    if (!begins_at(i)) return false;
    if (number_at(i) && number_at(i + 1) && number_at(i + 2) && number_at(i + 3) && view_.gap(i) == "." &&
        view_.gap(i + 2) == "." && view_.word(i + 1).size() >= 3 && view_.word(i + 3).size() >= 3 &&
        is_any(view_.gap(i + 1), {", -", ", ", ",-", ",", " -", " ", " n, ", "; "})) {
        std::size_t begin = view_.tokens()[i].begin;
        if (begin > 0 && view_.folded()[begin - 1] == '-') --begin;
        return add_bytes(begin, view_.tokens()[i + 3].end, i, i + 4, Rule::id_coordinates, "[location]");
    }
    if (!number_at(i) && view_.word(i).size() == 2 && capitals_at(i) && number_at(i + 1)) {
        auto const run = digits(i + 1, 10, {" "});
        bool const even = run.text.size() >= 6 && run.text.size() % 2 == 0 &&
                          (run.groups.size() == 2 ? run.groups[0] == run.groups[1] : run.groups.size() == 1);
        bool const britain = std::string_view("hjnost").find(view_.word(i).front()) != std::string_view::npos;
        if (even && britain && (view_.gap(i) == " " || run.groups.size() == 1) && ends_at(run.past))
            return add(i, run.past, Rule::id_coordinates, "[location]");
    }
    // what3words: ///filled.count.soap
    if (!number_at(i) && view_.gap_before(i).ends_with("///") && i + 2 < view_.size() && view_.gap(i) == "." &&
        view_.gap(i + 1) == ".") {
        auto const begin = view_.tokens()[i].begin - 3;
        return add_bytes(begin, view_.tokens()[i + 2].end, i, i + 3, Rule::id_coordinates, "[location]");
    }
    return false;
}

bool IdentifierFinder::looks_like_date(std::size_t i) const {
    if (!number_at(i) || !number_at(i + 1) || !number_at(i + 2) || view_.gap(i) != view_.gap(i + 1) ||
        view_.gap(i).size() != 1)
        return false;
    auto const a = view_.word(i).size(), b = view_.word(i + 1).size(), c = view_.word(i + 2).size();
    return b <= 2 && ((a == 4 && c <= 2) || (a <= 2 && (c == 4 || c == 2) && view_.gap(i) != "-"));
}

/// "Crime reference number: 5221012345", "tenancy ref 00045678": the words before say what it is.
bool IdentifierFinder::try_labelled(std::size_t i) {
    auto const word = view_.word(i);
    struct Label {
        std::string_view word;
        Rule rule;
        char const* instead;
    };
    static constexpr Label labels[] = {{"crime", Rule::id_police, "[police reference]"},
                                       {"urn", Rule::id_police, "[police reference]"},
                                       {"cad", Rule::id_police, "[police reference]"},
                                       {"crn", Rule::id_police, "[police reference]"},
                                       {"pnc", Rule::id_police, "[police reference]"},
                                       {"cro", Rule::id_police, "[police reference]"},
                                       {"pncid", Rule::id_police, "[police reference]"},
                                       {"custody", Rule::id_police, "[police reference]"},
                                       {"niche", Rule::id_police, "[police reference]"},
                                       {"occurrence", Rule::id_police, "[police reference]"},
                                       {"incident", Rule::id_police, "[police reference]"},
                                       {"storm", Rule::id_police, "[police reference]"},
                                       {"log", Rule::id_police, "[police reference]"},
                                       {"noms", Rule::id_police, "[prison number]"},
                                       {"prison", Rule::id_police, "[prison number]"},
                                       {"indictment", Rule::id_court, "[court reference]"},
                                       {"claim", Rule::id_court, "[court reference]"},
                                       {"case", Rule::id_court, "[case number]"},
                                       {"passport", Rule::id_passport, "[passport number]"},
                                       {"passports", Rule::id_passport, "[passport number]"},
                                       {"visa", Rule::id_passport, "[document number]"},
                                       {"licence", Rule::id_driving_licence, "[licence number]"},
                                       {"iban", Rule::id_iban, "[bank account]"},
                                       {"nhs", Rule::id_nhs, "[NHS number]"},
                                       {"nino", Rule::id_national_insurance, "[National Insurance number]"},
                                       {"uprn", Rule::id_labelled, "[property number]"},
                                       {"usrn", Rule::id_labelled, "[property number]"},
                                       {"id", Rule::id_labelled, "[number]"},
                                       {"lcs", Rule::id_labelled, "[number]"},
                                       {"ref", Rule::id_labelled, "[number]"},
                                       {"reference", Rule::id_labelled, "[number]"},
                                       {"tenancy", Rule::id_labelled, "[number]"},
                                       {"account", Rule::id_labelled, "[account number]"},
                                       {"policy", Rule::id_labelled, "[number]"},
                                       {"hospital", Rule::id_labelled, "[hospital number]"},
                                       {"mrn", Rule::id_labelled, "[hospital number]"},
                                       {"emis", Rule::id_labelled, "[number]"},
                                       {"systmone", Rule::id_labelled, "[number]"},
                                       {"rio", Rule::id_labelled, "[number]"},
                                       {"mosaic", Rule::id_labelled, "[number]"},
                                       {"liquidlogic", Rule::id_labelled, "[number]"},
                                       {"patient", Rule::id_labelled, "[number]"},
                                       {"client", Rule::id_labelled, "[number]"},
                                       {"customer", Rule::id_labelled, "[number]"},
                                       {"membership", Rule::id_labelled, "[number]"},
                                       {"serial", Rule::id_labelled, "[number]"},
                                       {"imei", Rule::id_labelled, "[number]"},
                                       {"utr", Rule::id_labelled, "[number]"},
                                       {"upn", Rule::id_labelled, "[number]"},
                                       {"ucas", Rule::id_labelled, "[number]"},
                                       {"benefit", Rule::id_labelled, "[number]"},
                                       {"exhibit", Rule::id_police, "[police reference]"},
                                       {"brp", Rule::id_passport, "[document number]"},
                                       {"crn", Rule::id_labelled, "[number]"},
                                       {"username", Rule::id_labelled, "[user name]"}};
    static std::unordered_map<std::string_view, Label const*> const by_word = [] {
        std::unordered_map<std::string_view, Label const*> out;
        for (auto const& label : labels) out.emplace(label.word, &label);
        return out;
    }();
    auto const found = by_word.find(word);
    if (found == by_word.end()) return false;
    auto const* label = found->second;
    // The reference of the letter itself, in a paper of ours, is public.
    bool const is_reference = is_any(word, {"reference", "ref"});
    bool const heads_line =
        view_.gap(i).starts_with(":") && (i == 0 || (i == 1 && is_any(view_.word(0), {"our", "your"})));
    if (is_reference && !withheld_.policy().foreign_text && (heads_line || setting_ == Setting::official)) return false;
    std::size_t at = i + 1;
    bool says_number = is_any(
        word, {"urn", "cad", "crn",  "pnc",  "cro",  "uprn",     "usrn", "id",    "lcs", "ref", "nino",     "mrn",
               "utr", "upn", "iban", "imei", "noms", "passport", "brp",  "pncid", "nhs", "log", "passports"});
    while (at < view_.size() && at - i <= 5 && !view_.tokens()[at].starts_sentence &&
           is_any(view_.word(at),
                  {"no",   "nos",     "number", "numbers", "ref",  "reference", "refs",   "id",     "record",
                   "is",   "was",     "the",    "of",      "tax",  "log",       "system", "report", "bank",
                   "rent", "account", "s",      "and",     "code", "gb",        "uk"})) {
        says_number = says_number || is_any(view_.word(at), {"no", "number", "ref", "reference", "id", "nos"});
        ++at;
    }
    if (at >= view_.size() || view_.tokens()[at].starts_sentence || is_money(at)) return false;
    if (looks_like_date(at)) return false;
    if (label->rule == Rule::id_driving_licence && try_licence(at)) return true;
    auto run = solid(at);
    while (run.past < view_.size() && run.past - at < 5 && is_any(view_.gap(run.past - 1), {"/", "-"}) &&
           (number_at(run.past) || capitals_at(run.past))) {
        auto const more = solid(run.past);
        run.text += more.text;
        run.past = more.past;
    }
    auto const figures = static_cast<std::size_t>(std::count_if(run.text.begin(), run.text.end(), is_digit));
    bool const is_year = run.text.size() == 4 && (run.text.starts_with("19") || run.text.starts_with("20"));
    bool const police_log = label->rule == Rule::id_police && says_number && figures >= 3;
    bool const weighty = police_log || figures >= 5 || (figures >= 3 && says_number && run.text.size() >= 4) ||
                         (figures >= 4 && run.text.size() > 4);
    if (is_year || !weighty || run.text.size() > 20) return false;
    bool const case_without_number = is_any(word, {"case", "policy", "hospital", "patient", "client", "incident",
                                                   "licence", "custody", "customer", "benefit", "claim"}) &&
                                     !says_number && figures < 6;
    if (case_without_number) return false;
    return add(at, run.past, label->rule, label->instead);
}

void IdentifierFinder::try_all(std::size_t i) {
    if (try_listed(i)) return;
    auto const& token = view_.tokens()[i];
    if (token.is_number()) {
        if (try_nhs(i) || try_phone(i) || try_bank(i) || try_card(i) || try_court_or_police(i) || try_network(i) ||
            try_coordinates(i) || try_unlisted_address(i))
            return;
        return;
    }
    auto const length = token.end - token.begin;
    if (std::string_view("oznp").find(view_.word(i).front()) != std::string_view::npos && try_phone_words(i)) return;
    if (!digits_soon_[i]) {
        if (view_.gap_before(i).ends_with("///")) (void)try_coordinates(i);
        return;
    }
    if (try_labelled(i) || try_staff(i)) return;
    bool const digits_next =
        number_at(i + 1) || view_.gap(i).starts_with(":") || view_.gap(i).starts_with("-") || length <= 1;
    if (!digits_next) return;
    if (length <= 4 && (try_phone(i) || try_postcode(i) || try_national_insurance(i) || try_vehicle(i) || try_iban(i) ||
                        try_court_or_police(i) || try_coordinates(i) || try_network(i)))
        return;
    if (length <= 5 && i + 1 < view_.size()) (void)try_licence(i);
}

}  // namespace

bool is_nhs_number(std::string_view ten_digits) {
    if (ten_digits.size() != 10 || !all_digits(ten_digits)) return false;
    int sum = 0;
    for (int i = 0; i < 9; ++i) sum += (ten_digits[static_cast<std::size_t>(i)] - '0') * (10 - i);
    int const check = 11 - sum % 11;
    return (check == 11 ? 0 : check) == ten_digits[9] - '0' && check != 10;
}

bool passes_luhn(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        int value = digits[digits.size() - 1 - i] - '0';
        if (i % 2 == 1 && (value *= 2) > 9) value -= 9;
        sum += value;
    }
    return sum % 10 == 0;
}

bool is_iban(std::string_view text) {
    if (text.size() < 15 || !is_letter(text[0]) || !is_letter(text[1]) || !is_digit(text[2]) || !is_digit(text[3]))
        return false;
    int remainder = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[(i + 4) % text.size()];
        int const value = is_digit(c) ? c - '0' : c - 'a' + 10;
        remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
    }
    return remainder == 1;
}

std::vector<Span> find_identifiers(View const& view, Setting setting, std::vector<bool> const& is_protected,
                                   Withheld const& withheld, WordMemory& memory) {
    return IdentifierFinder(view, setting, is_protected, withheld, memory).find();
}

}  // namespace dhrdoc::redact
