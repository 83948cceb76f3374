// A stretch of text that gives something away, and why: what the finders make, and resolve and apply work on.
#pragma once

#include "redact/rules.h"
#include "redact/view.h"

#include <string>

namespace dhrdoc::redact {

enum class Kind : std::uint8_t { name, place, agency, term, date, identifier, inference };

/// How the replacement is worded.
enum class Form : std::uint8_t {
    plain,
    possessive,  // the span took the mark of the possessive with it
    family,      // "the Whitcombes"
    family_possessive,
    couple,    // "Mr and Mrs Harker"
    relative,  // somebody of the same surname whom the key does not list
    relative_possessive,
    dropped,   // nothing: "(née Whitcombe)"
    as_given,  // `replacement` holds it
};

struct Span {
    ByteRange at;
    Kind kind = Kind::name;
    Rule rule = Rule::name_full;
    /// Index in Withheld::subjects(), or of the day in Withheld::days() for dates; -1: nobody the key lists.
    int subject = -1;
    Form form = Form::plain;
    /// False: a question to a person; nothing is replaced unless it has been answered.
    bool certain = true;
    /// Keeps the name from merging with what it stands beside.
    bool starts_sentence = false;
    std::string replacement;
    /// A question beside a replacement of the same words that says less than it might.
    bool is_only_asked = false;
    /// What is asked, for questions: no word of the text in it.
    std::string question;
    /// For questions that are asked once for all places: what they are grouped by.
    std::string group;
};

}  // namespace dhrdoc::redact
