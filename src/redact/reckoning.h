// Takes a document as its reader will have it; makes the number of days that are still possible for each protected one,
// and the sentences that leave so few.
//
// The day itself is not looked at: what is told here follows from what is published, and gives away nothing.
#pragma once

#include "model/document.h"
#include "redact/timeline.h"

#include <optional>
#include <string>
#include <vector>

namespace dhrdoc::redact {

/// Fewer days left possible than this is an open question.
inline constexpr int fewest_days = 28;

/// A text of the document, made of one block's or of the cells of a row.
struct PublishedText {
    struct Piece {
        std::size_t begin = 0;  // in `words`
        model::Block const* block = nullptr;
        std::size_t length = 0;
    };
    std::string words;
    std::vector<Piece> pieces;
    bool is_heading = false;
};
/// In the order in which they are read; a row of a table has the headers of its columns before its cells.
[[nodiscard]] std::vector<PublishedText> published_texts(model::Document const& document);

class Reckoning {
public:
    Reckoning(model::Document const& document, Withheld const& withheld);

    [[nodiscard]] PublishedText const& text_of(TimedSentence const& sentence) const { return texts_[sentence.text]; }
    [[nodiscard]] TimedSentence const& sentence(int cause) const {
        return timeline_.sentences()[static_cast<std::size_t>(cause)];
    }
    [[nodiscard]] std::size_t sentence_count() const { return timeline_.sentences().size(); }
    /// Protected days; two that are one event are told once.
    [[nodiscard]] std::vector<DayInQuestion> const& days() const { return days_; }

    /// How many days are possible; nothing where they are too many to count, or nothing is said.
    [[nodiscard]] std::optional<int> days_left(DayInQuestion const& day, InForce const& in_force) const;
    /// Smallest sets of sentences that leave fewer than `fewest_days` (DayConstraints::narrowing).
    [[nodiscard]] std::vector<std::vector<int>> narrowing(DayInQuestion const& day, InForce const& in_force) const;

private:
    [[nodiscard]] std::vector<bool> texts_to_read() const;

    std::vector<PublishedText> texts_;
    Timeline timeline_;
    std::vector<DayInQuestion> days_;
};

}  // namespace dhrdoc::redact
