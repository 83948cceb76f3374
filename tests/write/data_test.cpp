// Takes tables; asserts the CSV and the JSON that are made of them, byte for byte.
#include "write/data.h"
#include "redacted.h"

#include <catch2/catch.hpp>

using namespace dhrdoc;
using model::Block;
using model::BlockKind;

namespace {

Block paragraph(std::string_view text) {
    Block block;
    block.text = model::StyledText::plain(text);
    return block;
}

Block with(BlockKind kind, std::vector<Block> children) {
    Block block;
    block.kind = kind;
    block.children = std::move(children);
    return block;
}

Block list(std::vector<std::string> const& items) {
    std::vector<Block> blocks;
    for (auto const& item : items) blocks.push_back(with(BlockKind::item, {paragraph(item)}));
    return with(BlockKind::list, std::move(blocks));
}

Block cell(std::vector<Block> blocks) { return with(BlockKind::cell, std::move(blocks)); }
Block cell(std::string_view text) { return text.empty() ? cell(std::vector<Block>()) : cell({paragraph(text)}); }

model::RedactedDocument data(std::vector<std::string> const& names, std::vector<std::vector<Block>> rows) {
    std::vector<Block> cells;
    for (auto const& name : names) cells.push_back(cell(name));
    std::vector<Block> all{with(BlockKind::row, std::move(cells))};
    all.front().header = true;
    for (auto& row : rows) all.push_back(with(BlockKind::row, std::move(row)));
    model::Document document;
    document.blocks = {with(BlockKind::table, std::move(all))};
    return write::unchanged(std::move(document));
}

std::string csv_of(std::string_view text) {
    auto const made = write::csv(data({"x"}, {{cell(text)}}));
    return made.substr(3, made.size() - 5);
}

}  // namespace

TEST_CASE("a field of CSV reads as it was written, and is never a formula") {
    struct Row {
        std::string text, field;
    };
    std::vector<Row> const rows = {
        {"plain words", "plain words"},
        {"", ""},
        {"one, two", "\"one, two\""},
        {"say \"this\"", "\"say \"\"this\"\"\""},
        {"\"", "\"\"\"\""},
        {"two\nlines", "\"two\nlines\""},
        {"Zoë – ’s", "Zoë – ’s"},
        {"=1+1", "'=1+1"},
        {"+44 20", "'+44 20"},
        {"-3", "'-3"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\tx", "'\tx"},
        {"\rx", "\"'\rx\""},
        {" =1", "' =1"},
        {"\xC2\xA0=1", "'\xC2\xA0=1"},
        {"\xEF\xBC\x9D"
         "1",
         "'\xEF\xBC\x9D"
         "1"},
        {"=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""},
        {"a=b", "a=b"},
        {"'quoted'", "'quoted'"},
    };
    for (auto const& row : rows) CHECK(csv_of(row.text) == row.field);
}

TEST_CASE("rows of data as CSV and as JSON") {
    auto const document = data({"id", "who.sex", "who.needs[]", "where.town", "text"},
                               {{cell("1"), cell("female"), cell({list({"one", "two, too"})}), cell("Town H"),
                                 cell({paragraph("First."), list({"a", "b"}), paragraph("Last.")})},
                                {cell("2"), cell(""), cell(""), cell("a\\b\x01"), cell("")}});
    CHECK(write::csv(document) ==
          "id,who.sex,who.needs,where.town,text\r\n"
          "1,female,\"one; two, too\",Town H,\"First.\n- a\n- b\nLast.\"\r\n"
          "2,,,a\\b\x01,\r\n");
    CHECK(write::json(document) == R"([
  {
    "id": "1",
    "who": {
      "sex": "female",
      "needs": ["one", "two, too"]
    },
    "where": {
      "town": "Town H"
    },
    "text": "First.\n- a\n- b\nLast."
  },
  {
    "id": "2",
    "who": {
      "sex": "",
      "needs": []
    },
    "where": {
      "town": "a\\b\u0001"
    },
    "text": ""
  }
]
)");
}

TEST_CASE("a marking stays with each row, and data without rows are data") {
    auto const one = data({"id"}, {{cell("1")}});
    CHECK(write::csv(one, "OFFICIAL-SENSITIVE") == "id,marking\r\n1,OFFICIAL-SENSITIVE\r\n");
    CHECK(write::json(one, "OFFICIAL-SENSITIVE") ==
          "[\n  {\n    \"id\": \"1\",\n    \"marking\": \"OFFICIAL-SENSITIVE\"\n  }\n]\n");
    auto const none = data({"id"}, {});
    CHECK(write::csv(none) == "id\r\n");
    CHECK(write::json(none) == "[]\n");
}
