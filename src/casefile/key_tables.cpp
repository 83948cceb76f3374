// Takes nothing; makes the tables of keys of every file format.
#include "casefile/key_tables.h"

#include <algorithm>

namespace dhrdoc::casefile {

namespace {

using enum Type;
constexpr auto required = Need::required;
constexpr auto optional = Need::optional;

Key format_key(std::string_view example) {
    return {"format", text, "What kind of file this is, and in which version of its format.", example, required};
}

// --- case/1
// -----------------------------------------------------------------------------------------------------------

Table const review_table = {
    "The review itself: what it is about, who commissioned it, when.",
    {
        {"reference",
         text,
         "The partnership's own reference of the review.",
         "\"DHR-07\"",
         optional,
         {},
         nullptr,
         true},
        {"kind",
         text,
         "dhr: domestic homicide review; dardr: domestic abuse related death review.",
         "\"dhr\"",
         optional,
         {"dhr", "dardr"}},
        {"guidance",
         text,
         "The year of the statutory guidance that the review follows.",
         "\"2016\"",
         optional,
         {"2011", "2013", "2016"},
         nullptr,
         true},
        {"title", text, "The title of the report. Without it one is made from kind, victim and month.",
         "\"Review into the death of Marian\""},
        {"csp", text, "The Community Safety Partnership that commissioned the review.",
         "\"Northmoor Community Safety Partnership\"", required},
        {"outcome",
         text,
         "What the death was: it decides the words of the report.",
         "\"homicide\"",
         required,
         {"homicide", "suicide", "unexplained"}},
        {"verdict", text, "What a court found, where one did: it decides whether the report may say murder.",
         "\"manslaughter\""},
        {"status", text, "The stage of the review.", "\"draft\""},
        {"commissioned", date, "The day on which the partnership decided on a review.", "2021-03-12"},
        {"began", date, "The day on which the review began.", "2021-04-16"},
        {"concluded", date, "The day on which the review was concluded.", "2021-10-01"},
        {"delay_reason", prose, "Why the review took more than six months.", "\"The review waited for the trial.\""},
        {"scope_from", date, "The first day of the period that the review looks at.", "2015-01-01"},
        {"scope_to", date, "The last day of the period that the review looks at.", "2020-11-30"},
        {"previous_reviews", text_list, "Earlier reviews of the area whose lessons were considered.",
         "[\"Review into the death of Ellen, 2018\"]"},
    }};

Table const chair_table = {
    "The independent chair and author.",
    {
        {"name", text, "Name of the chair; it is printed.", "\"Ruth Calloway\"", required},
        {"biography", prose, "Career, training and experience of the chair.",
         "\"Ruth Calloway has chaired reviews since 2014.\""},
        {"independence", prose, "Why the chair is independent of the partnership and of every agency.",
         "\"She has never worked for an agency in the area.\""},
        {"former_employers", text_list,
         "Employers of the chair, with the year of leaving: \"Northmoor Police, until 2009\".",
         "[\"Northmoor Police, until 2009\"]"},
    }};

Table const panel_table = {
    "A member of the review panel.",
    {
        {"name", text, "Name of the member; it is printed.", "\"Ann Bell\"", required},
        {"role", text, "Job title.", "\"Head of Safeguarding\""},
        {"agency", text, "Where the member works: the id of an agency, or a name.", "\"police\""},
        {"expertise", text, "What the member brings: domestic abuse, older people, disability, ...",
         "\"domestic abuse\""},
    }};

Table const agency_table = {
    "An agency that had contact with the people of the review, or was asked.",
    {
        {"id", text, "What the other parts of the case call it.", "\"police\"", required},
        {"name", text, "Name of the agency.", "\"Northmoor Police\"", required},
        {"mask", text, "What is printed instead of the name; without it the name is public.", "\"the GP practice\""},
        {"contact", truth, "Whether the agency had contact with the people of the review.", "true"},
        {"contribution",
         text,
         "What the agency gave the review.",
         "\"imr\"",
         optional,
         {"imr", "report", "chronology", "none"}},
        {"author_independent", truth, "Whether the author of its report was independent of the people concerned.",
         "true"},
        {"excluded_reason", text, "Why an agency that had contact gave nothing.",
         "\"Its records were destroyed in 2012.\""},
    }};

Table const person_table = {
    "A person of the review. The real name is in the identities file.",
    {
        {"id", text, "What the other parts of the case and the key call this person.", "\"victim\"", required},
        {"role",
         text,
         "The part that the person has in the review.",
         "\"victim\"",
         required,
         {"victim", "perpetrator", "child", "relative", "friend", "other"}},
        {"pseudonym", text, "The name that is printed.", "\"Marian\""},
        {"relationship", text, "How the person was related to the victim.", "\"her former husband\""},
        {"sex", text, "Sex of the person.", "\"female\""},
        {"age", text, "Age at the time of the death.", "\"43\"", optional, {}, nullptr, true},
        {"ethnicity", text, "Ethnicity of the person.", "\"White British\""},
        {"chosen_by", text, "Who chose the pseudonym.", "\"her family\""},
        {"parents", text_list, "Ids of the person's parents, for a genogram.", "[\"mother\"]"},
        {"partners", text_list, "Ids of those whom the person lived with or was married to.", "[\"perpetrator\"]"},
        {"former_partners", text_list, "Ids of those of whom the person had parted.", "[\"earlier-partner\"]"},
        {"household", truth, "Whether the person lived in the household, for a genogram.", "true"},
        {"deceased", truth, "Whether the person has died: it decides the words about a perpetrator.", "true"},
        {"unknown", truth, "Whether it is not known who the person is.", "true"},
    }};

Table const place_table = {
    "A place whose name is withheld. Its real name is in the identities file.",
    {
        {"id", text, "What the other parts of the case and the key call this place.", "\"town\"", required},
        {"pseudonym", text, "The name that is printed.", "\"Town H\""},
    }};

Table const family_table = {
    "What part the family and friends had in the review.",
    {
        {"approached", truth, "Whether the family was asked to take part.", "true"},
        {"how", prose, "How they were asked, and by whom.",
         "\"By a letter that the family liaison officer took to them.\""},
        {"response", prose, "What they answered and contributed.", "\"Her sister met the chair twice.\""},
        {"advocate_offered", truth, "Whether a specialist advocate was offered.", "true"},
        {"saw_terms_of_reference", truth, "Whether they saw the terms of reference and could comment.", "true"},
        {"saw_draft", truth, "Whether they saw the draft report and could comment.", "true"},
        {"condolence", prose, "The panel's words of sympathy.",
         "\"The panel offers its sympathy to all who loved her.\""},
        {"tribute", prose, "The person who died, in the words of those who knew them.", "\"Marian sang in a choir.\""},
    }};

Key characteristic(std::string_view name, std::string_view description) {
    return {name, prose, description, "\"What was considered, and what effect it had.\""};
}

Table const equality_table = {
    "The nine protected characteristics of the Equality Act 2010: what each meant in this case.",
    {
        characteristic("age", "Age."),
        characteristic("disability", "Disability."),
        characteristic("gender_reassignment", "Gender reassignment."),
        characteristic("marriage_and_civil_partnership", "Marriage and civil partnership."),
        characteristic("pregnancy_and_maternity", "Pregnancy and maternity."),
        characteristic("race",
                       "Race: colour, nationality, ethnic or national origin; language and immigration status."),
        characteristic("religion_or_belief", "Religion or belief."),
        characteristic("sex", "Sex."),
        characteristic("sexual_orientation", "Sexual orientation."),
    }};

Table const parallel_review_table = {
    "Another inquiry into the same death: inquest, trial, misconduct investigation, ...",
    {
        {"kind", text, "What inquiry it is.", "\"inquest\"", required},
        {"status", text, "How far it has come, or its result.", "\"concluded: unlawful killing\""},
        {"date", date, "The day of its end or of its next step.", "2021-06-04"},
    }};

Table const chronology_table = {
    "One event of the chronology.",
    {
        {"date", date, "The day of the event; where only the month or year is known, its first day.", "2019-05-01",
         required},
        {"precision",
         text,
         "How much of the date is known and may be printed.",
         "\"month\"",
         optional,
         {"day", "month", "season", "year"}},
        {"agency", text, "The id of the agency that knew of it.", "\"police\""},
        {"event", prose, "What happened.", "\"Police were called to the home.\"", required},
        {"comment", prose, "What the panel thinks of it.", "\"A risk assessment was not made.\""},
        {"tags", text_list,
         "What kind of event it was: coercive-control, strangulation, separation, marac, licence, ...",
         "[\"strangulation\"]"},
    }};

Table const lesson_table = {
    "A lesson of the review.",
    {
        {"id", text, "What recommendations call it.", "\"l1\"", required},
        {"text", prose, "The lesson.", "\"Economic abuse was not recognised.\"", required},
        {"analysis", prose, "What in the analysis it follows from.", "\"See [](#economic-abuse).\""},
    }};

Table const update_table = {"What has been done about a recommendation by a day.",
                            {
                                {"date", date, "The day of the update.", "2022-02-01", required},
                                {"text", prose, "What has been done.", "\"Training began.\"", required},
                            }};

Table const recommendation_table = {
    "A recommendation, and the row of the action plan that goes with it.",
    {
        {"id", text, "What links call it.", "\"r1\"", required},
        {"title", text, "A few words that name it in lists.", "\"Call handling\""},
        {"text", prose, "The recommendation.", "\"The partnership should ...\"", required},
        {"aim", prose, "What it is for.", "\"Every call is seen with the ones before it.\""},
        {"lesson", text, "The id of the lesson that it follows from.", "\"l1\""},
        {"scope", text, "How far it reaches.", "\"local\"", optional, {"local", "regional", "national"}},
        {"agency", text, "Who leads: the id of an agency, or the name of a body.", "\"police\""},
        {"action", prose, "What is to be done.", "\"Train all call handlers.\""},
        {"milestones", text_list, "Key steps on the way.", "[\"Course written\", \"First staff trained\"]"},
        {"measure", prose, "What will show that it has worked.", "\"Audit of 50 calls each quarter.\""},
        {"target", date, "The day by which it is to be done.", "2022-03-31"},
        {"completed", date, "The day on which it was done.", "2022-03-01"},
        {"outcome", prose, "What has changed.", "\"Nine in ten calls were flagged.\""},
        {"status", text, "How far it has come.", "\"open\""},
        {"theme", text, "The heading that it stands under in lists.", "\"Training\""},
        {"updates", tables, "What has been done, with dates.", "", optional, {}, &update_table},
    }};

Table const help_table = {
    "Somebody in the area who can help.",
    {
        {"name", text, "Who.", "\"Northmoor Domestic Abuse Service\"", required},
        {"about", text, "For whom or with what.", "\"advice and refuge, every day\""},
        {"contact", text, "How to reach them: a number, an address.", "\"0808 157 0100\"", required},
    }};

Table const brief_table = {
    "The learning brief: one page for the staff who meet people first.",
    {
        {"title", text, "Its title. Without it one is made from the name that is printed.",
         "\"What we learned from Marian\""},
        {"happened", prose,
         "What happened, in at most three sentences. Without it: how the death was found to have come about.",
         "\"Marian was killed by her husband.\""},
        {"learned", prose_list, "What was learned, a point each. Without it: the first sentence of each lesson.",
         "[\"Nobody spoke to her alone.\"]"},
        {"do", prose_list,
         "What staff are to do, a point each; what matters most in **two stars**. Without it: what agencies are "
         "changing.",
         "[\"**Ask alone.** Wait until nobody can hear.\"]"},
        {"more", prose, "Where the report can be read and who can be asked.", "\"The report is on www.example.org.\""},
        {"national_helplines", truth,
         "Whether helplines for the whole country are printed; they are, unless this is false.", "false"},
        {"help",
         tables,
         "Who in the area can help; they stand between 999 and the national helplines.",
         "",
         optional,
         {},
         &help_table},
    }};

Table const glossary_table = {
    "An abbreviation or a term, explained.",
    {
        {"term", text, "The abbreviation or term.", "\"MARAC\"", required},
        {"meaning", text, "What it means.", "\"Multi-agency risk assessment conference\"", required},
    }};

Table const figure_table = {
    "A picture or chart that the narrative calls by ![](figure:ID).",
    {
        {"id", text, "What the narrative calls it.", "\"calls\"", required},
        {"kind",
         text,
         "image: a file; the others are charts, drawn from data.",
         "\"bar\"",
         required,
         {"image", "bar", "grouped", "stacked", "line", "timeline", "multiples", "genogram", "key-figures"}},
        {"caption", prose, "What it is about; it stands above a chart and below a picture.",
         "\"Calls to the police, by year\"", required},
        {"alt", text, "What it shows, for readers who cannot see it.", "\"Bars: calls rise from 3 to 11.\"", required},
        {"file", text, "The picture, for kind = \"image\": a .png or .jpg file in this folder.", "\"figures/map.png\""},
        {"labels", text, "For charts: what the first cells of the rows are.", "\"Year\""},
        {"series", text_list, "Names of the columns behind the first.", "[\"Calls\", \"Arrests\"]"},
        {"data", rows,
         "Rows of the chart. bar, grouped, stacked, line: a label, and a number for each of the series, or words where "
         "it "
         "is not given. timeline: date and event, or from, to and event. multiples: group, date, and a number or an "
         "event; or a group and a number for each of the series, which are dates. key-figures: the figure and its meaning. Words are Markdown and may name people. Without data a "
         "timeline and multiples show the chronology; a genogram shows the people who have parents or partners.",
         "[[\"2019\", 3, 1], [\"2020\", 11, \"fewer than 5\"]]"},
        {"tags", text_list, "Only rows of the chronology with one of these tags.", "[\"separation\"]"},
        {"unit", text, "What the numbers count; %, £ and the like stand with each of them.", "\"calls\""},
        {"reference", text, "A number at which a line is drawn.", "4.2", optional, {}, nullptr, true},
        {"reference_label", text, "What that number is.", "\"mean of the force\""},
        {"table",
         text,
         "Whether the chart's table is printed below it; what the kind does unless told otherwise is in the README.",
         "\"none\"",
         optional,
         {"below", "none"}},
    }};

Key section(std::string_view name, std::string_view description) {
    return {name, prose, description, "\"narrative/section.md\""};
}

Table const narrative_table = {
    "The prose of the report: a section's name, and the .md file that holds it, or the text itself.",
    {
        section("condolence", "Words of sympathy before the report."),
        section("introduction", "1 Introduction."),
        section("timescales", "2 Timescales."),
        section("confidentiality", "3 Confidentiality."),
        section("terms-of-reference", "4 Terms of reference."),
        section("methodology", "5 Methodology."),
        section("involvement", "6 Involvement of family, friends, work colleagues, neighbours and wider community."),
        section("contributors", "7 Contributors to the review."),
        section("panel", "8 The review panel members."),
        section("author", "9 Author of the overview report."),
        section("parallel-reviews", "10 Parallel reviews."),
        section("equality", "11 Equality and diversity."),
        section("dissemination", "12 Dissemination."),
        section("background", "13 Background information."),
        section("chronology", "14 Chronology, in words, before the table."),
        section("overview", "15 Overview."),
        section("analysis", "16 Analysis."),
        section("conclusions", "17 Conclusions."),
        section("lessons", "18 Lessons to be learned, in words, before the list."),
        section("recommendations", "19 Recommendations, in words, before the list."),
        section("summary-process", "Executive summary: the review process."),
        section("summary-chronology", "Executive summary: summary chronology."),
        section("summary-key-issues", "Executive summary: key issues arising from the review."),
        section("summary-conclusions", "Executive summary: conclusions."),
        section("summary-lessons", "Executive summary: lessons to be learned."),
    },
    "appendix-"};

Key flag(std::string_view name, std::string_view description) {
    return {name, text, description, "\"yes\"", optional, {"yes", "no", "not known"}, nullptr, false, true};
}

Key words(std::string_view name, std::string_view description, std::string_view example,
          std::vector<std::string_view> allowed) {
    return {name, text_list, description, example, optional, std::move(allowed), nullptr, false, true};
}

std::vector<std::string_view> const mental_health_words = {
    "adjustment disorder", "anxiety",   "dementia",          "depression",       "panic attacks", "PTSD",
    "psychosis",           "self-harm", "suicidal thoughts", "suicide attempts", "other"};
std::vector<std::string_view> const age_bands = {"16-19", "20-24", "25-34", "35-44", "45-54", "55-64", "65+"};

Key age_band_key() {
    return {"age_band", text, "Age band at the time of the death.", "\"35-44\"", optional, age_bands};
}
Key library_text(std::string_view name, std::string_view description, std::string_view example) {
    return {name, text, description, example};
}

Table const library_incident_table = {
    "The death, as the library records it.",
    {
        library_text("csp", "Community Safety Partnership.", "\"Northmoor\""),
        library_text("region", "Region.", "\"North West\""),
        library_text("death_date", "Month and year of the death, MM-YYYY; never the day.", "\"11-2020\""),
        flag("multiple_victims", "More than one victim."),
        {"cause_of_death",
         text,
         "Cause of the death.",
         "\"sharp instrument\"",
         optional,
         {"sharp instrument", "blunt instrument", "hitting with a weapon", "manual strangulation",
          "strangulation with ligature", "suffocation/asphyxiation/smothering", "drowning", "shooting", "arson",
          "burning or scalding", "other poisoning", "fall to a hard surface", "other", "unknown"}},
        {"location_of_death",
         text,
         "Kind of place.",
         "\"residential location\"",
         optional,
         {"public place", "residential location", "other", "not known"}},
        flag("intimate_partner_violence", "Violence by an intimate partner."),
        flag("familial_homicide", "Homicide in the family."),
        flag("parricide", "Killing of a parent."),
        flag("homicide_suicide", "Homicide followed by suicide."),
        flag("children_present", "Children were present."),
        flag("coercive_control", "Coercive control."),
        flag("economic_abuse", "Economic abuse."),
        flag("faith_based_marriage", "Faith-based marriage."),
        flag("forced_marriage", "Forced marriage."),
        flag("honour_based_violence", "So-called honour-based violence."),
        flag("physical_abuse", "Physical abuse."),
        flag("emotional_abuse", "Emotional abuse."),
        flag("separation", "Separation before the death."),
        flag("sexual_abuse", "Sexual abuse."),
        flag("stalking", "Stalking."),
    }};

Table const library_victim_table = {
    "A victim, as the library records them.",
    {
        age_band_key(),
        library_text("sex", "Sex.", "\"female\""),
        library_text("sexual_orientation", "Sexual orientation.", "\"heterosexual\""),
        library_text("previous_offences", "Previous offences.", "\"none\""),
        library_text("religion", "Religion.", "\"not known\""),
        library_text("ethnicity", "Ethnicity.", "\"White British\""),
        library_text("relationship", "Relationship to the perpetrator.", "\"former partner\""),
        flag("suicide", "The victim died by suicide."),
        flag("carer", "The victim was a carer."),
        words("mental_health", "Mental health.", "[\"depression\"]", mental_health_words),
        words("vulnerability", "Vulnerability.", "[\"housing\"]",
              {"alcohol", "housing", "neurodiversity", "physical disability", "pregnancy", "substance abuse", "other"}),
    }};

Table const library_perpetrator_table = {
    "The perpetrator, as the library records them.",
    {
        age_band_key(),
        library_text("sex", "Sex.", "\"male\""),
        library_text("sexual_orientation", "Sexual orientation.", "\"heterosexual\""),
        library_text("previous_offences", "Previous offences.", "\"violence\""),
        library_text("ethnicity", "Ethnicity.", "\"White British\""),
        library_text("relationship", "Relationship to the victim.", "\"former partner\""),
        flag("suicide", "The perpetrator died by suicide."),
        flag("carer", "The perpetrator was a carer."),
        flag("carer_for_victim", "The perpetrator was the victim's carer."),
        words("mental_health", "Mental health.", "[\"depression\"]", mental_health_words),
        words("vulnerability", "Vulnerability.", "[\"alcohol\"]",
              {"alcohol", "housing", "neurodiversity", "physical disability", "substance abuse", "other"}),
        {"court_verdict",
         text,
         "Verdict of the court.",
         "\"Murder\"",
         optional,
         {"Murder", "Manslaughter", "Manslaughter w/ diminished responsibility", "Not guilty", "Other", "Unknown"}},
    }};

Table const library_table = {
    "The record of the national library of reviews.",
    {
        library_text("title", "Title in the library.", "\"Marian / 2020\""),
        {"download_id", text, "Number of the download.", "\"1234\"", optional, {}, nullptr, true},
        library_text("upload_month", "Month of the upload, MM-YYYY.", "\"11-2022\""),
        library_text("url", "Address of the document.", "\"https://example.org/report.pdf\""),
        {"incident", table, "The death.", "", optional, {}, &library_incident_table},
        {"victim", table, "The victim.", "", optional, {}, &library_victim_table},
        {"second_victim", table, "The second victim, where there were two.", "", optional, {}, &library_victim_table},
        {"perpetrator", table, "The perpetrator.", "", optional, {}, &library_perpetrator_table},
    }};

Table const case_root = {
    "One review, in terms of ids. It holds no withheld name and may be shared.",
    {
        format_key("\"case/1\""),
        {"identities", text, "The identities file: the key that says who is withheld.", "\"identities.toml\""},
        {"panel_meetings", date_list, "The days on which the review panel met.", "[2021-05-14, 2021-07-09]"},
        {"terms_of_reference", prose_list, "The questions that the review asks.", "[\"What did agencies know?\"]"},
        {"bibliography", prose_list, "Research and guidance that the report cites.", "[\"Author: Title. Year.\"]"},
        {"review", table, "The review itself.", "", required, {}, &review_table},
        {"chair", table, "The chair and author.", "", optional, {}, &chair_table},
        {"panel", tables, "The members of the panel.", "", optional, {}, &panel_table},
        {"agencies", tables, "The agencies.", "", optional, {}, &agency_table},
        {"people", tables, "The people of the review.", "", optional, {}, &person_table},
        {"places", tables, "The places whose names are withheld.", "", optional, {}, &place_table},
        {"family", table, "What part the family had.", "", optional, {}, &family_table},
        {"equality", table, "The protected characteristics.", "", optional, {}, &equality_table},
        {"parallel_reviews", tables, "Other inquiries.", "", optional, {}, &parallel_review_table},
        {"chronology", tables, "The chronology.", "", optional, {}, &chronology_table},
        {"lessons", tables, "The lessons.", "", optional, {}, &lesson_table},
        {"recommendations", tables, "The recommendations.", "", optional, {}, &recommendation_table},
        {"brief", table, "The learning brief.", "", optional, {}, &brief_table},
        {"glossary", tables, "Abbreviations and terms.", "", optional, {}, &glossary_table},
        {"figures", tables, "Pictures and charts.", "", optional, {}, &figure_table},
        {"narrative", table, "The prose of the report.", "", optional, {}, &narrative_table},
        {"library", table, "The record of the national library.", "", optional, {}, &library_table},
    }};

// --- identities/1
// -----------------------------------------------------------------------------------------------------

Table const person_identity_table = {
    "A person whose name is withheld.",
    {
        {"name", text, "The real name, in full.", "\"First Second Last\"", required},
        {"surname", text, "The surname, where it is not the last word of the name.", "\"de la Last\""},
        {"title", text, "Title or rank.", "\"Dr\""},
        {"also", text_list, "Former names, short names, spellings.", "[\"Firsty\", \"First Former\"]"},
        {"born", date, "Date of birth; it is withheld.", "1977-08-30"},
        {"died", date, "Date of death; only the month is published.", "2020-11-17"},
        {"identifiers", text_list, "Telephone, e-mail, NHS number, ...", "[\"first.last@example.org\"]"},
        {"address", text, "Address.", "\"1 Some Street, Some Town\""},
        {"pseudonym", text, "The name that is printed, where there is no case to say it.", "\"Marian\""},
    }};

Table const named_identity_table = {
    "A place or an agency whose name is withheld.",
    {
        {"name", text, "The real name.", "\"Some Town\"", required},
        {"also", text_list, "Other names and spellings.", "[\"S. Town\"]"},
        {"pseudonym", text, "The name that is printed, where there is no case to say it.", "\"Town H\""},
    }};

Table const protected_date_table = {
    "A date that is withheld.",
    {
        {"date", date, "The day.", "2020-11-17", required},
        {"why", text, "What happened on it.", "\"offence\"", required, {"death", "birth", "offence", "court", "other"}},
        {"publish",
         text,
         "How much of it may be printed.",
         "\"month\"",
         optional,
         {"none", "year", "season", "month", "day"}},
    }};

Table const term_table = {"Any other words that are withheld.",
                          {
                              {"text", text, "The words.", "\"the blue van\"", required},
                              {"becomes", text, "What is printed instead.", "\"a vehicle\""},
                          }};

Table const keep_table = {"Words that are never touched.", {{"text", text, "The words.", "\"Grace Road\"", required}}};

Table const identities_root = {
    "The key: who and what is withheld. It must not travel.",
    {
        format_key("\"identities/1\""),
        {"people", named_tables, "People, by the ids of the case.", "", optional, {}, &person_identity_table},
        {"places", named_tables, "Places, by the ids of the case.", "", optional, {}, &named_identity_table},
        {"agencies", named_tables, "Agencies, by the ids of the case.", "", optional, {}, &named_identity_table},
        {"dates", tables, "Dates.", "", optional, {}, &protected_date_table},
        {"terms", tables, "Other words.", "", optional, {}, &term_table},
        {"keep", tables, "Words that are never touched.", "", optional, {}, &keep_table},
    }};

// --- feedback/1
// -------------------------------------------------------------------------------------------------------

Table const feedback_review_table = {
    "The review, where there is no case file to read it from.",
    {
        {"kind",
         text,
         "dhr: domestic homicide review; dardr: domestic abuse related death review.",
         "\"dhr\"",
         optional,
         {"dhr", "dardr"}},
        {"pseudonym", text, "The name under which the report was submitted.", "\"Marian\""},
        {"csp", text, "The Community Safety Partnership.", "\"Northmoor Community Safety Partnership\""},
        {"reference", text, "The panel's or the partnership's reference.", "\"DHR-07\"", optional, {}, nullptr, true},
        {"outcome",
         text,
         "What the death was: it decides the words of the letter.",
         "\"homicide\"",
         optional,
         {"homicide", "suicide", "unexplained"}},
        {"guidance",
         text,
         "The year of the guidance that the review follows.",
         "\"2016\"",
         optional,
         {"2011", "2013", "2016"},
         nullptr,
         true},
    }};

Table const letter_table = {
    "The letter: its date and its head.",
    {
        {"date", date, "Date of the letter.", "2022-01-21", required},
        {"unit", text, "The unit that writes.", "\"Interpersonal Abuse Unit\""},
        {"address", text_list, "Lines of its address.", "[\"2 Some Street\", \"London\"]"},
        {"telephone", text, "Its telephone number.", "\"020 0000 0000\""},
        {"website", text, "Its website.", "\"www.example.org\""},
        {"reference", text, "Reference of the letter.", "\"QA/2022/14\"", optional, {}, nullptr, true},
    }};

Table const addressee_table = {"To whom the letter goes.",
                               {
                                   {"name", text, "Name.", "\"Ann Bell\"", required},
                                   {"title", text, "Job title.", "\"Review Co-ordinator\""},
                                   {"organisation", text, "Organisation.", "\"Northmoor Council\""},
                                   {"address", text_list, "Lines of the address.", "[\"Town Hall\", \"Northmoor\"]"},
                                   {"salutation", text, "What stands behind Dear.", "\"Ann\""},
                               }};

Table const quality_panel_table = {"The meeting of the quality assurance panel, and what it decided.",
                                   {
                                       {"met", date, "The day of the meeting.", "2021-11-24", required},
                                       {"outcome",
                                        text,
                                        "What the panel decided.",
                                        "\"publish-after-changes\"",
                                        required,
                                        {"publish", "publish-after-changes", "resubmit"}},
                                   }};

Table const development_table = {
    "One point that the panel asks to be developed.",
    {
        {"text", prose, "The point, as the letter says it.", "\"It would be helpful to ...\"", required},
        {"theme", text, "The heading that it stands under.", "\"Equality\""},
        {"paragraph", text, "The paragraph of the report that it is about.", "\"8.1\"", optional, {}, nullptr, true},
        {"recommendation", text, "The recommendation that it is about.", "\"7\"", optional, {}, nullptr, true},
        {"response", prose, "What the partnership answers.", "\"Accepted. The paragraph now says ...\""},
        {"changed", prose, "Where the report was changed.", "\"Paragraphs 8.1 and 8.2\""},
    }};

Table const signatory_table = {
    "Who signs.",
    {
        {"name", text, "Name.", "\"Helen Marsh\"", required},
        {"title", text, "Title under the name.", "\"Chair of the Quality Assurance Panel\""},
        {"signature", text, "A picture of the signature: a .png or .jpg file in this folder.", "\"signature.png\""},
    }};

Table const feedback_root = {
    "The panel's decision on one review: what the letter and the answer to it are made of.",
    {
        format_key("\"feedback/1\""),
        {"case", text, "The case file, where there is one.", "\"case.toml\""},
        {"identities", text, "The identities file, where there is no case.", "\"identities.toml\""},
        {"praise", prose_list, "What the panel commends, a paragraph each.", "[\"The panel felt ...\"]"},
        {"copies", text_list, "Who gets a copy.", "[\"Police and Crime Commissioner\"]"},
        {"enclosures", text_list, "What is enclosed.", "[\"Guidance on anonymity\"]"},
        {"review", table, "The review, where there is no case file.", "", optional, {}, &feedback_review_table},
        {"letter", table, "The letter.", "", required, {}, &letter_table},
        {"addressee", table, "To whom it goes.", "", required, {}, &addressee_table},
        {"panel", table, "The meeting and its decision.", "", required, {}, &quality_panel_table},
        {"development", tables, "The points to develop.", "", optional, {}, &development_table},
        {"signatory", table, "Who signs.", "", required, {}, &signatory_table},
    }};

// --- progress/1
// -------------------------------------------------------------------------------------------------------

Table const progress_report_table = {
    "The update itself: its cover and its headings.",
    {
        {"title", text, "What it is about.", "\"Review of the response to domestic abuse\"", required},
        {"subtitle", text, "What it is.", "\"Second progress update\""},
        {"organisation", text, "Who publishes it.", "\"Northmoor Council\""},
        {"reference", text, "Its reference.", "\"PU/2024/2\"", optional, {}, nullptr, true},
        {"date", date, "The day on which it stands; the cover has its month.", "2024-12-02"},
        {"heading", text, "What stands over the recommendations.", "\"Progress against recommendations\""},
        {"introduction", prose, "What stands before the first recommendation.",
         "\"The group met twice in this period.\""},
    }};

Table const foreword_table = {
    "The foreword.",
    {
        {"title", text, "Its heading.", "\"Foreword by the chair\""},
        {"text", prose, "The foreword, a paragraph each.", "\"A year ago I asked ...\"", required},
    }};

Table const progress_recommendation_table = {
    "A recommendation, or several that are reported on together.",
    {
        {"numbers",
         text_list,
         "Its number; or those of all that are reported on together: [2, 3], \"4 to 6\".",
         "[2, 3]",
         required,
         {},
         nullptr,
         true,
         true},
        {"text", prose, "The recommendation. What matters most may stand in **two stars**.",
         "\"Every force should publish an **action plan**.\"", required},
        {"agency", text, "Who leads.", "\"Northmoor Police\""},
        {"target", date, "The day by which it is to be done.", "2025-03-31"},
        {"completed", date, "The day on which it was done.", "2025-03-01"},
        {"status", text, "How far it has come.", "\"in progress\""},
        {"updates", prose_list,
         "What has been done, a point each. A list in it (members of a group, say) is a list below its point.",
         "[\"A group was set up.\", \"It has met twice.\"]"},
    }};

Table const progress_root = {
    "What has been done about somebody's recommendations: what the progress update is made of.",
    {
        format_key("\"progress/1\""),
        {"case", text, "A case file. Where no [[recommendation]] stands here, the update is about its action plan.",
         "\"case.toml\""},
        {"identities", text, "The identities file, where there is no case and names are withheld.",
         "\"identities.toml\""},
        {"report", table, "The update itself.", "", required, {}, &progress_report_table},
        {"foreword", table, "The foreword.", "", optional, {}, &foreword_table},
        {"signatory", table, "Who signs the foreword.", "", optional, {}, &signatory_table},
        {"recommendation",
         tables,
         "The recommendations, in the order of their numbers.",
         "",
         optional,
         {},
         &progress_recommendation_table},
        {"glossary", tables, "Abbreviations and terms.", "", optional, {}, &glossary_table},
    }};

// --- portfolio/1
// ------------------------------------------------------------------------------------------------------

Table const portfolio_paper_table = {
    "The paper: for whom it is written, when, by whom.",
    {
        {"meeting", text, "The meeting that it is written for.", "\"Safer Marlshire Board\""},
        {"date", date, "The day of the meeting: what is overdue is overdue on this day.", "2026-07-14", required},
        {"since", date, "The day that \"since\" means in the paper: the last one's.", "2026-01-13"},
        {"directorate", text, "Directorate or department.", "\"Adults and Communities\""},
        {"author", text, "Who wrote it; it is printed.", "\"Nisha Warrilow\""},
        {"name", text, "Name of the paper.", "\"Domestic homicide reviews: where we are\""},
        {"area", text, "The area that the reviews come from.", "\"Marlshire\""},
        {"purpose", prose, "What the meeting is asked to do.", "\"The board is asked to note ...\""},
        {"agency", text, "Only what this body leads is in the paper; without it, everything is.",
         "\"Marlshire Police\""},
        {"list_reviews", truth, "Whether an appendix lists the reviews one by one.", "true"},
    }};

Table const portfolio_section_table = {
    "A passage of the paper that is written, not computed.",
    {
        {"title", text, "Its heading.", "\"Training programme\"", required},
        {"text", prose, "The text, or the .md file that holds it.", "\"sections/training.md\"", required},
        {"paper",
         text,
         "The document that it belongs to; without it, to each.",
         "\"status-paper\"",
         optional,
         {"status-paper", "thematic-report"}},
        {"appendix", truth, "Whether it stands at the end.", "true"},
    }};

Key finding(std::string_view name, std::string_view description) {
    return {name, prose, description, "\"findings/section.md\""};
}

Table const findings_table = {
    "What the thematic report says in words, question by question: the text, or the .md file that holds it.",
    {
        finding("introduction", "Before everything."),
        finding("summary", "The findings in short."),
        finding("who-died", "Who died, and how?"),
        finding("what-was-there", "What was there to be seen before the deaths?"),
        finding("agencies", "Which agencies knew the people of the reviews?"),
        finding("how-long", "How long did the reviews take?"),
        finding("recommended", "What did the reviews recommend?"),
        finding("done", "What has been done about it?"),
        finding("conclusions", "What follows."),
    }};

Table const own_recommendation_table = {
    "A recommendation of the thematic report itself.",
    {
        {"id", text, "What links call it.", "\"audit\"", required},
        {"text", prose, "The recommendation.", "\"The board should ...\"", required},
        {"agency", text, "Who leads.", "\"The partnership\""},
    }};

Table const portfolio_term_table = {
    "An abbreviation or a term, explained.",
    {
        {"term", text, "The abbreviation or term.", "\"MARAC\"", required},
        {"meaning", text, "What it means.", "\"Multi-agency risk assessment conference\""},
        {"see", text_list, "Other terms of the glossary to look at.", "[\"IDVA\"]", optional, {}, nullptr, false, true},
    }};

Table const reference_table = {
    "A number that a chart is held against.",
    {
        {"chart",
         text,
         "The chart.",
         "\"factors\"",
         required,
         {"outcomes", "age-bands", "relationships", "factors", "agencies", "time-to-publication", "stages", "themes"}},
        {"value", text, "The number.", "12.5", required, {}, nullptr, true},
        {"label", text, "What it is.", "\"average of the region\"", required},
    }};

Table const portfolio_root = {
    "Many reviews, and the papers that are made of all of them.",
    {
        format_key("\"portfolio/1\""),
        {"cases",
         text_list,
         "The case files: paths, with * for any part of a name.",
         "[\"cases/*/case.toml\"]",
         required,
         {},
         nullptr,
         false,
         true},
        {"themes", text_list, "The order of the headings for recommendations.", "[\"Sharing information\"]"},
        {"paper", table, "The paper.", "", required, {}, &portfolio_paper_table},
        {"sections", tables, "Passages that are written.", "", optional, {}, &portfolio_section_table},
        {"findings", table, "The thematic report in words.", "", optional, {}, &findings_table},
        {"recommendations",
         tables,
         "Recommendations of the thematic report.",
         "",
         optional,
         {},
         &own_recommendation_table},
        {"glossary", tables, "Abbreviations and terms.", "", optional, {}, &portfolio_term_table},
        {"references", tables, "Numbers that charts are held against.", "", optional, {}, &reference_table},
    }};

// --- disclosure/1
// ------------------------------------------------------------------------------------------------------

Table const disclose_table = {
    "Somebody who is named in every copy: a senior official, an author of published work, a mailbox of an office.",
    {
        {"name", text, "The name, or the address of a mailbox.", "\"First Last\"", required},
        {"also", text_list, "Other spellings, and addresses.", "[\"first.last@example.org\"]"},
        {"reason", text, "Why the name is given.", "\"Senior civil servant\""},
    }};

Table const withhold_table = {
    "Words that are taken out wherever they stand, over ends of lines and in every quotation.",
    {
        {"text", text, "The words; whole paragraphs as well.", "\"the words of a draft\"", required},
        {"exemption", text, "The reason that the mark gives; without it, that of names.", "\"s42\""},
    }};

Table const disclosure_root = {
    "What to do with somebody else's correspondence. Everybody who is found in its headers and not disclosed is "
    "withheld.",
    {
        format_key("\"disclosure/1\""),
        {"source", text, "The correspondence: a .eml file, or a chain of mails as .txt or .md.", "\"chain.eml\"",
         required},
        {"case", text, "A case whose key is withheld as well.", "\"case.toml\""},
        {"identities", text, "A key that is withheld as well, where there is no case.", "\"identities.toml\""},
        {"scheme",
         text,
         "foi: the marks give exemptions of the Freedom of Information Act; inquiry: labels of public inquiries.",
         "\"foi\"",
         optional,
         {"foi", "inquiry"}},
        {"title", text, "The title of the copy.", "\"Correspondence of May 2021\""},
        {"reference",
         text,
         "The reference of the request; it is printed on every page.",
         "\"FOI 2021/118\"",
         optional,
         {},
         nullptr,
         true},
        {"note", prose, "A note above the first message.", "\"Released in answer to a request.\""},
        {"exemption", text, "The reason for names, addresses and numbers: s40(2) for foi, NR for inquiry.",
         "\"s40(2)\""},
        {"keep_domains", truth, "Whether the part of a mail address behind the @ stays. Without it: true.", "false"},
        {"person_keys", truth,
         "Whether each mark of a name has a number that is the same for one person everywhere. Without it: false.",
         "true"},
        {"attachment_names",
         text,
         "cleaned: withheld words are taken out of them; none: only their number and kind are given.",
         "\"cleaned\"",
         optional,
         {"cleaned", "none"}},
        {"disclose", tables, "Who is named.", "", optional, {}, &disclose_table},
        {"withhold", tables, "Other words that are withheld.", "", optional, {}, &withhold_table},
        {"keep", tables, "Words that are never touched.", "", optional, {}, &keep_table},
    }};

// --- decisions/1
// ------------------------------------------------------------------------------------------------------

Table const decision_table = {
    "An answer to one open question.",
    {
        {"what", text, "The rule that asks.", "\"name.word\"", required},
        {"where", text, "Which words are asked about: a number that survives edits elsewhere.", "\"3f9a01c2\"",
         required},
        {"choice",
         text,
         "hide: they are withheld; keep: they stay; empty: not answered yet.",
         "\"hide\"",
         optional,
         {"hide", "keep", ""}},
        {"decided_by", text, "Who decided.", "\"A. Bell\""},
        {"why", text, "Why.", "\"The month is meant.\""},
    }};

Table const decisions_root = {
    "Answers to open questions. dhrdoc writes the questions, a person answers them. Holds nothing that the key does "
    "not.",
    {
        format_key("\"decisions/1\""),
        {"decisions", tables, "One entry for each question.", "", optional, {}, &decision_table},
    }};

}  // namespace

Key const* Table::find(std::string_view name) const {
    auto const found = std::find_if(keys.begin(), keys.end(), [name](Key const& key) { return key.name == name; });
    return found == keys.end() ? nullptr : &*found;
}

Table const& case_table() { return case_root; }
Table const& identities_table() { return identities_root; }
Table const& feedback_table() { return feedback_root; }
Table const& decisions_table() { return decisions_root; }
Table const& progress_table() { return progress_root; }
Table const& disclosure_table() { return disclosure_root; }

std::vector<Format> const& formats() {
    static std::vector<Format> const all = {{"case", 1, &case_root},
                                            {"identities", 1, &identities_root},
                                            {"feedback", 1, &feedback_root},
                                            {"decisions", 1, &decisions_root},
                                            {"progress", 1, &progress_root},
                                            {"portfolio", 1, &portfolio_root},
                                            {"disclosure", 1, &disclosure_root}};
    return all;
}

Format const* find_format(std::string_view kind) {
    auto const& all = formats();
    auto const found =
        std::find_if(all.begin(), all.end(), [kind](Format const& format) { return format.kind == kind; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace dhrdoc::casefile
