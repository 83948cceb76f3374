// Takes the published texts of a document one after the other; makes what their sentences say of protected days.
#pragma once

#include "redact/day_constraints.h"
#include "redact/time_phrases.h"
#include "redact/withheld.h"

#include <string_view>
#include <vector>

namespace dhrdoc::redact {

/// A sentence that says something of days; its number is the cause of what it says.
struct TimedSentence {
    std::size_t text = 0;  // as given to Timeline::read
    ByteRange at;          // bytes of that text
};

/// A protected day: what stands in the key is not looked at, but for how much of it may be published.
struct DayInQuestion {
    std::size_t day = 0;  // index in Withheld::days()
    DayConstraints::Event event = 0;
};

class Timeline {
public:
    explicit Timeline(Withheld const& withheld);

    /// A heading: "two days later" does not go on from what stands before it.
    void begin_section();
    /// `published`: as the reader will have it. `text`: any number, for the answers.
    void read(std::string_view published, std::size_t text);

    [[nodiscard]] DayConstraints const& constraints() const { return constraints_; }
    [[nodiscard]] std::vector<TimedSentence> const& sentences() const { return sentences_; }
    /// One for each day; two deaths on one day are one event.
    [[nodiscard]] std::vector<DayInQuestion> const& days() const { return days_; }

    /// False for a text that speaks of no event that may be protected: cheap, and never wrong.
    [[nodiscard]] static bool may_speak_of_events(std::string_view text);
    /// False for a text that counts from nothing that was told before it.
    [[nodiscard]] static bool may_go_on(std::string_view text);

private:
    class Reader;

    void add_days();
    void add_background(ProtectedDay const& day, DayConstraints::Event event);
    /// The protected event of that kind which a sentence means, or none: names in it tell several apart.
    [[nodiscard]] std::optional<DayConstraints::Event> event_of(model::Why why, View const& view, std::size_t first,
                                                                std::size_t past) const;

    Withheld const& withheld_;
    DayConstraints constraints_;
    std::vector<TimedSentence> sentences_;
    std::vector<DayInQuestion> days_;
    std::vector<std::vector<std::string>> bearers_;  // for each of days_: words of the pseudonym whose day it is
    std::array<int, 13> likely_years_{};
    CalendarContext context_;
    std::optional<DayConstraints::Event> told_last_;
};

}  // namespace dhrdoc::redact
