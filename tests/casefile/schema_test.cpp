// Takes the schemas; asserts that they are JSON and say every key of the tables.
#include "casefile/key_tables.h"
#include "casefile/reader.h"

#include <catch2/catch.hpp>

#include <cctype>
#include <map>
#include <memory>

namespace dhrdoc::casefile_test {

namespace {

/// As much of a JSON reader as a test needs: it refuses what is not JSON.
struct Json {
    std::map<std::string, Json> members;
    std::vector<Json> items;
    std::string text;
    char kind = '?';
};

class JsonReader {
public:
    explicit JsonReader(std::string const& text) : text_(text) {}
    Json read() {
        auto out = value();
        blanks();
        REQUIRE(at_ == text_.size());
        return out;
    }

private:
    void blanks() {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
    }
    char next() {
        blanks();
        REQUIRE(at_ < text_.size());
        return text_[at_];
    }
    void expect(char c) {
        REQUIRE(next() == c);
        ++at_;
    }
    std::string string() {
        expect('"');
        std::string out;
        while (at_ < text_.size() && text_[at_] != '"') {
            if (text_[at_] == '\\') ++at_;
            out += text_[at_++];
        }
        expect('"');
        return out;
    }
    Json value() {
        Json out;
        out.kind = next();
        if (out.kind == '{') {
            expect('{');
            while (next() != '}') {
                auto const name = string();
                expect(':');
                REQUIRE(out.members.emplace(name, value()).second);
                if (next() != '}') {
                    expect(',');
                    REQUIRE(next() == '"');
                }
            }
            expect('}');
        } else if (out.kind == '[') {
            expect('[');
            while (next() != ']') {
                out.items.push_back(value());
                if (next() != ']') expect(',');
            }
            expect(']');
        } else if (out.kind == '"') {
            out.text = string();
        } else {
            while (at_ < text_.size() && std::isalnum(static_cast<unsigned char>(text_[at_])) != 0)
                out.text += text_[at_++];
            REQUIRE((out.text == "true" || out.text == "false" || out.text == "2"));
        }
        return out;
    }

    std::string const& text_;
    std::size_t at_ = 0;
};

void covers(Json const& schema, casefile::Table const& table) {
    CHECK(schema.members.at("additionalProperties").text == "false");
    auto const& properties = schema.members.at("properties").members;
    CHECK(properties.size() == table.keys.size());
    for (auto const& key : table.keys) {
        INFO(key.name);
        REQUIRE(properties.count(std::string(key.name)) == 1);
        auto const& property = properties.at(std::string(key.name));
        CHECK(property.members.at("description").text.size() > 3);
        if (key.type == casefile::Type::table) covers(property, *key.table);
        if (key.type == casefile::Type::tables) covers(property.members.at("items"), *key.table);
        if (key.type == casefile::Type::named_tables) covers(property.members.at("additionalProperties"), *key.table);
    }
}

void is_well_made(casefile::Table const& table) {
    CHECK_FALSE(table.description.empty());
    for (auto const& key : table.keys) {
        INFO(key.name);
        CHECK_FALSE(key.description.empty());
        auto const nested = key.type == casefile::Type::table || key.type == casefile::Type::tables ||
                            key.type == casefile::Type::named_tables;
        CHECK(nested == (key.table != nullptr));
        CHECK(nested == key.example.empty());
        if (key.table != nullptr) is_well_made(*key.table);
    }
}

}  // namespace

TEST_CASE("every kind has a schema that says every key") {
    for (auto const& kind : casefile::schema_kinds()) {
        INFO(kind);
        auto const text = casefile::json_schema(kind);
        auto const schema = JsonReader(text).read();
        CHECK(schema.members.at("$schema").text == "https://json-schema.org/draft/2020-12/schema");
        auto const* format = casefile::find_format(kind);
        REQUIRE(format != nullptr);
        covers(schema, *format->root);
        CHECK(schema.members.at("properties").members.at("format").members.at("const").text == kind + "/1");
    }
    CHECK(casefile::schema_kinds() ==
          std::vector<std::string>{"case", "identities", "feedback", "decisions", "progress", "portfolio", "disclosure"});
    CHECK(casefile::json_schema("letter").empty());
}

TEST_CASE("every key has a description and an example") {
    for (auto const& format : casefile::formats()) is_well_made(*format.root);
}

}  // namespace dhrdoc::casefile_test
