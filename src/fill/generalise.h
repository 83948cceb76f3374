// Takes the key; makes what a published text may say instead: cover names, and of each protected date as much as may be
// shown. The view of a case is built from this, so that it never sees a name that is withheld.
#pragma once

#include "model/identities.h"
#include "model/policy.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::fill {

/// A day as it may be printed: "March 2021" and "in March 2021".
struct ShownDate {
    std::string text;
    std::string on;
};

struct Generalised {
    struct CoverName {
        std::string id, name;
    };
    struct ProtectedDay {
        std::string id;
        /// Nothing where no part of the date may be shown.
        std::optional<ShownDate> shown;
        /// To know the same day again where the case gives it; never printed.
        base::Date exact{};
    };
    std::vector<CoverName> people, places, agencies;
    std::vector<ProtectedDay> dates;

    [[nodiscard]] static std::optional<std::string> find(std::vector<CoverName> const& names, std::string_view id);
};

[[nodiscard]] Generalised generalise(model::Identities const& key, model::Profile profile);

[[nodiscard]] ShownDate shown_in_full(base::Date date);
[[nodiscard]] ShownDate shown_to(base::Date date, model::Precision precision);

}  // namespace dhrdoc::fill
