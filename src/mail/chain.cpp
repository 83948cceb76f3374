// Takes the text of a chain of e-mails; makes its messages, quoted replies to any depth.
#include "mail/chain.h"

#include "mail/addresses.h"
#include "mail/body.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

namespace dhrdoc::mail {

namespace {

using model::MailHeader;
using Kind = MailHeader::Kind;

constexpr std::size_t most_messages = 5000;

// --- lines
// -----------------------------------------------------------------------------------------------------------

/// "> > text" -> "text", quoted twice.
Line line_of(std::string_view text, std::size_t begin, std::size_t end) {
    Line line;
    line.begin = begin;
    line.end = end;
    std::size_t at = 0;
    for (auto next = at; next < text.size();) {
        while (next < text.size() && text[next] == ' ' && next - at < 3) ++next;
        if (next >= text.size() || text[next] != '>') break;
        ++line.depth;
        at = next = next + 1;
    }
    // One space belongs to the sign.
    if (line.depth > 0 && at < text.size() && text[at] == ' ') ++at;
    line.text = text.substr(at);
    return line;
}

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> out;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find('\n', at), text.size());
        auto line = text.substr(at, end - at);
        while (line.ends_with('\r')) line.remove_suffix(1);
        out.push_back(line_of(line, at, end));
        at = end + 1;
    }
    return out;
}

bool is_blank(Line const& line) { return line.text.find_first_not_of(" \t\f\v") == std::string::npos; }

/// Bold and the like around a label: "**From:**".
std::string plain(std::string_view text) {
    auto out = base::trimmed(text);
    while (!out.empty() && (out.front() == '*' || out.front() == '_')) out.erase(0, 1);
    return out;
}

// --- header lines
// ----------------------------------------------------------------------------------------------------

struct Label {
    std::string_view word;  // in lower case
    Kind kind;
};

constexpr std::array<Label, 22> labels = {{{"from", Kind::from},
                                           {"sender", Kind::from},
                                           {"sent", Kind::date},
                                           {"date", Kind::date},
                                           {"sent on", Kind::date},
                                           {"received", Kind::other},
                                           {"to", Kind::to},
                                           {"cc", Kind::copied},
                                           {"bcc", Kind::copied},
                                           {"copy", Kind::copied},
                                           {"reply-to", Kind::copied},
                                           {"required", Kind::to},
                                           {"optional", Kind::copied},
                                           {"organizer", Kind::from},
                                           {"subject", Kind::subject},
                                           {"attachments", Kind::attachments},
                                           {"attachment", Kind::attachments},
                                           {"importance", Kind::other},
                                           {"sensitivity", Kind::other},
                                           {"priority", Kind::other},
                                           {"categories", Kind::other},
                                           {"message-id", Kind::other}}};

struct LabelledLine {
    Kind kind = Kind::other;
    std::string label;  // as written
    std::string value;
};

std::optional<LabelledLine> labelled(Line const& line) {
    auto const text = plain(line.text);
    auto const colon = text.find(':');
    if (colon == std::string::npos || colon > 14) return std::nullopt;
    auto label = text.substr(0, colon);
    while (!label.empty() && (label.back() == '*' || label.back() == ' ' || label.back() == '_')) label.pop_back();
    auto const word = base::lower_case(label);
    auto const known = std::find_if(labels.begin(), labels.end(), [&](Label const& one) { return one.word == word; });
    if (known == labels.end()) return std::nullopt;
    auto value = text.substr(colon + 1);
    while (value.starts_with('*') || value.starts_with('_')) value.erase(0, 1);
    return LabelledLine{known->kind, label, base::trimmed(value)};
}

bool starts_header(Line const& line) {
    auto const found = labelled(line);
    return found && found->kind == Kind::from && base::lower_case(found->label) != "sender";
}

/// More names of a list that a program broke over lines: "[...] <...>; Tom Hale".
bool looks_like_names(std::string const& text) {
    return text.size() < 2000 && text.find_first_of("@;<[") != std::string::npos;
}

struct HeaderBlock {
    std::vector<MailHeader> headers;
    std::size_t past = 0;  // the line behind it
};

/// The block of header lines at `first`: it begins with From, and says at least when, to whom or about what.
std::optional<HeaderBlock> header_block(std::span<Line const> lines, std::size_t first) {
    if (first >= lines.size() || !starts_header(lines[first])) return std::nullopt;
    constexpr std::size_t longest = 200;
    HeaderBlock block;
    int const depth = lines[first].depth;
    bool said = false;
    bool after_blank = false;
    bool after_subject = false;
    std::size_t const end = std::min(lines.size(), first + longest);
    for (std::size_t i = first; i < end && lines[i].depth == depth; ++i) {
        if (is_blank(lines[i])) {
            after_blank = true;
            continue;
        }
        auto found = labelled(lines[i]);
        if (found && found->kind == Kind::from && i > first && base::lower_case(found->label) == "from") break;
        if (found) {
            // Behind the subject and an empty line only what nobody would write in a message is a header.
            if (after_blank && after_subject && found->kind != Kind::attachments && found->kind != Kind::other) break;
            said = said || found->kind == Kind::date || found->kind == Kind::to || found->kind == Kind::subject;
            after_subject = after_subject || found->kind == Kind::subject;
            block.headers.push_back({found->kind, found->label, found->value, {}});
            block.past = i + 1;
            after_blank = false;
            continue;
        }
        auto const text = base::trimmed(lines[i].text);
        auto& last = block.headers.back();
        bool const people = last.kind == Kind::from || last.kind == Kind::to || last.kind == Kind::copied;
        bool const folded = !after_blank && (lines[i].text.front() == ' ' || lines[i].text.front() == '\t');
        bool const open = people && (last.value.ends_with(';') || last.value.ends_with(',') || looks_like_names(text));
        if (!folded && !(open && !after_subject) && !(last.kind == Kind::attachments && last.value.ends_with(';')))
            break;
        last.value += (last.value.empty() ? "" : " ") + text;
        block.past = i + 1;
        after_blank = false;
    }
    if (!said) return std::nullopt;
    return block;
}

// --- "On Monday, Jane Doe wrote:"
// ------------------------------------------------------------------------------------

struct Attribution {
    std::string when;
    std::string who;
    std::size_t past = 0;
};

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

/// Where the words about the day and the hour end and those about the person begin.
std::size_t end_of_when(std::string const& text) {
    // Behind the hour: "at 10:14, Jane", "10:14:07 +0100 Jane", "10:14 AM Jane".
    std::size_t best = std::string::npos;
    for (std::size_t i = 1; i + 2 < text.size(); ++i) {
        auto const digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
        if ((text[i] != ':' && text[i] != '.') || !digit(i - 1) || !digit(i + 1) || !digit(i + 2)) continue;
        auto end = i + 3;
        if (end < text.size() && text[end] == ':' && digit(end + 1) && digit(end + 2)) end += 3;
        auto const rest = base::lower_case(std::string_view(text).substr(end, 4));
        for (std::string_view const more : {" am", " pm", "am", "pm"})
            if (rest.starts_with(more)) {
                end += more.size();
                break;
            }
        best = end;
        break;
    }
    if (best != std::string::npos) return best;
    for (auto at = text.rfind(", "); at != std::string::npos && at > 0; at = text.rfind(", ", at - 1))
        if (!has_digit(std::string_view(text).substr(at)) && has_digit(std::string_view(text).substr(0, at))) return at;
    return std::string::npos;
}

std::optional<Attribution> attribution_at(std::span<Line const> lines, std::size_t first) {
    auto const begin = plain(lines[first].text);
    if (!begin.starts_with("On ") && !begin.starts_with("Am ") && !begin.starts_with("Ar ")) return std::nullopt;
    std::string text;
    for (std::size_t i = first; i < std::min(lines.size(), first + 4) && lines[i].depth == lines[first].depth; ++i) {
        if (is_blank(lines[i])) break;
        text += (text.empty() ? "" : " ") + plain(lines[i].text);
        bool const ends = text.ends_with(" wrote:") || text.ends_with(" wrote") || text.ends_with(">wrote:") ||
                          text.ends_with(" said:") || text.ends_with(" writes:");
        if (!ends) continue;
        auto words = text.substr(3, text.rfind(' ') - 3);
        if (text.ends_with(">wrote:")) words = text.substr(3, text.size() - 3 - std::string_view("wrote:").size());
        if (!has_digit(words)) return std::nullopt;
        auto const split = end_of_when(words);
        if (split == std::string::npos) return std::nullopt;
        Attribution out;
        out.when = base::trimmed(words.substr(0, split));
        out.who = base::trimmed(words.substr(split));
        while (!out.who.empty() && (out.who.front() == ',' || out.who.front() == ' ')) out.who.erase(0, 1);
        // A zone behind the hour.
        if (out.who.starts_with("+") || out.who.starts_with("GMT") || out.who.starts_with("BST") ||
            out.who.starts_with("UTC")) {
            auto const space = std::min(out.who.find(' '), out.who.size());
            out.when += " " + out.who.substr(0, space);
            out.who = base::trimmed(out.who.substr(space));
        }
        out.past = i + 1;
        return out;
    }
    return std::nullopt;
}

/// Lines that only say that a copy of another message follows.
bool is_divider(Line const& line) {
    auto const text = plain(line.text);
    if (text.empty()) return false;
    auto const core = [&] {
        std::string out;
        for (char const c : base::lower_case(text))
            if (c >= 'a' && c <= 'z') out += c;
        return out;
    }();
    bool const ruled = text.find_first_not_of("_-=*\\ ") == std::string::npos && text.size() >= 5;
    return ruled || (text.starts_with("-----") && (core == "originalmessage" || core == "forwardedmessage")) ||
           core == "beginforwardedmessage";
}

// --- the parts of a body
// ---------------------------------------------------------------------------------------------

bool is_capital(std::string_view word) {
    std::size_t at = 0;
    if (word.empty()) return false;
    auto const first = base::next_code_point(word, at);
    std::string letter;
    base::append_utf8(letter, first);
    return base::lower_case(letter) != letter;
}

bool is_letter_or_mark(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' || c == '-' ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
}

std::string_view word_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_letter_or_mark(text[end])) ++end;
    return text.substr(at, end - at);
}

/// "Hi Jane and Tom," -> Jane, Tom.
std::vector<std::string> greeted_in(std::string_view line) {
    static constexpr std::array<std::string_view, 13> openings = {
        "good morning", "good afternoon", "good evening", "many thanks", "thank you", "hi", "hello", "dear",
        "hey",          "morning",        "afternoon",    "thanks",      "hiya"};
    std::vector<std::string> out;
    auto const text = base::trimmed(line);
    auto const lower = base::lower_case(text);
    std::size_t at = std::string::npos;
    for (auto const opening : openings)
        if (lower.starts_with(opening) && lower.size() > opening.size() && !is_letter_or_mark(lower[opening.size()])) {
            at = opening.size();
            break;
        }
    // "Jane," alone on its line.
    bool const bare = at == std::string::npos && text.size() <= 40 && (text.ends_with(',') || text.ends_with(" -"));
    if (at == std::string::npos && !bare) return out;
    if (bare) at = 0;
    static constexpr std::array<std::string_view, 16> nobody = {
        "all",   "both",  "everyone", "colleagues", "team",  "for", "very", "so",
        "again", "there", "sir",      "madam",      "folks", "i",   "we",   "as"};
    while (at < text.size() && out.size() < 8) {
        while (at < text.size() && (text[at] == ' ' || text[at] == ',' || text[at] == '/' || text[at] == '&')) ++at;
        auto const word = word_at(text, at);
        if (word.empty()) break;
        auto const small = base::lower_case(word);
        if (small != "and") {
            if (!is_capital(word) || std::find(nobody.begin(), nobody.end(), small) != nobody.end()) break;
            out.emplace_back(word);
        }
        at += word.size();
        // Behind a comma another name follows only in a list that goes on with "and" or another comma.
        if (at < text.size() && text[at] == ',') {
            auto next = at + 1;
            while (next < text.size() && text[next] == ' ') ++next;
            auto const after = word_at(text, next);
            auto const behind = next + after.size();
            bool const goes_on =
                is_capital(after) && (behind >= text.size() || text[behind] == ',' ||
                                      base::lower_case(std::string_view(text).substr(behind, 5)) == " and ");
            if (!goes_on) break;
        } else if (at < text.size() && text[at] != ' ' && text[at] != '/' && text[at] != '&') {
            break;
        }
    }
    return out;
}

bool is_closing(std::string_view text) {
    static constexpr std::array<std::string_view, 23> closings = {"best wishes",
                                                                  "kind regards",
                                                                  "kindest regards",
                                                                  "regards",
                                                                  "best regards",
                                                                  "many thanks",
                                                                  "thanks",
                                                                  "thank you",
                                                                  "best",
                                                                  "cheers",
                                                                  "yours sincerely",
                                                                  "yours faithfully",
                                                                  "yours",
                                                                  "warm regards",
                                                                  "warm wishes",
                                                                  "with thanks",
                                                                  "with best wishes",
                                                                  "with kind regards",
                                                                  "all the best",
                                                                  "kr",
                                                                  "bw",
                                                                  "thanks and regards",
                                                                  "thanks again"};
    auto word = base::lower_case(base::trimmed(text));
    while (!word.empty() &&
           (word.back() == ',' || word.back() == '.' || word.back() == '!' || word.back() == '-' || word.back() == ' '))
        word.pop_back();
    return std::find(closings.begin(), closings.end(), word) != closings.end();
}

/// A name, a nick or initials alone on a line.
bool is_sign_off(std::string_view line) {
    auto text = base::trimmed(line);
    while (!text.empty() && (text.back() == ',' || text.back() == '.' || text.back() == 'x')) {
        if (text.back() == 'x' && !text.ends_with(" x")) break;
        text.pop_back();
        text = base::trimmed(text);
    }
    if (text.empty() || text.size() > 40) return false;
    std::size_t words = 0;
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && (text[at] == ' ' || text[at] == '.')) ++at;
        if (at >= text.size()) break;
        auto const word = word_at(text, at);
        if (word.empty() || !is_capital(word)) return false;
        ++words;
        at += word.size();
    }
    return words >= 1 && words <= 4;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        auto const word = word_at(text, at);
        if (word.empty()) {
            ++at;
            continue;
        }
        out.push_back(base::lower_case(word));
        at += word.size();
    }
    std::sort(out.begin(), out.end());
    return out;
}

/// A line that is the sender's name, in whichever order.
bool is_name_of(std::string_view line, std::vector<model::Correspondent> const& people) {
    auto const words = words_of(line);
    if (words.size() < 2 || line.size() > 60) return false;
    return std::any_of(people.begin(), people.end(), [&](model::Correspondent const& one) {
        auto const name = one.display.substr(0, one.display.find('('));
        return words_of(name) == words;
    });
}

/// "J.", "JD" and "Jo" may be Jane Doe; "No." and "Done" are not.
bool may_sign_for(std::string_view line, std::vector<model::Correspondent> const& people) {
    auto const signs = words_of(line);
    return std::any_of(people.begin(), people.end(), [&](model::Correspondent const& one) {
        auto const name = words_of(one.display + " " + one.address.substr(0, one.address.find('@')));
        return std::all_of(signs.begin(), signs.end(),
                           [&](std::string const& sign) {
                               return std::any_of(name.begin(), name.end(), [&](std::string const& word) {
                                   if (sign.size() == 1) return word.front() == sign.front();
                                   if (word.substr(0, 2) == sign.substr(0, 2)) return sign != "no" && sign != "done";
                                   return false;
                               });
                           }) ||
               (signs.size() == 1 && signs.front().size() <= 3 &&
                std::all_of(signs.front().begin(), signs.front().end(), [&](char c) {
                    return std::any_of(name.begin(), name.end(),
                                       [&](std::string const& word) { return word.front() == c; });
                }));
    });
}

/// Body, sign-off and signature of a message.
class BodyReader {
public:
    BodyReader(std::vector<Line> lines, model::MailMessage& message, base::SourceFile const& file, bool markdown)
        : lines_(std::move(lines)), message_(message), file_(file), markdown_(markdown) {}

    void read() {
        while (!lines_.empty() && (is_blank(lines_.back()) || is_divider(lines_.back()))) lines_.pop_back();
        std::size_t first = 0;
        while (first < lines_.size() && is_blank(lines_[first])) ++first;
        lines_.erase(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(first));
        if (lines_.empty()) return;
        int const depth = std::min_element(lines_.begin(), lines_.end(), by_depth)->depth;
        for (auto& line : lines_) line.depth -= depth;
        find_greeting();
        find_quoted_people();
        auto const split = signature_begin();
        set(0, split, Breaks::as_written, message_.body, message_.body_range, message_.body_lines);
        set(split, lines_.size(), Breaks::hard, message_.signature, message_.signature_range, message_.signature_lines);
    }

private:
    static bool by_depth(Line const& a, Line const& b) {
        // An empty line of a quotation may have lost its signs.
        return (is_blank(a) ? 1000 : a.depth) < (is_blank(b) ? 1000 : b.depth);
    }
    void find_greeting() {
        std::size_t looked = 0;
        for (auto const& line : lines_) {
            if (is_blank(line)) continue;
            message_.greeted = greeted_in(line.text);
            // A warning of the mail system may stand above it.
            if (!message_.greeted.empty() || ++looked == 4) return;
        }
    }
    void find_quoted_people() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (auto const found = attribution_at(lines_, i))
                for (auto& one : correspondents_in(found->who)) message_.quoted.push_back(std::move(one));
            if (auto const block = header_block(lines_, i))
                for (auto const& header : block->headers)
                    if (header.kind == Kind::from || header.kind == Kind::to || header.kind == Kind::copied)
                        for (auto& one : correspondents_in(header.value)) message_.quoted.push_back(std::move(one));
        }
    }
    /// The first line of the signature: the name that signs belongs to it.
    std::size_t signature_begin() {
        std::size_t const size = lines_.size();
        for (std::size_t i = size; i-- > 0;) {
            if (lines_[i].depth == 0 && base::trimmed(lines_[i].text) == "--") return take_sign_off(i, i + 1);
        }
        // Behind the last words of farewell.
        constexpr std::size_t longest = 40;
        for (std::size_t i = size; i-- > 0 && size - i <= longest;) {
            if (lines_[i].depth == 0 && is_closing(lines_[i].text)) return take_sign_off(size, i + 1);
        }
        for (std::size_t i = size; i-- > 1 && size - i <= longest;) {
            if (lines_[i].depth == 0 && is_name_of(lines_[i].text, message_.from)) return take_sign_off(i, i);
        }
        // A short last line: initials, or a forename.
        if (size > 1 && lines_.back().depth == 0 && is_blank(lines_[size - 2]) && is_sign_off(lines_.back().text) &&
            lines_.back().text.size() <= 24 && may_sign_for(lines_.back().text, message_.from))
            return take_sign_off(size - 1, size - 1);
        return size;
    }
    /// Looks for the name from line `from`; where there is one, the signature begins with it, else at `otherwise`.
    std::size_t take_sign_off(std::size_t otherwise, std::size_t from) {
        for (std::size_t i = from; i < lines_.size(); ++i) {
            if (is_blank(lines_[i])) continue;
            if (lines_[i].depth > 0 || !is_sign_off(lines_[i].text)) return otherwise;
            message_.signed_by = base::trimmed(lines_[i].text);
            return std::min(i, otherwise);
        }
        return otherwise;
    }
    void set(std::size_t begin, std::size_t end, Breaks breaks, std::string& text, base::Range& range,
             std::vector<base::Range>& places) {
        while (begin < end && is_blank(lines_[begin])) ++begin;
        while (end > begin && is_blank(lines_[end - 1])) --end;
        // What cuts the signature off says nothing once it is set apart.
        if (begin < end && breaks == Breaks::hard && base::trimmed(lines_[begin].text) == "--") ++begin;
        while (begin < end && is_blank(lines_[begin])) ++begin;
        if (begin >= end) return;
        std::vector<Line> const part(lines_.begin() + static_cast<std::ptrdiff_t>(begin),
                                     lines_.begin() + static_cast<std::ptrdiff_t>(end));
        auto written = markdown_of(part, breaks, markdown_);
        text = std::move(written.text);
        range = file_.range(part.front().begin, part.back().end);
        for (auto const line : written.made_of) places.push_back(file_.range(part[line].begin, part[line].end));
    }

    std::vector<Line> lines_;
    model::MailMessage& message_;
    base::SourceFile const& file_;
    bool markdown_;
};

// --- the chain
// -------------------------------------------------------------------------------------------------------

class ChainReader {
public:
    ChainReader(base::SourceFile const& file, Writing writing, base::Diagnostics& diagnostics)
        : file_(file), markdown_(writing == Writing::markdown), diagnostics_(diagnostics) {}

    model::MailChain read() {
        lines_ = lines_of(file_.text());
        if (markdown_)
            for (auto& line : lines_) line.text = without_markdown(line.text);
        refuse_overrides();
        note_last_lines();
        chain_.file = file_.id();
        std::size_t at = 0;
        std::optional<model::MailMessage> message;
        while (true) {
            auto next = next_start(at);
            take_body(message, at, next.divider);
            if (next.line >= lines_.size() || chain_.messages.size() >= most_messages) break;
            message.emplace();
            start(*message, next);
            at = next.past;
        }
        return std::move(chain_);
    }

private:
    struct Start {
        std::size_t line = 0;     // where it begins
        std::size_t divider = 0;  // the first of the lines that only announce it
        std::size_t past = 0;
        std::optional<HeaderBlock> block;
        std::optional<Attribution> attribution;
    };

    /// The least depth of lines with words from each line to the end: is a quotation followed by anything?
    void note_last_lines() {
        least_.assign(lines_.size() + 1, 1000);
        for (std::size_t i = lines_.size(); i-- > 0;)
            least_[i] = is_blank(lines_[i]) ? least_[i + 1] : std::min(least_[i + 1], lines_[i].depth);
    }
    [[nodiscard]] Start next_start(std::size_t from) const {
        for (std::size_t i = from; i < lines_.size(); ++i) {
            if (is_blank(lines_[i])) continue;
            // Words of a lower level follow: somebody answers between the lines.
            bool const last = least_[i] >= lines_[i].depth;
            if (!last) continue;
            Start start;
            start.line = i;
            if (auto block = header_block(lines_, i)) {
                start.past = block->past;
                start.block = std::move(block);
            } else if (auto attribution = attribution_at(lines_, i)) {
                start.past = attribution->past;
                if (!quotes_to_the_end(i, start.past)) continue;
                start.attribution = std::move(attribution);
            } else {
                continue;
            }
            start.divider = i;
            while (start.divider > from &&
                   (is_blank(lines_[start.divider - 1]) || is_divider(lines_[start.divider - 1])))
                --start.divider;
            return start;
        }
        return {lines_.size(), lines_.size(), lines_.size(), {}, {}};
    }
    /// What "On Monday Jane wrote:" announces: all that follows is quoted, or nothing of it is.
    [[nodiscard]] bool quotes_to_the_end(std::size_t first, std::size_t past) const {
        while (past < lines_.size() && is_blank(lines_[past])) ++past;
        if (past >= lines_.size()) return false;
        return lines_[past].depth <= lines_[first].depth || least_[past] > lines_[first].depth;
    }
    void start(model::MailMessage& message, Start const& start) {
        message.range = file_.range(lines_[start.line].begin, lines_[start.past - 1].end);
        if (start.block) {
            message.headers = start.block->headers;
        } else {
            message.headers.push_back({Kind::from, "From", start.attribution->who, {}});
            message.headers.push_back({Kind::date, "Sent", start.attribution->when, {}});
        }
        for (auto& header : message.headers) {
            header.range = message.range;
            auto& people = header.kind == Kind::from ? message.from
                           : header.kind == Kind::to ? message.to
                                                     : message.copied;
            if (header.kind == Kind::from || header.kind == Kind::to || header.kind == Kind::copied)
                for (auto& one : correspondents_in(header.value)) people.push_back(std::move(one));
            if (header.kind == Kind::attachments) header.value = cleaned_names(header.value);
        }
    }
    /// "C:\Users\jane\plan v2 (Autosaved).docx" -> "plan v2.docx": what a machine added says who had the file.
    static std::string cleaned_names(std::string const& value) {
        std::string out;
        for (std::size_t at = 0; at <= value.size();) {
            auto const end = std::min(value.find(';', at), value.size());
            auto name = base::trimmed(value.substr(at, end - at));
            auto const slash = name.find_last_of("\\/");
            bool const path = slash != std::string::npos && (name.find(":\\") != std::string::npos ||
                                                             name.starts_with("\\\\") || name.starts_with("file:"));
            if (path) name = name.substr(slash + 1);
            for (std::string_view const mark :
                 {" (Autosaved)", "(Autosaved)", " (AutoRecovered)", "(AutoRecovered)", "~$"})
                for (auto found = name.find(mark); found != std::string::npos; found = name.find(mark))
                    name.erase(found, mark.size());
            if (!name.empty()) out += (out.empty() ? "" : "; ") + name;
            at = end + 1;
        }
        return out;
    }
    void take_body(std::optional<model::MailMessage>& message, std::size_t begin, std::size_t end) {
        std::vector<Line> lines(lines_.begin() + static_cast<std::ptrdiff_t>(begin),
                                lines_.begin() + static_cast<std::ptrdiff_t>(std::max(begin, end)));
        if (message) {
            BodyReader(std::move(lines), *message, file_, markdown_).read();
            chain_.messages.push_back(std::move(*message));
            return;
        }
        // "Message": the head of a page that a system printed says nothing.
        auto const first = std::find_if_not(lines.begin(), lines.end(), is_blank);
        auto const words = std::count_if(lines.begin(), lines.end(), [](Line const& line) { return !is_blank(line); });
        if (words == 0 || (words == 1 && base::lower_case(plain(first->text)) == "message")) return;
        auto written = markdown_of(lines, Breaks::as_written, markdown_);
        chain_.preamble = std::move(written.text);
        for (auto const line : written.made_of)
            chain_.preamble_lines.push_back(file_.range(lines[line].begin, lines[line].end));
        chain_.preamble_range = file_.range(lines.front().begin, lines.back().end);
    }
    /// A text that reads otherwise than it is written cannot be redacted; marks that only help the eye are dropped.
    void refuse_overrides() {
        bool told = false;
        for (auto& line : lines_) {
            std::string out;
            for (std::size_t at = 0; at < line.text.size();) {
                auto const begin = at;
                auto const c = base::next_code_point(line.text, at);
                if (!base::is_bidi_control(c)) {
                    out += std::string_view(line.text).substr(begin, at - begin);
                    continue;
                }
                bool const turns = c >= 0x202A && c <= 0x202E;
                if (turns && !std::exchange(told, true)) {
                    base::Diagnostic found;
                    found.code = "mail.bidi";
                    found.message = fmt::format("{} turns the direction of reading here", base::describe_code_point(c));
                    found.hint =
                        "save the mail as text and take the character out: what is read must be what is written";
                    found.range = file_.range(line.begin, line.end);
                    found.withhold_line = true;
                    diagnostics_.add(std::move(found));
                }
            }
            line.text = std::move(out);
        }
    }

    base::SourceFile const& file_;
    bool markdown_;
    base::Diagnostics& diagnostics_;
    std::vector<Line> lines_;
    std::vector<int> least_;
    model::MailChain chain_;
};

}  // namespace

model::MailChain chain_in(base::SourceFile const& file, Writing writing, base::Diagnostics& diagnostics) {
    return ChainReader(file, writing, diagnostics).read();
}

bool is_chain(std::string_view text) {
    auto const lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (header_block(lines, i)) return true;
    return false;
}

}  // namespace dhrdoc::mail
