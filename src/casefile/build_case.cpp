// Takes the tree of a case file that has been validated; makes a Case.
#include "casefile/build_models.h"
#include "casefile/fields.h"
#include "casefile/key_tables.h"

namespace dhrdoc::casefile {

namespace {

using namespace model;

Review build_review(Fields const& from) {
    Review out;
    out.range = from.range();
    out.reference = from.text("reference");
    out.kind =
        from.choice<ReviewKind>("kind", {{"dhr", ReviewKind::dhr}, {"dardr", ReviewKind::dardr}}, ReviewKind::dhr);
    out.guidance = from.text("guidance");
    out.title = from.text("title");
    out.csp = from.text("csp");
    out.outcome = from.choice<Outcome>(
        "outcome",
        {{"homicide", Outcome::homicide}, {"suicide", Outcome::suicide}, {"unexplained", Outcome::unexplained}},
        Outcome::homicide);
    out.verdict = from.text("verdict");
    out.status = from.text("status");
    out.commissioned = from.day("commissioned");
    out.began = from.day("began");
    out.concluded = from.day("concluded");
    out.delay_reason = from.text("delay_reason");
    out.scope_from = from.day("scope_from");
    out.scope_to = from.day("scope_to");
    out.previous_reviews = from.texts("previous_reviews");
    return out;
}

Chair build_chair(Fields const& from) {
    return {from.range(), from.text("name"), from.text("biography"), from.text("independence"),
            from.texts("former_employers")};
}

PanelMember build_member(Fields const& from) {
    return {from.range(), from.text("name"), from.text("role"), from.text("agency"), from.text("expertise")};
}

Agency build_agency(Fields const& from) {
    Agency out;
    out.range = from.range();
    out.id = from.text("id").value;
    out.name = from.text("name");
    out.mask = from.text("mask");
    out.contact = from.truth("contact");
    out.contribution = from.choice<Contribution>("contribution",
                                                 {{"imr", Contribution::imr},
                                                  {"report", Contribution::report},
                                                  {"chronology", Contribution::chronology},
                                                  {"none", Contribution::none}},
                                                 Contribution::none);
    out.contribution_range = from.text("contribution").range;
    out.author_independent = from.truth("author_independent");
    out.excluded_reason = from.text("excluded_reason");
    return out;
}

Person build_person(Fields const& from) {
    Person out;
    out.range = from.range();
    out.id = from.text("id").value;
    out.role = from.choice<Role>("role",
                                 {{"victim", Role::victim},
                                  {"perpetrator", Role::perpetrator},
                                  {"child", Role::child},
                                  {"relative", Role::relative},
                                  {"friend", Role::friend_},
                                  {"other", Role::other}},
                                 Role::other);
    out.pseudonym = from.text("pseudonym");
    out.relationship = from.text("relationship");
    out.sex = from.text("sex");
    out.age = from.text("age");
    out.ethnicity = from.text("ethnicity");
    out.chosen_by = from.text("chosen_by");
    out.parents = from.texts("parents");
    out.partners = from.texts("partners");
    out.former_partners = from.texts("former_partners");
    out.household = from.truth("household");
    out.deceased = from.truth("deceased");
    out.unknown = from.truth("unknown");
    return out;
}

Family build_family(Fields const& from) {
    Family out;
    out.range = from.range();
    out.approached = from.truth("approached");
    out.how = from.text("how");
    out.response = from.text("response");
    out.advocate_offered = from.truth("advocate_offered");
    out.saw_terms_of_reference = from.truth("saw_terms_of_reference");
    out.saw_draft = from.truth("saw_draft");
    out.condolence = from.text("condolence");
    out.tribute = from.text("tribute");
    return out;
}

ChronologyRow build_row(Fields const& from) {
    ChronologyRow out;
    out.range = from.range();
    out.date = from.day("date");
    out.precision = from.choice<Precision>("precision",
                                           {{"day", Precision::day},
                                            {"month", Precision::month},
                                            {"season", Precision::season},
                                            {"year", Precision::year}},
                                           Precision::day);
    out.agency = from.text("agency");
    out.event = from.text("event");
    out.comment = from.text("comment");
    out.tags = from.texts("tags");
    return out;
}

Recommendation build_recommendation(Fields const& from) {
    Recommendation out;
    out.range = from.range();
    out.id = from.text("id").value;
    out.title = from.text("title");
    out.text = from.text("text");
    out.aim = from.text("aim");
    out.lesson = from.text("lesson");
    out.scope = from.text("scope");
    out.agency = from.text("agency");
    out.action = from.text("action");
    out.measure = from.text("measure");
    out.outcome = from.text("outcome");
    out.milestones = from.texts("milestones");
    out.target = from.day("target");
    out.completed = from.day("completed");
    out.status = from.text("status");
    out.theme = from.text("theme");
    for (auto const& update : from.tables("updates")) out.updates.push_back({update.day("date"), update.text("text")});
    return out;
}

Brief build_brief(Fields const& from) {
    Brief out;
    out.range = from.range();
    out.title = from.text("title");
    out.happened = from.text("happened");
    out.learned = from.texts("learned");
    out.to_do = from.texts("do");
    out.more = from.text("more");
    out.national_helplines = from.truth("national_helplines");
    for (auto const& line : from.tables("help"))
        out.help.push_back({line.range(), line.text("name"), line.text("about"), line.text("contact")});
    return out;
}

FigureData build_figure(Fields const& from) {
    FigureData out;
    out.range = from.range();
    out.id = from.text("id").value;
    out.kind = from.text("kind");
    out.caption = from.text("caption");
    out.alt = from.text("alt");
    out.file = from.text("file");
    out.labels = from.text("labels");
    out.series = from.texts("series");
    out.unit = from.text("unit");
    out.reference = from.text("reference");
    out.reference_label = from.text("reference_label");
    out.table = from.text("table");
    out.tags = from.texts("tags");
    auto const* rows = from.node().find("data");
    if (rows == nullptr) return out;
    out.data_range = rows->range;
    for (auto const& row : rows->items) {
        if (!row.is(Node::Kind::list)) continue;
        out.data.emplace_back();
        for (auto const& item : row.items) {
            FigureCell cell;
            cell.text = text_of(item);
            if (item.is(Node::Kind::date)) cell.day = Day{item.date, item.range};
            out.data.back().push_back(std::move(cell));
        }
    }
    return out;
}

/// A value of the library's record as text: "yes", "no", or words joined by "; ".
Text library_text(Node const& node) {
    if (!node.is(Node::Kind::list)) return text_of(node);
    std::string joined;
    for (auto const& item : node.items) {
        if (item.is(Node::Kind::text)) joined += (joined.empty() ? "" : "; ") + item.text;
    }
    return {joined, node.range, node.range.begin};
}

std::map<std::string, Text> build_library(Fields const& from) {
    std::map<std::string, Text> out;
    for (auto const& part : from.node().members) {
        if (auto text = library_text(part.value); text.given()) out[part.key] = std::move(text);
        for (auto const& field : part.value.members) {
            auto text = library_text(field.value);
            if (text.given()) out[part.key + "." + field.key] = std::move(text);
        }
    }
    return out;
}

std::map<std::string, Text> build_texts(Fields const& from) {
    std::map<std::string, Text> out;
    for (auto const& member : from.node().members) {
        if (member.value.is(Node::Kind::text)) out[member.key] = text_of(member.value);
    }
    return out;
}

}  // namespace

model::Case build_case(Node const& root) {
    Fields const from(root);
    Case out;
    out.identities = from.text("identities");
    out.panel_meetings = from.days("panel_meetings");
    out.terms_of_reference = from.texts("terms_of_reference");
    out.bibliography = from.texts("bibliography");
    out.review = build_review(from.table("review"));
    out.chair = build_chair(from.table("chair"));
    for (auto const& member : from.tables("panel")) out.panel.push_back(build_member(member));
    for (auto const& agency : from.tables("agencies")) out.agencies.push_back(build_agency(agency));
    for (auto const& person : from.tables("people")) out.people.push_back(build_person(person));
    for (auto const& place : from.tables("places"))
        out.places.push_back({place.range(), place.text("id").value, place.text("pseudonym")});
    out.family = build_family(from.table("family"));
    out.equality = build_texts(from.table("equality"));
    for (auto const& other : from.tables("parallel_reviews"))
        out.parallel_reviews.push_back({other.range(), other.text("kind"), other.text("status"), other.day("date")});
    for (auto const& row : from.tables("chronology")) out.chronology.push_back(build_row(row));
    for (auto const& lesson : from.tables("lessons"))
        out.lessons.push_back({lesson.range(), lesson.text("id").value, lesson.text("text"), lesson.text("analysis")});
    for (auto const& one : from.tables("recommendations")) out.recommendations.push_back(build_recommendation(one));
    out.brief = build_brief(from.table("brief"));
    for (auto const& term : from.tables("glossary"))
        out.glossary.push_back({term.range(), term.text("term"), term.text("meaning")});
    for (auto const& figure : from.tables("figures")) out.figures.push_back(build_figure(figure));
    out.narrative = build_texts(from.table("narrative"));
    out.library = build_library(from.table("library"));
    return out;
}

}  // namespace dhrdoc::casefile
