// Takes the value of From, To or Cc; makes the entries in it, whichever program wrote them.
#include "mail/addresses.h"

#include "base/unicode.h"

#include <algorithm>
#include <string>

namespace dhrdoc::mail {

namespace {

/// Splits at `separator`, but not within quotation marks or brackets.
std::vector<std::string> split(std::string_view value, char separator) {
    std::vector<std::string> out(1);
    bool quoted = false;
    int depth = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        char const c = value[i];
        if (quoted && c == '\\' && i + 1 < value.size()) {
            out.back() += c;
            out.back() += value[++i];
            continue;
        }
        if (c == '"') quoted = !quoted;
        if (!quoted && (c == '<' || c == '[' || c == '(')) ++depth;
        if (!quoted && (c == '>' || c == ']' || c == ')')) depth = std::max(depth - 1, 0);
        if (c == separator && !quoted && depth == 0)
            out.emplace_back();
        else
            out.back() += c;
    }
    // A quotation mark that nobody closed must not swallow the list.
    if (quoted && out.size() == 1) {
        out.assign(1, {});
        for (char const c : value) {
            if (c == separator)
                out.emplace_back();
            else
                out.back() += c;
        }
    }
    return out;
}

bool has_address(std::string_view text) {
    return text.find('@') != std::string_view::npos || text.find("[/") != std::string_view::npos;
}

/// "Doe" and "Jane <jane@...>" of an unquoted list belong together.
std::vector<std::string> joined_names(std::vector<std::string> pieces) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        auto piece = base::trimmed(pieces[i]);
        bool const short_name =
            !piece.empty() && !has_address(piece) && std::count(piece.begin(), piece.end(), ' ') <= 2;
        if (short_name && i + 1 < pieces.size() && has_address(pieces[i + 1]) &&
            !base::trimmed(pieces[i + 1]).starts_with('<') && pieces[i + 1].find('<') != std::string::npos)
            piece += ", " + base::trimmed(pieces[++i]);
        out.push_back(std::move(piece));
    }
    return out;
}

std::vector<std::string> entries_of(std::string_view value) {
    auto by_semicolon = split(value, ';');
    if (by_semicolon.size() > 1) {
        std::vector<std::string> out;
        for (auto const& piece : by_semicolon) {
            // "a@x, b@x; c@x" mixes both.
            bool const several = std::count(piece.begin(), piece.end(), '@') > 1;
            if (!several) {
                out.push_back(piece);
                continue;
            }
            for (auto& one : joined_names(split(piece, ','))) out.push_back(std::move(one));
        }
        return out;
    }
    auto by_comma = split(value, ',');
    // "Doe, Jane": the name of one person, surname first.
    bool const one_name = by_comma.size() == 2 && !has_address(value);
    if (one_name) return {std::string(value)};
    return joined_names(std::move(by_comma));
}

std::string unquoted(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            out += text[++i];
        else if (text[i] != '"')
            out += text[i];
    }
    out = base::trimmed(out);
    while (out.size() >= 2 && out.front() == '\'' && out.back() == '\'')
        out = base::trimmed(out.substr(1, out.size() - 2));
    return out;
}

std::string bare_address(std::string_view text) {
    auto out = base::trimmed(text);
    if (base::lower_case(std::string_view(out).substr(0, 7)) == "mailto:") out.erase(0, 7);
    if (base::lower_case(std::string_view(out).substr(0, 5)) == "smtp:") out.erase(0, 5);
    while (!out.empty() && (out.back() == '>' || out.back() == ']')) out.pop_back();
    while (!out.empty() && (out.front() == '<' || out.front() == '\'')) out.erase(0, 1);
    return base::trimmed(out);
}

model::Correspondent correspondent(std::string_view entry) {
    model::Correspondent out;
    auto const open = entry.rfind('<');
    if (open != std::string_view::npos && entry.find('>', open) != std::string_view::npos) {
        out.address = bare_address(entry.substr(open + 1, entry.find('>', open) - open - 1));
        out.display = unquoted(entry.substr(0, open));
        auto const rest = base::trimmed(entry.substr(entry.find('>', open) + 1));
        if (out.display.empty() && !rest.empty() && !has_address(rest)) out.display = unquoted(rest);
    } else if (auto const square = entry.rfind('[');
               square != std::string_view::npos && has_address(entry.substr(square)) &&
               entry.find(']', square) != std::string_view::npos && entry.find(']', square) + 2 >= entry.size()) {
        out.address = bare_address(entry.substr(square + 1, entry.find(']', square) - square - 1));
        out.display = unquoted(entry.substr(0, square));
    } else if (entry.find('@') != std::string_view::npos) {
        // "jane@example.org (Jane Doe)"
        auto const round = entry.find('(');
        out.address = bare_address(entry.substr(0, round));
        if (round != std::string_view::npos) {
            out.display = unquoted(entry.substr(round + 1));
            if (out.display.ends_with(')')) out.display.pop_back();
        }
        if (out.address.find(' ') != std::string::npos) {
            // "Jane Doe jane@example.org": words before the address are its display name.
            auto const space = out.address.rfind(' ', out.address.find('@'));
            if (space != std::string::npos) {
                if (out.display.empty()) out.display = unquoted(out.address.substr(0, space));
                out.address = bare_address(std::string_view(out.address).substr(space + 1));
            }
        }
    } else {
        out.display = unquoted(entry);
    }
    return out;
}

}  // namespace

std::vector<model::Correspondent> correspondents_in(std::string_view value) {
    std::vector<model::Correspondent> out;
    for (auto const& entry : entries_of(value)) {
        auto rest = base::trimmed(entry);
        constexpr std::string_view behalf = " on behalf of ";
        for (auto at = base::lower_case(rest).find(behalf); at != std::string::npos && at < rest.size();
             at = base::lower_case(rest).find(behalf)) {
            auto one = correspondent(rest.substr(0, at));
            if (!one.display.empty() || !one.address.empty()) out.push_back(std::move(one));
            rest = base::trimmed(rest.substr(at + behalf.size()));
        }
        auto one = correspondent(rest);
        if (!one.display.empty() || !one.address.empty()) out.push_back(std::move(one));
    }
    return out;
}

}  // namespace dhrdoc::mail
