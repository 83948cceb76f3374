// Takes Markdown as bytes; finds what is withheld in it for who reads the bytes and not the page.
#include "redact/unseen.h"

#include "base/digits.h"
#include "base/unicode.h"
#include "redact/find.h"

#include <algorithm>
#include <array>

namespace dhrdoc::redact {

namespace {

/// A text, and for each of its bytes the one of the Markdown that it was read from.
struct Reading {
    std::string text;
    std::vector<std::uint32_t> from;

    void add(std::string_view more, std::size_t at) {
        text += more;
        from.insert(from.end(), more.size(), static_cast<std::uint32_t>(at));
    }
};

/// The character at `at` as it is read: every kind of line end is one.
std::string_view character(std::string_view markdown, std::size_t at) {
    if (markdown[at] != '\r') return markdown.substr(at, 1);
    return markdown.substr(at + 1).starts_with('\n') ? "" : "\n";
}

Reading as_written(std::string_view markdown) {
    Reading out;
    for (std::size_t at = 0; at < markdown.size(); ++at) out.add(character(markdown, at), at);
    return out;
}

constexpr std::size_t longest_reference = 40;

struct Decoded {
    std::string text;
    std::size_t length = 0;  // 0: nothing is encoded here
};

/// `name` is "#72" or "#x48"; `length` that of the whole reference.
Decoded number_reference(std::string_view name, std::size_t length) {
    bool const hexadecimal = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    auto const digits = name.substr(hexadecimal ? 2 : 1);
    char32_t code = 0;
    for (auto const c : digits) {
        int const digit = base::hex_digit(c);
        code = code * (hexadecimal ? 16U : 10U) + static_cast<char32_t>(digit);
        if (code > 0x10FFFF) return {};
    }
    if (digits.empty() || code == 0 || (code >= 0xD800 && code <= 0xDFFF)) return {};
    Decoded out{{}, length};
    base::append_utf8(out.text, code);
    return out;
}

/// "&#72;", "&#x48;" and "&#72" as browsers take it; and the names of the signs that part words.
Decoded character_reference(std::string_view text) {
    bool const is_number = text.starts_with("&#");
    auto end = text.substr(0, longest_reference).find(';');
    if (is_number) {
        bool const hexadecimal = text.substr(2, 1) == "x" || text.substr(2, 1) == "X";
        auto const digits = std::string_view("0123456789abcdefABCDEF").substr(0, hexadecimal ? 22 : 10);
        end = std::min(text.find_first_not_of(digits, hexadecimal ? 3 : 2), text.size());
    }
    if (end == std::string_view::npos || end < 2) return {};
    auto const name = text.substr(1, end - 1);
    if (is_number) return number_reference(name, end + (text.substr(end, 1) == ";" ? 1 : 0));
    if (name == "nbsp" || name == "amp" || name == "apos" || name == "quot" || name == "Tab" || name == "NewLine")
        return {name == "apos" ? "'" : " ", end + 1};
    if (name == "shy" || name == "zwnj" || name == "zwj") return {"", end + 1};
    return {};
}

/// "%4a%c3%a9": as many as stand side by side, so that letters of several bytes come whole.
Decoded percents(std::string_view text) {
    Decoded out;
    while (out.length + 2 < text.size() && text[out.length] == '%' && base::hex_digit(text[out.length + 1]) >= 0 &&
           base::hex_digit(text[out.length + 2]) >= 0) {
        out.text +=
            static_cast<char>(base::hex_digit(text[out.length + 1]) * 16 + base::hex_digit(text[out.length + 2]));
        out.length += 3;
    }
    if (base::first_invalid_utf8(out.text)) return {};
    return out;
}

/// Which signs are read as if they did not stand there: none; those of Markdown; with them simple tags and comments.
enum class Signs { kept, dropped, dropped_with_tags };

/// The length of "<b>", "</b>" or "<!-- ... -->" at the beginning of a text; 0 where there is none.
std::size_t length_of_simple_tag(std::string_view text) {
    if (text.starts_with("<!--")) {
        auto const end = text.find("-->");
        return end == std::string_view::npos ? 0 : end + 3;
    }
    auto const is_of_name = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == ' ';
    };
    if (text.size() < 3 || text.front() != '<') return 0;
    auto const end = std::find_if_not(text.begin() + 1, text.end(), is_of_name);
    return end == text.end() || *end != '>' ? 0 : static_cast<std::size_t>(end - text.begin()) + 1;
}

/// Character references and escapes undone.
Reading decoded(std::string_view markdown, Signs signs) {
    constexpr std::string_view of_markdown = "*_~`[](){}|\\!";
    Reading out;
    for (std::size_t at = 0; at < markdown.size();) {
        auto const rest = markdown.substr(at);
        if (auto const length = signs == Signs::dropped_with_tags ? length_of_simple_tag(rest) : 0) {
            at += length;
            continue;
        }
        if (signs == Signs::dropped && (rest.starts_with("<!--") || rest.starts_with("-->"))) {
            at += rest.front() == '<' ? 4 : 3;
            continue;
        }
        auto const packed = rest.front() == '&'   ? character_reference(rest)
                            : rest.front() == '%' ? percents(rest)
                                                  : Decoded{};
        if (packed.length > 0) {
            out.add(packed.text, at);
            at += packed.length;
            continue;
        }
        bool const is_escape = rest.front() == '\\';
        bool const is_dropped = signs != Signs::kept && of_markdown.find(rest.front()) != std::string_view::npos;
        if (!is_escape && !is_dropped) out.add(character(markdown, at), at);
        ++at;
    }
    return out;
}

class Finder {
public:
    Finder(Withheld const& withheld, model::Search const& search) : withheld_(withheld), search_(search) {}

    void read(Reading const& reading) {
        for (auto const kind : {StreamKind::prose, StreamKind::address}) {
            WordMemory memory;
            for (auto const& span : find(reading.text, kind, Setting::ordinary, withheld_, memory))
                keep(reading, span.at.begin, span.at.end);
        }
        for (auto const& hit : search_.find(reading.text, model::Reading::squeezed)) keep(reading, hit.begin, hit.end);
    }
    /// "&lstrok;" may be a letter of anybody's name, and "&eacute" one to a browser: who does not know it must not let
    /// it pass.
    void read_unknown_references(Reading const& reading) {
        constexpr std::array<std::string_view, 11> ends = {"grave", "acute", "circ", "tilde", "uml",  "ring",
                                                           "cedil", "slash", "lig",  "ETH",   "THORN"};
        auto const is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
        for (auto at = reading.text.find('&'); at != std::string::npos; at = reading.text.find('&', at + 1)) {
            auto const rest = std::string_view(reading.text).substr(at + 1, longest_reference);
            auto const length =
                static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_letter) - rest.begin());
            auto const past_digits = std::min(rest.find_first_not_of("0123456789", length), rest.size());
            bool const is_closed = rest.substr(past_digits).starts_with(';');
            bool const is_letter_name = std::any_of(ends.begin(), ends.end(), [&](std::string_view end) {
                return rest.substr(std::min<std::size_t>(1, length)).starts_with(end) || rest.starts_with(end);
            });
            if (length > 0 && (is_closed || is_letter_name)) keep(reading, at, at + 1 + length);
        }
    }
    [[nodiscard]] std::vector<BytesRead> take() { return std::move(found_); }

private:
    void keep(Reading const& reading, std::size_t begin, std::size_t end) {
        BytesRead bytes(reading.from.begin() + static_cast<std::ptrdiff_t>(begin),
                        reading.from.begin() + static_cast<std::ptrdiff_t>(end));
        if (!bytes.empty()) found_.push_back(std::move(bytes));
    }

    Withheld const& withheld_;
    model::Search const& search_;
    std::vector<BytesRead> found_;
};

}  // namespace

std::vector<BytesRead> find_unseen(std::string_view markdown, Withheld const& withheld, model::Search const& search) {
    Finder finder(withheld, search);
    auto const written = as_written(markdown);
    finder.read(written);
    auto const plain = decoded(markdown, Signs::kept);
    if (plain.text != written.text) finder.read(plain);
    finder.read_unknown_references(plain);
    auto const bare = decoded(markdown, Signs::dropped);
    if (bare.text != plain.text) finder.read(bare);
    auto const untagged = decoded(markdown, Signs::dropped_with_tags);
    if (untagged.text != bare.text) finder.read(untagged);
    return finder.take();
}

}  // namespace dhrdoc::redact
