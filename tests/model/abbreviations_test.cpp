// Terms and meanings of glossaries, and what an abbreviation is short for.
#include "model/abbreviations.h"

#include <catch2/catch.hpp>

namespace {

using dhrdoc::model::expansion_of;

struct Row {
    char const* term;
    char const* meaning;
    char const* expansion;
};

}  // namespace

TEST_CASE("an abbreviation is expanded where its meaning begins with the words that it is short for") {
    auto const row = GENERATE(
        Row{"CSP", "Community Safety Partnership", "Community Safety Partnership"},
        Row{"IDVA", "Independent domestic violence adviser: a specialist", "Independent domestic violence adviser"},
        Row{"MARAC", "Multi-agency risk assessment conference.", "Multi-agency risk assessment conference"},
        Row{"IOPC", "Independent Office for Police Conduct", "Independent Office for Police Conduct"},
        Row{"LOC", "Loss of consciousness", "Loss of consciousness"},
        Row{"DASH", "Domestic abuse, stalking and harassment checklist, used for risk",
            "Domestic abuse, stalking and harassment checklist"},
        Row{"PHQ-9", "Patient health questionnaire, a measure", "Patient health questionnaire"},
        Row{"LGBT+", "Lesbian, gay, bisexual and transgender people", "Lesbian, gay, bisexual and transgender people"},
        // Not what it is short for.
        Row{"DASH", "A checklist used by the police", ""}, Row{"IOPC", "Independent Office", ""}, Row{"IMR", "", ""},
        // Not abbreviations.
        Row{"Safety plan", "Steps that a person has agreed", ""}, Row{"Cafcass", "Children and Family Court", ""},
        Row{"A", "A letter", ""}, Row{"", "Nothing", ""});
    CHECK(expansion_of(row.term, row.meaning) == row.expansion);
}

TEST_CASE("the glossary of a document is the table with its id") {
    using namespace dhrdoc::model;
    auto const cell = [](char const* text) {
        Block paragraph;
        paragraph.text = StyledText::plain(text);
        Block made;
        made.kind = BlockKind::cell;
        made.children.push_back(paragraph);
        return made;
    };
    Block row;
    row.kind = BlockKind::row;
    row.children = {cell("CSP"), cell("Community Safety Partnership")};
    Block table;
    table.kind = BlockKind::table;
    table.children = {row, Block{}};
    Document document;
    document.blocks.push_back(table);
    CHECK(abbreviations(document).empty());
    document.blocks.back().id = "t-glossary";
    CHECK(abbreviations(document) == std::map<std::string, std::string>{{"CSP", "Community Safety Partnership"}});
}
