// Takes a portfolio and the keys of its cases; makes one policy that withholds what any of them withholds.
//
// What one case calls "victim" is another person in the next, so each id carries the number of its case. A pseudonym of
// one case may be somebody's name in another: in a paper over many cases people go by the part that they have.
#pragma once

#include "casefile/reader.h"
#include "model/policy.h"
#include "model/portfolio.h"
#include "model/tally.h"

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace dhrdoc {

using Keys = std::vector<std::shared_ptr<model::Identities const>>;  // by case; null where it has none

[[nodiscard]] Keys keys_of(model::Portfolio const& portfolio, casefile::Reader const& reader);
[[nodiscard]] std::shared_ptr<model::Identities const> one_key_of(model::Portfolio const& portfolio, Keys const& keys);
/// What of all cases bears on redaction: who has which part, and what is public.
[[nodiscard]] std::shared_ptr<model::Case const> one_case_of(model::Portfolio const& portfolio);

/// What each number is made of, a line each: "recommendations.open = 12: DHR-07 r1 (cases/07/case.toml:88), ...".
void explain_tally(model::Portfolio const& portfolio, model::Tally const& tally, base::Sources const& sources,
                   std::function<void(std::string_view)> const& say);

}  // namespace dhrdoc
