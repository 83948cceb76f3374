// The table rows.tsv: what goes in, what comes out, what is asked. Beside what must go stands what must stay.
#include "cases.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>

using namespace dhrdoc;
using namespace dhrdoc::redact;
using namespace dhrdoc::redact::test;

namespace {

struct Row {
    char which = 'P';
    std::string input;
    std::string expected;  // output, then " ?? rule: words" for each question
};

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const escape = text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == 'n' || text[i + 1] == '\\');
        out += !escape ? text[i] : text[++i] == 'n' ? '\n' : '\\';
    }
    return out;
}

std::vector<Row> rows() {
    std::vector<Row> out;
    std::ifstream file(std::string(DHRDOC_SOURCE_DIR) + "/tests/redact/rows.tsv");
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        auto const first = line.find('\t');
        auto const second = line.find('\t', first + 1);
        REQUIRE(second != std::string::npos);
        out.push_back(
            {line.front(), unescaped(line.substr(first + 1, second - first - 1)), unescaped(line.substr(second + 1))});
        if (out.back().expected == "=") out.back().expected = out.back().input;
    }
    return out;
}

using Compiled = std::map<char, std::shared_ptr<Withheld const>>;

Compiled compiled(RuleSet const& rules = {}) {
    Compiled out;
    for (char const which : {'P', 'W', 'F', 'S', 'N', 'C'}) out[which] = compile(policy_of(which), rules);
    return out;
}

std::string answer_to(Row const& row, Compiled const& withheld) {
    auto const answer = redacted(row.input, *withheld.at(row.which));
    std::string out = answer.text;
    for (auto const& question : answer.questions) out += " ?? " + question;
    return out;
}

}  // namespace

TEST_CASE("rows.tsv: what goes, what stays, what is asked") {
    auto const withheld = compiled();
    auto const all = rows();
    REQUIRE(all.size() > 200);
    for (auto const& row : all) {
        INFO(row.which << ": " << row.input);
        CHECK(answer_to(row, withheld) == row.expected);
    }
}

TEST_CASE("every rule is needed: switched off, it makes a row fail") {
    auto const all = rows();
    for (std::size_t i = 0; i < rule_count; ++i) {
        auto const rule = static_cast<Rule>(i);
        auto const withheld = compiled(RuleSet().without(rule));
        INFO("without " << id_of(rule));
        CHECK(std::any_of(all.begin(), all.end(),
                          [&](Row const& row) { return answer_to(row, withheld) != row.expected; }));
    }
}

TEST_CASE("what has been redacted once is not changed again") {
    auto const withheld = compiled();
    for (auto const& row : rows()) {
        auto const once = redacted(row.input, *withheld.at(row.which)).text;
        INFO(row.which << ": " << row.input);
        CHECK(redacted(once, *withheld.at(row.which)).text == once);
    }
}
