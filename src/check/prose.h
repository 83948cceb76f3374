// Takes the texts of a case; makes passages in which words can be looked for, each hit with its place.
#pragma once

#include "model/case.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dhrdoc::check {

/// Which part of the report a text is printed in.
enum class Part {
    front,   // introduction, timescales, confidentiality, methodology, dissemination, author, panel, ...
    terms,   // terms of reference
    family,  // condolence, tribute, involvement
    equality,
    background,
    chronology,  // the rows too
    overview,
    analysis,     // the lessons' analysis too
    conclusions,  // conclusions and lessons
    recommendations,
    summary,  // of the executive summary
    appendix,
};

struct Hit {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// One text, and where it stands.
struct Passage {
    Part part = Part::front;
    model::Text const* text = nullptr;
    /// The words in small letters (A to Z only, so that every byte stays in its place): what is searched over and over.
    std::string folded;

    [[nodiscard]] std::string_view words() const { return text->value; }
    [[nodiscard]] base::Range range_of(Hit hit) const;
    /// As find_phrase() and says_stem() below.
    [[nodiscard]] std::optional<Hit> find(std::string_view phrase, std::size_t from = 0) const;
    [[nodiscard]] bool says_stem(std::vector<std::string_view> const& stems) const;
};

[[nodiscard]] Passage passage_of(Part part, model::Text const& text);
[[nodiscard]] std::vector<Passage> prose_of(model::Case const& reviewed);

/// Where a phrase stands in a text as whole words. Case does not matter; a space in the phrase is any white space.
[[nodiscard]] std::optional<Hit> find_phrase(std::string_view text, std::string_view phrase, std::size_t from = 0);
/// find_phrase() and find_stem() in a text that is folded already; much quicker.
enum class Ending { whole_word, any };
[[nodiscard]] std::optional<Hit> find_folded(std::string_view folded, std::string_view phrase, Ending ending,
                                             std::size_t from = 0);
[[nodiscard]] bool says(std::string_view text, std::vector<std::string_view> const& phrases);
/// The same for the beginning of a word: "disciplin" is in "disciplinary".
[[nodiscard]] std::optional<Hit> find_stem(std::string_view text, std::string_view stem, std::size_t from = 0);
[[nodiscard]] bool says_stem(std::string_view text, std::vector<std::string_view> const& stems);

/// Quotations, titles, code, links' targets, values by id, attributes, and the phrases given (titles of Acts, names of
/// agencies).
[[nodiscard]] std::vector<Hit> protected_spans(Passage const& passage, std::vector<std::string_view> const& phrases);
[[nodiscard]] bool touches(std::vector<Hit> const& spans, Hit hit);

/// The sentence around a hit, as well as full stops tell.
[[nodiscard]] Hit sentence_around(std::string_view text, Hit hit);

}  // namespace dhrdoc::check
