// Takes texts from all corners of a file; searches them joined, and says of each hit where and how it is hidden.
#include "xray/gathering.h"

#include "base/parallel.h"
#include "xray/readings.h"
#include "xray/wrappings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace dhrdoc::xray {

namespace {

/// Between texts that have nothing to do with each other.
constexpr std::string_view apart = "\n\n|\n\n";

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

bool begins_word(std::string_view text, std::size_t at) {
    if (at == 0 || !is_letter_or_digit(text[at - 1])) return true;
    bool const hump = is_lower(text[at - 1]) && is_upper(text[at]);
    bool const digit = (text[at - 1] >= '0' && text[at - 1] <= '9') != (text[at] >= '0' && text[at] <= '9');
    return hump || digit;
}

/// Where the next line begins, or the end. A text without lines is cut anywhere between two characters.
std::size_t line_after(std::string_view text, std::size_t at) {
    constexpr std::size_t longest_line = 1'000;
    if (at >= text.size()) return text.size();
    auto const line = text.substr(0, std::min(text.size(), at + longest_line)).find('\n', at);
    if (line != std::string_view::npos) return line + 1;
    while (at < text.size() && (text[at] & 0xC0) == 0x80) ++at;
    return at;
}

/// A plural or a possessive may follow.
bool ends_word(std::string_view text, std::size_t at) {
    for (std::size_t more = 0; more <= 2; ++more) {
        if (at + more >= text.size() || !is_letter_or_digit(text[at + more])) return true;
        if (more == 0 && is_upper(text[at]) && at > 0 && is_lower(text[at - 1])) return true;
        if (text[at + more] != 's' && text[at + more] != 'e') return false;
    }
    return false;
}

}  // namespace

void Gathering::put(Corpus& corpus, Piece piece, std::string_view text, std::string_view after) {
    if (text.empty()) return;
    piece.begin = corpus.text.size();
    corpus.pieces.push_back(std::move(piece));
    corpus.text += text;
    corpus.text += after;
}

void Gathering::add(Channel channel, std::string const& where, std::string_view text, Joined joined) {
    if (text.size() < 2 || std::none_of(text.begin(), text.end(), is_letter_or_digit)) return;
    std::string key = std::to_string(static_cast<int>(channel)) + (joined == Joined::yes ? "+" : "-");
    key += text;
    if (!known_.insert(std::move(key)).second) return;
    auto const shorter = without_base64(text);
    std::string_view const read = shorter ? std::string_view(*shorter) : text;
    put(prose_, {0, channel, where}, read, apart);
    if (joined == Joined::yes) put(squeezed_, {0, channel, where}, read, apart);
    std::vector<std::string> derived = derived_texts(text);
    if (channel == Channel::form) {  // of a script, pieces that it may put together
        std::string const& script = derived.empty() ? std::string(text) : derived.back();
        put(squeezed_, {0, channel, where}, quoted_texts(script), apart);
    }
    for (std::string const& one : derived) {
        put(prose_, {0, channel, where}, one, apart);
        if (joined == Joined::yes) put(squeezed_, {0, channel, where}, one, apart);
    }
}

void Gathering::add_string(Channel channel, std::string const& where, std::string_view bytes, Joined joined) {
    if (bytes.size() < 2) return;
    for (std::string const& reading : readings_of_string(bytes)) add(channel, where, reading, joined);
}

void Gathering::add_of_makers(Channel channel, std::string const& where, std::string_view text) {
    Piece piece{0, channel, where};
    piece.of_makers = true;
    put(prose_, piece, text, apart);
}

void Gathering::add_letters(Channel channel, std::string const& where, std::string_view letters) {
    put(squeezed_, {0, channel, where}, letters, apart);
}

void Gathering::add_page(std::string const& where, std::shared_ptr<Painted const> painted, Channel const* forced) {
    if (painted->glyphs.empty()) return;
    // As many as may be read at once, however many there are to read them: the order of all texts hangs on it.
    finish_pages_but(1);
    auto const how = threads_ > 1 ? std::launch::async : std::launch::deferred;
    being_read_.push_back(
        std::async(how, [where, painted = std::move(painted), forced] { return sheet_of(where, *painted, forced); }));
}

void Gathering::finish_pages() { finish_pages_but(0); }

void Gathering::wait_for_pages() const {
    for (auto const& page : being_read_) page.wait();
}

/// Pages are taken in their order; no more than `most` are in memory as glyphs.
void Gathering::finish_pages_but(std::size_t most) {
    while (being_read_.size() > most) {
        auto sheet = being_read_.front().get();
        being_read_.pop_front();
        take(std::move(sheet));
    }
}

Gathering::Sheet Gathering::sheet_of(std::string const& where, Painted const& painted, Channel const* forced) {
    Sheet sheet;
    sheet.where = where;
    if (forced != nullptr) {
        sheet.has_forced = true;
        sheet.forced = *forced;
    }
    sheet.top = painted.page.top;
    sheet.texts.push_back(text_in_order(painted, Known::by_map));
    for (Glyph const& glyph : painted.glyphs) {
        sheet.hidden.push_back(glyph.hidden);
        sheet.shown.push_back(glyph.shown);
        sheet.heights.push_back(static_cast<float>(glyph.origin.y));
    }
    Lines const lines = lines_of(painted);
    sheet.texts.push_back(text_by_place(painted, lines, sheet.texts[0]));
    sheet.texts.push_back(text_by_column(painted, lines));
    if (has_second_meaning(painted)) sheet.texts.push_back(text_in_order(painted, Known::by_shape));
    return sheet;
}

void Gathering::take(Sheet sheet) {
    bool const is_new = known_.insert("page" + sheet.texts[0].text).second;
    if (sheet.has_forced && !is_new) return;
    int const number = static_cast<int>(pages_.size());
    auto const& where = sheet.where;
    put(order_, {0, Channel::page_text, where, number, 0}, sheet.texts[0].text, "\n");
    std::string const& text = sheet.texts[0].text;
    put(prose_, {0, Channel::background, where}, unseen_tags(text), apart);
    if (!sheet.has_forced) join_pages(where, text);
    put(placed_, {0, Channel::order, where, number, 1}, sheet.texts[1].text, apart);
    put(columns_, {0, Channel::order, where, number, 2}, sheet.texts[2].text, apart);
    if (sheet.texts.size() > 3) {
        put(prose_, {0, Channel::split, where, number, 3}, sheet.texts[3].text, apart);
        put(squeezed_, {0, Channel::split, where, number, 3}, sheet.texts[3].text, apart);
    }
    pages_.push_back(std::move(sheet));
}

/// A word parted at the end of a page goes on below the heading of the next; between them stand numbers and notes.
void Gathering::join_pages(std::string const& where, std::string_view text) {
    constexpr std::size_t furniture = 4;  // lines
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const end = std::min(text.find_first_of("\n\t", at), text.size());
        if (end > at) lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    for (std::string const& parted : parted_) {
        for (std::size_t i = 0; i < std::min(furniture, lines.size()); ++i)
            put(prose_, {0, Channel::order, where}, parted + "\n" + std::string(lines[i]), apart);
    }
    parted_.clear();
    for (std::size_t i = lines.size() - std::min(furniture, lines.size()); i < lines.size(); ++i) {
        bool const hyphen =
            lines[i].ends_with('-') || lines[i].ends_with("\xC2\xAD") || lines[i].ends_with("\xE2\x80\x90");
        if (hyphen) parted_.emplace_back(lines[i]);
    }
}

void Gathering::search() {
    finish_pages();
    using enum model::Reading;
    // Reported in this order, whoever found it.
    std::vector<Quest> quests;
    for (auto const& [corpus, reading] :
         {std::pair{&order_, prose}, std::pair{&prose_, prose}, std::pair{&placed_, prose},
          std::pair{&order_, squeezed}, std::pair{&squeezed_, squeezed}, std::pair{&placed_, squeezed},
          std::pair{&columns_, squeezed}})
        add_quests(quests, *corpus, reading);
    look(quests);
    for (auto const& quest : quests) {
        auto const& text = quest.corpus->text;
        bool const page = quest.corpus == &order_ || quest.corpus == &placed_ || quest.corpus == &columns_;
        for (model::Hit const& hit : quest.hits) {
            if (hit.end > text.size() || hit.begin >= hit.end) continue;
            if (quest.reading == squeezed && !plausible(text, hit, page)) continue;
            report(*quest.corpus, hit, quest.reading);
        }
    }
    for (Corpus const* const corpus : {&prose_, &order_}) {
        for (Disguised const& place : disguises_.find(corpus->text))
            report(*corpus, {place.begin, place.end, "name.disguised", {}, true}, prose);
    }
    for (Corpus* const corpus : {&prose_, &squeezed_, &placed_, &columns_, &order_}) *corpus = {};
    pages_.clear();
    found_glyphs_.clear();
}

/// A long text is searched in parts, cut at the same places however many threads there are. Each is read with what
/// stands around it, which may decide what a word at its border means.
void Gathering::add_quests(std::vector<Quest>& quests, Corpus const& corpus, model::Reading reading) {
    constexpr std::size_t part = 48'000;
    constexpr std::size_t around = 2'000;
    std::string_view const text = corpus.text;
    for (std::size_t from = 0, to = 0; from < text.size(); from = to) {
        to = line_after(text, from + part);
        auto const first = from <= around ? 0 : std::min(from, line_after(text, from - around));
        quests.push_back({&corpus, reading, from, to, first, line_after(text, to + around), {}});
    }
}

void Gathering::look(std::vector<Quest>& quests) const {
    base::in_parallel(quests.size(), threads_, [&](std::size_t i) {
        auto& [corpus, reading, from, to, first, last, hits] = quests[i];
        for (auto& hit : search_.find(std::string_view(corpus->text).substr(first, last - first), reading)) {
            hit.begin += first;
            hit.end += first;
            if (hit.begin >= from && hit.begin < to) hits.push_back(std::move(hit));
        }
    });
}

/// Letters of neighbouring words make many a name ("just in"). A name in pieces begins where a word begins, and its
/// pieces are parted by more than a space of the line, or are single letters.
bool Gathering::plausible(std::string_view text, model::Hit const& hit, bool page) {
    std::string_view const words = text.substr(hit.begin, hit.end - hit.begin);
    if (words.find("|") != std::string_view::npos && words.find(apart) != std::string_view::npos) return false;
    if (!begins_word(text, hit.begin) || !ends_word(text, hit.end)) return false;
    std::size_t pieces = 0;
    std::size_t letters = 0;
    bool hard = false;
    bool in_word = false;
    std::size_t between = 0;
    for (char const c : words) {
        bool const letter = is_letter_or_digit(c);
        between = letter ? 0 : between + 1;
        hard = hard || (!page && between > 1);  // "Whit' + 'combe" in a script, but not "just in" or "just_in"
        if (letter && !in_word) ++pieces;
        if (letter) ++letters;
        in_word = letter;
        hard = hard || (page && (c == '\n' || c == '\t'));
    }
    // A whole word of a page is for the prose reading to judge: there it may stand in a phrase that is kept.
    if (pieces <= 1) return !page;
    bool const lower = page && is_lower(words[0]);
    if (letters <= 2 * pieces + 1) return letters >= 4;  // spaced out: nearly every letter stands alone
    return hard && !lower;
}

void Gathering::report(Corpus const& corpus, model::Hit const& hit, model::Reading reading) {
    auto const after = std::upper_bound(corpus.pieces.begin(), corpus.pieces.end(), hit.begin,
                                        [](std::size_t at, Piece const& piece) { return at < piece.begin; });
    if (after == corpus.pieces.begin()) return;
    Piece const& piece = *std::prev(after);
    if (piece.page >= 0) {
        bool const in_order = piece.text == 0 && reading == model::Reading::prose;
        report_on_page(piece, hit.begin - piece.begin, hit.end - piece.begin, hit, in_order);
    } else {
        bool const date_rule = hit.rule.starts_with("date");
        bool const date = date_rule && (piece.channel == Channel::information || piece.channel == Channel::xmp);
        bool const any_designer = piece.of_makers && (date_rule || hit.rule == "name.forename");
        found(date ? Channel::date : piece.channel, piece.where, hit, hit.certain && !any_designer);
    }
}

void Gathering::report_on_page(Piece const& piece, std::size_t begin, std::size_t end, model::Hit const& hit,
                               bool in_order) {
    Sheet const& sheet = pages_.at(static_cast<std::size_t>(piece.page));
    PageText const& page = sheet.texts.at(piece.text);
    std::array<std::size_t, 5> hidden{};
    std::size_t glyphs = 0;
    bool fresh = false;
    std::set<std::uint32_t> operators;
    double height = 0;
    std::uint32_t last = PageText::none;
    for (std::size_t i = begin; i < std::min(end, page.glyphs.size()); ++i) {
        std::uint32_t const index = page.glyphs[i];
        if (index == PageText::none || index == last) continue;
        last = index;
        if (glyphs++ == 0) height = sheet.heights[index];
        operators.insert(sheet.shown[index]);
        fresh = found_glyphs_.insert({piece.page, index}).second || fresh;
        for (std::size_t bit = 0; bit < hidden.size(); ++bit) {
            if ((sheet.hidden[index] & (1U << bit)) != 0) ++hidden.at(bit);
        }
    }
    if (glyphs == 0 || (!fresh && !in_order)) return;
    Channel channel = !in_order ? piece.channel : operators.size() > 1 ? Channel::split : Channel::page_text;
    if (!in_order && piece.text == 0) channel = Channel::order;
    constexpr std::array<Channel, 5> why = {Channel::covered, Channel::background, Channel::off_page, Channel::tiny,
                                            Channel::layer};
    for (std::size_t bit = hidden.size(); bit-- > 0;) {
        if (hidden.at(bit) * 2 >= glyphs) channel = why.at(bit);
    }
    if (sheet.has_forced) channel = sheet.forced;
    std::string where = sheet.where;
    double const millimetres = (sheet.top - height) * 25.4 / 72;
    if (!sheet.has_forced && millimetres >= 0 && millimetres < 2000)
        where += ", " + std::to_string(std::lround(millimetres)) + " mm from the top";
    found(channel, where, hit, hit.certain);
}

void Gathering::found(Channel channel, std::string const& where, model::Hit const& hit, bool certain) {
    std::string const name = name_of(channel);
    std::string const doubt = certain ? "" : "?";
    if (!reported_.insert(name + '\n' + where + '\n' + hit.rule + doubt).second) return;
    findings_.push_back({name, where, leak_message(channel), hit.rule, certain,
                         certain ? base::Severity::error : base::Severity::warning});
}

}  // namespace dhrdoc::xray
