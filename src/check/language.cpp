// Takes the prose of a case; makes findings H1 to H4: words that blame, look back, or say more than a court did.
#include "check/findings.h"

#include "base/unicode.h"

#include <algorithm>

#include <fmt/format.h>

namespace dhrdoc::check {

namespace {

struct Wording {
    std::string_view phrase;
    std::string_view better;
};

std::vector<Wording> const& blaming() {
    static std::vector<Wording> const all = {
        {"failed to engage", "say what was offered, and what stood in the way"},
        {"failing to engage", "say what was offered, and what stood in the way"},
        {"refused to engage", "say what was offered, and what stood in the way"},
        {"refused support", "say \"did not feel able to accept support\", and why that may have been"},
        {"refused help", "say \"did not feel able to accept help\", and why that may have been"},
        {"refused services", "say what was offered, and what stood in the way"},
        {"refused to press charges", "say \"did not support a prosecution\": the decision is not the victim's"},
        {"refused to leave", "say what made it hard to leave"},
        {"refused to disclose", "say that nobody asked in a way that made it safe to tell"},
        {"refused to cooperate", "say what was offered, and what stood in the way"},
        {"refused to co-operate", "say what was offered, and what stood in the way"},
        {"chose to stay", "say what made it hard to leave"},
        {"chose to remain", "say what made it hard to leave"},
        {"chose not to leave", "say what made it hard to leave"},
        {"chose to return", "say what made it hard to stay away"},
        {"toxic trio", "name domestic abuse, mental ill-health and substance use one by one, as they were here"},
        {"volatile relationship", "say who did what to whom"},
        {"tempestuous relationship", "say who did what to whom"},
        {"stormy relationship", "say who did what to whom"},
        {"turbulent relationship", "say who did what to whom"},
        {"lifestyle choice", "say what the circumstances were"},
        {"lifestyle choices", "say what the circumstances were"},
        {"chaotic lifestyle", "say what the circumstances were"},
        {"hard to reach", "say what services did to reach people, and what they did not"},
        {"hard-to-reach", "say what services did to reach people, and what they did not"},
        {"put herself at risk", "say what the perpetrator did"},
        {"put himself at risk", "say what the perpetrator did"},
        {"placed herself at risk", "say what the perpetrator did"},
        {"attention seeking", "say what was said and done"},
        {"attention-seeking", "say what was said and done"},
        {"non-compliant", "say what was asked, and what stood in the way"},
        {"a domestic", "write \"domestic abuse\""},
        {"verbal domestic", "write \"verbal abuse\""},
        {"domestics", "write \"domestic abuse\""},
        {"domestic dispute", "write \"domestic abuse\", or say who did what"},
        {"domestic argument", "write \"domestic abuse\", or say who did what"},
    };
    return all;
}

std::vector<Wording> const& judging() {
    static std::vector<Wording> const all = {
        {"should have known", "say what was known, and what could have been asked"},
        {"ought to have known", "say what was known, and what could have been asked"},
        {"culpable", "a review does not say who is to blame"},
        {"culpability", "a review does not say who is to blame"},
        {"is to blame", "a review does not say who is to blame"},
        {"was to blame", "a review does not say who is to blame"},
        {"were to blame", "a review does not say who is to blame"},
        {"preventable", "say it in a section of its own, headed so, with the reasons"},
        {"predictable", "say it in a section of its own, headed so, with the reasons"},
        {"could have been prevented", "say it in a section of its own, headed \"preventability\", with the reasons"},
        {"would have been prevented", "say it in a section of its own, headed \"preventability\", with the reasons"},
    };
    return all;
}

/// Names in which "domestic violence" and the like stand by right.
std::vector<std::string_view> names_of_laws() {
    return {"Domestic Violence, Crime and Victims Act",
            "Domestic Violence, Crime and Victims (Amendment) Act",
            "Domestic Violence Disclosure Scheme",
            "Domestic Violence Protection Notice",
            "Domestic Violence Protection Notices",
            "Domestic Violence Protection Order",
            "Domestic Violence Protection Orders",
            "Domestic Violence and Abuse",
            "Domestic Violence and Matrimonial Proceedings Act",
            "Independent Domestic Violence Adviser",
            "Independent Domestic Violence Advisers",
            "Independent Domestic Violence Advisor",
            "Independent Domestic Violence Advisors",
            "Independent Domestic Violence Advocate",
            "Independent Domestic Violence Advocates",
            "National Domestic Violence Helpline",
            "Murder (Abolition of Death Penalty) Act"};
}

class Language {
public:
    explicit Language(Findings& findings) : findings_(findings), names_(names_of_laws()) {
        auto const& reviewed = findings.reviewed();
        for (auto const& agency : reviewed.agencies) names_.push_back(agency.name.value);
        for (auto const& member : reviewed.panel) names_.push_back(member.agency.value);
        for (auto const& other : reviewed.review.previous_reviews) names_.push_back(other.value);
    }

    void run() {
        auto const judged = has_section_on_prevention();
        for (auto const& passage : findings_.prose()) {
            auto const spared = protected_spans(passage, names_);
            for (auto const& wording : blaming())
                report("H1", passage, spared, wording, "the panel would ask to revise");
            if (!judged) {
                for (auto const& wording : judging())
                    report("H2", passage, spared, wording, "the panel would find hindsight or blame in");
            }
            check_suicide(passage, spared);
            check_murder(passage, spared);
            report("H4", passage, spared,
                   {"domestic violence", "write \"domestic abuse\", except in titles and quotations"},
                   "the panel prefers \"domestic abuse\" to");
        }
    }

private:
    /// A heading of the narrative that says so.
    bool has_section_on_prevention() const {
        for (auto const& [name, text] : findings_.reviewed().narrative) {
            for (std::size_t begin = 0; begin < text.value.size();) {
                auto const end = std::min(text.value.find('\n', begin), text.value.size());
                auto const line = std::string_view(text.value).substr(begin, end - begin);
                if (line.starts_with('#') && says_stem(line, {"preventab", "predictab"})) return true;
                begin = end + 1;
            }
        }
        return false;
    }

    void report(std::string_view rule, Passage const& passage, std::vector<Hit> const& spared, Wording wording,
                std::string_view what) {
        auto const text = passage.words();
        auto const next = [&](std::size_t from) { return passage.find(wording.phrase, from); };
        for (auto hit = next(0); hit; hit = next(hit->end)) {
            if (touches(spared, *hit)) continue;
            if (wording.phrase.starts_with("refused") && an_agency_did(text, hit->begin)) continue;
            if (wording.phrase == "a domestic" && !stands_alone(text, hit->end)) continue;
            findings_.raise(rule, passage.range_of(*hit),
                            fmt::format("{} \"{}\"", what, base::lower_case(wording.phrase)),
                            std::string(wording.better));
        }
    }

    /// "the council refused support" blames nobody who was harmed.
    static bool an_agency_did(std::string_view text, std::size_t begin) {
        auto const from = begin < 30 ? 0 : begin - 30;
        auto const stop = text.substr(from, begin - from).find_last_of(".,;");
        auto const before = text.substr(stop == std::string_view::npos ? from : from + stop,
                                        stop == std::string_view::npos ? begin - from : begin - from - stop);
        return says_stem(before, {"council", "police", "service", "authority", "landlord", "trust", "agenc", "hospital",
                                  "department", "perpetrator"});
    }

    /// "a domestic." but not "a domestic homicide review".
    static bool stands_alone(std::string_view text, std::size_t end) {
        return end >= text.size() || text[end] == '.' || text[end] == ',' || text[end] == ';' || text[end] == ')';
    }

    void check_suicide(Passage const& passage, std::vector<Hit> const& spared) {
        for (auto const* phrase : {"committed suicide", "commit suicide", "commits suicide", "committing suicide"})
            report("H3", passage, spared,
                   {phrase, "write \"died by suicide\" or \"took her own life\": it is no crime"},
                   "the panel would ask to revise");
    }

    /// "murder" without a conviction of it. What was investigated, charged or tried is not said to have happened.
    void check_murder(Passage const& passage, std::vector<Hit> const& spared) {
        if (says_stem(findings_.reviewed().review.verdict.value, {"murder"})) return;
        auto const text = passage.words();
        for (auto const* word : {"murder", "murdered", "murders", "murderer"}) {
            for (auto hit = passage.find(word); hit; hit = passage.find(word, hit->end)) {
                if (touches(spared, *hit)) continue;
                auto const sentence = sentence_around(text, *hit);
                if (says_stem(
                        text.substr(sentence.begin, sentence.end - sentence.begin),
                        {"charge", "suspicion", "suspected", "investigat", "tried", "trial", "acquitt", "not guilty",
                         "attempted", "convicted", "threat", "conspir", "indict", "rather than", "instead of"}))
                    continue;
                findings_.raise("H3", passage.range_of(*hit),
                                fmt::format("the panel would ask to revise \"{}\": no court has found murder", word),
                                "write \"killed\", \"death\" or \"homicide\"; or say under [review] as verdict what "
                                "the court found");
            }
        }
    }

    Findings& findings_;
    std::vector<std::string_view> names_;
};

}  // namespace

void check_language(Findings& findings) { Language(findings).run(); }

}  // namespace dhrdoc::check
