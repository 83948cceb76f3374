// What redact knows about withheld words, lent to xray: a way to look for them in any text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::model {

/// A place in a searched text where something withheld can be read.
struct Hit {
    std::size_t begin = 0;  // bytes of the searched text
    std::size_t end = 0;
    std::string rule;     // "name.surname", "date.day", ...; never the words
    std::string subject;  // id of the person, place or date in the key; for restricted output only
    /// False: a word that is withheld in one reading and harmless in another, and context does not decide.
    bool certain = true;
};

/// How the text was come by: what may stand between the letters of a withheld word.
enum class Reading {
    prose,     // words in order, as a reader reads them
    squeezed,  // letters and digits only, everything between them dropped: for text split up by positioning
};

/// Safe to use from several threads at once.
class Search {
public:
    virtual ~Search() = default;
    [[nodiscard]] virtual std::vector<Hit> find(std::string_view text, Reading reading) const = 0;
    /// Withheld names as the key writes them, for evidence that is no text: letters left in a font, the width of a gap.
    /// None means that such evidence is only a warning.
    [[nodiscard]] virtual std::vector<std::string> words() const { return {}; }
};

}  // namespace dhrdoc::model
