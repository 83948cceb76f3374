// Forms of names that must go, beside words that must stay.
#include "redact/redact.h"

#include <catch2/catch.hpp>

using namespace dhrdoc;

namespace {

model::Text text(std::string value) {
    model::Text out;
    out.value = std::move(value);
    return out;
}

model::Policy policy() {
    auto key = std::make_shared<model::Identities>();
    model::PersonIdentity person;
    person.id = "victim";
    person.name = text("Harriet Maud Lindqvist");
    person.pseudonym = text("Beatrice");
    person.also = {text("Hattie")};
    key->people.push_back(person);
    model::Policy out;
    out.identities = key;
    return out;
}

std::string redacted(std::string_view words) {
    model::Document document;
    model::Block block;
    block.text = model::StyledText::plain(words);
    document.blocks.push_back(block);
    base::Sources sources;
    base::Diagnostics diagnostics;
    auto const result = redact::redact(document, policy(), sources, diagnostics);
    return result.document.document().blocks.front().text.text;
}

}  // namespace

TEST_CASE("a name and its parts become the pseudonym") {
    CHECK(redacted("Harriet Lindqvist was seen.") == "Beatrice was seen.");
    CHECK(redacted("Ms Lindqvist's house") == "Beatrice's house");
    CHECK(redacted("the Lindqvists' house") == "Beatrice's family's house");
    CHECK(redacted("A chariot passed.") == "A chariot passed.");
}
