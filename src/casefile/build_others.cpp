// Takes the trees of identities, feedback and decisions files that have been validated; makes their models.
#include "casefile/build_models.h"
#include "casefile/fields.h"

#include <algorithm>
#include <map>

namespace dhrdoc::casefile {

namespace {

using namespace model;

PersonIdentity build_person(Fields::Named const& from) {
    auto const& fields = from.fields;
    PersonIdentity out;
    out.range = fields.range();
    out.id = from.id;
    out.name = fields.text("name");
    out.surname = fields.text("surname");
    out.title = fields.text("title");
    out.also = fields.texts("also");
    out.born = fields.day("born");
    out.died = fields.day("died");
    out.identifiers = fields.texts("identifiers");
    out.address = fields.text("address");
    out.pseudonym = fields.text("pseudonym");
    return out;
}

NamedIdentity build_named(Fields::Named const& from) {
    return {from.fields.range(), from.id, from.fields.text("name"), from.fields.texts("also"),
            from.fields.text("pseudonym")};
}

std::string_view word_for(Why why) {
    switch (why) {
        case Why::death:
            return "death";
        case Why::birth:
            return "birth";
        case Why::offence:
            return "offence";
        case Why::court:
            return "court";
        case Why::other:
            return "other";
    }
    return "other";
}

/// What is published of a date where nobody says.
Publish usual_for(Why why) { return why == Why::death ? Publish::month : Publish::none; }

void add_unless_listed(std::vector<ProtectedDate>& dates, base::Range range, std::optional<Day> const& day, Why why) {
    if (!day) return;
    auto const listed =
        std::any_of(dates.begin(), dates.end(), [&day](ProtectedDate const& one) { return one.day.date == day->date; });
    if (!listed) dates.push_back({range, *day, why, usual_for(why), {}});
}

std::vector<ProtectedDate> build_dates(Fields const& root, std::vector<PersonIdentity> const& people) {
    std::vector<ProtectedDate> out;
    for (auto const& from : root.tables("dates")) {
        auto const why = from.choice<Why>("why",
                                          {{"death", Why::death},
                                           {"birth", Why::birth},
                                           {"offence", Why::offence},
                                           {"court", Why::court},
                                           {"other", Why::other}},
                                          Why::other);
        auto const publish = from.choice<Publish>("publish",
                                                  {{"none", Publish::none},
                                                   {"year", Publish::year},
                                                   {"season", Publish::season},
                                                   {"month", Publish::month},
                                                   {"day", Publish::day}},
                                                  usual_for(why));
        auto const day = from.day("date");
        add_unless_listed(out, from.range(), day, why);
        if (day && !out.empty() && out.back().range == from.range()) out.back().publish = publish;
    }
    for (auto const& person : people) add_unless_listed(out, person.range, person.died, Why::death);
    for (auto const& person : people) add_unless_listed(out, person.range, person.born, Why::birth);
    std::map<std::string_view, int> count;
    for (auto& one : out) {
        auto const number = ++count[word_for(one.why)];
        one.id = std::string(word_for(one.why)) + (number == 1 ? "" : "-" + std::to_string(number));
    }
    return out;
}

}  // namespace

model::Identities build_identities(Node const& root) {
    Fields const from(root);
    Identities out;
    for (auto const& person : from.named("people")) out.people.push_back(build_person(person));
    for (auto const& place : from.named("places")) out.places.push_back(build_named(place));
    for (auto const& agency : from.named("agencies")) out.agencies.push_back(build_named(agency));
    out.dates = build_dates(from, out.people);
    for (auto const& term : from.tables("terms"))
        out.terms.push_back({term.range(), term.text("text"), term.text("becomes")});
    for (auto const& keep : from.tables("keep")) out.keep.push_back(keep.text("text"));
    return out;
}

model::Feedback build_feedback(Node const& root) {
    Fields const from(root);
    Feedback out;
    out.case_path = from.text("case");
    out.identities = from.text("identities");
    auto const review = from.table("review");
    out.review.kind =
        review.choice<ReviewKind>("kind", {{"dhr", ReviewKind::dhr}, {"dardr", ReviewKind::dardr}}, ReviewKind::dhr);
    out.review.pseudonym = review.text("pseudonym");
    out.review.csp = review.text("csp");
    out.review.reference = review.text("reference");
    out.review.outcome = review.choice<Outcome>(
        "outcome",
        {{"homicide", Outcome::homicide}, {"suicide", Outcome::suicide}, {"unexplained", Outcome::unexplained}},
        Outcome::homicide);
    out.review.guidance = review.text("guidance");
    out.review.range = review.range();
    auto const letter = from.table("letter");
    out.letter = {letter.day("date"),     letter.text("unit"),      letter.texts("address"), letter.text("telephone"),
                  letter.text("website"), letter.text("reference"), letter.range()};
    auto const addressee = from.table("addressee");
    out.addressee = {addressee.text("name"),     addressee.text("title"),      addressee.text("organisation"),
                     addressee.texts("address"), addressee.text("salutation"), addressee.range()};
    auto const panel = from.table("panel");
    out.panel.met = panel.day("met");
    out.panel.outcome = panel.choice<PanelOutcome>("outcome",
                                                   {{"publish", PanelOutcome::publish},
                                                    {"publish-after-changes", PanelOutcome::publish_after_changes},
                                                    {"resubmit", PanelOutcome::resubmit}},
                                                   PanelOutcome::publish_after_changes);
    out.panel.range = panel.range();
    out.praise = from.texts("praise");
    for (auto const& point : from.tables("development")) {
        out.developments.push_back({point.range(), point.text("text"), point.text("theme"), point.text("paragraph"),
                                    point.text("recommendation"), point.text("response"), point.text("changed")});
    }
    auto const signatory = from.table("signatory");
    out.signatory = {signatory.text("name"), signatory.text("title"), signatory.text("signature"), signatory.range()};
    out.copies = from.texts("copies");
    out.enclosures = from.texts("enclosures");
    return out;
}

model::Decisions build_decisions(Node const& root) {
    Decisions out;
    for (auto const& entry : Fields(root).tables("decisions")) {
        Decision one;
        one.range = entry.range();
        one.what = entry.text("what").value;
        one.where = entry.text("where").value;
        one.choice = entry.choice<DecisionChoice>(
            "choice", {{"hide", DecisionChoice::hide}, {"keep", DecisionChoice::keep}}, DecisionChoice::unanswered);
        one.decided_by = entry.text("decided_by");
        one.why = entry.text("why");
        out.entries.push_back(std::move(one));
    }
    return out;
}

model::Disclosure build_disclosure(Node const& root) {
    Fields const from(root);
    Disclosure out;
    out.source = from.text("source");
    out.case_path = from.text("case");
    out.identities = from.text("identities");
    out.scheme = from.choice<Scheme>("scheme", {{"foi", Scheme::foi}, {"inquiry", Scheme::inquiry}}, Scheme::foi);
    out.title = from.text("title");
    out.reference = from.text("reference");
    out.note = from.text("note");
    out.exemption = from.text("exemption");
    out.keeps_domains = from.truth("keep_domains").value.value_or(true);
    out.person_keys = from.truth("person_keys").value.value_or(false);
    out.attachment_names = from.choice<AttachmentNames>(
        "attachment_names", {{"cleaned", AttachmentNames::cleaned}, {"none", AttachmentNames::none}},
        AttachmentNames::cleaned);
    for (auto const& one : from.tables("disclose"))
        out.disclosed.push_back({one.range(), one.text("name"), one.texts("also"), one.text("reason")});
    for (auto const& one : from.tables("withhold"))
        out.withheld.push_back({one.range(), one.text("text"), one.text("exemption")});
    for (auto const& keep : from.tables("keep")) out.keep.push_back(keep.text("text"));
    return out;
}

}  // namespace dhrdoc::casefile
