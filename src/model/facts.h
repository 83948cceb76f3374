// What a template is filled from: a tree of names and values. Made by a view of the case in which, for `published` and
// `panel`, the secrets are not present.
#pragma once

#include "base/text_place.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dhrdoc::model {

/// One value. `text` is printed as text (escaped); `prose` is Markdown and printed as it is; `missing` is a name that
/// exists but has no value in this case: a template that prints it gets a visible mark and a diagnostic.
class Facts {
public:
    enum class Kind { missing, truth, text, prose, list, table };

    Facts() = default;
    [[nodiscard]] static Facts missing(std::string way_out);
    [[nodiscard]] static Facts truth(bool value);
    [[nodiscard]] static Facts text(std::string value, base::Range range = {});
    /// `start` is where the first character of `value` stands, for messages about a line of it.
    [[nodiscard]] static Facts prose(std::string value, base::Range range, base::Place start);
    /// Prose that was made of a text line by line: where each of its lines comes from.
    [[nodiscard]] static Facts prose_of_lines(std::string value, base::Range range, std::vector<base::Range> lines);
    [[nodiscard]] static Facts list(std::vector<Facts> items);
    /// A list whose items all have the names of `like`, so that a template can be checked where the list is empty.
    [[nodiscard]] static Facts list_like(std::vector<Facts> items, Facts like) {
        auto made = list(std::move(items));
        made.like_.push_back(std::move(like));
        return made;
    }
    /// A missing value with the words of its mark: "chair's biography" gives [not given: chair's biography].
    [[nodiscard]] static Facts missing_as(std::string what, std::string way_out) {
        auto made = missing(std::move(way_out));
        made.what_ = std::move(what);
        return made;
    }
    [[nodiscard]] static Facts table();

    [[nodiscard]] Kind kind() const { return kind_; }
    /// The text, the prose, or for `missing` the way out ("say it under [chair] as biography").
    [[nodiscard]] std::string const& words() const { return words_; }
    [[nodiscard]] bool is_true() const;
    [[nodiscard]] std::vector<Facts> const& items() const { return items_; }
    [[nodiscard]] std::vector<std::pair<std::string, Facts>> const& members() const { return members_; }
    /// What an item of this list looks like, or nullptr where nobody said.
    [[nodiscard]] Facts const* like() const { return like_.empty() ? nullptr : &like_.front(); }
    /// For `missing`: what is missing, in words for a reader; may be empty.
    [[nodiscard]] std::string const& what() const { return what_; }
    [[nodiscard]] base::Range range() const { return range_; }
    [[nodiscard]] base::Place start() const { return start_; }
    /// For prose that was made line by line, where each line comes from; else nullptr.
    [[nodiscard]] std::vector<base::Range> const* lines() const { return lines_.get(); }

    /// For tables: sets a member (a second one of a name replaces the first). Returns *this.
    Facts& set(std::string name, Facts value);
    [[nodiscard]] Facts const* find(std::string_view name) const;

private:
    Kind kind_ = Kind::missing;
    bool truth_ = false;
    std::string words_;
    base::Range range_;
    base::Place start_;
    std::shared_ptr<std::vector<base::Range> const> lines_;
    std::string what_;
    std::vector<Facts> items_;
    std::vector<Facts> like_;  // one or none
    std::vector<std::pair<std::string, Facts>> members_;
};

}  // namespace dhrdoc::model
