// Takes the tree of a portfolio file that has been validated; makes a Portfolio, without its cases.
#include "casefile/build_models.h"
#include "casefile/fields.h"

#include <charconv>

namespace dhrdoc::casefile {

namespace {

using namespace model;

double number_in(Text const& written) {
    double value = 0;
    std::from_chars(written.value.data(), written.value.data() + written.value.size(), value);
    return value;
}

void build_paper(Fields const& from, Portfolio& out) {
    auto& paper = out.paper;
    paper.meeting = from.text("meeting");
    paper.directorate = from.text("directorate");
    paper.author = from.text("author");
    paper.name = from.text("name");
    paper.area = from.text("area");
    paper.purpose = from.text("purpose");
    paper.agency = from.text("agency");
    paper.date = from.day("date");
    paper.since = from.day("since");
    paper.list_reviews = from.truth("list_reviews");
    paper.range = from.range();
}

std::map<std::string, Text> texts_of(Fields const& from) {
    std::map<std::string, Text> out;
    for (auto const& member : from.node().members) {
        if (member.value.is(Node::Kind::text)) out[member.key] = text_of(member.value);
    }
    return out;
}

}  // namespace

Portfolio build_portfolio(Node const& root) {
    Fields const from(root);
    Portfolio out;
    out.patterns = from.texts("cases");
    out.themes = from.texts("themes");
    build_paper(from.table("paper"), out);
    for (auto const& one : from.tables("sections"))
        out.sections.push_back(
            {one.range(), one.text("title"), one.text("text"), one.text("paper"), one.truth("appendix")});
    out.findings = texts_of(from.table("findings"));
    for (auto const& one : from.tables("recommendations"))
        out.recommendations.push_back({one.range(), one.text("id").value, one.text("text"), one.text("agency")});
    for (auto const& one : from.tables("glossary"))
        out.glossary.push_back({one.range(), one.text("term"), one.text("meaning"), one.texts("see")});
    for (auto const& one : from.tables("references"))
        out.references.push_back({one.range(), one.text("chart"), one.text("label"), number_in(one.text("value"))});
    return out;
}

}  // namespace dhrdoc::casefile
