// Takes a word that is a name to some and a word to others, where it stands; makes a verdict from classes of evidence.
#pragma once

#include "redact/view.h"

#include <functional>

namespace dhrdoc::redact {

enum class Verdict : std::uint8_t { name, word, open };

/// One place in a text. `is_other_name` answers whether another token is a name that needs no judging or may be one.
struct Occurrence {
    View const& view;
    std::size_t first = 0;
    std::size_t past = 0;
    bool is_surname_only = false;
    std::function<bool(std::size_t)> is_other_name;
};

[[nodiscard]] Verdict judge(Occurrence const& occurrence);
/// The same for two or three initials written together: "DH".
[[nodiscard]] Verdict judge_initials(Occurrence const& occurrence, bool dotted);

/// "told", "was arrested" follows: nothing but a person does or suffers that.
[[nodiscard]] bool acts_like_a_person(Occurrence const& occurrence);

/// True where all letters of the sentence around are capitals, so that a capital says nothing.
[[nodiscard]] bool all_capitals_around(View const& view, std::size_t token);
/// True if the word after `token` is what a person does: told, attended, looked.
[[nodiscard]] bool verb_follows(View const& view, std::size_t past);
/// True if "was acquitted", "is pregnant", "had been arrested" follows: what only people are.
[[nodiscard]] bool is_done_to_a_person(View const& view, std::size_t past);
/// True if "LJ", "J", "KC" follows: what stands behind the name of a judge or of counsel.
[[nodiscard]] bool office_follows(View const& view, std::size_t past);
/// True for "(29)", ", aged 34", ", 29,".
[[nodiscard]] bool age_follows(View const& view, std::size_t past);
/// True if `'s` follows directly.
[[nodiscard]] bool possessive_follows(View const& view, std::size_t past);

}  // namespace dhrdoc::redact
