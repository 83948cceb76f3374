// Takes a case and a redaction with a rule missing; holds that its twin shows the difference, and where.
#include "twin.h"
#include "inputs.h"
#include "redact/withheld.h"
#include "running.h"

#include <catch2/catch.hpp>

using namespace dhrdoc;

namespace {

/// The report of a new case with `more` in it, made with rules missing and, whole, of its twin.
struct Compared {
    bool made = false;
    bool equal = false;
    std::string where;
    std::string place;
};

Compared compare(std::string_view more, redact::RuleSet rules, Format format) {
    program::Folder const folder;
    REQUIRE(program::run({"new", "review"}, {.folder = folder.path()}).status == 0);
    folder.write("review/narrative/background.md",
                 folder.read("review/narrative/background.md") + "\n" + std::string(more) + "\n");
    Options options;
    options.files = {folder / "review/case.toml"};
    options.formats = {format};
    base::Sources sources;
    base::DiskFiles files;
    Console console{sources, files, [](auto const&, auto const&) {}, [](auto) {}, [](auto) {}};
    base::Diagnostics diagnostics;
    Inputs reader(options, console);
    auto inputs = reader.read(diagnostics);
    REQUIRE(inputs.size() == 1);
    auto& input = inputs.front();
    input.source.withheld = redact::compile(input.policy, rules);
    Twin twin(input, options, files, sources, Twin::texts_of(sources));
    FontFiles fonts(files);
    Workbench bench(fonts);
    auto const redaction = compose("overview-report", input.source, *input.resources, sources, diagnostics);
    auto product = twin.make("overview-report");
    Compared compared;
    compared.made = redaction && product;
    if (!compared.made) return compared;
    auto const bytes = bytes_of(*redaction, format, "", input.source, *input.resources, bench, sources, diagnostics);
    REQUIRE_FALSE(bytes.empty());
    twin.write(*product, options.formats, bench);
    compared.equal = bytes == product->bytes.at(0);
    // Documents that read the same are not written a second time: that must never hide a difference.
    CHECK(compared.equal ==
          model::reads_the_same(redaction->document.document(), product->redaction->document.document()));
    if (compared.equal) return compared;
    compared.where = twin.where_differs(format, bytes, product->bytes.at(0), *redaction, *product, bench);
    auto const range = Twin::place_of_difference(*redaction, *product, sources);
    if (auto const* file = sources.find(range.begin.file))
        compared.place =
            std::filesystem::path(file->shown_name()).filename().string() + ":" + std::to_string(range.begin.line);
    return compared;
}

}  // namespace

TEST_CASE("a document and its twin are the same, in every format") {
    for (auto const format : {Format::pdf, Format::html, Format::md}) {
        auto const same = compare(
            "Josie Madeupton was born on 21 July 1980. Mrs Madeupton, the Madeuptons and J. Madeupton rang 07700 "
            "900123 "
            "from Inventham on Saturday 9 March 2024.",
            {}, format);
        CHECK(same.made);
        CHECK(same.equal);
    }
}

TEST_CASE("a name that is not taken out is different in the twin, and the place is told") {
    struct Row {
        std::string text;
        redact::Rule missing;
    };
    using redact::Rule;
    for (auto const& row :
         {Row{"Then Josie rang.", Rule::name_alias}, Row{"Then Philomena rang.", Rule::name_forename},
          Row{"The surname Madeupton was known.", Rule::name_surname},
          Row{"Nobody in Inventham knew.", Rule::place_name}, Row{"It was on 9 March 2024.", Rule::date_day_month}}) {
        CAPTURE(row.text);
        auto const text = compare(row.text, redact::RuleSet().without(row.missing), Format::md);
        CHECK(text.made);
        CHECK_FALSE(text.equal);
        CHECK(text.where.starts_with("in line "));
        CHECK(text.place == "background.md:6");
    }
    auto const page = compare("Then Josie rang.", redact::RuleSet().without(Rule::name_alias), Format::pdf);
    CHECK_FALSE(page.equal);
    CHECK(page.where.starts_with("on page "));
}
