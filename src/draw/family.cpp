// Takes a table of people; ties them together and finds their generations.
#include "draw/family.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <set>

namespace dhrdoc::draw {

namespace {

/// "Adult A, Adult B (separated) and Adult C": names, each with what stands in brackets behind it.
struct Named {
    std::string name, remark;
};

std::vector<Named> names_in(std::string_view text) {
    std::vector<Named> out;
    std::string name, remark;
    int depth = 0;
    auto const finish = [&] {
        if (auto trimmed = base::trimmed(name); !trimmed.empty())
            out.push_back({std::move(trimmed), base::trimmed(remark)});
        name.clear();
        remark.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        if (depth == 0 && text.substr(at).starts_with(" and ")) {
            finish();
            at += 5;
            continue;
        }
        char const c = text[at++];
        if (c == '(') {
            ++depth;
        } else if (c == ')') {
            depth = std::max(0, depth - 1);
        } else if (depth > 0) {
            remark += c;
        } else if (c == ',' || c == ';' || c == '&') {
            finish();
        } else {
            name += c;
        }
    }
    finish();
    return out;
}

bool says_one_of(std::string_view text, std::vector<std::string_view> const& words) {
    auto const lower = base::lower_case(text);
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

bool begins_with(std::string_view role, std::string_view word) {
    auto const lower = base::lower_case(role);
    return lower.starts_with(word) || lower.starts_with("the " + std::string(word));
}

Sex sex_in(std::string const& text) {
    auto const word = base::lower_case(base::trimmed(text));
    for (std::string_view const female : {"female", "woman", "girl", "f"}) {
        if (word == female) return Sex::female;
    }
    for (std::string_view const male : {"male", "man", "boy", "m"}) {
        if (word == male) return Sex::male;
    }
    return Sex::not_given;
}

bool is_parted(std::string const& remark) {
    return says_one_of(remark, {"separated", "divorced", "ended", "former", "ex-", "parted", "previous", "until"});
}

/// Couples and couples of couples, who stand beside each other.
using Chain = std::vector<std::size_t>;

class FamilyReader {
public:
    explicit FamilyReader(ChartData const& data) : data_(data) {}

    std::optional<Family> read() {
        for (std::size_t i = 0; i < data_.rows.size(); ++i) family_.members.push_back(member(i));
        for (std::size_t i = 0; i < data_.rows.size(); ++i) relations(i);
        if (!find_generations()) return std::nullopt;
        order();
        return std::move(family_);
    }

private:
    /// By the heading; where no heading says so, by the place that the column should have.
    [[nodiscard]] std::string cell(std::size_t row, std::string_view heading,
                                   std::optional<std::size_t> otherwise) const {
        auto const column = data_.column(heading) ? data_.column(heading) : otherwise;
        return column && *column < data_.series.size() ? data_.rows[row].cells[*column].text : std::string();
    }

    [[nodiscard]] Member member(std::size_t row) const {
        Member out;
        out.name = data_.rows[row].label;
        out.sex = sex_in(cell(row, "sex", 0));
        out.role = cell(row, "role", 1);
        // "mother of the victim" is not the victim.
        out.victim = begins_with(out.role, "victim");
        out.perpetrator = begins_with(out.role, "perpetrator");
        out.died = says_one_of(out.role, {"(died", ", died", "(deceased", ", deceased"});
        out.in_household = says_one_of(cell(row, "household", std::nullopt), {"yes"});
        return out;
    }

    [[nodiscard]] std::optional<std::size_t> find(std::string const& name) const {
        for (std::size_t i = 0; i < family_.members.size(); ++i) {
            if (base::lower_case(family_.members[i].name) == base::lower_case(name)) return i;
        }
        return std::nullopt;
    }

    void relations(std::size_t row) {
        for (auto const& partner : names_in(cell(row, "partners", 3))) {
            auto const other = find(partner.name);
            if (!other || *other == row) continue;
            auto& both = union_of(row, other);
            both.couple = true;
            both.parted = both.parted || is_parted(partner.remark);
        }
        auto& parents = family_.members[row].parents;
        for (auto const& parent : names_in(cell(row, "parents", 2))) {
            auto const other = find(parent.name);
            bool const new_one =
                other && *other != row && std::find(parents.begin(), parents.end(), *other) == parents.end();
            if (new_one && parents.size() < 2) parents.push_back(*other);
        }
        if (parents.empty()) return;
        union_of(parents.front(), parents.size() > 1 ? std::optional(parents.back()) : std::nullopt)
            .children.push_back(row);
    }

    Union& union_of(std::size_t first, std::optional<std::size_t> second) {
        if (second && *second < first) std::swap(first, *second);
        for (auto& each : family_.unions) {
            if (each.first == first && each.second == second) return each;
        }
        family_.unions.push_back({first, second, false, false, {}});
        return family_.unions.back();
    }

    // --- generations -------------------------------------------------------------------------------------------------

    /// Children below their parents, couples beside each other. False where that cannot be.
    bool find_generations() {
        auto& members = family_.members;
        for (bool changed = true; changed;) {
            changed = false;
            auto const lower = [&](std::size_t i, std::size_t least) {
                if (members[i].generation >= least) return;
                members[i].generation = least;
                changed = true;
            };
            for (auto const& each : family_.unions) {
                if (each.second) {
                    lower(each.first, members[*each.second].generation);
                    lower(*each.second, members[each.first].generation);
                }
                for (auto const child : each.children) lower(child, members[each.first].generation + 1);
            }
            for (auto const& each : members) {
                if (each.generation > members.size()) return false;
            }
        }
        raise_elders();
        place_others();
        return true;
    }

    /// Somebody without parents in the table stands right above their children, and not at the top.
    void raise_elders() {
        auto& members = family_.members;
        for (std::size_t round = 0; round < members.size(); ++round) {
            for (auto const& each : family_.unions) {
                if (each.children.empty() || !may_move(each.first) || (each.second && !may_move(*each.second)))
                    continue;
                auto least = members[each.children.front()].generation;
                for (auto const child : each.children) least = std::min(least, members[child].generation);
                members[each.first].generation = least - 1;
                if (each.second) members[*each.second].generation = least - 1;
            }
        }
    }

    /// Nobody else holds them where they are.
    [[nodiscard]] bool may_move(std::size_t i) const {
        if (!family_.members[i].parents.empty()) return false;
        return std::count_if(family_.unions.begin(), family_.unions.end(),
                             [i](Union const& each) { return each.first == i || each.second == i; }) == 1;
    }

    /// Friends and others who are nobody's kin stand beside the victim.
    void place_others() {
        auto& members = family_.members;
        auto const victim = std::find_if(members.begin(), members.end(), [](Member const& m) { return m.victim; });
        auto const beside = victim == members.end() ? 0 : victim->generation;
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (is_alone(i)) members[i].generation = beside;
        }
        auto least = members.front().generation;
        for (auto const& each : members) least = std::min(least, each.generation);
        for (auto& each : members) each.generation -= least;
    }

    [[nodiscard]] bool is_alone(std::size_t i) const {
        return family_.members[i].parents.empty() &&
               std::none_of(family_.unions.begin(), family_.unions.end(),
                            [i](Union const& each) { return each.first == i || each.second == i; });
    }

    // --- order -------------------------------------------------------------------------------------------------------

    void order() {
        std::size_t deepest = 0;
        for (auto const& each : family_.members) deepest = std::max(deepest, each.generation);
        family_.generations.resize(deepest + 1);
        place_.assign(family_.members.size(), 0);
        chains_.resize(deepest + 1);
        for (std::size_t g = 0; g <= deepest; ++g) order(g);
        // Elders follow their children's order, and children theirs once more.
        for (auto g = deepest; g-- > 0;) follow_children(g);
        for (std::size_t g = 1; g <= deepest; ++g) {
            improve(chains_[g], g);
            settle(g);
        }
    }

    void follow_children(std::size_t generation) {
        std::stable_sort(chains_[generation].begin(), chains_[generation].end(),
                         [this](Chain const& a, Chain const& b) { return wish(a) < wish(b); });
        settle(generation);
    }

    /// The mean of the places of the children of a chain, or its own place where it has none; in thousandths.
    [[nodiscard]] std::size_t wish(Chain const& chain) const {
        std::size_t sum = 0;
        std::size_t count = 0;
        for (std::size_t i = 0; i < family_.members.size(); ++i) {
            for (auto const parent : family_.members[i].parents) {
                if (std::find(chain.begin(), chain.end(), parent) == chain.end()) continue;
                sum += place_[i] * 1000;
                ++count;
            }
        }
        return count == 0 ? place_[chain.front()] * 1000 : sum / count;
    }

    /// The chains as they stand now are the row.
    void settle(std::size_t generation) {
        auto& row = family_.generations[generation];
        row.clear();
        for (auto const& each : chains_[generation]) row.insert(row.end(), each.begin(), each.end());
        for (std::size_t i = 0; i < row.size(); ++i) place_[row[i]] = i;
    }

    /// Children stand in the order of their parents; couples beside each other; strangers last.
    void order(std::size_t generation) {
        std::vector<std::size_t> all;
        for (std::size_t i = 0; i < family_.members.size(); ++i) {
            if (family_.members[i].generation == generation) all.push_back(i);
        }
        std::stable_sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
        std::set<std::size_t> placed;
        std::vector<Chain> chains;
        // Who has one partner at most begins a chain, so that somebody with two stands between them.
        for (auto const at_end : {true, false}) {
            for (auto const each : all) {
                if (placed.contains(each) || (at_end && partners(each).size() > 1)) continue;
                chains.emplace_back();
                chain(each, placed, chains.back());
            }
        }
        std::stable_sort(chains.begin(), chains.end(),
                         [&](Chain const& a, Chain const& b) { return rank(a) < rank(b); });
        improve(chains, generation);
        chains_[generation] = std::move(chains);
        settle(generation);
    }

    [[nodiscard]] std::size_t rank(Chain const& chain) const {
        auto least = rank(chain.front());
        for (auto const each : chain) least = std::min(least, rank(each));
        return least;
    }

    /// Neighbours change places, and chains turn around, while that brings children nearer to below their parents.
    void improve(std::vector<Chain>& chains, std::size_t generation) const {
        if (generation == 0) return;
        auto best = distance(chains, generation);
        for (bool better = true; better;) {
            better = false;
            auto const try_out = [&](auto const& change) {
                auto other = chains;
                change(other);
                auto const now = distance(other, generation);
                if (now >= best) return;
                best = now;
                chains = std::move(other);
                better = true;
            };
            for (std::size_t i = 0; i < chains.size(); ++i) {
                try_out([i](auto& list) { std::reverse(list[i].begin(), list[i].end()); });
                if (i + 1 < chains.size()) try_out([i](auto& list) { std::swap(list[i], list[i + 1]); });
            }
        }
    }

    /// Squares of how far children stand from below their parents, both rows counted from their middles, in quarters.
    [[nodiscard]] std::int64_t distance(std::vector<Chain> const& chains, std::size_t generation) const {
        Chain row;
        for (auto const& each : chains) row.insert(row.end(), each.begin(), each.end());
        auto const above = static_cast<std::int64_t>(family_.generations[generation - 1].size());
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < row.size(); ++i) {
            auto const& parents = family_.members[row[i]].parents;
            if (parents.empty()) continue;
            auto const wished = static_cast<std::int64_t>(place_[parents.front()] + place_[parents.back()]) - above + 1;
            auto const is = 2 * static_cast<std::int64_t>(i) - static_cast<std::int64_t>(row.size()) + 1;
            sum += (wished - is) * (wished - is);
        }
        return sum;
    }

    /// The mean of the places of the parents, doubled; of the partner's parents where one's own are not known.
    [[nodiscard]] std::size_t rank(std::size_t i) const {
        auto const own = [&](std::size_t person) -> std::optional<std::size_t> {
            auto const& parents = family_.members[person].parents;
            if (parents.empty()) return std::nullopt;
            return place_[parents.front()] + place_[parents.back()];
        };
        if (auto const rank = own(i)) return *rank;
        for (auto const partner : partners(i)) {
            if (auto const rank = own(partner)) return *rank;
        }
        return is_alone(i) ? family_.members.size() * 4 : 0;
    }

    [[nodiscard]] std::vector<std::size_t> partners(std::size_t i) const {
        std::vector<std::size_t> out;
        for (auto const& each : family_.unions) {
            if (!each.second) continue;
            if (each.first == i) out.push_back(*each.second);
            if (*each.second == i) out.push_back(each.first);
        }
        return out;
    }

    void chain(std::size_t from, std::set<std::size_t>& placed, std::vector<std::size_t>& row) const {
        if (!placed.insert(from).second) return;
        row.push_back(from);
        for (auto const partner : partners(from)) {
            if (family_.members[partner].generation == family_.members[from].generation) chain(partner, placed, row);
        }
    }

    ChartData const& data_;
    Family family_;
    std::vector<std::vector<Chain>> chains_;  // of each generation
    std::vector<std::size_t> place_;          // of each member in its generation
};

}  // namespace

std::optional<Family> family_of(ChartData const& data) { return FamilyReader(data).read(); }

}  // namespace dhrdoc::draw
