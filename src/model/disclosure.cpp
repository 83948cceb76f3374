// Takes reasons for withholding; says what they stand for.
#include "model/disclosure.h"

#include <array>
#include <string_view>
#include <utility>

namespace dhrdoc::model {

std::string personal_reason(Disclosure const& disclosure) {
    if (disclosure.exemption.given()) return disclosure.exemption.value;
    return disclosure.scheme == Scheme::foi ? "s40(2)" : "NR";
}

std::string meaning_of_reason(std::string_view reason) {
    // Freedom of Information Act 2000, Part II; the labels are those of protocols of public inquiries.
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 27> known = {
        {{"s21", "information that can be had in another way"},
         {"s22", "information that is to be published"},
         {"s23", "bodies that deal with security matters"},
         {"s24", "national security"},
         {"s26", "defence"},
         {"s27", "international relations"},
         {"s28", "relations within the United Kingdom"},
         {"s29", "the economy"},
         {"s30", "investigations and proceedings of public authorities"},
         {"s31", "law enforcement"},
         {"s32", "court records"},
         {"s33", "audit functions"},
         {"s34", "parliamentary privilege"},
         {"s35", "the making of government policy"},
         {"s36", "the conduct of public affairs"},
         {"s37", "communications with the Royal Household, and honours"},
         {"s38", "health and safety"},
         {"s39", "environmental information"},
         {"s40", "personal information"},
         {"s41", "information given in confidence"},
         {"s42", "legal professional privilege"},
         {"s43", "commercial interests"},
         {"s44", "disclosure that is prohibited by law"},
         {"NR", "name redacted"},
         {"PD", "personal data"},
         {"I&S", "irrelevant and sensitive"},
         {"LPP", "legal professional privilege"}}};
    auto const section = reason.substr(0, reason.find('('));
    for (auto const& [word, meaning] : known)
        if (word == section || word == reason) return std::string(meaning);
    return {};
}

}  // namespace dhrdoc::model
