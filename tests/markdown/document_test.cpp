// Takes short Markdown texts; compares the printed document.
#include "parsed.h"

#include <catch2/catch.hpp>

using namespace dhrdoc;
using markdown::parsed;

TEST_CASE("a paragraph with marks is flat text with runs") {
    auto const result = parsed("One *two\nthree* **four**.\n");
    CHECK(model::to_string(result->document) == "paragraph \"One *two three* **four**.\"\n");
    CHECK(result->messages().empty());
}
