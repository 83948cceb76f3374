// Takes a Document and a Policy; makes a RedactedDocument, from which what is withheld has been taken.
//
//   find     every text of the document -> spans with reasons       (names, dates, identifiers, inference)
//   resolve  overlapping spans -> spans side by side
//   apply    from the end of each text, StyledText::replace
//   reckon   what is left: which days can still be meant, by which sentences      (reckoning, timeline)
//
// What cannot be decided is an open question: a blocking diagnostic "redact.open-question" that `decisions` answer.
#pragma once

#include "base/diagnostic.h"
#include "model/policy.h"
#include "model/redacted_document.h"
#include "redact/rules.h"
#include "redact/withheld.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dhrdoc::redact {

/// One question for a person. `what` and `where` are what decisions/1 holds; neither holds a word of the text.
struct Question {
    std::string what;
    std::string where;
    base::Range range;
    std::string asked;
};

/// How many days the published text leaves possible for a protected one. It follows from that text alone.
struct DaysLeft {
    std::string id;  // of the date in the key: "death"
    /// Nothing: too many to count.
    std::optional<int> days;
};

struct Report {
    /// Spans by rule, for tests and for who may see the text: what is one span for one name may be two for another.
    std::map<std::string, std::size_t> replaced;
    /// For the public log: texts on the page in which something was replaced. It is the same whatever is withheld.
    std::size_t changed_texts = 0;
    std::vector<Question> questions;
    std::size_t asked = 0;  // open questions that no decision answers
    std::vector<DaysLeft> days_left;
    /// Pictures whose file is called after somebody: the file, by the name that it has in the document. Never printed.
    std::map<std::string, std::string> pictures;
};

/// For the restricted trace only: it says who.
struct TraceEntry {
    base::Range range;
    std::string rule;
    /// The id of a person, place, agency or date of the key; empty where nobody listed is meant.
    std::string subject;
    /// "replaced", "asked", "kept"
    std::string action;
    /// Bytes in the text of its block, before anything was replaced.
    std::size_t begin = 0;
    std::size_t end = 0;
};
using Trace = std::vector<TraceEntry>;

/// What was put in place of bytes [begin, end) of a text, as it was before anything was replaced.
struct Replacement {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string words;
};
/// A text in which something was replaced, for who carries it back to the source that the document came from.
struct ChangedText {
    /// The number of its block in the order of model::for_each_block.
    std::size_t block = 0;
    /// Sorted, side by side; empty where whole sentences went by the answer to a question, after all else.
    std::vector<Replacement> replaced;
};

struct Redaction {
    model::RedactedDocument document;
    Report report;
    std::vector<ChangedText> changes = {};  // sorted by block
};

/// Safe to call from several threads with one Withheld. With Profile::working nothing is replaced.
[[nodiscard]] Redaction redact(model::Document document, Withheld const& withheld, base::Sources const& sources,
                               base::Diagnostics& diagnostics, Trace* trace = nullptr);
[[nodiscard]] Redaction redact(model::Document document, model::Policy const& policy, base::Sources const& sources,
                               base::Diagnostics& diagnostics, Trace* trace = nullptr);

}  // namespace dhrdoc::redact
