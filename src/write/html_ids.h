// Takes a document; makes the ids of its HTML page: each given once, and known to whoever links to it.
#pragma once

#include "model/document.h"

#include <map>
#include <set>
#include <string>

namespace dhrdoc::write {

class HtmlIds {
public:
    explicit HtmlIds(model::Document const& document);

    /// The id to write at this block; empty where nothing can point at it.
    [[nodiscard]] std::string of(model::Block const& block) const;
    /// "#id" for a target "#id" of this document; empty where the page has no such id.
    [[nodiscard]] std::string reference(std::string const& target) const;
    /// An id that nothing has, from now on taken.
    [[nodiscard]] std::string fresh(std::string const& wanted);
    [[nodiscard]] std::string const& note(std::size_t index) const { return notes_.at(index); }

private:
    std::set<std::string> taken_;
    std::map<std::string, std::string> by_name_;
    std::map<model::Block const*, std::string> by_block_;  // looked up, never walked
    std::vector<std::string> notes_;
};

}  // namespace dhrdoc::write
