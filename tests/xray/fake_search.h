// Takes a few words; makes a plain search for them, so that xray can be tested without redact.
#pragma once

#include "model/search.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dhrdoc::xray::test {

class FakeSearch final : public model::Search {
public:
    explicit FakeSearch(std::vector<std::string> words, std::vector<std::string> days = {})
        : words_(std::move(words)), days_(std::move(days)) {}

    [[nodiscard]] std::vector<model::Hit> find(std::string_view text, model::Reading reading) const override {
        std::vector<model::Hit> hits;
        for (std::string const& word : words_) look_for(word, "name.test", text, reading, hits);
        for (std::string const& day : days_) look_for(day, "date.test", text, reading, hits);
        return hits;
    }
    [[nodiscard]] std::vector<std::string> words() const override { return words_; }

private:
    static bool is_word(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    }
    static char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

    /// Folded letters, and where each stands; in prose a run of anything blank is one space.
    static std::pair<std::string, std::vector<std::size_t>> view(std::string_view text, model::Reading reading) {
        std::pair<std::string, std::vector<std::size_t>> out;
        for (std::size_t i = 0; i < text.size(); ++i) {
            bool const blank = text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r';
            if (reading == model::Reading::squeezed && !is_word(text[i])) continue;
            if (text.substr(i).starts_with("-\n")) {  // a word parted at the end of a line
                ++i;
                continue;
            }
            if (blank && !out.first.empty() && out.first.back() == ' ') continue;
            out.first += blank ? ' ' : folded(text[i]);
            out.second.push_back(i);
        }
        return out;
    }
    static void look_for(std::string const& word, char const* rule, std::string_view text, model::Reading reading,
                         std::vector<model::Hit>& hits) {
        auto const [shown, places] = view(text, reading);
        std::string const wanted = view(word, reading).first;
        for (std::size_t at = shown.find(wanted); at != std::string::npos; at = shown.find(wanted, at + 1)) {
            std::size_t const end = at + wanted.size();
            bool const alone = (at == 0 || !is_word(shown[at - 1])) && (end >= shown.size() || !is_word(shown[end]));
            if (reading == model::Reading::prose && !alone) continue;
            hits.push_back({places[at], places[end - 1] + 1, rule, "someone", true});
        }
    }

    std::vector<std::string> words_;
    std::vector<std::string> days_;
};

}  // namespace dhrdoc::xray::test
