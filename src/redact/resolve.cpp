// Takes spans that may overlap; makes those that stand beside each other, each with the strongest reason.
#include "redact/resolve.h"

#include <algorithm>

namespace dhrdoc::redact {

namespace {

std::size_t length(Span const& span) { return span.at.end - span.at.begin; }

int weight(Kind kind) {
    switch (kind) {
        case Kind::identifier:
            return 5;
        case Kind::term:
            return 4;
        case Kind::agency:
            return 3;
        case Kind::place:
            return 3;
        case Kind::date:
            return 2;
        case Kind::name:
            return 2;
        case Kind::inference:
            return 1;
    }
    return 0;
}

bool is_listed(Span const& span) {
    return span.kind == Kind::term || span.kind == Kind::place || span.kind == Kind::agency;
}

/// What the key lists with a cover name of its own, and not only as a part of what the number or address says.
bool is_the_same_listed(Span const& listed, Span const& number, std::string_view text) {
    if (!is_listed(listed) || number.kind != Kind::identifier) return false;
    if (listed.at.begin <= number.at.begin) return true;
    auto const words = text.substr(listed.at.begin, listed.at.end - listed.at.begin);
    return number.rule == Rule::id_address && words.find_first_of("0123456789") != std::string_view::npos;
}

/// The longer span wins; of two equally long, the one whose kind says more.
bool wins(Span const& left, Span const& right, std::string_view text) {
    if (is_the_same_listed(left, right, text)) return true;
    if (is_the_same_listed(right, left, text)) return false;
    if (length(left) != length(right)) return length(left) > length(right);
    if (weight(left.kind) != weight(right.kind)) return weight(left.kind) > weight(right.kind);
    return left.rule < right.rule;
}

std::vector<Span> without_overlaps(std::vector<Span> spans, std::string_view text) {
    std::stable_sort(spans.begin(), spans.end(), [](Span const& a, Span const& b) { return a.at.begin < b.at.begin; });
    std::vector<Span> out;
    for (auto& span : spans) {
        if (out.empty() || span.at.begin >= out.back().at.end) {
            out.push_back(std::move(span));
            continue;
        }
        ByteRange const both{out.back().at.begin, std::max(out.back().at.end, span.at.end)};
        bool const starts = out.back().starts_sentence;
        if (wins(span, out.back(), text)) out.back() = std::move(span);
        out.back().at = both;
        out.back().starts_sentence = starts;
    }
    return out;
}

bool is_only(std::string_view text, std::string_view allowed) {
    return text.find_first_not_of(allowed) == std::string_view::npos;
}

bool is_plain_name(Span const& span) { return span.kind == Kind::name && span.form == Form::plain; }

/// "Eleanor 'Nell' Whitcombe": one person named twice in a row is named once.
std::vector<Span> merged(std::vector<Span> spans, std::string_view text) {
    std::vector<Span> out;
    for (auto& span : spans) {
        bool join = false;
        if (!out.empty() && is_plain_name(out.back()) && span.kind == Kind::name && span.form != Form::dropped &&
            span.subject == out.back().subject) {
            auto const gap = text.substr(out.back().at.end, span.at.begin - out.back().at.end);
            join = gap.size() <= 3 && is_only(gap, " \"'-_\xE2\x80\x98\x99\x9C\x9D");
        }
        if (join) {
            span.at.begin = out.back().at.begin;
            span.starts_sentence = out.back().starts_sentence;
            out.back() = std::move(span);
        } else {
            out.push_back(std::move(span));
        }
    }
    return out;
}

}  // namespace

std::vector<Span> resolve(std::vector<Span> spans, std::string_view text) {
    std::vector<Span> certain;
    std::vector<Span> questions;
    for (auto& span : spans) (span.certain ? certain : questions).push_back(std::move(span));
    auto out = merged(without_overlaps(std::move(certain), text), text);
    std::vector<Span> kept;
    for (auto& question : questions) {
        bool const covered = std::any_of(out.begin(), out.end(), [&](Span const& span) {
            return span.at.begin <= question.at.begin && question.at.end <= span.at.end;
        });
        bool const twice = std::any_of(kept.begin(), kept.end(), [&](Span const& other) {
            return other.at == question.at && other.rule == question.rule;
        });
        if ((!covered || question.is_only_asked) && !twice) kept.push_back(std::move(question));
    }
    out.insert(out.end(), std::make_move_iterator(kept.begin()), std::make_move_iterator(kept.end()));
    std::stable_sort(out.begin(), out.end(), [](Span const& a, Span const& b) { return a.at.begin < b.at.begin; });
    return out;
}

}  // namespace dhrdoc::redact
