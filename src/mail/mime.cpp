// Takes the bytes of a .eml file (RFC 5322, MIME); makes the text of it.
#include "mail/mime.h"

#include "mail/decode.h"
#include "mail/html_text.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace dhrdoc::mail {

namespace {

constexpr int deepest = 30;
constexpr std::size_t most_parts = 2000;
constexpr std::size_t longest_header = std::size_t{1} << 16U;

/// A header section: names in lower case, values unfolded, in order.
using Headers = std::vector<std::pair<std::string, std::string>>;

bool is_name_character(char c) { return c > 32 && c < 127 && c != ':'; }

struct Entity {
    Headers headers;
    std::string_view body;
};

std::string_view line_at(std::string_view text, std::size_t at, std::size_t& next) {
    auto const end = std::min(text.find('\n', at), text.size());
    next = std::min(end + 1, text.size());
    auto line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

/// Headers up to the first empty line. A line that is no header line ends them as well, and belongs to the body.
Entity entity_of(std::string_view bytes) {
    Entity out;
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::size_t next = 0;
        auto const line = line_at(bytes, at, next);
        if (line.empty()) {
            at = next;
            break;
        }
        if ((line.front() == ' ' || line.front() == '\t') && !out.headers.empty()) {
            auto& value = out.headers.back().second;
            if (value.size() < longest_header) value += " " + base::trimmed(line.substr(0, longest_header));
            at = next;
            continue;
        }
        auto const colon = line.find(':');
        bool const named =
            colon != std::string_view::npos && colon > 0 && colon < 200 &&
            std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), is_name_character);
        bool const envelope = at == 0 && (line.starts_with("From ") || line.starts_with(">From "));
        if (!named && !envelope) break;
        if (named)
            out.headers.emplace_back(base::lower_case(to_utf8(line.substr(0, colon), {})),
                                     std::string(line.substr(colon + 1, longest_header)));
        at = next;
    }
    out.body = bytes.substr(at);
    return out;
}

std::string raw_header(Headers const& headers, std::string_view name) {
    for (auto const& [known, value] : headers)
        if (known == name) return value;
    return {};
}

/// In one line, decoded.
std::string header(Headers const& headers, std::string_view name) {
    std::string out;
    for (char const c : base::trimmed(decoded_header(raw_header(headers, name))))
        if (c == '\n' || c == '\r' || c == '\t')
            out += ' ';
        else
            out += c;
    return out;
}

/// "text/plain; charset=utf-8; name*0="a"; name*1="b"": the first word, and parameters by name.
struct Structured {
    std::string value;
    std::map<std::string, std::string> parameters;
};

Structured structured(std::string_view text) {
    Structured out;
    std::vector<std::string> pieces(1);
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quoted && text[i] == '\\' && i + 1 < text.size()) {
            pieces.back() += text[++i];
        } else if (text[i] == '"') {
            quoted = !quoted;
        } else if (text[i] == ';' && !quoted) {
            pieces.emplace_back();
        } else {
            pieces.back() += text[i];
        }
    }
    out.value = base::lower_case(base::trimmed(to_utf8(pieces.front(), {})));
    std::map<std::string, std::map<unsigned, std::string>> continued;  // RFC 2231 section 3
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        auto const equals = pieces[i].find('=');
        if (equals == std::string::npos) continue;
        auto const name = base::lower_case(base::trimmed(to_utf8(pieces[i].substr(0, equals), {})));
        auto const value = base::trimmed(to_utf8(pieces[i].substr(equals + 1), {}));
        auto const star = name.find('*');
        if (star == std::string::npos) {
            out.parameters[name] = decoded_header(value);
            continue;
        }
        unsigned number = 0;
        for (auto at = star + 1; at < name.size() && name[at] >= '0' && name[at] <= '9' && number < 1000; ++at)
            number = number * 10 + static_cast<unsigned>(name[at] - '0');
        // The first piece names the character set for all.
        bool const encoded = name.ends_with('*');
        continued[name.substr(0, star)][number] =
            !encoded ? value : decoded_parameter(number == 0 ? value : "''" + value);
    }
    for (auto const& [name, values] : continued) {
        std::string whole;
        for (auto const& [number, value] : values) whole += value;
        out.parameters[name] = whole;
    }
    return out;
}

std::string parameter(Structured const& from, std::string const& name) {
    auto const found = from.parameters.find(name);
    return found == from.parameters.end() ? std::string() : found->second;
}

/// Parts between the boundary lines of RFC 2046 5.1.1. What stands before the first and behind the last says nothing.
std::vector<std::string_view> parts_of(std::string_view body, std::string const& boundary) {
    std::vector<std::string_view> out;
    std::string const mark = "--" + boundary;
    std::optional<std::size_t> begin;
    for (std::size_t at = 0; at < body.size() && out.size() < most_parts;) {
        std::size_t next = 0;
        auto const line = line_at(body, at, next);
        if (line.starts_with(mark)) {
            auto const rest = base::trimmed(to_utf8(line.substr(mark.size(), 8), {}));
            if (rest.empty() || rest == "--") {
                if (begin) out.push_back(body.substr(*begin, at - *begin));
                begin = next;
                if (rest == "--") return out;
            }
        }
        at = next;
    }
    // The last line is missing: what there is, is a part.
    if (begin && *begin < body.size()) out.push_back(body.substr(*begin));
    return out;
}

class MailReader {
public:
    explicit MailReader(base::Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    std::string read(std::string_view bytes) {
        add_message(bytes, 0);
        return std::move(text_);
    }

private:
    struct Content {
        std::string text;
        std::vector<std::string> attachments;
        std::vector<std::string> messages;  // bytes of messages within it
    };

    void add_message(std::string_view bytes, int depth) {
        auto const entity = entity_of(bytes);
        Content content;
        add_entity(entity, depth, content);
        // A blank line between messages; nothing before the first.
        if (!text_.empty()) text_ += "\n\n";
        add_headers(entity.headers, content.attachments);
        text_ += "\n" + content.text;
        while (text_.ends_with("\n\n")) text_.pop_back();
        for (auto const& inner : content.messages) add_message(inner, depth + 1);
    }

    void add_headers(Headers const& headers, std::vector<std::string> const& attachments) {
        auto const add = [&](std::string_view label, std::string const& value) {
            if (!value.empty() || label == "From") text_ += fmt::format("{}: {}\n", label, value);
        };
        add("From", header(headers, "from"));
        auto const sender = header(headers, "sender");
        if (sender != header(headers, "from")) add("Sender", sender);
        add("Sent", header(headers, "date"));
        add("To", header(headers, "to"));
        add("Cc", header(headers, "cc"));
        add("Bcc", header(headers, "bcc"));
        add("Reply-To", header(headers, "reply-to"));
        auto const subject = header(headers, "subject");
        text_ += fmt::format("Subject: {}\n", subject);
        std::string names;
        for (auto const& name : attachments) names += (names.empty() ? "" : "; ") + name;
        add("Attachments", names);
        auto const importance = header(headers, "importance");
        if (base::lower_case(importance) != "normal") add("Importance", importance);
    }

    void add_entity(Entity const& entity, int depth, Content& content) {
        if (++parts_ > most_parts || depth > deepest) return too_much();
        auto const type = structured(raw_header(entity.headers, "content-type"));
        auto const disposition = structured(raw_header(entity.headers, "content-disposition"));
        auto name = parameter(disposition, "filename");
        if (name.empty()) name = parameter(type, "name");
        auto const kind = type.value.empty() ? std::string("text/plain") : type.value;
        if (kind.starts_with("multipart/"))
            return add_multipart(entity, kind, parameter(type, "boundary"), depth, content);
        if (kind == "message/rfc822" || kind == "message/global") {
            auto bytes = decoded(entity);
            content.attachments.push_back(shown_name(name, "message"));
            content.messages.push_back(std::move(bytes));
            return;
        }
        bool const is_text = kind == "text/plain" || kind == "text/html";
        if (!is_text || disposition.value == "attachment" || (!name.empty() && disposition.value != "inline")) {
            // A picture of a signature is named as well: whether it says something, nobody can tell from here.
            content.attachments.push_back(shown_name(name, kind));
            return;
        }
        auto const text = to_utf8(decoded(entity), parameter(type, "charset"));
        if (!content.text.empty() && !content.text.ends_with('\n')) content.text += '\n';
        content.text += kind == "text/html" ? text_of_html(text) : unflowed(text, type);
    }

    void add_multipart(Entity const& entity, std::string const& kind, std::string const& boundary, int depth,
                       Content& content) {
        auto const parts = boundary.empty() ? std::vector<std::string_view>() : parts_of(entity.body, boundary);
        if (parts.empty()) {
            diagnostics_.warning("mail.multipart", {},
                                 "a part of the mail has no parts within it, as it says that it has",
                                 "look at the mail in a mail program: something may be missing from the copy");
            return;
        }
        if (kind == "multipart/alternative") return add_alternative(parts, depth, content);
        for (auto const part : parts) add_entity(entity_of(part), depth + 1, content);
    }

    /// The same text in several forms: plain text where it says something, else the richest form that is text.
    void add_alternative(std::vector<std::string_view> const& parts, int depth, Content& content) {
        Content best;
        bool found = false;
        for (auto const part : parts) {
            Content one;
            auto const entity = entity_of(part);
            add_entity(entity, depth + 1, one);
            bool const says = !base::trimmed(one.text).empty();
            // What only one of the forms names (a calendar entry, a picture within the HTML) is named all the same.
            for (auto& name : one.attachments)
                if (std::find(content.attachments.begin(), content.attachments.end(), name) ==
                    content.attachments.end())
                    content.attachments.push_back(std::move(name));
            for (auto& message : one.messages) content.messages.push_back(std::move(message));
            if (says && !found) best = std::move(one);
            found = found || says;
        }
        if (!content.text.empty() && !content.text.ends_with('\n')) content.text += '\n';
        content.text += best.text;
    }

    [[nodiscard]] static std::string decoded(Entity const& entity) {
        auto const encoding = base::lower_case(header(entity.headers, "content-transfer-encoding"));
        if (encoding == "base64") return from_base64(entity.body);
        if (encoding == "quoted-printable") return from_quoted_printable(entity.body);
        return std::string(entity.body);
    }

    /// RFC 3676: lines that end in a space go on in the next. Line ends become U+000A.
    [[nodiscard]] static std::string unflowed(std::string_view text, Structured const& type) {
        std::string out;
        bool const flowed = base::lower_case(parameter(type, "format")) == "flowed";
        for (std::size_t at = 0; at < text.size();) {
            std::size_t next = 0;
            auto const line = line_at(text, at, next);
            bool const goes_on = flowed && line.ends_with(' ') && line != "-- " && !line.starts_with('>');
            out += line;
            if (!goes_on) out += '\n';
            at = next;
        }
        return out;
    }

    /// At most so many bytes, and whole characters.
    [[nodiscard]] static std::string_view beginning_of(std::string_view text, std::size_t most) {
        std::size_t end = 0;
        for (std::size_t at = 0; at < text.size() && at <= most;) {
            end = at;
            static_cast<void>(base::next_code_point(text, at));
        }
        return text.size() <= most ? text : text.substr(0, end);
    }

    [[nodiscard]] static std::string shown_name(std::string const& name, std::string_view kind) {
        std::string out;
        for (char const c : base::trimmed(name)) out += c == '\n' || c == '\r' || c == '\t' || c == ';' ? ' ' : c;
        if (!out.empty()) return out;
        if (kind == "message") return "attached message";
        return fmt::format("unnamed attachment ({})", beginning_of(to_utf8(kind, {}), 80));
    }

    void too_much() {
        if (std::exchange(told_, true)) return;
        diagnostics_.error("mail.too-deep", {}, "the mail has more parts within parts than any mail program makes",
                           "save the messages one by one, and redact each");
    }

    base::Diagnostics& diagnostics_;
    std::string text_;
    std::size_t parts_ = 0;
    bool told_ = false;
};

}  // namespace

std::string text_of_eml(std::string_view bytes, base::Diagnostics& diagnostics) {
    return MailReader(diagnostics).read(bytes);
}

bool looks_like_eml(std::string_view bytes) {
    static constexpr std::array<std::string_view, 8> sure = {"received",     "message-id",    "mime-version",
                                                             "return-path",  "x-mailer",      "content-type",
                                                             "delivered-to", "dkim-signature"};
    auto const entity = entity_of(bytes.substr(0, std::size_t{1} << 16U));
    return std::any_of(entity.headers.begin(), entity.headers.end(),
                       [](auto const& one) { return std::find(sure.begin(), sure.end(), one.first) != sure.end(); });
}

}  // namespace dhrdoc::mail
