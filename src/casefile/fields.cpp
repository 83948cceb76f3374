// Takes a table of the tree; makes the values of the model, empty where there is nothing that can be used.
#include "casefile/fields.h"

namespace dhrdoc::casefile {

namespace {

using Kind = Node::Kind;

}  // namespace

model::Text text_of(Node const& node) {
    if (!node.is(Kind::text)) return {"", node.range, node.range.begin};
    return {node.text, node.range, node.start};
}

model::Text Fields::text(std::string_view key) const {
    auto const* node = table_->find(key);
    return node == nullptr ? model::Text() : text_of(*node);
}

std::optional<model::Day> Fields::day(std::string_view key) const {
    auto const* node = table_->find(key);
    if (node == nullptr || !node->is(Kind::date)) return std::nullopt;
    return model::Day{node->date, node->range};
}

model::Truth Fields::truth(std::string_view key) const {
    auto const* node = table_->find(key);
    if (node == nullptr) return {};
    if (!node->is(Kind::truth)) return {std::nullopt, node->range};
    return {node->truth, node->range};
}

std::vector<model::Text> Fields::texts(std::string_view key) const {
    std::vector<model::Text> out;
    auto const* node = table_->find(key);
    if (node == nullptr || !node->is(Kind::list)) return out;
    for (auto const& item : node->items) {
        if (item.is(Kind::text)) out.push_back(text_of(item));
    }
    return out;
}

std::vector<model::Day> Fields::days(std::string_view key) const {
    std::vector<model::Day> out;
    auto const* node = table_->find(key);
    if (node == nullptr || !node->is(Kind::list)) return out;
    for (auto const& item : node->items) {
        if (item.is(Kind::date)) out.push_back({item.date, item.range});
    }
    return out;
}

std::vector<Fields> Fields::tables(std::string_view key) const {
    std::vector<Fields> out;
    auto const* node = table_->find(key);
    if (node == nullptr || !node->is(Kind::list)) return out;
    for (auto const& item : node->items) {
        if (item.is(Kind::table)) out.emplace_back(item);
    }
    return out;
}

Fields Fields::table(std::string_view key) const {
    static Node const nothing = [] {
        Node node;
        node.kind = Kind::table;
        return node;
    }();
    auto const* node = table_->find(key);
    return Fields(node == nullptr || !node->is(Kind::table) ? nothing : *node);
}

std::vector<Fields::Named> Fields::named(std::string_view key) const {
    std::vector<Named> out;
    auto const* node = table_->find(key);
    if (node == nullptr || !node->is(Kind::table)) return out;
    for (auto const& member : node->members) {
        if (member.value.is(Kind::table)) out.push_back({member.key, member.key_range, Fields(member.value)});
    }
    return out;
}

}  // namespace dhrdoc::casefile
