// Takes paths; reads cases, decisions of the panel, keys and answers, and prepares what documents share.
#include "inputs.h"

#include "count/tally.h"
#include "fill/generalise.h"
#include "fill/view.h"
#include "redact/searcher.h"
#include "redact/withheld.h"

#include "base/nearest.h"
#include "base/parallel.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>

namespace dhrdoc {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> const case_kinds = {"overview-report", "executive-summary", "action-plan",
                                             "progress-update", "learning-brief",    "library-record",
                                             "recommendations"};
std::vector<std::string> const portfolio_kinds = {"status-paper", "thematic-report", "library-record",
                                                  "recommendations"};
std::vector<std::string> const feedback_kinds = {"panel-letter", "panel-response"};
std::vector<std::string> const progress_kinds = {"progress-update"};

/// A brief can be made of the rest of a case; who makes it should know, for nobody wrote it for front-line staff.
void tell_what_is_taken(model::Case const& reviewed, base::Diagnostics& diagnostics) {
    std::vector<std::string> taken;
    if (!reviewed.brief.happened.given()) taken.emplace_back("happened (taken from the outcome of the review)");
    if (reviewed.brief.learned.empty()) taken.emplace_back("learned (taken from the lessons)");
    if (reviewed.brief.to_do.empty()) taken.emplace_back("do (taken from the recommendations)");
    if (taken.empty()) return;
    diagnostics.note("brief.taken", reviewed.brief.range,
                     fmt::format("the learning brief is not told {}", fmt::join(taken, ", ")),
                     "write it under [brief], in words for the staff who meet people first");
}

/// Nobody expects a progress update before there is progress; who names it gets it all the same.
bool tells_of_progress(model::Case const& reviewed) {
    return std::any_of(reviewed.recommendations.begin(), reviewed.recommendations.end(),
                       [](model::Recommendation const& each) { return !each.updates.empty(); });
}

std::vector<std::string> chosen(std::vector<std::string> const& kinds, std::vector<std::string> const& only) {
    std::vector<std::string> out;
    for (auto const& kind : kinds) {
        if (only.empty() || std::find(only.begin(), only.end(), kind) != only.end()) out.push_back(kind);
    }
    return out;
}

/// Letters, digits and single hyphens: for file names.
std::string slug(std::string_view text) {
    std::string out;
    for (char const c : text) {
        bool const kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (kept)
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        else if (!out.empty() && out.back() != '-')
            out += '-';
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out;
}

}  // namespace

std::vector<std::string> Inputs::chosen_kinds(std::vector<std::string> const& kinds) const {
    return chosen(kinds, options_.only);
}

std::string Inputs::slug_of(std::string_view text) { return slug(text); }

std::string public_reference(Input const& input) {
    bool const clean = input.source.search->find(input.reference, model::Reading::prose).empty();
    return clean ? input.reference : std::string();
}

Inputs::Inputs(Options const& options, Console& console, KeyChange change_key)
    : options_(options),
      console_(console),
      change_key_(std::move(change_key)),
      reader_(console.sources, console.files, options.allowed_folders) {}

namespace {

/// Files of one folder share what they name: they are read one after the other.
std::vector<std::vector<std::size_t>> by_folder(std::vector<fs::path> const& paths, base::Files const& files) {
    std::vector<std::vector<std::size_t>> groups;
    std::map<fs::path, std::size_t> group_of;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        auto const [known, is_new] = group_of.try_emplace(files.resolved(paths[i]).parent_path(), groups.size());
        if (is_new) groups.emplace_back();
        groups[known->second].push_back(i);
    }
    return groups;
}

}  // namespace

std::deque<Input> Inputs::read(base::Diagnostics& diagnostics) {
    std::vector<fs::path> paths;
    std::set<fs::path> seen;
    for (auto const& path : options_.files) {
        // Two names of one file would be two inputs that write the same documents.
        if (seen.insert(console_.files.resolved(path)).second) paths.push_back(path);
    }
    std::deque<Input> inputs;
    auto const groups = by_folder(paths, console_.files);
    if (groups.size() < 2) {
        for (auto const& path : paths) read_one(path, inputs, diagnostics);
        return inputs;
    }
    struct Reading {
        std::deque<Input> inputs;
        base::Diagnostics diagnostics;
    };
    std::vector<Reading> readings(paths.size());
    base::in_parallel(groups.size(), base::threads_for(options_.jobs), [&](std::size_t group) {
        Inputs alone(options_, console_, change_key_);
        for (auto const i : groups[group]) alone.read_one(paths[i], readings[i].inputs, readings[i].diagnostics);
    });
    // In the order in which they were named. What two folders share is read twice, and told once.
    std::set<std::string> told;
    for (auto& reading : readings) {
        std::move(reading.inputs.begin(), reading.inputs.end(), std::back_inserter(inputs));
        for (auto const& diagnostic : reading.diagnostics.all()) {
            if (told.insert(base::to_json_line(diagnostic, console_.sources)).second) diagnostics.add(diagnostic);
        }
    }
    reader_.let_go();
    return inputs;
}

void Inputs::read_one(fs::path const& path, std::deque<Input>& inputs, base::Diagnostics& diagnostics) {
    auto const format = reader_.format_of(path, diagnostics);
    if (!format) return;
    if (*format == "case")
        read_case(path, inputs, diagnostics);
    else if (*format == "feedback")
        read_feedback(path, inputs, diagnostics);
    else if (*format == "progress")
        read_progress(path, inputs, diagnostics);
    else if (*format == "portfolio")
        read_portfolio(path, inputs, diagnostics);
    else if (*format == "disclosure")
        read_disclosure(path, inputs, diagnostics);
    else
        diagnostics.error(
            "call.no-documents", {},
            fmt::format("\"{}\" is {}/1, and no documents are made from that alone", path.string(), *format),
            "name a case.toml, a feedback.toml, a progress.toml, a portfolio.toml or a disclosure.toml");
}

void Inputs::read_case(fs::path const& path, std::deque<Input>& inputs, base::Diagnostics& diagnostics) {
    auto const reviewed = reader_.read_case(path, diagnostics);
    if (!reviewed) return;
    auto& input = inputs.emplace_back();
    input.path = path;
    input.reviewed = reviewed;
    input.kinds = chosen(case_kinds, options_.only);
    if (options_.only.empty() && !tells_of_progress(*reviewed)) std::erase(input.kinds, "progress-update");
    if (options_.only.empty() && !reviewed->brief.given()) std::erase(input.kinds, "learning-brief");
    if (std::find(input.kinds.begin(), input.kinds.end(), "learning-brief") != input.kinds.end())
        tell_what_is_taken(*reviewed, diagnostics);
    // What has nothing in it is not made.
    if (reviewed->library.empty()) std::erase(input.kinds, "library-record");
    if (reviewed->recommendations.empty()) std::erase(input.kinds, "recommendations");
    input.reference = slug(reviewed->review.reference.value);
    auto const identities = reader_.identities_of(*reviewed);
    complete(input, identities, diagnostics);
    auto const working = input.source.profile == model::Profile::working;
    input.source.facts =
        fill::view_of(*reviewed, input.source.profile, fill::generalise(*input.policy.identities, input.source.profile),
                      working ? input.policy.identities.get() : nullptr);
}

void Inputs::read_feedback(fs::path const& path, std::deque<Input>& inputs, base::Diagnostics& diagnostics) {
    auto const feedback = reader_.read_feedback(path, diagnostics);
    if (!feedback) return;
    auto& input = inputs.emplace_back();
    input.path = path;
    input.feedback = feedback;
    input.reviewed = feedback->reviewed;
    input.kinds = chosen(feedback_kinds, options_.only);
    // A letter that asks for nothing has no answer; one that nobody has answered yet has one if it is asked for.
    auto const& points = feedback->developments;
    bool const answered = std::any_of(points.begin(), points.end(), [](model::Development const& point) {
        return point.response.given() || point.changed.given();
    });
    if (points.empty() || (!answered && options_.only.empty())) std::erase(input.kinds, "panel-response");
    auto const& reference =
        feedback->letter.reference.given() ? feedback->letter.reference : feedback->review.reference;
    input.reference = slug(reference.value);
    complete(input, reader_.identities_of(*feedback), diagnostics);
    auto const working = input.source.profile == model::Profile::working;
    auto const references = references_of(input, diagnostics);
    input.source.facts =
        fill::view_of(*feedback, input.source.profile, fill::generalise(*input.policy.identities, input.source.profile),
                      working ? input.policy.identities.get() : nullptr, references);
}

void Inputs::read_progress(fs::path const& path, std::deque<Input>& inputs, base::Diagnostics& diagnostics) {
    auto const progress = reader_.read_progress(path, diagnostics);
    if (!progress) return;
    auto& input = inputs.emplace_back();
    input.path = path;
    input.progress = progress;
    input.reviewed = progress->reviewed;
    input.kinds = chosen(progress_kinds, options_.only);
    auto const& own = progress->report.reference;
    input.reference = slug(own.given() || !progress->reviewed ? own.value : progress->reviewed->review.reference.value);
    complete(input, reader_.identities_of(*progress), diagnostics);
    auto const working = input.source.profile == model::Profile::working;
    input.source.facts =
        fill::view_of(*progress, input.source.profile, fill::generalise(*input.policy.identities, input.source.profile),
                      working ? input.policy.identities.get() : nullptr);
}

void Inputs::read_portfolio(fs::path const& path, std::deque<Input>& inputs, base::Diagnostics& diagnostics) {
    auto portfolio = reader_.read_portfolio(path, diagnostics);
    if (!portfolio) return;
    auto& input = inputs.emplace_back();
    input.path = path;
    input.portfolio = portfolio;
    input.reviewed = one_case_of(*portfolio);
    input.kinds = chosen(portfolio_kinds, options_.only);
    input.tally = std::make_shared<model::Tally const>(count::tally(*portfolio, diagnostics));
    input.keys = keys_of(*portfolio, reader_);
    std::vector<fill::Generalised> generalised;
    for (auto const& key : input.keys)
        generalised.push_back(key ? fill::generalise(*key, options_.profile) : fill::Generalised());
    bool const data =
        std::any_of(input.kinds.begin(), input.kinds.end(), [](std::string const& kind) { return is_data(kind); });
    input.source.facts = fill::view_of(*portfolio, *input.tally, options_.profile, generalised,
                                       data ? fill::WithData::yes : fill::WithData::no);
    auto key = one_key_of(*portfolio, input.keys);
    if (change_key_) {
        // A twin is only filled and redacted: its cases go before what is withheld is compiled, which takes most room.
        input.portfolio.reset();
        input.tally.reset();
        input.keys.clear();
        portfolio.reset();
        reader_.let_go();
    }
    complete(input, std::move(key), diagnostics);
}

/// What the report calls the paragraphs that the panel's points name by id. The report is only made where one does.
fill::References Inputs::references_of(Input& input, base::Diagnostics& diagnostics) {
    auto const names_id = [](model::Text const& paragraph) {
        return paragraph.given() && !(paragraph.value.front() >= '0' && paragraph.value.front() <= '9');
    };
    auto const& points = input.feedback->developments;
    bool const any = std::any_of(points.begin(), points.end(),
                                 [&](model::Development const& point) { return names_id(point.paragraph); });
    if (!any || input.reviewed == nullptr) return {};
    Source report;
    report.folder = input.reviewed->folder;
    report.profile = input.source.profile;
    report.facts =
        fill::view_of(*input.reviewed, report.profile, fill::generalise(*input.policy.identities, report.profile),
                      report.profile == model::Profile::working ? input.policy.identities.get() : nullptr);
    Resources resources(console_.sources, console_.files, report.folder, options_.allowed_folders);
    auto references = references_in("overview-report", report, resources, console_.sources);
    std::vector<std::string> ids;
    for (auto const& [id, reference] : references) ids.push_back(id);
    for (auto const& point : points) {
        if (!names_id(point.paragraph) || references.contains(point.paragraph.value)) continue;
        auto const near = base::nearest(point.paragraph.value, ids);
        diagnostics.error("feedback.paragraph", point.paragraph.range,
                          fmt::format("nothing in the report has the id \"{}\"", point.paragraph.value),
                          near ? fmt::format("did you mean \"{}\"?", *near)
                               : "give the number of the paragraph, or an id that the report's text has: {#id}");
    }
    return references;
}

void Inputs::complete(Input& input, std::shared_ptr<model::Identities const> identities,
                      base::Diagnostics& diagnostics) {
    input.source.folder = input.path.has_parent_path() ? input.path.parent_path() : fs::path(".");
    input.source.profile = options_.profile;
    input.policy.profile = options_.profile;
    if (identities) input.policy.identities = std::move(identities);
    if (change_key_) input.policy.identities = change_key_(std::move(input.policy.identities));
    input.policy.reviewed = input.reviewed;
    auto const answers = input.source.folder / "decisions.toml";
    if (console_.files.exists(answers)) {
        if (auto decisions = reader_.read_decisions(answers, diagnostics))
            input.policy.decisions = std::move(decisions);
    }
    // Which sentences leave few days is a question, and nobody hears a twin's; the document hangs on its answers alone.
    redact::RuleSet rules;
    if (change_key_ && input.policy.decisions->entries.empty()) rules.without(redact::Rule::infer_calendar);
    input.source.withheld = redact::compile(input.policy, rules);
    diagnostics.append(input.source.withheld->findings());
    input.source.search = redact::make_search(input.source.withheld);
    input.resources =
        std::make_unique<Resources>(console_.sources, console_.files, input.source.folder, options_.allowed_folders);
}

bool Inputs::names_disclosure(fs::path const& path) {
    base::Diagnostics unheard;
    return console_.files.exists(path) && !console_.files.is_directory(path) &&
           reader_.format_of(path, unheard) == "disclosure";
}

std::optional<model::Policy> Inputs::key(base::Diagnostics& diagnostics) {
    model::Policy policy;
    fs::path folder;
    if (!options_.case_file.empty() && names_disclosure(options_.case_file)) {
        std::deque<Input> inputs;
        read_disclosure(options_.case_file, inputs, diagnostics);
        if (inputs.empty()) return std::nullopt;
        return inputs.front().policy;
    }
    if (!options_.case_file.empty()) {
        auto const reviewed = reader_.read_case(options_.case_file, diagnostics);
        if (!reviewed) return std::nullopt;
        policy.reviewed = reviewed;
        folder = options_.case_file.parent_path();
        if (auto identities = reader_.identities_of(*reviewed)) policy.identities = std::move(identities);
    } else {
        auto identities = reader_.read_identities(options_.identities_file, diagnostics);
        if (!identities) return std::nullopt;
        policy.identities = std::move(identities);
        folder = options_.identities_file.parent_path();
    }
    policy.manner = options_.manner;
    policy.foreign_text = true;
    auto const answers = folder / "decisions.toml";
    if (console_.files.exists(answers)) {
        if (auto decisions = reader_.read_decisions(answers, diagnostics)) policy.decisions = std::move(decisions);
    }
    return policy;
}

}  // namespace dhrdoc
