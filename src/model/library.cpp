// Takes nothing; names the fields of the national library's record.
#include "model/library.h"

#include <algorithm>
#include <charconv>

namespace dhrdoc::model {

std::vector<LibraryField> const& library_fields() {
    static std::vector<LibraryField> const all = [] {
        std::vector<LibraryField> fields{{"title"},
                                         {"download_id"},
                                         {"upload_month"},
                                         {"url"},
                                         {"incident.csp"},
                                         {"incident.region"},
                                         {"incident.death_date"},
                                         {"incident.multiple_victims"},
                                         {"incident.cause_of_death"},
                                         {"incident.location_of_death"},
                                         {"incident.intimate_partner_violence"},
                                         {"incident.familial_homicide"},
                                         {"incident.parricide"},
                                         {"incident.homicide_suicide"},
                                         {"incident.children_present"},
                                         {"incident.coercive_control"},
                                         {"incident.economic_abuse"},
                                         {"incident.faith_based_marriage"},
                                         {"incident.forced_marriage"},
                                         {"incident.honour_based_violence"},
                                         {"incident.physical_abuse"},
                                         {"incident.emotional_abuse"},
                                         {"incident.separation"},
                                         {"incident.sexual_abuse"},
                                         {"incident.stalking"}};
        static constexpr std::array<LibraryField, 11> victim{{{"victim.age_band"},
                                                              {"victim.sex"},
                                                              {"victim.sexual_orientation"},
                                                              {"victim.previous_offences"},
                                                              {"victim.religion"},
                                                              {"victim.ethnicity"},
                                                              {"victim.relationship"},
                                                              {"victim.suicide"},
                                                              {"victim.carer"},
                                                              {"victim.mental_health", true},
                                                              {"victim.vulnerability", true}}};
        static constexpr std::array<LibraryField, 11> second{{{"second_victim.age_band"},
                                                              {"second_victim.sex"},
                                                              {"second_victim.sexual_orientation"},
                                                              {"second_victim.previous_offences"},
                                                              {"second_victim.religion"},
                                                              {"second_victim.ethnicity"},
                                                              {"second_victim.relationship"},
                                                              {"second_victim.suicide"},
                                                              {"second_victim.carer"},
                                                              {"second_victim.mental_health", true},
                                                              {"second_victim.vulnerability", true}}};
        static constexpr std::array<LibraryField, 12> perpetrator{{{"perpetrator.age_band"},
                                                                   {"perpetrator.sex"},
                                                                   {"perpetrator.sexual_orientation"},
                                                                   {"perpetrator.previous_offences"},
                                                                   {"perpetrator.ethnicity"},
                                                                   {"perpetrator.relationship"},
                                                                   {"perpetrator.suicide"},
                                                                   {"perpetrator.carer"},
                                                                   {"perpetrator.carer_for_victim"},
                                                                   {"perpetrator.mental_health", true},
                                                                   {"perpetrator.vulnerability", true},
                                                                   {"perpetrator.court_verdict"}}};
        fields.insert(fields.end(), victim.begin(), victim.end());
        fields.insert(fields.end(), second.begin(), second.end());
        fields.insert(fields.end(), perpetrator.begin(), perpetrator.end());
        return fields;
    }();
    return all;
}

std::string_view age_band(int age) {
    if (age < 16) return {};
    constexpr std::array<int, 6> past{20, 25, 35, 45, 55, 65};
    return library_age_bands.at(
        static_cast<std::size_t>(std::upper_bound(past.begin(), past.end(), age) - past.begin()));
}

std::string_view age_band(std::string_view written) {
    int age = 0;
    auto const [end, error] = std::from_chars(written.data(), written.data() + written.size(), age);
    if (error != std::errc() || end != written.data() + written.size()) return {};
    return age_band(age);
}

}  // namespace dhrdoc::model
