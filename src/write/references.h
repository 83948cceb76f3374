// Takes a document; makes the words by which its parts are called, for outputs that have no pages.
#pragma once

#include "model/document.h"

#include <map>
#include <string>

namespace dhrdoc::write {

class References {
public:
    explicit References(model::Document const& document);

    /// "paragraph 8.1" where something refers so; a heading's own words in quotation marks; empty where nobody knows.
    [[nodiscard]] std::string words_for(std::string const& id) const;
    [[nodiscard]] bool known(std::string const& id) const { return words_.count(id) != 0; }
    /// "see page 12" becomes "see paragraph 8.1": there are no pages to turn.
    [[nodiscard]] model::StyledText without_pages(model::StyledText text) const;

private:
    std::map<std::string, std::string> words_;
};

}  // namespace dhrdoc::write
