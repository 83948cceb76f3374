// Takes a numbered document; gives headings their ids, and puts words where a cross-reference stands.
#include "markdown/references.h"

#include "base/nearest.h"
#include "base/unicode.h"
#include "markdown/inlines.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

namespace dhrdoc::markdown {

namespace {

using model::Block;
using model::BlockKind;

/// Looking for the nearest of all ids is slow; a text with more mistakes than this has another problem.
constexpr std::size_t most_hints = 50;

/// `wanted` in the source of a block, as narrow as it can be found.
model::Origin place_in(Context const& context, model::Origin origin, std::string_view wanted) {
    auto const source = context.slice(origin);
    auto const at = source.find(wanted);
    if (at == std::string_view::npos) return origin;
    return origin_between(origin.begin + at, origin.begin + at + wanted.size());
}

/// Letters and digits of any script stay, in lower case; what is between them becomes one hyphen.
std::string slug_of(std::string_view text) {
    std::string slug;
    bool gap = false;
    for (auto const c : base::lower_case(text)) {
        auto const byte = static_cast<unsigned char>(c);
        auto const is_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80;
        if (c == '\'' || !is_word) {
            gap = gap || c != '\'';
            continue;
        }
        if (gap && !slug.empty()) slug += '-';
        gap = false;
        slug += c;
    }
    return slug.empty() ? "section" : slug;
}

/// The words, with a space for insets and for typographic marks, which are of no use in an id.
std::string words_for_slug(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        auto const c = base::next_code_point(text, at);
        auto const punctuation = (c >= 0x2000 && c <= 0x206F) || (c >= 0x80 && c <= 0xBF) || c == 0xFFFC;
        if (c == 0x2019) continue;
        base::append_utf8(out, punctuation ? U' ' : c);
    }
    return out;
}

class Ids {
public:
    explicit Ids(Context const& context) : context_(context) {}

    void give(model::Document& document) {
        model::for_each_block(document, [&](Block& block) {
            if (!block.id.empty()) add_written(block);
        });
        model::for_each_block(document, [&](Block& block) {
            if (block.kind == BlockKind::heading && block.id.empty()) give_slug(block);
        });
    }

private:
    void add_written(Block& block) {
        auto const [found, is_new] = places_.emplace(block.id, block.origin);
        if (is_new) return;
        auto const wanted = "#" + block.id;
        auto const first = place_in(context_, found->second, wanted);
        context_.error("markdown.id-twice", place_in(context_, block.origin, wanted),
                       fmt::format("the id \"{}\" is used twice; first at {}", block.id, context_.shown_place(first)),
                       "give one of them another id");
        block.id.clear();
    }

    void give_slug(Block& heading) {
        auto const slug = slug_of(words_for_slug(heading.text.text));
        auto& used = counts_[slug];
        do {
            ++used;
            heading.id = used == 1 ? slug : fmt::format("{}-{}", slug, used);
        } while (!places_.emplace(heading.id, heading.origin).second);
    }

    Context const& context_;
    std::unordered_map<std::string, model::Origin> places_;
    std::unordered_map<std::string, unsigned> counts_;  // of a slug: the last number given
};

/// "See e.g. figure 2" goes on.
bool is_abbreviation(std::string_view word) {
    constexpr std::array<std::string_view, 10> known = {"approx", "cf", "etc",  "incl", "no",
                                                        "nos",    "nr", "para", "pp",   "vol"};
    return word.size() < 2 || word.find('.') != std::string_view::npos ||
           std::find(known.begin(), known.end(), base::lower_case(word)) != known.end();
}

/// Whether a sentence begins at `at`. What stands first and is all there is, as in a cell of a table, is none.
bool begins_sentence(std::string_view text, std::size_t at, std::size_t end) {
    auto const before = base::trimmed(text.substr(0, at));
    if (before.empty()) return base::trimmed(text.substr(end)).find_first_of(".!?") != std::string::npos;
    if (before.ends_with('!') || before.ends_with('?')) return true;
    if (!before.ends_with('.')) return false;
    auto const word = before.substr(before.find_last_of(" \n(") + 1);
    return !is_abbreviation(std::string_view(word).substr(0, word.size() - 1));
}

std::string with_capital(std::string words) {
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

class Resolver {
public:
    Resolver(Context const& context, model::Document& document) : context_(context) {
        model::for_each_block(document, [&](Block& block) {
            if (!block.id.empty()) targets_.emplace(block.id, &block);
        });
    }

    void resolve(model::Document& document) {
        // Words for a heading without a number come from its text, so all are found before any text changes.
        for (auto const& [id, block] : targets_) words_.emplace(id, words_of(*block));
        for (auto& [key, text] : document.meta) resolve_text(text, {});
        model::for_each_block(document, [&](Block& block) { resolve_text(block.text, block.origin); });
    }

private:
    static std::string words_of(Block const& block) {
        if (!block.reference.empty() || block.kind != BlockKind::heading) return block.reference;
        auto const title = base::trimmed(words_for_title(block.text.text));
        return title.empty() ? std::string() : fmt::format("“{}”", title);
    }

    static std::string words_for_title(std::string_view text) {
        std::string out;
        for (std::size_t at = 0; at < text.size();) {
            auto const c = base::next_code_point(text, at);
            if (c != 0xFFFC) base::append_utf8(out, c == U'\n' ? U' ' : c);
        }
        return out;
    }

    void resolve_text(model::StyledText& text, model::Origin origin) {
        if (text.links.empty() && text.insets.empty()) return;
        std::size_t searched = origin.begin;
        for (auto const& link : text.links) {
            if (link.target.starts_with(reference_sign)) check(link.target.substr(1), origin, searched);
        }
        for (auto i = text.insets.size(); i-- > 0;) {
            auto const inset = text.insets[i];
            if (inset.kind != model::Inset::Kind::page_reference || !inset.target.starts_with(reference_sign)) continue;
            auto const words = words_.find(inset.target.substr(1));
            auto const missing = words == words_.end() || words->second.empty();
            if (words != words_.end() && words->second.empty()) report_wordless(inset.target.substr(1), origin);
            bool const first = begins_sentence(text.text, inset.at, inset.at + 3);
            text.replace(inset.at, inset.at + 3, missing ? "??" : first ? with_capital(words->second) : words->second);
        }
    }

    void check(std::string const& id, model::Origin origin, std::size_t& searched) {
        auto const place = next_place(id, origin, searched);
        if (targets_.contains(id)) return;
        context_.error("markdown.unknown-id", place, fmt::format("nothing has the id \"{}\"", id), hint_for(id));
    }

    /// Links stand in a text in the order of its source.
    model::Origin next_place(std::string const& id, model::Origin origin, std::size_t& searched) const {
        auto const source = context_.text().substr(0, origin.end);
        auto at = std::min(source.find("#" + id, searched), source.find("page:" + id, searched));
        if (at == std::string_view::npos) return origin;
        searched = at + (source[at] == '#' ? 1U : 5U) + id.size();
        return origin_between(at, searched);
    }

    std::string hint_for(std::string const& id) {
        if (hints_++ < most_hints) {
            if (known_.empty()) {
                for (auto const& [known, block] : targets_) known_.push_back(known);
                std::sort(known_.begin(), known_.end());
            }
            if (auto const meant = base::nearest(id, known_)) return fmt::format("did you mean \"{}\"?", *meant);
        }
        return fmt::format("write {{#{}}} behind the heading or paragraph that is meant", id);
    }

    void report_wordless(std::string const& id, model::Origin origin) const {
        context_.error("markdown.reference-without-number", place_in(context_, origin, "#" + id),
                       fmt::format("what has the id \"{}\" has no number that could be printed", id),
                       fmt::format("write the words yourself: [words](#{})", id));
    }

    Context const& context_;
    std::unordered_map<std::string, Block*> targets_;
    std::unordered_map<std::string, std::string> words_;
    std::vector<std::string> known_;
    std::size_t hints_ = 0;
};

}  // namespace

void give_ids(Context const& context, model::Document& document) { Ids(context).give(document); }

void resolve_references(Context const& context, model::Document& document) {
    Resolver(context, document).resolve(document);
}

}  // namespace dhrdoc::markdown
