// Takes a table of the tree; makes the values of the model, empty where there is nothing that can be used.
#pragma once

#include "casefile/toml_tree.h"

#include "model/case.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dhrdoc::casefile {

/// Reads one table. Mistakes have been reported by validate() and marked, so this is silent.
class Fields {
public:
    explicit Fields(Node const& table) : table_(&table) {}

    [[nodiscard]] base::Range range() const { return table_->range; }
    [[nodiscard]] model::Text text(std::string_view key) const;
    [[nodiscard]] std::optional<model::Day> day(std::string_view key) const;
    [[nodiscard]] model::Truth truth(std::string_view key) const;
    [[nodiscard]] std::vector<model::Text> texts(std::string_view key) const;
    [[nodiscard]] std::vector<model::Day> days(std::string_view key) const;
    /// The tables under [[key]].
    [[nodiscard]] std::vector<Fields> tables(std::string_view key) const;
    /// The table under [key]; an empty one where there is none.
    [[nodiscard]] Fields table(std::string_view key) const;
    /// The tables under [key.ID], each with its id and the range of the id.
    struct Named;
    [[nodiscard]] std::vector<Named> named(std::string_view key) const;
    [[nodiscard]] Node const& node() const { return *table_; }

    /// The value that a word stands for; `otherwise` where it is none of `words`.
    template <typename Value>
    [[nodiscard]] Value choice(std::string_view key, std::vector<std::pair<std::string_view, Value>> const& words,
                               Value otherwise) const {
        auto const written = text(key);
        for (auto const& [word, value] : words) {
            if (written.value == word) return value;
        }
        return otherwise;
    }

private:
    Node const* table_;
};

struct Fields::Named {
    std::string id;
    base::Range id_range;
    Fields fields;
};

[[nodiscard]] model::Text text_of(Node const& node);

}  // namespace dhrdoc::casefile
